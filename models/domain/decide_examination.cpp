// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

Posts postsAtWork(const Case &subject, const ServiceItem &item)
{
    switch (subject.state) {
    case CaseState::Submitted:
        return Post::PreReview;
    case CaseState::PrePassed:
    case CaseState::Queued:
        return Post::Reception;
    case CaseState::Received:
        return Post::AcceptanceOfficer;
    case CaseState::Accepted:
    case CaseState::TransferredUp:
        return item.flow.isEmpty() ? Posts() : Posts(item.flow.constFirst().post);
    case CaseState::InReview:
    case CaseState::Consulting: {
        const FlowStep *step = item.step(subject.step);
        return step ? Posts(step->post) : Posts();
    }
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
        return Posts(Post::CaseOfficer) | Post::Decider;
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return Posts(Post::Delivery) | Post::Reception | Post::CaseOfficer;
    default:
        return {};
    }
}

} // namespace yunchuang

namespace yunchuang::rules {

namespace {

/// Whether that person may hold the case at the step it is in.
Verdict mayHold(const Case &subject, const DecisionContext &context, const UserId &user)
{
    if (isRecused(subject, context, user))
        return refuse(RefusalCode::RecusalRequired, {{u"user"_s, user.text()}});
    if (context.item.kind != ItemKind::PartWork && context.item.isLastStep(subject.step))
        return mayDecide(subject, context.item, user);
    return {};
}

/// T12: whoever gets an accepted case, with him its examination begins.
Verdict giveTo(const Act &act, const UserId &user, const QString &name)
{
    assign(act.next(), user, name);
    if (act.before.state != CaseState::Accepted && act.before.state != CaseState::TransferredUp)
        return {};
    if (act.item().flow.isEmpty())
        return refuse(RefusalCode::WrongStep, {{u"step"_s, QString()}});
    act.next().state = CaseState::InReview;
    act.next().step = act.item().flow.constFirst().id;
    return {};
}

tl::unexpected<Refusal> wrongStep(const Case &subject, const QString &expected)
{
    return refuse(RefusalCode::WrongStep, {{u"step"_s, subject.step.text()}, {u"expected"_s, expected}});
}

Verdict answerCheck(const Act &act)
{
    const CommandArguments &args = act.args();
    auto &checks = act.next().checks;
    const auto check = std::find_if(checks.begin(), checks.end(),
                                    [&](const RegistryCheck &candidate) { return candidate.id == args.checkId; });
    const bool differs =
        check != checks.end() && (check->verdict == CheckVerdict::Mismatch || check->verdict == CheckVerdict::NotFound);
    if (!differs)
        return refuse(RefusalCode::UnknownCheck, {{u"check"_s, args.checkId}});
    // Only before acceptance can the applicant still be asked to mend it.
    if (args.checkAnswer == CheckAnswer::ToCorrection && act.before.state != CaseState::Received)
        return refuse(RefusalCode::WrongState, {{u"state"_s, nameOf(act.before.state)}});
    const bool explains =
        args.checkAnswer == CheckAnswer::FoundCorrect || args.checkAnswer == CheckAnswer::RegistryWrong;
    if (explains && args.reason.trimmed().isEmpty())
        return missing(Record::Reason);
    check->answer = args.checkAnswer;
    check->answerReason = args.reason;
    check->answeredBy = args.checkAnswer == CheckAnswer::None ? UserId() : act.actor().user;
    return {};
}

Verdict answerPoint(const Act &act)
{
    const CommandArguments &args = act.args();
    if (!act.item().reviewPoint(args.pointId))
        return refuse(RefusalCode::UnknownReviewPoint, {{u"point"_s, args.pointId}});
    auto &points = act.next().points;
    const auto known = std::find_if(points.begin(), points.end(),
                                    [&](const PointAnswer &candidate) { return candidate.point == args.pointId; });
    PointAnswer &answer = known == points.end() ? points.emplaceBack() : *known;
    const UserId by = args.pointVerdict == PointVerdict::Open ? UserId() : act.actor().user;
    answer = {args.pointId, args.pointVerdict, args.reason, by};
    return {};
}

} // namespace

Verdict canClaim(const Situation &situation)
{
    const Posts posts = postsAtWork(situation.subject, situation.context.item);
    if (!(situation.acting & posts))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(posts)}});
    if (!situation.subject.assignee.isEmpty())
        return refuse(RefusalCode::AlreadyAssigned, {{u"assignee"_s, situation.subject.assignee.text()}});
    return mayHold(situation.subject, situation.context, situation.context.actor.user);
}

Verdict canAssign(const Situation &situation)
{
    if (!situation.subject.assignee.isEmpty())
        return refuse(RefusalCode::AlreadyAssigned, {{u"assignee"_s, situation.subject.assignee.text()}});
    return {};
}

Verdict canExamine(const Situation &situation)
{
    const Case &subject = situation.subject;
    const ServiceItem &item = situation.context.item;
    const FlowStep *step = item.step(subject.step);
    if (!step || item.isLastStep(step->id))
        return wrongStep(subject, {});
    if (!(situation.acting & step->post))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(Posts(step->post))}});
    // Art. 43: the last opinion of a unit that does not decide goes up with the whole file.
    if (item.isReportedUpFrom(subject.unit) && item.stepIndex(step->id) == item.flow.size() - 2)
        return refuse(RefusalCode::ReportsUp, {{u"unit"_s, item.reportsTo.value(subject.unit).text()}});
    if (const Verdict free = nothingProposed(subject); !free)
        return free;
    if (const QStringList owed = owedAnswers(situation); !owed.isEmpty())
        return refuse(RefusalCode::HandoffsOpen, {{u"units"_s, joined(owed)}});
    return differencesAnswered(subject);
}

Verdict canSendBack(const Situation &situation)
{
    const qsizetype index = situation.context.item.stepIndex(situation.subject.step);
    if (index < 0)
        return wrongStep(situation.subject, {});
    if (index == 0)
        return refuse(RefusalCode::FirstStep);
    const Post post = situation.context.item.flow[index].post;
    if (!(situation.acting & post))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(Posts(post))}});
    return {};
}

Verdict claim(const Act &act)
{
    return giveTo(act, act.actor().user, act.actor().name);
}

Verdict release(const Act &act)
{
    assign(act.next(), {}, {});
    return {};
}

Verdict assignTo(const Act &act)
{
    const UserId &user = act.args().assignee;
    if (user == act.before.assignee)
        return refuse(RefusalCode::AlreadyAssigned, {{u"assignee"_s, user.text()}});
    if (!act.context.unitMembers.isEmpty() && !act.context.unitMembers.contains(user))
        return refuse(RefusalCode::UnknownUser, {{u"user"_s, user.text()}});
    if (const Verdict holds = mayHold(act.before, act.context, user); !holds)
        return holds;
    return giveTo(act, user, act.args().assigneeName);
}

Verdict recordCheck(const Act &act)
{
    if (!act.args().checkId.isEmpty()) {
        if (const Verdict answered = answerCheck(act); !answered)
            return answered;
    }
    return act.args().pointId.isEmpty() ? Verdict() : answerPoint(act);
}

Verdict examine(const Act &act)
{
    const CommandArguments &args = act.args();
    if (args.favourable) {
        if (const Verdict answered = pointsAnswered(act.before, act.item()); !answered)
            return answered;
    }
    takeSilenceAsConsent(act);
    noteOpinion(act, args.opinion, args.favourable);
    act.change.row.remarks.append(args.favourable ? u"PROPOSES_GRANT"_s : u"PROPOSES_DENIAL"_s);
    if (!args.approval.isEmpty())
        act.next().approval.insert(act.before.step, args.approval);
    return enterStep(act, act.item().flow[act.item().stepIndex(act.before.step) + 1]);
}

Verdict sendBack(const Act &act)
{
    if (const Verdict enough = ownWords(act.args().opinion, Record::Opinion); !enough)
        return enough;
    const qsizetype current = act.item().stepIndex(act.before.step);
    const StepId &chosen = act.args().toStep;
    const qsizetype target = chosen.isEmpty() ? current - 1 : act.item().stepIndex(chosen);
    if (target < 0 || target >= current)
        return refuse(RefusalCode::UnknownStep, {{u"step"_s, chosen.text()}});
    noteOpinion(act, act.args().opinion, false);
    const FlowStep &previous = act.item().flow[target];
    noteFact(act, u"TO_STEP"_s, previous.id.text());
    // What was said of the file before it is mended holds no longer.
    act.next().legalReview.reset();
    act.next().proposal.reset();
    if (const Verdict entered = enterStep(act, previous); !entered)
        return entered;
    const auto &opinions = act.before.opinions;
    const auto last = std::find_if(opinions.crbegin(), opinions.crend(), [&](const Opinion &opinion) {
        return opinion.step == previous.id && opinion.action == Action::Examine;
    });
    if (last == opinions.crend())
        return {};
    // It goes to whose opinion it was, unless he has left or may not have it any more. What a substitute wrote was the
    // absent colleague's.
    const bool own = last->onBehalfOf.isEmpty();
    const UserId &author = own ? last->by : last->onBehalfOf;
    const bool returns = last->unit == act.before.unit && !isRecused(act.before, act.context, author) &&
                         (act.context.unitMembers.isEmpty() || act.context.unitMembers.contains(author));
    if (returns)
        assign(act.next(), author, own ? last->byName : last->onBehalfOfName);
    return {};
}

} // namespace yunchuang::rules
