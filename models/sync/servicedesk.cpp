// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/servicedesk.h"

namespace yunchuang {

ServiceDesk::ServiceDesk(QObject *parent)
    : QObject(parent)
{
}

void ServiceDesk::setLine(Line line)
{
    m_line = std::move(line);
}

void ServiceDesk::tell(const ServiceRequest &request, QObject *context, Done<bool> done)
{
    askBytes(request, context, [done = std::move(done)](const Expected<QByteArray, ServiceFailure> &reply) {
        if (!reply)
            return done(unexpected(reply.error()));
        done(true);
    });
}

void ServiceDesk::askBytes(const ServiceRequest &request, QObject *context, DoneBytes done)
{
    // The answer comes through the event loop even when it is known at once: a page is never called while it asks.
    const auto home = [desk = QPointer<ServiceDesk>(this), page = QPointer<QObject>(context),
                       done = std::move(done)](Expected<QByteArray, ServiceFailure> reply) {
        if (desk.isNull())
            return;
        QMetaObject::invokeMethod(
            desk.data(),
            [page, done, reply = std::move(reply)] {
                if (page)
                    done(reply);
            },
            Qt::QueuedConnection);
    };
    if (!m_line) {
        ServiceFailure nobody;
        nobody.transport.code = TransportErrorCode::Unreachable;
        home(unexpected(nobody));
        return;
    }
    m_line(request, home);
}

ServiceFailure ServiceDesk::unreadable(const QString &where, const QString &what)
{
    ServiceFailure failure;
    failure.kind = ServiceFailure::Kind::Malformed;
    failure.detail = where + u' ' + what;
    return failure;
}

} // namespace yunchuang
