// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"

#include <QObject>

namespace yunchuang {

/// Notices that nobody touches keyboard or mouse any more (GB/T 22239-2019 level 3: log out on idle time-out): after
/// ten minutes the screen is to be locked, and after thirty, if that was not possible, the session to be ended. A
/// playing clock is no hand: only real input counts.
class IdleWatch final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes lockAfter{10};
    static constexpr std::chrono::minutes signOutAfter{30};

    /// Watches the input of all windows of the program from now on.
    IdleWatch(const Clock &clock, Scheduler &scheduler, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void lockDue();
    void signOutDue();

private:
    void look();

    const Clock &m_clock;
    Scheduler &m_scheduler;
    QDateTime m_touched;
    bool m_lockSaid = false;
};

} // namespace yunchuang
