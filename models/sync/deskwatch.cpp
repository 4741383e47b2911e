// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/deskwatch.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "store/casestore.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

static const QString keptDesk = u"desk"_s;

DeskWatch::DeskWatch(ServiceDesk &desk, CaseStore &store, CaseCommands &commands, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_store(store)
    , m_commands(commands)
    , m_scheduler(scheduler)
{
}

void DeskWatch::start()
{
    if (!m_heard) {
        m_store.kept(keptDesk, this, [this](const StoreResult<QByteArray> &kept) {
            const auto word = kept ? protocol::decode<protocol::DeskReply>(*kept) : unexpected(protocol::DecodeError{});
            if (word && !m_heard)
                take(*word);
        });
    }
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
        const bool first = !std::exchange(m_heard, true);
        const bool news = word->standsInFor != m_word.standsInFor || word->doneForMe != m_word.doneForMe;
        if (news || first)
            m_store.keep(keptDesk, protocol::encode(*word), this, [](const auto &) {});
        if (news)
            take(*word);
        else
            m_word = *word;
    });
}

void DeskWatch::take(const protocol::DeskReply &word)
{
    m_word = word;
    m_commands.setSubstitutions(m_word.standsInFor);
    Q_EMIT changed();
}

} // namespace yunchuang
