// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"
#include "domain/fieldselection.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// Whether the five days of art. 32 passed in silence, so that the application counts as accepted.
bool isNoticeOver(const Case &subject, const DecisionContext &context)
{
    const DeadlineEngine engine(context.item.limits(), context.calendars);
    const auto moment = engine.automaticAcceptanceAt(subject.deadlines);
    return moment && context.now > *moment;
}

QStringList missingMaterials(const Case &subject, const ServiceItem &item, bool tolerable)
{
    QStringList ids;
    for (const ItemMaterial &material : item.materials) {
        const bool applicantBringsIt = material.required && material.fromRegistry.isEmpty();
        if (applicantBringsIt && material.tolerable == tolerable && !subject.hasMaterial(material.id))
            ids.append(material.id.text());
    }
    return ids;
}

bool isPromised(const Case &subject, const MaterialId &id)
{
    return std::any_of(subject.promises.cbegin(), subject.promises.cend(),
                       [&](const MaterialPromise &promise) { return promise.material == id && promise.by.isValid(); });
}

/// 容缺: papers that may come later, did not come, and are not promised either.
QStringList unpromisedMaterials(const Case &subject, const ServiceItem &item)
{
    QStringList ids = missingMaterials(subject, item, true);
    ids.removeIf([&](const QString &id) { return isPromised(subject, MaterialId(id)); });
    return ids;
}

/// Papers that the item does not let follow cannot be promised.
Verdict promise(Case &subject, const ServiceItem &item, const QVector<MaterialPromise> &promises)
{
    for (const MaterialPromise &made : promises) {
        const ItemMaterial *material = item.material(made.material);
        if (!material || !material->tolerable || !made.by.isValid())
            return refuse(RefusalCode::NotTolerable, {{u"materials"_s, made.material.text()}});
        subject.promises.removeIf([&](const MaterialPromise &old) { return old.material == made.material; });
        subject.promises.append(made);
    }
    return {};
}

/// 容缺: a promise must end within the time the item promises for the whole (5.4 of the domain's facts), or else the
/// result would wait longer than it may.
Verdict promisesInTime(const Act &act)
{
    const QDate today = toLocalDate(act.now());
    const QDate latest = act.next().deadlines.promisedDue;
    QDate next;
    const QVector<MaterialPromise> open = act.next().openPromises();
    for (const MaterialPromise &promise : open) {
        if (promise.by < today)
            return refuse(RefusalCode::LimitPassed, {{u"due"_s, promise.by.toString(Qt::ISODate)}});
        if (latest.isValid() && promise.by > latest)
            return refuse(RefusalCode::LimitTooLong, {{u"latest"_s, latest.toString(Qt::ISODate)}});
        next = next.isValid() ? std::min(next, promise.by) : promise.by;
    }
    if (next.isValid()) {
        noteFact(act, u"PROMISE_BY"_s, next.toString(Qt::ISODate));
        act.change.documents.append(DocumentKind::ToleranceNotice);
    }
    return {};
}

Verdict enterAcceptance(const Act &act, const DeadlineResult &clocks)
{
    if (const Verdict counted = setClocks(act, clocks); !counted)
        return counted;
    if (act.item().isReportedUpFrom(act.before.unit)) {
        if (const Verdict lower = setClocks(act, act.engine().examineOnly(act.next().deadlines)); !lower)
            return lower;
    }
    assign(act.next(), {}, {});
    if (!missingMaterials(act.before, act.item(), true).isEmpty())
        act.change.row.remarks.append(u"MATERIALS_TO_FOLLOW"_s);
    startPartsOf(act, PartStart::OnAcceptance);
    if (act.item().flow.isEmpty())
        return {};
    // The first step's time runs from acceptance, whoever takes the case on and when: the limits of the steps add up
    // to the promise.
    const Limit limit{act.item().flow.constFirst().limitDays};
    return setClocks(act, act.engine().startStep(act.next().deadlines, limit, act.now()));
}

} // namespace

Verdict canEndBeforeAcceptance(const Situation &situation)
{
    if (isNoticeOver(situation.subject, situation.context)) {
        const QDate due = situation.subject.deadlines.noticeDue;
        return refuse(RefusalCode::LimitPassed, {{u"due"_s, due.toString(Qt::ISODate)}});
    }
    return {};
}

Verdict canAccept(const Situation &situation)
{
    // Art. 32(5): complete and lawful in form must be accepted. Differences with registries, running or failed queries
    // are no reason against it.
    const QStringList missing = missingMaterials(situation.subject, situation.context.item, false);
    if (!missing.isEmpty())
        return refuse(RefusalCode::MaterialsMissing, {{u"materials"_s, joined(missing)}});
    return {};
}

Verdict submit(const Act &act)
{
    act.next().form = patched(act.next().form, act.args().form);
    bringIn(act, act.args().materials);
    act.change.row.materials = act.next().materials;
    return setClocks(act, act.engine().receive(act.next().deadlines, act.now()));
}

Verdict preReturn(const Act &act)
{
    // All defects at once, as far as they are named one by one.
    if (!act.args().corrections.isEmpty()) {
        Expected<QVector<CorrectionItem>, Refusal> items = noticeItems(act);
        if (!items)
            return unexpected(items.error());
        act.change.row.corrections = std::move(*items);
    }
    noteOpinion(act, act.args().reason);
    assign(act.next(), {}, {});
    return {};
}

Verdict prePass(const Act &act)
{
    noteOpinion(act, act.args().opinion);
    assign(act.next(), {}, {});
    return {};
}

Verdict receive(const Act &act)
{
    // The window compares with the originals and adds what came on paper.
    bringIn(act, act.args().materials);
    act.change.row.materials = act.next().materials;
    // What was handed in online was received then; the five days do not wait for the window.
    if (act.before.deadlines.receivedAt.isValid())
        return {};
    return setClocks(act, act.engine().receive(act.next().deadlines, act.now()));
}

Verdict receiveOnline(const Act &act)
{
    return receive(act);
}

Verdict endBeforeAcceptance(const Act &act)
{
    noteOpinion(act, act.args().opinion.isEmpty() ? act.args().reason : act.args().opinion);
    act.next().parts.clear();
    act.next().deadlines = act.engine().end(act.next().deadlines, act.now());
    return {};
}

Verdict requestCorrection(const Act &act)
{
    CorrectionNotice &notice = act.next().correction;
    if (notice.count > 0) {
        if (!ownWords(act.args().supervisorReason, Record::Reason))
            return refuse(RefusalCode::SecondCorrection);
        act.change.row.reason = act.args().supervisorReason;
        act.change.row.remarks.append(u"SECOND_CORRECTION"_s);
    }
    Expected<QVector<CorrectionItem>, Refusal> items = noticeItems(act);
    if (!items)
        return unexpected(items.error());
    notice.items = std::move(*items);
    ++notice.count;
    notice.givenAt = act.now();
    notice.answerBy = toLocalDate(act.now()).addDays(act.item().correctionDays);
    notice.answeredAt = {};
    act.change.row.corrections = notice.items;
    noteOpinion(act, act.args().opinion);
    return setClocks(act, act.engine().askForCorrection(act.next().deadlines, act.now()));
}

Verdict completeCorrection(const Act &act)
{
    Case &next = act.next();
    QStringList open;
    for (CorrectionItem &item : next.correction.items) {
        item.done = isMended(item, act.args());
        if (!item.done)
            open.append(item.subject);
    }
    if (!open.isEmpty())
        return refuse(RefusalCode::CorrectionIncomplete, {{u"items"_s, joined(open)}});
    next.correction.answeredAt = act.now();
    next.form = patched(next.form, act.args().form);
    bringIn(act, act.args().materials);
    for (const Material &material : std::as_const(next.materials)) {
        const bool came = std::any_of(act.args().materials.cbegin(), act.args().materials.cend(),
                                      [&](const Material &paper) { return paper.id == material.id; });
        if (came)
            act.change.row.materials.append(material);
    }
    forgetFindings(next, act.item(), act.args().form);
    return setClocks(act, act.engine().completeCorrection(next.deadlines, act.now()));
}

Verdict accept(const Act &act)
{
    if (const Verdict promised = promise(act.next(), act.item(), act.args().promises); !promised)
        return promised;
    noteOpinion(act, act.args().opinion);
    if (isNoticeOver(act.before, act.context)) {
        // The law accepted it already, as of the day it came in.
        act.change.row.remarks.append(u"NOTICE_PERIOD_PASSED"_s);
        return enterAcceptance(act, act.engine().deemAccepted(act.before.deadlines, act.now()));
    }
    if (const QStringList owed = unpromisedMaterials(act.next(), act.item()); !owed.isEmpty())
        return refuse(RefusalCode::MaterialsMissing, {{u"materials"_s, joined(owed)}});
    if (const Verdict entered = enterAcceptance(act, act.engine().accept(act.before.deadlines, act.now())); !entered)
        return entered;
    return promisesInTime(act);
}

Verdict deemAccepted(const Act &act)
{
    return enterAcceptance(act, act.engine().deemAccepted(act.before.deadlines, act.now()));
}

} // namespace yunchuang::rules
