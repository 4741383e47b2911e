// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/growth.h"

#include "domain/citizenid.h"

#include <QDateTime>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;
using namespace service;

namespace {

constexpr qint64 rowsOfWrite = 50'000;

/// One copy of every case that was there at first: its id ends with the number of the copy.
constexpr QLatin1String copyCases(
    "INSERT INTO cases (id, number, query_code, query_password, unit, department, state, step, assignee, item_code, "
    "item_version, version, revision, received_at, notice_due, parent, parent_part, body) "
    "SELECT substr(cases.id, 1, 24) || printf('%012x', copy.k), cases.number || '-' || copy.k, cases.query_code || '-' "
    "|| copy.k, "
    "query_password, unit, department, state, step, assignee, item_code, item_version, version, revision, received_at, "
    "notice_due, parent, parent_part, "
    "CAST(replace(CAST(body AS TEXT), cases.id, substr(cases.id, 1, 24) || printf('%012x', copy.k)) AS BLOB) "
    "FROM cases JOIN pattern ON pattern.id = cases.id JOIN (SELECT ? AS k) AS copy");
constexpr QLatin1String
    copyViewers("INSERT INTO case_viewers (case_id, unit, capacity) "
                "SELECT substr(case_id, 1, 24) || printf('%012x', copy.k), unit, capacity "
                "FROM case_viewers JOIN pattern ON pattern.id = case_viewers.case_id JOIN (SELECT ? AS k) AS copy");
constexpr QLatin1String
    copyFeed("INSERT INTO feed (unit, case_id, sequence, tombstone, capacity, undelivered, written_at, entry) "
             "SELECT feed.unit, substr(case_id, 1, 24) || printf('%012x', copy.k), sequence + copy.k * last_sequence, "
             "tombstone, "
             "capacity, undelivered, written_at, "
             "CAST(replace(CAST(entry AS TEXT), case_id, substr(case_id, 1, 24) || printf('%012x', copy.k)) AS BLOB) "
             "FROM feed JOIN pattern ON pattern.id = feed.case_id JOIN feed_counters ON feed_counters.unit = feed.unit "
             "JOIN (SELECT ? AS k) AS copy");

DbResult<qint64> countOf(Connection &db, QLatin1String sql)
{
    Statement count = db.prepare(sql);
    YC_TRY(count.run());
    return count.next() ? count.number(0) : 0;
}

DbResult<void> growCases(Connection &db, qint64 cases)
{
    YC_TRY(db.execute("CREATE TEMP TABLE pattern AS SELECT id FROM cases"_L1));
    const DbResult<qint64> first = countOf(db, "SELECT COUNT(*) FROM pattern"_L1);
    if (!first)
        return unexpected(first.error());
    const qint64 copies = cases / qMax<qint64>(*first, 1) - 1;
    const qint64 copiesOfWrite = qMax<qint64>(rowsOfWrite / qMax<qint64>(*first, 1), 1);
    for (qint64 done = 0; done < copies;) {
        Transaction write(db, OpenMode::Write);
        YC_TRY(write.begin());
        const qint64 until = qMin(done + copiesOfWrite, copies);
        while (done < until) {
            ++done;
            for (const QLatin1String sql : {copyCases, copyViewers, copyFeed}) {
                Statement copy = db.prepare(sql);
                YC_TRY(copy.bind(done).run());
            }
        }
        YC_TRY(write.commit());
    }
    Statement count = db.prepare("UPDATE feed_counters SET last_sequence = last_sequence * (? + 1)"_L1);
    return count.bind(copies).run();
}

DbResult<void> growPeople(Connection &db, qint64 people)
{
    for (qint64 done = 0; done < people;) {
        Transaction write(db, OpenMode::Write);
        YC_TRY(write.begin());
        const qint64 until = qMin(done + rowsOfWrite, people);
        for (; done < until; ++done) {
            const QString number = personNumber(done);
            Statement insert = db.prepare("INSERT INTO registry_rows (registry, row_key, exact_key, similar_key, "
                                          "content) VALUES ('population', ?, '', '', ?)"_L1);
            const QByteArray row = R"({"idNo":")" + number.toLatin1() + R"(","name":"示例","sex":"男","birth":")" +
                                   "1960-01-01" + R"(","state":"正常"})";
            YC_TRY(insert.bind(number).bind(row).run());
        }
        YC_TRY(write.commit());
    }
    return {};
}

} // namespace

QString personNumber(qint64 n)
{
    // 520199 is an area code that nobody has; a thousand numbers a day from 1930 on.
    return makeFictionalCitizenId(u"520199", QDate(1930, 1, 1).addDays(n / 1000), int(n % 1000)).value();
}

DbResult<void> grow(const QString &databaseFile, qint64 cases, qint64 people)
{
    auto db = Connection::open(databaseFile, OpenMode::Write);
    if (!db)
        return unexpected(db.error());
    // If the machine fails meanwhile, the benchmark begins again.
    YC_TRY((*db)->execute("PRAGMA synchronous = OFF"_L1));
    YC_TRY((*db)->execute("PRAGMA journal_mode = OFF"_L1));
    // Two gigabytes: the indexes are written everywhere.
    YC_TRY((*db)->execute("PRAGMA cache_size = -2000000"_L1));
    YC_TRY(growCases(**db, cases));
    YC_TRY(growPeople(**db, people));
    return (*db)->execute("PRAGMA journal_mode = WAL"_L1);
}

} // namespace yunchuang::bench
