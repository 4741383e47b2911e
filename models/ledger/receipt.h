// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/leaf.h"
#include "ledger/treehead.h"

#include <QHash>

namespace yunchuang::ledger {

/// What a clerk keeps of an own act: the entry, its place, the proof, and the head it was proved against.
struct Receipt
{
    LedgerEntry entry;
    quint64 index = 0;
    Proof inclusion;
    SignedTreeHead head;

    friend bool operator==(const Receipt &, const Receipt &) = default;
};

/// The entry is in the log whose head this key signed.
/// Errors: those of verifyTreeHead, entryHash and verifyInclusion.
[[nodiscard]] Check verifyReceipt(const Receipt &receipt, const PublicKey &key);

/// The newer head continues the older one: same log, neither fewer entries nor an earlier time, nothing rewritten.
/// Signatures are the caller's to check when each head arrives. Errors: WrongLog, WentBack, and verifyConsistency's.
[[nodiscard]] Check verifyProgress(const TreeHead &older, const TreeHead &newer, const Proof &proof);

/// Two heads of one log and the proof that the newer continues the older.
struct Progress
{
    SignedTreeHead older;
    SignedTreeHead newer;
    Proof proof;

    friend bool operator==(const Progress &, const Progress &) = default;
};

/// The private part of an entry, handed to an inspector who may see it.
struct Disclosure
{
    int receipt = 0; ///< index into Package::receipts
    QByteArray salt;
    QByteArray content;

    friend bool operator==(const Disclosure &, const Disclosure &) = default;
};

/// A log's public key as the exporter knew it.
struct LogKey
{
    QString logId;
    PublicKey key;

    friend bool operator==(const LogKey &, const LogKey &) = default;
};

/// Evidence that can be checked without the service. The keys inside only tell which ones to ask for: a package says
/// nothing until it is verified with keys that came another way.
struct Package
{
    QList<LogKey> keys;
    QList<Receipt> receipts;
    QList<Progress> progress;
    QList<Disclosure> disclosures;

    friend bool operator==(const Package &, const Package &) = default;
};

/// One piece of a package that does not hold.
struct PackageFault
{
    enum class Part { Keys, Receipts, Progress, Disclosures };
    Part part = Part::Receipts;
    int index = 0; ///< within that part's list
    Error error = Error::Malformed;

    friend bool operator==(const PackageFault &, const PackageFault &) = default;
};

/// Result of checking a package; it holds when there are no faults.
struct PackageReport
{
    QList<PackageFault> faults;
    /// Receipts that name an entry of another log which is not among the package's receipts: not wrong, but the story
    /// starts elsewhere.
    QList<int> unlinked;

    [[nodiscard]] bool holds() const { return faults.isEmpty(); }
};

/// Checks everything in the package with trusted keys (log id to key): the keys it names, receipts, progress,
/// disclosures, and that heads of one log with the same size have the same root. A log without a trusted key, or named
/// with another one, is a WrongKey fault.
[[nodiscard]] PackageReport verifyPackage(const Package &package, const QHash<QString, PublicKey> &trusted);

} // namespace yunchuang::ledger
