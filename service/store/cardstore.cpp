// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/cardstore.h"

#include "protocol/codec.h"
#include "protocol/supervisionmessages.h"

namespace yunchuang::service::cardstore {

using namespace Qt::StringLiterals;

namespace {

/// Sorts after every id.
const QString lastId = u"\uffff"_s;

QString fromId(const UnitId &id)
{
    return id.text();
}
QString toId(const UnitId &id)
{
    return id.isEmpty() ? lastId : id.text();
}

DbResult<SupervisionCard> cardIn(const QByteArray &bytes)
{
    Expected<SupervisionCard, protocol::DecodeError> card = protocol::decode<SupervisionCard>(bytes);
    if (!card)
        return unexpected(DbError{dialect::Failure::Corrupt, u"a supervision card does not decode"_s});
    return std::move(*card);
}

DbResult<QVector<SupervisionCard>> cardsOf(Statement &select)
{
    YC_TRY(select.run());
    QVector<SupervisionCard> out;
    while (select.next()) {
        DbResult<SupervisionCard> card = cardIn(select.bytes(0));
        if (!card)
            return unexpected(card.error());
        out.append(std::move(*card));
    }
    return out;
}

DbResult<std::optional<SupervisionCard>> onlyCard(Statement &select)
{
    DbResult<QVector<SupervisionCard>> cards = cardsOf(select);
    if (!cards)
        return unexpected(cards.error());
    return cards->isEmpty() ? std::optional<SupervisionCard>() : std::optional(cards->takeFirst());
}

DbResult<void> appendCardRow(Connection &db, const CardId &id, const StoredRow &stored)
{
    Statement row = db.prepare("INSERT INTO supervision_card_rows (card, sequence, at, command, content, salt, log_id, "
                               "leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(id.text())
        .bind(stored.row.sequence)
        .bind(stored.row.at)
        .bind(stored.row.command.text())
        .bind(stored.content)
        .bind(stored.salt)
        .bind(stored.logId)
        .bind(stored.leaf.bytes())
        .run();
}

QString nameOrEmpty(const std::optional<CardColour> &colour)
{
    return colour ? QString(nameOf(*colour)) : QString();
}
QString nameOrEmpty(const std::optional<CardState> &state)
{
    return state ? QString(nameOf(*state)) : QString();
}

void bindFilter(Statement &select, const Filter &filter)
{
    const QString colour = nameOrEmpty(filter.colour);
    const QString state = nameOrEmpty(filter.state);
    select.bind(fromId(filter.scope.department)).bind(toId(filter.scope.department));
    select.bind(fromId(filter.scope.unit)).bind(toId(filter.scope.unit));
    select.bind(filter.person.text()).bind(filter.person.text());
    select.bind(colour).bind(colour).bind(state).bind(state).bind(filter.rule).bind(filter.rule);
}

} // namespace

QList<Migration> migrations()
{
    return {
        {311,
         "supervision cards"_L1,
         {
             "CREATE TABLE supervision_cards (id TEXT PRIMARY KEY, rule TEXT NOT NULL, "
             "case_id TEXT NOT NULL REFERENCES cases (id), occasion TEXT NOT NULL, colour TEXT NOT NULL, "
             "state TEXT NOT NULL, unit TEXT NOT NULL, department TEXT NOT NULL, person TEXT NOT NULL, "
             "issued_at BIGINT NOT NULL, reply_due TEXT NOT NULL, score BIGINT NOT NULL, version BIGINT NOT NULL, "
             "content {BLOB} NOT NULL, UNIQUE (case_id, rule, occasion))"_L1,
             "CREATE INDEX supervision_cards_of_units ON supervision_cards (department, unit, issued_at, id)"_L1,
             "CREATE INDEX supervision_cards_in_order ON supervision_cards (issued_at, id)"_L1,
             "CREATE TABLE supervision_card_rows (card TEXT NOT NULL REFERENCES supervision_cards (id), "
             "sequence BIGINT NOT NULL, at BIGINT NOT NULL, command TEXT NOT NULL, content {BLOB} NOT NULL, "
             "salt {BLOB} NOT NULL, log_id TEXT NOT NULL, leaf {BLOB} NOT NULL, PRIMARY KEY (card, sequence))"_L1,
             "CREATE TABLE supervision_card_commands (id TEXT PRIMARY KEY, digest {BLOB} NOT NULL, "
             "user_id TEXT NOT NULL, card TEXT NOT NULL, at BIGINT NOT NULL)"_L1,
             "CREATE INDEX looks_recorded ON looks (recorded_at, id)"_L1,
         }},
        {451,
         "cards on record stay on record"_L1,
         {"{ROWS STAY IN}supervision_cards"_L1, "{ROWS STAY IN}supervision_card_rows"_L1}},
    };
}

DbResult<std::optional<SupervisionCard>> find(Connection &db, const QString &rule, const CaseId &caseId,
                                              const QString &occasion)
{
    Statement select =
        db.prepare("SELECT content FROM supervision_cards WHERE case_id = ? AND rule = ? AND occasion = ?"_L1);
    select.bind(caseId.text()).bind(rule).bind(occasion);
    return onlyCard(select);
}

DbResult<std::optional<SupervisionCard>> load(Connection &db, const CardId &id)
{
    Statement select = db.prepare("SELECT content FROM supervision_cards WHERE id = ?"_L1);
    select.bind(id.text());
    return onlyCard(select);
}

DbResult<QVector<SupervisionCard>> ofCase(Connection &db, const CaseId &caseId)
{
    Statement select = db.prepare("SELECT content FROM supervision_cards WHERE case_id = ? ORDER BY issued_at, id"_L1);
    select.bind(caseId.text());
    return cardsOf(select);
}

DbResult<void> insert(Connection &db, const SupervisionCard &card, const StoredRow &stored)
{
    Statement row = db.prepare("INSERT INTO supervision_cards (id, rule, case_id, occasion, colour, state, unit, "
                               "department, person, issued_at, reply_due, score, version, content) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(row.bind(card.id.text())
               .bind(card.rule)
               .bind(card.caseId.text())
               .bind(card.occasion)
               .bind(nameOf(card.colour))
               .bind(nameOf(card.state))
               .bind(card.unit.text())
               .bind(card.department.text())
               .bind(card.person.text())
               .bind(card.issuedAt)
               .bind(card.replyDue)
               .bind(card.score)
               .bind(card.version)
               .bind(protocol::encode(card))
               .run());
    return appendCardRow(db, card.id, stored);
}

DbResult<void> record(Connection &db, const SupervisionCard &next, const StoredRow &stored)
{
    Statement row =
        db.prepare("UPDATE supervision_cards SET state = ?, version = ?, content = ? WHERE id = ? AND version = ?"_L1);
    YC_TRY(row.bind(nameOf(next.state))
               .bind(next.version)
               .bind(protocol::encode(next))
               .bind(next.id.text())
               .bind(next.version - 1)
               .run());
    if (row.changed() != 1)
        return unexpected(DbError{dialect::Failure::Unique, u"a card was not at the version it was read at"_s});
    return appendCardRow(db, next.id, stored);
}

DbResult<QVector<CardRow>> rows(Connection &db, const CardId &id)
{
    Statement select = db.prepare("SELECT content FROM supervision_card_rows WHERE card = ? ORDER BY sequence"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<CardRow> out;
    while (select.next()) {
        const Expected<CardRow, protocol::DecodeError> row = protocol::decode<CardRow>(select.bytes(0));
        if (!row)
            return unexpected(DbError{dialect::Failure::Corrupt, u"a row of a card does not decode"_s});
        out.append(*row);
    }
    return out;
}

DbResult<std::optional<Posted>> posted(Connection &db, const CommandId &id)
{
    Statement select = db.prepare("SELECT digest, user_id, card FROM supervision_card_commands WHERE id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<Posted>();
    return std::optional(Posted{select.bytes(0), UserId(select.text(1)), CardId(select.text(2))});
}

DbResult<void> insertPosted(Connection &db, const CommandId &id, const Posted &posted, const QDateTime &at)
{
    Statement row =
        db.prepare("INSERT INTO supervision_card_commands (id, digest, user_id, card, at) VALUES (?, ?, ?, ?, ?)"_L1);
    return row.bind(id.text()).bind(posted.digest).bind(posted.user.text()).bind(posted.card.text()).bind(at).run();
}

DbResult<QVector<SupervisionCard>> list(Connection &db, const Filter &filter, const std::optional<Place> &after,
                                        int limit)
{
    Statement select = db.prepare("SELECT content FROM supervision_cards WHERE department BETWEEN ? AND ? "
                                  "AND unit BETWEEN ? AND ? AND (? = '' OR person = ?) AND (? = '' OR colour = ?) "
                                  "AND (? = '' OR state = ?) AND (? = '' OR rule = ?) "
                                  "AND (issued_at < ? OR (issued_at = ? AND id < ?)) "
                                  "ORDER BY issued_at DESC, id DESC LIMIT ?"_L1);
    bindFilter(select, filter);
    const Place start = after.value_or(Place{QDateTime(QDate(9999, 1, 1), QTime(0, 0), Qt::UTC), CardId()});
    select.bind(start.at).bind(start.at).bind(start.id.text()).bind(limit);
    return cardsOf(select);
}

DbResult<QVector<StateCount>> counts(Connection &db, const Filter &filter)
{
    Statement select = db.prepare("SELECT state, COUNT(*) FROM supervision_cards WHERE department BETWEEN ? AND ? "
                                  "AND unit BETWEEN ? AND ? AND (? = '' OR person = ?) AND (? = '' OR colour = ?) "
                                  "AND (? = '' OR state = ?) AND (? = '' OR rule = ?) GROUP BY state"_L1);
    bindFilter(select, filter);
    YC_TRY(select.run());
    QVector<StateCount> out;
    while (select.next()) {
        if (const auto state = valueOf<CardState>(select.text(0)))
            out.append({*state, int(select.number(1))});
    }
    return out;
}

DbResult<QVector<UnitTally>> tally(Connection &db, const Scope &scope, const QDateTime &from, const QDateTime &until)
{
    Statement select =
        db.prepare("SELECT unit, colour, state, COUNT(*), SUM(score) FROM supervision_cards "
                   "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? AND issued_at >= ? AND issued_at < ? "
                   "GROUP BY unit, colour, state ORDER BY unit, colour, state"_L1);
    YC_TRY(select.bind(fromId(scope.department))
               .bind(toId(scope.department))
               .bind(fromId(scope.unit))
               .bind(toId(scope.unit))
               .bind(from)
               .bind(until)
               .run());
    QVector<UnitTally> out;
    while (select.next()) {
        const auto colour = valueOf<CardColour>(select.text(1));
        const auto state = valueOf<CardState>(select.text(2));
        if (colour && state)
            out.append({UnitId(select.text(0)), {*colour, *state, int(select.number(3)), int(select.number(4))}});
    }
    return out;
}

DbResult<QVector<RecordedLook>> looksFrom(Connection &db, const QDateTime &from, int limit)
{
    Statement select = db.prepare("SELECT id, user_id, unit, case_id, at, recorded_at FROM looks "
                                  "WHERE recorded_at >= ? AND fetched = 0 ORDER BY recorded_at, id LIMIT ?"_L1);
    YC_TRY(select.bind(from).bind(limit).run());
    QVector<RecordedLook> out;
    while (select.next()) {
        out.append({select.text(0), UserId(select.text(1)), UnitId(select.text(2)), CaseId(select.text(3)),
                    select.moment(4), select.moment(5)});
    }
    return out;
}

} // namespace yunchuang::service::cardstore
