// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace yunchuang {

/// Whether strace runs but the system lets it trace nothing, as in a container without the right to ptrace. Any other
/// trouble of strace is none of this: the test that needs it is to fail.
inline bool isTracingForbidden(const QString &strace)
{
    QProcess probe;
    probe.start(strace, {QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("true")});
    if (!probe.waitForFinished(30000) || probe.exitCode() == 0)
        return false;
    const QByteArray said = probe.readAllStandardError().toLower();
    return said.contains("ptrace") && said.contains("not permitted");
}

} // namespace yunchuang
