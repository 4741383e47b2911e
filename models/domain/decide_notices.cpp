// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"
#include "domain/fieldselection.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

const QString materialPrefix = u"material:"_s;

} // namespace

bool isMaterial(const QString &subject)
{
    return subject.startsWith(materialPrefix);
}

MaterialId materialOf(const QString &subject)
{
    return MaterialId(subject.mid(materialPrefix.size()));
}

void bringIn(const Act &act, const QVector<Material> &papers)
{
    Case &subject = act.next();
    QHash<MaterialId, int> versions;
    for (const Material &material : std::as_const(subject.materials))
        versions[material.id] = std::max(versions.value(material.id), material.version);
    for (const Material &paper : papers)
        subject.materials.removeIf([&](const Material &old) { return old.id == paper.id; });
    for (Material paper : papers) {
        paper.version = versions.value(paper.id, 0) + 1;
        // When it came is what the service says, not who brings it.
        paper.receivedAt = act.now();
        subject.materials.append(paper);
    }
}

void forgetFindings(Case &subject, const ServiceItem &item, const QJsonObject &patch)
{
    for (RegistryCheck &check : subject.checks) {
        if (hasField(patch, check.field))
            check = {check.id, check.field, check.registry, CheckVerdict::Pending, {}, {}, CheckAnswer::None, {}, {}};
    }
    for (PointAnswer &answer : subject.points) {
        const ReviewPoint *point = item.reviewPoint(answer.point);
        const bool touched = point && std::any_of(point->fields.cbegin(), point->fields.cend(),
                                                  [&](const QString &field) { return hasField(patch, field); });
        if (touched)
            answer = {answer.point, PointVerdict::Open, {}, {}};
    }
}

bool isMended(const CorrectionItem &item, const CommandArguments &args)
{
    if (isMaterial(item.subject)) {
        return std::any_of(args.materials.cbegin(), args.materials.cend(), [&](const Material &material) {
            // A scan, or an original that the window saw.
            return material.id == materialOf(item.subject) && (!material.digest.isEmpty() || material.copies > 0);
        });
    }
    if (item.subject.startsWith(u'/'))
        return hasValue(args.form, item.subject);
    // A general remark is mended by whatever comes in.
    return !args.form.isEmpty() || !args.materials.isEmpty();
}

Expected<QVector<CorrectionItem>, Refusal> noticeItems(const Act &act)
{
    QVector<CorrectionItem> items = act.args().corrections;
    for (CorrectionItem &item : items) {
        item.done = false;
        const bool known = item.subject.isEmpty() || item.subject.startsWith(u'/') ||
                           (isMaterial(item.subject) && act.item().material(materialOf(item.subject)));
        if (!known)
            return missing(Record::Corrections);
    }
    return items;
}

void goOn(const Act &act)
{
    act.next().state = act.next().hasOpenHandoff() ? CaseState::Consulting : CaseState::InReview;
}

void noteFact(const Act &act, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        act.change.row.facts.insert(name, value);
}

Verdict promisesKept(const Case &subject)
{
    QStringList owed;
    const QVector<MaterialPromise> open = subject.openPromises();
    for (const MaterialPromise &promise : open)
        owed.append(promise.material.text());
    if (owed.isEmpty())
        return {};
    return refuse(RefusalCode::PromiseOpen, {{u"materials"_s, joined(owed)}});
}

} // namespace yunchuang::rules
