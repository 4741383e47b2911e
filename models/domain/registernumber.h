// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

#include <QStringView>

namespace yunchuang {

/// The check digit that GB/T 17710 (ISO 7064 MOD 11,10) gives to a row of digits.
[[nodiscard]] QChar mod1110CheckDigit(QStringView digits);

/// A row of digits with its check digit behind.
[[nodiscard]] Expected<QString, IdentifierError> withMod1110(QStringView digits);

/// 工商注册号 before the credit code (GS 15-2006): 15 digits, the last one MOD 11,10.
[[nodiscard]] IdentifierResult checkRegisterNumber(const QString &typed);

/// 食品经营许可证: JY, one digit for the main business (1 sale, 2 catering, 3 canteen), six of area, six of serial, and
/// the check digit over all digits.
[[nodiscard]] IdentifierResult checkFoodBusinessLicence(const QString &typed);

/// 食品生产许可证: SC, three digits of category, six of area, four of serial, and the check digit over all digits.
[[nodiscard]] IdentifierResult checkFoodProductionLicence(const QString &typed);

/// 建筑工程施工许可证编号: six digits of area, the day of the permit, two of serial (01 to 99), two of class (01 buildings,
/// 02 municipal works, ..).
[[nodiscard]] IdentifierResult checkConstructionPermitNumber(const QString &typed);

/// 教师资格证书号: the year, five digits of the authority, one of the kind (1 to 7), one of the holder's sex (1 or 2),
/// six of serial.
[[nodiscard]] IdentifierResult checkTeacherCertificateNumber(const QString &typed);

} // namespace yunchuang
