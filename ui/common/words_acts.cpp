// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/calendar.h"
#include "ui/common/words.h"

#include <QLocale>

namespace yunchuang {

using namespace Qt::StringLiterals;

// ---- who ----

QString Wording::post(Post post)
{
    switch (post) {
    case Post::Reception:
        return tr("Reception clerk");
    case Post::PreReview:
        return tr("Pre-review officer");
    case Post::AcceptanceOfficer:
        return tr("Acceptance officer");
    case Post::CaseOfficer:
        return tr("Case officer");
    case Post::Reviewer:
        return tr("Reviewer");
    case Post::Decider:
        return tr("Chief representative");
    case Post::Delivery:
        return tr("Delivery window");
    case Post::ConsultedOfficer:
        return tr("Consulted officer");
    case Post::Dispatcher:
        return tr("Head of section");
    case Post::SupervisionOfficer:
        return tr("Supervision officer");
    case Post::RatingSupervisor:
        return tr("Rating supervisor");
    case Post::SystemAdmin:
        return tr("System administrator");
    case Post::SecurityAdmin:
        return tr("Security administrator");
    case Post::AuditAdmin:
        return tr("Audit administrator");
    case Post::Applicant:
        return tr("Applicant");
    case Post::System:
        return tr("The service");
    }
    return {};
}

QString Wording::posts(Posts posts)
{
    QStringList names;
    for (const auto &[value, name] : enumNames<Post>) {
        if (posts & value)
            names.append(post(value));
    }
    //: Between the posts of one person.
    return names.join(tr(", "));
}

QString Wording::unit(const OrgDirectory *units, const UnitId &id)
{
    const OrgUnit *unit = units ? units->find(id) : nullptr;
    return unit ? unit->shortName : id.text();
}

QString Wording::unitInFull(const OrgDirectory *units, const UnitId &id)
{
    const OrgUnit *unit = units ? units->find(id) : nullptr;
    if (!unit)
        return id.text();
    const UnitId department = units->departmentOf(id);
    const OrgUnit *above = units->find(department);
    if (!above || department == id)
        return unit->name;
    return above->name + u" ・ "_s + unit->shortName;
}

// ---- acts ----

QString Wording::action(Action action, const ServiceItem *item)
{
    if (item) {
        if (const QString verb = item->verbs.value(action); !verb.isEmpty())
            return verb;
    }
    switch (action) {
    case Action::Submit:
        return tr("Submit the application");
    case Action::PreReturn:
        return tr("Return at pre-review");
    case Action::PrePass:
        return tr("Pass pre-review");
    case Action::Receive:
        return tr("Receive");
    case Action::ReceiveOnline:
        return tr("Receive automatically");
    case Action::DeclareNotRequired:
        return tr("Not accepted");
    case Action::RefuseAcceptance:
        return tr("Refuse acceptance");
    case Action::RequestCorrection:
        return tr("Ask for correction");
    case Action::CompleteCorrection:
        return tr("Complete the correction");
    case Action::ReturnOverdue:
        return tr("Return as overdue");
    case Action::Accept:
        return tr("Accept");
    case Action::DeemAccepted:
        return tr("Deem accepted");
    case Action::Assign:
        return tr("Assign");
    case Action::Claim:
        return tr("Claim");
    case Action::Release:
        return tr("Put back");
    case Action::RecordCheck:
        return tr("Answer a check");
    case Action::Examine:
        return tr("Submit the opinion");
    case Action::Consult:
        return tr("Consult");
    case Action::Countersign:
        return tr("Have countersigned");
    case Action::AcceptHandoff:
        return tr("Sign for");
    case Action::AnswerHandoff:
        return tr("Answer");
    case Action::BounceHandoff:
        return tr("Return to sender");
    case Action::RecallHandoff:
        return tr("Recall");
    case Action::SendBack:
        return tr("Send back a step");
    case Action::RecallExamination:
        return tr("Take the opinion back");
    case Action::ProposeSpecial:
        return tr("Propose a special procedure");
    case Action::StartSpecial:
        return tr("Start the special procedure");
    case Action::EndSpecial:
        return tr("End the special procedure");
    case Action::ProposeExtension:
        return tr("Propose an extension");
    case Action::Extend:
        return tr("Extend");
    case Action::RejectProposal:
        return tr("Reject the proposal");
    case Action::RecallProposal:
        return tr("Take the proposal back");
    case Action::RequestSupplement:
        return tr("Ask for further materials");
    case Action::ReceiveSupplement:
        return tr("Receive further materials");
    case Action::ReportUp:
        return tr("Report up");
    case Action::ReviewLegally:
        return tr("Review legally");
    case Action::InformParties:
        return tr("Tell interested parties");
    case Action::RecordParties:
        return tr("Record the parties' answer");
    case Action::Withdraw:
        return tr("Withdraw the application");
    case Action::Terminate:
        return tr("Terminate");
    case Action::Archive:
        return tr("Archive");
    case Action::HandleAtOnce:
        return tr("Handle at once");
    case Action::IssueDocuments:
        return tr("Issue the papers");
    case Action::MoveToSuccessor:
        return tr("Move to the successor");
    case Action::RecountDue:
        return tr("Count the days anew");
    case Action::Transfer:
        return tr("Transfer");
    case Action::Reassign:
        return tr("Reassign");
    case Action::Grant:
        return tr("Grant");
    case Action::Deny:
        return tr("Deny");
    case Action::Close:
        return tr("Close");
    case Action::Deliver:
        return tr("Serve");
    case Action::Urge:
        return tr("Urge");
    case Action::ReplyToUrge:
        return tr("Reply to the urging");
    case Action::CompleteWork:
        return tr("Complete the work");
    case Action::StartWork:
        return tr("Start the work");
    case Action::ReturnHandoff:
        return tr("Return the countersign");
    case Action::AnswerReturn:
        return tr("Answer the return");
    case Action::TakeSilence:
        return tr("Take silence as consent");
    case Action::AnnouncePart:
        return tr("Copy the acceptance");
    case Action::CancelPart:
        return tr("Cancel the part");
    case Action::DeclareRecusal:
        return tr("Declare recusal");
    case Action::CancelBooking:
        return tr("Cancel the booking");
    case Action::RecordMissed:
        return tr("Nobody came");
    }
    return {};
}

Icon Wording::actionIcon(Action action)
{
    switch (action) {
    case Action::Receive:
    case Action::ReceiveOnline:
    case Action::Claim:
    case Action::AcceptHandoff:
        return Icon::Received;
    case Action::PrePass:
    case Action::Accept:
    case Action::DeemAccepted:
    case Action::StartWork:
    case Action::AnnouncePart:
        return Icon::Accept;
    case Action::RequestCorrection:
    case Action::CompleteCorrection:
    case Action::RequestSupplement:
    case Action::ReceiveSupplement:
        return Icon::Correction;
    case Action::DeclareNotRequired:
    case Action::RefuseAcceptance:
    case Action::ReturnOverdue:
    case Action::Withdraw:
    case Action::Terminate:
    case Action::CancelBooking:
    case Action::RecordMissed:
        return Icon::RefuseAcceptance;
    case Action::Grant:
    case Action::Examine:
    case Action::CompleteWork:
    case Action::ReportUp:
    case Action::HandleAtOnce:
        return Icon::Grant;
    case Action::Deny:
        return Icon::Deny;
    case Action::Assign:
    case Action::Reassign:
        return Icon::User;
    case Action::Transfer:
        return Icon::Transfer;
    case Action::Consult:
    case Action::AnswerHandoff:
    case Action::AnswerReturn:
    case Action::TakeSilence:
    case Action::ReplyToUrge:
        return Icon::Consult;
    case Action::Countersign:
        return Icon::Verify;
    case Action::PreReturn:
    case Action::Release:
    case Action::BounceHandoff:
    case Action::ReturnHandoff:
    case Action::RecallHandoff:
    case Action::CancelPart:
    case Action::DeclareRecusal:
    case Action::SendBack:
    case Action::RecallExamination:
    case Action::RecallProposal:
    case Action::RejectProposal:
        return Icon::SendBack;
    case Action::Close:
    case Action::Deliver:
    case Action::Archive:
    case Action::IssueDocuments:
        return Icon::Finished;
    case Action::ProposeSpecial:
    case Action::StartSpecial:
        return Icon::Pause;
    case Action::EndSpecial:
        return Icon::Resume;
    case Action::ProposeExtension:
    case Action::Extend:
    case Action::RecountDue:
        return Icon::Calendar;
    case Action::MoveToSuccessor:
        return Icon::Unit;
    case Action::ReviewLegally:
        return Icon::Verify;
    case Action::InformParties:
    case Action::RecordParties:
        return Icon::Consult;
    case Action::Urge:
        return Icon::Bell;
    case Action::Submit:
        return Icon::Send;
    case Action::RecordCheck:
        return Icon::Compare;
    }
    return Icon::None;
}

QString Wording::record(Record record)
{
    switch (record) {
    case Record::Opinion:
        return tr("opinion");
    case Record::Reason:
        return tr("reason");
    case Record::Basis:
        return tr("legal basis");
    case Record::CompetentOrgan:
        return tr("competent organ");
    case Record::Remedies:
        return tr("remedies");
    case Record::Corrections:
        return tr("what to correct");
    case Record::Assignee:
        return tr("who is to have it");
    case Record::Receivers:
        return tr("receiving unit");
    case Record::Question:
        return tr("question");
    case Record::Limit:
        return tr("date of reply");
    case Record::HandoffRef:
        return tr("the handoff meant");
    case Record::CheckRef:
        return tr("the check meant");
    case Record::ResultNumber:
        return tr("number of the certificate");
    case Record::DeliveryWay:
        return tr("way of service");
    case Record::UrgeText:
        return tr("text of the urging");
    case Record::Procedure:
        return tr("kind of special procedure");
    case Record::Days:
        return tr("working days");
    case Record::ForWhom:
        return tr("for which applicant");
    case Record::Outcome:
        return tr("outcome");
    case Record::Ground:
        return tr("ground");
    case Record::Parties:
        return tr("who was told");
    case Record::PartyAnswer:
        return tr("their answer");
    case Record::Documents:
        return tr("the papers meant");
    case Record::Fee:
        return tr("whether a fee was charged");
    case Record::Hearing:
        return tr("day, place and presider of the hearing");
    }
    return {};
}

QString Wording::conflictChoice(ConflictChoice choice)
{
    switch (choice) {
    case ConflictChoice::None:
        return tr("not decided");
    case ConflictChoice::Reapplied:
        return tr("applied again");
    case ConflictChoice::Edited:
        return tr("edited and submitted");
    case ConflictChoice::Dropped:
        return tr("given up");
    }
    return {};
}

QString Wording::delivery(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::Held:
        return tr("Held, can be taken back");
    case DeliveryStatus::Queued:
        return tr("To be submitted");
    case DeliveryStatus::Parked:
        return tr("Waits for you");
    case DeliveryStatus::Sent:
        return tr("Being submitted");
    case DeliveryStatus::Acknowledged:
        return tr("Arrived");
    case DeliveryStatus::Refused:
        return tr("Refused by the service");
    case DeliveryStatus::Conflicted:
        return tr("Conflict");
    case DeliveryStatus::Withdrawn:
        return tr("Taken back");
    }
    return {};
}

QString Wording::proof(ProofState state)
{
    switch (state) {
    case ProofState::None:
        return tr("Not delivered yet");
    case ProofState::Valid:
        return tr("Valid");
    case ProofState::Pending:
        return tr("To be entered");
    case ProofState::Unverifiable:
        return tr("Cannot be verified");
    case ProofState::Invalid:
        return tr("Invalid");
    }
    return {};
}

// ---- time ----

Light Wording::light(const DeadlineStatus &status, CaseState state)
{
    switch (status.light) {
    case DeadlineLight::Enough:
        return Light::Ample;
    case DeadlineLight::DueSoon:
        return Light::Soon;
    case DeadlineLight::Overdue:
        return Light::Late;
    case DeadlineLight::Paused:
        return Light::Paused;
    case DeadlineLight::NotRunning:
        break;
    }
    if (isEnded(state))
        return Light::Finished;
    return state == CaseState::Correcting || state == CaseState::Supplement ? Light::Waiting : Light::None;
}

QString Wording::deadline(const DeadlineStatus &status, CaseState state)
{
    switch (status.light) {
    case DeadlineLight::Overdue:
        return status.workingDaysLeft < 0 ? tr("%n day(s) late", nullptr, -status.workingDaysLeft) : tr("late today");
    case DeadlineLight::DueSoon:
    case DeadlineLight::Enough:
        return status.workingDaysLeft == 0 ? tr("today") : tr("%n day(s) left", nullptr, status.workingDaysLeft);
    case DeadlineLight::Paused:
        return tr("paused");
    case DeadlineLight::NotRunning:
        break;
    }
    if (isEnded(state))
        return tr("ended");
    if (state == CaseState::Correcting || state == CaseState::Supplement)
        return tr("applicant");
    return tr("no date");
}

QString Wording::deadlineInFull(const DeadlineStatus &status, CaseState state)
{
    QString words;
    switch (status.light) {
    case DeadlineLight::Overdue:
        words = status.workingDaysLeft < 0 ? tr("%n working day(s) late", nullptr, -status.workingDaysLeft)
                                           : tr("late since office hours ended today");
        break;
    case DeadlineLight::DueSoon:
    case DeadlineLight::Enough:
        words = status.workingDaysLeft == 0 ? tr("due today")
                                            : tr("%n working day(s) left", nullptr, status.workingDaysLeft);
        break;
    case DeadlineLight::Paused:
        words = tr("clock paused by a special procedure");
        break;
    case DeadlineLight::NotRunning:
        if (isEnded(state))
            words = tr("the case has ended");
        else if (state == CaseState::Correcting || state == CaseState::Supplement)
            words = tr("waits for the applicant, no clock runs");
        else
            words = tr("no date runs");
        break;
    }
    return status.provisional ? tr("%1 (provisional)").arg(words) : words;
}

QString Wording::clock(RunningClock clock)
{
    switch (clock) {
    case RunningClock::None:
        return tr("No clock");
    case RunningClock::Notice:
        return tr("Acceptance due");
    case RunningClock::Decision:
        return tr("Promised");
    case RunningClock::Step:
        return tr("Step due");
    case RunningClock::Delivery:
        return tr("Service due");
    }
    return {};
}

QString Wording::limit(const Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDays:
        return tr("%n working day(s)", nullptr, limit.amount);
    case LimitUnit::CalendarDays:
        return tr("%n calendar day(s)", nullptr, limit.amount);
    case LimitUnit::Hours:
        return tr("%n hour(s)", nullptr, limit.amount);
    case LimitUnit::Months:
        return tr("%n month(s)", nullptr, limit.amount);
    case LimitUnit::Instant:
        return tr("on the spot");
    }
    return {};
}

QString Wording::day(QDate day, QDate today)
{
    return day.toString(day.year() == today.year() ? u"MM-dd"_s : u"yyyy-MM-dd"_s);
}

QString Wording::dayOfWeek(QDate day, QDate today)
{
    if (!day.isValid())
        return {};
    static const std::array names{QT_TR_NOOP("Mon"), QT_TR_NOOP("Tue"), QT_TR_NOOP("Wed"), QT_TR_NOOP("Thu"),
                                  QT_TR_NOOP("Fri"), QT_TR_NOOP("Sat"), QT_TR_NOOP("Sun")};
    //: A day and its day of the week.
    return tr("%1 (%2)").arg(Wording::day(day, today), tr(names.at(static_cast<size_t>(day.dayOfWeek() - 1))));
}

QString Wording::moment(const QDateTime &moment, QDate today)
{
    if (!moment.isValid())
        return {};
    return day(toLocalDate(moment), today) + u' ' + timeOfDay(moment);
}

QString Wording::timeOfDay(const QDateTime &moment)
{
    return moment.isValid() ? toLocalTime(moment).toString(u"HH:mm"_s) : QString();
}

QString Wording::count(qint64 count)
{
    QString digits = QString::number(count);
    for (qsizetype at = digits.size() - 3; at > 0 && digits.at(at - 1).isDigit(); at -= 3)
        digits.insert(at, QChar(0x2009));
    return digits;
}

} // namespace yunchuang
