// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/progressview.h"

#include "domain/casefacts.h"
#include "domain/transitions.h"
#include "service/store/casestore.h"
#include "service/store/ratingstore.h"

#include <array>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ProgressAct;
using protocol::ProgressRating;
using protocol::ProgressReply;
using protocol::ProgressStep;

namespace {

bool hasClosed(CaseState state)
{
    switch (state) {
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
    case CaseState::Delivered:
    case CaseState::Archived:
        return true;
    default:
        return false;
    }
}

/// The steps that a case goes through when nothing comes between.
constexpr std::array ordinaryWay = {CaseState::Submitted, CaseState::Received,     CaseState::Accepted,
                                    CaseState::InReview,  CaseState::DecidedGrant, CaseState::ClosedGrant,
                                    CaseState::Delivered};

/// How the case ended, also when it was served and filed since.
CaseState endOf(const Case &subject, const QVector<HistoryRow> &rows)
{
    if (subject.state != CaseState::Delivered && subject.state != CaseState::Archived)
        return subject.state;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row->after != CaseState::Delivered && row->after != CaseState::Archived)
            return row->after;
    }
    return subject.state;
}

/// What counts for the applicant now: the day of the answer, of the promise, of the delivery.
QDate dayThatCounts(const Case &subject)
{
    const Deadlines &clocks = subject.deadlines;
    switch (subject.state) {
    case CaseState::Correcting:
        return subject.correction.answerBy;
    case CaseState::Supplement:
        return subject.supplement.answerBy;
    case CaseState::Submitted:
    case CaseState::PrePassed:
    case CaseState::Queued:
    case CaseState::Received:
        return clocks.noticeDue;
    case CaseState::Accepted:
    case CaseState::InReview:
    case CaseState::Consulting:
    case CaseState::TransferredUp:
        return clocks.promisedDue;
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return clocks.deliveryDue;
    default:
        return {};
    }
}

QVector<ProgressStep> stepsOf(const ProgressTexts &texts, const Case &subject, const QVector<HistoryRow> &rows)
{
    QVector<ProgressStep> steps;
    const auto isDone = [&steps](const QString &name) {
        return std::any_of(steps.cbegin(), steps.cend(), [&](const ProgressStep &step) { return step.name == name; });
    };
    for (const HistoryRow &row : rows) {
        const QString name = texts.step(row.after);
        if (name.isEmpty() || row.before == row.after)
            continue;
        // Asking and answering may come again; everything else that comes back is the office's own business.
        const bool again = row.after == CaseState::Correcting || row.after == CaseState::Supplement ||
                           row.before == CaseState::Correcting;
        if (again || !isDone(name))
            steps.append({name, row.at});
    }
    if (isEnded(subject))
        return steps;
    for (const CaseState state : ordinaryWay) {
        const QString name = texts.step(state);
        if (!name.isEmpty() && !isDone(name))
            steps.append({name, QDateTime()});
    }
    return steps;
}

/// What the clerk wrote for the applicant. A refused licence is told with its decision, not before it is closed.
void addReason(ProgressReply &reply, const ProgressTexts &texts, const Case &subject, const QVector<HistoryRow> &rows)
{
    const CaseState end = endOf(subject, rows);
    const auto tells = [end](const HistoryRow &row) {
        switch (row.action) {
        case Action::PreReturn:
        case Action::DeclareNotRequired:
        case Action::RefuseAcceptance:
        case Action::ReturnOverdue:
        case Action::Terminate:
            return row.after == end;
        case Action::Deny:
            return end == CaseState::ClosedDeny;
        default:
            return false;
        }
    };
    const auto row = std::find_if(rows.crbegin(), rows.crend(), tells);
    if (row != rows.crend()) {
        reply.reason = row->reason;
        reply.remedies = row->remedies;
    }
    if (reply.remedies.isEmpty() && end != CaseState::DecidedDeny)
        reply.remedies = texts.remedies(end);
}

/// Papers between departments are not the applicant's.
bool isForApplicant(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ConsultationLetter:
    case DocumentKind::SupervisionOrder:
    case DocumentKind::PreReviewOpinion:
    case DocumentKind::PreliminaryOpinion:
    case DocumentKind::ArchivePackage:
        return false;
    default:
        return true;
    }
}

DbResult<std::optional<ProgressRating>> ratingOf(Connection &db, const ProgressTexts &texts,
                                                 const QVector<Rating> &given)
{
    if (given.isEmpty())
        return std::optional<ProgressRating>();
    ProgressRating told;
    told.level = given.constFirst().level;
    told.at = given.constFirst().at;
    if (given.size() > 1)
        told.followUp = given.at(1).level;
    for (const Rating &rating : given) {
        const DbResult<std::optional<RatingWork>> work = ratingstore::work(db, rating.id);
        if (!work)
            return unexpected(work.error());
        if (!*work)
            continue;
        if ((*work)->state == RatingState::Excluded)
            told.answer = texts.ratingExcluded();
        else if ((*work)->feedback.isEmpty())
            told.answer = texts.ratingReceived();
        else
            told.answer = ProgressTexts::greeted((*work)->feedback);
    }
    return std::optional<ProgressRating>(told);
}

/// 容缺: whether promised papers are still expected; they come in by the door of supplements.
bool takesPromised(const Case &subject)
{
    return subject.deadlines.acceptedAt.isValid() && !subject.openPromises().isEmpty() &&
           contains(transitionFor(Action::ReceiveSupplement).from, subject.state);
}

/// What is asked of the applicant now: mended fields, papers, and those he promised.
void addAsked(ProgressReply &reply, const Reference &reference, const Case &subject)
{
    if (subject.state == CaseState::Correcting) {
        reply.corrections = subject.correction.items;
        reply.answerBy = subject.correction.answerBy;
    } else if (subject.state == CaseState::Supplement) {
        reply.corrections = subject.supplement.items;
        reply.answerBy = subject.supplement.answerBy;
    }
    const ServiceItem *item = reference.catalogue().find(subject.item);
    if (!takesPromised(subject) || !item)
        return;
    for (const MaterialPromise &promise : subject.openPromises()) {
        const ItemMaterial *paper = item->material(promise.material);
        const QString name = paper ? paper->name : promise.material.text();
        reply.corrections.append(
            {u"material:"_s % promise.material.text(), reference.progressTexts().promised(name, promise.by), false});
        if (!reply.answerBy.isValid() || promise.by < reply.answerBy)
            reply.answerBy = promise.by;
    }
}

QVector<ProgressAct> actsOf(const Case &subject, const ServiceItem *item, qsizetype ratings)
{
    QVector<ProgressAct> acts;
    if (subject.state == CaseState::Correcting)
        acts.append(ProgressAct::Correct);
    if (subject.state == CaseState::Supplement || takesPromised(subject))
        acts.append(ProgressAct::Supplement);
    const bool stands = subject.result.granted && subject.result.closedAt.isValid() && item &&
                        item->resultNumber == ResultNumberKind::CreditCode;
    const bool booked = item && item->booking && subject.result.granted && !subject.result.voidedAt.isValid() &&
                        contains(transitionFor(Action::CancelBooking).from, subject.state);
    if ((contains(transitionFor(Action::Withdraw).from, subject.state) && !stands) || booked)
        acts.append(ProgressAct::Withdraw);
    if (isRatable(subject) && ratings == 0)
        acts.append(ProgressAct::Rate);
    if (ratings == 1)
        acts.append(ProgressAct::FollowUp);
    return acts;
}

} // namespace

QString publicState(const Case &subject)
{
    switch (const CaseState shown = shownState(subject); shown) {
    case CaseState::NotRequired:
    case CaseState::Refused:
    case CaseState::PreReturned:
        return u"NOT_ACCEPTED"_s;
    case CaseState::Correcting:
    case CaseState::Supplement:
        return u"WAITING_FOR_YOU"_s;
    case CaseState::Withdrawn:
    case CaseState::Cancelled:
    case CaseState::Returned:
    case CaseState::Terminated:
        return u"ENDED"_s;
    default:
        return hasClosed(shown) ? u"DONE"_s : u"IN_PROGRESS"_s;
    }
}

QVector<CaseDocument> documentsForApplicant(const Case &subject)
{
    QVector<CaseDocument> own;
    std::copy_if(subject.documents.cbegin(), subject.documents.cend(), std::back_inserter(own),
                 [](const CaseDocument &document) { return isForApplicant(document.kind); });
    return own;
}

Answer<ProgressReply> progressOf(Connection &db, const Reference &reference, const Case &subject)
{
    const ProgressTexts &texts = reference.progressTexts();
    const DbResult<QVector<HistoryRow>> rows = casestore::history(db, subject.id);
    YC_TRY_DB(rows);
    const DbResult<QVector<Rating>> ratings = ratingstore::ofCase(db, subject.id);
    YC_TRY_DB(ratings);

    ProgressReply reply;
    reply.number = subject.number;
    reply.itemName = subject.itemName;
    reply.publicState = publicState(subject);
    const CaseState shown = shownState(subject);
    reply.stateText = texts.label(shown);
    reply.statement = texts.sentence(shown, subject.itemName, dayThatCounts(subject));
    reply.receivedAt = subject.deadlines.receivedAt;
    reply.promisedDue = subject.deadlines.promisedDue;
    addAsked(reply, reference, subject);
    reply.documents = documentsForApplicant(subject);
    reply.steps = stepsOf(texts, subject, *rows);
    addReason(reply, texts, subject, *rows);
    reply.acts = actsOf(subject, reference.catalogue().find(subject.item), ratings->size());
    if (reply.acts.contains(ProgressAct::Rate))
        reply.invitation = texts.invitation();
    DbResult<std::optional<ProgressRating>> rating = ratingOf(db, texts, *ratings);
    YC_TRY_DB(rating);
    reply.rating = std::move(*rating);
    return reply;
}

} // namespace yunchuang::service
