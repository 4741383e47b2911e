// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

class KeyButton;
class SecretEdit;
class TextLabel;

/// Has somebody choose a password of his own: because another person set it or it grew old, or by his own will. It
/// names the rules; the service judges.
class NewPasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Why {
        MustChange, ///< nothing else is possible before
        OwnWill,    ///< then the present password is asked for besides
    };
    explicit NewPasswordDialog(const QString &user, QWidget *parent = nullptr, Why why = Why::MustChange);
    /// The present password; empty unless it was asked for.
    [[nodiscard]] QString current() const;

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

    SecretEdit *m_current;
    SecretEdit *m_first;
    SecretEdit *m_second;
    TextLabel *m_hint;
    KeyButton *m_set;
    bool m_sending = false;
};

} // namespace yunchuang
