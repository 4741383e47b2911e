// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracing.h"

#include "cachesamples.h"

#include "domain/systemseams.h"
#include "store/cachewriter.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sodium.h>

#include <cstdio>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

constexpr int rowsOfAPage = 40;

/// The other process: follows a feed whose cursor says how many rows were sent.
int applyUntilKilled(const QString &file)
{
    SystemRandom random;
    const SealedBox sealer = makeSealer(random);
    const PendingActs pending;
    auto opened = CacheWriter::open(file, sealer, pending);
    if (!opened)
        return 1;
    const int start = (*opened)->position()->cursor.toInt();
    for (int first = start; first < start + 200 * rowsOfAPage; first += rowsOfAPage) {
        if (!(*opened)->apply(pageOf(first, rowsOfAPage, true, QString::number(first + rowsOfAPage))))
            return 2;
        std::printf("%d\n", first + rowsOfAPage);
        std::fflush(stdout);
    }
    return 0;
}

/// Rows and cursor tell the same story, and no promised page is missing.
void checkStory(const QString &file, int promised)
{
    SystemRandom random;
    const SealedBox sealer = makeSealer(random);
    const PendingActs pending;
    auto opened = CacheWriter::open(file, sealer, pending);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    Database &database = (*opened)->database();
    QCOMPARE(database.quickCheck(), QString());
    const int cursor = (*opened)->position()->cursor.toInt();
    Statement count(database, u"SELECT COUNT(*) FROM shown"_s);
    QVERIFY(count.run() && count.next());
    QCOMPARE(count.number(0), cursor);
    // In WAL mode with synchronous=NORMAL a killed process (not a killed machine) loses nothing it committed.
    QVERIFY2(cursor >= promised, qPrintable(u"%1 < %2"_s.arg(cursor).arg(promised)));
}

int lastNumber(const QByteArray &said)
{
    const QByteArray whole = said.left(said.lastIndexOf('\n'));
    return whole.mid(whole.lastIndexOf('\n') + 1).toInt();
}

} // namespace

/// The cache's rows and its cursor, when the process is killed in the middle of writing.
class TestCacheCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAndCursorNeverPartWhenKilled()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"cache.db"_s);
        for (int round = 0; round < 20; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--apply"_s, file});
            QVERIFY(child.waitForStarted());
            QByteArray said;
            while (said.count('\n') < 1 + round && child.waitForReadyRead(20000))
                said += child.readAllStandardOutput();
            child.kill();
            child.waitForFinished();
            said += child.readAllStandardOutput();
            QVERIFY(said.count('\n') >= 1 + round);
            checkStory(file, lastNumber(said));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void rowsAndCursorNeverPartAtAnyWrite()
    {
        const QString strace = QStandardPaths::findExecutable(u"strace"_s);
        QVERIFY2(!strace.isEmpty(), "strace is missing: scripts/setup test installs it");
        if (isTracingForbidden(strace))
            QSKIP("this system lets no program trace another");
        int killed = 0;
        int checked = 0;
        for (int write = 1; write <= 60; ++write) {
            const QTemporaryDir folder;
            const QString file = folder.filePath(u"cache.db"_s);
            QProcess child;
            child.start(strace, {u"-f"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s, u"trace=pwrite64"_s, u"-e"_s,
                                 u"inject=pwrite64:signal=KILL:when=%1"_s.arg(write),
                                 QCoreApplication::applicationFilePath(), u"--apply"_s, file});
            QVERIFY(child.waitForFinished(30000));
            const QByteArray said = child.readAllStandardOutput();
            if (child.exitStatus() == QProcess::CrashExit || child.exitCode() != 0)
                ++killed;
            if (!QFile::exists(file))
                continue;
            ++checked;
            checkStory(file, lastNumber(said));
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
    if (argc == 3 && qstrcmp(argv[1], "--apply") == 0)
        return applyUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestCacheCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cachecrash.moc"
