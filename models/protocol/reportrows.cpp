// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/reportrows.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr int offsetOfGuizhou = 8 * 3600;

QJsonValue moment(const QDateTime &at)
{
    if (!at.isValid())
        return QJsonValue(QString());
    return at.toOffsetFromUtc(offsetOfGuizhou).toString(Qt::ISODate);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject acceptanceObject(const reporting::AcceptanceRow &row)
{
    return {{u"basicCode"_s, row.basicCode},
            {u"implementationCode"_s, row.implementationCode},
            {u"itemName"_s, row.itemName},
            {u"itemVersion"_s, row.itemVersion},
            {u"department"_s, row.department},
            {u"departmentCode"_s, row.departmentCode},
            {u"officer"_s, row.officer},
            {u"acceptedAt"_s, moment(row.acceptedAt)},
            {u"documentNumber"_s, row.documentNumber},
            {u"appliedAt"_s, moment(row.appliedAt)},
            {u"channel"_s, row.channel},
            {u"applicant"_s, row.applicant},
            {u"applicantKind"_s, row.applicantKind},
            {u"idType"_s, row.idType},
            {u"idNumber"_s, row.idNumber},
            {u"legalRepresentative"_s, row.legalRepresentative},
            {u"agent"_s, row.agent},
            {u"agentMobile"_s, row.agentMobile},
            {u"address"_s, row.address},
            {u"postcode"_s, row.postcode},
            {u"summary"_s, row.summary},
            {u"promised"_s, row.promised.toString(Qt::ISODate)}};
}

QJsonObject processObject(const reporting::ProcessRow &row)
{
    constexpr int done = 2; // 环节办理状态: what is reported has been done
    return {{u"sequence"_s, row.sequence},
            {u"step"_s, row.step},
            {u"action"_s, reporting::textOf(row.action)},
            {u"state"_s, done},
            {u"officer"_s, row.officer},
            {u"unit"_s, row.unit},
            {u"opinion"_s, row.opinion},
            {u"startedAt"_s, moment(row.startedAt)},
            {u"endedAt"_s, moment(row.endedAt)}};
}

QJsonObject procedureObject(const reporting::ProcedureRow &row)
{
    return {{u"kind"_s, row.kind},       {u"name"_s, row.name},       {u"startedAt"_s, moment(row.startedAt)},
            {u"reason"_s, row.reason},   {u"forWhom"_s, row.forWhom}, {u"endedAt"_s, moment(row.endedAt)},
            {u"outcome"_s, row.outcome}, {u"opinion"_s, row.opinion}, {u"officer"_s, row.officer}};
}

QJsonObject resultObject(const reporting::ResultRow &row)
{
    return {{u"platformState"_s, row.platform},  {u"exchangeState"_s, row.exchange},
            {u"endedAt"_s, moment(row.endedAt)}, {u"name"_s, row.name},
            {u"number"_s, row.number},           {u"description"_s, row.description},
            {u"posted"_s, row.posted},           {u"satisfaction"_s, row.satisfaction}};
}

QJsonObject materialObject(const reporting::MaterialRow &row)
{
    return {{u"name"_s, row.name}, {u"fileName"_s, row.fileName}, {u"paper"_s, row.paper}, {u"copies"_s, row.copies}};
}

} // namespace

QVector<ReportRow> reportRows(const reporting::CaseReport &report)
{
    QVector<ReportRow> rows;
    if (report.acceptance)
        rows.append({reporttables::acceptance, {}, compact(acceptanceObject(*report.acceptance))});
    for (const reporting::ProcessRow &row : report.process)
        rows.append({reporttables::process, QString::number(row.sequence), compact(processObject(row))});
    for (const reporting::ProcedureRow &row : report.procedures) {
        // Procedures never overlap, so their beginning names them.
        const QString key = QString::number(row.kind) + u'/' + row.startedAt.toUTC().toString(Qt::ISODateWithMs);
        rows.append({reporttables::procedure, key, compact(procedureObject(row))});
    }
    if (report.result)
        rows.append({reporttables::result, {}, compact(resultObject(*report.result))});
    for (const reporting::MaterialRow &row : report.materials)
        rows.append({reporttables::material, row.id, compact(materialObject(row))});
    return rows;
}

QByteArray reportLine(const ReportFrame &frame, const ReportRow &row)
{
    QJsonObject line{{u"batch"_s, frame.batch},   {u"operation"_s, frame.operation},   {u"at"_s, moment(frame.at)},
                     {u"source"_s, frame.source}, {u"caseNumber"_s, frame.caseNumber}, {u"table"_s, row.table},
                     {u"key"_s, row.key}};
    if (!row.content.isEmpty())
        line.insert(u"row"_s, QJsonDocument::fromJson(row.content).object());
    return compact(line) + '\n';
}

} // namespace yunchuang::protocol
