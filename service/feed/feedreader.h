// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "protocol/messages.h"
#include "service/store/feedstore.h"
#include "service/store/writer.h"

#include <QMap>

namespace yunchuang::service {

/// What a session may read: its units, and in which capacities each.
struct FeedScope
{
    QMap<UnitId, quint8> units; ///< bit n: entries of Capacity n
    qint64 grantsVersion = 0;
};

/// A handoff that reaches its receiver with a page.
struct DeliveredHandoff
{
    CaseId caseId;
    HandoffId handoff;
};

/// One answer of the feed.
struct FeedSlice
{
    QVector<QByteArray> entries; ///< encoded protocol::FeedEntry
    QString cursor;
    bool more = false;
    QVector<DeliveredHandoff> delivered;
};

/// The entries after `cursor` (empty: from the start), unit by unit, each unit's in the order of their numbers; at most
/// `limit` (1 … maxFeedPage). Everything of one answer is of one moment. Errors: CURSOR_EXPIRED when it is of another
/// epoch, of other grants, older than pruned tombstones, or not one of ours.
[[nodiscard]] Answer<FeedSlice> readFeed(Connection &db, const FeedScope &scope, const QString &cursor, int limit);

/// An encoded protocol::FeedPage, put together without decoding the entries.
[[nodiscard]] QByteArray encodePage(const FeedSlice &slice, const QDateTime &serviceTime);

} // namespace yunchuang::service
