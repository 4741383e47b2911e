// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "items/queuemodel.h"

#include <QIdentityProxyModel>

namespace yunchuang {

/// The rows of a queue in words, with what the delegates paint beside them.
class QueueWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    enum Role : int {
        LightLookRole = PhraseTextRole + 100, ///< Light as int
        FlagLookRole,                         ///< QueueFlag as int
        NewsWordsRole,                        ///< words of the tag for news; empty = none
        DimRole,                              ///< bool: cannot be opened now
    };

    explicit QueueWords(QueueModel &model, QObject *parent = nullptr);

    void setRules(RuleBookPtr rules);
    void setUser(const UserId &user);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The whole row as one sentence, for screen readers.
    [[nodiscard]] QString sentence(int row) const;
    /// What is new since the clerk last looked; empty = nothing.
    [[nodiscard]] static QString news(const ShownRow &row);
    /// Why the row cannot be opened now; empty = it can.
    [[nodiscard]] QString reasonClosed(int row) const;

private:
    [[nodiscard]] QString cell(const ShownRow &row, const DeadlineStatus &deadline, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] const ServiceItem *itemOf(const CaseSummary &summary) const;

    QueueModel &m_queue;
    RuleBookPtr m_rules;
    UserId m_user;
};

/// What a row's flag says; the first that applies is shown.
enum class QueueFlag : int {
    None,
    Conflict,
    Pending,
    Mismatch,
    ReadOnly,
    RedCard,
    Urged,
    YellowCard,
    StepOverdue,
    Warned,
    TransferIn,
    Waiting,
};
[[nodiscard]] QueueFlag queueFlag(const ShownRow &row);

} // namespace yunchuang
