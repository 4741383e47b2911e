// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/servicecore.h"
#include "service/store/database.h"
#include "service/store/reference.h"

namespace yunchuang::service {

/// Where imported reference data lies in a data folder.
[[nodiscard]] QString referenceFolder(const QString &dataFolder);

/// The reference data of a data folder; what came with the program when none was imported.
[[nodiscard]] Expected<std::shared_ptr<const Reference>, ReferenceError> loadReference(const QString &dataFolder);

/// Copies a folder's JSON files into the data folder, in place of what was imported before. They must have been read
/// without fault.
[[nodiscard]] Expected<void, QString> keepReference(const QString &folder, const QString &dataFolder);

/// Puts one file in place of that of the reference data in force and reads all of it again: imported data from then
/// on. When something is wrong with the whole, nothing is changed and the error says what.
[[nodiscard]] Expected<std::shared_ptr<const Reference>, QString> editReference(ServiceCore &core, const QString &file,
                                                                                const QByteArray &json);
/// The same beside a service, which takes it when it is told to read the reference data again.
[[nodiscard]] Expected<std::shared_ptr<const Reference>, QString>
editReference(const QString &dataFolder, Connection &db, const QString &file, const QByteArray &json);

/// A file of the reference data in force; empty when there is none of that name.
[[nodiscard]] QByteArray referenceFile(const QString &dataFolder, const QString &file);

/// Versions of items that cases are running under and that the reference data lacks, as "code/version".
[[nodiscard]] DbResult<QStringList> missingItems(Connection &db, const Reference &reference);

/// One line for operators.
[[nodiscard]] QString referenceErrorText(const ReferenceError &error);

} // namespace yunchuang::service
