// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/reportingstore.h"

#include "service/store/counterstore.h"

namespace yunchuang::service::reportingstore {

using namespace Qt::StringLiterals;

namespace {

Row rowAt(const Statement &select)
{
    Row row;
    row.caseId = CaseId(select.text(0));
    row.caseNumber = select.text(1);
    row.table = select.text(2);
    row.key = select.text(3);
    row.operation = valueOf<Operation>(select.text(4)).value_or(Operation::Update);
    row.content = select.bytes(5);
    return row;
}

} // namespace

QList<Migration> migrations()
{
    return {{331,
             "reporting outbox"_L1,
             {
                 "CREATE TABLE report_batches (number TEXT PRIMARY KEY, made_at BIGINT NOT NULL, "
                 "acknowledged_at BIGINT)"_L1,
                 "CREATE TABLE report_rows (batch TEXT NOT NULL REFERENCES report_batches (number), "
                 "place BIGINT NOT NULL, case_id TEXT NOT NULL REFERENCES cases (id), case_number TEXT NOT NULL, "
                 "name TEXT NOT NULL, row_key TEXT NOT NULL, operation TEXT NOT NULL, content {BLOB} NOT NULL, "
                 "PRIMARY KEY (batch, place))"_L1,
                 "CREATE INDEX report_rows_of_case ON report_rows (case_id, name, row_key, batch, place)"_L1,
                 "CREATE TABLE reported_cases (case_id TEXT PRIMARY KEY REFERENCES cases (id), "
                 "version BIGINT NOT NULL)"_L1,
             }}};
}

DbResult<QVector<CaseId>> unreported(Connection &db, int limit)
{
    Statement select = db.prepare("SELECT cases.id FROM cases LEFT JOIN reported_cases r ON r.case_id = cases.id "
                                  "WHERE r.version IS NULL OR r.version < cases.version ORDER BY cases.id LIMIT ?"_L1);
    YC_TRY(select.bind(limit).run());
    QVector<CaseId> found;
    while (select.next())
        found.append(CaseId(select.text(0)));
    return found;
}

DbResult<QVector<Row>> reported(Connection &db, const CaseId &id)
{
    // Batch numbers grow with the day and the count of the day, so that the newest word on a row is the last one.
    Statement select = db.prepare("SELECT case_id, case_number, name, row_key, operation, content FROM report_rows "
                                  "WHERE case_id = ? ORDER BY batch, place"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<Row> rows;
    while (select.next()) {
        const Row row = rowAt(select);
        rows.removeIf([&](const Row &earlier) { return earlier.table == row.table && earlier.key == row.key; });
        if (row.operation != Operation::Delete)
            rows.append(row);
    }
    return rows;
}

DbResult<void> setReported(Connection &db, const CaseId &id, qint64 version)
{
    Statement row = db.prepare("INSERT INTO reported_cases (case_id, version) VALUES (?, ?) "
                               "ON CONFLICT (case_id) DO UPDATE SET version = excluded.version"_L1);
    return row.bind(id.text()).bind(version).run();
}

DbResult<QString> openBatch(Connection &db, QDate day, const QDateTime &at)
{
    const QString date = day.toString(u"yyyyMMdd"_s);
    const DbResult<qint64> serial = counterstore::next(db, u"report:"_s + date);
    if (!serial)
        return tl::unexpected(serial.error());
    const QString number = u"52-"_s + date + u'-' + QString::number(*serial).rightJustified(4, u'0');
    Statement row = db.prepare("INSERT INTO report_batches (number, made_at) VALUES (?, ?)"_L1);
    YC_TRY(row.bind(number).bind(at).run());
    return number;
}

DbResult<void> append(Connection &db, const QString &batch, qint64 place, const Row &row)
{
    Statement insert =
        db.prepare("INSERT INTO report_rows (batch, place, case_id, case_number, name, row_key, operation, content) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return insert.bind(batch)
        .bind(place)
        .bind(row.caseId.text())
        .bind(row.caseNumber)
        .bind(row.table)
        .bind(row.key)
        .bind(nameOf(row.operation))
        .bind(row.content)
        .run();
}

DbResult<std::optional<Batch>> batch(Connection &db, const QString &number)
{
    Statement select = db.prepare("SELECT made_at, acknowledged_at, (SELECT COUNT(*) FROM report_rows WHERE batch = "
                                  "number) FROM report_batches WHERE number = ?"_L1);
    YC_TRY(select.bind(number).run());
    if (!select.next())
        return std::optional<Batch>();
    return std::optional(Batch{number, select.moment(0), select.number(2), select.moment(1)});
}

DbResult<QVector<Batch>> open(Connection &db)
{
    Statement select = db.prepare("SELECT number, made_at, (SELECT COUNT(*) FROM report_rows WHERE batch = number) "
                                  "FROM report_batches WHERE acknowledged_at IS NULL ORDER BY number"_L1);
    YC_TRY(select.run());
    QVector<Batch> found;
    while (select.next())
        found.append({select.text(0), select.moment(1), select.number(2), {}});
    return found;
}

DbResult<QVector<Row>> rowsOf(Connection &db, const QString &batch)
{
    Statement select = db.prepare("SELECT case_id, case_number, name, row_key, operation, content FROM report_rows "
                                  "WHERE batch = ? ORDER BY place"_L1);
    YC_TRY(select.bind(batch).run());
    QVector<Row> rows;
    while (select.next())
        rows.append(rowAt(select));
    return rows;
}

DbResult<bool> acknowledge(Connection &db, const QString &number, const QDateTime &at)
{
    const DbResult<std::optional<Batch>> known = batch(db, number);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return false;
    Statement update =
        db.prepare("UPDATE report_batches SET acknowledged_at = ? WHERE number = ? AND acknowledged_at IS NULL"_L1);
    YC_TRY(update.bind(at).bind(number).run());
    return true;
}

} // namespace yunchuang::service::reportingstore
