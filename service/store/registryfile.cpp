// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/registryfile.h"

#include <QStringDecoder>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<RegistryFileError> fileFault(int line, const QString &what)
{
    return tl::unexpected(RegistryFileError{line, what});
}

/// Reads records one after the other; a record may span lines inside quotes.
class CsvReader
{
public:
    explicit CsvReader(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] int line() const { return m_line; }

    Expected<QStringList, RegistryFileError> record()
    {
        QStringList values;
        while (true) {
            Expected<QString, RegistryFileError> value = field();
            if (!value)
                return unexpected(value.error());
            values.append(std::move(*value));
            if (atEnd())
                return values;
            const QChar separator = m_text[m_position++];
            if (separator == u',')
                continue;
            if (separator == u'\r' && !atEnd() && m_text[m_position] == u'\n')
                ++m_position;
            ++m_line;
            return values;
        }
    }

private:
    [[nodiscard]] bool atSeparator() const
    {
        const QChar c = m_text[m_position];
        return c == u',' || c == u'\n' || c == u'\r';
    }

    Expected<QString, RegistryFileError> field()
    {
        QString value;
        if (atEnd() || m_text[m_position] != u'"') {
            while (!atEnd() && !atSeparator()) {
                if (m_text[m_position] == u'"')
                    return fileFault(m_line, u"a quote inside a value without quotes"_s);
                value.append(m_text[m_position++]);
            }
            return value;
        }
        const int begun = m_line;
        ++m_position;
        while (!atEnd()) {
            const QChar c = m_text[m_position++];
            if (c == u'"') {
                if (atEnd() || atSeparator())
                    return value;
                if (m_text[m_position] != u'"')
                    return fileFault(m_line, u"something follows a closing quote"_s);
                ++m_position;
            } else if (c == u'\n') {
                ++m_line;
            }
            value.append(c);
        }
        return fileFault(begun, u"a quote is not closed"_s);
    }

    QStringView m_text;
    qsizetype m_position = 0;
    int m_line = 1;
};

} // namespace

Expected<QList<QJsonObject>, RegistryFileError> parseRegistryFile(const QByteArray &bytes,
                                                                  const registrystore::Registry &registry)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return fileFault(0, u"is not UTF-8"_s);
    CsvReader reader(text);
    const Expected<QStringList, RegistryFileError> header = reader.record();
    if (!header)
        return unexpected(header.error());
    for (const QString &column : registry.columns) {
        if (!header->contains(column))
            return fileFault(1, u"lacks the column "_s + column);
    }
    QList<QJsonObject> rows;
    while (!reader.atEnd()) {
        const int line = reader.line();
        const Expected<QStringList, RegistryFileError> record = reader.record();
        if (!record)
            return unexpected(record.error());
        if (record->size() == 1 && record->constFirst().isEmpty())
            continue;
        if (record->size() != header->size())
            return fileFault(line, u"has "_s + QString::number(record->size()) + u" values in place of "_s +
                                       QString::number(header->size()));
        QJsonObject row;
        for (qsizetype i = 0; i < record->size(); ++i)
            row.insert((*header)[i], (*record)[i]);
        if (row.value(registry.key).toString().isEmpty())
            return fileFault(line, u"has no "_s + registry.key);
        rows.append(row);
    }
    return rows;
}

} // namespace yunchuang::service
