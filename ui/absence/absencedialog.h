// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "ui/absence/colleaguedialog.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QListWidget;

namespace yunchuang {

/// Enters an absence: who, from when to when, and who stands in. For oneself, or by the head for anybody of the unit.
class AbsenceDialog final : public ColleagueDialog
{
    Q_OBJECT
public:
    /// `forOthers`: the head may choose the person.
    AbsenceDialog(const UserId &self, const QString &selfName, bool forOthers, QDate today, QWidget *parent = nullptr);

    /// The colleagues of the unit; until they are known nobody can be chosen.
    void setMembers(const QVector<protocol::Member> &members) override;
    [[nodiscard]] protocol::AbsenceRequest request() const;

Q_SIGNALS:
    void given(const yunchuang::protocol::AbsenceRequest &request);

private:
    void submit() override;
    void fillSubstitutes();
    void check();

    QVector<protocol::Member> m_members;
    QDateEdit *m_from;
    QDateEdit *m_until;
    QCheckBox *m_pool;
    QListWidget *m_substitutes;
    QLineEdit *m_reason;
};

} // namespace yunchuang
