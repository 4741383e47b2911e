// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

namespace yunchuang {

class TextLabel;

/// The codes that the service asks for besides the password: six digits of the authenticator, and the one-time code for
/// a computer that is not known yet. Only those asked for are shown; what was typed stays until it proves wrong.
class CodeFields final : public QWidget
{
    Q_OBJECT
public:
    explicit CodeFields(QWidget *parent = nullptr);

    void setWanted(bool factor, bool device);
    [[nodiscard]] QString factorCode() const;
    [[nodiscard]] QString deviceCode() const;
    /// Why it cannot be sent yet; empty = it can.
    [[nodiscard]] QString reason() const;
    /// The field that wants something gets the focus.
    void begin();
    /// One of the codes was wrong: that field is emptied, the other one stays.
    void refuse(bool device, const QString &why);
    void clearSecrets();

Q_SIGNALS:
    void changed();
    void submitted();

private:
    void enter();

    bool m_wantsFactor = false;
    bool m_wantsDevice = false;
    TextLabel *m_factorLabel;
    QLineEdit *m_factor;
    TextLabel *m_deviceLabel;
    QLineEdit *m_device;
    TextLabel *m_hint;
};

} // namespace yunchuang
