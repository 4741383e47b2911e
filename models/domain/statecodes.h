// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/vocabulary.h"

#include <QStringView>

#include <optional>
#include <span>

/// The two published lists of case states. List A is that of the market-leading platform: codes grow with the case,
/// below 30 it is not accepted, from 30 to 39 it runs, from 90 on it is over. List B is the construction-approval
/// exchange list, 1 to 15. Neither says everything the other does, so both directions keep what would be lost.
namespace yunchuang::statecodes {

/// An entry of list A.
struct PlatformState
{
    int code;
    QStringView name;
    QStringView publicText; ///< what the applicant reads
};
[[nodiscard]] std::span<const PlatformState> platformStates();

/// An entry of list B.
struct ExchangeState
{
    int code;
    QStringView name;
};
[[nodiscard]] std::span<const ExchangeState> exchangeStates();

/// A code of list A and, beside it, the code of list B it came from, where several of those become one: 不受理 and
/// 不予受理 are both 97 and remain different things (Licensing Law art. 32(1) and (2)).
struct PlatformCode
{
    int code = 0;   ///< 0: list A has no code for it
    int reason = 0; ///< code of list B; 0: the code says all

    friend bool operator==(const PlatformCode &, const PlatformCode &) = default;
};

/// List B to list A. 9 and 10, the special procedure, are no state there: nothing for them, and for unknown codes.
[[nodiscard]] std::optional<PlatformCode> toPlatform(int exchangeCode);
/// List A to list B. Nothing where the code alone does not say which of several it is and no reason stands beside it,
/// where the two contradict each other, and where list B has no such state.
[[nodiscard]] std::optional<int> toExchange(PlatformCode code);

/// The codes of our own states. `accepted` matters for a withdrawal: 已撤件 before acceptance, 撤回 after it.
[[nodiscard]] PlatformCode platformCodeOf(CaseState state, bool accepted = true);
[[nodiscard]] std::optional<int> exchangeCodeOf(CaseState state, bool accepted = true);

/// Our state for a code that comes in. Nothing for unknown codes and for those that do not say enough.
[[nodiscard]] std::optional<CaseState> stateOf(PlatformCode code);
[[nodiscard]] std::optional<CaseState> stateOfExchange(int code);

/// What the applicant reads for a code of list A: 待提交, 待预审, 预审退回, 待补正, 已办结, else 审批中.
[[nodiscard]] QStringView publicText(int platformCode);

/// List A: nothing is done any more from 90 on (该步骤已经处理完成，请勿重复操作).
[[nodiscard]] constexpr bool isOver(int platformCode)
{
    return platformCode >= 90;
}

} // namespace yunchuang::statecodes
