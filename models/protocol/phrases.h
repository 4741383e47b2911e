// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "protocol/bundles.h"

namespace yunchuang::protocol {

/// Reads the bundle of ready-made sentences. Sets for acts that this version does not know are left out.
[[nodiscard]] Expected<QVector<PhraseSet>, BundleError> phrasesFromBundle(const QByteArray &json);

} // namespace yunchuang::protocol
