// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "protocol/deskmessages.h"
#include "sync/casecommands.h"
#include "sync/servicedesk.h"

#include <QObject>

#include <chrono>

namespace yunchuang {

/// Knows for whom the signed-in clerk stands in, and tells the door of acts: one small question a minute, whatever the
/// number of cases. What the service said last lies in the cache, for a start without the network; the days say how
/// long it holds. Lives in the windows' thread.
class DeskWatch final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds interval{60};

    DeskWatch(ServiceDesk &desk, CaseStore &store, CaseCommands &commands, Scheduler &scheduler,
              QObject *parent = nullptr);

    /// Begins to ask; again after a new session.
    void start();
    /// Asks at once: an absence was entered or ended here.
    void look();

    [[nodiscard]] const protocol::DeskReply &word() const { return m_word; }

Q_SIGNALS:
    void changed();

private:
    void take(const protocol::DeskReply &word);

    ServiceDesk &m_desk;
    CaseStore &m_store;
    CaseCommands &m_commands;
    Scheduler &m_scheduler;
    protocol::DeskReply m_word;
    quint64 m_timer = 0;
    bool m_heard = false; ///< from the service, which knows better than the cache
};

} // namespace yunchuang
