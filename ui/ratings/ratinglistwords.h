// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/ratinglistmodel.h"
#include "ui/common/glyphs.h"

#include <QIdentityProxyModel>

namespace yunchuang {

/// Listed ratings in words, for two-line rows.
class RatingListWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    enum Role : int {
        LevelWordsRole = Qt::UserRole + 3251,
        ItemWordsRole,
        SecondWordsRole,
        WarningWordsRole,
        TimeWordsRole,
        LightLookRole, ///< Light as int
        LightWordsRole,
    };

    explicit RatingListWords(RatingListModel &model, QObject *parent = nullptr);
    void setToday(QDate today);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The clock of a rating as a tag shows it.
    [[nodiscard]] static Light light(const protocol::RatingEntry &entry);
    [[nodiscard]] static QString lightWords(const protocol::RatingEntry &entry);

private:
    RatingListModel &m_model;
    QDate m_today;
};

} // namespace yunchuang
