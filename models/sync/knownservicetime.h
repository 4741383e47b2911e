// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"

#include <atomic>

namespace yunchuang {

/// The best guess at the service's time: never behind the newest time it told, and no earlier than this machine's
/// clock. The service's own clock rules in the end. May be used from several threads.
class KnownServiceTime final : public Clock
{
public:
    explicit KnownServiceTime(const Clock &clock)
        : m_clock(clock)
    {
    }

    [[nodiscard]] QDateTime now() const override;
    /// The service said so; an older time than known changes nothing.
    void observe(const QDateTime &serviceTime);
    /// Newest time the service told; invalid = never.
    [[nodiscard]] QDateTime lastTold() const;

private:
    const Clock &m_clock;
    std::atomic<qint64> m_told{0}; ///< milliseconds since 1970, 0 = never
};

} // namespace yunchuang
