// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"
#include "forms/condition.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QVector>

namespace yunchuang {

/// What labels and values are shown in.
enum class Language : quint8 { Chinese, English };

/// A label in the two languages forms are written in. Data, not user interface: it comes with the form.
struct Words
{
    QString zh;
    QString en;

    /// In that language; in Chinese where the form has no other.
    [[nodiscard]] const QString &in(Language language) const
    {
        return language == Language::Chinese || en.isEmpty() ? zh : en;
    }

    friend bool operator==(const Words &, const Words &) = default;
};

/// The JSON type of a field's value; money is an Integer, in fen.
enum class ValueType : quint8 { Text, Integer, Number, Boolean, Object, List };

/// How far a value may travel (masking and least privilege are decided from it).
enum class Sensitivity : quint8 { Public, Personal, Sensitive };

template<>
inline constexpr auto enumNames<Sensitivity> = std::to_array<EnumName<Sensitivity>>({
    {Sensitivity::Public, QLatin1String("public")},
    {Sensitivity::Personal, QLatin1String("personal")},
    {Sensitivity::Sensitive, QLatin1String("sensitive")},
});

/// Whether a consultation may carry the field.
enum class Sharing : quint8 {
    No,
    May,    ///< the clerk chooses
    Always, ///< the receiver cannot answer without it
};

template<>
inline constexpr auto enumNames<Sharing> = std::to_array<EnumName<Sharing>>({
    {Sharing::No, QLatin1String("no")},
    {Sharing::May, QLatin1String("may")},
    {Sharing::Always, QLatin1String("always")},
});

/// One value of a closed list.
struct Choice
{
    QJsonValue value;
    Words label;
};

/// One value of a form, or a group of them: what the schema says about it, references resolved.
struct Field
{
    QString key;
    QString pattern; ///< "/holders/*/amount"; "" for the form itself
    ValueType type = ValueType::Text;
    Words label;
    QString format; ///< a name of formats.h, or empty
    Sensitivity sensitivity = Sensitivity::Public;
    QString source;         ///< base registry that knows the value, or empty
    QSet<QString> editable; ///< steps that may change it; handed down from what contains it
    Sharing sharing = Sharing::No;
    bool sharingStated = false; ///< said at this very field, so it is offered as one thing
    bool money = false;         ///< integer fen
    bool multiline = false;
    bool readOnly = false;      ///< `readOnly`: shown, and written by nobody who fills in the form
    bool unique = false;        ///< `uniqueItems`: of a list of choices, which of them apply
    QString unit;               ///< named unit of a number: "basisPoints", "years", "copies" …
    QString description;        ///< what the form says of the field, in its own words
    QVector<Choice> choices;
    QJsonValue preset = QJsonValue(QJsonValue::Undefined); ///< `default`
    bool required = false;                                 ///< by what contains it; rules may require more
    bool closed = false;                                   ///< Object: unknown keys are refused
    int minLength = 0;                                     ///< characters, not UTF-16 units
    int maxLength = 0;
    int minItems = 0;
    int maxItems = 0;
    double minimum = 0; ///< NaN = none
    double maximum = 0;
    /// Object: its keys, as `x-order` has them, or those that are required first. List: exactly one, the entry.
    QVector<Field> children;

    [[nodiscard]] const Field *child(QStringView key) const;
    /// The field a pattern means, below this one.
    [[nodiscard]] const Field *find(const QString &pattern) const;
    [[nodiscard]] bool isLeaf() const { return type != ValueType::Object && type != ValueType::List; }
    /// A list that says which of some choices apply.
    [[nodiscard]] bool isSelection() const
    {
        return type == ValueType::List && unique && !children.isEmpty() && !children.constFirst().choices.isEmpty();
    }
};

/// `x-rules` of an object somewhere in the schema; the pointers in them are below that object.
struct RuleSource
{
    QString base;  ///< pattern of the object, "" for the form
    QString where; ///< JSON pointer to the rules
    QJsonArray rules;
};

/// Limits of a schema: a form that goes beyond them is refused before it costs more.
struct SchemaLimits
{
    static constexpr int depth = 12;      ///< nesting of fields and of conditions on them
    static constexpr int fields = 2000;   ///< references make it possible to write many with few words
    static constexpr int choices = 50000; ///< of all closed lists together
    static constexpr int nodes = 200000;  ///< values in the schema as it was written
};

/// A schema as understood: the fields, and the same schema with nothing in it but the keywords that the validator of
/// JSON Schema is to check.
struct ParsedSchema
{
    Field root;
    QJsonObject plain;
    QVector<RuleSource> rules;
};

/// Reads a draft-07 schema. Only the keywords of errorcodes.h, properties, items, $ref into #/definitions, allOf, if,
/// then, else, readOnly and the annotations are understood; anything else is refused, `pattern` too (named formats
/// instead).
[[nodiscard]] Expected<ParsedSchema, FormError> parseSchema(const QJsonObject &schema);

} // namespace yunchuang
