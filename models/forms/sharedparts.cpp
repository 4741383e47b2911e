// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/sharedparts.h"

#include "forms/field.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QVector>

#include <optional>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestJson = 64;

/// Brings the shared definitions that a schema names into it, one after the other, each once.
class PartsReader
{
public:
    explicit PartsReader(const SharedParts &parts)
        : m_parts(parts)
    {
    }

    Expected<QJsonObject, FormError> read(const QJsonObject &schema)
    {
        QJsonObject whole = rewritten(schema, {}, u"schema"_s, 0).toObject();
        QJsonObject definitions = whole.value(u"definitions"_s).toObject();
        // The list grows while it is worked off: parts refer to parts.
        for (qsizetype i = 0; i < m_wanted.size() && !m_error; ++i) {
            const Wanted wanted = m_wanted.at(i);
            const QJsonObject library = m_parts.value(wanted.library);
            if (!library.value(wanted.name).isObject()) {
                m_error = FormError{wanted.where, u"'%1' has no definition '%2'"_s.arg(wanted.library, wanted.name)};
                break;
            }
            definitions.insert(localName(wanted.library, wanted.name),
                               rewritten(library.value(wanted.name), wanted.library, wanted.where, 0));
        }
        if (m_error)
            return unexpected(*m_error);
        if (!definitions.isEmpty())
            whole.insert(u"definitions"_s, definitions);
        return whole;
    }

private:
    struct Wanted
    {
        QString library;
        QString name;
        QString where;
    };

    static QString localName(const QString &library, const QString &name)
    {
        return QString(library).replace(u'/', u'.') + u'.' + name;
    }

    QString want(const QString &library, const QString &name, const QString &where)
    {
        const QString local = localName(library, name);
        if (!m_known.contains(local)) {
            m_known.insert(local);
            m_wanted.append({library, name, where});
        }
        return u"#/definitions/"_s + local;
    }

    QJsonValue reference(const QString &text, const QString &library, const QString &where)
    {
        static const QRegularExpression shared(
            uR"(\A([a-z][a-z-]{0,40}/[0-9]{1,4})#/definitions/([A-Za-z][A-Za-z0-9]{0,60})\z)"_s);
        static const QRegularExpression own(uR"(\A#/definitions/([A-Za-z][A-Za-z0-9]{0,60})\z)"_s);
        if (const auto match = shared.match(text); match.hasMatch())
            return want(match.captured(1), match.captured(2), where);
        if (const auto match = own.match(text); match.hasMatch() && !library.isEmpty())
            return want(library, match.captured(1), where);
        return text;
    }

    QJsonValue rewritten(const QJsonValue &value, const QString &library, const QString &where, int depth)
    {
        if (m_error)
            return {};
        if (depth > deepestJson || ++m_nodes > SchemaLimits::nodes) {
            m_error = FormError{where, u"the schema is too large, or nested too deeply"_s};
            return {};
        }
        if (value.isArray()) {
            QJsonArray list = value.toArray();
            for (qsizetype i = 0; i < list.size(); ++i)
                list.replace(i, rewritten(list.at(i), library, where, depth + 1));
            return list;
        }
        if (!value.isObject())
            return value;
        QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        for (const QString &key : keys) {
            const QJsonValue inner = object.value(key);
            // Long lists of labels hold no references.
            if (key == u"x-enumLabels")
                continue;
            object.insert(key, key == u"$ref" && inner.isString() ? reference(inner.toString(), library, where)
                                                                  : rewritten(inner, library, where, depth + 1));
        }
        return object;
    }

    const SharedParts &m_parts;
    QVector<Wanted> m_wanted;
    QSet<QString> m_known;
    std::optional<FormError> m_error;
    int m_nodes = 0;
};

} // namespace

Expected<QJsonObject, FormError> withSharedParts(const QJsonObject &schema, const SharedParts &parts)
{
    return PartsReader(parts).read(schema);
}

} // namespace yunchuang
