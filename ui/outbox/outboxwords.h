// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/outboxmodel.h"
#include "items/queuemodel.h"

#include <QSortFilterProxyModel>

namespace yunchuang {

/// Acts on their way in words, for two-line rows: first what wants the clerk, then what waits, then what is finished.
class OutboxWords final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum Role : int {
        ActWordsRole = Qt::UserRole + 3101,
        ItemWordsRole,
        SecondWordsRole,
        WarningWordsRole,
        TimeWordsRole,
        StatusLightRole, ///< Light as int
        StatusWordsRole,
    };

    explicit OutboxWords(OutboxModel &model, QObject *parent = nullptr);
    void setContext(RuleBookPtr rules, const QDateTime &now, bool offline);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// By the rows of this order; nullptr and -1 if there is none.
    [[nodiscard]] const OutboxEntry *entryAt(int row) const;
    [[nodiscard]] int rowOf(const CommandId &id) const;

    /// "wait 4" and so on, for the head.
    [[nodiscard]] QString summary() const;
    /// Acts that are due today and not delivered.
    [[nodiscard]] int dueToday() const;
    [[nodiscard]] int waiting() const;
    /// Conflicts and refusals that wait for the clerk's word.
    [[nodiscard]] int attention() const;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] QString secondLine(const OutboxEntry &entry) const;
    [[nodiscard]] QString warning(const OutboxEntry &entry) const;

    OutboxModel &m_outbox;
    RuleBookPtr m_rules;
    QDateTime m_now;
    bool m_offline = false;
};

} // namespace yunchuang
