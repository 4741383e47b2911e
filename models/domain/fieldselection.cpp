// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/fieldselection.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

using Path = QStringList;

/// The unescaped tokens of a pointer; none if it is not one or means the whole form.
Path pathOf(const QString &pointer)
{
    if (!pointer.startsWith(u'/'))
        return {};
    Path path = pointer.mid(1).split(u'/');
    for (QString &token : path)
        token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return path;
}

/// What is left of the paths that go through `token`.
QVector<Path> through(const QVector<Path> &paths, const QString &token, bool inList)
{
    QVector<Path> rest;
    for (const Path &path : paths) {
        if (path.constFirst() == token || (inList && path.constFirst() == "*"_L1))
            rest.append(path.mid(1));
    }
    return rest;
}

QJsonValue keep(const QJsonValue &value, const QVector<Path> &paths)
{
    if (paths.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (std::any_of(paths.cbegin(), paths.cend(), [](const Path &path) { return path.isEmpty(); }))
        return value;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject kept;
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const QJsonValue member = keep(it.value(), through(paths, it.key(), false));
            if (!member.isUndefined())
                kept.insert(it.key(), member);
        }
        return kept.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(kept);
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        QJsonArray kept;
        qsizetype end = 0;
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonValue entry = keep(array[i], through(paths, QString::number(i), true));
            if (!entry.isUndefined())
                end = i + 1;
            kept.append(entry.isUndefined() ? QJsonValue(QJsonValue::Null) : entry);
        }
        while (kept.size() > end)
            kept.removeLast();
        return kept.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(kept);
    }
    return QJsonValue(QJsonValue::Undefined);
}

bool isEmptyValue(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return true;
    if (value.isString())
        return value.toString().trimmed().isEmpty();
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), isEmptyValue);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(), isEmptyValue);
    }
    return false;
}

QJsonValue selected(const QJsonObject &form, const QString &pointer)
{
    const Path path = pathOf(pointer);
    return path.isEmpty() ? QJsonValue(QJsonValue::Undefined) : keep(form, {path});
}

} // namespace

bool hasField(const QJsonObject &form, const QString &pointer)
{
    return !selected(form, pointer).isUndefined();
}

bool matchesPattern(const QString &pointer, const QString &pattern)
{
    const Path path = pathOf(pointer);
    const Path wanted = pathOf(pattern);
    return !wanted.isEmpty() && std::equal(path.cbegin(), path.cend(), wanted.cbegin(), wanted.cend(),
                                           [](const QString &token, const QString &allowed) {
                                               return token == allowed || allowed == "*"_L1;
                                           });
}

bool hasValue(const QJsonObject &form, const QString &pointer)
{
    return !isEmptyValue(selected(form, pointer));
}

QJsonObject onlyFields(const QJsonObject &form, const QVector<QString> &pointers)
{
    QVector<Path> paths;
    for (const QString &pointer : pointers) {
        const Path path = pathOf(pointer);
        if (!path.isEmpty())
            paths.append(path);
    }
    return keep(form, paths).toObject();
}

QJsonObject patched(QJsonObject form, const QJsonObject &patch)
{
    for (auto it = patch.constBegin(); it != patch.constEnd(); ++it) {
        if (it.value().isNull())
            form.remove(it.key());
        else if (it.value().isObject())
            form.insert(it.key(), patched(form.value(it.key()).toObject(), it.value().toObject()));
        else
            form.insert(it.key(), it.value());
    }
    return form;
}

} // namespace yunchuang
