// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/caselease.h"

#include <QPointer>
#include <QWidget>

namespace yunchuang {

class Banner;
class Clock;
class KeyButton;
class ReasonDialog;

/// The strip above a case that says who else has it open: a colleague, the same clerk on another computer, somebody who
/// took it over, or nobody that is known of. Offers to ask for the case and to take it over with a reason.
class LeaseBar final : public QWidget
{
    Q_OBJECT
public:
    /// `lease` must outlive the bar. `user` is the signed-in clerk.
    LeaseBar(CaseLease &lease, const Clock &clock, UserId user, QWidget *parent = nullptr);

    /// Why the case can only be read here; empty = it can be worked on.
    [[nodiscard]] QString reasonReadOnly() const;

private:
    void tell();
    void ask();
    void takeOver();
    void takeOverWith(const QString &reason);
    [[nodiscard]] bool isOwn() const;

    CaseLease &m_lease;
    const Clock &m_clock;
    UserId m_user;
    QString m_failed; ///< why the last wish did not come true
    bool m_asked = false;
    Banner *m_banner;
    KeyButton *m_ask;
    KeyButton *m_takeOver;
    QPointer<ReasonDialog> m_dialog;
};

} // namespace yunchuang
