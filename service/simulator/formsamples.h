// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace yunchuang::simulator {

/// A sample with its days filled in: "@today", "@today+30" and "@today-400" are days from the one it is handed in on.
[[nodiscard]] inline QJsonValue datedSample(const QJsonValue &value, QDate today)
{
    using namespace Qt::StringLiterals;
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            list.replace(i, datedSample(list.at(i), today));
        return list;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = datedSample(it.value(), today);
        return object;
    }
    const QString text = value.toString();
    const QString mark = u"@today"_s;
    if (!text.startsWith(mark))
        return value;
    return today.addDays(text.mid(mark.size()).toInt()).toString(Qt::ISODate);
}

/// The faultless sample of a form from the folder resources/form-samples, as filled in on that day; empty if there is
/// none. Everybody in it is fictional; bodies and persons are those of resources/registry-demo where a registry is
/// asked.
[[nodiscard]] inline QJsonObject formSample(const QString &folder, const QString &form, QDate today)
{
    QFile file(folder + QLatin1Char('/') + form + QLatin1String(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return datedSample(QJsonDocument::fromJson(file.readAll()).object(), today).toObject();
}

} // namespace yunchuang::simulator
