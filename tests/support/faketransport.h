// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/transport.h"

#include "virtualtime.h"

#include <QHash>
#include <QVector>

namespace yunchuang {

/// Answers requests by a script, in virtual time. The only thing that is played: everything above it is real.
class FakeTransport final : public Transport
{
public:
    /// What happens to a request: an outcome, or nothing (it hangs until the time-out).
    using Script = std::function<std::optional<Outcome>(const WireRequest &)>;

    explicit FakeTransport(VirtualScheduler &scheduler)
        : m_scheduler(scheduler)
    {
    }

    Script script;
    std::chrono::milliseconds latency{10};
    QVector<WireRequest> requests; ///< all that were sent

    quint64 send(const WireRequest &request, QObject *context, Done done) override
    {
        const quint64 id = m_next++;
        requests.append(request);
        m_running.insert(id, {context, std::move(done)});
        auto outcome = script ? script(request) : std::nullopt;
        const auto delay = outcome ? latency : request.timeout;
        const Outcome final =
            outcome ? std::move(*outcome) : unexpected(TransportError{TransportErrorCode::TimedOut, {}, {}});
        m_scheduler.after(delay, context, [this, id, final] { end(id, final); });
        return id;
    }

    void cancel(quint64 id) override { end(id, unexpected(TransportError{TransportErrorCode::Cancelled, {}, {}})); }

    [[nodiscard]] qsizetype running() const { return m_running.size(); }

    [[nodiscard]] static Outcome reply(int status, const QByteArray &body = "{}")
    {
        WireReply out;
        out.status = status;
        out.body = body;
        return out;
    }
    [[nodiscard]] static Outcome failure(TransportErrorCode code) { return unexpected(TransportError{code, {}, {}}); }

private:
    struct Running
    {
        QPointer<QObject> context;
        Done done;
    };

    void end(quint64 id, const Outcome &outcome)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        const Running running = *found;
        m_running.erase(found);
        if (running.context)
            running.done(outcome);
    }

    VirtualScheduler &m_scheduler;
    QHash<quint64, Running> m_running;
    quint64 m_next = 1;
};

} // namespace yunchuang
