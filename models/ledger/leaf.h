// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/merkle.h"

#include <QString>

namespace yunchuang::ledger {

/// Names an entry of another log by its leaf hash.
struct EntryReference
{
    QString logId;
    Digest leaf;

    friend bool operator==(const EntryReference &, const EntryReference &) = default;
};

/// One step of one case as the log keeps it. Holds nothing about a person: who acted, for whom, what was said lies in
/// the private part, of which only a salted digest is here, so that the log can be public.
struct LedgerEntry
{
    static constexpr qsizetype MaxTextBytes = 256; ///< per text, in UTF-8

    QString caseId;
    quint64 historySequence = 0; ///< number of the step within its case's history
    QString action;
    QString stateBefore; ///< empty for the first step
    QString stateAfter;
    QString post;                            ///< code of the post that acted, not of the person
    QString unit;                            ///< code of the organisation unit acted in
    qint64 timeMs = 0;                       ///< milliseconds since 1970-01-01 UTC by the service's clock
    QString commandId;                       ///< empty for the system's own steps
    Digest privateDigest;                    ///< saltedDigest() of the private part
    std::optional<EntryReference> preceding; ///< the sender's entry when work came from another department

    friend bool operator==(const LedgerEntry &, const LedgerEntry &) = default;
};

/// The bytes that are logged: one spelling per entry (label, length-prefixed UTF-8, big-endian numbers).
/// Errors: TooLarge for a text over its limit, Malformed for a text that is not Unicode or a negative time.
[[nodiscard]] Result<QByteArray> canonicalBytes(const LedgerEntry &entry);

/// Reads canonical bytes back. Errors: UnknownFormat, Malformed.
[[nodiscard]] Result<LedgerEntry> entryFromBytes(QByteArrayView bytes);

/// leafHash() of the canonical bytes.
[[nodiscard]] Result<Digest> entryHash(const LedgerEntry &entry);

/// Shortest salt: 128 bits, new for every entry.
inline constexpr qsizetype MinSaltSize = 16;

/// Commits to bytes without revealing them: SHA-256 over label, salt with its length, bytes. Error: SaltTooShort.
[[nodiscard]] Result<Digest> saltedDigest(QByteArrayView salt, QByteArrayView bytes);

} // namespace yunchuang::ledger
