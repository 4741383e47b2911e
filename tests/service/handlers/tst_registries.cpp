// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseupdate.h"
#include "service/handlers/objectionhandler.h"
#include "service/handlers/registrychecks.h"
#include "service/handlers/registryhandler.h"
#include "service/jobs/jobs.h"
#include "service/store/registryfile.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include <QFile>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

/// The checks of the company application, changed by a test, against registries that agree with it unchanged.
QVector<RegistryCheck> checksOf(ServiceRig &rig, const QJsonObject &form)
{
    Case subject = rig.openCompanyCase();
    subject.form = form;
    const auto checked = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
        return answered(withRegistryChecks(write, *rig.core().reference(), subject, u"TEST"_s));
    });
    if (!checked || checked->version != subject.version)
        throw std::runtime_error("no checks");
    return checked->checks;
}

RegistryCheck checkOf(const QVector<RegistryCheck> &checks, const QString &id)
{
    for (const RegistryCheck &check : checks) {
        if (check.id == id)
            return check;
    }
    return {};
}

/// All registries as they are shipped.
void loadShippedRegistries(ServiceRig &rig)
{
    const auto loaded = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        for (const registrystore::Registry &registry : registrystore::registries()) {
            QFile file(QLatin1String(YC_SOURCE_DIR) % u"/resources/registry-demo/"_s % registry.name % u".csv"_s);
            if (!file.open(QIODevice::ReadOnly))
                throw std::runtime_error("no registry");
            YC_TRY_DB(
                registrystore::load(write.db(), registry, *parseRegistryFile(file.readAll(), registry), write.now()));
        }
        return true;
    });
    if (!loaded)
        throw std::runtime_error("registries could not be loaded");
}

QJsonValue withChange(const QJsonValue &whole, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (whole.isArray()) {
        QJsonArray list = whole.toArray();
        const int place = path.constFirst().toInt();
        list[place] = withChange(list[place], path.mid(1), value);
        return list;
    }
    QJsonObject object = whole.toObject();
    object.insert(path.constFirst(), withChange(object.value(path.constFirst()), path.mid(1), value));
    return object;
}

/// The checks of the sample of a form, one value of it changed.
QVector<RegistryCheck> sampleChecks(ServiceRig &rig, const QString &form, const QString &pointer,
                                    const QJsonValue &value)
{
    QFile file(QLatin1String(YC_SOURCE_DIR) % u"/resources/form-samples/"_s % form % u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no sample");
    const QJsonObject sample = QJsonDocument::fromJson(file.readAll()).object();
    Case subject = rig.openCompanyCase();
    subject.form = pointer.isEmpty() ? sample : withChange(sample, pointer.mid(1).split(u'/'), value).toObject();
    for (const ServiceItem &item : rig.core().reference()->catalogue().items()) {
        if (item.formId != form)
            continue;
        subject.item = item.key;
        subject.formId = item.formId;
        subject.formVersion = item.formVersion;
    }
    const auto checked = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
        return answered(withRegistryChecks(write, *rig.core().reference(), subject, u"TEST"_s));
    });
    if (!checked)
        throw std::runtime_error("no checks");
    return checked->checks;
}

/// A company case in examination whose address is not that of the registry, and what its clerk says of that.
struct ObjectionRig
{
    ObjectionRig()
        : office(rig)
    {
        loadAgreeingRegistries(rig.core());
        const Case accepted = acceptedCompany(rig, office);
        const auto compared = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
            return updateInBackground(write, accepted.id, [&](Case &whole) {
                whole.form = changedAddress();
                whole.checks = withRegistryChecks(write, *rig.core().reference(), whole, u"TEST"_s)->checks;
                return true;
            });
        });
        if (!compared)
            throw std::runtime_error("not compared");
        subject = rig.stored(accepted.id);
    }
    static QJsonObject changedAddress()
    {
        QJsonObject form = companyApplication();
        QJsonObject address = form.value(u"addr"_s).toObject();
        address.insert(u"detail"_s, u"9栋1室"_s);
        form.insert(u"addr"_s, address);
        return form;
    }
    void say(CheckAnswer answer)
    {
        Command command = rig.command(office.officer, subject, Action::RecordCheck, Post::CaseOfficer);
        command.args.checkId = u"address.standard"_s;
        command.args.checkAnswer = answer;
        command.args.reason = u"产权证记载为9栋1室"_s;
        subject = rig.mustPost(office.officer, command);
    }
    QVector<protocol::RegistryObjection> take(const RigSource &owner)
    {
        Context context = owner.contextFor(rig.core());
        return takeObjections(context, 10)->objections;
    }
    Answer<Done> reply(const RigSource &owner, const QString &id, protocol::ObjectionVerdict verdict,
                       const QString &words = {})
    {
        Context context = owner.contextFor(rig.core());
        return answerObjection(context, {id, {verdict, words}});
    }
    QString reasonOnCase() { return rig.stored(subject.id).check(u"address.standard"_s)->answerReason; }

    ServiceRig rig;
    CompanyOffice office;
    Case subject;
    RigSource land{UnitId(u"ZRZYT"_s), QByteArray(32, 'z')};
    RigSource police{UnitId(u"GAT"_s), QByteArray(32, 'g')};
};

QJsonObject changed(const QString &group, const QString &key, const QString &value)
{
    QJsonObject form = companyApplication();
    if (key.isEmpty()) {
        form.insert(group, value);
        return form;
    }
    QJsonObject inner = form.value(group).toObject();
    inner.insert(key, value);
    form.insert(group, inner);
    return form;
}

QJsonObject changedEntry(const QString &list, int index, const QString &key, const QString &value)
{
    QJsonObject form = companyApplication();
    QJsonArray entries = form.value(list).toArray();
    QJsonObject entry = entries[index].toObject();
    entry.insert(key, value);
    entries[index] = entry;
    form.insert(list, entries);
    return form;
}

} // namespace

/// What the base registries say of an application, who may ask them, and what is kept of the asking.
class tst_Registries : public QObject
{
    Q_OBJECT

    /// One service with all registries as they are shipped, for all who only ask.
    ServiceRig &shipped()
    {
        if (!m_shipped) {
            m_shipped = std::make_unique<ServiceRig>();
            loadShippedRegistries(*m_shipped);
        }
        return *m_shipped;
    }
    std::unique_ptr<ServiceRig> m_shipped;

private Q_SLOTS:
    void cleanupTestCase() { m_shipped.reset(); }
    void anAgreeingApplicationHasNoDifferences();
    void differencesAreFound_data();
    void differencesAreFound();
    void samplesAgreeWithTheShippedRegistries_data();
    void samplesAgreeWithTheShippedRegistries();
    void departmentsRecordsAreCompared_data();
    void departmentsRecordsAreCompared();
    void registriesThatWereNeverLoadedAreUnavailable();
    void aRegistryThatWasOutIsAskedAgain();
    void aClerksAnswerStaysWhileTheRegistrySaysTheSame();
    void everyQuestionIsOnRecord();
    void clerksAsk();
    void askingNeedsACaseAndAPurpose_data();
    void askingNeedsACaseAndAPurpose();
    void onlyWhoHoldsTheCaseAsks();
    void askingComparesAnew();
    void refusedQuestionsAreOnRecord();
    void anErrorIsToldToTheOwner();
    void anObjectionIsHandedOutUntilItIsReceived();
    void theAnswerComesBackIntoTheCase();
    void answersAreTakenOnce();
    void anotherAnswerOfTheClerkTakesItBack();
    void csvIsRead_data();
    void csvIsRead();
    void theShippedRegistriesLoad();
    void loadingReplacesTheWholeRegistry();
};

void tst_Registries::anAgreeingApplicationHasNoDifferences()
{
    ServiceRig rig;
    loadAgreeingRegistries(rig.core());
    const QVector<RegistryCheck> checks = checksOf(rig, companyApplication());
    QStringList ids;
    for (const RegistryCheck &check : checks) {
        ids.append(check.id);
        QVERIFY2(check.verdict == CheckVerdict::Match, qPrintable(check.id));
        QCOMPARE(check.checkedAt, rig.clock.now());
    }
    ids.sort();
    QCOMPARE(ids,
             QStringList({u"address.standard"_s, u"bizAddr.standard"_s, u"directors.identity"_s, u"finance.identity"_s,
                          u"holders.identity"_s, u"legalRep.identity"_s, u"liaison.identity"_s, u"name.unique"_s}));
}

void tst_Registries::differencesAreFound_data()
{
    QTest::addColumn<QJsonObject>("form");
    QTest::addColumn<QString>("id");
    QTest::addColumn<CheckVerdict>("verdict");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("shown");
    QTest::newRow("name that is taken") << changed(u"name"_s, {}, u"贵阳示例投资 有限公司"_s) << u"name.unique"_s
                                        << CheckVerdict::Mismatch << u"/name"_s
                                        << u"贵阳示例投资有限公司 91520115MA6TERT171"_s;
    QTest::newRow("another room") << changed(u"addr"_s, u"detail"_s, u"9栋1室"_s) << u"address.standard"_s
                                  << CheckVerdict::Mismatch << u"/addr"_s << u"贵阳市观山湖区示例路108号3栋1204室"_s;
    QTest::newRow("unknown street") << changed(u"addr"_s, u"street"_s, u"远路1号"_s) << u"address.standard"_s
                                    << CheckVerdict::NotFound << u"/addr"_s << QString();
    QTest::newRow("full-width digits") << changed(u"addr"_s, u"street"_s, u"示例路１０８号"_s) << u"address.standard"_s
                                       << CheckVerdict::Match << u"/addr"_s << u"贵阳市观山湖区示例路108号3栋1204室"_s;
    QTest::newRow("another name") << changed(u"legalRep"_s, u"name"_s, u"张晓"_s) << u"legalRep.identity"_s
                                  << CheckVerdict::Mismatch << u"/legalRep/name"_s << u"张**"_s;
    QTest::newRow("unknown person") << changed(u"legalRep"_s, u"idNo"_s, u"520199199101010013"_s)
                                    << u"legalRep.identity"_s << CheckVerdict::NotFound << u"/legalRep/idNo"_s
                                    << QString();
    QTest::newRow("passport") << changed(u"legalRep"_s, u"idType"_s, u"414"_s) << u"legalRep.identity"_s
                              << CheckVerdict::Unavailable << u"/legalRep/idNo"_s << QString();
    QTest::newRow("one holder of two") << changedEntry(u"holders"_s, 1, u"name"_s, u"别的公司"_s)
                                       << u"holders.identity"_s << CheckVerdict::Mismatch << u"/holders/1/name"_s
                                       << u"贵阳示例投资有限公司"_s;
    QTest::newRow("unknown body") << changedEntry(u"holders"_s, 1, u"uscc"_s, u"92520302MA6TERT258"_s)
                                  << u"holders.identity"_s << CheckVerdict::NotFound << u"/holders/1/uscc"_s
                                  << QString();
    QTest::newRow("all holders") << companyApplication() << u"holders.identity"_s << CheckVerdict::Match
                                 << u"/holders"_s << QString();
}

void tst_Registries::differencesAreFound()
{
    QFETCH(QJsonObject, form);
    QFETCH(QString, id);
    QFETCH(CheckVerdict, verdict);
    QFETCH(QString, field);
    QFETCH(QString, shown);
    ServiceRig rig;
    loadAgreeingRegistries(rig.core());
    const RegistryCheck check = checkOf(checksOf(rig, form), id);
    QCOMPARE(check.verdict, verdict);
    QCOMPARE(check.field, field);
    QCOMPARE(check.registryValue, shown);
}

void tst_Registries::registriesThatWereNeverLoadedAreUnavailable()
{
    ServiceRig rig;
    const QVector<RegistryCheck> checks = checksOf(rig, companyApplication());
    QVERIFY(!checks.isEmpty());
    for (const RegistryCheck &check : checks)
        QCOMPARE(check.verdict, CheckVerdict::Unavailable);
}

void tst_Registries::aClerksAnswerStaysWhileTheRegistrySaysTheSame()
{
    ServiceRig rig;
    loadAgreeingRegistries(rig.core());
    Case subject = rig.openCompanyCase();
    subject.form = changed(u"addr"_s, u"detail"_s, u"9栋1室"_s);
    const auto run = [&] {
        const auto checked = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
            return answered(withRegistryChecks(write, *rig.core().reference(), subject, u"TEST"_s));
        });
        subject = *checked;
    };
    run();
    for (RegistryCheck &check : subject.checks) {
        if (check.id == u"address.standard") {
            check.answer = CheckAnswer::FoundCorrect;
            check.answerReason = u"与产权证一致"_s;
        }
    }
    run();
    QCOMPARE(subject.check(u"address.standard"_s)->answer, CheckAnswer::FoundCorrect);
    subject.form = changed(u"addr"_s, u"street"_s, u"远路1号"_s);
    run();
    QCOMPARE(subject.check(u"address.standard"_s)->answer, CheckAnswer::None);
}

void tst_Registries::everyQuestionIsOnRecord()
{
    ServiceRig rig;
    loadAgreeingRegistries(rig.core());
    (void)checksOf(rig, companyApplication());
    const Case subject = rig.openCompanyCase();
    Q_UNUSED(subject)
    Statement count = (*rig.core().reader())->prepare("SELECT COUNT(*) FROM registry_questions"_L1);
    QVERIFY(count.run() && count.next());
    // One name, two addresses, one representative, three directors, two holders, finance and liaison officers.
    QCOMPARE(count.number(0), 11);
}

void tst_Registries::clerksAsk()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    loadAgreeingRegistries(rig.core());
    const Case subject = rig.openCompanyCase();
    Context context = rig.contextFor(office.officer);
    const auto ask = [&](const QString &registry, const QString &key) {
        return askRegistry(context, {registry, {subject.id, UnitId(u"SCJGJ-QYZC"_s), key, u"核对股东身份"_s}});
    };
    const auto person = ask(u"population"_s, u"５２９９９９２０００0229002x"_s);
    QVERIFY(person);
    QVERIFY(person->found);
    QCOMPARE(person->values.value(u"name"_s).toString(), u"李示例"_s);
    QCOMPARE(person->source, u"population"_s);
    QCOMPARE(person->fetchedAt, rig.clock.now());
    QVERIFY(ask(u"legal-persons"_s, u"91520115MA6TERT171"_s)->found);
    QVERIFY(ask(u"legal-persons"_s, u"贵阳示例投资有限公司"_s)->found);
    QVERIFY(ask(u"addresses"_s, u"520115 示例路108号 3栋1204室"_s)->found);
    QVERIFY(!ask(u"population"_s, u"520199199101010013"_s)->found);
    QCOMPARE(codeOf(ask(u"weather"_s, u"x"_s)), ApiErrorCode::NotFound);

    QList<registrystore::Question> own = *registrystore::questionsOf(**rig.core().reader(), subject.id);
    own.removeIf([](const registrystore::Question &question) { return question.user.isEmpty(); });
    QCOMPARE(own.size(), 6);
    QCOMPARE(std::count_if(own.cbegin(), own.cend(), [](const auto &question) { return !question.refusal.isEmpty(); }),
             1);
    QCOMPARE(own[0].user, UserId(u"zhoumin"_s));
    QCOMPARE(own[0].purpose, u"核对股东身份"_s);
    // All of one moment, so in no particular order.
    QCOMPARE(std::count_if(own.cbegin(), own.cend(), [](const auto &question) { return question.found; }), 4);
}

void tst_Registries::askingNeedsACaseAndAPurpose_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("purpose");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<ApiErrorCode>("code");
    const QString unit = u"SCJGJ-QYZC"_s;
    QTest::newRow("right") << u"x"_s << u"核对"_s << unit << ApiErrorCode::Internal;
    QTest::newRow("no purpose") << u"x"_s << u"  "_s << unit << ApiErrorCode::Malformed;
    QTest::newRow("no key") << QString() << u"核对"_s << unit << ApiErrorCode::Malformed;
    QTest::newRow("endless key") << QString(201, u'x') << u"核对"_s << unit << ApiErrorCode::Malformed;
    QTest::newRow("another unit") << u"x"_s << u"核对"_s << u"SWJ-SZHD"_s << ApiErrorCode::NotFound;
}

void tst_Registries::askingNeedsACaseAndAPurpose()
{
    QFETCH(QString, key);
    QFETCH(QString, purpose);
    QFETCH(QString, unit);
    QFETCH(ApiErrorCode, code);
    ServiceRig rig;
    const CompanyOffice office(rig);
    loadAgreeingRegistries(rig.core());
    const Case subject = rig.openCompanyCase();
    Context context = rig.contextFor(office.officer);
    QCOMPARE(codeOf(askRegistry(context, {u"population"_s, {subject.id, UnitId(unit), key, purpose}})), code);
    const QList<registrystore::Question> asked = *registrystore::questionsOf(**rig.core().reader(), subject.id);
    const bool wasAnswered = std::any_of(asked.cbegin(), asked.cend(), [](const auto &question) {
        return !question.user.isEmpty() && question.refusal.isEmpty();
    });
    QCOMPARE(wasAnswered, code == ApiErrorCode::Internal);
}

void tst_Registries::onlyWhoHoldsTheCaseAsks()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    loadAgreeingRegistries(rig.core());
    const Case subject = rig.openCompanyCase();
    Context context = rig.contextFor(office.land);
    QCOMPARE(codeOf(askRegistry(
                 context, {u"population"_s, {subject.id, UnitId(u"ZRZYT-BDC"_s), u"520199199001010017"_s, u"核对"_s}})),
             ApiErrorCode::NotFound);
}

void tst_Registries::askingComparesAnew()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = rig.openCompanyCase();
    loadAgreeingRegistries(rig.core());
    QVERIFY(!rig.stored(subject.id).check(u"name.unique"_s));
    Context context = rig.contextFor(office.officer);
    const RegistryQuery query{u"legal-persons"_s,
                              {subject.id, UnitId(u"SCJGJ-QYZC"_s), u"91520115MA6TERT171"_s, u"核对"_s}};
    QVERIFY(askRegistry(context, query));
    const Case compared = rig.stored(subject.id);
    QCOMPARE(compared.check(u"name.unique"_s)->verdict, CheckVerdict::Match);
    QCOMPARE(compared.version, subject.version + 1);
    QCOMPARE(compared.revision, subject.revision);
    QVERIFY(askRegistry(context, query));
    QCOMPARE(rig.stored(subject.id).version, compared.version);
}

void tst_Registries::refusedQuestionsAreOnRecord()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    loadAgreeingRegistries(rig.core());
    const Case subject = rig.openCompanyCase();
    Context stranger = rig.contextFor(office.land);
    const QString whom = u"520199199001010017"_s;
    QCOMPARE(codeOf(askRegistry(stranger, {u"population"_s, {subject.id, UnitId(u"ZRZYT-BDC"_s), whom, u"好奇"_s}})),
             ApiErrorCode::NotFound);
    Context officer = rig.contextFor(office.officer);
    QCOMPARE(codeOf(askRegistry(officer, {u"vehicles"_s, {subject.id, UnitId(u"SCJGJ-QYZC"_s), whom, u"核对车辆"_s}})),
             ApiErrorCode::Unavailable);

    QList<registrystore::Question> asked = *registrystore::questionsOf(**rig.core().reader(), subject.id);
    asked.removeIf([](const registrystore::Question &question) { return question.user.isEmpty(); });
    QCOMPARE(asked.size(), 2);
    const auto by = [&](const QString &user) {
        return *std::find_if(asked.cbegin(), asked.cend(),
                             [&](const auto &question) { return question.user == UserId(user); });
    };
    const registrystore::Question foreign = by(u"zhangwei"_s);
    QCOMPARE(foreign.key, whom);
    QCOMPARE(foreign.purpose, u"好奇"_s);
    QCOMPARE(foreign.refusal, u"NOT_FOUND"_s);
    QVERIFY(!foreign.found);
    QCOMPARE(by(u"zhoumin"_s).refusal, u"UNAVAILABLE"_s);
}

void tst_Registries::samplesAgreeWithTheShippedRegistries_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("company-change") << QStringList{u"enterprise.identity"_s, u"changes.record"_s, u"capital.record"_s,
                                                   u"holders.identity"_s};
    QTest::newRow("construction-permit") << QStringList{u"builder.identity"_s,       u"projectCode.record"_s,
                                                        u"landPermitNo.record"_s,    u"planPermitNo.record"_s,
                                                        u"drawingReviewNo.record"_s, u"units.identity"_s};
    QTest::newRow("social-insurance-registration")
        << QStringList{u"unit.identity"_s, u"licence.identity"_s, u"legalRep.identity"_s, u"insured.identity"_s};
    QTest::newRow("tax-deferral") << QStringList{u"taxpayer.identity"_s, u"lines.record"_s};
    QTest::newRow("teacher-qualification")
        << QStringList{u"person.identity"_s, u"education.record"_s, u"putonghua.record"_s, u"noCrime.record"_s};
    QTest::newRow("vehicle-inspection-booking")
        << QStringList{u"plate.record"_s, u"vinLast6.record"_s, u"vin.record"_s,
                       u"owner.record"_s, u"vehicle.record"_s,  u"checks.record"_s};
}

void tst_Registries::samplesAgreeWithTheShippedRegistries()
{
    QFETCH(QStringList, ids);
    const QVector<RegistryCheck> checks = sampleChecks(shipped(), QString::fromLatin1(QTest::currentDataTag()), {}, {});
    for (const QString &id : ids) {
        const RegistryCheck check = checkOf(checks, id);
        QVERIFY2(!check.id.isEmpty(), qPrintable(id % u" was not compared"_s));
        QVERIFY2(check.verdict == CheckVerdict::Match,
                 qPrintable(id % u' ' % nameOf(check.verdict) % u' ' % check.field % u' ' % check.registryValue));
    }
}

void tst_Registries::departmentsRecordsAreCompared_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("id");
    QTest::addColumn<CheckVerdict>("verdict");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &form, const QString &pointer, const QJsonValue &value,
                        const QString &id, CheckVerdict verdict, const QString &shown) {
        QTest::newRow(name) << form << pointer << value << id << verdict << shown;
    };
    const QString vehicle = u"vehicle-inspection-booking"_s;
    const QString teacher = u"teacher-qualification"_s;
    row("type of the vehicle", vehicle, u"/vehicle/type"_s, u"K32"_s, u"vehicle.record"_s, CheckVerdict::Mismatch,
        u"小型轿车"_s);
    row("unknown plate", vehicle, u"/plate/no"_s, u"贵A99999"_s, u"plate.record"_s, CheckVerdict::NotFound, {});
    row("another owner", vehicle, u"/owner/name"_s, u"何子"_s, u"owner.record"_s, CheckVerdict::Mismatch, u"何**"_s);
    row("violations", vehicle, u"/checks/violations"_s, 2, u"checks.record"_s, CheckVerdict::Mismatch, u"0"_s);
    row("vehicle tax", vehicle, u"/checks/taxPaid"_s, false, u"checks.record"_s, CheckVerdict::Mismatch, u"是"_s);
    row("date that the registry does not know", vehicle, u"/checks/insuranceUntil"_s, u"2030-01-01"_s,
        u"checks.record"_s, CheckVerdict::Match, {});
    row("school", teacher, u"/education/school"_s, u"别的大学"_s, u"education.record"_s, CheckVerdict::Mismatch, {});
    row("certificate of another", teacher, u"/education/certNo"_s, u"999991199905000002"_s, u"education.record"_s,
        CheckVerdict::NotFound, {});
    row("level of putonghua", teacher, u"/putonghua/level"_s, u"1B"_s, u"putonghua.record"_s, CheckVerdict::Mismatch,
        u"二级甲等"_s);
    row("criminal record", teacher, u"/noCrime"_s, u"PENDING"_s, u"noCrime.record"_s, CheckVerdict::Mismatch, {});
    row("sex", teacher, u"/person/sex"_s, u"2"_s, u"person.identity"_s, CheckVerdict::Mismatch, {});
    row("planning permit", u"construction-permit"_s, u"/planPermitNo"_s, u"建字第1号"_s, u"planPermitNo.record"_s,
        CheckVerdict::Mismatch, u"建字第520201202600045号"_s);
    row("head of the builder", u"construction-permit"_s, u"/builder/legalRep"_s, u"王强"_s, u"builder.identity"_s,
        CheckVerdict::Mismatch, u"罗*"_s);
    row("rate of the tax", u"tax-deferral"_s, u"/lines/1/rate"_s, 5, u"lines.record"_s, CheckVerdict::Mismatch, u"7"_s);
    row("address of the taxpayer", u"tax-deferral"_s, u"/taxpayer/address"_s, u"铜仁市碧江区远路1号"_s,
        u"taxpayer.identity"_s, CheckVerdict::Mismatch, u"示例路46号6栋707室"_s);
    row("capital before", u"company-change"_s, u"/capital/before"_s, 100, u"capital.record"_s, CheckVerdict::Mismatch,
        u"200万元"_s);
    row("address before", u"company-change"_s, u"/changes/0/before"_s, u"别处"_s, u"changes.record"_s,
        CheckVerdict::Mismatch, u"示范大道20号11栋801室"_s);
    row("licence", u"social-insurance-registration"_s, u"/licence/no"_s, u"92520302MA6TERT258"_s, u"licence.identity"_s,
        CheckVerdict::NotFound, {});
}

void tst_Registries::departmentsRecordsAreCompared()
{
    QFETCH(QString, form);
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, id);
    QFETCH(CheckVerdict, verdict);
    QFETCH(QString, shown);
    const RegistryCheck check = checkOf(sampleChecks(shipped(), form, pointer, value), id);
    QCOMPARE(check.verdict, verdict);
    if (verdict == CheckVerdict::Mismatch)
        QCOMPARE(check.field, pointer);
    QCOMPARE(check.registryValue, shown);
    QCOMPARE(check.checkedAt, shipped().clock.now());
}

void tst_Registries::aRegistryThatWasOutIsAskedAgain()
{
    ServiceRig rig;
    const Case subject = rig.openCompanyCase();
    const auto compared = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
        return updateInBackground(write, subject.id, [&](Case &whole) {
            whole.checks = withRegistryChecks(write, *rig.core().reference(), whole, u"TEST"_s)->checks;
            return true;
        });
    });
    QVERIFY(compared);
    const auto verdict = [&] { return rig.stored(subject.id).check(u"name.unique"_s)->verdict; };
    QCOMPARE(verdict(), CheckVerdict::Unavailable);
    // Not at once, and while it is out nothing is news.
    QCOMPARE(jobs::askRegistriesAgain(rig.core()).value(), 0);
    rig.clock.set(rig.clock.now().addSecs(301));
    QCOMPARE(jobs::askRegistriesAgain(rig.core()).value(), 0);
    QCOMPARE(verdict(), CheckVerdict::Unavailable);
    QCOMPARE(rig.stored(subject.id).version, compared->version);
    // Later ever less often.
    QVERIFY(registrystore::toAskAgain(**rig.core().reader(), rig.clock.now().addSecs(599), 10)->isEmpty());
    QCOMPARE(registrystore::toAskAgain(**rig.core().reader(), rig.clock.now().addSecs(600), 10)->size(), 1);
    // And as soon as it is there.
    rig.clock.set(rig.clock.now().addSecs(1));
    loadAgreeingRegistries(rig.core());
    QCOMPARE(jobs::askRegistriesAgain(rig.core()).value(), 1);
    QCOMPARE(verdict(), CheckVerdict::Match);
    rig.clock.set(rig.clock.now().addDays(1));
    QVERIFY(registrystore::toAskAgain(**rig.core().reader(), rig.clock.now(), 10)->isEmpty());
}

void tst_Registries::anErrorIsToldToTheOwner()
{
    ObjectionRig world;
    QVERIFY(world.take(world.land).isEmpty());
    world.say(CheckAnswer::RegistryWrong);
    QVERIFY(world.take(world.police).isEmpty());
    const QVector<protocol::RegistryObjection> told = world.take(world.land);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0].registry, u"addresses"_s);
    QCOMPARE(told[0].key, u"520115 示例路108号 9栋1室"_s);
    QCOMPARE(told[0].field, u"/addr"_s);
    QCOMPARE(told[0].registryValue, u"贵阳市观山湖区示例路108号3栋1204室"_s);
    QCOMPARE(told[0].reason, u"产权证记载为9栋1室"_s);
    QCOMPARE(told[0].unit, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(told[0].attempt, 1);
}

void tst_Registries::anObjectionIsHandedOutUntilItIsReceived()
{
    ObjectionRig world;
    world.say(CheckAnswer::RegistryWrong);
    const QString id = world.take(world.land)[0].id;
    QVERIFY(world.take(world.land).isEmpty());
    world.rig.clock.set(world.rig.clock.now().addSecs(300));
    QCOMPARE(world.take(world.land)[0].attempt, 2);
    world.rig.clock.set(world.rig.clock.now().addSecs(599));
    QVERIFY(world.take(world.land).isEmpty());
    QVERIFY(world.reply(world.land, id, protocol::ObjectionVerdict::Received));
    world.rig.clock.set(world.rig.clock.now().addDays(3));
    QVERIFY(world.take(world.land).isEmpty());
    QCOMPARE(world.reasonOnCase(), u"产权证记载为9栋1室"_s);
}

void tst_Registries::theAnswerComesBackIntoTheCase()
{
    ObjectionRig world;
    world.say(CheckAnswer::RegistryWrong);
    const QString id = world.take(world.land)[0].id;
    const Case before = world.rig.stored(world.subject.id);
    QVERIFY(world.reply(world.land, id, protocol::ObjectionVerdict::Corrected, u"已按产权证更正门牌"_s));
    const Case after = world.rig.stored(world.subject.id);
    QCOMPARE(world.reasonOnCase(), u"产权证记载为9栋1室\n数源单位答复：已更正。已按产权证更正门牌"_s);
    QCOMPARE(after.version, before.version + 1);
    QCOMPARE(after.revision, before.revision);
    const auto kept = *objectionstore::ofCase(**world.rig.core().reader(), world.subject.id);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].state, ObjectionState::Answered);
    QCOMPARE(kept[0].answeredAt, world.rig.clock.now());
}

void tst_Registries::answersAreTakenOnce()
{
    ObjectionRig world;
    world.say(CheckAnswer::RegistryWrong);
    const QString id = world.take(world.land)[0].id;
    using enum protocol::ObjectionVerdict;
    QCOMPARE(codeOf(world.reply(world.police, id, Corrected)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(world.reply(world.land, u"nothing"_s, Corrected)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(world.reply(world.land, id, Upheld)), ApiErrorCode::Malformed);
    QCOMPARE(codeOf(world.reply(world.land, id, Corrected, QString(501, u'x'))), ApiErrorCode::Malformed);
    QVERIFY(world.reply(world.land, id, Upheld, u"门牌以登记为准"_s));
    const QString said = world.reasonOnCase();
    QVERIFY(said.endsWith(u"原登记无误。门牌以登记为准"_s));
    QVERIFY(world.reply(world.land, id, Upheld, u"门牌以登记为准"_s));
    QVERIFY(world.reply(world.land, id, Received));
    QCOMPARE(codeOf(world.reply(world.land, id, Corrected)), ApiErrorCode::Conflict);
    QCOMPARE(world.reasonOnCase(), said);
}

void tst_Registries::anotherAnswerOfTheClerkTakesItBack()
{
    ObjectionRig world;
    world.say(CheckAnswer::RegistryWrong);
    const QString id = world.take(world.land)[0].id;
    world.say(CheckAnswer::FoundCorrect);
    world.rig.clock.set(world.rig.clock.now().addDays(1));
    QVERIFY(world.take(world.land).isEmpty());
    QCOMPARE(codeOf(world.reply(world.land, id, protocol::ObjectionVerdict::Corrected)), ApiErrorCode::Conflict);
}

void tst_Registries::csvIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("line");
    const QByteArray header = "idNo,name,sex,birth,state\n";
    QTest::newRow("plain") << header + "1,A,M,2000-01-01,ok\n2,B,F,2000-01-01,ok\n" << 2 << 0;
    QTest::newRow("no last line break") << header + "1,A,M,2000-01-01,ok" << 1 << 0;
    QTest::newRow("windows lines") << QByteArray("idNo,name,sex,birth,state\r\n1,A,M,2000-01-01,ok\r\n") << 1 << 0;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + header + "1,A,M,2000-01-01,ok\n" << 1 << 0;
    QTest::newRow("quotes") << header + "1,\"A, \"\"B\"\"\nC\",M,2000-01-01,ok\n" << 1 << 0;
    QTest::newRow("columns in another order, one more")
        << QByteArray("state,name,extra,birth,sex,idNo\nok,A,x,2000-01-01,M,1\n") << 1 << 0;
    QTest::newRow("empty lines") << header + "\n1,A,M,2000-01-01,ok\n\n" << 1 << 0;
    QTest::newRow("no rows") << header << 0 << 0;
    QTest::newRow("too few values") << header + "1,A\n" << -1 << 2;
    QTest::newRow("too many values") << header + "1,A,M,2000-01-01,ok,more\n" << -1 << 2;
    QTest::newRow("open quote") << header + "1,\"A,M\n" << -1 << 2;
    QTest::newRow("stray quote") << header + "1,A\"B,M,2000-01-01,ok\n" << -1 << 2;
    QTest::newRow("no key") << header + "1,A,M,2000-01-01,ok\n,B,M,2000-01-01,ok\n" << -1 << 3;
    QTest::newRow("missing column") << QByteArray("idNo,name\n1,A\n") << -1 << 1;
    QTest::newRow("not UTF-8") << header + "1,\xff\xfe,M,2000-01-01,ok\n" << -1 << 0;
    QTest::newRow("empty file") << QByteArray() << -1 << 1;
}

void tst_Registries::csvIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, rows);
    QFETCH(int, line);
    const auto read = parseRegistryFile(bytes, *registrystore::registry(u"population"_s));
    QCOMPARE(read ? int(read->size()) : -1, rows);
    if (!read)
        QCOMPARE(read.error().line, line);
    if (QByteArrayView(QTest::currentDataTag()) == "quotes")
        QCOMPARE((*read)[0].value(u"name"_s).toString(), u"A, \"B\"\nC"_s);
}

void tst_Registries::theShippedRegistriesLoad()
{
    for (const registrystore::Registry &registry : registrystore::registries()) {
        QFile file(QLatin1String(YC_SOURCE_DIR) % u"/resources/registry-demo/"_s % registry.name % u".csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = parseRegistryFile(file.readAll(), registry);
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().what));
        QVERIFY(rows->size() >= 300);
    }
}

void tst_Registries::loadingReplacesTheWholeRegistry()
{
    ServiceRig rig;
    loadAgreeingRegistries(rig.core());
    const registrystore::Registry *people = registrystore::registry(u"population"_s);
    const auto loaded = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        YC_TRY_DB(registrystore::load(write.db(), *people, {{{u"idNo"_s, u"1"_s}, {u"name"_s, u"A"_s}}}, write.now()));
        return true;
    });
    QVERIFY(loaded);
    Connection &db = **rig.core().reader();
    QVERIFY(registrystore::find(db, u"population"_s, u"1"_s)->has_value());
    QVERIFY(!registrystore::find(db, u"population"_s, u"520199199001010017"_s)->has_value());
    QVERIFY(registrystore::find(db, u"legal-persons"_s, u"91520115MA6TERT171"_s)->has_value());
}

QTEST_GUILESS_MAIN(tst_Registries)
#include "tst_registries.moc"
