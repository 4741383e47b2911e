// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/knownservicetime.h"

#include <algorithm>

namespace yunchuang {

QDateTime KnownServiceTime::now() const
{
    const qint64 here = m_clock.now().toMSecsSinceEpoch();
    return QDateTime::fromMSecsSinceEpoch(std::max(here, m_told.load()), Qt::UTC);
}

void KnownServiceTime::observe(const QDateTime &serviceTime)
{
    if (!serviceTime.isValid())
        return;
    const qint64 told = serviceTime.toMSecsSinceEpoch();
    qint64 known = m_told.load();
    while (told > known && !m_told.compare_exchange_weak(known, told)) {
    }
}

QDateTime KnownServiceTime::lastTold() const
{
    const qint64 told = m_told.load();
    return told == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(told, Qt::UTC);
}

} // namespace yunchuang
