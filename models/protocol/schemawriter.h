// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/jsonvalues.h"

#include <QJsonArray>
#include <QJsonObject>

#include <string_view>

/// The third visitor over the lists of members: it describes the messages as JSON Schema, so that the published
/// description of the interface cannot differ from what is written and read. Private to this folder.
namespace yunchuang::protocol::detail {

/// The name of a struct without its namespaces.
template<class T>
QString typeName()
{
    constexpr std::string_view signature = __PRETTY_FUNCTION__;
    constexpr size_t start = signature.find("T = ") + 4;
    constexpr size_t end = signature.find_first_of(";]", start);
    constexpr std::string_view whole = signature.substr(start, end - start);
    constexpr size_t colon = whole.rfind(':');
    constexpr std::string_view bare = colon == std::string_view::npos ? whole : whole.substr(colon + 1);
    return QString::fromLatin1(bare.data(), qsizetype(bare.size()));
}

/// Visits the members of one message and gathers its JSON Schema; messages inside it go into `components`.
class SchemaWriter
{
public:
    explicit SchemaWriter(QJsonObject &components)
        : m_components(components)
    {
    }

    template<class T>
    void required(QLatin1String key, const T &)
    {
        m_properties.insert(key, schemaOf<T>(m_components));
        m_required.append(key);
    }
    template<class T>
    void optional(QLatin1String key, const T &)
    {
        m_properties.insert(key, schemaOf<T>(m_components));
    }
    template<class E>
    void lenient(QLatin1String key, const E &, const bool &)
    {
        m_properties.insert(key, schemaOf<E>(m_components));
        m_required.append(key);
    }

    [[nodiscard]] QJsonObject schema() const
    {
        QJsonObject object{{QLatin1String("type"), QLatin1String("object")}, {QLatin1String("properties"), m_properties}};
        if (!m_required.isEmpty())
            object.insert(QLatin1String("required"), m_required);
        return object;
    }

    /// The schema of a value; structs become references into `components`.
    template<class T>
    static QJsonObject schemaOf(QJsonObject &components)
    {
        const auto typed = [](const char *type) {
            return QJsonObject{{QLatin1String("type"), QLatin1String(type)}};
        };
        const auto formatted = [](const char *format) {
            return QJsonObject{{QLatin1String("type"), QLatin1String("string")}, {QLatin1String("format"), QLatin1String(format)}};
        };
        if constexpr (std::is_same_v<T, bool>) {
            return typed("boolean");
        } else if constexpr (std::is_integral_v<T>) {
            return typed("integer");
        } else if constexpr (std::is_same_v<T, QString> || isId<T>) {
            return typed("string");
        } else if constexpr (std::is_same_v<T, QJsonObject>) {
            return typed("object");
        } else if constexpr (std::is_same_v<T, QDateTime>) {
            return formatted("date-time");
        } else if constexpr (std::is_same_v<T, QDate>) {
            return formatted("date");
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            return QJsonObject{{QLatin1String("type"), QLatin1String("string")},
                               {QLatin1String("contentEncoding"), QLatin1String("base64")}};
        } else if constexpr (isNamed<T>) {
            QJsonArray names;
            for (const auto &entry : enumNames<T>)
                names.append(entry.second);
            return QJsonObject{{QLatin1String("type"), QLatin1String("string")}, {QLatin1String("enum"), names}};
        } else if constexpr (isFlags<T>) {
            if constexpr (isNamed<typename T::enum_type>) {
                return QJsonObject{{QLatin1String("type"), QLatin1String("array")},
                                   {QLatin1String("items"), schemaOf<typename T::enum_type>(components)}};
            } else {
                return typed("integer");
            }
        } else if constexpr (isOptional<T>) {
            return schemaOf<typename T::value_type>(components);
        } else if constexpr (isList<T>) {
            return QJsonObject{{QLatin1String("type"), QLatin1String("array")},
                               {QLatin1String("items"), schemaOf<typename T::value_type>(components)}};
        } else if constexpr (isMap<T>) {
            return QJsonObject{{QLatin1String("type"), QLatin1String("object")},
                               {QLatin1String("additionalProperties"), schemaOf<typename T::mapped_type>(components)}};
        } else {
            const QString name = typeName<T>();
            if (!components.contains(name)) {
                components.insert(name, QJsonObject()); // holds the place: types may contain each other
                SchemaWriter writer(components);
                T value{};
                describe(writer, value);
                components.insert(name, writer.schema());
            }
            return QJsonObject{{QLatin1String("$ref"), QString(QLatin1String("#/components/schemas/") + name)}};
        }
    }

private:
    QJsonObject &m_components;
    QJsonObject m_properties;
    QJsonArray m_required;
};

} // namespace yunchuang::protocol::detail
