// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applicantkind.h"
#include "domain/deadline.h"
#include "domain/serviceitem.h"

#include <QStringView>

#include <optional>
#include <span>

/// The published code lists that other systems read and write: annex A of GB/T 39046-2020 and the lists used beside it.
/// A bare digit means nothing without the list it is of, so every function here says which list it speaks of.
namespace yunchuang::codelists {

/// One entry of a list whose codes are numbers, with its name as published.
struct Code
{
    int code;
    QStringView name;
};

/// One entry of a list whose codes have leading zeros.
struct TextCode
{
    QStringView code;
    QStringView name;
};

[[nodiscard]] std::span<const TextCode> itemTypes(); ///< A.1 事项类型; 11 to 19 and from 21 on are free for extension
[[nodiscard]] std::span<const Code> levels();        ///< A.2 行使层级
[[nodiscard]] std::span<const Code> bodyNatures();   ///< A.3 实施主体性质
[[nodiscard]] std::span<const Code> applicantKinds();    ///< A.4 服务对象
[[nodiscard]] std::span<const Code> channels();          ///< A.5 办理形式
[[nodiscard]] std::span<const Code> caseKinds();         ///< A.6 办件类型
[[nodiscard]] std::span<const Code> specialProcedures(); ///< A.7 特别程序种类
[[nodiscard]] std::span<const Code> satisfactions();     ///< A.8 满意度; see ratingCode for the two ways to count
[[nodiscard]] std::span<const Code> stepStates();        ///< 环节办理状态, table 7
[[nodiscard]] std::span<const Code> powerSources();      ///< 权力来源
[[nodiscard]] std::span<const Code> onlineDepths();      ///< 网办深度
[[nodiscard]] std::span<const Code> itemStates();        ///< 事项状态

/// Whether it is an item type: one of the list, or one of the codes the standard leaves free.
[[nodiscard]] bool isItemType(QStringView code);
[[nodiscard]] bool isLevel(int code);
[[nodiscard]] bool isBodyNature(int code);
[[nodiscard]] bool isChannel(int code);
[[nodiscard]] bool isPowerSource(int code);
[[nodiscard]] bool isOnlineDepth(int code);

/// The published name of a code, empty if the list does not have it.
[[nodiscard]] QStringView nameOfCode(std::span<const Code> list, int code);
[[nodiscard]] QStringView nameOfCode(std::span<const TextCode> list, QStringView code);

[[nodiscard]] int codeOf(ApplicantKind kind); ///< A.4
[[nodiscard]] std::optional<ApplicantKind> applicantKindOf(int code);

/// A.6. Work that follows another department's decision is no 办件 of the list and counts as 其他.
[[nodiscard]] int codeOf(ItemKind kind);
[[nodiscard]] std::optional<ItemKind> itemKindOf(int code);

/// What A.7 tells apart: an extension of art. 42, and everything of art. 45.
enum class ProcedureKind : quint8 { Extension = 1, Other = 2 };
[[nodiscard]] inline int codeOf(ProcedureKind kind)
{
    return static_cast<int>(kind);
}
[[nodiscard]] std::optional<ProcedureKind> procedureKindOf(int code);

[[nodiscard]] int codeOf(ItemStatus status);
[[nodiscard]] std::optional<ItemStatus> itemStatusOf(int code);

} // namespace yunchuang::codelists
