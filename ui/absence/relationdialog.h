// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "ui/absence/colleaguedialog.h"

class QComboBox;
class QLineEdit;

namespace yunchuang {

/// 回避: declares to whom a clerk is related. The number goes to the service and is kept there as a keyed digest only;
/// here it is forgotten with the dialog.
class RelationDialog final : public ColleagueDialog
{
    Q_OBJECT
public:
    RelationDialog(const UserId &self, const QString &selfName, bool forOthers, QWidget *parent = nullptr);

    [[nodiscard]] protocol::RelationRequest request() const;

Q_SIGNALS:
    void given(const yunchuang::protocol::RelationRequest &request);

private:
    void submit() override;
    void check();

    QComboBox *m_kind;
    QLineEdit *m_number;
};

} // namespace yunchuang
