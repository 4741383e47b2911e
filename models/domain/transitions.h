// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/vocabulary.h"

#include <QFlags>

#include <initializer_list>
#include <optional>
#include <span>

namespace yunchuang {

/// What an act must record (domain facts 1.3, "must record").
enum class Record : quint16 {
    Opinion = 1U << 0U,
    Reason = 1U << 1U,          ///< own words, at least 10 characters
    Basis = 1U << 2U,
    CompetentOrgan = 1U << 3U,
    Remedies = 1U << 4U,
    Corrections = 1U << 5U,
    Assignee = 1U << 6U,
    Receivers = 1U << 7U,
    Question = 1U << 8U,
    Limit = 1U << 9U,
    HandoffRef = 1U << 10U,
    CheckRef = 1U << 11U,
    ResultNumber = 1U << 12U,
    DeliveryWay = 1U << 13U,
    UrgeText = 1U << 14U,       ///< kept in `opinion`
};
Q_DECLARE_FLAGS(Records, Record)
Q_DECLARE_OPERATORS_FOR_FLAGS(Records)

template<>
inline constexpr auto enumNames<Record> = std::to_array<EnumName<Record>>({
    {Record::Opinion, QLatin1String("OPINION")},
    {Record::Reason, QLatin1String("REASON")},
    {Record::Basis, QLatin1String("BASIS")},
    {Record::CompetentOrgan, QLatin1String("COMPETENT_ORGAN")},
    {Record::Remedies, QLatin1String("REMEDIES")},
    {Record::Corrections, QLatin1String("CORRECTIONS")},
    {Record::Assignee, QLatin1String("ASSIGNEE")},
    {Record::Receivers, QLatin1String("RECEIVERS")},
    {Record::Question, QLatin1String("QUESTION")},
    {Record::Limit, QLatin1String("LIMIT")},
    {Record::HandoffRef, QLatin1String("HANDOFF_REF")},
    {Record::CheckRef, QLatin1String("CHECK_REF")},
    {Record::ResultNumber, QLatin1String("RESULT_NUMBER")},
    {Record::DeliveryWay, QLatin1String("DELIVERY_WAY")},
    {Record::UrgeText, QLatin1String("URGE_TEXT")},
});

/// Where an act's button stands: first the favourable, then sending back, then the unfavourable, then the rest.
enum class Leaning : quint8 { Favourable, SendingBack, Unfavourable, Neutral, Hidden };

/// Who of the acting unit may do it.
enum class Holder : quint8 {
    Anyone,          ///< any holder of the post in the unit that holds the case
    UnitOrSource,    ///< the same, or of the window the case came through
    AssigneeOrFree,  ///< the assignee; or anyone while nobody has it; the dispatcher in any case
    Assignee,        ///< only the assignee
    HandoffReceiver, ///< the unit the handoff was sent to
    Supervisor,      ///< any unit of the supervisor's scope
    Service,         ///< intake or the service itself
};

using StateMask = quint64;
[[nodiscard]] constexpr StateMask maskOf(std::initializer_list<CaseState> states)
{
    StateMask mask = 0;
    for (CaseState state : states)
        mask |= StateMask(1) << static_cast<unsigned>(state);
    return mask;
}
[[nodiscard]] constexpr bool contains(StateMask mask, CaseState state)
{
    return (mask >> static_cast<unsigned>(state)) & 1U;
}

/// One row of the table.
struct Transition
{
    Action action;
    const char *number;              ///< row of the national list, such as "T10"; "" for acts of our own
    StateMask from;
    std::optional<CaseState> to;     ///< nothing = the act itself says (see decide) or the state stays
    Posts posts;
    Holder holder;
    Records records;
    std::optional<DocumentKind> document;
    Leaning leaning;
    bool final;                      ///< asks for confirmation and states the legal effect
    bool outward;                    ///< an outward document leaves: held 30 s when favourable, never recalled after
    bool anchored;                   ///< rests on the facts as the clerk saw them: refused on a stale revision
    bool relied;                     ///< changes what decisions rest on: counts the revision up
};

/// The one table. Every act has exactly one row.
[[nodiscard]] std::span<const Transition> transitions();
[[nodiscard]] const Transition &transitionFor(Action action);

} // namespace yunchuang
