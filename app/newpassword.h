// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/apiclient.h"

#include <QString>

#include <functional>

class QWidget;

namespace yunchuang {

/// What becomes of a password that has to be chosen before anything else is possible.
struct NewPasswordSteps
{
    /// Sends it to the service; calls back in the windows' thread.
    std::function<void(const QString &next, std::function<void(const Expected<bool, RemoteError> &)> answered)> send;
    std::function<void(const QString &next)> taken;
    std::function<void()> givenUp = [] {};
};

/// Asks over that window for the present and a new password, by the person's own will. `send` gets both.
void askPasswordChange(QWidget *over, const QString &user,
                       const std::function<void(const QString &current, const QString &next,
                                                std::function<void(const Expected<bool, RemoteError> &)>)> &send,
                       const std::function<void()> &taken);

/// Asks over that window until the service takes a password or the person gives up.
void askNewPassword(QWidget *over, const QString &user, const NewPasswordSteps &steps);

} // namespace yunchuang
