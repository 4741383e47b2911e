// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace yunchuang {

class KeyButton;
class QrCode;
class SecretEdit;
class TextLabel;

/// Sets up a second factor: the password, then the secret as QR code and as text for an authenticator, then a code of
/// it. A pure view: it tells what was given and is told what became of it.
class FactorDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit FactorDialog(const QString &user, QWidget *parent = nullptr);
    ~FactorDialog() override;

    /// The password is known already.
    void begin(const QString &password);
    /// The service's secret for the authenticator.
    void offer(const QString &secret, const QString &uri);
    /// The password or the code was not taken.
    void refuse(const QString &why);

Q_SIGNALS:
    void passwordGiven(const QString &password);
    void codeGiven(const QString &code);

private:
    void refresh();
    void send();
    void setSending(bool sending);

    bool m_offered = false;
    TextLabel *m_words;
    SecretEdit *m_password;
    QrCode *m_picture;
    TextLabel *m_secret;
    QLineEdit *m_code;
    TextLabel *m_hint;
    KeyButton *m_go;
};

} // namespace yunchuang
