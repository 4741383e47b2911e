// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/serviceitem.h"

#include <QAbstractListModel>

namespace yunchuang {

/// What ReviewPointsModel tells of a point beside its text.
enum PointRole : int {
    PointIdRole = Qt::UserRole + 2201,
    PointVerdictRole, ///< PointVerdict
    PointSourceRole,  ///< id of the check that answered it; empty = the clerk, or nobody
    PointPendingRole, ///< bool: the check is still asked
    PointNoteRole,
    PointCorrectionRole, ///< number in the list of corrections, 0 = not in it
    PointAutomaticRole,  ///< bool: a check answers it; the clerk may still say otherwise
};

/// The review points of an item with their answers: those a check has answered come answered.
class ReviewPointsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit ReviewPointsModel(QObject *parent = nullptr);
    ~ReviewPointsModel() override;

    void show(const Case &subject, const ServiceItem *item);
    [[nodiscard]] const ReviewPoint *pointAt(int row) const;
    [[nodiscard]] PointVerdict verdictAt(int row) const;
    [[nodiscard]] int firstOpen() const; ///< row, or -1
    [[nodiscard]] int count(PointVerdict verdict) const;
    /// What the applicant would be told to mend: failed points and differences put on the list, in order, each once.
    [[nodiscard]] const QVector<CorrectionItem> &corrections() const { return m_corrections; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        ReviewPoint point;
        PointVerdict verdict = PointVerdict::Open;
        bool byCheck = false;
        bool pending = false;
        QString note;
        int correction = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QVector<Row> m_rows;
    QVector<CorrectionItem> m_corrections;
};

} // namespace yunchuang
