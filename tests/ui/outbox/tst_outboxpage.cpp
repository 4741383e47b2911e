// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "ui/common/choicecard.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/outbox/conflictpane.h"
#include "ui/outbox/conflictparts.h"
#include "ui/outbox/outboxpage.h"
#include "ui/outbox/outboxwords.h"

#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The outbox with real keys over a real outbox on disk.
class TestOutboxPage : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        Desktop()
            : page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler)
        {
            page.resize(1240, 800);
            page.show();
            page.activateWindow();
            ready = QTest::qWaitForWindowActive(&page);
            page.enter();
        }
        CommandId act(const QString &code, Action action = Action::RequestCorrection)
        {
            const RowKey key = rig.openable(code);
            CommandDraft draft;
            draft.caseId = key.caseId;
            draft.actingUnit = key.viewer;
            draft.action = action;
            draft.post = Post::AcceptanceOfficer;
            if (action == Action::RequestCorrection) {
                draft.args.opinion = u"as I wrote it"_s;
                draft.args.corrections = {{u"/addr"_s, u"mend the address"_s, false}};
            }
            CommandId id;
            rig.commands.submit(draft, &page, [&id](const Expected<Submitted, SubmitError> &done) {
                if (done)
                    id = done->id;
            });
            return id;
        }
        /// The case changed meanwhile: another address, as the service has it.
        void conflict(const CommandId &id, bool facts = true)
        {
            const OutboxEntry entry = this->entry(id);
            Case current = rig.whole({entry.command.caseId, entry.command.actingUnit})->service.subject;
            ++current.version;
            ++current.revision;
            if (facts) {
                QJsonObject addr = current.form.value(u"addr"_s).toObject();
                addr.insert(u"detail"_s, u"3栋1402室"_s);
                current.form.insert(u"addr"_s, addr);
            }
            DeliveryOutcome outcome;
            outcome.status = DeliveryStatus::Conflicted;
            outcome.refusal = Refusal{RefusalCode::StaleRevision, {}, {}};
            outcome.currentCase = current;
            rig.answer(id, outcome);
        }
        [[nodiscard]] OutboxEntry entry(const CommandId &id)
        {
            for (const OutboxEntry &entry : rig.acts()) {
                if (entry.command.id == id)
                    return entry;
            }
            return {};
        }
        template<class T>
        [[nodiscard]] T *find(const QString &name) const
        {
            return page.findChild<T *>(name);
        }
        [[nodiscard]] QListView *list() const { return find<QListView>(u"outboxList"_s); }
        [[nodiscard]] QString text(const QString &name) const { return find<TextLabel>(name)->text(); }

        ReviewRig rig;
        OutboxPage page;
        bool ready = false;
    };

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void actsAppearInTheOrderOfActing()
    {
        Desktop desk;
        QVERIFY(desk.ready);
        QVERIFY(!desk.list()->isVisible());
        desk.act(u"52-261123-00317"_s);
        desk.act(u"52-261123-00322"_s);
        QVERIFY(desk.list()->isVisible());
        QCOMPARE(desk.list()->model()->rowCount(), 2);
        const QModelIndex first = desk.list()->model()->index(0, 0);
        QVERIFY(first.data(OutboxWords::SecondWordsRole).toString().contains(u"52-261123-00317"));
        QVERIFY(!first.data(Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(desk.text(u"outboxCount"_s).contains(u"2"));
    }

    void whatWantsTheClerkStandsFirstAndWhatIsFinishedLast()
    {
        Desktop desk;
        const CommandId done = desk.act(u"52-261123-00317"_s);
        const CommandId waiting = desk.act(u"52-261123-00322"_s);
        const CommandId refused = desk.act(u"52-261124-00041"_s);
        QVERIFY(!refused.isEmpty());
        desk.list()->setCurrentIndex(desk.list()->model()->index(1, 0));
        DeliveryOutcome outcome;
        outcome.status = DeliveryStatus::Acknowledged;
        desk.rig.answer(done, outcome);
        desk.conflict(refused);
        QStringList order;
        for (int row = 0; row < desk.list()->model()->rowCount(); ++row)
            order.append(desk.list()->model()->index(row, 0).data(CommandIdRole).toString());
        QCOMPARE(order, (QStringList{refused.text(), waiting.text(), done.text()}));
        // The chosen act stays chosen although it moved.
        QCOMPARE(desk.list()->currentIndex().data(CommandIdRole).toString(), waiting.text());
        // Not everything was delivered, and the foot does not say so.
        QVERIFY(desk.text(u"outboxSigned"_s).contains(u"wait"));
        QVERIFY(desk.page.selectAct(waiting));
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Delete);
        QVERIFY(desk.text(u"outboxSigned"_s).contains(u"not carried out"));
    }

    void delWithdrawsWhatWasNotSent()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        QVERIFY(desk.page.selectAct(id));
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Delete);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Withdrawn);
        QVERIFY(!desk.page.statusWords().isEmpty());
        // Not again.
        QVERIFY(!desk.find<KeyButton>(u"withdraw"_s)->isEnabled());
        QVERIFY(!desk.find<KeyButton>(u"withdraw"_s)->disabledReason().isEmpty());
    }

    void whatWasSentCannotBeWithdrawn()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        desk.page.selectAct(id);
        desk.rig.outbox.markSent(id, &desk.page, [](const StoreResult<OutboxEntry> &) {});
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Delete);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Sent);
    }

    void submitAllReleasesWhatIsHeld()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00322"_s, Action::Accept);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Held);
        QTest::keyClick(desk.list(), Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Queued);
        desk.rig.goOffline();
        QVERIFY(!desk.find<KeyButton>(u"submitAll"_s)->isEnabled());
    }

    void refusalsSayWhy()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        DeliveryOutcome outcome;
        outcome.status = DeliveryStatus::Refused;
        outcome.refusal = Refusal{RefusalCode::NotAssignee, {{u"assignee"_s, u"wangqiang"_s}}, {}};
        desk.rig.answer(id, outcome);
        desk.page.selectAct(id);
        QVERIFY(desk.text(u"detailWhat"_s).size() > 10);
        QVERIFY(!desk.find<KeyButton>(u"carryOut"_s)->isVisible());
        QVERIFY(!desk.text(u"detailWhat"_s).contains(u"NOT_ASSIGNEE"));
    }

    void proofsAreFourStates_data()
    {
        QTest::addColumn<int>("proof");
        for (const ProofState proof :
             {ProofState::Valid, ProofState::Pending, ProofState::Unverifiable, ProofState::Invalid})
            QTest::newRow(nameOf(proof).data()) << static_cast<int>(proof);
    }
    void proofsAreFourStates()
    {
        QFETCH(int, proof);
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        DeliveryOutcome outcome;
        outcome.status = DeliveryStatus::Acknowledged;
        protocol::CommandReceipt receipt;
        receipt.command = id;
        receipt.caseId = desk.entry(id).command.caseId;
        receipt.at = desk.rig.time.now();
        receipt.version = 9;
        receipt.revision = 9;
        outcome.receipt = receipt;
        desk.rig.answer(id, outcome);
        desk.rig.outbox.setProof(id, static_cast<ProofState>(proof), &desk.page,
                                 [](const StoreResult<OutboxEntry> &) {});
        desk.page.selectAct(id);
        static QSet<QString> words;
        const QString why = desk.text(u"detailWhy"_s);
        QVERIFY(!why.isEmpty());
        QVERIFY(!words.contains(why));
        words.insert(why);
    }

    void conflictsShowBothSides()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        desk.conflict(id);
        desk.page.selectAct(id);
        const ConflictTable &table = desk.page.detail().table();
        QTRY_VERIFY(table.isVisible());
        int field = -1;
        for (int row = 0; row < static_cast<int>(desk.page.detail().table().conflicts().rows().size()); ++row) {
            if (desk.page.detail().table().conflicts().rows().at(row).topic == ConflictTopic::Field)
                field = row;
        }
        QVERIFY(field >= 0);
        QCOMPARE(table.wordsAt(field, ConflictMineColumn), u"3栋1204室"_s);
        QCOMPARE(table.wordsAt(field, ConflictTheirsColumn), u"3栋1402室"_s);
        QVERIFY(desk.find<ConflictTimeline>(u"conflictTimeline"_s)->events().size() >= 2);
    }

    void editingIsProposedOnlyWhenFactsChanged()
    {
        Desktop desk;
        const CommandId changed = desk.act(u"52-261123-00317"_s);
        const CommandId same = desk.act(u"52-261123-00322"_s);
        desk.conflict(changed);
        desk.conflict(same, false);
        desk.page.selectAct(changed);
        QTRY_COMPARE(desk.page.detail().choice(), ConflictChoice::Edited);
        desk.page.selectAct(same);
        QTRY_VERIFY(desk.page.detail().table().isVisible());
        QCOMPARE(desk.page.detail().choice(), ConflictChoice::None);
        QVERIFY(!desk.find<KeyButton>(u"carryOut"_s)->isEnabled());
    }

    void keysChooseAndCtrlEnterCarriesOut_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("choice");
        QTest::newRow("apply again") << int(Qt::Key_R) << int(ConflictChoice::Reapplied);
        QTest::newRow("give up") << int(Qt::Key_D) << int(ConflictChoice::Dropped);
    }
    void keysChooseAndCtrlEnterCarriesOut()
    {
        QFETCH(int, key);
        QFETCH(int, choice);
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        desk.conflict(id);
        desk.page.selectAct(id);
        QTRY_VERIFY(desk.page.detail().table().isVisible());
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), static_cast<Qt::Key>(key), Qt::AltModifier);
        QCOMPARE(int(desk.page.detail().choice()), choice);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Conflicted); // chosen, not done
        desk.page.detail().setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Withdrawn);
        QCOMPARE(int(desk.entry(id).choice), choice);
        QCOMPARE(desk.rig.acts().size(), choice == int(ConflictChoice::Reapplied) ? 2 : 1);
    }

    void changingOpensTheReview()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        desk.conflict(id);
        desk.page.selectAct(id);
        QTRY_COMPARE(desk.page.detail().choice(), ConflictChoice::Edited);
        QSignalSpy wanted(&desk.page, &OutboxPage::editRequested);
        desk.page.detail().carryOut();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(1).value<OutboxEntry>().command.id, id);
        QCOMPARE(desk.entry(id).status, DeliveryStatus::Conflicted);
    }

    void aChoiceIsNotLostWhenOtherActsMove()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        desk.conflict(id);
        desk.page.selectAct(id);
        QTRY_VERIFY(desk.page.detail().table().isVisible());
        desk.page.detail().choose(ConflictChoice::Dropped);
        desk.act(u"52-261123-00322"_s);
        QCOMPARE(desk.page.detail().choice(), ConflictChoice::Dropped);
        QCOMPARE(desk.page.detail().entry()->command.id, id);
    }

    void whatIsDueTodayIsWarnedOf()
    {
        Desktop desk;
        const CommandId id = desk.act(u"52-261123-00317"_s);
        QVERIFY(!desk.find<TextLabel>(u"outboxToday"_s)->isVisible());
        // The notice is due on the 25th.
        desk.rig.scheduler.advance(std::chrono::hours(24));
        desk.page.enter();
        QVERIFY(desk.find<TextLabel>(u"outboxToday"_s)->isVisible());
        const int row = desk.page.model().rowOf(id);
        QVERIFY(!desk.list()->model()->index(row, 0).data(OutboxWords::WarningWordsRole).toString().isEmpty());
    }
};

QTEST_MAIN(TestOutboxPage)
#include "tst_outboxpage.moc"
