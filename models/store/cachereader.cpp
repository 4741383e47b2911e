// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cachereader.h"

#include "store/cachewriter.h"
#include "store/casefiltersql.h"
#include "store/replay.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

static const QString &sealedColumns()
{
    static const QString columns = [] {
        QStringList names = QString::fromLatin1(clearColumns).split(u", "_s);
        names.append(u"summary"_s);
        for (QString &name : names)
            name.prepend(u"s."_s);
        return names.join(u", "_s);
    }();
    return columns;
}

static const QString &rowSelect()
{
    static const QString sql =
        u"SELECT "_s % sealedColumns() %
        u", EXISTS(SELECT 1 FROM bodies b WHERE b.case_id=s.case_id AND b.viewer=s.viewer), n.version "
        "FROM shown s LEFT JOIN seen n ON n.case_id=s.case_id AND n.viewer=s.viewer WHERE "_s;
    return sql;
}

static QString sortColumn(const CaseOrder &order)
{
    return order.column == SortColumn::Due ? u"s.due"_s : u"s.received"_s;
}

CacheReader::CacheReader(Database &shared, const RowSealer &sealer, const PendingActs &pending)
    : m_database(shared)
    , m_sealer(sealer)
    , m_pending(pending)
{
}

CacheReader::~CacheReader() = default;

StoreResult<std::unique_ptr<CacheReader>> CacheReader::open(const QString &file, const RowSealer &sealer,
                                                            const PendingActs &pending)
{
    auto database = Database::open(file, {.fullSync = false, .readOnly = true});
    if (!database)
        return unexpected(database.error());
    auto reader = std::make_unique<CacheReader>(**database, sealer, pending);
    reader->m_own = std::move(*database);
    return reader;
}

template<class T>
StoreResult<T> CacheReader::finish(T value)
{
    if (m_database.failed())
        return unexpected(m_database.takeError());
    return value;
}

std::optional<ShownRow> CacheReader::read(const Statement &statement)
{
    auto row = readRow(m_sealer, statement, 0);
    if (!row) {
        m_database.fail(row.error());
        return std::nullopt;
    }
    ShownRow out;
    out.summary = std::move(row->summary);
    out.pending = row->pending;
    out.dueKey = {daySort(out.summary.due), out.summary.id.text()};
    out.receivedKey = {timeSort(out.summary.receivedAt), out.summary.id.text()};
    out.hasBody = statement.number(clearColumnCount + 1) != 0;
    const QVariant seen = statement.value(clearColumnCount + 2);
    out.unseen = seen.isNull();
    static constexpr SummaryFlags news =
        SummaryFlags(SummaryFlag::CorrectionIn) | SummaryFlag::AnswerIn | SummaryFlag::SentBack;
    out.newsSinceSeen = !seen.isNull() && seen.toLongLong() < out.summary.version && (out.summary.flags & news);
    return out;
}

StoreResult<CaseWindow> CacheReader::window(const CaseFilter &filter, const CaseOrder &order,
                                            const std::optional<CaseKey> &from, int limit, bool backwards)
{
    SqlCondition where = conditionFor(filter);
    const bool falling = order.descending != backwards;
    const QString column = sortColumn(order);
    if (from) {
        where.sql += u" AND ("_s % column % u", s.case_id)"_s % (falling ? u"<"_s : u">"_s) % u"(?,?)"_s;
        where.values += {from->sort, from->id};
    }
    const QString direction = falling ? u" DESC"_s : u""_s;
    const QString orderBy = u" ORDER BY "_s % column % direction % u", s.case_id"_s % direction;

    CaseWindow out;
    const QString text = foldedForSearch(filter.text.trimmed());
    if (text.isEmpty()) {
        Statement query(m_database, rowSelect() % where.sql % orderBy % u" LIMIT ?"_s);
        where.values.append(limit + 1);
        query.run(where.values);
        while (out.rows.size() <= limit && query.next()) {
            if (auto row = read(query))
                out.rows.append(std::move(*row));
        }
    } else if (loadTexts(filter.scope.unit)) {
        QStringList hits;
        {
            Statement query(m_database, u"SELECT s.case_id FROM shown s WHERE "_s % where.sql % orderBy);
            query.run(where.values);
            while (hits.size() <= limit && query.next()) {
                const QString id = query.text(0);
                if (textMatches(filter.scope.unit, id, text))
                    hits.append(id);
            }
        }
        for (const QString &id : hits) {
            Statement query(m_database, rowSelect() % u"s.case_id=? AND s.viewer=?"_s);
            query.run(id, filter.scope.unit.text());
            if (query.next()) {
                if (auto row = read(query))
                    out.rows.append(std::move(*row));
            }
        }
    }
    out.more = out.rows.size() > limit;
    if (out.more)
        out.rows.resize(limit);
    if (backwards)
        std::reverse(out.rows.begin(), out.rows.end());
    return finish(std::move(out));
}

StoreResult<qint64> CacheReader::count(const CaseFilter &filter)
{
    const SqlCondition where = conditionFor(filter);
    const QString text = foldedForSearch(filter.text.trimmed());
    qint64 out = 0;
    if (text.isEmpty()) {
        Statement query(m_database, u"SELECT COUNT(*) FROM shown s WHERE "_s % where.sql);
        query.run(where.values);
        if (query.next())
            out = query.number(0);
    } else if (loadTexts(filter.scope.unit)) {
        Statement query(m_database, u"SELECT s.case_id FROM shown s WHERE "_s % where.sql);
        query.run(where.values);
        while (query.next()) {
            if (textMatches(filter.scope.unit, query.text(0), text))
                ++out;
        }
    }
    return finish(out);
}

StoreResult<QueueCounts> CacheReader::counts(const QueueScope &scope)
{
    QStringList sums;
    QVariantList values;
    const auto add = [&](const SqlCondition &condition, const QString &further = {}, const QVariantList &more = {}) {
        sums.append(u"COALESCE(SUM("_s % condition.sql % further % u"),0)"_s);
        values += condition.values + more;
    };
    for (int i = 0; i < queueCount; ++i)
        add(queueCondition(static_cast<Queue>(i), scope));
    const SqlCondition mine = queueCondition(Queue::Mine, scope);
    add(mine, u" AND s.due<?"_s, {daySort(scope.today)});
    add(mine, u" AND s.due=?"_s, {daySort(scope.today)});
    add(mine, u" AND s.due>? AND s.due<=?"_s, {daySort(scope.today), daySort(scope.dueSoonUntil)});
    Statement query(m_database, u"SELECT "_s % sums.join(u", "_s) % u" FROM shown s WHERE s.viewer=?"_s);
    values.append(scope.unit.text());
    query.run(values);
    QueueCounts out;
    if (query.next()) {
        for (int i = 0; i < queueCount; ++i)
            out.rows[static_cast<size_t>(i)] = query.number(i);
        out.mineOverdue = query.number(queueCount);
        out.mineToday = query.number(queueCount + 1);
        out.mineSoon = query.number(queueCount + 2);
    }
    Statement sync(m_database, u"SELECT value FROM meta WHERE key='last_sync'"_s);
    sync.run();
    if (sync.next())
        out.asOf = QDateTime::fromString(sync.text(0), Qt::ISODateWithMs);
    return finish(out);
}

StoreResult<QVector<ShownRow>> CacheReader::rows(const QVector<RowKey> &keys, const CaseFilter &filter,
                                                 const CaseOrder &order)
{
    const SqlCondition where = conditionFor(filter);
    const QString text = foldedForSearch(filter.text.trimmed());
    QVector<ShownRow> out;
    if (text.isEmpty() || loadTexts(filter.scope.unit)) {
        for (const RowKey &key : keys) {
            if (key.viewer != filter.scope.unit)
                continue;
            {
                Statement query(m_database, rowSelect() % u"s.case_id=? AND "_s % where.sql);
                query.run(QVariantList{key.caseId.text()} + where.values);
                if (!query.next())
                    continue;
                if (auto row = read(query))
                    out.append(std::move(*row));
            }
            if (!text.isEmpty() && !out.isEmpty() && !textMatches(filter.scope.unit, key.caseId.text(), text))
                out.removeLast();
        }
    }
    const bool byDue = order.column == SortColumn::Due;
    std::sort(out.begin(), out.end(), [&](const ShownRow &a, const ShownRow &b) {
        const CaseKey &left = byDue ? a.dueKey : a.receivedKey;
        const CaseKey &right = byDue ? b.dueKey : b.receivedKey;
        const auto less = [](const CaseKey &l, const CaseKey &r) {
            return l.sort != r.sort ? l.sort < r.sort : l.id < r.id;
        };
        return order.descending ? less(right, left) : less(left, right);
    });
    return finish(std::move(out));
}

StoreResult<ShownRow> CacheReader::row(const RowKey &key)
{
    std::optional<ShownRow> out;
    {
        Statement query(m_database, rowSelect() % u"s.case_id=? AND s.viewer=?"_s);
        query.run(key.caseId.text(), key.viewer.text());
        if (query.next())
            out = read(query);
    }
    if (!out && !m_database.failed())
        return unexpected(StoreError{StoreErrorCode::NotFound, {}});
    return finish(out.value_or(ShownRow{}));
}

StoreResult<ShownCase> CacheReader::wholeCase(const RowKey &key)
{
    ShownCase out;
    {
        Statement query(
            m_database,
            u"SELECT b.version, b.revision, b.fetched, b.body, COALESCE(s.version, 0) FROM bodies b LEFT JOIN shown s "
            "ON s.case_id=b.case_id AND s.viewer=b.viewer WHERE b.case_id=? AND b.viewer=?"_s);
        query.run(key.caseId.text(), key.viewer.text());
        if (!query.next())
            return m_database.failed() ? unexpected(m_database.takeError())
                                       : unexpected(StoreError{StoreErrorCode::NotFound, {}});
        auto reply = openBody(m_sealer, key, query.number(0), query.number(1), query.number(2), query.bytes(3));
        if (!reply)
            return unexpected(reply.error());
        out.service = std::move(*reply);
        out.fetchedAt = timeOf(query.number(2));
        out.rowVersion = std::max(query.number(4), out.service.subject.version);
    }
    out.shown = out.service.subject;
    const auto pending = m_pending.of(key.caseId);
    const RuleBookPtr rules = m_pending.rules();
    if (pending && rules) {
        // The act's own base is newer than what was fetched when the fetched case came from an older answer.
        const bool newerBase = pending->base && pending->acts.constFirst().command.actingUnit == key.viewer &&
                               pending->base->version > out.service.subject.version;
        Replayed replayed =
            replay(newerBase ? *pending->base : out.service.subject, pending->acts, *rules, pending->actor);
        out.shown = std::move(replayed.shown);
        out.replayed = std::move(replayed.done);
        out.replayStopped = std::move(replayed.stopped);
    }
    return finish(std::move(out));
}

StoreResult<QByteArray> CacheReader::material(const Digest256 &digest)
{
    Statement query(m_database, u"SELECT size, fetched, content FROM materials WHERE digest=?"_s);
    query.run(digest.text());
    if (!query.next())
        return m_database.failed() ? unexpected(m_database.takeError())
                                   : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    auto plain = m_sealer.open(materialData(digest, query.number(0), query.number(1)), query.bytes(2));
    if (!plain)
        return unexpected(StoreError{StoreErrorCode::Damaged, u"a sealed material does not open"_s});
    return std::move(*plain);
}

StoreResult<QSet<Digest256>> CacheReader::knownMaterials(const QVector<Digest256> &digests)
{
    QSet<Digest256> out;
    for (const Digest256 &digest : digests) {
        Statement query(m_database, u"SELECT 1 FROM materials WHERE digest=?"_s);
        query.run(digest.text());
        if (query.next())
            out.insert(digest);
    }
    return finish(std::move(out));
}

StoreResult<CaseStore::Bundle> CacheReader::bundle(const QString &name)
{
    Statement query(m_database, u"SELECT etag, fetched, content FROM bundles WHERE name=?"_s);
    query.run(name);
    if (!query.next())
        return m_database.failed() ? unexpected(m_database.takeError())
                                   : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    const auto plain = m_sealer.open(bundleData(name, query.text(0), query.number(1)), query.bytes(2));
    if (!plain)
        return unexpected(StoreError{StoreErrorCode::Damaged, u"a sealed bundle does not open"_s});
    return CaseStore::Bundle{query.text(0).toLatin1(), qUncompress(*plain)};
}

StoreResult<QVector<WantedBody>> CacheReader::wantedBodies(const QueueScope &scope, int next, int limit)
{
    QVector<WantedBody> out;
    const auto collect = [&](const QString &condition, QVariantList values, const QString &order, int count,
                             bool onlyFirst) {
        // `onlyFirst`: the first rows in the order, of which those already here need nothing.
        const QString stale = u"(b.version IS NULL OR b.version < t.version)"_s;
        const QString inner =
            u"SELECT s.case_id, s.viewer, s.version, s.pending, s.due FROM shown s WHERE "_s % condition;
        const QString sql = onlyFirst ? QString(u"SELECT t.case_id, t.version FROM ("_s % inner % order %
                                                u" LIMIT ?) t LEFT JOIN bodies b ON b.case_id=t.case_id AND "
                                                "b.viewer=t.viewer WHERE "_s %
                                                stale)
                                      : QString(u"SELECT t.case_id, t.version FROM ("_s % inner %
                                                u") t LEFT JOIN bodies b ON b.case_id=t.case_id AND "
                                                "b.viewer=t.viewer WHERE "_s %
                                                stale % order % u" LIMIT ?"_s);
        values.append(count);
        Statement query(m_database, sql);
        query.run(values);
        while (query.next()) {
            const WantedBody wanted{{CaseId(query.text(0)), scope.unit}, query.number(1)};
            if (!out.contains(wanted))
                out.append(wanted);
        }
    };
    const QString unit = scope.unit.text();
    const SqlCondition handoffs = queueCondition(Queue::HandoffsIn, scope);
    collect(u"s.viewer=? AND s.pending<>''"_s, {unit}, u" ORDER BY t.due, t.case_id"_s, limit, false);
    collect(u"s.viewer=? AND s.open=1 AND s.assignee=?"_s, {unit, scope.user.text()}, u" ORDER BY t.due, t.case_id"_s,
            limit, false);
    collect(u"s.viewer=? AND "_s % handoffs.sql, {unit}, u" ORDER BY t.due, t.case_id"_s, limit, false);
    const SqlCondition free = queueCondition(Queue::Unassigned, scope);
    collect(u"s.viewer=? AND "_s % free.sql, {unit}, u" ORDER BY s.due, s.case_id"_s, next, true);
    if (out.size() > limit)
        out.resize(limit);
    return finish(std::move(out));
}

/// Only of cases in a queue: of one that was opened once, papers come when they are looked at.
StoreResult<QVector<WantedMaterial>> CacheReader::wantedMaterials(qint64 maxBytes, int limit)
{
    Statement query(
        m_database,
        u"SELECT u.case_id, MIN(b.viewer), u.digest FROM material_uses u JOIN bodies b ON b.case_id=u.case_id "
        "JOIN shown s ON s.case_id=b.case_id AND s.viewer=b.viewer LEFT JOIN materials m ON m.digest=u.digest WHERE "
        "m.digest IS NULL AND u.size<=? "
        "GROUP BY u.case_id, u.digest ORDER BY u.size LIMIT ?"_s);
    query.run(maxBytes, limit);
    QVector<WantedMaterial> out;
    while (query.next())
        out.append({{CaseId(query.text(0)), UnitId(query.text(1))}, Digest256(query.text(2))});
    return finish(std::move(out));
}

StoreResult<void> CacheReader::check(const std::atomic<bool> *stop)
{
    if (const QString verdict = m_database.quickCheck(); !verdict.isEmpty())
        return unexpected(StoreError{StoreErrorCode::Damaged, verdict});
    {
        Statement query(m_database, u"SELECT "_s % sealedColumns() % u" FROM shown s"_s);
        query.run();
        while (!(stop && *stop) && query.next()) {
            if (auto row = readSearchText(m_sealer, query, 0); !row)
                return unexpected(row.error());
        }
    }
    Statement query(m_database, u"SELECT case_id, viewer, version, revision, fetched, body FROM bodies"_s);
    query.run();
    while (!(stop && *stop) && query.next()) {
        const RowKey key{CaseId(query.text(0)), UnitId(query.text(1))};
        if (auto body = openBody(m_sealer, key, query.number(2), query.number(3), query.number(4), query.bytes(5));
            !body)
            return unexpected(body.error());
    }
    if (m_database.failed())
        return unexpected(m_database.takeError());
    return {};
}

void CacheReader::forget(const ChangeSet &change)
{
    if (change.everything) {
        m_texts.clear();
        return;
    }
    for (const QVector<RowKey> *keys : {&change.rows, &change.gone}) {
        for (const RowKey &key : *keys) {
            if (const auto texts = m_texts.find(key.viewer); texts != m_texts.end())
                texts->remove(key.caseId.text());
        }
    }
}

bool CacheReader::loadTexts(const UnitId &viewer)
{
    if (m_texts.contains(viewer))
        return true;
    Texts texts;
    Statement query(m_database, u"SELECT "_s % sealedColumns() % u" FROM shown s WHERE s.viewer=?"_s);
    query.run(viewer.text());
    while (query.next()) {
        auto text = readSearchText(m_sealer, query, 0);
        if (!text) {
            m_database.fail(text.error());
            return false;
        }
        texts.insert(query.text(0), std::move(*text));
    }
    if (m_database.failed())
        return false;
    m_texts.insert(viewer, std::move(texts));
    return true;
}

bool CacheReader::textMatches(const UnitId &viewer, const QString &caseId, const QString &folded)
{
    Texts &texts = m_texts[viewer];
    auto found = texts.constFind(caseId);
    if (found == texts.constEnd()) {
        Statement query(m_database,
                        u"SELECT "_s % sealedColumns() % u" FROM shown s WHERE s.viewer=? AND s.case_id=?"_s);
        query.run(viewer.text(), caseId);
        if (!query.next())
            return false;
        auto text = readSearchText(m_sealer, query, 0);
        if (!text) {
            m_database.fail(text.error());
            return false;
        }
        found = texts.insert(caseId, std::move(*text));
    }
    return found->contains(folded);
}

} // namespace yunchuang
