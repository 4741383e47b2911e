// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "protocol/ratingmessages.h"
#include "service/handlers/binding.h"
#include "service/handlers/password.h"

#include <chrono>

namespace yunchuang::service {

/// What the applicant shows: the number on the receipt (办件编号 or query code) and the query password.
struct ProgressQuery
{
    QString number;
    QString password;
};

/// Which of his papers the applicant fetches.
struct PaperQuery
{
    ProgressQuery asker;
    Digest256 digest;
};

/// An applicant's answer to a correction as it came; a repeated delivery is recognised by the bytes of `body`.
struct PostedCorrection
{
    ProgressQuery asker;
    protocol::CorrectionAnswer correction;
    QByteArray body;
};

/// A written withdrawal as it came.
struct PostedWithdrawal
{
    ProgressQuery asker;
    protocol::WithdrawalRequest request;
    QByteArray body;
};

/// The applicant's own rating as it came.
struct PostedOwnRating
{
    ProgressQuery asker;
    protocol::RatingGiven rating;
    QByteArray body;
};

/// How often a wrong password may be tried for one number.
struct QueryPolicy
{
    int failures = 5;
    std::chrono::minutes lock{15};
};

/// What an applicant sees and does without an account.
class ProgressHandlers
{
public:
    ProgressHandlers(QueryPolicy policy, PasswordCost cost)
        : m_policy(policy)
        , m_hasher(cost)
    {
    }

    /// How far the case is. Errors: NOT_FOUND for a number that does not exist and for a wrong password alike,
    /// TOO_MANY_REQUESTS (args: seconds).
    [[nodiscard]] Answer<protocol::ProgressReply> progress(Context &context, const ProgressQuery &query);
    /// The answer to a correction notice (T8). The same delivery with the same content gets the same reply. Errors
    /// beside those: REFUSED, DELIVERY_REUSED, MATERIAL_UNKNOWN, MATERIAL_REFUSED.
    [[nodiscard]] Answer<protocol::ProgressReply> correct(Context &context, const PostedCorrection &posted);
    /// The same for what was asked for after acceptance (T16).
    [[nodiscard]] Answer<protocol::ProgressReply> supplement(Context &context, const PostedCorrection &posted);
    /// The applicant takes the application back (T24).
    [[nodiscard]] Answer<protocol::ProgressReply> withdraw(Context &context, const PostedWithdrawal &posted);
    /// A paper that was made for the applicant; NOT_FOUND alike for all that is not his.
    [[nodiscard]] Answer<FileAnswer> document(Context &context, const PaperQuery &query);
    /// How the service was, or the follow-up.
    [[nodiscard]] Answer<protocol::ProgressReply> rate(Context &context, const PostedOwnRating &posted);

private:
    [[nodiscard]] Answer<protocol::ProgressReply> bringIn(Context &context, const PostedCorrection &posted,
                                                          Action action);
    [[nodiscard]] Answer<CaseId> identify(Context &context, const ProgressQuery &query);

    QueryPolicy m_policy;
    PasswordHasher m_hasher;
};

void addProgressRoutes(Binding &binding, ProgressHandlers &handlers);

} // namespace yunchuang::service
