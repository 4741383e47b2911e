// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemacheck.h"

#include <QJsonArray>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

bool hasType(const QString &type, const QJsonValue &value)
{
    if (type == u"object")
        return value.isObject();
    if (type == u"array")
        return value.isArray();
    if (type == u"string")
        return value.isString();
    if (type == u"boolean")
        return value.isBool();
    if (type == u"integer")
        return value.isDouble() && double(value.toInteger()) == value.toDouble();
    return type == u"number" && value.isDouble();
}

QJsonObject resolved(const QJsonObject &description, QJsonObject schema)
{
    while (schema.contains(u"$ref"_s)) {
        QJsonValue target = description;
        const QStringList path = schema.value(u"$ref"_s).toString().split(u'/').mid(1);
        for (const QString &key : path)
            target = target.toObject().value(key);
        schema = target.toObject();
    }
    return schema;
}

} // namespace

QString schemaFault(const QJsonObject &description, const QJsonObject &schema, const QJsonValue &value,
                    const QString &where)
{
    const QJsonObject rule = resolved(description, schema);
    if (rule.isEmpty())
        return where + u": there is no schema"_s;
    const QString type = rule.value(u"type"_s).toString();
    if (!type.isEmpty() && !hasType(type, value))
        return where + u": is no "_s + type;
    const QJsonArray choices = rule.value(u"enum"_s).toArray();
    if (!choices.isEmpty() && !choices.contains(value))
        return where + u": is none of the list"_s;
    const QJsonObject object = value.toObject();
    const QJsonArray required = rule.value(u"required"_s).toArray();
    for (const QJsonValue &key : required) {
        if (!object.contains(key.toString()))
            return where + u": lacks "_s + key.toString();
    }
    const QJsonObject properties = rule.value(u"properties"_s).toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue inner =
            properties.contains(it.key()) ? properties.value(it.key()) : rule.value(u"additionalProperties"_s);
        if (!inner.isObject())
            continue;
        if (const QString fault = schemaFault(description, inner.toObject(), it.value(), where + u'/' + it.key());
            !fault.isEmpty())
            return fault;
    }
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; rule.contains(u"items"_s) && i < entries.size(); ++i) {
        if (const QString fault = schemaFault(description, rule.value(u"items"_s).toObject(), entries[i],
                                              where + u'/' + QString::number(i));
            !fault.isEmpty())
            return fault;
    }
    return {};
}

} // namespace yunchuang
