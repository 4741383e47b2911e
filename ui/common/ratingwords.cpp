// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ratingwords.h"

namespace yunchuang {

QString RatingWording::level(RatingLevel level)
{
    switch (level) {
    case RatingLevel::VerySatisfied:
        return tr("Very satisfied");
    case RatingLevel::Satisfied:
        return tr("Satisfied");
    case RatingLevel::BasicallySatisfied:
        return tr("Basically satisfied");
    case RatingLevel::Dissatisfied:
        return tr("Dissatisfied");
    case RatingLevel::VeryDissatisfied:
        return tr("Very dissatisfied");
    }
    return {};
}

QString RatingWording::stars(RatingLevel level)
{
    constexpr int all = 5;
    const int filled = ratingCode(level, RatingCodeList::Stars);
    return QString(filled, QChar(u'★')) + QString(all - filled, QChar(u'☆'));
}

QString RatingWording::channel(RatingChannel channel)
{
    switch (channel) {
    case RatingChannel::Pc:
        return tr("Computer");
    case RatingChannel::Mobile:
        return tr("Mobile");
    case RatingChannel::QrCode:
        return tr("QR code");
    case RatingChannel::HallTablet:
        return tr("Tablet in the hall");
    case RatingChannel::HallTerminal:
        return tr("Terminal in the hall");
    case RatingChannel::Phone:
        return tr("Telephone");
    case RatingChannel::Sms:
        return tr("Text message");
    }
    return {};
}

QString RatingWording::tag(RatingTag tag)
{
    switch (tag) {
    case RatingTag::ConditionsAdded:
        return tr("Conditions beyond the service guide");
    case RatingTag::PapersAdded:
        return tr("Materials beyond the service guide");
    case RatingTag::NoSamples:
        return tr("No samples of the materials");
    case RatingTag::NotToldAtOnce:
        return tr("Not told at once what was missing");
    case RatingTag::PromiseBroken:
        return tr("Not done within the promised time");
    case RatingTag::Unskilled:
        return tr("Clerk does not know the business");
    case RatingTag::RudeOrSlow:
        return tr("Rude or slow");
    case RatingTag::FavoursAsked:
        return tr("Favours were asked for");
    case RatingTag::SentAround:
        return tr("Sent from place to place");
    case RatingTag::Other:
        return tr("Something else");
    }
    return {};
}

QString RatingWording::indicator(RatingIndicator indicator)
{
    switch (indicator) {
    case RatingIndicator::Efficiency:
        return tr("Efficiency");
    case RatingIndicator::GuideAccuracy:
        return tr("Accuracy of the guide");
    case RatingIndicator::Convenience:
        return tr("Convenience");
    case RatingIndicator::PlatformUse:
        return tr("Ease of the platform");
    case RatingIndicator::ServiceLevel:
        return tr("Skill");
    case RatingIndicator::Attitude:
        return tr("Attitude");
    }
    return {};
}

QString RatingWording::state(RatingState state)
{
    switch (state) {
    case RatingState::AwaitingDispatch:
        return tr("To be dispatched");
    case RatingState::AwaitingSignature:
        return tr("To be signed for");
    case RatingState::Verifying:
        return tr("Verifying");
    case RatingState::Rectifying:
        return tr("Rectifying");
    case RatingState::AwaitingFeedback:
        return tr("Feedback owed");
    case RatingState::AwaitingReview:
        return tr("To be reviewed");
    case RatingState::Appealing:
        return tr("Appeal");
    case RatingState::Closed:
        return tr("Closed", "negative rating");
    case RatingState::Excluded:
        return tr("Not counted");
    }
    return {};
}

QString RatingWording::act(RatingAct act)
{
    switch (act) {
    case RatingAct::Open:
    case RatingAct::FollowUp:
    case RatingAct::WarnYellow:
    case RatingAct::WarnRed:
        return done(act);
    case RatingAct::Dispatch:
        return tr("Dispatch");
    case RatingAct::Redispatch:
        return tr("Dispatch to another unit");
    case RatingAct::Sign:
        return tr("Sign for it");
    case RatingAct::CallBack:
        return tr("Record a call back");
    case RatingAct::Establish:
        return tr("State the finding");
    case RatingAct::RequestTerm:
        return tr("Ask for a longer term");
    case RatingAct::GrantTerm:
        return tr("Grant the term");
    case RatingAct::DeclineTerm:
        return tr("Decline the term");
    case RatingAct::ReportRectified:
        return tr("Report as rectified");
    case RatingAct::GiveFeedback:
        return tr("Answer the rater");
    case RatingAct::Close:
        return tr("Confirm and close");
    case RatingAct::Return:
        return tr("Send back");
    case RatingAct::Appeal:
        return tr("Appeal", "act");
    case RatingAct::UpholdAppeal:
        return tr("Uphold: do not count");
    case RatingAct::DismissAppeal:
        return tr("Dismiss: it stands");
    }
    return {};
}

QString RatingWording::done(RatingAct act)
{
    switch (act) {
    case RatingAct::Open:
        return tr("Negative rating received");
    case RatingAct::Dispatch:
        return tr("Dispatched");
    case RatingAct::Redispatch:
        return tr("Dispatched to another unit");
    case RatingAct::Sign:
        return tr("Signed for");
    case RatingAct::CallBack:
        return tr("Rater called back");
    case RatingAct::Establish:
        return tr("Finding stated");
    case RatingAct::RequestTerm:
        return tr("Longer term asked for");
    case RatingAct::GrantTerm:
        return tr("Longer term granted");
    case RatingAct::DeclineTerm:
        return tr("Longer term declined");
    case RatingAct::ReportRectified:
        return tr("Rectified");
    case RatingAct::GiveFeedback:
        return tr("Rater answered");
    case RatingAct::Close:
        return tr("Reviewed and closed");
    case RatingAct::Return:
        return tr("Sent back by the review");
    case RatingAct::Appeal:
        return tr("Appealed");
    case RatingAct::UpholdAppeal:
        return tr("Appeal upheld: not counted");
    case RatingAct::DismissAppeal:
        return tr("Appeal dismissed: the rating stands");
    case RatingAct::FollowUp:
        return tr("Follow-up rating");
    case RatingAct::WarnYellow:
        return tr("Overdue: yellow");
    case RatingAct::WarnRed:
        return tr("Overdue for long: red");
    }
    return {};
}

QString RatingWording::effect(RatingAct act)
{
    switch (act) {
    case RatingAct::Close:
        return tr("The negative rating is closed and published in the figures of the month.");
    case RatingAct::UpholdAppeal:
        return tr("The rating stays on record but no longer counts in any figure.");
    default:
        return {};
    }
}

QString RatingWording::verdict(RatingVerdict verdict)
{
    switch (verdict) {
    case RatingVerdict::Justified:
        return tr("Justified");
    case RatingVerdict::PartlyJustified:
        return tr("Partly justified");
    case RatingVerdict::Mistaken:
        return tr("Given by mistake");
    case RatingVerdict::Untrue:
        return tr("Untrue");
    case RatingVerdict::NoLegalGround:
        return tr("No legal ground");
    }
    return {};
}

QString RatingWording::callBack(CallBackResult result)
{
    switch (result) {
    case CallBackResult::Reached:
        return tr("Reached");
    case CallBackResult::NotReached:
        return tr("Not reached");
    case CallBackResult::Declined:
        return tr("Does not wish to talk");
    }
    return {};
}

QString RatingWording::record(RatingRecord record)
{
    switch (record) {
    case RatingRecord::Text:
        return tr("text");
    case RatingRecord::Reason:
        return tr("reason");
    case RatingRecord::Verdict:
        return tr("finding");
    case RatingRecord::Day:
        return tr("day");
    case RatingRecord::CallBack:
        return tr("call back");
    case RatingRecord::Evidence:
        return tr("evidence");
    case RatingRecord::Unit:
        return tr("unit");
    }
    return {};
}

} // namespace yunchuang
