// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/registrychecks.h"
#include "service/handlers/registryhandler.h"
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

private Q_SLOTS:
    void anAgreeingApplicationHasNoDifferences();
    void differencesAreFound_data();
    void differencesAreFound();
    void registriesThatWereNeverLoadedAreUnavailable();
    void aClerksAnswerStaysWhileTheRegistrySaysTheSame();
    void everyQuestionIsOnRecord();
    void clerksAsk();
    void askingNeedsACaseAndAPurpose_data();
    void askingNeedsACaseAndAPurpose();
    void onlyWhoHoldsTheCaseAsks();
    void askingComparesAnew();
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
    QCOMPARE(own.size(), 5);
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
    const bool recorded = !registrystore::questionsOf(**rig.core().reader(), subject.id)->isEmpty();
    QCOMPARE(recorded, code == ApiErrorCode::Internal);
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
