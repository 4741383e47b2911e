// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/lookers.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "tests/service/http/tlsclient.h"

#include <QTest>
#include <QThread>
#include <QUrl>

#include <algorithm>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

/// Shorter than a client's wait, so that they end soon after they are told to; it costs the service more, not less.
constexpr int pollSeconds = 5;
constexpr int patienceForFeeds = 600'000;
constexpr int patienceForNews = 30'000;

Moment::rep now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

double milliseconds(Moment::rep span)
{
    return std::chrono::duration<double, std::milli>(Moment::duration(span)).count();
}

} // namespace

PostedCases::PostedCases(const QVector<CaseId> &cases)
    : m_moments(std::size_t(cases.size()))
{
    for (qsizetype i = 0; i < cases.size(); ++i)
        m_index.insert(cases[i], i);
}

void PostedCases::posted(const CaseId &id)
{
    m_moments[std::size_t(m_index.value(id))] = now();
}

std::optional<double> PostedCases::since(const CaseId &id) const
{
    const auto found = m_index.constFind(id);
    const Moment::rep posted = found == m_index.cend() ? 0 : m_moments[std::size_t(*found)].load();
    return posted ? std::optional(milliseconds(now() - posted)) : std::nullopt;
}

struct Lookers::One
{
    Looker looker;
    std::unique_ptr<QThread> thread;
    std::atomic<bool> caughtUp = false;
    bool failed = false;
    QVector<double> delays;
};

Lookers::Lookers(const QVector<Looker> &lookers, const ServiceProcess &service, const PostedCases &cases)
    : m_authority(service.dataFolder() % u"/ca.pem"_s)
    , m_port(service.port())
    , m_cases(cases)
{
    for (const Looker &looker : lookers) {
        auto one = std::make_unique<One>();
        one->looker = looker;
        m_lookers.push_back(std::move(one));
    }
    for (const auto &one : m_lookers) {
        one->thread.reset(QThread::create([this, &looker = *one] { run(looker); }));
        one->thread->start();
    }
}

Lookers::~Lookers()
{
    end();
}

void Lookers::run(One &one) const
{
    service::TlsClient client(m_authority);
    QString cursor;
    one.failed = !client.connectTo(m_port, u"localhost"_s);
    while (!one.failed && !m_ending) {
        QByteArray target(protocol::paths::feed.data(), protocol::paths::feed.size());
        target += "?limit=1000&wait=" + QByteArray::number(one.caughtUp ? pollSeconds : 0);
        if (!cursor.isEmpty())
            target += "&cursor=" + QUrl::toPercentEncoding(cursor);
        const service::RawReply reply = client.exchange(service::rawRequest(
            "GET", target, "Authorization: Bearer " + one.looker.session.accessToken.toLatin1() + "\r\n"));
        const auto page = protocol::decode<protocol::FeedPage>(reply.body);
        one.failed = reply.status != 200 || !page;
        if (one.failed)
            break;
        for (const protocol::FeedEntry &entry : page->entries) {
            const auto delay = one.looker.notes ? m_cases.since(entry.caseId) : std::nullopt;
            if (!delay)
                continue;
            one.delays.append(*delay);
            ++m_noted;
        }
        cursor = page->cursor;
        if (!page->more)
            one.caughtUp = true;
    }
}

bool Lookers::ready()
{
    const auto settled = [this] {
        return std::all_of(m_lookers.cbegin(), m_lookers.cend(),
                           [](const auto &one) { return one->caughtUp || one->thread->isFinished(); });
    };
    return QTest::qWaitFor(settled, patienceForFeeds) &&
           std::none_of(m_lookers.cbegin(), m_lookers.cend(), [](const auto &one) { return !one->caughtUp; });
}

void Lookers::end()
{
    m_ending = true;
    const auto over = [this] {
        return std::all_of(m_lookers.cbegin(), m_lookers.cend(),
                           [](const auto &one) { return one->thread->isFinished(); });
    };
    while (!over())
        (void)QTest::qWaitFor(over, patienceForNews);
}

std::optional<QVector<double>> Lookers::delays(qsizetype expected)
{
    const bool complete = QTest::qWaitFor([&] { return m_noted >= expected; }, patienceForNews);
    end();
    if (!complete)
        return std::nullopt;
    QVector<double> all;
    for (const auto &one : m_lookers) {
        if (one->failed)
            return std::nullopt;
        all += one->delays;
    }
    return all;
}

} // namespace yunchuang::bench
