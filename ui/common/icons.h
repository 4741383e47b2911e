// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>

namespace yunchuang {

/// What an icon stands for. Which Breeze drawing shows it is written once, in icons.cpp.
enum class Icon {
    None,
    MyTasks,
    UnitTasks,
    DueSoon,
    Overdue,
    Received,
    Sent,
    Correction,
    Pause,
    Resume,
    Finished,
    View,
    Outbox,
    Overview,
    Workload,
    Sampling,
    Rating,
    PublicRecord,
    Accept,
    RefuseAcceptance,
    Grant,
    Deny,
    Transfer,
    Consult,
    SendBack,
    Verify,
    Compare,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    Rotate,
    Refresh,
    Export,
    Offline,
    SyncOk,
    Syncing,
    SyncError,
    Locked,
    Proof,
    Menu,
    Copy,
    Back,
    Next,
    Up,
    Down,
    Add,
    Search,
    Reveal,
    Conceal,
    Settings,
    Bell,
    Info,
    Send,
    More,
    SidebarShow,
    SidebarHide,
    Help,
    Open,
    User,
    Print,
    Attachment,
    Calendar,
    Delete,
    Edit,
    Upload,
    Unit,
    Count_
};

/// The Breeze name of the drawing.
[[nodiscard]] QString iconThemeName(Icon icon);

/// The drawing in the theme's word colour; disabled mode uses the disabled colour. Null for Icon::None.
[[nodiscard]] QIcon themedIcon(Icon icon);
/// The drawing in a given colour, e.g. on a primary button or on the dark top bar.
[[nodiscard]] QIcon tintedIcon(Icon icon, const QColor &color);
/// Paints the drawing at once, `side` pixels wide, centred in `rect`.
void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color, int side);

} // namespace yunchuang
