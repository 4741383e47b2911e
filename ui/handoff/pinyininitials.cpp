// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff/pinyininitials.h"

#include <QCollator>

#include <array>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

struct Bound
{
    char16_t letter;
    char16_t first; ///< the first character read with that letter
};

constexpr auto bounds = std::to_array<Bound>({
    {u'a', u'阿'}, {u'b', u'八'}, {u'c', u'嚓'}, {u'd', u'哒'}, {u'e', u'妸'}, {u'f', u'发'},
    {u'g', u'旮'}, {u'h', u'哈'}, {u'j', u'讥'}, {u'k', u'咔'}, {u'l', u'垃'}, {u'm', u'妈'},
    {u'n', u'拿'}, {u'o', u'噢'}, {u'p', u'妑'}, {u'q', u'七'}, {u'r', u'呥'}, {u's', u'仨'},
    {u't', u'它'}, {u'w', u'穵'}, {u'x', u'夕'}, {u'y', u'丫'}, {u'z', u'帀'},
});

} // namespace

QString pinyinInitials(const QString &text)
{
    static const QCollator order(QLocale(QLocale::Chinese, QLocale::China));
    QString out;
    for (const QChar c : text) {
        // 重庆 and the like aside, names of units use the common readings; 行 and 省 are read xing and sheng here.
        if (c.script() != QChar::Script_Han) {
            if (c.isLetterOrNumber())
                out += c.toLower();
            continue;
        }
        char16_t letter = u'a';
        for (const Bound &bound : bounds) {
            if (order.compare(QString(c), QString(QChar(bound.first))) < 0)
                break;
            letter = bound.letter;
        }
        out += QChar(letter);
    }
    return out;
}

bool matchesName(const QString &name, const QString &typed)
{
    const QString wanted = typed.trimmed();
    if (wanted.isEmpty() || name.contains(wanted, Qt::CaseInsensitive))
        return true;
    return pinyinInitials(name).contains(QString(wanted).remove(u' ').toLower());
}

} // namespace yunchuang
