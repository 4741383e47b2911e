// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/apierror.h"
#include "protocol/casefields.h"
#include "protocol/messages.h"
#include "protocol/progressfields.h"

/// The members of the messages.
namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, DeviceInfo &x)
{
    v.required("id"_L1, x.id);
    v.optional("name"_L1, x.name);
    v.required("publicKey"_L1, x.publicKey);
}

template<class V>
void describe(V &v, SignInRequest &x)
{
    v.required("user"_L1, x.user);
    v.required("password"_L1, x.password);
    v.required("device"_L1, x.device);
    v.optional("factorCode"_L1, x.factorCode);
    v.optional("deviceCode"_L1, x.deviceCode);
}

template<class V>
void describe(V &v, UnitGrant &x)
{
    v.required("unit"_L1, x.unit);
    v.required("unitName"_L1, x.unitName);
    v.optional("departmentName"_L1, x.departmentName);
    v.required("posts"_L1, x.posts);
}

template<class V>
void describe(V &v, Session &x)
{
    v.required("accessToken"_L1, x.accessToken);
    v.required("refreshToken"_L1, x.refreshToken);
    v.required("accessExpires"_L1, x.accessExpires);
    v.required("user"_L1, x.user);
    v.required("userName"_L1, x.userName);
    v.required("grants"_L1, x.grants);
    v.required("grantsVersion"_L1, x.grantsVersion);
    v.optional("recoveryHalf"_L1, x.recoveryHalf);
    v.optional("lastSignIn"_L1, x.lastSignIn);
    v.required("serviceTime"_L1, x.serviceTime);
    v.optional("mustChangePassword"_L1, x.mustChangePassword);
    v.optional("mustEnrolFactor"_L1, x.mustEnrolFactor);
    v.optional("factorEnrolled"_L1, x.factorEnrolled);
    v.optional("passwordUntil"_L1, x.passwordUntil);
}

template<class V>
void describe(V &v, RefreshRequest &x)
{
    v.required("refreshToken"_L1, x.refreshToken);
}

template<class V>
void describe(V &v, PasswordChange &x)
{
    v.required("current"_L1, x.current);
    v.required("next"_L1, x.next);
}

template<class V>
void describe(V &v, FeedEntry &x)
{
    v.required("unit"_L1, x.unit);
    v.required("sequence"_L1, x.sequence);
    v.required("caseId"_L1, x.caseId);
    v.optional("tombstone"_L1, x.tombstone);
    v.optional("summary"_L1, x.summary);
}

template<class V>
void describe(V &v, FeedPage &x)
{
    v.required("entries"_L1, x.entries);
    v.required("cursor"_L1, x.cursor);
    v.optional("more"_L1, x.more);
    v.required("serviceTime"_L1, x.serviceTime);
}

template<class V>
void describe(V &v, CaseReply &x)
{
    v.required("case"_L1, x.subject);
    v.required("capacity"_L1, x.capacity);
    v.optional("history"_L1, x.history);
    v.optional("related"_L1, x.related);
}

template<class V>
void describe(V &v, CommandReceipt &x)
{
    v.required("command"_L1, x.command);
    v.required("caseId"_L1, x.caseId);
    v.required("version"_L1, x.version);
    v.required("revision"_L1, x.revision);
    v.required("at"_L1, x.at);
    v.optional("documents"_L1, x.documents);
    v.optional("ledger"_L1, x.ledger);
}

template<class V>
void describe(V &v, Member &x)
{
    v.required("user"_L1, x.user);
    v.required("name"_L1, x.name);
    v.required("posts"_L1, x.posts);
}

template<class V>
void describe(V &v, MembersReply &x)
{
    v.required("members"_L1, x.members);
}

template<class V>
void describe(V &v, LookupRequest &x)
{
    v.required("caseId"_L1, x.caseId);
    v.required("unit"_L1, x.unit);
    v.required("key"_L1, x.key);
    v.required("purpose"_L1, x.purpose);
}

template<class V>
void describe(V &v, LookupReply &x)
{
    v.required("found"_L1, x.found);
    v.optional("values"_L1, x.values);
    v.optional("source"_L1, x.source);
    v.optional("fetchedAt"_L1, x.fetchedAt);
}

template<class V>
void describe(V &v, Look &x)
{
    v.required("id"_L1, x.id);
    v.required("caseId"_L1, x.caseId);
    v.required("unit"_L1, x.unit);
    v.required("field"_L1, x.field);
    v.required("purpose"_L1, x.purpose);
    v.required("at"_L1, x.at);
}

template<class V>
void describe(V &v, LooksReport &x)
{
    v.required("looks"_L1, x.looks);
}

template<class V>
void describe(V &v, LicenceReference &x)
{
    v.required("kind"_L1, x.kind);
    v.required("number"_L1, x.number);
}

template<class V>
void describe(V &v, IntakeApplication &x)
{
    v.required("deliveryId"_L1, x.deliveryId);
    v.required("item"_L1, x.item);
    v.required("applicant"_L1, x.applicant);
    v.required("form"_L1, x.form);
    v.optional("materials"_L1, x.materials);
    v.required("submittedAt"_L1, x.submittedAt);
    v.optional("identityChecked"_L1, x.identityChecked);
    v.optional("promises"_L1, x.promises);
    v.optional("follows"_L1, x.follows);
}

template<class V>
void describe(V &v, IntakeReply &x)
{
    v.required("caseId"_L1, x.caseId);
    v.required("number"_L1, x.number);
    v.required("queryCode"_L1, x.queryCode);
    v.optional("queryPassword"_L1, x.queryPassword);
    v.required("receivedAt"_L1, x.receivedAt);
}

template<class V>
void describe(V &v, ProgressReply &x)
{
    v.required("number"_L1, x.number);
    v.required("itemName"_L1, x.itemName);
    v.required("publicState"_L1, x.publicState);
    v.optional("receivedAt"_L1, x.receivedAt);
    v.optional("promisedDue"_L1, x.promisedDue);
    v.optional("corrections"_L1, x.corrections);
    v.optional("answerBy"_L1, x.answerBy);
    v.optional("documents"_L1, x.documents);
    v.optional("stateText"_L1, x.stateText);
    v.optional("statement"_L1, x.statement);
    v.optional("steps"_L1, x.steps);
    v.optional("reason"_L1, x.reason);
    v.optional("remedies"_L1, x.remedies);
    v.optional("invitation"_L1, x.invitation);
    v.optional("acts"_L1, x.acts);
    v.optional("rating"_L1, x.rating);
}

template<class V>
void describe(V &v, CorrectionAnswer &x)
{
    v.required("deliveryId"_L1, x.deliveryId);
    v.required("form"_L1, x.form);
    v.optional("materials"_L1, x.materials);
}

template<class V>
void describe(V &v, Push &x)
{
    v.required("id"_L1, x.id);
    v.required("caseId"_L1, x.caseId);
    v.required("part"_L1, x.part);
    v.required("receiver"_L1, x.receiver);
    v.required("code"_L1, x.code);
    v.required("event"_L1, x.event);
    v.required("version"_L1, x.version);
    v.required("data"_L1, x.data);
    v.optional("attempt"_L1, x.attempt);
}

template<class V>
void describe(V &v, PushPage &x)
{
    v.required("pushes"_L1, x.pushes);
}

template<class V>
void describe(V &v, PushAck &x)
{
    v.required("stored"_L1, x.stored);
    v.optional("reason"_L1, x.reason);
}

template<class V>
void describe(V &v, Draft &x)
{
    v.required("caseId"_L1, x.caseId);
    v.required("content"_L1, x.content);
    v.required("savedAt"_L1, x.savedAt);
}

template<class V>
void describe(V &v, ApiError &x)
{
    v.required("code"_L1, x.code);
    v.optional("args"_L1, x.args);
    v.optional("refusal"_L1, x.refusal);
    v.optional("currentCase"_L1, x.currentCase);
    v.optional("requestId"_L1, x.requestId);
}

} // namespace yunchuang::protocol
