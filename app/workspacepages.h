// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clientcore.h"
#include "ui/shell/mainwindow.h"

#include <functional>

namespace yunchuang {

/// What the pages beside the queues and the outbox are made of. All of it outlives the window.
struct WorkspacePages
{
    MainWindow &window;
    ClientCore &core;
    Scheduler &scheduler;
    Random &random; ///< for the ids of what pages send
    /// Opens a case in front of the page, as far as the acting unit sees it; begins the act, if one is named.
    std::function<void(const CaseId &, const std::optional<Action> &)> openCase;
};

/// What waits on a page, beside its name in the sidebar; nothing: not known.
void showWaiting(SidebarModel &sidebar, NavEntry entry, std::optional<qint64> count);

/// Tells the window of every such page: one line each, `window.addPage(entry, maker)`. The window makes a page when it
/// is first shown, for the posts that `isOffered` names.
void addPages(const WorkspacePages &parts);

} // namespace yunchuang
