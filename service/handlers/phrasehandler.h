// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"
#include "service/store/phrasestore.h"

namespace yunchuang::service {

/// The sentences a unit is to have from now on.
struct PhrasesChange
{
    UnitId unit;
    protocol::UnitPhrases phrases;
};

/// The ready-made sentences of a unit: for who holds a post there, and for the system administrator. NOT_FOUND
/// otherwise.
[[nodiscard]] Answer<protocol::UnitPhrases> unitPhrases(Context &context, const UnitId &unit);
/// Changed by the head of the unit or the system administrator; FORBIDDEN for others of the unit. Errors besides:
/// RULE_BROKEN (TOO_MANY, PHRASE).
[[nodiscard]] Answer<Done> changePhrases(Context &context, const PhrasesChange &change);

/// The bundle of sentences as the asker gets it: those of the reference data and those of his units.
[[nodiscard]] Answer<EncodedAnswer> phrasesFor(Context &context, const Bundle *common);

void addPhraseRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
