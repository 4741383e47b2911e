// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/yunchuangstyle.h"

#include "ui/common/paint.h"
#include "ui/common/styleparts.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

// Things that get the ring around them. Views and tab bars show the focus in their rows and tabs.
bool wantsRing(const QWidget *w)
{
    if (qobject_cast<const QLineEdit *>(w))
        return !qobject_cast<const QAbstractSpinBox *>(w->parentWidget()) &&
               !qobject_cast<const QComboBox *>(w->parentWidget()) && !w->property("ringless").toBool();
    return qobject_cast<const QAbstractButton *>(w) || qobject_cast<const QComboBox *>(w) ||
           qobject_cast<const QAbstractSpinBox *>(w) || qobject_cast<const QPlainTextEdit *>(w) ||
           qobject_cast<const QTextEdit *>(w);
}

// The visible control of which the focused widget is a part.
QWidget *ringTarget(QWidget *focus)
{
    if (!focus || focus->isWindow())
        return nullptr;
    if (qobject_cast<QLineEdit *>(focus)) {
        if (auto *box = qobject_cast<QComboBox *>(focus->parentWidget()))
            return box;
        if (auto *box = qobject_cast<QAbstractSpinBox *>(focus->parentWidget()))
            return box;
    }
    return wantsRing(focus) ? focus : nullptr;
}

// A scroll bar lies on what its area scrolls: a white list, or the page itself.
QColor scrollGround(const QWidget *bar, const QStyleOption &option)
{
    for (const QWidget *w = bar; w; w = w->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(w)) {
            const QWidget *port = area->viewport();
            return port->palette().color(port->backgroundRole());
        }
    }
    return option.palette.color(QPalette::Base);
}

bool isReadOnlyField(const QWidget *widget)
{
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return edit->isReadOnly();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return edit->isReadOnly();
    if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
        return edit->isReadOnly();
    return false;
}

} // namespace

YunchuangStyle::YunchuangStyle(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_theme(theme)
{
}

YunchuangStyle::~YunchuangStyle() = default;

YunchuangStyle *YunchuangStyle::install(const Theme &theme)
{
    auto *style = new YunchuangStyle(theme);
    QApplication::setStyle(style);
    style->apply();
    return style;
}

void YunchuangStyle::setTheme(const Theme &theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    apply();
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        giveGround(widget);
        QEvent change(QEvent::StyleChange);
        QApplication::sendEvent(widget, &change);
        widget->updateGeometry();
        widget->update();
    }
    Q_EMIT themeChanged();
}

void YunchuangStyle::apply()
{
    QIcon::setThemeName(m_theme.isDark() ? u"breeze-dark"_s : u"breeze"_s);
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.font());
    connect(qApp, &QApplication::focusChanged, this, &YunchuangStyle::followFocus, Qt::UniqueConnection);
}

void YunchuangStyle::followFocus(QWidget *, QWidget *now)
{
    QWidget *target = ringTarget(now);
    if (!m_ring) {
        if (!target)
            return;
        m_ring = new QFocusFrame(target->window());
        m_ring->setObjectName(u"focusRing"_s);
    }
    m_ring->setWidget(target);
}

void YunchuangStyle::giveGround(QWidget *widget) const
{
    const QString ground = widget->property("ground").toString();
    if (ground.isEmpty())
        return;
    QPalette palette = m_theme.palette();
    if (ground == "topbar"_L1) {
        palette = m_theme.topBarPalette();
    } else {
        const QColor color = m_theme.color(ground == "side"_L1 ? Token::Side : Token::Base);
        palette.setColor(QPalette::Window, color);
        if (ground == "side"_L1)
            palette.setColor(QPalette::Base, color);
    }
    widget->setPalette(palette);
    widget->setAutoFillBackground(true);
}

void YunchuangStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    giveGround(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void YunchuangStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

void YunchuangStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelButtonCommand:
        styleparts::buttonPanel(painter, *option, m_theme);
        return;
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        styleparts::toolPanel(painter, *option, m_theme);
        return;
    case PE_IndicatorHeaderArrow: // drawn beside the words by the header's label
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_FrameFocusRect:
        // The ring outside says it; Fusion's dotted box would say it twice.
        if (qobject_cast<const QTabBar *>(widget))
            paintFocusRing(painter, option->rect.adjusted(2, 3, -2, -2));
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth <= 0) {
            if (element == PE_PanelLineEdit)
                painter->fillRect(option->rect, option->palette.base());
            return;
        }
        const bool readOnly = isReadOnlyField(widget);
        const QColor fill = readOnly ? QColor(Qt::transparent) : option->palette.color(QPalette::Base);
        paintBox(painter, option->rect, fill,
                 readOnly ? QColor()
                          : option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Dark),
                 1, m_theme.radius());
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        styleparts::checkBox(painter, *option, m_theme);
        return;
    case PE_IndicatorRadioButton:
        styleparts::radioButton(painter, *option, m_theme);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Qt::ArrowType direction = element == PE_IndicatorArrowDown   ? Qt::DownArrow
                                        : element == PE_IndicatorArrowUp   ? Qt::UpArrow
                                        : element == PE_IndicatorArrowLeft ? Qt::LeftArrow
                                                                           : Qt::RightArrow;
        paintChevron(painter, option->rect, direction,
                     option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
        return;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            paintChevron(painter, option->rect, option->state & State_Open ? Qt::DownArrow : Qt::RightArrow,
                         m_theme.color(Token::Text));
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameWindow:
    case PE_FrameMenu:
    case PE_FrameTabWidget: {
        const bool field = qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
        if (field && isReadOnlyField(widget))
            return;
        const bool card = widget && widget->property("card").toBool();
        const QColor line = m_theme.color(field && enabled ? Token::Control : Token::Frame);
        const QColor fill = field  ? option->palette.color(QPalette::Base)
                            : card ? m_theme.color(Token::Base)
                                   : QColor();
        paintBox(painter, option->rect, fill, line, 1, element == PE_FrameTabWidget ? 0 : m_theme.radius());
        return;
    }
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          m_theme.color(Token::Frame));
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, m_theme.color(Token::Base));
        painter->setPen(m_theme.color(element == PE_PanelTipLabel ? Token::Control : Token::Frame));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        styleparts::itemPanel(painter, *option, m_theme);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void YunchuangStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case CE_FocusFrame:
        paintFocusRing(painter, option->rect);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.color(Token::Frame));
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        styleparts::headerSection(painter, *option, m_theme);
        return;
    case CE_Header:
        styleparts::headerSection(painter, *option, m_theme);
        styleparts::headerLabel(painter, *option, m_theme);
        return;
    case CE_TabBarTabShape:
        styleparts::tabShape(painter, *option, m_theme, widget && widget->property("underlined").toBool());
        return;
    case CE_TabBarTabLabel:
        styleparts::tabLabel(painter, *option, m_theme);
        return;
    case CE_ProgressBarGroove:
        painter->fillRect(option->rect, m_theme.color(Token::Line));
        return;
    case CE_ProgressBarContents:
        styleparts::progress(painter, *option, m_theme);
        return;
    case CE_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            break;
        QStyleOptionMenuItem calm(*item);
        if (calm.state & State_Selected && calm.state & State_Enabled)
            painter->fillRect(calm.rect, m_theme.color(Token::Selection));
        calm.palette.setColor(QPalette::Highlight, m_theme.color(Token::Selection));
        calm.palette.setColor(QPalette::HighlightedText, m_theme.color(Token::Text));
        QProxyStyle::drawControl(element, &calm, painter, widget);
        return;
    }
    case CE_ItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (!item)
            break;
        // The chosen row is light, so its words stay dark.
        QStyleOptionViewItem calm(*item);
        calm.palette.setColor(QPalette::HighlightedText, m_theme.color(Token::Text));
        QProxyStyle::drawControl(element, &calm, painter, widget);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void YunchuangStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                        const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        styleparts::comboBox(painter, *option, m_theme,
                             proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget));
        return;
    case CC_SpinBox:
        styleparts::spinBox(painter, *option, m_theme, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget),
                            proxy()->subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    case CC_ScrollBar:
        styleparts::scrollBar(painter, *option, m_theme,
                              proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget),
                              scrollGround(widget, *option));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect YunchuangStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                     const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        // No arrow buttons: the whole length is the groove.
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar)
            return styleparts::scrollBarPart(*bar, sub, m_theme);
    }
    if (control == CC_ComboBox) {
        const int arrow = m_theme.px(26);
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        // A line edit brings two pixels of its own.
        const int inset = m_theme.px(8) - (combo && combo->editable ? 2 : 1);
        const QRect edit = r.adjusted(inset, 1, -arrow, -1);
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - arrow + 1, r.top(), arrow, r.height()));
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, r, edit);
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = buttons ? m_theme.px(22) : 0;
        const QRect column(r.right() - width, r.top() + 1, width, r.height() - 2);
        if (sub == SC_SpinBoxUp)
            return visualRect(option->direction, r, column.adjusted(0, 0, 0, -column.height() / 2));
        if (sub == SC_SpinBoxDown)
            return visualRect(option->direction, r, column.adjusted(0, column.height() / 2, 0, 0));
        if (sub == SC_SpinBoxEditField)
            return visualRect(option->direction, r, r.adjusted(m_theme.px(6), 1, -width - 1, -1));
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect YunchuangStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int inset = frame && frame->lineWidth > 0 ? m_theme.px(6) : 0;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize YunchuangStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                       const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int control = qMax(m_theme.px(28), QFontMetrics(m_theme.font()).height() + m_theme.px(6));
    switch (type) {
    case CT_PushButton:
        result.setHeight(qMax(control, size.height() + m_theme.px(6)));
        result.rwidth() = qMax(result.width(), size.width() + m_theme.px(20));
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(qMax(control, size.height()));
        break;
    case CT_ComboBox:
        result.setHeight(control);
        result.setWidth(size.width() + m_theme.px(8 + 26 + 4));
        break;
    case CT_HeaderSection:
        result.setHeight(control);
        result.rwidth() += m_theme.px(20);
        break;
    case CT_TabBarTab:
        result.setHeight(m_theme.px(34));
        result.rwidth() += m_theme.px(4);
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(qMax(result.height(), control));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        result.setHeight(qMax(result.height(), m_theme.px(24)));
        break;
    case CT_ToolButton:
        result = result.expandedTo({m_theme.px(24), m_theme.px(24)});
        break;
    default:
        break;
    }
    return result;
}

int YunchuangStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollBarExtent:
        return m_theme.px(10);
    case PM_ScrollBarSliderMin:
        return m_theme.px(24);
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.px(15);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return m_theme.px(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize:
        return m_theme.px(16);
    case PM_TabBarTabHSpace:
        return m_theme.px(24);
    case PM_TreeViewIndentation:
        return m_theme.px(20);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 3;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return m_theme.px(12);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return m_theme.px(8);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int YunchuangStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget:
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_FocusFrame_Mask:
        // Only the ring itself belongs to the frame, so that it never hides or delays the control under it.
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(data); mask && option) {
            mask->region = option->rect;
            mask->region -= option->rect.adjusted(3, 3, -3, -3);
        }
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x25cf;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace yunchuang
