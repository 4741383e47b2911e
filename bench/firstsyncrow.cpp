// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/firstsyncrow.h"

#include "remote/httptransport.h"
#include "store/cacherow.h"
#include "store/cacheschema.h"
#include "store/casestore.h"
#include "store/database.h"
#include "store/outbox.h"
#include "store/sealedbox.h"
#include "sync/synccore.h"

#include <QDebug>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int syncPatience = 1'800'000;

/// All of a client that a first sync needs, on files of its own.
class SyncingClient
{
public:
    SyncingClient(const QString &cacheFile, const ServiceProcess &service)
        : m_time(m_clock)
        , m_box(ledger::SecretBytes::copyOf(m_random.bytes(int(SealedBox::KeySize))), m_random)
        , m_store({cacheFile, SerialQueue::Mode::OwnThread}, m_box, m_clock)
        , m_outbox({}, m_box, m_time)
        , m_transport(service.origin(), service.trust())
        , m_core({m_store, m_outbox, m_time, m_transport, m_clock, m_scheduler, m_random})
    {
    }

    [[nodiscard]] bool open()
    {
        int opened = 0;
        m_store.open(&m_context, [&](const auto &position) { opened += position ? 1 : 0; });
        m_outbox.open(&m_context, [&](const auto &done) { opened += done ? 1 : 0; });
        return QTest::qWaitFor([&] { return opened == 2; }, syncPatience);
    }

    /// Seconds from the first request until the last row and the cursor are in the file.
    [[nodiscard]] std::optional<double> synchronise(const protocol::Session &session)
    {
        std::optional<double> seconds;
        StopWatch watch;
        QEventLoop loop;
        QObject::connect(&m_core.engine(), &SyncEngine::caughtUp, &loop, [&] {
            seconds = watch.seconds();
            loop.quit();
        });
        QObject::connect(&m_core.engine(), &SyncEngine::storeFailed, &loop, &QEventLoop::quit);
        QObject::connect(&m_core, &SyncCore::sessionEnded, &loop, &QEventLoop::quit);
        m_scheduler.after(std::chrono::milliseconds(syncPatience), &loop, [&loop] { loop.quit(); });
        watch = StopWatch();
        m_core.begin(session, {session.user, {session.grants.constFirst().unit}});
        loop.exec();
        m_core.end();
        return seconds;
    }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    SystemScheduler m_scheduler;
    KnownServiceTime m_time;
    SealedBox m_box;
    CaseStore m_store;
    Outbox m_outbox;
    HttpTransport m_transport;
    SyncCore m_core;
    QObject m_context;
};

const QString &shownRowColumns()
{
    static const QString columns = QLatin1String(clearColumns) % u", summary"_s;
    return columns;
}

/// The rows of a cache as they lie in the file, in the order in which they came.
std::optional<QVector<QVariantList>> sealedRows(const QString &cacheFile)
{
    const auto database = Database::open(cacheFile, {false, true});
    if (!database)
        return std::nullopt;
    QVector<QVariantList> rows;
    Statement select(**database, u"SELECT "_s % shownRowColumns() % u" FROM shown ORDER BY row"_s);
    select.run();
    while (select.next()) {
        QVariantList row;
        for (int column = 0; column <= clearColumnCount; ++column)
            row.append(select.value(column));
        rows.append(std::move(row));
    }
    return (*database)->failed() ? std::nullopt : std::optional(std::move(rows));
}

/// Writes rows into a new file of the cache's schema, as many in one transaction as a page of the feed has.
StoreResult<double> insertBare(const QVector<QVariantList> &rows, const QString &file)
{
    auto database = Database::open(file, {});
    if (!database)
        return unexpected(database.error());
    if (auto migrated = migrate(**database, cacheMigrations()); !migrated)
        return unexpected(migrated.error());
    const QString insert =
        u"INSERT INTO shown("_s % shownRowColumns() % u") VALUES("_s % u"?,"_s.repeated(clearColumnCount) % u"?)"_s;
    const qsizetype pageSize = SyncEngine::Options().pageSize;
    const StopWatch watch;
    for (qsizetype first = 0; first < rows.size(); first += pageSize) {
        Transaction transaction(**database);
        for (qsizetype i = first; i < std::min(rows.size(), first + pageSize); ++i)
            Statement(**database, insert).run(rows[i]);
        if (auto done = transaction.commit(); !done)
            return unexpected(done.error());
    }
    return watch.seconds();
}

} // namespace

FirstSyncRow::FirstSyncRow(const Settings &settings)
    : m_settings(settings)
    , m_service(settings)
{
}

bool FirstSyncRow::prepare()
{
    return m_service.prepare(m_settings.cases) && m_service.start(true);
}

std::optional<QVector<Measurement>> FirstSyncRow::measure(int)
{
    const QTemporaryDir folder;
    const QString cacheFile = folder.filePath(u"cache.db"_s);
    const std::optional<double> measured = syncRate(cacheFile);
    const std::optional<double> floor = measured ? floorRate(cacheFile, folder.filePath(u"bare.db"_s)) : std::nullopt;
    if (!floor)
        return std::nullopt;
    return QVector<Measurement>{{u"First sync of %1 cases"_s.arg(m_settings.cases), u"rows/s"_s, *measured, *floor}};
}

std::optional<double> FirstSyncRow::syncRate(const QString &cacheFile)
{
    const std::optional<protocol::Session> session = m_service.signIn();
    if (!session)
        return std::nullopt;
    SyncingClient client(cacheFile, m_service.process());
    const std::optional<double> seconds = client.open() ? client.synchronise(*session) : std::nullopt;
    if (!seconds) {
        qWarning() << "the first sync did not come to its end";
        return std::nullopt;
    }
    return m_settings.cases / *seconds;
}

std::optional<double> FirstSyncRow::floorRate(const QString &cacheFile, const QString &bareFile)
{
    const auto rows = sealedRows(cacheFile);
    if (!rows || rows->size() != m_settings.cases) {
        qWarning() << "the cache does not hold every case once:" << (rows ? rows->size() : -1) << "of"
                   << m_settings.cases;
        return std::nullopt;
    }
    const StoreResult<double> seconds = insertBare(*rows, bareFile);
    if (!seconds) {
        qWarning() << "the bare insertion failed:" << seconds.error().detail;
        return std::nullopt;
    }
    if (sealedRows(bareFile) != rows) {
        qWarning() << "the bare rows are not those of the cache";
        return std::nullopt;
    }
    return m_settings.cases / *seconds;
}

} // namespace yunchuang::bench
