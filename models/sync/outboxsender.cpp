// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outboxsender.h"

#include "store/casestore.h"
#include "sync/ledgerwatch.h"
#include "sync/networkpolicy.h"

#include <algorithm>

namespace yunchuang {

using protocol::ApiErrorCode;

OutboxSender::OutboxSender(Outbox &outbox, CaseStore &store, ApiClient &api, NetworkPolicy &policy, LedgerWatch &watch,
                           const Clock &time, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_store(store)
    , m_api(api)
    , m_policy(policy)
    , m_watch(watch)
    , m_time(time)
    , m_scheduler(scheduler)
{
    connect(&outbox, &Outbox::changed, this, &OutboxSender::take);
    connect(&outbox, &Outbox::looksAdded, this, &OutboxSender::reportLooks);
    connect(&store, &CaseStore::changed, this, &OutboxSender::cacheChanged);
    connect(&policy, &NetworkPolicy::retryDue, this, [this] {
        pump();
        checkPendingProofs();
        reportLooks();
    });
}

void OutboxSender::start()
{
    m_outbox.entries(this, [this](StoreResult<QVector<OutboxEntry>> entries) {
        if (!entries)
            return;
        m_running = true;
        setBlocked(false);
        take(*entries);
        const auto loaded = m_entries;
        for (const OutboxEntry &entry : loaded)
            settle(entry);
        checkPendingProofs();
        reportLooks();
    });
}

void OutboxSender::setBlocked(bool blocked)
{
    if (std::exchange(m_blocked, blocked) != blocked)
        Q_EMIT blockedChanged();
}

void OutboxSender::stop()
{
    m_running = false;
}

void OutboxSender::take(const QVector<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries) {
        const bool finished =
            entry.status == DeliveryStatus::Withdrawn ||
            (entry.status == DeliveryStatus::Acknowledged && entry.settled && entry.proof != ProofState::Pending);
        if (finished)
            m_entries.remove(entry.sequence);
        else
            m_entries.insert(entry.sequence, entry);
    }
    pump();
}

void OutboxSender::pump()
{
    if (!m_running)
        return;
    QSet<CaseId> passed;
    QDateTime nextRelease;
    bool due = false;
    const QDateTime now = m_time.now();
    QVector<OutboxEntry> ready;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        const CaseId &caseId = entry.command.caseId;
        if (entry.status == DeliveryStatus::Held) {
            due = due || entry.heldUntil <= now;
            if (!nextRelease.isValid() || entry.heldUntil < nextRelease)
                nextRelease = entry.heldUntil;
        }
        const bool onItsWay = entry.status == DeliveryStatus::Held || entry.status == DeliveryStatus::Queued ||
                              entry.status == DeliveryStatus::Sent;
        if (!onItsWay || passed.contains(caseId))
            continue;
        passed.insert(caseId); // what comes later on this case waits
        if (entry.status != DeliveryStatus::Held && !m_busy.contains(caseId) && !m_resting.contains(caseId))
            ready.append(entry);
    }
    if (due) {
        releaseDue();
    } else if (nextRelease.isValid() && m_releaseTimer == 0) {
        m_releaseTimer = m_scheduler.after(std::chrono::milliseconds(now.msecsTo(nextRelease)), this, [this] {
            m_releaseTimer = 0;
            pump();
        });
    }
    for (const OutboxEntry &entry : ready) {
        if (m_blocked || !m_policy.mayTry() || !m_api.session() || m_busy.size() >= width)
            return;
        begin(entry);
    }
}

void OutboxSender::releaseDue()
{
    m_outbox.release(m_time.now(), false, this, [](const auto &) {});
}

void OutboxSender::begin(const OutboxEntry &entry)
{
    m_busy.insert(entry.command.caseId);
    if (entry.status == DeliveryStatus::Sent)
        ask(entry);
    else
        sendAttachments(entry, 0);
}

void OutboxSender::sendAttachments(const OutboxEntry &entry, qsizetype index)
{
    if (index >= entry.attachments.size()) {
        post(entry);
        return;
    }
    const Digest256 digest = entry.attachments.at(index);
    m_outbox.attachment(digest, this, [this, entry, index, digest](StoreResult<QByteArray> bytes) {
        if (!bytes) {
            // Delivered with an earlier attempt and no longer kept, or unreadable: the service will say which it
            // misses.
            sendAttachments(entry, index + 1);
            return;
        }
        QString mediaType = QStringLiteral("application/octet-stream");
        for (const Material &material : entry.command.args.materials) {
            if (material.digest == digest)
                mediaType = material.mediaType;
        }
        m_api.putMaterial(digest, *bytes, mediaType, this, [this, entry, index](Expected<bool, RemoteError> reply) {
            if (reply)
                sendAttachments(entry, index + 1);
            else
                answered(entry, reply.error(), true);
        });
    });
}

void OutboxSender::post(const OutboxEntry &entry)
{
    m_outbox.markSent(entry.command.id, this, [this, entry](StoreResult<OutboxEntry> sent) {
        if (!sent) { // withdrawn meanwhile, or it cannot be kept: then it must not leave either
            if (sent.error().code == StoreErrorCode::WrongStatus)
                free(entry.command.caseId);
            else
                retryLater(entry.command.caseId, entry.attempts);
            return;
        }
        const OutboxEntry now = *sent;
        m_api.postCommand({now.bytes, now.signature, now.command.device}, this,
                          [this, now](Expected<protocol::CommandReceipt, RemoteError> reply) {
                              if (reply)
                                  acknowledged(now, *reply);
                              else
                                  answered(now, reply.error(), false);
                          });
    });
}

void OutboxSender::ask(const OutboxEntry &entry)
{
    m_api.receipt(entry.command.id, this, [this, entry](Expected<protocol::CommandReceipt, RemoteError> reply) {
        if (reply)
            acknowledged(entry, *reply);
        else if (reply.error().isApi(ApiErrorCode::NotFound))
            sendAttachments(entry, 0); // it never arrived
        else if (reply.error().kind != RemoteError::Kind::Transport)
            retryLater(entry.command.caseId, entry.attempts);
        else
            free(entry.command.caseId);
    });
}

void OutboxSender::answered(const OutboxEntry &entry, const RemoteError &error, bool attachmentsFailed)
{
    const CaseId caseId = entry.command.caseId;
    if (error.kind == RemoteError::Kind::Malformed) {
        retryLater(caseId, entry.attempts); // something answers, but not the service as we know it
        return;
    }
    if (error.isUnanswered()) {
        free(caseId); // the policy says when to ask for it
        return;
    }
    DeliveryOutcome outcome;
    switch (error.api.code) {
    case ApiErrorCode::Unavailable:
    case ApiErrorCode::Internal:
    case ApiErrorCode::TooManyRequests:
        retryLater(caseId, entry.attempts);
        return;
    case ApiErrorCode::NotSignedIn:
    case ApiErrorCode::TokenReused:
    case ApiErrorCode::StaleTimestamp:
    case ApiErrorCode::BadSignature:
    case ApiErrorCode::UnknownDevice:
        // Nothing is wrong with the act itself; it waits until somebody signed in.
        setBlocked(true);
        outcome.status = DeliveryStatus::Queued;
        break;
    case ApiErrorCode::MaterialUnknown:
        if (!entry.attachments.isEmpty() && entry.attempts < 3) {
            outcome.status = DeliveryStatus::Queued; // once more, with its materials
            break;
        }
        outcome.status = DeliveryStatus::Refused;
        outcome.error = error.api.code;
        break;
    case ApiErrorCode::Conflict:
        outcome.status = DeliveryStatus::Conflicted;
        outcome.refusal = error.api.refusal;
        outcome.currentCase = error.api.currentCase;
        break;
    default:
        outcome.status = DeliveryStatus::Refused;
        outcome.refusal = error.api.refusal;
        if (!outcome.refusal)
            outcome.error = error.api.code;
        break;
    }
    if (!attachmentsFailed) {
        finish(entry, outcome);
        return;
    }
    if (outcome.status == DeliveryStatus::Queued) {
        free(caseId);
        return;
    }
    m_outbox.markSent(entry.command.id, this, [this, entry, outcome](StoreResult<OutboxEntry> sent) {
        if (sent)
            finish(*sent, outcome);
        else
            free(entry.command.caseId);
    });
}

void OutboxSender::acknowledged(const OutboxEntry &entry, const protocol::CommandReceipt &receipt)
{
    DeliveryOutcome outcome;
    outcome.status = DeliveryStatus::Acknowledged;
    outcome.receipt = receipt;
    outcome.proof = ProofState::Pending;
    finish(entry, outcome);
}

void OutboxSender::finish(const OutboxEntry &entry, const DeliveryOutcome &outcome)
{
    m_outbox.finish(entry.command.id, outcome, this, [this, entry](StoreResult<OutboxEntry> finished) {
        if (!finished) {
            // The service has it, but it could not be written down (disk full): asked for again later, which is
            // harmless.
            retryLater(entry.command.caseId, entry.attempts);
            return;
        }
        if (finished->status == DeliveryStatus::Acknowledged) {
            Q_EMIT delivered(*finished);
            checkProof(*finished);
            settle(*finished);
        } else if (finished->status == DeliveryStatus::Conflicted) {
            Q_EMIT conflicted(*finished);
        }
        free(entry.command.caseId);
    });
}

void OutboxSender::free(const CaseId &caseId)
{
    m_busy.remove(caseId);
    pump();
}

void OutboxSender::retryLater(const CaseId &caseId, int attempts)
{
    m_resting.insert(caseId);
    m_busy.remove(caseId);
    const auto wait = std::chrono::seconds(std::min(2 << std::min(attempts, 8), 300));
    m_scheduler.after(wait, this, [this, caseId] {
        m_resting.remove(caseId);
        pump();
    });
    pump();
}

void OutboxSender::checkProof(const OutboxEntry &entry)
{
    const CommandId id = entry.command.id;
    if (m_checking.contains(id))
        return;
    m_checking.insert(id);
    m_watch.check(entry, this, [this, id](ProofState state) {
        m_checking.remove(id);
        if (state != ProofState::Pending)
            m_outbox.setProof(id, state, this, [](const auto &) {});
    });
}

void OutboxSender::checkPendingProofs()
{
    if (!m_running || !m_policy.mayTry())
        return;
    const auto entries = m_entries;
    for (const OutboxEntry &entry : entries) {
        if (entry.status == DeliveryStatus::Acknowledged && entry.proof == ProofState::Pending)
            checkProof(entry);
    }
}

void OutboxSender::settle(const OutboxEntry &entry)
{
    if (entry.status != DeliveryStatus::Acknowledged || entry.settled || !entry.receipt)
        return;
    const CaseId caseId = entry.command.caseId;
    m_store.row({caseId, entry.command.actingUnit}, this,
                [this, caseId, version = entry.receipt->version](StoreResult<ShownRow> row) {
                    // Gone: by this very act it left our unit, and the feed said so before the receipt came.
                    const bool gone = !row && row.error().code == StoreErrorCode::NotFound;
                    if (gone || (row && row->summary.version >= version))
                        m_outbox.settle(caseId, gone ? version : row->summary.version, this, [](const auto &) {});
                });
}

void OutboxSender::cacheChanged(const ChangeSet &change)
{
    if (m_entries.isEmpty())
        return;
    QSet<CaseId> touched;
    for (const RowKey &key : change.rows)
        touched.insert(key.caseId);
    QSet<CaseId> gone;
    for (const RowKey &key : change.gone)
        gone.insert(key.caseId);
    const auto entries = m_entries;
    for (const OutboxEntry &entry : entries) {
        if (entry.status != DeliveryStatus::Acknowledged || entry.settled)
            continue;
        if (gone.contains(entry.command.caseId)) // it left our units: nothing of it will come any more
            m_outbox.settle(entry.command.caseId, entry.receipt->version, this, [](const auto &) {});
        else if (change.everything || touched.contains(entry.command.caseId))
            settle(entry);
    }
}

void OutboxSender::reportLooks()
{
    if (!m_running || m_reporting || !m_policy.mayTry() || !m_api.session())
        return;
    m_reporting = true;
    m_outbox.looks(100, this, [this](StoreResult<QVector<protocol::Look>> looks) {
        if (!looks || looks->isEmpty()) {
            m_reporting = false;
            return;
        }
        QVector<QString> ids;
        for (const protocol::Look &look : std::as_const(*looks))
            ids.append(look.id);
        m_api.reportLooks({*looks}, this, [this, ids](Expected<bool, RemoteError> reply) {
            m_reporting = false;
            if (reply)
                m_outbox.dropLooks(ids, this, [this](const auto &) { reportLooks(); });
        });
    });
}

} // namespace yunchuang
