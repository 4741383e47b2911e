// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casesummary.h"

#include "domain/command.h"

#include "domain/calendar.h"
#include "domain/casefacts.h"
#include "domain/fieldselection.h"
#include "domain/jointcase.h"
#include "domain/masking.h"

#include <algorithm>

namespace yunchuang {

namespace {

bool isAsked(const Handoff &handoff)
{
    return handoff.isWithReceiver() && handoff.kind != HandoffKind::Transfer;
}

Capacity capacityOf(const Handoff &handoff)
{
    return handoff.kind == HandoffKind::Countersign ? Capacity::Countersigner : Capacity::Consulted;
}

/// What the unit is asked; a signature before an opinion, the earlier due first.
const Handoff *askedOf(const Case &subject, const UnitId &viewer)
{
    const Handoff *best = nullptr;
    for (const Handoff &handoff : subject.handoffs) {
        if (handoff.to != viewer || !isAsked(handoff))
            continue;
        const bool signs = handoff.kind == HandoffKind::Countersign;
        const bool bestSigns = best && best->kind == HandoffKind::Countersign;
        if (!best || (signs && !bestSigns) || (signs == bestSigns && handoff.dueAt < best->dueAt))
            best = &handoff;
    }
    return best;
}

bool holdsOrMaySignFor(const Case &subject, const UnitId &viewer)
{
    const Handoff *transfer = subject.openTransfer();
    return viewer == subject.unit || (transfer && transfer->to == viewer);
}

QString shownName(const Applicant &applicant, bool full)
{
    return masked(full || applicant.kind != ApplicantKind::Person ? MaskKind::None : MaskKind::PersonName,
                  applicant.name);
}

QDate dueOf(const Case &subject)
{
    const Deadlines &clocks = subject.deadlines;
    switch (subject.state) {
    case CaseState::Submitted:
    case CaseState::PrePassed:
    case CaseState::Queued:
    case CaseState::Received:
        return clocks.noticeDue;
    case CaseState::Accepted:
    case CaseState::InReview:
    case CaseState::Supplement:
    case CaseState::Consulting:
    case CaseState::Suspended:
    case CaseState::TransferredUp:
        return clocks.promisedDue.isValid() ? clocks.promisedDue : clocks.statutoryDue;
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return isEnded(subject) ? QDate() : clocks.deliveryDue;
    default:
        return {};
    }
}

bool wasSentBack(const Case &subject)
{
    for (auto it = subject.opinions.crbegin(); it != subject.opinions.crend(); ++it) {
        if (it->action == Action::SendBack)
            return subject.state == CaseState::InReview || subject.state == CaseState::Consulting;
        if (it->action == Action::Examine)
            return false;
    }
    return false;
}

/// The due day that a mark was made for, as it stands now; invalid once that clock no longer runs.
QDate dayOfClock(const Case &subject, Due clock)
{
    const Deadlines &clocks = subject.deadlines;
    if (clocks.endedAt.isValid() || clocks.deliveredAt.isValid() || isEnded(subject))
        return {};
    const bool decided = clocks.decidedAt.isValid();
    switch (clock) {
    case Due::Notice:
        return clocks.acceptedAt.isValid() ? QDate() : clocks.noticeDue;
    case Due::Promised:
        return decided ? QDate() : clocks.promisedDue;
    case Due::Statutory:
        return decided ? QDate() : clocks.statutoryDue;
    case Due::Step:
        return decided ? QDate() : clocks.stepDue;
    case Due::Delivery:
        return decided ? clocks.deliveryDue : QDate();
    }
    return {};
}

/// What supervision says, as far as it still holds: a hint and a late step end with the clock they are about, a card
/// stands until it is decided otherwise.
SummaryFlags supervisionFlags(const Case &subject)
{
    SummaryFlags flags;
    for (const SupervisionMark &mark : subject.marks) {
        const bool running = mark.clock && mark.day.isValid() && dayOfClock(subject, *mark.clock) == mark.day;
        if (mark.colour == CardColour::Hint)
            flags.setFlag(SummaryFlag::Warned, flags.testFlag(SummaryFlag::Warned) || running);
        if (!mark.card.isEmpty() && mark.colour == CardColour::Yellow)
            flags |= SummaryFlag::YellowCard;
        if (!mark.card.isEmpty() && mark.colour == CardColour::Red)
            flags |= SummaryFlag::RedCard;
        if (mark.clock == Due::Step && mark.colour != CardColour::Hint && running)
            flags |= SummaryFlag::StepOverdue;
    }
    return flags;
}

SummaryFlags flagsOf(const Case &subject)
{
    SummaryFlags flags = supervisionFlags(subject);
    flags.setFlag(SummaryFlag::Mismatch,
                  std::any_of(subject.checks.cbegin(), subject.checks.cend(), isUnansweredDifference));
    flags.setFlag(SummaryFlag::ChecksPending,
                  std::any_of(subject.checks.cbegin(), subject.checks.cend(),
                              [](const RegistryCheck &check) { return check.verdict == CheckVerdict::Pending; }));
    flags.setFlag(SummaryFlag::CorrectionIn,
                  subject.state == CaseState::Received && subject.correction.answeredAt.isValid());
    const bool examined = subject.state == CaseState::InReview || subject.state == CaseState::Consulting;
    flags.setFlag(SummaryFlag::AnswerIn, examined && std::any_of(subject.handoffs.cbegin(), subject.handoffs.cend(),
                                                                 [](const Handoff &handoff) {
                                                                     return handoff.state == HandoffState::Answered;
                                                                 }));
    flags.setFlag(SummaryFlag::SentBack, wasSentBack(subject));
    flags.setFlag(SummaryFlag::HandoffOut, subject.hasOpenHandoff());
    flags.setFlag(SummaryFlag::Urged, std::any_of(subject.urgings.cbegin(), subject.urgings.cend(),
                                                  [](const Urging &urging) { return !urging.repliedAt.isValid(); }));
    flags.setFlag(SummaryFlag::PartFailed,
                  std::any_of(subject.parts.cbegin(), subject.parts.cend(),
                              [](const Part &part) { return part.state == PartState::Failed; }));
    flags.setFlag(SummaryFlag::DueProvisional, subject.deadlines.provisional);
    const bool goesOn =
        subject.deadlines.acceptedAt.isValid() && !subject.result.closedAt.isValid() && !isEnded(subject);
    flags.setFlag(SummaryFlag::ToleranceOpen, goesOn && !subject.openPromises().isEmpty());
    flags.setFlag(SummaryFlag::ProposalOpen, subject.proposal.has_value());
    flags.setFlag(SummaryFlag::Extended, goesOn && subject.deadlines.extensionDays > 0);
    flags.setFlag(SummaryFlag::SupplementIn, examined && subject.supplement.answeredAt.isValid());
    flags.setFlag(SummaryFlag::SignatureBack,
                  std::any_of(subject.handoffs.cbegin(), subject.handoffs.cend(),
                              [](const Handoff &handoff) { return handoff.isBackWithAsker(); }));
    flags.setFlag(SummaryFlag::PartWaits, subject.isPartWork() && subject.state == CaseState::Draft);
    return flags;
}

/// What every viewer of a row gets to know.
CaseSummary commonSummary(const Case &subject, const UnitId &viewer, Capacity capacity)
{
    CaseSummary summary;
    summary.id = subject.id;
    summary.viewer = viewer;
    summary.capacity = capacity;
    summary.queryCode = subject.queryCode;
    summary.item = subject.item;
    summary.itemName = subject.itemName;
    summary.unit = subject.unit;
    summary.department = subject.department;
    summary.state = shownState(subject);
    summary.flags.setFlag(SummaryFlag::ReadOnly, subject.unknownState);
    summary.version = subject.version;
    summary.revision = subject.revision;
    return summary;
}

CaseSummary summariseAsked(const Case &subject, const UnitId &viewer, const Handoff &handoff)
{
    CaseSummary summary = commonSummary(subject, viewer, capacityOf(handoff));
    summary.handoff = handoff.id;
    summary.handoffState = handoff.state;
    summary.applicantName = shownName(subject.applicant, false);
    summary.assignee = handoff.acceptedBy;
    summary.assigneeName = handoff.acceptedByName;
    summary.source = handoff.from;
    summary.receivedAt = handoff.sentAt;
    summary.due = handoff.dueAt.isValid() ? toLocalDate(handoff.dueAt) : QDate();
    return summary;
}

CaseSummary summariseWhole(const Case &subject, const UnitId &viewer, Capacity capacity)
{
    CaseSummary summary = commonSummary(subject, viewer, capacity);
    summary.applicantName = shownName(subject.applicant, capacity == Capacity::Owner);
    summary.step = subject.step;
    summary.assignee = subject.assignee;
    summary.assigneeName = subject.assigneeName;
    summary.source = subject.source;
    summary.receivedAt = subject.deadlines.receivedAt;
    summary.due = dueOf(subject);
    summary.promisedDue = subject.deadlines.promisedDue;
    summary.flags |= flagsOf(subject);
    if (summary.flags.testFlag(SummaryFlag::ToleranceOpen)) {
        const QVector<MaterialPromise> promises = subject.openPromises();
        for (const MaterialPromise &promise : promises) {
            if (!summary.promiseBy.isValid() || promise.by < summary.promiseBy)
                summary.promiseBy = promise.by;
        }
    }
    for (const Handoff &handoff : subject.handoffs) {
        ++summary.handoffsOut;
        summary.handoffsAnswered += handoff.state == HandoffState::Answered ? 1 : 0;
    }
    for (const Part &part : subject.parts) {
        ++summary.parts;
        summary.partsDone += isOver(part) ? 1 : 0;
    }
    summary.rating = subject.rating;
    const Handoff *transfer = subject.openTransfer();
    if (transfer && transfer->to == viewer) {
        summary.handoff = transfer->id;
        summary.handoffState = transfer->state;
        summary.flags.setFlag(SummaryFlag::HandoffOut, false);
        summary.flags.setFlag(SummaryFlag::TransferIn);
    }
    return summary;
}

/// How far the case is that the unit reported up; who works on it there, and how, is the upper unit's.
CaseSummary summariseReported(const Case &subject, const UnitId &viewer)
{
    CaseSummary summary = commonSummary(subject, viewer, Capacity::Reporter);
    summary.applicantName = shownName(subject.applicant, false);
    summary.step = subject.step;
    summary.source = subject.source;
    summary.receivedAt = subject.deadlines.receivedAt;
    summary.due = dueOf(subject);
    summary.promisedDue = subject.deadlines.promisedDue;
    summary.flags.setFlag(SummaryFlag::DueProvisional, subject.deadlines.provisional);
    return summary;
}

/// The handoffs of the case that reached the unit and were not taken back.
QVector<Handoff> receivedBy(const Case &subject, const UnitId &viewer)
{
    QVector<Handoff> received;
    for (const Handoff &handoff : subject.handoffs) {
        const bool reached = handoff.state != HandoffState::Recalled && handoff.state != HandoffState::Waiting;
        if (handoff.to == viewer && reached)
            received.append(handoff);
    }
    return received;
}

/// A case that holds only what tells which one it is, and the unit's own handoffs. Built up from nothing, so that a
/// field added to Case later is not shared by mistake.
Case bareCase(const Case &subject, const QVector<Handoff> &own)
{
    Case bare;
    bare.id = subject.id;
    bare.queryCode = subject.queryCode;
    bare.item = subject.item;
    bare.itemName = subject.itemName;
    bare.unit = subject.unit;
    bare.department = subject.department;
    bare.state = CaseState::Consulting;
    bare.handoffs = own;
    // The letter that brought it is the unit's own.
    for (const CaseDocument &document : subject.documents) {
        const bool addressed = std::any_of(own.cbegin(), own.cend(), [&](const Handoff &handoff) {
            return handoff.id == handoffIdFor(document.command, handoff.to);
        });
        if (addressed && document.kind == DocumentKind::ConsultationLetter)
            bare.documents.append(document);
    }
    bare.unknownState = subject.unknownState;
    bare.version = subject.version;
    bare.revision = subject.revision;
    return bare;
}

void addForm(Case &bare, const Case &subject)
{
    bare.formId = subject.formId;
    bare.formVersion = subject.formVersion;
    bare.applicant.kind = subject.applicant.kind;
    bare.applicant.name = shownName(subject.applicant, false);
}

Case projectForConsulted(const Case &subject, const QVector<Handoff> &own)
{
    Case bare = bareCase(subject, own);
    addForm(bare, subject);
    QVector<QString> fields;
    QVector<MaterialId> materials;
    for (const Handoff &handoff : own) {
        if (!isAsked(handoff))
            continue;
        fields += handoff.sharedFields;
        materials += handoff.sharedMaterials;
    }
    bare.form = onlyFields(subject.form, fields);
    std::copy_if(subject.materials.cbegin(), subject.materials.cend(), std::back_inserter(bare.materials),
                 [&](const Material &material) { return materials.contains(material.id); });
    return bare;
}

/// Who signs sees the file he signs and who else signs it, but not what is between the department and others.
Case projectForSigner(const Case &subject, const QVector<Handoff> &own, const Handoff &asked)
{
    QVector<Handoff> shown = own;
    for (const Handoff &handoff : subject.handoffs) {
        const bool known =
            std::any_of(own.cbegin(), own.cend(), [&](const Handoff &one) { return one.id == handoff.id; });
        if (!known && !asked.route.isEmpty() && handoff.route == asked.route)
            shown.append(handoff);
    }
    Case bare = bareCase(subject, shown);
    addForm(bare, subject);
    bare.number = subject.number;
    bare.applicant = subject.applicant;
    bare.form = subject.form;
    bare.approval = subject.approval;
    bare.materials = subject.materials;
    bare.checks = subject.checks;
    bare.points = subject.points;
    bare.opinions = subject.opinions;
    bare.deadlines = subject.deadlines;
    return bare;
}

/// The place of the unit's last report of the case to the upper one; -1: it never reported it.
qsizetype lastReport(const QVector<Opinion> &opinions, const UnitId &viewer)
{
    for (qsizetype i = opinions.size() - 1; i >= 0; --i) {
        if (opinions[i].action == Action::ReportUp && opinions[i].unit == viewer)
            return i;
    }
    return -1;
}

/// What the unit handed over and what the upper one made of it, but nothing of how it came to that: no opinions, checks
/// or forms of its clerks, no names, no urging. Built up from nothing like every projection.
Case projectForReporter(const Case &subject, const UnitId &viewer, const QVector<Handoff> &own)
{
    const qsizetype report = lastReport(subject.opinions, viewer);
    const QDateTime reportedAt = subject.opinions[report].at;
    QVector<Handoff> shown = own;
    std::copy_if(subject.handoffs.cbegin(), subject.handoffs.cend(), std::back_inserter(shown),
                 [&](const Handoff &handoff) { return handoff.from == viewer && handoff.sentAt <= reportedAt; });
    Case bare = bareCase(subject, shown);
    addForm(bare, subject);
    bare.number = subject.number;
    bare.state = subject.state;
    bare.step = subject.step;
    bare.source = subject.source;
    bare.applicant = subject.applicant;
    bare.form = subject.form;
    std::copy_if(subject.materials.cbegin(), subject.materials.cend(), std::back_inserter(bare.materials),
                 [&](const Material &material) { return material.receivedAt <= reportedAt; });
    bare.promises = subject.promises;
    bare.correction = subject.correction;
    bare.deadlines = subject.deadlines;
    bare.opinions = subject.opinions.mid(0, report + 1);
    bare.documents.clear();
    std::copy_if(subject.documents.cbegin(), subject.documents.cend(), std::back_inserter(bare.documents),
                 [&](const CaseDocument &document) { return document.issuedAt <= reportedAt; });
    if (subject.result.closedAt.isValid()) {
        bare.result = subject.result;
        bare.result.receiver.clear();
        bare.result.trackingNumber.clear();
    }
    bare.reportedFrom = subject.reportedFrom;
    bare.parent = subject.parent;
    bare.parentPart = subject.parentPart;
    bare.jointCode = subject.jointCode;
    return bare;
}

} // namespace

QVector<std::pair<UnitId, Capacity>> viewers(const Case &subject)
{
    QVector<std::pair<UnitId, Capacity>> list;
    const auto add = [&list](const UnitId &unit, Capacity capacity) {
        const bool known =
            std::any_of(list.cbegin(), list.cend(), [&](const auto &entry) { return entry.first == unit; });
        if (!unit.isEmpty() && !known)
            list.append({unit, capacity});
    };
    add(subject.unit, Capacity::Owner);
    if (const Handoff *transfer = subject.openTransfer())
        add(transfer->to, Capacity::Owner);
    for (const Handoff &handoff : subject.handoffs) {
        if (const Handoff *asked = isAsked(handoff) ? askedOf(subject, handoff.to) : nullptr)
            add(handoff.to, capacityOf(*asked));
    }
    add(subject.department, Capacity::Supervisor);
    for (const Opinion &opinion : subject.opinions) {
        if (opinion.action == Action::ReportUp)
            add(opinion.unit, Capacity::Reporter);
    }
    return list;
}

std::optional<CaseSummary> summarise(const Case &subject, const UnitId &viewer)
{
    if (viewer.isEmpty())
        return std::nullopt;
    if (holdsOrMaySignFor(subject, viewer))
        return summariseWhole(subject, viewer, Capacity::Owner);
    if (const Handoff *asked = askedOf(subject, viewer))
        return summariseAsked(subject, viewer, *asked);
    if (viewer == subject.department)
        return summariseWhole(subject, viewer, Capacity::Supervisor);
    if (lastReport(subject.opinions, viewer) >= 0)
        return summariseReported(subject, viewer);
    return std::nullopt;
}

std::optional<Case> projectFor(const Case &subject, const UnitId &viewer)
{
    if (viewer.isEmpty())
        return std::nullopt;
    if (holdsOrMaySignFor(subject, viewer) || viewer == subject.department)
        return subject;
    const QVector<Handoff> own = receivedBy(subject, viewer);
    const Handoff *asked = askedOf(subject, viewer);
    const bool signs = asked && asked->kind == HandoffKind::Countersign;
    if (!signs && lastReport(subject.opinions, viewer) >= 0)
        return projectForReporter(subject, viewer, own);
    if (own.isEmpty())
        return std::nullopt;
    if (!asked)
        return bareCase(subject, own);
    return signs ? projectForSigner(subject, own, *asked) : projectForConsulted(subject, own);
}

QVector<HistoryRow> historyForReporter(const QVector<HistoryRow> &rows, const UnitId &reporter)
{
    const auto report = std::find_if(rows.crbegin(), rows.crend(), [&](const HistoryRow &row) {
        return row.action == Action::ReportUp && row.unit == reporter;
    });
    if (report == rows.crend())
        return {};
    QVector<HistoryRow> shown(rows.cbegin(), report.base());
    for (auto row = report.base(); row != rows.cend(); ++row) {
        if (row->before == row->after)
            continue;
        HistoryRow step;
        step.sequence = row->sequence;
        step.action = row->action;
        step.before = row->before;
        step.after = row->after;
        step.step = row->step;
        step.unit = row->unit;
        step.toUnit = row->toUnit;
        step.at = row->at;
        step.dueChanges = row->dueChanges;
        shown.append(step);
    }
    return shown;
}

} // namespace yunchuang
