// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/roles.h"

#include <QIdentityProxyModel>

namespace yunchuang {

/// Names, icons and counts of the sidebar's entries in words.
class SidebarWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    enum Role : int { IconRole = LastNavRole + 100, CountWordsRole, ToneRole };

    using QIdentityProxyModel::QIdentityProxyModel;

    /// The counts are from that moment on unconfirmed; an empty text when they are true.
    void setStaleWords(const QString &words);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// The name of an entry, as on the page's head.
    [[nodiscard]] static QString nameOfEntry(int entry);

private:
    QString m_stale;
};

} // namespace yunchuang
