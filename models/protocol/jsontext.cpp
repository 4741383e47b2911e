// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsontext.h"

#include <QLocale>

#include <cmath>

namespace yunchuang::protocol::detail {

namespace {

/// What cannot stand in a JSON text as it is.
bool needsEscape(QStringView text, qsizetype i)
{
    const char16_t unit = text[i].unicode();
    if (unit < 0x20 || unit == u'"' || unit == u'\\')
        return true;
    if (!QChar::isSurrogate(unit))
        return false;
    if (QChar::isHighSurrogate(unit))
        return i + 1 >= text.size() || !text[i + 1].isLowSurrogate();
    return i == 0 || !text[i - 1].isHighSurrogate();
}

void appendEscaped(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case u'"':
        out.append("\\\"");
        return;
    case u'\\':
        out.append("\\\\");
        return;
    case u'\b':
        out.append("\\b");
        return;
    case u'\f':
        out.append("\\f");
        return;
    case u'\n':
        out.append("\\n");
        return;
    case u'\r':
        out.append("\\r");
        return;
    case u'\t':
        out.append("\\t");
        return;
    default:
        out.append("\\u").append(QByteArray::number(unit, 16).rightJustified(4, '0'));
        return;
    }
}

void appendNumber(QByteArray &out, const QJsonValue &value)
{
    // A whole number does not fall back on the default, whatever that is, and is kept exactly beyond 2^53 too.
    const qint64 whole = value.toInteger(0);
    if (whole == value.toInteger(1)) {
        out.append(QByteArray::number(whole));
        return;
    }
    const double number = value.toDouble();
    // JSON has no infinity.
    out.append(std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest)
                                     : QByteArray("null"));
}

} // namespace

void appendText(QByteArray &out, QStringView text)
{
    out.append('"');
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!needsEscape(text, i))
            continue;
        out.append(text.sliced(from, i - from).toUtf8());
        appendEscaped(out, text[i].unicode());
        from = i + 1;
    }
    out.append(text.sliced(from).toUtf8()).append('"');
}

void appendJson(QByteArray &out, const QJsonObject &object)
{
    out.append('{');
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it != object.constBegin())
            out.append(',');
        appendText(out, it.key());
        out.append(':');
        appendJson(out, it.value());
    }
    out.append('}');
}

void appendJson(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out.append(value.toBool() ? "true" : "false");
        return;
    case QJsonValue::Double:
        appendNumber(out, value);
        return;
    case QJsonValue::String:
        appendText(out, value.toString());
        return;
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        out.append('[');
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out.append(',');
            appendJson(out, array.at(i));
        }
        out.append(']');
        return;
    }
    case QJsonValue::Object:
        appendJson(out, value.toObject());
        return;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out.append("null");
        return;
    }
}

} // namespace yunchuang::protocol::detail
