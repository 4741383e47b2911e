// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <array>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

QString dayText(QDate day)
{
    return day.toString(Qt::ISODate);
}

void noteIfThere(const Act &act, const QString &name, const QString &value)
{
    if (!value.trimmed().isEmpty())
        noteFact(act, name, value);
}

/// 办理形式 of GB/T 39046 A.5: 1 窗口, 2 电脑端, 3 移动端.
QString channelOf(const Act &act)
{
    const OrgUnit *source = act.context.units.find(act.before.source);
    switch (source ? source->kind : UnitKind::Window) {
    case UnitKind::CityPlatform:
        return u"2"_s;
    case UnitKind::App:
        return u"3"_s;
    default:
        return u"1"_s;
    }
}

/// T1: through which channel, and for how long whom the applicant sends may act for him.
void submitted(const Act &act)
{
    noteFact(act, u"CHANNEL"_s, channelOf(act));
    const QJsonObject agent = act.next().form.value(u"agent"_s).toObject();
    noteIfThere(act, u"AGENT_UNTIL"_s, agent.value(u"until"_s).toString());
}

/// T10, T11: from when the time counts, and what was promised.
void accepted(const Act &act)
{
    noteIfThere(act, u"ACCEPTED_ON"_s, dayText(act.next().deadlines.acceptedOn));
    noteIfThere(act, u"PROMISED_DUE"_s, dayText(act.next().deadlines.promisedDue));
}

/// T12, T18: who had it, who has it now, and until when his step lasts.
void handedTo(const Act &act)
{
    if (act.command.action == Action::Reassign)
        noteIfThere(act, u"FROM"_s, act.before.assigneeName);
    noteIfThere(act, u"ASSIGNEE"_s, act.next().assigneeName);
    noteIfThere(act, u"STEP_DUE"_s, dayText(act.next().deadlines.stepDue));
}

/// T13, T18: who was asked what until when, or to whom it goes.
void sentTo(const Act &act)
{
    QStringList units;
    for (const UnitId &unit : act.args().handoff.to)
        units.append(unit.text());
    noteIfThere(act, u"TO_UNITS"_s, joined(units));
    noteIfThere(act, u"QUESTION"_s, act.args().handoff.question);
    if (act.args().handoff.dueAt.isValid())
        noteFact(act, u"LIMIT"_s, dayText(toLocalDate(act.args().handoff.dueAt)));
}

/// T19: all papers go up with the opinion.
void reportedUp(const Act &act)
{
    act.change.row.materials = act.next().materials;
}

/// T22: what was made, and by which organ.
void closed(const Act &act)
{
    if (!act.next().result.granted)
        return;
    noteIfThere(act, u"RESULT_NAME"_s, act.next().result.name);
    noteIfThere(act, u"ISSUER"_s, act.context.units.nameOn(act.next().department, toLocalDate(act.now())));
}

/// T23: who got it, and under which number it went.
void delivered(const Act &act)
{
    noteIfThere(act, u"RECEIVER"_s, act.next().result.receiver);
    noteIfThere(act, u"TRACKING"_s, act.next().result.trackingNumber);
}

/// T27: until when a reply is owed.
void urged(const Act &act)
{
    noteFact(act, u"REPLY_BY"_s, dayText(act.args().replyDue));
}

struct Recording
{
    Action action;
    void (*note)(const Act &);
};

constexpr auto recordings = std::to_array<Recording>({
    {Action::Submit, submitted},
    {Action::Accept, accepted},
    {Action::DeemAccepted, accepted},
    {Action::Assign, handedTo},
    {Action::Claim, handedTo},
    {Action::Reassign, handedTo},
    {Action::Consult, sentTo},
    {Action::Countersign, sentTo},
    {Action::Transfer, sentTo},
    {Action::ReportUp, reportedUp},
    {Action::Close, closed},
    {Action::Deliver, delivered},
    {Action::Urge, urged},
});

} // namespace

void noteWhatTheListWants(const Act &act)
{
    for (const Recording &recording : recordings) {
        if (recording.action == act.command.action)
            recording.note(act);
    }
}

} // namespace yunchuang::rules
