// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/jsonvalues.h"

#include <QByteArray>

#include <algorithm>

/// Writes the same members as JsonWriter straight to UTF-8: the service encodes every case it changes, and building a
/// tree of values first costs several times as much. Private to this folder.
namespace yunchuang::protocol::detail {

/// A quoted and escaped text. Half a surrogate pair, which has no UTF-8, is escaped.
void appendText(QByteArray &out, QStringView text);
/// Any JSON value in compact form, numbers as QJsonDocument writes them.
void appendJson(QByteArray &out, const QJsonValue &value);
void appendJson(QByteArray &out, const QJsonObject &object);

template<class T>
void appendValue(QByteArray &out, const T &value);

/// Writes the members of one object, in the order they are described.
class TextWriter
{
public:
    explicit TextWriter(QByteArray &out)
        : m_out(out)
    {
        m_out.append('{');
    }

    template<class T>
    void required(QLatin1String key, const T &value)
    {
        startMember(key);
        appendValue(m_out, value);
    }
    template<class T>
    void optional(QLatin1String key, const T &value)
    {
        if (!(value == T()))
            required(key, value);
    }
    template<class E>
    void lenient(QLatin1String key, const E &value, const bool &unknown)
    {
        if (unknown)
            required(key, QString(QLatin1String("UNKNOWN")));
        else
            required(key, value);
    }

    void finish() { m_out.append('}'); }

private:
    /// Keys are literals of this folder: plain ASCII without quotes.
    void startMember(QLatin1String key)
    {
        if (m_hasMembers)
            m_out.append(',');
        m_hasMembers = true;
        m_out.append('"').append(key.data(), key.size()).append("\":", 2);
    }

    QByteArray &m_out;
    bool m_hasMembers = false;
};

template<class T>
void appendList(QByteArray &out, const T &list)
{
    out.append('[');
    bool first = true;
    for (const auto &element : list) {
        if (!first)
            out.append(',');
        first = false;
        appendValue(out, element);
    }
    out.append(']');
}

/// Sorted by key, so that the same value always gives the same bytes.
template<class T>
void appendMap(QByteArray &out, const T &map)
{
    QList<typename T::key_type> keys = map.keys();
    std::sort(keys.begin(), keys.end());
    out.append('{');
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendText(out, keyText(keys.at(i)));
        out.append(':');
        appendValue(out, *map.constFind(keys.at(i)));
    }
    out.append('}');
}

template<class T>
void appendValue(QByteArray &out, const T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        out.append(value ? "true" : "false");
    } else if constexpr (std::is_integral_v<T>) {
        out.append(QByteArray::number(static_cast<qint64>(value)));
    } else if constexpr (std::is_same_v<T, QString>) {
        appendText(out, value);
    } else if constexpr (isId<T>) {
        appendText(out, value.text());
    } else if constexpr (isNamed<T>) {
        const QLatin1String name = nameOf(value);
        out.append('"').append(name.data(), name.size()).append('"');
    } else if constexpr (std::is_same_v<T, QJsonObject>) {
        appendJson(out, value);
    } else if constexpr (isOptional<T>) {
        if (value)
            appendValue(out, *value);
        else
            out.append("null");
    } else if constexpr (isList<T>) {
        appendList(out, value);
    } else if constexpr (isMap<T>) {
        appendMap(out, value);
    } else if constexpr (std::is_class_v<T> && !isFlags<T> && !std::is_same_v<T, QDate> &&
                         !std::is_same_v<T, QDateTime> && !std::is_same_v<T, QByteArray>) {
        TextWriter writer(out);
        describe(writer, const_cast<T &>(value)); // one description serves all directions; the writer only reads
        writer.finish();
    } else {
        appendJson(out, writeValue(value));
    }
}

} // namespace yunchuang::protocol::detail
