// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/oversightwatch.h"

#include "protocol/paths.h"
#include "protocol/waiting.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

OversightWatch::OversightWatch(ServiceDesk &desk, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_scheduler(scheduler)
{
}

void OversightWatch::follow(const UnitId &unit, Posts posts, bool ratings, bool cards)
{
    if (m_unit != unit || m_posts != posts) {
        Q_EMIT ratingsCounted(std::nullopt);
        Q_EMIT cardsCounted(std::nullopt);
    }
    ++m_following;
    m_unit = unit;
    m_posts = posts;
    m_ratings = ratings;
    m_cards = cards;
    look();
}

void OversightWatch::look()
{
    if (m_timer)
        m_scheduler.cancel(m_timer);
    m_timer = m_scheduler.after(interval, this, [this] {
        m_timer = 0;
        look();
    });
    if (m_unit.isEmpty())
        return;
    ServiceRequest request;
    request.query = {{u"unit"_s, m_unit.text()}, {u"limit"_s, u"1"_s}};
    if (m_ratings) {
        request.path = protocol::paths::ratings;
        m_desk.ask<protocol::RatingPage>(request, this, [this, asked = m_following](const auto &page) {
            if (page && asked == m_following)
                Q_EMIT ratingsCounted(protocol::waitingFor(*page, m_posts));
        });
    }
    if (m_cards) {
        request.path = protocol::paths::cards;
        m_desk.ask<protocol::CardPage>(request, this, [this, asked = m_following](const auto &page) {
            if (page && asked == m_following)
                Q_EMIT cardsCounted(protocol::waitingFor(*page, m_posts));
        });
    }
}

} // namespace yunchuang
