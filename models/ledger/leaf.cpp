// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/leaf.h"

#include "ledger/canonical.h"

namespace yunchuang::ledger {

namespace {

constexpr char EntryLabel[] = "yunchuang/entry/1";

} // namespace

Check checkText(QStringView text, qsizetype limit)
{
    if (text.size() > limit || text.toUtf8().size() > limit)
        return fail(Error::TooLarge);
    if (!text.isValidUtf16())
        return fail(Error::Malformed);
    return {};
}

Result<QByteArray> canonicalBytes(const LedgerEntry &entry)
{
    const QString logId = entry.preceding ? entry.preceding->logId : QString();
    for (const QString *text : {&entry.caseId, &entry.action, &entry.stateBefore, &entry.stateAfter, &entry.post,
                                &entry.unit, &entry.commandId, &logId}) {
        if (const Check check = checkText(*text, LedgerEntry::MaxTextBytes); !check)
            return fail(check.error());
    }
    if (entry.timeMs < 0)
        return fail(Error::Malformed);
    CanonicalWriter out(EntryLabel);
    out.text(entry.caseId);
    out.number(entry.historySequence);
    out.text(entry.action);
    out.text(entry.stateBefore);
    out.text(entry.stateAfter);
    out.text(entry.post);
    out.text(entry.unit);
    out.number(entry.timeMs);
    out.text(entry.commandId);
    out.digest(entry.privateDigest);
    out.number(static_cast<quint8>(entry.preceding ? 1 : 0));
    if (entry.preceding) {
        out.text(logId);
        out.digest(entry.preceding->leaf);
    }
    return out.bytes();
}

Result<LedgerEntry> entryFromBytes(QByteArrayView bytes)
{
    CanonicalReader in(bytes);
    if (!in.label(EntryLabel))
        return fail(Error::UnknownFormat);
    constexpr qsizetype limit = LedgerEntry::MaxTextBytes;
    LedgerEntry entry;
    entry.caseId = in.text(limit);
    entry.historySequence = in.number<quint64>();
    entry.action = in.text(limit);
    entry.stateBefore = in.text(limit);
    entry.stateAfter = in.text(limit);
    entry.post = in.text(limit);
    entry.unit = in.text(limit);
    entry.timeMs = in.number<qint64>();
    entry.commandId = in.text(limit);
    entry.privateDigest = in.digest();
    const quint8 linked = in.number<quint8>();
    if (linked == 1) {
        EntryReference reference;
        reference.logId = in.text(limit);
        reference.leaf = in.digest();
        entry.preceding = reference;
    }
    // Writing it again settles every doubt about spellings.
    if (!in.ok() || linked > 1 || canonicalBytes(entry).value_or(QByteArray()) != bytes)
        return fail(Error::Malformed);
    return entry;
}

Result<Digest> entryHash(const LedgerEntry &entry)
{
    return canonicalBytes(entry).map([](const QByteArray &bytes) { return leafHash(bytes); });
}

Result<Digest> saltedDigest(QByteArrayView salt, QByteArrayView bytes)
{
    if (salt.size() < MinSaltSize)
        return fail(Error::SaltTooShort);
    CanonicalWriter head("yunchuang/private/1");
    head.number(static_cast<quint32>(salt.size()));
    return Digest::ofParts({head.bytes(), salt, bytes});
}

} // namespace yunchuang::ledger
