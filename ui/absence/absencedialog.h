// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "protocol/messages.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QListWidget;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// Enters an absence: who, from when to when, and who stands in. For oneself, or by the head for anybody of the unit.
class AbsenceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `forOthers`: the head may choose the person.
    AbsenceDialog(const UserId &self, const QString &selfName, bool forOthers, QDate today, QWidget *parent = nullptr);

    /// The colleagues of the unit; until they are known nobody can be chosen.
    void setMembers(const QVector<protocol::Member> &members);
    [[nodiscard]] protocol::AbsenceRequest request() const;
    /// The service said no: the dialog stays, with its words.
    void refuse(const QString &why);

Q_SIGNALS:
    void given(const yunchuang::protocol::AbsenceRequest &request);

private:
    void fillSubstitutes();
    void check();
    [[nodiscard]] UserId person() const;

    UserId m_self;
    QVector<protocol::Member> m_members;
    QComboBox *m_person;
    QDateEdit *m_from;
    QDateEdit *m_until;
    QCheckBox *m_pool;
    QListWidget *m_substitutes;
    QLineEdit *m_reason;
    TextLabel *m_refused;
    KeyButton *m_ok;
};

} // namespace yunchuang
