// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"
#include "service/handlers/context.h"

/// What is written about ratings, shared by the applicants' door, the platforms' door, the clerks' door and the job
/// that looks at the days. Everything runs inside the caller's write.
namespace yunchuang::service::ratingacts {

/// A rating that passed the door.
struct Accepted
{
    RatingLevel level = RatingLevel::VerySatisfied;
    RatingChannel channel = RatingChannel::Pc;
    QVector<IndicatorLevel> indicators;
    QVector<RatingTag> tags;
    QString text;
    bool followUp = false;
    Rater rater;
    UnitId source;
    QString area;
};
/// Looks at what came: one level, by name or by a number of a named list; tags for negative ones only; indicators that
/// the channel asks for; plain words. Error: MALFORMED.
[[nodiscard]] Answer<Accepted> accepted(const protocol::RatingGiven &given);

/// Keeps a rating of the case and begins what a negative one brings with it: it is opened and dispatched to the unit
/// that handled the case. Errors: REFUSED with NOT_RATABLE or ALREADY_RATED, and those of the database.
[[nodiscard]] Answer<Rating> give(WriteContext &write, const Reference &reference, const Case &subject,
                                  const Accepted &accepted);

/// An act of the service itself on a negative rating: dispatching it, noting that its day has passed. False when it is
/// not, or no longer, time for it.
[[nodiscard]] Answer<bool> actByItself(WriteContext &write, const Reference &reference, const RatingId &id,
                                       RatingAct act);

/// Writes a step: its row, the work as it then stands, and the entry in the log of the department that was rated. The
/// log names the rating and not the case, so that nobody learns from it which case was rated.
[[nodiscard]] Answer<void> record(WriteContext &write, const RatingChange &change);

/// What the rules go by, for an actor.
[[nodiscard]] RatingContext contextFor(const Reference &reference, const Actor &actor, const QDateTime &now);

} // namespace yunchuang::service::ratingacts
