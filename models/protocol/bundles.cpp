// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/bundles.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String yearsKey("years");
constexpr QLatin1String centreKey("centre");

Expected<QJsonDocument, BundleError> parsed(const QByteArray &json)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(BundleError{QString(), error.errorString()});
    return document;
}

Expected<QJsonArray, BundleError> parsedList(const QByteArray &json)
{
    const Expected<QJsonDocument, BundleError> document = parsed(json);
    if (!document)
        return unexpected(document.error());
    if (!document->isArray())
        return unexpected(BundleError{QString(), u"a list is expected"_s});
    return document->array();
}

QString pointer(qsizetype index, const QString &rest = {})
{
    return u'/' + QString::number(index) + rest;
}

BundleError calendarFault(const QString &where, const CalendarError &error)
{
    return BundleError{where + error.where, nameOf(error.code)};
}

} // namespace

Expected<Catalogue, BundleError> catalogueFromBundle(const QByteArray &json, UnknownKeys unknown)
{
    const Expected<QJsonArray, BundleError> list = parsedList(json);
    if (!list)
        return unexpected(list.error());
    QVector<ServiceItem> items;
    for (qsizetype i = 0; i < list->size(); ++i) {
        Expected<ServiceItem, CatalogueError> item = parseServiceItem(list->at(i).toObject(), unknown);
        if (!item)
            return unexpected(BundleError{pointer(i, item.error().where), item.error().what});
        items.append(std::move(*item));
    }
    return Catalogue(std::move(items));
}

Expected<OrgDirectory, BundleError> unitsFromBundle(const QByteArray &json)
{
    const Expected<QJsonArray, BundleError> list = parsedList(json);
    if (!list)
        return unexpected(list.error());
    Expected<QVector<OrgUnit>, DirectoryError> units = parseOrgUnits(*list);
    if (!units)
        return unexpected(BundleError{units.error().where, units.error().what});
    return OrgDirectory(std::move(*units));
}

Expected<CalendarSet, BundleError> calendarsFromBundle(const QByteArray &json)
{
    const Expected<QJsonDocument, BundleError> document = parsed(json);
    if (!document)
        return unexpected(document.error());
    const QJsonObject object = document->object();
    QVector<WorkCalendar> years;
    const QJsonArray list = object.value(yearsKey).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Expected<WorkCalendar, CalendarError> year = WorkCalendar::fromJson(list.at(i).toObject());
        if (!year)
            return unexpected(calendarFault(u'/' + yearsKey + pointer(i), year.error()));
        years.append(*year);
    }
    CentreCalendar centre;
    if (object.contains(centreKey)) {
        const Expected<CentreCalendar, CalendarError> own =
            CentreCalendar::fromJson(object.value(centreKey).toObject());
        if (!own)
            return unexpected(calendarFault(u'/' + QString(centreKey), own.error()));
        centre = *own;
    }
    return CalendarSet(years, centre);
}

Expected<FormCatalogue, BundleError> formsFromBundle(const QByteArray &json)
{
    const Expected<QJsonArray, BundleError> list = parsedList(json);
    if (!list)
        return unexpected(list.error());
    Expected<FormCatalogue, FormError> forms = FormCatalogue::fromJson(*list);
    if (!forms)
        return unexpected(BundleError{forms.error().where, forms.error().what});
    return std::move(*forms);
}

QByteArray calendarsBundle(const QJsonArray &years, const QJsonObject &centre)
{
    QJsonObject object{{yearsKey, years}};
    if (!centre.isEmpty())
        object.insert(centreKey, centre);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace yunchuang::protocol
