// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/phrasedialog.h"

#include "domain/transitions.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

PhraseDialog::PhraseDialog(const protocol::UnitPhrase &phrase, QWidget *parent)
    : QDialog(parent)
    , m_phrase(phrase)
    , m_action(new QComboBox)
    , m_text(new QPlainTextEdit)
    , m_hint(new TextLabel({}, FontRole::Small, false, Token::AmberText))
    , m_keep(new KeyButton(tr("Keep"), this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"phraseDialog"_s);
    setWindowTitle(tr("Ready-made sentence"));
    setMinimumWidth(theme.px(520));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(8));
    auto *label = new TextLabel(tr("For which act"));
    label->setBuddy(m_action);
    column->addWidget(label);
    m_action->setObjectName(u"phraseAction"_s);
    m_action->setAccessibleName(tr("For which act"));
    // Acts of people that are written down in words.
    for (const Transition &transition : transitions()) {
        constexpr Records worded = Records(Record::Opinion) | Record::Reason;
        if (transition.records & worded && transition.holder != Holder::Service &&
            m_action->findData(int(transition.action)) < 0)
            m_action->addItem(Wording::action(transition.action), int(transition.action));
    }
    m_action->setCurrentIndex(std::max(0, m_action->findData(int(phrase.action))));
    column->addWidget(m_action);
    label = new TextLabel(tr("Sentence"));
    label->setBuddy(m_text);
    column->addWidget(label);
    m_text->setObjectName(u"phraseText"_s);
    m_text->setAccessibleName(tr("Sentence"));
    m_text->setTabChangesFocus(true);
    m_text->setPlainText(phrase.text);
    m_text->setMinimumHeight(theme.px(120));
    column->addWidget(m_text, 1);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"), this);
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_keep->setObjectName(u"phraseKeep"_s);
    m_keep->setVariant(KeyButton::Variant::Primary);
    m_keep->setKeyHint(u"Ctrl+Enter"_s);
    m_keep->setAutoDefault(false);
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    column->addLayout(buttons);
    clickOnCtrlEnter(this, m_keep);
    connect(cancel, &KeyButton::clicked, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PhraseDialog::refresh);
    connect(m_keep, &KeyButton::clicked, this, [this] {
        m_phrase.action = static_cast<Action>(m_action->currentData().toInt());
        m_phrase.text = m_text->toPlainText().trimmed();
        Q_EMIT given(m_phrase);
        accept();
    });
    refresh();
    m_text->setFocus();
}

void PhraseDialog::refresh()
{
    const qsizetype length = m_text->toPlainText().trimmed().size();
    const QString reason = length == 0 ? tr("Write the sentence first.")
                           : length > longest
                               ? tr("The sentence is %n character(s) too long.", nullptr, int(length) - longest)
                               : QString();
    m_keep->setDisabledReason(reason);
    m_hint->setText(length == 0 ? QString() : reason);
}

} // namespace yunchuang
