// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/paths.h"

#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;
using namespace std::chrono_literals;
using protocol::ApiErrorCode;

/// The one door for a clerk's acts.
class TestCaseCommands : public QObject
{
    Q_OBJECT

private:
    struct Desk
    {
        Desk()
            : client(folder.filePath(u"outbox.db"_s))
        {
            // Due today at the earliest: there is time to hold.
            client.put(subject);
        }
        explicit Desk(const QString &outboxFile)
            : client(outboxFile)
        {
            client.put(subject);
        }

        [[nodiscard]] CommandDraft draft(Action action, Post post = Post::AcceptanceOfficer) const
        {
            CommandDraft out;
            out.caseId = subject.id;
            out.action = action;
            out.actingUnit = registration;
            out.post = post;
            return out;
        }
        StoreResult<OutboxEntry> takeBack()
        {
            return await<OutboxEntry>([&](QObject *c, auto done) { client.commands.takeBack(c, done); });
        }
        Expected<Submitted, SubmitError> reapply(const CommandId &id)
        {
            std::optional<Expected<Submitted, SubmitError>> answer;
            client.commands.reapply(id, &client.context, [&](auto result) { answer = std::move(result); });
            return answer.value_or(unexpected(SubmitError{}));
        }
        /// Makes the service refuse the first act for a change that happened meanwhile.
        void conflictOnce(const Case &current)
        {
            client.service.verdict = [this, current,
                                      n = 0](const Command &) mutable -> std::optional<Transport::Outcome> {
                return n++ == 0 ? std::optional(apiError(ApiErrorCode::Conflict,
                                                         Refusal{RefusalCode::StaleRevision, {}, {}}, current))
                                : std::nullopt;
            };
        }

        const QTemporaryDir folder;
        World world;
        Case subject = world.received();
        Client client;
    };

private Q_SLOTS:
    void theRulesAnswerAtOnce()
    {
        Desk desk;
        const auto answer = desk.client.submit(desk.draft(Action::Grant, Post::Decider));
        QVERIFY(!answer.has_value());
        QVERIFY(answer.error().refusal.has_value());
        QCOMPARE(desk.client.entries().size(), 0);
        QCOMPARE(desk.client.row(desk.subject.id).summary.state, CaseState::Received);
    }

    void aPostTheClerkDoesNotHoldIsRefused()
    {
        Desk desk;
        desk.client.commands.setUser({clerk.user, clerk.name, {{registration, {}, {}, Posts(Post::Reception)}}},
                                     &desk.client.signer);
        const auto answer = desk.client.submit(desk.draft(Action::Accept));
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().refusal->code, RefusalCode::WrongPost);
    }

    void anActIsSignedDurableAndShown()
    {
        Desk desk;
        const auto answer = desk.client.submit(desk.draft(Action::Accept));
        QVERIFY(answer.has_value());
        QVERIFY(!answer->delivered);
        QCOMPARE(answer->heldUntil, desk.client.clock.now().addSecs(30)); // favourable, outward
        const OutboxEntry entry = desk.client.entry(answer->id);
        QCOMPARE(entry.status, DeliveryStatus::Held);
        QCOMPARE(entry.command.base, (CommandBase{desk.subject.revision, {}}));
        QCOMPARE(entry.command.actedAt, desk.client.clock.now());
        QCOMPARE(entry.subject.queryCode, desk.subject.queryCode);
        QCOMPARE(protocol::decode<Command>(entry.bytes).value(), entry.command);
        const QByteArray text = protocol::signedText("POST", "/v1/commands", "device-1", "-", entry.bytes);
        QVERIFY(
            desk.client.signer.publicKey().verify(text, *ledger::Signature::fromBytes(entry.signature)).has_value());
        const ShownRow row = desk.client.row(desk.subject.id);
        QCOMPARE(row.summary.state, CaseState::Accepted);
        QCOMPARE(row.pending, DeliveryStatus::Held);
        // Another process finds it.
        Client again(desk.folder.filePath(u"outbox.db"_s));
        QCOMPARE(again.entry(answer->id).bytes, entry.bytes);
    }

    void neverHeldPastTheDueDate_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<bool>("held");
        World world;
        const QDate due = summarise(world.received(), registration)->due;
        const QDateTime end = world.calendars.endOfOffice(due);
        QTest::newRow("long before") << moment(3, 3, 10) << true;
        QTest::newRow("31 seconds before the end of office") << end.addSecs(-31) << true;
        QTest::newRow("29 seconds before") << end.addSecs(-29) << false;
        QTest::newRow("late already") << end.addDays(1) << false;
    }
    void neverHeldPastTheDueDate()
    {
        QFETCH(QDateTime, now);
        QFETCH(bool, held);
        Desk desk;
        desk.client.clock.set(now);
        const auto answer = desk.client.submit(desk.draft(Action::Accept));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->heldUntil.isValid(), held);
        QCOMPARE(desk.client.status(answer->id), held ? DeliveryStatus::Held : DeliveryStatus::Queued);
    }

    void unfavourableAndInwardActsAreNotHeld()
    {
        Desk desk;
        const auto claimed = desk.client.submit(desk.draft(Action::Claim));
        QVERIFY(claimed.has_value());
        QVERIFY(!claimed->heldUntil.isValid());
        CommandDraft correction = desk.draft(Action::RequestCorrection);
        correction.args = World::corrections({u"/addr"_s});
        const auto sent = desk.client.submit(correction);
        QVERIFY(sent.has_value());
        QVERIFY(!sent->heldUntil.isValid());
    }

    void theSecondActRestsOnTheFirst()
    {
        Desk desk;
        const auto first = desk.client.submit(desk.draft(Action::Accept));
        const auto second = desk.client.submit(desk.draft(Action::Claim, Post::CaseOfficer));
        QVERIFY(first.has_value());
        QVERIFY2(second.has_value(), second.error().refusal ? nameOf(second.error().refusal->code).data() : "");
        QCOMPARE(desk.client.entry(second->id).command.base.after, first->id);
        QCOMPARE(desk.client.row(desk.subject.id).summary.assignee, clerk.user);
        // Without the first, the second has no ground.
        QVERIFY(desk.takeBack().has_value());
        QCOMPARE(desk.client.status(first->id), DeliveryStatus::Withdrawn);
        QCOMPARE(desk.client.status(second->id), DeliveryStatus::Parked);
        QCOMPARE(desk.client.row(desk.subject.id).summary.state, CaseState::Received);
    }

    void takingBackWorksWhileHeldOnly()
    {
        Desk desk;
        desk.client.begin();
        QCOMPARE(desk.takeBack().error().code, StoreErrorCode::NotFound);
        const auto answer = desk.client.submit(desk.draft(Action::Accept));
        desk.client.pass(29s);
        QVERIFY(desk.takeBack().has_value());
        desk.client.pass(std::chrono::minutes(5));
        QCOMPARE(desk.client.service.applied.size(), 0);
        QCOMPARE(desk.client.row(desk.subject.id).summary.state, CaseState::Received);
        const auto again = desk.client.submit(desk.draft(Action::Accept));
        desk.client.pass(31s);
        QCOMPARE(desk.client.service.applied, QVector<CommandId>{again->id});
        QCOMPARE(desk.takeBack().error().code, StoreErrorCode::NotFound);
        Q_UNUSED(answer)
    }

    void quittingReleasesWhatIsHeld()
    {
        Desk desk;
        const auto answer = desk.client.submit(desk.draft(Action::Accept));
        const auto released =
            await<QVector<OutboxEntry>>([&](QObject *c, auto done) { desk.client.commands.releaseAll(c, done); });
        QCOMPARE(released->size(), 1);
        QCOMPARE(desk.client.status(answer->id), DeliveryStatus::Queued);
    }

    void whatTheClerkDidNotSeeRefuses()
    {
        Desk desk;
        CommandDraft draft = desk.draft(Action::Accept);
        draft.seenRevision = desk.subject.revision;
        Case newer = desk.subject;
        newer.revision += 3;
        newer.version += 3;
        desk.client.put(newer);
        const auto answer = desk.client.submit(draft);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().refusal->code, RefusalCode::StaleRevision);
        draft.seenRevision = newer.revision;
        QVERIFY(desk.client.submit(draft).has_value());
    }

    void backgroundChangesDoNotMakeAnActStale()
    {
        Desk desk;
        CommandDraft draft = desk.draft(Action::Accept);
        draft.seenRevision = desk.subject.revision;
        Case newer = desk.subject;
        newer.version += 3; // a check came in
        desk.client.put(newer);
        QVERIFY(desk.client.submit(draft).has_value());
    }

    void aCaseThatIsNotHereCannotBeActedOn()
    {
        Desk desk;
        CommandDraft draft = desk.draft(Action::Accept);
        draft.caseId = CaseId(u"elsewhere"_s);
        const auto answer = desk.client.submit(draft);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().store->code, StoreErrorCode::NotFound);
    }

    void nobodySignedInNobodyActs()
    {
        Desk desk;
        desk.client.commands.setUser({}, nullptr);
        QVERIFY(desk.client.submit(desk.draft(Action::Accept)).error().notSignedIn);
    }

    void withoutASafePlaceOnlyTheServicesWordCounts_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("taken") << false;
        QTest::newRow("refused") << true;
    }
    void withoutASafePlaceOnlyTheServicesWordCounts()
    {
        QFETCH(bool, refused);
        Desk desk(u":memory:"_s);
        if (refused)
            desk.client.service.verdict = [](const Command &) {
                return std::optional(apiError(ApiErrorCode::Refused, Refusal{RefusalCode::WrongState, {}, {}}));
            };
        desk.client.begin();
        desk.client.pass(1s);
        std::optional<Expected<Submitted, SubmitError>> answer;
        desk.client.commands.submit(desk.draft(Action::Accept), &desk.client.context,
                                    [&](auto result) { answer = std::move(result); });
        QVERIFY(!answer.has_value()); // not before the service has it
        desk.client.pass(1s);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->has_value(), !refused);
        if (refused)
            QCOMPARE(answer->error().refusal->code, RefusalCode::WrongState);
        else
            QVERIFY((*answer)->delivered);
    }

    void aConflictIsMadeAgainOnTheNewFacts()
    {
        Desk desk;
        Case current = desk.subject;
        current.revision += 2;
        current.version += 2;
        desk.conflictOnce(current);
        const auto first = desk.client.submit(desk.draft(Action::Accept));
        const auto second = desk.client.submit(desk.draft(Action::Claim, Post::CaseOfficer));
        desk.client.begin();
        desk.client.pass(35s);
        QCOMPARE(desk.client.status(first->id), DeliveryStatus::Conflicted);
        QCOMPARE(desk.client.status(second->id), DeliveryStatus::Parked);
        QCOMPARE(desk.client.row(desk.subject.id).pending, DeliveryStatus::Conflicted);
        const auto again = desk.reapply(first->id);
        QVERIFY2(again.has_value(), again.error().refusal ? nameOf(again.error().refusal->code).data() : "");
        const OutboxEntry old = desk.client.entry(first->id);
        QCOMPARE(old.status, DeliveryStatus::Withdrawn);
        QCOMPARE(old.choice, ConflictChoice::Reapplied);
        QCOMPARE(old.replacedBy, again->id);
        const OutboxEntry made = desk.client.entry(again->id);
        QCOMPARE(made.command.base, (CommandBase{current.revision, {}}));
        QCOMPARE(made.command.args, old.command.args);
        // What rested on it comes along.
        const OutboxEntry follower = desk.client.entry(desk.client.entry(second->id).replacedBy);
        QCOMPARE(follower.command.base, (CommandBase{current.revision, again->id}));
        desk.client.pass(std::chrono::minutes(2));
        QCOMPARE(desk.client.service.applied, (QVector<CommandId>{again->id, follower.command.id}));
    }

    void whatTheNewFactsForbidIsNotMadeAgain()
    {
        Desk desk;
        Case current = desk.world.accepted(); // somebody else accepted it
        current.version += 5;
        desk.conflictOnce(current);
        const auto first = desk.client.submit(desk.draft(Action::Accept));
        desk.client.begin();
        desk.client.pass(35s);
        const auto again = desk.reapply(first->id);
        QVERIFY(!again.has_value());
        QCOMPARE(again.error().refusal->code, RefusalCode::WrongState);
        QCOMPARE(desk.client.status(first->id), DeliveryStatus::Conflicted); // nothing is lost
    }

    void anEditedActTakesThePlaceOfAConflict()
    {
        Desk desk;
        Case current = desk.subject;
        current.revision += 2;
        current.version += 2;
        desk.conflictOnce(current);
        CommandDraft correction = desk.draft(Action::RequestCorrection);
        correction.args = World::corrections({u"/addr"_s});
        const auto first = desk.client.submit(correction);
        desk.client.begin();
        desk.client.pass(1s);
        QCOMPARE(desk.client.status(first->id), DeliveryStatus::Conflicted);
        desk.client.put(current);
        std::optional<Expected<Submitted, SubmitError>> edited;
        desk.client.commands.resubmitEdited(first->id, desk.draft(Action::Accept), &desk.client.context,
                                            [&](auto result) { edited = std::move(result); });
        QVERIFY(edited && edited->has_value());
        QCOMPARE(desk.client.entry(first->id).choice, ConflictChoice::Edited);
        QCOMPARE(desk.client.entry(first->id).replacedBy, (*edited)->id);
        desk.client.pass(std::chrono::minutes(1));
        QCOMPARE(desk.client.service.applied, QVector<CommandId>{(*edited)->id});
    }

    void aDroppedConflictLeavesTheServicesWord()
    {
        Desk desk;
        Case current = desk.subject;
        current.revision += 2;
        current.version += 2;
        desk.conflictOnce(current);
        const auto first = desk.client.submit(desk.draft(Action::Accept));
        desk.client.begin();
        desk.client.pass(35s);
        QVERIFY(await<OutboxEntry>([&](QObject *c, auto done) {
                    desk.client.commands.drop(first->id, c, done);
                }).has_value());
        QCOMPARE(desk.client.entry(first->id).choice, ConflictChoice::Dropped);
        QVERIFY(!desk.client.row(desk.subject.id).pending);
        QCOMPARE(desk.client.row(desk.subject.id).summary.state, CaseState::Received);
        desk.client.pass(std::chrono::hours(1));
        QCOMPARE(desk.client.service.applied.size(), 0);
    }

    void actsAreShownAgainAfterARestart()
    {
        Desk desk;
        const auto answer = desk.client.submit(desk.draft(Action::Claim));
        Client again(desk.folder.filePath(u"outbox.db"_s));
        again.put(desk.subject);
        QCOMPARE(again.row(desk.subject.id).summary.assignee, clerk.user);
        QCOMPARE(again.row(desk.subject.id).pending, DeliveryStatus::Queued);
        Q_UNUSED(answer)
    }

    void offlineActsCarryTheKnownServiceTime()
    {
        Desk desk;
        const QDateTime told = desk.client.clock.now().addSecs(300); // this machine's clock is late
        desk.client.time.observe(told);
        const auto answer = desk.client.submit(desk.draft(Action::Claim));
        QCOMPARE(desk.client.entry(answer->id).command.actedAt, told);
    }

    void buttonsComeFromTheTable()
    {
        Desk desk;
        const auto choices = desk.client.commands.choices(desk.subject, registration);
        QVERIFY(!choices.isEmpty());
        const auto accept = std::find_if(choices.begin(), choices.end(),
                                         [](const ActionChoice &c) { return c.action == Action::Accept; });
        QVERIFY(accept != choices.end() && !accept->refusal);
        QVERIFY(desk.client.commands.tryOut(desk.subject, desk.draft(Action::Accept)).has_value());
        QCOMPARE(desk.client.entries().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCaseCommands)
#include "tst_casecommands.moc"
