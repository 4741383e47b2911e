// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "protocol/messagefields.h"

/// The members of the messages about leases, absences and relations.
namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, LeaseReply &x)
{
    v.required("held"_L1, x.held);
    v.required("mine"_L1, x.mine);
    v.optional("holder"_L1, x.holder);
    v.optional("holderName"_L1, x.holderName);
    v.optional("deviceName"_L1, x.deviceName);
    v.optional("since"_L1, x.since);
    v.optional("until"_L1, x.until);
    v.optional("askedBy"_L1, x.askedBy);
    v.optional("askedByName"_L1, x.askedByName);
    v.optional("askedAt"_L1, x.askedAt);
    v.optional("lostTo"_L1, x.lostTo);
    v.optional("lostToName"_L1, x.lostToName);
    v.optional("lostReason"_L1, x.lostReason);
    v.optional("lostAt"_L1, x.lostAt);
    v.required("serviceTime"_L1, x.serviceTime);
}

template<class V>
void describe(V &v, LeaseTakeover &x)
{
    v.optional("reason"_L1, x.reason);
}

template<class V>
void describe(V &v, Absence &x)
{
    v.required("id"_L1, x.id);
    v.required("unit"_L1, x.unit);
    v.required("user"_L1, x.user);
    v.optional("userName"_L1, x.userName);
    v.required("from"_L1, x.from);
    v.required("until"_L1, x.until);
    v.optional("substitutes"_L1, x.substitutes);
    v.optional("substituteNames"_L1, x.substituteNames);
    v.optional("pool"_L1, x.pool);
    v.optional("reason"_L1, x.reason);
    v.optional("enteredBy"_L1, x.enteredBy);
    v.optional("enteredByName"_L1, x.enteredByName);
    v.optional("enteredAt"_L1, x.enteredAt);
    v.optional("endedAt"_L1, x.endedAt);
}

template<class V>
void describe(V &v, AbsenceRequest &x)
{
    v.required("id"_L1, x.id);
    v.required("user"_L1, x.user);
    v.required("from"_L1, x.from);
    v.required("until"_L1, x.until);
    v.optional("substitutes"_L1, x.substitutes);
    v.optional("pool"_L1, x.pool);
    v.optional("reason"_L1, x.reason);
}

template<class V>
void describe(V &v, AbsencesReply &x)
{
    v.required("absences"_L1, x.absences);
}

template<class V>
void describe(V &v, Substitution &x)
{
    v.required("user"_L1, x.user);
    v.optional("name"_L1, x.name);
    v.required("unit"_L1, x.unit);
    v.required("from"_L1, x.from);
    v.required("until"_L1, x.until);
}

template<class V>
void describe(V &v, ActForMe &x)
{
    v.required("caseId"_L1, x.caseId);
    v.required("unit"_L1, x.unit);
    v.optional("queryCode"_L1, x.queryCode);
    v.optional("itemName"_L1, x.itemName);
    v.required("action"_L1, x.action);
    v.required("by"_L1, x.by);
    v.optional("byName"_L1, x.byName);
    v.required("at"_L1, x.at);
}

template<class V>
void describe(V &v, DeskReply &x)
{
    v.required("standsInFor"_L1, x.standsInFor);
    v.optional("doneForMe"_L1, x.doneForMe);
    v.required("serviceTime"_L1, x.serviceTime);
}

template<class V>
void describe(V &v, Relation &x)
{
    v.required("id"_L1, x.id);
    v.required("user"_L1, x.user);
    v.optional("userName"_L1, x.userName);
    v.optional("body"_L1, x.body);
    v.required("kind"_L1, x.kind);
    v.optional("declaredBy"_L1, x.declaredBy);
    v.optional("declaredByName"_L1, x.declaredByName);
    v.optional("declaredAt"_L1, x.declaredAt);
}

template<class V>
void describe(V &v, RelationRequest &x)
{
    v.required("id"_L1, x.id);
    v.required("user"_L1, x.user);
    v.required("number"_L1, x.number);
    v.required("kind"_L1, x.kind);
}

template<class V>
void describe(V &v, RelationsReply &x)
{
    v.required("relations"_L1, x.relations);
}

} // namespace yunchuang::protocol
