// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

class KeyButton;
class SecretEdit;
class TextLabel;

/// Asks for the password again after a session ended. Work goes on offline when it is closed.
class PasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PasswordDialog(const QString &name, QWidget *parent = nullptr);

    /// The password was not taken: says why and asks again.
    void refuse(const QString &why);

Q_SIGNALS:
    void given(const QString &password);

private:
    void send();

    SecretEdit *m_password;
    TextLabel *m_hint;
    KeyButton *m_send;
};

} // namespace yunchuang
