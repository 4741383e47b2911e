// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/lookhandler.h"

#include "protocol/paths.h"
#include "service/store/lookstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLookText = 200;

bool isCompleteLook(const protocol::Look &look)
{
    const auto fits = [](const QString &text) { return !text.isEmpty() && text.size() <= maxLookText; };
    return fits(look.id) && fits(look.caseId.text()) && fits(look.unit.text()) && fits(look.field) &&
           fits(look.purpose) && look.at.isValid();
}

} // namespace

Answer<Done> reportLooks(Context &context, const protocol::LooksReport &report)
{
    if (report.looks.size() > maxReportedLooks)
        return malformed(u"/looks"_s);
    for (qsizetype i = 0; i < report.looks.size(); ++i) {
        if (!isCompleteLook(report.looks[i]))
            return malformed(u"/looks/"_s % QString::number(i));
    }
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        for (const protocol::Look &look : report.looks)
            YC_TRY_DB(lookstore::insert(write.db(), {look, context.principal().user, write.now()}));
        return Done();
    });
}

void addLookRoutes(Binding &binding, const Authenticator &session)
{
    binding.add<protocol::LooksReport, Done>("POST", protocol::paths::looks, session, jsonBody<protocol::LooksReport>,
                                             reportLooks);
}

} // namespace yunchuang::service
