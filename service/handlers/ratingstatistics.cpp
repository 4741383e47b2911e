// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/ratingstatistics.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::RatingStatistics;
using protocol::UnitRatings;

namespace {

/// In thousandths, rounded; -1 of nothing.
int rateOf(int part, int whole)
{
    return whole > 0 ? (part * 1000 + whole / 2) / whole : -1;
}

void countWork(RatingStatistics &figures, const RatingWork &work, const CalendarSet &calendars, const QDateTime &now)
{
    const bool justified = work.verdict == RatingVerdict::Justified || work.verdict == RatingVerdict::PartlyJustified;
    ++figures.negative;
    figures.calledBack += work.calls > 0 ? 1 : 0;
    figures.justified += justified ? 1 : 0;
    figures.rectified += justified && work.rectified ? 1 : 0;
    figures.closed += work.state == RatingState::Closed ? 1 : 0;
    figures.returned += work.returns > 0 ? 1 : 0;
    figures.overdue += ratingStatus(work, calendars, now).light == DeadlineLight::Overdue ? 1 : 0;
}

void countFirst(RatingStatistics &figures, const Rating &rating)
{
    ++figures.given;
    ++figures.levels[nameOf(rating.level)];
    ++figures.channels[nameOf(rating.channel)];
    for (const RatingTag tag : rating.tags)
        ++figures.tags[nameOf(tag)];
}

} // namespace

bool isPastOrPresentMonth(const QString &month, const QDateTime &now)
{
    const QDate first = QDate::fromString(month % u"-01"_s, u"yyyy-MM-dd"_s);
    return month.size() == 7 && first.isValid() && first <= toLocalDate(now);
}

DbResult<RatingStatistics> countRatings(Connection &db, const Reference &reference, const QString &month,
                                        const UnitChoice &counted, const UnitGrouping &group, const QDateTime &now)
{
    RatingStatistics figures;
    figures.month = month;
    const DbResult<QVector<ratingstore::UnitCount>> invitations = ratingstore::invited(db, month);
    if (!invitations)
        return unexpected(invitations.error());
    for (const ratingstore::UnitCount &invited : *invitations)
        figures.invited += counted(invited.unit) ? invited.count : 0;

    const DbResult<QVector<ratingstore::Row>> rows = ratingstore::ofMonth(db, month);
    if (!rows)
        return unexpected(rows.error());
    QMap<UnitId, UnitRatings> units;
    int satisfied = 0;
    for (const ratingstore::Row &row : *rows) {
        if (!counted(row.rating.unit))
            continue;
        if (row.work && row.work->state == RatingState::Excluded) {
            ++figures.excluded;
            continue;
        }
        if (row.work)
            countWork(figures, *row.work, reference.calendars(), now);
        if (row.rating.round > 1) {
            ++figures.followUps;
            continue;
        }
        countFirst(figures, row.rating);
        satisfied += isNegative(row.rating.level) ? 0 : 1;
        UnitRatings &unit = units[group(row.rating.unit)];
        ++unit.given;
        unit.negative += isNegative(row.rating.level) ? 1 : 0;
    }
    for (auto it = units.begin(); it != units.end(); ++it) {
        it->unit = it.key();
        const OrgUnit *known = reference.units().find(it.key());
        it->name = known ? known->name : it.key().text();
        figures.units.append(*it);
    }
    figures.givenRate = rateOf(figures.given, figures.invited);
    figures.satisfiedRate = rateOf(satisfied, figures.given);
    figures.rectifiedRate = rateOf(figures.rectified, figures.justified);
    figures.calledBackRate = rateOf(figures.calledBack, figures.negative);
    return figures;
}

} // namespace yunchuang::service
