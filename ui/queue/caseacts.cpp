// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/caseacts.h"

#include <algorithm>
#include <utility>

namespace yunchuang {

namespace {

/// How many unassigned cases are looked at for one that fits the clerk's posts.
constexpr int claimCandidates = 50;

/// Reasons for which the next case is as good: this one is another's, or not for this clerk.
bool meansAnother(const std::optional<Refusal> &refusal)
{
    if (!refusal)
        return false;
    switch (refusal->code) {
    case RefusalCode::AlreadyAssigned:
    case RefusalCode::RecusalRequired:
    case RefusalCode::SamePersonExamined:
    case RefusalCode::OtherUnit:
    case RefusalCode::WrongState:
    case RefusalCode::WrongPost:
    case RefusalCode::CaseEnded:
        return true;
    default:
        return false;
    }
}

} // namespace

struct CaseActs::Run
{
    ActsResult result;
    QVector<RowKey> keys;
    qsizetype at = 0;
    bool asked = false;   ///< the whole of the current case was asked for
    bool onlyOne = false; ///< the first that succeeds ends the run
    QueueScope scope;     ///< of `onlyOne`
    UserId assignee;
    QString assigneeName;
    QString reason;
};

CaseActs::CaseActs(CaseStore &store, CaseCommands &commands, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_commands(commands)
{
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (m_awaited && change.bodies.contains(m_awaited->key))
            actOn(std::exchange(m_awaited, {})->run);
    });
    connect(&commands, &CaseCommands::outboxChanged, this, [this](const QVector<OutboxEntry> &entries) {
        for (const OutboxEntry &entry : entries)
            settle(entry);
    });
    connect(&commands, &CaseCommands::caseRequestFailed, this, [this](const RowKey &key, const QString &) {
        if (m_awaited && m_awaited->key == key)
            failMissing(std::exchange(m_awaited, {})->run, {StoreErrorCode::NotFound, {}});
    });
}

/// What became of a claim of "the next one" at the service.
void CaseActs::settle(const OutboxEntry &entry)
{
    const auto claim = m_claims.constFind(entry.command.id);
    if (claim == m_claims.constEnd())
        return;
    switch (entry.status) {
    case DeliveryStatus::Held:
    case DeliveryStatus::Queued:
    case DeliveryStatus::Sent:
    case DeliveryStatus::Parked:
        return;
    default:
        break;
    }
    const QueueScope scope = *claim;
    m_claims.erase(claim);
    if (entry.status != DeliveryStatus::Refused || !meansAnother(entry.refusal))
        return;
    m_lost.insert(entry.command.caseId);
    m_commands.outboxEntries(this, [this, entry, scope](const StoreResult<QVector<OutboxEntry>> &entries) {
        // Whoever has begun to work on it is asked in the outbox: his words are not thrown away.
        const bool begun = !entries || std::any_of(entries->cbegin(), entries->cend(), [&](const OutboxEntry &other) {
            return other.command.caseId == entry.command.caseId && other.command.id != entry.command.id &&
                   other.status == DeliveryStatus::Parked;
        });
        if (begun)
            return;
        m_commands.drop(entry.command.id, this, [](const auto &) {});
        Q_EMIT claimedElsewhere(entry.subject.queryCode);
        claimNext(scope);
    });
}

void CaseActs::start(std::shared_ptr<Run> run)
{
    if (m_busy || run->keys.isEmpty())
        return;
    m_busy = true;
    next(run);
}

void CaseActs::claim(const QVector<RowKey> &keys)
{
    auto run = std::make_shared<Run>();
    run->result.action = Action::Claim;
    run->keys = keys;
    start(run);
}

void CaseActs::release(const RowKey &key)
{
    auto run = std::make_shared<Run>();
    run->result.action = Action::Release;
    run->keys = {key};
    start(run);
}

void CaseActs::giveTo(const QVector<RowKey> &keys, const UserId &user, const QString &name, const QString &reason)
{
    auto run = std::make_shared<Run>();
    run->result.action = Action::Reassign;
    run->keys = keys;
    run->assignee = user;
    run->assigneeName = name;
    run->reason = reason;
    start(run);
}

void CaseActs::claimNext(const QueueScope &scope)
{
    if (m_busy)
        return;
    m_busy = true;
    CaseFilter filter;
    filter.queue = Queue::Unassigned;
    filter.scope = scope;
    m_store.window(filter, {}, {}, claimCandidates, this, [this, scope](const StoreResult<CaseWindow> &window) {
        auto run = std::make_shared<Run>();
        run->result.action = Action::Claim;
        run->onlyOne = true;
        run->scope = scope;
        if (window) {
            for (const ShownRow &row : window->rows) {
                if (!row.pending && !m_lost.contains(row.summary.id))
                    run->keys.append({row.summary.id, row.summary.viewer});
            }
        }
        next(run);
    });
}

void CaseActs::next(const std::shared_ptr<Run> &run)
{
    if (run->at >= run->keys.size() || (run->onlyOne && !run->result.done.isEmpty())) {
        finish(run);
        return;
    }
    ++run->at;
    run->asked = false;
    actOn(run);
}

void CaseActs::actOn(const std::shared_ptr<Run> &run)
{
    const RowKey key = run->keys.at(run->at - 1);
    m_store.wholeCase(key, this, [this, run, key](const StoreResult<ShownCase> &whole) {
        if (whole) {
            act(run, key, whole->shown);
        } else if (whole.error().code == StoreErrorCode::NotFound && !run->asked) {
            run->asked = true;
            m_awaited = Awaited{run, key};
            m_commands.requestCase(key);
        } else {
            failMissing(run, whole.error());
        }
    });
}

void CaseActs::failMissing(const std::shared_ptr<Run> &run, const StoreError &why)
{
    SubmitError error;
    error.store = why;
    fail(run, run->keys.at(run->at - 1), {}, Wording::submitError(error));
}

void CaseActs::act(const std::shared_ptr<Run> &run, const RowKey &key, const Case &subject)
{
    CommandDraft draft;
    draft.caseId = key.caseId;
    draft.action = run->result.action;
    draft.actingUnit = m_unit;
    if (draft.action == Action::Reassign) {
        draft.args.assignee = run->assignee;
        draft.args.assigneeName = run->assigneeName;
        draft.args.reason = run->reason;
        if (subject.assignee.isEmpty())
            draft.action = Action::Assign;
    }
    const RuleBookPtr rules = m_commands.rules();
    NameSource names;
    names.units = rules ? &rules->units : nullptr;
    names.item = rules ? rules->catalogue.find(subject.item) : nullptr;
    if (const auto context = m_commands.contextFor(subject, m_unit)) {
        if (const auto post = postFor(subject, draft.action, *context))
            draft.post = *post;
    }
    // Said before anything is written: no trace of an act that cannot be.
    if (const auto possible = m_commands.tryOut(subject, draft); !possible) {
        fail(run, key, subject.queryCode, Wording::refusal(possible.error(), names));
        return;
    }
    m_commands.submit(
        draft, this,
        [this, run, key, code = subject.queryCode, names, rules](const Expected<Submitted, SubmitError> &submitted) {
            if (!submitted) {
                fail(run, key, code, Wording::submitError(submitted.error(), names));
                return;
            }
            run->result.done.append(key);
            run->result.heldUntil = submitted->heldUntil;
            if (run->onlyOne && !submitted->delivered)
                m_claims.insert(submitted->id, run->scope);
            next(run);
        });
}

void CaseActs::fail(const std::shared_ptr<Run> &run, const RowKey &key, const QString &code, const Explanation &why)
{
    run->result.failures.append({key, code, why});
    next(run);
}

void CaseActs::finish(const std::shared_ptr<Run> &run)
{
    m_busy = false;
    // Cases that others work on are no failure of looking for the next one.
    if (run->onlyOne)
        run->result.failures.clear();
    if (run->onlyOne && run->result.done.isEmpty())
        Q_EMIT nothingToClaim();
    else
        Q_EMIT finished(run->result);
}

} // namespace yunchuang
