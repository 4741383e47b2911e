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
    NotRatable,          ///< the case has not come so far that it can be rated
    AlreadyRated,        ///< the rating, or the follow-up, was given before; args: round
    RatingState,         ///< a negative rating is not where the act begins; args: state (name of RatingState)
    PersonRated,         ///< who acted on the case may not verify what was said of it
    VerdictUnfit,        ///< the act does not go with that finding; args: verdict
    CorrectionNotOverdue,    ///< the applicant still has time; args: due
    ProcedureNotAllowed,     ///< the item knows no such special procedure; args: kind
    ProposalOpen,            ///< a special procedure or an extension waits for its approval; args: kind
    NoProposal,              ///< nothing waits for approval
    SamePersonProposed,      ///< who proposed does not approve
    AlreadyExtended,         ///< an extension is granted once (art. 42)
    ExtensionTooLong,        ///< args: longest
    SupplementNotAllowed,    ///< the item's rule lets nothing be asked for after acceptance
    NotPromised,             ///< nobody asked for that paper, and it was not promised; args: materials
    PromiseOpen,             ///< the result waits for promised papers (容缺); args: materials
    GroundNotGiven,          ///< the case does not show that ground; args: ground
    ReportsUp,               ///< this unit does not decide but reports up; args: unit
    NotReportedUp,           ///< the item is not reported up from this unit
    LegalReviewMissing,      ///< the item wants a legal review before the decision
    PartiesNotHeard,         ///< people with rights to be heard were not told, or their time is not over; args: until
    NotAtOnce,               ///< the item is none that the window decides on the spot
    PackageIncomplete,       ///< what the archive must hold is not all there; args: missing
    NothingToRecall,         ///< nothing of the actor's own that nobody acted on
    UnknownStep,             ///< no earlier step of that name; args: step
    LinkNotAllowed,          ///< the item does not do that to a licence; args: kind
    EarlierCaseUnknown,      ///< no such licence of this applicant; args: number
    EarlierCaseNotGranted,   ///< the earlier case brought no licence, or it is no longer in force; args: number
    UnitInPlace,             ///< no unit of the case was merged, or nobody took its tasks over; args: unit
    DaysUnmoved,             ///< counted anew, every day stays what it was
    NotSubstitute,   ///< nobody is absent whom the actor stands in for, or not for this act; args: user
    NotReturnable,   ///< there is no earlier signer to return to, or nothing came back; args: handoff
    AlreadyRecused,  ///< declared before
    PartWaiting,     ///< waits for the result of another part: its clock does not run; args: parts
    CardDecided,     ///< the card was decided before
    CardReplied,     ///< the unit replied before
    ReplyAwaited,    ///< the unit has not replied and still may; args: until
    CardConcernsYou, ///< who a card is about does not decide on it
    PresiderExamines, ///< who examines a case does not preside over its hearing (art. 48); args: user
    HearingTooSoon,   ///< people are told of a hearing seven working days before; args: earliest
    HearingNotHeld,   ///< nobody was invited to it yet, or its day has not come; args: on
    ResultStands,     ///< what the result brought into being is ended by a case of its own; args: number
    NoBooking,        ///< the item books no place, or it was given back or used before
    BookingTooClose,  ///< a place is given back in time; args: latest
    BookingToCome,    ///< its day has not come; args: on
    ClaimTaken,       ///< others hold what only so many may at a time; args: claim, fields, capacity
    ClaimBlocked,     ///< missed too often; args: claim, until
    RegistryBars,     ///< a registry says that it must not be done; args: registry, bar, value
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
    {RefusalCode::NotRatable, QLatin1String("NOT_RATABLE")},
    {RefusalCode::AlreadyRated, QLatin1String("ALREADY_RATED")},
    {RefusalCode::RatingState, QLatin1String("RATING_STATE")},
    {RefusalCode::PersonRated, QLatin1String("PERSON_RATED")},
    {RefusalCode::VerdictUnfit, QLatin1String("VERDICT_UNFIT")},
    {RefusalCode::CorrectionNotOverdue, QLatin1String("CORRECTION_NOT_OVERDUE")},
    {RefusalCode::ProcedureNotAllowed, QLatin1String("PROCEDURE_NOT_ALLOWED")},
    {RefusalCode::ProposalOpen, QLatin1String("PROPOSAL_OPEN")},
    {RefusalCode::NoProposal, QLatin1String("NO_PROPOSAL")},
    {RefusalCode::SamePersonProposed, QLatin1String("SAME_PERSON_PROPOSED")},
    {RefusalCode::AlreadyExtended, QLatin1String("ALREADY_EXTENDED")},
    {RefusalCode::ExtensionTooLong, QLatin1String("EXTENSION_TOO_LONG")},
    {RefusalCode::SupplementNotAllowed, QLatin1String("SUPPLEMENT_NOT_ALLOWED")},
    {RefusalCode::NotPromised, QLatin1String("NOT_PROMISED")},
    {RefusalCode::PromiseOpen, QLatin1String("PROMISE_OPEN")},
    {RefusalCode::GroundNotGiven, QLatin1String("GROUND_NOT_GIVEN")},
    {RefusalCode::ReportsUp, QLatin1String("REPORTS_UP")},
    {RefusalCode::NotReportedUp, QLatin1String("NOT_REPORTED_UP")},
    {RefusalCode::LegalReviewMissing, QLatin1String("LEGAL_REVIEW_MISSING")},
    {RefusalCode::PartiesNotHeard, QLatin1String("PARTIES_NOT_HEARD")},
    {RefusalCode::NotAtOnce, QLatin1String("NOT_AT_ONCE")},
    {RefusalCode::PackageIncomplete, QLatin1String("PACKAGE_INCOMPLETE")},
    {RefusalCode::NothingToRecall, QLatin1String("NOTHING_TO_RECALL")},
    {RefusalCode::UnknownStep, QLatin1String("UNKNOWN_STEP")},
    {RefusalCode::LinkNotAllowed, QLatin1String("LINK_NOT_ALLOWED")},
    {RefusalCode::EarlierCaseUnknown, QLatin1String("EARLIER_CASE_UNKNOWN")},
    {RefusalCode::EarlierCaseNotGranted, QLatin1String("EARLIER_CASE_NOT_GRANTED")},
    {RefusalCode::UnitInPlace, QLatin1String("UNIT_IN_PLACE")},
    {RefusalCode::DaysUnmoved, QLatin1String("DAYS_UNMOVED")},
    {RefusalCode::NotSubstitute, QLatin1String("NOT_SUBSTITUTE")},
    {RefusalCode::NotReturnable, QLatin1String("NOT_RETURNABLE")},
    {RefusalCode::AlreadyRecused, QLatin1String("ALREADY_RECUSED")},
    {RefusalCode::PartWaiting, QLatin1String("PART_WAITING")},
    {RefusalCode::CardDecided, QLatin1String("CARD_DECIDED")},
    {RefusalCode::CardReplied, QLatin1String("CARD_REPLIED")},
    {RefusalCode::ReplyAwaited, QLatin1String("REPLY_AWAITED")},
    {RefusalCode::CardConcernsYou, QLatin1String("CARD_CONCERNS_YOU")},
    {RefusalCode::PresiderExamines, QLatin1String("PRESIDER_EXAMINES")},
    {RefusalCode::HearingTooSoon, QLatin1String("HEARING_TOO_SOON")},
    {RefusalCode::HearingNotHeld, QLatin1String("HEARING_NOT_HELD")},
    {RefusalCode::ResultStands, QLatin1String("RESULT_STANDS")},
    {RefusalCode::NoBooking, QLatin1String("NO_BOOKING")},
    {RefusalCode::BookingTooClose, QLatin1String("BOOKING_TOO_CLOSE")},
    {RefusalCode::BookingToCome, QLatin1String("BOOKING_TO_COME")},
    {RefusalCode::ClaimTaken, QLatin1String("CLAIM_TAKEN")},
    {RefusalCode::ClaimBlocked, QLatin1String("CLAIM_BLOCKED")},
    {RefusalCode::RegistryBars, QLatin1String("REGISTRY_BARS")},
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
