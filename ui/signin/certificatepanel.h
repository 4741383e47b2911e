// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/smallparts.h"

#include <QFrame>

namespace yunchuang {

class KeyButton;

/// What is known about the certificate the chosen service showed.
struct CertificateView
{
    enum class State {
        Unknown,   ///< not asked yet: nothing is shown
        Checking,  ///< being asked
        Pinned,    ///< the one confirmed before
        FirstSeen, ///< never seen: a person compares the fingerprint once
        Changed,   ///< another than the confirmed one: sign-in is blocked
    };
    State state = State::Unknown;
    QString host;
    QString fingerprint; ///< SHA-256, lower-case hexadecimal, 64 digits
    QString validUntil;  ///< a date in words
    friend bool operator==(const CertificateView &, const CertificateView &) = default;
};

/// A fingerprint in groups of four, four groups to a space-separated line of two.
[[nodiscard]] QString groupedFingerprint(const QString &hexadecimal);

/// The line below the service's address that says whose certificate it is.
class CertificatePanel final : public QFrame
{
    Q_OBJECT
public:
    explicit CertificatePanel(QWidget *parent = nullptr);
    void setCertificate(const CertificateView &certificate);
    [[nodiscard]] const CertificateView &certificate() const { return m_certificate; }

Q_SIGNALS:
    void confirmed(const QString &fingerprint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Tone tone() const;
    CertificateView m_certificate;
    TextLabel *m_title;
    TextLabel *m_line;
    TextLabel *m_fingerprint;
    KeyButton *m_confirm;
    KeyButton *m_details;
};

} // namespace yunchuang
