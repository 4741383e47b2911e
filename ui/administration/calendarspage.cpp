// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/calendarspage.h"

#include "domain/seams.h"
#include "protocol/bundles.h"
#include "protocol/paths.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCalendarFile = 64 * 1024;

} // namespace

QVector<CalendarYearRow> calendarYears(const CalendarSet &calendars, int thisYear)
{
    const QVector<int> known = calendars.years();
    int first = thisYear;
    int last = thisYear + 1;
    for (const int year : known) {
        first = std::min(first, year);
        last = std::max(last, year);
    }
    QVector<CalendarYearRow> rows;
    for (int number = last; number >= first; --number) {
        CalendarYearRow row;
        row.year = number;
        const WorkCalendar *year = calendars.year(number);
        row.missing = !year;
        if (year) {
            row.source = year->source();
            row.importedAt = year->importedAt();
            row.importedBy = year->importedBy();
            for (QDate day(number, 1, 1); day.year() == number; day = day.addDays(1)) {
                row.workingDays += year->isWorkingDay(day) ? 1 : 0;
                row.makeUpDays += year->isMakeUpDay(day) ? 1 : 0;
            }
        }
        rows.append(row);
    }
    return rows;
}

QVector<CalendarDayRow> calendarDays(const WorkCalendar &year)
{
    QVector<CalendarDayRow> rows;
    for (QDate day(year.year(), 1, 1); day.year() == year.year(); day = day.addDays(1)) {
        if (year.isMakeUpDay(day) || !year.holidayName(day).isEmpty())
            rows.append({day, year.isWorkingDay(day), year.holidayName(day)});
    }
    return rows;
}

CalendarsPage::CalendarsPage(ServiceDesk &desk, const Clock &clock, Scheduler &scheduler, QWidget *parent)
    : AdministrationPage(desk, scheduler, tr("Working calendars"), parent)
    , m_clock(clock)
    , m_years(
          {{tr("Year"), [](const CalendarYearRow &row) { return QString::number(row.year); }},
           {tr("Working days"),
            [](const CalendarYearRow &row) { return row.missing ? tr("missing") : QString::number(row.workingDays); }},
           {tr("Make-up days"),
            [](const CalendarYearRow &row) { return row.missing ? QString() : QString::number(row.makeUpDays); }},
           {tr("Source"), [](const CalendarYearRow &row) { return row.source; }},
           {tr("Imported"),
            [](const CalendarYearRow &row) {
                return row.missing ? QString()
                                   : tr("%1 by %2").arg(AdministrationWords::moment(row.importedAt), row.importedBy);
            }}},
          this)
    , m_days({{tr("Day"), [](const CalendarDayRow &row) { return row.day.toString(u"yyyy-MM-dd ddd"_s); }},
              {tr("What it is"),
               [](const CalendarDayRow &row) {
                   return row.works ? tr("works, although it is a weekend") : tr("holiday: %1").arg(row.name);
               }}},
             this)
{
    setObjectName(u"calendarsPage"_s);
    const Theme &theme = Theme::current();
    m_import = new KeyButton(Icon::Upload, tr("Import a year…"));
    m_import->setObjectName(u"importCalendar"_s);
    m_import->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_O)));
    connect(m_import, &KeyButton::clicked, this, &CalendarsPage::chooseFile);
    addHeadButton(m_import);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_yearTable = makeTable(&m_years, u"yearTable"_s, tr("Years"));
    setWidths(m_yearTable, {70, 110, 110, 300});
    splitter->addWidget(m_yearTable);
    auto *side = new QWidget;
    side->setMinimumWidth(theme.px(320));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, theme.px(8), 0, 0);
    column->setSpacing(theme.px(4));
    m_title = new TextLabel({}, FontRole::Unit, true);
    m_title->setObjectName(u"calendarTitle"_s);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    column->addWidget(m_title);
    m_dayTable = makeTable(&m_days, u"dayTable"_s, tr("Days of the year that are not as usual"));
    setWidths(m_dayTable, {150});
    column->addWidget(m_dayTable, 1);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({theme.px(760), theme.px(420)});
    body()->addWidget(splitter, 1);
    connect(m_yearTable->selectionModel(), &QItemSelectionModel::currentChanged, this, &CalendarsPage::follow);
}

QVector<QWidget *> CalendarsPage::panes() const
{
    return {m_yearTable, m_dayTable};
}

void CalendarsPage::load()
{
    begin();
    desk().askBytes({"GET", protocol::expandPath(protocol::paths::bundle, {protocol::bundles::calendars})}, this,
                    [this](const Expected<QByteArray, ServiceFailure> &bytes) {
                        end();
                        if (!bytes)
                            return fail(bytes.error());
                        auto calendars = protocol::calendarsFromBundle(*bytes);
                        if (!calendars)
                            return fail({ServiceFailure::Kind::Malformed, {}, {}, 0, calendars.error().what});
                        clearFailure();
                        m_calendars = std::move(*calendars);
                        const int thisYear = toLocalDate(m_clock.now()).year();
                        const QVector<CalendarYearRow> rows = calendarYears(m_calendars, thisYear);
                        m_years.setRows(rows);
                        QStringList missing;
                        for (const CalendarYearRow &row : rows) {
                            if (row.missing)
                                missing.prepend(QString::number(row.year));
                        }
                        banner()->setKind(Banner::Kind::Info);
                        banner()->setMessage(tr("Missing: %1.").arg(missing.join(tr(", "))),
                                             tr("Days that fall into a year without a calendar are provisional, and "
                                                "nothing follows from them by itself."));
                        banner()->setVisible(!missing.isEmpty());
                        setCount(tr("%n year(s)", nullptr, int(m_calendars.years().size())));
                        follow();
                    });
}

void CalendarsPage::follow()
{
    const CalendarYearRow *row = m_years.at(m_yearTable->currentIndex());
    const WorkCalendar *year = row ? m_calendars.year(row->year) : nullptr;
    m_title->setText(
        !row   ? QString()
        : year ? tr("%1: days that are not as usual").arg(row->year)
               : tr("%1 has no calendar yet. Import it when the State Council has published it.").arg(row->year));
    m_days.setRows(year ? calendarDays(*year) : QVector<CalendarDayRow>());
}

void CalendarsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import a year of the calendar"), {}, tr("Calendars (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CalendarsPage::importFile);
    dialog->open();
}

void CalendarsPage::importFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestCalendarFile) {
        tell(tr("%1 cannot be read, or is too large for a calendar.").arg(QFileInfo(name).fileName()));
        return;
    }
    const QByteArray json = file.readAll();
    // Looked at here first: what is wrong is said at once, with the place in the file.
    if (const auto year = WorkCalendar::fromJson(json); !year) {
        ServiceFailure failure;
        failure.kind = ServiceFailure::Kind::Api;
        failure.api.code = protocol::ApiErrorCode::RuleBroken;
        failure.api.args = {{u"rule"_s, u"CALENDAR"_s},
                            {u"detail"_s, QString(year.error().where % u' ' % nameOf(year.error().code))}};
        fail(failure);
        return;
    }
    ask<protocol::CalendarImported>(
        {"POST", protocol::paths::adminCalendars, {}, json}, [this](const protocol::CalendarImported &imported) {
            tell(imported.replaced
                     ? tr("The calendar of %1 is replaced. Days that hang on it are counted anew.").arg(imported.year)
                     : tr("The calendar of %1 is there. Days that hang on it are counted anew.").arg(imported.year));
            load();
        });
}

} // namespace yunchuang
