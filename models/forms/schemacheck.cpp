// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/schemacheck.h"

#include "forms/errorcodes.h"
#include "forms/jsonpointer.h"

#ifndef VALIJSON_USE_EXCEPTIONS
#error "valijson aborts the process on a bad schema unless it may throw"
#endif

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <array>
#include <exception>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// How the library words the violation of a keyword. It gives no codes, so its words are matched here, and a test sees
/// to it that each keyword still arrives under its own code.
struct Wording
{
    QLatin1String start;
    QLatin1String keyword;
};

constexpr auto wordings = std::to_array<Wording>({
    {QLatin1String("Value type not permitted"), QLatin1String("type")},
    {QLatin1String("Missing required property"), QLatin1String("required")},
    {QLatin1String("Object contains a property that could not be validated"), QLatin1String("additionalProperties")},
    {QLatin1String("String should be no fewer than"), QLatin1String("minLength")},
    {QLatin1String("String should be no more than"), QLatin1String("maxLength")},
    {QLatin1String("Array should contain no fewer than"), QLatin1String("minItems")},
    {QLatin1String("Array should contain no more than"), QLatin1String("maxItems")},
    {QLatin1String("Elements at indexes"), QLatin1String("uniqueItems")},
    {QLatin1String("Expected number greater than"), QLatin1String("minimum")},
    {QLatin1String("Expected number less than"), QLatin1String("maximum")},
    {QLatin1String("Failed to match against any enum values"), QLatin1String("enum")},
    {QLatin1String("Failed to match expected value set by 'const'"), QLatin1String("const")},
});

QString pointerOf(const std::vector<std::string> &context)
{
    QString pointer;
    for (std::size_t i = 1; i < context.size(); ++i) { // the first is the root
        const QString token = QString::fromStdString(context[i]);
        pointer = pointerTo(pointer, token.mid(1, token.size() - 2));
    }
    return pointer;
}

QString quotedIn(const QString &text)
{
    const qsizetype last = text.lastIndexOf(u'\'');
    const qsizetype first = text.lastIndexOf(u'\'', last - 1);
    return first >= 0 && last > first ? text.mid(first + 1, last - first - 1) : QString();
}

QString firstNumberIn(const QString &text)
{
    qsizetype start = 0;
    while (start < text.size() && !text.at(start).isDigit() && text.at(start) != u'-')
        ++start;
    qsizetype end = start;
    while (end < text.size() && (text.at(end).isDigit() || text.at(end) == u'.' || text.at(end) == u'-'))
        ++end;
    QString number = text.mid(start, end - start);
    if (number.contains(u'.')) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.'))
            number.chop(1);
    }
    return number;
}

} // namespace

struct SchemaCheck::Compiled
{
    valijson::Schema schema;
};

SchemaCheck::SchemaCheck(std::unique_ptr<Compiled> compiled)
    : m_compiled(std::move(compiled))
{
}

SchemaCheck::~SchemaCheck() = default;

Expected<std::shared_ptr<const SchemaCheck>, FormError> SchemaCheck::make(const QJsonObject &plain)
{
    try {
        auto compiled = std::make_unique<Compiled>();
        valijson::SchemaParser parser;
        const QJsonValue value(plain);
        parser.populateSchema(valijson::adapters::QtJsonAdapter(value), compiled->schema);
        return std::shared_ptr<const SchemaCheck>(new SchemaCheck(std::move(compiled)));
    } catch (const std::exception &problem) {
        return unexpected(FormError{u"schema"_s, QString::fromUtf8(problem.what())});
    }
}

QVector<FieldError> SchemaCheck::check(const QJsonObject &value) const
{
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    const QJsonValue root(value);
    if (validator.validate(m_compiled->schema, valijson::adapters::QtJsonAdapter(root), &results))
        return {};

    QVector<FieldError> errors;
    for (const auto &result : results) {
        const QString text = QString::fromStdString(result.description);
        const auto wording = std::find_if(wordings.begin(), wordings.end(),
                                          [&](const Wording &candidate) { return text.startsWith(candidate.start); });
        if (wording == wordings.end())
            continue; // says only that something inside is wrong, which is reported by itself
        FieldError error{pointerOf(result.context), nameOf(*codeOfKeyword(QString(wording->keyword))), {}};
        if (wording->keyword == QLatin1String("required") ||
            wording->keyword == QLatin1String("additionalProperties")) {
            error.path = pointerTo(error.path, quotedIn(text));
        } else if (wording->keyword.startsWith(QLatin1String("min")) ||
                   wording->keyword.startsWith(QLatin1String("max"))) {
            error.args.insert(u"limit"_s, firstNumberIn(text));
        }
        if (!errors.contains(error))
            errors.append(error);
    }
    if (errors.isEmpty()) // the library refused in words that are new to us: never let it pass
        errors.append({QString(), nameOf(FieldCode::WrongType), {}});
    return errors;
}

} // namespace yunchuang
