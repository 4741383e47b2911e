// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/refusal.h"
#include "forms/condition.h"

#include <QJsonObject>
#include <QVector>

#include <memory>

namespace yunchuang {

/// A JSON Schema made ready for checking; the library that does it stays behind this class. Const use from several
/// threads at once is safe.
class SchemaCheck
{
public:
    /// Fails if the library does not understand the schema.
    [[nodiscard]] static Expected<std::shared_ptr<const SchemaCheck>, FormError> make(const QJsonObject &plain);
    ~SchemaCheck();

    /// Violations as codes with pointers. The value must have passed the limits of size and depth before.
    [[nodiscard]] QVector<FieldError> check(const QJsonObject &value) const;

private:
    struct Compiled;
    explicit SchemaCheck(std::unique_ptr<Compiled> compiled);

    std::unique_ptr<Compiled> m_compiled;
};

} // namespace yunchuang
