// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchservice.h"

namespace yunchuang::bench {

/// Whether a service with a million cases and a million people in its registry answers as one with a thousand does.
class FullServiceRow final : public Row
{
public:
    explicit FullServiceRow(const Settings &settings);

    [[nodiscard]] bool prepare() override;
    [[nodiscard]] std::optional<QVector<Measurement>> measure(int repetition) override;

private:
    /// One of the two services, running, with what is asked of it.
    struct Side
    {
        explicit Side(const Settings &settings)
            : service(settings)
        {
        }

        BenchService service;
        protocol::Session session;
        QVector<QByteArray> pages; ///< requests of whole pages from the middle of the feed
        QByteArray news;           ///< the request that one case answers
        qint64 people = 0;
    };
    [[nodiscard]] bool prepare(Side &side, qint64 cases, qint64 people);
    /// Walks through the whole feed and keeps the places that are asked for later.
    [[nodiscard]] bool walkFeed(Side &side, qint64 cases);
    [[nodiscard]] QByteArray lookup(const Side &side, qint64 person) const;
    [[nodiscard]] std::optional<double> rate(const Side &side, const QVector<QByteArray> &requests, int connections);
    /// The rows of the pages as they lie in the table, read bare.
    [[nodiscard]] std::optional<double> bareRows() const;

    const Settings m_settings;
    Side m_large;
    Side m_small;
    qint64 m_middle = 0; ///< number in the feed after which the pages begin
    qint64 m_asked = 0;  ///< people asked for so far: nobody twice
};

} // namespace yunchuang::bench
