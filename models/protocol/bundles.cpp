// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/bundles.h"

#include "protocol/jsonvalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace yunchuang {

using namespace Qt::StringLiterals;

template<class V>
void describe(V &v, FormerName &x)
{
    v.required("name"_L1, x.name);
    v.optional("shortName"_L1, x.shortName);
    v.required("until"_L1, x.until);
}

template<class V>
void describe(V &v, OrgUnit &x)
{
    v.required("id"_L1, x.id);
    v.required("kind"_L1, x.kind);
    v.optional("parent"_L1, x.parent);
    v.required("name"_L1, x.name);
    v.optional("shortName"_L1, x.shortName);
    v.optional("uscc"_L1, x.uscc);
    v.optional("documentWord"_L1, x.documentWord);
    v.optional("validFrom"_L1, x.validFrom);
    v.optional("validTo"_L1, x.validTo);
    v.optional("successor"_L1, x.successor);
    v.optional("formerNames"_L1, x.formerNames);
}

} // namespace yunchuang

namespace yunchuang::protocol {

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
    QVector<OrgUnit> units;
    detail::Failure failure;
    detail::readValue(QJsonValue(*list), units, QString(), failure);
    if (failure.isSet())
        return unexpected(BundleError{failure.where, failure.what});
    QSet<UnitId> known;
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (units[i].id.isEmpty() || units[i].name.isEmpty())
            return unexpected(BundleError{pointer(i), u"a unit without id or name"_s});
        if (known.contains(units[i].id))
            return unexpected(BundleError{pointer(i, u"/id"_s), u"the same id twice"_s});
        known.insert(units[i].id);
    }
    for (qsizetype i = 0; i < units.size(); ++i) {
        for (const UnitId &other : {units[i].parent, units[i].successor}) {
            if (!other.isEmpty() && !known.contains(other))
                return unexpected(BundleError{pointer(i), u"names a unit that is not in the list"_s});
        }
    }
    return OrgDirectory(std::move(units));
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
