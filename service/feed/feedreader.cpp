// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/feedreader.h"

#include "protocol/codec.h"
#include "protocol/feedpage.h"
#include "protocol/paths.h"
#include "service/store/migrations.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// How far a reader has come in one unit's feed.
struct Position
{
    qint64 after = 0; ///< last number read
    qint64 start = 0; ///< last number given when the reader began from nothing: tombstones up to it concern him not
};

// A cursor says nothing to anybody but this file: base64url of {"e": epoch, "g": grants, "u": {unit: n or [n, start]}}.

QString encodeCursor(const QString &epoch, qint64 grants, const QMap<UnitId, Position> &positions)
{
    QJsonObject units;
    for (auto it = positions.cbegin(); it != positions.cend(); ++it) {
        if (it->after >= it->start)
            units.insert(it.key().text(), it->after);
        else
            units.insert(it.key().text(), QJsonArray{it->after, it->start});
    }
    const QJsonObject cursor{{u"e"_s, epoch}, {u"g"_s, grants}, {u"u"_s, units}};
    return QString::fromLatin1(QJsonDocument(cursor)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<QMap<UnitId, Position>> decodeCursor(const QString &text, const QString &epoch, qint64 grants)
{
    const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                           QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    const QJsonObject cursor = QJsonDocument::fromJson(*bytes).object();
    if (cursor.value(u"e"_s).toString() != epoch || cursor.value(u"g"_s).toInteger(-1) != grants)
        return std::nullopt;
    QMap<UnitId, Position> positions;
    const QJsonObject units = cursor.value(u"u"_s).toObject();
    for (auto it = units.constBegin(); it != units.constEnd(); ++it) {
        Position position;
        if (it->isArray()) {
            position.after = it->toArray().at(0).toInteger();
            position.start = it->toArray().at(1).toInteger();
        } else {
            position.after = position.start = it->toInteger();
        }
        if (position.after < 0 || position.start < 0)
            return std::nullopt;
        positions.insert(UnitId(it.key()), position);
    }
    return positions;
}

tl::unexpected<protocol::ApiError> expired()
{
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::CursorExpired;
    return tl::unexpected(error);
}

/// The entry as this reader gets it: nothing when it says nothing to him.
QByteArray wordFor(const feedstore::StoredEntry &entry, const UnitId &unit, quint8 capacities, const Position &position)
{
    const bool loading = entry.sequence <= position.start;
    const bool visible = (capacities >> static_cast<unsigned>(entry.capacity)) & 1U;
    if (entry.tombstone)
        return loading ? QByteArray() : entry.json;
    if (visible)
        return entry.json;
    // The unit now sees the case in a way that none of his posts does: for him it is gone.
    return loading ? QByteArray()
                   : protocol::encode(protocol::FeedEntry{unit, entry.sequence, entry.caseId, true, std::nullopt});
}

DbResult<FeedSlice> readSlice(Connection &db, const FeedScope &scope, const QString &epoch,
                              QMap<UnitId, Position> &positions, int limit)
{
    FeedSlice slice;
    int room = limit;
    for (auto unit = scope.units.cbegin(); unit != scope.units.cend(); ++unit) {
        Position &position = positions[unit.key()];
        DbResult<QVector<feedstore::StoredEntry>> entries = feedstore::read(db, unit.key(), position.after, room + 1);
        if (!entries)
            return unexpected(entries.error());
        if (entries->size() > room) {
            slice.more = true;
            entries->removeLast();
        }
        for (const feedstore::StoredEntry &entry : std::as_const(*entries)) {
            const QByteArray word = wordFor(entry, unit.key(), unit.value(), position);
            position.after = entry.sequence;
            --room;
            if (word.isEmpty())
                continue;
            slice.entries.append(word);
            if (!entry.undelivered.isEmpty())
                slice.delivered.append(DeliveredHandoff{entry.caseId, entry.undelivered});
        }
        // What lies before the start of the load was read by now, whether there are entries left or not.
        if (!slice.more)
            position.after = std::max(position.after, position.start);
    }
    slice.cursor = encodeCursor(epoch, scope.grantsVersion, positions);
    return slice;
}

} // namespace

Answer<FeedSlice> readFeed(Connection &db, const FeedScope &scope, const QString &cursor, int limit)
{
    const auto failed = [](const DbError &error) { return tl::unexpected(apiError(error)); };
    Transaction snapshot(db, OpenMode::Read);
    if (const DbResult<void> begun = snapshot.begin(); !begun)
        return failed(begun.error());
    const DbResult<QString> epoch = storeEpoch(db);
    if (!epoch)
        return failed(epoch.error());

    QMap<UnitId, Position> positions;
    if (!cursor.isEmpty()) {
        std::optional<QMap<UnitId, Position>> known = decodeCursor(cursor, *epoch, scope.grantsVersion);
        if (!known || known->keys() != scope.units.keys())
            return expired();
        positions = std::move(*known);
    }
    for (auto unit = scope.units.keyBegin(); unit != scope.units.keyEnd(); ++unit) {
        const DbResult<qint64> last = feedstore::lastSequence(db, *unit);
        if (!last)
            return failed(last.error());
        if (cursor.isEmpty()) {
            positions.insert(*unit, Position{0, *last});
            continue;
        }
        const Position &position = positions[*unit];
        const DbResult<qint64> pruned = feedstore::prunedTo(db, *unit);
        if (!pruned)
            return failed(pruned.error());
        if (*pruned > std::max(position.after, position.start) || position.after > *last)
            return expired();
    }
    DbResult<FeedSlice> slice = readSlice(db, scope, *epoch, positions, std::clamp(limit, 1, protocol::maxFeedPage));
    if (!slice)
        return failed(slice.error());
    return std::move(*slice);
}

QByteArray encodePage(const FeedSlice &slice, const QDateTime &serviceTime)
{
    return protocol::encodeFeedPage(slice.entries, slice.cursor, slice.more, serviceTime);
}

} // namespace yunchuang::service
