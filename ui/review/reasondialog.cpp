// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reasondialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

ReasonDialog::ReasonDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_minimum(question.minimum)
{
    const Theme &theme = Theme::current();
    setObjectName(u"reasonDialog"_s);
    setWindowTitle(question.title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    auto *explanation = new TextLabel(question.explanation);
    explanation->setWordWrap(true);
    column->addWidget(explanation);
    auto *label = new TextLabel(question.label, FontRole::Small, false, Token::SubText);
    column->addWidget(label);
    m_edit = new QPlainTextEdit;
    m_edit->setObjectName(u"reason"_s);
    m_edit->setAccessibleName(question.label);
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumSize(theme.px(380), theme.px(72));
    label->setBuddy(m_edit);
    if (!question.suggestions.isEmpty()) {
        auto *ready = new QComboBox;
        ready->setAccessibleName(tr("Phrases"));
        ready->addItem(tr("Phrases"));
        ready->addItems(question.suggestions);
        connect(ready, &QComboBox::activated, this, [this, ready](int index) {
            if (index > 0)
                m_edit->setPlainText(ready->itemText(index));
            ready->setCurrentIndex(0);
            m_edit->setFocus();
        });
        column->addWidget(ready);
    }
    column->addWidget(m_edit);
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"));
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_ok = new KeyButton(question.button);
    m_ok->setObjectName(u"reasonOk"_s);
    m_ok->setVariant(KeyButton::Variant::Primary);
    clickOnCtrlEnter(this, m_ok);
    m_ok->setKeyHint(u"Ctrl+Enter"_s);
    m_ok->setAutoDefault(false);
    connect(m_ok, &QPushButton::clicked, this, &ReasonDialog::give);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    column->addLayout(row);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ReasonDialog::check);
    m_edit->setFocus();
    check();
}

QString ReasonDialog::reason() const
{
    return m_edit->toPlainText().trimmed();
}

void ReasonDialog::check()
{
    const qsizetype length = reason().toUcs4().size();
    m_ok->setDisabledReason(length >= m_minimum ? QString()
                                                : tr("Give a reason of at least %n character(s).", nullptr, m_minimum));
}

void ReasonDialog::give()
{
    Q_EMIT given(reason());
    accept();
}

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"confirmDialog"_s);
    setWindowTitle(question.title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(new TextLabel(question.title, FontRole::Title, true));
    auto *effect = new TextLabel(question.effect);
    effect->setObjectName(u"legalEffect"_s);
    effect->setWordWrap(true);
    effect->setMinimumWidth(theme.px(420));
    column->addWidget(effect);
    if (!question.facts.isEmpty())
        column->addWidget(new Hairline);
    for (const QString &fact : question.facts) {
        auto *line = new TextLabel(fact, FontRole::Small, false, Token::SubText);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    column->addSpacing(theme.px(4));
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *cancel = new KeyButton(tr("Go back"));
    cancel->setObjectName(u"confirmCancel"_s);
    cancel->setKeyHint(u"Esc"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *ok = new KeyButton(question.button);
    ok->setObjectName(u"confirmOk"_s);
    ok->setVariant(KeyButton::Variant::Primary);
    clickOnCtrlEnter(this, ok);
    ok->setKeyHint(u"Ctrl+Enter"_s);
    ok->setAutoDefault(false);
    connect(ok, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    row->addWidget(cancel);
    row->addWidget(ok);
    column->addLayout(row);
    // Enter alone goes back: a legal act takes more than one key.
    cancel->setDefault(true);
    cancel->setFocus();
}

} // namespace yunchuang
