// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/casefields.h"
#include "protocol/ratingmessages.h"

/// The members of the values and messages about ratings.
namespace yunchuang {

template<class V>
void describe(V &v, IndicatorLevel &x)
{
    v.required("indicator"_L1, x.indicator);
    v.required("level"_L1, x.level);
}

template<class V>
void describe(V &v, Rater &x)
{
    v.optional("name"_L1, x.name);
    v.optional("mobile"_L1, x.mobile);
    v.optional("idNumber"_L1, x.idNumber);
}

template<class V>
void describe(V &v, Rating &x)
{
    v.required("id"_L1, x.id);
    v.required("caseId"_L1, x.caseId);
    v.required("queryCode"_L1, x.queryCode);
    v.required("item"_L1, x.item);
    v.optional("itemName"_L1, x.itemName);
    v.required("round"_L1, x.round);
    v.optional("first"_L1, x.first);
    v.required("channel"_L1, x.channel);
    v.optional("source"_L1, x.source);
    v.required("level"_L1, x.level);
    v.optional("indicators"_L1, x.indicators);
    v.optional("tags"_L1, x.tags);
    v.optional("text"_L1, x.text);
    v.optional("area"_L1, x.area);
    v.required("at"_L1, x.at);
    v.required("unit"_L1, x.unit);
    v.optional("department"_L1, x.department);
    v.optional("rated"_L1, x.rated);
    v.optional("ratedName"_L1, x.ratedName);
    v.optional("handlers"_L1, x.handlers);
    v.optional("rater"_L1, x.rater);
}

template<class V>
void describe(V &v, RatingEvidence &x)
{
    v.required("fileName"_L1, x.fileName);
    v.required("digest"_L1, x.digest);
    v.optional("mediaType"_L1, x.mediaType);
    v.optional("size"_L1, x.size);
}

template<class V>
void describe(V &v, RatingArguments &x)
{
    v.optional("text"_L1, x.text);
    v.optional("reason"_L1, x.reason);
    v.optional("verdict"_L1, x.verdict);
    v.optional("day"_L1, x.day);
    v.optional("callBack"_L1, x.callBack);
    v.optional("evidence"_L1, x.evidence);
    v.optional("unit"_L1, x.unit);
}

template<class V>
void describe(V &v, RatingCommand &x)
{
    v.required("id"_L1, x.id);
    v.required("rating"_L1, x.rating);
    v.required("act"_L1, x.act);
    v.required("version"_L1, x.version);
    v.required("actingUnit"_L1, x.actingUnit);
    v.required("post"_L1, x.post);
    v.optional("args"_L1, x.args);
}

template<class V>
void describe(V &v, RatingRow &x)
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
    v.optional("args"_L1, x.args);
    v.optional("due"_L1, x.due);
}

template<class V>
void describe(V &v, RatingWork &x)
{
    v.required("rating"_L1, x.rating);
    v.required("state"_L1, x.state);
    v.optional("unit"_L1, x.unit);
    v.optional("department"_L1, x.department);
    v.optional("handlers"_L1, x.handlers);
    v.optional("verifier"_L1, x.verifier);
    v.optional("verifierName"_L1, x.verifierName);
    v.required("openedAt"_L1, x.openedAt);
    v.optional("dispatchedAt"_L1, x.dispatchedAt);
    v.optional("signedAt"_L1, x.signedAt);
    v.optional("foundAt"_L1, x.foundAt);
    v.required("stateSince"_L1, x.stateSince);
    v.optional("due"_L1, x.due);
    v.optional("provisional"_L1, x.provisional);
    v.optional("appealUntil"_L1, x.appealUntil);
    v.optional("verdict"_L1, x.verdict);
    v.optional("calls"_L1, x.calls);
    v.optional("calledAt"_L1, x.calledAt);
    v.optional("termAsked"_L1, x.termAsked);
    v.optional("returns"_L1, x.returns);
    v.optional("appealed"_L1, x.appealed);
    v.optional("rectified"_L1, x.rectified);
    v.optional("feedback"_L1, x.feedback);
    v.optional("followedUp"_L1, x.followedUp);
    v.optional("yellow"_L1, x.yellow);
    v.optional("red"_L1, x.red);
    v.required("version"_L1, x.version);
}

} // namespace yunchuang

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, CodedLevel &x)
{
    v.required("list"_L1, x.list);
    v.required("code"_L1, x.code);
}

template<class V>
void describe(V &v, RatingGiven &x)
{
    v.required("deliveryId"_L1, x.deliveryId);
    v.required("channel"_L1, x.channel);
    v.optional("level"_L1, x.level);
    v.optional("coded"_L1, x.coded);
    v.optional("indicators"_L1, x.indicators);
    v.optional("tags"_L1, x.tags);
    v.optional("text"_L1, x.text);
    v.optional("followUp"_L1, x.followUp);
}

template<class V>
void describe(V &v, RatingDelivery &x)
{
    v.required("rating"_L1, x.rating);
    v.required("number"_L1, x.number);
    v.optional("rater"_L1, x.rater);
    v.optional("area"_L1, x.area);
    v.optional("ratedAt"_L1, x.ratedAt);
}

template<class V>
void describe(V &v, RatingReceipt &x)
{
    v.required("id"_L1, x.id);
    v.required("round"_L1, x.round);
    v.required("level"_L1, x.level);
    v.required("at"_L1, x.at);
}

template<class V>
void describe(V &v, RatingEntry &x)
{
    v.required("id"_L1, x.id);
    v.required("queryCode"_L1, x.queryCode);
    v.optional("itemName"_L1, x.itemName);
    v.required("round"_L1, x.round);
    v.required("channel"_L1, x.channel);
    v.required("level"_L1, x.level);
    v.required("at"_L1, x.at);
    v.optional("unit"_L1, x.unit);
    v.optional("unitName"_L1, x.unitName);
    v.optional("ratedName"_L1, x.ratedName);
    v.optional("state"_L1, x.state);
    v.optional("due"_L1, x.due);
    v.required("light"_L1, x.light);
    v.optional("daysLeft"_L1, x.daysLeft);
    v.optional("provisional"_L1, x.provisional);
    v.optional("returns"_L1, x.returns);
    v.optional("verdict"_L1, x.verdict);
    v.optional("followedUp"_L1, x.followedUp);
}

template<class V>
void describe(V &v, RatingPage &x)
{
    v.required("entries"_L1, x.entries);
    v.optional("next"_L1, x.next);
    v.required("total"_L1, x.total);
    v.optional("open"_L1, x.open);
}

template<class V>
void describe(V &v, RatingChoice &x)
{
    v.required("act"_L1, x.act);
    v.required("post"_L1, x.post);
    v.optional("refusal"_L1, x.refusal);
}

template<class V>
void describe(V &v, RatingDetail &x)
{
    v.required("entry"_L1, x.entry);
    v.optional("indicators"_L1, x.indicators);
    v.optional("tags"_L1, x.tags);
    v.optional("text"_L1, x.text);
    v.optional("followUp"_L1, x.followUp);
    v.optional("followUpText"_L1, x.followUpText);
    v.optional("rater"_L1, x.rater);
    v.required("version"_L1, x.version);
    v.optional("verifierName"_L1, x.verifierName);
    v.optional("appealUntil"_L1, x.appealUntil);
    v.optional("termAsked"_L1, x.termAsked);
    v.optional("latestTerm"_L1, x.latestTerm);
    v.optional("feedback"_L1, x.feedback);
    v.optional("rows"_L1, x.rows);
    v.optional("choices"_L1, x.choices);
}

template<class V>
void describe(V &v, UnitRatings &x)
{
    v.required("unit"_L1, x.unit);
    v.optional("name"_L1, x.name);
    v.required("given"_L1, x.given);
    v.required("negative"_L1, x.negative);
}

template<class V>
void describe(V &v, RatingStatistics &x)
{
    v.required("month"_L1, x.month);
    v.required("invited"_L1, x.invited);
    v.required("given"_L1, x.given);
    v.optional("followUps"_L1, x.followUps);
    v.optional("excluded"_L1, x.excluded);
    v.required("levels"_L1, x.levels);
    v.optional("channels"_L1, x.channels);
    v.optional("tags"_L1, x.tags);
    v.required("negative"_L1, x.negative);
    v.optional("calledBack"_L1, x.calledBack);
    v.optional("justified"_L1, x.justified);
    v.optional("rectified"_L1, x.rectified);
    v.optional("closed"_L1, x.closed);
    v.optional("returned"_L1, x.returned);
    v.optional("overdue"_L1, x.overdue);
    v.required("givenRate"_L1, x.givenRate);
    v.required("satisfiedRate"_L1, x.satisfiedRate);
    v.required("rectifiedRate"_L1, x.rectifiedRate);
    v.required("calledBackRate"_L1, x.calledBackRate);
    v.optional("units"_L1, x.units);
}

} // namespace yunchuang::protocol
