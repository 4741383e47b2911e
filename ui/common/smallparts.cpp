// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/smallparts.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace yunchuang {

KeyHint::KeyHint(const QStringList &keys, const QString &words, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKeys(keys, words);
}

void KeyHint::setKeys(const QStringList &keys, const QString &words)
{
    m_keys = keys;
    m_words = words;
    setAccessibleName(keys.join(u", "_s) % (words.isEmpty() ? QString() : u' ' % words));
    updateGeometry();
    update();
}

QSize KeyHint::sizeHint() const
{
    const Theme &theme = Theme::current();
    QSize size = keyCapsSize(m_keys);
    if (!m_words.isEmpty())
        size.rwidth() += theme.px(4) + QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(m_words);
    size.setHeight(qMax(size.height(), QFontMetrics(theme.font(FontRole::Small)).height()));
    return size + QSize(1, 0);
}

void KeyHint::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintKeyCaps(&painter, rect(), m_keys);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::SubText));
    painter.drawText(rect().adjusted(keyCapsSize(m_keys).width() + theme.px(4), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, m_words);
}

Tag::Tag(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Tag::Tag(const TagLook &look, const QString &words, QWidget *parent)
    : Tag(parent)
{
    setTag(look, words);
}

void Tag::setTag(const TagLook &look, const QString &words)
{
    m_look = look;
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    return tagSize(m_look, m_words);
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTag(&painter, rect(), m_look, m_words);
}

CountBadge::CountBadge(Look look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents, look == Look::Disc);
    hide();
}

void CountBadge::setCount(int count, Tone tone, const QString &scope)
{
    m_count = count;
    m_tone = tone;
    setAccessibleName(scope);
    setToolTip(scope);
    setVisible(count > 0);
    updateGeometry();
    update();
}

QString CountBadge::digits() const
{
    return m_count > 999 ? u"999+"_s : QString::number(m_count);
}

QSize CountBadge::sizeHint() const
{
    const Theme &theme = Theme::current();
    if (m_look == Look::Pill)
        return countSize(digits(), m_tone, true);
    const int width = QFontMetrics(theme.font(FontRole::Hint, true)).horizontalAdvance(digits()) + theme.px(8);
    return {qMax(theme.px(16), width), theme.px(16)};
}

void CountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_look == Look::Pill)
        paintCount(&painter, rect(), digits(), m_tone, true);
    else
        paintCountDisc(&painter, QRectF(rect()).center(), digits(), m_tone);
}

TextLabel::TextLabel(const QString &text, FontRole role, bool bold, Token ink, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(text, this))
    , m_role(role)
    , m_bold(bold)
    , m_ink(ink)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    m_label->setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setText(const QString &text)
{
    if (text == m_label->text())
        return;
    m_label->setText(text);
    // In a page that is not on the screen Qt tells only the nearest layout; those above would keep the old height.
    for (QWidget *w = this; w && !w->isVisible(); w = w->parentWidget())
        w->updateGeometry();
}

QString TextLabel::text() const
{
    return m_label->text();
}

void TextLabel::setInk(Token ink)
{
    m_ink = ink;
    restyle();
}

void TextLabel::setMonospaced(bool monospaced)
{
    m_monospaced = monospaced;
    restyle();
}

void TextLabel::setWordWrap(bool wrap)
{
    m_label->setWordWrap(wrap);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(wrap);
    setSizePolicy(policy);
}

void TextLabel::setAlignment(Qt::Alignment alignment)
{
    m_label->setAlignment(alignment);
}

void TextLabel::setSelectable(bool selectable)
{
    m_label->setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                                : Qt::NoTextInteraction);
}

void TextLabel::setBuddy(QWidget *buddy)
{
    m_label->setBuddy(buddy);
}

void TextLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

void TextLabel::restyle()
{
    const Theme &theme = Theme::current();
    QFont font = theme.font(m_role, m_bold);
    if (m_monospaced)
        font.setFamilies({u"Noto Sans Mono CJK SC"_s, QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    if (m_label->font() != font)
        m_label->setFont(font);
    QPalette palette = m_label->palette();
    if (palette.color(QPalette::Active, QPalette::WindowText) == theme.color(m_ink) &&
        m_label->testAttribute(Qt::WA_SetPalette))
        return;
    palette.setColor(QPalette::Active, QPalette::WindowText, theme.color(m_ink));
    palette.setColor(QPalette::Inactive, QPalette::WindowText, theme.color(m_ink));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.color(Token::Disabled));
    m_label->setPalette(palette);
}

SectionHead::SectionHead(const QString &title, const QString &note, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, FontRole::Body, true))
    , m_note(new TextLabel(note, FontRole::Small, false, Token::SubText))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::current().px(8));
    layout->addWidget(m_title);
    layout->addStretch();
    layout->addWidget(m_note);
}

Hairline::Hairline(Qt::Orientation orientation, Token ink, QWidget *parent)
    : QWidget(parent)
    , m_ink(ink)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(m_ink));
}

} // namespace yunchuang
