// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "forms/claims.h"
#include "forms/crossrule.h"
#include "forms/field.h"
#include "forms/schemacheck.h"
#include "forms/uischema.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <memory>

namespace yunchuang {

struct FormGroup;

/// A field as it stands in a window: what it is, and what shows, hides, enables or disables it (its own rule and those
/// of everything around it). Never an object: that is drawn as what it holds.
struct FormField
{
    const Field *field = nullptr; ///< lives as long as any copy of the description
    Words label;
    QVector<const Field *> columns; ///< of a list of objects: what its table shows, in order
    QVector<FormGroup> entry;       ///< of a list of objects: everything in an entry, the columns too
    QVector<UiRule> rules;
    bool readOnly = false;
    bool radio = false;    ///< the choices side by side
    bool sameLine = false; ///< stands beside the one before it
};

/// Fields under one heading. The label may be empty.
struct FormGroup
{
    Words label;
    QVector<FormField> fields;
};

/// One tab. A form without categories has one with an empty label.
struct FormTab
{
    Words label;
    QVector<FormGroup> groups;
};

/// Something that a consultation may carry, or is shown not to carry.
struct ShareField
{
    QString pointer; ///< of a field, a group or a list
    Words label;
    Sharing sharing = Sharing::No;
    Sensitivity sensitivity = Sensitivity::Public; ///< the highest of what is in it
};

/// The shareable fields under one heading of the form, in its order.
struct ShareGroup
{
    Words label;
    QVector<ShareField> fields;
};

/// A form as understood: the JSON Schema (draft-07) with its annotations and cross-field rules, and the UI schema. It
/// is read whole or refused whole. A value: copies share what they hold, and it never changes.
///
/// Annotations in the schema: `x-label` {zh, en}; `x-source` base registry (legal-persons, population, addresses);
/// `x-sensitivity` public, personal, sensitive; `x-editable` steps that may change it; `x-share` no, may, always;
/// `x-format` named format; `x-enumLabels`; `x-money` integer fen; `x-multiline`; `x-unit`; of an object `x-order` and
/// `x-rules`; of the form `x-claims` and `x-bars` (claims.h). Source, sensitivity, editing and sharing are handed down to what a group or list contains. Without a UI
/// schema everything is shown in the order of the schema.
class FormDescription
{
public:
    [[nodiscard]] static Expected<FormDescription, FormError> parse(const QJsonObject &schema,
                                                                    const QJsonObject &uiSchema);

    [[nodiscard]] const Field &root() const;
    /// By pattern ("/holders/*/amount") or concrete pointer ("/holders/0/amount").
    [[nodiscard]] const Field *field(const QString &pointer) const;
    [[nodiscard]] const UiElement &layout() const;
    [[nodiscard]] const QVector<FormTab> &tabs() const;
    [[nodiscard]] const QVector<CrossRule> &rules() const;
    /// What it claims and what bars it; for the service, which alone knows the other cases and the registries.
    [[nodiscard]] const FormClaims &claims() const;
    [[nodiscard]] const SchemaCheck &schemaCheck() const;

    /// What a consultation may carry, grouped as the form is.
    [[nodiscard]] QVector<ShareGroup> shareGroups() const;

    /// Patterns of all that a consultation may carry, with nothing inside that may not be shared.
    [[nodiscard]] QVector<QString> shareableFields() const;

    /// `beside`: pointer of the entry that is meant, for fields of lists.
    [[nodiscard]] static bool isVisible(const FormField &field, const QJsonObject &value, const QString &beside = {});
    [[nodiscard]] static bool isEnabled(const FormField &field, const QJsonObject &value, const QString &step,
                                        const QString &beside = {});

private:
    struct Data;
    explicit FormDescription(std::shared_ptr<const Data> data);

    std::shared_ptr<const Data> m_data;
};

} // namespace yunchuang
