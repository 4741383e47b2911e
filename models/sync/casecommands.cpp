// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/casecommands.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "store/casestore.h"
#include "store/outbox.h"
#include "store/replay.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

/// Commands carry the time of acting themselves, so their signature covers none beside it.

namespace {

SubmitError refusedWith(Refusal refusal)
{
    SubmitError error;
    error.refusal = std::move(refusal);
    return error;
}

SubmitError refusedBy(StoreError store)
{
    SubmitError error;
    error.store = std::move(store);
    return error;
}

/// The case an act would be made on: the service's word with our own acts on top.
struct Ground
{
    Case service;
    Case shown;
    CommandBase base;
};

Ground groundOf(const Case &service, const QVector<OutboxEntry> &acts, const RuleBook &rules, const Actor &actor)
{
    Ground out;
    out.service = service;
    Replayed replayed = replay(service, acts, rules, actor);
    out.shown = std::move(replayed.shown);
    out.base.revision = service.revision;
    for (const OutboxEntry &act : acts) {
        if (!replayed.done.contains(act.command.id))
            continue;
        if (act.status == DeliveryStatus::Acknowledged) {
            out.base.revision = std::max(out.base.revision, act.receipt->revision);
            out.base.after = {};
        } else {
            out.base.after = act.command.id;
        }
    }
    return out;
}

QVector<OutboxEntry> openActs(const QVector<OutboxEntry> &entries)
{
    QVector<OutboxEntry> out;
    for (const OutboxEntry &entry : entries) {
        if (entry.status != DeliveryStatus::Withdrawn && !entry.settled)
            out.append(entry);
    }
    return out;
}

} // namespace

Posts ActingUser::postsIn(const UnitId &unit) const
{
    Posts out;
    for (const protocol::UnitGrant &grant : grants) {
        if (grant.unit == unit)
            out |= grant.posts;
    }
    return out;
}

struct CaseCommands::Impl
{
    Impl(CaseCommands &commands, CaseStore &cases, Outbox &acts, const KnownServiceTime &knownTime, Random &generator)
        : self(commands)
        , store(cases)
        , outbox(acts)
        , time(knownTime)
        , random(generator)
    {
    }

    [[nodiscard]] Actor actorFor(const UnitId &unit, const UserId &onBehalfOf = {}) const
    {
        Actor actor;
        actor.user = user.user;
        actor.name = user.name;
        actor.unit = unit;
        actor.posts = user.postsIn(unit);
        actor.onBehalfOf = onBehalfOf;
        if (signer)
            actor.device = signer->device();
        return actor;
    }

    [[nodiscard]] QSet<UserId> standsInFor(const UnitId &unit) const
    {
        const QDate today = toLocalDate(time.now());
        QSet<UserId> out;
        for (const protocol::Substitution &one : substitutions) {
            if (one.unit == unit && one.from <= today && today <= one.until)
                out.insert(one.user);
        }
        return out;
    }

    /// The absent colleague in whose name an act on the case would be; nobody for what the clerk does himself.
    [[nodiscard]] UserId behalfOf(const Case &subject, const UnitId &unit) const
    {
        const bool absent = subject.assignee != user.user && standsInFor(unit).contains(subject.assignee);
        return absent ? subject.assignee : UserId();
    }

    /// The draft in the name of whom it is for.
    [[nodiscard]] CommandDraft inName(CommandDraft draft, const Case &subject) const
    {
        const Holder holder = transitionFor(draft.action).holder;
        const bool concernsOwner = holder == Holder::Assignee || holder == Holder::AssigneeOrFree;
        // Who gives out the work does so as himself.
        if (draft.onBehalfOf.isEmpty() && concernsOwner && draft.post != Post::Dispatcher)
            draft.onBehalfOf = behalfOf(subject, draft.actingUnit);
        return draft;
    }

    [[nodiscard]] bool isReady() const { return rules && signer && !user.user.isEmpty(); }

    [[nodiscard]] Command commandOf(const CommandDraft &draft, const CommandBase &base) const
    {
        Command command;
        command.id = CommandId(makeUuid7(time, random));
        command.caseId = draft.caseId;
        command.action = draft.action;
        command.base = base;
        command.actingUnit = draft.actingUnit;
        command.post = draft.post;
        command.onBehalfOf = draft.onBehalfOf;
        command.device = signer ? signer->device() : DeviceId();
        command.actedAt = time.now();
        command.args = draft.args;
        return command;
    }

    [[nodiscard]] Expected<CaseChange, Refusal> judge(const Case &subject, const Command &command) const
    {
        const ServiceItem *item = rules->catalogue.find(subject.item);
        if (!item)
            return unexpected(Refusal{RefusalCode::UnknownState, {}, {}});
        Actor actor = actorFor(command.actingUnit, command.onBehalfOf);
        // Of the posts held here, the clerk acts in the chosen one.
        actor.posts = actor.posts.testFlag(command.post) ? Posts(command.post) : Posts();
        return decide(subject, command,
                      DecisionContext{actor, *item, rules->units, rules->calendars, command.actedAt, {}, {}, false});
    }

    /// Favourable outward acts wait a little, but never past the moment their date counts for.
    [[nodiscard]] QDateTime holdFor(const Command &command, const CaseSummary &subject) const
    {
        const Transition &row = transitionFor(command.action);
        if (!outbox.isDurable() || row.leaning != Leaning::Favourable || !row.outward)
            return {};
        const QDateTime until = command.actedAt.addSecs(holdTime.count());
        if (!subject.due.isValid())
            return until;
        return until < rules->calendars.endOfOffice(subject.due) ? until : QDateTime();
    }

    [[nodiscard]] OutboxEntry entryFor(const Command &command, const Case &before) const
    {
        OutboxEntry entry;
        entry.command = command;
        entry.bytes = protocol::encode(command);
        entry.signature =
            signer->sign(protocol::signedText("POST", QByteArray(protocol::paths::commands.data()),
                                              command.device.text().toUtf8(), protocol::noTimestamp, entry.bytes));
        if (auto summary = summarise(before, command.actingUnit))
            entry.subject = std::move(*summary);
        entry.queuedAt = command.actedAt;
        entry.due = entry.subject.due;
        for (const Material &material : command.args.materials) {
            if (!material.digest.isEmpty()) // else an original that was seen, without a scan
                entry.attachments.append(material.digest);
        }
        entry.heldUntil = holdFor(command, entry.subject);
        entry.status = entry.heldUntil.isValid() ? DeliveryStatus::Held : DeliveryStatus::Queued;
        return entry;
    }

    /// The newest whole case known here and our acts on it.
    void ground(const CaseId &caseId, const UnitId &unit, QObject *context,
                std::function<void(StoreResult<Case>, const QVector<OutboxEntry> &)> done)
    {
        outbox.entriesOf(
            caseId, context,
            [this, caseId, unit, context, done = std::move(done)](StoreResult<QVector<OutboxEntry>> entries) {
                if (!entries) {
                    done(unexpected(entries.error()), {});
                    return;
                }
                store.wholeCase({caseId, unit}, context,
                                [acts = openActs(*entries), done](StoreResult<ShownCase> whole) {
                                    if (whole)
                                        done(std::move(whole->service.subject), acts);
                                    else
                                        done(unexpected(whole.error()), acts);
                                });
            });
    }

    void keep(const StoreResult<OutboxEntry> &kept, const SubmitDone &done)
    {
        if (!kept) {
            done(unexpected(refusedBy(kept.error())));
            return;
        }
        if (outbox.isDurable())
            done(Submitted{kept->command.id, kept->heldUntil, false});
        else
            waiting.insert(kept->command.id, done);
    }

    void outboxChanged(const QVector<OutboxEntry> &entries)
    {
        QSet<CaseId> touched;
        for (const OutboxEntry &entry : entries) {
            touched.insert(entry.command.caseId);
            answerWaiting(entry);
        }
        for (const CaseId &caseId : touched)
            replayAnew(caseId);
        Q_EMIT self.outboxChanged(entries);
    }

    /// Without a safe place, only the service's word counts.
    void answerWaiting(const OutboxEntry &entry)
    {
        const bool decided = entry.status == DeliveryStatus::Acknowledged || entry.status == DeliveryStatus::Refused ||
                             entry.status == DeliveryStatus::Conflicted || entry.status == DeliveryStatus::Withdrawn;
        if (!decided || !waiting.contains(entry.command.id))
            return;
        const SubmitDone done = waiting.take(entry.command.id);
        if (entry.status == DeliveryStatus::Acknowledged)
            done(Submitted{entry.command.id, {}, true});
        else if (entry.status == DeliveryStatus::Conflicted)
            done(unexpected(refusedWith(entry.refusal.value_or(Refusal{RefusalCode::StaleRevision, {}, {}}))));
        else if (entry.refusal)
            done(unexpected(refusedWith(*entry.refusal)));
        else
            done(unexpected(
                refusedBy({StoreErrorCode::Failed, entry.error ? QString(nameOf(*entry.error)) : QString()})));
    }

    void replayAnew(const CaseId &caseId)
    {
        outbox.entriesOf(caseId, &self, [this, caseId](StoreResult<QVector<OutboxEntry>> entries) {
            if (!entries)
                return;
            const QVector<OutboxEntry> acts = openActs(*entries);
            if (acts.isEmpty()) {
                store.setPending(caseId, {}, std::nullopt, {});
                return;
            }
            outbox.evidence(acts.constFirst().command.id, &self,
                            [this, caseId, acts](StoreResult<OutboxEvidence> evidence) {
                                store.setPending(caseId, acts, evidence ? std::optional(evidence->base) : std::nullopt,
                                                 actorFor(acts.constFirst().command.actingUnit));
                            });
        });
    }

    void replayAll()
    {
        outbox.entries(&self, [this](StoreResult<QVector<OutboxEntry>> entries) {
            if (!entries)
                return;
            QSet<CaseId> cases;
            for (const OutboxEntry &entry : openActs(*entries))
                cases.insert(entry.command.caseId);
            for (const CaseId &caseId : cases)
                replayAnew(caseId);
            Q_EMIT self.outboxChanged(*entries);
        });
    }

    void submit(const CommandDraft &draft, const CommandId &insteadOf, ConflictChoice choice, QObject *context,
                const SubmitDone &done);
    void reapplyFrom(const Case &current, const CommandId &after, QVector<OutboxEntry> chain,
                     std::optional<Submitted> first, QObject *context, const SubmitDone &done);

    CaseCommands &self;
    CaseStore &store;
    Outbox &outbox;
    const KnownServiceTime &time;
    Random &random;
    ActingUser user;
    QVector<protocol::Substitution> substitutions;
    const CommandSigner *signer = nullptr;
    RuleBookPtr rules;
    QHash<CommandId, SubmitDone> waiting; ///< for the service's word
};

CaseCommands::CaseCommands(CaseStore &store, Outbox &outbox, const KnownServiceTime &time, Random &random)
    : m_impl(std::make_unique<Impl>(*this, store, outbox, time, random))
{
    connect(&outbox, &Outbox::changed, this,
            [this](const QVector<OutboxEntry> &entries) { m_impl->outboxChanged(entries); });
}

CaseCommands::~CaseCommands() = default;

void CaseCommands::setUser(const ActingUser &user, const CommandSigner *signer)
{
    m_impl->user = user;
    m_impl->signer = signer;
    if (signer)
        m_impl->replayAll();
    Q_EMIT userChanged();
}

void CaseCommands::setSubstitutions(const QVector<protocol::Substitution> &substitutions)
{
    if (std::exchange(m_impl->substitutions, substitutions) != substitutions)
        Q_EMIT substitutionsChanged();
}

const QVector<protocol::Substitution> &CaseCommands::substitutions() const
{
    return m_impl->substitutions;
}

QSet<UserId> CaseCommands::standsInFor(const UnitId &unit) const
{
    return m_impl->standsInFor(unit);
}

void CaseCommands::setRules(RuleBookPtr rules)
{
    m_impl->rules = std::move(rules);
    m_impl->store.setRules(m_impl->rules);
    Q_EMIT rulesChanged();
}

const ActingUser &CaseCommands::user() const
{
    return m_impl->user;
}

const RuleBookPtr &CaseCommands::rules() const
{
    return m_impl->rules;
}

std::optional<DecisionContext> CaseCommands::contextFor(const Case &subject, const UnitId &actingUnit) const
{
    const ServiceItem *item = m_impl->rules ? m_impl->rules->catalogue.find(subject.item) : nullptr;
    if (!item)
        return std::nullopt;
    return DecisionContext{m_impl->actorFor(actingUnit, m_impl->behalfOf(subject, actingUnit)),
                           *item,
                           m_impl->rules->units,
                           m_impl->rules->calendars,
                           m_impl->time.now(),
                           {},
                           {},
                           false};
}

QVector<ActionChoice> CaseCommands::choices(const Case &subject, const UnitId &actingUnit) const
{
    const auto context = contextFor(subject, actingUnit);
    return context ? actionChoices(subject, *context) : QVector<ActionChoice>();
}

Expected<CaseChange, Refusal> CaseCommands::tryOut(const Case &subject, const CommandDraft &draft) const
{
    if (!m_impl->rules)
        return unexpected(Refusal{RefusalCode::UnknownState, {}, {}});
    return m_impl->judge(subject, m_impl->commandOf(m_impl->inName(draft, subject), {subject.revision, {}}));
}

void CaseCommands::Impl::submit(const CommandDraft &draft, const CommandId &insteadOf, ConflictChoice choice,
                                QObject *context, const SubmitDone &done)
{
    if (!isReady()) {
        SubmitError error;
        error.notSignedIn = true;
        done(unexpected(error));
        return;
    }
    ground(
        draft.caseId, draft.actingUnit, context,
        [this, draft, insteadOf, choice, context, done](const StoreResult<Case> &service, QVector<OutboxEntry> acts) {
            if (!service) {
                done(unexpected(refusedBy(service.error())));
                return;
            }
            if (!isReady()) {
                SubmitError error;
                error.notSignedIn = true;
                done(unexpected(error));
                return;
            }
            acts.removeIf([&](const OutboxEntry &act) { return act.command.id == insteadOf; });
            // What the clerk saw, or what came of the clerk's own acts since: anything newer is to be looked at first.
            qint64 known = draft.seenRevision;
            for (const OutboxEntry &act : std::as_const(acts))
                known = std::max(known, act.receipt ? act.receipt->revision : -1);
            if (transitionFor(draft.action).anchored && draft.seenRevision >= 0 && service->revision > known) {
                done(unexpected(refusedWith({RefusalCode::StaleRevision,
                                             {{u"base"_s, QString::number(draft.seenRevision)},
                                              {u"current"_s, QString::number(service->revision)}},
                                             {}})));
                return;
            }
            const Ground ground = groundOf(*service, acts, *rules, actorFor(draft.actingUnit));
            const Command command = commandOf(inName(draft, ground.shown), ground.base);
            if (auto change = judge(ground.shown, command); !change) {
                done(unexpected(refusedWith(change.error())));
                return;
            }
            const OutboxEntry entry = entryFor(command, ground.shown);
            const auto kept = [this, done](StoreResult<OutboxEntry> added) { keep(added, done); };
            if (insteadOf.isEmpty())
                outbox.add(entry, ground.shown, draft.attachments, context, kept);
            else
                outbox.replace(insteadOf, choice, entry, ground.shown, context, kept);
        });
}

void CaseCommands::submit(const CommandDraft &draft, QObject *context, SubmitDone done)
{
    m_impl->submit(draft, {}, ConflictChoice::None, context, done);
}

void CaseCommands::resubmitEdited(const CommandId &id, const CommandDraft &draft, QObject *context, SubmitDone done)
{
    m_impl->submit(draft, id, ConflictChoice::Edited, context, done);
}

void CaseCommands::takeBack(QObject *context, Done<OutboxEntry> done)
{
    m_impl->outbox.entries(context, [this, context, done = std::move(done)](StoreResult<QVector<OutboxEntry>> entries) {
        if (!entries) {
            done(unexpected(entries.error()));
            return;
        }
        const auto held = std::find_if(entries->crbegin(), entries->crend(),
                                       [](const OutboxEntry &entry) { return entry.status == DeliveryStatus::Held; });
        if (held == entries->crend())
            done(unexpected(StoreError{StoreErrorCode::NotFound, {}}));
        else
            m_impl->outbox.withdraw(held->command.id, ConflictChoice::None, context, done);
    });
}

void CaseCommands::withdraw(const CommandId &id, QObject *context, Done<OutboxEntry> done)
{
    m_impl->outbox.withdraw(id, ConflictChoice::None, context, std::move(done));
}

void CaseCommands::drop(const CommandId &id, QObject *context, Done<OutboxEntry> done)
{
    m_impl->outbox.withdraw(id, ConflictChoice::Dropped, context, std::move(done));
}

void CaseCommands::reapply(const CommandId &id, QObject *context, SubmitDone done)
{
    if (!m_impl->isReady()) {
        SubmitError error;
        error.notSignedIn = true;
        done(unexpected(error));
        return;
    }
    m_impl->outbox.entry(id, context, [this, id, context, done = std::move(done)](StoreResult<OutboxEntry> entry) {
        if (!entry) {
            done(unexpected(refusedBy(entry.error())));
            return;
        }
        const CaseId caseId = entry->command.caseId;
        m_impl->outbox.evidence(
            id, context,
            [this, id, caseId, unit = entry->command.actingUnit, context, done](StoreResult<OutboxEvidence> evidence) {
                m_impl->ground(caseId, unit, context,
                               [this, id, evidence, context, done](const StoreResult<Case> &service,
                                                                   const QVector<OutboxEntry> &acts) {
                                   // The newest word on the case, whichever way it came.
                                   std::optional<Case> current = evidence ? evidence->current : std::nullopt;
                                   if (service && (!current || service->version > current->version))
                                       current = *service;
                                   if (!current) {
                                       done(unexpected(refusedBy(service.error())));
                                       return;
                                   }
                                   QVector<OutboxEntry> chain;
                                   QSet<CommandId> ids{id};
                                   for (const OutboxEntry &act : acts) {
                                       const bool first = act.command.id == id;
                                       const bool follows =
                                           act.status == DeliveryStatus::Parked && ids.contains(act.command.base.after);
                                       if (first || follows) {
                                           ids.insert(act.command.id);
                                           chain.append(act);
                                       }
                                   }
                                   if (chain.isEmpty()) {
                                       done(unexpected(refusedBy({StoreErrorCode::WrongStatus, {}})));
                                       return;
                                   }
                                   m_impl->reapplyFrom(*current, {}, chain, std::nullopt, context, done);
                               });
            });
    });
}

/// Makes the first of the chain anew on `current`, then the rest on what follows from it; stops where the rules do.
void CaseCommands::Impl::reapplyFrom(const Case &current, const CommandId &after, QVector<OutboxEntry> chain,
                                     std::optional<Submitted> first, QObject *context, const SubmitDone &done)
{
    if (chain.isEmpty() || !isReady()) {
        if (first)
            done(*first);
        return;
    }
    const OutboxEntry old = chain.takeFirst();
    Command command = old.command;
    command.id = CommandId(makeUuid7(time, random));
    command.base = {current.revision, after};
    command.device = signer->device();
    command.actedAt = time.now();
    auto change = judge(current, command);
    if (!change) {
        // What was made anew stays; the rest waits parked for the clerk.
        if (first)
            done(*first);
        else
            done(unexpected(refusedWith(change.error())));
        return;
    }
    Case next = change->next;
    next.revision = current.revision; // all of the chain rest on the same word of the service
    const OutboxEntry entry = entryFor(command, current);
    outbox.replace(old.command.id, ConflictChoice::Reapplied, entry, current, context,
                   [this, next, id = command.id, chain, first, context, done](StoreResult<OutboxEntry> added) {
                       if (!added) {
                           if (first)
                               done(*first);
                           else
                               done(unexpected(refusedBy(added.error())));
                           return;
                       }
                       const Submitted made = first.value_or(Submitted{added->command.id, added->heldUntil, false});
                       reapplyFrom(next, id, chain, made, context, done);
                   });
}

void CaseCommands::releaseAll(QObject *context, Done<QVector<OutboxEntry>> done)
{
    m_impl->outbox.release(m_impl->time.now(), true, context, std::move(done));
}

void CaseCommands::outboxEntries(QObject *context, Done<QVector<OutboxEntry>> done) const
{
    m_impl->outbox.entries(context, std::move(done));
}

void CaseCommands::evidence(const CommandId &id, QObject *context, Done<OutboxEvidence> done) const
{
    m_impl->outbox.evidence(id, context, std::move(done));
}

void CaseCommands::saveDraft(const LocalDraft &draft, QObject *context, Done<bool> done)
{
    m_impl->outbox.saveDraft(draft, context, std::move(done));
}

void CaseCommands::loadDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context,
                             Done<LocalDraft> done) const
{
    m_impl->outbox.draft(caseId, unit, page, context, std::move(done));
}

void CaseCommands::dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context,
                             Done<bool> done)
{
    m_impl->outbox.dropDraft(caseId, unit, page, context, std::move(done));
}

void CaseCommands::recordLook(const CaseId &caseId, const UnitId &unit, const QString &field, const QString &purpose)
{
    m_impl->outbox.addLook({makeUuid7(m_impl->time, m_impl->random), caseId, unit, field, purpose, m_impl->time.now()},
                           this, [](const auto &) {});
}

} // namespace yunchuang
