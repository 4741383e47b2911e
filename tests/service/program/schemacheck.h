// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace yunchuang {

/// Whether a value has the members and types that a published schema says, references into the same description
/// resolved. Empty when it has; otherwise where and what.
[[nodiscard]] QString schemaFault(const QJsonObject &description, const QJsonObject &schema, const QJsonValue &value,
                                  const QString &where = QString());

} // namespace yunchuang
