// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "remote/apiclient.h"
#include "store/casestore.h"
#include "sync/knownservicetime.h"

#include <QObject>
#include <QQueue>
#include <QSet>

namespace yunchuang {

class NetworkPolicy;

/// For whom whole cases are fetched ahead.
struct SyncScope
{
    UserId user;
    QVector<UnitId> units;

    friend bool operator==(const SyncScope &, const SyncScope &) = default;
};

/// Keeps the cache up to date: follows the feed, page by page, rows and cursor together; fetches whole cases and
/// materials ahead for what the clerk will open; fetches on demand; keeps the bundles of rules current, and asks for
/// them at once when a case comes whose item they do not know.
class SyncEngine : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int pageSize = 1000;
        int next = 3;                              ///< unassigned cases fetched ahead
        qint64 materialBytes = 16LL * 1024 * 1024; ///< larger materials are only fetched when opened
        std::chrono::milliseconds bundleInterval{15 * 60 * 1000};
        std::chrono::milliseconds storeRetry{5000}; ///< after the disk refused
    };

    SyncEngine(Options options, CaseStore &store, ApiClient &api, NetworkPolicy &policy, KnownServiceTime &time,
               Scheduler &scheduler, QObject *parent = nullptr);

    void setScope(const SyncScope &scope);
    /// The store must be open and a session set.
    void start();
    void stop();
    /// F5: asks at once, also while a long poll waits.
    void refresh();

    void requestCase(const RowKey &key);
    void requestMaterial(const RowKey &key, const Digest256 &digest);

    [[nodiscard]] QDateTime lastSync() const { return m_position.lastSync; }
    [[nodiscard]] bool isSynchronising() const { return m_running && !m_caughtUp; }
    [[nodiscard]] qint64 rowsLoaded() const { return m_rowsLoaded; }

Q_SIGNALS:
    /// Any of the figures above changed.
    void progressed();
    void caughtUp();
    void caseFailed(const yunchuang::RowKey &key, const QString &reason);
    void materialFailed(const yunchuang::Digest256 &digest, const QString &reason);
    /// A bundle came in another version and lies in the store.
    void bundleChanged(const QString &name);
    /// The local files could not take what came: disk full, no permission.
    void storeFailed(const yunchuang::StoreError &error);
    /// A page of the feed was written: the files work (again).
    void storeTook();

private:
    struct BodyWish
    {
        RowKey key;
        qint64 version = 0; ///< 0: asked for by a page
        bool isOnDemand() const { return version == 0; }
    };

    void step();
    void arrived(Expected<protocol::FeedPage, RemoteError> page, bool fromStart);
    void apply(const protocol::FeedPage &page);
    void reload();
    void rest(std::chrono::milliseconds span);
    void planPrefetch();
    void pumpBodies();
    void fetchBody(const BodyWish &wish);
    void pumpMaterials();
    void fetchMaterial(const WantedMaterial &wanted, bool onDemand);
    void fetchBundles();
    void fetchBundle(int index);
    /// A case runs under a version of an item that came after the bundles: they are asked for at once, once for each.
    void meet(const ItemKey &item);

    const Options m_options;
    CaseStore &m_store;
    ApiClient &m_api;
    NetworkPolicy &m_policy;
    KnownServiceTime &m_time;
    Scheduler &m_scheduler;
    SyncScope m_scope;
    SyncPosition m_position;
    bool m_running = false;
    bool m_caughtUp = false;
    bool m_applying = false;
    bool m_planning = false;
    bool m_fetchingBundles = false;
    bool m_bundlesAgain = false;             ///< what is being fetched may be too old already
    std::optional<QVector<ItemKey>> m_items; ///< of the catalogue that is here, readable or not
    QVector<ItemKey> m_askedItems;           ///< that it did not have
    ApiClient::Job m_feedJob = 0;
    bool m_feedWaits = false;
    quint64 m_resting = 0; ///< timer of the feed alone
    int m_feedFailures = 0;
    qint64 m_rowsLoaded = 0;
    QQueue<BodyWish> m_bodies;
    int m_bodiesUnderWay = 0;
    QQueue<WantedMaterial> m_materials;
    int m_materialsUnderWay = 0;
    QHash<RowKey, qint64> m_failedBodies; ///< version that could not be fetched: not again until it changes
    QSet<Digest256> m_failedMaterials;
    quint64 m_bundleTimer = 0;
    quint64 m_epoch = 0; ///< grows at stop: late answers of before are not applied
};

} // namespace yunchuang
