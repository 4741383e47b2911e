// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rating.h"

#include <array>

namespace yunchuang {

namespace {

using S = RatingState;
using R = RatingRecord;

constexpr RatingStateMask anyState =
    maskOf({S::AwaitingDispatch, S::AwaitingSignature, S::Verifying, S::Rectifying, S::AwaitingFeedback,
            S::AwaitingReview, S::Appealing, S::Closed, S::Excluded});
constexpr RatingStateMask openState =
    maskOf({S::AwaitingDispatch, S::AwaitingSignature, S::Verifying, S::Rectifying, S::AwaitingFeedback,
            S::AwaitingReview, S::Appealing});
constexpr RatingStateMask inHand = maskOf({S::Verifying, S::Rectifying, S::AwaitingFeedback});

constexpr Posts handlingPosts =
    Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reviewer | Post::Decider | Post::Dispatcher;
constexpr Posts supervisor = Post::RatingSupervisor;

constexpr std::optional<S> stays = std::nullopt;
constexpr std::optional<S> actSays = std::nullopt;
constexpr bool simple = false;
constexpr bool confirmed = true;

// clang-format off
constexpr std::array workflow = std::to_array<RatingTransition>({
    {RatingAct::Open, RatingStateMask(0), S::AwaitingDispatch, Post::System, RatingSide::Service,
     {}, Leaning::Hidden, simple},
    {RatingAct::Dispatch, maskOf({S::AwaitingDispatch}), S::AwaitingSignature, supervisor | Post::System,
     RatingSide::Supervisor, R::Unit, Leaning::Favourable, simple},
    {RatingAct::Redispatch, maskOf({S::AwaitingSignature, S::Verifying}), S::AwaitingSignature, supervisor,
     RatingSide::Supervisor, RatingRecords(R::Unit) | R::Reason, Leaning::Neutral, simple},
    {RatingAct::Sign, maskOf({S::AwaitingSignature}), S::Verifying, handlingPosts, RatingSide::Handling,
     {}, Leaning::Favourable, simple},
    {RatingAct::CallBack, inHand, stays, handlingPosts, RatingSide::Handling,
     RatingRecords(R::CallBack) | R::Text, Leaning::Neutral, simple},
    {RatingAct::Establish, maskOf({S::Verifying}), actSays, handlingPosts, RatingSide::Handling,
     RatingRecords(R::Verdict) | R::Text, Leaning::Favourable, simple},
    {RatingAct::RequestTerm, maskOf({S::Rectifying}), stays, handlingPosts, RatingSide::Handling,
     RatingRecords(R::Day) | R::Reason, Leaning::Neutral, simple},
    {RatingAct::GrantTerm, maskOf({S::Rectifying}), stays, supervisor, RatingSide::Supervisor,
     {}, Leaning::Favourable, simple},
    {RatingAct::DeclineTerm, maskOf({S::Rectifying}), stays, supervisor, RatingSide::Supervisor,
     R::Reason, Leaning::SendingBack, simple},
    {RatingAct::ReportRectified, maskOf({S::Rectifying}), S::AwaitingFeedback, handlingPosts, RatingSide::Handling,
     R::Text, Leaning::Favourable, simple},
    {RatingAct::GiveFeedback, maskOf({S::AwaitingFeedback}), S::AwaitingReview, handlingPosts, RatingSide::Handling,
     R::Text, Leaning::Favourable, simple},
    {RatingAct::Close, maskOf({S::AwaitingReview}), S::Closed, supervisor, RatingSide::Supervisor,
     R::Text, Leaning::Favourable, confirmed},
    {RatingAct::Return, maskOf({S::AwaitingReview}), actSays, supervisor, RatingSide::Supervisor,
     R::Reason, Leaning::SendingBack, simple},
    {RatingAct::Appeal, maskOf({S::Verifying}), S::Appealing, handlingPosts, RatingSide::Handling,
     RatingRecords(R::Verdict) | R::Reason | R::Evidence, Leaning::Unfavourable, simple},
    {RatingAct::UpholdAppeal, maskOf({S::Appealing}), S::Excluded, supervisor, RatingSide::Supervisor,
     R::Reason, Leaning::Unfavourable, confirmed},
    {RatingAct::DismissAppeal, maskOf({S::Appealing}), S::Verifying, supervisor, RatingSide::Supervisor,
     R::Reason, Leaning::Favourable, simple},
    // The rater may add a word whenever he likes; it moves nothing by itself.
    {RatingAct::FollowUp, anyState, stays, Post::Applicant, RatingSide::Rater,
     {}, Leaning::Hidden, simple},
    {RatingAct::WarnYellow, openState, stays, Post::System, RatingSide::Service,
     {}, Leaning::Hidden, simple},
    {RatingAct::WarnRed, openState, stays, Post::System, RatingSide::Service,
     {}, Leaning::Hidden, simple},
});
// clang-format on

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < workflow.size(); ++i) {
        if (static_cast<std::size_t>(workflow[i].act) != i)
            return false;
    }
    return workflow.size() == enumNames<RatingAct>.size();
}
static_assert(isInOrder(), "the rows stand in the order of RatingAct, one for each");

} // namespace

std::span<const RatingTransition> ratingTransitions()
{
    return workflow;
}

const RatingTransition &transitionFor(RatingAct act)
{
    return workflow.at(static_cast<std::size_t>(act));
}

} // namespace yunchuang
