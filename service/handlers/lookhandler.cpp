// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/lookhandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/store/lookstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLookText = 200;

bool isCompleteLook(const protocol::Look &look)
{
    const auto fits = [](const QString &text) { return !text.isEmpty() && text.size() <= maxLookText; };
    // An opening is a look at no field of its own.
    return fits(look.id) && fits(look.caseId.text()) && fits(look.unit.text()) && look.field.size() <= maxLookText &&
           fits(look.purpose) && look.at.isValid();
}

} // namespace

Answer<Done> reportLooks(Context &context, const protocol::LooksReport &report)
{
    if (const Answer<void> works = access::needWork(context.principal()); !works)
        return tl::unexpected(works.error());
    if (report.looks.size() > maxReportedLooks)
        return malformed(u"/looks"_s);
    for (qsizetype i = 0; i < report.looks.size(); ++i) {
        if (!isCompleteLook(report.looks[i]))
            return malformed(u"/looks/"_s % QString::number(i));
    }
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        for (const protocol::Look &look : report.looks) {
            const DbResult<bool> fresh = lookstore::insert(write.db(), {look, context.principal().user, write.now()});
            YC_TRY_DB(fresh);
            if (!*fresh)
                continue; // told again: one look, one line
            const Answer<void> noted = audit::record(
                write, context, {protocol::AuditEvent::Looked, look.caseId.text(), {{u"field"_s, look.field}}});
            if (!noted)
                return tl::unexpected(noted.error());
        }
        return Done();
    });
}

void addLookRoutes(Binding &binding, const Authenticator &session)
{
    binding.add<protocol::LooksReport, Done>("POST", protocol::paths::looks, session, jsonBody<protocol::LooksReport>,
                                             reportLooks);
}

} // namespace yunchuang::service
