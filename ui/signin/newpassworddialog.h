// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

class KeyButton;
class SecretEdit;
class TextLabel;

/// Has somebody whose password was set by another person choose an own one. It names the rules; the service judges.
class NewPasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit NewPasswordDialog(const QString &user, QWidget *parent = nullptr);

    /// The password was not taken: says why and asks again.
    void refuse(const QString &why);

Q_SIGNALS:
    void given(const QString &password);

protected:
    /// Not while the service has it: then nobody would know which password holds.
    void reject() override;

private:
    void refresh();
    void send();
    void setSending(bool sending);

    SecretEdit *m_first;
    SecretEdit *m_second;
    TextLabel *m_hint;
    KeyButton *m_set;
    bool m_sending = false;
};

} // namespace yunchuang
