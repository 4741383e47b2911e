// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/command.h"
#include "store/outboxentry.h"
#include "store/rulebook.h"

#include <QHash>

#include <memory>
#include <mutex>
#include <optional>

namespace yunchuang {

/// Our own acts on one case that the service's word does not show yet, and the case they were made on.
struct PendingCase
{
    QVector<OutboxEntry> acts;
    std::optional<Case> base;
    Actor actor;
};

/// What is replayed over the service's word: written by the outbox's side, read by the cache's threads.
class PendingActs
{
public:
    void set(const CaseId &caseId, PendingCase pending)
    {
        const std::lock_guard lock(m_mutex);
        if (pending.acts.isEmpty())
            m_cases.remove(caseId);
        else
            m_cases.insert(caseId, std::make_shared<const PendingCase>(std::move(pending)));
    }
    [[nodiscard]] std::shared_ptr<const PendingCase> of(const CaseId &caseId) const
    {
        const std::lock_guard lock(m_mutex);
        return m_cases.value(caseId);
    }
    [[nodiscard]] QVector<CaseId> cases() const
    {
        const std::lock_guard lock(m_mutex);
        return m_cases.keys();
    }
    void setRules(RuleBookPtr rules)
    {
        const std::lock_guard lock(m_mutex);
        m_rules = std::move(rules);
    }
    [[nodiscard]] RuleBookPtr rules() const
    {
        const std::lock_guard lock(m_mutex);
        return m_rules;
    }

private:
    mutable std::mutex m_mutex;
    QHash<CaseId, std::shared_ptr<const PendingCase>> m_cases;
    RuleBookPtr m_rules;
};

} // namespace yunchuang
