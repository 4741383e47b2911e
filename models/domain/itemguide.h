// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadline.h"
#include "domain/enumnames.h"

#include <QString>
#include <QVector>

namespace yunchuang {

/// 事项状态: whether the item can be applied for.
enum class ItemStatus : quint8 { InUse = 1, Paused, Cancelled };

template<>
inline constexpr auto enumNames<ItemStatus> = std::to_array<EnumName<ItemStatus>>({
    {ItemStatus::InUse, QLatin1String("IN_USE")},
    {ItemStatus::Paused, QLatin1String("PAUSED")},
    {ItemStatus::Cancelled, QLatin1String("CANCELLED")},
});

/// 通办范围: how far away an applicant may hand in.
enum class ServiceScope : quint8 { None, Nation, Provinces, Cities, Counties };

template<>
inline constexpr auto enumNames<ServiceScope> = std::to_array<EnumName<ServiceScope>>({
    {ServiceScope::None, QLatin1String("NONE")},
    {ServiceScope::Nation, QLatin1String("NATION")},       ///< 全国通办
    {ServiceScope::Provinces, QLatin1String("PROVINCES")}, ///< 跨省
    {ServiceScope::Cities, QLatin1String("CITIES")},       ///< 跨市
    {ServiceScope::Counties, QLatin1String("COUNTIES")},   ///< 跨县
});

/// 收费项目: what is charged, how much, and by which rule.
struct FeeItem
{
    QString name;
    QString standard;
    QString basis;
    QString reduction; ///< 减免

    friend bool operator==(const FeeItem &, const FeeItem &) = default;
};

/// 特别程序 as the guide announces it: one of the kinds of art. 45, how long it takes, by which rule.
struct GuideProcedure
{
    SuspensionKind kind = SuspensionKind::ExpertReview;
    QString name;
    int days = 0; ///< working days
    QString basis;

    friend bool operator==(const GuideProcedure &, const GuideProcedure &) = default;
};

/// 常见问题.
struct GuideQuestion
{
    QString question;
    QString answer;

    friend bool operator==(const GuideQuestion &, const GuideQuestion &) = default;
};

/// 办事指南: the fields of the national implementation list (GB/T 39046-2020 table 4) that tell people about an item
/// and decide nothing. Codes are those of codelists.h; 0 means that the guide does not say.
struct ItemGuide
{
    int powerSource = 0;      ///< 权力来源
    int bodyNature = 0;       ///< 实施主体性质, A.3
    QVector<int> channels;    ///< 办理形式, A.5
    QVector<int> onlineDepth; ///< 网办深度
    int visits = 0;           ///< 到办事现场次数
    QString visitReason;      ///< 必须现场办理原因
    ServiceScope scope = ServiceScope::None;
    QString legalLimitNote;
    QString promisedLimitNote;
    QVector<QString> conditions; ///< 受理条件
    QVector<FeeItem> fees;
    QVector<GuideProcedure> procedures;
    QVector<QString> intermediaries; ///< 中介服务
    QString quantityLimit;           ///< 数量限制
    bool onlinePayment = false;
    bool postal = false; ///< 物流快递
    bool booking = false;
    QString place;
    QString hours;
    QString consultation; ///< 咨询方式
    QString complaint;    ///< 监督投诉方式
    QVector<GuideQuestion> questions;

    friend bool operator==(const ItemGuide &, const ItemGuide &) = default;
};

} // namespace yunchuang
