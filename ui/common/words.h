// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "domain/deadlinestatus.h"
#include "domain/orgunit.h"
#include "domain/refusal.h"
#include "domain/serviceitem.h"
#include "domain/transitions.h"
#include "forms/errorcodes.h"
#include "forms/field.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"
#include "ui/common/glyphs.h"
#include "ui/common/icons.h"

#include <QCoreApplication>

#include <functional>

namespace yunchuang {

/// What happened, and what the person can do about it. The second may be empty.
struct Explanation
{
    QString what;
    QString todo;

    /// Both as one text.
    [[nodiscard]] QString text() const { return todo.isEmpty() ? what : what + QLatin1Char(' ') + todo; }
};

/// What names in the arguments of a code are looked up in. Members may be missing: then the code itself is shown.
struct NameSource
{
    const OrgDirectory *units = nullptr;
    const ServiceItem *item = nullptr;
    std::function<QString(const QString &)> field;  ///< label of a form's field by its pointer
    std::function<QString(const QString &)> person; ///< name of a user
};

/// The only place that makes words of codes. Everything else hands codes on.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::Wording)
public:
    // ---- the case ----
    [[nodiscard]] static QString state(CaseState state);
    /// 环节: where in its way the case is, by the item's own step names under examination.
    [[nodiscard]] static QString stage(CaseState state, const StepId &step, const ServiceItem *item);
    [[nodiscard]] static QString capacity(Capacity capacity);
    [[nodiscard]] static QString applicantKind(ApplicantKind kind);
    [[nodiscard]] static QString document(DocumentKind kind);
    [[nodiscard]] static QString suspension(SuspensionKind kind);
    [[nodiscard]] static QString flag(SummaryFlag flag);
    [[nodiscard]] static QString deliveryWay(const QString &code);
    /// A note of the history, such as EXAMINER_DECIDED_BY_ITEM_RULE.
    [[nodiscard]] static QString remark(const QString &code);

    // ---- who ----
    [[nodiscard]] static QString post(Post post);
    [[nodiscard]] static QString posts(Posts posts);
    /// The short name of a unit, or its id if the directory does not know it.
    [[nodiscard]] static QString unit(const OrgDirectory *units, const UnitId &id);
    /// A unit with its department before it, which many units' own names begin with and which is said once.
    [[nodiscard]] static QString desk(const QString &department, const QString &unit);
    /// "Department · section".
    [[nodiscard]] static QString unitInFull(const OrgDirectory *units, const UnitId &id);

    // ---- acts ----
    /// The button's word: the item's own verb where it has one.
    [[nodiscard]] static QString action(Action action, const ServiceItem *item = nullptr);
    [[nodiscard]] static Icon actionIcon(Action action);
    [[nodiscard]] static QString record(Record record);
    [[nodiscard]] static QString conflictChoice(ConflictChoice choice);
    [[nodiscard]] static QString delivery(DeliveryStatus status);
    [[nodiscard]] static QString proof(ProofState state);

    // ---- checks, handoffs, parts ----
    /// What a check compares: the label of the form's field and the kind that the end of its id says.
    [[nodiscard]] static QString check(const RegistryCheck &check, const QString &label);
    /// The part of the form that a check of this field speaks of: "/legalRep" of "/legalRep/idNo".
    [[nodiscard]] static QString checkedPart(const RegistryCheck &check);
    /// A label of a form in the language of the window.
    [[nodiscard]] static QString label(const Words &words);
    [[nodiscard]] static QString registry(const QString &name);
    [[nodiscard]] static QString verdict(CheckVerdict verdict);
    [[nodiscard]] static Verdict verdictLook(const RegistryCheck &check);
    [[nodiscard]] static QString answer(CheckAnswer answer);
    [[nodiscard]] static QString pointVerdict(PointVerdict verdict);
    [[nodiscard]] static QString handoff(HandoffKind kind);
    [[nodiscard]] static QString handoffState(HandoffState state);
    [[nodiscard]] static QString part(PartState state);

    // ---- time ----
    [[nodiscard]] static Light light(const DeadlineStatus &status, CaseState state);
    /// For a tag: "2 days left".
    [[nodiscard]] static QString deadline(const DeadlineStatus &status, CaseState state);
    /// For a sentence and for screen readers: "2 working days left".
    [[nodiscard]] static QString deadlineInFull(const DeadlineStatus &status, CaseState state);
    [[nodiscard]] static QString clock(RunningClock clock);
    [[nodiscard]] static QString limit(const Limit &limit);
    /// "11-25", with the year when it is not that of `today`.
    [[nodiscard]] static QString day(QDate day, QDate today);
    /// "11-25 (Wed)".
    [[nodiscard]] static QString dayOfWeek(QDate day, QDate today);
    /// "11-23 09:12" in Guizhou.
    [[nodiscard]] static QString moment(const QDateTime &moment, QDate today);
    /// "09:12" in Guizhou.
    [[nodiscard]] static QString timeOfDay(const QDateTime &moment);
    /// Digits in groups of three with a thin gap, as in "1 286".
    [[nodiscard]] static QString count(qint64 count);

    // ---- why not ----
    [[nodiscard]] static Explanation refusal(const Refusal &refusal, const NameSource &names = {});
    [[nodiscard]] static Explanation submitError(const SubmitError &error, const NameSource &names = {});
    [[nodiscard]] static Explanation apiError(protocol::ApiErrorCode code, const QMap<QString, QString> &args = {});
    [[nodiscard]] static Explanation storeError(StoreErrorCode code);
    [[nodiscard]] static Explanation offline(OfflineReason reason);
    [[nodiscard]] static Explanation problem(SyncProblem problem);
    [[nodiscard]] static QString fieldError(const FieldError &error, const NameSource &names = {});
    [[nodiscard]] static QString reachability(Reachability reachability);
};

} // namespace yunchuang
