// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>
#include <QStringList>

namespace yunchuang {

/// The named formats a text may have: uscc, citizenId, mobile, phone, postcode, caseNumber, date, email, divisionCode,
/// industryCode, personName, certificateNo.
[[nodiscard]] QStringList formatNames();
[[nodiscard]] bool isKnownFormat(const QString &name);

/// Whether a text has a format; otherwise the reason, a word that the user interface may explain ("LENGTH",
/// "CHECK_DIGIT", "DATE" …). Texts are no longer than their field allows when they come here.
[[nodiscard]] Expected<void, QString> checkFormat(const QString &format, const QString &text);

} // namespace yunchuang
