// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/case.h"
#include "domain/command.h"
#include "domain/expected.h"
#include "domain/orgunit.h"
#include "domain/refusal.h"
#include "domain/serviceitem.h"
#include "domain/transitions.h"

namespace yunchuang {

/// Everything a decision depends on besides the case and the command.
struct DecisionContext
{
    Actor actor;
    const ServiceItem &item;
    const OrgDirectory &units;
    const CalendarSet &calendars;
    QDateTime now;            ///< UTC; the service's clock, or the client's best guess offline
    QSet<UserId> unitMembers; ///< who may be assigned in the unit that holds the case; empty = not known here (client):
                              ///< checked by the service
    QSet<UserId> relatedUsers; ///< 回避: must not hold this case; those who declared it are in the case itself
    /// Compare command.base.revision with the case (the service); the echo passes false. An act that names the clerk's
    /// preceding one (base.after) is compared after that was resolved to the revision it brought.
    bool anchorsBase = true;
};

/// What follows from an act beyond the case itself.
struct WorkRequest
{
    PartId part;
    ItemCode item;
    UnitId unit;
    bool waits = false; ///< is announced and begins later, when the parts before it are over

    friend bool operator==(const WorkRequest &, const WorkRequest &) = default;
};

/// The outcome of an act: the case as it then stands and what must be written with it, all or nothing.
struct CaseChange
{
    Case next; ///< version already counted up; revision too where `relied`
    /// Its sequence is given by who keeps the history. Remarks: EXAMINER_DECIDED_BY_ITEM_RULE, AGAINST_PROPOSAL,
    /// REVIEW_POINT_NOT_MET, GRANTED_WITHOUT_COUNTERSIGN, COUNTERSIGN_REFUSED, SILENCE_TAKEN_AS_CONSENT,
    /// PROPOSES_GRANT, PROPOSES_DENIAL, SECOND_CORRECTION, MATERIALS_TO_FOLLOW, NOTICE_PERIOD_PASSED,
    /// IDENTITY_CHECKED_AT_INTAKE, IDENTITY_NOT_STATED, STARTED_BY_CLOSING, WINDOW_DECIDES_BY_ITEM_RULE,
    /// PROPOSAL_CHANGED, ANNOUNCED_END_EXCEEDED, PROMISE_KEPT, PROMISE_KEPT_LATE, AGAINST_LEGAL_REVIEW,
    /// MATERIALS_RETURNED, RENEWAL_LATE, HANDOFFS_RECALLED, HEARING_LATE, RESULT_VOID.
    HistoryRow row;
    QVector<HistoryRow> earlierRows; ///< of the same change, before `row`: an opening submits and then receives
    QVector<DocumentKind> documents; ///< papers to number and issue
    QVector<PartId> pushes;          ///< parts that became 待推送
    QVector<WorkRequest> works;      ///< real work to open at receivers
    QSet<UnitId> tombstones;         ///< units that no longer see the case
    bool relied = true;              ///< a decision of somebody else may rely on what changed
};

/// The one door through which a case changes. Pure: the same input gives the same outcome on client and service.
[[nodiscard]] Expected<CaseChange, Refusal> decide(const Case &subject, const Command &command,
                                                   const DecisionContext &context);

/// What the archive must hold by the path the case went, each as "DOCUMENT:kind", "MATERIAL:id" or "OPINION:step".
struct ArchiveContents
{
    QVector<QString> files; ///< what is there, with numbers and file names
    QVector<QString> missing;
};
[[nodiscard]] ArchiveContents archiveContents(const Case &subject, const ServiceItem &item);

/// Whether an act would be possible at all now, before its arguments are known: what buttons are drawn from.
[[nodiscard]] Expected<void, Refusal> isPossible(const Case &subject, Action action, const DecisionContext &context);

/// Which of the actor's posts a command for that act should name: one in which it is possible now, else one whose turn
/// it is, else one that the table knows for the act; nothing if none is.
[[nodiscard]] std::optional<Post> postFor(const Case &subject, Action action, const DecisionContext &context);

/// The posts whose work the case waits for in its present state and step: they claim it.
[[nodiscard]] Posts postsAtWork(const Case &subject, const ServiceItem &item);

/// An act and why it is off, if it is.
struct ActionChoice
{
    Action action;
    Leaning leaning;
    std::optional<Refusal> refusal;
};

/// The acts worth showing for this case and actor, in the order of their buttons.
[[nodiscard]] QVector<ActionChoice> actionChoices(const Case &subject, const DecisionContext &context);

/// What came through intake: submitted by the applicant (T1), and received by the service itself (T4).
struct Intake
{
    CaseId id;
    QString number;
    QString queryCode;
    UnitId source;
    Applicant applicant;
    QJsonObject form;
    QVector<Material> materials;
    QDateTime submittedAt;
    bool identityChecked = false; ///< the source says that it checked who the applicant is
    QVector<MaterialPromise> promises;
    std::optional<CaseLink> follows = {}; ///< the licence it is about, as the service found it
};
/// The change holds both rows; version and revision count both acts. Documents are those that the office issues.
[[nodiscard]] CaseChange openCase(const Intake &intake, const ServiceItem &item, const OrgUnit &sourceUnit,
                                  const OrgDirectory &units, const CalendarSet &calendars, const QDateTime &now);

/// A new case for real work that another case's closing or acceptance starts (税种核定, a part of a joint case). It is
/// accepted by its nature and knows of the form and the papers only what the receiver gets. One row: StartWork, or
/// AnnouncePart for one that `waits`: then no clock runs until it is started.
[[nodiscard]] CaseChange openWork(const CaseId &id, const QString &number, const QString &queryCode, const Case &parent,
                                  const Receiver &receiver, const ServiceItem &workItem, const OrgDirectory &units,
                                  const CalendarSet &calendars, const QDateTime &now, bool waits = false);

} // namespace yunchuang
