// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/servecommand.h"

#include "domain/systemseams.h"
#include "protocol/codec.h"
#include "resources/resources.h"
#include "service/handlers/accountdirectory.h"
#include "service/handlers/serviceroutes.h"
#include "service/http/httpmetrics.h"
#include "service/http/logqueue.h"
#include "service/jobs/issuenotices.h"
#include "service/jobs/jobrunner.h"
#include "service/program/datalock.h"
#include "service/program/maintenance.h"
#include "service/program/referencefolder.h"
#include "service/program/unixsignals.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QThread>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// Where Qt's messages go while the service runs.
Log *qtMessages = nullptr;

void passMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!qtMessages)
        return;
    const LogLevel level = type == QtDebugMsg     ? LogLevel::Debug
                           : type == QtInfoMsg    ? LogLevel::Info
                           : type == QtWarningMsg ? LogLevel::Warning
                                                  : LogLevel::Error;
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    qtMessages->write(level, "message", {{LogField::Component, category}, {LogField::Reason, text}});
}

class QtMessagesToLog
{
public:
    explicit QtMessagesToLog(Log &log)
    {
        qtMessages = &log;
        m_previous = qInstallMessageHandler(passMessage);
    }
    ~QtMessagesToLog()
    {
        qInstallMessageHandler(m_previous);
        qtMessages = nullptr;
    }
    QtMessagesToLog(const QtMessagesToLog &) = delete;
    QtMessagesToLog &operator=(const QtMessagesToLog &) = delete;

private:
    QtMessageHandler m_previous;
};

/// Jobs walk through many cases; the main thread has to hear signals meanwhile.
class JobThread final : public QThread
{
public:
    JobThread(ServiceCore &core, std::chrono::milliseconds interval, JobRunner::Listener listener,
              std::function<void()> afterRound)
        : m_core(core)
        , m_interval(interval)
        , m_listener(std::move(listener))
        , m_afterRound(std::move(afterRound))
    {
    }
    ~JobThread() override { stop(); }
    void stop()
    {
        quit();
        wait();
    }

protected:
    void run() override
    {
        SystemScheduler scheduler;
        JobRunner runner(m_core, scheduler, m_interval, m_listener, m_afterRound);
        runner.start();
        exec();
    }

private:
    ServiceCore &m_core;
    std::chrono::milliseconds m_interval;
    JobRunner::Listener m_listener;
    std::function<void()> m_afterRound;
};

/// Papers are made beside all else: what an applicant waits for must not wait for the minute of the jobs.
class PaperThread final : public QThread
{
public:
    PaperThread(ServiceCore &core, const NoticeBook &book, PaperIssuer::Listener listener,
                JobRunner::Listener jobListener)
        : m_core(core)
        , m_book(book)
        , m_listener(std::move(listener))
        , m_jobListener(std::move(jobListener))
    {
    }
    ~PaperThread() override { stop(); }
    void stop()
    {
        quit();
        wait();
    }

protected:
    void run() override
    {
        SystemScheduler scheduler;
        PaperIssuer issuer(m_core, m_book, m_listener);
        QObject home;
        look(issuer, scheduler, home);
        exec();
    }

private:
    void look(PaperIssuer &issuer, Scheduler &scheduler, QObject &home)
    {
        const Answer<int> made = issuer.runOnce();
        if (!made || *made > 0)
            m_jobListener({QStringLiteral("papers"), made.value_or(0), !made});
        scheduler.after(paperInterval, &home, [&] { look(issuer, scheduler, home); });
    }

    static constexpr std::chrono::milliseconds paperInterval{1000};

    ServiceCore &m_core;
    const NoticeBook &m_book;
    PaperIssuer::Listener m_listener;
    JobRunner::Listener m_jobListener;
};

protocol::ApiErrorCode codeForStatus(int status)
{
    switch (status) {
    case 404:
    case 405:
        return protocol::ApiErrorCode::NotFound;
    case 413:
    case 414:
    case 431:
        return protocol::ApiErrorCode::TooLarge;
    case 500:
        return protocol::ApiErrorCode::Internal;
    case 503:
        return protocol::ApiErrorCode::Unavailable;
    default:
        return protocol::ApiErrorCode::Malformed;
    }
}

HttpResponse engineError(int status, const QString &requestId)
{
    protocol::ApiError error;
    error.code = codeForStatus(status);
    error.requestId = requestId;
    return HttpResponse::json(status, protocol::encode(error));
}

QString serverErrorText(const HttpServerError &error)
{
    switch (error.code) {
    case HttpServerError::Code::Certificate:
        return u"the certificate cannot be used: "_s % error.detail;
    case HttpServerError::Code::Key:
        return u"the certificate's key cannot be used: "_s % error.detail;
    case HttpServerError::Code::Address:
        return u"is no address to listen on: "_s % error.detail;
    case HttpServerError::Code::Listen:
        return u"cannot listen: "_s % error.detail;
    case HttpServerError::Code::Spool:
        return u"uploads cannot be written: "_s % error.detail;
    }
    return error.detail;
}

bool writePort(const QString &name, quint16 port)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(port) + '\n') > 0 && file.commit();
}

/// A new edition, unless something is wrong with it: then the old one stays.
void reloadReference(ServiceCore &core, Log &log)
{
    const auto reference = loadReference(core.folder());
    if (!reference) {
        log.write(LogLevel::Error, "reference data refused",
                  {{LogField::Reason, referenceErrorText(reference.error())}});
        return;
    }
    const Answer<Connection *> db = core.reader();
    const DbResult<QStringList> missing = db ? missingItems(**db, **reference) : DbResult<QStringList>(QStringList());
    if (!db || !missing || !missing->isEmpty()) {
        log.write(LogLevel::Error, "reference data refused",
                  {{LogField::Reason, u"it lacks items that cases run under"_s}});
        return;
    }
    core.setReference(*reference);
    log.write(LogLevel::Info, "reference data read again");
}

JobRunner::Listener jobListener(MetricsRegistry &metrics, Log &log)
{
    metrics.declareCounter("yunchuang_job_acts_total", "What background jobs did.", {"job"});
    metrics.declareCounter("yunchuang_job_failures_total", "Background jobs that failed.", {"job"});
    return [&metrics, &log](const JobOutcome &outcome) {
        const QByteArray job = outcome.job.toLatin1();
        if (outcome.failed)
            metrics.count("yunchuang_job_failures_total", {job});
        else
            metrics.count("yunchuang_job_acts_total", {job}, outcome.acts);
        log.write(outcome.failed ? LogLevel::Error : LogLevel::Info, outcome.failed ? "job failed" : "job",
                  {{LogField::Job, outcome.job}, {LogField::Count, outcome.acts}});
    };
}

PaperIssuer::Listener paperListener(MetricsRegistry &metrics, Log &log)
{
    metrics.declareCounter("yunchuang_papers_total", "Statutory papers made, by kind.", {"kind"});
    metrics.declareCounter("yunchuang_paper_failures_total",
                           "Statutory papers that could not be made, by kind and cause.", {"kind", "cause"});
    return [&metrics, &log](const PaperOutcome &outcome) {
        const QByteArray kind(nameOf(outcome.kind).data(), nameOf(outcome.kind).size());
        if (outcome.made)
            return metrics.count("yunchuang_papers_total", {kind});
        metrics.count("yunchuang_paper_failures_total", {kind, outcome.code.toLatin1()});
        log.write(LogLevel::Error, "paper not made",
                  {{LogField::CaseId, outcome.caseId.text()},
                   {LogField::Code, QString(nameOf(outcome.kind) % u'.' % outcome.code)},
                   {LogField::Reason, outcome.where},
                   {LogField::Attempt, outcome.attempts}});
    };
}

/// Serves with everything in place; returns when told to stop.
ExitCode serveOn(const ServiceConfig &config, ServiceCore &core, QueryPasswords passwords, const Clock &clock,
                 Random &random, Log &log, const LogQueue &logLines)
{
    initYunchuangResources();
    const Expected<NoticeBook, NoticeError> notices =
        NoticeBook::read(noticeResources(), resourceDocument(u"noticeplaceholders.json"_s).object());
    if (!notices) {
        complain(u"the templates of papers cannot be read: "_s % notices.error().where);
        return ExitCode::Fault;
    }
    MetricsRegistry metrics;
    metrics.declareGauge("yunchuang_log_dropped", "Lines of the log that nobody took in time.",
                         [&logLines] { return double(logLines.dropped()); });
    ServiceOptions options;
    options.bodyBytes = config.bodyBytes;
    options.materialBytes = config.materialBytes;
    options.sessions.access = config.accessTime;
    options.sessions.refresh = config.refreshTime;
    options.sessions.deviceCodes = config.deviceCodes;
    options.sessions.factorPosts = config.factorPosts;
    options.referenceEditor = [&core](const QString &file, const QByteArray &json) {
        return editReference(core, file, json);
    };
    ServiceHandlers handlers(core, metrics, options, std::move(passwords));
    HttpServerOptions http = config.httpOptions();
    http.errorResponse = engineError;
    HttpServer server(http, handlers.router(), clock, random, httpHooks(metrics, log));
    declareServerGauges(metrics, server);

    UnixSignals signals_;
    if (const Expected<void, HttpServerError> started = server.start(); !started) {
        complain(serverErrorText(started.error()));
        return ExitCode::Listening;
    }
    if (!config.portFile.isEmpty() && !writePort(config.portFile, server.port())) {
        complain(u"cannot write "_s % config.portFile);
        return ExitCode::Configuration;
    }
    log.write(LogLevel::Info, "listening",
              {{LogField::Address, config.listenAddress},
               {LogField::Port, int(server.port())},
               {LogField::Version, QStringLiteral(YUNCHUANG_VERSION)}});

    const JobRunner::Listener heard = jobListener(metrics, log);
    metrics.declareCounter("yunchuang_job_rounds_total", "Times that all background jobs have looked.");
    JobThread jobs(core, config.jobsInterval, heard, [&metrics] { metrics.count("yunchuang_job_rounds_total"); });
    jobs.start();
    PaperThread papers(core, *notices, paperListener(metrics, log), heard);
    papers.start();
    QObject::connect(&signals_, &UnixSignals::reloadAsked, &signals_, [&] { reloadReference(core, log); });
    QObject::connect(&signals_, &UnixSignals::stopAsked, &signals_, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();

    log.write(LogLevel::Info, "stopping");
    jobs.quit();
    papers.quit();
    const bool clean = server.stop(config.stopTime);
    jobs.stop();
    papers.stop();
    core.writer().stop();
    log.write(clean ? LogLevel::Info : LogLevel::Warning, clean ? "stopped" : "stopped with requests cut off");
    return ExitCode::Done;
}

} // namespace

ExitCode runServe(const ServiceConfig &config, const Clock &clock, Random &random)
{
    Log::Sink sink = Log::toStandardError();
    if (!config.logFile.isEmpty()) {
        Expected<Log::Sink, QString> file = Log::toFile(config.logFile);
        if (!file) {
            complain(config.logFile % u": "_s % file.error());
            return ExitCode::Configuration;
        }
        sink = std::move(*file);
    }
    LogQueue lines(std::move(sink), [&clock](qint64 dropped) {
        return Log::line(clock, LogLevel::Warning, "log lines dropped", {{LogField::Count, dropped}});
    });
    Log log(clock, config.logLevel, [&lines](const QByteArray &line) { lines.put(line); });
    const QtMessagesToLog messages(log);
    if (!isDataFolder(config)) {
        complain(coreErrorText({CoreError::Code::NotInitialised, config.dataFolder}));
        return ExitCode::DataFolder;
    }
    const Expected<std::unique_ptr<DataLock>, DataLock::Fault> lock = DataLock::take(config.dataFolder);
    if (!lock) {
        const bool held = lock.error() == DataLock::Fault::Held;
        complain(held ? u"another service runs on "_s % config.dataFolder
                      : u"cannot lock the folder "_s % config.dataFolder);
        return held ? ExitCode::Running : ExitCode::DataFolder;
    }
    auto reference = loadReference(config.dataFolder);
    if (!reference) {
        complain(referenceErrorText(reference.error()));
        return ExitCode::DataFolder;
    }
    const AccountDirectory members;
    CoreOptions options = coreOptions(config);
    options.writer.groupCommit = config.groupCommit;
    options.writer.waitingLimit = config.waitingDecisions;
    auto core = ServiceCore::open(options, clock, random, std::move(*reference), members);
    if (!core) {
        complain(coreErrorText(core.error()));
        return core.error().code == CoreError::Code::Held ? ExitCode::Running : ExitCode::DataFolder;
    }
    Expected<QueryPasswords, CoreError> passwords = QueryPasswords::inFolder(config.dataFolder, random);
    if (!passwords) {
        complain(coreErrorText(passwords.error()));
        return ExitCode::DataFolder;
    }
    return serveOn(config, **core, std::move(*passwords), clock, random, log, lines);
}

} // namespace yunchuang::service
