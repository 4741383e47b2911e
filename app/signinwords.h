// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/apiclient.h"
#include "store/vaultfile.h"
#include "ui/signin/certificatepanel.h"

#include <QString>
#include <QUrl>

namespace yunchuang {

/// What the first page says when something did not work: what happened and what to do, what was kept, and a number that
/// finds it in the log.
struct FailureWords
{
    QString failed;
    QString kept;
    QString number;
};

[[nodiscard]] FailureWords wordsFor(const RemoteError &error);
[[nodiscard]] FailureWords wordsFor(VaultError error);
/// The certificate that `service` showed, and what is thought of it.
[[nodiscard]] CertificateView certificateView(const QUrl &service, const std::optional<CertificateFacts> &shown,
                                              CertificateView::State state);
/// The certificate that a contact with `service` failed for.
[[nodiscard]] CertificateView certificateView(const QUrl &service, const TransportError &error);

/// The codes that the service asks for besides a right password.
struct WantedCodes
{
    bool factor = false;
    bool device = false;
};
/// Nothing when the service did not ask for codes.
[[nodiscard]] std::optional<WantedCodes> wantedCodes(const RemoteError &error);
/// Which code was wrong: that for the computer, or else that of the authenticator.
[[nodiscard]] bool isDeviceCode(const RemoteError &error);

} // namespace yunchuang
