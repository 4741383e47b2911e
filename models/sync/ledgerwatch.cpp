// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ledgerwatch.h"

#include "domain/transitions.h"
#include "ledger/ledgercodec.h"
#include "protocol/ledgerkeys.h"
#include "remote/apiclient.h"
#include "store/outbox.h"

#include <QJsonDocument>
#include <QPointer>

namespace yunchuang {

using namespace Qt::StringLiterals;
namespace keys = protocol::ledgerkeys;

struct LedgerWatch::Check
{
    Command command;
    QJsonObject json;
    ledger::Receipt receipt;
    QPointer<QObject> context;
    std::function<void(ProofState)> done;
};

LedgerWatch::LedgerWatch(Outbox &outbox, ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_api(api)
{
}

void LedgerWatch::check(const OutboxEntry &entry, QObject *context, std::function<void(ProofState)> done)
{
    auto check = std::make_shared<Check>();
    check->command = entry.command;
    check->json = entry.receipt ? entry.receipt->ledger : QJsonObject();
    check->context = context;
    check->done = std::move(done);
    m_waiting.append(std::move(check));
    next();
}

/// One at a time: each compares with the head the one before left.
void LedgerWatch::next()
{
    if (m_running || m_waiting.isEmpty())
        return;
    m_running = true;
    begin(m_waiting.takeFirst());
}

void LedgerWatch::end(const std::shared_ptr<Check> &check, ProofState state, const QString &why)
{
    if (state == ProofState::Invalid)
        Q_EMIT foundInvalid(check->receipt.head.head.logId, why);
    if (check->context)
        check->done(state);
    m_running = false;
    next();
}

void LedgerWatch::begin(const std::shared_ptr<Check> &check)
{
    if (check->json.isEmpty()) {
        end(check, ProofState::Pending);
        return;
    }
    auto receipt = ledger::receiptFromJson(check->json);
    if (!receipt) {
        const bool unknown = receipt.error() == ledger::Error::UnknownFormat;
        end(check, unknown ? ProofState::Unverifiable : ProofState::Invalid, ledger::errorName(receipt.error()));
        return;
    }
    check->receipt = std::move(*receipt);
    // The proof must be about this act, not about some act.
    const ledger::LedgerEntry &entry = check->receipt.entry;
    if (entry.commandId != check->command.id.text() || entry.caseId != check->command.caseId.text() ||
        entry.action != nameOf(recordedAs(check->command.action)) || entry.unit != check->command.actingUnit.text()) {
        end(check, ProofState::Invalid, u"the entry speaks of another act"_s);
        return;
    }
    const QString log = check->receipt.head.head.logId;
    m_outbox.knownHead(log, this, [this, check, log](StoreResult<KnownHead> known) {
        if (known) {
            haveKey(check, known->publicKey, known->head);
            return;
        }
        if (known.error().code != StoreErrorCode::NotFound) {
            end(check, ProofState::Unverifiable);
            return;
        }
        m_api.ledgerKeys(this, [this, check, log](Expected<QJsonObject, RemoteError> reply) {
            if (!reply) {
                end(check, reply.error().isUnanswered() ? ProofState::Pending : ProofState::Unverifiable);
                return;
            }
            for (const QJsonValue &value : reply->value(keys::keys).toArray()) {
                if (value[keys::log].toString() != log)
                    continue;
                if (const auto key = ledger::PublicKey::fromHex(value[keys::key].toString().toLatin1())) {
                    haveKey(check, key->bytes(), {});
                    return;
                }
            }
            end(check, ProofState::Unverifiable);
        });
    });
}

void LedgerWatch::haveKey(const std::shared_ptr<Check> &check, const QByteArray &publicKey, const QByteArray &head)
{
    const auto key = ledger::PublicKey::fromBytes(publicKey);
    if (!key) {
        end(check, ProofState::Unverifiable);
        return;
    }
    if (const ledger::Check verified = ledger::verifyReceipt(check->receipt, *key); !verified) {
        end(check, ProofState::Invalid, ledger::errorName(verified.error()));
        return;
    }
    const auto seen = head.isEmpty()
                          ? ledger::Result<ledger::SignedTreeHead>(ledger::fail(ledger::Error::HashUnavailable))
                          : ledger::signedTreeHeadFromJson(QJsonDocument::fromJson(head).object());
    if (seen)
        compareHeads(check, publicKey, *seen);
    else
        keep(check, publicKey);
}

void LedgerWatch::compareHeads(const std::shared_ptr<Check> &check, const QByteArray &publicKey,
                               const ledger::SignedTreeHead &seen)
{
    const ledger::SignedTreeHead &mine = check->receipt.head;
    const bool newer = mine.head.size > seen.head.size;
    const ledger::TreeHead older = newer ? seen.head : mine.head;
    const ledger::TreeHead later = newer ? mine.head : seen.head;
    if (older.size == later.size) {
        if (older.root == later.root && older.logId == later.logId)
            end(check, ProofState::Valid);
        else
            end(check, ProofState::Invalid, u"two heads of one size differ"_s);
        return;
    }
    m_api.ledgerConsistency(older.logId, older.size, later.size, this,
                            [this, check, publicKey, newer, older, later](Expected<QJsonObject, RemoteError> reply) {
                                if (!reply) {
                                    end(check, ProofState::Pending);
                                    return;
                                }
                                const auto proof = ledger::proofFromJson(reply->value(keys::proof));
                                const ledger::Check grew = proof ? ledger::verifyProgress(older, later, *proof)
                                                                 : ledger::Check(ledger::fail(proof.error()));
                                if (!grew)
                                    end(check, ProofState::Invalid, ledger::errorName(grew.error()));
                                else if (newer)
                                    keep(check, publicKey);
                                else
                                    end(check, ProofState::Valid);
                            });
}

void LedgerWatch::keep(const std::shared_ptr<Check> &check, const QByteArray &publicKey)
{
    const ledger::SignedTreeHead &head = check->receipt.head;
    const KnownHead known{head.head.logId, publicKey,
                          QJsonDocument(ledger::toJson(head)).toJson(QJsonDocument::Compact)};
    m_outbox.putKnownHead(known, this, [this, check](StoreResult<bool> kept) {
        end(check, kept ? ProofState::Valid : ProofState::Unverifiable);
    });
}

} // namespace yunchuang
