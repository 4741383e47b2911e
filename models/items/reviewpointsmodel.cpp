// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/reviewpointsmodel.h"

#include <algorithm>

namespace yunchuang {

ReviewPointsModel::ReviewPointsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

ReviewPointsModel::~ReviewPointsModel() = default;

void ReviewPointsModel::show(const Case &subject, const ServiceItem *item)
{
    QVector<Row> rows;
    QVector<CorrectionItem> corrections;
    QSet<QString> answeredChecks;
    const auto own = [&](const QString &point) {
        return std::find_if(subject.points.cbegin(), subject.points.cend(), [&](const PointAnswer &answer) {
            return answer.point == point && answer.verdict != PointVerdict::Open;
        });
    };
    for (const ReviewPoint &point : item ? item->reviewPoints : QVector<ReviewPoint>()) {
        Row row;
        row.point = point;
        row.verdict = pointVerdict(subject, point);
        const auto answer = own(point.id);
        const bool answered = answer != subject.points.cend();
        if (answered)
            row.note = answer->note;
        const RegistryCheck *check = point.answeredBy.isEmpty() ? nullptr : subject.check(point.answeredBy);
        row.byCheck = !answered && check && row.verdict != PointVerdict::Open;
        row.pending = !answered && check &&
                      (check->verdict == CheckVerdict::Pending || check->verdict == CheckVerdict::Unavailable);
        // A difference nobody has answered is not yet a fault of the applicant.
        const bool failed =
            answered ? row.verdict == PointVerdict::No : check && check->answer == CheckAnswer::ToCorrection;
        if (failed) {
            const QString where = check ? check->field : point.fields.value(0);
            QString text = point.correction.isEmpty() ? point.text : point.correction;
            corrections.append({where, text, false});
            row.correction = static_cast<int>(corrections.size());
            if (check)
                answeredChecks.insert(check->id);
        }
        rows.append(row);
    }
    for (const RegistryCheck &check : subject.checks) {
        if (check.answer == CheckAnswer::ToCorrection && !answeredChecks.contains(check.id))
            corrections.append({check.field, check.answerReason, false});
    }
    m_corrections = std::move(corrections);
    if (rows.size() == m_rows.size() && !rows.isEmpty()) {
        const bool same = std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(),
                                     [](const Row &a, const Row &b) { return a.point.id == b.point.id; });
        if (same) {
            m_rows = std::move(rows);
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
            return;
        }
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const ReviewPoint *ReviewPointsModel::pointAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row).point : nullptr;
}

PointVerdict ReviewPointsModel::verdictAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).verdict : PointVerdict::Open;
}

int ReviewPointsModel::firstOpen() const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).verdict == PointVerdict::Open)
            return row;
    }
    return -1;
}

int ReviewPointsModel::count(PointVerdict verdict) const
{
    return static_cast<int>(
        std::count_if(m_rows.cbegin(), m_rows.cend(), [verdict](const Row &row) { return row.verdict == verdict; }));
}

int ReviewPointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReviewPointsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.point.text;
    case PointIdRole:
        return row.point.id;
    case PointVerdictRole:
        return static_cast<int>(row.verdict);
    case PointSourceRole:
        return row.byCheck ? row.point.answeredBy : QString();
    case PointPendingRole:
        return row.pending;
    case PointNoteRole:
        return row.note;
    case PointCorrectionRole:
        return row.correction;
    case PointAutomaticRole:
        return !row.point.answeredBy.isEmpty();
    default:
        return {};
    }
}

} // namespace yunchuang
