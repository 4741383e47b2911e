// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case.h"

#include <algorithm>

namespace yunchuang {

const Handoff *Case::handoff(const HandoffId &wanted) const
{
    const auto found =
        std::find_if(handoffs.cbegin(), handoffs.cend(), [&](const Handoff &handoff) { return handoff.id == wanted; });
    return found == handoffs.cend() ? nullptr : &*found;
}

bool Case::hasOpenHandoff() const
{
    return std::any_of(handoffs.cbegin(), handoffs.cend(), [](const Handoff &handoff) { return handoff.isOpen(); });
}

const Handoff *Case::openTransfer() const
{
    const auto found = std::find_if(handoffs.cbegin(), handoffs.cend(), [](const Handoff &handoff) {
        return handoff.kind == HandoffKind::Transfer && handoff.isOpen();
    });
    return found == handoffs.cend() ? nullptr : &*found;
}

bool Case::hasMaterial(const MaterialId &wanted) const
{
    return std::any_of(materials.cbegin(), materials.cend(),
                       [&](const Material &material) { return material.id == wanted; });
}

const RegistryCheck *Case::check(const QString &wanted) const
{
    const auto found =
        std::find_if(checks.cbegin(), checks.cend(), [&](const RegistryCheck &check) { return check.id == wanted; });
    return found == checks.cend() ? nullptr : &*found;
}

bool Case::wasExaminedBy(const UserId &user) const
{
    return std::any_of(opinions.cbegin(), opinions.cend(),
                       [&](const Opinion &opinion) { return opinion.action == Action::Examine && opinion.by == user; });
}

bool isEnded(const Case &subject)
{
    return isEnded(subject.state) || (subject.state == CaseState::ClosedGrant && subject.isPartWork());
}

bool isUnansweredDifference(const RegistryCheck &check)
{
    const bool differs = check.verdict == CheckVerdict::Mismatch || check.verdict == CheckVerdict::NotFound;
    return differs && check.answer == CheckAnswer::None;
}

PointVerdict pointVerdict(const Case &subject, const ReviewPoint &point)
{
    for (const PointAnswer &answer : subject.points) {
        if (answer.point == point.id && answer.verdict != PointVerdict::Open)
            return answer.verdict;
    }
    const RegistryCheck *check = point.answeredBy.isEmpty() ? nullptr : subject.check(point.answeredBy);
    if (!check)
        return PointVerdict::Open;
    if (check->verdict == CheckVerdict::Match)
        return PointVerdict::Yes;
    switch (check->answer) {
    case CheckAnswer::FoundCorrect:
    case CheckAnswer::RegistryWrong:
        return PointVerdict::Yes;
    case CheckAnswer::ToCorrection:
        return PointVerdict::No;
    case CheckAnswer::None:
        break;
    }
    return PointVerdict::Open;
}

} // namespace yunchuang
