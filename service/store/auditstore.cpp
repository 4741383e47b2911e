// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/auditstore.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/evp.h>

#include <array>
#include <new>

namespace yunchuang::service::auditstore {

using namespace Qt::StringLiterals;
using protocol::AuditEntry;

namespace {

constexpr int verifiedAtOnce = 1000;

QString auditChangesText(const QMap<QString, QString> &changes)
{
    QJsonObject json;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        json.insert(it.key(), it.value());
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> auditChangesFrom(const QString &text)
{
    QMap<QString, QString> changes;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = json.constBegin(); it != json.constEnd(); ++it)
        changes.insert(it.key(), it.value().toString());
    return changes;
}

/// A line whose event this program does not know is still a line: it does not fit its hash.
AuditEntry auditEntryOf(const Statement &row)
{
    AuditEntry entry;
    entry.number = row.number(0);
    entry.at = row.moment(1);
    entry.actor = UserId(row.text(2));
    entry.event = valueOf<protocol::AuditEvent>(row.text(3)).value_or(protocol::AuditEvent::OperatorActed);
    entry.success = row.flag(4);
    entry.object = row.text(5);
    entry.device = DeviceId(row.text(6));
    entry.peer = row.text(7);
    entry.changes = auditChangesFrom(row.text(8));
    entry.hash = row.text(9);
    return entry;
}

} // namespace

QList<Migration> migrations()
{
    return {{206,
             "audit log"_L1,
             {
                 "CREATE TABLE audit_log (number BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, "
                 "event TEXT NOT NULL, success BIGINT NOT NULL, object TEXT NOT NULL, device TEXT NOT NULL, "
                 "peer TEXT NOT NULL, changes TEXT NOT NULL, hash TEXT NOT NULL)"_L1,
                 "CREATE INDEX audit_log_by_actor ON audit_log (actor, number)"_L1,
                 "CREATE INDEX audit_log_by_object ON audit_log (object, number)"_L1,
                 dialect::auditLogRefusesUpdate,
                 dialect::auditLogRefusesDelete,
                 dialect::auditLogRefusesReplacing,
                 dialect::auditLogGrantsNoChange,
             }}};
}

QByteArray firstHash()
{
    return QByteArray(64, '0');
}

QByteArray chained(const QByteArray &before, const QByteArray &record)
{
    const QByteArray text = before + '|' + record;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(text.constData(), size_t(text.size()), digest.data(), &size, EVP_sm3(), nullptr) != 1)
        throw std::bad_alloc(); // the digest itself cannot fail
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex();
}

DbResult<AuditEntry> append(Connection &db, AuditEntry entry)
{
    QByteArray before = firstHash();
    entry.number = 1;
    {
        Statement last = db.prepare("SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1"_L1);
        YC_TRY(last.run());
        if (last.next()) {
            entry.number = last.number(0) + 1;
            before = last.text(1).toLatin1();
        }
    }
    // What is hashed is what is read back.
    entry.at = QDateTime::fromMSecsSinceEpoch(entry.at.toMSecsSinceEpoch(), Qt::UTC);
    entry.hash = QString::fromLatin1(chained(before, protocol::auditRecordText(entry)));
    Statement row =
        db.prepare("INSERT INTO audit_log (number, at, actor, event, success, object, device, peer, changes, "
                   "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(row.bind(entry.number)
               .bind(entry.at)
               .bind(entry.actor.text())
               .bind(QString(nameOf(entry.event)))
               .bind(entry.success)
               .bind(entry.object)
               .bind(entry.device.text())
               .bind(entry.peer)
               .bind(auditChangesText(entry.changes))
               .bind(entry.hash)
               .run());
    return entry;
}

DbResult<QVector<AuditEntry>> newest(Connection &db, const Filter &filter)
{
    const QString event = filter.event ? QString(nameOf(*filter.event)) : QString();
    Statement select =
        db.prepare("SELECT number, at, actor, event, success, object, device, peer, changes, hash FROM audit_log "
                   "WHERE number < ? AND at >= ? AND at < ? AND (? = '' OR actor = ?) AND (? = '' OR object = ?) "
                   "AND (? = '' OR event = ?) ORDER BY number DESC LIMIT ?"_L1);
    constexpr qint64 everything = std::numeric_limits<qint64>::max();
    YC_TRY(select.bind(filter.before > 0 ? filter.before : everything)
               .bind(filter.from.isValid() ? filter.from.toMSecsSinceEpoch() : qint64(0))
               .bind(filter.to.isValid() ? filter.to.toMSecsSinceEpoch() : everything)
               .bind(filter.actor.text())
               .bind(filter.actor.text())
               .bind(filter.object)
               .bind(filter.object)
               .bind(event)
               .bind(event)
               .bind(filter.limit)
               .run());
    QVector<AuditEntry> entries;
    while (select.next())
        entries.append(auditEntryOf(select));
    return entries;
}

DbResult<QVector<AuditEntry>> following(Connection &db, qint64 after, int limit)
{
    Statement select = db.prepare("SELECT number, at, actor, event, success, object, device, peer, changes, hash "
                                  "FROM audit_log WHERE number > ? ORDER BY number LIMIT ?"_L1);
    YC_TRY(select.bind(after).bind(limit).run());
    QVector<AuditEntry> entries;
    while (select.next())
        entries.append(auditEntryOf(select));
    return entries;
}

DbResult<qint64> count(Connection &db)
{
    Statement select = db.prepare("SELECT COUNT(*) FROM audit_log"_L1);
    YC_TRY(select.run());
    return select.next() ? select.number(0) : 0;
}

DbResult<protocol::AuditVerification> verify(Connection &db)
{
    protocol::AuditVerification found;
    QByteArray before = firstHash();
    while (true) {
        const DbResult<QVector<AuditEntry>> entries = following(db, found.entries, verifiedAtOnce);
        if (!entries)
            return unexpected(entries.error());
        for (const AuditEntry &entry : *entries) {
            const QByteArray hash = chained(before, protocol::auditRecordText(entry));
            if (entry.number != found.entries + 1 || entry.hash.toLatin1() != hash) {
                found.brokenAt = found.entries + 1;
                found.head = QString::fromLatin1(before);
                return found;
            }
            before = hash;
            ++found.entries;
        }
        if (entries->size() < verifiedAtOnce)
            break;
    }
    found.sound = true;
    found.head = QString::fromLatin1(before);
    return found;
}

} // namespace yunchuang::service::auditstore
