// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadline.h"
#include "domain/enumnames.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

namespace yunchuang {

/// How loudly supervision speaks: a hint (预警) before a card falls, 黄牌 and 红牌. In order of gravity.
enum class CardColour : quint8 { Hint, Yellow, Red };

template<>
inline constexpr auto enumNames<CardColour> = std::to_array<EnumName<CardColour>>({
    {CardColour::Hint, QLatin1String("HINT")},
    {CardColour::Yellow, QLatin1String("YELLOW")},
    {CardColour::Red, QLatin1String("RED")},
});

/// What supervision says of a case, where its officer and its unit see it: a hint, or a card that was not revoked.
struct SupervisionMark
{
    QString rule; ///< id of the supervision rule, such as "R04"
    CardColour colour = CardColour::Hint;
    std::optional<Due> clock = {}; ///< the period it is about, if it is about one
    QDate day = {};                ///< the due day of that period; the mark is void when that moved
    QDateTime at = {};             ///< when the service noticed it
    QString card = {};             ///< the card that fell; empty for a hint

    friend bool operator==(const SupervisionMark &, const SupervisionMark &) = default;
};

} // namespace yunchuang
