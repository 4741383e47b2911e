// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/statecodes.h"

#include <algorithm>
#include <array>

namespace yunchuang::statecodes {

namespace {

constexpr QStringView inProgress = u"审批中";

constexpr auto platformList = std::to_array<PlatformState>({
    {8, u"外网申报初始化", u"待提交"},
    {10, u"外网申报未提交", u"待提交"},
    {12, u"外网申报已提交", u"待预审"},
    {14, u"外网申报预审退回", u"预审退回"},
    {16, u"外网申报预审通过", inProgress},
    {20, u"初始化", inProgress},
    {22, u"预登记", inProgress},
    {24, u"待接件", inProgress},
    {26, u"已接件", inProgress},
    {28, u"待补办", u"待补正"},
    {30, u"已受理", inProgress},
    {37, u"已受理待补办", u"待补正"},
    {40, u"审批不通过", inProgress},
    {50, u"审批通过", inProgress},
    {90, u"正常办结", u"已办结"},
    {97, u"不予受理", inProgress},
    {98, u"撤销申请", inProgress},
    {99, u"异常终止", inProgress},
});

constexpr auto exchangeList = std::to_array<ExchangeState>({
    {1, u"已接件"},
    {2, u"已撤件"},
    {3, u"已受理"},
    {4, u"不受理"},
    {5, u"不予受理"},
    {6, u"补正（开始）"},
    {7, u"补正（结束）"},
    {8, u"部门开始办理"},
    {9, u"特别程序（开始）"},
    {10, u"特别程序（结束）"},
    {11, u"办结（通过）"},
    {12, u"办结（容缺通过）"},
    {13, u"办结（不通过）"},
    {14, u"撤回"},
    {15, u"撤销"},
});

/// List B to list A, row by row. `alone`: the code of list A says all, so that no reason is needed on the way back.
struct Exchange
{
    int exchange;
    int platform;
    bool alone;
};

constexpr auto exchangeToPlatform = std::to_array<Exchange>({
    {1, 26, true},
    {2, 98, false},
    {3, 30, false}, // under examination has the same code there
    {4, 97, false},
    {5, 97, false},
    {6, 28, false},
    {7, 28, false},
    {8, 30, false},
    {11, 90, false},
    {12, 90, false},
    {13, 90, false},
    {14, 98, false},
    {15, 98, false},
});

/// Our states in both lists. `before`: the code of list B while the case is not accepted, if it differs. Consultation
/// and reporting up are process steps of the examination there, and a decision is one until the case is closed.
struct Own
{
    CaseState state;
    int platform;
    int exchange;
    int before = 0;
};

// clang-format off
constexpr auto ownStates = std::to_array<Own>({
    {CaseState::Draft, 10, 0},
    {CaseState::Submitted, 12, 0},
    {CaseState::PreReturned, 14, 0},
    {CaseState::PrePassed, 16, 0},
    {CaseState::Queued, 24, 0},
    {CaseState::Received, 26, 1},
    {CaseState::Correcting, 28, 6},
    {CaseState::NotRequired, 97, 4},
    {CaseState::Refused, 97, 5},
    {CaseState::Accepted, 30, 3},
    {CaseState::InReview, 30, 8},
    {CaseState::Supplement, 37, 6},
    {CaseState::Consulting, 30, 8},
    {CaseState::Suspended, 30, 9}, // its pauses stand in a table of their own there; the status stays
    {CaseState::TransferredUp, 30, 8},
    {CaseState::DecidedGrant, 50, 8},
    {CaseState::DecidedDeny, 40, 8},
    {CaseState::ClosedGrant, 90, 11},
    {CaseState::ClosedTolerant, 90, 12},
    {CaseState::ClosedDeny, 90, 13},
    {CaseState::Withdrawn, 98, 14, 2},
    {CaseState::Cancelled, 98, 15},
    {CaseState::Returned, 99, 0},
    {CaseState::Terminated, 99, 0},
    {CaseState::Delivered, 90, 0}, // how it was closed stands with the result
    {CaseState::Archived, 90, 0},
});
// clang-format on

const Own *find(CaseState state)
{
    const auto found =
        std::find_if(ownStates.begin(), ownStates.end(), [&](const Own &own) { return own.state == state; });
    return found == ownStates.end() ? nullptr : &*found;
}

} // namespace

std::span<const PlatformState> platformStates()
{
    return platformList;
}

std::span<const ExchangeState> exchangeStates()
{
    return exchangeList;
}

std::optional<PlatformCode> toPlatform(int exchangeCode)
{
    const auto found = std::find_if(exchangeToPlatform.begin(), exchangeToPlatform.end(),
                                    [&](const Exchange &row) { return row.exchange == exchangeCode; });
    if (found == exchangeToPlatform.end())
        return std::nullopt;
    return PlatformCode{found->platform, found->alone ? 0 : found->exchange};
}

std::optional<int> toExchange(PlatformCode code)
{
    const auto fits = [&](const Exchange &row) {
        return row.platform == code.code && (row.alone ? code.reason == 0 : row.exchange == code.reason);
    };
    const auto found = std::find_if(exchangeToPlatform.begin(), exchangeToPlatform.end(), fits);
    return found == exchangeToPlatform.end() ? std::nullopt : std::optional(found->exchange);
}

PlatformCode platformCodeOf(CaseState state, bool accepted)
{
    const Own *own = find(state);
    if (!own)
        return {};
    const bool shared = std::count_if(ownStates.begin(), ownStates.end(),
                                      [&](const Own &other) { return other.platform == own->platform; }) > 1;
    const int exchange = !accepted && own->before != 0 ? own->before : own->exchange;
    return {own->platform, shared ? exchange : 0};
}

std::optional<int> exchangeCodeOf(CaseState state, bool accepted)
{
    const Own *own = find(state);
    if (!own || own->exchange == 0)
        return std::nullopt;
    return !accepted && own->before != 0 ? own->before : own->exchange;
}

std::optional<CaseState> stateOf(PlatformCode code)
{
    if (code.reason != 0) {
        const std::optional<CaseState> state = stateOfExchange(code.reason);
        // 7 means that the correction is in: the case is received again, whatever list A still calls it.
        const bool agrees = state && (code.reason == 7 || platformCodeOf(*state).code == code.code);
        return agrees ? state : std::nullopt;
    }
    switch (code.code) { // several codes of list A are steps of the way to one of our states
    case 8:
    case 20:
        return CaseState::Draft;
    case 22:
        return CaseState::Queued;
    case 28:
        return CaseState::Correcting;
    case 30:
        return CaseState::Accepted;
    default:
        break;
    }
    const auto named = [&](const Own &own) { return own.platform == code.code; };
    if (std::count_if(ownStates.begin(), ownStates.end(), named) != 1)
        return std::nullopt;
    return std::find_if(ownStates.begin(), ownStates.end(), named)->state;
}

std::optional<CaseState> stateOfExchange(int code)
{
    switch (code) {
    case 2:
        return CaseState::Withdrawn;
    case 6:
        return CaseState::Correcting;
    case 7:
        return CaseState::Received;
    case 8:
    case 10: // the special procedure is over, the examination goes on
        return CaseState::InReview;
    default:
        break;
    }
    const auto found = std::find_if(ownStates.begin(), ownStates.end(),
                                    [&](const Own &own) { return own.exchange == code && code != 0; });
    return found == ownStates.end() ? std::nullopt : std::optional(found->state);
}

QStringView publicText(int platformCode)
{
    const auto found = std::find_if(platformList.begin(), platformList.end(),
                                    [&](const PlatformState &state) { return state.code == platformCode; });
    return found == platformList.end() ? inProgress : found->publicText;
}

} // namespace yunchuang::statecodes
