// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/log.h"

#include <QFile>
#include <QRegularExpression>

#include <array>
#include <cerrno>
#include <memory>

#include <poll.h>
#include <unistd.h>

namespace yunchuang::service {

namespace {

constexpr qsizetype maxText = 400;

struct FieldRule
{
    const char *name;
    bool isText;
};

FieldRule ruleOf(LogField field)
{
    switch (field) {
    case LogField::Address:
        return {"address", false};
    case LogField::Attempt:
        return {"attempt", false};
    case LogField::BytesIn:
        return {"bytes_in", false};
    case LogField::BytesOut:
        return {"bytes_out", false};
    case LogField::CaseId:
        return {"case", false};
    case LogField::Code:
        return {"code", false};
    case LogField::CommandId:
        return {"command", false};
    case LogField::Component:
        return {"component", false};
    case LogField::Count:
        return {"count", false};
    case LogField::File:
        return {"file", true};
    case LogField::Job:
        return {"job", false};
    case LogField::Method:
        return {"method", false};
    case LogField::Microseconds:
        return {"us", false};
    case LogField::Port:
        return {"port", false};
    case LogField::Reason:
        return {"reason", true};
    case LogField::RequestId:
        return {"request", false};
    case LogField::Route:
        return {"route", false};
    case LogField::Status:
        return {"status", false};
    case LogField::UnitId:
        return {"unit", false};
    case LogField::Version:
        return {"version", false};
    }
    return {"unknown", false};
}

QString redacted(LogField field, const QString &value)
{
    if (!ruleOf(field).isText) {
        static const QRegularExpression identifier(QStringLiteral("\\A[A-Za-z0-9._:/{}-]{0,128}\\z"),
                                                   QRegularExpression::DontCaptureOption);
        return identifier.match(value).hasMatch() ? value : QStringLiteral("[redacted]");
    }
    // Numbers of documents, telephones and people's names could come in with somebody else's words.
    static const QRegularExpression digits(QStringLiteral("[0-9]{6,}[0-9Xx]?"));
    static const QRegularExpression han(QStringLiteral("\\p{Han}+"));
    QString text = value.left(maxText);
    if (field == LogField::Reason)
        text.replace(digits, QStringLiteral("[digits]")).replace(han, QStringLiteral("[han]"));
    return text;
}

void appendString(QByteArray &line, const QString &text)
{
    line.append('"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            line.append('\\').append(static_cast<char>(c.unicode()));
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            line.append(' ');
        else if (c.unicode() < 0x7f)
            line.append(static_cast<char>(c.unicode()));
        else
            line.append("\\u").append(QByteArray::number(c.unicode(), 16).rightJustified(4, '0'));
    }
    line.append('"');
}

} // namespace

std::optional<LogLevel> logLevelFromName(QStringView name)
{
    if (name == u"debug")
        return LogLevel::Debug;
    if (name == u"info")
        return LogLevel::Info;
    if (name == u"warning")
        return LogLevel::Warning;
    if (name == u"error")
        return LogLevel::Error;
    return std::nullopt;
}

Log::Log(const Clock &clock, LogLevel least, Sink sink)
    : m_clock(clock)
    , m_least(least)
    , m_sink(std::move(sink))
{
}

void Log::write(LogLevel level, const char *event, std::initializer_list<LogItem> items)
{
    if (level < m_least)
        return;
    const QByteArray made = line(m_clock, level, event, items);
    const std::lock_guard lock(m_mutex);
    m_sink(made);
}

QByteArray Log::line(const Clock &clock, LogLevel level, const char *event, std::initializer_list<LogItem> items)
{
    static constexpr std::array names = {"debug", "info", "warning", "error"};
    QByteArray line = "{\"time\":\"" + clock.now().toUTC().toString(Qt::ISODateWithMs).toLatin1();
    line.append("\",\"level\":\"").append(names[static_cast<std::size_t>(level)]).append("\",\"event\":");
    appendString(line, QString::fromLatin1(event));
    for (const LogItem &item : items) {
        line.append(",\"").append(ruleOf(item.field).name).append("\":");
        if (const auto *number = std::get_if<qint64>(&item.value))
            line.append(QByteArray::number(*number));
        else
            appendString(line, redacted(item.field, std::get<QString>(item.value)));
    }
    line.append("}\n");
    return line;
}

Log::Sink Log::toStandardError()
{
    // Not by way of stdio: whoever is stuck in it holds a lock that the end of the program may want.
    return [](const QByteArray &line) {
        QByteArrayView left(line);
        while (!left.isEmpty()) {
            const ssize_t written = ::write(STDERR_FILENO, left.data(), static_cast<std::size_t>(left.size()));
            if (written >= 0) {
                left = left.sliced(written);
            } else if (errno == EAGAIN) {
                pollfd reader = {STDERR_FILENO, POLLOUT, 0};
                ::poll(&reader, 1, -1);
            } else if (errno != EINTR) {
                return;
            }
        }
    };
}

Expected<Log::Sink, QString> Log::toFile(const QString &path)
{
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return unexpected(file->errorString());
    file->setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    return Sink([file](const QByteArray &line) { file->write(line); });
}

} // namespace yunchuang::service
