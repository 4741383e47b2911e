// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracing.h"

#include "cachesamples.h"

#include "domain/systemseams.h"
#include "protocol/codec.h"
#include "store/cacheschema.h"
#include "store/database.h"
#include "store/outboxdatabase.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include <cstdio>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

OutboxEntry entryNumber(int i, const CaseId &caseId, const CommandId &after = {})
{
    OutboxEntry out;
    out.command.id = CommandId(u"0193c000-0000-7000-8000-%1"_s.arg(i, 12, 10, QLatin1Char('0')));
    out.command.caseId = caseId;
    out.command.action = Action::Claim;
    out.command.actingUnit = registration;
    out.command.base.after = after;
    out.command.actedAt = moment(3, 3, 10);
    out.command.args.opinion = u"意见%1：同意张示例的申请"_s.arg(i);
    out.bytes = protocol::encode(out.command);
    out.signature = QByteArray(64, 's');
    out.subject = rowNumber(i);
    out.queuedAt = moment(3, 3, 10);
    out.due = QDate(2026, 3, 4);
    return out;
}

Case caseNumber(int i)
{
    World world;
    Case out = world.received();
    out.id = CaseId(u"case-%1"_s.arg(i));
    return out;
}

void report(const QString &what)
{
    std::printf("%s\n", qPrintable(what));
    std::fflush(stdout);
}

/// The other process of the crash tests: acts without end and says what it was promised to be kept.
int actUntilKilled(const QString &file)
{
    SystemClock clock;
    SystemRandom random;
    const SealedBox sealer = makeSealer(random);
    auto opened = OutboxDatabase::open(file, sealer, clock);
    if (!opened)
        return 1;
    OutboxDatabase &outbox = **opened;
    const int start = static_cast<int>(outbox.entries()->size());
    const Case subject = caseNumber(0);
    for (int i = start; i < start + 400; ++i) {
        const OutboxEntry entry = entryNumber(i, subject.id);
        if (!outbox.add(entry, subject, {{Digest256(QString::number(i)), "attachment"}}))
            return 2;
        report(u"QUEUED %1"_s.arg(i));
        if (!outbox.markSent(entry.command.id))
            return 3;
        report(u"SENT %1"_s.arg(i));
        DeliveryOutcome outcome;
        outcome.receipt = receiptFor(entry.command, i);
        if (!outbox.finish(entry.command.id, outcome))
            return 4;
        report(u"ACKNOWLEDGED %1"_s.arg(i));
        if (!outbox.saveDraft({subject.id, registration, u"review"_s, {{u"n"_s, i}}, 1, moment(3, 3, 10)}))
            return 5;
        report(u"DRAFT %1"_s.arg(i));
    }
    return 0;
}

/// What a killed process had been promised is there; at most the one thing under way may be there besides.
void checkPromises(const QString &file, const QByteArray &said)
{
    SystemClock clock;
    SystemRandom random;
    const SealedBox sealer = makeSealer(random);
    auto opened = OutboxDatabase::open(file, sealer, clock);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    QMap<int, int> reached; // act to step
    int draft = -1;
    const auto lines = said.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last one may be cut
        const QByteArrayList words = lines[i].split(' ');
        if (words.size() != 2)
            continue;
        const int number = words[1].toInt();
        if (words[0] == "DRAFT")
            draft = number;
        else
            reached[number] = words[0] == "QUEUED" ? 1 : words[0] == "SENT" ? 2 : 3;
    }
    const auto entries = (*opened)->entries();
    QVERIFY(entries.has_value());
    QVERIFY(entries->size() >= reached.size());
    QMap<QString, const OutboxEntry *> byId;
    for (const OutboxEntry &entry : *entries)
        byId.insert(entry.command.id.text(), &entry);
    QCOMPARE(byId.size(), entries->size());
    for (auto it = reached.begin(); it != reached.end(); ++it) {
        const OutboxEntry expected = entryNumber(it.key(), CaseId(u"case-0"_s));
        const OutboxEntry *found = byId.value(expected.command.id.text());
        QVERIFY2(found, qPrintable(QString::number(it.key())));
        QCOMPARE(found->bytes, expected.bytes);
        QCOMPARE(found->signature, expected.signature);
        const int step = found->status == DeliveryStatus::Queued ? 1 : found->status == DeliveryStatus::Sent ? 2 : 3;
        QVERIFY(step >= it.value());
        QVERIFY((*opened)->evidence(found->command.id).has_value());
    }
    if (draft >= 0) {
        const auto kept = (*opened)->draft(CaseId(u"case-0"_s), registration, u"review"_s);
        QVERIFY(kept.has_value());
        QVERIFY(kept->content.value(u"n"_s).toInt() >= draft);
    }
}

} // namespace

/// The outbox: what it promised is kept, and acts go only the ways there are.
class TestOutbox : public QObject
{
    Q_OBJECT

private:
    VirtualClock m_clock{moment(3, 3, 10)};
    SystemRandom m_random;

    struct Fixture
    {
        Fixture(const Clock &clock, Random &random)
            : sealer(makeSealer(random))
            , outbox({u":memory:"_s, SerialQueue::Mode::Inline, 30}, sealer, clock)
        {
            outbox.open(&outbox, [](const auto &) {});
        }

        StoreResult<OutboxEntry> add(const OutboxEntry &entry)
        {
            return await<OutboxEntry>([&](QObject *c, auto done) { outbox.add(entry, caseNumber(1), {}, c, done); });
        }
        StoreResult<OutboxEntry> finish(const OutboxEntry &entry, DeliveryStatus status)
        {
            DeliveryOutcome outcome;
            outcome.status = status;
            if (status == DeliveryStatus::Acknowledged)
                outcome.receipt = receiptFor(entry.command, 7);
            if (status == DeliveryStatus::Refused)
                outcome.refusal = Refusal{RefusalCode::WrongState, {{u"state"_s, u"ACCEPTED"_s}}, {}};
            if (status == DeliveryStatus::Conflicted)
                outcome.currentCase = caseNumber(2);
            return await<OutboxEntry>(
                [&](QObject *c, auto done) { outbox.finish(entry.command.id, outcome, c, done); });
        }
        StoreResult<OutboxEntry> markSent(const OutboxEntry &entry)
        {
            return await<OutboxEntry>([&](QObject *c, auto done) { outbox.markSent(entry.command.id, c, done); });
        }
        StoreResult<OutboxEntry> withdraw(const OutboxEntry &entry)
        {
            return await<OutboxEntry>(
                [&](QObject *c, auto done) { outbox.withdraw(entry.command.id, ConflictChoice::Dropped, c, done); });
        }
        DeliveryStatus statusOf(const OutboxEntry &entry)
        {
            return await<OutboxEntry>([&](QObject *c, auto done) { outbox.entry(entry.command.id, c, done); })->status;
        }
        /// Brings a new entry of its own case into a status.
        OutboxEntry in(DeliveryStatus status, int number)
        {
            OutboxEntry entry = entryNumber(number, CaseId(u"case-%1"_s.arg(number)));
            if (status == DeliveryStatus::Held) {
                entry.status = status;
                entry.heldUntil = moment(3, 3, 10).addSecs(30);
            } else if (status == DeliveryStatus::Parked) {
                entry.status = status;
            }
            (void)add(entry);
            if (status == DeliveryStatus::Withdrawn)
                (void)withdraw(entry);
            if (status == DeliveryStatus::Sent || status == DeliveryStatus::Acknowledged ||
                status == DeliveryStatus::Refused || status == DeliveryStatus::Conflicted)
                (void)markSent(entry);
            if (status == DeliveryStatus::Acknowledged || status == DeliveryStatus::Refused ||
                status == DeliveryStatus::Conflicted)
                (void)finish(entry, status);
            return entry;
        }

        SealedBox sealer;
        Outbox outbox;
    };

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void everyOldVersionMigrates_data()
    {
        QTest::addColumn<int>("from");
        for (int version = 0; version <= static_cast<int>(outboxMigrations().size()); ++version)
            QTest::addRow("%d", version) << version;
    }
    void everyOldVersionMigrates()
    {
        QFETCH(int, from);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        {
            auto database = Database::open(file, {});
            QVERIFY(migrate(**database, outboxMigrations().first(static_cast<size_t>(from))).has_value());
        }
        const SealedBox sealer = makeSealer(m_random);
        auto opened = OutboxDatabase::open(file, sealer, m_clock);
        QVERIFY(opened.has_value());
        QVERIFY((*opened)->add(entryNumber(1, CaseId(u"c"_s)), caseNumber(1), {}).has_value());
    }

    void aFileOfANewerVersionIsLeftAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        {
            auto database = Database::open(file, {});
            QVERIFY((*database)->exec(u"PRAGMA user_version=99"_s));
        }
        const SealedBox sealer = makeSealer(m_random);
        const auto opened = OutboxDatabase::open(file, sealer, m_clock);
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, StoreErrorCode::NewerFormat);
    }

    void damageIsToldAndNothingIsDeleted()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"outbox.db"_s);
        {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }
        const SealedBox sealer = makeSealer(m_random);
        const auto opened = OutboxDatabase::open(name, sealer, m_clock);
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, StoreErrorCode::Damaged);
        QCOMPARE(QFileInfo(name).size(), 8192);
    }

    void anEntryComesBackAsItWasKept()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        OutboxEntry entry = entryNumber(1, CaseId(u"c"_s));
        entry.status = DeliveryStatus::Held;
        entry.heldUntil = moment(3, 3, 10).addSecs(30);
        entry.attachments = {Digest256(u"d"_s)};
        {
            Outbox outbox({folder.filePath(u"outbox.db"_s)}, sealer, m_clock);
            QVERIFY(await<bool>([&](QObject *c, auto done) { outbox.open(c, done); }).has_value());
            const auto added = await<OutboxEntry>([&](QObject *c, auto done) {
                outbox.add(entry, caseNumber(1), {{Digest256(u"d"_s), "paper"}}, c, done);
            });
            QVERIFY(added.has_value());
            QCOMPARE(added->sequence, 1);
            entry = *added;
        }
        Outbox outbox({folder.filePath(u"outbox.db"_s)}, sealer, m_clock);
        QVERIFY(outbox.isDurable());
        QVERIFY(await<bool>([&](QObject *c, auto done) { outbox.open(c, done); }).has_value());
        const auto entries = await<QVector<OutboxEntry>>([&](QObject *c, auto done) { outbox.entries(c, done); });
        QCOMPARE(*entries, QVector<OutboxEntry>{entry});
        const auto evidence =
            await<OutboxEvidence>([&](QObject *c, auto done) { outbox.evidence(entry.command.id, c, done); });
        QCOMPARE(evidence->base, caseNumber(1));
        QVERIFY(!evidence->current);
        const auto paper =
            await<QByteArray>([&](QObject *c, auto done) { outbox.attachment(Digest256(u"d"_s), c, done); });
        QCOMPARE(*paper, "paper");
    }

    void nothingAboutAPersonLiesInClear()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        {
            auto opened = OutboxDatabase::open(folder.filePath(u"outbox.db"_s), sealer, m_clock);
            for (int i = 0; i < 20; ++i)
                QVERIFY((*opened)
                            ->add(entryNumber(i, CaseId(u"c"_s)), caseNumber(1),
                                  {{Digest256(u"d"_s), "贵州示例茶业 paper"}})
                            .has_value());
            QVERIFY((*opened)
                        ->saveDraft(
                            {CaseId(u"c"_s), registration, u"review"_s, {{u"t"_s, u"张示例"_s}}, 1, moment(3, 3, 10)})
                        .has_value());
            QVERIFY((*opened)
                        ->addLook({u"look"_s, CaseId(u"c"_s), registration, u"/legalRep/idNo"_s, u"核对张示例"_s,
                                   moment(3, 3, 10)})
                        .has_value());
        }
        QByteArray bytes;
        for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            bytes += file.readAll();
        }
        QVERIFY(bytes.contains(entryNumber(3, {}).command.id.text().toUtf8()));
        for (const QString &secret :
             {u"张示例"_s, u"贵州示例茶业"_s, u"贵州申请人"_s, u"同意"_s, u"52010219900101001X"_s, u"idNo"_s})
            QVERIFY2(!bytes.contains(secret.toUtf8()), qPrintable(secret));
    }

    void aChangedColumnIsNoticed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("status") << u"UPDATE acts SET status='ACKNOWLEDGED' WHERE sequence=1"_s;
        QTest::newRow("case") << u"UPDATE acts SET case_id='other' WHERE sequence=1"_s;
        QTest::newRow("held until") << u"UPDATE acts SET held_until=7 WHERE sequence=1"_s;
        QTest::newRow("settled") << u"UPDATE acts SET settled=1 WHERE sequence=1"_s;
        QTest::newRow("act of another")
            << u"UPDATE acts SET act=(SELECT act FROM acts WHERE sequence=2) WHERE sequence=1"_s;
        QTest::newRow("outcome of another")
            << u"UPDATE acts SET outcome=(SELECT outcome FROM acts WHERE sequence=2) WHERE sequence=1"_s;
    }
    void aChangedColumnIsNoticed()
    {
        QFETCH(QString, sql);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        const SealedBox sealer = makeSealer(m_random);
        {
            auto opened = OutboxDatabase::open(file, sealer, m_clock);
            for (int i = 0; i < 2; ++i)
                QVERIFY((*opened)->add(entryNumber(i, CaseId(u"c"_s)), caseNumber(1), {}).has_value());
        }
        {
            auto database = Database::open(file, {});
            QVERIFY((*database)->exec(sql));
        }
        auto opened = OutboxDatabase::open(file, sealer, m_clock);
        QVERIFY(opened.has_value());
        const auto entries = (*opened)->entries();
        QVERIFY(!entries.has_value());
        QCOMPARE(entries.error().code, StoreErrorCode::Damaged);
    }

    void theSameCommandIsKeptOnce()
    {
        Fixture fixture(m_clock, m_random);
        QVERIFY(fixture.add(entryNumber(1, CaseId(u"c"_s))).has_value());
        const auto again = fixture.add(entryNumber(1, CaseId(u"c"_s)));
        QVERIFY(!again.has_value());
        QCOMPARE(again.error().code, StoreErrorCode::AlreadyThere);
        QVERIFY(fixture.add(entryNumber(2, CaseId(u"c"_s))).has_value()); // and it goes on
    }

    /// Every status against everything that can be done: what is not a way leaves the entry as it was.
    void onlyTheWaysThereAre_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("act");
        QTest::addColumn<int>("then");
        constexpr int refused = -1;
        using S = DeliveryStatus;
        const auto rows = [&](const char *act, std::initializer_list<std::pair<S, int>> allowed) {
            for (const auto &[status, name] : enumNames<S>) {
                int then = refused;
                for (const auto &[from, to] : allowed) {
                    if (from == status)
                        then = to;
                }
                QTest::addRow("%s when %s", act, name.data()) << int(status) << QString::fromLatin1(act) << then;
            }
        };
        rows("withdraw", {{S::Held, int(S::Withdrawn)},
                          {S::Queued, int(S::Withdrawn)},
                          {S::Parked, int(S::Withdrawn)},
                          {S::Refused, int(S::Withdrawn)},
                          {S::Conflicted, int(S::Withdrawn)}});
        rows("send", {{S::Queued, int(S::Sent)}, {S::Sent, int(S::Sent)}});
        rows("acknowledge", {{S::Sent, int(S::Acknowledged)}});
        rows("refuse", {{S::Sent, int(S::Refused)}});
        rows("conflict", {{S::Sent, int(S::Conflicted)}});
        rows("requeue", {{S::Sent, int(S::Queued)}});
        rows("replace",
             {{S::Parked, int(S::Withdrawn)}, {S::Refused, int(S::Withdrawn)}, {S::Conflicted, int(S::Withdrawn)}});
    }
    void onlyTheWaysThereAre()
    {
        QFETCH(int, status);
        QFETCH(QString, act);
        QFETCH(int, then);
        Fixture fixture(m_clock, m_random);
        const auto start = static_cast<DeliveryStatus>(status);
        const OutboxEntry entry = fixture.in(start, 1);
        QCOMPARE(fixture.statusOf(entry), start);
        StoreResult<OutboxEntry> result;
        if (act == u"withdraw"_s)
            result = fixture.withdraw(entry);
        else if (act == u"send"_s)
            result = fixture.markSent(entry);
        else if (act == u"acknowledge"_s)
            result = fixture.finish(entry, DeliveryStatus::Acknowledged);
        else if (act == u"refuse"_s)
            result = fixture.finish(entry, DeliveryStatus::Refused);
        else if (act == u"conflict"_s)
            result = fixture.finish(entry, DeliveryStatus::Conflicted);
        else if (act == u"requeue"_s)
            result = fixture.finish(entry, DeliveryStatus::Queued);
        else
            result = await<OutboxEntry>([&](QObject *c, auto done) {
                fixture.outbox.replace(entry.command.id, ConflictChoice::Reapplied,
                                       entryNumber(2, entry.command.caseId), caseNumber(1), c, done);
            });
        QCOMPARE(result.has_value(), then >= 0);
        if (!result)
            QCOMPARE(result.error().code, StoreErrorCode::WrongStatus);
        QCOMPARE(fixture.statusOf(entry), then >= 0 ? static_cast<DeliveryStatus>(then) : start);
    }

    void aFallenActParksWhatRestsOnIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("refused") << int(DeliveryStatus::Refused);
        QTest::newRow("conflicted") << int(DeliveryStatus::Conflicted);
        QTest::newRow("withdrawn") << int(DeliveryStatus::Withdrawn);
    }
    void aFallenActParksWhatRestsOnIt()
    {
        QFETCH(int, status);
        Fixture fixture(m_clock, m_random);
        const CaseId one(u"one"_s);
        const CaseId two(u"two"_s);
        const OutboxEntry first = entryNumber(1, one);
        const OutboxEntry second = entryNumber(2, one, first.command.id);
        const OutboxEntry third = entryNumber(3, one, second.command.id);
        const OutboxEntry independent = entryNumber(4, one);
        const OutboxEntry other = entryNumber(5, two);
        for (const OutboxEntry &entry : {first, second, third, independent, other})
            QVERIFY(fixture.add(entry).has_value());
        QSignalSpy changed(&fixture.outbox, &Outbox::changed);
        if (status == int(DeliveryStatus::Withdrawn)) {
            QVERIFY(fixture.withdraw(first).has_value());
        } else {
            QVERIFY(fixture.markSent(first).has_value());
            QVERIFY(fixture.finish(first, static_cast<DeliveryStatus>(status)).has_value());
        }
        QCOMPARE(int(fixture.statusOf(first)), status);
        QCOMPARE(fixture.statusOf(second), DeliveryStatus::Parked);
        QCOMPARE(fixture.statusOf(third), DeliveryStatus::Parked);
        QCOMPARE(fixture.statusOf(independent), DeliveryStatus::Queued);
        QCOMPARE(fixture.statusOf(other), DeliveryStatus::Queued);
        QCOMPARE(changed.last().first().value<QVector<OutboxEntry>>().size(), 3);
    }

    void bothSidesOfAConflictAreKept()
    {
        Fixture fixture(m_clock, m_random);
        const OutboxEntry entry = fixture.in(DeliveryStatus::Conflicted, 1);
        const auto evidence =
            await<OutboxEvidence>([&](QObject *c, auto done) { fixture.outbox.evidence(entry.command.id, c, done); });
        QCOMPARE(evidence->base, caseNumber(1));
        QCOMPARE(evidence->current, caseNumber(2));
        QCOMPARE(evidence->currentAt, m_clock.now());
    }

    void aReplacedActNamesItsSuccessor()
    {
        Fixture fixture(m_clock, m_random);
        const OutboxEntry old = fixture.in(DeliveryStatus::Conflicted, 1);
        const OutboxEntry next = entryNumber(2, old.command.caseId);
        QVERIFY(await<OutboxEntry>([&](QObject *c, auto done) {
                    fixture.outbox.replace(old.command.id, ConflictChoice::Edited, next, caseNumber(2), c, done);
                }).has_value());
        const auto kept =
            await<OutboxEntry>([&](QObject *c, auto done) { fixture.outbox.entry(old.command.id, c, done); });
        QCOMPARE(kept->status, DeliveryStatus::Withdrawn);
        QCOMPARE(kept->choice, ConflictChoice::Edited);
        QCOMPARE(kept->replacedBy, next.command.id);
        QCOMPARE(fixture.statusOf(next), DeliveryStatus::Queued);
    }

    void heldActsAreReleasedInTime()
    {
        Fixture fixture(m_clock, m_random);
        const OutboxEntry entry = fixture.in(DeliveryStatus::Held, 1);
        const auto release = [&](const QDateTime &now, bool everything) {
            return *await<QVector<OutboxEntry>>(
                [&](QObject *c, auto done) { fixture.outbox.release(now, everything, c, done); });
        };
        QCOMPARE(release(moment(3, 3, 10).addSecs(29), false).size(), 0);
        QCOMPARE(release(moment(3, 3, 10).addSecs(30), false).size(), 1);
        QCOMPARE(fixture.statusOf(entry), DeliveryStatus::Queued);
        const OutboxEntry quitting = fixture.in(DeliveryStatus::Held, 2);
        QCOMPARE(release(moment(3, 3, 10), true).size(), 1);
        QCOMPARE(fixture.statusOf(quitting), DeliveryStatus::Queued);
    }

    void settledOnlyWhenTheCacheHoldsThatVersion()
    {
        Fixture fixture(m_clock, m_random);
        const OutboxEntry entry = fixture.in(DeliveryStatus::Acknowledged, 1); // version 7
        const auto settle = [&](qint64 version) {
            return await<bool>(
                [&](QObject *c, auto done) { fixture.outbox.settle(entry.command.caseId, version, c, done); });
        };
        const auto settled = [&] {
            return await<OutboxEntry>([&](QObject *c, auto done) { fixture.outbox.entry(entry.command.id, c, done); })
                ->settled;
        };
        QVERIFY(settle(6).has_value());
        QVERIFY(!settled());
        QVERIFY(settle(7).has_value());
        QVERIFY(settled());
    }

    void onlyFinishedActsArePurged()
    {
        VirtualClock clock(moment(3, 3, 10));
        Fixture fixture(clock, m_random);
        int number = 1;
        for (const auto &[status, name] : enumNames<DeliveryStatus>)
            fixture.in(status, number++);
        const OutboxEntry settled = fixture.in(DeliveryStatus::Acknowledged, number);
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    fixture.outbox.settle(settled.command.caseId, 7, c, done);
                }).has_value());
        const auto purge = [&] { return *await<int>([&](QObject *c, auto done) { fixture.outbox.purge(c, done); }); };
        QCOMPARE(purge(), 0);
        clock.set(clock.now().addDays(31));
        QCOMPARE(purge(), 2); // the withdrawn one and the settled one
        QCOMPARE(await<QVector<OutboxEntry>>([&](QObject *c, auto done) { fixture.outbox.entries(c, done); })->size(),
                 7);
    }

    void draftsAndLooksStayUntilTheyAreDone()
    {
        Fixture fixture(m_clock, m_random);
        const LocalDraft draft{CaseId(u"c"_s),  registration, u"review"_s, {{u"opinion"_s, u"写到一半"_s}}, 3,
                               moment(3, 3, 10)};
        QVERIFY(await<bool>([&](QObject *c, auto done) { fixture.outbox.saveDraft(draft, c, done); }).has_value());
        const auto load = [&] {
            return await<LocalDraft>(
                [&](QObject *c, auto done) { fixture.outbox.draft(draft.caseId, draft.unit, draft.page, c, done); });
        };
        QCOMPARE(*load(), draft);
        QCOMPARE(await<QVector<LocalDraft>>([&](QObject *c, auto done) { fixture.outbox.drafts(c, done); })->size(), 1);
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    fixture.outbox.dropDraft(draft.caseId, draft.unit, draft.page, c, done);
                }).has_value());
        QCOMPARE(load().error().code, StoreErrorCode::NotFound);

        const protocol::Look look{u"0193"_s,           CaseId(u"c"_s), registration,
                                  u"/legalRep/idNo"_s, u"核对"_s,      moment(3, 3, 10)};
        QSignalSpy added(&fixture.outbox, &Outbox::looksAdded);
        for (int i = 0; i < 2; ++i) // repeating is harmless
            QVERIFY(await<bool>([&](QObject *c, auto done) { fixture.outbox.addLook(look, c, done); }).has_value());
        QCOMPARE(added.size(), 2);
        const auto looks = [&] {
            return *await<QVector<protocol::Look>>([&](QObject *c, auto done) { fixture.outbox.looks(10, c, done); });
        };
        QCOMPARE(looks(), QVector<protocol::Look>{look});
        QVERIFY(await<bool>([&](QObject *c, auto done) { fixture.outbox.dropLooks({look.id}, c, done); }).has_value());
        QCOMPARE(looks().size(), 0);
    }

    /// The process is killed at moments spread over all of its work, again and again on the same file.
    void whatWasPromisedSurvivesKilling()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        QByteArray said;
        for (int round = 0; round < 25; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--act"_s, file});
            QVERIFY(child.waitForStarted());
            QByteArray now;
            const int lines = 1 + round * 3;
            while (now.count('\n') < lines && child.waitForReadyRead(20000))
                now += child.readAllStandardOutput();
            child.kill();
            child.waitForFinished();
            now += child.readAllStandardOutput();
            QVERIFY(now.count('\n') >= lines);
            said = said.left(said.lastIndexOf('\n') + 1) + now;
            checkPromises(file, said);
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// The same at every single write to the disk, one after the other.
    void whatWasPromisedSurvivesKillingAtEveryWrite()
    {
        const QString strace = QStandardPaths::findExecutable(u"strace"_s);
        QVERIFY2(!strace.isEmpty(), "strace is missing: scripts/setup test installs it");
        if (isTracingForbidden(strace))
            QSKIP("this system lets no program trace another");
        int killed = 0;
        int checked = 0;
        for (int write = 1; write <= 60; ++write) {
            const QTemporaryDir folder;
            const QString file = folder.filePath(u"outbox.db"_s);
            QProcess child;
            child.start(strace, {u"-f"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s, u"trace=pwrite64"_s, u"-e"_s,
                                 u"inject=pwrite64:signal=KILL:when=%1"_s.arg(write),
                                 QCoreApplication::applicationFilePath(), u"--act"_s, file});
            QVERIFY(child.waitForFinished(30000));
            const QByteArray said = child.readAllStandardOutput();
            if (child.exitStatus() == QProcess::CrashExit || child.exitCode() != 0)
                ++killed;
            if (!QFile::exists(file))
                continue;
            ++checked;
            checkPromises(file, said);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(killed > 50);
        QVERIFY(checked > 50);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (sodium_init() < 0)
        return 1;
    if (argc == 3 && qstrcmp(argv[1], "--act") == 0)
        return actUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestOutbox test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outbox.moc"
