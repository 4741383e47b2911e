// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QVector>

namespace yunchuang {

/// Selections of a form's fields by JSON pointers (RFC 6901), as handoffs and pushes use them. In a pointer `*` stands
/// for every entry of a list, such as "/holders/*/name".

/// Whether the pointer means at least one value of the form. The whole form ("") is no field.
[[nodiscard]] bool hasField(const QJsonObject &form, const QString &pointer);

/// Whether a pointer means fields of the pattern: its tokens are the same, and where the pattern has `*` it may name
/// one entry of the list.
[[nodiscard]] bool matchesPattern(const QString &pointer, const QString &pattern);

/// Whether there is something to read at the pointer: a value that is not null, empty or blank.
[[nodiscard]] bool hasValue(const QJsonObject &form, const QString &pointer);

/// The form with nothing in it but the selected fields. Entries of a list that are not selected become null, so that
/// the pointers still mean the same.
[[nodiscard]] QJsonObject onlyFields(const QJsonObject &form, const QVector<QString> &pointers);

/// The form after a merge patch (RFC 7396): objects are merged, null removes, everything else replaces.
[[nodiscard]] QJsonObject patched(QJsonObject form, const QJsonObject &patch);

} // namespace yunchuang
