// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/orgunit.h"

#include <QWidget>

class QVBoxLayout;

namespace yunchuang {

/// 会签单: the way of a countersign through its signers, one below the other: who, how far, when it was sent, received
/// and signed, whether late, what was said, and what was returned and answered on the way.
class RouteView final : public QWidget
{
    Q_OBJECT
public:
    explicit RouteView(QWidget *parent = nullptr);

    /// Shows the newest countersign of the case; hides itself when there is none. `units` may be missing.
    void showRoute(const Case &subject, const OrgDirectory *units, QDate today, const QDateTime &now);
    /// The signers of the newest countersign, in the order of their turn.
    [[nodiscard]] static QVector<Handoff> signersOf(const Case &subject);

private:
    void addSigner(const Handoff &signer, const OrgDirectory *units, QDate today, const QDateTime &now);

    QVBoxLayout *m_rows;
};

} // namespace yunchuang
