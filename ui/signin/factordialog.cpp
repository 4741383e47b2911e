// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factordialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/qrcode.h"
#include "ui/common/smallparts.h"
#include "ui/signin/secretedit.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// In groups of four, as people read it out.
QString groupedSecret(const QString &secret)
{
    QString grouped;
    for (qsizetype i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += u' ';
        grouped += secret.at(i);
    }
    return grouped;
}

} // namespace

FactorDialog::FactorDialog(const QString &user, QWidget *parent)
    : QDialog(parent)
    , m_words(new TextLabel)
    , m_password(new SecretEdit(this))
    , m_picture(new QrCode(this))
    , m_secret(new TextLabel({}, FontRole::Body))
    , m_code(new QLineEdit(this))
    , m_hint(new TextLabel({}, FontRole::Body, false, Token::RedText))
    , m_go(new KeyButton(tr("Go on"), this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"factorDialog"_s);
    setWindowTitle(tr("Set up a second factor"));
    setMinimumWidth(theme.px(460));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(10));
    m_words->setWordWrap(true);
    m_words->setText(tr("%1, type your password first. Then your authenticator takes in a secret, and from then on you "
                        "sign in with a code of it besides the password.")
                         .arg(user));
    column->addWidget(m_words);
    m_password->setObjectName(u"factorPassword"_s);
    m_password->setAccessibleName(tr("Password"));
    column->addWidget(m_password);
    m_picture->setObjectName(u"factorPicture"_s);
    m_picture->hide();
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_secret->setObjectName(u"factorSecret"_s);
    m_secret->setMonospaced(true);
    m_secret->setSelectable(true);
    m_secret->setWordWrap(true);
    m_secret->setAlignment(Qt::AlignCenter);
    m_secret->hide();
    column->addWidget(m_secret);
    m_code->setObjectName(u"factorConfirm"_s);
    m_code->setAccessibleName(tr("Code of your authenticator"));
    m_code->setPlaceholderText(tr("six digits"));
    m_code->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_code->setMinimumHeight(theme.px(32));
    static const QRegularExpression digits(u"[0-9 ]{0,7}"_s);
    m_code->setValidator(new QRegularExpressionValidator(digits, this));
    m_code->hide();
    column->addWidget(m_code);
    m_hint->setObjectName(u"factorHint"_s);
    m_hint->setWordWrap(true);
    m_hint->hide();
    column->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"), this);
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_go->setObjectName(u"factorGo"_s);
    m_go->setVariant(KeyButton::Variant::Primary);
    m_go->setKeyHint(u"Enter"_s);
    m_go->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    connect(cancel, &KeyButton::clicked, this, &QDialog::reject);
    connect(m_go, &KeyButton::clicked, this, &FactorDialog::send);
    connect(m_password, &QLineEdit::textChanged, this, &FactorDialog::refresh);
    connect(m_code, &QLineEdit::textChanged, this, &FactorDialog::refresh);
    m_password->setFocus();
    refresh();
}

FactorDialog::~FactorDialog() = default;

void FactorDialog::begin(const QString &password)
{
    m_password->setText(password);
    send();
}

void FactorDialog::offer(const QString &secret, const QString &uri)
{
    m_offered = true;
    m_password->clear();
    m_password->hide();
    m_words->setText(tr("Take a picture of this code with your authenticator, or type the secret below it. Then type "
                        "the six digits that it shows. The secret is shown only now."));
    m_picture->setText(uri);
    m_picture->show();
    m_secret->setText(groupedSecret(secret));
    m_secret->show();
    m_code->show();
    m_go->setText(tr("Put in force"));
    setSending(false);
    m_code->setFocus();
    adjustSize();
}

void FactorDialog::refuse(const QString &why)
{
    setSending(false);
    QLineEdit *field = m_offered ? m_code : static_cast<QLineEdit *>(m_password);
    field->clear();
    m_hint->setText(why);
    m_hint->show();
    field->setFocus();
}

void FactorDialog::refresh()
{
    QString reason;
    if (!m_offered && m_password->text().isEmpty())
        reason = tr("Type the password first.");
    else if (m_offered && QString(m_code->text()).remove(u' ').size() != 6)
        reason = tr("Type the six digits that your authenticator shows now.");
    m_go->setDisabledReason(reason);
    if (!m_password->text().isEmpty() || !m_code->text().isEmpty())
        m_hint->hide();
}

void FactorDialog::send()
{
    if (!m_go->isEnabled())
        return;
    setSending(true);
    if (m_offered)
        Q_EMIT codeGiven(QString(m_code->text()).remove(u' '));
    else
        Q_EMIT passwordGiven(m_password->text());
}

void FactorDialog::setSending(bool sending)
{
    m_password->setEnabled(!sending);
    m_code->setEnabled(!sending);
    if (sending)
        m_go->setEnabled(false);
    else
        refresh();
}

} // namespace yunchuang
