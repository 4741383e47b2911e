// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"
#include "service/handlers/binding.h"
#include "service/store/ratingstore.h"

namespace yunchuang::service {

/// A rating of a platform or of a device in the hall as it came; a repeated delivery is recognised by the bytes.
struct PostedRating
{
    protocol::RatingDelivery delivery;
    QByteArray body;
};

/// Which ratings a clerk asks for, acting for a unit.
struct RatingListQuery
{
    UnitId unit; ///< acting
    ratingstore::Filter filter;
    std::optional<ratingstore::Place> after;
    int limit = 100;
};

/// One rating, for a clerk acting for a unit.
struct RatingQuery
{
    RatingId id;
    UnitId unit;
};

/// A paper of an appeal.
struct RatingEvidenceQuery
{
    RatingQuery rating;
    Digest256 digest;
};

/// The figures of a month, for a clerk acting for a unit.
struct RatingMonthQuery
{
    QString month; ///< yyyy-MM
    UnitId unit;
    UnitId of; ///< only of that unit; empty: of all that the asker sees
};

/// An act on a negative rating with the bytes it came in.
struct PostedRatingAct
{
    RatingId id; ///< of the path
    RatingCommand command;
    QByteArray body;
};

// Who sees what: rating supervisors the ratings of all units under the same superior, the posts that handle cases those
// of their own unit and those sent on to it, supervision officers what they oversee, without acting. The rater is told
// to supervisors only, and masked. What one may not see answers NOT_FOUND.

/// Keeps a rating that a platform, an app or a window hands in. A platform and an app speak of the cases that came
/// through them, a window of all. Errors: NOT_FOUND, FORBIDDEN for a source that hands in nothing, MALFORMED, REFUSED,
/// DELIVERY_REUSED.
[[nodiscard]] Answer<protocol::RatingReceipt> handInRating(Context &context, const PostedRating &posted);
[[nodiscard]] Answer<protocol::RatingPage> listRatings(Context &context, const RatingListQuery &query);
[[nodiscard]] Answer<protocol::RatingDetail> ratingById(Context &context, const RatingQuery &query);
[[nodiscard]] Answer<FileAnswer> ratingEvidence(Context &context, const RatingEvidenceQuery &query);
/// One act. The same id with the same bytes takes effect once. It is not signed by the device's key as acts on cases
/// are: nobody's licence rests on it, it is done only while the service answers, and the ledger holds the service to
/// every step. Errors: REFUSED, CONFLICT when the rating has moved meanwhile, COMMAND_REUSED, MATERIAL_UNKNOWN.
[[nodiscard]] Answer<protocol::RatingDetail> postRatingAct(Context &context, const PostedRatingAct &posted);
[[nodiscard]] Answer<protocol::RatingStatistics> ratingMonth(Context &context, const RatingMonthQuery &query);
/// For everybody, once the month is over; by department.
[[nodiscard]] Answer<protocol::RatingStatistics> publishedRatings(Context &context, const QString &month);

void addRatingRoutes(Binding &binding, const Authenticator &session, const Authenticator &source);

} // namespace yunchuang::service
