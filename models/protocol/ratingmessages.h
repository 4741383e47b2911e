// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rating.h"

#include <QMap>

/// What travels about ratings. A level is a name, or a number together with the name of the list it is from.
namespace yunchuang::protocol {

/// A level in the numbers of another system.
struct CodedLevel
{
    RatingCodeList list = RatingCodeList::National;
    int code = 0;

    friend bool operator==(const CodedLevel &, const CodedLevel &) = default;
};

/// A rating as the applicant gives it. Exactly one of `level` and `coded`. The same delivery id with the same content
/// is one rating. Errors: MALFORMED, REFUSED with NOT_RATABLE or ALREADY_RATED, DELIVERY_REUSED.
struct RatingGiven
{
    QString deliveryId;
    RatingChannel channel = RatingChannel::Pc;
    std::optional<RatingLevel> level;
    std::optional<CodedLevel> coded;
    QVector<IndicatorLevel> indicators;
    QVector<RatingTag> tags; ///< of a negative rating
    QString text;
    bool followUp = false; ///< 追评

    friend bool operator==(const RatingGiven &, const RatingGiven &) = default;
};

/// A rating that a platform or a device in the hall hands in.
struct RatingDelivery
{
    RatingGiven rating;
    QString number; ///< 办件编号 or query code
    Rater rater;
    QString area;
    QDateTime ratedAt;

    friend bool operator==(const RatingDelivery &, const RatingDelivery &) = default;
};

/// That a rating was kept. Repeated for a repeated delivery.
struct RatingReceipt
{
    RatingId id;
    int round = 1;
    RatingLevel level = RatingLevel::VerySatisfied;
    QDateTime at;

    friend bool operator==(const RatingReceipt &, const RatingReceipt &) = default;
};

/// A row of the list. Of who rated it says nothing.
struct RatingEntry
{
    RatingId id;
    QString queryCode;
    QString itemName;
    int round = 1;
    RatingChannel channel = RatingChannel::Pc;
    RatingLevel level = RatingLevel::VerySatisfied;
    QDateTime at;
    UnitId unit; ///< that the rating is about, or the unit it was sent on to
    QString unitName;
    QString ratedName;
    std::optional<RatingState> state; ///< of a negative rating
    QDate due;
    DeadlineLight light = DeadlineLight::NotRunning;
    int daysLeft = 0; ///< working days; negative: since the due day
    bool provisional = false;
    int returns = 0;
    std::optional<RatingVerdict> verdict;
    bool followedUp = false;

    friend bool operator==(const RatingEntry &, const RatingEntry &) = default;
};

/// The newest first, at most `limit` of them.
struct RatingPage
{
    QVector<RatingEntry> entries;
    QString next;            ///< where to go on; empty: that was all
    qint64 total = 0;        ///< that the filter lets through
    QMap<QString, int> open; ///< negative ratings by name of state, whatever the filter says

    friend bool operator==(const RatingPage &, const RatingPage &) = default;
};

/// An act that the asker is offered, and why it is off if it is.
struct RatingChoice
{
    RatingAct act = RatingAct::Sign;
    Post post = Post::CaseOfficer;
    std::optional<Refusal> refusal;

    friend bool operator==(const RatingChoice &, const RatingChoice &) = default;
};

/// One rating as the asker may see it.
struct RatingDetail
{
    RatingEntry entry;
    QVector<IndicatorLevel> indicators;
    QVector<RatingTag> tags;
    QString text;                        ///< without the rater's name and numbers
    std::optional<RatingEntry> followUp; ///< the later word of the same rater
    QString followUpText;
    std::optional<Rater> rater; ///< masked, and for the rating supervisor only
    qint64 version = 0;         ///< of the workflow
    QString verifierName;
    QDate appealUntil;
    QDate termAsked;
    QDate latestTerm; ///< the last day a longer term may run to
    QString feedback;
    QVector<RatingRow> rows;
    QVector<RatingChoice> choices;

    friend bool operator==(const RatingDetail &, const RatingDetail &) = default;
};

/// What one unit's ratings of a month were.
struct UnitRatings
{
    UnitId unit;
    QString name;
    int given = 0;
    int negative = 0;

    friend bool operator==(const UnitRatings &, const UnitRatings &) = default;
};

/// The figures of one month. Rates are in thousandths; -1: there was nothing to count. Ratings that a review excluded
/// are counted apart and nowhere else.
struct RatingStatistics
{
    QString month;   ///< yyyy-MM
    int invited = 0; ///< services that ended and whose applicants were asked
    int given = 0;   ///< first ratings of theirs
    int followUps = 0;
    int excluded = 0;
    QMap<QString, int> levels; ///< first ratings by name of level
    QMap<QString, int> channels;
    QMap<QString, int> tags;
    int negative = 0;
    int calledBack = 0;
    int justified = 0;
    int rectified = 0;
    int closed = 0;
    int returned = 0;
    int overdue = 0;
    int givenRate = -1;      ///< 主动评价率
    int satisfiedRate = -1;  ///< the three upper levels
    int rectifiedRate = -1;  ///< 差评整改率: rectified of what was found justified
    int calledBackRate = -1; ///< 差评回访率
    QVector<UnitRatings> units;

    friend bool operator==(const RatingStatistics &, const RatingStatistics &) = default;
};

} // namespace yunchuang::protocol
