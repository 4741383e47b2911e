// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/audithandler.h"

#include "protocol/accountmessages.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::AuditEvent;

namespace {

constexpr int mostAuditLines = 500;
constexpr int exportedAtOnce = 2000;

Answer<Done> noteAudit(Context &context, const audit::Line &line)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        if (const Answer<void> noted = audit::record(write, context, line); !noted)
            return tl::unexpected(noted.error());
        return Done();
    });
}

Answer<Connection *> auditReader(Context &context)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::AuditAdmin); !held)
        return tl::unexpected(held.error());
    return context.db();
}

Answer<auditstore::Filter> auditFilter(const HttpRequest &request)
{
    auditstore::Filter filter;
    const auto number = [&](QStringView name, qint64 otherwise) -> std::optional<qint64> {
        const QString text = queryText(request, name);
        bool good = false;
        const qint64 value = text.toLongLong(&good);
        if (text.isEmpty())
            return otherwise;
        return good && value >= 0 ? std::optional(value) : std::nullopt;
    };
    const auto moment = [&](QStringView name, QDateTime &to) {
        const QString text = queryText(request, name);
        to = QDateTime::fromString(text, Qt::ISODateWithMs);
        return text.isEmpty() || (to.isValid() && text.endsWith(u'Z'));
    };
    const std::optional<qint64> before = number(u"before", 0);
    const std::optional<qint64> limit = number(u"limit", filter.limit);
    if (!before)
        return malformed(u"before"_s);
    if (!limit || *limit < 1 || *limit > mostAuditLines)
        return malformed(u"limit"_s);
    filter.before = *before;
    filter.limit = int(*limit);
    if (!moment(u"from", filter.from))
        return malformed(u"from"_s);
    if (!moment(u"to", filter.to))
        return malformed(u"to"_s);
    filter.actor = UserId(queryText(request, u"actor"));
    filter.object = queryText(request, u"object");
    if (const QString event = queryText(request, u"event"); !event.isEmpty()) {
        filter.event = valueOf<AuditEvent>(event);
        if (!filter.event)
            return malformed(u"event"_s);
    }
    return filter;
}

} // namespace

Answer<protocol::AuditPage> readAudit(Context &context, const auditstore::Filter &filter)
{
    const Answer<Connection *> db = auditReader(context);
    if (!db)
        return tl::unexpected(db.error());
    auditstore::Filter asked = filter;
    ++asked.limit;
    DbResult<QVector<protocol::AuditEntry>> entries = auditstore::newest(**db, asked);
    YC_TRY_DB(entries);
    protocol::AuditPage page;
    page.more = entries->size() > filter.limit;
    if (page.more)
        entries->removeLast();
    page.entries = std::move(*entries);
    if (filter.before == 0) { // turning pages is one reading
        audit::Line line{AuditEvent::AuditRead};
        if (!filter.actor.isEmpty())
            line.changes.insert(u"actor"_s, filter.actor.text());
        if (!filter.object.isEmpty())
            line.changes.insert(u"object"_s, filter.object.left(100));
        if (filter.event)
            line.changes.insert(u"event"_s, nameOf(*filter.event));
        if (const Answer<Done> noted = noteAudit(context, line); !noted)
            return tl::unexpected(noted.error());
    }
    return page;
}

Answer<protocol::AuditVerification> verifyAudit(Context &context, const Done &)
{
    const Answer<Connection *> db = auditReader(context);
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<protocol::AuditVerification> found = auditstore::verify(**db);
    YC_TRY_DB(found);
    const Answer<Done> noted = noteAudit(context, {AuditEvent::AuditVerified,
                                                   {},
                                                   {{u"entries"_s, QString::number(found->entries)},
                                                    {u"head"_s, found->head},
                                                    {u"brokenAt"_s, QString::number(found->brokenAt)}},
                                                   found->sound});
    if (!noted)
        return tl::unexpected(noted.error());
    return *found;
}

Answer<protocol::AuditPage> exportAudit(Context &context, qint64 after)
{
    const Answer<Connection *> db = auditReader(context);
    if (!db)
        return tl::unexpected(db.error());
    if (after == 0) {
        // The line itself is part of what is exported.
        if (const Answer<Done> noted = noteAudit(context, {AuditEvent::AuditExported}); !noted)
            return tl::unexpected(noted.error());
    }
    DbResult<QVector<protocol::AuditEntry>> entries = auditstore::following(**db, after, exportedAtOnce);
    YC_TRY_DB(entries);
    const bool more = entries->size() == exportedAtOnce;
    return protocol::AuditPage{std::move(*entries), more};
}

void addAuditRoutes(Binding &binding, const Authenticator &session)
{
    using namespace protocol;
    binding.add<auditstore::Filter, AuditPage>("GET", paths::adminAudit, session, auditFilter, readAudit);
    binding.add<Done, AuditVerification>(
        "POST", paths::adminAuditVerification, session, [](const HttpRequest &) -> Answer<Done> { return Done(); },
        verifyAudit);
    binding.add<qint64, AuditPage>(
        "POST", paths::adminAuditExport, session,
        [](const HttpRequest &request) -> Answer<qint64> {
            const QString text = queryText(request, u"after");
            bool good = false;
            const qint64 after = text.toLongLong(&good);
            if (!text.isEmpty() && (!good || after < 0))
                return malformed(u"after"_s);
            return after;
        },
        exportAudit);
}

} // namespace yunchuang::service
