// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QDateTime>
#include <QVector>

/// What travels about the work between colleagues of one unit: who has a case open, who is away and who stands in, who
/// must not work on which applicant's cases. Times are UTC, days are those of the province.
namespace yunchuang::protocol {

/// Why a clerk must not work on somebody's cases (Civil Servants Law art. 74 and 76). No free text: nothing readable
/// about the people concerned is kept.
enum class RelationKind : quint8 {
    Spouse,          ///< 夫妻关系
    DirectBlood,     ///< 直系血亲
    CollateralBlood, ///< 三代以内旁系血亲
    Affinity,        ///< 近姻亲
    Interest,        ///< 利害关系 of the clerk himself
};

} // namespace yunchuang::protocol

namespace yunchuang {
template<>
inline constexpr auto enumNames<protocol::RelationKind> = std::to_array<EnumName<protocol::RelationKind>>({
    {protocol::RelationKind::Spouse, QLatin1String("SPOUSE")},
    {protocol::RelationKind::DirectBlood, QLatin1String("DIRECT_BLOOD")},
    {protocol::RelationKind::CollateralBlood, QLatin1String("COLLATERAL_BLOOD")},
    {protocol::RelationKind::Affinity, QLatin1String("AFFINITY")},
    {protocol::RelationKind::Interest, QLatin1String("INTEREST")},
});
} // namespace yunchuang

namespace yunchuang::protocol {

/// How long a lease lasts without being renewed, in seconds; clients renew at half of it.
inline constexpr int leaseSeconds = 90;
/// Longest reason for a take-over or an absence, in characters.
inline constexpr int maxDeskReason = 500;
/// Most days of one absence.
inline constexpr int maxAbsenceDays = 366;

/// Who has a case open for work in a unit, as one device sees it. A lease keeps colleagues from working on the same
/// case without knowing; it is a courtesy and decides nothing: acts are refused by revision, not by lease.
struct LeaseReply
{
    bool held = false; ///< somebody has it open
    bool mine = false; ///< on the asking device
    UserId holder;
    QString holderName;
    QString deviceName; ///< of the holder's computer
    QDateTime since;
    QDateTime until; ///< ends by itself then
    UserId askedBy;  ///< a colleague who asks for it
    QString askedByName;
    QDateTime askedAt;
    UserId lostTo; ///< the asking device had it until this one took it over
    QString lostToName;
    QString lostReason;
    QDateTime lostAt;
    QDateTime serviceTime;

    friend bool operator==(const LeaseReply &, const LeaseReply &) = default;
};

/// Why a colleague's lease is taken over; not asked of somebody who only changes computers.
struct LeaseTakeover
{
    QString reason;

    friend bool operator==(const LeaseTakeover &, const LeaseTakeover &) = default;
};

/// Somebody is away from `from` to `until`, both included, and others of the unit stand in.
struct Absence
{
    QString id; ///< UUIDv7, made by the client, so that repeating is harmless
    UnitId unit;
    UserId user;
    QString userName;
    QDate from;
    QDate until;
    QVector<UserId> substitutes;      ///< empty with `pool`
    QVector<QString> substituteNames; ///< in the same order
    bool pool = false;                ///< everybody of the unit who holds the posts
    QString reason;
    UserId enteredBy;
    QString enteredByName;
    QDateTime enteredAt;
    QDateTime endedAt; ///< ended before its last day

    friend bool operator==(const Absence &, const Absence &) = default;
};

/// An absence to be entered, for oneself or by the head of the unit. Names and times are the service's.
struct AbsenceRequest
{
    QString id;
    UserId user;
    QDate from;
    QDate until;
    QVector<UserId> substitutes;
    bool pool = false;
    QString reason;

    friend bool operator==(const AbsenceRequest &, const AbsenceRequest &) = default;
};

/// Absences of a unit that are not over, and those that ended lately; a clerk sees those that concern him.
struct AbsencesReply
{
    QVector<Absence> absences;

    friend bool operator==(const AbsencesReply &, const AbsencesReply &) = default;
};

/// A colleague for whom the asker acts today.
struct Substitution
{
    UserId user;
    QString name;
    UnitId unit;
    QDate from;
    QDate until;

    friend bool operator==(const Substitution &, const Substitution &) = default;
};

/// What a substitute did in the asker's name.
struct ActForMe
{
    CaseId caseId;
    UnitId unit;
    QString queryCode;
    QString itemName;
    Action action = Action::Examine;
    UserId by;
    QString byName;
    QDateTime at;

    friend bool operator==(const ActForMe &, const ActForMe &) = default;
};

/// What a clerk needs to know of his own desk.
struct DeskReply
{
    QVector<Substitution> standsInFor;
    QVector<ActForMe> doneForMe; ///< newest first, of the last 90 days
    QDateTime serviceTime;

    friend bool operator==(const DeskReply &, const DeskReply &) = default;
};

/// 回避: a clerk is related to somebody who may apply. Who that is, is kept as a keyed digest and never told again.
struct Relation
{
    QString id;
    UserId user;
    QString userName;
    bool body = false; ///< an enterprise or other body; otherwise a person
    RelationKind kind = RelationKind::Interest;
    UserId declaredBy;
    QString declaredByName;
    QDateTime declaredAt;

    friend bool operator==(const Relation &, const Relation &) = default;
};

/// A relation to be declared, for oneself or by the head of the unit. `number`: identity number or credit code.
struct RelationRequest
{
    QString id; ///< UUIDv7, made by the client
    UserId user;
    QString number;
    RelationKind kind = RelationKind::Interest;

    friend bool operator==(const RelationRequest &, const RelationRequest &) = default;
};

/// The relations on record: a clerk's own, for heads those of the unit.
struct RelationsReply
{
    QVector<Relation> relations;

    friend bool operator==(const RelationsReply &, const RelationsReply &) = default;
};

} // namespace yunchuang::protocol
