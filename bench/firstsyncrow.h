// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchservice.h"

namespace yunchuang::bench {

/// Rows a second of a first sync: the real service's feed over HTTPS, decoded, sealed and written to cache.db by the
/// client's own parts; against bare insertion of the same sealed rows into the same schema.
class FirstSyncRow final : public Row
{
public:
    explicit FirstSyncRow(const Settings &settings);

    [[nodiscard]] bool prepare() override;
    [[nodiscard]] std::optional<QVector<Measurement>> measure(int repetition) override;

private:
    [[nodiscard]] std::optional<double> syncRate(const QString &cacheFile);
    [[nodiscard]] std::optional<double> floorRate(const QString &cacheFile, const QString &bareFile);

    const Settings m_settings;
    BenchService m_service;
};

} // namespace yunchuang::bench
