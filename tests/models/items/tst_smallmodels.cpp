// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/outboxmodel.h"
#include "items/phrasemodel.h"
#include "protocol/phrases.h"
#include "resources/resources.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

/// Outbox and phrases.
class TestSmallModels : public QObject
{
    Q_OBJECT

private:
    static OutboxEntry entryNumber(int i, DeliveryStatus status = DeliveryStatus::Queued)
    {
        OutboxEntry entry;
        entry.sequence = i;
        entry.command.id = CommandId(u"command-%1"_s.arg(i));
        entry.command.action = Action::Accept;
        entry.subject.queryCode = u"52-261124-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
        entry.status = status;
        return entry;
    }

private Q_SLOTS:
    void initTestCase() { initYunchuangResources(); }

    void entriesStandInTheOrderOfActing()
    {
        OutboxModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({entryNumber(3), entryNumber(1), entryNumber(2)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data(SequenceRole).toInt(), 1);
        QCOMPARE(model.index(2).data(CommandIdRole).toString(), u"command-3"_s);
        QCOMPARE(model.rowOf(CommandId(u"command-2"_s)), 1);
        QCOMPARE(model.rowOf(CommandId(u"command-9"_s)), -1);
    }

    void changesTouchOneRow()
    {
        OutboxModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({entryNumber(1), entryNumber(2)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.merge({entryNumber(2)});
        QCOMPARE(changed.size(), 0);
        model.merge({entryNumber(2, DeliveryStatus::Sent), entryNumber(3)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(inserted.size(), 1);
        model.setEntries({entryNumber(1), entryNumber(3)});
        QCOMPARE(removed.size(), 1);
        QCOMPARE(model.rowOf(CommandId(u"command-3"_s)), 1);
    }

    void whatIsOpenAndWhatWaitsForTheClerkIsCounted()
    {
        OutboxModel model;
        QSignalSpy counts(&model, &OutboxModel::countsChanged);
        model.setEntries({entryNumber(1, DeliveryStatus::Queued), entryNumber(2, DeliveryStatus::Conflicted),
                          entryNumber(3, DeliveryStatus::Acknowledged), entryNumber(4, DeliveryStatus::Parked),
                          entryNumber(5, DeliveryStatus::Held), entryNumber(6, DeliveryStatus::Withdrawn)});
        QCOMPARE(model.openCount(), 4);
        QCOMPARE(model.attentionCount(), 2);
        QCOMPARE(counts.size(), 1);
        QVERIFY(model.held());
        QCOMPARE(model.held()->sequence, 5);
        model.merge({entryNumber(5, DeliveryStatus::Queued)});
        QVERIFY(!model.held());
        QCOMPARE(counts.size(), 1);
    }

    void everyDeliveryStatusIsOpenOrDone()
    {
        for (const auto &[status, name] : enumNames<DeliveryStatus>) {
            OutboxModel model;
            model.setEntries({entryNumber(1, status)});
            QCOMPARE(model.index(0).data(OpenRole).toBool(), isOpen(status));
            QCOMPARE(model.openCount(), isOpen(status) ? 1 : 0);
        }
    }

    void phrasesFitActAndStep()
    {
        const auto sets = protocol::phrasesFromBundle(resourceBytes(u"phrases.json"_s));
        QVERIFY(sets.has_value());
        QVERIFY(sets->size() > 10);
        PhraseModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPhrases(*sets);
        model.show(StepId(u"decide"_s), Action::Grant);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0).data(PhraseTextRole).toString().contains(u"准予登记"));
        model.show(StepId(), Action::RequestCorrection);
        QCOMPARE(model.rowCount(), 5);
        model.show(StepId(u"examine"_s), Action::Grant);
        QCOMPARE(model.rowCount(), 0);
    }

    void phrasesOfUnknownActsAreLeftOut()
    {
        const auto sets = protocol::phrasesFromBundle(
            R"([{"step":"","action":"DANCE","phrases":["x"]},{"step":"","action":"CLOSE","phrases":["y"]}])");
        QVERIFY(sets.has_value());
        QCOMPARE(sets->size(), 1);
        QVERIFY(!protocol::phrasesFromBundle("{}").has_value());
        QVERIFY(!protocol::phrasesFromBundle(R"([{"action":3}])").has_value());
    }
};

QTEST_GUILESS_MAIN(TestSmallModels)
#include "tst_smallmodels.moc"
