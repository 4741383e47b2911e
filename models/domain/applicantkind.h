// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QtGlobal>

namespace yunchuang {

/// 服务对象 of GB/T 39046 A.4.
enum class ApplicantKind : quint8 { Person = 1, Enterprise, Institution, Association, Authority, OtherBody };

template<>
inline constexpr auto enumNames<ApplicantKind> = std::to_array<EnumName<ApplicantKind>>({
    {ApplicantKind::Person, QLatin1String("PERSON")},
    {ApplicantKind::Enterprise, QLatin1String("ENTERPRISE")},
    {ApplicantKind::Institution, QLatin1String("INSTITUTION")},
    {ApplicantKind::Association, QLatin1String("ASSOCIATION")},
    {ApplicantKind::Authority, QLatin1String("AUTHORITY")},
    {ApplicantKind::OtherBody, QLatin1String("OTHER_BODY")},
});

} // namespace yunchuang
