// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "ledger/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace yunchuang::service {

/// Closes what the service must be able to read again but nobody who copies the database: secrets of second factors.
/// XChaCha20-Poly1305 with a key of its own beside the database, bound to what the secret belongs to.
class SecretSeal
{
public:
    static constexpr qsizetype KeySize = 32;

    explicit SecretSeal(ledger::SecretBytes key)
        : m_key(std::move(key))
    {
    }

    /// The key in `folder`/factor.key; made when it is not there. Nothing when it can be neither read nor made.
    [[nodiscard]] static std::optional<SecretSeal> inFolder(const QString &folder, Random &random);

    /// `context` names whose secret it is.
    [[nodiscard]] QByteArray close(const QByteArray &secret, const QString &context, Random &random) const;
    /// Nothing when it was closed with another key, for another context, or was changed.
    [[nodiscard]] std::optional<ledger::SecretBytes> open(const QByteArray &sealed, const QString &context) const;

private:
    ledger::SecretBytes m_key;
};

} // namespace yunchuang::service
