// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/absencemodels.h"

#include "ui/absence/absencewords.h"
#include "ui/common/words.h"

namespace yunchuang {

namespace {

/// The headings stand in a class of their own: free functions have no translations.
class Headings
{
    Q_DECLARE_TR_FUNCTIONS(AbsenceHeadings)
public:
    static QString person() { return tr("Who"); }
    static QString period() { return tr("Away"); }
    static QString substitutes() { return tr("Substitutes"); }
    static QString state() { return tr("State"); }
    static QString reason() { return tr("Note"); }
    static QString due() { return tr("Due"); }
    static QString code() { return tr("Number"); }
    static QString item() { return tr("Item"); }
    static QString applicant() { return tr("Applicant"); }
    static QString when() { return tr("When"); }
    static QString act() { return tr("Act"); }
    static QString by() { return tr("Done by"); }
    static QString relation() { return tr("Relation"); }
    static QString to() { return tr("To"); }
    static QString aPerson() { return tr("a person"); }
    static QString aBody() { return tr("an enterprise or other body"); }
    static QString declared() { return tr("Declared"); }
};

} // namespace

QVector<AbsenceTable::Column> absenceColumns(std::function<QDate()> today)
{
    using protocol::Absence;
    return {{Headings::person(), [](const Absence &row) { return row.userName; }},
            {Headings::period(),
             [today](const Absence &row) { return AbsenceWords::period(row.from, row.until, today()); }},
            {Headings::substitutes(), [](const Absence &row) { return AbsenceWords::substitutes(row); }},
            {Headings::state(), [today](const Absence &row) { return AbsenceWords::state(row, today()); }},
            {Headings::reason(), [](const Absence &row) { return row.reason; }}};
}

QVector<DueTable::Column> dueColumns(std::function<QDate()> today)
{
    return {{Headings::due(), [today](const ShownRow &row) { return Wording::day(row.summary.due, today()); }},
            {Headings::code(), [](const ShownRow &row) { return row.summary.queryCode; }},
            {Headings::item(), [](const ShownRow &row) { return row.summary.itemName; }},
            {Headings::applicant(), [](const ShownRow &row) { return row.summary.applicantName; }}};
}

QVector<DoneTable::Column> doneColumns(std::function<QDate()> today)
{
    using protocol::ActForMe;
    return {{Headings::when(), [today](const ActForMe &row) { return Wording::moment(row.at, today()); }},
            {Headings::by(), [](const ActForMe &row) { return row.byName; }},
            {Headings::act(), [](const ActForMe &row) { return Wording::action(row.action, nullptr); }},
            {Headings::code(), [](const ActForMe &row) { return row.queryCode; }},
            {Headings::item(), [](const ActForMe &row) { return row.itemName; }}};
}

QVector<RelationTable::Column> relationColumns(std::function<QDate()> today)
{
    using protocol::Relation;
    return {{Headings::person(), [](const Relation &row) { return row.userName; }},
            {Headings::relation(), [](const Relation &row) { return AbsenceWords::relation(row.kind); }},
            {Headings::to(), [](const Relation &row) { return row.body ? Headings::aBody() : Headings::aPerson(); }},
            {Headings::declared(), [today](const Relation &row) { return Wording::moment(row.declaredAt, today()); }}};
}

} // namespace yunchuang
