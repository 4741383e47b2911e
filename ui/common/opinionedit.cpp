// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/opinionedit.h"

#include "ui/common/smallparts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace yunchuang {

OpinionEdit::OpinionEdit(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_counter(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_phrases(new QComboBox)
    , m_hint(new KeyHint({u"Ctrl+T"_s}))
    , m_edit(new QPlainTextEdit)
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 3, 3, 3); // room for the focus ring
    layout->setSpacing(theme.px(6));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    auto *label = new TextLabel(title, FontRole::Body, true);
    label->setBuddy(m_edit);
    head->addWidget(label);
    head->addWidget(m_phrases);
    head->addStretch();
    head->addWidget(m_hint);
    head->addWidget(m_counter);
    layout->addLayout(head);
    layout->addWidget(m_edit, 1);

    m_edit->setObjectName(u"opinion"_s);
    m_edit->setAccessibleName(title);
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(theme.px(60));
    m_phrases->setObjectName(u"phrases"_s);
    m_phrases->setAccessibleName(tr("Phrases"));
    m_phrases->setMinimumContentsLength(10);
    m_phrases->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setFocusProxy(m_edit);
    setPhrases({});

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        count();
        Q_EMIT textChanged();
    });
    connect(m_phrases, &QComboBox::activated, this, [this](int index) {
        const QString phrase = m_phrases->itemData(index).toString();
        m_phrases->setCurrentIndex(0);
        if (!phrase.isEmpty())
            insertPhrase(phrase);
        m_edit->setFocus();
    });
    auto *shortcut = new QShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_T)), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &OpinionEdit::openPhrases);
    count();
}

QString OpinionEdit::text() const
{
    return m_edit->toPlainText();
}

void OpinionEdit::setText(const QString &text)
{
    if (text == m_edit->toPlainText())
        return;
    QTextCursor cursor(m_edit->document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

void OpinionEdit::insertPhrase(const QString &phrase)
{
    if (m_edit->isReadOnly())
        return;
    QTextCursor cursor = m_edit->textCursor();
    cursor.beginEditBlock();
    cursor.insertText(phrase);
    cursor.endEditBlock();
    m_edit->setTextCursor(cursor);
}

void OpinionEdit::setPhrases(const QList<std::pair<QString, QString>> &phrases)
{
    m_phrases->clear();
    m_phrases->addItem(tr("Phrases"));
    for (const auto &[name, text] : phrases)
        m_phrases->addItem(name, text);
    m_phrases->setEnabled(!phrases.isEmpty() && !m_edit->isReadOnly());
}

void OpinionEdit::setLimit(int limit)
{
    m_limit = limit;
    count();
}

int OpinionEdit::length() const
{
    // Characters as a person counts them, not UTF-16 units: rare names lie beyond the first plane.
    return int(m_edit->toPlainText().toUcs4().size());
}

void OpinionEdit::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    m_phrases->setEnabled(!readOnly && m_phrases->count() > 1);
    m_phrases->setVisible(!readOnly);
    m_hint->setVisible(!readOnly);
    m_counter->setVisible(!readOnly);
}

void OpinionEdit::setPlaceholder(const QString &words)
{
    m_edit->setPlaceholderText(words);
}

void OpinionEdit::openPhrases()
{
    if (!m_phrases->isEnabled())
        return;
    m_phrases->setFocus(Qt::ShortcutFocusReason);
    m_phrases->showPopup();
}

void OpinionEdit::count()
{
    m_counter->setText(tr("%1 / %2", "characters written and allowed").arg(length()).arg(m_limit));
    m_counter->setInk(isTooLong() ? Token::RedText : Token::SubText);
    m_edit->setAccessibleDescription(
        isTooLong() ? tr("Too long: %1 of at most %2 characters").arg(length()).arg(m_limit) : QString());
}

} // namespace yunchuang
