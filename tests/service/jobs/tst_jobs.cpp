// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/feedreader.h"
#include "service/handlers/access.h"
#include "service/handlers/pushhandler.h"
#include "service/jobs/jobrunner.h"
#include "service/jobs/jobs.h"
#include "service/store/accountstore.h"
#include "service/store/casestore.h"
#include "service/store/feedstore.h"
#include "service/store/jobstore.h"
#include "service/store/sessionstore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

/// Guizhou's clock as UTC.
QDateTime local(QDate day, int hour, int minute = 0)
{
    return QDateTime(day, QTime(hour, minute), Qt::UTC).addSecs(-8 * 3600);
}

qint64 historyOf(ServiceRig &rig, const CaseId &id)
{
    return casestore::history(**rig.core().reader(), id)->size();
}

} // namespace

class tst_Jobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceAcceptsAfterFiveDaysAndOnce();
    void whatWasAnsweredIsLeftAlone();
    void acceptanceSurvivesARestart();
    void aTransferDoesNotStopTheNoticeClock();
    void overdueCasesAreMarkedOnceForEachDay();
    void markingIsNewsAndNoDecisionBecomesStale();
    void marksAreMadeAtMostHourly();
    void tidyingForgetsOldThingsOnceADay();
    void papersThatNobodyNamesAreSwept();
    void theRunnerLooksAgainAndAgain();
    void aRunnerThatIsGoneLooksNoMore();
    void failuresAreTold();
    void twoRunnersDoNothingTwice();
};

void tst_Jobs::silenceAcceptsAfterFiveDaysAndOnce()
{
    ServiceRig rig;
    // Received on Tuesday 24 November: the fifth working day is Tuesday 1 December.
    const Case subject = rig.openCompanyCase();
    QCOMPARE(subject.deadlines.noticeDue, QDate(2026, 12, 1));
    for (const QDateTime &early : {local(QDate(2026, 11, 30), 23), local(QDate(2026, 12, 1), 9)}) {
        rig.clock.set(early);
        QCOMPARE(*jobs::acceptBySilence(rig.core()), 0);
        QCOMPARE(rig.stored(subject.id).state, CaseState::Received);
    }
    rig.clock.set(local(QDate(2026, 12, 1), 23, 59));
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 1);
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 0);
    const Case accepted = rig.stored(subject.id);
    QCOMPARE(accepted.state, CaseState::Accepted);
    // Art. 32(4): as of the day on which it came in.
    QCOMPARE(accepted.deadlines.acceptedAt, subject.deadlines.receivedAt);
    const QVector<HistoryRow> rows = *casestore::history(**rig.core().reader(), subject.id);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[2].action, Action::DeemAccepted);
    QCOMPARE(rows[2].post, Post::System);
    QVERIFY(rows[2].user.isEmpty());
    QCOMPARE(accepted.documents.constLast().kind, DocumentKind::AcceptanceNotice);
    QVERIFY(!accepted.documents.constLast().number.isEmpty());
}

void tst_Jobs::whatWasAnsweredIsLeftAlone()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case accepted = acceptedCompany(rig, office);
    Case correcting = rig.openCompanyCase();
    correcting =
        rig.mustPost(office.officer, rig.command(office.officer, correcting, Action::Claim, Post::AcceptanceOfficer));
    Command ask = rig.command(office.officer, correcting, Action::RequestCorrection, Post::AcceptanceOfficer);
    ask.args.corrections = {{u"/phone"_s, u"请填写可以接通的固定电话。"_s, false}};
    rig.mustPost(office.officer, ask);
    rig.clock.set(local(QDate(2026, 12, 20), 12));
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 0);
    QCOMPARE(rig.stored(correcting.id).state, CaseState::Correcting);
    QCOMPARE(rig.stored(accepted.id).version, accepted.version);
}

void tst_Jobs::acceptanceSurvivesARestart()
{
    ServiceRig rig;
    QVector<CaseId> ids;
    for (int i = 0; i < 20; ++i)
        ids.append(rig.openCompanyCase().id);
    rig.restart();
    rig.clock.set(local(QDate(2026, 12, 2), 9));
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 20);
    rig.restart();
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 0);
    for (const CaseId &id : ids)
        QCOMPARE(historyOf(rig, id), 3); // submitted, received, accepted
}

void tst_Jobs::aTransferDoesNotStopTheNoticeClock()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = rig.openCompanyCase();
    subject =
        rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Claim, Post::AcceptanceOfficer));
    Command transfer = rig.command(office.officer, subject, Action::Transfer, Post::AcceptanceOfficer);
    transfer.args.handoff.to = {UnitId(u"GY-SCJGJ-ZC"_s)};
    transfer.args.reason = u"住所在贵阳市，由该市登记机关办理。"_s;
    rig.mustPost(office.officer, transfer);
    rig.clock.set(local(QDate(2026, 12, 2), 9));
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 1);
}

void tst_Jobs::overdueCasesAreMarkedOnceForEachDay()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    QVERIFY(subject.deadlines.stepDue < subject.deadlines.promisedDue);
    const auto marks = [&] { return *jobstore::marksOf(**rig.core().reader(), subject.id); };
    rig.clock.set(local(subject.deadlines.stepDue, 9));
    QCOMPARE(*jobs::markOverdue(rig.core()), 0);
    rig.clock.set(local(subject.deadlines.stepDue, 23));
    QCOMPARE(*jobs::markOverdue(rig.core()), 1);
    QCOMPARE(marks()[0].kind, u"STEP"_s);
    QCOMPARE(marks()[0].due, subject.deadlines.stepDue);
    rig.clock.set(local(subject.deadlines.promisedDue, 23));
    QCOMPARE(*jobs::markOverdue(rig.core()), 1);
    QCOMPARE(marks().size(), 2);
    QCOMPARE(marks()[1].kind, u"PROMISED"_s);
    rig.restart();
    rig.clock.set(rig.clock.now().addDays(3));
    QCOMPARE(*jobs::markOverdue(rig.core()), 0);
    QCOMPARE(marks().size(), 2);
}

void tst_Jobs::markingIsNewsAndNoDecisionBecomesStale()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    const FeedScope scope = access::feedScope(office.officer.principal());
    const QString cursor = readFeed(**rig.core().reader(), scope, {}, 1000)->cursor;
    rig.clock.set(local(subject.deadlines.stepDue, 23));
    QCOMPARE(*jobs::markOverdue(rig.core()), 1);
    QCOMPARE(readFeed(**rig.core().reader(), scope, cursor, 1000)->entries.size(), 1);
    QCOMPARE(rig.stored(subject.id).revision, subject.revision);
    QCOMPARE(historyOf(rig, subject.id), 5);
}

void tst_Jobs::marksAreMadeAtMostHourly()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    rig.clock.set(local(subject.deadlines.stepDue, 16, 50));
    QCOMPARE(*jobs::markOverdue(rig.core()), 0);
    rig.clock.set(local(subject.deadlines.stepDue, 17, 40));
    QCOMPARE(*jobs::markOverdue(rig.core()), 0);
    rig.clock.set(local(subject.deadlines.stepDue, 17, 50));
    QCOMPARE(*jobs::markOverdue(rig.core()), 1);
}

void tst_Jobs::tidyingForgetsOldThingsOnceADay()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    Command consult = rig.command(office.officer, subject, Action::Consult, Post::CaseOfficer);
    consult.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    consult.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
    consult.args.handoff.dueAt = rig.clock.now().addDays(1);
    consult.args.handoff.sharedFields = {u"/addr"_s};
    subject = rig.mustPost(office.officer, consult);
    Command recall = rig.command(office.officer, subject, Action::RecallHandoff, Post::CaseOfficer);
    recall.args.handoffId = subject.handoffs[0].id;
    subject = rig.mustPost(office.officer, recall);

    const QByteArray digest(32, 'd');
    const auto made = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        accountstore::Account account;
        account.user = UserId(u"a"_s);
        account.name = u"A"_s;
        YC_TRY_DB(accountstore::put(write.db(), account));
        YC_TRY_DB(accountstore::putDevice(write.db(), {DeviceId(u"d"_s), account.user, {}, {}, {}}, write.now()));
        YC_TRY_DB(sessionstore::start(write.db(), {u"f"_s, account.user, DeviceId(u"d"_s), 1, {}}, write.now()));
        YC_TRY_DB(sessionstore::addToken(write.db(), digest, u"f"_s, 1, true, write.now().addSecs(3600)));
        return true;
    });
    QVERIFY(made);
    const auto hasToken = [&] { return sessionstore::findToken(**rig.core().reader(), digest)->has_value(); };
    const auto prunedTo = [&] { return *feedstore::prunedTo(**rig.core().reader(), UnitId(u"ZRZYT-BDC"_s)); };

    rig.clock.set(rig.clock.now().addSecs(7200));
    QCOMPARE(*jobs::tidy(rig.core()), 0);
    QVERIFY(hasToken());
    // Not again on the same day, whatever restarts.
    rig.restart();
    rig.clock.set(rig.clock.now().addSecs(20 * 3600));
    QCOMPARE(*jobs::tidy(rig.core()), 0);
    QVERIFY(hasToken());
    rig.clock.set(rig.clock.now().addSecs(6 * 3600));
    QCOMPARE(*jobs::tidy(rig.core()), 0);
    QVERIFY(!hasToken());
    QCOMPARE(prunedTo(), 0);
    rig.clock.set(rig.clock.now().addDays(jobs::tombstoneDays));
    QVERIFY(*jobs::tidy(rig.core()) >= 0);
    QVERIFY(prunedTo() > 0);
}

void tst_Jobs::papersThatNobodyNamesAreSwept()
{
    ServiceRig rig;
    const MaterialStore &papers = rig.core().materials();
    const auto keep = [&](const QByteArray &bytes) {
        const Digest256 digest(
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QFile file(rig.folder() % u"/spool/"_s % digest.text());
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        file.close();
        const Answer<void> kept = rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
            YC_TRY_DB(MaterialStore::insert(
                write.db(), {digest, bytes.size(), u"application/pdf"_s, write.now(), {}, UserId(u"zhoumin"_s)}));
            return {};
        });
        return written && papers.adopt(file.fileName(), digest) && kept ? digest : Digest256();
    };
    const auto isThere = [&](const Digest256 &digest) {
        return MaterialStore::find(**rig.core().reader(), digest)->has_value() && papers.has(digest);
    };
    // What the case was opened with is named; its digests are those of these bytes.
    const Case subject = rig.openCompanyCase();
    const Digest256 named = keep("%PDF-1.4 " + subject.materials.constFirst().id.text().toUtf8());
    QCOMPARE(named, subject.materials.constFirst().digest);
    const Digest256 forgotten = keep("%PDF-1.4 forgotten");
    const Digest256 again = keep("%PDF-1.4 again");
    QCOMPARE(MaterialStore::find(**rig.core().reader(), again)->value().uploadedBy, UserId(u"zhoumin"_s));

    rig.clock.set(rig.clock.now().addDays(6));
    QVERIFY(jobs::tidy(rig.core()));
    QVERIFY(isThere(named) && isThere(forgotten) && isThere(again));
    QCOMPARE(keep("%PDF-1.4 again"), again);
    rig.clock.set(rig.clock.now().addDays(2));
    QVERIFY(jobs::tidy(rig.core()));
    QVERIFY(isThere(named) && isThere(again));
    QVERIFY(!papers.has(forgotten) && !MaterialStore::find(**rig.core().reader(), forgotten)->has_value());
    rig.clock.set(rig.clock.now().addDays(6));
    QVERIFY(jobs::tidy(rig.core()));
    QVERIFY(isThere(named) && !papers.has(again));
}

void tst_Jobs::theRunnerLooksAgainAndAgain()
{
    ServiceRig rig;
    VirtualScheduler scheduler(rig.clock);
    QList<JobOutcome> outcomes;
    JobRunner runner(rig.core(), scheduler, std::chrono::minutes(1),
                     [&](const JobOutcome &outcome) { outcomes.append(outcome); });
    runner.start();
    runner.start();
    QCOMPARE(scheduler.scheduled(), 1);
    const Case subject = rig.openCompanyCase();
    scheduler.advance(std::chrono::hours(24 * 8));
    QCOMPARE(rig.stored(subject.id).state, CaseState::Accepted);
    const auto acceptances = std::count_if(outcomes.cbegin(), outcomes.cend(), [](const JobOutcome &outcome) {
        return outcome.job == u"deemed-acceptance" && outcome.acts == 1 && !outcome.failed;
    });
    QCOMPARE(acceptances, 1);
    QCOMPARE(scheduler.scheduled(), 1);
}

void tst_Jobs::aRunnerThatIsGoneLooksNoMore()
{
    ServiceRig rig;
    VirtualScheduler scheduler(rig.clock);
    {
        JobRunner runner(rig.core(), scheduler, std::chrono::minutes(1));
        runner.start();
    }
    const Case subject = rig.openCompanyCase();
    scheduler.advance(std::chrono::hours(24 * 8));
    QCOMPARE(rig.stored(subject.id).state, CaseState::Received);
}

void tst_Jobs::failuresAreTold()
{
    ServiceRig rig;
    VirtualScheduler scheduler(rig.clock);
    QList<JobOutcome> outcomes;
    JobRunner runner(rig.core(), scheduler, std::chrono::minutes(1),
                     [&](const JobOutcome &outcome) { outcomes.append(outcome); });
    (void)rig.openCompanyCase();
    rig.clock.set(local(QDate(2026, 12, 2), 9));
    rig.core().writer().stop();
    runner.runOnce();
    QVERIFY(std::any_of(outcomes.cbegin(), outcomes.cend(), [](const JobOutcome &outcome) {
        return outcome.job == u"deemed-acceptance" && outcome.failed;
    }));
}

void tst_Jobs::twoRunnersDoNothingTwice()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case closed = closedCompany(rig, office, u"91520115MA6DEM014M"_s);
    const RigSource social(UnitId(u"RST-SB"_s), QByteArray(32, 's'));
    Context context = social.contextFor(rig.core());
    QCOMPARE(takePushes(context, 10)->pushes.size(), 1);
    QVector<CaseId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(rig.openCompanyCase().id);
    rig.clock.set(local(QDate(2026, 12, 2), 9));
    VirtualScheduler scheduler(rig.clock);
    int acts = 0;
    const JobRunner::Listener count = [&](const JobOutcome &outcome) {
        if (outcome.job == u"deemed-acceptance" || outcome.job == u"push-timeouts")
            acts += outcome.acts;
    };
    JobRunner one(rig.core(), scheduler, std::chrono::minutes(1), count);
    JobRunner other(rig.core(), scheduler, std::chrono::minutes(1), count);
    one.runOnce();
    other.runOnce();
    QCOMPARE(acts, 6);
    for (const CaseId &id : ids)
        QCOMPARE(historyOf(rig, id), 3); // submitted, received, accepted
}

QTEST_GUILESS_MAIN(tst_Jobs)
#include "tst_jobs.moc"
