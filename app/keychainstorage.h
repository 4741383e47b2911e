// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstorage.h"

namespace yunchuang {

/// The session's keychain (Secret Service, Windows Credential Manager, macOS keychain) through QtKeychain.
/// A locked Secret Service answers a read with "no such entry" and a removal with success; so both are followed by
/// the writing of a probe entry, which a locked or missing keychain refuses. Needs a running event loop.
class KeychainStorage final : public SecretStorage
{
public:
    /// All entries lie under `service`, the name the person sees in the keychain's own program.
    explicit KeychainStorage(QString service = QStringLiteral("yunchuang"));

    void read(const QString &name, QObject *context, ReadDone done) override;
    void write(const QString &name, ledger::SecretBytes value, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;

private:
    /// Ends well when the keychain takes an entry now.
    void probe(QObject *context, Done done);

    QString m_service;
};

} // namespace yunchuang
