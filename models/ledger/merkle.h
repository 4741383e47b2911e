// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/digest.h"
#include "ledger/result.h"

#include <QList>

#include <functional>

namespace yunchuang::ledger {

/// Hash of a leaf: SHA-256(0x00 || data), RFC 9162 section 2.1.1.
[[nodiscard]] Digest leafHash(QByteArrayView data);
/// Hash of an inner node: SHA-256(0x01 || left || right), RFC 9162 section 2.1.1.
[[nodiscard]] Digest nodeHash(const Digest &left, const Digest &right);
/// Root of the tree without entries: SHA-256 of nothing.
[[nodiscard]] Digest emptyRoot();

/// Names a complete subtree: the leaves [index * 2^level, (index + 1) * 2^level). Level 0 are the leaf hashes.
/// A log stores one hash per complete subtree, each written once and never changed (at most 2n - 1 for n entries);
/// with these every root and proof takes O(log n) reads.
struct NodeId
{
    int level = 0;
    quint64 index = 0;

    friend bool operator==(const NodeId &, const NodeId &) = default;
};

/// A complete subtree and its hash, as it is stored.
struct Node
{
    NodeId id;
    Digest hash;

    friend bool operator==(const Node &, const Node &) = default;
};

/// Looks up the stored hash of a complete subtree; nothing if it is not stored.
using HashSource = std::function<std::optional<Digest>(const NodeId &)>;

/// The hashes of a proof from the leaf's side to the root's.
using Proof = QList<Digest>;

/// The growing end of a log: the size and the hashes of its largest complete subtrees ("peaks"), left to right.
class MerkleTree
{
public:
    /// The empty log.
    MerkleTree() = default;
    /// A log of `size` entries whose peaks are stored. Errors: HashUnavailable, SizeOutOfRange.
    [[nodiscard]] static Result<MerkleTree> load(quint64 size, const HashSource &source);
    /// A log from its peaks. Error: SizeOutOfRange when their number does not fit the size.
    [[nodiscard]] static Result<MerkleTree> fromPeaks(quint64 size, const QList<Digest> &peaks);

    /// Adds an entry's leaf hash and returns the subtrees this completes, the leaf first: what a store has to keep.
    QList<Node> append(const Digest &leaf);

    [[nodiscard]] quint64 size() const { return m_size; }
    [[nodiscard]] Digest root() const;
    [[nodiscard]] const QList<Digest> &peaks() const { return m_peaks; }

private:
    quint64 m_size = 0;
    QList<Digest> m_peaks;
};

/// The complete subtrees that make up the first `size` entries, largest first.
[[nodiscard]] QList<NodeId> peakIds(quint64 size);

/// The root over the first `size` entries. Error: HashUnavailable.
[[nodiscard]] Result<Digest> rootAt(quint64 size, const HashSource &source);

/// Proof that entry `index` lies in the tree of `size` entries (RFC 9162 section 2.1.3.1).
/// Errors: IndexOutOfRange, HashUnavailable.
[[nodiscard]] Result<Proof> inclusionProof(quint64 index, quint64 size, const HashSource &source);

/// Proof that the tree of `first` entries is the beginning of the one of `second` (RFC 9162 section 2.1.4.1).
/// Empty when first is 0 or equals second. Errors: SizeOutOfRange, HashUnavailable.
[[nodiscard]] Result<Proof> consistencyProof(quint64 first, quint64 second, const HashSource &source);

/// RFC 9162 section 2.1.3.2. Errors: IndexOutOfRange, ProofLength, RootMismatch.
[[nodiscard]] Check verifyInclusion(const Digest &leaf, quint64 index, quint64 size, const Proof &proof,
                                    const Digest &root);

/// RFC 9162 section 2.1.4.2, and for first == 0 (the empty root is the beginning of every tree) and first == second
/// (the roots are equal), both with an empty proof. Errors: SizeOutOfRange, ProofLength, RootMismatch.
[[nodiscard]] Check verifyConsistency(quint64 first, const Digest &firstRoot, quint64 second, const Digest &secondRoot,
                                      const Proof &proof);

} // namespace yunchuang::ledger
