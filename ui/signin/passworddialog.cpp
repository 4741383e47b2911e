// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passworddialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/signin/codefields.h"
#include "ui/signin/secretedit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

PasswordDialog::PasswordDialog(const QString &name, Why why, QWidget *parent)
    : QDialog(parent)
    , m_password(new SecretEdit(this))
    , m_codes(new CodeFields(this))
    , m_hint(new TextLabel)
    , m_send(new KeyButton(tr("Sign in"), this))
{
    setObjectName(u"passwordDialog"_s);
    setWindowTitle(tr("Sign in again"));
    const QString reason =
        why == Why::SessionEnded
            ? tr("%1, your session with the service has ended. What you do is kept on this device and sent "
                 "when you sign in again.")
            : tr("%1, the service can be reached. What you did offline is kept on this device and sent when you sign "
                 "in.");
    auto *words = new TextLabel(reason.arg(name));
    words->setWordWrap(true);
    m_password->setObjectName(u"passwordAgain"_s);
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText({});
    m_hint->setWordWrap(true);
    m_hint->setObjectName(u"passwordHint"_s);
    m_hint->hide();
    m_send->setObjectName(u"passwordSend"_s);
    m_send->setVariant(KeyButton::Variant::Primary);
    m_send->setKeyHint(u"Enter"_s);
    m_send->setDefault(true);
    auto *later = new KeyButton(tr("Later"), this);
    later->setKeyHint(u"Esc"_s);
    later->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(later);
    buttons->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(m_password);
    m_codes->setWanted(false, false);
    m_codes->hide();
    column->addWidget(m_codes);
    column->addWidget(m_hint);
    column->addLayout(buttons);
    setMinimumWidth(420);

    connect(later, &KeyButton::clicked, this, &PasswordDialog::reject);
    connect(m_send, &KeyButton::clicked, this, &PasswordDialog::send);
    connect(m_codes, &CodeFields::submitted, this, &PasswordDialog::send);
    m_password->setFocus();
}

void PasswordDialog::refuse(const QString &why)
{
    setOpen(true);
    m_password->clear();
    m_hint->setText(why);
    m_hint->show();
    m_password->setFocus();
}

void PasswordDialog::askCodes(bool factor, bool device)
{
    setOpen(true);
    m_hint->hide();
    m_codes->setWanted(factor, device);
    m_codes->show();
    m_codes->begin();
}

void PasswordDialog::refuseCode(bool device, const QString &why)
{
    setOpen(true);
    m_hint->hide();
    m_codes->refuse(device, why);
}

void PasswordDialog::setOpen(bool open)
{
    m_send->setEnabled(open);
    m_password->setEnabled(open);
    m_codes->setEnabled(open);
}

void PasswordDialog::send()
{
    if (m_password->text().isEmpty())
        return;
    if (!m_codes->isHidden() && !m_codes->reason().isEmpty()) {
        m_codes->begin();
        return;
    }
    setOpen(false);
    Q_EMIT given(m_password->text(), m_codes->factorCode(), m_codes->deviceCode());
}

} // namespace yunchuang
