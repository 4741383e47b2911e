// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/journal.h"
#include "tests/support/serviceprocess.h"
#include "tests/support/testclient.h"

#include <QJsonArray>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::simulator;
using namespace Qt::StringLiterals;

namespace {

const QString creditCode = u"91520115MA6TERT171"_s;

std::optional<CheckVerdict> verdictOf(const Case &subject, const QString &check)
{
    for (const RegistryCheck &made : subject.checks) {
        if (made.id == check)
            return made.verdict;
    }
    return std::nullopt;
}

int versionOf(const Case &subject, const QString &material)
{
    int version = 0;
    for (const Material &one : subject.materials) {
        if (one.id.text() == material)
            version = std::max(version, one.version);
    }
    return version;
}

} // namespace

/// The simulator as a process beside the real service, and a clerk who works on what it hands in.
class tst_Simulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(m_service.prepare());
        QCOMPARE(simulate({u"keys"_s, u"--out"_s, m_folder.filePath(u"keys"_s)}), 0);
        const QList<QByteArray> lines = m_output.trimmed().split('\n');
        QCOMPARE(lines.size(), 11);
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            QVERIFY(m_service.enrolSource(UnitId(QString::fromUtf8(words[0])), QByteArray::fromHex(words.value(1))));
        }
        QVERIFY(m_service.start());
    }

    void cleanupTestCase()
    {
        m_clerk.reset();
        QVERIFY(m_service.stop());
    }

    void madeKeysStay()
    {
        const QByteArray before = m_output;
        QCOMPARE(simulate({u"keys"_s, u"--out"_s, m_folder.filePath(u"keys"_s)}), 0);
        QCOMPARE(m_output, before);
    }

    void aRunIsHandedInOnce()
    {
        QCOMPARE(play({u"submit"_s, u"--count"_s, u"40"_s, u"--seed"_s, u"7"_s, u"--journal"_s, journal()}), 0);
        const auto lines = Journal::read(journal());
        QVERIFY(lines);
        QCOMPARE(lines->size(), 40);
        // The second time the service knows them all.
        QCOMPARE(play({u"submit"_s, u"--count"_s, u"40"_s, u"--seed"_s, u"7"_s, u"--journal"_s, journal()}), 0);
        QCOMPARE(Journal::read(journal())->size(), 40);
        m_lines = *lines;
    }

    void theRegistriesFindTheMistakes_data()
    {
        QTest::addColumn<Mistake>("mistake");
        QTest::addColumn<QString>("check");
        QTest::newRow("none") << Mistake::None << QString();
        QTest::newRow("lease unsigned") << Mistake::LeaseUnsigned << QString();
        QTest::newRow("wrong room") << Mistake::WrongRoom << u"address.standard"_s;
        QTest::newRow("another name") << Mistake::LegalRepName << u"legalRep.identity"_s;
        QTest::newRow("name notice missing") << Mistake::NameNoticeMissing << QString();
    }
    void theRegistriesFindTheMistakes()
    {
        QFETCH(Mistake, mistake);
        QFETCH(QString, check);
        TestClient *clerk = clerkAtWork();
        const JournalLine *line = lineWith(mistake);
        QVERIFY(clerk && line);
        QVERIFY(clerk->untilRow(line->caseId, [](const CaseSummary &) { return true; }));
        const auto shown = clerk->whole(line->caseId);
        QVERIFY(shown);
        for (const QString &one :
             {u"name.unique"_s, u"address.standard"_s, u"legalRep.identity"_s, u"holders.identity"_s}) {
            const std::optional<CheckVerdict> verdict = verdictOf(shown->shown, one);
            QVERIFY2(verdict, qPrintable(one));
            // The representative may be a shareholder as well.
            if (mistake == Mistake::LegalRepName && one == u"holders.identity")
                continue;
            QVERIFY2((*verdict == CheckVerdict::Match) != (one == check), qPrintable(one));
        }
        QCOMPARE(versionOf(shown->shown, u"nameNotice"_s), mistake == Mistake::NameNoticeMissing ? 0 : 1);
        QCOMPARE(shown->shown.source, line->source);
    }

    void nothingIsAnsweredWhereNothingWasAsked()
    {
        const JournalLine *line = lineWith(Mistake::WrongRoom);
        QVERIFY(line);
        QCOMPARE(play({u"change"_s, u"--journal"_s, journal(), u"--number"_s, line->queryCode}), 5);
        QCOMPARE(play({u"change"_s, u"--journal"_s, journal(), u"--number"_s, u"nobody's"_s}), 5);
    }

    /// One case by its number, another with all others: both mend what was wrong.
    void corrections_data()
    {
        QTest::addColumn<Mistake>("mistake");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("material");
        QTest::addColumn<bool>("alone");
        QTest::newRow("room") << Mistake::WrongRoom << u"/addr"_s << u"address.standard"_s << u"premises"_s << true;
        QTest::newRow("name") << Mistake::LegalRepName << u"/legalRep/name"_s << u"legalRep.identity"_s
                              << u"legalRepId"_s << false;
        QTest::newRow("lease") << Mistake::LeaseUnsigned << u"material:premises"_s << QString() << u"premises"_s
                               << false;
    }
    void corrections()
    {
        QFETCH(Mistake, mistake);
        QFETCH(QString, subject);
        QFETCH(QString, check);
        QFETCH(QString, material);
        QFETCH(bool, alone);
        TestClient *clerk = clerkAtWork();
        const JournalLine *line = lineWith(mistake);
        QVERIFY(clerk && line);
        const auto before = clerk->whole(line->caseId);
        QVERIFY(before);
        CommandArguments args;
        args.corrections = {{subject, u"请核对后重新提交。"_s, false}};
        QVERIFY(clerk->done(line->caseId, Action::RequestCorrection, args));
        QStringList errand = {u"answer-corrections"_s, u"--journal"_s, journal()};
        if (alone)
            errand = {u"change"_s, u"--journal"_s, journal(), u"--number"_s, line->number};
        QCOMPARE(play(errand), 0);
        QVERIFY2(m_output.contains(line->queryCode.toUtf8()), m_output.constData());
        QVERIFY(clerk->untilRow(line->caseId, [](const CaseSummary &row) {
            return row.state == CaseState::Received && row.flags.testFlag(SummaryFlag::CorrectionIn);
        }));
        const auto after = clerk->whole(line->caseId);
        QVERIFY(after);
        QVERIFY(after->shown.revision > before->shown.revision);
        if (!check.isEmpty())
            QCOMPARE(verdictOf(after->shown, check), std::optional(CheckVerdict::Match));
        QCOMPARE(versionOf(after->shown, material), 2);
    }

    /// What receivers refuse shows as failed; what they take is done.
    void receiversTakeWhatIsPushed()
    {
        const JournalLine *line = lineWith(Mistake::None);
        TestClient *clerk = clerkAtWork();
        QVERIFY(line && clerk);
        const CaseId id = line->caseId;
        QVERIFY(clerk->done(id, Action::Claim));
        QVERIFY(clerk->done(id, Action::Accept));
        QVERIFY(clerk->done(id, Action::Claim));
        const auto rules = clerk->core().commands().rules();
        const auto accepted = clerk->whole(id);
        QVERIFY(accepted);
        const ServiceItem *item = rules->catalogue.find(accepted->shown.item);
        QVERIFY(item);
        for (const ReviewPoint &point : item->reviewPoints) {
            CommandArguments args;
            args.pointId = point.id;
            args.pointVerdict = PointVerdict::Yes;
            QVERIFY(clerk->done(id, Action::RecordCheck, args));
        }
        CommandArguments examined;
        examined.opinion = u"材料齐全，建议准予登记。"_s;
        examined.approval = {
            {u"industryCode"_s, u"A0164"_s}, {u"licenceCopies"_s, 1}, {u"approvedScope"_s, u"茶叶种植"_s}};
        QVERIFY(clerk->done(id, Action::Examine, examined));
        TestClient decider(m_service.origin(), m_service.trust(), u"luoqing"_s);
        QVERIFY(decider.open(m_service.password()));
        QVERIFY(decider.untilRow(id, [](const CaseSummary &) { return true; }));
        QVERIFY(decider.done(id, Action::Claim));
        CommandArguments granted;
        granted.opinion = u"准予登记。"_s;
        QVERIFY(decider.done(id, Action::Grant, granted));
        CommandArguments close;
        close.result.number = creditCode;
        QVERIFY(decider.done(id, Action::Close, close));

        QCOMPARE(play({u"receive"_s, u"--units"_s, u"seal"_s, u"--flaky"_s, u"1"_s, u"--seconds"_s, u"1"_s}), 0);
        QVERIFY2(m_output.contains("GAT-YZ 91520115MA6TERT171 BUSY"), m_output.constData());
        const QStringList others = {u"social"_s, u"statistics"_s, u"quality"_s};
        QCOMPARE(play({u"receive"_s, u"--units"_s, others.join(u','), u"--flaky"_s, u"0"_s, u"--seconds"_s, u"1"_s}),
                 0);
        QCOMPARE(m_output.count(" stored\n"), 3);
        QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.partsDone == 3; }));
        const auto closed = clerk->whole(id);
        QVERIFY(closed);
        for (const Part &part : closed->shown.parts) {
            if (part.unit.text() == u"GAT-YZ") {
                QCOMPARE(part.state, PartState::Failed);
                QCOMPARE(part.lastError, u"BUSY"_s);
            }
        }
    }

    /// Only what has ended is rated; the office sees the level.
    void applicantsRateWhatHasEnded()
    {
        const JournalLine *line = lineWith(Mistake::None);
        TestClient *clerk = clerkAtWork();
        QVERIFY(line && clerk);
        QCOMPARE(play({u"rate"_s, u"--journal"_s, journal(), u"--level"_s, u"DISSATISFIED"_s}), 0);
        QCOMPARE(m_output, line->queryCode.toUtf8() + " rated\n");
        QVERIFY(clerk->untilRow(line->caseId,
                                [](const CaseSummary &row) { return row.rating == RatingLevel::Dissatisfied; }));
        // Once is once.
        QCOMPARE(play({u"rate"_s, u"--journal"_s, journal(), u"--number"_s, line->number}), 5);
    }

    void applicantsTakeBackInWriting()
    {
        const JournalLine *line = lineWith(Mistake::LeaseUnsigned);
        TestClient *clerk = clerkAtWork();
        QVERIFY(line && clerk);
        QCOMPARE(play({u"withdraw"_s, u"--journal"_s, journal(), u"--number"_s, line->queryCode}), 0);
        QVERIFY(clerk->untilRow(line->caseId,
                                [](const CaseSummary &row) { return row.state == CaseState::Withdrawn; }));
        QCOMPARE(play({u"withdraw"_s, u"--journal"_s, journal(), u"--number"_s, line->number}), 5);
    }

    void abuseIsAnsweredAsItMustBe()
    {
        QCOMPARE(play({u"abuse"_s}), 0);
        QVERIFY(m_output.count("ok ") > 20);
        QVERIFY(!m_output.contains("WRONG"));
    }

    void exitCodes()
    {
        QCOMPARE(simulate({u"--help"_s}), 0);
        QCOMPARE(simulate({}), 2);
        QCOMPARE(simulate({u"conquer"_s}), 2);
        QCOMPARE(play({u"submit"_s, u"--count"_s, u"0"_s, u"--journal"_s, journal()}), 2);
        QCOMPARE(play({u"receive"_s, u"--units"_s, u"tax,moon"_s}), 2);
        QCOMPARE(play({u"rate"_s, u"--journal"_s, journal(), u"--level"_s, u"5"_s}), 2);
        QCOMPARE(play({u"withdraw"_s, u"--journal"_s, journal()}), 2);
        QCOMPARE(play({u"submit"_s, u"--journal"_s, m_folder.filePath(u"no/such/folder"_s)}), 3);
        QCOMPARE(play({u"answer-corrections"_s, u"--journal"_s, m_folder.filePath(u"none"_s)}), 3);
        // Nobody trusted answers there.
        QCOMPARE(play({u"receive"_s, u"--service"_s, u"https://127.0.0.1:1"_s}), 4);
    }

private:
    /// Runs the simulator; its exit code, -1 when it did not end by itself.
    int simulate(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(YC_SIMULATOR), arguments);
        // With the event loop running: the service's log is read there, and a full pipe would stop it.
        const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120000);
        if (!ended || process.exitStatus() != QProcess::NormalExit) {
            process.kill();
            process.waitForFinished();
            return -1;
        }
        m_output = process.readAllStandardOutput();
        const QByteArray words = process.readAllStandardError();
        if (process.exitCode() != 0)
            qInfo().noquote() << words;
        return process.exitCode();
    }

    /// The same, against the service; what `errand` names itself comes last and counts.
    int play(const QStringList &errand)
    {
        return simulate(QStringList{u"--service"_s, m_service.origin().toString(), u"--ca"_s,
                                    m_service.dataFolder() + u"/ca.pem"_s, u"--keys"_s, m_folder.filePath(u"keys"_s),
                                    u"--registry"_s, QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo")} +
                        errand);
    }

    [[nodiscard]] QString journal() const { return m_folder.filePath(u"journal"_s); }
    [[nodiscard]] const JournalLine *lineWith(Mistake mistake) const
    {
        for (const JournalLine &line : m_lines) {
            if (line.mistake == mistake)
                return &line;
        }
        return nullptr;
    }
    /// The registration section's clerk; signs in at the first use.
    TestClient *clerkAtWork()
    {
        if (!m_clerk) {
            m_clerk = std::make_unique<TestClient>(m_service.origin(), m_service.trust(), u"zhoumin"_s);
            if (!m_clerk->open(m_service.password()))
                m_clerk.reset();
        }
        return m_clerk.get();
    }

    QTemporaryDir m_folder;
    ServiceProcess m_service{QStringLiteral(YC_SERVICE), QStringLiteral(YC_SOURCE_DIR "/resources")};
    QByteArray m_output;
    QList<JournalLine> m_lines;
    std::unique_ptr<TestClient> m_clerk;
};

QTEST_GUILESS_MAIN(tst_Simulator)
#include "tst_simulator.moc"
