// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticetext.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Puts values into one paper and remembers what was not there.
class Filler
{
public:
    Filler(const NoticeBook &book, const NoticeValues &values, Holes holes)
        : m_book(book)
        , m_values(values)
        , m_holes(holes)
    {
    }

    [[nodiscard]] QString filled(const QString &text, const NoticeValues::Entry *entry = nullptr)
    {
        QString out;
        qsizetype from = 0;
        for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
            const qsizetype close = text.indexOf(u'}', open);
            if (close < 0)
                break;
            out += QStringView(text).mid(from, open - from);
            out += value(text.mid(open + 1, close - open - 1), entry);
            from = close + 1;
        }
        out += QStringView(text).mid(from);
        return out;
    }

    [[nodiscard]] QStringList filled(const QStringList &texts, const NoticeValues::Entry *entry = nullptr)
    {
        QStringList out;
        for (const QString &text : texts)
            out.append(filled(text, entry));
        return out;
    }

    /// Whether a block with that condition stands in the paper.
    [[nodiscard]] bool stands(const QString &when) const
    {
        return when.isEmpty() || !m_values.lists.value(when).isEmpty() || !m_values.texts.value(when).isEmpty();
    }

    [[nodiscard]] QVector<NoticeValues::Entry> entries(const QString &list)
    {
        const QVector<NoticeValues::Entry> found = m_values.lists.value(list);
        if (found.isEmpty())
            miss(NoticeError::Code::EmptyList, list);
        return found;
    }

    [[nodiscard]] const std::optional<NoticeError> &fault() const { return m_fault; }
    [[nodiscard]] const QStringList &missing() const { return m_missing; }
    [[nodiscard]] const QStringList &marks() const { return m_marks; }

private:
    QString value(const QString &name, const NoticeValues::Entry *entry)
    {
        const QString found = entry ? entry->value(name) : m_values.texts.value(name);
        // Entries may have blank cells: a paper without a number in a list of papers, say.
        if (entry || !found.trimmed().isEmpty())
            return found;
        const QString absent = m_book.words().absent(name);
        if (!absent.isEmpty())
            return absent;
        miss(NoticeError::Code::MissingValue, name);
        const QString mark = u"〔"_s % m_book.meaning(name) % u"〕"_s;
        if (!m_marks.contains(mark))
            m_marks.append(mark);
        return mark;
    }

    void miss(NoticeError::Code code, const QString &name)
    {
        if (m_holes == Holes::Refuse && !m_fault)
            m_fault = NoticeError{code, name};
        if (!m_missing.contains(name))
            m_missing.append(name);
    }

    const NoticeBook &m_book;
    const NoticeValues &m_values;
    Holes m_holes;
    std::optional<NoticeError> m_fault;
    QStringList m_missing;
    QStringList m_marks;
};

} // namespace

Expected<NoticeText, NoticeError> fillNotice(const NoticeBook &book, const NoticeTemplate &notice,
                                             const NoticeValues &values, Holes holes)
{
    Filler filler(book, values, holes);
    NoticeText paper;
    paper.kind = notice.kind;
    paper.copies = notice.copies;
    paper.organ = values.texts.value(u"organName"_s);
    paper.title = filler.filled(notice.title);
    paper.sealPlace = book.words().word(u"marks"_s, u"sealPlace"_s);
    if (notice.copies > 1)
        paper.footnote = book.words().word(u"marks"_s, u"copies"_s);
    for (const NoticeBlockTemplate &block : notice.blocks) {
        if (!filler.stands(block.when))
            continue;
        if (block.kind == NoticeBlockKind::List) {
            const QVector<NoticeValues::Entry> entries = filler.entries(block.each);
            for (const NoticeValues::Entry &entry : entries)
                paper.blocks.append(
                    NoticeBlock{NoticeBlockKind::Paragraph, filler.filled(block.text, &entry), {}, {}, {}, {}});
            continue;
        }
        NoticeBlock made;
        made.kind = block.kind;
        made.text = filler.filled(block.text);
        made.seal = filler.filled(block.seal);
        made.lines = filler.filled(block.lines);
        made.headings = block.headings;
        for (const QStringList &row : block.rows)
            made.rows.append(filler.filled(row));
        if (block.kind == NoticeBlockKind::TableOf) {
            const QVector<NoticeValues::Entry> entries = filler.entries(block.each);
            for (const NoticeValues::Entry &entry : entries)
                made.rows.append(filler.filled(block.cells, &entry));
        }
        paper.blocks.append(std::move(made));
    }
    if (filler.fault())
        return tl::unexpected(*filler.fault());
    paper.missing = filler.missing();
    paper.marks = filler.marks();
    return paper;
}

QString NoticeText::plainText() const
{
    QStringList lines{organ, title};
    for (const NoticeBlock &block : blocks) {
        if (!block.text.isEmpty())
            lines.append(block.text);
        if (!block.headings.isEmpty())
            lines.append(block.headings.join(u'\t'));
        for (const QStringList &row : block.rows)
            lines.append(row.join(u'\t'));
        if (!block.seal.isEmpty())
            lines.append(block.seal);
        lines += block.lines;
    }
    if (!footnote.isEmpty())
        lines.append(footnote);
    return lines.join(u'\n');
}

} // namespace yunchuang
