// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/secretedit.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace yunchuang {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(themedIcon(Icon::Reveal), QLineEdit::TrailingPosition))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye->setCheckable(true);
    m_eye->setObjectName(u"reveal"_s);
    m_eye->setText(tr("Show what is typed"));
    m_eye->setToolTip(tr("Show what is typed"));
    connect(m_eye, &QAction::toggled, this, &SecretEdit::setRevealed);
}

void SecretEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setChecked(revealed);
    m_eye->setIcon(themedIcon(revealed ? Icon::Conceal : Icon::Reveal));
    const QString words = revealed ? tr("Hide what is typed") : tr("Show what is typed");
    m_eye->setText(words);
    m_eye->setToolTip(words);
}

void SecretEdit::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (typed.size() == 1 && typed.at(0).isLetter() && typed.at(0).unicode() < 0x80) {
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        const bool caps = typed.at(0).isUpper() != shift;
        if (caps != m_capsLock) {
            m_capsLock = caps;
            Q_EMIT capsLockChanged(caps);
        }
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::focusOutEvent(QFocusEvent *event)
{
    // Nobody should leave a readable password on the screen.
    if (event->reason() != Qt::PopupFocusReason)
        setRevealed(false);
    QLineEdit::focusOutEvent(event);
}

} // namespace yunchuang
