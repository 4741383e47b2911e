// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/ledgerhandler.h"

#include "ledger/ledgercodec.h"
#include "protocol/ledgerkeys.h"
#include "protocol/paths.h"
#include "service/store/ledgerstore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
namespace keys = protocol::ledgerkeys;

namespace {

EncodedAnswer encoded(const QJsonObject &object)
{
    return EncodedAnswer{QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

/// A log and its newest head, read in one snapshot with what follows.
class OpenLog
{
public:
    [[nodiscard]] static Answer<std::unique_ptr<OpenLog>> open(Context &context, const QString &logId)
    {
        const Answer<Connection *> db = context.db();
        if (!db)
            return tl::unexpected(db.error());
        std::unique_ptr<OpenLog> log(new OpenLog(**db));
        YC_TRY_DB(log->m_snapshot.begin());
        DbResult<std::optional<ledger::SignedTreeHead>> head = ledgerstore::head(**db, logId);
        YC_TRY_DB(head);
        if (!*head)
            return refuse(ApiErrorCode::NotFound);
        log->m_head = std::move(**head);
        return log;
    }

    [[nodiscard]] Connection &db() { return m_db; }
    [[nodiscard]] const ledger::SignedTreeHead &head() const { return m_head; }
    [[nodiscard]] quint64 size() const { return m_head.head.size; }
    [[nodiscard]] ledger::HashSource hashes() { return ledgerstore::hashSource(m_db, m_head.head.logId); }

private:
    explicit OpenLog(Connection &db)
        : m_db(db)
        , m_snapshot(db, OpenMode::Read)
    {
    }

    Connection &m_db;
    Transaction m_snapshot;
    ledger::SignedTreeHead m_head;
};

Answer<EncodedAnswer> proofAnswer(const ledger::Result<ledger::Proof> &proof)
{
    if (!proof)
        return refuse(ApiErrorCode::Internal);
    return encoded({{keys::proof, ledger::toJson(*proof)}});
}

} // namespace

Answer<EncodedAnswer> ledgerKeys(Context &context, const Done &)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QList<QString>> logs = ledgerstore::logs(**db);
    YC_TRY_DB(logs);
    const QString key = QString::fromLatin1(context.core.writer().ledgerKey().hex());
    QJsonArray list;
    for (const QString &log : *logs)
        list.append(QJsonObject{{keys::log, log}, {keys::key, key}});
    return encoded({{keys::keys, list}});
}

Answer<EncodedAnswer> ledgerHead(Context &context, const LogQuery &query)
{
    const Answer<std::unique_ptr<OpenLog>> log = OpenLog::open(context, query.log);
    if (!log)
        return tl::unexpected(log.error());
    return encoded(ledger::toJson((*log)->head()));
}

Answer<EncodedAnswer> ledgerEntries(Context &context, const LogQuery &query)
{
    const Answer<std::unique_ptr<OpenLog>> log = OpenLog::open(context, query.log);
    if (!log)
        return tl::unexpected(log.error());
    if (query.first > query.second || query.first >= (*log)->size())
        return malformed(u"?from"_s);
    const quint64 last = std::min({query.second, (*log)->size() - 1, query.first + maxLedgerEntries - 1});
    const DbResult<QList<ledgerstore::Leaf>> leaves = ledgerstore::leaves((*log)->db(), query.log, query.first, last);
    YC_TRY_DB(leaves);
    QJsonArray entries;
    for (const ledgerstore::Leaf &leaf : *leaves) {
        const ledger::Result<ledger::LedgerEntry> entry = ledger::entryFromBytes(leaf.canonical);
        if (!entry)
            return refuse(ApiErrorCode::Internal);
        entries.append(QJsonObject{{keys::index, qint64(leaf.index)}, {keys::entry, ledger::toJson(*entry)}});
    }
    return encoded({{keys::entries, entries}});
}

Answer<EncodedAnswer> ledgerInclusion(Context &context, const LogQuery &query)
{
    const Answer<std::unique_ptr<OpenLog>> log = OpenLog::open(context, query.log);
    if (!log)
        return tl::unexpected(log.error());
    if (query.second > (*log)->size() || query.first >= query.second)
        return malformed(u"?index"_s);
    return proofAnswer(ledger::inclusionProof(query.first, query.second, (*log)->hashes()));
}

Answer<EncodedAnswer> ledgerConsistency(Context &context, const LogQuery &query)
{
    const Answer<std::unique_ptr<OpenLog>> log = OpenLog::open(context, query.log);
    if (!log)
        return tl::unexpected(log.error());
    if (query.second > (*log)->size() || query.first > query.second)
        return malformed(u"?from"_s);
    return proofAnswer(ledger::consistencyProof(query.first, query.second, (*log)->hashes()));
}

void addLedgerRoutes(Binding &binding)
{
    const auto query = [](const QString &first, const QString &second) {
        return [first, second](const HttpRequest &request) -> Answer<LogQuery> {
            LogQuery out;
            out.log = request.param(u"log"_s);
            bool ok = true;
            if (!first.isEmpty())
                out.first = queryText(request, first).toULongLong(&ok);
            if (!ok)
                return malformed(u'?' % first);
            if (!second.isEmpty())
                out.second = queryText(request, second).toULongLong(&ok);
            if (!ok)
                return malformed(u'?' % second);
            return out;
        };
    };
    using namespace protocol;
    binding.add<Done, EncodedAnswer>(
        "GET", paths::ledgerKeys, anybody, [](const HttpRequest &) -> Answer<Done> { return Done(); }, ledgerKeys);
    binding.add<LogQuery, EncodedAnswer>("GET", paths::ledgerHead, anybody, query({}, {}), ledgerHead);
    binding.add<LogQuery, EncodedAnswer>("GET", paths::ledgerEntries, anybody, query(u"from"_s, u"to"_s),
                                         ledgerEntries);
    binding.add<LogQuery, EncodedAnswer>("GET", paths::ledgerInclusion, anybody, query(u"index"_s, u"size"_s),
                                         ledgerInclusion);
    binding.add<LogQuery, EncodedAnswer>("GET", paths::ledgerConsistency, anybody, query(u"from"_s, u"to"_s),
                                         ledgerConsistency);
}

} // namespace yunchuang::service
