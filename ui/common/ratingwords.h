// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rating.h"

#include <QCoreApplication>

namespace yunchuang {

/// Makes words of what ratings are told in.
class RatingWording
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::RatingWording)
public:
    [[nodiscard]] static QString level(RatingLevel level);
    /// "★★★★★", filled stars for the level and empty ones for the rest.
    [[nodiscard]] static QString stars(RatingLevel level);
    [[nodiscard]] static QString channel(RatingChannel channel);
    [[nodiscard]] static QString tag(RatingTag tag);
    [[nodiscard]] static QString indicator(RatingIndicator indicator);
    [[nodiscard]] static QString state(RatingState state);
    /// The verb of a button.
    [[nodiscard]] static QString act(RatingAct act);
    /// What the history says: done, not to be done.
    [[nodiscard]] static QString done(RatingAct act);
    /// What follows from an act that asks for confirmation; empty for others.
    [[nodiscard]] static QString effect(RatingAct act);
    [[nodiscard]] static QString verdict(RatingVerdict verdict);
    [[nodiscard]] static QString callBack(CallBackResult result);
    [[nodiscard]] static QString record(RatingRecord record);
};

} // namespace yunchuang
