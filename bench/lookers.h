// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchservice.h"

#include <QHash>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

class QThread;

namespace yunchuang::bench {

using Moment = std::chrono::steady_clock::time_point;

/// When each of the cases that somebody waits for was posted. Filled in by those who post, read by those who wait.
class PostedCases
{
public:
    explicit PostedCases(const QVector<CaseId> &cases);

    void posted(const CaseId &id);
    /// Milliseconds since it was posted; nothing for a case that was not, or not one of these.
    [[nodiscard]] std::optional<double> since(const CaseId &id) const;

private:
    QHash<CaseId, qsizetype> m_index;
    std::vector<std::atomic<Moment::rep>> m_moments;
};

/// Many clients that long-poll their feeds, each on a connection and a thread of its own.
class Lookers
{
public:
    struct Looker
    {
        protocol::Session session;
        bool notes = false; ///< whether it notes when cases reach it
    };

    Lookers(const QVector<Looker> &lookers, const ServiceProcess &service, const PostedCases &cases);
    /// Ends them all.
    ~Lookers();

    /// Waits until all have read their feeds to the end; false when one could not.
    [[nodiscard]] bool ready();
    /// Waits for that many notes and ends them all. Milliseconds from the post until a looker had the case, one for
    /// each case and looker that notes; nothing when notes are missing or one looker was cut off.
    [[nodiscard]] std::optional<QVector<double>> delays(qsizetype expected);

private:
    struct One;
    void run(One &one) const;
    void end();

    const QString m_authority;
    const quint16 m_port;
    const PostedCases &m_cases;
    std::vector<std::unique_ptr<One>> m_lookers;
    mutable std::atomic<qsizetype> m_noted = 0;
    std::atomic<bool> m_ending = false;
};

} // namespace yunchuang::bench
