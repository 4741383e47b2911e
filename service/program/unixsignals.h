// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace yunchuang::service {

/// Brings SIGTERM, SIGINT and SIGHUP into the event loop of the thread that made it. One per process.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    UnixSignals();
    ~UnixSignals() override;

Q_SIGNALS:
    void stopAsked();
    void reloadAsked();

private:
    void read();

    QSocketNotifier *m_notifier;
};

/// No core dumps: they would hold personal data and keys. Returns whether the system agreed.
bool forbidCoreDumps();

} // namespace yunchuang::service
