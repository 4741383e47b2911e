// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

class CodeFields;
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
    /// The password was right; a code is wanted besides.
    void askCodes(bool factor, bool device);
    /// One of the codes was wrong; the password stays.
    void refuseCode(bool device, const QString &why);

Q_SIGNALS:
    /// Codes that were not asked for are empty.
    void given(const QString &password, const QString &factorCode, const QString &deviceCode);

private:
    void send();
    void setOpen(bool open);

    SecretEdit *m_password;
    CodeFields *m_codes;
    TextLabel *m_hint;
    KeyButton *m_send;
};

} // namespace yunchuang
