// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxrow.h"

#include "protocol/codec.h"

#include <QDataStream>
#include <QIODevice>

namespace yunchuang {

using namespace Qt::StringLiterals;

// The encodings begin with a format number, so that a later version can read what an earlier one kept.
static constexpr quint8 actFormat = 1;
static constexpr quint8 outcomeFormat = 1;

static StoreError damagedBy(const QString &what)
{
    return {StoreErrorCode::Damaged, what};
}

QByteArray encodeAct(const OutboxEntry &entry)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    QStringList attachments;
    for (const Digest256 &digest : entry.attachments)
        attachments.append(digest.text());
    out << actFormat << entry.bytes << entry.signature << protocol::encode(entry.subject)
        << entry.queuedAt << entry.due << attachments;
    return bytes;
}

StoreResult<void> decodeAct(const QByteArray &bytes, OutboxEntry &entry)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 format = 0;
    QByteArray subject;
    QStringList attachments;
    in >> format >> entry.bytes >> entry.signature >> subject >> entry.queuedAt >> entry.due >>
        attachments;
    if (in.status() != QDataStream::Ok || format != actFormat)
        return unexpected(damagedBy(u"an act has an unknown form"_s));
    for (const QString &digest : std::as_const(attachments))
        entry.attachments.append(Digest256(digest));
    auto command = protocol::decode<Command>(entry.bytes);
    auto summary = protocol::decode<CaseSummary>(subject);
    if (!command || !summary)
        return unexpected(damagedBy(u"an act cannot be read"_s));
    entry.command = std::move(*command);
    entry.subject = std::move(*summary);
    return {};
}

QByteArray encodeOutcome(const OutboxEntry &entry, const QDateTime &currentAt)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << outcomeFormat << qint32(entry.attempts) << (entry.refusal ? protocol::encode(*entry.refusal) : QByteArray())
        << (entry.error ? QString(nameOf(*entry.error)) : QString())
        << (entry.receipt ? protocol::encode(*entry.receipt) : QByteArray()) << QString(nameOf(entry.proof))
        << QString(nameOf(entry.choice)) << entry.replacedBy.text() << currentAt;
    return bytes;
}

StoreResult<void> decodeOutcome(const QByteArray &bytes, OutboxEntry &entry, QDateTime *currentAt)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 format = 0;
    qint32 attempts = 0;
    QByteArray refusal;
    QByteArray receipt;
    QString error;
    QString proof;
    QString choice;
    QString replacedBy;
    QDateTime current;
    in >> format >> attempts >> refusal >> error >> receipt >> proof >> choice >> replacedBy >> current;
    if (in.status() != QDataStream::Ok || format != outcomeFormat)
        return unexpected(damagedBy(u"an outcome has an unknown form"_s));
    entry.attempts = attempts;
    entry.error = valueOf<protocol::ApiErrorCode>(error);
    entry.proof = valueOf<ProofState>(proof).value_or(ProofState::Unverifiable);
    entry.choice = valueOf<ConflictChoice>(choice).value_or(ConflictChoice::None);
    entry.replacedBy = CommandId(replacedBy);
    if (currentAt)
        *currentAt = current;
    if (!refusal.isEmpty()) {
        auto decoded = protocol::decode<Refusal>(refusal);
        if (!decoded)
            return unexpected(damagedBy(u"a refusal cannot be read"_s));
        entry.refusal = std::move(*decoded);
    }
    if (!receipt.isEmpty()) {
        auto decoded = protocol::decode<protocol::CommandReceipt>(receipt);
        if (!decoded)
            return unexpected(damagedBy(u"a receipt cannot be read"_s));
        entry.receipt = std::move(*decoded);
    }
    return {};
}

} // namespace yunchuang
