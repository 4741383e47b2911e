// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/deskfields.h"
#include "service/handlers/absencehandler.h"
#include "service/handlers/leasehandler.h"
#include "service/jobs/jobs.h"
#include "service/store/absencestore.h"
#include "service/store/leasestore.h"
#include "tests/support/servicerig.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::LeaseReply;

namespace {

const UnitId deskUnit(u"SCJGJ-QYZC"_s);
const QString longReason = u"原承办人外出，今日到期，先行办理。"_s;
constexpr Posts officerPosts = Posts(Post::AcceptanceOfficer) | Post::CaseOfficer;

/// Some colleagues of one section with a case, and time that the test moves.
struct Section
{
    ServiceRig rig;
    RigClerk first = rig.clerk(u"zhoumin"_s, deskUnit.text(), officerPosts);
    RigClerk second = rig.clerk(u"wangqiang"_s, deskUnit.text(), officerPosts);
    RigClerk head = rig.clerk(u"luoqing"_s, deskUnit.text(), Posts(Post::Decider) | Post::Dispatcher);
    RigClerk stranger = rig.clerk(u"heping"_s, u"RST-SB"_s, Post::CaseOfficer);
    Case subject = rig.openCompanyCase();

    [[nodiscard]] CaseQuery query() const { return {subject.id, deskUnit}; }
    Answer<LeaseReply> take(const RigClerk &clerk)
    {
        Context context = rig.contextFor(clerk);
        return takeLease(context, query());
    }
    Answer<LeaseReply> takeOver(const RigClerk &clerk, const QString &reason)
    {
        Context context = rig.contextFor(clerk);
        return takeOverLease(context, {query(), {reason}});
    }
    void wait(int seconds) { rig.clock.set(rig.clock.now().addSecs(seconds)); }

    Answer<protocol::Absence> enter(const RigClerk &by, const QString &user, const QVector<UserId> &substitutes,
                                    int from = 0, int until = 2)
    {
        Context context = rig.contextFor(by);
        protocol::AbsenceRequest request;
        request.id = u"absence-%1"_s.arg(++absences);
        request.user = UserId(user);
        request.from = toLocalDate(rig.clock.now()).addDays(from);
        request.until = toLocalDate(rig.clock.now()).addDays(until);
        request.substitutes = substitutes;
        request.pool = substitutes.isEmpty();
        return enterAbsence(context, {deskUnit, request});
    }
    [[nodiscard]] Posts standsIn(const RigClerk &substitute, const QString &owner)
    {
        return standInPosts(rig.core(), **rig.core().reader(), substitute.principal().user, UserId(owner), deskUnit,
                            rig.clock.now())
            .value();
    }
    int absences = 0;
};

/// The shipped sample of the plain form, with its days counted from now.
QJsonObject generalApplication(const QDateTime &now)
{
    QFile file(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples/general-application.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression relative(u"@today([+-][0-9]+)?"_s);
    for (auto match = relative.match(text); match.hasMatch(); match = relative.match(text)) {
        const QDate day = toLocalDate(now).addDays(match.captured(1).toInt());
        text.replace(match.capturedStart(), match.capturedLength(), day.toString(Qt::ISODate));
    }
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

template<class T>
ApiErrorCode codeIn(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

} // namespace

/// Leases that end by themselves, absences that give rights and take them back, recusal by digests, and silence.
class tst_Desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeaseEndsByItself();
    void aLeaseIsRenewedAndKeepsItsBeginning();
    void aTakeoverIsRecordedAndTold();
    void reasonsOfATakeover_data();
    void reasonsOfATakeover();
    void onlyWhoWorksMayHoldIt();
    void endedLeasesAreGivenUpOnlyByTheirDevice();
    void rightsBeginAndEndWithTheAbsence();
    void rightsAreNeverMoreThanBothHave();
    void aPoolIsTheWholeUnit();
    void anActInSomebodysNameIsOnRecord();
    void withoutAnAbsenceItIsRefused();
    void aRelationIsKnownByItsDigestOnly();
    void identitiesOfClerksCountToo();
    void silenceEndsAHandoffWhereTheItemSaysSo_data();
    void silenceEndsAHandoffWhereTheItemSaysSo();
};

void tst_Desk::aLeaseEndsByItself()
{
    Section office;
    const auto mine = office.take(office.first);
    QVERIFY(mine && mine->held && mine->mine);
    const auto hers = office.take(office.second);
    QVERIFY(hers && hers->held && !hers->mine);
    QCOMPARE(hers->holder, office.first.principal().user);
    office.wait(protocol::leaseSeconds - 1);
    QVERIFY(!office.take(office.second)->mine);
    office.wait(1);
    QVERIFY(office.take(office.second)->mine);
}

void tst_Desk::aLeaseIsRenewedAndKeepsItsBeginning()
{
    Section office;
    const QDateTime since = office.take(office.first)->since;
    for (int i = 0; i < 5; ++i) {
        office.wait(protocol::leaseSeconds / 3);
        const auto again = office.take(office.first);
        QVERIFY(again && again->mine);
        QCOMPARE(again->since, since);
        QCOMPARE(again->until, office.rig.clock.now().addSecs(protocol::leaseSeconds));
    }
    office.rig.restart();
    QVERIFY(!office.take(office.second)->mine);
}

void tst_Desk::aTakeoverIsRecordedAndTold()
{
    Section office;
    QVERIFY(office.take(office.first));
    office.wait(10);
    const auto taken = office.takeOver(office.second, longReason);
    QVERIFY(taken && taken->mine);
    const auto recorded = leasestore::takeoversOf(**office.rig.core().reader(), office.subject.id);
    QVERIFY(recorded);
    QCOMPARE(recorded->size(), 1);
    QCOMPARE(recorded->at(0).from, office.first.principal().user);
    QCOMPARE(recorded->at(0).to, office.second.principal().user);
    QCOMPARE(recorded->at(0).reason, longReason);
    const auto told = office.take(office.first);
    QVERIFY(told && !told->mine);
    QCOMPARE(told->lostTo, office.second.principal().user);
    QCOMPARE(told->lostReason, longReason);
    // It comes back when the other has left, and the take-over is told no more than once.
    office.wait(protocol::leaseSeconds);
    const auto back = office.take(office.first);
    QVERIFY(back && back->mine);
    QCOMPARE(back->lostTo, office.second.principal().user);
    QVERIFY(office.take(office.first)->lostTo.isEmpty());
}

void tst_Desk::reasonsOfATakeover_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("none") << QString() << false;
    QTest::newRow("blank") << QString(20, u' ') << false;
    QTest::newRow("too short") << u"急"_s << false;
    QTest::newRow("own words") << longReason << true;
    QTest::newRow("too long") << QString(protocol::maxDeskReason + 1, u'长') << false;
}

void tst_Desk::reasonsOfATakeover()
{
    QFETCH(QString, reason);
    QFETCH(bool, allowed);
    Section office;
    QVERIFY(office.take(office.first));
    const auto taken = office.takeOver(office.second, reason);
    QCOMPARE(taken.has_value(), allowed);
    if (!allowed)
        QCOMPARE(codeIn(taken), ApiErrorCode::Malformed);
}

void tst_Desk::onlyWhoWorksMayHoldIt()
{
    Section office;
    QCOMPARE(codeIn(office.take(office.stranger)), ApiErrorCode::NotFound);
    const RigClerk watcher = office.rig.clerk(u"chenjing"_s, u"SCJGJ"_s, Post::SupervisionOfficer);
    Context context = office.rig.contextFor(watcher);
    QCOMPARE(codeIn(takeLease(context, {office.subject.id, UnitId(u"SCJGJ"_s)})), ApiErrorCode::Forbidden);
}

void tst_Desk::endedLeasesAreGivenUpOnlyByTheirDevice()
{
    Section office;
    QVERIFY(office.take(office.first));
    Context context = office.rig.contextFor(office.second);
    QVERIFY(endLease(context, office.query()));
    QVERIFY(!office.take(office.second)->mine);
    Context owner = office.rig.contextFor(office.first);
    QVERIFY(endLease(owner, office.query()));
    QVERIFY(office.take(office.second)->mine);
}

void tst_Desk::rightsBeginAndEndWithTheAbsence()
{
    Section office;
    const auto entered = office.enter(office.head, u"zhoumin"_s, {office.second.principal().user}, 1, 2);
    QVERIFY(entered);
    QVERIFY(!office.standsIn(office.second, u"zhoumin"_s));
    office.wait(24 * 3600);
    QCOMPARE(office.standsIn(office.second, u"zhoumin"_s), officerPosts);
    office.wait(24 * 3600);
    QVERIFY(office.standsIn(office.second, u"zhoumin"_s));
    office.wait(24 * 3600);
    QVERIFY(!office.standsIn(office.second, u"zhoumin"_s));

    const auto again = office.enter(office.first, u"zhoumin"_s, {office.second.principal().user});
    QVERIFY(again && office.standsIn(office.second, u"zhoumin"_s));
    Context owner = office.rig.contextFor(office.first);
    QVERIFY(endAbsence(owner, again->id));
    QVERIFY(!office.standsIn(office.second, u"zhoumin"_s));
    // Somebody else neither ends it nor learns that there is one.
    Context outside = office.rig.contextFor(office.stranger);
    QCOMPARE(codeIn(endAbsence(outside, again->id)), ApiErrorCode::NotFound);
    QCOMPARE(codeIn(endAbsence(outside, u"no-such"_s)), ApiErrorCode::NotFound);
}

void tst_Desk::rightsAreNeverMoreThanBothHave()
{
    Section office;
    const RigClerk reviewer = office.rig.clerk(u"linan"_s, deskUnit.text(), Posts(Post::CaseOfficer) | Post::Reviewer);
    QVERIFY(office.enter(office.head, u"zhoumin"_s, {reviewer.principal().user}));
    // Of the owner's posts the reviewer holds one; what he is besides is no right of the owner.
    QCOMPARE(office.standsIn(reviewer, u"zhoumin"_s), Posts(Post::CaseOfficer));
    QVERIFY(!office.standsIn(office.second, u"zhoumin"_s));
    QVERIFY(!office.standsIn(office.stranger, u"zhoumin"_s));
}

void tst_Desk::aPoolIsTheWholeUnit()
{
    Section office;
    QVERIFY(office.enter(office.first, u"zhoumin"_s, {}));
    QVERIFY(office.standsIn(office.second, u"zhoumin"_s));
    QVERIFY(!office.standsIn(office.first, u"zhoumin"_s));
    QVERIFY(!office.standsIn(office.stranger, u"zhoumin"_s));
    Context context = office.rig.contextFor(office.second);
    const auto desk = deskOf(context);
    QVERIFY(desk);
    QCOMPARE(desk->standsInFor.size(), 1);
    QCOMPARE(desk->standsInFor[0].user, office.first.principal().user);
}

void tst_Desk::anActInSomebodysNameIsOnRecord()
{
    Section office;
    office.rig.mustPost(office.first,
                        office.rig.command(office.first, office.subject, Action::Claim, Post::AcceptanceOfficer));
    QVERIFY(office.enter(office.head, u"zhoumin"_s, {office.second.principal().user}));
    Command command = office.rig.command(office.second, office.rig.stored(office.subject.id), Action::Accept,
                                         Post::AcceptanceOfficer);
    command.onBehalfOf = office.first.principal().user;
    QVERIFY(office.rig.post(office.second, command));
    Context owner = office.rig.contextFor(office.first);
    const auto desk = deskOf(owner);
    QVERIFY(desk);
    QCOMPARE(desk->doneForMe.size(), 1);
    QCOMPARE(desk->doneForMe[0].action, Action::Accept);
    QCOMPARE(desk->doneForMe[0].by, office.second.principal().user);
    QCOMPARE(desk->doneForMe[0].queryCode, office.subject.queryCode);
}

void tst_Desk::withoutAnAbsenceItIsRefused()
{
    Section office;
    office.rig.mustPost(office.first,
                        office.rig.command(office.first, office.subject, Action::Claim, Post::AcceptanceOfficer));
    Command command = office.rig.command(office.second, office.rig.stored(office.subject.id), Action::Accept,
                                         Post::AcceptanceOfficer);
    command.onBehalfOf = office.first.principal().user;
    const auto refused = office.rig.post(office.second, command);
    QVERIFY(!refused && refused.error().refusal);
    QCOMPARE(refused.error().refusal->code, RefusalCode::NotSubstitute);
}

void tst_Desk::aRelationIsKnownByItsDigestOnly()
{
    Section office;
    const QString number = u"520199199001010017"_s;
    Context context = office.rig.contextFor(office.first);
    protocol::RelationRequest request{u"relation-1"_s, office.first.principal().user, number,
                                      protocol::RelationKind::Spouse};
    QVERIFY(declareRelation(context, {deskUnit, request}));
    QCOMPARE(*relatedUsers(office.rig.core(), **office.rig.core().reader(), office.subject),
             QSet<UserId>{office.first.principal().user});
    // Another service has another key: the digest means nothing there.
    const auto digest = office.rig.core().identities().of(number);
    ServiceRig other({{}, {}, 99});
    QVERIFY(digest && other.core().identities().of(number) != digest);
    QVERIFY(!digest->contains(number.toUtf8()));
    const auto refused = office.rig.post(
        office.first, office.rig.command(office.first, office.subject, Action::Claim, Post::AcceptanceOfficer));
    QVERIFY(!refused && refused.error().refusal);
    QCOMPARE(refused.error().refusal->code, RefusalCode::RecusalRequired);
    // What is no number is not taken, and nobody declares for a colleague.
    request.id = u"relation-2"_s;
    request.number = u"not-a-number"_s;
    QCOMPARE(codeIn(declareRelation(context, {deskUnit, request})), ApiErrorCode::Malformed);
    Context second = office.rig.contextFor(office.second);
    request.number = number;
    QCOMPARE(codeIn(declareRelation(second, {deskUnit, request})), ApiErrorCode::Forbidden);
    QVERIFY(withdrawRelation(context, u"relation-1"_s));
    QVERIFY(relatedUsers(office.rig.core(), **office.rig.core().reader(), office.subject)->isEmpty());
}

void tst_Desk::identitiesOfClerksCountToo()
{
    Section office;
    const auto own = office.rig.core().identities().of(u"520199199001010017"_s);
    QVERIFY(own);
    const auto kept = office.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        YC_TRY_DB(absencestore::setIdentity(write.db(), office.second.principal().user, *own));
        return true;
    });
    QVERIFY(kept);
    QCOMPARE(*relatedUsers(office.rig.core(), **office.rig.core().reader(), office.subject),
             QSet<UserId>{office.second.principal().user});
}

void tst_Desk::silenceEndsAHandoffWhereTheItemSaysSo_data()
{
    QTest::addColumn<bool>("consents");
    QTest::newRow("where it says so") << true;
    QTest::newRow("and nowhere else") << false;
}

void tst_Desk::silenceEndsAHandoffWhereTheItemSaysSo()
{
    QFETCH(bool, consents);
    ServiceRig rig;
    Case subject = consents ? rig.openItemCase(u"000118002000"_s, generalApplication(rig.clock.now()), u"PT-GY"_s,
                                               u"贵州晴川示例科技有限公司"_s)
                            : rig.openCompanyCase();
    const ServiceItem *item = rig.core().reference()->catalogue().find(subject.item);
    QVERIFY(item);
    QCOMPARE(item->silenceMeansConsent, consents);
    const RigClerk officer = rig.clerk(u"officer"_s, subject.unit.text(), officerPosts);
    const auto step = [&](Action action, Post post, const CommandArguments &args = {}) {
        Command command = rig.command(officer, rig.stored(subject.id), action, post);
        command.args = args;
        return rig.mustPost(officer, command);
    };
    step(Action::Accept, Post::AcceptanceOfficer);
    step(Action::Claim, Post::CaseOfficer);
    CommandArguments args;
    args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    args.handoff.dueAt = rig.clock.now().addSecs(3600);
    args.handoff.question = u"是否一致？"_s;
    args.handoff.sharedFields = {consents ? u"/request/subject"_s : u"/addr"_s};
    QCOMPARE(step(Action::Consult, Post::CaseOfficer, args).state, CaseState::Consulting);
    QCOMPARE(*jobs::takeSilence(rig.core()), 0);
    rig.clock.set(rig.clock.now().addSecs(7200));
    QCOMPARE(*jobs::takeSilence(rig.core()), consents ? 1 : 0);
    QCOMPARE(*jobs::takeSilence(rig.core()), 0);
    const Case after = rig.stored(subject.id);
    QCOMPARE(after.state, consents ? CaseState::InReview : CaseState::Consulting);
    QCOMPARE(after.handoffs[0].agreed, consents);
}

QTEST_GUILESS_MAIN(tst_Desk)
#include "tst_desk.moc"
