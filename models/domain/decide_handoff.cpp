// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"
#include "domain/fieldselection.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Refusal> closedOrActedOn(const Handoff &handoff)
{
    return refuse(handoff.isOpen() ? RefusalCode::HandoffActedOn : RefusalCode::HandoffAnswered);
}

/// Whether the receiver has it and somebody waits for him.
bool isOwed(const Handoff &handoff)
{
    return handoff.isUnsigned() || (handoff.isOpen() && handoff.state == HandoffState::Accepted);
}

bool isAnswerable(const Handoff &handoff)
{
    return isOwed(handoff) && handoff.kind != HandoffKind::Transfer;
}

bool isReturnable(const Handoff &handoff)
{
    return isAnswerable(handoff) && handoff.kind == HandoffKind::Countersign;
}

/// Whether the sender may still take it back: nobody has signed for it, or it lies with the sender himself.
bool isRecallable(const Handoff &handoff)
{
    return handoff.isUnsigned() || handoff.state == HandoffState::Waiting || handoff.isBackWithAsker();
}

bool isOfOneRoute(const Handoff &a, const Handoff &b)
{
    return a.position > 0 && b.position > 0 && !a.route.isEmpty() && a.route == b.route;
}

/// Whether one of the handoffs to (or from) the actor's unit still allows the act; if not, why the last one does not.
template<class Concerns, class Allows>
Verdict anyAllows(const Case &subject, Concerns concerns, Allows allows)
{
    Verdict verdict = refuse(RefusalCode::UnknownHandoff);
    for (const Handoff &handoff : subject.handoffs) {
        if (!concerns(handoff))
            continue;
        if (allows(handoff))
            return {};
        verdict = closedOrActedOn(handoff);
    }
    return verdict;
}

template<class Allows>
Verdict anyToUs(const Situation &situation, Allows allows)
{
    const UnitId &own = situation.context.actor.unit;
    // Whose turn has not come knows of nothing.
    return anyAllows(
        situation.subject,
        [&](const Handoff &handoff) { return handoff.to == own && handoff.state != HandoffState::Waiting; }, allows);
}

/// The named handoff of the case as it becomes; null if it is not known or not addressed to the actor's unit.
Handoff *received(const Act &act)
{
    for (Handoff &handoff : act.next().handoffs) {
        const bool reached = handoff.state != HandoffState::Waiting;
        if (reached && handoff.id == act.args().handoffId && handoff.to == act.actor().unit)
            return &handoff;
    }
    return nullptr;
}

void sign(const Act &act, Handoff &handoff)
{
    if (!handoff.deliveredAt.isValid())
        handoff.deliveredAt = act.now();
    handoff.acceptedBy = act.actor().user;
    handoff.acceptedByName = act.actor().name;
    handoff.acceptedAt = act.now();
}

/// The time that a signer has, in seconds. Who waits was given his place and his last day when the way was laid out.
qint64 timeOf(const Handoff &signer)
{
    const qint64 whole = std::max<qint64>(0, signer.sentAt.secsTo(signer.dueAt));
    return signer.state == HandoffState::Waiting ? whole / std::max(1, signer.position) : whole;
}

/// Whoever gets it late through others has his time all the same.
void send(const Act &act, Handoff &handoff)
{
    handoff.dueAt = std::max(handoff.dueAt, act.now().addSecs(timeOf(handoff)));
    handoff.state = HandoffState::Sent;
    handoff.sentAt = act.now();
    handoff.deliveredAt = {};
}

/// One signer after another: when nobody before him is left, the next one gets it.
void passOn(const Act &act, const Handoff &from)
{
    const Handoff last = from;
    if (last.position == 0)
        return;
    Handoff *turn = nullptr;
    for (Handoff &handoff : act.next().handoffs) {
        if (!isOfOneRoute(handoff, last) || !handoff.isOpen())
            continue;
        if (!turn || handoff.position < turn->position)
            turn = &handoff;
    }
    const bool comes = turn && (turn->state == HandoffState::Waiting ||
                                (turn->state == HandoffState::Returned && !turn->isBackWithAsker()));
    if (comes)
        send(act, *turn);
}

/// One against ends the way: who has not been asked is not asked any more.
void stopRoute(const Act &act, const Handoff &from)
{
    const Handoff last = from;
    bool stopped = false;
    for (Handoff &handoff : act.next().handoffs) {
        if (!isOfOneRoute(handoff, last) || !handoff.isOpen())
            continue;
        handoff.state = HandoffState::Recalled;
        handoff.closedAt = act.now();
        stopped = true;
    }
    if (stopped)
        act.change.row.remarks.append(u"ROUTE_STOPPED"_s);
}

HandoffNote noteBy(const Act &act, const QString &text)
{
    HandoffNote note;
    note.by = act.actor().user;
    note.byName = act.actor().name;
    note.at = act.now();
    note.text = text;
    return note;
}

/// Examination goes on when nobody owes an answer any more.
void resumeIfAnswered(const Act &act)
{
    if (act.before.state == CaseState::Consulting && !act.next().hasOpenHandoff())
        act.next().state = CaseState::InReview;
}

/// The last day an answer may be due: the promised day, or the statutory one when the promise is past already.
QDate latestAnswer(const Act &act)
{
    const Deadlines &clocks = act.before.deadlines;
    const QDate today = toLocalDate(act.now());
    if (clocks.promisedDue.isValid() && clocks.promisedDue >= today)
        return clocks.promisedDue;
    return clocks.statutoryDue.isValid() ? clocks.statutoryDue : clocks.promisedDue;
}

Verdict checkLimit(const Act &act)
{
    const QDateTime &due = act.args().handoff.dueAt;
    if (due <= act.now())
        return refuse(RefusalCode::LimitPassed, {{u"due"_s, due.toString(Qt::ISODate)}});
    const QDate latest = latestAnswer(act);
    if (latest.isValid() && toLocalDate(due) > latest)
        return refuse(RefusalCode::LimitTooLong, {{u"latest"_s, latest.toString(Qt::ISODate)}});
    return {};
}

Verdict checkReceiver(const Act &act, HandoffKind kind, const UnitId &to)
{
    const QMap<QString, QString> args{{u"unit"_s, to.text()}};
    if (!act.context.units.find(to))
        return refuse(RefusalCode::UnknownUnit, args);
    if (to == act.before.unit || !act.context.units.canReceive(to, toLocalDate(act.now())))
        return refuse(RefusalCode::UnitNotCompetent, args);
    const bool asked = std::any_of(act.next().handoffs.cbegin(), act.next().handoffs.cend(), [&](const Handoff &known) {
        return known.isOpen() && known.kind == kind && known.to == to;
    });
    if (asked)
        return refuse(RefusalCode::HandoffsOpen, {{u"units"_s, to.text()}});
    return {};
}

Handoff handoffTo(const Act &act, HandoffKind kind, const UnitId &to)
{
    Handoff handoff;
    handoff.id = handoffIdFor(act.command.id, to);
    handoff.kind = kind;
    handoff.from = act.before.unit;
    handoff.to = to;
    handoff.sentBy = act.actor().user;
    handoff.sentByName = act.actor().name;
    handoff.sentAt = act.now();
    handoff.dueAt = act.args().handoff.dueAt;
    handoff.question = act.args().handoff.question;
    return handoff;
}

/// Whether the form of the item lets the field go.
bool isShareable(const ServiceItem &item, const QString &pointer)
{
    const auto &patterns = item.shareableFields;
    return std::any_of(patterns.cbegin(), patterns.cend(),
                       [&](const QString &pattern) { return matchesPattern(pointer, pattern); });
}

/// Least privilege: a consultation shares what was ticked, and only what the form and the item let go.
Verdict checkShared(const Act &act)
{
    const HandoffRequest &request = act.args().handoff;
    if (request.sharedFields.isEmpty() && request.sharedMaterials.isEmpty())
        return refuse(RefusalCode::NothingShared);
    for (const QString &field : request.sharedFields) {
        if (!hasField(act.before.form, field) || !isShareable(act.item(), field))
            return refuse(RefusalCode::NotShareable, {{u"field"_s, field}});
    }
    for (const MaterialId &id : request.sharedMaterials) {
        const ItemMaterial *material = act.item().material(id);
        if (!material || !material->shareable || !act.before.hasMaterial(id))
            return refuse(RefusalCode::NotShareable, {{u"material"_s, id.text()}});
    }
    return {};
}

QVector<UnitId> distinctReceivers(const Act &act)
{
    QVector<UnitId> units;
    for (const UnitId &unit : act.args().handoff.to) {
        if (!units.contains(unit))
            units.append(unit);
    }
    return units;
}

Verdict ask(const Act &act, HandoffKind kind, const QVector<QString> &fields, const QVector<MaterialId> &materials)
{
    if (const Verdict limit = checkLimit(act); !limit)
        return limit;
    const QVector<UnitId> receivers = distinctReceivers(act);
    const bool inTurn = kind == HandoffKind::Countersign && act.args().handoff.inTurn && receivers.size() > 1;
    const qint64 wholeTime = act.now().secsTo(act.args().handoff.dueAt);
    for (const UnitId &to : receivers) {
        if (const Verdict receiver = checkReceiver(act, kind, to); !receiver)
            return receiver;
        Handoff handoff = handoffTo(act, kind, to);
        if (kind == HandoffKind::Countersign)
            handoff.route = act.command.id;
        if (inTurn) {
            // Each has an equal share of the time, so that the last one is not left with none.
            handoff.position = int(receivers.indexOf(to)) + 1;
            handoff.dueAt = act.now().addSecs(wholeTime * handoff.position / receivers.size());
            if (handoff.position > 1)
                handoff.state = HandoffState::Waiting;
        }
        handoff.sharedFields = fields;
        handoff.sharedMaterials = materials;
        act.next().handoffs.append(handoff);
    }
    return {};
}

/// The pointer of a member of the form.
QString pointerOf(QString key)
{
    return u'/' + key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

/// Competent is whom the item names, and who took over the tasks of a unit that it names.
bool isCompetentNow(const Act &act, const UnitId &unit)
{
    const QVector<UnitId> &named = act.item().competentUnits;
    const QDate today = toLocalDate(act.now());
    return named.contains(unit) || std::any_of(named.cbegin(), named.cend(), [&](const UnitId &candidate) {
               return act.context.units.inChargeOn(candidate, today) == unit;
           });
}

} // namespace

Verdict canAsk(const Situation &situation)
{
    const Deadlines &clocks = situation.subject.deadlines;
    const QDate today = toLocalDate(situation.context.now);
    const QDate last = clocks.statutoryDue.isValid() ? clocks.statutoryDue : clocks.promisedDue;
    if (last.isValid() && last < today)
        return refuse(RefusalCode::LimitPassed, {{u"due"_s, last.toString(Qt::ISODate)}});
    return {};
}

Verdict canTransfer(const Situation &situation)
{
    const auto &units = situation.context.item.competentUnits;
    const bool elsewhere =
        std::any_of(units.cbegin(), units.cend(), [&](const UnitId &unit) { return unit != situation.subject.unit; });
    if (!elsewhere)
        return refuse(RefusalCode::UnitNotCompetent, {{u"unit"_s, QString()}});
    return {};
}

Verdict canSign(const Situation &situation)
{
    return anyToUs(situation, [](const Handoff &handoff) { return handoff.isUnsigned(); });
}

Verdict canAnswer(const Situation &situation)
{
    return anyToUs(situation, isAnswerable);
}

Verdict canBounce(const Situation &situation)
{
    return anyToUs(situation, [](const Handoff &handoff) { return isOwed(handoff); });
}

Verdict canRecall(const Situation &situation)
{
    const UnitId &own = situation.context.actor.unit;
    return anyAllows(
        situation.subject, [&](const Handoff &handoff) { return handoff.from == own; }, isRecallable);
}

Verdict canReturn(const Situation &situation)
{
    return anyToUs(situation, isReturnable);
}

Verdict canAnswerReturn(const Situation &situation)
{
    const auto &handoffs = situation.subject.handoffs;
    const bool waits = std::any_of(handoffs.cbegin(), handoffs.cend(),
                                   [](const Handoff &handoff) { return handoff.isBackWithAsker(); });
    return waits ? Verdict() : refuse(RefusalCode::NotReturnable);
}

Verdict canTakeSilence(const Situation &situation)
{
    const auto &handoffs = situation.subject.handoffs;
    const bool silent = std::any_of(handoffs.cbegin(), handoffs.cend(),
                                    [&](const Handoff &handoff) { return isSilent(handoff, situation.context); });
    return silent ? Verdict() : refuse(RefusalCode::UnknownHandoff);
}

Verdict consult(const Act &act)
{
    if (const Verdict shared = checkShared(act); !shared)
        return shared;
    const HandoffRequest &request = act.args().handoff;
    return ask(act, HandoffKind::Consultation, request.sharedFields, request.sharedMaterials);
}

Verdict countersign(const Act &act)
{
    // Who signs sees all that is signed.
    QVector<QString> fields;
    const QStringList keys = act.before.form.keys();
    for (const QString &key : keys)
        fields.append(pointerOf(key));
    QVector<MaterialId> materials;
    for (const Material &material : act.before.materials) {
        if (!materials.contains(material.id))
            materials.append(material.id);
    }
    return ask(act, HandoffKind::Countersign, fields, materials);
}

Verdict transfer(const Act &act)
{
    const QVector<UnitId> to = distinctReceivers(act);
    if (to.size() != 1)
        return missing(Record::Receivers);
    if (const Verdict receiver = checkReceiver(act, HandoffKind::Transfer, to.constFirst()); !receiver)
        return receiver;
    if (!isCompetentNow(act, to.constFirst()))
        return refuse(RefusalCode::UnitNotCompetent, {{u"unit"_s, to.constFirst().text()}});
    if (act.args().handoff.dueAt.isValid()) {
        if (const Verdict limit = checkLimit(act); !limit)
            return limit;
    }
    Handoff handoff = handoffTo(act, HandoffKind::Transfer, to.constFirst());
    if (handoff.question.isEmpty())
        handoff.question = act.args().reason;
    act.next().handoffs.append(handoff);
    return {};
}

Verdict acceptHandoff(const Act &act)
{
    Handoff *handoff = received(act);
    if (!handoff)
        return refuse(RefusalCode::UnknownHandoff);
    if (!handoff->isUnsigned())
        return closedOrActedOn(*handoff);
    sign(act, *handoff);
    handoff->state = HandoffState::Accepted;
    if (handoff->kind != HandoffKind::Transfer)
        return {};
    // From here on the receiver answers for the case. Its clocks go on as they were.
    handoff->closedAt = act.now();
    act.change.relied = true;
    act.next().unit = handoff->to;
    act.next().department = act.context.units.departmentOf(handoff->to);
    assign(act.next(), {}, {});
    return {};
}

Verdict answerHandoff(const Act &act)
{
    Handoff *handoff = received(act);
    if (!handoff || handoff->kind == HandoffKind::Transfer)
        return refuse(RefusalCode::UnknownHandoff);
    if (!isAnswerable(*handoff))
        return refuse(RefusalCode::HandoffAnswered);
    const bool refusesToSign = handoff->kind == HandoffKind::Countersign && !act.args().agreed;
    if (refusesToSign) {
        if (const Verdict enough = ownWords(act.args().opinion, Record::Opinion); !enough)
            return enough;
    }
    if (handoff->isUnsigned())
        sign(act, *handoff);
    handoff->state = HandoffState::Answered;
    handoff->answer = act.args().opinion;
    handoff->agreed = act.args().agreed;
    handoff->answeredBy = act.actor().user;
    handoff->answeredByName = act.actor().name;
    handoff->closedAt = act.now();
    if (handoff->wasLate())
        act.change.row.remarks.append(u"ANSWERED_LATE"_s);
    if (refusesToSign) {
        act.change.row.remarks.append(u"COUNTERSIGN_REFUSED"_s);
        stopRoute(act, *handoff);
    } else {
        passOn(act, *handoff);
    }
    resumeIfAnswered(act);
    return {};
}

Verdict bounceHandoff(const Act &act)
{
    Handoff *handoff = received(act);
    if (!handoff)
        return refuse(RefusalCode::UnknownHandoff);
    if (!isOwed(*handoff))
        return refuse(RefusalCode::HandoffAnswered);
    handoff->state = HandoffState::Bounced;
    handoff->bounceReason = act.args().reason;
    handoff->answeredBy = act.actor().user;
    handoff->answeredByName = act.actor().name;
    handoff->closedAt = act.now();
    passOn(act, *handoff);
    resumeIfAnswered(act);
    return {};
}

Verdict returnHandoff(const Act &act)
{
    Handoff *handoff = received(act);
    if (!handoff || handoff->kind != HandoffKind::Countersign)
        return refuse(RefusalCode::UnknownHandoff);
    if (!isReturnable(*handoff))
        return refuse(RefusalCode::HandoffAnswered);
    Handoff *earlier = nullptr;
    if (!act.args().returnTo.isEmpty()) {
        for (Handoff &candidate : act.next().handoffs) {
            const bool before = isOfOneRoute(candidate, *handoff) && candidate.position < handoff->position;
            if (before && candidate.id == act.args().returnTo && candidate.state == HandoffState::Answered)
                earlier = &candidate;
        }
        if (!earlier)
            return refuse(RefusalCode::NotReturnable, {{u"handoff"_s, act.args().returnTo.text()}});
    }
    if (handoff->isUnsigned())
        sign(act, *handoff);
    HandoffNote note = noteBy(act, act.args().reason);
    note.to = act.args().returnTo;
    handoff->notes.append(note);
    handoff->state = HandoffState::Returned;
    if (earlier) {
        // What he signed is asked of him again; his words stay until he writes others.
        send(act, *earlier);
        earlier->agreed = false;
        earlier->closedAt = {};
        earlier->notes.append(note);
    }
    act.change.row.remarks.append(earlier ? u"RETURNED_TO_SIGNER"_s : u"RETURNED_TO_ASKER"_s);
    return {};
}

Verdict answerReturn(const Act &act)
{
    for (Handoff &handoff : act.next().handoffs) {
        if (handoff.id != act.args().handoffId)
            continue;
        if (!handoff.isBackWithAsker())
            break;
        HandoffNote note = noteBy(act, act.args().opinion);
        note.answer = true;
        note.to = handoff.id;
        handoff.notes.append(note);
        send(act, handoff);
        return {};
    }
    return refuse(RefusalCode::NotReturnable, {{u"handoff"_s, act.args().handoffId.text()}});
}

Verdict takeSilence(const Act &act)
{
    for (qsizetype i = 0; i < act.next().handoffs.size(); ++i) {
        Handoff &handoff = act.next().handoffs[i];
        // Who gets it by this very act was not asked before.
        if (!isSilent(act.before.handoffs[i], act.context) || handoff.kind == HandoffKind::Transfer)
            continue;
        handoff.state = HandoffState::Answered;
        handoff.agreed = true;
        handoff.closedAt = act.now();
        passOn(act, handoff);
    }
    act.change.row.remarks.append(u"SILENCE_TAKEN_AS_CONSENT"_s);
    resumeIfAnswered(act);
    return {};
}

Verdict recallHandoff(const Act &act)
{
    auto &handoffs = act.next().handoffs;
    const auto handoff = std::find_if(handoffs.begin(), handoffs.end(), [&](const Handoff &candidate) {
        return candidate.id == act.args().handoffId && candidate.from == act.actor().unit;
    });
    if (handoff == handoffs.end())
        return refuse(RefusalCode::UnknownHandoff);
    if (!isRecallable(*handoff))
        return closedOrActedOn(*handoff);
    handoff->state = HandoffState::Recalled;
    handoff->closedAt = act.now();
    passOn(act, *handoff);
    resumeIfAnswered(act);
    return {};
}

} // namespace yunchuang::rules
