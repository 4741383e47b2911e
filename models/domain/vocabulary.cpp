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

StateCodes stateCodes(CaseState state)
{
    switch (state) {
    case CaseState::Draft:
        return {8, 0};
    case CaseState::Submitted:
        return {12, 0};
    case CaseState::PreReturned:
        return {14, 0};
    case CaseState::PrePassed:
        return {16, 0};
    case CaseState::Queued:
        return {24, 0};
    case CaseState::Received:
        return {26, 1};
    case CaseState::Correcting:
        return {28, 6};
    case CaseState::NotRequired:
        return {97, 4};
    case CaseState::Refused:
        return {97, 5};
    case CaseState::Accepted:
        return {30, 3};
    case CaseState::InReview:
        return {30, 8};
    case CaseState::Supplement:
        return {37, 6};
    case CaseState::Suspended:
        return {0, 9};
    case CaseState::DecidedGrant:
        return {50, 0};
    case CaseState::DecidedDeny:
        return {40, 0};
    case CaseState::ClosedGrant:
        return {90, 11};
    case CaseState::ClosedTolerant:
        return {90, 12};
    case CaseState::ClosedDeny:
        return {90, 13};
    case CaseState::Withdrawn:
        return {98, 14};
    case CaseState::Cancelled:
        return {98, 15};
    case CaseState::Returned:
    case CaseState::Terminated:
        return {99, 0};
    case CaseState::Consulting:
    case CaseState::TransferredUp:
    case CaseState::Delivered:
    case CaseState::Archived:
        return {};
    }
    return {};
}

} // namespace yunchuang
