// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "forms/condition.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace yunchuang {

/// Definitions that several forms use: by their key such as "common/1" what stands under `definitions` there. Once a
/// form has been published with them they are not changed; a new version is made beside them.
using SharedParts = QHash<QString, QJsonObject>;

/// The schema with every `$ref` of the shape "common/1#/definitions/applicant" made one into its own definitions, and
/// what those refer to with it, so that it stands alone. A reference of any other shape is left as it is, for
/// parseSchema() to refuse: nothing is ever fetched or opened for a reference. Fails on a part that is not there, and
/// on a schema beyond the limits of SchemaLimits.
[[nodiscard]] Expected<QJsonObject, FormError> withSharedParts(const QJsonObject &schema, const SharedParts &parts);

} // namespace yunchuang
