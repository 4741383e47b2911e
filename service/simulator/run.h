// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/application.h"
#include "service/simulator/serviceline.h"

namespace yunchuang::simulator {

/// What the program tells its caller.
enum class ExitCode {
    Done = 0,
    Wrong = 1,   ///< the service answered something else than it should, or refused
    Usage = 2,   ///< the command line is not understood
    Files = 3,   ///< a file cannot be read or written
    Silent = 4,  ///< the service could not be reached
    Nothing = 5, ///< there was nothing to do
};

/// A line for standard output, or for standard error.
void say(const QString &line);
void complain(const QString &line);

/// Uploads papers as PDFs one after the other, then tells; the error is the first refusal.
using Uploaded = std::function<void(const Expected<QVector<Material>, Heard> &)>;
void upload(ServiceLine &line, const UnitId &source, const QList<Paper> &papers, const Uploaded &done);

/// An errand that ends the program's event loop with its exit code. Starts from the event loop.
class Run : public QObject
{
public:
    explicit Run(ServiceLine &line)
        : m_line(line)
    {
    }
    virtual void start() = 0;

protected:
    [[nodiscard]] ServiceLine &line() { return m_line; }
    void end(ExitCode code);
    /// The exit code for a refusal or for silence.
    [[nodiscard]] static ExitCode codeFor(const Heard &heard)
    {
        return heard.status == 0 ? ExitCode::Silent : ExitCode::Wrong;
    }

private:
    ServiceLine &m_line;
};

} // namespace yunchuang::simulator
