// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/deskwatch.h"

#include "protocol/paths.h"

namespace yunchuang {

DeskWatch::DeskWatch(ServiceDesk &desk, CaseCommands &commands, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_commands(commands)
    , m_scheduler(scheduler)
{
}

void DeskWatch::start()
{
    look();
}

void DeskWatch::look()
{
    if (m_timer)
        m_scheduler.cancel(m_timer);
    m_timer = m_scheduler.after(interval, this, [this] {
        m_timer = 0;
        look();
    });
    ServiceRequest request;
    request.path = protocol::paths::desk;
    m_desk.ask<protocol::DeskReply>(request, this, [this](const Expected<protocol::DeskReply, ServiceFailure> &word) {
        // What was known stays known without a connection; the service judges anew when the act arrives.
        if (!word)
            return;
        const bool news = word->standsInFor != m_word.standsInFor || word->doneForMe != m_word.doneForMe;
        m_word = *word;
        if (!news)
            return;
        m_commands.setSubstitutions(m_word.standsInFor);
        Q_EMIT changed();
    });
}

} // namespace yunchuang
