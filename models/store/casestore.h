// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "store/casequery.h"
#include "store/rowsealer.h"
#include "store/rulebook.h"
#include "store/serialqueue.h"
#include "store/storeerror.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace yunchuang {

/// Where the synchronisation stands.
struct SyncPosition
{
    QString cursor;         ///< empty = from the beginning
    bool reloading = false; ///< rows of before are shown beside what comes in
    QDateTime lastSync;     ///< when the cache last was up to date, service time
    QDateTime serviceTime;  ///< newest time the service told

    friend bool operator==(const SyncPosition &, const SyncPosition &) = default;
};

/// A whole case that should be fetched, and why it comes first.
struct WantedBody
{
    RowKey key;
    qint64 version = 0; ///< the feed's

    friend bool operator==(const WantedBody &, const WantedBody &) = default;
};

/// A material that a fetched case names and that is not here yet.
struct WantedMaterial
{
    RowKey key;
    Digest256 digest;

    friend bool operator==(const WantedMaterial &, const WantedMaterial &) = default;
};

/// The client's cache of cases: what the windows read and the synchronisation writes. Disposable: when it is damaged it
/// says so, sets the file aside and starts empty.
///
/// Every function may be called from any thread with a `context` of that thread; the answer comes there. Signals are
/// sent from the writing thread: connect with a context object. Reading never waits for writing (WAL), views never wait
/// for either.
class CaseStore : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString file = QStringLiteral(":memory:"); ///< path of cache.db; ":memory:" keeps nothing on disk
        SerialQueue::Mode mode = SerialQueue::Mode::OwnThread;
    };
    template<class T>
    using Done = std::function<void(StoreResult<T>)>;

    /// `sealer` and `clock` must outlive the store.
    CaseStore(Options options, const RowSealer &sealer, const Clock &clock);
    ~CaseStore() override;

    /// Opens, migrates, checks. Damage is not an error: it is told by `damaged` and mended. Errors: CannotOpen,
    /// NewerFormat, DiskFull.
    void open(QObject *context, Done<SyncPosition> done);

    // ---- reading, for views ----

    /// At most `limit` rows after `after` in the order (from the start without it).
    void window(const CaseFilter &filter, const CaseOrder &order, const std::optional<CaseKey> &after, int limit,
                QObject *context, Done<CaseWindow> done) const;
    /// At most `limit` rows before `before`, still in the order.
    void windowBefore(const CaseFilter &filter, const CaseOrder &order, const CaseKey &before, int limit,
                      QObject *context, Done<CaseWindow> done) const;
    /// How many rows match.
    void count(const CaseFilter &filter, QObject *context, Done<qint64> done) const;
    /// All queues of a scope at once.
    void counts(const QueueScope &scope, QObject *context, Done<QueueCounts> done) const;
    /// Those of the rows that are there and match the filter, in its order: what a model merges after `changed`.
    void rows(const QVector<RowKey> &keys, const CaseFilter &filter, const CaseOrder &order, QObject *context,
              Done<QVector<ShownRow>> done) const;
    /// One row. Error: NotFound.
    void row(const RowKey &key, QObject *context, Done<ShownRow> done) const;
    /// The whole case with our own acts replayed. Error: NotFound when it was never fetched.
    void wholeCase(const RowKey &key, QObject *context, Done<ShownCase> done) const;
    /// Bytes of a material. Error: NotFound.
    void material(const Digest256 &digest, QObject *context, Done<QByteArray> done) const;
    /// Which of the materials are here.
    void knownMaterials(const QVector<Digest256> &digests, QObject *context, Done<QSet<Digest256>> done) const;
    /// A versioned bundle (catalogue, forms, units, calendars, phrases) and its ETag. Error: NotFound.
    struct Bundle
    {
        QByteArray etag;
        QByteArray content;
    };
    void bundle(const QString &name, QObject *context, Done<Bundle> done) const;
    void position(QObject *context, Done<SyncPosition> done) const;
    /// Rows whose whole case is missing or older than the row: the clerk's own first, then `next` unassigned ones of
    /// the unit, by due date.
    void wantedBodies(const QueueScope &scope, int next, int limit, QObject *context,
                      Done<QVector<WantedBody>> done) const;

    /// Materials of fetched cases that are missing, at most `maxBytes` each.
    void wantedMaterials(qint64 maxBytes, int limit, QObject *context, Done<QVector<WantedMaterial>> done) const;

    // ---- writing, for the synchronisation ----

    /// Rows, tombstones and cursor in one transaction, then `changed` once. The last page of a reload also drops the
    /// rows it did not name.
    void apply(const protocol::FeedPage &page, QObject *context, Done<SyncPosition> done);
    /// The cursor expired: forget it; rows stay until the reload has ended.
    void beginReload(QObject *context, Done<SyncPosition> done);
    void putCase(const UnitId &viewer, const protocol::CaseReply &reply, QObject *context, Done<bool> done);
    void putMaterial(const CaseId &caseId, const Digest256 &digest, const QByteArray &bytes, QObject *context,
                     Done<bool> done);
    void putBundle(const QString &name, const Bundle &bundle, QObject *context, Done<bool> done);
    /// Something small that the client itself must know after a restart without the network; lost with the cache.
    void keep(const QString &name, const QByteArray &content, QObject *context, Done<bool> done);
    /// What was kept under the name. Error: NotFound.
    void kept(const QString &name, QObject *context, Done<QByteArray> done) const;
    /// The clerk opened the case: no longer bold, no news.
    void markSeen(const RowKey &key);

    // ---- what is replayed ----

    /// The rules by which our own acts are replayed. Until set, rows are shown as the service sent them.
    void setRules(RuleBookPtr rules);
    /// All our acts on one case that are echoed, in order (none = the service's word stands), and the case they were
    /// made on.
    void setPending(const CaseId &caseId, QVector<OutboxEntry> acts, std::optional<Case> base, const Actor &actor);

    // ---- care ----

    /// Looks for silent damage in the background; damage is told and mended like at opening.
    void check(QObject *context, Done<bool> done);
    /// Deletes everything and starts empty.
    void wipe(QObject *context, Done<bool> done);

Q_SIGNALS:
    void changed(const yunchuang::ChangeSet &change);
    /// The file was damaged and set aside under `keptAs` (empty in memory); an empty cache took its place: synchronise
    /// from the start.
    void damaged(const QString &keptAs);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace yunchuang
