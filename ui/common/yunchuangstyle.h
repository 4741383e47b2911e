// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QPointer>
#include <QProxyStyle>

class QFocusFrame;

namespace yunchuang {

/// Fusion drawn flat: one-pixel frames, radius 4, a two-pixel focus ring one pixel off the control, thin chevrons.
/// Holds the theme in force. Give it to QApplication::setStyle before the first window, then call apply().
///
/// Dynamic properties understood, to be set before the widget is first shown:
/// "underlined" (bool, QTabBar) draws tabs as words with a line below instead of raised;
/// "card" (bool, QFrame with a styled panel) fills the rounded frame like paper;
/// "ground" ("side", "base" or "topbar") gives a widget and its children that palette, in every scheme.
class YunchuangStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit YunchuangStyle(const Theme &theme = Theme());
    ~YunchuangStyle() override;

    /// Makes it the application's style, with its palette and font. Owned by the QApplication.
    static YunchuangStyle *install(const Theme &theme = Theme());

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    /// Changes scheme, contrast or scale of the running application; open windows repaint and lay out anew.
    void setTheme(const Theme &theme);
    /// Sets the application's palette and font from the theme; needs the QApplication.
    void apply();

    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;

Q_SIGNALS:
    void themeChanged();

private:
    void giveGround(QWidget *widget) const;
    void followFocus(QWidget *old, QWidget *now);

    Theme m_theme;
    QPointer<QFocusFrame> m_ring;
};

} // namespace yunchuang
