// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/historywords.h"

#include "ui/review/standing.h"

#include "ui/common/words.h"

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// The unit as it was called when it acted.
QString unitThen(const OrgDirectory *units, const UnitId &id, const QDateTime &at)
{
    const OrgUnit *unit = units ? units->find(id) : nullptr;
    if (!unit)
        return Wording::unit(units, id);
    const QString then = units->nameOn(id, toLocalDate(at));
    return then == unit->name ? Wording::unit(units, id) : then;
}

QString dueName(Due due)
{
    switch (due) {
    case Due::Notice:
        return HistoryWords::tr("Last day of the notice");
    case Due::Promised:
        return HistoryWords::tr("Promised day");
    case Due::Statutory:
        return HistoryWords::tr("Day by law");
    case Due::Step:
        return HistoryWords::tr("Day of the step");
    case Due::Delivery:
        return HistoryWords::tr("Last day of delivery");
    }
    return {};
}

/// What the service did by itself: which unit became which, which day moved.
QStringList ownActs(const HistoryRow &row, const OrgDirectory *units)
{
    QStringList words;
    const QStringList moves = row.facts.value(u"SUCCESSION"_s).split(u", "_s, Qt::SkipEmptyParts);
    for (const QString &move : moves) {
        const QString before = unitThen(units, UnitId(move.section(u'=', 0, 0)), row.at);
        const QString after = Wording::unit(units, UnitId(move.section(u'=', 1)));
        //: One unit was merged, another one took over its tasks.
        words.append(HistoryWords::tr("%1 → %2").arg(before, after));
    }
    for (const DueChange &change : row.dueChanges) {
        const auto day = [](QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : u"—"_s; };
        //: Which day, its old date, its new date.
        words.append(HistoryWords::tr("%1: %2 → %3").arg(dueName(change.due), day(change.before), day(change.after)));
    }
    return words;
}

} // namespace

HistoryWords::HistoryWords(HistoryModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_history(model)
{
    setSourceModel(&model);
}

void HistoryWords::setContext(RuleBookPtr rules, const ItemKey &item, QDate today)
{
    m_rules = std::move(rules);
    m_item = item;
    m_today = today;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QVariant HistoryWords::data(const QModelIndex &index, int role) const
{
    const HistoryRow *row = m_history.rowAt(index.row());
    if (!row)
        return {};
    const ServiceItem *item = m_rules ? m_rules->catalogue.find(m_item) : nullptr;
    const OrgDirectory *units = m_rules ? &m_rules->units : nullptr;
    const QString act = Wording::action(row->action, item);
    QString who =
        row->userName.isEmpty() ? Wording::post(row->post) : row->userName + u" ・ "_s + Wording::post(row->post);
    if (!row->onBehalfOf.isEmpty())
        //: Who acted, and in whose name.
        who = tr("%1 for %2").arg(who, row->onBehalfOfName.isEmpty() ? row->onBehalfOf.text() : row->onBehalfOfName);
    if (!row->unit.isEmpty())
        who += u" ・ "_s + unitThen(units, row->unit, row->at);
    QStringList words;
    if (const QString own = row->opinion.isEmpty() ? row->reason : row->opinion; !own.isEmpty())
        words.append(own);
    const std::array<std::pair<QString, QString>, 4> grounds = {{{tr("Legal basis"), row->basis},
                                                                 {tr("Competent organ"), row->competentOrgan},
                                                                 {tr("Remedies"), row->remedies},
                                                                 {tr("Conditions"), row->conditions}}};
    for (const auto &[label, ground] : grounds) {
        if (!ground.isEmpty())
            words.append(tr("%1: %2").arg(label, ground));
    }
    for (const CorrectionItem &asked : row->corrections)
        words.append(asked.text);
    for (const QString &remark : row->remarks)
        words.append(Wording::remark(remark));
    words += factWords(*row, item);
    words += ownActs(*row, units);
    if (words.isEmpty())
        words.append(Wording::state(row->after));
    const QString text = words.join(u" ・ "_s).simplified();
    switch (role) {
    case ActRole:
        return act;
    case WhoRole:
        return who;
    case WordsRole:
        return tr("%1 ・ %2").arg(Wording::moment(row->at, m_today), text);
    case Qt::ToolTipRole:
        // Both clocks are told where they differ: the service's one rules.
        return row->actedAt.isValid() && qAbs(row->actedAt.secsTo(row->at)) > 60
                   ? text + u'\n' +
                         tr("signed at %1, received at %2")
                             .arg(Wording::moment(row->actedAt, m_today), Wording::moment(row->at, m_today))
                   : text;
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole:
        return tr("%1, %2, %3: %4").arg(Wording::moment(row->at, m_today), act, who, text);
    default:
        return {};
    }
}

} // namespace yunchuang
