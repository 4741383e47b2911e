// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/apiclient.h"

#include <QString>

#include <functional>

class QWidget;

namespace yunchuang {

/// How a second factor is set up over a window.
struct FactorSteps
{
    /// Known already while signing in; empty: it is asked for.
    QString password;
    /// Carries a request to the service; calls back in the windows' thread.
    std::function<void(const ServiceRequest &request, std::function<void(const Expected<QByteArray, RemoteError> &)>)>
        ask;
    std::function<void()> enrolled = [] {};
    std::function<void()> givenUp = [] {};
};

/// Leads through it: the password, the secret as QR code and as text, and a code that proves that it was taken in.
void askSecondFactor(QWidget *over, const QString &user, const FactorSteps &steps);

} // namespace yunchuang
