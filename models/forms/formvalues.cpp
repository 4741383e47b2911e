// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formvalues.h"

#include "forms/condition.h"
#include "forms/jsonpointer.h"

#include <QJsonArray>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownEntries = 3;
constexpr int deepestValue = 32;

void collectChanges(QVector<QString> &changes, const QJsonValue &before, const QJsonValue &after,
                    const QString &pointer, int depth)
{
    if (before == after)
        return;
    const bool objects = (before.isObject() || before.isUndefined()) && (after.isObject() || after.isUndefined());
    if (objects && depth < deepestValue) {
        const QJsonObject old = before.toObject();
        const QJsonObject now = after.toObject();
        QStringList keys = old.keys() + now.keys();
        keys.removeDuplicates();
        std::sort(keys.begin(), keys.end());
        for (const QString &key : std::as_const(keys))
            collectChanges(changes, old.value(key), now.value(key), pointerTo(pointer, key), depth + 1);
        if (keys.isEmpty())
            changes.append(pointer);
        return;
    }
    if (before.isArray() && after.isArray() && depth < deepestValue) {
        const QJsonArray old = before.toArray();
        const QJsonArray now = after.toArray();
        if (old.size() == now.size()) {
            for (qsizetype i = 0; i < old.size(); ++i)
                collectChanges(changes, old.at(i), now.at(i), pointerTo(pointer, i), depth + 1);
            return;
        }
    }
    changes.append(pointer);
}

QString inLanguage(const Words &words, Language language)
{
    return language == Language::Chinese ? words.zh : words.en;
}

QString numberText(double number)
{
    QString text = QLocale::c().toString(number, 'f', 6);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString numberWithUnit(const Field &field, double number, Language language)
{
    if (field.unit == u"basisPoints")
        return numberText(number / 100) + u'%';
    const QString unit = unitText(field.unit, language);
    return unit.isEmpty() ? numberText(number)
           : unit == u"%" ? QString(numberText(number) + unit)
                          : QString(numberText(number) + u' ' + unit);
}

QString entryText(const Field &entry, const QJsonValue &value, Language language)
{
    if (entry.isLeaf())
        return displayText(entry, value, language);
    // The name, or whatever plain text comes first, says best which entry it is.
    const Field *name = entry.child(u"name");
    if (name && isPresent(value[u"name"_s]))
        return displayText(*name, value[u"name"_s], language);
    for (const Field &child : entry.children) {
        if (child.type == ValueType::Text && isPresent(value[child.key]))
            return displayText(child, value[child.key], language);
    }
    return {};
}

QString listText(const Field &field, const QJsonArray &list, Language language)
{
    QStringList shown;
    for (qsizetype i = 0; i < std::min(list.size(), shownEntries); ++i)
        shown.append(entryText(field.children.constFirst(), list.at(i), language));
    shown.removeAll(QString());
    const bool chinese = language == Language::Chinese;
    QString text = shown.join(chinese ? u"；"_s : u"; "_s);
    if (list.size() > shownEntries) {
        text += chinese ? u"等 %1 项"_s.arg(list.size()) : u" and %1 more"_s.arg(list.size() - shownEntries);
    }
    return text;
}

} // namespace

QVector<QString> changedFields(const QJsonObject &before, const QJsonObject &after)
{
    QVector<QString> changes;
    collectChanges(changes, before, after, QString(), 0);
    return changes;
}

QString unitText(const QString &unit, Language language)
{
    static const QHash<QString, Words> units{
        {u"years"_s, {u"年"_s, QString()}},  {u"copies"_s, {u"份"_s, QString()}},
        {u"people"_s, {u"人"_s, QString()}}, {u"days"_s, {u"天"_s, QString()}},
        {u"items"_s, {u"起"_s, QString()}},  {u"squareMetres"_s, {u"平方米"_s, u"m²"_s}},
        {u"metres"_s, {u"米"_s, u"m"_s}},    {u"percent"_s, {u"%"_s, u"%"_s}}};
    // Where English needs no word, the label says what is counted.
    return inLanguage(units.value(unit), language);
}

QString moneyText(qint64 fen, Language language)
{
    const QLocale plain(QLocale::English, QLocale::UnitedStates);
    if (language == Language::Chinese && fen != 0 && fen % 1000000 == 0)
        return plain.toString(fen / 1000000) + u" 万元";
    QString text = plain.toString(fen / 100);
    const int rest = int(fen % 100 < 0 ? -(fen % 100) : fen % 100);
    if (fen < 0 && fen > -100)
        text.prepend(u'-');
    text += u'.' + QString::number(rest).rightJustified(2, u'0');
    return language == Language::Chinese ? QString(text + u" 元") : QString(u"¥" + text);
}

QString displayText(const Field &field, const QJsonValue &value, Language language)
{
    if (value.isUndefined() || value.isNull())
        return {};
    for (const Choice &choice : field.choices) {
        if (choice.value == value)
            return inLanguage(choice.label, language);
    }
    switch (field.type) {
    case ValueType::Text:
        return value.toString();
    case ValueType::Integer:
    case ValueType::Number:
        if (!value.isDouble())
            return {};
        return field.money ? moneyText(qint64(value.toDouble()), language)
                           : numberWithUnit(field, value.toDouble(), language);
    case ValueType::Boolean:
        if (language == Language::Chinese)
            return value.toBool() ? u"是"_s : u"否"_s;
        return value.toBool() ? u"yes"_s : u"no"_s;
    case ValueType::List:
        return listText(field, value.toArray(), language);
    case ValueType::Object: {
        QStringList parts;
        for (const Field &child : field.children) {
            const QString text = displayText(child, value[child.key], language);
            if (!text.isEmpty())
                parts.append(text);
        }
        return parts.join(u' ');
    }
    }
    return {};
}

} // namespace yunchuang
