// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff/routeview.h"

#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

bool isLateNow(const Handoff &signer, const QDateTime &now)
{
    return signer.isWithReceiver() && !signer.isBackWithAsker() && signer.dueAt.isValid() && signer.dueAt < now;
}

TagLook signerLook(const Handoff &signer, const QDateTime &now)
{
    const auto look = [](Tone tone, Glyph glyph) { return TagLook{tone, glyph, false, true, false, false}; };
    if (isLateNow(signer, now))
        return look(Tone::Red, Glyph::Diamond);
    switch (signer.state) {
    case HandoffState::Answered:
        return signer.agreed ? look(Tone::Green, Glyph::Tick) : look(Tone::Amber, Glyph::Diamond);
    case HandoffState::Returned:
    case HandoffState::Bounced:
        return look(Tone::Amber, Glyph::Diamond);
    case HandoffState::Waiting:
    case HandoffState::Recalled:
        return look(Tone::Quiet, Glyph::Ring);
    default:
        return look(Tone::Accent, Glyph::HalfRing);
    }
}

} // namespace

RouteView::RouteView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"routeView"_s);
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Theme::current().px(8));
}

QVector<Handoff> RouteView::signersOf(const Case &subject)
{
    CommandId newest;
    QDateTime sent;
    for (const Handoff &handoff : subject.handoffs) {
        // All signers of one act were asked by one command; the last asked way counts.
        if (handoff.kind == HandoffKind::Countersign && !handoff.route.isEmpty() && handoff.position <= 1 &&
            (!sent.isValid() || sent < handoff.sentAt)) {
            newest = handoff.route;
            sent = handoff.sentAt;
        }
    }
    QVector<Handoff> signers;
    for (const Handoff &handoff : subject.handoffs) {
        if (!newest.isEmpty() && handoff.route == newest)
            signers.append(handoff);
    }
    std::stable_sort(signers.begin(), signers.end(),
                     [](const Handoff &a, const Handoff &b) { return a.position < b.position; });
    return signers;
}

void RouteView::showRoute(const Case &subject, const OrgDirectory *units, QDate today, const QDateTime &now)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QVector<Handoff> signers = signersOf(subject);
    setVisible(!signers.isEmpty());
    if (signers.isEmpty())
        return;
    const bool inTurn = signers.constFirst().position > 0;
    const auto signedCount = std::count_if(signers.cbegin(), signers.cend(), [](const Handoff &signer) {
        return signer.state == HandoffState::Answered && signer.agreed;
    });
    m_rows->addWidget(new SectionHead(
        tr("Countersign"), inTurn ? tr("one after another ・ %1 of %2 signed").arg(signedCount).arg(signers.size())
                                  : tr("side by side ・ %1 of %2 signed").arg(signedCount).arg(signers.size())));
    for (const Handoff &signer : signers)
        addSigner(signer, units, today, now);
}

void RouteView::addSigner(const Handoff &signer, const OrgDirectory *units, QDate today, const QDateTime &now)
{
    const Theme &theme = Theme::current();
    const auto moment = [today](const QDateTime &at) { return Wording::moment(at, today); };
    auto *row = new QWidget;
    row->setObjectName(u"signer-"_s + signer.to.text());
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(2));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    const QString unit = Wording::unit(units, signer.to);
    QString title =
        signer.position > 0 ? tr("%1. %2", "a place in a row, and a unit").arg(signer.position).arg(unit) : unit;
    const QString person = signer.answeredByName.isEmpty() ? signer.acceptedByName : signer.answeredByName;
    if (!person.isEmpty())
        title += u" ・ "_s + person;
    auto *name = new TextLabel(title, FontRole::Body, signer.isWithReceiver());
    name->setWordWrap(true);
    head->addWidget(name, 1);
    QString state = Wording::handoffState(signer.state);
    if (signer.isBackWithAsker())
        state = tr("back with who asked");
    else if (signer.state == HandoffState::Answered)
        state = signer.agreed ? tr("signed") : tr("against");
    head->addWidget(new Tag(signerLook(signer, now), state));
    column->addLayout(head);

    QStringList times;
    if (signer.state == HandoffState::Waiting)
        times.append(tr("gets it after the one before"));
    else
        times.append(tr("sent %1").arg(moment(signer.sentAt)));
    if (signer.deliveredAt.isValid())
        times.append(tr("received %1").arg(moment(signer.deliveredAt)));
    if (signer.closedAt.isValid())
        times.append(tr("ended %1").arg(moment(signer.closedAt)));
    else if (signer.dueAt.isValid())
        times.append(tr("until %1").arg(moment(signer.dueAt)));
    if (signer.wasLate())
        times.append(tr("late"));
    auto *when = new TextLabel(times.join(u" ・ "_s), FontRole::Small, false,
                               signer.wasLate() || isLateNow(signer, now) ? Token::RedText : Token::SubText);
    when->setWordWrap(true);
    column->addWidget(when);
    const auto say = [&](const QString &words) {
        auto *line = new TextLabel(words, FontRole::Small);
        line->setWordWrap(true);
        column->addWidget(line);
    };
    if (!signer.answer.isEmpty())
        say(tr("“%1”").arg(signer.answer));
    if (!signer.bounceReason.isEmpty())
        say(tr("“%1”").arg(signer.bounceReason));
    for (const HandoffNote &note : signer.notes)
        say(note.answer ? tr("%1 answered %2: “%3”").arg(note.byName, moment(note.at), note.text)
                        : tr("%1 returned it %2: “%3”").arg(note.byName, moment(note.at), note.text));
    row->setAccessibleName(tr("%1: %2. %3").arg(title, state, times.join(u", "_s)));
    m_rows->addWidget(row);
}

} // namespace yunchuang
