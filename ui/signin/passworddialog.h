// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

class KeyButton;
class SecretEdit;
class TextLabel;

/// Asks for the password of somebody who is at work already. Work goes on offline when it is closed.
class PasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Why {
        SessionEnded,
        ServiceBack, ///< opened offline, and the service can be reached
    };
    PasswordDialog(const QString &name, Why why, QWidget *parent = nullptr);

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
