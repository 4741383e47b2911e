// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notices.h"

#include "domain/seams.h"
#include "ui/common/keybutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yunchuang {

namespace {

// Keeps the place of a painted sign beside words.
class SignSpace final : public QWidget
{
public:
    explicit SignSpace(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {Theme::current().px(16), Theme::current().px(16)}; }
};

} // namespace

Banner::Banner(Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_title(new TextLabel({}, FontRole::Small, true))
    , m_text(new TextLabel({}, FontRole::Small))
    , m_note(new TextLabel({}, FontRole::Small))
    , m_layout(new QHBoxLayout(this))
{
    const Theme &theme = Theme::current();
    m_layout->setContentsMargins(theme.px(16), theme.px(5), theme.px(8), theme.px(6));
    m_layout->setSpacing(theme.px(8));
    m_layout->addWidget(new SignSpace(this));
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_note);
    m_text->setWordWrap(true);
    setMinimumHeight(theme.px(40));
    setKind(kind);
}

void Banner::setKind(Kind kind)
{
    m_kind = kind;
    const Token ink = kind == Kind::Offline   ? Token::AmberText
                      : kind == Kind::Error   ? Token::RedText
                      : kind == Kind::Success ? Token::GreenText
                                              : Token::AccentStrong;
    m_title->setInk(ink);
    m_text->setInk(kind == Kind::Info ? Token::Text : ink);
    m_note->setInk(kind == Kind::Info ? Token::SubText : ink);
    update();
}

void Banner::setMessage(const QString &title, const QString &text, const QString &note)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setToolTip(text);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setAccessibleName(QStringList({title, text, note}).join(u' ').trimmed());
}

void Banner::addButton(KeyButton *button)
{
    m_layout->addWidget(button);
}

Tone Banner::tone() const
{
    switch (m_kind) {
    case Kind::Offline:
        return Tone::Amber;
    case Kind::Error:
        return Tone::Red;
    case Kind::Success:
        return Tone::Green;
    case Kind::Info:
        break;
    }
    return Tone::Accent;
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.toneTint(tone()));
    QColor line = theme.toneGlyph(tone());
    line.setAlphaF(0.45F);
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    const QRect sign(theme.px(16), 0, theme.px(16), height());
    if (m_kind == Kind::Offline)
        paintIcon(&painter, sign, Icon::Offline, theme.toneText(tone()), theme.px(16));
    else if (m_kind == Kind::Info)
        paintIcon(&painter, sign, Icon::Info, theme.toneText(tone()), theme.px(16));
    else
        paintGlyph(&painter, QRectF(sign.left(), (height() - theme.px(14)) / 2.0, theme.px(14), theme.px(14)),
                   m_kind == Kind::Error ? Glyph::Diamond : Glyph::CheckDisc, theme.toneGlyph(tone()),
                   theme.toneTint(tone()));
}

ErrorBox::ErrorBox(QWidget *parent)
    : QFrame(parent)
    , m_failed(new TextLabel({}, FontRole::Body, true, Token::RedText))
    , m_kept(new TextLabel({}, FontRole::Small))
    , m_numberLabel(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_copy(new KeyButton(Icon::Copy, {}))
    , m_retry(new KeyButton(Icon::Refresh, tr("Retry")))
{
    const Theme &theme = Theme::current();
    // As high as its words, even on a page that has nothing else to show.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(36), theme.px(10), theme.px(12), theme.px(10));
    row->setSpacing(theme.px(12));
    auto *words = new QVBoxLayout;
    words->setSpacing(theme.px(3));
    words->addWidget(m_failed);
    words->addWidget(m_kept);
    auto *number = new QHBoxLayout;
    number->setSpacing(theme.px(4));
    number->addWidget(m_numberLabel);
    number->addWidget(m_copy);
    number->addStretch();
    words->addLayout(number);
    row->addLayout(words, 1);
    row->addWidget(m_retry, 0, Qt::AlignVCenter);
    m_failed->setWordWrap(true);
    m_kept->setWordWrap(true);
    m_numberLabel->setSelectable(true);
    m_copy->setBaseHeight(24);
    m_copy->setAccessibleName(tr("Copy the error number"));
    m_copy->setToolTip(tr("Copy the error number"));
    m_copy->setObjectName(u"copyErrorNumber"_s);
    m_retry->setKeyHint(u"F5"_s);
    m_retry->setObjectName(u"retry"_s);
    connect(m_retry, &QAbstractButton::clicked, this, &ErrorBox::retryRequested);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_number); });
    hide();
}

void ErrorBox::setError(const QString &failed, const QString &kept, const QString &number)
{
    m_number = number;
    m_failed->setText(failed);
    m_kept->setText(kept);
    m_kept->setVisible(!kept.isEmpty());
    m_numberLabel->setText(tr("Error number %1").arg(number));
    m_numberLabel->setVisible(!number.isEmpty());
    m_copy->setVisible(!number.isEmpty());
    setAccessibleName(failed);
    setAccessibleDescription(kept);
    show();
}

void ErrorBox::clear()
{
    m_number.clear();
    hide();
}

void ErrorBox::setRetryVisible(bool visible)
{
    m_retry->setVisible(visible);
}

void ErrorBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintBox(&painter, rect(), theme.color(Token::RedTint), theme.color(Token::RedGlyph));
    const int side = theme.px(14);
    const int top = m_failed->geometry().top() + (QFontMetrics(theme.font(FontRole::Body, true)).height() - side) / 2;
    paintGlyph(&painter, QRectF(theme.px(13), top, side, side), Glyph::Diamond, theme.color(Token::RedGlyph),
               theme.color(Token::RedTint));
}

EmptyView::EmptyView(QWidget *parent)
    : QWidget(parent)
    , m_line(new TextLabel({}, FontRole::Body, false, Token::SubText))
    , m_action(new KeyButton({}))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::current().px(12));
    layout->addStretch(2);
    layout->addWidget(m_line);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setWordWrap(true);
    m_action->setObjectName(u"emptyAction"_s);
    m_action->hide();
    connect(m_action, &QAbstractButton::clicked, this, &EmptyView::actionRequested);
}

void EmptyView::setMessage(const QString &line, const QString &action, const QString &key)
{
    m_line->setText(line);
    setAccessibleName(line);
    m_action->setText(action);
    m_action->setKeyHint(key);
    m_action->setVisible(!action.isEmpty());
}

LoadingBar::LoadingBar(Scheduler &scheduler, QWidget *parent)
    : QProgressBar(parent)
    , m_scheduler(scheduler)
{
    setRange(0, 0);
    setTextVisible(false);
    setFixedHeight(2);
    setAccessibleName(tr("Loading"));
    QSizePolicy policy = sizePolicy();
    // Rows must not jump by two pixels when it appears.
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    hide();
}

LoadingBar::~LoadingBar()
{
    if (m_timer != 0)
        m_scheduler.cancel(m_timer);
}

void LoadingBar::start()
{
    if (m_running)
        return;
    m_running = true;
    m_timer = m_scheduler.after(300ms, this, [this] {
        m_timer = 0;
        show();
        tick();
    });
}

void LoadingBar::stop()
{
    m_running = false;
    if (m_timer != 0)
        m_scheduler.cancel(m_timer);
    m_timer = 0;
    hide();
}

void LoadingBar::tick()
{
    if (!m_running)
        return;
    m_phase = (m_phase + 1) % 20;
    update();
    m_timer = m_scheduler.after(120ms, this, [this] {
        m_timer = 0;
        tick();
    });
}

void LoadingBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Line));
    const int part = width() / 4;
    painter.fillRect(QRect((width() + part) * m_phase / 20 - part, 0, part, height()), theme.color(Token::Accent));
}

} // namespace yunchuang
