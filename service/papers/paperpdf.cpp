// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/papers/paperpdf.h"

#include "service/papers/papersheet.h"

#include <algorithm>
#include <vector>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

// Sizes of the standard: 2 is 22 points, 3 is 16, small 4 is 12.
constexpr TextStyle titleStyle{22, 36, 0, PANGO_ALIGN_CENTER, false};
constexpr TextStyle bodyStyle{16, 29, 2, PANGO_ALIGN_LEFT, true};
constexpr TextStyle flushStyle{16, 29, 0, PANGO_ALIGN_LEFT, false};
constexpr TextStyle centredStyle{16, 29, 0, PANGO_ALIGN_CENTER, false};
constexpr TextStyle cellStyle{12, 18, 0, PANGO_ALIGN_LEFT, false};
constexpr TextStyle smallStyle{10.5, 15, 0, PANGO_ALIGN_CENTER, false};
constexpr TextStyle noteStyle{10.5, 16, 0, PANGO_ALIGN_LEFT, false};

constexpr double cellPadding = 4;
constexpr double sealWidth = 200;
constexpr double sealHeight = 76;
constexpr double endWidth = 270;

/// Lays out the blocks of one paper.
class PaperWriter
{
public:
    PaperWriter(PaperSheet &sheet, const NoticeText &paper)
        : m_sheet(sheet)
        , m_paper(paper)
    {
    }

    void write()
    {
        m_sheet.text(m_paper.organ, titleStyle);
        m_sheet.text(m_paper.title, titleStyle);
        m_sheet.space(8);
        for (const NoticeBlock &block : m_paper.blocks)
            write(block);
        if (!m_paper.footnote.isEmpty()) {
            m_sheet.space(12);
            m_sheet.text(m_paper.footnote, noteStyle);
        }
    }

private:
    void write(const NoticeBlock &block)
    {
        switch (block.kind) {
        case NoticeBlockKind::Number:
            m_sheet.text(block.text, centredStyle);
            m_sheet.space(10);
            break;
        case NoticeBlockKind::Addressee:
            m_sheet.text(block.text, flushStyle);
            break;
        case NoticeBlockKind::Paragraph:
        case NoticeBlockKind::List:
            m_sheet.text(block.text, bodyStyle);
            break;
        case NoticeBlockKind::Table:
        case NoticeBlockKind::TableOf:
            table(block);
            break;
        case NoticeBlockKind::Seal:
            seal(block);
            break;
        case NoticeBlockKind::Date:
            m_sheet.text(block.text, centredStyle, endLeft(), endWidth);
            m_sheet.space(10);
            break;
        case NoticeBlockKind::Signature:
            signature(block);
            break;
        }
    }

    [[nodiscard]] static double endLeft() { return PaperSheet::left + PaperSheet::areaWidth - endWidth; }

    /// The organ and the date stand centred to each other at the right, the place of the seal above them, never parted.
    void seal(const NoticeBlock &block)
    {
        m_sheet.space(10);
        const Layout organ = m_sheet.layout(block.text, centredStyle, endWidth);
        const int lines = pango_layout_get_line_count(organ.get());
        m_sheet.need(sealHeight + (lines + 1) * centredStyle.leading + 8);
        const double frameLeft = endLeft() + (endWidth - sealWidth) / 2;
        const double frameTop = m_sheet.y();
        m_sheet.frame(frameLeft, frameTop, sealWidth, sealHeight, true);
        m_sheet.moveTo(frameTop + 8);
        m_sheet.text(block.seal, smallStyle, frameLeft + 6, sealWidth - 12);
        m_sheet.text(m_paper.sealPlace, smallStyle, frameLeft + 6, sealWidth - 12);
        m_sheet.moveTo(frameTop + sealHeight + 8);
        m_sheet.text(block.text, centredStyle, endLeft(), endWidth);
    }

    void signature(const NoticeBlock &block)
    {
        m_sheet.need(flushStyle.leading * double(block.lines.size() + 1) + 8);
        m_sheet.space(8);
        m_sheet.text(block.text, flushStyle);
        for (const QString &hand : block.lines)
            m_sheet.text(hand, flushStyle);
    }

    /// Widths of the columns by what is in them: what is short takes what it needs, the longest the rest.
    [[nodiscard]] static std::vector<double> columnWidths(const NoticeBlock &block)
    {
        const qsizetype columns = block.headings.isEmpty() ? 2 : block.headings.size();
        std::vector<double> wanted(size_t(columns), 0);
        const auto widen = [&](const QStringList &row) {
            for (qsizetype i = 0; i < std::min(columns, row.size()); ++i) {
                double units = 0;
                for (const QChar c : row.at(i))
                    units += c.unicode() < 0x2000 ? 0.56 : 1.0;
                wanted[size_t(i)] = std::max(wanted[size_t(i)], units * cellStyle.size);
            }
        };
        widen(block.headings);
        for (const QStringList &row : block.rows)
            widen(row);
        constexpr double most = 150;
        double fixed = 0;
        const size_t widest = size_t(std::max_element(wanted.begin(), wanted.end()) - wanted.begin());
        for (size_t i = 0; i < wanted.size(); ++i) {
            wanted[i] = std::min(wanted[i], most) + 2 * cellPadding + 4;
            if (i != widest)
                fixed += wanted[i];
        }
        wanted[widest] = PaperSheet::areaWidth - fixed;
        return wanted;
    }

    void table(const NoticeBlock &block)
    {
        m_sheet.space(6);
        const std::vector<double> widths = columnWidths(block);
        if (!block.headings.isEmpty())
            row(block.headings, widths);
        for (const QStringList &cells : block.rows)
            row(cells, widths);
        m_sheet.space(8);
    }

    /// A row, cut at the end of the page between lines if it is taller than what is left.
    void row(const QStringList &cells, const std::vector<double> &widths)
    {
        std::vector<Layout> laid;
        int lines = 0;
        for (size_t i = 0; i < widths.size(); ++i) {
            laid.push_back(m_sheet.layout(cells.value(qsizetype(i)), cellStyle, widths[i] - 2 * cellPadding));
            lines = std::max(lines, pango_layout_get_line_count(laid.back().get()));
        }
        int done = 0;
        while (done < lines) {
            m_sheet.need(cellStyle.leading + 2 * cellPadding);
            const int fit = int((m_sheet.room() - 2 * cellPadding) / cellStyle.leading);
            const int now = std::clamp(lines - done, 1, std::max(fit, 1));
            const double tall = now * cellStyle.leading + 2 * cellPadding;
            double x = PaperSheet::left;
            for (size_t i = 0; i < widths.size(); ++i) {
                m_sheet.frame(x, m_sheet.y(), widths[i], tall, false);
                const int last = std::min(done + now, pango_layout_get_line_count(laid[i].get()));
                for (int n = done; n < last; ++n)
                    m_sheet.line(laid[i], n, x + cellPadding,
                                 m_sheet.y() + cellPadding + (n - done) * cellStyle.leading, cellStyle.leading);
                x += widths[i];
            }
            m_sheet.space(tall);
            done += now;
        }
    }

    PaperSheet &m_sheet;
    const NoticeText &m_paper;
};

} // namespace

Expected<QByteArray, PaperError> renderPaper(const NoticeText &paper, const QDateTime &issuedAt)
{
    PaperSheet sheet(paper.title, paper.organ, issuedAt.toUTC().toString(Qt::ISODate).toLatin1());
    PaperWriter(sheet, paper).write();
    if (sheet.lacksGlyphs())
        return tl::unexpected(PaperError{PaperError::Code::Glyph, nameOf(paper.kind)});
    QByteArray pdf = sheet.finish();
    if (pdf.isEmpty())
        return tl::unexpected(PaperError{PaperError::Code::Surface, nameOf(paper.kind)});
    return pdf;
}

} // namespace yunchuang::service
