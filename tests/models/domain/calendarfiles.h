// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"

#include <QFile>

namespace yunchuang {

inline QByteArray calendarBytes(const QString &name)
{
    using namespace Qt::StringLiterals;
    QFile file(QLatin1String(YC_SOURCE_DIR) + u"/resources/calendars/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The shipped calendars of these years under the provincial centre's layer; an unreadable file is left out.
inline CalendarSet shippedCalendars(const QVector<int> &years)
{
    using namespace Qt::StringLiterals;
    QVector<WorkCalendar> read;
    for (const int year : years) {
        if (const auto calendar = WorkCalendar::fromJson(calendarBytes(QString::number(year) + u".json"_s)))
            read.append(*calendar);
    }
    return {read, CentreCalendar::fromJson(calendarBytes(u"centre-520000.json"_s)).value()};
}

inline CalendarSet shippedCalendars()
{
    return shippedCalendars({2016, 2017, 2018, 2024, 2025, 2026});
}

} // namespace yunchuang
