// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/vocabulary.h"

namespace yunchuang {

bool isEnded(CaseState state)
{
    switch (state) {
    case CaseState::NotRequired:
    case CaseState::Refused:
    case CaseState::Withdrawn:
    case CaseState::Cancelled:
    case CaseState::Returned:
    case CaseState::Terminated:
    case CaseState::Delivered:
    case CaseState::Archived:
        return true;
    default:
        return false;
    }
}

bool isClockRunning(CaseState state)
{
    switch (state) {
    case CaseState::Accepted:
    case CaseState::InReview:
    case CaseState::Supplement:
    case CaseState::Consulting:
    case CaseState::TransferredUp:
        return true;
    default:
        return false;
    }
}

} // namespace yunchuang
