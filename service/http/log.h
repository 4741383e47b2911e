// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/seams.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <variant>

namespace yunchuang::service {

/// How much a line matters, rising; a log drops what is below its level.
enum class LogLevel { Debug, Info, Warning, Error };

/// "debug", "info", "warning", "error"; nullopt for anything else.
[[nodiscard]] std::optional<LogLevel> logLevelFromName(QStringView name);

/// All that a log line may say beside its event. There is no field for names, numbers of documents, addresses of
/// people or free text from outside, so none can be logged; add a field only for something that names nobody.
enum class LogField {
    Address, ///< where the service listens, never a peer
    Attempt,
    BytesIn,
    BytesOut,
    CaseId,
    Code,
    CommandId,
    Component,
    Count,
    File,
    Job,
    Method,
    Microseconds,
    Port,
    Reason, ///< the words of a library or of this program; digits and Chinese are blotted out
    RequestId,
    Route,
    Status,
    UnitId,
    Version,
};

/// One field with its value. Strings must be of the form that the field allows: a plain identifier of up to 128
/// letters, digits and the characters ._:/{}- , or for File and Reason a text; else "[redacted]" is written instead.
struct LogItem
{
    LogField field;
    std::variant<qint64, QString> value;

    LogItem(LogField f, qint64 v)
        : field(f)
        , value(v)
    {
    }
    LogItem(LogField f, int v)
        : field(f)
        , value(qint64(v))
    {
    }
    LogItem(LogField f, QString v)
        : field(f)
        , value(std::move(v))
    {
    }
};

/// Writes one JSON object a line: time (UTC), level, event and fields. May be used from any thread.
class Log
{
public:
    using Sink = std::function<void(const QByteArray &line)>; ///< gets whole lines with their LF, one at a time

    Log(const Clock &clock, LogLevel least, Sink sink);

    /// `event` is a constant of the program, never put together.
    void write(LogLevel level, const char *event, std::initializer_list<LogItem> items = {});

    /// What `write` hands to the sink.
    [[nodiscard]] static QByteArray line(const Clock &clock, LogLevel level, const char *event,
                                         std::initializer_list<LogItem> items = {});

    /// Both wait for whoever reads or stores; LogQueue keeps that from those who log.
    [[nodiscard]] static Sink toStandardError();
    /// Appends to a file, which is made readable by its owner and group only. The error is the system's words.
    [[nodiscard]] static Expected<Sink, QString> toFile(const QString &path);

private:
    const Clock &m_clock;
    const LogLevel m_least;
    const Sink m_sink;
    std::mutex m_mutex;
};

} // namespace yunchuang::service
