// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/papers/archivexml.h"

#include "domain/calendar.h"

#include <QXmlStreamWriter>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// Elements with a text, left out where there is none.
class Elements
{
public:
    explicit Elements(QByteArray &out)
        : m_xml(&out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
        m_xml.writeStartDocument();
    }
    void begin(const QString &name) { m_xml.writeStartElement(name); }
    void end() { m_xml.writeEndElement(); }
    void attribute(const QString &name, const QString &value) { m_xml.writeAttribute(name, value); }
    void text(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_xml.writeTextElement(name, value);
    }
    void moment(const QString &name, const QDateTime &at)
    {
        text(name, at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString());
    }
    void finish() { m_xml.writeEndDocument(); }

private:
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray archiveMetadata(const NoticeBook &book, const NoticeFacts &facts, const QVector<ArchiveFile> &files)
{
    const Case &subject = facts.subject;
    const NoticeWords &words = book.words();
    QByteArray out;
    Elements xml(out);
    xml.begin(u"archivePackage"_s);
    xml.attribute(u"standard"_s, u"GB/T 42727-2023"_s);
    xml.begin(u"case"_s);
    xml.text(u"number"_s, subject.number);
    xml.text(u"queryCode"_s, subject.queryCode);
    xml.text(u"jointCode"_s, subject.jointCode);
    xml.text(u"itemCode"_s, subject.item.code.text());
    xml.text(u"itemVersion"_s, QString::number(subject.item.version));
    xml.text(u"implementationCode"_s, facts.item.implementationCode);
    xml.text(u"itemName"_s, subject.itemName);
    xml.text(u"organ"_s, facts.units.nameOn(subject.department, toLocalDate(facts.act.at)));
    xml.text(u"unit"_s, facts.units.nameOn(subject.unit, toLocalDate(facts.act.at)));
    xml.begin(u"applicant"_s);
    xml.text(u"kind"_s, nameOf(subject.applicant.kind));
    xml.text(u"name"_s, subject.applicant.name);
    xml.text(u"idType"_s, subject.applicant.idType);
    xml.text(u"idNumber"_s, subject.applicant.idNumber);
    xml.text(u"agent"_s, subject.applicant.agentName);
    xml.end();
    xml.moment(u"receivedAt"_s, subject.deadlines.receivedAt);
    xml.moment(u"acceptedAt"_s, subject.deadlines.acceptedAt);
    xml.moment(u"decidedAt"_s, subject.deadlines.decidedAt);
    xml.moment(u"closedAt"_s, subject.result.closedAt);
    xml.moment(u"deliveredAt"_s, subject.result.deliveredAt);
    xml.text(u"resultName"_s, subject.result.name);
    xml.text(u"resultNumber"_s, subject.result.number);
    if (subject.archive) {
        xml.text(u"endedAs"_s, nameOf(subject.archive->endedAs));
        xml.text(u"endedAsText"_s, words.word(u"endedAs"_s, nameOf(subject.archive->endedAs)));
        xml.moment(u"archivedAt"_s, subject.archive->at);
        xml.text(u"archivedBy"_s, subject.archive->byName);
        xml.text(u"retentionYears"_s, subject.archive->retentionYears == 0
                                          ? u"permanent"_s
                                          : QString::number(subject.archive->retentionYears));
    }
    xml.end();
    xml.begin(u"files"_s);
    for (const ArchiveFile &file : files) {
        xml.begin(u"file"_s);
        xml.text(u"path"_s, file.path);
        xml.text(u"title"_s, file.title);
        xml.text(u"mediaType"_s, file.mediaType);
        xml.text(u"size"_s, QString::number(file.size));
        xml.text(u"sha256"_s, file.digest);
        xml.end();
    }
    xml.end();
    xml.end();
    xml.finish();
    return out;
}

QByteArray processLog(const NoticeFacts &facts)
{
    QByteArray out;
    Elements xml(out);
    xml.begin(u"process"_s);
    for (const HistoryRow &row : facts.history) {
        xml.begin(u"step"_s);
        xml.attribute(u"sequence"_s, QString::number(row.sequence));
        xml.text(u"action"_s, nameOf(row.action));
        xml.text(u"before"_s, nameOf(row.before));
        xml.text(u"after"_s, nameOf(row.after));
        const FlowStep *step = facts.item.step(row.step);
        xml.text(u"flowStep"_s, step ? step->name : row.step.text());
        xml.text(u"user"_s, row.userName);
        xml.text(u"post"_s, nameOf(row.post));
        xml.text(u"unit"_s, facts.units.nameOn(row.unit, toLocalDate(row.at)));
        xml.text(u"onBehalfOf"_s, row.onBehalfOfName);
        xml.moment(u"at"_s, row.at);
        xml.moment(u"actedAt"_s, row.actedAt);
        xml.text(u"opinion"_s, row.opinion);
        xml.text(u"reason"_s, row.reason);
        xml.text(u"basis"_s, row.basis);
        xml.text(u"conditions"_s, row.conditions);
        for (const CorrectionItem &item : row.corrections)
            xml.text(u"correction"_s, item.text);
        for (const QString &remark : row.remarks)
            xml.text(u"remark"_s, remark);
        xml.text(u"command"_s, row.command.text());
        xml.end();
    }
    xml.end();
    xml.finish();
    return out;
}

} // namespace yunchuang::service
