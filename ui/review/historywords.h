// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/historymodel.h"
#include "items/queuemodel.h"

#include <QIdentityProxyModel>

namespace yunchuang {

/// The history of a case in words, for two-line rows.
class HistoryWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    enum Role : int { ActRole = Qt::UserRole + 3001, WhoRole, WordsRole };

    explicit HistoryWords(HistoryModel &model, QObject *parent = nullptr);
    void setContext(RuleBookPtr rules, const ItemKey &item, QDate today);
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    HistoryModel &m_history;
    RuleBookPtr m_rules;
    ItemKey m_item;
    QDate m_today;
};

} // namespace yunchuang
