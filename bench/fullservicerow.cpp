// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/fullservicerow.h"

#include "bench/growth.h"
#include "bench/signedload.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/store/feedstore.h"
#include "tests/service/http/tlsclient.h"

#include <QDebug>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;
using namespace service;

namespace {

constexpr int casesByRules = 1000; ///< opened by the service's own rules; the others are their copies
constexpr int pagesAsked = 20;
constexpr int newsAsked = 400;
constexpr int lookupsAsked = 400;
constexpr int lookupConnections = 8;

const UnitId &section()
{
    static const UnitId unit(u"SCJGJ-QYZC"_s);
    return unit;
}

QByteArray bearer(const protocol::Session &session)
{
    return "Authorization: Bearer " + session.accessToken.toLatin1() + "\r\n";
}

QByteArray feedRequest(const protocol::Session &session, const QString &cursor, int limit)
{
    QByteArray target(protocol::paths::feed.data(), protocol::paths::feed.size());
    target += "?wait=0&limit=" + QByteArray::number(limit);
    if (!cursor.isEmpty())
        target += "&cursor=" + QUrl::toPercentEncoding(cursor);
    return rawRequest("GET", target, bearer(session));
}

std::optional<protocol::FeedPage> pageOf(TlsClient &client, const QByteArray &request)
{
    const RawReply reply = client.exchange(request);
    if (reply.status != 200)
        return std::nullopt;
    const auto page = protocol::decode<protocol::FeedPage>(reply.body);
    return page ? std::optional(*page) : std::nullopt;
}

} // namespace

FullServiceRow::FullServiceRow(const Settings &settings)
    : m_settings(settings)
    , m_large(settings)
    , m_small(settings)
{
}

bool FullServiceRow::prepare()
{
    return prepare(m_large, m_settings.million, m_settings.million) && prepare(m_small, casesByRules, casesByRules);
}

bool FullServiceRow::prepare(Side &side, qint64 cases, qint64 people)
{
    side.people = people;
    if (!side.service.prepare(casesByRules))
        return false;
    const DbResult<void> grown = grow(side.service.databaseFile(), cases, people);
    if (!grown) {
        qWarning() << "the database could not be made larger:" << grown.error().text;
        return false;
    }
    if (!side.service.start(true))
        return false;
    const auto session = side.service.signIn();
    if (!session)
        return false;
    side.session = *session;
    return walkFeed(side, cases);
}

bool FullServiceRow::walkFeed(Side &side, qint64 cases)
{
    TlsClient client(side.service.process().dataFolder() % u"/ca.pem"_s);
    if (!client.connectTo(side.service.process().port(), u"localhost"_s))
        return false;
    // The last step is made apart, one case before the end.
    const qint64 whole = cases / casesByRules * casesByRules;
    const qint64 middle = whole / 2 / protocol::maxFeedPage * protocol::maxFeedPage;
    qint64 seen = 0;
    QString cursor;
    while (seen < whole - 1) {
        const int limit = int(qMin<qint64>(protocol::maxFeedPage, whole - 1 - seen));
        const QByteArray request = feedRequest(side.session, cursor, limit);
        if (seen >= middle && side.pages.size() < pagesAsked && limit == protocol::maxFeedPage)
            side.pages.append(request);
        const auto page = pageOf(client, request);
        if (!page || page->entries.size() != limit) {
            qWarning() << "the feed does not hold the cases:" << seen << "of" << whole;
            return false;
        }
        if (seen == middle && &side == &m_large)
            m_middle = page->entries.constFirst().sequence - 1;
        seen += page->entries.size();
        cursor = page->cursor;
    }
    side.news = feedRequest(side.session, cursor, protocol::maxFeedPage);
    const auto news = pageOf(client, side.news);
    const RawReply found = client.exchange(lookup(side, 0));
    const auto answer = protocol::decode<protocol::LookupReply>(found.body);
    if (!news || news->entries.size() != 1 || !answer || !answer->found) {
        qWarning() << "the service does not answer as it should:" << (news ? news->entries.size() : -1) << found.status;
        return false;
    }
    return true;
}

QByteArray FullServiceRow::lookup(const Side &side, qint64 person) const
{
    protocol::LookupRequest request;
    request.caseId = side.service.cases().constFirst().id;
    request.unit = section();
    request.key = personNumber(person % side.people);
    request.purpose = u"核对股东身份"_s;
    const QString path = protocol::expandPath(protocol::paths::lookups, {u"population"_s});
    return rawRequest("POST", path.toLatin1(), bearer(side.session) + "Content-Type: application/json\r\n",
                      protocol::encode(request));
}

std::optional<double> FullServiceRow::rate(const Side &side, const QVector<QByteArray> &requests, int connections)
{
    QVector<ConnectionLoad> loads(connections);
    for (qsizetype i = 0; i < requests.size(); ++i)
        loads[i % connections].requests.append(requests[i]);
    const auto seconds =
        sendSigned(loads, side.service.process().dataFolder() % u"/ca.pem"_s, side.service.process().port());
    return seconds ? std::optional(double(requests.size()) / *seconds) : std::nullopt;
}

std::optional<double> FullServiceRow::bareRows() const
{
    auto db = Connection::open(m_large.service.databaseFile(), OpenMode::Read);
    if (!db)
        return std::nullopt;
    const StopWatch watch;
    qint64 rows = 0;
    qint64 after = m_middle;
    for (qsizetype i = 0; i < m_large.pages.size(); ++i) {
        const auto entries = feedstore::read(**db, section(), after, protocol::maxFeedPage);
        if (!entries || entries->isEmpty())
            return std::nullopt;
        rows += entries->size();
        after = entries->constLast().sequence;
    }
    return double(rows) / watch.seconds();
}

std::optional<QVector<Measurement>> FullServiceRow::measure(int repetition)
{
    QVector<Measurement> lines;
    if (!m_large.pages.isEmpty()) {
        const auto pages = rate(m_large, m_large.pages, 1);
        const auto bare = bareRows();
        if (!pages || !bare)
            return std::nullopt;
        lines.append(
            {u"Feed of %1 cases, pages from its middle; floor: the same rows read bare"_s.arg(m_settings.million),
             u"rows/s"_s, *pages * protocol::maxFeedPage, *bare});
    }
    // The order changes, so that neither always comes second.
    std::optional<double> news[2];
    std::optional<double> lookups[2];
    for (const bool large : {repetition % 2 == 0, repetition % 2 != 0}) {
        const Side &side = large ? m_large : m_small;
        news[large ? 0 : 1] = rate(side, QVector<QByteArray>(newsAsked, side.news), 1);
        QVector<QByteArray> questions;
        for (int i = 0; i < lookupsAsked; ++i)
            questions.append(lookup(side, (m_asked + i) * 7919)); // a prime: people from everywhere
        lookups[large ? 0 : 1] = rate(side, questions, lookupConnections);
    }
    m_asked += lookupsAsked;
    if (!news[0] || !news[1] || !lookups[0] || !lookups[1])
        return std::nullopt;
    lines.append({u"News of one case in a feed of %1; floor: in one of 1000"_s.arg(m_settings.million), u"answers/s"_s,
                  *news[0], *news[1]});
    lines.append({u"Registry look-ups among %1 people; floor: among 1000"_s.arg(m_settings.million), u"look-ups/s"_s,
                  *lookups[0], *lookups[1]});
    return lines;
}

} // namespace yunchuang::bench
