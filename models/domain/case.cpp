// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case.h"

#include "domain/casefacts.h"

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

QVector<Opinion> standingExaminations(const Case &subject)
{
    QVector<Opinion> standing;
    for (const Opinion &opinion : subject.opinions) {
        if (opinion.action == Action::Examine || opinion.action == Action::ReportUp)
            standing.append(opinion);
        else if (opinion.action == Action::RecallExamination && !standing.isEmpty())
            standing.removeLast();
    }
    return standing;
}

bool Case::wasExaminedBy(const UserId &user) const
{
    if (user.isEmpty())
        return false;
    const QVector<Opinion> examined = standingExaminations(*this);
    return std::any_of(examined.cbegin(), examined.cend(),
                       [&](const Opinion &opinion) { return opinion.by == user || opinion.onBehalfOf == user; });
}

QVector<MaterialPromise> Case::openPromises() const
{
    QVector<MaterialPromise> open;
    std::copy_if(promises.cbegin(), promises.cend(), std::back_inserter(open),
                 [&](const MaterialPromise &promise) { return !hasMaterial(promise.material); });
    return open;
}

QVector<MaterialPromise> Case::brokenPromises(QDate today) const
{
    QVector<MaterialPromise> broken = openPromises();
    broken.removeIf([&](const MaterialPromise &promise) { return promise.by >= today; });
    return broken;
}

bool Case::isTolerant() const
{
    if (!deadlines.acceptedAt.isValid())
        return false;
    return std::any_of(promises.cbegin(), promises.cend(), [&](const MaterialPromise &promise) {
        const bool cameBefore = std::any_of(materials.cbegin(), materials.cend(), [&](const Material &material) {
            return material.id == promise.material && material.receivedAt <= deadlines.acceptedAt;
        });
        return !cameBefore;
    });
}

LicenceStatus licenceStatus(const Case &subject, QDate today)
{
    if (!subject.result.granted || !subject.result.closedAt.isValid())
        return LicenceStatus::None;
    if (subject.result.voidedAt.isValid())
        return LicenceStatus::Ended;
    LicenceStatus status = LicenceStatus::InForce;
    for (const CaseLink &link : subject.followers) {
        if (!link.granted.value_or(false))
            continue;
        switch (link.kind) {
        case LinkKind::Change:
        case LinkKind::Renewal:
        case LinkKind::Reissue:
            status = LicenceStatus::Superseded;
            break;
        case LinkKind::Retraction:
        case LinkKind::Revocation:
        case LinkKind::Deregistration:
            return LicenceStatus::Ended;
        }
    }
    const QDate until = subject.result.validUntil;
    if (status == LicenceStatus::InForce && until.isValid() && until < today)
        return LicenceStatus::Expired;
    return status;
}

bool isEnded(const Case &subject)
{
    const bool closed = subject.state == CaseState::ClosedGrant || subject.state == CaseState::ClosedTolerant ||
                        subject.state == CaseState::ClosedDeny;
    return isEnded(subject.state) || (closed && subject.isPartWork());
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
