// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "protocol/deskmessages.h"
#include "store/casequery.h"
#include "sync/servicedesk.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace yunchuang {

/// Says to the service that a case is open for work here, as long as it is, and knows who else has it. A courtesy
/// between colleagues: without a connection the work goes on, and says so. Lives in the windows' thread; asks about the
/// one open case only.
class CaseLease final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        None,   ///< no case is open, or it is only watched
        Asking, ///< not known yet
        Mine,
        Others,  ///< a colleague has it, or the same clerk on another computer: read-only here
        Lost,    ///< it was ours until somebody took it over: read-only here
        Unknown, ///< no connection: nobody knows who else works on it
    };

    /// A lease is renewed three times before it ends.
    static constexpr std::chrono::seconds renewal{protocol::leaseSeconds / 3};
    /// How often is looked whether a colleague has left the case.
    static constexpr std::chrono::seconds look{15};

    CaseLease(ServiceDesk &desk, Scheduler &scheduler, QObject *parent = nullptr);
    ~CaseLease() override; ///< gives it back

    /// Opens a case for work; the one before is given back.
    void open(const RowKey &key);
    void close();

    [[nodiscard]] State state() const { return m_state; }
    /// Who, since when, and who asks: the service's newest word. Empty where nothing is known.
    [[nodiscard]] const protocol::LeaseReply &word() const { return m_word; }
    [[nodiscard]] bool isReadOnly() const { return m_state == State::Others || m_state == State::Lost; }

    /// Asks the service at once how it stands.
    void refresh();
    /// Asks the holder to leave it.
    void ask();
    using Done = std::function<void(const Expected<protocol::LeaseReply, ServiceFailure> &)>;
    /// Takes it over; from a colleague only with a reason in own words (10 characters).
    void takeOver(const QString &reason, Done done);

Q_SIGNALS:
    void changed();

private:
    enum class Verb : quint8 { Take, Look };
    void send(Verb verb);
    void take(const protocol::LeaseReply &word);
    void fail(const ServiceFailure &failure);
    void sendNext(std::chrono::seconds delay, Verb verb);
    void set(State state);
    [[nodiscard]] ServiceRequest request(QByteArray method, QLatin1String path) const;

    ServiceDesk &m_desk;
    Scheduler &m_scheduler;
    std::optional<RowKey> m_key;
    State m_state = State::None;
    protocol::LeaseReply m_word;
    quint64 m_round = 0; ///< answers of earlier questions are not listened to
    quint64 m_timer = 0;
};

} // namespace yunchuang
