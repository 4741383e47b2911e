// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "protocol/messages.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// 回避: declares to whom a clerk is related. The number goes to the service and is kept there as a keyed digest only;
/// here it is forgotten with the dialog.
class RelationDialog final : public QDialog
{
    Q_OBJECT
public:
    RelationDialog(const UserId &self, const QString &selfName, bool forOthers, QWidget *parent = nullptr);

    void setMembers(const QVector<protocol::Member> &members);
    [[nodiscard]] protocol::RelationRequest request() const;
    void refuse(const QString &why);

Q_SIGNALS:
    void given(const yunchuang::protocol::RelationRequest &request);

private:
    void check();

    QComboBox *m_person;
    QComboBox *m_kind;
    QLineEdit *m_number;
    TextLabel *m_refused;
    KeyButton *m_ok;
};

} // namespace yunchuang
