// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace yunchuang {

/// A field for a password: hidden, with an eye that shows it while pressed on, no input method, no undo history kept.
/// Notices Caps Lock from what is typed, as no portable question for it exists.
class SecretEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);
    [[nodiscard]] bool isRevealed() const { return echoMode() == QLineEdit::Normal; }
    [[nodiscard]] bool capsLockSeen() const { return m_capsLock; }

Q_SIGNALS:
    void capsLockChanged(bool on);

public Q_SLOTS:
    void setRevealed(bool revealed);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QAction *m_eye;
    bool m_capsLock = false;
};

} // namespace yunchuang
