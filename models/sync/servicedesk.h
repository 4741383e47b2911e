// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "remote/apiclient.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace yunchuang {

/// Why a page's question was not answered as it hoped: no answer came, or the service said no.
using ServiceFailure = RemoteError;

/// Where pages ask the service for what is not in the client's files: ratings, supervision, accounts. Lives in the
/// windows' thread, where answers come back; asking never blocks. A page whose object is gone by then hears nothing.
class ServiceDesk : public QObject
{
    Q_OBJECT
public:
    template<class Reply>
    using Done = std::function<void(Expected<Reply, ServiceFailure>)>;
    using DoneBytes = Done<QByteArray>;
    /// Carries a request to the service; calls back on any thread, once, or not at all when the exchange has ended.
    using Line = std::function<void(const ServiceRequest &request, DoneBytes done)>;

    explicit ServiceDesk(QObject *parent = nullptr);

    /// Until there is one, and after it was taken away, every question fails with Unreachable.
    void setLine(Line line);

    /// For answers with something in them.
    template<class Reply>
    void ask(const ServiceRequest &request, QObject *context, Done<Reply> done)
    {
        askBytes(request, context, [done = std::move(done)](Expected<QByteArray, ServiceFailure> reply) {
            if (!reply)
                return done(unexpected(reply.error()));
            auto value = protocol::decode<Reply>(*reply);
            if (!value)
                return done(unexpected(unreadable(value.error().where, value.error().what)));
            done(std::move(*value));
        });
    }
    /// For answers that say only "done".
    void tell(const ServiceRequest &request, QObject *context, Done<bool> done);
    /// For files.
    void askBytes(const ServiceRequest &request, QObject *context, DoneBytes done);

private:
    [[nodiscard]] static ServiceFailure unreadable(const QString &where, const QString &what);

    Line m_line;
};

} // namespace yunchuang
