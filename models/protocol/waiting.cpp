// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/waiting.h"

#include "domain/rating.h"

namespace yunchuang::protocol {

namespace {

bool isNextTo(RatingState state, Posts posts)
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

int waitingFor(const RatingPage &page, Posts posts)
{
    int count = 0;
    for (auto it = page.open.cbegin(); it != page.open.cend(); ++it) {
        const std::optional<RatingState> state = valueOf<RatingState>(it.key());
        count += state && isNextTo(*state, posts) ? it.value() : 0;
    }
    return count;
}

int waitingFor(const CardPage &page, Posts posts)
{
    const int unanswered = page.states.value(nameOf(CardState::AwaitingReply));
    return unanswered + (posts.testFlag(Post::SupervisionOfficer) ? page.states.value(nameOf(CardState::Replied)) : 0);
}

} // namespace yunchuang::protocol
