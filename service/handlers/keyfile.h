// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/seams.h"
#include "ledger/secretbytes.h"

#include <QString>

namespace yunchuang::service {

/// A secret of the service in a file of its own, in hexadecimal, for its owner only; made when it is not there. Error:
/// a sentence for operators that names the file.
[[nodiscard]] Expected<ledger::SecretBytes, QString> secretInFile(const QString &fileName, int size, Random &random);

} // namespace yunchuang::service
