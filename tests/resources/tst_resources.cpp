// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areacode.h"
#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "domain/codelists.h"
#include "domain/deadlineengine.h"
#include "domain/divisions.h"
#include "domain/itemcode.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"
#include "domain/vocabulary.h"
#include "forms/formcatalogue.h"
#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

/// The sixteen departments that have items, under today's names.
const QStringList sixteen{u"FGW"_s, u"GXT"_s, u"JYT"_s,   u"GAT"_s, u"MZT"_s, u"RST"_s,   u"ZRZYT"_s, u"STHJT"_s,
                          u"ZJT"_s, u"JTT"_s, u"NYNCT"_s, u"SWT"_s, u"WJW"_s, u"SCJGJ"_s, u"SWJ"_s,   u"YBJ"_s};

/// The services of the brief by their basic codes.
const QStringList fortyServices{
    u"001001001000"_s, u"000101002000"_s, u"000102001000"_s, u"000102002000"_s, u"000105001001"_s, u"522005001000"_s,
    u"000105003000"_s, u"522007001000"_s, u"000107002001"_s, u"000107003001"_s, u"000707004000"_s, u"000110001001"_s,
    u"000710002000"_s, u"522011001000"_s, u"000111002000"_s, u"000511003000"_s, u"000711004000"_s, u"000112001000"_s,
    u"000112002001"_s, u"522012003000"_s, u"000113001001"_s, u"000113001002"_s, u"000113003000"_s, u"000114001000"_s,
    u"000114002001"_s, u"000114003001"_s, u"000115001000"_s, u"000115002000"_s, u"000117001000"_s, u"000117002001"_s,
    u"001018001000"_s, u"000118002000"_s, u"000120001000"_s, u"000120002000"_s, u"000125001001"_s, u"000125001002"_s,
    u"000125001003"_s, u"000126001000"_s, u"522026002000"_s, u"000128001001"_s};

QJsonDocument sourceDocument(const QString &name)
{
    QFile file(QStringLiteral(YC_SOURCE_DIR "/resources/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

QList<QStringList> rowsOf(const QString &name)
{
    QFile file(QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo/") + name);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            rows.append(line.split(u','));
    }
    return rows;
}

QSet<QString> placeholdersIn(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{([^{}]*)\\}"_s);
    QSet<QString> found;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured(1));
    return found;
}

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    if (value.isString())
        texts.append(value.toString());
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        texts += textsIn(one);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        texts += textsIn(it.value());
    return texts;
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyJsonFileIsRead_data();
    void everyJsonFileIsRead();
    void theSixteenDepartments();
    void unitsSucceedEachOther();
    void refusesBrokenDirectories_data();
    void refusesBrokenDirectories();
    void theFortyServices_data();
    void theFortyServices();
    void registrationIsInTwoVersions();
    void lawsChangedLimits_data();
    void lawsChangedLimits();
    void itemsAreCompletelyDefined_data();
    void itemsAreCompletelyDefined();
    void unitsOfItemsExistedInTheirTime();
    void referencesOfItemsLeadSomewhere();
    void accountsFitTheUnits();
    void phrasesNameActs();
    void divisionsAreATree();
    void noticesAreComplete();
    void registryRowsAreSafe();
    void registryRowsAreTheSameAgain();

private:
    FormCatalogue m_forms;
    OrgDirectory m_units;
    Catalogue m_catalogue;
};

void TestResources::initTestCase()
{
    initYunchuangResources();
    const auto forms = FormCatalogue::fromJson(formResources());
    QVERIFY2(forms.has_value(), forms ? "" : qPrintable(QString(forms.error().where + u": " + forms.error().what)));
    m_forms = *forms;
    QVERIFY(m_forms.keys().size() >= 16);

    const auto units = parseOrgUnits(resourceDocument(u"units.json"_s).array());
    QVERIFY2(units.has_value(), units ? "" : qPrintable(QString(units.error().where + u": " + units.error().what)));
    m_units = OrgDirectory(*units);

    QVector<ServiceItem> items;
    const QJsonArray catalogue = catalogueResources();
    for (const QJsonValue &json : catalogue) {
        const auto item = parseServiceItem(json.toObject());
        QVERIFY2(item.has_value(), item ? "" : qPrintable(QString(item.error().where + u": " + item.error().what)));
        items.append(*item);
    }
    QCOMPARE(items.size(), resourceNames(u"catalogue"_s).size());
    m_catalogue = Catalogue(items);
}

void TestResources::everyJsonFileIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &folder : {u"calendars"_s, u"catalogue"_s, u"notices"_s}) {
        const QStringList names = resourceNames(folder);
        QVERIFY2(!names.isEmpty(), qPrintable(folder));
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    for (const QString &name : {u"units.json"_s, u"phrases.json"_s, u"divisions.json"_s, u"noticeplaceholders.json"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestResources::everyJsonFileIsRead()
{
    QFETCH(QString, name);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(resourceBytes(name), &error);
    QVERIFY2(!document.isEmpty(), qPrintable(error.errorString()));
    QVERIFY(resourceDocument(u"no-such-file.json"_s).isNull());
}

void TestResources::theSixteenDepartments()
{
    const QDate today(2026, 11, 24);
    for (const QString &id : sixteen) {
        const OrgUnit *unit = m_units.find(UnitId(id));
        QVERIFY2(unit, qPrintable(id));
        QCOMPARE(unit->kind, UnitKind::Department);
        QVERIFY2(m_units.canReceive(unit->id, today), qPrintable(id));
        QVERIFY2(checkUscc(unit->uscc).has_value(), qPrintable(id));
        int sections = 0;
        for (const OrgUnit &other : m_units.units()) {
            if (other.kind == UnitKind::Section && m_units.departmentOf(other.id) == unit->id)
                ++sections;
        }
        QVERIFY2(sections >= 2, qPrintable(id));
    }
    int platforms = 0;
    int apps = 0;
    int windows = 0;
    QSet<QString> codes;
    for (const OrgUnit &unit : m_units.units()) {
        platforms += unit.kind == UnitKind::CityPlatform ? 1 : 0;
        apps += unit.kind == UnitKind::App ? 1 : 0;
        windows += unit.kind == UnitKind::Window ? 1 : 0;
        if (!unit.uscc.isEmpty()) {
            QVERIFY2(!codes.contains(unit.uscc), qPrintable(unit.uscc));
            codes.insert(unit.uscc);
        }
    }
    QCOMPARE(platforms, 4);
    QCOMPARE(apps, 1);
    QVERIFY(windows >= 2);
}

void TestResources::unitsSucceedEachOther()
{
    const QDate then(2017, 9, 1);
    const QDate now(2026, 11, 24);
    QCOMPARE(m_units.nameOn(UnitId(u"SCJGJ"_s), then), u"贵州省工商行政管理局"_s);
    QCOMPARE(m_units.nameOn(UnitId(u"SCJGJ"_s), now), u"贵州省市场监督管理局"_s);
    QCOMPARE(m_units.nameOn(UnitId(u"ZRZYT"_s), then), u"贵州省国土资源厅"_s);
    QCOMPARE(m_units.nameOn(UnitId(u"SWJ"_s), then), u"贵州省地方税务局"_s);
    QVERIFY(m_units.canReceive(UnitId(u"SYJ"_s), then));
    QVERIFY(!m_units.canReceive(UnitId(u"SYJ"_s), now));
    QCOMPARE(m_units.find(UnitId(u"SYJ"_s))->successor, UnitId(u"SCJGJ"_s));
    QVERIFY(!m_units.canReceive(UnitId(u"YBJ"_s), then));
    QVERIFY(m_units.canReceive(UnitId(u"YBJ"_s), now));
}

void TestResources::refusesBrokenDirectories_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *json, const char *where) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(where);
    };
    const char *twice =
        R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a"},{"id":"A","kind":"APP","name":"b","shortName":"b"}])";
    row("twice", twice, "/1/id");
    row("unknown kind", R"([{"id":"A","kind":"CLUB","name":"a","shortName":"a"}])", "/0/kind");
    row("unknown key", R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","colour":"red"}])", "/0/colour");
    row("no name", R"([{"id":"A","kind":"SECTION","shortName":"a"}])", "/0");
    row("no such parent", R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","parent":"B"}])", "/0/parent");
    row("circle",
        R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","parent":"B"},{"id":"B","kind":"SECTION","name":"b","shortName":"b","parent":"A"}])",
        "/0/parent");
    row("no such successor", R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","successor":"B"}])",
        "/0/successor");
    row("bad code", R"([{"id":"A","kind":"DEPARTMENT","name":"a","shortName":"a","uscc":"11520000DEM000014X"}])",
        "/0/uscc");
    row("ends before it begins",
        R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","validFrom":"2018-02-01","validTo":"2018-01-01"}])",
        "/0/validTo");
    row("former name without a day",
        R"([{"id":"A","kind":"SECTION","name":"a","shortName":"a","formerNames":[{"name":"b","shortName":"b"}]}])",
        "/0/formerNames/0");
}

void TestResources::refusesBrokenDirectories()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isArray());
    const auto units = parseOrgUnits(document.array());
    QVERIFY(!units.has_value());
    QTEST(units.error().where, "where");
}

void TestResources::theFortyServices_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : fortyServices)
        QTest::newRow(qPrintable(code)) << code;
}

void TestResources::theFortyServices()
{
    QFETCH(QString, code);
    const ServiceItem *then = m_catalogue.inForce(ItemCode(code), QDate(2017, 9, 1));
    const ServiceItem *now = m_catalogue.inForce(ItemCode(code), QDate(2026, 11, 24));
    QVERIFY(then);
    QVERIFY(now);
    QCOMPARE(then->key.version, 1);
    QVERIFY(now->key.version == 1 || now->validFrom > then->validFrom);
}

void TestResources::registrationIsInTwoVersions()
{
    const ItemCode code(u"000125001001"_s);
    const ServiceItem *old = m_catalogue.inForce(code, QDate(2017, 9, 1));
    const ServiceItem *now = m_catalogue.inForce(code, QDate(2026, 11, 24));
    QVERIFY(old && now);
    QCOMPARE(old->key.version, 1);
    QCOMPARE(now->key.version, 2);
    QCOMPARE(old->legalLimit, (Limit{15, LimitUnit::CalendarDays}));
    QCOMPARE(old->promisedLimit, (Limit{2, LimitUnit::WorkingDays}));
    QCOMPARE(now->legalLimit, (Limit{3, LimitUnit::WorkingDays}));
    QCOMPARE(now->flow.size(), 2);
    QCOMPARE(now->flow.at(0).id, StepId(u"examine"_s));
    QCOMPARE(now->flow.at(1).post, Post::Decider);
    QVERIFY(!now->examinerMayDecide);
    QVERIFY(now->competentUnits.size() >= 3);
}

void TestResources::lawsChangedLimits_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Limit>("before");
    QTest::addColumn<Limit>("after");
    const auto row = [](const char *name, const char *code, Limit before, Limit after) {
        QTest::newRow(name) << QString::fromLatin1(code) << before << after;
    };
    const auto working = [](int days) { return Limit{days, LimitUnit::WorkingDays}; };
    const auto calendar = [](int days) { return Limit{days, LimitUnit::CalendarDays}; };
    row("registration, 2022", "000125001001", calendar(15), working(3));
    row("change of registration, 2022", "000125001002", calendar(15), working(3));
    row("deregistration, 2022", "000125001003", calendar(15), working(3));
    row("construction permit, 2019", "000114001000", working(15), working(7));
    row("food licence, 2023", "000128001001", working(20), working(10));
    row("medical devices, 2021", "000128004001", working(30), working(20));
    row("drug licence, 2024", "000128003001", working(30), working(20));
}

void TestResources::lawsChangedLimits()
{
    QFETCH(QString, code);
    const ServiceItem *old = m_catalogue.find({ItemCode(code), 1});
    const ServiceItem *now = m_catalogue.find({ItemCode(code), 2});
    QVERIFY(old && now);
    QTEST(old->legalLimit, "before");
    QTEST(now->legalLimit, "after");
    QVERIFY(old->validFrom < now->validFrom);
    QCOMPARE(m_catalogue.inForce(ItemCode(code), now->validFrom.addDays(-1))->key.version, 1);
    QCOMPARE(m_catalogue.inForce(ItemCode(code), now->validFrom)->key.version, 2);
}

void TestResources::itemsAreCompletelyDefined_data()
{
    QTest::addColumn<QString>("file");
    const QStringList names = resourceNames(u"catalogue"_s);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestResources::itemsAreCompletelyDefined()
{
    QFETCH(QString, file);
    const ServiceItem item = *parseServiceItem(resourceDocument(file).object());
    QCOMPARE(file, u"catalogue/%1-%2.json"_s.arg(item.key.code.text()).arg(item.key.version));
    QVERIFY(!item.legalBases.isEmpty());
    QVERIFY(!item.resultName.isEmpty());
    QVector<Limit> steps;
    for (const FlowStep &step : item.flow)
        steps.append({step.limitDays, LimitUnit::WorkingDays});
    const auto limits = checkLimits(item.limits(), steps);
    QVERIFY2(limits, limits ? "" : qPrintable(QString::number(int(limits.error().code))));
    if (item.kind == ItemKind::PartWork)
        return;
    const auto basic = parseItemCode(item.key.code.text());
    const auto whole = parseItemCode(item.implementationCode);
    QVERIFY(basic && whole);
    QVERIFY(whole->warnings.isEmpty());
    QCOMPARE(whole->catalogue, item.key.code.text());
    QCOMPARE(basic->type, item.type);
    QCOMPARE(whole->level, item.level);
    QVERIFY(!codelists::nameOfCode(codelists::itemTypes(), item.type).isEmpty());
    QVERIFY(!item.recipients.isEmpty());
    QVERIFY(!item.materials.isEmpty());
    QVERIFY(item.reviewPoints.size() >= 2);
    QVERIFY(!item.verbs.isEmpty());
    for (const QString &basis : item.legalBases)
        QVERIFY2(basis.startsWith(u"《"), qPrintable(basis));
    const ItemGuide &guide = item.guide;
    QVERIFY(guide.powerSource > 0 && guide.bodyNature > 0);
    QVERIFY(!guide.channels.isEmpty() && !guide.onlineDepth.isEmpty() && !guide.conditions.isEmpty());
    QVERIFY(!guide.place.isEmpty() && !guide.hours.isEmpty() && !guide.complaint.isEmpty());
    QVERIFY(guide.visits <= 2);
    // 不见面: who need not come can be served over the network to the end (5 and 6 of the list), unless nobody can be.
    if (guide.visits == 0 && item.status == ItemStatus::InUse)
        QVERIFY(guide.onlineDepth.contains(6));
    const bool atOnce = item.kind == ItemKind::Instant && item.promisedLimit.amount == 0;
    QCOMPARE(item.promisedLimit.unit == LimitUnit::Instant, atOnce);
}

void TestResources::unitsOfItemsExistedInTheirTime()
{
    const QDate today(2026, 11, 24);
    for (const ServiceItem &item : m_catalogue.items()) {
        QVector<UnitId> named = item.competentUnits;
        named << item.consultedUnits << item.reportsTo.values();
        for (const Receiver &receiver : item.receivers)
            named << receiver.unit;
        for (const ReviewPoint &point : item.reviewPoints)
            named << point.consult;
        for (const UnitId &unit : named) {
            const QByteArray where = item.name.toUtf8() + ' ' + unit.text().toUtf8();
            QVERIFY2(m_units.canReceive(unit, std::max(item.validFrom, QDate(2017, 1, 1))), where.constData());
            QVERIFY2(m_units.canReceive(m_units.inChargeOn(unit, today), today), where.constData());
        }
    }
    for (const OrgUnit &unit : m_units.units()) {
        if (unit.validTo.isValid() && unit.validTo < today)
            QVERIFY2(m_units.canReceive(m_units.inChargeOn(unit.id, today), today), qPrintable(unit.id.text()));
    }
}

void TestResources::referencesOfItemsLeadSomewhere()
{
    const QDate today(2026, 11, 24);
    QSet<QString> parts;
    for (const ServiceItem &item : m_catalogue.items()) {
        const QByteArray name = item.name.toUtf8();
        const FormDescription *form = m_forms.find(item.formId, item.formVersion);
        QVERIFY2(form, name.constData());
        for (auto it = item.approvalForms.begin(); it != item.approvalForms.end(); ++it) {
            const FormDescription *approval = m_forms.find(FormKey::fromText(it.value()));
            QVERIFY2(approval, qPrintable(it.value()));
            QVERIFY2(approval->root().editable.contains(it.key().text()), qPrintable(it.value()));
        }
        // The department is the one that decides: where an item is reported up, that of the last unit.
        UnitId deciding = item.acceptingUnit;
        while (item.isReportedUpFrom(deciding))
            deciding = item.reportsTo.value(deciding);
        QCOMPARE(m_units.departmentOf(deciding), item.department);
        for (const ItemMaterial &material : item.materials) {
            static const QSet<QString> places{QString(),     u"legal-persons"_s, u"population"_s, u"addresses"_s,
                                              u"vehicles"_s, u"taxpayers"_s,     u"education"_s,  u"police"_s,
                                              u"planning"_s, u"licences"_s};
            QVERIFY2(places.contains(material.fromRegistry), qPrintable(material.fromRegistry));
        }
        for (const ReviewPoint &point : item.reviewPoints) {
            QVERIFY2(!point.correction.isEmpty() && !point.fields.isEmpty(), qPrintable(point.id));
            for (const QString &field : point.fields)
                QVERIFY2(form->field(field), qPrintable(field));
            for (const UnitId &unit : point.consult)
                QVERIFY2(m_units.find(unit), qPrintable(unit.text()));
        }
        for (const Receiver &receiver : item.receivers) {
            parts.insert(receiver.id.text());
            QVERIFY2(m_units.find(receiver.unit), qPrintable(receiver.unit.text()));
            for (const QString &field : receiver.fields)
                QVERIFY2(form->field(field), qPrintable(field));
            if (!receiver.work.isEmpty()) {
                const ServiceItem *work = m_catalogue.inForce(receiver.work, today);
                QVERIFY2(work, qPrintable(receiver.work.text()));
                QCOMPARE(work->kind, ItemKind::PartWork);
                QVERIFY(work->isCompetent(receiver.unit));
            }
        }
        if (!item.implementationCode.isEmpty()) {
            QVERIFY(item.implementationCode.startsWith(m_units.find(item.department)->uscc));
            QVERIFY(item.implementationCode.endsWith(item.key.code.text()));
        }
    }
    QVERIFY(parts.contains(
        QSet<QString>{u"tax"_s, u"social"_s, u"statistics"_s, u"seal"_s, u"quality"_s, u"taxclear"_s, u"insurance"_s}));
}

void TestResources::accountsFitTheUnits()
{
    const QJsonArray users = sourceDocument(u"users.demo.json"_s).array();
    QVERIFY(users.size() >= 12);
    QHash<QString, int> administrators;
    QSet<QString> names;
    for (const QJsonValue &json : users) {
        const QString user = json[u"user"_s].toString();
        QVERIFY2(!names.contains(user), qPrintable(user));
        names.insert(user);
        QVERIFY(!json.toObject().contains(u"password"_s));
        const QJsonArray grants = json[u"grants"_s].toArray();
        QVERIFY2(!grants.isEmpty() && !json[u"name"_s].toString().isEmpty(), qPrintable(user));
        Posts held;
        for (const QJsonValue &grant : grants) {
            QVERIFY2(m_units.find(UnitId(grant[u"unit"_s].toString())), qPrintable(user));
            const QJsonArray posts = grant[u"posts"_s].toArray();
            QVERIFY(!posts.isEmpty());
            for (const QJsonValue &post : posts) {
                const auto known = valueOf<Post>(post.toString());
                QVERIFY2(known, qPrintable(post.toString()));
                held |= *known;
            }
        }
        // The three administrators are three people, and none of them handles cases.
        const Posts administration = Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin;
        if (held & administration) {
            QVERIFY2((held & ~administration) == Posts(), qPrintable(user));
            QCOMPARE(qPopulationCount(quint32(held)), 1U);
            ++administrators[QString::number(quint32(held))];
        }
        QVERIFY2(!(held.testFlag(Post::CaseOfficer) && held.testFlag(Post::Decider)), qPrintable(user));
    }
    QCOMPARE(administrators.size(), 3);
}

void TestResources::phrasesNameActs()
{
    const QJsonArray phrases = resourceDocument(u"phrases.json"_s).array();
    QVERIFY(!phrases.isEmpty());
    for (const QJsonValue &entry : phrases) {
        const QString action = entry[u"action"_s].toString();
        QVERIFY2(valueOf<Action>(action), qPrintable(action));
        const QString step = entry[u"step"_s].toString();
        const bool known =
            step.isEmpty() || std::any_of(m_catalogue.items().begin(), m_catalogue.items().end(),
                                          [&](const ServiceItem &item) { return item.step(StepId(step)); });
        QVERIFY2(known, qPrintable(step));
        const QJsonArray texts = entry[u"phrases"_s].toArray();
        QVERIFY(!texts.isEmpty());
        for (const QJsonValue &text : texts)
            QVERIFY(!text.toString().isEmpty() && text.toString().size() <= 200);
    }
}

void TestResources::divisionsAreATree()
{
    const auto divisions = Divisions::fromJson(resourceDocument(u"divisions.json"_s).object());
    QVERIFY2(divisions, divisions ? "" : qPrintable(QString(divisions.error().where + u' ' + divisions.error().what)));
    int prefectures = 0;
    int counties = 0;
    for (const Division &division : divisions->all()) {
        // The table of the identity numbers and this one know the same codes.
        QCOMPARE(isKnownArea(division.code), !division.nonStandard);
        if (division.validTo != 0 || division.nonStandard)
            continue;
        prefectures += division.parent == u"520000" ? 1 : 0;
        counties += !division.parent.isEmpty() && division.parent != u"520000" ? 1 : 0;
    }
    QCOMPARE(prefectures, 9);
    QCOMPARE(counties, 88);

    // Counties that were renamed: today's code for an old one, and both names in their time.
    QCOMPARE(divisions->inYear(u"520221"_s, 2026)->name, u"水城区"_s);
    QCOMPARE(divisions->inYear(u"520221"_s, 2017)->name, u"水城县"_s);
    QCOMPARE(divisions->inYear(u"520222"_s, 2026)->code, u"520281"_s);
    QCOMPARE(divisions->inYear(u"522322"_s, 2026)->name, u"兴仁市"_s);
    QCOMPARE(divisions->inYear(u"520522"_s, 2026)->name, u"黔西市"_s);
    QCOMPARE(divisions->fullName(u"520581"_s), u"贵州省毕节市黔西市"_s);
    QCOMPARE(divisions->inYear(u"522100"_s, 2026)->code, u"520300"_s);
    QVERIFY(!divisions->find(u"520204"_s)->existedIn(2017));
    QVERIFY(divisions->find(u"GA"_s)->nonStandard);
}

void TestResources::noticesAreComplete()
{
    const QJsonObject known = resourceDocument(u"noticeplaceholders.json"_s).object();
    const QJsonObject scalars = known[u"placeholders"_s].toObject();
    const QJsonObject lists = known[u"lists"_s].toObject();
    static const QSet<QString> blockTypes{u"number"_s, u"addressee"_s, u"paragraph"_s, u"table"_s,    u"tableOf"_s,
                                          u"list"_s,   u"seal"_s,      u"date"_s,      u"signature"_s};
    QSet<QString> kinds;
    const QStringList names = resourceNames(u"notices"_s);
    for (const QString &name : names) {
        const QJsonObject notice = resourceDocument(name).object();
        const QByteArray label = name.toUtf8();
        const QString kind = notice[u"kind"_s].toString();
        QVERIFY2(valueOf<DocumentKind>(kind), label.constData());
        kinds.insert(kind);
        QVERIFY2(!notice[u"title"_s].toString().isEmpty(), label.constData());
        QVERIFY2(!notice[u"basis"_s].toArray().isEmpty(), label.constData());

        const QStringList declared = notice[u"placeholders"_s].toVariant().toStringList();
        QSet<QString> used;
        QSet<QString> each;
        const QJsonArray blocks = notice[u"blocks"_s].toArray();
        for (const QJsonValue &block : blocks) {
            QVERIFY2(blockTypes.contains(block[u"type"_s].toString()), label.constData());
            QSet<QString> here;
            const QStringList texts = textsIn(block);
            for (const QString &text : texts)
                here.unite(placeholdersIn(text));
            if (const QString list = block[u"each"_s].toString(); !list.isEmpty()) {
                QVERIFY2(lists.contains(list), label.constData());
                each.insert(list);
                for (const QString &key : std::as_const(here))
                    QVERIFY2(lists[list].toObject().contains(key), qPrintable(QString(name + u' ' + key)));
            } else {
                used.unite(here);
            }
        }
        for (const QString &key : std::as_const(used))
            QVERIFY2(scalars.contains(key), qPrintable(QString(name + u' ' + key)));
        QCOMPARE(used, QSet<QString>(declared.begin(), declared.end()));
        const QStringList declaredLists = notice[u"lists"_s].toVariant().toStringList();
        QCOMPARE(each, QSet<QString>(declaredLists.begin(), declaredLists.end()));
    }
    QCOMPARE(kinds.size(), enumNames<DocumentKind>.size());

    // What the law wants to stand in them.
    const auto says = [&](const char *file, const char *placeholder) {
        return resourceBytes(u"notices/"_s + QString::fromLatin1(file)).contains(placeholder);
    };
    QVERIFY(says("acceptance-notice.json", "{promisedOn}"));    // art. 32, date of the decision
    QVERIFY(says("correction-notice.json", "corrections"));     // art. 32(4), everything at once
    QVERIFY(says("refusal-decision.json", "{competentOrgan}")); // art. 32(2)
    for (const char *file : {"refusal-decision.json", "denial-decision.json", "not-required-notice.json"})
        QVERIFY(says(file, "{remedies}"));
    QVERIFY(says("denial-decision.json", "{reason}")); // art. 38
    QVERIFY(says("grant-decision.json", "{validity}"));
}

void TestResources::registryRowsAreSafe()
{
    const QList<QStringList> people = rowsOf(u"population.csv"_s);
    QCOMPARE(people.constFirst().join(u','), u"idNo,name,sex,birth,state"_s);
    QVERIFY(people.size() > 300);
    QHash<QString, QString> names;
    for (qsizetype i = 1; i < people.size(); ++i) {
        const QString number = people.at(i).at(0);
        QVERIFY2(checkCitizenId(number).has_value(), qPrintable(number));
        QVERIFY2(number.startsWith(u"520199") || number.startsWith(u"529999"), qPrintable(number));
        QVERIFY(!names.contains(number));
        names.insert(number, people.at(i).at(1));
        QCOMPARE(birthDateOf(number).toString(Qt::ISODate), people.at(i).at(3));
    }

    const QList<QStringList> addresses = rowsOf(u"addresses.csv"_s);
    QCOMPARE(addresses.constFirst().join(u','), u"code,area,place,street,detail,owner,use"_s);
    QSet<QString> places;
    for (qsizetype i = 1; i < addresses.size(); ++i)
        places.insert(addresses.at(i).mid(1, 1).join(QString()) + addresses.at(i).at(3) + addresses.at(i).at(4));
    QCOMPARE(places.size(), addresses.size() - 1);

    const QList<QStringList> companies = rowsOf(u"legal-persons.csv"_s);
    QCOMPARE(companies.constFirst().join(u','),
             u"uscc,name,type,legalRep,legalRepIdNo,capital,area,street,detail,industry,state,founded"_s);
    QVERIFY(companies.size() > 200);
    for (qsizetype i = 1; i < companies.size(); ++i) {
        const QStringList &row = companies.at(i);
        QVERIFY2(checkUscc(row.at(0)).has_value() && row.at(0).contains(u"TER"), qPrintable(row.at(0)));
        QVERIFY2(row.at(1).contains(u"示例"), qPrintable(row.at(1)));
        QCOMPARE(names.value(row.at(4)), row.at(3));
        QVERIFY2(places.contains(row.at(6) + row.at(7) + row.at(8)), qPrintable(row.at(0)));
    }
}

void TestResources::registryRowsAreTheSameAgain()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    QVERIFY2(!python.isEmpty(), "python3 is missing: scripts/setup test installs it");
    QTemporaryDir folder;
    QProcess script;
    script.start(python, {QStringLiteral(YC_SOURCE_DIR "/scripts/make-registry-demo.py"), folder.path()});
    QVERIFY(script.waitForFinished(60000));
    QCOMPARE(script.exitCode(), 0);
    for (const QString &name : {u"population.csv"_s, u"addresses.csv"_s, u"legal-persons.csv"_s, u"vehicles.csv"_s,
                                u"taxpayers.csv"_s, u"education.csv"_s, u"police.csv"_s, u"planning.csv"_s}) {
        QFile made(folder.filePath(name));
        QFile kept(QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo/") + name);
        QVERIFY(made.open(QIODevice::ReadOnly) && kept.open(QIODevice::ReadOnly));
        QVERIFY2(made.readAll() == kept.readAll(), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
