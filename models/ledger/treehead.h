// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/merkle.h"
#include "ledger/signing.h"

namespace yunchuang::ledger {

/// The state of one department's log at a moment.
struct TreeHead
{
    QString logId;    ///< code of the department acted for
    quint64 size = 0; ///< number of entries
    Digest root;
    qint64 timeMs = 0; ///< milliseconds since 1970-01-01 UTC by the service's clock

    friend bool operator==(const TreeHead &, const TreeHead &) = default;
};

/// A head with the service's signature over its canonical bytes.
struct SignedTreeHead
{
    TreeHead head;
    QString keyId; ///< PublicKey::id() of the signing key
    Signature signature;

    friend bool operator==(const SignedTreeHead &, const SignedTreeHead &) = default;
};

/// The bytes that are signed: label, then log id (length-prefixed UTF-8), size, root, time; numbers big-endian.
[[nodiscard]] QByteArray canonicalBytes(const TreeHead &head);

[[nodiscard]] SignedTreeHead signTreeHead(const TreeHead &head, const KeyPair &key);

/// Errors: WrongKey, BadSignature.
[[nodiscard]] Check verifyTreeHead(const SignedTreeHead &head, const PublicKey &key);

} // namespace yunchuang::ledger
