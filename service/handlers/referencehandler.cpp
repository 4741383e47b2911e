// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/referencehandler.h"

#include "protocol/bundles.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::AuditEvent;

namespace {

constexpr int firstYear = 2004; // the year the licensing law came into force
constexpr int yearsAhead = 5;

tl::unexpected<protocol::ApiError> badReference(const QString &rule, const QString &detail)
{
    return refuse(ApiErrorCode::RuleBroken, {{u"rule"_s, rule}, {u"detail"_s, detail}});
}

Answer<QJsonObject> objectBody(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return malformed(QString());
    return document.object();
}

Answer<void> noteReference(Context &context, const audit::Line &line)
{
    return context.core.writer().run([&](WriteContext &write) { return audit::record(write, context, line); });
}

} // namespace

Answer<Done> ReferenceHandlers::edit(Context &context, const QString &file, const QByteArray &json, const QString &rule)
{
    if (!m_editor)
        return refuse(ApiErrorCode::Unavailable);
    const Expected<std::shared_ptr<const Reference>, QString> edition = m_editor(file, json);
    if (!edition)
        return badReference(rule, edition.error());
    context.core.setReference(*edition);
    return Done();
}

Answer<protocol::CalendarImported> ReferenceHandlers::importCalendar(Context &context, const QJsonObject &year)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::SystemAdmin); !held)
        return tl::unexpected(held.error());
    const Expected<WorkCalendar, CalendarError> calendar = WorkCalendar::fromJson(year);
    if (!calendar)
        return badReference(u"CALENDAR"_s, calendar.error().where % u": "_s % nameOf(calendar.error().code));
    const int thisYear = toLocalDate(context.now()).year();
    if (calendar->year() < firstYear || calendar->year() > thisYear + yearsAhead)
        return badReference(u"CALENDAR"_s, u"/year"_s);
    QJsonObject kept = year;
    kept.insert(u"importedAt"_s, context.now().toString(Qt::ISODate));
    kept.insert(u"importedBy"_s, context.principal().user.text());

    const std::lock_guard lock(m_mutex);
    protocol::CalendarImported imported;
    imported.year = calendar->year();
    imported.replaced = context.core.reference()->calendars().year(calendar->year()) != nullptr;
    const QString number = QString::number(imported.year);
    const Answer<Done> done = edit(context, u"calendars/"_s % number % u".json"_s,
                                   QJsonDocument(kept).toJson(QJsonDocument::Indented), u"CALENDAR"_s);
    if (!done)
        return tl::unexpected(done.error());
    const Answer<void> noted = noteReference(
        context, {AuditEvent::CalendarImported, number, {{u"replaced"_s, imported.replaced ? u"yes"_s : u"no"_s}}});
    if (!noted)
        return tl::unexpected(noted.error());
    return imported;
}

Answer<Done> ReferenceHandlers::changeUnit(Context &context, const UnitEdit &edit)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::SystemAdmin); !held)
        return tl::unexpected(held.error());
    if (edit.unit.isEmpty() || edit.json.value("id"_L1).toString() != edit.unit.text())
        return malformed(u"/id"_s);
    const std::lock_guard lock(m_mutex);
    const Bundle *bundle = context.core.reference()->bundle(protocol::bundles::units);
    QJsonArray units = bundle ? QJsonDocument::fromJson(bundle->json).array() : QJsonArray();
    qsizetype place = 0;
    while (place < units.size() && units.at(place).toObject().value("id"_L1).toString() != edit.unit.text())
        ++place;
    audit::Line line{AuditEvent::UnitChanged, edit.unit.text()};
    if (place < units.size()) {
        const QJsonObject before = units.at(place).toObject();
        QStringList members = before.keys() + edit.json.keys();
        members.removeDuplicates();
        for (const QString &member : std::as_const(members)) {
            if (before.value(member) != edit.json.value(member))
                line.changes.insert(member, u"changed"_s);
        }
        units.replace(place, edit.json);
    } else {
        line.changes.insert(u"new"_s, u"yes"_s);
        units.append(edit.json);
    }
    const Answer<Done> done =
        this->edit(context, u"units.json"_s, QJsonDocument(units).toJson(QJsonDocument::Indented), u"UNIT"_s);
    if (!done)
        return done;
    if (const Answer<void> noted = noteReference(context, line); !noted)
        return tl::unexpected(noted.error());
    return Done();
}

void addReferenceRoutes(Binding &binding, const Authenticator &session, ReferenceHandlers &handlers)
{
    using namespace protocol;
    binding.add<QJsonObject, CalendarImported>(
        "POST", paths::adminCalendars, session, objectBody,
        [&handlers](Context &context, const QJsonObject &year) { return handlers.importCalendar(context, year); });
    binding.add<UnitEdit, Done>(
        "PUT", paths::adminUnit, session,
        [](const HttpRequest &request) -> Answer<UnitEdit> {
            Answer<QJsonObject> json = objectBody(request);
            if (!json)
                return tl::unexpected(json.error());
            return UnitEdit{UnitId(request.param(u"unit"_s)), std::move(*json)};
        },
        [&handlers](Context &context, const UnitEdit &edit) { return handlers.changeUnit(context, edit); });
}

} // namespace yunchuang::service
