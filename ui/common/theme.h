// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace yunchuang {

/// What a colour is for. Values per scheme are fixed in theme.cpp; tests compute their contrast.
enum class Token {
    Window,       ///< page ground
    Side,         ///< sidebar ground
    Base,         ///< fields, tables, cards
    Alternate,    ///< headers, notes
    Line,         ///< hairlines between rows
    Frame,        ///< frames of cards and panels
    Control,      ///< borders of things one can operate
    Text,         ///< words
    SubText,      ///< secondary words
    Disabled,     ///< words of disabled things only
    Accent,       ///< primary buttons, links, focus
    AccentStrong, ///< words on an accent tint
    OnAccent,     ///< words on Accent
    AccentTint,   ///< chosen, hovered
    Selection,    ///< selected row
    TopBar,
    TopBarField,
    TopBarLine,
    TopBarText,
    TopBarSub,
    Canvas, ///< behind document pages
    GreenText,
    GreenGlyph,
    GreenTint,
    AmberText,
    AmberGlyph,
    AmberTint,
    RedText,
    RedGlyph,
    RedTint,
    PauseText,
    PauseGlyph,
    PauseTint,
    Quiet, ///< finished, not started
    Count_
};

/// The tint family of a tag, badge, banner or verdict. Colour only repeats what a shape and words say.
enum class Tone { Neutral, Accent, Green, Amber, Red, Pause, Quiet };

/// Type sizes in use (pixels at 100 %): 11, 12, 13, 14, 16, 18, 24.
enum class FontRole { Hint, Small, Body, Unit, Title, Clock, Kpi };

/// Dark words on a light ground, or light ones on a dark ground.
enum class Scheme { Light, Dark };

/// The look of the program as a value: scheme, contrast and text scale. The application's style holds the one in force
/// (`Theme::current()`, like QGuiApplication::palette()); another is set with YunchuangStyle::setTheme.
class Theme
{
public:
    Theme() = default;
    /// `scale` multiplies fonts and every metric given by px(); 1.0 to 2.0.
    explicit Theme(Scheme scheme, bool highContrast = false, qreal scale = 1.0);

    /// The theme of the application's style; the plain light one when another style is installed.
    [[nodiscard]] static const Theme &current();

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool isDark() const { return m_scheme == Scheme::Dark; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    [[nodiscard]] qreal scale() const { return m_scale; }

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QColor toneText(Tone tone) const;
    [[nodiscard]] QColor toneGlyph(Tone tone) const;
    [[nodiscard]] QColor toneTint(Tone tone) const;

    [[nodiscard]] QPalette palette() const;
    /// The palette of the dark top bar, the same idea in both schemes.
    [[nodiscard]] QPalette topBarPalette() const;

    [[nodiscard]] QFont font(FontRole role = FontRole::Body, bool bold = false) const;
    /// A length of the drawings at the present text scale.
    [[nodiscard]] int px(int length) const;
    [[nodiscard]] int radius() const { return px(4); }

    friend bool operator==(const Theme &, const Theme &) = default;

private:
    Scheme m_scheme = Scheme::Light;
    bool m_highContrast = false;
    qreal m_scale = 1.0;
};

/// Contrast of two opaque colours by WCAG 2.1 (1 to 21).
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace yunchuang
