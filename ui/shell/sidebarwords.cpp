// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebarwords.h"

#include "items/sidebarmodel.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

QString SidebarWords::nameOfEntry(int entry)
{
    switch (static_cast<NavEntry>(entry)) {
    case NavEntry::WorkTitle:
        return tr("Work");
    case NavEntry::Mine:
        return tr("My tasks");
    case NavEntry::Unit:
        return tr("Unit's tasks");
    case NavEntry::DueSoon:
        return tr("Due soon");
    case NavEntry::Overdue:
        return tr("Overdue");
    case NavEntry::HandoffsIn:
        return tr("Handoffs received");
    case NavEntry::HandoffsOut:
        return tr("Handoffs sent");
    case NavEntry::Correcting:
        return tr("Awaiting correction");
    case NavEntry::Suspended:
        return tr("Clock paused");
    case NavEntry::Closed:
        return tr("Closed cases");
    case NavEntry::OnBehalf:
        return tr("In others' names");
    case NavEntry::DeviceTitle:
        return tr("This computer");
    case NavEntry::Outbox:
        return tr("Outbox");
    case NavEntry::Absence:
        return tr("Leave and substitutes");
    case NavEntry::OversightTitle:
        return tr("Oversight");
    case NavEntry::Overview:
        return tr("Overview");
    case NavEntry::Cards:
        return tr("Supervision cards");
    case NavEntry::Sampling:
        return tr("Case sampling");
    case NavEntry::Ratings:
        return tr("Negative ratings");
    case NavEntry::AdminTitle:
        return tr("Administration");
    case NavEntry::Accounts:
        return tr("Users");
    case NavEntry::Grants:
        return tr("Posts");
    case NavEntry::Calendars:
        return tr("Working calendars");
    case NavEntry::Phrases:
        return tr("Phrases");
    case NavEntry::Audit:
        return tr("Audit log");
    }
    return {};
}

static Icon iconOfEntry(NavEntry entry)
{
    switch (entry) {
    case NavEntry::Mine:
        return Icon::MyTasks;
    case NavEntry::Unit:
        return Icon::UnitTasks;
    case NavEntry::DueSoon:
        return Icon::DueSoon;
    case NavEntry::Overdue:
        return Icon::Overdue;
    case NavEntry::HandoffsIn:
        return Icon::Received;
    case NavEntry::HandoffsOut:
        return Icon::Sent;
    case NavEntry::Correcting:
        return Icon::Correction;
    case NavEntry::Suspended:
        return Icon::Pause;
    case NavEntry::Closed:
        return Icon::Finished;
    case NavEntry::OnBehalf:
        return Icon::User;
    case NavEntry::Outbox:
        return Icon::Outbox;
    case NavEntry::Absence:
    case NavEntry::Calendars:
        return Icon::Calendar;
    case NavEntry::Overview:
        return Icon::Overview;
    case NavEntry::Cards:
        return Icon::Overdue;
    case NavEntry::Sampling:
        return Icon::Sampling;
    case NavEntry::Ratings:
        return Icon::Rating;
    case NavEntry::Accounts:
        return Icon::User;
    case NavEntry::Grants:
        return Icon::Workload;
    case NavEntry::Phrases:
        return Icon::Edit;
    case NavEntry::Audit:
        return Icon::PublicRecord;
    case NavEntry::WorkTitle:
    case NavEntry::DeviceTitle:
    case NavEntry::OversightTitle:
    case NavEntry::AdminTitle:
        break;
    }
    return Icon::None;
}

void SidebarWords::setStaleWords(const QString &words)
{
    if (m_stale == words)
        return;
    m_stale = words;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QVariant SidebarWords::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int entry = QIdentityProxyModel::data(index, NavEntryRole).toInt();
    const QVariant count = QIdentityProxyModel::data(index, NavCountRole);
    switch (role) {
    case Qt::DisplayRole:
        return nameOfEntry(entry);
    case IconRole:
        return static_cast<int>(iconOfEntry(static_cast<NavEntry>(entry)));
    case CountWordsRole:
        return count.isValid() ? Wording::count(count.toLongLong()) : QString();
    case ToneRole:
        switch (static_cast<NavAttention>(QIdentityProxyModel::data(index, NavAttentionRole).toInt())) {
        case NavAttention::Amber:
            return static_cast<int>(Tone::Amber);
        case NavAttention::Red:
            return static_cast<int>(Tone::Red);
        case NavAttention::None:
            break;
        }
        return static_cast<int>(Tone::Neutral);
    case Qt::ToolTipRole: {
        QStringList lines{nameOfEntry(entry)};
        if (const int number = QIdentityProxyModel::data(index, NavNumberRole).toInt(); number > 0 && number < 10)
            lines[0] = tr("%1 (Ctrl+%2)").arg(lines.at(0)).arg(number);
        if (count.isValid() && !m_stale.isEmpty())
            lines.append(m_stale);
        return QIdentityProxyModel::data(index, NavHeaderRole).toBool() ? QVariant() : lines.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        if (!count.isValid())
            return nameOfEntry(entry);
        if (isPage(static_cast<NavEntry>(entry)))
            return tr("%1, %n open", nullptr, static_cast<int>(count.toLongLong())).arg(nameOfEntry(entry));
        return tr("%1, %n case(s)", nullptr, static_cast<int>(count.toLongLong())).arg(nameOfEntry(entry));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

} // namespace yunchuang
