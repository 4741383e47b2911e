// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/codelists.h"

#include <algorithm>
#include <array>

namespace yunchuang::codelists {

namespace {

constexpr auto itemTypeList = std::to_array<TextCode>({
    {u"00", u"行政权力事项"},
    {u"01", u"行政许可"},
    {u"02", u"行政处罚"},
    {u"03", u"行政强制"},
    {u"04", u"行政征收"},
    {u"05", u"行政给付"},
    {u"06", u"行政检查"},
    {u"07", u"行政确认"},
    {u"08", u"行政奖励"},
    {u"09", u"行政裁决"},
    {u"10", u"其他类别事项"},
    {u"20", u"公共服务事项"},
});

constexpr auto levelList = std::to_array<Code>({
    {1, u"国家级（局、署、会）"},
    {2, u"省级（直属）"},
    {3, u"市级（隶属）"},
    {4, u"县级"},
    {5, u"镇（乡、街道）级"},
    {6, u"村（社区）级"},
    {7, u"分级管理"},
});

constexpr auto bodyNatureList = std::to_array<Code>({
    {1, u"法定机关"},
    {2, u"授权组织"},
    {3, u"受委托组织"},
    {9, u"其他"},
});

constexpr auto applicantKindList = std::to_array<Code>({
    {1, u"自然人"},
    {2, u"企业法人"},
    {3, u"事业法人"},
    {4, u"社会组织法人"},
    {5, u"行政机关"},
    {6, u"其他组织"},
});

constexpr auto channelList = std::to_array<Code>({
    {1, u"窗口办理"},
    {2, u"电脑端网上办理"},
    {3, u"移动端网上申请"},
    {4, u"快递申请"},
    {9, u"其他"},
});

constexpr auto caseKindList = std::to_array<Code>({
    {1, u"即办件"},
    {2, u"承诺件"},
    {9, u"其他"},
});

constexpr auto specialProcedureList = std::to_array<Code>({
    {1, u"延长审批"},
    {2, u"除延长审批之外的情况"},
});

constexpr auto satisfactionList = std::to_array<Code>({
    {1, u"非常满意"},
    {2, u"满意"},
    {3, u"基本满意"},
    {4, u"不满意"},
    {5, u"非常不满意"},
});

constexpr auto stepStateList = std::to_array<Code>({
    {1, u"待办"},
    {2, u"已办"},
});

constexpr auto powerSourceList = std::to_array<Code>({
    {1, u"法定本级行使"},
    {2, u"上级下放"},
    {3, u"上级授权"},
    {4, u"同级授权"},
    {5, u"上级委托"},
    {6, u"同级委托"},
});

constexpr auto onlineDepthList = std::to_array<Code>({
    {1, u"互联网咨询"},
    {2, u"互联网收件"},
    {3, u"互联网预审"},
    {4, u"互联网受理"},
    {5, u"互联网办理"},
    {6, u"互联网办理结果信息反馈"},
    {7, u"互联网电子证照反馈"},
    {8, u"其他"},
});

constexpr auto itemStateList = std::to_array<Code>({
    {1, u"在用"},
    {2, u"暂停"},
    {3, u"取消"},
});

/// Numbers on both sides in one row, so that neither direction can forget what the other knows.
template<class Value>
struct Pair
{
    int code;
    Value value;
};

constexpr auto applicantKindPairs = std::to_array<Pair<ApplicantKind>>({
    {1, ApplicantKind::Person},
    {2, ApplicantKind::Enterprise},
    {3, ApplicantKind::Institution},
    {4, ApplicantKind::Association},
    {5, ApplicantKind::Authority},
    {6, ApplicantKind::OtherBody},
});

/// The first value of a code is the one it is read as.
constexpr auto itemKindPairs = std::to_array<Pair<ItemKind>>({
    {1, ItemKind::Instant},
    {2, ItemKind::Promise},
    {9, ItemKind::Other},
    {9, ItemKind::PartWork},
});

constexpr auto procedureKindPairs = std::to_array<Pair<ProcedureKind>>({
    {1, ProcedureKind::Extension},
    {2, ProcedureKind::Other},
});

constexpr auto itemStatusPairs = std::to_array<Pair<ItemStatus>>({
    {1, ItemStatus::InUse},
    {2, ItemStatus::Paused},
    {3, ItemStatus::Cancelled},
});

template<class Pairs, class Value>
int codeIn(const Pairs &pairs, Value value)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.value == value; });
    return found == pairs.end() ? 0 : found->code;
}

template<class Value, std::size_t size>
std::optional<Value> valueIn(const std::array<Pair<Value>, size> &pairs, int code)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.code == code; });
    return found == pairs.end() ? std::nullopt : std::optional(found->value);
}

bool has(std::span<const Code> list, int code)
{
    return std::any_of(list.begin(), list.end(), [&](const Code &entry) { return entry.code == code; });
}

} // namespace

std::span<const TextCode> itemTypes()
{
    return itemTypeList;
}

std::span<const Code> levels()
{
    return levelList;
}

std::span<const Code> bodyNatures()
{
    return bodyNatureList;
}

std::span<const Code> applicantKinds()
{
    return applicantKindList;
}

std::span<const Code> channels()
{
    return channelList;
}

std::span<const Code> caseKinds()
{
    return caseKindList;
}

std::span<const Code> specialProcedures()
{
    return specialProcedureList;
}

std::span<const Code> satisfactions()
{
    return satisfactionList;
}

std::span<const Code> stepStates()
{
    return stepStateList;
}

std::span<const Code> powerSources()
{
    return powerSourceList;
}

std::span<const Code> onlineDepths()
{
    return onlineDepthList;
}

std::span<const Code> itemStates()
{
    return itemStateList;
}

bool isItemType(QStringView code)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (code.size() != 2 || !std::all_of(code.begin(), code.end(), isDigit))
        return false;
    return true; // 00 to 10 and 20 are named; the standard leaves 11 to 19 and 21 on free
}

bool isLevel(int code)
{
    return has(levelList, code);
}

bool isBodyNature(int code)
{
    return has(bodyNatureList, code);
}

bool isChannel(int code)
{
    return has(channelList, code);
}

bool isPowerSource(int code)
{
    return has(powerSourceList, code);
}

bool isOnlineDepth(int code)
{
    return has(onlineDepthList, code);
}

QStringView nameOfCode(std::span<const Code> list, int code)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Code &entry) { return entry.code == code; });
    return found == list.end() ? QStringView() : found->name;
}

QStringView nameOfCode(std::span<const TextCode> list, QStringView code)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const TextCode &entry) { return entry.code == code; });
    return found == list.end() ? QStringView() : found->name;
}

int codeOf(ApplicantKind kind)
{
    return codeIn(applicantKindPairs, kind);
}

std::optional<ApplicantKind> applicantKindOf(int code)
{
    return valueIn(applicantKindPairs, code);
}

int codeOf(ItemKind kind)
{
    return codeIn(itemKindPairs, kind);
}

std::optional<ItemKind> itemKindOf(int code)
{
    return valueIn(itemKindPairs, code);
}

std::optional<ProcedureKind> procedureKindOf(int code)
{
    return valueIn(procedureKindPairs, code);
}

int codeOf(ItemStatus status)
{
    return codeIn(itemStatusPairs, status);
}

std::optional<ItemStatus> itemStatusOf(int code)
{
    return valueIn(itemStatusPairs, code);
}

} // namespace yunchuang::codelists
