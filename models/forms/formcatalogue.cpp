// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formcatalogue.h"

#include "forms/sharedparts.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

FormKey FormKey::fromText(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    FormKey key{text.left(slash), slash < 0 ? 1 : text.mid(slash + 1).toInt()};
    if (key.id.isEmpty() || key.version < 1)
        return {};
    return key;
}

Expected<void, FormError> FormCatalogue::add(const FormKey &key, const QJsonObject &schema, const QJsonObject &uiSchema)
{
    if (key.id.isEmpty() || key.version < 1)
        return unexpected(FormError{key.text(), u"a form has an id and a version from 1"_s});
    if (m_forms.contains(key))
        return unexpected(FormError{key.text(), u"the form is there twice"_s});
    auto description = FormDescription::parse(schema, uiSchema);
    if (!description)
        return unexpected(FormError{key.text() + u' ' + description.error().where, description.error().what});
    m_forms.insert(key, std::make_shared<const Entry>(Entry{*description, schema, uiSchema}));
    return {};
}

Expected<FormCatalogue, FormError> FormCatalogue::fromJson(const QJsonArray &forms)
{
    FormCatalogue catalogue;
    SharedParts parts;
    for (const QJsonValue &form : forms) {
        if (form[u"definitions"_s].isObject())
            parts.insert(FormKey{form[u"id"_s].toString(), form[u"version"_s].toInt()}.text(),
                         form[u"definitions"_s].toObject());
    }
    for (const QJsonValue &form : forms) {
        if (form[u"definitions"_s].isObject())
            continue;
        const FormKey key{form[u"id"_s].toString(), form[u"version"_s].toInt()};
        auto whole = withSharedParts(form[u"schema"_s].toObject(), parts);
        if (!whole)
            return unexpected(FormError{key.text() + u' ' + whole.error().where, whole.error().what});
        if (auto added = catalogue.add(key, *whole, form[u"uischema"_s].toObject()); !added)
            return unexpected(added.error());
    }
    return catalogue;
}

QJsonArray FormCatalogue::toJson() const
{
    QJsonArray forms;
    const QVector<FormKey> all = keys();
    for (const FormKey &key : all) {
        const Entry &entry = *m_forms.value(key);
        forms.append(QJsonObject{{u"id"_s, key.id},
                                 {u"version"_s, key.version},
                                 {u"schema"_s, entry.schema},
                                 {u"uischema"_s, entry.uiSchema}});
    }
    return forms;
}

const FormDescription *FormCatalogue::find(const FormKey &key) const
{
    const auto found = m_forms.constFind(key);
    return found == m_forms.constEnd() ? nullptr : &(*found)->description;
}

QVector<FormKey> FormCatalogue::keys() const
{
    QVector<FormKey> keys(m_forms.keyBegin(), m_forms.keyEnd());
    std::sort(keys.begin(), keys.end(),
              [](const FormKey &a, const FormKey &b) { return a.id == b.id ? a.version < b.version : a.id < b.id; });
    return keys;
}

Catalogue withShareableFields(const Catalogue &catalogue, const FormCatalogue &forms)
{
    QVector<ServiceItem> items = catalogue.items();
    for (ServiceItem &item : items) {
        const FormDescription *form = forms.find(item.formId, item.formVersion);
        item.shareableFields = form ? form->shareableFields() : QVector<QString>();
        item.booking = form ? form->claims().booking() : std::nullopt;
    }
    return Catalogue(std::move(items));
}

} // namespace yunchuang
