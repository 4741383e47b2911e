// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/logo.h"
#include "ui/common/paint.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/searchbox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// The sign and the name of the program.
class LogoView final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        return {theme.px(30) + QFontMetrics(theme.font(FontRole::Title, true)).horizontalAdvance(programName()),
                theme.px(28)};
    }

private:
    [[nodiscard]] static QString programName() { return TopBar::tr("Yunchuang"); }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const int side = theme.px(24);
        paintLogo(&painter, QRectF(0, (height() - side) / 2.0, side, side));
        painter.setFont(theme.font(FontRole::Title, true));
        painter.setPen(theme.color(Token::TopBarText));
        painter.drawText(rect().adjusted(theme.px(30), 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter), programName());
    }
};

/// A button of the bar: words with a chevron, or a picture.
class BarButton : public QToolButton
{
public:
    explicit BarButton(QWidget *parent)
        : QToolButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setPopupMode(QToolButton::InstantPopup);
    }
    void setLines(const QString &first, const QString &second, const QString &initial)
    {
        m_first = first;
        m_second = second;
        m_initial = initial;
        setAccessibleName(second.isEmpty() ? first : first + u", "_s + second);
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        int width = qMax(QFontMetrics(theme.font(FontRole::Unit)).horizontalAdvance(m_first),
                         QFontMetrics(theme.font(FontRole::Hint)).horizontalAdvance(m_second));
        if (!m_initial.isEmpty())
            width = qMax(QFontMetrics(theme.font(FontRole::Body, true)).horizontalAdvance(m_first),
                         QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(m_second)) +
                    theme.px(36);
        return {width + theme.px(36), theme.px(40)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {Theme::current().px(m_initial.isEmpty() ? 120 : 44), Theme::current().px(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const QColor ink = theme.color(Token::TopBarText);
        if (underMouse() || isDown())
            paintBox(&painter, rect().adjusted(0, theme.px(2), 0, -theme.px(2)), theme.color(Token::TopBarField),
                     QColor(), 0);
        QRect words = rect().adjusted(theme.px(8), 0, -theme.px(28), 0);
        if (!m_initial.isEmpty()) {
            const int side = theme.px(28);
            const QRect disc(words.left(), (height() - side) / 2, side, side);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::TopBarText));
            painter.drawEllipse(disc);
            painter.setFont(theme.font(FontRole::Unit, true));
            painter.setPen(theme.color(Token::TopBar));
            painter.drawText(disc, int(Qt::AlignCenter), m_initial);
            words.setLeft(disc.right() + theme.px(8));
        }
        if (m_second.isEmpty()) {
            drawLine(&painter, words, m_first, theme.font(FontRole::Unit), ink);
        } else {
            const int half = height() / 2;
            drawLine(&painter, QRect(words.left(), half - theme.px(18), words.width(), theme.px(19)), m_first,
                     theme.font(FontRole::Body, true), ink);
            drawLine(&painter, QRect(words.left(), half, words.width(), theme.px(17)), m_second,
                     theme.font(FontRole::Small), theme.color(Token::TopBarSub));
        }
        paintChevron(&painter,
                     QRectF(width() - theme.px(22), (height() - theme.px(10)) / 2.0, theme.px(10), theme.px(10)),
                     Qt::DownArrow, theme.color(Token::TopBarSub));
        if (hasFocus())
            paintFocusRing(&painter, rect());
    }

private:
    static void drawLine(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                         const QColor &ink)
    {
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    }
    QString m_first;
    QString m_second;
    QString m_initial;
};

/// A picture of the bar.
class BarIcon final : public QToolButton
{
public:
    BarIcon(Icon icon, QWidget *parent)
        : QToolButton(parent)
        , m_icon(icon)
    {
        setFocusPolicy(Qt::TabFocus);
    }
    [[nodiscard]] QSize sizeHint() const override { return {Theme::current().px(32), Theme::current().px(32)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        if (underMouse() || isDown())
            paintBox(&painter, rect(), theme.color(Token::TopBarField), QColor(), 0);
        paintIcon(&painter, rect(), m_icon, theme.color(Token::TopBarText), theme.px(16));
        if (hasFocus())
            paintFocusRing(&painter, rect());
    }

private:
    Icon m_icon;
};

} // namespace

TopBar::TopBar(SearchBox *search, QWidget *parent)
    : QWidget(parent)
    , m_search(search)
{
    setObjectName(u"topBar"_s);
    setProperty("ground", u"topbar"_s);
    auto *row = new QHBoxLayout(this);
    m_menu = new BarIcon(Icon::Menu, this);
    m_menu->setObjectName(u"menuButton"_s);
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setAccessibleName(tr("Menu"));
    m_mainMenu = new QMenu(this);
    connect(m_menu, &QToolButton::clicked, this, &TopBar::openMainMenu);
    m_logo = new LogoView(this);
    auto *desk = new BarButton(this);
    desk->setObjectName(u"deskButton"_s);
    m_desk = desk;
    m_deskMenu = new QMenu(this);
    desk->setMenu(m_deskMenu);
    m_chip = new ConnectionChip(this);
    connect(m_chip, &QToolButton::clicked, this, &TopBar::connectionRequested);
    m_bell = new BarIcon(Icon::Bell, this);
    m_bell->setObjectName(u"bell"_s);
    connect(m_bell, &QToolButton::clicked, this, &TopBar::newsRequested);
    m_badge = new CountBadge(CountBadge::Look::Disc, m_bell);
    m_badge->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *user = new BarButton(this);
    user->setObjectName(u"userButton"_s);
    m_user = user;
    m_userMenu = new QMenu(this);
    user->setMenu(m_userMenu);
    row->addWidget(m_menu);
    row->addWidget(m_logo);
    row->addWidget(new Hairline(Qt::Vertical, Token::TopBarLine));
    row->addWidget(m_desk);
    row->addWidget(m_search, 20);
    row->addStretch(1);
    row->addWidget(m_chip);
    row->addWidget(m_bell);
    row->addWidget(new Hairline(Qt::Vertical, Token::TopBarLine));
    row->addWidget(m_user);
    restyle();
    setNews(0, {});
}

void TopBar::restyle()
{
    const Theme &theme = Theme::current();
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
    row->setSpacing(theme.px(8));
    setFixedHeight(theme.px(48));
    m_search->setFixedHeight(theme.px(32));
    for (auto *line : findChildren<Hairline *>())
        line->setFixedHeight(theme.px(24));
    fit();
}

void TopBar::fit()
{
    const Theme &theme = Theme::current();
    // The search gives way first, then the program's name.
    m_search->setMinimumWidth(theme.px(120));
    m_search->setMaximumWidth(theme.px(424));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_logo->setVisible(width() >= theme.px(1100) || width() == 0);
    m_badge->move(m_bell->sizeHint().width() - m_badge->sizeHint().width(), 0);
    m_badge->resize(m_badge->sizeHint());
}

void TopBar::setSession(const SessionView &session)
{
    m_session = session;
    const DeskView desk = session.current();
    const QString unit = Wording::desk(desk.departmentName, desk.unitName);
    static_cast<BarButton *>(m_desk)->setLines(unit, {}, {});
    m_desk->setAccessibleName(tr("Acting for %1").arg(unit));
    m_desk->setToolTip(tr("Acting for %1").arg(unit));
    m_deskMenu->clear();
    for (int i = 0; i < session.desks.size(); ++i) {
        const DeskView &candidate = session.desks.at(i);
        QAction *action = m_deskMenu->addAction(tr("%1 — %2").arg(candidate.unitName, Wording::posts(candidate.posts)));
        action->setCheckable(true);
        action->setChecked(i == session.desk);
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT deskChosen(i); });
    }
    static_cast<BarButton *>(m_user)->setLines(session.name, Wording::posts(desk.posts), session.name.left(1));
    m_user->setToolTip(session.name + u'\n' + Wording::posts(desk.posts));
}

void TopBar::setNews(int count, const QString &words)
{
    m_badge->setCount(count, Tone::Red, words);
    m_bell->setAccessibleName(words.isEmpty() ? tr("No news") : words);
    m_bell->setToolTip(m_bell->accessibleName());
    fit();
}

void TopBar::openMainMenu()
{
    m_mainMenu->popup(mapToGlobal(QPoint(m_menu->x(), height())));
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && layout())
        restyle();
    QWidget::changeEvent(event);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace yunchuang
