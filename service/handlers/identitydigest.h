// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/seams.h"
#include "ledger/secretbytes.h"

#include <optional>

namespace yunchuang::service {

/// 回避 without knowing anybody's number: identity numbers and credit codes are compared as HMAC-SHA256 with a key of
/// the service that lies beside the database. Who copies the database cannot try numbers out.
class IdentityDigests
{
public:
    static constexpr qsizetype KeySize = 32;

    explicit IdentityDigests(ledger::SecretBytes key)
        : m_key(std::move(key))
    {
    }

    /// The key in `folder`/identity.key; made when it is not there. Nothing when it can be neither read nor made.
    [[nodiscard]] static std::optional<IdentityDigests> inFolder(const QString &folder, Random &random);

    /// Of an identity number or a credit code, in whatever way it was typed; nothing when it is neither.
    [[nodiscard]] std::optional<QByteArray> of(const QString &number) const;
    /// Of everybody whom the case names by a number: the applicant, and in the form the legal representative, the agent
    /// and whoever else stands there.
    [[nodiscard]] QList<QByteArray> inCase(const Case &subject) const;

private:
    ledger::SecretBytes m_key;
};

/// Whether that number is a body's and not a person's.
[[nodiscard]] bool isCodeOfBody(const QString &number);

} // namespace yunchuang::service
