// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>

class QIODevice;

namespace yunchuang::service {

/// Why a file is not taken as a material.
enum class MaterialFault : quint8 {
    Empty,
    Executable, ///< a program, or a package that holds one
    UnknownType,
    Damaged, ///< begins like a known type but is not whole
};
[[nodiscard]] QString materialFaultName(MaterialFault fault);

/// The media type of a paper by its content alone: PDF, JPEG, PNG, TIFF or OFD (GB/T 33190, a zip with OFD.xml).
[[nodiscard]] Expected<QString, MaterialFault> materialType(QIODevice &file);

/// Whether a file name is harmless and its extension is one of that media type's.
[[nodiscard]] bool fitsMaterialName(const QString &fileName, const QString &mediaType);

} // namespace yunchuang::service
