// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/yunchuangstyle.h"

#include <QApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

constexpr auto tokenCount = static_cast<std::size_t>(Token::Count_);
using Colours = std::array<QRgb, tokenCount>;

// In the order of Token.
constexpr Colours lightColours = {
    0xffeef1f4, 0xffe5eaef, 0xffffffff, 0xfff6f8fa, // window, side, base, alternate
    0xffdde2e8, 0xffc5cdd6, 0xff7b8794,             // line, frame, control
    0xff18212b, 0xff4d5967, 0xff7f8a96,             // text, sub, disabled
    0xff17598c, 0xff124872, 0xffffffff, 0xffe4eef7, 0xffd6e7f5,
    0xff16324b, 0xff234560, 0xff6f8ca5, 0xfff2f6f9, 0xffb4c5d3, // top bar
    0xffc9d0d7,                                                 // canvas
    0xff1a6a44, 0xff25875a, 0xffe2f1e9,                         // green
    0xff855200, 0xffbe7602, 0xfffcf1dc,                         // amber
    0xffa62a20, 0xffc2362a, 0xfffbe7e4,                         // red
    0xff504e86, 0xff6a67a6, 0xffecebf6,                         // pause
    0xff5b6774,
};

constexpr Colours darkColours = {
    0xff1c2228, 0xff181d23, 0xff13181d, 0xff171d22, //
    0xff2a323a, 0xff39434d, 0xff6f7c89,             //
    0xffe2e8ee, 0xffa4b0bc, 0xff77838f,             //
    0xff6bb0e3, 0xff8cc4ee, 0xff0c1a26, 0xff1a3040, 0xff1e3d56,
    0xff101e2b, 0xff1a2d3d, 0xff4f677b, 0xffe6edf3, 0xffa4b4c2, //
    0xff0e1216,                                                 //
    0xff6cc596, 0xff4fae7e, 0xff16301f,                         //
    0xffe9b557, 0xffe0a63c, 0xff36290f,                         //
    0xfff2958a, 0xffe8776a, 0xff3c1f1c,                         //
    0xffb0ade4, 0xff9a97d6, 0xff28273d,                         //
    0xff93a0ac,
};

// High contrast keeps shapes and layout and only moves the colours apart.
QRgb sharpened(Token token, QRgb plain, bool dark)
{
    const QRgb ink = dark ? 0xffffffff : 0xff000000;
    const QRgb paper = dark ? 0xff000000 : 0xffffffff;
    switch (token) {
    case Token::Window:
    case Token::Side:
    case Token::Base:
    case Token::Alternate:
        return paper;
    case Token::Text:
    case Token::SubText:
    case Token::Control:
    case Token::Frame:
        return ink;
    case Token::Line:
    case Token::Disabled:
    case Token::Quiet:
        return dark ? 0xffb8c2cc : 0xff4a5561;
    case Token::Accent:
    case Token::AccentStrong:
        return dark ? 0xff9ad4ff : 0xff063a66;
    case Token::OnAccent:
        return paper;
    case Token::GreenText:
    case Token::GreenGlyph:
        return dark ? 0xff8fe6b6 : 0xff0d4a2d;
    case Token::AmberText:
    case Token::AmberGlyph:
        return dark ? 0xffffd07a : 0xff5e3a00;
    case Token::RedText:
    case Token::RedGlyph:
        return dark ? 0xffffb3aa : 0xff86150c;
    case Token::PauseText:
    case Token::PauseGlyph:
        return dark ? 0xffcfccff : 0xff35336a;
    case Token::TopBar:
        return 0xff000000;
    case Token::TopBarField:
        return 0xff101820;
    case Token::TopBarLine:
    case Token::TopBarText:
    case Token::TopBarSub:
        return 0xffffffff;
    default:
        return plain;
    }
}

double channel(int value)
{
    const double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
}

} // namespace

Theme::Theme(Scheme scheme, bool highContrast, qreal scale)
    : m_scheme(scheme)
    , m_highContrast(highContrast)
    , m_scale(std::clamp(scale, 1.0, 2.0))
{
}

const Theme &Theme::current()
{
    static const Theme plain;
    const auto *style = qobject_cast<const YunchuangStyle *>(QApplication::style());
    return style ? style->theme() : plain;
}

QColor Theme::color(Token token) const
{
    const QRgb plain = (isDark() ? darkColours : lightColours).at(static_cast<std::size_t>(token));
    return QColor::fromRgb(m_highContrast ? sharpened(token, plain, isDark()) : plain);
}

QColor Theme::toneText(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return color(Token::SubText);
    case Tone::Accent:
        return color(Token::AccentStrong);
    case Tone::Green:
        return color(Token::GreenText);
    case Tone::Amber:
        return color(Token::AmberText);
    case Tone::Red:
        return color(Token::RedText);
    case Tone::Pause:
        return color(Token::PauseText);
    case Tone::Quiet:
        return color(Token::Quiet);
    }
    return color(Token::Text);
}

QColor Theme::toneGlyph(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return color(Token::SubText);
    case Tone::Accent:
        return color(Token::Accent);
    case Tone::Green:
        return color(Token::GreenGlyph);
    case Tone::Amber:
        return color(Token::AmberGlyph);
    case Tone::Red:
        return color(Token::RedGlyph);
    case Tone::Pause:
        return color(Token::PauseGlyph);
    case Tone::Quiet:
        return color(Token::Quiet);
    }
    return color(Token::Text);
}

QColor Theme::toneTint(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Quiet:
        return color(Token::Alternate);
    case Tone::Accent:
        return color(Token::AccentTint);
    case Tone::Green:
        return color(Token::GreenTint);
    case Tone::Amber:
        return color(Token::AmberTint);
    case Tone::Red:
        return color(Token::RedTint);
    case Tone::Pause:
        return color(Token::PauseTint);
    }
    return color(Token::Base);
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, Token enabled, Token disabled) {
        p.setColor(QPalette::Active, role, color(enabled));
        p.setColor(QPalette::Inactive, role, color(enabled));
        p.setColor(QPalette::Disabled, role, color(disabled));
    };
    set(QPalette::Window, Token::Window, Token::Window);
    set(QPalette::WindowText, Token::Text, Token::Disabled);
    set(QPalette::Base, Token::Base, Token::Alternate);
    set(QPalette::AlternateBase, Token::Alternate, Token::Alternate);
    set(QPalette::Text, Token::Text, Token::Disabled);
    set(QPalette::PlaceholderText, Token::SubText, Token::Disabled);
    set(QPalette::Button, Token::Base, Token::Alternate);
    set(QPalette::ButtonText, Token::Text, Token::Disabled);
    set(QPalette::BrightText, Token::OnAccent, Token::Disabled);
    set(QPalette::Highlight, Token::Accent, Token::Frame);
    set(QPalette::HighlightedText, Token::OnAccent, Token::Text);
    set(QPalette::Link, Token::Accent, Token::Disabled);
    set(QPalette::LinkVisited, Token::Accent, Token::Disabled);
    set(QPalette::ToolTipBase, Token::Base, Token::Base);
    set(QPalette::ToolTipText, Token::Text, Token::Text);
    set(QPalette::Light, Token::Base, Token::Base);
    set(QPalette::Midlight, Token::Line, Token::Line);
    set(QPalette::Mid, Token::Frame, Token::Frame);
    set(QPalette::Dark, Token::Control, Token::Frame);
    set(QPalette::Shadow, Token::Control, Token::Frame);
    return p;
}

QPalette Theme::topBarPalette() const
{
    QPalette p = palette();
    const auto set = [&](QPalette::ColorRole role, Token token) { p.setColor(QPalette::All, role, color(token)); };
    set(QPalette::Window, Token::TopBar);
    set(QPalette::WindowText, Token::TopBarText);
    set(QPalette::Base, Token::TopBarField);
    set(QPalette::Text, Token::TopBarText);
    set(QPalette::PlaceholderText, Token::TopBarSub);
    set(QPalette::Button, Token::TopBar);
    set(QPalette::ButtonText, Token::TopBarText);
    set(QPalette::Dark, Token::TopBarLine);
    set(QPalette::Shadow, Token::TopBarLine);
    set(QPalette::Mid, Token::TopBarLine);
    set(QPalette::Midlight, Token::TopBarLine);
    return p;
}

QFont Theme::font(FontRole role, bool bold) const
{
    constexpr std::array sizes = {11, 12, 13, 14, 16, 18, 24};
    QFont f;
    f.setFamilies({u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"WenQuanYi Micro Hei"_s, u"sans-serif"_s});
    f.setPixelSize(px(sizes.at(static_cast<std::size_t>(role))));
    f.setBold(bold);
    // Hinted Chinese glyphs come out narrow and uneven at these sizes.
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

int Theme::px(int length) const
{
    return qRound(length * m_scale);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace yunchuang
