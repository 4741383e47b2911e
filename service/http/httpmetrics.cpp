// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/httpmetrics.h"

namespace yunchuang::service {

namespace {

QByteArray endName(ConnectionEnd end)
{
    switch (end) {
    case ConnectionEnd::Closed:
        return QByteArrayLiteral("closed");
    case ConnectionEnd::HandshakeFailed:
        return QByteArrayLiteral("handshake_failed");
    case ConnectionEnd::TimedOut:
        return QByteArrayLiteral("timed_out");
    case ConnectionEnd::OverTotalCap:
        return QByteArrayLiteral("over_total_cap");
    case ConnectionEnd::OverAddressCap:
        return QByteArrayLiteral("over_address_cap");
    }
    return {};
}

void logRequest(Log &log, const RequestRecord &record)
{
    const auto level = record.status >= 500 ? LogLevel::Warning : LogLevel::Info;
    log.write(level, "request",
              {{LogField::Method, QString::fromLatin1(record.method)},
               {LogField::Route, QString::fromLatin1(record.route)},
               {LogField::Status, record.status},
               {LogField::Microseconds, static_cast<qint64>(record.duration.count())},
               {LogField::BytesIn, record.bytesIn},
               {LogField::BytesOut, record.bytesOut},
               {LogField::RequestId, record.requestId}});
}

} // namespace

HttpHooks httpHooks(MetricsRegistry &metrics, Log &log)
{
    metrics.declareCounter("yunchuang_http_requests_total", "Answered requests.", {"method", "route", "status"});
    metrics.declareHistogram("yunchuang_http_request_seconds", "From the complete head to the last byte of the answer.",
                             {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}, {"route"});
    metrics.declareCounter("yunchuang_http_connections_total", "Ended connections by how they ended.", {"end"});
    metrics.declareCounter("yunchuang_http_handler_failures_total", "Handlers that failed unexpectedly.", {"route"});

    HttpHooks hooks;
    hooks.requestFinished = [&metrics, &log](const RequestRecord &record) {
        metrics.count("yunchuang_http_requests_total",
                      {record.method, record.route, QByteArray::number(record.status)});
        metrics.observe("yunchuang_http_request_seconds", std::chrono::duration<double>(record.duration).count(),
                        {record.route});
        logRequest(log, record);
    };
    hooks.connectionEnded = [&metrics](ConnectionEnd end) {
        metrics.count("yunchuang_http_connections_total", {endName(end)});
    };
    hooks.handlerFailed = [&metrics, &log](const QByteArray &route, const QString &requestId, const QByteArray &what) {
        metrics.count("yunchuang_http_handler_failures_total", {route});
        log.write(LogLevel::Error, "handler failed",
                  {{LogField::Route, QString::fromLatin1(route)},
                   {LogField::RequestId, requestId},
                   {LogField::Reason, QString::fromUtf8(what)}});
    };
    return hooks;
}

void declareServerGauges(MetricsRegistry &metrics, const HttpServer &server)
{
    metrics.declareGauge("yunchuang_http_connections", "Open connections.",
                         [&server] { return double(server.counters().connections); });
    metrics.declareGauge("yunchuang_http_in_flight", "Requests whose answer is not completely written.",
                         [&server] { return double(server.counters().inFlight); });
    metrics.declareGauge("yunchuang_http_waiting", "Requests waiting for a worker.",
                         [&server] { return double(server.counters().waiting); });
    metrics.declareGauge("yunchuang_http_running", "Handlers running.",
                         [&server] { return double(server.counters().running); });
}

} // namespace yunchuang::service
