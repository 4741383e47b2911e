// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/readablebundles.h"

#include "forms/sharedparts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

namespace {

Expected<QJsonArray, BundleError> readList(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return unexpected(BundleError{QString(), u"a list is expected"_s});
    return document.array();
}

QString placeIn(qsizetype index, const QString &rest)
{
    return u'/' + QString::number(index) + rest;
}

} // namespace

Expected<ReadableCatalogue, BundleError> readableCatalogue(const QByteArray &json)
{
    const Expected<QJsonArray, BundleError> list = readList(json);
    if (!list)
        return unexpected(list.error());
    ReadableCatalogue out;
    QVector<ServiceItem> items;
    for (qsizetype i = 0; i < list->size(); ++i) {
        Expected<ServiceItem, CatalogueError> item = parseServiceItem(list->at(i).toObject(), UnknownKeys::Ignore);
        if (item)
            items.append(std::move(*item));
        else
            out.faults.append({placeIn(i, item.error().where), item.error().what});
    }
    out.catalogue = Catalogue(std::move(items));
    return out;
}

Expected<ReadableForms, BundleError> readableForms(const QByteArray &json)
{
    const Expected<QJsonArray, BundleError> list = readList(json);
    if (!list)
        return unexpected(list.error());
    const auto keyOf = [](const QJsonValue &form) {
        return FormKey{form[u"id"_s].toString(), form[u"version"_s].toInt()};
    };
    SharedParts parts;
    for (const QJsonValue &form : *list) {
        if (form[u"definitions"_s].isObject())
            parts.insert(keyOf(form).text(), form[u"definitions"_s].toObject());
    }
    ReadableForms out;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const QJsonValue form = list->at(i);
        if (form[u"definitions"_s].isObject())
            continue;
        const auto whole = withSharedParts(form[u"schema"_s].toObject(), parts);
        const Expected<void, FormError> added =
            whole ? out.forms.add(keyOf(form), *whole, form[u"uischema"_s].toObject()) : unexpected(whole.error());
        if (!added) {
            out.unreadable.append(keyOf(form));
            out.faults.append({placeIn(i, added.error().where), added.error().what});
        }
    }
    return out;
}

QVector<ItemKey> itemsNamed(const QByteArray &catalogue)
{
    QVector<ItemKey> keys;
    const QJsonArray list = QJsonDocument::fromJson(catalogue).array();
    for (const QJsonValue &item : list) {
        const QJsonValue key = item[u"key"_s];
        keys.append({ItemCode(key[u"code"_s].toString()), key[u"version"_s].toInt()});
    }
    return keys;
}

Catalogue withFormsThatAreThere(const Catalogue &catalogue, const FormCatalogue &forms)
{
    QVector<ServiceItem> items = catalogue.items();
    items.removeIf([&](const ServiceItem &item) {
        return (!item.formId.isEmpty() && !forms.find(item.formId, item.formVersion)) ||
               std::any_of(item.approvalForms.cbegin(), item.approvalForms.cend(),
                           [&](const QString &form) { return !forms.find(FormKey::fromText(form)); });
    });
    return Catalogue(std::move(items));
}

} // namespace yunchuang::protocol
