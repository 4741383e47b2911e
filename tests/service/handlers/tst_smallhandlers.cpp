// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/openapi.h"
#include "service/handlers/accountdirectory.h"
#include "service/handlers/bundlehandler.h"
#include "service/handlers/lookhandler.h"
#include "service/handlers/membershandler.h"
#include "service/handlers/serviceroutes.h"
#include "service/handlers/statushandler.h"
#include "service/store/accountstore.h"
#include "service/store/lookstore.h"
#include "tests/support/companyoffice.h"

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

protocol::Look look(const QString &id)
{
    return {id,
            CaseId(u"case-1"_s),
            UnitId(u"SCJGJ-QYZC"_s),
            u"/legalRep/idNo"_s,
            u"核对"_s,
            QDateTime(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC)};
}

} // namespace

/// Members, looks, bundles, the state of the service, and that every published operation has its route.
class tst_SmallHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersAreForThoseWhoWorkWithThem_data();
    void membersAreForThoseWhoWorkWithThem();
    void theDirectoryIsThatOfTheAccounts();
    void looksAreKeptOnce();
    void incompleteLooksAreRefused_data();
    void incompleteLooksAreRefused();
    void bundlesCarryTags();
    void theServiceSaysHowItIs();
    void everyOperationHasARoute();
};

void tst_SmallHandlers::membersAreForThoseWhoWorkWithThem_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<Posts>("posts");
    QTest::addColumn<bool>("may");
    QTest::newRow("a colleague") << u"SCJGJ-QYZC"_s << Posts(Post::CaseOfficer) << true;
    QTest::newRow("the department's supervisor") << u"SCJGJ"_s << Posts(Post::SupervisionOfficer) << true;
    QTest::newRow("a dispatcher next door") << u"SCJGJ-XY"_s << Posts(Post::Dispatcher) << true;
    QTest::newRow("an officer next door") << u"SCJGJ-XY"_s << Posts(Post::CaseOfficer) << false;
    QTest::newRow("another department") << u"SWJ-SZHD"_s << (Posts(Post::Dispatcher) | Post::SupervisionOfficer)
                                        << false;
}

void tst_SmallHandlers::membersAreForThoseWhoWorkWithThem()
{
    QFETCH(QString, unit);
    QFETCH(Posts, posts);
    QFETCH(bool, may);
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, u"SCJGJ-QYZC"_s, Post::CaseOfficer);
    const RigClerk asker = rig.clerk(u"asker"_s, unit, posts);
    Context context = rig.contextFor(asker);
    const Answer<protocol::MembersReply> reply = membersOfUnit(context, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(reply.has_value(), may);
    if (!reply) {
        QCOMPARE(reply.error().code, ApiErrorCode::NotFound);
        QCOMPARE(codeOf(membersOfUnit(context, UnitId(u"NOWHERE"_s))), ApiErrorCode::NotFound);
        return;
    }
    QCOMPARE(reply->members[0].user, UserId(u"zhoumin"_s));
    QCOMPARE(reply->members[0].posts, Posts(Post::CaseOfficer));
}

void tst_SmallHandlers::theDirectoryIsThatOfTheAccounts()
{
    ServiceRig rig;
    const auto made = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        for (const QString &user : {u"a"_s, u"b"_s, u"c"_s}) {
            accountstore::Account account;
            account.user = UserId(user);
            account.name = user.toUpper();
            account.enabled = user != u"b";
            YC_TRY_DB(accountstore::put(write.db(), account));
            YC_TRY_DB(accountstore::setPosts(write.db(), account.user, {{u"SCJGJ-QYZC"_s, Post::CaseOfficer}}));
        }
        return true;
    });
    QVERIFY(made);
    const AccountDirectory directory;
    Connection &db = **rig.core().reader();
    const auto members = directory.membersOf(db, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(members->size(), 2);
    QCOMPARE((*members)[1].user, UserId(u"c"_s));
    QCOMPARE(*directory.nameOf(db, UserId(u"b"_s)), u"B"_s);
    QCOMPARE(*directory.nameOf(db, UserId(u"d"_s)), QString());
    QVERIFY(directory.membersOf(db, UnitId(u"SWJ-SZHD"_s))->isEmpty());
}

void tst_SmallHandlers::looksAreKeptOnce()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Context context = rig.contextFor(office.officer);
    QVERIFY(reportLooks(context, {{look(u"l-1"_s), look(u"l-2"_s)}}));
    protocol::Look opening = look(u"l-3"_s);
    opening.field.clear();
    QVERIFY(reportLooks(context, {{look(u"l-2"_s), opening}}));
    const auto kept = lookstore::ofCase(**rig.core().reader(), CaseId(u"case-1"_s));
    QCOMPARE(kept->size(), 3);
    QCOMPARE((*kept)[0].user, UserId(u"zhoumin"_s));
    QCOMPARE((*kept)[0].recordedAt, rig.clock.now());
    for (const lookstore::StoredLook &one : *kept)
        QVERIFY(!one.fetched);
}

void tst_SmallHandlers::incompleteLooksAreRefused_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault : {"id", "case", "unit", "purpose", "time", "length", "field length", "many"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void tst_SmallHandlers::incompleteLooksAreRefused()
{
    QFETCH(QString, fault);
    protocol::Look bad = look(u"l-2"_s);
    if (fault == u"id")
        bad.id.clear();
    else if (fault == u"case")
        bad.caseId = CaseId();
    else if (fault == u"unit")
        bad.unit = UnitId();
    else if (fault == u"purpose")
        bad.purpose.clear();
    else if (fault == u"time")
        bad.at = QDateTime();
    else if (fault == u"length")
        bad.purpose = QString(201, u'x');
    else if (fault == u"field length")
        bad.field = QString(201, u'x');
    QVector<protocol::Look> looks = {look(u"l-1"_s), bad};
    if (fault == u"many")
        looks = QVector<protocol::Look>(maxReportedLooks + 1, look(u"l-1"_s));
    ServiceRig rig;
    const CompanyOffice office(rig);
    Context context = rig.contextFor(office.officer);
    QCOMPARE(codeOf(reportLooks(context, {looks})), ApiErrorCode::Malformed);
    QVERIFY(lookstore::ofCase(**rig.core().reader(), CaseId(u"case-1"_s))->isEmpty());
}

void tst_SmallHandlers::bundlesCarryTags()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Context context = rig.contextFor(office.officer);
    for (const QString &name : {u"catalogue"_s, u"units"_s, u"calendars"_s, u"forms"_s, u"phrases"_s}) {
        const Answer<EncodedAnswer> bundle = referenceBundle(context, name);
        QVERIFY2(bundle, qPrintable(name));
        QVERIFY(bundle->etag.startsWith('"') && bundle->etag.endsWith('"'));
        HttpRequest request;
        QCOMPARE(responseFor(request, *bundle).status, 200);
        request.headers = {{"if-none-match", "\"other\", " + bundle->etag}};
        QCOMPARE(responseFor(request, *bundle).status, 304);
        request.headers = {{"if-none-match", "\"other\""}};
        QCOMPARE(responseFor(request, *bundle).status, 200);
    }
    QCOMPARE(codeOf(referenceBundle(context, u"secrets"_s)), ApiErrorCode::NotFound);
}

void tst_SmallHandlers::theServiceSaysHowItIs()
{
    ServiceRig rig;
    MetricsRegistry metrics;
    declareCoreGauges(metrics, rig.core());
    Context context{rig.core(), Anybody(), u"test"_s, {}};
    QVERIFY(serviceHealth(context, {}));
    QVERIFY(serviceReadiness(context, {}));
    (void)rig.openCompanyCase();
    QVERIFY(metrics.value("yunchuang_commits") >= 1);
    QCOMPARE(metrics.value("yunchuang_pushes_pending"), 0.0);
    rig.core().writer().stop();
    QVERIFY(serviceHealth(context, {}));
    QCOMPARE(codeOf(serviceReadiness(context, {})), ApiErrorCode::Unavailable);
}

void tst_SmallHandlers::everyOperationHasARoute()
{
    ServiceRig rig;
    MetricsRegistry metrics;
    ServiceOptions options;
    options.feedThread = false;
    ServiceHandlers handlers(rig.core(), metrics, options,
                             QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))));
    const Router router = handlers.router();
    int operations = 0;
    for (const protocol::OperationInfo &operation : protocol::operations()) {
        const auto target = parseTarget(operation.path.toUtf8().replace("{", "").replace("}", ""));
        QVERIFY(target);
        const Router::Match match = router.match(operation.method, target->segments);
        QVERIFY2(match.route, qPrintable(operation.path));
        QCOMPARE(QString::fromUtf8(match.route->pattern), operation.path);
        ++operations;
    }
    QVERIFY(operations > 30);
}

QTEST_GUILESS_MAIN(tst_SmallHandlers)
#include "tst_smallhandlers.moc"
