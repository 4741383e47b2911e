// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlineengine.h"
#include "domain/decide.h"
#include "domain/fieldselection.h"

#include <stdexcept>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// The clocks of a new case; they can only fail on limits that no catalogue may have.
Deadlines started(const DeadlineResult &clocks)
{
    if (!clocks)
        throw std::logic_error("the limits of a service item cannot be counted");
    return *clocks;
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
        made.parts.append(Part{receiver.id, receiver.unit, receiver.name, PartState::Waiting, {}, 0, {}, {}});
    made.version = 1;
    made.revision = 1;
    return made;
}

CaseChange openedBySystem(Case made, Action action, CaseState before, const QDateTime &now)
{
    CaseChange change;
    change.row.sequence = 1;
    change.row.action = action;
    change.row.before = before;
    change.row.after = made.state;
    change.row.post = Post::System;
    change.row.unit = made.unit;
    change.row.at = now;
    change.row.actedAt = now;
    change.next = std::move(made);
    return change;
}

} // namespace

CaseChange openCase(const Intake &intake, const ServiceItem &item, const OrgUnit &sourceUnit, const OrgDirectory &units,
                    const CalendarSet &calendars, const QDateTime &now)
{
    Case made = newCase(intake.id, intake.number, intake.queryCode, item, item.acceptingUnit, units);
    if (made.department.isEmpty())
        made.department = item.department;
    made.state = CaseState::Received;
    made.source = intake.source.isEmpty() ? sourceUnit.id : intake.source;
    made.applicant = intake.applicant;
    made.form = intake.form;
    made.materials = intake.materials;
    // The clocks go by the service's time: what the source says of the submission is kept, not counted with.
    made.deadlines = started(DeadlineEngine(item.limits(), calendars).receive({}, now));

    CaseChange change = openedBySystem(std::move(made), Action::Receive, CaseState::Submitted, now);
    change.row.unit = change.next.source;
    if (intake.submittedAt.isValid())
        change.row.actedAt = intake.submittedAt;
    change.row.remarks.append(u"IDENTITY_CHECKED_AT_INTAKE"_s);
    change.documents.append(DocumentKind::ReceptionReceipt);
    return change;
}

CaseChange openWork(const CaseId &id, const QString &number, const QString &queryCode, const Case &parent,
                    const Receiver &receiver, const ServiceItem &workItem, const OrgDirectory &units,
                    const CalendarSet &calendars, const QDateTime &now)
{
    Case made = newCase(id, number, queryCode, workItem, receiver.unit, units);
    made.state = CaseState::Accepted;
    made.source = parent.unit;
    made.applicant = parent.applicant;
    made.form = onlyFields(parent.form, receiver.fields);
    if (made.formId.isEmpty()) {
        made.formId = parent.formId;
        made.formVersion = parent.formVersion;
    }
    made.parent = parent.id;
    made.parentPart = receiver.id;
    const DeadlineEngine engine(workItem.limits(), calendars);
    made.deadlines = started(engine.receive({}, now));
    made.deadlines = started(engine.accept(made.deadlines, now));
    if (!workItem.flow.isEmpty())
        made.deadlines = started(engine.startStep(made.deadlines, Limit{workItem.flow.constFirst().limitDays}, now));

    CaseChange change = openedBySystem(std::move(made), Action::Accept, CaseState::Received, now);
    change.row.remarks.append(u"STARTED_BY_CLOSING"_s);
    return change;
}

} // namespace yunchuang
