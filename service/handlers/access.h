// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "domain/command.h"
#include "service/feed/feedreader.h"
#include "service/handlers/context.h"

/// Who may do what: user × unit × post × capacity in which the unit sees the case. The one place that says so for every
/// handler. What one may not see answers exactly like what does not exist.
namespace yunchuang::service::access {

/// The posts of a user in a unit; none when there is no grant.
[[nodiscard]] Posts postsIn(const Principal &principal, const UnitId &unit);

/// Posts that see cases in a capacity: those to which the table of transitions gives something to do in it. The three
/// administrators see none.
[[nodiscard]] Posts postsSeeing(Capacity capacity);

/// The capacity in which this user, acting for `unit`, sees the case; NOT_FOUND otherwise.
[[nodiscard]] Answer<Capacity> capacityFor(const Principal &principal, const UnitId &unit, const Case &subject);

/// A case and the way the asker sees it.
struct SeenCase
{
    Case whole;
    Case projected;
    Capacity capacity = Capacity::Owner;
};
/// The case for a user acting for a unit; NOT_FOUND when there is none or it may not be seen.
[[nodiscard]] Answer<SeenCase> seenBy(const Principal &principal, const UnitId &unit, std::optional<Case> subject);
/// Loads a case first.
[[nodiscard]] Answer<SeenCase> openCase(Connection &db, const Principal &principal, const UnitId &unit,
                                        const CaseId &id);

/// The case for who only reads it: as above, or else for a supervision officer who oversees the unit that holds it
/// (监察员: sees all, changes nothing). Nothing of it comes to him by the feed: he opens it himself.
[[nodiscard]] Answer<SeenCase> readBy(const Principal &principal, const UnitId &unit, const OrgDirectory &units,
                                      std::optional<Case> subject);

/// What this session's feed holds.
[[nodiscard]] FeedScope feedScope(const Principal &principal);

/// Who acts by this command: the chosen post if it is held in the acting unit.
[[nodiscard]] Actor actorFor(const Principal &principal, const Command &command);

/// Whether the posts hold one of the three administrators together with another administrator or any other post: they
/// exclude each other (GB/T 22239-2019 level 3, separation of administrators).
[[nodiscard]] bool administratorsCombined(Posts posts);
/// All posts of a user in all units.
[[nodiscard]] Posts allPosts(const Principal &principal);

/// Whether the user holds any of the posts in any unit; FORBIDDEN otherwise. For endpoints that are not about a case.
[[nodiscard]] Answer<void> needPost(const Principal &principal, Posts posts);
/// Whether the user holds a post that works on cases; FORBIDDEN for administrators, who write no business data.
[[nodiscard]] Answer<void> needWork(const Principal &principal);
/// Of which units somebody sees supervision's figures and cards, and whether only the cards about himself.
struct Oversight
{
    UnitId root;       ///< everything within it
    UnitId department; ///< of `root`; empty for the whole province
    UnitId unit;       ///< `root`, if it is a section
    UserId person;     ///< set: only cards about him, and no figures
    bool supervises = false;

    /// Whether a unit's figures are among them.
    [[nodiscard]] bool covers(const OrgDirectory &units, const UnitId &other) const
    {
        return units.isWithin(other, root);
    }
};
/// A supervision officer oversees his department, or all of them when he is the province's; a head his section;
/// everybody else with work in the unit himself. NOT_FOUND for the others.
[[nodiscard]] Answer<Oversight> oversightOf(const Principal &principal, const UnitId &unit, const OrgDirectory &units);

/// Whether the user holds any post in the unit; NOT_FOUND otherwise.
[[nodiscard]] Answer<void> needUnit(const Principal &principal, const UnitId &unit);

} // namespace yunchuang::service::access
