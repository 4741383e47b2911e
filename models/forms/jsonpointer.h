// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QVector>

namespace yunchuang {

/// Pointers are those of RFC 6901; "" is the whole document. A pattern is a pointer in which `*` stands for every entry
/// of a list, such as "/holders/*/amount".

[[nodiscard]] QString pointerTo(const QString &parent, const QString &key);
[[nodiscard]] QString pointerTo(const QString &parent, qsizetype index);

/// The value at a pointer, Undefined if there is none.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &root, QStringView pointer);

/// A value and where it was found; Undefined for an entry of a list that lacks it.
struct PointedValue
{
    QString pointer;
    QJsonValue value;
};

/// Every place that a pattern means in this document, in order.
[[nodiscard]] QVector<PointedValue> expandPattern(const QJsonValue &root, const QString &pattern);

/// A pattern with its `*` filled from the list indices of a concrete pointer, in order: "/holders/*/kind" beside
/// "/holders/2/idNo" is "/holders/2/kind".
[[nodiscard]] QString bindPattern(const QString &pattern, const QString &concrete);

/// The pattern of a concrete pointer: list indices become `*`.
[[nodiscard]] QString patternOf(const QString &concrete);

} // namespace yunchuang
