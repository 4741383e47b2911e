// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/ids.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QFlags>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>

#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

/// One list of members per struct serves both directions: `describe(visitor, value)` names every member once, and the
/// visitor is either the writer or the reader below. Private to this folder.
namespace yunchuang::protocol::detail {

template<class T>
inline constexpr bool isId = false;
template<class Tag>
inline constexpr bool isId<Id<Tag>> = true;
template<class T>
inline constexpr bool isList = false;
template<class T>
inline constexpr bool isList<QList<T>> = true;
template<class T>
inline constexpr bool isFlags = false;
template<class E>
inline constexpr bool isFlags<QFlags<E>> = true;
template<class T>
inline constexpr bool isOptional = false;
template<class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template<class T>
inline constexpr bool isMap = false;
template<class K, class V>
inline constexpr bool isMap<QMap<K, V>> = true;
template<class K, class V>
inline constexpr bool isMap<QHash<K, V>> = true;
template<class E>
inline constexpr bool isNamed = std::is_enum_v<E> && !std::is_same_v<std::remove_cv_t<decltype(enumNames<E>)>, std::nullptr_t>;

/// Text of a map's key, which is either a string or an identifier.
inline QString keyText(const QString &key)
{
    return key;
}
template<class Tag>
QString keyText(const Id<Tag> &key)
{
    return key.text();
}

class JsonWriter;
template<class T>
QJsonValue writeValue(const T &value);

/// Collects the members of one object.
class JsonWriter
{
public:
    template<class T>
    void required(QLatin1String key, const T &value)
    {
        m_object.insert(key, writeValue(value));
    }

    /// Left out when it has its default value.
    template<class T>
    void optional(QLatin1String key, const T &value)
    {
        if (!(value == T()))
            m_object.insert(key, writeValue(value));
    }

    /// An enumeration that may hold a value of a newer version; `unknown` says so.
    template<class E>
    void lenient(QLatin1String key, const E &value, const bool &unknown)
    {
        m_object.insert(key, unknown ? QJsonValue(QLatin1String("UNKNOWN")) : writeValue(value));
    }

    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

/// Flags with names travel as a list of names; bare ones as a number.
template<class E>
QJsonValue writeFlags(QFlags<E> flags)
{
    if constexpr (isNamed<E>) {
        QJsonArray names;
        for (const auto &[value, name] : enumNames<E>) {
            if (flags.testFlag(value))
                names.append(name);
        }
        return names;
    } else {
        return QJsonValue(static_cast<qint64>(flags.toInt()));
    }
}

template<class T>
QJsonValue writeValue(const T &value)
{
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, QString> || std::is_same_v<T, QJsonObject>) {
        return QJsonValue(value);
    } else if constexpr (std::is_integral_v<T>) {
        return QJsonValue(static_cast<qint64>(value));
    } else if constexpr (isId<T>) {
        return value.text();
    } else if constexpr (isNamed<T>) {
        return nameOf(value);
    } else if constexpr (isFlags<T>) {
        return writeFlags(value);
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    } else if constexpr (std::is_same_v<T, QDate>) {
        return value.isValid() ? QJsonValue(value.toString(Qt::ISODate)) : QJsonValue();
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        return QString::fromLatin1(value.toBase64());
    } else if constexpr (isOptional<T>) {
        return value ? writeValue(*value) : QJsonValue();
    } else if constexpr (isList<T>) {
        QJsonArray array;
        for (const auto &element : value)
            array.append(writeValue(element));
        return array;
    } else if constexpr (isMap<T>) {
        QJsonObject object;
        for (auto it = value.constBegin(); it != value.constEnd(); ++it)
            object.insert(keyText(it.key()), writeValue(it.value()));
        return object;
    } else {
        JsonWriter writer;
        describe(writer, const_cast<T &>(value)); // one description serves both directions; the writer only reads
        return writer.object();
    }
}

/// The first thing found wrong; once set, reading stops.
struct Failure
{
    QString where;
    QString what;
    [[nodiscard]] bool isSet() const { return !what.isEmpty(); }
    void set(const QString &path, QLatin1String text)
    {
        if (!isSet()) {
            where = path;
            what = text;
        }
    }
};

template<class T>
void readValue(const QJsonValue &json, T &value, const QString &path, Failure &failure);

/// Takes the members of one object.
class JsonReader
{
public:
    JsonReader(const QJsonObject &object, QString path, Failure &failure)
        : m_object(object)
        , m_path(std::move(path))
        , m_failure(failure)
    {
    }

    template<class T>
    void required(QLatin1String key, T &value)
    {
        read(key, value, true);
    }
    template<class T>
    void optional(QLatin1String key, T &value)
    {
        read(key, value, false);
    }
    template<class E>
    void lenient(QLatin1String key, E &value, bool &unknown)
    {
        const QJsonValue json = m_object.value(key);
        if (!json.isString()) {
            m_failure.set(pathOf(key), QLatin1String("a name is expected"));
            return;
        }
        const auto known = valueOf<E>(json.toString());
        unknown = !known;
        if (known)
            value = *known;
    }

private:
    [[nodiscard]] QString pathOf(QLatin1String key) const { return m_path + QLatin1Char('/') + key; }

    template<class T>
    void read(QLatin1String key, T &value, bool needed)
    {
        if (m_failure.isSet())
            return;
        const QJsonValue json = m_object.value(key);
        if (json.isUndefined() || json.isNull()) {
            if (needed)
                m_failure.set(pathOf(key), QLatin1String("is missing"));
            return;
        }
        readValue(json, value, pathOf(key), m_failure);
    }

    const QJsonObject &m_object;
    QString m_path;
    Failure &m_failure;
};

template<class T>
void readInteger(const QJsonValue &json, T &value, const QString &path, Failure &failure)
{
    const double number = json.toDouble(std::numeric_limits<double>::quiet_NaN());
    constexpr double largest = 9007199254740991.0; // 2^53 - 1: beyond it JSON numbers are not exact
    if (std::isnan(number) || std::floor(number) != number || std::abs(number) > largest
        || number < static_cast<double>(std::numeric_limits<T>::min())
        || number > static_cast<double>(std::numeric_limits<T>::max())) {
        failure.set(path, QLatin1String("a whole number in range is expected"));
        return;
    }
    value = static_cast<T>(number);
}

template<class E>
void readFlags(const QJsonValue &json, QFlags<E> &flags, const QString &path, Failure &failure)
{
    if constexpr (isNamed<E>) {
        if (!json.isArray()) {
            failure.set(path, QLatin1String("a list of names is expected"));
            return;
        }
        for (const QJsonValue &element : json.toArray()) {
            if (const auto value = valueOf<E>(element.toString()))
                flags.setFlag(*value);
            // a flag of a newer version says nothing to this one
        }
    } else {
        typename QFlags<E>::Int number = 0;
        readInteger(json, number, path, failure);
        flags = QFlags<E>::fromInt(number);
    }
}

template<class T>
void readValue(const QJsonValue &json, T &value, const QString &path, Failure &failure)
{
    if constexpr (std::is_same_v<T, bool>) {
        if (!json.isBool())
            failure.set(path, QLatin1String("true or false is expected"));
        value = json.toBool();
    } else if constexpr (std::is_integral_v<T>) {
        readInteger(json, value, path, failure);
    } else if constexpr (isFlags<T>) {
        readFlags(json, value, path, failure);
    } else if constexpr (std::is_same_v<T, QJsonObject>) {
        if (!json.isObject())
            failure.set(path, QLatin1String("an object is expected"));
        value = json.toObject();
    } else if constexpr (isOptional<T>) {
        value.emplace();
        readValue(json, *value, path, failure);
    } else if constexpr (isList<T>) {
        if (!json.isArray()) {
            failure.set(path, QLatin1String("a list is expected"));
            return;
        }
        const QJsonArray array = json.toArray();
        value.clear();
        value.reserve(array.size());
        for (qsizetype i = 0; i < array.size() && !failure.isSet(); ++i) {
            typename T::value_type element{};
            readValue(array.at(i), element, path + QLatin1Char('/') + QString::number(i), failure);
            value.append(std::move(element));
        }
    } else if constexpr (isMap<T>) {
        if (!json.isObject()) {
            failure.set(path, QLatin1String("an object is expected"));
            return;
        }
        const QJsonObject object = json.toObject();
        for (auto it = object.constBegin(); it != object.constEnd() && !failure.isSet(); ++it) {
            typename T::mapped_type element{};
            readValue(it.value(), element, path + QLatin1Char('/') + it.key(), failure);
            value.insert(typename T::key_type(it.key()), std::move(element));
        }
    } else if constexpr (std::is_class_v<T> && !isId<T> && !std::is_same_v<T, QString> && !std::is_same_v<T, QDate>
                         && !std::is_same_v<T, QDateTime> && !std::is_same_v<T, QByteArray>) {
        if (!json.isObject()) {
            failure.set(path, QLatin1String("an object is expected"));
            return;
        }
        const QJsonObject object = json.toObject();
        JsonReader reader(object, path, failure);
        describe(reader, value);
    } else {
        if (!json.isString()) {
            failure.set(path, QLatin1String("text is expected"));
            return;
        }
        const QString text = json.toString();
        if constexpr (std::is_same_v<T, QString>) {
            value = text;
        } else if constexpr (isId<T>) {
            value = T(text);
        } else if constexpr (isNamed<T>) {
            const auto known = valueOf<T>(text);
            if (!known)
                failure.set(path, QLatin1String("is not a known name"));
            else
                value = *known;
        } else if constexpr (std::is_same_v<T, QDateTime>) {
            value = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
            if (!value.isValid() || !text.endsWith(QLatin1Char('Z')))
                failure.set(path, QLatin1String("a moment in UTC is expected"));
        } else if constexpr (std::is_same_v<T, QDate>) {
            value = QDate::fromString(text, Qt::ISODate);
            if (!value.isValid() || text.size() != 10)
                failure.set(path, QLatin1String("a date yyyy-MM-dd is expected"));
        } else {
            static_assert(std::is_same_v<T, QByteArray>);
            const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            if (!decoded)
                failure.set(path, QLatin1String("base64 is expected"));
            value = *decoded;
        }
    }
}

} // namespace yunchuang::protocol::detail
