// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace yunchuang {

IdleWatch::IdleWatch(const Clock &clock, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_touched(clock.now())
{
    QCoreApplication::instance()->installEventFilter(this);
    m_scheduler.after(lockAfter, this, [this] { look(); });
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // a key that is a shortcut is pressed for nobody but the shortcut
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TabletPress:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        m_touched = m_clock.now();
        m_lockSaid = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

/// The clock decides, not how often it was looked: a computer that slept has been idle all the while.
void IdleWatch::look()
{
    const std::chrono::milliseconds idle(m_touched.msecsTo(m_clock.now()));
    std::chrono::milliseconds next = lockAfter - idle;
    if (idle >= signOutAfter) {
        Q_EMIT signOutDue();
        return;
    }
    if (idle >= lockAfter) {
        if (!std::exchange(m_lockSaid, true))
            Q_EMIT lockDue();
        next = signOutAfter - idle;
    }
    m_scheduler.after(std::max(next, std::chrono::milliseconds(1000)), this, [this] { look(); });
}

} // namespace yunchuang
