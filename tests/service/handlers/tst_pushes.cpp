// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/feedreader.h"
#include "service/handlers/access.h"
#include "service/handlers/pushhandler.h"
#include "service/jobs/jobs.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::Push;

namespace {

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

/// A closed case and the systems of its receivers.
struct PushRig
{
    PushRig()
        : office(rig)
        , closed(closedCompany(rig, office, u"91520115MA6DEM014M"_s))
    {
    }

    QVector<Push> take(const RigSource &receiver, int limit = 100)
    {
        Context context = receiver.contextFor(rig.core());
        Answer<protocol::PushPage> page = takePushes(context, limit);
        if (!page)
            throw std::runtime_error("no page");
        return page->pushes;
    }
    Answer<Done> acknowledge(const RigSource &receiver, const QString &id, bool stored, const QString &reason = {})
    {
        Context context = receiver.contextFor(rig.core());
        return acknowledgePush(context, {id, {stored, reason}});
    }
    Part part(const QString &id)
    {
        const Case subject = rig.stored(closed.id);
        for (const Part &candidate : subject.parts) {
            if (candidate.id.text() == id)
                return candidate;
        }
        throw std::runtime_error("no such part");
    }
    void pass(std::chrono::seconds time) { rig.clock.set(rig.clock.now().addSecs(time.count())); }

    ServiceRig rig;
    CompanyOffice office;
    Case closed;
    RigSource social{UnitId(u"RST-SB"_s), QByteArray(32, 's')};
    RigSource tax{UnitId(u"SWJ-SZHD"_s), QByteArray(32, 't')};
    RigSource stranger{UnitId(u"PT-GY"_s), QByteArray(32, 'p')};
};

} // namespace

/// 待推送 → 已推送 → 已入库 or 失败, for receivers that come late, twice or not at all.
class tst_Pushes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReceiverTakesItsOwnAndAcknowledges();
    void onlyTheSelectionOfTheReceiverIsPushed();
    void nobodyTakesAnothersPushes();
    void whatWasTakenIsNotTakenTwice();
    void silenceCountsAsFailure();
    void failuresAreTriedAgainLaterAndLater();
    void whatIsStoredStaysStored();
    void reasonsAreCodes();
    void realWorkComesAsACaseAndNotAsAPush();
    void aPushThatMovesIsNewsForTheQueue();
    void pagesAreLimited();
};

void tst_Pushes::aReceiverTakesItsOwnAndAcknowledges()
{
    PushRig rig;
    QCOMPARE(rig.part(u"social"_s).state, PartState::Pending);
    const QVector<Push> pushes = rig.take(rig.social);
    QCOMPARE(pushes.size(), 1);
    QCOMPARE(pushes[0].receiver, UnitId(u"RST-SB"_s));
    QCOMPARE(pushes[0].code, u"91520115MA6DEM014M"_s);
    QCOMPARE(pushes[0].event, u"ESTABLISHED"_s);
    QCOMPARE(pushes[0].version, 1);
    QCOMPARE(pushes[0].attempt, 1);
    QCOMPARE(rig.part(u"social"_s).state, PartState::Pushed);
    QCOMPARE(rig.part(u"social"_s).attempts, 1);
    QVERIFY(rig.acknowledge(rig.social, pushes[0].id, true));
    QCOMPARE(rig.part(u"social"_s).state, PartState::Stored);
    QVERIFY(rig.take(rig.social).isEmpty());
    rig.pass(std::chrono::hours(24));
    QVERIFY(rig.take(rig.social).isEmpty());
}

void tst_Pushes::onlyTheSelectionOfTheReceiverIsPushed()
{
    PushRig rig;
    const QJsonObject form = rig.take(rig.social)[0].data.value(u"form"_s).toObject();
    QVERIFY(form.contains(u"insuredStaff"_s));
    QVERIFY(form.contains(u"name"_s));
    QVERIFY(!form.contains(u"finance"_s));
    QVERIFY(!form.contains(u"holders"_s));
}

void tst_Pushes::nobodyTakesAnothersPushes()
{
    PushRig rig;
    QVERIFY(rig.take(rig.stranger).isEmpty());
    const QString id = rig.take(rig.social)[0].id;
    QCOMPARE(codeOf(rig.acknowledge(rig.tax, id, true)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(rig.acknowledge(rig.social, u"nothing"_s, true)), ApiErrorCode::NotFound);
    QCOMPARE(rig.part(u"social"_s).state, PartState::Pushed);
}

void tst_Pushes::whatWasTakenIsNotTakenTwice()
{
    PushRig rig;
    QCOMPARE(rig.take(rig.social).size(), 1);
    QVERIFY(rig.take(rig.social).isEmpty());
    rig.rig.restart();
    QVERIFY(rig.take(rig.social).isEmpty());
    // Until the acknowledgement is overdue: then it is handed out again, with the same identity.
    rig.pass(pushAcknowledgeTime);
    const QVector<Push> again = rig.take(rig.social);
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0].version, 1);
    QCOMPARE(again[0].attempt, 2);
}

void tst_Pushes::silenceCountsAsFailure()
{
    PushRig rig;
    const QVector<Push> taken = rig.take(rig.social);
    QCOMPARE(*jobs::expirePushes(rig.rig.core()), 0);
    rig.pass(pushAcknowledgeTime);
    QCOMPARE(*jobs::expirePushes(rig.rig.core()), 1);
    QCOMPARE(*jobs::expirePushes(rig.rig.core()), 0);
    QCOMPARE(rig.part(u"social"_s).state, PartState::Failed);
    QCOMPARE(rig.part(u"social"_s).lastError, u"NO_ACKNOWLEDGEMENT"_s);
    // It may still come late.
    QVERIFY(rig.acknowledge(rig.social, taken[0].id, true));
    QCOMPARE(rig.part(u"social"_s).state, PartState::Stored);
    QVERIFY(rig.part(u"social"_s).lastError.isEmpty());
}

void tst_Pushes::failuresAreTriedAgainLaterAndLater()
{
    PushRig rig;
    qint64 waited = 0;
    for (int attempt = 1; attempt <= 9; ++attempt) {
        const QVector<Push> taken = rig.take(rig.social);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken[0].attempt, attempt);
        QVERIFY(rig.acknowledge(rig.social, taken[0].id, false, u"SYSTEM_BUSY"_s));
        QVERIFY(rig.acknowledge(rig.social, taken[0].id, false, u"SYSTEM_BUSY"_s));
        QCOMPARE(rig.part(u"social"_s).state, PartState::Failed);
        QCOMPARE(rig.part(u"social"_s).lastError, u"SYSTEM_BUSY"_s);
        const std::chrono::seconds wait = pushBackOff(attempt);
        QVERIFY(wait.count() >= waited);
        waited = wait.count();
        rig.pass(wait - std::chrono::seconds(1));
        QVERIFY(rig.take(rig.social).isEmpty());
        rig.pass(std::chrono::seconds(1));
    }
    QCOMPARE(pushBackOff(1), std::chrono::minutes(1));
    QCOMPARE(pushBackOff(3), std::chrono::minutes(4));
    QCOMPARE(pushBackOff(1000), std::chrono::minutes(60));
}

void tst_Pushes::whatIsStoredStaysStored()
{
    PushRig rig;
    const QString id = rig.take(rig.social)[0].id;
    QVERIFY(rig.acknowledge(rig.social, id, true));
    const qint64 version = rig.rig.stored(rig.closed.id).version;
    QVERIFY(rig.acknowledge(rig.social, id, true));
    QVERIFY(rig.acknowledge(rig.social, id, false, u"LATE"_s));
    QCOMPARE(rig.rig.stored(rig.closed.id).version, version);
    QCOMPARE(rig.part(u"social"_s).state, PartState::Stored);
}

void tst_Pushes::reasonsAreCodes()
{
    PushRig rig;
    const QString id = rig.take(rig.social)[0].id;
    QVERIFY(rig.acknowledge(rig.social, id, false, u"张晓岚 520199199001010017"_s));
    QCOMPARE(rig.part(u"social"_s).lastError, u"NOT_STORED"_s);
}

void tst_Pushes::realWorkComesAsACaseAndNotAsAPush()
{
    PushRig rig;
    QVERIFY(!rig.part(u"tax"_s).workCase.isEmpty());
    QVERIFY(rig.take(rig.tax).isEmpty());
}

void tst_Pushes::aPushThatMovesIsNewsForTheQueue()
{
    PushRig rig;
    const FeedScope scope = access::feedScope(rig.office.officer.principal());
    const QString cursor = readFeed(**rig.rig.core().reader(), scope, {}, 1000)->cursor;
    const qint64 revision = rig.rig.stored(rig.closed.id).revision;
    const QString id = rig.take(rig.social)[0].id;
    QVERIFY(rig.acknowledge(rig.social, id, true));
    const Answer<FeedSlice> news = readFeed(**rig.rig.core().reader(), scope, cursor, 1000);
    QCOMPARE(news->entries.size(), 1);
    QCOMPARE(rig.rig.stored(rig.closed.id).revision, revision);
}

void tst_Pushes::pagesAreLimited()
{
    PushRig rig;
    (void)closedCompany(rig.rig, rig.office, u"91520115MA6DEM022G"_s);
    QCOMPARE(rig.take(rig.social, 1).size(), 1);
    QCOMPARE(rig.take(rig.social, 1).size(), 1);
    QCOMPARE(rig.take(rig.social, 1).size(), 0);
}

QTEST_GUILESS_MAIN(tst_Pushes)
#include "tst_pushes.moc"
