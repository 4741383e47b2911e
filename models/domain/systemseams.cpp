// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>
#include <QVarLengthArray>

namespace yunchuang {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

SystemScheduler::~SystemScheduler()
{
    // Each timer takes itself out as it goes.
    qDeleteAll(QHash(m_timers));
}

quint64 SystemScheduler::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run)
{
    const quint64 id = m_next++;
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    m_timers.insert(id, timer);
    QObject::connect(timer, &QObject::destroyed, timer, [this, id] { m_timers.remove(id); });
    QObject::connect(timer, &QTimer::timeout, timer, [timer, work = std::move(run)] {
        timer->deleteLater();
        work();
    });
    timer->start(delay);
    return id;
}

void SystemScheduler::cancel(quint64 id)
{
    delete m_timers.take(id);
}

QByteArray SystemRandom::bytes(int count)
{
    QVarLengthArray<quint32, 16> words((qMax(count, 0) + 3) / 4);
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.constData()), qMax(count, 0));
}

QString makeUuid7(const Clock &clock, Random &random)
{
    QByteArray bytes = random.bytes(16);
    const qint64 ms = clock.now().toMSecsSinceEpoch();
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>((ms >> (8 * (5 - i))) & 0xff);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace yunchuang
