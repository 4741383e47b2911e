// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/refusals.h"

namespace yunchuang::service {

namespace {

/// Sessions are remembered until there are so many; then counting begins anew.
constexpr qsizetype rememberedSessions = 10'000;

bool isPowerOfTen(int count)
{
    int power = 10;
    while (power < count && power < 1'000'000'000)
        power *= 10;
    return power == count;
}

} // namespace

int Refusals::counted(QHash<QString, int> &bySession, const QString &session)
{
    const std::lock_guard lock(m_mutex);
    if (bySession.size() >= rememberedSessions && !bySession.contains(session))
        bySession.clear();
    return ++bySession[session];
}

int Refusals::miss(const QString &session)
{
    ++m_misses;
    if (session.isEmpty())
        return 0;
    const int count = counted(m_missesBySession, session);
    return isPowerOfTen(count) ? count : 0;
}

int Refusals::refuse(const QString &session)
{
    ++m_refused;
    if (session.isEmpty())
        return 0;
    const int count = counted(m_refusedBySession, session);
    return count < 10 || isPowerOfTen(count) ? count : 0;
}

} // namespace yunchuang::service
