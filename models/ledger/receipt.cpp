// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/receipt.h"

#include <QSet>

namespace yunchuang::ledger {

namespace {

using Trust = QHash<QString, PublicKey>;

Check verifyTrusted(const SignedTreeHead &head, const Trust &trusted)
{
    const auto key = trusted.constFind(head.head.logId);
    if (key == trusted.cend())
        return fail(Error::WrongKey);
    return verifyTreeHead(head, *key);
}

Check verifyTrusted(const Progress &progress, const Trust &trusted)
{
    if (const Check older = verifyTrusted(progress.older, trusted); !older)
        return older;
    if (const Check newer = verifyTrusted(progress.newer, trusted); !newer)
        return newer;
    return verifyProgress(progress.older.head, progress.newer.head, progress.proof);
}

Check verifyTrusted(const Receipt &receipt, const Trust &trusted)
{
    const auto key = trusted.constFind(receipt.head.head.logId);
    if (key == trusted.cend())
        return fail(Error::WrongKey);
    return verifyReceipt(receipt, *key);
}

Check verifyDisclosure(const Disclosure &disclosure, const QList<Receipt> &receipts)
{
    if (disclosure.receipt < 0 || disclosure.receipt >= receipts.size())
        return fail(Error::IndexOutOfRange);
    const Result<Digest> digest = saltedDigest(disclosure.salt, disclosure.content);
    if (!digest)
        return fail(digest.error());
    if (*digest != receipts.at(disclosure.receipt).entry.privateDigest)
        return fail(Error::DigestMismatch);
    return {};
}

/// Two signed roots for one size of one log are the proof of a log that tells two stories.
class HeadRoots
{
public:
    [[nodiscard]] bool agree(const TreeHead &head)
    {
        const auto key = std::pair(head.logId, head.size);
        const auto known = m_roots.constFind(key);
        if (known == m_roots.cend()) {
            m_roots.insert(key, head.root);
            return true;
        }
        return *known == head.root;
    }

private:
    QHash<std::pair<QString, quint64>, Digest> m_roots;
};

} // namespace

Check verifyReceipt(const Receipt &receipt, const PublicKey &key)
{
    if (const Check head = verifyTreeHead(receipt.head, key); !head)
        return head;
    const Result<Digest> leaf = entryHash(receipt.entry);
    if (!leaf)
        return fail(leaf.error());
    return verifyInclusion(*leaf, receipt.index, receipt.head.head.size, receipt.inclusion, receipt.head.head.root);
}

Check verifyProgress(const TreeHead &older, const TreeHead &newer, const Proof &proof)
{
    if (older.logId != newer.logId)
        return fail(Error::WrongLog);
    if (newer.size < older.size || newer.timeMs < older.timeMs)
        return fail(Error::WentBack);
    return verifyConsistency(older.size, older.root, newer.size, newer.root, proof);
}

PackageReport verifyPackage(const Package &package, const QHash<QString, PublicKey> &trusted)
{
    using Part = PackageFault::Part;
    PackageReport report;
    HeadRoots roots;
    QSet<Digest> entries;

    const auto note = [&report](Part part, qsizetype index, const Check &check) {
        if (!check)
            report.faults.append({part, static_cast<int>(index), check.error()});
        return check.has_value();
    };
    const auto compare = [&](Part part, qsizetype index, const TreeHead &head) {
        if (!roots.agree(head))
            report.faults.append({part, static_cast<int>(index), Error::RootMismatch});
    };

    for (qsizetype i = 0; i < package.keys.size(); ++i) {
        const LogKey &named = package.keys.at(i);
        const auto key = trusted.constFind(named.logId);
        if (key == trusted.cend() || *key != named.key)
            report.faults.append({Part::Keys, static_cast<int>(i), Error::WrongKey});
    }
    for (qsizetype i = 0; i < package.receipts.size(); ++i) {
        const Receipt &receipt = package.receipts.at(i);
        if (!note(Part::Receipts, i, verifyTrusted(receipt, trusted)))
            continue;
        compare(Part::Receipts, i, receipt.head.head);
        entries.insert(*entryHash(receipt.entry));
    }
    for (qsizetype i = 0; i < package.progress.size(); ++i) {
        const Progress &progress = package.progress.at(i);
        if (!note(Part::Progress, i, verifyTrusted(progress, trusted)))
            continue;
        compare(Part::Progress, i, progress.older.head);
        compare(Part::Progress, i, progress.newer.head);
    }
    for (qsizetype i = 0; i < package.disclosures.size(); ++i)
        note(Part::Disclosures, i, verifyDisclosure(package.disclosures.at(i), package.receipts));

    for (qsizetype i = 0; i < package.receipts.size(); ++i) {
        const std::optional<EntryReference> &preceding = package.receipts.at(i).entry.preceding;
        if (preceding && !entries.contains(preceding->leaf))
            report.unlinked.append(static_cast<int>(i));
    }
    return report;
}

} // namespace yunchuang::ledger
