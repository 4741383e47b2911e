// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/casesummary.h"
#include "domain/command.h"
#include "domain/refusal.h"
#include "protocol/jsonvalues.h"

/// The members of the domain's values on the wire and in the databases.
namespace yunchuang {

// `describe` is found by argument-dependent lookup, so it stands in the namespace of the values.
using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, ItemKey &x)
{
    v.required("code"_L1, x.code);
    v.required("version"_L1, x.version);
}

template<class V>
void describe(V &v, Applicant &x)
{
    v.required("kind"_L1, x.kind);
    v.required("name"_L1, x.name);
    v.optional("idType"_L1, x.idType);
    v.optional("idNumber"_L1, x.idNumber);
    v.optional("agentName"_L1, x.agentName);
    v.optional("agentMobile"_L1, x.agentMobile);
}

template<class V>
void describe(V &v, Material &x)
{
    v.required("id"_L1, x.id);
    v.optional("version"_L1, x.version);
    v.required("fileName"_L1, x.fileName);
    v.required("mediaType"_L1, x.mediaType);
    v.required("digest"_L1, x.digest);
    v.required("size"_L1, x.size);
    v.optional("trust"_L1, x.trust);
    v.optional("copies"_L1, x.copies);
    v.optional("receivedAt"_L1, x.receivedAt);
}

template<class V>
void describe(V &v, MaterialPromise &x)
{
    v.required("material"_L1, x.material);
    v.required("by"_L1, x.by);
}

template<class V>
void describe(V &v, RegistryCheck &x)
{
    v.required("id"_L1, x.id);
    v.required("field"_L1, x.field);
    v.required("registry"_L1, x.registry);
    v.required("verdict"_L1, x.verdict);
    v.optional("registryValue"_L1, x.registryValue);
    v.optional("checkedAt"_L1, x.checkedAt);
    v.optional("answer"_L1, x.answer);
    v.optional("answerReason"_L1, x.answerReason);
    v.optional("answeredBy"_L1, x.answeredBy);
}

template<class V>
void describe(V &v, PointAnswer &x)
{
    v.required("point"_L1, x.point);
    v.required("verdict"_L1, x.verdict);
    v.optional("note"_L1, x.note);
    v.optional("by"_L1, x.by);
}

template<class V>
void describe(V &v, SupervisionMark &x)
{
    v.required("rule"_L1, x.rule);
    v.required("colour"_L1, x.colour);
    v.optional("clock"_L1, x.clock);
    v.optional("day"_L1, x.day);
    v.optional("at"_L1, x.at);
    v.optional("card"_L1, x.card);
}

template<class V>
void describe(V &v, Limit &x)
{
    v.required("amount"_L1, x.amount);
    v.required("unit"_L1, x.unit);
}

template<class V>
void describe(V &v, Suspension &x)
{
    v.required("kind"_L1, x.kind);
    v.required("startedAt"_L1, x.startedAt);
    v.optional("endedAt"_L1, x.endedAt);
    v.optional("announcedEnd"_L1, x.announcedEnd);
}

template<class V>
void describe(V &v, Deadlines &x)
{
    v.optional("receivedAt"_L1, x.receivedAt);
    v.optional("receivedOn"_L1, x.receivedOn);
    v.optional("noticeDue"_L1, x.noticeDue);
    v.optional("correctionAskedAt"_L1, x.correctionAskedAt);
    v.optional("correctedAt"_L1, x.correctedAt);
    v.optional("acceptedAt"_L1, x.acceptedAt);
    v.optional("acceptedOn"_L1, x.acceptedOn);
    v.optional("promisedDue"_L1, x.promisedDue);
    v.optional("statutoryDue"_L1, x.statutoryDue);
    v.optional("promisedDueAt"_L1, x.promisedDueAt);
    v.optional("statutoryDueAt"_L1, x.statutoryDueAt);
    v.optional("stepStartedAt"_L1, x.stepStartedAt);
    v.optional("stepLimit"_L1, x.stepLimit);
    v.optional("stepDue"_L1, x.stepDue);
    v.optional("stepDueAt"_L1, x.stepDueAt);
    v.optional("examinesOnly"_L1, x.examinesOnly);
    v.optional("reportedUpAt"_L1, x.reportedUpAt);
    v.optional("decidedAt"_L1, x.decidedAt);
    v.optional("deliveryDue"_L1, x.deliveryDue);
    v.optional("deliveredAt"_L1, x.deliveredAt);
    v.optional("endedAt"_L1, x.endedAt);
    v.optional("suspensions"_L1, x.suspensions);
    v.optional("extensionDays"_L1, x.extensionDays);
    v.optional("provisional"_L1, x.provisional);
}

template<class V>
void describe(V &v, CorrectionItem &x)
{
    v.required("subject"_L1, x.subject);
    v.required("text"_L1, x.text);
    v.optional("done"_L1, x.done);
}

template<class V>
void describe(V &v, CorrectionNotice &x)
{
    v.required("count"_L1, x.count);
    v.optional("items"_L1, x.items);
    v.optional("givenAt"_L1, x.givenAt);
    v.optional("answerBy"_L1, x.answerBy);
    v.optional("answeredAt"_L1, x.answeredAt);
}

template<class V>
void describe(V &v, HandoffNote &x)
{
    v.optional("answer"_L1, x.answer);
    v.optional("to"_L1, x.to);
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("at"_L1, x.at);
    v.required("text"_L1, x.text);
}

template<class V>
void describe(V &v, Handoff &x)
{
    v.required("id"_L1, x.id);
    v.required("kind"_L1, x.kind);
    v.required("state"_L1, x.state);
    v.required("from"_L1, x.from);
    v.required("to"_L1, x.to);
    v.required("sentBy"_L1, x.sentBy);
    v.optional("sentByName"_L1, x.sentByName);
    v.required("sentAt"_L1, x.sentAt);
    v.optional("dueAt"_L1, x.dueAt);
    v.optional("question"_L1, x.question);
    v.optional("sharedFields"_L1, x.sharedFields);
    v.optional("sharedMaterials"_L1, x.sharedMaterials);
    v.optional("deliveredAt"_L1, x.deliveredAt);
    v.optional("acceptedBy"_L1, x.acceptedBy);
    v.optional("acceptedByName"_L1, x.acceptedByName);
    v.optional("acceptedAt"_L1, x.acceptedAt);
    v.optional("answer"_L1, x.answer);
    v.optional("agreed"_L1, x.agreed);
    v.optional("answeredBy"_L1, x.answeredBy);
    v.optional("answeredByName"_L1, x.answeredByName);
    v.optional("closedAt"_L1, x.closedAt);
    v.optional("bounceReason"_L1, x.bounceReason);
    v.optional("route"_L1, x.route);
    v.optional("position"_L1, x.position);
    v.optional("notes"_L1, x.notes);
}

template<class V>
void describe(V &v, Part &x)
{
    v.required("id"_L1, x.id);
    v.required("unit"_L1, x.unit);
    v.required("name"_L1, x.name);
    v.required("state"_L1, x.state);
    v.optional("workCase"_L1, x.workCase);
    v.optional("attempts"_L1, x.attempts);
    v.optional("lastError"_L1, x.lastError);
    v.optional("changedAt"_L1, x.changedAt);
    v.optional("number"_L1, x.number);
    v.optional("promisedDue"_L1, x.promisedDue);
    v.optional("resultNumber"_L1, x.resultNumber);
    v.optional("endedAt"_L1, x.endedAt);
}

template<class V>
void describe(V &v, CaseDocument &x)
{
    v.required("kind"_L1, x.kind);
    v.optional("number"_L1, x.number);
    v.optional("digest"_L1, x.digest);
    v.optional("issuedAt"_L1, x.issuedAt);
    v.optional("command"_L1, x.command);
    v.optional("size"_L1, x.size);
    v.optional("mediaType"_L1, x.mediaType);
}

template<class V>
void describe(V &v, Opinion &x)
{
    v.optional("step"_L1, x.step);
    v.required("action"_L1, x.action);
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("post"_L1, x.post);
    v.required("unit"_L1, x.unit);
    v.required("at"_L1, x.at);
    v.required("text"_L1, x.text);
    v.optional("unfavourable"_L1, x.unfavourable);
    v.optional("onBehalfOf"_L1, x.onBehalfOf);
    v.optional("onBehalfOfName"_L1, x.onBehalfOfName);
}

template<class V>
void describe(V &v, Urging &x)
{
    v.required("id"_L1, x.id);
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("at"_L1, x.at);
    v.required("text"_L1, x.text);
    v.optional("replyDue"_L1, x.replyDue);
    v.optional("reply"_L1, x.reply);
    v.optional("repliedBy"_L1, x.repliedBy);
    v.optional("repliedAt"_L1, x.repliedAt);
}

template<class V>
void describe(V &v, CaseResult &x)
{
    v.optional("granted"_L1, x.granted);
    v.optional("name"_L1, x.name);
    v.optional("number"_L1, x.number);
    v.optional("validUntil"_L1, x.validUntil);
    v.optional("conditions"_L1, x.conditions);
    v.optional("closedAt"_L1, x.closedAt);
    v.optional("deliveryWay"_L1, x.deliveryWay);
    v.optional("receiver"_L1, x.receiver);
    v.optional("trackingNumber"_L1, x.trackingNumber);
    v.optional("deliveredAt"_L1, x.deliveredAt);
    v.optional("feeCharged"_L1, x.feeCharged);
    v.optional("posted"_L1, x.posted);
    v.optional("renewBy"_L1, x.renewBy);
    v.optional("voidedAt"_L1, x.voidedAt);
    v.optional("missedAt"_L1, x.missedAt);
}

template<class V>
void describe(V &v, Proposal &x)
{
    v.required("kind"_L1, x.kind);
    v.optional("procedure"_L1, x.procedure);
    v.required("days"_L1, x.days);
    v.required("reason"_L1, x.reason);
    v.optional("forWhom"_L1, x.forWhom);
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("at"_L1, x.at);
}

template<class V>
void describe(V &v, SpecialProcedure &x)
{
    v.required("kind"_L1, x.kind);
    v.required("days"_L1, x.days);
    v.required("reason"_L1, x.reason);
    v.optional("forWhom"_L1, x.forWhom);
    v.required("proposedBy"_L1, x.proposedBy);
    v.optional("proposedByName"_L1, x.proposedByName);
    v.required("approvedBy"_L1, x.approvedBy);
    v.optional("approvedByName"_L1, x.approvedByName);
    v.required("startedAt"_L1, x.startedAt);
    v.required("announcedEnd"_L1, x.announcedEnd);
    v.optional("endedAt"_L1, x.endedAt);
    v.optional("outcome"_L1, x.outcome);
    v.optional("opinion"_L1, x.opinion);
    v.optional("endedBy"_L1, x.endedBy);
    v.optional("endedByName"_L1, x.endedByName);
}

template<class V>
void describe(V &v, LegalReview &x)
{
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("at"_L1, x.at);
    v.required("agreed"_L1, x.agreed);
    v.required("opinion"_L1, x.opinion);
}

template<class V>
void describe(V &v, PartyNotice &x)
{
    v.required("parties"_L1, x.parties);
    v.optional("hearing"_L1, x.hearing);
    v.required("toldAt"_L1, x.toldAt);
    v.required("requestBy"_L1, x.requestBy);
    v.optional("answer"_L1, x.answer);
    v.optional("answeredAt"_L1, x.answeredAt);
    v.optional("holdBy"_L1, x.holdBy);
    v.optional("note"_L1, x.note);
    v.optional("hearingOn"_L1, x.hearingOn);
    v.optional("hearingPlace"_L1, x.hearingPlace);
    v.optional("presider"_L1, x.presider);
    v.optional("presiderName"_L1, x.presiderName);
    v.optional("invitedAt"_L1, x.invitedAt);
}

template<class V>
void describe(V &v, CaseLink &x)
{
    v.required("kind"_L1, x.kind);
    v.required("other"_L1, x.other);
    v.required("number"_L1, x.number);
    v.optional("resultNumber"_L1, x.resultNumber);
    v.optional("renewBy"_L1, x.renewBy);
    v.optional("granted"_L1, x.granted);
    v.optional("decidedAt"_L1, x.decidedAt);
}

template<class V>
void describe(V &v, ArchiveRecord &x)
{
    v.required("endedAs"_L1, x.endedAs);
    v.required("at"_L1, x.at);
    v.optional("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("retentionYears"_L1, x.retentionYears);
    v.required("files"_L1, x.files);
}

template<class V>
void describe(V &v, Case &x)
{
    v.required("id"_L1, x.id);
    v.required("number"_L1, x.number);
    v.required("queryCode"_L1, x.queryCode);
    v.required("item"_L1, x.item);
    v.required("itemName"_L1, x.itemName);
    v.lenient("state"_L1, x.state, x.unknownState);
    v.optional("step"_L1, x.step);
    v.required("unit"_L1, x.unit);
    v.required("department"_L1, x.department);
    v.optional("assignee"_L1, x.assignee);
    v.optional("assigneeName"_L1, x.assigneeName);
    v.optional("source"_L1, x.source);
    v.required("applicant"_L1, x.applicant);
    v.optional("formId"_L1, x.formId);
    v.optional("formVersion"_L1, x.formVersion);
    v.optional("form"_L1, x.form);
    v.optional("approval"_L1, x.approval);
    v.optional("materials"_L1, x.materials);
    v.optional("promises"_L1, x.promises);
    v.optional("checks"_L1, x.checks);
    v.optional("points"_L1, x.points);
    v.required("deadlines"_L1, x.deadlines);
    v.optional("correction"_L1, x.correction);
    v.optional("handoffs"_L1, x.handoffs);
    v.optional("parts"_L1, x.parts);
    v.optional("documents"_L1, x.documents);
    v.optional("opinions"_L1, x.opinions);
    v.optional("urgings"_L1, x.urgings);
    v.optional("result"_L1, x.result);
    v.optional("rating"_L1, x.rating);
    v.optional("proposal"_L1, x.proposal);
    v.optional("procedures"_L1, x.procedures);
    v.optional("supplement"_L1, x.supplement);
    v.optional("legalReview"_L1, x.legalReview);
    v.optional("partyNotices"_L1, x.partyNotices);
    v.optional("reportedFrom"_L1, x.reportedFrom);
    v.optional("follows"_L1, x.follows);
    v.optional("followers"_L1, x.followers);
    v.optional("archive"_L1, x.archive);
    v.optional("parent"_L1, x.parent);
    v.optional("parentPart"_L1, x.parentPart);
    v.optional("jointCode"_L1, x.jointCode);
    v.optional("marks"_L1, x.marks);
    v.optional("recused"_L1, x.recused);
    v.required("version"_L1, x.version);
    v.required("revision"_L1, x.revision);
}

template<class V>
void describe(V &v, DueChange &x)
{
    v.required("due"_L1, x.due);
    v.optional("before"_L1, x.before);
    v.optional("after"_L1, x.after);
}

template<class V>
void describe(V &v, HistoryRow &x)
{
    v.required("sequence"_L1, x.sequence);
    v.optional("command"_L1, x.command);
    v.required("action"_L1, x.action);
    v.required("before"_L1, x.before);
    v.required("after"_L1, x.after);
    v.optional("step"_L1, x.step);
    v.optional("user"_L1, x.user);
    v.optional("userName"_L1, x.userName);
    v.required("post"_L1, x.post);
    v.required("unit"_L1, x.unit);
    v.optional("onBehalfOf"_L1, x.onBehalfOf);
    v.optional("onBehalfOfName"_L1, x.onBehalfOfName);
    v.optional("device"_L1, x.device);
    v.required("at"_L1, x.at);
    v.optional("actedAt"_L1, x.actedAt);
    v.optional("opinion"_L1, x.opinion);
    v.optional("reason"_L1, x.reason);
    v.optional("basis"_L1, x.basis);
    v.optional("competentOrgan"_L1, x.competentOrgan);
    v.optional("remedies"_L1, x.remedies);
    v.optional("conditions"_L1, x.conditions);
    v.optional("validUntil"_L1, x.validUntil);
    v.optional("corrections"_L1, x.corrections);
    v.optional("materials"_L1, x.materials);
    v.optional("remarks"_L1, x.remarks);
    v.optional("facts"_L1, x.facts);
    v.optional("documents"_L1, x.documents);
    v.optional("toUnit"_L1, x.toUnit);
    v.optional("dueChanges"_L1, x.dueChanges);
}

template<class V>
void describe(V &v, CaseSummary &x)
{
    bool unknown = x.flags.testFlag(SummaryFlag::ReadOnly);
    v.required("id"_L1, x.id);
    v.required("viewer"_L1, x.viewer);
    v.required("capacity"_L1, x.capacity);
    v.optional("handoff"_L1, x.handoff);
    v.optional("handoffState"_L1, x.handoffState);
    v.required("queryCode"_L1, x.queryCode);
    v.required("item"_L1, x.item);
    v.required("itemName"_L1, x.itemName);
    v.required("applicantName"_L1, x.applicantName);
    v.optional("flags"_L1, x.flags);
    v.lenient("state"_L1, x.state, unknown);
    v.optional("step"_L1, x.step);
    v.required("unit"_L1, x.unit);
    v.required("department"_L1, x.department);
    v.optional("assignee"_L1, x.assignee);
    v.optional("assigneeName"_L1, x.assigneeName);
    v.optional("source"_L1, x.source);
    v.optional("receivedAt"_L1, x.receivedAt);
    v.optional("due"_L1, x.due);
    v.optional("promisedDue"_L1, x.promisedDue);
    v.optional("promiseBy"_L1, x.promiseBy);
    v.optional("handoffsOut"_L1, x.handoffsOut);
    v.optional("handoffsAnswered"_L1, x.handoffsAnswered);
    v.optional("parts"_L1, x.parts);
    v.optional("partsDone"_L1, x.partsDone);
    v.optional("rating"_L1, x.rating);
    v.required("version"_L1, x.version);
    v.required("revision"_L1, x.revision);
    x.flags.setFlag(SummaryFlag::ReadOnly, unknown);
}

template<class V>
void describe(V &v, CommandBase &x)
{
    v.required("revision"_L1, x.revision);
    v.optional("after"_L1, x.after);
}

template<class V>
void describe(V &v, HandoffRequest &x)
{
    v.optional("to"_L1, x.to);
    v.optional("dueAt"_L1, x.dueAt);
    v.optional("question"_L1, x.question);
    v.optional("sharedFields"_L1, x.sharedFields);
    v.optional("sharedMaterials"_L1, x.sharedMaterials);
    v.optional("inTurn"_L1, x.inTurn);
}

template<class V>
void describe(V &v, CommandArguments &x)
{
    v.optional("opinion"_L1, x.opinion);
    v.optional("reason"_L1, x.reason);
    v.optional("basis"_L1, x.basis);
    v.optional("competentOrgan"_L1, x.competentOrgan);
    v.optional("remedies"_L1, x.remedies);
    v.optional("conditions"_L1, x.conditions);
    v.optional("validUntil"_L1, x.validUntil);
    v.optional("corrections"_L1, x.corrections);
    v.optional("supervisorReason"_L1, x.supervisorReason);
    v.optional("assignee"_L1, x.assignee);
    v.optional("assigneeName"_L1, x.assigneeName);
    v.optional("handoff"_L1, x.handoff);
    v.optional("handoffId"_L1, x.handoffId);
    v.optional("returnTo"_L1, x.returnTo);
    v.optional("agreed"_L1, x.agreed);
    v.optional("checkId"_L1, x.checkId);
    v.optional("checkAnswer"_L1, x.checkAnswer);
    v.optional("pointId"_L1, x.pointId);
    v.optional("pointVerdict"_L1, x.pointVerdict);
    v.optional("approval"_L1, x.approval);
    v.required("favourable"_L1, x.favourable);
    v.optional("openedMaterials"_L1, x.openedMaterials);
    v.optional("result"_L1, x.result);
    v.optional("replyDue"_L1, x.replyDue);
    v.optional("urgingId"_L1, x.urgingId);
    v.optional("form"_L1, x.form);
    v.optional("materials"_L1, x.materials);
    v.optional("promises"_L1, x.promises);
    v.optional("procedure"_L1, x.procedure);
    v.optional("days"_L1, x.days);
    v.optional("forWhom"_L1, x.forWhom);
    v.optional("outcome"_L1, x.outcome);
    v.optional("toStep"_L1, x.toStep);
    v.optional("ground"_L1, x.ground);
    v.optional("materialsReturned"_L1, x.materialsReturned);
    v.optional("parties"_L1, x.parties);
    v.optional("hearing"_L1, x.hearing);
    v.optional("partyAnswer"_L1, x.partyAnswer);
    v.optional("documents"_L1, x.documents);
    v.optional("askedOn"_L1, x.askedOn);
    v.optional("hearingOn"_L1, x.hearingOn);
    v.optional("hearingPlace"_L1, x.hearingPlace);
    v.optional("presider"_L1, x.presider);
    v.optional("presiderName"_L1, x.presiderName);
}

template<class V>
void describe(V &v, Command &x)
{
    v.required("id"_L1, x.id);
    v.required("caseId"_L1, x.caseId);
    v.required("action"_L1, x.action);
    v.required("base"_L1, x.base);
    v.required("actingUnit"_L1, x.actingUnit);
    v.required("post"_L1, x.post);
    v.optional("onBehalfOf"_L1, x.onBehalfOf);
    v.required("device"_L1, x.device);
    v.required("actedAt"_L1, x.actedAt);
    v.required("args"_L1, x.args);
}

template<class V>
void describe(V &v, FieldError &x)
{
    v.required("path"_L1, x.path);
    v.required("code"_L1, x.code);
    v.optional("args"_L1, x.args);
}

template<class V>
void describe(V &v, Refusal &x)
{
    v.required("code"_L1, x.code);
    v.optional("args"_L1, x.args);
    v.optional("fields"_L1, x.fields);
}

} // namespace yunchuang
