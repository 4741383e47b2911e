// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/field.h"

#include "forms/errorcodes.h"
#include "forms/formats.h"
#include "forms/jsonpointer.h"

#include <QHash>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultMaxLength = 500;
constexpr int longestText = 20000;
constexpr int defaultMaxItems = 100;
constexpr int mostItems = 1000;
constexpr double largestInteger = 9007199254740991.0; // 2^53 - 1: what every JSON implementation keeps exactly

/// What a field takes over from what contains it.
struct Inherited
{
    QSet<QString> editable;
    Sensitivity sensitivity = Sensitivity::Public;
    QString source;
    Sharing sharing = Sharing::No;
    bool readOnly = false;
};

/// Reads one schema; holds what has to be known on the way down.
class SchemaReader
{
public:
    explicit SchemaReader(const QJsonObject &root)
        : m_definitions(root.value(u"definitions"_s).toObject())
    {
    }

    Expected<ParsedSchema, FormError> read(const QJsonObject &schema, const QString &where, const QString &pattern,
                                           const Inherited &inherited, int depth);
    Expected<QJsonObject, FormError> readConstraint(const QJsonObject &schema, const QString &where, int depth);

private:
    Expected<ParsedSchema, FormError> readResolved(const QJsonObject &schema, const QString &where,
                                                   const QString &pattern, const Inherited &inherited, int depth);
    Expected<QJsonObject, FormError> resolved(const QJsonObject &schema, const QString &where) const;
    static Expected<void, FormError> refuseUnknown(const QJsonObject &schema, const QString &where, bool isRoot);
    static Expected<void, FormError> readAnnotations(Field &field, const QJsonObject &schema, const QString &where,
                                                     const Inherited &inherited);
    Expected<void, FormError> readChoices(Field &field, const QJsonObject &schema, const QString &where);
    static Expected<void, FormError> readLimits(Field &field, const QJsonObject &schema, const QString &where);
    static Expected<void, FormError> putInOrder(Field &object, const QJsonObject &schema, const QString &where);
    Expected<void, FormError> readObject(ParsedSchema &parsed, const QJsonObject &schema, const QString &where,
                                         const Inherited &inherited, int depth);
    Expected<void, FormError> readList(ParsedSchema &parsed, const QJsonObject &schema, const QString &where,
                                       const Inherited &inherited, int depth);
    Expected<void, FormError> readCombined(QJsonObject &plain, const QJsonObject &schema, const QString &where,
                                           int depth);

    QJsonObject m_definitions;
    QStringList m_within; ///< references that are being followed
    int m_fields = 0;
    qsizetype m_choices = 0;
};

/// The values of a schema as written, no more of them than `left`.
void countNodes(const QJsonValue &value, int &left)
{
    if (--left < 0)
        return;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end() && left >= 0; ++it)
            countNodes(it.value(), left);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (auto it = array.begin(); it != array.end() && left >= 0; ++it)
            countNodes(*it, left);
    }
}

/// A key as words, for a form that has none for its field: "birthDate" is "Birth Date".
QString wordsOfKey(const QString &key)
{
    QString words;
    for (qsizetype i = 0; i < key.size(); ++i) {
        const QChar c = key.at(i);
        const bool starts = i == 0 || (c.isUpper() && !key.at(i - 1).isUpper()) || key.at(i - 1) == u'_';
        if (starts && i > 0)
            words += u' ';
        if (c != u'_')
            words += starts ? c.toUpper() : c;
    }
    return words.simplified();
}

bool isKey(const QString &key)
{
    return !key.isEmpty() && key.size() <= 64 && key.at(0) < u'\x80' && key.at(0).isLetter() &&
           std::all_of(key.begin(), key.end(),
                       [](QChar c) { return c < u'\x80' && (c.isLetterOrNumber() || c == u'_'); });
}

Expected<Words, FormError> wordsOf(const QJsonValue &json, const QString &where)
{
    if (json.isString())
        return Words{json.toString(), json.toString()};
    const QJsonObject both = json.toObject();
    Words words{both.value(u"zh"_s).toString(), both.value(u"en"_s).toString()};
    if (words.zh.isEmpty() || words.en.isEmpty() || both.size() != 2)
        return unexpected(FormError{where, u"a label has exactly zh and en"_s});
    return words;
}

/// Reads a whole number of a keyword, `fallback` if it is absent.
Expected<int, FormError> wholeOf(const QJsonObject &schema, const QString &keyword, int fallback, int largest,
                                 const QString &where)
{
    const QJsonValue value = schema.value(keyword);
    if (value.isUndefined())
        return fallback;
    const int number = value.toInt(-1);
    if (number < 0 || number > largest)
        return unexpected(FormError{where + u'/' + keyword, u"a whole number from 0 to %1 is wanted"_s.arg(largest)});
    return number;
}

} // namespace

Expected<QJsonObject, FormError> SchemaReader::resolved(const QJsonObject &schema, const QString &where) const
{
    const QJsonValue reference = schema.value(u"$ref"_s);
    if (reference.isUndefined())
        return schema;
    const QString text = reference.toString();
    const QString prefix = u"#/definitions/"_s;
    if (!text.startsWith(prefix) || !m_definitions.value(text.mid(prefix.size())).isObject())
        return unexpected(FormError{where + u"/$ref", u"'%1' is not a definition of this schema"_s.arg(text)});
    // Draft-07 ignores what stands beside $ref. Annotations beside it are meant, so they win; nothing else may stand.
    QJsonObject merged = m_definitions.value(text.mid(prefix.size())).toObject();
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (it.key() == u"$ref")
            continue;
        static const QSet<QString> annotations{u"title"_s, u"description"_s, u"readOnly"_s, u"default"_s};
        if (!it.key().startsWith(u"x-") && !annotations.contains(it.key()))
            return unexpected(FormError{where + u'/' + it.key(), u"only annotations may stand beside $ref"_s});
        merged.insert(it.key(), it.value());
    }
    return merged;
}

Expected<void, FormError> SchemaReader::refuseUnknown(const QJsonObject &schema, const QString &where, bool isRoot)
{
    static const QSet<QString> understood{
        u"title"_s,       u"description"_s, u"default"_s, u"properties"_s,   u"items"_s,    u"allOf"_s,
        u"if"_s,          u"then"_s,        u"else"_s,    u"oneOf"_s,        u"x-source"_s, u"x-sensitivity"_s,
        u"x-editable"_s,  u"x-format"_s,    u"x-label"_s, u"x-enumLabels"_s, u"x-money"_s,  u"x-share"_s,
        u"x-multiline"_s, u"x-unit"_s,      u"x-rules"_s, u"x-order"_s,      u"readOnly"_s, u"examples"_s,
        u"$comment"_s};
    static const QSet<QString> understoodAtRoot{u"$schema"_s, u"$id"_s, u"definitions"_s, u"x-claims"_s, u"x-bars"_s};
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (it.key() == u"pattern") {
            return unexpected(
                FormError{where + u"/pattern", u"regular expressions are not used; name a format (x-format)"_s});
        }
        if (!understood.contains(it.key()) && !codeOfKeyword(it.key()) &&
            !(isRoot && understoodAtRoot.contains(it.key())))
            return unexpected(FormError{where + u'/' + it.key(), u"keyword '%1' is not supported"_s.arg(it.key())});
    }
    return {};
}

Expected<void, FormError> SchemaReader::readAnnotations(Field &field, const QJsonObject &schema, const QString &where,
                                                        const Inherited &inherited)
{
    const QJsonValue label = schema.contains(u"x-label"_s) ? schema.value(u"x-label"_s) : schema.value(u"title"_s);
    if (!label.isUndefined()) {
        auto words = wordsOf(label, where + u"/x-label");
        if (!words)
            return unexpected(words.error());
        field.label = *words;
    } else {
        const QString words = wordsOfKey(field.key);
        field.label = {words, words};
    }

    field.sensitivity = inherited.sensitivity;
    if (schema.contains(u"x-sensitivity"_s)) {
        const QString name = schema.value(u"x-sensitivity"_s).toString();
        const auto sensitivity = valueOf<Sensitivity>(name);
        if (!sensitivity)
            return unexpected(
                FormError{where + u"/x-sensitivity", u"public, personal or sensitive, not '%1'"_s.arg(name)});
        field.sensitivity = *sensitivity;
    }
    field.sharing = inherited.sharing;
    if (schema.contains(u"x-share"_s)) {
        const QString name = schema.value(u"x-share"_s).toString();
        const auto sharing = valueOf<Sharing>(name);
        if (!sharing)
            return unexpected(FormError{where + u"/x-share", u"no, may or always, not '%1'"_s.arg(name)});
        field.sharing = *sharing;
        field.sharingStated = true;
    }
    field.source = inherited.source;
    if (schema.contains(u"x-source"_s)) {
        static const QSet<QString> registries{u"legal-persons"_s, u"population"_s, u"addresses"_s,
                                              u"vehicles"_s,      u"taxpayers"_s,  u"education"_s,
                                              u"police"_s,        u"planning"_s,   QString()};
        field.source = schema.value(u"x-source"_s).toString(u"?"_s);
        if (!registries.contains(field.source))
            return unexpected(FormError{where + u"/x-source", u"unknown registry '%1'"_s.arg(field.source)});
    }
    field.editable = inherited.editable;
    if (schema.contains(u"x-editable"_s)) {
        if (!schema.value(u"x-editable"_s).isArray())
            return unexpected(FormError{where + u"/x-editable", u"a list of steps is wanted"_s});
        field.editable.clear();
        const QJsonArray steps = schema.value(u"x-editable"_s).toArray();
        for (const QJsonValue &step : steps) {
            if (step.toString().isEmpty())
                return unexpected(FormError{where + u"/x-editable", u"a list of steps is wanted"_s});
            field.editable.insert(step.toString());
        }
    }
    for (const QString &flag : {u"x-money"_s, u"x-multiline"_s, u"readOnly"_s, u"uniqueItems"_s}) {
        if (schema.contains(flag) && !schema.value(flag).isBool())
            return unexpected(FormError{where + u'/' + flag, u"true or false is wanted"_s});
    }
    field.money = schema.value(u"x-money"_s).toBool();
    field.multiline = schema.value(u"x-multiline"_s).toBool();
    field.readOnly = inherited.readOnly || schema.value(u"readOnly"_s).toBool();
    field.unique = schema.value(u"uniqueItems"_s).toBool();
    field.description = schema.value(u"description"_s).toString();
    if (field.money && field.type != ValueType::Integer)
        return unexpected(FormError{where + u"/x-money", u"money is an integer number of fen"_s});
    if (field.multiline && field.type != ValueType::Text)
        return unexpected(FormError{where + u"/x-multiline", u"only a text has lines"_s});
    field.unit = schema.value(u"x-unit"_s).toString();
    field.preset = schema.value(u"default"_s);

    const QString format = schema.contains(u"x-format"_s) ? schema.value(u"x-format"_s).toString(u"?"_s)
                                                          : schema.value(u"format"_s).toString();
    if (!format.isEmpty() || schema.contains(u"format"_s)) {
        if (field.type != ValueType::Text || !isKnownFormat(format))
            return unexpected(FormError{where + u"/x-format", u"'%1' is not a named format of a text"_s.arg(format)});
        field.format = format;
    }
    return {};
}

Expected<void, FormError> SchemaReader::readChoices(Field &field, const QJsonObject &schema, const QString &where)
{
    if (schema.contains(u"oneOf"_s)) {
        // JSON Forms writes a closed list with titles as oneOf of const and title; nothing else is meant by it here.
        const QJsonArray options = schema.value(u"oneOf"_s).toArray();
        for (qsizetype i = 0; i < options.size(); ++i) {
            const QJsonObject option = options.at(i).toObject();
            const int known = option.contains(u"description"_s) ? 3 : 2;
            if (option.size() != known || !option.contains(u"const"_s) || !option.value(u"title"_s).isString())
                return unexpected(FormError{where + u"/oneOf/" + QString::number(i),
                                            u"oneOf is understood as a list of const and title only"_s});
            const QString title = option.value(u"title"_s).toString();
            field.choices.append({option.value(u"const"_s), {title, title}});
        }
        if (options.isEmpty() || !field.isLeaf())
            return unexpected(FormError{where + u"/oneOf", u"a list of const and title of a plain field is wanted"_s});
        m_choices += options.size();
        if (m_choices > SchemaLimits::choices)
            return unexpected(FormError{where + u"/oneOf", u"too many choices in all"_s});
        return {};
    }
    if (!schema.contains(u"enum"_s)) {
        if (schema.contains(u"x-enumLabels"_s))
            return unexpected(FormError{where + u"/x-enumLabels", u"labels without an enum"_s});
        return {};
    }
    const QJsonArray values = schema.value(u"enum"_s).toArray();
    const QJsonObject labels = schema.value(u"x-enumLabels"_s).toObject();
    if (values.isEmpty() || !field.isLeaf())
        return unexpected(FormError{where + u"/enum", u"a list of plain values is wanted"_s});
    m_choices += values.size();
    if (m_choices > SchemaLimits::choices)
        return unexpected(FormError{where + u"/enum", u"too many choices in all"_s});
    for (const QJsonValue &value : values) {
        const QString name = value.isString() ? value.toString() : value.toVariant().toString();
        Choice choice{value, {name, name}};
        if (labels.contains(name)) {
            auto words = wordsOf(labels.value(name), where + u"/x-enumLabels/" + name);
            if (!words)
                return unexpected(words.error());
            choice.label = *words;
        } else if (!labels.isEmpty()) {
            return unexpected(FormError{where + u"/x-enumLabels", u"no label for '%1'"_s.arg(name)});
        }
        field.choices.append(choice);
    }
    if (!labels.isEmpty() && labels.size() != values.size())
        return unexpected(FormError{where + u"/x-enumLabels", u"a label for a value that is not in the list"_s});
    return {};
}

Expected<void, FormError> SchemaReader::readLimits(Field &field, const QJsonObject &schema, const QString &where)
{
    auto minLength = wholeOf(schema, u"minLength"_s, 0, longestText, where);
    auto maxLength = wholeOf(schema, u"maxLength"_s, defaultMaxLength, longestText, where);
    auto minItems = wholeOf(schema, u"minItems"_s, 0, mostItems, where);
    auto maxItems = wholeOf(schema, u"maxItems"_s, defaultMaxItems, mostItems, where);
    for (const auto *limit : {&minLength, &maxLength, &minItems, &maxItems}) {
        if (!*limit)
            return unexpected(limit->error());
    }
    field.minLength = *minLength;
    field.maxLength = *maxLength;
    field.minItems = *minItems;
    field.maxItems = *maxItems;
    if (field.minLength > field.maxLength || field.minItems > field.maxItems)
        return unexpected(FormError{where, u"the smallest allowed is more than the largest"_s});

    field.minimum = std::numeric_limits<double>::quiet_NaN();
    field.maximum = std::numeric_limits<double>::quiet_NaN();
    for (const QString &keyword : {u"minimum"_s, u"maximum"_s, u"exclusiveMinimum"_s, u"exclusiveMaximum"_s}) {
        const QJsonValue limit = schema.value(keyword);
        if (limit.isUndefined())
            continue;
        if (!limit.isDouble() || std::abs(limit.toDouble()) > largestInteger)
            return unexpected(FormError{where + u'/' + keyword, u"a number is wanted"_s});
        (keyword.endsWith(u"inimum") ? field.minimum : field.maximum) = limit.toDouble();
    }
    return {};
}

Expected<void, FormError> SchemaReader::readObject(ParsedSchema &parsed, const QJsonObject &schema,
                                                   const QString &where, const Inherited &inherited, int depth)
{
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    if (properties.isEmpty())
        return unexpected(FormError{where + u"/properties", u"an object names its properties"_s});
    const QJsonValue additional = schema.value(u"additionalProperties"_s);
    if (!additional.isUndefined() && !additional.isBool())
        return unexpected(FormError{where + u"/additionalProperties", u"true or false is wanted"_s});
    parsed.root.closed = !additional.toBool(true);
    if (parsed.root.closed)
        parsed.plain.insert(u"additionalProperties"_s, false);

    QJsonObject plainProperties;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QString here = where + u"/properties/" + it.key();
        if (!isKey(it.key()) || !it.value().isObject())
            return unexpected(FormError{here, u"a property has a plain name and is a schema"_s});
        auto child = read(it.value().toObject(), here, pointerTo(parsed.root.pattern, it.key()), inherited, depth + 1);
        if (!child)
            return unexpected(child.error());
        plainProperties.insert(it.key(), child->plain);
        parsed.root.children.append(child->root);
        parsed.rules += child->rules;
    }
    parsed.plain.insert(u"properties"_s, plainProperties);

    const QJsonValue required = schema.value(u"required"_s);
    if (!required.isUndefined()) {
        if (!required.isArray())
            return unexpected(FormError{where + u"/required", u"a list of properties is wanted"_s});
        const QJsonArray names = required.toArray();
        for (const QJsonValue &name : names) {
            auto child = std::find_if(parsed.root.children.begin(), parsed.root.children.end(),
                                      [&](const Field &field) { return field.key == name.toString(); });
            if (child == parsed.root.children.end())
                return unexpected(FormError{where + u"/required", u"'%1' is not a property"_s.arg(name.toString())});
            child->required = true;
        }
        if (!names.isEmpty())
            parsed.plain.insert(u"required"_s, names);
    }
    return putInOrder(parsed.root, schema, where);
}

/// A JSON object has no order of its own: the form says one, or what is required comes first.
Expected<void, FormError> SchemaReader::putInOrder(Field &object, const QJsonObject &schema, const QString &where)
{
    const bool stated = schema.contains(u"x-order"_s);
    const QJsonArray order = schema.value(stated ? u"x-order"_s : u"required"_s).toArray();
    QHash<QString, qsizetype> places;
    for (const QJsonValue &name : order) {
        if (stated && (!object.child(name.toString()) || places.contains(name.toString())))
            return unexpected(
                FormError{where + u"/x-order", u"'%1' is not a property, or twice"_s.arg(name.toString())});
        places.insert(name.toString(), places.size());
    }
    if (stated && places.size() != object.children.size())
        return unexpected(FormError{where + u"/x-order", u"every property has its place"_s});
    std::stable_sort(object.children.begin(), object.children.end(), [&](const Field &a, const Field &b) {
        return places.value(a.key, places.size()) < places.value(b.key, places.size());
    });
    return {};
}

Expected<void, FormError> SchemaReader::readList(ParsedSchema &parsed, const QJsonObject &schema, const QString &where,
                                                 const Inherited &inherited, int depth)
{
    if (!schema.value(u"items"_s).isObject())
        return unexpected(FormError{where + u"/items", u"a list has one schema for its entries"_s});
    auto entry =
        read(schema.value(u"items"_s).toObject(), where + u"/items", parsed.root.pattern + u"/*", inherited, depth + 1);
    if (!entry)
        return unexpected(entry.error());
    if (entry->root.type == ValueType::List)
        return unexpected(FormError{where + u"/items", u"a list of lists is not supported"_s});
    if (schema.value(u"uniqueItems"_s).toBool() && parsed.root.maxItems > 200)
        return unexpected(
            FormError{where + u"/uniqueItems", u"every pair is compared: give maxItems of at most 200"_s});
    parsed.plain.insert(u"items"_s, entry->plain);
    parsed.root.children.append(entry->root);
    parsed.rules += entry->rules;
    return {};
}

Expected<void, FormError> SchemaReader::readCombined(QJsonObject &plain, const QJsonObject &schema,
                                                     const QString &where, int depth)
{
    for (const QString &keyword : {u"if"_s, u"then"_s, u"else"_s}) {
        if (!schema.contains(keyword))
            continue;
        auto part = readConstraint(schema.value(keyword).toObject(), where + u'/' + keyword, depth + 1);
        if (!part)
            return unexpected(part.error());
        plain.insert(keyword, *part);
    }
    if (schema.contains(u"if"_s) != (schema.contains(u"then"_s) || schema.contains(u"else"_s)))
        return unexpected(FormError{where + u"/if", u"'if' goes with 'then' or 'else'"_s});
    if (schema.contains(u"allOf"_s)) {
        const QJsonArray parts = schema.value(u"allOf"_s).toArray();
        QJsonArray read;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            auto part = readConstraint(parts.at(i).toObject(), where + u"/allOf/" + QString::number(i), depth + 1);
            if (!part)
                return unexpected(part.error());
            read.append(*part);
        }
        if (read.isEmpty())
            return unexpected(FormError{where + u"/allOf", u"a list of schemas is wanted"_s});
        plain.insert(u"allOf"_s, read);
    }
    return {};
}

/// A schema that only narrows what the fields already allow: inside if, then, else and allOf.
Expected<QJsonObject, FormError> SchemaReader::readConstraint(const QJsonObject &schema, const QString &where,
                                                              int depth)
{
    static const QSet<QString> understood{u"properties"_s, u"required"_s,  u"const"_s,     u"enum"_s,     u"minimum"_s,
                                          u"maximum"_s,    u"minLength"_s, u"maxLength"_s, u"minItems"_s, u"maxItems"_s,
                                          u"if"_s,         u"then"_s,      u"else"_s,      u"allOf"_s};
    if (depth > SchemaLimits::depth)
        return unexpected(FormError{where, u"nested too deeply"_s});
    if (schema.isEmpty())
        return unexpected(FormError{where, u"a schema that says something is wanted"_s});
    QJsonObject plain;
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (!understood.contains(it.key()))
            return unexpected(
                FormError{where + u'/' + it.key(), u"keyword '%1' is not supported here"_s.arg(it.key())});
        if (it.key() != u"properties" && it.key() != u"if" && it.key() != u"then" && it.key() != u"else" &&
            it.key() != u"allOf")
            plain.insert(it.key(), it.value());
    }
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    QJsonObject plainProperties;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        auto part = readConstraint(it.value().toObject(), where + u"/properties/" + it.key(), depth + 1);
        if (!part)
            return part;
        plainProperties.insert(it.key(), *part);
    }
    if (!plainProperties.isEmpty())
        plain.insert(u"properties"_s, plainProperties);
    if (auto combined = readCombined(plain, schema, where, depth); !combined)
        return unexpected(combined.error());
    return plain;
}

Expected<ParsedSchema, FormError> SchemaReader::read(const QJsonObject &given, const QString &where,
                                                     const QString &pattern, const Inherited &inherited, int depth)
{
    if (depth > SchemaLimits::depth || ++m_fields > SchemaLimits::fields)
        return unexpected(FormError{where, u"nested too deeply, or too many fields"_s});
    auto merged = resolved(given, where);
    if (!merged)
        return unexpected(merged.error());
    const QString reference = given.value(u"$ref"_s).toString();
    if (!reference.isEmpty() && m_within.contains(reference))
        return unexpected(FormError{where + u"/$ref", u"'%1' contains itself"_s.arg(reference)});
    if (reference.isEmpty())
        return readResolved(given, where, pattern, inherited, depth);
    m_within.append(reference);
    auto parsed = readResolved(*merged, where, pattern, inherited, depth);
    m_within.removeLast();
    return parsed;
}

Expected<ParsedSchema, FormError> SchemaReader::readResolved(const QJsonObject &schema, const QString &where,
                                                             const QString &pattern, const Inherited &inherited,
                                                             int depth)
{
    if (schema.contains(u"$ref"_s))
        return unexpected(FormError{where, u"a definition is not itself a reference"_s});
    if (auto known = refuseUnknown(schema, where, pattern.isEmpty()); !known)
        return unexpected(known.error());

    static const QHash<QString, ValueType> types{{u"string"_s, ValueType::Text},   {u"integer"_s, ValueType::Integer},
                                                 {u"number"_s, ValueType::Number}, {u"boolean"_s, ValueType::Boolean},
                                                 {u"object"_s, ValueType::Object}, {u"array"_s, ValueType::List}};
    const QString typeName = schema.value(u"type"_s).toString();
    if (!types.contains(typeName))
        return unexpected(FormError{where + u"/type", u"exactly one type is wanted, not '%1'"_s.arg(typeName)});

    ParsedSchema parsed;
    Field &field = parsed.root;
    field.pattern = pattern;
    field.key = pattern.section(u'/', -1);
    field.type = types.value(typeName);
    if (auto done = readAnnotations(field, schema, where, inherited); !done)
        return unexpected(done.error());
    if (auto done = readChoices(field, schema, where); !done)
        return unexpected(done.error());
    if (auto done = readLimits(field, schema, where); !done)
        return unexpected(done.error());

    // The validator's own idea of an integer ends at 32 bits, so it sees a number; validate() looks at the rest.
    parsed.plain.insert(u"type"_s, field.type == ValueType::Integer ? u"number"_s : typeName);
    for (const QString &keyword : {u"minLength"_s, u"minItems"_s, u"uniqueItems"_s, u"minimum"_s, u"maximum"_s,
                                   u"exclusiveMinimum"_s, u"exclusiveMaximum"_s, u"const"_s}) {
        if (schema.contains(keyword))
            parsed.plain.insert(keyword, schema.value(keyword));
    }
    if (!field.choices.isEmpty()) {
        QJsonArray values;
        for (const Choice &choice : field.choices)
            values.append(choice.value);
        parsed.plain.insert(u"enum"_s, values);
    }

    if (const QJsonValue rules = schema.value(u"x-rules"_s); !rules.isUndefined()) {
        if (!rules.isArray() || field.type != ValueType::Object)
            return unexpected(FormError{where + u"/x-rules", u"a list of rules of an object is wanted"_s});
        parsed.rules.append({pattern, where + u"/x-rules", rules.toArray()});
    }
    if (schema.contains(u"x-order"_s) && field.type != ValueType::Object)
        return unexpected(FormError{where + u"/x-order", u"only an object has an order"_s});

    const Inherited down{field.editable, field.sensitivity, field.source, field.sharing, field.readOnly};
    if (field.type == ValueType::Object) {
        if (auto done = readObject(parsed, schema, where, down, depth); !done)
            return unexpected(done.error());
    } else if (field.type == ValueType::List) {
        if (auto done = readList(parsed, schema, where, down, depth); !done)
            return unexpected(done.error());
    }
    if (auto done = readCombined(parsed.plain, schema, where, depth); !done)
        return unexpected(done.error());
    return parsed;
}

const Field *Field::child(QStringView name) const
{
    const auto it =
        std::find_if(children.begin(), children.end(), [&](const Field &field) { return field.key == name; });
    return it == children.end() ? nullptr : &*it;
}

const Field *Field::find(const QString &wanted) const
{
    if (wanted.isEmpty() || !wanted.startsWith(u'/'))
        return wanted.isEmpty() ? this : nullptr;
    const Field *field = this;
    for (const QStringView token : QStringView(wanted).mid(1).tokenize(u'/')) {
        field = field->child(token);
        if (!field)
            return nullptr;
    }
    return field;
}

Expected<ParsedSchema, FormError> parseSchema(const QJsonObject &schema)
{
    const QString where = u"schema"_s;
    const QString dialect = schema.value(u"$schema"_s).toString(u"http://json-schema.org/draft-07/schema#"_s);
    if (!dialect.startsWith(u"http://json-schema.org/draft-07/schema"))
        return unexpected(FormError{where + u"/$schema", u"draft-07 is read, not '%1'"_s.arg(dialect)});
    int left = SchemaLimits::nodes;
    countNodes(schema, left);
    if (left < 0)
        return unexpected(FormError{where, u"the schema is too large"_s});
    SchemaReader reader(schema);
    auto parsed = reader.read(schema, where, QString(), {}, 0);
    if (parsed && parsed->root.type != ValueType::Object)
        return unexpected(FormError{where + u"/type", u"a form is an object"_s});
    return parsed;
}

} // namespace yunchuang
