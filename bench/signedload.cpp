// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/signedload.h"

#include "tests/service/http/tlsclient.h"

#include <QDebug>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <memory>
#include <vector>

namespace yunchuang::bench {

namespace {

using Moment = std::chrono::steady_clock::time_point;

/// What became of one connection.
struct Sent
{
    Moment began;
    Moment ended;
    int failedStatus = -1; ///< of the first answer that was no success
    QByteArray failedBody;
};

bool sendAll(service::TlsClient &client, const QVector<QByteArray> &requests, Sent &sent)
{
    for (const QByteArray &request : requests) {
        const service::RawReply reply = client.exchange(request);
        if (reply.status / 100 != 2) {
            sent.failedStatus = reply.status;
            sent.failedBody = reply.body;
            return false;
        }
    }
    return true;
}

void runConnection(const ConnectionLoad &load, const QString &authorityFile, quint16 port, std::latch &ready,
                   Sent &sent)
{
    service::TlsClient client(authorityFile);
    bool good = client.connectTo(port, QStringLiteral("localhost"));
    if (!good)
        sent.failedStatus = 0;
    good = good && sendAll(client, load.warmUp, sent);
    ready.arrive_and_wait();
    sent.began = std::chrono::steady_clock::now();
    if (good)
        (void)sendAll(client, load.requests, sent);
    sent.ended = std::chrono::steady_clock::now();
}

} // namespace

std::optional<double> sendSigned(const QVector<ConnectionLoad> &loads, const QString &authorityFile, quint16 port)
{
    std::latch ready(loads.size());
    std::vector<Sent> sent(std::size_t(loads.size()));
    std::vector<std::unique_ptr<QThread>> threads;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        threads.emplace_back(
            QThread::create([&, i] { runConnection(loads[qsizetype(i)], authorityFile, port, ready, sent[i]); }));
        threads.back()->start();
    }
    // The service's words are read meanwhile, or it would wait for a reader.
    const auto over = [&] {
        return std::all_of(threads.cbegin(), threads.cend(), [](const auto &thread) { return thread->isFinished(); });
    };
    while (!over())
        (void)QTest::qWaitFor(over, 60'000);

    Moment began = Moment::max();
    Moment ended = Moment::min();
    for (const Sent &one : sent) {
        if (one.failedStatus >= 0) {
            qWarning() << "a request was answered with" << one.failedStatus << one.failedBody;
            return std::nullopt;
        }
        began = std::min(began, one.began);
        ended = std::max(ended, one.ended);
    }
    return std::chrono::duration<double>(ended - began).count();
}

} // namespace yunchuang::bench
