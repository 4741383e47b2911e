// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/ratingstore.h"

#include "domain/calendar.h"
#include "protocol/codec.h"
#include "protocol/ratingmessages.h"

namespace yunchuang::service::ratingstore {

using namespace Qt::StringLiterals;

namespace {

DbError damagedRating()
{
    return DbError{dialect::Failure::Corrupt, u"a rating does not decode"_s};
}

template<class T>
DbResult<T> decoded(const QByteArray &bytes)
{
    Expected<T, protocol::DecodeError> value = protocol::decode<T>(bytes);
    if (!value)
        return unexpected(damagedRating());
    return std::move(*value);
}

QString monthOf(const QDateTime &at)
{
    return toLocalDate(at).toString(u"yyyy-MM"_s);
}

QString stateName(const Filter &filter)
{
    return filter.state ? QString(nameOf(*filter.state)) : QString();
}

QDateTime orEarliest(const QDateTime &moment)
{
    return moment.isValid() ? moment : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
}

QDateTime orLatest(const QDateTime &moment)
{
    return moment.isValid() ? moment : QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC);
}

DbResult<QVector<Row>> rowsOf(Statement &select)
{
    QVector<Row> out;
    while (select.next()) {
        DbResult<Rating> rating = decoded<Rating>(select.bytes(0));
        if (!rating)
            return unexpected(rating.error());
        Row row{std::move(*rating), std::nullopt};
        if (!select.isNull(1)) {
            DbResult<RatingWork> work = decoded<RatingWork>(select.bytes(1));
            if (!work)
                return unexpected(work.error());
            row.work = std::move(*work);
        }
        out.append(std::move(row));
    }
    return out;
}

DbResult<QVector<RatingId>> idsOf(Statement &select)
{
    QVector<RatingId> out;
    while (select.next())
        out.append(RatingId(select.text(0)));
    return out;
}

} // namespace

QList<Migration> migrations()
{
    return {{300,
             "ratings"_L1,
             {
                 "CREATE TABLE ratings (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), "
                 "round BIGINT NOT NULL, unit TEXT NOT NULL, department TEXT NOT NULL, level TEXT NOT NULL, "
                 "negative BIGINT NOT NULL, at BIGINT NOT NULL, month TEXT NOT NULL, content {BLOB} NOT NULL, "
                 "UNIQUE (case_id, round))"_L1,
                 "CREATE INDEX ratings_by_time ON ratings (at, id)"_L1,
                 "CREATE INDEX ratings_by_month ON ratings (month)"_L1,
                 // Who rated, apart from what was said: lists never touch this table.
                 "CREATE TABLE rating_raters (rating TEXT PRIMARY KEY REFERENCES ratings (id), "
                 "content {BLOB} NOT NULL)"_L1,
                 "CREATE TABLE rating_works (rating TEXT PRIMARY KEY REFERENCES ratings (id), state TEXT NOT NULL, "
                 "unit TEXT NOT NULL, department TEXT NOT NULL, due TEXT NOT NULL, red BIGINT NOT NULL, "
                 "version BIGINT NOT NULL, content {BLOB} NOT NULL)"_L1,
                 "CREATE INDEX rating_works_by_due ON rating_works (state, due)"_L1,
                 "CREATE TABLE rating_rows (rating TEXT NOT NULL REFERENCES ratings (id), sequence BIGINT NOT NULL, "
                 "command TEXT NOT NULL, at BIGINT NOT NULL, content {BLOB} NOT NULL, salt {BLOB} NOT NULL, "
                 "log_id TEXT NOT NULL, leaf {BLOB} NOT NULL, PRIMARY KEY (rating, sequence))"_L1,
                 "CREATE TABLE rating_commands (id TEXT PRIMARY KEY, digest {BLOB} NOT NULL, user_id TEXT NOT NULL, "
                 "rating TEXT NOT NULL REFERENCES ratings (id), at BIGINT NOT NULL)"_L1,
                 "CREATE TABLE rating_invitations (case_id TEXT PRIMARY KEY REFERENCES cases (id), "
                 "unit TEXT NOT NULL, department TEXT NOT NULL, at BIGINT NOT NULL, month TEXT NOT NULL)"_L1,
                 "CREATE INDEX rating_invitations_by_month ON rating_invitations (month)"_L1,
             }},
            {452, "ratings on record stay on record"_L1, {"{ROWS STAY IN}ratings"_L1, "{ROWS STAY IN}rating_rows"_L1}}};
}

DbResult<void> invite(Connection &db, const Case &subject, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO rating_invitations (case_id, unit, department, at, month) "
                               "VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id) DO NOTHING"_L1);
    return row.bind(subject.id.text())
        .bind(subject.unit.text())
        .bind(subject.department.text())
        .bind(at)
        .bind(monthOf(at))
        .run();
}

DbResult<QVector<UnitCount>> invited(Connection &db, const QString &month)
{
    Statement select =
        db.prepare("SELECT unit, COUNT(*) FROM rating_invitations WHERE month = ? GROUP BY unit ORDER BY unit"_L1);
    YC_TRY(select.bind(month).run());
    QVector<UnitCount> out;
    while (select.next())
        out.append(UnitCount{UnitId(select.text(0)), int(select.number(1))});
    return out;
}

DbResult<void> insert(Connection &db, const Rating &rating)
{
    Rating said = rating;
    said.rater = {};
    Statement row = db.prepare("INSERT INTO ratings (id, case_id, round, unit, department, level, negative, at, month, "
                               "content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(row.bind(rating.id.text())
               .bind(rating.caseId.text())
               .bind(rating.round)
               .bind(rating.unit.text())
               .bind(rating.department.text())
               .bind(nameOf(rating.level))
               .bind(isNegative(rating.level))
               .bind(rating.at)
               .bind(monthOf(rating.at))
               .bind(protocol::encode(said))
               .run());
    Statement rater = db.prepare("INSERT INTO rating_raters (rating, content) VALUES (?, ?)"_L1);
    return rater.bind(rating.id.text()).bind(protocol::encode(rating.rater)).run();
}

DbResult<std::optional<Rating>> load(Connection &db, const RatingId &id)
{
    Statement select = db.prepare("SELECT ratings.content, rating_raters.content FROM ratings "
                                  "JOIN rating_raters ON rating_raters.rating = ratings.id WHERE ratings.id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<Rating>();
    DbResult<Rating> rating = decoded<Rating>(select.bytes(0));
    if (!rating)
        return unexpected(rating.error());
    DbResult<Rater> rater = decoded<Rater>(select.bytes(1));
    if (!rater)
        return unexpected(rater.error());
    rating->rater = std::move(*rater);
    return std::optional<Rating>(std::move(*rating));
}

DbResult<QVector<Rating>> ofCase(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT content FROM ratings WHERE case_id = ? ORDER BY round"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<Rating> out;
    while (select.next()) {
        DbResult<Rating> rating = decoded<Rating>(select.bytes(0));
        if (!rating)
            return unexpected(rating.error());
        out.append(std::move(*rating));
    }
    return out;
}

DbResult<QVector<Row>> list(Connection &db, const Filter &filter, const std::optional<Place> &after, int limit)
{
    Statement select =
        db.prepare("SELECT ratings.content, rating_works.content FROM ratings "
                   "LEFT JOIN rating_works ON rating_works.rating = ratings.id "
                   "WHERE (? = '' OR ratings.unit = ? OR rating_works.unit = ?) AND (? = '' OR rating_works.state = ?) "
                   "AND ratings.negative >= ? AND ratings.at >= ? AND ratings.at < ? "
                   "AND (ratings.at < ? OR (ratings.at = ? AND ratings.id < ?)) "
                   "ORDER BY ratings.at DESC, ratings.id DESC LIMIT ?"_L1);
    const QString state = stateName(filter);
    const QDateTime at = after ? after->at : orLatest({});
    YC_TRY(select.bind(filter.unit.text())
               .bind(filter.unit.text())
               .bind(filter.unit.text())
               .bind(state)
               .bind(state)
               .bind(filter.negativeOnly)
               .bind(orEarliest(filter.from))
               .bind(orLatest(filter.until))
               .bind(at)
               .bind(at)
               .bind(after ? after->id.text() : QString())
               .bind(limit)
               .run());
    return rowsOf(select);
}

DbResult<QVector<Tally>> tally(Connection &db, const Filter &filter)
{
    Statement select =
        db.prepare("SELECT ratings.unit, rating_works.unit, rating_works.state, COUNT(*) FROM ratings "
                   "LEFT JOIN rating_works ON rating_works.rating = ratings.id "
                   "WHERE (? = '' OR ratings.unit = ? OR rating_works.unit = ?) AND (? = '' OR rating_works.state = ?) "
                   "AND ratings.negative >= ? AND ratings.at >= ? AND ratings.at < ? "
                   "GROUP BY ratings.unit, rating_works.unit, rating_works.state "
                   "ORDER BY ratings.unit, rating_works.unit, rating_works.state"_L1);
    const QString state = stateName(filter);
    YC_TRY(select.bind(filter.unit.text())
               .bind(filter.unit.text())
               .bind(filter.unit.text())
               .bind(state)
               .bind(state)
               .bind(filter.negativeOnly)
               .bind(orEarliest(filter.from))
               .bind(orLatest(filter.until))
               .run());
    QVector<Tally> out;
    while (select.next()) {
        out.append(Tally{UnitId(select.text(0)), UnitId(select.text(1)), valueOf<RatingState>(select.text(2)),
                         int(select.number(3))});
    }
    return out;
}

DbResult<QVector<Row>> ofMonth(Connection &db, const QString &month)
{
    Statement select = db.prepare("SELECT ratings.content, rating_works.content FROM ratings "
                                  "LEFT JOIN rating_works ON rating_works.rating = ratings.id "
                                  "WHERE ratings.month = ? ORDER BY ratings.at, ratings.id"_L1);
    YC_TRY(select.bind(month).run());
    return rowsOf(select);
}

DbResult<std::optional<RatingWork>> work(Connection &db, const RatingId &id)
{
    Statement select = db.prepare("SELECT content FROM rating_works WHERE rating = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<RatingWork>();
    DbResult<RatingWork> found = decoded<RatingWork>(select.bytes(0));
    if (!found)
        return unexpected(found.error());
    return std::optional<RatingWork>(std::move(*found));
}

DbResult<void> record(Connection &db, const RatingWork &next, const StoredRow &stored)
{
    Statement row = db.prepare("INSERT INTO rating_rows (rating, sequence, command, at, content, salt, log_id, leaf) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(row.bind(next.rating.text())
               .bind(stored.row.sequence)
               .bind(stored.row.command.text())
               .bind(stored.row.at)
               .bind(stored.content)
               .bind(stored.salt)
               .bind(stored.logId)
               .bind(stored.leaf.bytes())
               .run());
    Statement state =
        db.prepare("INSERT INTO rating_works (rating, state, unit, department, due, red, version, content) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rating) DO UPDATE SET state = excluded.state, "
                   "unit = excluded.unit, department = excluded.department, due = excluded.due, red = excluded.red, "
                   "version = excluded.version, content = excluded.content"_L1);
    return state.bind(next.rating.text())
        .bind(nameOf(next.state))
        .bind(next.unit.text())
        .bind(next.department.text())
        .bind(next.due)
        .bind(next.red)
        .bind(next.version)
        .bind(protocol::encode(next))
        .run();
}

DbResult<QVector<RatingRow>> rows(Connection &db, const RatingId &id)
{
    Statement select = db.prepare("SELECT content FROM rating_rows WHERE rating = ? ORDER BY sequence"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<RatingRow> out;
    while (select.next()) {
        DbResult<RatingRow> row = decoded<RatingRow>(select.bytes(0));
        if (!row)
            return unexpected(row.error());
        out.append(std::move(*row));
    }
    return out;
}

DbResult<std::optional<Posted>> posted(Connection &db, const CommandId &id)
{
    Statement select = db.prepare("SELECT digest, user_id, rating FROM rating_commands WHERE id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<Posted>();
    return std::optional<Posted>(Posted{select.bytes(0), UserId(select.text(1)), RatingId(select.text(2))});
}

DbResult<void> insertPosted(Connection &db, const CommandId &id, const Posted &posted, const QDateTime &at)
{
    Statement row =
        db.prepare("INSERT INTO rating_commands (id, digest, user_id, rating, at) VALUES (?, ?, ?, ?, ?)"_L1);
    return row.bind(id.text()).bind(posted.digest).bind(posted.user.text()).bind(posted.rating.text()).bind(at).run();
}

DbResult<QVector<RatingId>> dueBefore(Connection &db, QDate day, int limit)
{
    Statement select = db.prepare("SELECT rating FROM rating_works WHERE due <> '' AND due < ? AND red = 0 "
                                  "AND state NOT IN ('CLOSED', 'EXCLUDED') ORDER BY due, rating LIMIT ?"_L1);
    YC_TRY(select.bind(day).bind(limit).run());
    return idsOf(select);
}

DbResult<QVector<RatingId>> undispatched(Connection &db, int limit)
{
    Statement select =
        db.prepare("SELECT rating FROM rating_works WHERE state = 'AWAITING_DISPATCH' ORDER BY due, rating LIMIT ?"_L1);
    YC_TRY(select.bind(limit).run());
    return idsOf(select);
}

DbResult<QVector<Unsigned>> unsignedSince(Connection &db, QDate day, int limit)
{
    Statement select = db.prepare("SELECT rating_works.content, ratings.content FROM rating_works "
                                  "JOIN ratings ON ratings.id = rating_works.rating "
                                  "WHERE rating_works.state = 'AWAITING_SIGNATURE' AND rating_works.due < ? "
                                  "ORDER BY rating_works.due, rating_works.rating LIMIT ?"_L1);
    YC_TRY(select.bind(day).bind(limit).run());
    QVector<Unsigned> out;
    while (select.next()) {
        const DbResult<RatingWork> late = decoded<RatingWork>(select.bytes(0));
        const DbResult<Rating> rating = decoded<Rating>(select.bytes(1));
        if (!late || !rating)
            return unexpected(damagedRating());
        out.append(Unsigned{late->rating, rating->caseId, rating->queryCode, late->unit, late->department, late->due,
                            late->dispatchedAt});
    }
    return out;
}

} // namespace yunchuang::service::ratingstore
