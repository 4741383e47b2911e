// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/audit.h"

#include "service/store/auditstore.h"

namespace yunchuang::service {

namespace audit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAuditText = 200;

} // namespace

Answer<void> record(WriteContext &write, const Context &context, const Line &line)
{
    protocol::AuditEntry entry;
    entry.at = write.now();
    entry.event = line.event;
    entry.success = line.success;
    entry.object = line.object.left(longestAuditText);
    entry.changes = line.changes;
    entry.peer = context.peer;
    entry.actor = line.actor;
    entry.device = line.device;
    if (const auto *principal = std::get_if<Principal>(&context.caller)) {
        entry.actor = principal->user;
        entry.device = principal->device;
    }
    YC_TRY_DB(auditstore::append(write.db(), std::move(entry)));
    return {};
}

QString postNames(Posts posts)
{
    QStringList names;
    for (const auto &[post, name] : enumNames<Post>) {
        if (posts & post)
            names.append(name);
    }
    return names.join(u',');
}

} // namespace audit

void noteRefusal(const Context &context, const HttpRequest &request, const protocol::ApiError &error)
{
    using protocol::ApiErrorCode;
    if (error.code != ApiErrorCode::NotFound && error.code != ApiErrorCode::Forbidden)
        return;
    const auto *principal = std::get_if<Principal>(&context.caller);
    const QString session = principal ? principal->session : QString();
    const bool missed = error.code == ApiErrorCode::NotFound;
    const int count = missed ? context.core.refusals().miss(session) : context.core.refusals().refuse(session);
    if (count == 0)
        return;
    const audit::Line line{missed ? protocol::AuditEvent::ManyMisses : protocol::AuditEvent::AccessRefused,
                           QString::fromLatin1(request.method) % QLatin1Char(' ') % request.path,
                           {{QStringLiteral("count"), QString::number(count)}},
                           false};
    // The answer does not wait for it.
    context.core.writer().post(
        [line, kept = context](WriteContext &write) { return audit::record(write, kept, line); });
}

} // namespace yunchuang::service
