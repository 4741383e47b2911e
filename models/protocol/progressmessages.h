// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/rating.h"

#include <QDate>
#include <QDateTime>
#include <QVector>

namespace yunchuang::protocol {

/// What the applicant can do now.
enum class ProgressAct : quint8 { Correct, Supplement, Withdraw, Rate, FollowUp };

} // namespace yunchuang::protocol

namespace yunchuang {
template<>
inline constexpr auto enumNames<protocol::ProgressAct> = std::to_array<EnumName<protocol::ProgressAct>>({
    {protocol::ProgressAct::Correct, QLatin1String("CORRECT")},
    {protocol::ProgressAct::Supplement, QLatin1String("SUPPLEMENT")},
    {protocol::ProgressAct::Withdraw, QLatin1String("WITHDRAW")},
    {protocol::ProgressAct::Rate, QLatin1String("RATE")},
    {protocol::ProgressAct::FollowUp, QLatin1String("FOLLOW_UP")},
});
} // namespace yunchuang

namespace yunchuang::protocol {

/// One step of the way as the public reads it: 收件, 受理, 审查, 决定, 送达.
struct ProgressStep
{
    QString name;
    QDateTime at; ///< invalid: not done yet

    friend bool operator==(const ProgressStep &, const ProgressStep &) = default;
};

/// What the applicant said of the service, and what came of it.
struct ProgressRating
{
    RatingLevel level = RatingLevel::VerySatisfied;
    QDateTime at;
    std::optional<RatingLevel> followUp;
    QString answer; ///< what the office says to a negative rating, polite; empty while there is nothing to say

    friend bool operator==(const ProgressRating &, const ProgressRating &) = default;
};

/// 撤回申请: in writing, before the decision is served. The same delivery id with the same content is one withdrawal.
struct WithdrawalRequest
{
    QString deliveryId;
    QString reason;              ///< in the applicant's own words
    QVector<Material> materials; ///< the signed paper, if there is one

    friend bool operator==(const WithdrawalRequest &, const WithdrawalRequest &) = default;
};

} // namespace yunchuang::protocol
