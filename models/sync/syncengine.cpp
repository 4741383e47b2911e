// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncengine.h"

#include "domain/calendar.h"
#include "protocol/paths.h"
#include "protocol/readablebundles.h"
#include "sync/networkpolicy.h"

#include <QCryptographicHash>

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
namespace bundles = protocol::bundles;

static constexpr int bodiesAtOnce = 2;
static constexpr int materialsAtOnce = 2;
static constexpr std::array bundleNames{bundles::catalogue, bundles::units, bundles::calendars, bundles::forms,
                                        bundles::phrases};

/// For the log.
static QString reasonOf(const RemoteError &error)
{
    switch (error.kind) {
    case RemoteError::Kind::Transport:
        return nameOf(error.transport.code);
    case RemoteError::Kind::Api:
        return nameOf(error.api.code);
    case RemoteError::Kind::Malformed:
        break;
    }
    return u"MALFORMED"_s;
}

SyncEngine::SyncEngine(Options options, CaseStore &store, ApiClient &api, NetworkPolicy &policy, KnownServiceTime &time,
                       Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_store(store)
    , m_api(api)
    , m_policy(policy)
    , m_time(time)
    , m_scheduler(scheduler)
{
    connect(&policy, &NetworkPolicy::retryDue, this, [this] {
        m_failedMaterials.clear();
        m_failedBodies.clear();
        step();
        planPrefetch();
        fetchBundles();
    });
    connect(&store, &CaseStore::damaged, this, [this] {
        // The cache begins anew, and so does the feed.
        m_position = {};
        m_position.reloading = true;
        m_caughtUp = false;
        m_rowsLoaded = 0;
        if (m_feedJob)
            m_api.cancel(std::exchange(m_feedJob, 0));
        step();
    });
}

void SyncEngine::setScope(const SyncScope &scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    planPrefetch();
}

void SyncEngine::start()
{
    if (m_running)
        return;
    m_running = true;
    m_caughtUp = false;
    m_rowsLoaded = 0;
    m_store.position(this, [this, epoch = m_epoch](StoreResult<SyncPosition> position) {
        if (!m_running || epoch != m_epoch)
            return;
        if (!position) {
            Q_EMIT storeFailed(position.error());
            return;
        }
        m_position = *position;
        m_time.observe(m_position.serviceTime);
        fetchBundles();
        step();
    });
    Q_EMIT progressed();
}

void SyncEngine::stop()
{
    if (!m_running)
        return;
    m_running = false;
    ++m_epoch;
    if (m_feedJob)
        m_api.cancel(std::exchange(m_feedJob, 0));
    if (m_bundleTimer)
        m_scheduler.cancel(std::exchange(m_bundleTimer, 0));
    if (m_resting)
        m_scheduler.cancel(std::exchange(m_resting, 0));
    m_feedFailures = 0;
    m_bodies.clear();
    m_materials.clear();
    m_failedBodies.clear();
    m_failedMaterials.clear();
    Q_EMIT progressed();
}

void SyncEngine::refresh()
{
    if (!m_running)
        return;
    if (m_feedJob && m_feedWaits) {
        m_api.cancel(std::exchange(m_feedJob, 0));
        m_caughtUp = false; // the next page does not wait
    }
    if (m_resting)
        m_scheduler.cancel(std::exchange(m_resting, 0));
    step();
}

void SyncEngine::step()
{
    // At most one page is on its way while one is being written: memory stays the same whatever the size of the feed.
    if (!m_running || m_feedJob || m_applying || m_resting || !m_policy.mayTry() || !m_api.session())
        return;
    const bool fromStart = m_position.cursor.isEmpty();
    m_feedWaits = m_caughtUp;
    const quint64 epoch = m_epoch;
    m_feedJob = m_api.feed(m_position.cursor, m_caughtUp ? protocol::maxFeedWait : 0, m_options.pageSize, this,
                           [this, epoch, fromStart](Expected<protocol::FeedPage, RemoteError> page) {
                               if (epoch != m_epoch)
                                   return;
                               m_feedJob = 0;
                               arrived(std::move(page), fromStart);
                           });
}

void SyncEngine::arrived(Expected<protocol::FeedPage, RemoteError> page, bool fromStart)
{
    if (page) {
        m_feedFailures = 0;
        m_time.observe(page->serviceTime);
        apply(*page);
        return;
    }
    const RemoteError &error = page.error();
    if (error.isApi(ApiErrorCode::CursorExpired) && !fromStart) {
        reload();
        return;
    }
    if (error.kind == RemoteError::Kind::Transport && error.transport.code == TransportErrorCode::Cancelled)
        return;
    // Without an answer the policy says when to try again. An answer that helps no further says nothing about the
    // network: the feed rests for itself, longer each time.
    if (error.kind != RemoteError::Kind::Transport && m_api.session()) {
        const int asked = error.api.args.value(u"seconds"_s).toInt();
        rest(std::chrono::seconds(asked > 0 ? asked : std::min(1 << std::min(m_feedFailures++, 9), 300)));
    }
    Q_EMIT progressed();
}

void SyncEngine::rest(std::chrono::milliseconds span)
{
    m_resting = m_scheduler.after(span, this, [this] {
        m_resting = 0;
        step();
    });
}

void SyncEngine::apply(const protocol::FeedPage &page)
{
    m_applying = true;
    m_store.apply(page, this, [this, page, epoch = m_epoch](StoreResult<SyncPosition> position) {
        m_applying = false;
        if (epoch != m_epoch) {
            step();
            return;
        }
        if (!position) {
            if (position.error().code == StoreErrorCode::Damaged)
                return; // mended already, see damaged()
            Q_EMIT storeFailed(position.error());
            rest(m_options.storeRetry); // the same page comes again
            return;
        }
        Q_EMIT storeTook();
        m_position = *position;
        for (const protocol::FeedEntry &entry : page.entries) {
            if (entry.summary)
                meet(entry.summary->item);
        }
        if (!m_caughtUp)
            m_rowsLoaded += page.entries.size();
        if (!page.more) {
            m_caughtUp = true;
            planPrefetch();
            Q_EMIT caughtUp();
        }
        Q_EMIT progressed();
        step();
    });
}

void SyncEngine::reload()
{
    m_applying = true;
    m_store.beginReload(this, [this, epoch = m_epoch](StoreResult<SyncPosition> position) {
        m_applying = false;
        if (epoch != m_epoch) {
            step();
            return;
        }
        if (!position) {
            Q_EMIT storeFailed(position.error());
            rest(m_options.storeRetry);
            return;
        }
        m_position = *position;
        m_caughtUp = false;
        m_rowsLoaded = 0;
        Q_EMIT progressed();
        step();
    });
}

// ---- whole cases ----

void SyncEngine::planPrefetch()
{
    if (!m_running || !m_caughtUp || m_planning || m_scope.units.isEmpty())
        return;
    m_planning = true;
    auto left = std::make_shared<qsizetype>(m_scope.units.size());
    const QDate today = toLocalDate(m_time.now());
    const auto units = m_scope.units;
    for (const UnitId &unit : units) {
        m_store.wantedBodies({unit, m_scope.user, today, today, {}}, m_options.next, 50, this,
                             [this, left](StoreResult<QVector<WantedBody>> wanted) {
                                 if (--*left == 0)
                                     m_planning = false;
                                 if (!wanted || !m_running)
                                     return;
                                 for (const WantedBody &body : std::as_const(*wanted)) {
                                     const bool known =
                                         std::any_of(m_bodies.begin(), m_bodies.end(),
                                                     [&](const BodyWish &wish) { return wish.key == body.key; });
                                     if (!known && m_failedBodies.value(body.key) < body.version)
                                         m_bodies.enqueue({body.key, body.version});
                                 }
                                 pumpBodies();
                                 pumpMaterials();
                             });
    }
}

void SyncEngine::requestCase(const RowKey &key)
{
    m_bodies.prepend({key, 0});
    pumpBodies();
}

void SyncEngine::pumpBodies()
{
    while (!m_bodies.isEmpty() && m_bodiesUnderWay < bodiesAtOnce) {
        if (!m_policy.mayTry() || !m_api.session()) {
            // A page that waits is told; what was only fetched ahead is planned again later.
            const auto dropped = std::exchange(m_bodies, {});
            for (const BodyWish &wish : dropped) {
                if (wish.isOnDemand())
                    Q_EMIT caseFailed(wish.key, nameOf(TransportErrorCode::Unreachable));
            }
            return;
        }
        fetchBody(m_bodies.dequeue());
    }
}

void SyncEngine::fetchBody(const BodyWish &wish)
{
    ++m_bodiesUnderWay;
    m_api.caseById(wish.key.caseId, wish.key.viewer, this,
                   [this, wish](Expected<protocol::CaseReply, RemoteError> reply) {
                       if (!reply) {
                           --m_bodiesUnderWay;
                           if (wish.isOnDemand())
                               Q_EMIT caseFailed(wish.key, reasonOf(reply.error()));
                           else
                               m_failedBodies.insert(wish.key, wish.version);
                           pumpBodies();
                           return;
                       }
                       meet(reply->subject.item);
                       m_store.putCase(wish.key.viewer, *reply, this,
                                       [this, wish, version = reply->subject.version](StoreResult<bool> put) {
                                           --m_bodiesUnderWay;
                                           // An answer older than the feed (another replica, a race) must not be asked
                                           // for in a circle.
                                           if (!wish.isOnDemand() && (!put || version < wish.version))
                                               m_failedBodies.insert(wish.key, wish.version);
                                           if (!put) {
                                               if (wish.isOnDemand())
                                                   Q_EMIT caseFailed(wish.key, nameOf(ApiErrorCode::Internal));
                                               Q_EMIT storeFailed(put.error());
                                           }
                                           pumpBodies();
                                           pumpMaterials();
                                       });
                   });
}

// ---- materials ----

void SyncEngine::requestMaterial(const RowKey &key, const Digest256 &digest)
{
    if (!m_policy.mayTry() || !m_api.session()) {
        Q_EMIT materialFailed(digest, nameOf(TransportErrorCode::Unreachable));
        return;
    }
    fetchMaterial({key, digest}, true);
}

void SyncEngine::pumpMaterials()
{
    if (!m_running || m_materialsUnderWay >= materialsAtOnce || !m_policy.mayTry() || !m_api.session())
        return;
    if (!m_materials.isEmpty()) {
        while (!m_materials.isEmpty() && m_materialsUnderWay < materialsAtOnce)
            fetchMaterial(m_materials.dequeue(), false);
        return;
    }
    if (m_materialsUnderWay > 0)
        return;            // planned anew when they are here
    ++m_materialsUnderWay; // holds the place of the plan
    m_store.wantedMaterials(m_options.materialBytes, 20 + static_cast<int>(m_failedMaterials.size()), this,
                            [this](StoreResult<QVector<WantedMaterial>> wanted) {
                                --m_materialsUnderWay;
                                if (!wanted || !m_running)
                                    return;
                                for (const WantedMaterial &material : std::as_const(*wanted)) {
                                    if (!m_failedMaterials.contains(material.digest))
                                        m_materials.enqueue(material);
                                }
                                if (!m_materials.isEmpty())
                                    pumpMaterials();
                            });
}

void SyncEngine::fetchMaterial(const WantedMaterial &wanted, bool onDemand)
{
    ++m_materialsUnderWay;
    const auto failed = [this, wanted, onDemand](const QString &reason) {
        --m_materialsUnderWay;
        m_failedMaterials.insert(wanted.digest);
        if (onDemand)
            Q_EMIT materialFailed(wanted.digest, reason);
        pumpMaterials();
    };
    m_api.material(wanted.key.caseId, wanted.key.viewer, wanted.digest, this,
                   [this, wanted, failed](Expected<QByteArray, RemoteError> bytes) {
                       if (!bytes) {
                           failed(reasonOf(bytes.error()));
                           return;
                       }
                       const QByteArray digest = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex();
                       if (QString::fromLatin1(digest) != wanted.digest.text()) {
                           failed(u"DIGEST_MISMATCH"_s);
                           return;
                       }
                       m_store.putMaterial(wanted.key.caseId, wanted.digest, *bytes, this,
                                           [this, failed](StoreResult<bool> put) {
                                               if (!put) {
                                                   failed(u"STORE"_s);
                                                   Q_EMIT storeFailed(put.error());
                                                   return;
                                               }
                                               --m_materialsUnderWay;
                                               pumpMaterials();
                                           });
                   });
}

// ---- bundles ----

void SyncEngine::fetchBundles()
{
    if (!m_running || m_fetchingBundles || !m_policy.mayTry() || !m_api.session())
        return;
    m_fetchingBundles = true;
    m_bundlesAgain = false;
    fetchBundle(0);
}

void SyncEngine::meet(const ItemKey &item)
{
    if (!m_items || m_items->contains(item) || m_askedItems.contains(item))
        return;
    m_askedItems.append(item);
    m_bundlesAgain = true;
    fetchBundles();
}

void SyncEngine::fetchBundle(int index)
{
    if (!m_running || index == static_cast<int>(bundleNames.size())) {
        m_fetchingBundles = false;
        if (!m_running)
            return;
        if (m_bundlesAgain) {
            fetchBundles();
            return;
        }
        if (m_bundleTimer)
            m_scheduler.cancel(m_bundleTimer);
        m_bundleTimer = m_scheduler.after(m_options.bundleInterval, this, [this] {
            m_bundleTimer = 0;
            fetchBundles();
        });
        return;
    }
    const QString name = bundleNames[static_cast<size_t>(index)];
    m_store.bundle(name, this, [this, index, name](StoreResult<CaseStore::Bundle> known) {
        if (known && name == bundles::catalogue)
            m_items = protocol::itemsNamed(known->content);
        m_api.bundle(name, known ? known->etag : QByteArray(), this,
                     [this, index, name](Expected<BundleReply, RemoteError> reply) {
                         if (!reply && reply.error().isUnanswered()) {
                             m_fetchingBundles = false; // again when the network is back
                             return;
                         }
                         if (!reply || reply->unchanged) {
                             fetchBundle(index + 1);
                             return;
                         }
                         if (name == bundles::catalogue)
                             m_items = protocol::itemsNamed(reply->content);
                         m_store.putBundle(name, {reply->etag, reply->content}, this,
                                           [this, index, name](StoreResult<bool> put) {
                                               if (put)
                                                   Q_EMIT bundleChanged(name);
                                               else
                                                   Q_EMIT storeFailed(put.error());
                                               fetchBundle(index + 1);
                                           });
                     });
    });
}

} // namespace yunchuang
