// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecases.h"

#include "forms/formcatalogue.h"
#include "items/conflictmodel.h"
#include "items/formmodel.h"
#include "items/historymodel.h"
#include "items/materialsmodel.h"
#include "items/reviewpointsmodel.h"
#include "resources/resources.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The models of one open case.
class TestCaseModels : public QObject
{
    Q_OBJECT

private:
    static CaseSummary differing()
    {
        const QVector<CaseSummary> rows = morning();
        return *std::find_if(rows.cbegin(), rows.cend(),
                             [](const CaseSummary &row) { return row.queryCode == u"52-261123-00317"; });
    }
    static FormDescription form()
    {
        static const FormCatalogue forms = [] {
            initYunchuangResources();
            return FormCatalogue::fromJson(formResources()).value();
        }();
        return *forms.find(u"company-registration"_s, 1);
    }
    static const ServiceItem &item()
    {
        static const RuleBookPtr book = rules();
        return *book->catalogue.find(differing().item);
    }
    static QModelIndex named(const QAbstractItemModel &model, const QString &pointer, const QModelIndex &parent = {})
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(FormPointerRole).toString() == pointer)
                return index;
            if (const QModelIndex below = named(model, pointer, index); below.isValid())
                return below;
        }
        return {};
    }
    static QString value(const QModelIndex &index) { return index.siblingAtColumn(FormValueColumn).data().toString(); }

private Q_SLOTS:
    void formIsATreeOfGroupsAndValues()
    {
        FormModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(form(), 0, wholeCase(differing()), {true, false, Language::Chinese, {}});
        QCOMPARE(model.index(0, 0).data().toString(), u"基本信息"_s);
        const QModelIndex name = named(model, u"/name"_s);
        QCOMPARE(name.data().toString(), u"企业名称"_s);
        QCOMPARE(value(name), u"贵州青岚示例茶业有限公司"_s);
        QCOMPARE(value(named(model, u"/capital"_s)), u"100 万元"_s);
        // Term in years is hidden while the term is long.
        QVERIFY(!named(model, u"/term/years"_s).isValid());
        model.show(form(), 1, wholeCase(differing()), {true, false, Language::Chinese, {}});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void whatARegistryKnowsAsOneIsComparedAsOne()
    {
        FormModel model;
        const auto division = [](const QString &code) { return code == u"520115" ? u"贵阳市观山湖区"_s : QString(); };
        model.show(form(), 0, wholeCase(differing()), {true, false, Language::Chinese, division});
        const QModelIndex address = named(model, u"/addr"_s);
        QCOMPARE(value(address), u"贵阳市观山湖区示例路108号3栋1204室"_s);
        QVERIFY(address.data(FormDifferenceRole).toBool());
        QCOMPARE(address.data(FormRegistryValueRole).toString(), u"贵阳市观山湖区示例路108号3栋1402室"_s);
        QCOMPARE(model.differences(), QVector<QModelIndex>{address});
        QVERIFY(!named(model, u"/addr/street"_s).isValid());
        QCOMPARE(model.indexOf(u"/addr/street"_s), address);
        QCOMPARE(tabOfPointer(form(), u"/addr/street"_s), 0);
        QCOMPARE(tabOfPointer(form(), u"/holders/1/name"_s), 1);
    }

    void answeredDifferencesAreNoDifferences()
    {
        Case subject = wholeCase(differing());
        for (RegistryCheck &check : subject.checks) {
            if (check.id == u"address.standard")
                check.answer = CheckAnswer::FoundCorrect;
        }
        FormModel model;
        model.show(form(), 0, subject, {});
        QVERIFY(model.differences().isEmpty());
        QVERIFY(named(model, u"/addr"_s).data(FormVerdictRole).isValid());
    }

    void sensitiveValuesAreMaskedUntilRevealed()
    {
        FormModel model;
        model.show(form(), 0, wholeCase(differing()), {true, false, Language::Chinese, {}});
        const QModelIndex number = named(model, u"/legalRep/idNo"_s);
        QCOMPARE(value(number), u"520199********0017"_s);
        QVERIFY(number.data(FormMaskRole).toBool());
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.reveal(u"/legalRep/idNo"_s);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(value(number), u"520199199001010017"_s);
        // What is copied stays masked.
        QCOMPARE(model.copyText(number), u"520199********0017"_s);
        model.conceal(u"/legalRep/idNo"_s);
        QCOMPARE(value(number), u"520199********0017"_s);
        QCOMPARE(value(named(model, u"/legalRep/mobile"_s)), u"138****5521"_s);
    }

    void namesAreSeenByWhoHoldsTheCase()
    {
        FormModel model;
        model.show(form(), 0, wholeCase(differing()), {true, false, Language::Chinese, {}});
        QCOMPARE(value(named(model, u"/legalRep/name"_s)), u"张晓岚"_s);
        model.show(form(), 0, wholeCase(differing()), {false, false, Language::Chinese, {}});
        QCOMPARE(value(named(model, u"/legalRep/name"_s)), u"张**"_s);
        // The name of an enterprise is public.
        QCOMPARE(value(named(model, u"/name"_s)), u"贵州青岚示例茶业有限公司"_s);
        model.show(form(), 1, wholeCase(differing()), {false, false, Language::Chinese, {}});
        QCOMPARE(named(model, u"/holders/0"_s).data().toString(), u"李**"_s);
        QCOMPARE(named(model, u"/holders/1"_s).data().toString(), u"贵阳示例投资有限公司"_s);
    }

    void listsAreEntriesWithAllTheirFields()
    {
        FormModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(form(), 1, wholeCase(differing()), {true, false, Language::Chinese, {}});
        const QModelIndex holder = named(model, u"/holders/0"_s);
        QCOMPARE(holder.data(FormKindRole).toInt(), static_cast<int>(FormRowKind::Entry));
        QCOMPARE(value(holder), u"60 万元 ・ 60%"_s);
        QVERIFY(model.rowCount(holder) >= 7);
        QCOMPARE(value(named(model, u"/holders/0/due"_s)), u"2031-11-20"_s);
    }

    void consultedUnitsSeeOnlyWhatIsShared()
    {
        Case shared = wholeCase(differing());
        shared.form = {{u"name"_s, u"贵州青岚示例茶业有限公司"_s}};
        FormModel model;
        model.show(form(), 0, shared, {false, true, Language::Chinese, {}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        model.show(form(), 1, shared, {false, true, Language::Chinese, {}});
        QCOMPARE(model.rowCount(), 0);
    }

    void changedFieldsAreMarked()
    {
        FormModel model;
        model.show(form(), 0, wholeCase(differing()), {});
        model.setChanged({u"/addr/detail"_s});
        QVERIFY(named(model, u"/addr"_s).data(FormChangedRole).toBool());
        QVERIFY(!named(model, u"/name"_s).data(FormChangedRole).toBool());
    }

    void materialsStandInTheOrderOfTheItemAndMissingOnesAreNamed()
    {
        Case subject = wholeCase(differing());
        std::reverse(subject.materials.begin(), subject.materials.end());
        subject.materials.removeIf([](const Material &material) { return material.id.text() == u"articles"; });
        MaterialsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(subject, &item());
        QCOMPARE(model.index(0).data(MaterialIdRole).toString(), u"application"_s);
        const int missing = model.rowOf(MaterialId(u"articles"_s));
        QCOMPARE(missing, model.rowCount() - 1);
        QVERIFY(!model.index(missing).data(MaterialPresentRole).toBool());
        QVERIFY(!model.materialAt(missing));
        // Who sees a selection only is not told of the rest.
        model.show(subject, &item(), false);
        QCOMPARE(model.rowOf(MaterialId(u"articles"_s)), -1);
    }

    void materialsKnowWhatWasOpened()
    {
        const Case subject = wholeCase(differing());
        MaterialsModel model;
        model.show(subject, &item());
        const qsizetype all = model.unopenedRequired().size();
        QVERIFY(all > 3);
        model.markOpened(subject.materials.at(0).digest);
        QCOMPARE(model.unopenedRequired().size(), all - 1);
        QCOMPARE(model.openedMaterials(), QVector<MaterialId>{subject.materials.at(0).id});
        // A replaced paper wants to be looked at again.
        Case replaced = subject;
        replaced.materials[0].digest = Digest256(QString(64, u'f'));
        model.show(replaced, &item());
        QCOMPARE(model.unopenedRequired().size(), all);
    }

    void pagesAreCountedWhenAllAreKnown()
    {
        const Case subject = wholeCase(differing());
        MaterialsModel model;
        model.show(subject, &item());
        QCOMPARE(model.totalPages(), 0);
        for (const Material &material : subject.materials)
            model.setPages(material.digest, 2);
        QCOMPARE(model.totalPages(), 2 * static_cast<int>(subject.materials.size()));
    }

    void failedPointsBecomeNumberedCorrections()
    {
        Case subject = wholeCase(differing());
        ReviewPointsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(subject, &item());
        QVERIFY(model.corrections().isEmpty());
        QVERIFY(model.firstOpen() > 0); // the first is answered by a check
        QVERIFY(!model.index(0).data(PointSourceRole).toString().isEmpty());
        subject.points = {{u"lease"_s, PointVerdict::No, {}, clerk().user}};
        for (RegistryCheck &check : subject.checks) {
            if (check.id == u"address.standard")
                check.answer = CheckAnswer::ToCorrection;
        }
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.show(subject, &item());
        QCOMPARE(resets.size(), 0); // answers do not lose the chosen row
        QCOMPARE(model.corrections().size(), 2);
        QCOMPARE(model.corrections().at(0).subject, u"/addr"_s);
        QVERIFY(model.corrections().at(1).text.contains(u"租赁合同"));
        QCOMPARE(model.count(PointVerdict::No), 2);
    }

    void historyIsNewestFirst()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CaseSummary row = differing();
        row.state = CaseState::InReview;
        const protocol::CaseReply reply = replyFor(row);
        QVERIFY(reply.history.size() > 1);
        model.show(reply.history);
        QCOMPARE(model.rowAt(0)->sequence, reply.history.constLast().sequence);
    }

    void conflictsShowWhatDiffersAndWho()
    {
        OutboxEvidence evidence;
        evidence.base = wholeCase(differing());
        Case now = evidence.base;
        QJsonObject addr = now.form.value(u"addr"_s).toObject();
        addr.insert(u"detail"_s, u"3栋1402室"_s);
        now.form.insert(u"addr"_s, addr);
        now.materials[0].digest = Digest256(QString(64, u'd'));
        evidence.current = now;
        Command command;
        command.action = Action::RequestCorrection;
        command.args.opinion = u"请更正。"_s;
        const FormDescription description = form();
        const QVector<ConflictRow> rows = conflictRows(command, evidence, &description, Language::Chinese, true);
        ConflictModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(rows);
        const auto of = [&](ConflictTopic topic) {
            return *std::find_if(rows.cbegin(), rows.cend(),
                                 [topic](const ConflictRow &row) { return row.topic == topic; });
        };
        QCOMPARE(of(ConflictTopic::State).side, ConflictSide::Same);
        QCOMPARE(of(ConflictTopic::Field).mine, u"3栋1204室"_s);
        QCOMPARE(of(ConflictTopic::Field).theirs, u"3栋1402室"_s);
        QCOMPARE(of(ConflictTopic::Material).side, ConflictSide::Service);
        QCOMPARE(of(ConflictTopic::Opinion).side, ConflictSide::Mine);
        QVERIFY(factsChanged(rows));
        evidence.current = evidence.base;
        QVERIFY(!factsChanged(conflictRows(command, evidence, &description, Language::Chinese, true)));
    }

    void conflictsKeepSensitiveValuesMasked()
    {
        OutboxEvidence evidence;
        evidence.base = wholeCase(differing());
        Case now = evidence.base;
        QJsonObject legal = now.form.value(u"legalRep"_s).toObject();
        legal.insert(u"idNo"_s, u"520199199001010025"_s);
        now.form.insert(u"legalRep"_s, legal);
        evidence.current = now;
        const FormDescription description = form();
        for (const ConflictRow &row : conflictRows({}, evidence, &description, Language::Chinese, true)) {
            QVERIFY(!row.mine.contains(u"19900101"));
            QVERIFY(!row.theirs.contains(u"19900101"));
        }
    }
};

QTEST_GUILESS_MAIN(TestCaseModels)
#include "tst_casemodels.moc"
