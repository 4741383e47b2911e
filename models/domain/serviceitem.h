// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applicantkind.h"
#include "domain/deadline.h"
#include "domain/expected.h"
#include "domain/ids.h"
#include "domain/itemguide.h"
#include "domain/vocabulary.h"

#include <QDate>
#include <QJsonObject>
#include <QVector>

namespace yunchuang {

/// An item in one of its published versions. A running case keeps the version it was accepted under.
struct ItemKey
{
    ItemCode code;
    int version = 0;

    friend bool operator==(const ItemKey &, const ItemKey &) = default;
};

/// 办件类型 of GB/T 39046 A.6.
enum class ItemKind : quint8 { Instant, Promise, Other, PartWork };

template<>
inline constexpr auto enumNames<ItemKind> = std::to_array<EnumName<ItemKind>>({
    {ItemKind::Instant, QLatin1String("INSTANT")},
    {ItemKind::Promise, QLatin1String("PROMISE")},
    {ItemKind::Other, QLatin1String("OTHER")},
    {ItemKind::PartWork, QLatin1String("PART_WORK")}, ///< internal work that follows another department's decision
});

/// One step of the flow under examination, in order: examine, (review,) decide.
struct FlowStep
{
    StepId id;
    QString name; ///< 环节名称, Chinese as published
    Post post = Post::CaseOfficer;
    int limitDays = 0; ///< working days, 0 = no limit of its own

    friend bool operator==(const FlowStep &, const FlowStep &) = default;
};

/// What kind of number the result of an item bears, so that a mistyped one is found before the licence leaves.
enum class ResultNumberKind : quint8 {
    Any,        ///< no rule is known
    CreditCode, ///< unified social credit code, GB 32100-2015; one body bears it, so one case may give it
    FoodBusinessLicence, ///< 食品经营许可证: JY and 14 digits, the last MOD 11,10
    ConstructionPermit,  ///< 施工许可证: 18 digits, area, day, serial, class
    TeacherCertificate,  ///< 教师资格证书: 17 digits, year, authority, kind, sex, serial
};

template<>
inline constexpr auto enumNames<ResultNumberKind> = std::to_array<EnumName<ResultNumberKind>>({
    {ResultNumberKind::Any, QLatin1String("ANY")},
    {ResultNumberKind::CreditCode, QLatin1String("USCC")},
    {ResultNumberKind::FoodBusinessLicence, QLatin1String("FOOD_BUSINESS_LICENCE")},
    {ResultNumberKind::ConstructionPermit, QLatin1String("CONSTRUCTION_PERMIT")},
    {ResultNumberKind::TeacherCertificate, QLatin1String("TEACHER_CERTIFICATE")},
});

/// How long applicants have for a correction where the item says nothing. No law sets a period; a common practice.
inline constexpr int defaultCorrectionDays = 30;

/// A paper the item asks for, as the service guide lists it.
struct ItemMaterial
{
    MaterialId id;
    QString name;
    bool required = true;
    bool tolerable = false; ///< may follow under tolerance acceptance (容缺)
    bool shareable = true;  ///< may be shown to a consulted unit
    QString fromRegistry;   ///< registry that supplies it (免提交), empty = the applicant brings it

    friend bool operator==(const ItemMaterial &, const ItemMaterial &) = default;
};

/// 审查要点: a question the examiner answers with yes or no.
struct ReviewPoint
{
    QString id;
    QString text;
    QString answeredBy;      ///< id of the automatic check that answers it, empty = the clerk
    QString correction;      ///< what the applicant is told to do when it fails
    QVector<UnitId> consult; ///< units that a consultation about this point would ask
    QVector<QString> fields; ///< JSON pointers it is about

    friend bool operator==(const ReviewPoint &, const ReviewPoint &) = default;
};

/// When a part of a case begins.
enum class PartStart : quint8 {
    OnClosing,    ///< 五证合一: with the result of the case
    OnAcceptance, ///< 并联审批: the acceptance is copied to it (抄告); a part of a joint case
};

template<>
inline constexpr auto enumNames<PartStart> = std::to_array<EnumName<PartStart>>({
    {PartStart::OnClosing, QLatin1String("ON_CLOSING")},
    {PartStart::OnAcceptance, QLatin1String("ON_ACCEPTANCE")},
});

/// What a part wants of the parts that it names in `after`.
enum class PartRelation : quint8 {
    Prerequisite, ///< 前置: their result; without it the part never begins
    Serial,       ///< 串联: that they are over, whatever came of it
};

template<>
inline constexpr auto enumNames<PartRelation> = std::to_array<EnumName<PartRelation>>({
    {PartRelation::Prerequisite, QLatin1String("PREREQUISITE")},
    {PartRelation::Serial, QLatin1String("SERIAL")},
});

/// Who gets the result by itself when a case of the item closes (五证合一), or works on it beside the others once it is
/// accepted (并联审批). Parts that name nothing in `after` run side by side.
struct Receiver
{
    PartId id;
    UnitId unit;
    QString name;            ///< what it is called in the lanes, such as "参保登记"
    ItemCode work;           ///< item of the real work it starts there, empty = data only
    QVector<QString> fields; ///< JSON pointers of the form that are pushed
    PartStart starts = PartStart::OnClosing;
    QVector<PartId> after; ///< parts of the same start that come before
    PartRelation relation = PartRelation::Prerequisite;
    QVector<MaterialId> materials; ///< of the case that its work uses: handed in once, used by all

    friend bool operator==(const Receiver &, const Receiver &) = default;
};

/// 预约: what a case of the item brings is a place on a day. It may be given back in time, and it can be missed.
struct Booking
{
    QString day;        ///< JSON pointer of the booked day in the form
    int cancelDays = 0; ///< calendar days before it on which the place can be given back at the latest

    friend bool operator==(const Booking &, const Booking &) = default;
};

/// 事项 in one version: everything the rules need to know about it.
struct ServiceItem
{
    ItemKey key;
    QString name;
    QString implementationCode; ///< 31 characters
    ItemKind kind = ItemKind::Promise;
    UnitId department;
    UnitId acceptingUnit;           ///< where intake puts a new case
    QVector<UnitId> competentUnits; ///< units a case may be transferred to
    Limit legalLimit;
    Limit promisedLimit;
    QDate validFrom;
    QVector<FlowStep> flow;
    bool examinerMayDecide = false; ///< the item's own rule; the record then says so
    int extensionDays = 10;
    int correctionDays = defaultCorrectionDays; ///< calendar days to answer a correction notice
    QVector<QString> specialProcedures;         ///< kinds of art. 45 allowed for this item
    bool silenceMeansConsent = false;           ///< 超时视为无意见
    QString formId;
    int formVersion = 0;
    /// Patterns of the form's fields that a consultation may carry ("/holders/*/name"). Not in the catalogue's file:
    /// the form says it, see withShareableFields. While it is not known, no field may be shared.
    QVector<QString> shareableFields;
    std::optional<Booking> booking = {};  ///< said by the form too (`x-claims`), see withShareableFields
    QHash<StepId, QString> approvalForms; ///< form edited at a step
    QVector<ItemMaterial> materials;
    QVector<ReviewPoint> reviewPoints;
    QVector<Receiver> receivers;
    QHash<Action, QString> verbs; ///< the item type's own words for a button, such as 准予登记
    QVector<QString> legalBases;
    QString resultName; ///< 结果名称, such as 营业执照
    ResultNumberKind resultNumber = ResultNumberKind::Any;
    QString type;        ///< 事项类型, two digits of GB/T 39046 A.1, such as 01 for a licence; empty = not said
    int level = 0;       ///< 行使层级, A.2; 0 = not said
    ItemStatus status = ItemStatus::InUse;
    QDate validTo = {};  ///< 计划取消日期, the last day on which it can be applied for; invalid = open
    QVector<ApplicantKind> recipients; ///< 服务对象; empty = everybody
    bool windowDecides = false; ///< an instant item whose clerk at the window receives, decides and hands over at once
    bool hasFee = false;
    int retentionYears = 10;           ///< 保管期限 of the archived case; 0 = for ever
    bool supplementAllowed = false;    ///< T16: the item's rule lets papers be asked for after acceptance
    bool supplementStopsClock = false; ///< and its clock stands still meanwhile
    int toleranceGraceDays = 15;       ///< working days to bring a promised paper after the promise was broken; 0 = none
    bool legalReview = false;          ///< 法制审核 before every decision
    bool hearingRight = false;         ///< interested parties must be told of their rights before a decision (art. 36, 47)
    QVector<LinkKind> linkKinds;       ///< what a case of it does to an earlier licence; empty = a licence of its own
    QVector<ItemCode> linkedItems;     ///< whose licences those are; empty = its own
    QVector<UnitId> consultedUnits;    ///< 联办机构: units that are usually asked
    QHash<UnitId, UnitId> reportsTo;   ///< 转报 (art. 43): whom a unit reports up to; one that is no key decides itself
    ItemGuide guide;

    friend bool operator==(const ServiceItem &, const ServiceItem &) = default;

    [[nodiscard]] const FlowStep *step(const StepId &id) const;
    [[nodiscard]] const ItemMaterial *material(const MaterialId &id) const;
    [[nodiscard]] const ReviewPoint *reviewPoint(const QString &id) const;
    [[nodiscard]] const Receiver *receiver(const PartId &id) const;
    /// Position of a step in the flow, -1 if it is none of them.
    [[nodiscard]] qsizetype stepIndex(const StepId &id) const;
    [[nodiscard]] bool isLastStep(const StepId &id) const
    {
        return !flow.isEmpty() && stepIndex(id) == flow.size() - 1;
    }
    [[nodiscard]] bool isCompetent(const UnitId &unit) const { return competentUnits.contains(unit); }
    /// Whether that unit examines only and reports up to another one that decides.
    [[nodiscard]] bool isReportedUpFrom(const UnitId &unit) const { return reportsTo.contains(unit); }
    /// Whether a case of the item may do that to a licence of an item with that code.
    [[nodiscard]] bool links(LinkKind what, const ItemCode &code) const;
    /// The periods the deadline engine counts with.
    [[nodiscard]] ItemLimits limits() const;
};

/// What is wrong with a catalogue file.
struct CatalogueError
{
    QString where; ///< JSON pointer
    QString what;  ///< for operators, English
};

/// What to do with a key this version does not know.
enum class UnknownKeys : quint8 {
    Refuse, ///< when a catalogue is imported: most likely a misspelt key
    Ignore, ///< when a newer service sends its catalogue
};

/// Reads one item version from its catalogue file; every field is checked. Keys marked * are required, the others take
/// the struct's default. A limit is `{"amount": 15, "unit": "CALENDAR_DAYS"}` with the units of LimitUnit.
///
///     {
///       "key": {"code"*: "000125001001", "version"*: 1},          code: 12 digits, version from 1
///       "name"*: "…",
///       "implementationCode": "…",                                31 characters: USCC, level digit, code
///       "kind"*: "INSTANT|PROMISE|OTHER|PART_WORK",
///       "department"*: "SCJGJ",
///       "acceptingUnit"*: "SCJGJ-QYZC",
///       "competentUnits"*: ["SCJGJ-QYZC", …],                     contains acceptingUnit
///       "legalLimit"*: limit, "promisedLimit"*: limit,            the promise is not longer than the law allows
///       "validFrom"*: "2026-01-01",
///       "flow"*: [{"id"*: "examine", "name"*: "审查", "post"*: "CASE_OFFICER", "limitDays": 1}, …],
///       "examinerMayDecide": false, "extensionDays": 10, "correctionDays": 30,
///       "specialProcedures": ["EXPERT_REVIEW", …],                names of SuspensionKind
///       "silenceMeansConsent": false,
///       "formId"*: "…", "formVersion"*: 1,                        both may be absent for PART_WORK
///       "approvalForms": {"examine": "…", …},                     keys are steps of the flow
///       "materials": [{"id"*, "name"*, "required": true, "tolerable": false, "shareable": true, "fromRegistry": ""}],
///       "reviewPoints": [{"id"*, "text"*, "answeredBy": "", "correction": "", "consult": [unit], "fields":
///       ["/addr"]}], "receivers": [{"id"*, "unit"*, "name"*, "work": "522026009000", "fields"*: ["/name", …],
///                      "starts": "ON_CLOSING|ON_ACCEPTANCE", "after": [id], "relation": "PREREQUISITE|SERIAL",
///                      "materials": [id]}],                       no part comes after itself by any way
///       "verbs": {"GRANT": "准予登记", …},                        keys are names of Action
///       "legalBases": ["…"],
///       "resultName": "营业执照", "resultNumber": "USCC",        names of ResultNumberKind
///       "type": "01", "level": 2,                                 A.1 and A.2 of GB/T 39046
///       "status": "IN_USE|PAUSED|CANCELLED", "validTo": "2027-12-31",
///       "recipients": ["PERSON", …],                              names of ApplicantKind
///       "windowDecides": false, "hasFee": false, "retentionYears": 10,
///       "supplementAllowed": false, "supplementStopsClock": false, "toleranceGraceDays": 15,
///       "legalReview": false, "hearingRight": false,
///       "linkKinds": ["RENEWAL", …], "linkedItems": ["000125001001", …],
///       "consultedUnits": [unit, …],
///       "reportsTo": {"GY-SWJ": "SWJ-ZG", …},                     unit: the one above it; both competent
///       "guide": {
///         "powerSource": 1, "bodyNature": 1, "channels": [1, 2], "onlineDepth": [1, 2, 5], "visits": 0,
///         "visitReason": "…", "scope": "NONE|NATION|PROVINCES|CITIES|COUNTIES",
///         "legalLimitNote": "…", "promisedLimitNote": "…", "conditions": ["…"],
///         "fees": [{"name"*, "standard"*, "basis"*, "reduction"}],        there are some if and only if hasFee
///         "procedures": [{"kind"*: "EXPERT_REVIEW", "name"*, "days"*: 10, "basis"}], of specialProcedures
///         "intermediaries": ["…"], "quantityLimit": "…", "onlinePayment": false, "postal": false, "booking": false,
///         "place": "…", "hours": "…", "consultation": "…", "complaint": "…",
///         "questions": [{"question"*, "answer"*}]
///       }
///     }
///
/// The last step of the flow is the decider's, except for PART_WORK, whose last step ends with CompleteWork and is no
/// decider's. No other step is the decider's.
[[nodiscard]] Expected<ServiceItem, CatalogueError> parseServiceItem(const QJsonObject &json,
                                                                     UnknownKeys unknown = UnknownKeys::Refuse);

/// All item versions of one edition of the catalogue.
class Catalogue
{
public:
    Catalogue() = default;
    explicit Catalogue(QVector<ServiceItem> items);

    [[nodiscard]] const ServiceItem *find(const ItemKey &key) const;
    /// The version in force on that day; nothing while the item is paused, and after it was cancelled or ended.
    [[nodiscard]] const ServiceItem *inForce(const ItemCode &code, QDate day) const;
    [[nodiscard]] const QVector<ServiceItem> &items() const { return m_items; }

private:
    QVector<ServiceItem> m_items;
};

} // namespace yunchuang
