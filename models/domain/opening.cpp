// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "domain/fieldselection.h"
#include "domain/jointcase.h"

#include <stdexcept>
#include <string>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

Part waitingPart(const Receiver &receiver)
{
    Part part;
    part.id = receiver.id;
    part.unit = receiver.unit;
    part.name = receiver.name;
    return part;
}

/// An item may still name a unit that was merged since: who took its tasks over gets the case.
UnitId unitInCharge(const OrgDirectory &units, const UnitId &named, const QDateTime &now)
{
    const UnitId inCharge = units.inChargeOn(named, toLocalDate(now));
    return inCharge.isEmpty() ? named : inCharge;
}

Case newCase(const CaseId &id, const QString &number, const QString &queryCode, const ServiceItem &item,
             const UnitId &unit, const OrgDirectory &units)
{
    Case made;
    made.id = id;
    made.number = number;
    made.queryCode = queryCode;
    made.item = item.key;
    made.itemName = item.name;
    made.unit = unit;
    made.department = units.departmentOf(unit);
    made.formId = item.formId;
    made.formVersion = item.formVersion;
    for (const ReviewPoint &point : item.reviewPoints)
        made.points.append(PointAnswer{point.id, PointVerdict::Open, {}, {}});
    for (const Receiver &receiver : item.receivers)
        made.parts.append(waitingPart(receiver));
    if (isJoint(item))
        made.jointCode = jointCodeFor(queryCode);
    made.state = CaseState::Draft;
    return made;
}

/// Who acts when a case begins: the applicant through the source, or the service for the unit.
struct Opener
{
    Post post;
    UnitId unit;
    QDateTime actedAt;
};

/// An act of the opening, by the same rules and the same table as every later one. That they refuse it can only come of
/// limits that no catalogue may have.
CaseChange begun(const Case &before, Action action, const Opener &opener, CommandArguments args,
                 const ServiceItem &item, const OrgDirectory &units, const CalendarSet &calendars, const QDateTime &now)
{
    Command command;
    command.caseId = before.id;
    command.action = action;
    command.base.revision = before.revision;
    command.actingUnit = opener.unit;
    command.post = opener.post;
    command.actedAt = opener.actedAt;
    command.args = std::move(args);
    Actor actor;
    actor.unit = opener.unit;
    actor.posts = opener.post;
    Expected<CaseChange, Refusal> change =
        decide(before, command, DecisionContext{actor, item, units, calendars, now, {}, {}, true});
    if (!change)
        throw std::logic_error("a case cannot begin with " + std::string(nameOf(action).data()) + ": " +
                               nameOf(change.error().code).data());
    change->row.sequence = change->next.version;
    change->tombstones.clear();
    return std::move(*change);
}

} // namespace

CaseChange openCase(const Intake &intake, const ServiceItem &item, const OrgUnit &sourceUnit, const OrgDirectory &units,
                    const CalendarSet &calendars, const QDateTime &now)
{
    const UnitId accepting = unitInCharge(units, item.acceptingUnit, now);
    Case made = newCase(intake.id, intake.number, intake.queryCode, item, accepting, units);
    if (made.department.isEmpty())
        made.department = item.department;
    made.source = intake.source.isEmpty() ? sourceUnit.id : intake.source;
    made.applicant = intake.applicant;
    made.form = intake.form;
    made.materials = intake.materials;
    made.promises = intake.promises;
    made.follows = intake.follows;

    // The clocks go by the service's time: what the source says of the submission is kept, not counted with.
    const Opener applicant{Post::Applicant, made.source, intake.submittedAt.isValid() ? intake.submittedAt : now};
    const CaseChange submitted = begun(made, Action::Submit, applicant, {}, item, units, calendars, now);
    CaseChange change =
        begun(submitted.next, Action::ReceiveOnline, {Post::System, made.unit, now}, {}, item, units, calendars, now);
    change.earlierRows.append(submitted.row);
    if (const std::optional<CaseLink> &link = intake.follows) {
        HistoryRow &row = change.earlierRows.last();
        row.facts.insert(u"LINK"_s, nameOf(link->kind));
        row.facts.insert(u"RESULT_NUMBER"_s, link->resultNumber);
        // Art. 50: asked for later it is still answered, but silence does not renew it.
        const bool late =
            link->kind == LinkKind::Renewal && link->renewBy.isValid() && toLocalDate(now) > link->renewBy;
        if (late)
            row.remarks.append(u"RENEWAL_LATE"_s);
    }
    change.row.remarks.append(intake.identityChecked ? u"IDENTITY_CHECKED_AT_INTAKE"_s : u"IDENTITY_NOT_STATED"_s);
    return change;
}

CaseChange openWork(const CaseId &id, const QString &number, const QString &queryCode, const Case &parent,
                    const Receiver &receiver, const ServiceItem &workItem, const OrgDirectory &units,
                    const CalendarSet &calendars, const QDateTime &now, bool waits)
{
    Case made = newCase(id, number, queryCode, workItem, unitInCharge(units, receiver.unit, now), units);
    made.source = parent.unit;
    made.applicant = parent.applicant;
    made.form = onlyFields(parent.form, receiver.fields);
    if (made.formId.isEmpty()) {
        made.formId = parent.formId;
        made.formVersion = parent.formVersion;
    }
    made.parent = parent.id;
    made.parentPart = receiver.id;
    if (receiver.starts == PartStart::OnAcceptance)
        made.jointCode = parent.jointCode;
    for (const Material &material : parent.materials) {
        if (receiver.materials.contains(material.id))
            made.materials.append(material);
    }
    return begun(made, waits ? Action::AnnouncePart : Action::StartWork, {Post::System, made.unit, now}, {}, workItem,
                 units, calendars, now);
}

} // namespace yunchuang
