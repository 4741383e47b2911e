// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QDateTime>
#include <QObject>

#include <chrono>

namespace yunchuang {

/// Whether the service answers, and whether it does so in good time.
enum class Reachability : quint8 {
    Online,
    Slow, ///< answers come, but late: the next cases' materials are fetched ahead
    Offline,
};

template<>
inline constexpr auto enumNames<Reachability> = std::to_array<EnumName<Reachability>>({
    {Reachability::Online, QLatin1String("ONLINE")},
    {Reachability::Slow, QLatin1String("SLOW")},
    {Reachability::Offline, QLatin1String("OFFLINE")},
});

/// Why the service cannot be reached, or why nothing is exchanged with it.
enum class OfflineReason : quint8 {
    None,
    NotStarted,
    Unreachable, ///< no network, refused, no such host
    TimedOut,
    Tls,                ///< no secure connection
    CertificateUnknown, ///< first contact: to be shown and confirmed
    CertificateChanged, ///< blocked until somebody who may has looked at it
    ServiceUnavailable, ///< it answers, but cannot serve now
    BadAnswer,          ///< something else answers there
    SignedOut,          ///< the session ended: sign in again
};

template<>
inline constexpr auto enumNames<OfflineReason> = std::to_array<EnumName<OfflineReason>>({
    {OfflineReason::None, QLatin1String("NONE")},
    {OfflineReason::NotStarted, QLatin1String("NOT_STARTED")},
    {OfflineReason::Unreachable, QLatin1String("UNREACHABLE")},
    {OfflineReason::TimedOut, QLatin1String("TIMED_OUT")},
    {OfflineReason::Tls, QLatin1String("TLS")},
    {OfflineReason::CertificateUnknown, QLatin1String("CERTIFICATE_UNKNOWN")},
    {OfflineReason::CertificateChanged, QLatin1String("CERTIFICATE_CHANGED")},
    {OfflineReason::ServiceUnavailable, QLatin1String("SERVICE_UNAVAILABLE")},
    {OfflineReason::BadAnswer, QLatin1String("BAD_ANSWER")},
    {OfflineReason::SignedOut, QLatin1String("SIGNED_OUT")},
});

/// What is wrong although the network may be well: the clerk should know, and somebody should do something.
enum class SyncProblem : quint8 {
    None,
    LogInvalid,  ///< a receipt or the log of a department does not hold
    NotEnrolled, ///< the service does not take this computer's signature: acts wait
    DiskFull,    ///< the cache cannot take what comes
    CacheFailed, ///< the same for another reason: rights, a broken disk
};

template<>
inline constexpr auto enumNames<SyncProblem> = std::to_array<EnumName<SyncProblem>>({
    {SyncProblem::None, QLatin1String("NONE")},
    {SyncProblem::LogInvalid, QLatin1String("LOG_INVALID")},
    {SyncProblem::NotEnrolled, QLatin1String("NOT_ENROLLED")},
    {SyncProblem::DiskFull, QLatin1String("DISK_FULL")},
    {SyncProblem::CacheFailed, QLatin1String("CACHE_FAILED")},
});

/// What the windows say about the connection. All times by the clock of this machine except `lastSync`.
struct ConnectionSnapshot
{
    Reachability reachability = Reachability::Offline;
    OfflineReason reason = OfflineReason::NotStarted;
    SyncProblem problem = SyncProblem::None; ///< the gravest there is
    QDateTime since;                         ///< of this reachability
    QDateTime lastSync;                      ///< service time up to which the cache is complete; invalid = never
    QDateTime nextRetry;                     ///< invalid = nothing planned
    std::chrono::milliseconds latency{0};    ///< typical time of an answer
    bool synchronising = false;              ///< pages are coming in
    qint64 rowsLoaded = 0;                   ///< of the running first load or reload

    friend bool operator==(const ConnectionSnapshot &, const ConnectionSnapshot &) = default;
};

/// The connection as the windows see it; lives in their thread, is fed from the synchronisation's.
class ConnectionState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const ConnectionSnapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] Reachability reachability() const { return m_snapshot.reachability; }
    [[nodiscard]] bool isOffline() const { return m_snapshot.reachability == Reachability::Offline; }

    void update(const ConnectionSnapshot &snapshot)
    {
        if (snapshot == m_snapshot)
            return;
        m_snapshot = snapshot;
        Q_EMIT changed();
    }
    /// F5: try at once.
    void retry() { Q_EMIT retryRequested(); }

Q_SIGNALS:
    void changed();
    void retryRequested();

private:
    ConnectionSnapshot m_snapshot;
};

} // namespace yunchuang
