// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <optional>

namespace yunchuang {

/// 满意度, always by name: the systems of the country number the five levels in both directions.
enum class RatingLevel : quint8 {
    VerySatisfied,
    Satisfied,
    BasicallySatisfied,
    Dissatisfied,     ///< 差评
    VeryDissatisfied, ///< 差评
};

template<>
inline constexpr auto enumNames<RatingLevel> = std::to_array<EnumName<RatingLevel>>({
    {RatingLevel::VerySatisfied, QLatin1String("VERY_SATISFIED")},
    {RatingLevel::Satisfied, QLatin1String("SATISFIED")},
    {RatingLevel::BasicallySatisfied, QLatin1String("BASICALLY_SATISFIED")},
    {RatingLevel::Dissatisfied, QLatin1String("DISSATISFIED")},
    {RatingLevel::VeryDissatisfied, QLatin1String("VERY_DISSATISFIED")},
});

/// The two published ways to number the levels. A digit says nothing without the name of its list.
enum class RatingCodeList : quint8 {
    National, ///< GB/T 39046-2020 A.8: 1 very satisfied … 5 very dissatisfied
    Stars,    ///< ☆5 very satisfied … ☆1 very dissatisfied
};

template<>
inline constexpr auto enumNames<RatingCodeList> = std::to_array<EnumName<RatingCodeList>>({
    {RatingCodeList::National, QLatin1String("GBT39046_A8")},
    {RatingCodeList::Stars, QLatin1String("STARS")},
});

[[nodiscard]] int ratingCode(RatingLevel level, RatingCodeList list);
/// Nothing for a number that the list does not have.
[[nodiscard]] std::optional<RatingLevel> ratingLevel(int code, RatingCodeList list);

/// 差评: the two lowest levels.
[[nodiscard]] constexpr bool isNegative(RatingLevel level)
{
    return level == RatingLevel::Dissatisfied || level == RatingLevel::VeryDissatisfied;
}

} // namespace yunchuang
