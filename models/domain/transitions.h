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
enum class Record : quint32 {
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
    Procedure = 1U << 15U,      ///< kind of special procedure
    Days = 1U << 16U,           ///< working days needed, or of the extension
    ForWhom = 1U << 17U,        ///< for which applicant a special procedure is
    Outcome = 1U << 18U,        ///< result of a special procedure
    Ground = 1U << 19U,         ///< of a termination
    Parties = 1U << 20U,        ///< who was told of his rights
    PartyAnswer = 1U << 21U,
    Documents = 1U << 22U,
    Fee = 1U << 23U,            ///< whether a fee was charged, where the item has one
    Hearing = 1U << 24U,        ///< day, place and presider of a hearing
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
    {Record::Procedure, QLatin1String("PROCEDURE")},
    {Record::Days, QLatin1String("DAYS")},
    {Record::ForWhom, QLatin1String("FOR_WHOM")},
    {Record::Outcome, QLatin1String("OUTCOME")},
    {Record::Ground, QLatin1String("GROUND")},
    {Record::Parties, QLatin1String("PARTIES")},
    {Record::PartyAnswer, QLatin1String("PARTY_ANSWER")},
    {Record::Documents, QLatin1String("DOCUMENTS")},
    {Record::Fee, QLatin1String("FEE")},
    {Record::Hearing, QLatin1String("HEARING")},
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

/// Under which action the last row that an act writes stands in the history and in the ledger: its own, or that of the
/// last part of an act that is made of several.
[[nodiscard]] Action recordedAs(Action action);

} // namespace yunchuang
