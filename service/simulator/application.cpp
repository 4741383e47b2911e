// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/application.h"

#include "service/simulator/draws.h"
#include "service/simulator/papers.h"

#include <QJsonArray>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String companyRegistration("000125001001");
constexpr int basisPoints = 10000;
/// 10,000 yuan in fen.
constexpr qint64 tenThousandYuan = 1000000;

struct Trade
{
    QString word;
    QString code;                      ///< GB/T 4754
    QList<QPair<QString, bool>> scope; ///< business, needs a licence
};

const QList<Trade> &trades()
{
    static const QList<Trade> all = {
        {u"茶业"_s, u"A0164"_s, {{u"茶叶种植"_s, false}, {u"食用农产品初加工"_s, false}, {u"食品销售"_s, true}}},
        {u"科技"_s, u"I6510"_s, {{u"软件开发"_s, false}, {u"信息系统集成服务"_s, false}}},
        {u"文化传播"_s, u"R8790"_s, {{u"组织文化艺术交流活动"_s, false}, {u"会议及展览服务"_s, false}}},
        {u"建筑工程"_s, u"E4710"_s, {{u"建设工程施工"_s, true}, {u"建筑材料销售"_s, false}}},
        {u"旅游"_s, u"L7291"_s, {{u"旅游业务"_s, true}, {u"旅游开发项目策划咨询"_s, false}}},
        {u"农业"_s, u"A0111"_s, {{u"谷物种植"_s, false}, {u"农副产品销售"_s, false}}},
        {u"商贸"_s, u"F5211"_s, {{u"日用百货销售"_s, false}, {u"国内贸易代理"_s, false}}},
        {u"餐饮管理"_s, u"H6210"_s, {{u"餐饮服务"_s, true}, {u"餐饮管理"_s, false}}},
    };
    return all;
}

QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

/// A word no registered company has, another for every index of a run.
QString companyName(const ApplicationKey &key, const Trade &trade, const Registries &registries, QString &word)
{
    static const QString first = u"青黔云雾岭溪松竹梅兰荷枫泉峰谷霞晨朗瑞祥嘉禾稻麦"_s;
    static const QString second = u"岚源川泽林苑和远达盛兴隆泰安宁丰茂华明辉宇航腾跃"_s;
    const qsizetype pairs = first.size() * second.size();
    const quint64 place = (quint64(key.index) + key.seed * 131) % quint64(pairs);
    word = QString(first[qsizetype(place) % first.size()]) % second[qsizetype(place) / first.size()] % u"示例"_s;
    QString round;
    for (qsizetype more = key.index / pairs;; ++more) {
        const QString chosen = more == 0 ? word : QString(word % QString(more, u'新'));
        round = u"贵州"_s % chosen % trade.word % u"有限公司"_s;
        if (!registries.takenNames.contains(round)) {
            word = chosen;
            return round;
        }
    }
}

QString anotherName(const QString &name)
{
    return QString(name.left(1) % (name.endsWith(u'琳') ? u"彤"_s : u"琳"_s));
}

/// The same building, a room that does not exist in it.
QString anotherRoom(const RegisteredAddress &address, const Registries &registries)
{
    const qsizetype end = address.detail.lastIndexOf(u'室');
    const qsizetype start = address.detail.lastIndexOf(u'栋') + 1;
    const int room = address.detail.mid(start, end - start).toInt();
    for (int more = 1;; ++more) {
        const QString detail = address.detail.left(start) % QString::number(room + more) % u'室';
        if (!registries.takenAddresses.contains(address.area % u' ' % address.street % u' ' % detail))
            return detail;
    }
}

UnitId sourceFor(const RegisteredAddress &address, Draws &draws)
{
    const int way = draws.below(100);
    if (way < 10)
        return UnitId(u"CK-QYKB"_s);
    if (way >= 35) {
        if (address.area.startsWith(u"5201"))
            return UnitId(u"PT-GY"_s);
        if (address.area.startsWith(u"5202"))
            return UnitId(u"PT-LPS"_s);
        if (address.area.startsWith(u"5203"))
            return UnitId(u"PT-ZY"_s);
        if (address.area.startsWith(u"5204"))
            return UnitId(u"PT-AS"_s);
    }
    return UnitId(u"APP-YSGZ"_s);
}

QString mobileOf(Draws &draws)
{
    return u"1380000"_s % QString::number(1000 + draws.below(9000));
}

QJsonObject personOf(const RegisteredPerson &person)
{
    return {{u"name"_s, person.name}, {u"idType"_s, u"111"_s}, {u"idNo"_s, person.idNo}};
}

QJsonObject with(QJsonObject object, std::initializer_list<std::pair<QString, QJsonValue>> more)
{
    for (const auto &[name, value] : more)
        object.insert(name, value);
    return object;
}

/// Four different people: legal representative, manager, supervisor, finance officer.
QList<RegisteredPerson> castOf(Draws &draws, const Registries &registries)
{
    QList<RegisteredPerson> cast;
    QSet<QString> numbers;
    while (cast.size() < 4) {
        const RegisteredPerson &person = draws.pick(registries.people);
        if (numbers.contains(person.idNo))
            continue;
        numbers.insert(person.idNo);
        cast.append(person);
    }
    return cast;
}

struct Shares
{
    QString entType;
    QJsonArray holders;
};

Shares sharesOf(Draws &draws, const QList<RegisteredPerson> &cast, const Registries &registries, qint64 capital,
                QDate due)
{
    const RegisteredBody &body = draws.pick(registries.bodies);
    const int majority = (51 + draws.below(40)) * 100;
    const int shape = draws.below(10);
    const auto share = [&](QJsonObject who, int ratio) {
        return with(std::move(who), {{u"amount"_s, capital / basisPoints * ratio},
                                     {u"ratio"_s, ratio},
                                     {u"way"_s, u"CASH"_s},
                                     {u"due"_s, iso(due)}});
    };
    const auto person = [&](qsizetype who) { return with(personOf(cast[who]), {{u"kind"_s, u"PERSON"_s}}); };
    const QJsonObject enterprise{{u"kind"_s, u"ENTERPRISE"_s}, {u"name"_s, body.name}, {u"uscc"_s, body.uscc}};
    if (shape == 0)
        return {u"1151"_s, {share(person(0), basisPoints)}};
    if (shape == 1)
        return {u"1152"_s, {share(enterprise, basisPoints)}};
    if (shape < 5)
        return {u"1130"_s, {share(person(1), majority), share(enterprise, basisPoints - majority)}};
    return {u"1130"_s, {share(person(0), majority), share(person(1), basisPoints - majority)}};
}

Mistake mistakeOf(Draws &draws)
{
    const int chance = draws.below(100);
    if (chance < 70)
        return Mistake::None;
    if (chance < 78)
        return Mistake::LeaseUnsigned;
    if (chance < 86)
        return Mistake::WrongRoom;
    return chance < 93 ? Mistake::LegalRepName : Mistake::NameNoticeMissing;
}

SimulatedApplication make(const ApplicationKey &key, const Registries &registries, std::optional<Mistake> forced)
{
    Draws draws(key.seed, quint64(key.index));
    // The mistake is drawn first and everything after it is drawn alike: a corrected application differs in it alone.
    const Mistake drawn = mistakeOf(draws);
    const RegisteredAddress address = draws.pick(registries.addresses);
    const Trade &trade = draws.pick(trades());
    const QList<RegisteredPerson> cast = castOf(draws, registries);
    const qint64 capital = tenThousandYuan * 10 * (1 + draws.below(100));
    const QDate signedOn = key.day.addDays(-1);
    const Shares shares = sharesOf(draws, cast, registries, capital, signedOn.addYears(4));
    const int staff = 2 + draws.below(60);
    const int insured = 1 + draws.below(staff);
    const QString proof = QString::asprintf("%d-%03d", signedOn.year(), 1 + draws.below(999));

    SimulatedApplication application;
    application.mistake = forced.value_or(drawn);
    application.source = sourceFor(address, draws);
    const bool wrongName = application.mistake == Mistake::LegalRepName;
    const bool wrongRoom = application.mistake == Mistake::WrongRoom;
    const RegisteredPerson head{cast[0].idNo, wrongName ? anotherName(cast[0].name) : cast[0].name};

    QString word;
    const QString name = companyName(key, trade, registries, word);
    QJsonObject place{{u"area"_s, address.area}, {u"street"_s, address.street}, {u"detail"_s, address.detail}};
    if (wrongRoom)
        place.insert(u"detail"_s, anotherRoom(address, registries));
    QJsonArray scope;
    for (const auto &[item, licensed] : trade.scope)
        scope.append(QJsonObject{{u"item"_s, item}, {u"licensed"_s, licensed}});
    QJsonArray holders = shares.holders;
    for (qsizetype i = 0; i < holders.size(); ++i) {
        if (const QJsonObject holder = holders[i].toObject(); holder[u"idNo"_s] == head.idNo)
            holders[i] = with(holder, {{u"name"_s, head.name}});
    }
    const QString agentMobile = mobileOf(draws);

    protocol::IntakeApplication &intake = application.intake;
    intake.deliveryId = u"sim-"_s % QString::number(key.seed) % u'-' % key.day.toString(u"yyyyMMdd"_s) % u'-' %
                        QString::number(key.index);
    intake.item = ItemCode(companyRegistration);
    intake.applicant.kind = ApplicantKind::Enterprise;
    intake.applicant.name = name;
    intake.applicant.agentName = cast[1].name;
    intake.applicant.agentMobile = agentMobile;
    // The app and the platforms let only people in whose real name they checked; the window looks at the card.
    intake.identityChecked = true;
    if (application.mistake == Mistake::NameNoticeMissing)
        intake.promises = {{MaterialId(u"nameNotice"_s), key.day.addDays(2)}};
    // The middle of the afternoon before, in Guizhou.
    intake.submittedAt = QDateTime(signedOn, QTime(7, 0), Qt::UTC).addSecs(key.index % 7200);
    intake.form = QJsonObject{
        {u"nameApprovalNo"_s,
         QString(u"（黔市监）名称自主申报〔"_s % QString::number(signedOn.year()) % u"〕第"_s %
                 QStringView(QString::number(1000000 + (key.seed * 7919 + quint64(key.index)) % 1000000)).sliced(1) %
                 u"号"_s)},
        {u"nameApprovedOn"_s, iso(signedOn.addDays(-14))},
        {u"name"_s, name},
        {u"nameParts"_s,
         QJsonObject{
             {u"division"_s, u"贵州"_s}, {u"word"_s, word}, {u"industry"_s, trade.word}, {u"form"_s, u"有限公司"_s}}},
        {u"entType"_s, shares.entType},
        {u"addr"_s, place},
        {u"bizAddr"_s, place},
        {u"premises"_s, QJsonObject{{u"kind"_s, u"LEASED"_s},
                                    {u"proof"_s, QString(u"房屋租赁合同 "_s % proof)},
                                    {u"owner"_s, address.owner},
                                    {u"leaseFrom"_s, iso(signedOn.addDays(-7))},
                                    {u"leaseEnd"_s, iso(signedOn.addYears(3))}}},
        {u"capital"_s, capital},
        {u"currency"_s, u"CNY"_s},
        {u"term"_s, QJsonObject{{u"kind"_s, u"LONG"_s}}},
        {u"scope"_s, scope},
        {u"industry"_s, trade.code},
        {u"licCopies"_s, 1},
        {u"legalRep"_s, with(personOf(head), {{u"post"_s, u"EXECUTIVE_DIRECTOR"_s}, {u"mobile"_s, mobileOf(draws)}})},
        {u"directors"_s,
         QJsonArray{with(personOf(head), {{u"post"_s, u"EXECUTIVE_DIRECTOR"_s}, {u"how"_s, u"ELECTED"_s}}),
                    with(personOf(cast[1]), {{u"post"_s, u"MANAGER"_s}, {u"how"_s, u"EMPLOYED"_s}}),
                    with(personOf(cast[2]), {{u"post"_s, u"SUPERVISOR"_s}, {u"how"_s, u"ELECTED"_s}})}},
        {u"holders"_s, holders},
        {u"finance"_s, with(personOf(cast[3]), {{u"mobile"_s, mobileOf(draws)}})},
        {u"liaison"_s, with(personOf(cast[1]), {{u"mobile"_s, agentMobile}})},
        {u"agent"_s, with(personOf(cast[1]), {{u"mobile"_s, agentMobile},
                                              {u"scope"_s, QJsonArray{u"SUBMIT"_s, u"CORRECT"_s, u"COLLECT"_s}},
                                              {u"from"_s, iso(signedOn.addDays(-7))},
                                              {u"until"_s, iso(signedOn.addMonths(6))}})},
        {u"staff"_s, staff},
        {u"accounting"_s, u"INDEPENDENT"_s},
        {u"isBranchTaxed"_s, false},
        {u"insuredStaff"_s, insured},
        {u"sealMaker"_s, u"贵阳示例印章有限公司"_s},
        {u"delivery"_s, QJsonObject{{u"way"_s, u"ON_SITE"_s}}},
        {u"declare"_s, QJsonObject{{u"accepted"_s, true}, {u"signedBy"_s, head.name}, {u"signedOn"_s, iso(signedOn)}}},
    };
    application.papers = papersOf(intake.form, address, application.mistake);
    return application;
}

} // namespace

const QList<UnitId> &handingInUnits()
{
    static const QList<UnitId> units = {UnitId(u"APP-YSGZ"_s), UnitId(u"PT-GY"_s), UnitId(u"PT-ZY"_s),
                                        UnitId(u"PT-LPS"_s),   UnitId(u"PT-AS"_s), UnitId(u"CK-QYKB"_s)};
    return units;
}

const QList<QPair<QString, UnitId>> &receivingUnits()
{
    static const QList<QPair<QString, UnitId>> units = {{u"tax"_s, UnitId(u"SWJ-SZHD"_s)},
                                                        {u"social"_s, UnitId(u"RST-SB"_s)},
                                                        {u"statistics"_s, UnitId(u"TJJ-ML"_s)},
                                                        {u"seal"_s, UnitId(u"GAT-YZ"_s)},
                                                        {u"quality"_s, UnitId(u"SCJGJ-ZL"_s)}};
    return units;
}

SimulatedApplication makeApplication(const ApplicationKey &key, const Registries &registries)
{
    return make(key, registries, std::nullopt);
}

SimulatedApplication makeFaultless(const ApplicationKey &key, const Registries &registries)
{
    return make(key, registries, Mistake::None);
}

} // namespace yunchuang::simulator
