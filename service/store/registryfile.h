// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "service/store/registrystore.h"

namespace yunchuang::service {

/// What is wrong with a registry's file. English, without values.
struct RegistryFileError
{
    int line = 0; ///< 0: the whole file
    QString what;
};

/// The rows of a CSV file (RFC 4180, UTF-8, a header line with the registry's columns; others are taken along).
[[nodiscard]] Expected<QList<QJsonObject>, RegistryFileError>
parseRegistryFile(const QByteArray &bytes, const registrystore::Registry &registry);

} // namespace yunchuang::service
