// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/smalldialogs.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *dialogButtons(QDialog *dialog, KeyButton *yes)
{
    auto *no = new KeyButton(FieldsDialog::tr("Cancel"), dialog);
    no->setKeyHint(u"Esc"_s);
    no->setAutoDefault(false);
    yes->setVariant(KeyButton::Variant::Primary);
    yes->setKeyHint(u"Enter"_s);
    yes->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(no);
    buttons->addWidget(yes);
    QObject::connect(no, &KeyButton::clicked, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

FieldsDialog::FieldsDialog(const QString &title, const QString &words, const QString &confirm, QWidget *parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_hint(new TextLabel({}, FontRole::Body, false, Token::RedText))
    , m_confirm(new KeyButton(confirm, this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"fieldsDialog"_s);
    setWindowTitle(title);
    setMinimumWidth(theme.px(440));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(12));
    if (!words.isEmpty()) {
        auto *label = new TextLabel(words);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addLayout(m_form);
    m_hint->setObjectName(u"fieldsHint"_s);
    m_hint->setWordWrap(true);
    m_hint->hide();
    column->addWidget(m_hint);
    m_confirm->setObjectName(u"fieldsConfirm"_s);
    column->addLayout(dialogButtons(this, m_confirm));
    connect(m_confirm, &KeyButton::clicked, this, &FieldsDialog::confirm);
}

QLineEdit *FieldsDialog::addField(const QString &label, const QString &objectName, const QString &text)
{
    auto *field = new QLineEdit(text);
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    field->setMinimumHeight(Theme::current().px(28));
    m_form->addRow(label, field);
    m_fields.append(field);
    m_fields.constFirst()->setFocus();
    return field;
}

void FieldsDialog::confirm()
{
    m_hint->hide();
    m_confirm->setEnabled(false);
    for (QLineEdit *field : std::as_const(m_fields))
        field->setEnabled(false);
    Q_EMIT confirmed();
}

void FieldsDialog::refuse(const QString &why)
{
    m_confirm->setEnabled(true);
    for (QLineEdit *field : std::as_const(m_fields))
        field->setEnabled(true);
    m_hint->setText(why);
    m_hint->show();
    if (!m_fields.isEmpty())
        m_fields.constFirst()->setFocus();
}

void askOnceMore(QWidget *over, const QString &title, const QString &words, const QString &yes,
                 const std::function<void()> &confirmed)
{
    const Theme &theme = Theme::current();
    auto *dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"onceMore"_s);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(theme.px(420));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(16));
    auto *label = new TextLabel(words);
    label->setWordWrap(true);
    column->addWidget(label);
    auto *button = new KeyButton(yes, dialog);
    button->setObjectName(u"onceMoreYes"_s);
    column->addLayout(dialogButtons(dialog, button));
    QObject::connect(button, &KeyButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, over, confirmed);
    dialog->open();
}

} // namespace yunchuang
