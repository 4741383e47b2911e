// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticetemplate.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

using Names = QSet<QString>;

/// What the edition's list allows in texts, and in the entries of each list.
struct KnownNames
{
    Names texts;
    QHash<QString, Names> lists;
};

QStringList textsOf(const QJsonValue &array)
{
    return array.toVariant().toStringList();
}

tl::unexpected<NoticeError> wrong(NoticeError::Code code, const QString &where)
{
    return tl::unexpected(NoticeError{code, where});
}

Expected<NoticeBlockTemplate, NoticeError> readBlock(const QJsonObject &json, const QString &where)
{
    const std::optional<NoticeBlockKind> kind = valueOf<NoticeBlockKind>(json[u"type"_s].toString());
    if (!kind)
        return wrong(NoticeError::Code::Template, where % u"/type"_s);
    NoticeBlockTemplate block;
    block.kind = *kind;
    block.text = json[u"text"_s].toString();
    block.each = json[u"each"_s].toString();
    block.seal = json[u"seal"_s].toString();
    block.lines = textsOf(json[u"lines"_s]);
    block.when = json[u"when"_s].toString();
    const QJsonArray rows = json[u"rows"_s].toArray();
    for (const QJsonValue &row : rows) {
        block.rows.append(textsOf(row));
        if (block.rows.constLast().size() != 2)
            return wrong(NoticeError::Code::Template, where % u"/rows"_s);
    }
    const QJsonArray columns = json[u"columns"_s].toArray();
    for (const QJsonValue &column : columns) {
        block.headings.append(column[u"title"_s].toString());
        block.cells.append(column[u"text"_s].toString());
    }
    const bool goesThrough = *kind == NoticeBlockKind::TableOf || *kind == NoticeBlockKind::List;
    const bool whole = goesThrough ? !block.each.isEmpty() && (!block.cells.isEmpty() || !block.text.isEmpty())
                                   : !block.text.isEmpty() || !block.rows.isEmpty();
    if (!whole)
        return wrong(NoticeError::Code::Template, where);
    return block;
}

QStringList namesIn(const NoticeBlockTemplate &block)
{
    QStringList texts = block.lines + block.cells;
    texts << block.text << block.seal;
    for (const QStringList &row : block.rows)
        texts += row;
    QStringList names;
    for (const QString &text : std::as_const(texts))
        names += placeholdersIn(text);
    return names;
}

Expected<void, NoticeError> checkNames(const NoticeTemplate &notice, const KnownNames &known)
{
    QStringList names = placeholdersIn(notice.title);
    for (const NoticeBlockTemplate &block : notice.blocks) {
        if (!block.when.isEmpty() && !known.texts.contains(block.when) && !known.lists.contains(block.when))
            return wrong(NoticeError::Code::UnknownName, block.when);
        if (block.each.isEmpty()) {
            names += namesIn(block);
            continue;
        }
        if (!known.lists.contains(block.each))
            return wrong(NoticeError::Code::UnknownName, block.each);
        const QStringList inside = namesIn(block);
        for (const QString &name : inside) {
            if (!known.lists.value(block.each).contains(name))
                return wrong(NoticeError::Code::UnknownName, block.each % u'/' % name);
        }
    }
    for (const QString &name : std::as_const(names)) {
        if (!known.texts.contains(name))
            return wrong(NoticeError::Code::UnknownName, name);
    }
    return {};
}

Expected<NoticeTemplate, NoticeError> readTemplate(const QJsonObject &json, const QString &where)
{
    const std::optional<DocumentKind> kind = valueOf<DocumentKind>(json[u"kind"_s].toString());
    if (!kind)
        return wrong(NoticeError::Code::Template, where % u"/kind"_s);
    NoticeTemplate notice;
    notice.kind = *kind;
    notice.version = json[u"version"_s].toInt();
    notice.title = json[u"title"_s].toString();
    notice.numberWord = json[u"numberWord"_s].toString();
    notice.basis = textsOf(json[u"basis"_s]);
    notice.seal = json[u"seal"_s].toString();
    notice.copies = json[u"copies"_s].toInt();
    const QJsonArray blocks = json[u"blocks"_s].toArray();
    for (const QJsonValue &block : blocks) {
        const QString place = where % u"/blocks/"_s % QString::number(notice.blocks.size());
        Expected<NoticeBlockTemplate, NoticeError> read = readBlock(block.toObject(), place);
        if (!read)
            return tl::unexpected(read.error());
        notice.blocks.append(std::move(*read));
    }
    if (notice.title.isEmpty() || notice.blocks.isEmpty() || notice.version < 1 || notice.copies < 1)
        return wrong(NoticeError::Code::Template, where);
    return notice;
}

} // namespace

QStringList placeholdersIn(const QString &text)
{
    QStringList names;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', open + 1)) {
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            break;
        names.append(text.mid(open + 1, close - open - 1));
    }
    return names;
}

Expected<NoticeBook, NoticeError> NoticeBook::read(const QJsonArray &templates, const QJsonObject &placeholders)
{
    NoticeBook book;
    KnownNames known;
    const QJsonObject texts = placeholders[u"placeholders"_s].toObject();
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        known.texts.insert(it.key());
        book.m_meanings.insert(it.key(), it.value().toString());
    }
    const QJsonObject lists = placeholders[u"lists"_s].toObject();
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        const QStringList keys = list.value().toObject().keys();
        known.lists.insert(list.key(), Names(keys.begin(), keys.end()));
    }
    book.m_words = NoticeWords(placeholders[u"words"_s].toObject());
    for (const QJsonValue &json : templates) {
        const QString where = u'/' % QString::number(book.m_templates.size());
        Expected<NoticeTemplate, NoticeError> notice = readTemplate(json.toObject(), where);
        if (!notice)
            return tl::unexpected(notice.error());
        if (const Expected<void, NoticeError> checked = checkNames(*notice, known); !checked)
            return tl::unexpected(checked.error());
        if (book.find(notice->kind))
            return wrong(NoticeError::Code::Template, nameOf(notice->kind));
        book.m_templates.append(std::move(*notice));
    }
    return book;
}

const NoticeTemplate *NoticeBook::find(DocumentKind kind) const
{
    const auto found = std::find_if(m_templates.cbegin(), m_templates.cend(),
                                    [&](const NoticeTemplate &candidate) { return candidate.kind == kind; });
    return found == m_templates.cend() ? nullptr : &*found;
}

QString NoticeBook::meaning(const QString &placeholder) const
{
    return m_meanings.value(placeholder, placeholder);
}

} // namespace yunchuang
