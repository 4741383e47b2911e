// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspacepages.h"

#include "ui/administration/accountspage.h"
#include "ui/administration/auditpage.h"
#include "ui/administration/calendarspage.h"
#include "ui/administration/grantspage.h"
#include "ui/administration/phrasespage.h"

namespace yunchuang {

void addPages(const WorkspacePages &parts)
{
    ServiceDesk &desk = parts.core.desk();
    const Clock &time = parts.core.time();
    Scheduler &scheduler = parts.scheduler;
    parts.window.addPage(NavEntry::Accounts, [&] { return new AccountsPage(desk, scheduler); });
    parts.window.addPage(NavEntry::Grants, [&] { return new GrantsPage(desk, scheduler); });
    parts.window.addPage(NavEntry::Calendars, [&] { return new CalendarsPage(desk, time, scheduler); });
    parts.window.addPage(NavEntry::Phrases, [&] { return new PhrasesPage(desk, scheduler); });
    parts.window.addPage(NavEntry::Audit, [&] { return new AuditPage(desk, time, scheduler); });
}

} // namespace yunchuang
