// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/casefields.h"
#include "protocol/progressmessages.h"

/// The members of what an applicant reads and says.
namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, ProgressStep &x)
{
    v.required("name"_L1, x.name);
    v.optional("at"_L1, x.at);
}

template<class V>
void describe(V &v, ProgressRating &x)
{
    v.required("level"_L1, x.level);
    v.required("at"_L1, x.at);
    v.optional("followUp"_L1, x.followUp);
    v.optional("answer"_L1, x.answer);
}

template<class V>
void describe(V &v, WithdrawalRequest &x)
{
    v.required("deliveryId"_L1, x.deliveryId);
    v.required("reason"_L1, x.reason);
    v.optional("materials"_L1, x.materials);
}

} // namespace yunchuang::protocol
