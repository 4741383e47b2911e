// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/supervisionwords.h"

#include <QLocale>

#include <cstdlib>

namespace yunchuang {

using namespace Qt::StringLiterals;

QString SupervisionWords::colour(CardColour colour)
{
    switch (colour) {
    case CardColour::Hint:
        return tr("Hint");
    case CardColour::Yellow:
        return tr("Yellow card");
    case CardColour::Red:
        return tr("Red card");
    }
    return {};
}

Tone SupervisionWords::tone(CardColour colour)
{
    switch (colour) {
    case CardColour::Hint:
        return Tone::Accent;
    case CardColour::Yellow:
        return Tone::Amber;
    case CardColour::Red:
        return Tone::Red;
    }
    return Tone::Neutral;
}

QString SupervisionWords::state(CardState state)
{
    switch (state) {
    case CardState::AwaitingReply:
        return tr("awaits a reply");
    case CardState::Replied:
        return tr("awaits a decision");
    case CardState::Upheld:
        return tr("upheld");
    case CardState::Revoked:
        return tr("revoked");
    }
    return {};
}

QString SupervisionWords::kind(SupervisionKind kind)
{
    switch (kind) {
    case SupervisionKind::Timeliness:
        return tr("Timeliness");
    case SupervisionKind::Procedure:
        return tr("Procedure");
    case SupervisionKind::Content:
        return tr("Content");
    case SupervisionKind::Fee:
        return tr("Fees");
    case SupervisionKind::Discretion:
        return tr("Discretion");
    }
    return {};
}

QString SupervisionWords::act(CardAct act)
{
    switch (act) {
    case CardAct::Issue:
        return tr("Issue");
    case CardAct::Reply:
        return tr("Reply");
    case CardAct::Uphold:
        return tr("Uphold");
    case CardAct::Revoke:
        return tr("Revoke");
    }
    return {};
}

QString SupervisionWords::done(CardAct act)
{
    switch (act) {
    case CardAct::Issue:
        return tr("The card fell");
    case CardAct::Reply:
        return tr("Replied");
    case CardAct::Uphold:
        return tr("Upheld");
    case CardAct::Revoke:
        return tr("Revoked");
    }
    return {};
}

QString SupervisionWords::grade(SupervisionGrade grade)
{
    switch (grade) {
    case SupervisionGrade::Excellent:
        return tr("excellent");
    case SupervisionGrade::Good:
        return tr("good");
    case SupervisionGrade::Qualified:
        return tr("qualified");
    case SupervisionGrade::Unqualified:
        return tr("unqualified");
    }
    return {};
}

QString SupervisionWords::due(Due due)
{
    switch (due) {
    case Due::Notice:
        return tr("last day of the notice");
    case Due::Promised:
        return tr("promised day");
    case Due::Statutory:
        return tr("last day by law");
    case Due::Step:
        return tr("last day of the step");
    case Due::Delivery:
        return tr("last day to serve");
    }
    return {};
}

QString SupervisionWords::addressees(CardAddressees addressees)
{
    QStringList words;
    if (addressees.testFlag(CardAddressee::Officer))
        words.append(tr("the officer"));
    if (addressees.testFlag(CardAddressee::Head))
        words.append(tr("the head of the section"));
    if (addressees.testFlag(CardAddressee::Department))
        words.append(tr("the department's supervision"));
    if (addressees.testFlag(CardAddressee::Province))
        words.append(tr("the province's supervision"));
    return words.join(tr(", "));
}

QString SupervisionWords::daysLeft(int left, bool overdue)
{
    // On the due day itself, after the offices have closed, no whole working day has passed yet.
    if (overdue)
        return left < 0 ? tr("%n day(s) over", nullptr, -left) : tr("over");
    return left <= 0 ? tr("today") : tr("%n day(s) left", nullptr, left);
}

Light SupervisionWords::light(DeadlineLight light)
{
    switch (light) {
    case DeadlineLight::NotRunning:
        return Light::None;
    case DeadlineLight::Enough:
        return Light::Ample;
    case DeadlineLight::DueSoon:
        return Light::Soon;
    case DeadlineLight::Overdue:
        return Light::Late;
    case DeadlineLight::Paused:
        return Light::Paused;
    }
    return Light::None;
}

QString SupervisionWords::asDays(qint64 minutes, int dailyMinutes)
{
    if (minutes < 0 || dailyMinutes <= 0)
        return u"–"_s;
    return QLocale::c().toString(double(minutes) / dailyMinutes, 'f', 1);
}

Explanation SupervisionWords::failure(const ServiceFailure &failure)
{
    if (failure.kind != RemoteError::Kind::Api)
        return {tr("The service did not answer."), tr("Try again when there is a connection.")};
    if (failure.api.refusal)
        return Wording::refusal(*failure.api.refusal);
    return Wording::apiError(failure.api.code, failure.api.args);
}

} // namespace yunchuang
