// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace yunchuang::simulator {

/// A run of numbers that a seed and an index repeat exactly, on every machine (splitmix64).
class Draws
{
public:
    Draws(quint64 seed, quint64 index)
        : m_state(seed * 0x9e3779b97f4a7c15ULL + (index + 1) * 0xd1342543de82ef95ULL)
    {
    }

    [[nodiscard]] quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 to `bound` - 1; `bound` at least 1.
    [[nodiscard]] int below(qsizetype bound) { return int(next() % quint64(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }

    template<class List>
    [[nodiscard]] const typename List::value_type &pick(const List &list)
    {
        return list[below(list.size())];
    }

private:
    quint64 m_state;
};

} // namespace yunchuang::simulator
