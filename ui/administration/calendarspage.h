// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "ui/administration/administrationpage.h"
#include "ui/administration/rowsmodel.h"

namespace yunchuang {

class Clock;

/// A year of the calendar, or one that is missing.
struct CalendarYearRow
{
    int year = 0;
    bool missing = false;
    int workingDays = 0;
    int makeUpDays = 0;
    QString source;
    QDateTime importedAt;
    QString importedBy;

    friend bool operator==(const CalendarYearRow &, const CalendarYearRow &) = default;
};

/// A day that is not what its weekday says.
struct CalendarDayRow
{
    QDate day;
    bool works = false;
    QString name;

    friend bool operator==(const CalendarDayRow &, const CalendarDayRow &) = default;
};

/// The years from the first that is known to the next one, those without a calendar among them: this year and the next
/// are wanted, since periods reach into it.
[[nodiscard]] QVector<CalendarYearRow> calendarYears(const CalendarSet &calendars, int thisYear);
/// The holidays and make-up days of a year, in order.
[[nodiscard]] QVector<CalendarDayRow> calendarDays(const WorkCalendar &year);

/// 工作日历: which years there are, which are missing, what their days are; and a year is taken from a file (Ctrl+O).
class CalendarsPage final : public AdministrationPage
{
    Q_OBJECT
public:
    CalendarsPage(ServiceDesk &desk, const Clock &clock, Scheduler &scheduler, QWidget *parent = nullptr);

    [[nodiscard]] QVector<QWidget *> panes() const override;
    /// Reads the file and sends it.
    void importFile(const QString &name);

protected:
    void load() override;

private:
    void chooseFile();
    void follow();

    const Clock &m_clock;
    CalendarSet m_calendars;
    RowsModel<CalendarYearRow> m_years;
    RowsModel<CalendarDayRow> m_days;
    QTableView *m_yearTable;
    QTableView *m_dayTable;
    TextLabel *m_title;
    KeyButton *m_import;
};

} // namespace yunchuang
