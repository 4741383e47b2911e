// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "ui/common/icons.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

class LockSign final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {Theme::current().px(14), Theme::current().px(16)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), Icon::Locked, Theme::current().color(Token::SubText), Theme::current().px(14));
    }
};

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"statusLine"_s);
    auto *row = new QHBoxLayout(this);
    const auto label = [this](const QString &name) {
        auto *made = new TextLabel({}, FontRole::Small, false, Token::SubText, this);
        made->setObjectName(name);
        return made;
    };
    m_state = label(u"statusState"_s);
    m_newsLine = new Hairline(Qt::Vertical, Token::Frame, this);
    m_news = label(u"statusNews"_s);
    m_lock = new LockSign(this);
    m_cache = label(u"statusCache"_s);
    m_serviceLine = new Hairline(Qt::Vertical, Token::Frame, this);
    m_service = label(u"statusService"_s);
    m_keys = new KeyButton(tr("Keys"), this);
    m_keys->setVariant(KeyButton::Variant::Flat);
    m_keys->setKeyHint(u"Ctrl+/"_s);
    m_keys->setBaseHeight(22);
    m_keys->setFocusPolicy(Qt::NoFocus);
    connect(m_keys, &QPushButton::clicked, this, &StatusLine::shortcutsRequested);
    m_versionLine = new Hairline(Qt::Vertical, Token::Frame, this);
    m_version = label(u"statusVersion"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_state, m_newsLine, m_news})
        row->addWidget(part);
    row->addStretch(1);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_lock, m_cache, m_serviceLine, m_service, m_keys, m_versionLine, m_version})
        row->addWidget(part);
    restyle();
    setNews({});
    setService({});
}

void StatusLine::restyle()
{
    const Theme &theme = Theme::current();
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    row->setSpacing(theme.px(8));
    setFixedHeight(qMax(theme.px(24), QFontMetrics(theme.font(FontRole::Small)).height() + theme.px(4)));
    for (auto *line : findChildren<Hairline *>())
        line->setFixedHeight(theme.px(12));
}

void StatusLine::setState(const QString &words)
{
    m_state->setText(words);
}

QString StatusLine::state() const
{
    return m_state->text();
}

void StatusLine::setNews(const QString &words)
{
    m_news->setText(words);
    m_news->setVisible(!words.isEmpty());
    m_newsLine->setVisible(!words.isEmpty());
}

void StatusLine::setCache(const QString &words, bool sealed)
{
    m_cache->setText(words);
    m_lock->setVisible(sealed);
}

void StatusLine::setService(const QString &words)
{
    m_service->setText(words);
    m_service->setVisible(!words.isEmpty());
    m_serviceLine->setVisible(!words.isEmpty());
}

void StatusLine::setVersion(const QString &words)
{
    m_version->setText(words);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && layout())
        restyle();
    QWidget::changeEvent(event);
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a narrow window the version is the first to go.
    const bool wide = width() >= Theme::current().px(1100);
    m_version->setVisible(wide);
    m_versionLine->setVisible(wide);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::current().color(Token::Frame));
}

} // namespace yunchuang
