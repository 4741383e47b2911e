// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cachewriter.h"

#include "protocol/codec.h"
#include "store/associateddata.h"
#include "store/cacheschema.h"
#include "store/replay.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

QByteArray sealBody(const RowSealer &sealer, const RowKey &key, qint64 version, qint64 revision, qint64 fetched,
                    const protocol::CaseReply &reply)
{
    AssociatedData aad("bodies");
    aad.add(key.caseId.text()).add(key.viewer.text()).add(version).add(revision).add(fetched);
    return sealer.seal(aad.bytes(), qCompress(protocol::encode(reply), 1));
}

StoreResult<protocol::CaseReply> openBody(const RowSealer &sealer, const RowKey &key, qint64 version, qint64 revision,
                                          qint64 fetched, const QByteArray &sealed)
{
    AssociatedData aad("bodies");
    aad.add(key.caseId.text()).add(key.viewer.text()).add(version).add(revision).add(fetched);
    const auto plain = sealer.open(aad.bytes(), sealed);
    if (!plain)
        return unexpected(StoreError{StoreErrorCode::Damaged, u"a sealed case does not open"_s});
    auto reply = protocol::decode<protocol::CaseReply>(qUncompress(*plain));
    if (!reply)
        return unexpected(StoreError{StoreErrorCode::Damaged, reply.error().where % u' ' % reply.error().what});
    // Who the service says is related is shown like who declared it himself: the rules ask the case.
    for (const UserId &user : std::as_const(reply->related)) {
        if (!reply->subject.recused.contains(user))
            reply->subject.recused.append(user);
    }
    return std::move(*reply);
}

QByteArray materialData(const Digest256 &digest, qint64 size, qint64 fetched)
{
    return AssociatedData("materials").add(digest.text()).add(size).add(fetched).bytes();
}

QByteArray bundleData(const QString &name, const QString &etag, qint64 fetched)
{
    return AssociatedData("bundles").add(name).add(etag).add(fetched).bytes();
}

static const QString &shownColumns()
{
    static const QString columns = QString::fromLatin1(clearColumns);
    return columns;
}

CacheWriter::CacheWriter(std::unique_ptr<Database> database, const RowSealer &sealer, const PendingActs &pending)
    : m_database(std::move(database))
    , m_sealer(sealer)
    , m_pending(pending)
{
}

StoreResult<std::unique_ptr<CacheWriter>> CacheWriter::open(const QString &file, const RowSealer &sealer,
                                                            const PendingActs &pending)
{
    auto database = Database::open(file, {});
    if (!database)
        return unexpected(database.error());
    if (auto migrated = migrate(**database, cacheMigrations()); !migrated) {
        StoreError error = migrated.error();
        if (error.code == StoreErrorCode::NewerFormat)
            error.code = StoreErrorCode::Damaged;
        return unexpected(error);
    }
    std::unique_ptr<CacheWriter> writer(new CacheWriter(std::move(*database), sealer, pending));
    if (auto dropped = writer->dropOnceOpened(); !dropped)
        return unexpected(dropped.error());
    // Echoes of the last run: the outbox may have moved on without this file, so the service's rows come back first.
    QVector<CaseId> echoed;
    {
        Statement query(*writer->m_database, u"SELECT DISTINCT case_id FROM service_rows"_s);
        query.run();
        while (query.next())
            echoed.append(CaseId(query.text(0)));
    }
    if (auto restored = writer->replayOver(echoed); !restored)
        return unexpected(restored.error());
    return writer;
}

QString CacheWriter::meta(const QString &key)
{
    Statement query(*m_database, u"SELECT value FROM meta WHERE key=?"_s);
    query.run(key);
    return query.next() ? query.text(0) : QString();
}

void CacheWriter::setMeta(const QString &key, const QString &value)
{
    Statement(*m_database, u"INSERT INTO meta VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"_s)
        .run(key, value.isNull() ? u""_s : value);
}

StoreResult<SyncPosition> CacheWriter::position()
{
    SyncPosition out;
    out.cursor = meta(u"cursor"_s);
    out.reloading = meta(u"reloading"_s) != u"0"_s; // a new file starts like a reload: everything comes
    out.lastSync = QDateTime::fromString(meta(u"last_sync"_s), Qt::ISODateWithMs);
    out.serviceTime = QDateTime::fromString(meta(u"service_time"_s), Qt::ISODateWithMs);
    if (m_database->failed())
        return unexpected(m_database->takeError());
    return out;
}

void CacheWriter::upsert(const CacheRow &row, bool guarded)
{
    // An older version never replaces a newer one, except across a reload, after which the service may count
    // differently.
    static const QString guard =
        u" WHERE excluded.version >= shown.version OR excluded.generation <> shown.generation"_s;
    static const QString sql = [] {
        QStringList sets;
        for (const QString &column : QString(shownColumns() % u", summary"_s).split(u", "_s))
            sets.append(column % u"=excluded."_s % column);
        return QString(u"INSERT INTO shown("_s % shownColumns() % u", summary) VALUES("_s %
                       u"?,"_s.repeated(clearColumnCount) % u"?) ON CONFLICT(case_id, viewer) DO UPDATE SET "_s %
                       sets.join(u", "_s));
    }();
    QVariantList values = clearValues(row);
    values.append(sealSummary(m_sealer, row));
    Statement(*m_database, guarded ? QString(sql % guard) : sql).run(values);
}

void CacheWriter::keepServiceRow(const CacheRow &row, bool guarded)
{
    const CaseSummary &s = row.summary;
    AssociatedData aad("service_rows");
    aad.add(s.id.text()).add(s.viewer.text()).add(s.version).add(row.generation);
    static const QString sql = u"INSERT INTO service_rows VALUES(?,?,?,?,?) ON CONFLICT(case_id, viewer) DO UPDATE SET "
                               u"version=excluded.version, "
                               "generation=excluded.generation, summary=excluded.summary"_s;
    static const QString guard =
        u" WHERE excluded.version >= service_rows.version OR excluded.generation <> service_rows.generation"_s;
    Statement(*m_database, guarded ? QString(sql % guard) : sql)
        .run(s.id.text(), s.viewer.text(), s.version, row.generation, m_sealer.seal(aad.bytes(), protocol::encode(s)));
}

std::optional<CacheRow> CacheWriter::serviceRow(const RowKey &key)
{
    Statement query(*m_database,
                    u"SELECT version, generation, summary FROM service_rows WHERE case_id=? AND viewer=?"_s);
    query.run(key.caseId.text(), key.viewer.text());
    if (!query.next())
        return std::nullopt;
    AssociatedData aad("service_rows");
    aad.add(key.caseId.text()).add(key.viewer.text()).add(query.number(0)).add(query.number(1));
    const auto plain = m_sealer.open(aad.bytes(), query.bytes(2));
    auto summary = plain ? protocol::decode<CaseSummary>(*plain) : unexpected(protocol::DecodeError{});
    if (!summary) {
        m_database->fail({StoreErrorCode::Damaged, u"a sealed service row does not open"_s});
        return std::nullopt;
    }
    return CacheRow{std::move(*summary), std::nullopt, query.number(1)};
}

std::optional<CacheRow> CacheWriter::shownRow(const RowKey &key)
{
    static const QString sql = u"SELECT "_s % shownColumns() % u", summary FROM shown WHERE case_id=? AND viewer=?"_s;
    Statement query(*m_database, sql);
    query.run(key.caseId.text(), key.viewer.text());
    if (!query.next())
        return std::nullopt;
    auto row = readRow(m_sealer, query, 0);
    if (!row) {
        m_database->fail(row.error());
        return std::nullopt;
    }
    return std::move(*row);
}

CacheRow CacheWriter::overlaid(const CacheRow &service, const PendingCase &pending)
{
    CacheRow out = service;
    QVector<OutboxEntry> acts;
    qint64 knownRevision = 0;
    for (const OutboxEntry &act : pending.acts) {
        if (act.receipt)
            knownRevision = std::max(knownRevision, act.receipt->revision);
        if (!act.receipt || act.receipt->version > service.summary.version)
            acts.append(act);
    }
    out.pending = pendingStatus(acts);
    const RuleBookPtr rules = m_pending.rules();
    if (!rules || !out.pending)
        return out;

    const RowKey key{service.summary.id, service.summary.viewer};
    std::optional<Case> base;
    {
        Statement query(*m_database,
                        u"SELECT version, revision, fetched, body FROM bodies WHERE case_id=? AND viewer=?"_s);
        query.run(key.caseId.text(), key.viewer.text());
        if (query.next()) {
            auto reply = openBody(m_sealer, key, query.number(0), query.number(1), query.number(2), query.bytes(3));
            if (reply)
                base = std::move(reply->subject);
            else
                m_database->fail(reply.error());
        }
    }
    if (pending.base && pending.acts.constFirst().command.actingUnit == key.viewer &&
        (!base || base->version < pending.base->version))
        base = pending.base;
    // Somebody else changed what decisions rely on: an echo over the old case would show what will not be.
    if (!base || service.summary.revision > std::max(base->revision, knownRevision))
        return out;
    const Replayed replayed = replay(*base, pending.acts, *rules, pending.actor);
    if (replayed.done.isEmpty())
        return out;
    if (auto echo = summarise(replayed.shown, key.viewer)) {
        out.summary = std::move(*echo);
        out.summary.version = service.summary.version;
        out.summary.revision = service.summary.revision;
    }
    return out;
}

void CacheWriter::replayCase(const CaseId &caseId, ChangeSet &change)
{
    QVector<RowKey> keys;
    {
        Statement query(*m_database, u"SELECT viewer FROM shown WHERE case_id=?"_s);
        query.run(caseId.text());
        while (query.next())
            keys.append({caseId, UnitId(query.text(0))});
    }
    const auto pending = m_pending.of(caseId);
    for (const RowKey &key : keys) {
        auto service = serviceRow(key);
        const bool wasEchoed = service.has_value();
        if (!service)
            service = shownRow(key);
        if (!service)
            return;
        service->pending = std::nullopt;
        if (pending) {
            keepServiceRow(*service, false);
            upsert(overlaid(*service, *pending), false);
        } else if (wasEchoed) {
            upsert(*service, false);
            Statement(*m_database, u"DELETE FROM service_rows WHERE case_id=? AND viewer=?"_s)
                .run(key.caseId.text(), key.viewer.text());
        } else {
            continue;
        }
        change.rows.append(key);
    }
}

void CacheWriter::remove(const RowKey &key, ChangeSet &change)
{
    for (const QString &table : {u"shown"_s, u"service_rows"_s, u"bodies"_s, u"seen"_s})
        Statement(*m_database, u"DELETE FROM "_s % table % u" WHERE case_id=? AND viewer=?"_s)
            .run(key.caseId.text(), key.viewer.text());
    Statement(
        *m_database,
        u"DELETE FROM material_uses WHERE case_id=? AND NOT EXISTS(SELECT 1 FROM bodies b WHERE b.case_id=material_uses.case_id)"_s)
        .run(key.caseId.text());
    change.gone.append(key);
}

void CacheWriter::dropOrphans()
{
    Statement(
        *m_database,
        u"DELETE FROM materials WHERE NOT EXISTS(SELECT 1 FROM material_uses u WHERE u.digest=materials.digest)"_s)
        .run();
}

StoreResult<ChangeSet> CacheWriter::finish(Transaction &transaction, ChangeSet change)
{
    if (auto done = transaction.commit(); !done)
        return unexpected(done.error());
    return change;
}

/// Cases that were opened once by who oversees them: no row of a queue keeps them up to date, and nobody needs them
/// without the network.
StoreResult<void> CacheWriter::dropOnceOpened()
{
    Transaction transaction(*m_database);
    m_database->exec(
        u"DELETE FROM bodies WHERE NOT EXISTS(SELECT 1 FROM shown s WHERE s.case_id=bodies.case_id AND s.viewer=bodies.viewer)"_s);
    m_database->exec(
        u"DELETE FROM material_uses WHERE NOT EXISTS(SELECT 1 FROM bodies b WHERE b.case_id=material_uses.case_id)"_s);
    dropOrphans();
    return transaction.commit();
}

StoreResult<ChangeSet> CacheWriter::apply(const protocol::FeedPage &page)
{
    Transaction transaction(*m_database);
    ChangeSet change;
    const qint64 generation = meta(u"generation"_s).toLongLong();
    const bool reloading = meta(u"reloading"_s) != u"0"_s;
    for (const protocol::FeedEntry &entry : page.entries) {
        if (entry.tombstone || !entry.summary) {
            remove({entry.caseId, entry.unit}, change);
            continue;
        }
        const CacheRow row{*entry.summary, std::nullopt, generation};
        const RowKey key{row.summary.id, row.summary.viewer};
        if (const auto pending = m_pending.of(key.caseId)) {
            keepServiceRow(row, true);
            if (const auto newest = serviceRow(key))
                upsert(overlaid(*newest, *pending), false);
        } else {
            upsert(row, true);
        }
        change.rows.append(key);
    }
    setMeta(u"cursor"_s, page.cursor);
    if (page.serviceTime.isValid())
        setMeta(u"service_time"_s, page.serviceTime.toUTC().toString(Qt::ISODateWithMs));
    if (!page.more) {
        setMeta(u"last_sync"_s, page.serviceTime.toUTC().toString(Qt::ISODateWithMs));
        if (reloading) {
            Statement(*m_database, u"DELETE FROM shown WHERE generation <> ?"_s).run(generation);
            for (const QString &table : {u"service_rows"_s, u"bodies"_s, u"seen"_s})
                m_database->exec(u"DELETE FROM "_s % table %
                                 u" WHERE NOT EXISTS(SELECT 1 FROM shown s WHERE s.case_id="_s % table %
                                 u".case_id AND s.viewer="_s % table % u".viewer)"_s);
            // A restored service counts from an earlier version: such a whole case must not pass for the newest.
            m_database->exec(
                u"DELETE FROM bodies WHERE version > (SELECT s.version FROM shown s WHERE s.case_id=bodies.case_id AND "
                "s.viewer=bodies.viewer)"_s);
            m_database->exec(
                u"DELETE FROM material_uses WHERE NOT EXISTS(SELECT 1 FROM bodies b WHERE b.case_id=material_uses.case_id)"_s);
            setMeta(u"reloading"_s, u"0"_s);
            change.everything = true;
        }
    }
    if (!change.gone.isEmpty() || change.everything)
        dropOrphans();
    return finish(transaction, std::move(change));
}

StoreResult<ChangeSet> CacheWriter::beginReload()
{
    Transaction transaction(*m_database);
    setMeta(u"generation"_s, QString::number(meta(u"generation"_s).toLongLong() + 1));
    setMeta(u"reloading"_s, u"1"_s);
    setMeta(u"cursor"_s, {});
    return finish(transaction, {});
}

StoreResult<ChangeSet> CacheWriter::putCase(const UnitId &viewer, const protocol::CaseReply &reply,
                                            const QDateTime &now)
{
    Transaction transaction(*m_database);
    ChangeSet change;
    const Case &subject = reply.subject;
    const RowKey key{subject.id, viewer};
    const qint64 fetched = timeSort(now);
    Statement put(*m_database,
                  u"INSERT INTO bodies VALUES(?,?,?,?,?,?) ON CONFLICT(case_id, viewer) DO UPDATE SET "
                  "version=excluded.version, revision=excluded.revision, fetched=excluded.fetched, body=excluded.body "
                  "WHERE excluded.version >= bodies.version"_s);
    put.run(key.caseId.text(), key.viewer.text(), subject.version, subject.revision, fetched,
            sealBody(m_sealer, key, subject.version, subject.revision, fetched, reply));
    if (put.affected() > 0) {
        Statement(*m_database, u"DELETE FROM material_uses WHERE case_id=?"_s).run(key.caseId.text());
        for (const Material &material : subject.materials) {
            if (material.digest.isEmpty()) // an original that was seen: there is nothing to fetch
                continue;
            Statement(*m_database, u"INSERT OR IGNORE INTO material_uses VALUES(?,?,?)"_s)
                .run(key.caseId.text(), material.digest.text(), material.size);
        }
        dropOrphans();
    }
    change.bodies.append(key);
    if (m_pending.of(key.caseId))
        replayCase(key.caseId, change);
    return finish(transaction, std::move(change));
}

StoreResult<ChangeSet> CacheWriter::putMaterial(const CaseId &caseId, const Digest256 &digest, const QByteArray &bytes,
                                                const QDateTime &now)
{
    Transaction transaction(*m_database);
    const qint64 fetched = timeSort(now);
    Statement(*m_database, u"INSERT OR REPLACE INTO materials VALUES(?,?,?,?)"_s)
        .run(digest.text(), qint64(bytes.size()), fetched,
             m_sealer.seal(materialData(digest, bytes.size(), fetched), bytes));
    Statement(*m_database, u"INSERT OR IGNORE INTO material_uses VALUES(?,?,?)"_s)
        .run(caseId.text(), digest.text(), qint64(bytes.size()));
    ChangeSet change;
    change.materials.append(digest);
    return finish(transaction, std::move(change));
}

StoreResult<ChangeSet> CacheWriter::putBundle(const QString &name, const CaseStore::Bundle &bundle,
                                              const QDateTime &now)
{
    Transaction transaction(*m_database);
    const qint64 fetched = timeSort(now);
    const QString etag = QString::fromLatin1(bundle.etag);
    Statement(*m_database, u"INSERT OR REPLACE INTO bundles VALUES(?,?,?,?)"_s)
        .run(name, etag, fetched, m_sealer.seal(bundleData(name, etag, fetched), qCompress(bundle.content)));
    ChangeSet change;
    change.rules = true;
    return finish(transaction, std::move(change));
}

StoreResult<ChangeSet> CacheWriter::markSeen(const RowKey &key)
{
    Transaction transaction(*m_database);
    Statement(*m_database,
              u"INSERT OR REPLACE INTO seen SELECT case_id, viewer, version FROM shown WHERE case_id=? AND viewer=?"_s)
        .run(key.caseId.text(), key.viewer.text());
    ChangeSet change;
    change.rows.append(key);
    return finish(transaction, std::move(change));
}

StoreResult<ChangeSet> CacheWriter::replayOver(const QVector<CaseId> &cases)
{
    Transaction transaction(*m_database);
    ChangeSet change;
    for (const CaseId &caseId : cases)
        replayCase(caseId, change);
    return finish(transaction, std::move(change));
}

} // namespace yunchuang
