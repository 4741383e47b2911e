// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/field.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

namespace yunchuang {

/// Pointers of what differs between two values of a form, in order: plain fields one by one; a list as a whole if its
/// length differs, otherwise entry by entry.
[[nodiscard]] QVector<QString> changedFields(const QJsonObject &before, const QJsonObject &after);

/// A value as a person reads it in a table: enumerated values by their label, money in yuan (万元 where it is a whole
/// number of them), shares in per cent, days as 2026-11-24, lists as one short line. Unmasked: the caller masks by
/// Field::sensitivity.
[[nodiscard]] QString displayText(const Field &field, const QJsonValue &value, Language language = Language::Chinese);

/// The unit of a number as it stands behind it, such as "平方米" or "m²"; empty if it has none.
[[nodiscard]] QString unitText(const QString &unit, Language language = Language::Chinese);

/// Fen as yuan: "100 万元", "1,234.50 元"; in English "¥1,234.50".
[[nodiscard]] QString moneyText(qint64 fen, Language language = Language::Chinese);

} // namespace yunchuang
