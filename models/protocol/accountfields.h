// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "protocol/messagefields.h"

/// The members of the messages about accounts and their administration.
namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, AccountRow &x)
{
    v.required("user"_L1, x.user);
    v.required("name"_L1, x.name);
    v.required("enabled"_L1, x.enabled);
    v.optional("hasPassword"_L1, x.hasPassword);
    v.optional("factor"_L1, x.factor);
    v.optional("lockedUntil"_L1, x.lockedUntil);
    v.optional("lastSignIn"_L1, x.lastSignIn);
    v.optional("devices"_L1, x.devices);
    v.optional("sessions"_L1, x.sessions);
    v.required("grants"_L1, x.grants);
}

template<class V>
void describe(V &v, AccountPage &x)
{
    v.required("accounts"_L1, x.accounts);
    v.optional("next"_L1, x.next);
}

template<class V>
void describe(V &v, NewAccount &x)
{
    v.required("user"_L1, x.user);
    v.required("name"_L1, x.name);
}

template<class V>
void describe(V &v, AccountChange &x)
{
    v.required("name"_L1, x.name);
    v.required("enabled"_L1, x.enabled);
}

template<class V>
void describe(V &v, UnitPosts &x)
{
    v.required("unit"_L1, x.unit);
    v.required("posts"_L1, x.posts);
}

template<class V>
void describe(V &v, GrantsChange &x)
{
    v.required("grants"_L1, x.grants);
}

template<class V>
void describe(V &v, OneTimeSecret &x)
{
    v.required("secret"_L1, x.secret);
    v.optional("until"_L1, x.until);
}

template<class V>
void describe(V &v, DeviceRow &x)
{
    v.required("id"_L1, x.id);
    v.required("name"_L1, x.name);
    v.required("enrolledAt"_L1, x.enrolledAt);
    v.optional("revokedAt"_L1, x.revokedAt);
}

template<class V>
void describe(V &v, DevicesReply &x)
{
    v.required("devices"_L1, x.devices);
}

template<class V>
void describe(V &v, AccountPolicy &x)
{
    v.required("passwordLength"_L1, x.passwordLength);
    v.required("formerPasswords"_L1, x.formerPasswords);
    v.required("passwordDays"_L1, x.passwordDays);
    v.required("failures"_L1, x.failures);
    v.required("lockMinutes"_L1, x.lockMinutes);
    v.required("sessions"_L1, x.sessions);
}

template<class V>
void describe(V &v, FactorState &x)
{
    v.required("enrolled"_L1, x.enrolled);
    v.required("required"_L1, x.required);
}

template<class V>
void describe(V &v, FactorBegin &x)
{
    v.required("password"_L1, x.password);
}

template<class V>
void describe(V &v, FactorOffer &x)
{
    v.required("secret"_L1, x.secret);
    v.required("uri"_L1, x.uri);
}

template<class V>
void describe(V &v, FactorConfirm &x)
{
    v.required("code"_L1, x.code);
}

template<class V>
void describe(V &v, AuditEntry &x)
{
    v.required("number"_L1, x.number);
    v.required("at"_L1, x.at);
    v.required("actor"_L1, x.actor);
    v.required("event"_L1, x.event);
    v.required("success"_L1, x.success);
    v.optional("object"_L1, x.object);
    v.optional("device"_L1, x.device);
    v.optional("peer"_L1, x.peer);
    v.optional("changes"_L1, x.changes);
    v.required("hash"_L1, x.hash);
}

template<class V>
void describe(V &v, AuditPage &x)
{
    v.required("entries"_L1, x.entries);
    v.required("more"_L1, x.more);
}

template<class V>
void describe(V &v, AuditVerification &x)
{
    v.required("entries"_L1, x.entries);
    v.required("sound"_L1, x.sound);
    v.optional("brokenAt"_L1, x.brokenAt);
    v.required("head"_L1, x.head);
}

template<class V>
void describe(V &v, UnitPhrase &x)
{
    v.optional("step"_L1, x.step);
    v.required("action"_L1, x.action);
    v.required("text"_L1, x.text);
    v.optional("hidden"_L1, x.hidden);
}

template<class V>
void describe(V &v, UnitPhrases &x)
{
    v.required("phrases"_L1, x.phrases);
}

template<class V>
void describe(V &v, CalendarImported &x)
{
    v.required("year"_L1, x.year);
    v.optional("replaced"_L1, x.replaced);
}

} // namespace yunchuang::protocol
