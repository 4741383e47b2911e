// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/papers/papersheet.h"

#include <cairo-pdf.h>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// The faces of official papers where they are installed, and a free one whose characters can be read back everywhere.
constexpr const char *bodyFonts = "FangSong_GB2312,FangSong,WenQuanYi Micro Hei,Noto Sans CJK SC";

cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    static_cast<QByteArray *>(closure)->append(reinterpret_cast<const char *>(data), qsizetype(length));
    return CAIRO_STATUS_SUCCESS;
}

/// What cannot be drawn is not a missing letter: controls are left out, tabs and foreign line ends are what they mean.
QByteArray drawable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\t' || c == QChar::Nbsp)
            out += u' ';
        else if (c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            out += u'\n';
        else if (c.category() != QChar::Other_Control)
            out += c;
    }
    return out.toUtf8();
}

} // namespace

PaperSheet::PaperSheet(const QString &title, const QString &author, const QByteArray &created)
    : m_surface(cairo_pdf_surface_create_for_stream(append, &m_bytes, width, height))
    , m_cairo(cairo_create(m_surface))
{
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_TITLE, title.toUtf8().constData());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_AUTHOR, author.toUtf8().constData());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATOR, "Yunchuang");
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATE_DATE, created.constData());
    cairo_set_line_width(m_cairo, 0.6);
}

PaperSheet::~PaperSheet()
{
    cairo_destroy(m_cairo);
    cairo_surface_finish(m_surface);
    cairo_surface_destroy(m_surface);
}

Layout PaperSheet::layout(const QString &text, const TextStyle &style, double textWidth)
{
    Layout made(pango_cairo_create_layout(m_cairo));
    // Points are the unit of the page; the context would take 96 to the inch.
    pango_cairo_context_set_resolution(pango_layout_get_context(made.get()), 72);
    pango_layout_context_changed(made.get());
    PangoFontDescription *font = pango_font_description_from_string(bodyFonts);
    pango_font_description_set_size(font, int(style.size * PANGO_SCALE));
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_language_new(pango_language_from_string("zh-cn")));
    pango_layout_set_attributes(made.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(made.get(), int(textWidth * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_indent(made.get(), int(style.indent * style.size * PANGO_SCALE));
    pango_layout_set_alignment(made.get(), style.align);
    pango_layout_set_justify(made.get(), style.justify);
    const QByteArray bytes = drawable(text);
    pango_layout_set_text(made.get(), bytes.constData(), int(bytes.size()));
    if (pango_layout_get_unknown_glyphs_count(made.get()) > 0)
        m_lacksGlyphs = true;
    return made;
}

void PaperSheet::line(const Layout &layout, int index, double x, double lineTop, double leading)
{
    PangoLayoutLine *drawn = pango_layout_get_line_readonly(layout.get(), index);
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_line_get_extents(drawn, &ink, &logical);
    PangoLayoutIter *iter = pango_layout_get_iter(layout.get());
    for (int i = 0; i < index; ++i)
        pango_layout_iter_next_line(iter);
    PangoRectangle place;
    pango_layout_iter_get_line_extents(iter, nullptr, &place);
    pango_layout_iter_free(iter);
    const double ascent = double(PANGO_ASCENT(logical)) / PANGO_SCALE;
    const double tall = double(logical.height) / PANGO_SCALE;
    cairo_move_to(m_cairo, x + double(place.x) / PANGO_SCALE, lineTop + (leading - tall) / 2 + ascent);
    pango_cairo_show_layout_line(m_cairo, drawn);
}

void PaperSheet::text(const QString &text, const TextStyle &style, double x, double textWidth)
{
    const Layout laid = layout(text, style, textWidth);
    const int lines = pango_layout_get_line_count(laid.get());
    for (int i = 0; i < lines; ++i) {
        need(style.leading);
        line(laid, i, x, m_y, style.leading);
        m_y += style.leading;
    }
}

void PaperSheet::frame(double x, double frameTop, double frameWidth, double frameHeight, bool dashed)
{
    constexpr double dash = 4;
    cairo_set_dash(m_cairo, &dash, dashed ? 1 : 0, 0);
    cairo_rectangle(m_cairo, x, frameTop, frameWidth, frameHeight);
    cairo_stroke(m_cairo);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
}

void PaperSheet::need(double points)
{
    // A thing taller than a page cannot be helped by a new one.
    if (room() < points && m_y > top)
        newPage();
}

void PaperSheet::pageNumber()
{
    // 7.5: size 4 between dashes, outside: odd pages right, even pages left, one character in.
    TextStyle style;
    style.size = 14;
    style.align = m_page % 2 == 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    const Layout number = layout(u"— %1 —"_s.arg(m_page), style, areaWidth - 2 * style.size);
    line(number, 0, left + style.size, bottom + 20, 20);
}

void PaperSheet::newPage()
{
    pageNumber();
    cairo_show_page(m_cairo);
    ++m_page;
    m_y = top;
}

QByteArray PaperSheet::finish()
{
    pageNumber();
    cairo_show_page(m_cairo);
    cairo_surface_finish(m_surface);
    const bool whole =
        cairo_status(m_cairo) == CAIRO_STATUS_SUCCESS && cairo_surface_status(m_surface) == CAIRO_STATUS_SUCCESS;
    return whole ? m_bytes : QByteArray();
}

} // namespace yunchuang::service
