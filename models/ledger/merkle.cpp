// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/merkle.h"

#include <bit>

namespace yunchuang::ledger {

namespace {

constexpr char LeafPrefix = 0x00;
constexpr char NodePrefix = 0x01;

/// Root over entries [begin, end) where begin is aligned to the largest complete subtree of the range: the complete
/// subtrees it consists of, joined from the right.
Result<Digest> rangeRoot(quint64 begin, quint64 end, const HashSource &source)
{
    QList<Digest> parts;
    for (quint64 at = begin; at < end;) {
        const int level = static_cast<int>(std::bit_width(end - at)) - 1;
        const std::optional<Digest> hash = source({level, at >> level});
        if (!hash)
            return fail(Error::HashUnavailable);
        parts.append(*hash);
        at += quint64(1) << level;
    }
    Digest root = parts.takeLast();
    while (!parts.isEmpty())
        root = nodeHash(parts.takeLast(), root);
    return root;
}

/// The largest power of two below n (n >= 2): where RFC 9162 splits a tree.
quint64 splitPoint(quint64 n)
{
    return std::bit_floor(n - 1);
}

} // namespace

Digest leafHash(QByteArrayView data)
{
    return Digest::ofParts({QByteArrayView(&LeafPrefix, 1), data});
}

Digest nodeHash(const Digest &left, const Digest &right)
{
    return Digest::ofParts({QByteArrayView(&NodePrefix, 1), left.view(), right.view()});
}

Digest emptyRoot()
{
    return Digest::of({});
}

QList<NodeId> peakIds(quint64 size)
{
    QList<NodeId> ids;
    quint64 begin = 0;
    for (quint64 rest = size; rest > 0;) {
        const int level = static_cast<int>(std::bit_width(rest)) - 1;
        ids.append({level, begin >> level});
        begin += quint64(1) << level;
        rest -= quint64(1) << level;
    }
    return ids;
}

Result<MerkleTree> MerkleTree::load(quint64 size, const HashSource &source)
{
    QList<Digest> peaks;
    const QList<NodeId> ids = peakIds(size);
    for (const NodeId &id : ids) {
        const std::optional<Digest> hash = source(id);
        if (!hash)
            return fail(Error::HashUnavailable);
        peaks.append(*hash);
    }
    return fromPeaks(size, peaks);
}

Result<MerkleTree> MerkleTree::fromPeaks(quint64 size, const QList<Digest> &peaks)
{
    if (peaks.size() != std::popcount(size))
        return fail(Error::SizeOutOfRange);
    MerkleTree tree;
    tree.m_size = size;
    tree.m_peaks = peaks;
    return tree;
}

QList<Node> MerkleTree::append(const Digest &leaf)
{
    Node node{{0, m_size}, leaf};
    QList<Node> completed{node};
    // Every trailing one bit of the old size is a peak of that level waiting for its right sibling.
    for (quint64 bits = m_size; (bits & 1) != 0; bits >>= 1) {
        node = {{node.id.level + 1, node.id.index >> 1}, nodeHash(m_peaks.takeLast(), node.hash)};
        completed.append(node);
    }
    m_peaks.append(node.hash);
    ++m_size;
    return completed;
}

Digest MerkleTree::root() const
{
    if (m_peaks.isEmpty())
        return emptyRoot();
    Digest root = m_peaks.last();
    for (qsizetype i = m_peaks.size() - 1; i-- > 0;)
        root = nodeHash(m_peaks.at(i), root);
    return root;
}

Result<Digest> rootAt(quint64 size, const HashSource &source)
{
    if (size == 0)
        return emptyRoot();
    return rangeRoot(0, size, source);
}

Result<Proof> inclusionProof(quint64 index, quint64 size, const HashSource &source)
{
    if (index >= size)
        return fail(Error::IndexOutOfRange);
    Proof proof; // collected from the root's side
    quint64 begin = 0;
    quint64 end = size;
    while (end - begin > 1) {
        const quint64 middle = begin + splitPoint(end - begin);
        const bool left = index < middle;
        const Result<Digest> sibling = left ? rangeRoot(middle, end, source) : rangeRoot(begin, middle, source);
        if (!sibling)
            return fail(sibling.error());
        proof.prepend(*sibling);
        (left ? end : begin) = middle;
    }
    return proof;
}

Result<Proof> consistencyProof(quint64 first, quint64 second, const HashSource &source)
{
    if (first > second)
        return fail(Error::SizeOutOfRange);
    Proof proof;
    if (first == 0 || first == second)
        return proof;
    quint64 begin = 0;
    quint64 end = second;
    // Walk down to the subtree whose right edge is the old tree's; its siblings are the proof.
    while (first < end) {
        const quint64 middle = begin + splitPoint(end - begin);
        const bool left = first <= middle;
        const Result<Digest> sibling = left ? rangeRoot(middle, end, source) : rangeRoot(begin, middle, source);
        if (!sibling)
            return fail(sibling.error());
        proof.prepend(*sibling);
        (left ? end : begin) = middle;
    }
    // Only when that subtree is the whole old tree does the verifier know its hash already.
    if (begin != 0) {
        const Result<Digest> edge = rangeRoot(begin, end, source);
        if (!edge)
            return fail(edge.error());
        proof.prepend(*edge);
    }
    return proof;
}

Check verifyInclusion(const Digest &leaf, quint64 index, quint64 size, const Proof &proof, const Digest &root)
{
    if (index >= size)
        return fail(Error::IndexOutOfRange);
    quint64 fn = index;
    quint64 sn = size - 1;
    Digest hash = leaf;
    for (const Digest &sibling : proof) {
        if (sn == 0)
            return fail(Error::ProofLength);
        if ((fn & 1) != 0 || fn == sn) {
            hash = nodeHash(sibling, hash);
            // Levels on which the right edge has no sibling.
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            hash = nodeHash(hash, sibling);
        }
        fn >>= 1;
        sn >>= 1;
    }
    if (sn != 0)
        return fail(Error::ProofLength);
    if (hash != root)
        return fail(Error::RootMismatch);
    return {};
}

Check verifyConsistency(quint64 first, const Digest &firstRoot, quint64 second, const Digest &secondRoot,
                        const Proof &proof)
{
    if (first > second)
        return fail(Error::SizeOutOfRange);
    if (first == 0 || first == second) {
        if (!proof.isEmpty())
            return fail(Error::ProofLength);
        if (firstRoot != (first == 0 ? emptyRoot() : secondRoot))
            return fail(Error::RootMismatch);
        if (second == 0 && secondRoot != emptyRoot())
            return fail(Error::RootMismatch);
        return {};
    }
    Proof path = proof;
    if (std::has_single_bit(first))
        path.prepend(firstRoot);
    if (path.isEmpty())
        return fail(Error::ProofLength);
    quint64 fn = first - 1;
    quint64 sn = second - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    Digest older = path.first();
    Digest newer = path.first();
    for (qsizetype i = 1; i < path.size(); ++i) {
        const Digest &sibling = path.at(i);
        if (sn == 0)
            return fail(Error::ProofLength);
        if ((fn & 1) != 0 || fn == sn) {
            older = nodeHash(sibling, older);
            newer = nodeHash(sibling, newer);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            newer = nodeHash(newer, sibling);
        }
        fn >>= 1;
        sn >>= 1;
    }
    if (sn != 0)
        return fail(Error::ProofLength);
    if (older != firstRoot || newer != secondRoot)
        return fail(Error::RootMismatch);
    return {};
}

} // namespace yunchuang::ledger
