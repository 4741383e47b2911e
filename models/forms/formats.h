// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>
#include <QStringList>

namespace yunchuang {

/// The named formats a text may have. Numbers with a check: uscc, citizenId, organisationCode, registerNumber,
/// foodLicence, vinWithCheck. Numbers with a structure: caseNumber, projectCode, constructionPermit, teacherCertificate,
/// plateNumber, newEnergyPlate, vin, vinTail, bankAccount, certificateNo, mobile, phone, postcode, divisionCode,
/// industryCode. Times: date, time, date-time, timeSlot. Others: email, personName.
[[nodiscard]] QStringList formatNames();
[[nodiscard]] bool isKnownFormat(const QString &name);

/// Whether a text has a format; otherwise the reason, a word that the user interface may explain ("LENGTH",
/// "CHECK_DIGIT", "DATE" …). Texts are no longer than their field allows when they come here.
[[nodiscard]] Expected<void, QString> checkFormat(const QString &format, const QString &text);

} // namespace yunchuang
