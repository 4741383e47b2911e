// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "ledger/secretbytes.h"

#include <QObject>
#include <QString>

#include <functional>

namespace yunchuang {

/// Why the system's keychain did not do what it was asked.
enum class SecretError {
    Unavailable, ///< this machine or session has no working keychain
    Locked,      ///< there is one, but it is locked or the person refused access: nothing is known about the entry
    NotFound,    ///< the keychain is open and has no such entry
    Failed,      ///< anything else; trying again may help
};

/// The keychain of the person's session, as far as it is needed here. Asynchronous: every call ends with exactly one
/// call of its function on the calling thread, never before the call returned, and none once `context` is gone.
/// A locked keychain must be told as Locked, never as NotFound: whoever hears NotFound may make a new secret.
class SecretStorage
{
public:
    using ReadDone = std::function<void(Expected<ledger::SecretBytes, SecretError>)>;
    using Done = std::function<void(Expected<void, SecretError>)>;

    virtual ~SecretStorage() = default;
    virtual void read(const QString &name, QObject *context, ReadDone done) = 0;
    /// Adds or replaces.
    virtual void write(const QString &name, ledger::SecretBytes value, QObject *context, Done done) = 0;
    /// Succeeds also when there was no such entry.
    virtual void remove(const QString &name, QObject *context, Done done) = 0;
};

} // namespace yunchuang
