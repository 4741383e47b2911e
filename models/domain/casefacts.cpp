// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casefacts.h"

#include <algorithm>

namespace yunchuang {

Case withCheck(Case subject, const RegistryCheck &check)
{
    ++subject.version;
    const auto known = std::find_if(subject.checks.begin(), subject.checks.end(),
                                    [&](const RegistryCheck &candidate) { return candidate.id == check.id; });
    if (known == subject.checks.end()) {
        subject.checks.append(check);
        return subject;
    }
    const RegistryCheck before = *known;
    *known = check;
    if (before.verdict == check.verdict && before.registryValue == check.registryValue) {
        known->answer = before.answer;
        known->answerReason = before.answerReason;
        known->answeredBy = before.answeredBy;
    }
    return subject;
}

Case withPart(Case subject, const Part &part)
{
    const auto known = std::find_if(subject.parts.begin(), subject.parts.end(),
                                    [&](const Part &candidate) { return candidate.id == part.id; });
    if (known == subject.parts.end() || *known == part)
        return subject;
    *known = part;
    ++subject.version;
    return subject;
}

Case withDelivery(Case subject, const UnitId &unit, const QDateTime &at)
{
    bool changed = false;
    for (Handoff &handoff : subject.handoffs) {
        if (handoff.to != unit || handoff.state != HandoffState::Sent)
            continue;
        handoff.state = HandoffState::Delivered;
        handoff.deliveredAt = at;
        changed = true;
    }
    subject.version += changed ? 1 : 0;
    return subject;
}

Case withDocument(Case subject, const CaseDocument &document)
{
    ++subject.version;
    const auto known =
        std::find_if(subject.documents.begin(), subject.documents.end(), [&](const CaseDocument &candidate) {
            return candidate.kind == document.kind && candidate.command == document.command;
        });
    if (known == subject.documents.end())
        subject.documents.append(document);
    else
        *known = document;
    return subject;
}

Case withFollower(Case subject, const CaseLink &link)
{
    const auto known = std::find_if(subject.followers.begin(), subject.followers.end(),
                                    [&](const CaseLink &candidate) { return candidate.other == link.other; });
    if (known != subject.followers.end() && *known == link)
        return subject;
    ++subject.version;
    if (known == subject.followers.end())
        subject.followers.append(link);
    else
        *known = link;
    return subject;
}

Case withDeadlines(Case subject, const Deadlines &deadlines)
{
    if (subject.deadlines == deadlines)
        return subject;
    subject.deadlines = deadlines;
    ++subject.version;
    return subject;
}

CaseState shownState(const Case &subject)
{
    const bool served = subject.state == CaseState::Delivered || subject.state == CaseState::Archived;
    const bool closed = subject.state == CaseState::ClosedGrant || subject.state == CaseState::ClosedTolerant;
    if ((!served && !closed) || !subject.result.granted)
        return subject.state;
    return licenceStatus(subject, {}) == LicenceStatus::Ended ? CaseState::Cancelled : subject.state;
}

CaseState outcomeOf(const Case &subject)
{
    CaseState state = shownState(subject);
    if (state == CaseState::Archived && subject.archive)
        state = subject.archive->endedAs;
    if (state != CaseState::Delivered && state != CaseState::Archived)
        return state;
    if (!subject.result.granted)
        return CaseState::ClosedDeny;
    return subject.isTolerant() ? CaseState::ClosedTolerant : CaseState::ClosedGrant;
}

QDate dayAt(const QJsonObject &form, const QString &pointer)
{
    QJsonValue value = form;
    const QStringList keys = pointer.split(u'/', Qt::SkipEmptyParts);
    for (const QString &key : keys)
        value = value.toObject().value(key);
    return QDate::fromString(value.toString(), Qt::ISODate);
}

} // namespace yunchuang
