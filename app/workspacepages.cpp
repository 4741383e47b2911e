// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspacepages.h"

#include "ui/absence/absencepage.h"
#include "ui/administration/accountspage.h"
#include "ui/administration/auditpage.h"
#include "ui/administration/calendarspage.h"
#include "ui/administration/grantspage.h"
#include "ui/administration/phrasespage.h"
#include "ui/ratings/ratingspage.h"
#include "ui/supervisor/cardspage.h"
#include "ui/supervisor/overviewpage.h"

namespace yunchuang {

void showWaiting(SidebarModel &sidebar, NavEntry entry, std::optional<qint64> count)
{
    sidebar.setPageCount(entry, count, count.value_or(0) > 0 ? NavAttention::Amber : NavAttention::None);
}

void addPages(const WorkspacePages &parts)
{
    ClientCore &core = parts.core;
    Scheduler &scheduler = parts.scheduler;
    const auto add = [&](NavEntry entry, auto make) {
        parts.window.addPage(entry, [&core, &scheduler, make] { return make(core, scheduler); });
    };
    parts.window.addPage(NavEntry::Absence, [&core, &scheduler, &random = parts.random, open = parts.openCase] {
        auto *page = new AbsencePage({core.store(), core.commands(), core.desk(), core.time(), scheduler, random});
        QObject::connect(page, &AbsencePage::caseOpened, page, [open](const CaseId &id) { open(id, std::nullopt); });
        return page;
    });
    parts.window.addPage(NavEntry::Ratings, [&core, &scheduler, &random = parts.random, &window = parts.window] {
        auto *page = new RatingsPage(core.desk(), core.commands(), core.time(), scheduler, random);
        QObject::connect(page, &RatingsPage::openCounted, &window,
                         [&window](int count) { showWaiting(window.sidebar(), NavEntry::Ratings, count); });
        return page;
    });
    add(NavEntry::Accounts, [](ClientCore &c, Scheduler &s) { return new AccountsPage(c.desk(), s); });
    add(NavEntry::Grants, [](ClientCore &c, Scheduler &s) { return new GrantsPage(c.desk(), s); });
    add(NavEntry::Calendars, [](ClientCore &c, Scheduler &s) { return new CalendarsPage(c.desk(), c.time(), s); });
    add(NavEntry::Phrases, [](ClientCore &c, Scheduler &s) { return new PhrasesPage(c.desk(), s); });
    add(NavEntry::Audit, [](ClientCore &c, Scheduler &s) { return new AuditPage(c.desk(), c.time(), s); });
    parts.window.addPage(NavEntry::Overview, [&core, &scheduler, open = parts.openCase] {
        auto *page = new OverviewPage(core.desk(), core.connection(), scheduler);
        QObject::connect(page, &OverviewPage::caseRequested, page, [open](const CaseId &id, bool urge) {
            open(id, urge ? std::optional(Action::Urge) : std::nullopt);
        });
        return page;
    });
    parts.window.addPage(NavEntry::Cards, [&core, &scheduler, &random = parts.random, &window = parts.window,
                                           open = parts.openCase] {
        auto *page = new CardsPage(core.desk(), core.connection(), core.time(), random, scheduler);
        QObject::connect(page, &CardsPage::caseRequested, page, [open](const CaseId &id) { open(id, std::nullopt); });
        QObject::connect(page, &CardsPage::openCounted, &window,
                         [&window](int count) { showWaiting(window.sidebar(), NavEntry::Cards, count); });
        return page;
    });
}

} // namespace yunchuang
