// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>

namespace yunchuang::service {

/// How text is set.
struct TextStyle
{
    double size = 16;    ///< points
    double leading = 29; ///< from line to line, points
    int indent = 0;      ///< of the first line, in characters
    PangoAlignment align = PANGO_ALIGN_LEFT;
    bool justify = false;
};

/// Gives a layout of Pango back.
struct LayoutFree
{
    void operator()(PangoLayout *layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutFree>;

/// The pages of one PDF and the place on them where the next thing goes. Lengths are points; `y` grows downwards.
class PaperSheet
{
public:
    // GB/T 9704-2012, 5.2: A4, 37 mm above, 28 mm at the binding side, type area 156 × 225 mm.
    static constexpr double width = 595.28;
    static constexpr double height = 841.89;
    static constexpr double left = 79.37;
    static constexpr double top = 104.88;
    static constexpr double areaWidth = 442.2;
    static constexpr double bottom = top + 637.8;

    PaperSheet(const QString &title, const QString &author, const QByteArray &created);
    ~PaperSheet();
    PaperSheet(const PaperSheet &) = delete;
    PaperSheet &operator=(const PaperSheet &) = delete;

    [[nodiscard]] double y() const { return m_y; }
    void moveTo(double y) { m_y = y; }
    void space(double points) { m_y += points; }
    [[nodiscard]] double room() const { return bottom - m_y; }
    void newPage();
    /// Begins a new page unless there is that much room.
    void need(double points);

    /// Text of a width, ready to be drawn; notes characters that no font has.
    [[nodiscard]] Layout layout(const QString &text, const TextStyle &style, double textWidth);
    /// Lines from the place on, going on to the next page; the place moves below them.
    void text(const QString &text, const TextStyle &style, double x = left, double textWidth = areaWidth);
    /// One line of a layout with its upper edge at `lineTop`.
    void line(const Layout &layout, int index, double x, double lineTop, double leading);
    void frame(double x, double frameTop, double frameWidth, double frameHeight, bool dashed);

    [[nodiscard]] bool lacksGlyphs() const { return m_lacksGlyphs; }
    /// Ends the last page. Empty: the library failed.
    [[nodiscard]] QByteArray finish();

private:
    void pageNumber();

    QByteArray m_bytes;
    cairo_surface_t *m_surface = nullptr;
    cairo_t *m_cairo = nullptr;
    double m_y = top;
    int m_page = 1;
    bool m_lacksGlyphs = false;
};

} // namespace yunchuang::service
