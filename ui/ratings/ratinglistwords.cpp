// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ratings/ratinglistwords.h"

#include "ui/common/ratingwords.h"
#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::RatingEntry;

namespace {

DeadlineStatus ratingClock(const RatingEntry &entry)
{
    DeadlineStatus status;
    status.light = entry.light;
    status.clock = RunningClock::Step;
    status.due = entry.due;
    status.workingDaysLeft = entry.daysLeft;
    status.provisional = entry.provisional;
    return status;
}

} // namespace

RatingListWords::RatingListWords(RatingListModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void RatingListWords::setToday(QDate today)
{
    if (std::exchange(m_today, today) != today && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

Light RatingListWords::light(const RatingEntry &entry)
{
    if (!entry.state)
        return Light::None;
    return isEnded(*entry.state) ? Light::Finished : Wording::light(ratingClock(entry), CaseState::InReview);
}

QString RatingListWords::lightWords(const RatingEntry &entry)
{
    if (!entry.state)
        return {};
    if (isEnded(*entry.state))
        return RatingWording::state(*entry.state);
    return Wording::deadline(ratingClock(entry), CaseState::InReview);
}

QVariant RatingListWords::data(const QModelIndex &index, int role) const
{
    const RatingEntry *entry = m_model.entryAt(index.row());
    if (!entry)
        return {};
    switch (role) {
    case LevelWordsRole:
        return entry->round > 1 ? tr("%1 (follow-up)").arg(RatingWording::level(entry->level))
                                : RatingWording::level(entry->level);
    case ItemWordsRole:
        return entry->itemName;
    case SecondWordsRole: {
        QStringList parts;
        if (entry->state)
            parts << RatingWording::state(*entry->state);
        parts << entry->unitName << entry->queryCode;
        return parts.join(u" · "_s);
    }
    case WarningWordsRole:
        return entry->returns > 0 ? tr("sent back %n time(s)", nullptr, entry->returns) : QString();
    case TimeWordsRole:
        return Wording::day(toLocalDate(entry->at), m_today);
    case LightLookRole:
        return static_cast<int>(light(*entry));
    case LightWordsRole:
        return lightWords(*entry);
    case Qt::AccessibleTextRole: {
        QStringList all = {data(index, LevelWordsRole).toString(), lightWords(*entry), entry->itemName,
                           data(index, SecondWordsRole).toString(), data(index, WarningWordsRole).toString()};
        all.removeAll(QString());
        return all.join(tr(", "));
    }
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

} // namespace yunchuang
