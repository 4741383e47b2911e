// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/exportcommand.h"

#include "domain/calendar.h"
#include "protocol/reportrows.h"
#include "service/program/maintenance.h"
#include "service/program/referencefolder.h"
#include "service/store/casestore.h"
#include "service/store/reportingstore.h"

#include <QDir>
#include <QSaveFile>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

using reportingstore::Operation;
using reportingstore::Row;

constexpr int casesOfBatch = 200; // of one transaction: the service's writer waits no longer than for a few acts
const QString dataSource = u"520000"_s;

ExitCode exportFault(const DbError &error)
{
    complain(coreErrorText({CoreError::Code::Database, error.text}));
    return ExitCode::DataFolder;
}

/// What is new about a case since it was last reported. Rows that no longer hold are taken back.
DbResult<QVector<Row>> changedRows(Connection &db, const Reference &reference, const Case &subject,
                                   const ServiceItem &item)
{
    const DbResult<QVector<HistoryRow>> history = casestore::history(db, subject.id);
    if (!history)
        return tl::unexpected(history.error());
    const DbResult<QVector<Row>> earlier = reportingstore::reported(db, subject.id);
    if (!earlier)
        return tl::unexpected(earlier.error());
    QVector<Row> gone = *earlier;
    QVector<Row> changed;
    const QVector<protocol::ReportRow> rows =
        protocol::reportRows(reporting::reportOf(subject, *history, item, reference.units()));
    for (const protocol::ReportRow &row : rows) {
        const auto same = [&](const Row &old) { return old.table == row.table && old.key == row.key; };
        const auto known = std::find_if(gone.cbegin(), gone.cend(), same);
        const bool isKnown = known != gone.cend();
        if (!isKnown || known->content != row.content)
            changed.append({subject.id, subject.number, row.table, row.key,
                            isKnown ? Operation::Update : Operation::Insert, row.content});
        gone.removeIf(same);
    }
    for (Row row : std::as_const(gone)) {
        row.operation = Operation::Delete;
        row.content.clear();
        changed.append(row);
    }
    return changed;
}

/// A batch of what changed, at most `casesOfBatch` cases; its number, or an empty text when nothing was left to say.
/// `looked` says how many cases were looked at.
DbResult<QString> makeBatch(Connection &db, const Reference &reference, const QDateTime &now, int &looked)
{
    Transaction transaction(db, OpenMode::Write);
    YC_TRY(transaction.begin());
    const DbResult<QVector<CaseId>> cases = reportingstore::unreported(db, casesOfBatch);
    if (!cases)
        return tl::unexpected(cases.error());
    looked = int(cases->size());
    QVector<Row> rows;
    for (const CaseId &id : *cases) {
        const DbResult<std::optional<Case>> subject = casestore::load(db, id);
        if (!subject)
            return tl::unexpected(subject.error());
        const ServiceItem *item = *subject ? reference.catalogue().find((*subject)->item) : nullptr;
        if (!item) {
            // Never so while imports are checked; it must not keep the others from being reported.
            YC_TRY(reportingstore::setReported(db, id, *subject ? (*subject)->version : 0));
            continue;
        }
        const DbResult<QVector<Row>> changed = changedRows(db, reference, **subject, *item);
        if (!changed)
            return tl::unexpected(changed.error());
        rows += *changed;
        YC_TRY(reportingstore::setReported(db, id, (*subject)->version));
    }
    QString number;
    if (!rows.isEmpty()) {
        const DbResult<QString> opened = reportingstore::openBatch(db, toLocalDate(now), now);
        if (!opened)
            return opened;
        number = *opened;
        for (qsizetype place = 0; place < rows.size(); ++place)
            YC_TRY(reportingstore::append(db, number, place, rows[place]));
    }
    YC_TRY(transaction.commit());
    return number;
}

/// Writes a batch as it lies in the outbox.
ExitCode writeBatch(Connection &db, const QString &number, const QDir &folder)
{
    const DbResult<std::optional<reportingstore::Batch>> batch = reportingstore::batch(db, number);
    if (!batch)
        return exportFault(batch.error());
    if (!*batch) {
        complain(u"there is no batch "_s % number);
        return ExitCode::Input;
    }
    const DbResult<QVector<Row>> rows = reportingstore::rowsOf(db, number);
    if (!rows)
        return exportFault(rows.error());
    QSaveFile file(folder.filePath(number % u".jsonl"_s));
    // Applicants are named in it: its owner alone reads it, whatever the mask of who runs the command.
    bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    for (const Row &row : *rows) {
        const QByteArray line =
            protocol::reportLine({number, nameOf(row.operation), (*batch)->madeAt, dataSource, row.caseNumber},
                                 {row.table, row.key, row.content});
        written = written && file.write(line) == line.size();
    }
    if (!written || !file.commit()) {
        complain(u"cannot write "_s % file.fileName());
        return ExitCode::DataFolder;
    }
    announce(number % u": "_s % QString::number(rows->size()) % u" rows"_s);
    return ExitCode::Done;
}

/// Batches of which nobody has said that they arrived: they can be written again.
ExitCode listOpen(Connection &db)
{
    const DbResult<QVector<reportingstore::Batch>> open = reportingstore::open(db);
    if (!open)
        return exportFault(open.error());
    for (const reportingstore::Batch &batch : *open)
        announce(u"not acknowledged: "_s % batch.number);
    return ExitCode::Done;
}

ExitCode exportReporting(const CommandLine &line, Connection &db, const QString &dataFolder, const Clock &clock)
{
    const QDir folder(line.words.value(2));
    if (!folder.exists()) {
        complain(u"there is no folder "_s % folder.path());
        return ExitCode::Input;
    }
    if (line.has(u"again"_s)) {
        for (const QString &number : line.values(u"again"_s)) {
            if (const ExitCode code = writeBatch(db, number, folder); code != ExitCode::Done)
                return code;
        }
        return ExitCode::Done;
    }
    const auto reference = loadReference(dataFolder);
    if (!reference) {
        complain(referenceErrorText(reference.error()));
        return ExitCode::DataFolder;
    }
    for (int looked = casesOfBatch; looked == casesOfBatch;) {
        const DbResult<QString> number = makeBatch(db, **reference, clock.now(), looked);
        if (!number)
            return exportFault(number.error());
        if (number->isEmpty())
            continue;
        if (const ExitCode code = writeBatch(db, *number, folder); code != ExitCode::Done)
            return code;
    }
    return listOpen(db);
}

ExitCode acknowledge(const CommandLine &line, Connection &db, const Clock &clock)
{
    const QString number = line.words.value(2);
    const DbResult<bool> known = reportingstore::acknowledge(db, number, clock.now());
    if (!known)
        return exportFault(known.error());
    if (!*known) {
        complain(u"there is no batch "_s % number);
        return ExitCode::Input;
    }
    announce(u"Acknowledged "_s % number);
    return ExitCode::Done;
}

} // namespace

ExitCode runExport(const CommandLine &line, const ServiceConfig &config, const Clock &clock)
{
    const std::unique_ptr<Connection> db = openForMaintenance(config);
    if (!db)
        return ExitCode::DataFolder;
    return line.words.value(1) == u"reporting" ? exportReporting(line, *db, config.dataFolder, clock)
                                               : acknowledge(line, *db, clock);
}

} // namespace yunchuang::service
