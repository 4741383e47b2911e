// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplecases.h"
#include "tests/support/virtualtime.h"

#include "store/casestore.h"
#include "store/sealedbox.h"

#include <QTest>

namespace yunchuang::samples {

/// A real cache in memory. Inline: what is asked is answered before the call returns, so that every signal of a change
/// can be counted; with threads it behaves as in the program.
class StoreRig
{
public:
    explicit StoreRig(SerialQueue::Mode mode = SerialQueue::Mode::Inline)
        : store({QStringLiteral(":memory:"), mode}, m_sealer, clock)
    {
        store.open(&m_context, [this](const StoreResult<SyncPosition> &position) { m_open = position.has_value(); });
        m_ready = QTest::qWaitFor([this] { return m_open; });
    }
    [[nodiscard]] bool isOpen() const { return m_ready; }

    bool apply(const protocol::FeedPage &page)
    {
        std::optional<bool> done;
        store.apply(page, &m_context,
                    [&done](const StoreResult<SyncPosition> &position) { done = position.has_value(); });
        return QTest::qWaitFor([&done] { return done.has_value(); }) && *done;
    }
    bool putCase(const CaseSummary &row)
    {
        std::optional<bool> done;
        store.putCase(row.viewer, replyFor(row), &m_context,
                      [&done](const StoreResult<bool> &put) { done = put.has_value(); });
        return QTest::qWaitFor([&done] { return done.has_value(); }) && *done;
    }
    bool apply(const QVector<CaseSummary> &rows) { return apply(pageOf(rows)); }
    bool remove(const QVector<CaseSummary> &rows) { return apply(tombstones(rows)); }

    VirtualClock clock{now()};

private:
    SeededRandom m_random{7};
    SealedBox m_sealer{ledger::SecretBytes::copyOf(QByteArray(SealedBox::KeySize, 'k')), m_random};
    QObject m_context;
    bool m_open = false;
    bool m_ready = false;

public:
    CaseStore store; ///< after what it uses
};

} // namespace yunchuang::samples
