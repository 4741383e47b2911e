// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/enumnames.h"
#include "domain/expected.h"
#include "domain/serviceitem.h"
#include "forms/condition.h"
#include "forms/crossrule.h"
#include "forms/field.h"

#include <QDate>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QVector>

#include <optional>

namespace yunchuang {

/// How far a case has come, as far as claims look at it.
enum class ClaimPhase : quint8 {
    Open,    ///< not decided, or not closed yet
    Granted, ///< closed in favour, and its result is not void
    Denied,
};

template<>
inline constexpr auto enumNames<ClaimPhase> = std::to_array<EnumName<ClaimPhase>>({
    {ClaimPhase::Open, QLatin1String("OPEN")},
    {ClaimPhase::Granted, QLatin1String("GRANTED")},
    {ClaimPhase::Denied, QLatin1String("DENIED")},
});

/// The phase of a case; nothing once it is over without a decision, or its result is void: then it claims nothing.
[[nodiscard]] std::optional<ClaimPhase> claimPhase(const Case &subject);

/// 占用: something of which only so many cases may hold a share at a time, such as a place at a station or the leader
/// of a building project. The values at `key` say together which one is meant; a place in a list claims for every
/// entry. In the schema of a form:
///
///     "x-claims": [{"id"*: "inspection-slot", "key"*: ["/station/code", "/date", "/slot"], "while"*: ["OPEN",
///     "GRANTED"],
///                   "capacity": 4, "until": "/date", "when": condition,
///                   "booking": {"cancelDays": 1}, "missed": {"most": 3, "blockDays": 30}}]
///
/// The id is one of all forms: the same name means the same thing. Selectors and conditions are those of cross rules.
struct Claim
{
    QString id;
    QVector<Selector> key;
    QSet<ClaimPhase> held; ///< `while`
    int capacity = 1;
    QString until; ///< a day of the form: after it nobody holds it; empty = as long as the phase lasts
    std::optional<Condition> when;
    std::optional<Booking> booking; ///< its day is `until`
    int mostMissed = 0;             ///< so many missed bookings …
    int blockDays = 0;              ///< … and nothing is booked for so many days; 0 = never blocked
};

/// What a registry says bars an application and its grant: 股权冻结. In the schema:
///
///     "x-bars": [{"id"*: "equity-frozen", "registry"*: "legal-persons", "key"*: "/enterprise/uscc",
///                 "column"*: "equity", "values"*: ["冻结"], "when": condition}]
struct RegistryBar
{
    QString id;
    QString registry;
    QString key; ///< pointer of the value by which the registry is asked
    QString column;
    QVector<QString> values;
    std::optional<Condition> when;
};

/// Limits of both.
struct ClaimLimits
{
    static constexpr qsizetype claims = 20; ///< of a form, and bars too
    static constexpr qsizetype fields = 8;  ///< of a key
    static constexpr qsizetype keys = 200;  ///< of a case, all claims together
    static constexpr int capacity = 10000;
    static constexpr int days = 3660;
};

/// Both annotations of a form, checked against its fields.
struct FormClaims
{
    QVector<Claim> claims;
    QVector<RegistryBar> bars;

    /// What the items of this form book; nothing if they book nothing.
    [[nodiscard]] std::optional<Booking> booking() const;
};
[[nodiscard]] Expected<FormClaims, FormError> parseClaims(const QJsonObject &schema, const Field &root);

/// One thing that values of a form claim.
struct ClaimedKey
{
    QString values; ///< those of the key, joined; personal data may be among them
    QDate until;    ///< invalid = no day

    friend bool operator==(const ClaimedKey &, const ClaimedKey &) = default;
};

/// What a form claims by this claim, without repetitions: nothing where it does not apply, or a value is missing.
[[nodiscard]] QVector<ClaimedKey> claimedBy(const Claim &claim, const QJsonObject &form);

} // namespace yunchuang
