// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
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

/// An applicant's answer to a correction as it came; a repeated delivery is recognised by the bytes of `body`.
struct PostedCorrection
{
    ProgressQuery asker;
    protocol::CorrectionAnswer correction;
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

private:
    [[nodiscard]] Answer<CaseId> identify(Context &context, const ProgressQuery &query);

    QueryPolicy m_policy;
    PasswordHasher m_hasher;
};

/// What applicants are told of a state.
[[nodiscard]] QString publicState(const Case &subject);

void addProgressRoutes(Binding &binding, ProgressHandlers &handlers);

} // namespace yunchuang::service
