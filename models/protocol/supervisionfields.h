// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/casefields.h"
#include "protocol/messagefields.h"
#include "protocol/supervisionmessages.h"

/// The members of the values and messages about supervision.
namespace yunchuang {

template<class V>
void describe(V &v, CardRow &x)
{
    v.required("sequence"_L1, x.sequence);
    v.optional("command"_L1, x.command);
    v.required("act"_L1, x.act);
    v.required("before"_L1, x.before);
    v.required("after"_L1, x.after);
    v.optional("user"_L1, x.user);
    v.optional("userName"_L1, x.userName);
    v.required("post"_L1, x.post);
    v.optional("unit"_L1, x.unit);
    v.required("at"_L1, x.at);
    v.optional("text"_L1, x.text);
}

template<class V>
void describe(V &v, SupervisionCard &x)
{
    v.required("id"_L1, x.id);
    v.required("rule"_L1, x.rule);
    v.required("ruleName"_L1, x.ruleName);
    v.required("ruleText"_L1, x.ruleText);
    v.optional("basis"_L1, x.basis);
    v.required("kind"_L1, x.kind);
    v.required("colour"_L1, x.colour);
    v.required("occasion"_L1, x.occasion);
    v.optional("clock"_L1, x.clock);
    v.optional("day"_L1, x.day);
    v.optional("since"_L1, x.since);
    v.required("caseId"_L1, x.caseId);
    v.required("number"_L1, x.number);
    v.required("queryCode"_L1, x.queryCode);
    v.optional("itemName"_L1, x.itemName);
    v.required("unit"_L1, x.unit);
    v.required("department"_L1, x.department);
    v.optional("person"_L1, x.person);
    v.optional("personName"_L1, x.personName);
    v.required("issuedAt"_L1, x.issuedAt);
    v.required("replyDue"_L1, x.replyDue);
    v.optional("provisional"_L1, x.provisional);
    v.optional("score"_L1, x.score);
    v.optional("addressees"_L1, x.addressees);
    v.required("state"_L1, x.state);
    v.optional("repliedBy"_L1, x.repliedBy);
    v.required("version"_L1, x.version);
}

template<class V>
void describe(V &v, CardCommand &x)
{
    v.required("id"_L1, x.id);
    v.required("card"_L1, x.card);
    v.required("act"_L1, x.act);
    v.required("version"_L1, x.version);
    v.required("actingUnit"_L1, x.actingUnit);
    v.required("post"_L1, x.post);
    v.required("text"_L1, x.text);
}

template<class V>
void describe(V &v, UnitScore &x)
{
    v.required("points"_L1, x.points);
    v.required("grade"_L1, x.grade);
    v.optional("yellow"_L1, x.yellow);
    v.optional("red"_L1, x.red);
    v.optional("revoked"_L1, x.revoked);
    v.optional("open"_L1, x.open);
    v.optional("openScore"_L1, x.openScore);
}

} // namespace yunchuang

namespace yunchuang::protocol {

template<class V>
void describe(V &v, ClockCounts &x)
{
    v.optional("onTime"_L1, x.onTime);
    v.optional("hint"_L1, x.hint);
    v.optional("yellow"_L1, x.yellow);
    v.optional("red"_L1, x.red);
    v.optional("paused"_L1, x.paused);
    v.optional("unclocked"_L1, x.unclocked);
}

template<class V>
void describe(V &v, UnitFigures &x)
{
    v.required("unit"_L1, x.unit);
    v.required("name"_L1, x.name);
    v.optional("departmentName"_L1, x.departmentName);
    v.required("running"_L1, x.running);
    v.optional("unclaimed"_L1, x.unclaimed);
    v.optional("stepOverdue"_L1, x.stepOverdue);
    v.optional("receivedToday"_L1, x.receivedToday);
    v.optional("closedToday"_L1, x.closedToday);
    v.optional("cardsOpen"_L1, x.cardsOpen);
}

template<class V>
void describe(V &v, PersonFigures &x)
{
    v.optional("user"_L1, x.user);
    v.optional("name"_L1, x.name);
    v.required("unit"_L1, x.unit);
    v.required("running"_L1, x.running);
    v.optional("closedToday"_L1, x.closedToday);
    v.required("averageMinutes"_L1, x.averageMinutes);
}

template<class V>
void describe(V &v, DayFigures &x)
{
    v.required("day"_L1, x.day);
    v.optional("received"_L1, x.received);
    v.optional("closed"_L1, x.closed);
}

template<class V>
void describe(V &v, UrgentCase &x)
{
    v.required("caseId"_L1, x.caseId);
    v.required("queryCode"_L1, x.queryCode);
    v.optional("itemName"_L1, x.itemName);
    v.required("unit"_L1, x.unit);
    v.optional("unitName"_L1, x.unitName);
    v.optional("assignee"_L1, x.assignee);
    v.optional("assigneeName"_L1, x.assigneeName);
    v.required("state"_L1, x.state);
    v.required("due"_L1, x.due);
    v.required("light"_L1, x.light);
    v.optional("daysLeft"_L1, x.daysLeft);
}

template<class V>
void describe(V &v, SupervisionOverview &x)
{
    v.required("at"_L1, x.at);
    v.required("today"_L1, x.today);
    v.required("scopeName"_L1, x.scopeName);
    v.optional("units"_L1, x.units);
    v.optional("people"_L1, x.people);
    v.optional("days"_L1, x.days);
    v.optional("receivedYesterday"_L1, x.receivedYesterday);
    v.optional("closedYesterday"_L1, x.closedYesterday);
    v.required("averageMinutes"_L1, x.averageMinutes);
    v.optional("dueIn"_L1, x.dueIn);
    v.optional("urgent"_L1, x.urgent);
    v.optional("urgentTotal"_L1, x.urgentTotal);
    v.optional("provisional"_L1, x.provisional);
    v.optional("casesVisible"_L1, x.casesVisible);
    v.optional("dailyMinutes"_L1, x.dailyMinutes);
}

template<class V>
void describe(V &v, CardEntry &x)
{
    v.required("id"_L1, x.id);
    v.required("rule"_L1, x.rule);
    v.required("ruleName"_L1, x.ruleName);
    v.required("kind"_L1, x.kind);
    v.required("colour"_L1, x.colour);
    v.required("state"_L1, x.state);
    v.required("caseId"_L1, x.caseId);
    v.required("queryCode"_L1, x.queryCode);
    v.optional("itemName"_L1, x.itemName);
    v.required("unit"_L1, x.unit);
    v.optional("unitName"_L1, x.unitName);
    v.optional("personName"_L1, x.personName);
    v.required("issuedAt"_L1, x.issuedAt);
    v.required("replyDue"_L1, x.replyDue);
    v.optional("light"_L1, x.light);
    v.optional("daysLeft"_L1, x.daysLeft);
    v.optional("provisional"_L1, x.provisional);
}

template<class V>
void describe(V &v, CardPage &x)
{
    v.optional("entries"_L1, x.entries);
    v.optional("next"_L1, x.next);
    v.optional("total"_L1, x.total);
    v.optional("states"_L1, x.states);
}

template<class V>
void describe(V &v, CardChoice &x)
{
    v.required("act"_L1, x.act);
    v.required("post"_L1, x.post);
    v.optional("refusal"_L1, x.refusal);
}

template<class V>
void describe(V &v, CardDetail &x)
{
    v.required("entry"_L1, x.entry);
    v.required("number"_L1, x.number);
    v.optional("departmentName"_L1, x.departmentName);
    v.required("ruleText"_L1, x.ruleText);
    v.optional("basis"_L1, x.basis);
    v.optional("clock"_L1, x.clock);
    v.optional("day"_L1, x.day);
    v.optional("since"_L1, x.since);
    v.optional("score"_L1, x.score);
    v.optional("addressees"_L1, x.addressees);
    v.required("version"_L1, x.version);
    v.optional("caseVisible"_L1, x.caseVisible);
    v.optional("rows"_L1, x.rows);
    v.optional("choices"_L1, x.choices);
}

template<class V>
void describe(V &v, UnitQuarter &x)
{
    v.required("unit"_L1, x.unit);
    v.required("name"_L1, x.name);
    v.optional("departmentName"_L1, x.departmentName);
    v.required("score"_L1, x.score);
}

template<class V>
void describe(V &v, QuarterScores &x)
{
    v.required("quarter"_L1, x.quarter);
    v.optional("units"_L1, x.units);
}

} // namespace yunchuang::protocol
