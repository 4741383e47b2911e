// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace yunchuang::protocol {

/// An operation of the interface, as published.
struct OperationInfo
{
    QByteArray method; ///< upper case
    QString path;      ///< with {placeholders}
};

/// Every operation there is, in the order of the description.
[[nodiscard]] QList<OperationInfo> operations();

/// The OpenAPI 3.1 description of the whole interface. Its schemas are made from the same lists of members that the
/// codec uses.
[[nodiscard]] QJsonObject openApi();

} // namespace yunchuang::protocol
