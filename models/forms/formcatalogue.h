// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/serviceitem.h"
#include "forms/formdescription.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace yunchuang {

/// A form in one of its versions; "company-registration/1" as a text.
struct FormKey
{
    QString id;
    int version = 0;

    friend bool operator==(const FormKey &, const FormKey &) = default;
    friend size_t qHash(const FormKey &key, size_t seed = 0) { return qHashMulti(seed, key.id, key.version); }

    [[nodiscard]] QString text() const { return id + QLatin1Char('/') + QString::number(version); }
    /// Reads "id/version"; a text without a version means version 1. Invalid (version 0) if it is neither.
    [[nodiscard]] static FormKey fromText(const QString &text);
};

/// All forms of one edition.
class FormCatalogue
{
public:
    /// Adds a form; the same key twice is an error.
    Expected<void, FormError> add(const FormKey &key, const QJsonObject &schema, const QJsonObject &uiSchema);

    /// Reads `[{"id", "version", "schema", "uischema"}]`, the shape in which forms travel. All or none. An entry with
    /// `definitions` in place of a schema holds parts that schemas refer to (SharedParts); toJson() writes them in.
    [[nodiscard]] static Expected<FormCatalogue, FormError> fromJson(const QJsonArray &forms);
    [[nodiscard]] QJsonArray toJson() const;

    [[nodiscard]] const FormDescription *find(const FormKey &key) const;
    [[nodiscard]] const FormDescription *find(const QString &id, int version) const
    {
        return find(FormKey{id, version});
    }
    [[nodiscard]] QVector<FormKey> keys() const;

private:
    struct Entry
    {
        FormDescription description;
        QJsonObject schema;
        QJsonObject uiSchema;
    };
    QHash<FormKey, std::shared_ptr<const Entry>> m_forms;
};

/// The catalogue with what its items' forms say about sharing and booking (ServiceItem::shareableFields, booking). An
/// item whose form is not there shares no field.
[[nodiscard]] Catalogue withShareableFields(const Catalogue &catalogue, const FormCatalogue &forms);

} // namespace yunchuang
