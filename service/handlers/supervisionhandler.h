// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "service/handlers/binding.h"
#include "service/store/cardstore.h"

namespace yunchuang::service {

/// The figures of what `unit` oversees, or of `of` within that.
struct SupervisionQuery
{
    UnitId unit;
    UnitId of;
    int days = 10; ///< of the trend; days on which nobody works and nothing happens are left out
};
[[nodiscard]] Answer<protocol::SupervisionOverview> supervisionOverview(Context &context,
                                                                        const SupervisionQuery &query);

/// Which cards are asked for; `unit` is where the asker sits, `of` the unit whose cards they are (empty = all that he
/// oversees).
struct CardListQuery
{
    UnitId unit;
    UnitId of;
    cardstore::Filter filter; ///< its scope and person are set by who asks
    std::optional<cardstore::Place> after;
    int limit = 50;
};
[[nodiscard]] Answer<protocol::CardPage> listCards(Context &context, const CardListQuery &query);

/// Which card is asked for, and where the asker sits.
struct CardQuery
{
    CardId id;
    UnitId unit;
};
[[nodiscard]] Answer<protocol::CardDetail> cardById(Context &context, const CardQuery &query);

/// A reply or a decision as it was posted.
struct PostedCardAct
{
    CardId id;
    CardCommand command;
    QByteArray body;
};
/// Errors: NOT_FOUND, REFUSED, CONFLICT (the card moved on), COMMAND_REUSED.
[[nodiscard]] Answer<protocol::CardDetail> postCardAct(Context &context, const PostedCardAct &posted);

/// Which quarter is asked for, and where the asker sits.
struct ScoresQuery
{
    Quarter quarter;
    UnitId unit;
};
[[nodiscard]] Answer<protocol::QuarterScores> quarterScores(Context &context, const ScoresQuery &query);

void addSupervisionRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
