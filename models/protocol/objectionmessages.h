// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/ids.h"
#include "protocol/casefields.h"

/// 数据校核: a clerk found a registry in error (政务数据共享条例, correction of data). The objection goes to the system
/// of the department that keeps the registry, and its answer comes back into the case.
namespace yunchuang::protocol {

/// What the owner of a registry says to an objection.
enum class ObjectionVerdict : quint8 {
    Received,  ///< being looked into: it is not handed out again
    Corrected, ///< the registry was wrong and is put right
    Upheld,    ///< the registry is right
};

/// An objection as the owner's system gets it.
struct RegistryObjection
{
    QString id; ///< of the clerk's act, so that taking it twice is seen
    QString registry;
    QString key;           ///< of the entry in the registry
    QString field;         ///< JSON pointer into the form
    QString registryValue; ///< as the clerk saw it; empty when the entry was not found
    QString reason;        ///< the clerk's
    UnitId unit;           ///< that objects
    QDateTime raisedAt;
    int attempt = 0; ///< how often it was handed out, this time included

    friend bool operator==(const RegistryObjection &, const RegistryObjection &) = default;
};

struct ObjectionPage
{
    QVector<RegistryObjection> objections;

    friend bool operator==(const ObjectionPage &, const ObjectionPage &) = default;
};

struct ObjectionAnswer
{
    ObjectionVerdict verdict = ObjectionVerdict::Received;
    QString words; ///< needed for Upheld; without personal data

    friend bool operator==(const ObjectionAnswer &, const ObjectionAnswer &) = default;
};

template<class V>
void describe(V &v, RegistryObjection &x)
{
    v.required("id"_L1, x.id);
    v.required("registry"_L1, x.registry);
    v.required("key"_L1, x.key);
    v.required("field"_L1, x.field);
    v.optional("registryValue"_L1, x.registryValue);
    v.required("reason"_L1, x.reason);
    v.required("unit"_L1, x.unit);
    v.required("raisedAt"_L1, x.raisedAt);
    v.required("attempt"_L1, x.attempt);
}

template<class V>
void describe(V &v, ObjectionPage &x)
{
    v.required("objections"_L1, x.objections);
}

template<class V>
void describe(V &v, ObjectionAnswer &x)
{
    v.required("verdict"_L1, x.verdict);
    v.optional("words"_L1, x.words);
}

} // namespace yunchuang::protocol

namespace yunchuang {
template<>
inline constexpr auto enumNames<protocol::ObjectionVerdict> = std::to_array<EnumName<protocol::ObjectionVerdict>>({
    {protocol::ObjectionVerdict::Received, QLatin1String("RECEIVED")},
    {protocol::ObjectionVerdict::Corrected, QLatin1String("CORRECTED")},
    {protocol::ObjectionVerdict::Upheld, QLatin1String("UPHELD")},
});
} // namespace yunchuang
