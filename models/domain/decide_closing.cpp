// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casefacts.h"
#include "domain/decide_p.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// Whether all that a supplement notice asked for was promised before: then a broken promise may end in a return.
bool wasPromised(const Case &subject)
{
    const auto &items = subject.supplement.items;
    return !items.isEmpty() && std::all_of(items.cbegin(), items.cend(), [&](const CorrectionItem &item) {
        return isMaterial(item.subject) &&
               std::any_of(subject.promises.cbegin(), subject.promises.cend(), [&](const MaterialPromise &promise) {
                   return promise.material == materialOf(item.subject);
               });
    });
}

void notePapersReturned(const Act &act)
{
    if (act.args().materialsReturned)
        act.change.row.remarks.append(u"MATERIALS_RETURNED"_s);
}

/// A certificate that was made and not served is void; who was told of it hears that too. Its number stays given out.
void voidResult(const Act &act)
{
    Case &next = act.next();
    if (!next.result.granted || !next.result.closedAt.isValid())
        return;
    next.result.voidedAt = act.now();
    act.change.row.remarks.append(u"RESULT_VOID"_s);
    noteFact(act, u"RESULT_NUMBER"_s, next.result.number);
    for (Part &part : next.parts) {
        const Receiver *receiver = act.item().receiver(part.id);
        const bool pushed = receiver && receiver->work.isEmpty() && part.state != PartState::Waiting;
        if (!pushed)
            continue;
        part.state = PartState::Pending;
        part.attempts = 0;
        part.lastError.clear();
        part.changedAt = act.now();
        act.change.pushes.append(part.id);
    }
}

/// Whether the case bears out why it is said to end.
bool isGiven(const Act &act, TerminationGround ground)
{
    switch (ground) {
    case TerminationGround::ToleranceBroken:
        return !act.before.brokenPromises(toLocalDate(act.now())).isEmpty();
    case TerminationGround::FeeUnpaid:
        return act.item().hasFee;
    case TerminationGround::ApplicantGone:
    case TerminationGround::LawChanged:
        return true;
    }
    return false;
}

} // namespace

void endWithoutDecision(const Act &act)
{
    Case &next = act.next();
    bool recalled = false;
    for (Handoff &handoff : next.handoffs) {
        if (!handoff.isOpen())
            continue;
        handoff.state = HandoffState::Recalled;
        handoff.closedAt = act.now();
        recalled = true;
    }
    if (recalled)
        act.change.row.remarks.append(u"HANDOFFS_RECALLED"_s);
    if (!next.procedures.isEmpty() && !next.procedures.constLast().endedAt.isValid())
        next.procedures.last().endedAt = act.now();
    next.proposal.reset();
    next.parts.removeIf([](const Part &part) { return part.state == PartState::Waiting; });
    next.deadlines = act.engine().end(next.deadlines, act.now());
    assign(next, {}, {});
}

Verdict canReturnOverdue(const Situation &situation)
{
    const Case &subject = situation.subject;
    const bool supplement = subject.state == CaseState::Supplement;
    const CorrectionNotice &notice = supplement ? subject.supplement : subject.correction;
    // What else was asked for after acceptance is no reason to return the file: it is decided on as it stands.
    if (supplement && !wasPromised(subject))
        return refuse(RefusalCode::WrongState, {{u"state"_s, nameOf(subject.state)}});
    if (notice.answerBy.isValid() && toLocalDate(situation.context.now) > notice.answerBy)
        return {};
    return refuse(RefusalCode::CorrectionNotOverdue, {{u"due"_s, notice.answerBy.toString(Qt::ISODate)}});
}

Verdict returnOverdue(const Act &act)
{
    notePapersReturned(act);
    const CorrectionNotice &notice =
        act.before.state == CaseState::Supplement ? act.before.supplement : act.before.correction;
    noteFact(act, u"ANSWER_BY"_s, notice.answerBy.toString(Qt::ISODate));
    noteOpinion(act, act.args().reason, false);
    endWithoutDecision(act);
    return {};
}

Verdict canWithdraw(const Situation &situation)
{
    const Case &subject = situation.subject;
    const bool issued = subject.result.granted && subject.result.closedAt.isValid();
    if (!issued)
        return {};
    // Company Law art. 33: the body exists from the day its licence was issued, whether it was fetched or not.
    if (situation.context.item.resultNumber == ResultNumberKind::CreditCode)
        return refuse(RefusalCode::ResultStands, {{u"number"_s, subject.result.number}});
    return bookingInTime(situation);
}

Verdict withdraw(const Act &act)
{
    notePapersReturned(act);
    act.change.row.materials = act.args().materials;
    voidResult(act);
    endWithoutDecision(act);
    return {};
}

Verdict terminate(const Act &act)
{
    const TerminationGround ground = *act.args().ground;
    if (!isGiven(act, ground))
        return refuse(RefusalCode::GroundNotGiven, {{u"ground"_s, nameOf(ground)}});
    notePapersReturned(act);
    noteFact(act, u"GROUND"_s, nameOf(ground));
    noteOpinion(act, act.args().reason, false);
    endWithoutDecision(act);
    return {};
}

Verdict canArchive(const Situation &situation)
{
    const ArchiveContents contents = archiveContents(situation.subject, situation.context.item);
    if (contents.missing.isEmpty())
        return {};
    return refuse(RefusalCode::PackageIncomplete, {{u"missing"_s, joined(contents.missing)}});
}

Verdict archive(const Act &act)
{
    ArchiveRecord record;
    record.endedAs = act.before.state;
    record.at = act.now();
    record.by = act.actor().user;
    record.byName = act.actor().name;
    record.retentionYears = act.item().retentionYears;
    record.files = archiveContents(act.before, act.item()).files;
    noteFact(act, u"RETENTION"_s, QString::number(record.retentionYears));
    noteFact(act, u"FILES"_s, QString::number(record.files.size()));
    act.next().archive = record;
    return {};
}

Verdict issueDocuments(const Act &act)
{
    for (const CaseDocument &made : act.args().documents) {
        const auto &known = act.next().documents;
        const auto document = std::find_if(known.cbegin(), known.cend(), [&](const CaseDocument &candidate) {
            return candidate.kind == made.kind && candidate.command == made.command;
        });
        if (document == known.cend() || made.digest.isEmpty())
            return missing(Record::Documents);
        // Number and day were given when the act took effect; making the paper changes neither.
        CaseDocument whole = *document;
        whole.digest = made.digest;
        whole.size = made.size;
        whole.mediaType = made.mediaType;
        act.change.row.documents.append(whole);
        act.next() = withDocument(act.next(), whole);
    }
    return {};
}

} // namespace yunchuang::rules
