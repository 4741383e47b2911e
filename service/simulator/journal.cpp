// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/journal.h"

#include <QJsonDocument>
#include <QSet>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

QByteArray JournalLine::toJson() const
{
    const QJsonObject object{{u"seed"_s, QString::number(key.seed)},
                             {u"index"_s, key.index},
                             {u"day"_s, key.day.toString(Qt::ISODate)},
                             {u"source"_s, source.text()},
                             {u"item"_s, item.text()},
                             {u"mistake"_s, QString(nameOf(mistake))},
                             {u"deliveryId"_s, deliveryId},
                             {u"case"_s, caseId.text()},
                             {u"number"_s, number},
                             {u"queryCode"_s, queryCode},
                             {u"queryPassword"_s, queryPassword}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<JournalLine> JournalLine::fromJson(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    JournalLine read;
    bool isNumber = false;
    read.key.seed = object[u"seed"_s].toString().toULongLong(&isNumber);
    read.key.index = object[u"index"_s].toInt(-1);
    read.key.day = QDate::fromString(object[u"day"_s].toString(), Qt::ISODate);
    read.source = UnitId(object[u"source"_s].toString());
    read.item = ItemCode(object[u"item"_s].toString());
    read.deliveryId = object[u"deliveryId"_s].toString();
    read.caseId = CaseId(object[u"case"_s].toString());
    read.number = object[u"number"_s].toString();
    read.queryCode = object[u"queryCode"_s].toString();
    read.queryPassword = object[u"queryPassword"_s].toString();
    const std::optional<Mistake> mistake = valueOf<Mistake>(object[u"mistake"_s].toString());
    if (!isNumber || read.key.index < 0 || !read.key.day.isValid() || !handingInUnits().contains(read.source) ||
        !mistake || read.number.isEmpty() || read.queryPassword.isEmpty())
        return std::nullopt;
    read.mistake = *mistake;
    return read;
}

Expected<QList<JournalLine>, QString> Journal::read(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QString(fileName % u": "_s % file.errorString()));
    QList<JournalLine> lines;
    QSet<QString> numbers; // a run that was repeated wrote the same again
    while (!file.atEnd()) {
        const QByteArray text = file.readLine().trimmed();
        if (text.isEmpty())
            continue;
        const std::optional<JournalLine> line = JournalLine::fromJson(text);
        if (!line)
            return tl::unexpected(QString(fileName % u": a line is not understood"_s));
        if (!numbers.contains(line->number))
            lines.append(*line);
        numbers.insert(line->number);
    }
    return lines;
}

Expected<void, QString> Journal::open(const QString &fileName)
{
    m_file.setFileName(fileName);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner))
        return tl::unexpected(QString(fileName % u": "_s % m_file.errorString()));
    return {};
}

bool Journal::add(const JournalLine &line)
{
    return m_file.write(line.toJson() + '\n') > 0 && m_file.flush();
}

} // namespace yunchuang::simulator
