// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/vocabulary.h"

#include <QSet>

namespace yunchuang {

/// What a decision rests on: a revision of the case, or the clerk's own preceding act on it.
struct CommandBase
{
    qint64 revision = 0;
    CommandId after; ///< set when an unsent act of the same clerk on the same case comes before

    friend bool operator==(const CommandBase &, const CommandBase &) = default;
};

/// A receiver and what is asked of it.
struct HandoffRequest
{
    QVector<UnitId> to;
    QDateTime dueAt;
    QString question;
    QVector<QString> sharedFields;
    QVector<MaterialId> sharedMaterials;
    bool inTurn = false; ///< Countersign: one signer after another, in the order of `to`; else all at once

    friend bool operator==(const HandoffRequest &, const HandoffRequest &) = default;
};

/// Everything an act may carry. Which of it is required stands in the table of transitions.
struct CommandArguments
{
    QString opinion; ///< 办理意见, at most 1000 characters (GB/T 39046)
    QString reason;
    QString basis;          ///< legal basis of a refusal or a decision
    QString competentOrgan; ///< where the applicant should go instead
    QString remedies;       ///< reconsideration and lawsuit
    QString conditions;
    QDate validUntil;
    QVector<CorrectionItem> corrections;
    QString supervisorReason; ///< why a second correction notice is given
    UserId assignee;
    QString assigneeName;
    HandoffRequest handoff;
    HandoffId handoffId;
    HandoffId returnTo; ///< ReturnHandoff: the signer before, to whom it goes back; empty = who asked
    bool agreed = false;
    QString checkId; ///< RecordCheck: a registry check, or
    CheckAnswer checkAnswer = CheckAnswer::None;
    QString pointId; ///< a review point
    PointVerdict pointVerdict = PointVerdict::Open;
    QJsonObject approval;                ///< approval form of the step
    bool favourable = true;              ///< Examine: proposes to grant
    QVector<MaterialId> openedMaterials; ///< evidence of which materials were looked at
    CaseResult result;                   ///< Close, Deliver
    QDate replyDue;                      ///< Urge
    QString urgingId;
    QJsonObject form;                  ///< Submit, CompleteCorrection: new application values
    QVector<Material> materials;       ///< Submit, Receive, CompleteCorrection: new or replaced materials
    QVector<MaterialPromise> promises; ///< Accept: papers that the applicant promised in writing
    std::optional<SuspensionKind> procedure = {}; ///< ProposeSpecial
    int days = 0;                                 ///< ProposeSpecial, ProposeExtension, Extend: working days
    QString forWhom = {};                         ///< ProposeSpecial: for which applicant
    QString outcome = {};                         ///< EndSpecial: what came of it
    StepId toStep = {};                           ///< SendBack: the earlier step; empty = the one before
    std::optional<TerminationGround> ground = {}; ///< Terminate
    bool materialsReturned = false;               ///< ReturnOverdue, Withdraw, Terminate: the papers went back
    QString parties = {};                         ///< InformParties: who was told
    bool hearing = false;                         ///< InformParties: of a hearing, not only of stating and defending
    std::optional<PartyAnswer> partyAnswer = {};  ///< RecordParties
    QVector<CaseDocument> documents = {};         ///< IssueDocuments: kind, command, digest, size and media type
    QDate askedOn = {};        ///< RecordParties: the day their request came in; invalid = the day of the act
    QDate hearingOn = {};      ///< InformParties, of a hearing that was asked for: when,
    QString hearingPlace = {}; ///< where,
    UserId presider = {};      ///< and before whom it is held
    QString presiderName = {};

    friend bool operator==(const CommandArguments &, const CommandArguments &) = default;
};

/// One act on one case, as the clerk meant it. Repeating it is harmless: the id says it is the same.
struct Command
{
    CommandId id;
    CaseId caseId;
    Action action = Action::Claim;
    CommandBase base;
    UnitId actingUnit;
    Post post = Post::CaseOfficer;
    UserId onBehalfOf;
    DeviceId device;
    QDateTime actedAt;
    CommandArguments args;

    friend bool operator==(const Command &, const Command &) = default;
};

/// Who acts, in which capacity.
struct Actor
{
    UserId user;
    QString name;
    UnitId unit;
    Posts posts;
    UserId onBehalfOf;
    DeviceId device;
};

/// 受理号-independent key of a handoff: the same on client and service for the same act.
[[nodiscard]] HandoffId handoffIdFor(const CommandId &command, const UnitId &to);

} // namespace yunchuang
