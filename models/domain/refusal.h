// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QMap>
#include <QString>
#include <QVector>

namespace yunchuang {

/// Why an act is not possible. Only the user interface makes words of it.
enum class RefusalCode : quint8 {
    UnknownAction,
    WrongState,            ///< args: state
    CaseEnded,             ///< args: state
    WrongStep,             ///< args: step, expected
    WrongPost,             ///< args: posts (comma-separated names)
    OtherUnit,             ///< acting unit does not hold the case; args: unit
    NotAssignee,           ///< args: assignee
    AlreadyAssigned,       ///< args: assignee
    SamePersonExamined,    ///< the examiner may not decide unless the item allows it
    MissingRecord,         ///< args: record (name of Record)
    OpinionTooShort,       ///< args: minimum
    OpinionTooLong,        ///< args: maximum
    MaterialsMissing,      ///< args: materials
    DifferencesUnanswered, ///< args: fields
    ReviewPointsOpen,      ///< args: points
    SecondCorrection,      ///< a second notice needs a supervisor's reason
    CorrectionIncomplete,  ///< args: items
    HandoffsOpen,          ///< args: units
    UnitNotCompetent,      ///< args: unit
    UnknownUnit,           ///< args: unit
    UnknownUser,           ///< args: user
    RecusalRequired,       ///< the receiver is related to the applicant
    LimitTooLong,          ///< args: latest
    LimitPassed,
    NothingShared,
    NotShareable, ///< args: field or material
    UnknownHandoff,
    HandoffAnswered, ///< already answered, bounced or recalled
    HandoffActedOn,  ///< cannot be recalled any more
    FirstStep,       ///< there is no step to send back to
    NoticeNotDue,    ///< deemed acceptance before its time; args: due
    PartsOpen,       ///< args: parts
    UnknownReviewPoint,
    FormInvalid,         ///< args: fields; see the field errors beside it
    StaleRevision,       ///< args: base, current
    UnknownState,        ///< the case is in a state this version does not know: read-only
    UnknownCheck,        ///< no such registry check, or nothing to answer; args: check
    UnknownUrging,       ///< no such urging waits for a reply; args: urging
    ResultNumberInvalid, ///< the number cannot be what the item says it is; args: number, reason (IdentifierErrorCode)
    ResultNumberTaken,   ///< another closed case of the item bears this number; args: number
    NotTolerable,        ///< a promise for a paper that must be there from the start; args: materials
};

template<>
inline constexpr auto enumNames<RefusalCode> = std::to_array<EnumName<RefusalCode>>({
    {RefusalCode::UnknownAction, QLatin1String("UNKNOWN_ACTION")},
    {RefusalCode::WrongState, QLatin1String("WRONG_STATE")},
    {RefusalCode::CaseEnded, QLatin1String("CASE_ENDED")},
    {RefusalCode::WrongStep, QLatin1String("WRONG_STEP")},
    {RefusalCode::WrongPost, QLatin1String("WRONG_POST")},
    {RefusalCode::OtherUnit, QLatin1String("OTHER_UNIT")},
    {RefusalCode::NotAssignee, QLatin1String("NOT_ASSIGNEE")},
    {RefusalCode::AlreadyAssigned, QLatin1String("ALREADY_ASSIGNED")},
    {RefusalCode::SamePersonExamined, QLatin1String("SAME_PERSON_EXAMINED")},
    {RefusalCode::MissingRecord, QLatin1String("MISSING_RECORD")},
    {RefusalCode::OpinionTooShort, QLatin1String("OPINION_TOO_SHORT")},
    {RefusalCode::OpinionTooLong, QLatin1String("OPINION_TOO_LONG")},
    {RefusalCode::MaterialsMissing, QLatin1String("MATERIALS_MISSING")},
    {RefusalCode::DifferencesUnanswered, QLatin1String("DIFFERENCES_UNANSWERED")},
    {RefusalCode::ReviewPointsOpen, QLatin1String("REVIEW_POINTS_OPEN")},
    {RefusalCode::SecondCorrection, QLatin1String("SECOND_CORRECTION")},
    {RefusalCode::CorrectionIncomplete, QLatin1String("CORRECTION_INCOMPLETE")},
    {RefusalCode::HandoffsOpen, QLatin1String("HANDOFFS_OPEN")},
    {RefusalCode::UnitNotCompetent, QLatin1String("UNIT_NOT_COMPETENT")},
    {RefusalCode::UnknownUnit, QLatin1String("UNKNOWN_UNIT")},
    {RefusalCode::UnknownUser, QLatin1String("UNKNOWN_USER")},
    {RefusalCode::RecusalRequired, QLatin1String("RECUSAL_REQUIRED")},
    {RefusalCode::LimitTooLong, QLatin1String("LIMIT_TOO_LONG")},
    {RefusalCode::LimitPassed, QLatin1String("LIMIT_PASSED")},
    {RefusalCode::NothingShared, QLatin1String("NOTHING_SHARED")},
    {RefusalCode::NotShareable, QLatin1String("NOT_SHAREABLE")},
    {RefusalCode::UnknownHandoff, QLatin1String("UNKNOWN_HANDOFF")},
    {RefusalCode::HandoffAnswered, QLatin1String("HANDOFF_ANSWERED")},
    {RefusalCode::HandoffActedOn, QLatin1String("HANDOFF_ACTED_ON")},
    {RefusalCode::FirstStep, QLatin1String("FIRST_STEP")},
    {RefusalCode::NoticeNotDue, QLatin1String("NOTICE_NOT_DUE")},
    {RefusalCode::PartsOpen, QLatin1String("PARTS_OPEN")},
    {RefusalCode::UnknownReviewPoint, QLatin1String("UNKNOWN_REVIEW_POINT")},
    {RefusalCode::FormInvalid, QLatin1String("FORM_INVALID")},
    {RefusalCode::StaleRevision, QLatin1String("STALE_REVISION")},
    {RefusalCode::UnknownState, QLatin1String("UNKNOWN_STATE")},
    {RefusalCode::UnknownCheck, QLatin1String("UNKNOWN_CHECK")},
    {RefusalCode::UnknownUrging, QLatin1String("UNKNOWN_URGING")},
    {RefusalCode::ResultNumberInvalid, QLatin1String("RESULT_NUMBER_INVALID")},
    {RefusalCode::ResultNumberTaken, QLatin1String("RESULT_NUMBER_TAKEN")},
    {RefusalCode::NotTolerable, QLatin1String("NOT_TOLERABLE")},
});

/// What a schema rule or a cross-field rule found wrong with one field.
struct FieldError
{
    QString path; ///< JSON pointer into the form, such as "/legalRep/idNo"
    QString code; ///< one of the codes of forms/errorcodes.h
    QMap<QString, QString> args;

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/// A refusal: a code with arguments, and the field errors when a form was the reason.
struct Refusal
{
    RefusalCode code = RefusalCode::UnknownAction;
    QMap<QString, QString> args;
    QVector<FieldError> fields;

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

} // namespace yunchuang
