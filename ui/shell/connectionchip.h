// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connectionstate.h"

#include <QToolButton>

namespace yunchuang {

/// The connection in the top bar: when the cache was last complete, that the network is slow, or that one works
/// offline. Shape and words carry it; a click tells more.
class ConnectionChip final : public QToolButton
{
    Q_OBJECT
public:
    explicit ConnectionChip(QWidget *parent = nullptr);
    void setSnapshot(const ConnectionSnapshot &snapshot, QDate today);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Reachability m_reachability = Reachability::Offline;
    bool m_synchronising = false;
};

} // namespace yunchuang
