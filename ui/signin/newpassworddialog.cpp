// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/newpassworddialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/signin/secretedit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

NewPasswordDialog::NewPasswordDialog(const QString &user, QWidget *parent, Why why)
    : QDialog(parent)
    , m_current(new SecretEdit(this))
    , m_first(new SecretEdit(this))
    , m_second(new SecretEdit(this))
    , m_hint(new TextLabel({}, FontRole::Body, false, Token::RedText))
    , m_set(new KeyButton(tr("Set password"), this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"newPasswordDialog"_s);
    setWindowTitle(tr("Choose your own password"));
    setMinimumWidth(theme.px(460));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(8));
    const auto addWords = [&](const QString &words, Token ink) {
        auto *label = new TextLabel(words, FontRole::Body, false, ink);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    addWords(why == Why::OwnWill
                 ? tr("%1, all other sessions of yours end when the new password is in force.").arg(user)
                 : tr("%1, your password was set by somebody else, or is older than the rules allow. Choose one that "
                      "only you know, then you go on.")
                       .arg(user),
             Token::Text);
    addWords(tr("• 10 to 128 characters\n• at least three of: small letters, capital letters, digits, other "
                "characters\n• without your user name\n• none of your former passwords"),
             Token::SubText);
    const auto addField = [&](const QString &words, SecretEdit *edit, const QString &name) {
        auto *label = new TextLabel(words, FontRole::Small);
        label->setBuddy(edit);
        edit->setObjectName(name);
        edit->setAccessibleName(words);
        column->addWidget(label);
        column->addWidget(edit);
        connect(edit, &QLineEdit::textChanged, this, &NewPasswordDialog::refresh);
    };
    if (why == Why::OwnWill)
        addField(tr("Present password"), m_current, u"currentPassword"_s);
    else
        m_current->hide();
    addField(tr("New password"), m_first, u"newPassword"_s);
    addField(tr("Once more"), m_second, u"repeatPassword"_s);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(u"newPasswordHint"_s);
    m_hint->hide();
    column->addWidget(m_hint);

    auto *cancel = new KeyButton(why == Why::OwnWill ? tr("Cancel") : tr("Cancel sign-in"), this);
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_set->setObjectName(u"setPassword"_s);
    m_set->setVariant(KeyButton::Variant::Primary);
    m_set->setKeyHint(u"Enter"_s);
    m_set->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_set);
    column->addLayout(buttons);
    connect(cancel, &KeyButton::clicked, this, &NewPasswordDialog::reject);
    connect(m_set, &KeyButton::clicked, this, &NewPasswordDialog::send);
    (why == Why::OwnWill ? m_current : m_first)->setFocus();
    refresh();
}

QString NewPasswordDialog::current() const
{
    return m_current->text();
}

void NewPasswordDialog::refuse(const QString &why)
{
    setSending(false);
    m_first->clear();
    m_second->clear();
    m_hint->setText(why);
    m_hint->show();
    m_first->setFocus();
}

void NewPasswordDialog::reject()
{
    if (!m_sending)
        QDialog::reject();
}

void NewPasswordDialog::refresh()
{
    QString reason;
    if (!m_current->isHidden() && m_current->text().isEmpty())
        reason = tr("Type the present password first.");
    else if (m_first->text().isEmpty())
        reason = tr("Type the new password first.");
    else if (m_second->text().isEmpty())
        reason = tr("Type it once more.");
    else if (m_first->text() != m_second->text())
        reason = tr("The two are not the same.");
    m_set->setDisabledReason(reason);
    if (!m_first->text().isEmpty())
        m_hint->hide();
}

void NewPasswordDialog::send()
{
    setSending(true);
    Q_EMIT given(m_first->text());
}

void NewPasswordDialog::setSending(bool sending)
{
    m_sending = sending;
    m_current->setEnabled(!sending);
    m_first->setEnabled(!sending);
    m_second->setEnabled(!sending);
    m_set->setEnabled(!sending);
}

} // namespace yunchuang
