// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signincontroller.h"

namespace yunchuang {

/// One attempt to sign in, from the first key press to the opened profile.
struct SignInController::Pending
{
    explicit Pending(Profile place)
        : profile(std::move(place))
    {
    }

    Profile profile;
    QString user;
    QString password;
    DeviceId device;
    QString factorCode;
    QString deviceCode;
    std::function<void()> again; ///< sends once more, with the codes that were asked for
    SecretBytes deviceSecret;
    std::shared_ptr<ledger::KeyPair> newKey; ///< enrolled before the vault that will hold it is made
    std::shared_ptr<Vault> vault;
    protocol::Session session;
    UnitId unit;
    bool offline = false;

    ~Pending()
    {
        password.fill(u'\0');
        factorCode.fill(u'\0');
        deviceCode.fill(u'\0');
    }
};

} // namespace yunchuang
