// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the engine that need no network.

#include "service/http/compress.h"
#include "service/http/exchange.h"
#include "service/http/headscanner.h"
#include "service/http/log.h"
#include "service/http/logqueue.h"
#include "service/http/metrics.h"
#include "service/http/router.h"
#include "service/http/wireformat.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetsAreDecoded_data();
    void targetsAreDecoded();
    void routesAreFound_data();
    void routesAreFound();
    void badRoutesAreBugs_data();
    void badRoutesAreBugs();
    void headsAreScannedWhateverTheirPieces_data();
    void headsAreScannedWhateverTheirPieces();
    void acceptEncodingIsUnderstood_data();
    void acceptEncodingIsUnderstood();
    void onlyTextIsCompressible_data();
    void onlyTextIsCompressible();
    void compressedBytesAreGzip();
    void headsCarryWhatTheStatusAllows();
    void unsafeHeadersAreSeen_data();
    void unsafeHeadersAreSeen();
    void headersOfAResponseAreReplacedWithoutCase();
    void anExchangeIsAnsweredByWhoeverComesFirst();
    void anAbandonedExchangeTakesNoAnswer();
    void theFallbackIsUsedOnce();
    void figuresAreWrittenForPrometheus();
    void misusedFiguresAreBugs();
    void figuresAreCountedFromManyThreads();
    void logLinesAreJson();
    void logLinesBelowTheLevelAreLeftOut();
    void logLinesBlotOutWhatCouldNamePeople_data();
    void logLinesBlotOutWhatCouldNamePeople();
    void theLogFileIsAppendedTo();
    void whoLogsDoesNotWaitForAPipe();
    void whatIsQueuedIsWrittenAtTheEnd();
};

namespace {

class FixedClock final : public yunchuang::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime(QDate(2026, 3, 5), QTime(8, 9, 10, 11), Qt::UTC); }
};

HttpResponse nothing(const HttpRequest &)
{
    return HttpResponse::empty(204);
}

Router exampleRouter()
{
    Router router;
    router.add({"GET", "/v1/cases/{id}", nothing});
    router.add({"GET", "/v1/cases/mine", nothing});
    router.add({"POST", "/v1/cases/{id}", nothing});
    router.add({"GET", "/v1/cases/{id}/materials/{digest}", nothing});
    router.add({"POST", "/v1/feed", nothing});
    router.add({"GET", "/", nothing});
    return router;
}

} // namespace

void TestHttpParts::targetsAreDecoded_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("segments");
    QTest::addColumn<QStringList>("query");
    QTest::newRow("root") << QByteArray("/") << QStringList{QString()} << QStringList{};
    QTest::newRow("plain") << QByteArray("/v1/feed") << QStringList{u"v1"_s, u"feed"_s} << QStringList{};
    QTest::newRow("trailing slash") << QByteArray("/v1/") << QStringList{u"v1"_s, QString()} << QStringList{};
    QTest::newRow("Chinese") << QByteArray("/%E6%A1%88") << QStringList{u"案"_s} << QStringList{};
    QTest::newRow("plus in a path") << QByteArray("/a+b") << QStringList{u"a+b"_s} << QStringList{};
    QTest::newRow("slash in a segment") << QByteArray("/a%2Fb") << QStringList{u"a/b"_s} << QStringList{};
    QTest::newRow("query") << QByteArray("/a?x=1&y=a+b%20c&x=2") << QStringList{u"a"_s}
                           << QStringList{u"x=1"_s, u"y=a b c"_s, u"x=2"_s};
    QTest::newRow("value with an equals sign")
        << QByteArray("/a?x=1=2") << QStringList{u"a"_s} << QStringList{u"x=1=2"_s};
    QTest::newRow("empty items") << QByteArray("/a?&x&") << QStringList{u"a"_s} << QStringList{u"x="_s};
    QTest::newRow("three dots") << QByteArray("/...") << QStringList{u"..."_s} << QStringList{};
}

void TestHttpParts::targetsAreDecoded()
{
    QFETCH(QByteArray, target);
    QFETCH(QStringList, segments);
    QFETCH(QStringList, query);
    const auto parsed = parseTarget(target);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->segments, QList<QString>(segments));
    QStringList items;
    for (const auto &[name, value] : parsed->query)
        items.append(name + u'=' + value);
    QCOMPARE(items, query);
}

void TestHttpParts::routesAreFound_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QList<QByteArray>>("allowed");
    using Methods = QList<QByteArray>;
    QTest::newRow("parameter") << QByteArray("GET") << QByteArray("/v1/cases/7") << QByteArray("/v1/cases/{id}")
                               << u"7"_s << Methods{};
    QTest::newRow("literal wins") << QByteArray("GET") << QByteArray("/v1/cases/mine") << QByteArray("/v1/cases/mine")
                                  << QString() << Methods{};
    QTest::newRow("literal has another method")
        << QByteArray("POST") << QByteArray("/v1/cases/mine") << QByteArray("/v1/cases/{id}") << u"mine"_s << Methods{};
    QTest::newRow("two parameters") << QByteArray("GET") << QByteArray("/v1/cases/7/materials/ab")
                                    << QByteArray("/v1/cases/{id}/materials/{digest}") << u"7"_s << Methods{};
    QTest::newRow("HEAD by GET") << QByteArray("HEAD") << QByteArray("/v1/cases/7") << QByteArray("/v1/cases/{id}")
                                 << u"7"_s << Methods{};
    QTest::newRow("HEAD not by POST") << QByteArray("HEAD") << QByteArray("/v1/feed") << QByteArray() << QString()
                                      << Methods{"POST"};
    QTest::newRow("other method") << QByteArray("PUT") << QByteArray("/v1/cases/7") << QByteArray() << QString()
                                  << Methods{"GET", "HEAD", "POST"};
    QTest::newRow("root") << QByteArray("GET") << QByteArray("/") << QByteArray("/") << QString() << Methods{};
    QTest::newRow("trailing slash") << QByteArray("POST") << QByteArray("/v1/feed/") << QByteArray() << QString()
                                    << Methods{};
    QTest::newRow("prefix only") << QByteArray("GET") << QByteArray("/v1/cases") << QByteArray() << QString()
                                 << Methods{};
    QTest::newRow("case matters") << QByteArray("POST") << QByteArray("/V1/feed") << QByteArray() << QString()
                                  << Methods{};
}

void TestHttpParts::routesAreFound()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, pattern);
    QFETCH(QString, id);
    QFETCH(QList<QByteArray>, allowed);
    const Router router = exampleRouter();
    const Router::Match match = router.match(method, parseTarget(target)->segments);
    QCOMPARE(match.route ? match.route->pattern : QByteArray(), pattern);
    QCOMPARE(match.params.value(u"id"_s), id);
    QCOMPARE(match.allowed, allowed);
}

void TestHttpParts::badRoutesAreBugs_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("same") << QByteArray("/v1/cases/mine");
    QTest::newRow("same shape") << QByteArray("/v1/cases/{number}");
    QTest::newRow("no slash") << QByteArray("v1");
    QTest::newRow("open brace") << QByteArray("/a/{id");
    QTest::newRow("no name") << QByteArray("/a/{}");
    QTest::newRow("with a query") << QByteArray("/a?b=c");
    QTest::newRow("encoded") << QByteArray("/a%20b");
}

void TestHttpParts::badRoutesAreBugs()
{
    QFETCH(QByteArray, pattern);
    Router router = exampleRouter();
    QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add({"GET", pattern, nothing}));
}

void TestHttpParts::headsAreScannedWhateverTheirPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 0: complete, -1: incomplete
    QTest::newRow("complete") << QByteArray("GET / HTTP/1.1\r\nA: 1\r\n\r\n") << 0;
    QTest::newRow("complete with more behind") << QByteArray("GET / HTTP/1.1\r\nA: 1\r\n\r\nbody\n") << 0;
    QTest::newRow("incomplete") << QByteArray("GET / HTTP/1.1\r\nA: 1\r\n\r") << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("tab in a value") << QByteArray("GET / HTTP/1.1\r\nA: 1\t2\r\n\r\n") << 0;
    QTest::newRow("four headers") << QByteArray("GET / HTTP/1.1\r\nA:\r\nB:\r\nC:\r\nD:\r\n\r\n") << 0;
    QTest::newRow("five headers") << QByteArray("GET / HTTP/1.1\r\nA:\r\nB:\r\nC:\r\nD:\r\nE:\r\n\r\n") << 431;
    QTest::newRow("longest target") << QByteArray("GET /234567890 HTTP/1.1\r\n\r\n") << 0;
    QTest::newRow("too long a target") << QByteArray("GET /2345678901 HTTP/1.1\r\n\r\n") << 414;
    QTest::newRow("too long a head") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(100, 'a') + "\r\n\r\n") << 431;
    QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nA: 1\r\n b\r\n\r\n") << 400;
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nA: 1\n\n") << 400;
    QTest::newRow("bare CR") << QByteArray("GET / HTTP/1.1\r\nA: 1\rB: 2\r\n\r\n") << 400;
    QTest::newRow("delete character") << QByteArray("GET / HTTP/1.1\r\nA: \x7f\r\n\r\n") << 400;
    QTest::newRow("starts with a blank") << QByteArray(" GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("starts with an empty line") << QByteArray("\r\nGET / HTTP/1.1\r\n\r\n") << 400;
}

void TestHttpParts::headsAreScannedWhateverTheirPieces()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (qsizetype step = 1; step <= bytes.size() + 1; ++step) {
        HeadScanner scanner({100, 10, 4});
        for (qsizetype i = 0; i < bytes.size(); i += step)
            scanner.take(QByteArrayView(bytes).sliced(i, std::min(step, bytes.size() - i)));
        if (status == -1) {
            QCOMPARE(scanner.state(), HeadScanner::State::Incomplete);
        } else if (status == 0) {
            QCOMPARE(scanner.state(), HeadScanner::State::Complete);
            QCOMPARE(scanner.length(), bytes.indexOf("\r\n\r\n") + 4);
        } else {
            QCOMPARE(scanner.state(), HeadScanner::State::Refused);
            QCOMPARE(scanner.status(), status);
        }
    }
}

void TestHttpParts::acceptEncodingIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("gzip");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("among others") << QByteArray("br, deflate , GZIP;q=0.5") << true;
    QTest::newRow("refused") << QByteArray("gzip;q=0") << false;
    QTest::newRow("refused with decimals") << QByteArray("gzip; q=0.000, *") << false;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("not any") << QByteArray("*;q=0") << false;
    QTest::newRow("identity only") << QByteArray("identity") << false;
    QTest::newRow("similar name") << QByteArray("gzipped") << false;
}

void TestHttpParts::acceptEncodingIsUnderstood()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, gzip);
    QCOMPARE(acceptsGzip(value), gzip);
}

void TestHttpParts::onlyTextIsCompressible_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("expected");
    QTest::newRow("JSON") << QByteArray("application/json") << true;
    QTest::newRow("problem JSON") << QByteArray("application/problem+json; charset=utf-8") << true;
    QTest::newRow("text") << QByteArray("text/plain; version=0.0.4") << true;
    QTest::newRow("YAML") << QByteArray("application/yaml") << true;
    QTest::newRow("PDF") << QByteArray("application/pdf") << false;
    QTest::newRow("PNG") << QByteArray("image/png") << false;
    QTest::newRow("unknown") << QByteArray() << false;
}

void TestHttpParts::onlyTextIsCompressible()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, expected);
    QCOMPARE(isCompressible(type), expected);
}

void TestHttpParts::compressedBytesAreGzip()
{
    for (const qsizetype size : {0, 1, 5000, 1'000'000}) {
        QByteArray bytes;
        for (qsizetype i = 0; bytes.size() < size; ++i)
            bytes += QByteArray::number(i * 7919);
        const QByteArray packed = gzipped(bytes);
        QVERIFY(packed.startsWith("\x1f\x8b\x08"));
        QByteArray unpacked(bytes.size() + 1, '\0');
        z_stream stream = {};
        QCOMPARE(inflateInit2(&stream, MAX_WBITS + 16), Z_OK); // 16: gzip only
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef *>(unpacked.data());
        stream.avail_out = static_cast<uInt>(unpacked.size());
        const int result = inflate(&stream, Z_FINISH);
        unpacked.truncate(static_cast<qsizetype>(stream.total_out));
        inflateEnd(&stream);
        QCOMPARE(result, Z_STREAM_END);
        QVERIFY(unpacked == bytes);
    }
}

void TestHttpParts::headsCarryWhatTheStatusAllows()
{
    HttpResponse response = HttpResponse::text(200, "abc");
    response.headers.append(HttpResponse::Header("Content-Length", "999"));
    response.headers.append(HttpResponse::Header("connection", "upgrade"));
    const AnswerFacts facts{"Thu, 05 Mar 2026 08:09:10 GMT", u"id-1"_s, 3, false};
    const QByteArray head = writeHead(response, facts);
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QCOMPARE(head.count("Content-Length"), 1);
    QVERIFY(head.contains("Content-Length: 3\r\n"));
    QVERIFY(head.contains("X-Request-Id: id-1\r\n"));
    QVERIFY(!head.toLower().contains("connection"));
    response.setHeader("Cache-Control", "max-age=60");
    QVERIFY(!writeHead(response, facts).contains("no-store"));
    QVERIFY(!writeHead(HttpResponse::empty(204), facts).contains("Content-Length"));
    QVERIFY(!writeHead(HttpResponse::empty(304), facts).contains("Content-Length"));
}

void TestHttpParts::unsafeHeadersAreSeen_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("safe");
    QTest::newRow("plain") << QByteArray("X-A") << QByteArray("1, 2\t3") << true;
    QTest::newRow("UTF-8 value") << QByteArray("X-A") << QByteArray("\xe6\xa1\x88") << true;
    QTest::newRow("line break") << QByteArray("X-A") << QByteArray("1\r\nX-B: 2") << false;
    QTest::newRow("NUL") << QByteArray("X-A") << QByteArray("a\0b", 3) << false;
    QTest::newRow("blank in the name") << QByteArray("X A") << QByteArray("1") << false;
    QTest::newRow("empty name") << QByteArray() << QByteArray("1") << false;
    QTest::newRow("colon in the name") << QByteArray("X-A:") << QByteArray("1") << false;
}

void TestHttpParts::unsafeHeadersAreSeen()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, safe);
    HttpResponse response = HttpResponse::empty(200);
    response.setHeader(name, value);
    QCOMPARE(hasSafeHeaders(response), safe);
}

void TestHttpParts::headersOfAResponseAreReplacedWithoutCase()
{
    HttpResponse response = HttpResponse::json(200, "{}");
    response.setHeader("content-type", "application/problem+json");
    QCOMPARE(response.headers.size(), 1);
    QCOMPARE(response.header("Content-Type"), QByteArray("application/problem+json"));
}

void TestHttpParts::anExchangeIsAnsweredByWhoeverComesFirst()
{
    int woken = 0;
    Exchange exchange(-1, std::chrono::steady_clock::now() + 1h, [&woken] { ++woken; });
    int over = 0;
    exchange.whenDone([&over] { ++over; });
    QVERIFY(exchange.answer(HttpResponse::text(200, "first")));
    QVERIFY(!exchange.answer(HttpResponse::text(200, "second")));
    QVERIFY(!exchange.useFallback());
    QCOMPARE(over, 1);
    QCOMPARE(woken, 1);
    QCOMPARE(exchange.takeAnswer()->body, QByteArray("first"));
    QVERIFY(!exchange.takeAnswer());
}

void TestHttpParts::anAbandonedExchangeTakesNoAnswer()
{
    Exchange exchange(-1, std::chrono::steady_clock::now() + 1h, [] {});
    int over = 0;
    exchange.whenDone([&over] { ++over; });
    exchange.abandon();
    QCOMPARE(over, 1);
    QVERIFY(!exchange.answer(HttpResponse::empty(204)));
    QVERIFY(!exchange.takeAnswer());
}

void TestHttpParts::theFallbackIsUsedOnce()
{
    Exchange exchange(-1, std::chrono::steady_clock::now() + 1h, [] {});
    QVERIFY(!exchange.useFallback());
    QVERIFY(!exchange.isDone());
    const auto deadline = std::chrono::steady_clock::now() + 25s;
    exchange.expireAt(deadline, HttpResponse::text(200, "old"));
    exchange.expireAt(deadline, HttpResponse::text(200, "empty page"));
    QCOMPARE(exchange.deadline(), deadline);
    QVERIFY(exchange.useFallback());
    QVERIFY(!exchange.useFallback());
    QCOMPARE(exchange.takeAnswer()->body, QByteArray("empty page"));
}

void TestHttpParts::figuresAreWrittenForPrometheus()
{
    MetricsRegistry metrics;
    metrics.declareCounter("a_total", "Counted\nthings.", {"kind"});
    metrics.declareGauge("b", "Level.");
    metrics.declareGauge("c", "Asked for.", [] { return 2.5; });
    metrics.declareHistogram("d_seconds", "Durations.", {0.1, 1});
    metrics.declareHistogram("e_size", "Asked for.", {1, 2}, [] { return MetricsRegistry::Histogram{{3, 1}, 5, 14}; });
    metrics.count("a_total", {"x"});
    metrics.count("a_total", {"x"}, 2);
    metrics.count("a_total", {"quote\" back\\ line\n"});
    metrics.set("b", -3);
    metrics.observe("d_seconds", 0.05);
    metrics.observe("d_seconds", 0.1);
    metrics.observe("d_seconds", 0.5);
    metrics.observe("d_seconds", 7);
    const QByteArray expected = "# HELP a_total Counted\\nthings.\n"
                                "# TYPE a_total counter\n"
                                "a_total{kind=\"quote\\\" back\\\\ line\\n\"} 1\n"
                                "a_total{kind=\"x\"} 3\n"
                                "# HELP b Level.\n"
                                "# TYPE b gauge\n"
                                "b -3\n"
                                "# HELP c Asked for.\n"
                                "# TYPE c gauge\n"
                                "c 2.5\n"
                                "# HELP d_seconds Durations.\n"
                                "# TYPE d_seconds histogram\n"
                                "d_seconds_bucket{le=\"0.1\"} 2\n"
                                "d_seconds_bucket{le=\"1\"} 3\n"
                                "d_seconds_bucket{le=\"+Inf\"} 4\n"
                                "d_seconds_sum 7.65\n"
                                "d_seconds_count 4\n"
                                "# HELP e_size Asked for.\n"
                                "# TYPE e_size histogram\n"
                                "e_size_bucket{le=\"1\"} 3\n"
                                "e_size_bucket{le=\"2\"} 4\n"
                                "e_size_bucket{le=\"+Inf\"} 5\n"
                                "e_size_sum 14\n"
                                "e_size_count 5\n";
    QCOMPARE(metrics.text(), expected);
    QCOMPARE(metrics.value("a_total", {"x"}), 3.0);
    QCOMPARE(metrics.value("d_seconds"), 4.0);
    QCOMPARE(metrics.value("c"), 2.5);
}

void TestHttpParts::misusedFiguresAreBugs()
{
    MetricsRegistry metrics;
    metrics.declareCounter("a_total", "A.", {"kind"});
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.declareCounter("a_total", "A."));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.declareCounter("a-b", "A."));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.declareHistogram("h", "A.", {2, 1}));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.count("b_total"));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.count("a_total"));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.set("a_total", 1, {"x"}));
}

void TestHttpParts::figuresAreCountedFromManyThreads()
{
    MetricsRegistry metrics;
    metrics.declareCounter("a_total", "A.", {"kind"});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&metrics] {
            for (int n = 0; n < 5000; ++n)
                metrics.count("a_total", {"x"});
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(metrics.value("a_total", {"x"}), 20000.0);
}

void TestHttpParts::logLinesAreJson()
{
    const FixedClock clock;
    QByteArray written;
    Log log(clock, LogLevel::Info, [&written](const QByteArray &line) { written += line; });
    log.write(LogLevel::Warning, "job \"failed\"",
              {{LogField::Job, u"push"_s}, {LogField::Attempt, 3}, {LogField::Reason, u"disk\nfull \\ é"_s}});
    QVERIFY(written.endsWith('\n'));
    QCOMPARE(written.count('\n'), 1);
    const QJsonObject line = QJsonDocument::fromJson(written).object();
    QCOMPARE(line.value(u"time").toString(), u"2026-03-05T08:09:10.011Z"_s);
    QCOMPARE(line.value(u"level").toString(), u"warning"_s);
    QCOMPARE(line.value(u"event").toString(), u"job \"failed\""_s);
    QCOMPARE(line.value(u"job").toString(), u"push"_s);
    QCOMPARE(line.value(u"attempt").toInt(), 3);
    QCOMPARE(line.value(u"reason").toString(), u"disk full \\ é"_s);
}

void TestHttpParts::logLinesBelowTheLevelAreLeftOut()
{
    const FixedClock clock;
    int lines = 0;
    Log log(clock, LogLevel::Warning, [&lines](const QByteArray &) { ++lines; });
    log.write(LogLevel::Info, "a");
    log.write(LogLevel::Warning, "b");
    log.write(LogLevel::Error, "c");
    QCOMPARE(lines, 2);
}

void TestHttpParts::logLinesBlotOutWhatCouldNamePeople_data()
{
    QTest::addColumn<LogField>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("identifier") << LogField::CaseId << u"CASE-2026_7"_s << u"CASE-2026_7"_s;
    QTest::newRow("route") << LogField::Route << u"/v1/cases/{id}"_s << u"/v1/cases/{id}"_s;
    QTest::newRow("name as identifier") << LogField::CaseId << u"张三"_s << u"[redacted]"_s;
    QTest::newRow("sentence as identifier") << LogField::Code << u"Zhang San"_s << u"[redacted]"_s;
    QTest::newRow("too long") << LogField::Code << QString(129, u'a') << u"[redacted]"_s;
    QTest::newRow("number of a document")
        << LogField::Reason << u"key 110101199003074610 exists"_s << u"key [digits] exists"_s;
    QTest::newRow("number with X") << LogField::Reason << u"11010119900307461X"_s << u"[digits]"_s;
    QTest::newRow("telephone") << LogField::Reason << u"13800000000"_s << u"[digits]"_s;
    QTest::newRow("name in a reason") << LogField::Reason << u"no row for 张三!"_s << u"no row for [han]!"_s;
    QTest::newRow("short number") << LogField::Reason << u"error 1555"_s << u"error 1555"_s;
}

void TestHttpParts::logLinesBlotOutWhatCouldNamePeople()
{
    QFETCH(LogField, field);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const FixedClock clock;
    QByteArray written;
    Log log(clock, LogLevel::Info, [&written](const QByteArray &line) { written += line; });
    log.write(LogLevel::Info, "e", {{field, value}});
    QJsonObject line = QJsonDocument::fromJson(written).object();
    for (const QString &name : {u"time"_s, u"level"_s, u"event"_s})
        line.remove(name);
    QCOMPARE(line.size(), 1);
    QCOMPARE(line.begin().value().toString(), expected);
}

void TestHttpParts::theLogFileIsAppendedTo()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"service.log"_s);
    const FixedClock clock;
    for (int i = 0; i < 2; ++i) {
        auto sink = Log::toFile(path);
        QVERIFY(sink.has_value());
        Log log(clock, LogLevel::Info, *sink);
        log.write(LogLevel::Info, "started");
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);
    QVERIFY(!(file.permissions() & QFile::ReadOther));
    QVERIFY(!Log::toFile(folder.filePath(u"no/such/folder.log"_s)).has_value());
}

/// A pipe of one page that nobody reads for a while.
void TestHttpParts::whoLogsDoesNotWaitForAPipe()
{
    std::array<int, 2> ends = {-1, -1};
    QCOMPARE(pipe(ends.data()), 0);
    QVERIFY(fcntl(ends[1], F_SETPIPE_SZ, 4096) > 0);
    const QByteArray line = QByteArray(99, 'x') + '\n';
    std::atomic<bool> isWhole = true;
    constexpr int lines = 500;
    {
        LogQueue queue(
            [&](const QByteArray &text) { isWhole = isWhole && write(ends[1], text, text.size()) == text.size(); },
            [&](qint64 dropped) { return QByteArray("dropped " + QByteArray::number(dropped) + '\n'); },
            {100 * line.size(), 60s});
        for (int i = 0; i < lines; ++i)
            queue.put(line); // would never come back if it waited
        const qint64 dropped = queue.dropped();
        // The pipe holds 40 lines, the queue 100, and as much again may be on its way.
        QVERIFY2(dropped >= lines - 41 - 200 && dropped <= lines - 100, qPrintable(QString::number(dropped)));

        QByteArray read;
        const auto readOn = [&] {
            QByteArray some(4096, Qt::Uninitialized);
            read += some.first(::read(ends[0], some.data(), some.size()));
        };
        while (!read.contains("dropped"))
            readOn();
        QVERIFY(isWhole);
        // All that was not dropped is there, before the line that says what is missing.
        QVERIFY(read.endsWith(QByteArray("dropped " + QByteArray::number(dropped) + '\n')));
        QCOMPARE(read.count('\n') - 1, lines - dropped);
        queue.put("and on\n");
        while (!read.contains("and on\n"))
            readOn();
        QCOMPARE(queue.dropped(), dropped);
    }
    close(ends[0]);
    close(ends[1]);
}

void TestHttpParts::whatIsQueuedIsWrittenAtTheEnd()
{
    QByteArray written;
    {
        LogQueue queue([&](const QByteArray &text) { written += text; }, [](qint64) { return QByteArray("lost\n"); });
        for (int i = 0; i < 1000; ++i)
            queue.put(QByteArray::number(i) + '\n');
    }
    QCOMPARE(written.count('\n'), 1000);
    QVERIFY(written.endsWith("\n999\n"));
}

QTEST_GUILESS_MAIN(TestHttpParts)
#include "tst_httpparts.moc"
