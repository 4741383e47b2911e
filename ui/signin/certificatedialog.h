// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/certificatepanel.h"

#include <QDialog>

namespace yunchuang {

/// Shows somebody at work the certificate that the service has instead of the confirmed one, or that nobody confirmed
/// yet. Nothing is exchanged until it is trusted; closing it means working offline.
class CertificateDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `mayTrust`: a person decides here; otherwise an authority that came with the installation does.
    CertificateDialog(const CertificateView &certificate, bool mayTrust, QWidget *parent = nullptr);

Q_SIGNALS:
    void trusted();
};

} // namespace yunchuang
