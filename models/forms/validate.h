// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/refusal.h"
#include "forms/formdescription.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace yunchuang {

/// The steps at which an applicant fills in a form; clerks' steps are those of the item's flow.
inline constexpr QLatin1String applyStep{"apply"};
inline constexpr QLatin1String correctStep{"correct"};

/// Limits of a whole form, whatever its schema allows. They are looked at before anything else, and hostile input costs
/// no more than it takes to reach them.
struct FormLimits
{
    static constexpr int depth = 16;          ///< nesting
    static constexpr int nodes = 20000;       ///< values in all
    static constexpr int characters = 400000; ///< of all texts and keys together
    static constexpr int keys = 500;          ///< of one object
    static constexpr int errors = 100;        ///< reported at most
};

/// Everything wrong with a form's value at a step; empty = valid. First size and characters, which end the check if
/// they fail; then the schema, named formats, cross-field rules; and that nothing changed against `before` which the
/// step may not edit (a new form is compared with an empty one). `today` is the day on which the form is handed in, by
/// the clock of the office; without it rules about that day are left out.
[[nodiscard]] QVector<FieldError> validate(const FormDescription &form, const QJsonObject &value, const QString &step,
                                           const QJsonObject &before = {}, QDate today = {});

/// What is worth a look but refuses nothing: the rules whose severity is a warning. Empty for a value that does not
/// keep within FormLimits.
[[nodiscard]] QVector<FieldError> adviceOn(const FormDescription &form, const QJsonObject &value, QDate today = {});

} // namespace yunchuang
