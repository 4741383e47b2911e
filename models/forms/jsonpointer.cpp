// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/jsonpointer.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

bool isIndex(QStringView token)
{
    return !token.isEmpty() && token.size() <= 9 &&
           std::all_of(token.begin(), token.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString unescaped(QStringView token)
{
    QString text = token.toString();
    if (text.contains(u'~'))
        text.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return text;
}

QJsonValue childAt(const QJsonValue &parent, QStringView token)
{
    if (parent.isObject())
        return parent.toObject().value(unescaped(token));
    if (parent.isArray() && isIndex(token)) {
        const QJsonArray array = parent.toArray();
        const int index = token.toInt();
        if (index < array.size())
            return array.at(index);
    }
    return QJsonValue(QJsonValue::Undefined);
}

void expandInto(QVector<PointedValue> &found, const QJsonValue &value, const QString &pointer,
                const QList<QStringView> &tokens, qsizetype next)
{
    if (next == tokens.size()) {
        found.append({pointer, value});
        return;
    }
    const QStringView token = tokens.at(next);
    if (token == u"*") {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            expandInto(found, array.at(i), pointerTo(pointer, i), tokens, next + 1);
        return;
    }
    expandInto(found, childAt(value, token), QString(pointer % u'/' % token), tokens, next + 1);
}

} // namespace

QString pointerTo(const QString &parent, const QString &key)
{
    QString escaped = key;
    if (escaped.contains(u'~') || escaped.contains(u'/'))
        escaped.replace(u"~"_s, u"~0"_s).replace(u"/"_s, u"~1"_s);
    return parent % u'/' % escaped;
}

QString pointerTo(const QString &parent, qsizetype index)
{
    return parent % u'/' % QString::number(index);
}

QJsonValue valueAt(const QJsonValue &root, QStringView pointer)
{
    QJsonValue value = root;
    if (pointer.isEmpty())
        return value;
    for (const QStringView token : pointer.mid(1).tokenize(u'/')) {
        value = childAt(value, token);
        if (value.isUndefined())
            break;
    }
    return value;
}

QVector<PointedValue> expandPattern(const QJsonValue &root, const QString &pattern)
{
    QVector<PointedValue> found;
    if (pattern.isEmpty())
        found.append({pattern, root});
    else
        expandInto(found, root, QString(), QStringView(pattern).mid(1).split(u'/'), 0);
    return found;
}

QString bindPattern(const QString &pattern, const QString &concrete)
{
    if (!pattern.contains(u'*'))
        return pattern;
    QStringList wanted = pattern.split(u'/');
    const QStringList given = concrete.split(u'/');
    for (qsizetype i = 0; i < wanted.size() && i < given.size(); ++i) {
        if (wanted.at(i) == u"*" && isIndex(given.at(i)))
            wanted[i] = given.at(i);
        else if (wanted.at(i) != given.at(i))
            break; // the two part ways: what follows is not the same list
    }
    return wanted.join(u'/');
}

QString patternOf(const QString &concrete)
{
    QStringList tokens = concrete.split(u'/');
    for (QString &token : tokens) {
        if (isIndex(token))
            token = u"*"_s;
    }
    return tokens.join(u'/');
}

} // namespace yunchuang
