// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "sync/servicedesk.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace yunchuang {

/// How many ratings and supervision cards wait for who acts for a unit, for the numbers beside their pages: asked after
/// sign-in, whenever another desk is taken, and every five minutes, each time with one line of the list. What is not
/// answered changes nothing. Lives in the windows' thread.
class OversightWatch final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes interval{5};

    OversightWatch(ServiceDesk &desk, Scheduler &scheduler, QObject *parent = nullptr);

    /// For whom to count from now on, and what of it is his business. The numbers of another desk are gone at once.
    void follow(const UnitId &unit, Posts posts, bool ratings, bool cards);

Q_SIGNALS:
    /// Nothing: not known.
    void ratingsCounted(std::optional<int> count);
    void cardsCounted(std::optional<int> count);

private:
    void look();

    ServiceDesk &m_desk;
    Scheduler &m_scheduler;
    UnitId m_unit;
    Posts m_posts;
    bool m_ratings = false;
    bool m_cards = false;
    quint64 m_timer = 0;
    quint64 m_following = 0; ///< answers to questions of an earlier desk are passed over
};

} // namespace yunchuang
