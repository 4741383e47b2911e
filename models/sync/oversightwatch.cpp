// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/oversightwatch.h"

#include "domain/rating.h"
#include "protocol/paths.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

bool waitsFor(RatingState state, Posts posts)
{
    switch (state) {
    case RatingState::AwaitingDispatch:
    case RatingState::AwaitingReview:
    case RatingState::Appealing:
        return posts.testFlag(Post::RatingSupervisor);
    case RatingState::AwaitingSignature:
    case RatingState::Verifying:
    case RatingState::Rectifying:
    case RatingState::AwaitingFeedback:
        return bool(posts & transitionFor(RatingAct::Sign).posts);
    case RatingState::Closed:
    case RatingState::Excluded:
        break;
    }
    return false;
}

} // namespace

OversightWatch::OversightWatch(ServiceDesk &desk, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_scheduler(scheduler)
{
}

int OversightWatch::waiting(const protocol::RatingPage &page, Posts posts)
{
    int count = 0;
    for (auto it = page.open.cbegin(); it != page.open.cend(); ++it) {
        const std::optional<RatingState> state = valueOf<RatingState>(it.key());
        count += state && waitsFor(*state, posts) ? it.value() : 0;
    }
    return count;
}

int OversightWatch::waiting(const protocol::CardPage &page, Posts posts)
{
    const int unanswered = page.states.value(nameOf(CardState::AwaitingReply));
    return unanswered + (posts.testFlag(Post::SupervisionOfficer) ? page.states.value(nameOf(CardState::Replied)) : 0);
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
                Q_EMIT ratingsCounted(waiting(*page, m_posts));
        });
    }
    if (m_cards) {
        request.path = protocol::paths::cards;
        m_desk.ask<protocol::CardPage>(request, this, [this, asked = m_following](const auto &page) {
            if (page && asked == m_following)
                Q_EMIT cardsCounted(waiting(*page, m_posts));
        });
    }
}

} // namespace yunchuang
