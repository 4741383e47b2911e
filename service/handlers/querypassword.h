// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "ledger/secretbytes.h"
#include "service/handlers/password.h"
#include "service/handlers/servicecore.h"

namespace yunchuang::service {

/// 查询密码: what an applicant shows to see how far a case is. Made from a secret of the service and the delivery, so
/// that a delivery that is repeated gets the same one although only its hash is kept.
class QueryPasswords
{
public:
    /// `secret`: 32 bytes.
    explicit QueryPasswords(ledger::SecretBytes secret)
        : m_secret(std::move(secret))
    {
    }

    /// The secret of a data folder; made when there is none. Key when the file cannot be read or written.
    [[nodiscard]] static Expected<QueryPasswords, CoreError> inFolder(const QString &folder, Random &random);

    /// Ten characters of an alphabet without those that are mistaken for each other.
    [[nodiscard]] QString passwordFor(const UnitId &source, const QString &deliveryId, const CaseId &id) const;

private:
    ledger::SecretBytes m_secret;
};

/// The passwords are random and guesses are counted, so a hash need not cost as much as that of a password which
/// people choose.
inline constexpr PasswordCost queryPasswordCost{1, size_t(8) * 1024 * 1024};

} // namespace yunchuang::service
