// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/leaf.h"
#include "protocol/codec.h"
#include "service/store/writer.h"

#include <stdexcept>

namespace yunchuang::service {

/// The ledger's entry of a row that is about to be stored, whatever it is a row of: the row gets its content and its
/// salt, the entry names `subject` and no person, and holds the row's salted digest. `row` of `Stored` has sequence,
/// before, after, post, unit and command; the first row has no state before it.
template<class Stored>
[[nodiscard]] ledger::LedgerEntry entryOfRow(WriteContext &write, Stored &stored, const QString &subject,
                                             const QString &action)
{
    const auto &row = stored.row;
    stored.content = protocol::encode(row);
    stored.salt = write.random().bytes(32);
    ledger::LedgerEntry entry;
    entry.caseId = subject;
    entry.historySequence = quint64(row.sequence);
    entry.action = action;
    entry.stateBefore = row.sequence == 1 ? QString() : QString(nameOf(row.before));
    entry.stateAfter = nameOf(row.after);
    entry.post = nameOf(row.post);
    entry.unit = row.unit.text();
    entry.timeMs = write.now().toMSecsSinceEpoch();
    entry.commandId = row.command.text();
    const ledger::Result<ledger::Digest> digest = ledger::saltedDigest(stored.salt, stored.content);
    if (!digest)
        throw std::logic_error("the ledger takes no salt of 32 bytes");
    entry.privateDigest = *digest;
    return entry;
}

} // namespace yunchuang::service
