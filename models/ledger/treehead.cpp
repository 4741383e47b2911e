// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/treehead.h"

#include "ledger/canonical.h"

namespace yunchuang::ledger {

QByteArray canonicalBytes(const TreeHead &head)
{
    CanonicalWriter out("yunchuang/treehead/1");
    out.text(head.logId);
    out.number(head.size);
    out.digest(head.root);
    out.number(head.timeMs);
    return out.bytes();
}

SignedTreeHead signTreeHead(const TreeHead &head, const KeyPair &key)
{
    return {head, key.id(), key.sign(canonicalBytes(head))};
}

Check verifyTreeHead(const SignedTreeHead &head, const PublicKey &key)
{
    if (head.keyId != key.id())
        return fail(Error::WrongKey);
    return key.verify(canonicalBytes(head.head), head.signature);
}

} // namespace yunchuang::ledger
