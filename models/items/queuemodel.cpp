// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/queuemodel.h"

#include "items/rowdeadline.h"

#include <algorithm>

namespace yunchuang {

QueueModel::QueueModel(CaseStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
    connect(&store, &CaseStore::changed, this, &QueueModel::follow);
}

QueueModel::~QueueModel() = default;

// ---- the question ----

void QueueModel::show(const CaseFilter &filter, const CaseOrder &order)
{
    if (m_asked && filter == m_filter && order == m_order && !m_error)
        return;
    m_filter = filter;
    m_order = order;
    ++m_question;
    m_asked = true;
    m_answered = false;
    m_fetching = false;
    m_reloadWanted = false;
    m_reading = false;
    m_touched.clear();
    if (m_total) {
        m_total.reset();
        Q_EMIT totalChanged();
    }
    setLoading(true);
    askWindow();
    countRows();
}

void QueueModel::reload()
{
    if (!m_asked)
        return;
    if (m_fetching) {
        m_reloadWanted = true;
        return;
    }
    m_reloadWanted = false;
    m_touched.clear();
    setLoading(true);
    m_fetching = true;
    const int limit = std::clamp(static_cast<int>(m_rows.size()), windowSize, largestReload);
    m_store.window(m_filter, m_order, {}, limit, this,
                   [this, question = m_question](const StoreResult<CaseWindow> &window) {
                       if (question != m_question)
                           return;
                       m_fetching = false;
                       setLoading(false);
                       if (!window) {
                           setError(window.error());
                       } else {
                           setError({});
                           if (m_answered)
                               mergeAll(*window);
                           else
                               replaceAll(*window);
                       }
                       if (m_reloadWanted)
                           reload();
                   });
    countRows();
}

void QueueModel::askWindow()
{
    m_fetching = true;
    m_store.window(m_filter, m_order, m_answered ? lastKey() : std::nullopt, windowSize, this,
                   [this, question = m_question](const StoreResult<CaseWindow> &window) {
                       if (question != m_question)
                           return;
                       m_fetching = false;
                       take(window);
                       if (m_reloadWanted)
                           reload();
                   });
}

void QueueModel::take(const StoreResult<CaseWindow> &window)
{
    setLoading(false);
    if (!window) {
        setError(window.error());
        return;
    }
    setError({});
    if (m_answered) {
        append(window->rows);
        m_more = window->more;
        return;
    }
    replaceAll(*window);
}

void QueueModel::replaceAll(const CaseWindow &window)
{
    beginResetModel();
    m_shownOrder = m_order;
    m_rows.clear();
    m_keys.clear();
    for (const ShownRow &row : window.rows) {
        m_keys.insert(row.summary.id, keyOf(row));
        m_rows.append(made(row));
    }
    m_more = window.more;
    endResetModel();
    m_answered = true;
    Q_EMIT answered();
}

void QueueModel::countRows()
{
    if (m_counting) {
        m_countWanted = true;
        return;
    }
    m_counting = true;
    m_countWanted = false;
    m_store.count(m_filter, this, [this, question = m_question](const StoreResult<qint64> &count) {
        m_counting = false;
        if (question == m_question && count && m_total != *count) {
            m_total = *count;
            Q_EMIT totalChanged();
        }
        if (m_countWanted || question != m_question)
            countRows();
    });
}

// ---- merging ----

const CaseKey &QueueModel::keyOf(const ShownRow &row) const
{
    return m_shownOrder.column == SortColumn::Due ? row.dueKey : row.receivedKey;
}

bool QueueModel::isBefore(const CaseKey &a, const CaseKey &b) const
{
    const CaseKey &first = m_shownOrder.descending ? b : a;
    const CaseKey &second = m_shownOrder.descending ? a : b;
    return first.sort != second.sort ? first.sort < second.sort : first.id < second.id;
}

int QueueModel::placeOf(const CaseKey &key) const
{
    const auto found =
        std::lower_bound(m_rows.cbegin(), m_rows.cend(), key,
                         [this](const Row &row, const CaseKey &wanted) { return isBefore(keyOf(row.shown), wanted); });
    return static_cast<int>(found - m_rows.cbegin());
}

std::optional<CaseKey> QueueModel::lastKey() const
{
    if (m_rows.isEmpty())
        return std::nullopt;
    return keyOf(m_rows.constLast().shown);
}

QueueModel::Row QueueModel::made(ShownRow row) const
{
    DeadlineStatus deadline;
    if (m_rules && m_now.isValid())
        deadline = rowDeadline(row.summary, m_rules->calendars, m_now);
    return {std::move(row), deadline};
}

void QueueModel::append(const QVector<ShownRow> &rows)
{
    // A row that is known already moved here while the window was on its way.
    for (const ShownRow &row : rows) {
        if (const int old = rowOf(row.summary.id); old >= 0)
            removeAt(old, old);
    }
    insertRun(static_cast<int>(m_rows.size()), rows);
}

void QueueModel::insertRun(int at, const QVector<ShownRow> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
    int to = at;
    for (const ShownRow &row : rows) {
        m_keys.insert(row.summary.id, keyOf(row));
        m_rows.insert(to++, made(row));
    }
    endInsertRows();
}

void QueueModel::removeAt(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int i = first; i <= last; ++i)
        m_keys.remove(m_rows.at(i).shown.summary.id);
    m_rows.remove(first, last - first + 1);
    endRemoveRows();
}

void QueueModel::merge(const ShownRow &row)
{
    const CaseKey key = keyOf(row);
    const int old = rowOf(row.summary.id);
    int to = placeOf(key);
    const bool beyond = to == m_rows.size() && m_more;
    if (old < 0) {
        if (!beyond)
            insertRun(to, {row});
        return;
    }
    if (m_rows.at(old).shown == row)
        return;
    if (beyond) {
        removeAt(old, old);
        return;
    }
    m_keys.insert(row.summary.id, key);
    if (to != old && to != old + 1) {
        beginMoveRows({}, old, old, {}, to);
        const int end = to > old ? to - 1 : to;
        m_rows[old] = made(row);
        m_rows.move(old, end);
        endMoveRows();
        to = end;
    } else {
        m_rows[old] = made(row);
        to = old;
    }
    Q_EMIT dataChanged(index(to, 0), index(to, QueueColumnCount - 1));
}

void QueueModel::mergeAll(const CaseWindow &window)
{
    QSet<CaseId> here;
    here.reserve(window.rows.size());
    for (const ShownRow &row : window.rows)
        here.insert(row.summary.id);
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (here.contains(m_rows.at(last).shown.summary.id))
            continue;
        int first = last;
        while (first > 0 && !here.contains(m_rows.at(first - 1).shown.summary.id))
            --first;
        removeAt(first, last);
        last = first;
    }
    m_more = false;
    for (int i = 0; i < window.rows.size();) {
        const ShownRow &row = window.rows.at(i);
        if (m_keys.contains(row.summary.id)) {
            merge(row);
            ++i;
            continue;
        }
        const int at = placeOf(keyOf(row));
        QVector<ShownRow> run;
        while (i < window.rows.size() && !m_keys.contains(window.rows.at(i).summary.id) &&
               placeOf(keyOf(window.rows.at(i))) == at)
            run.append(window.rows.at(i++));
        insertRun(at, run);
    }
    m_more = window.more;
}

// ---- what the cache tells ----

void QueueModel::follow(const ChangeSet &change)
{
    if (!m_asked)
        return;
    if (change.everything) {
        reload();
        return;
    }
    const UnitId &viewer = m_filter.scope.unit;
    bool concerned = false;
    for (const RowKey &key : change.gone) {
        if (key.viewer != viewer)
            continue;
        concerned = true;
        m_touched.remove(key.caseId);
        if (const int row = rowOf(key.caseId); row >= 0)
            removeAt(row, row);
    }
    for (const QVector<RowKey> *keys : {&change.rows, &change.bodies}) {
        for (const RowKey &key : *keys) {
            if (key.viewer != viewer)
                continue;
            concerned = true;
            m_touched.insert(key.caseId);
        }
    }
    if (!concerned)
        return;
    if (m_touched.size() > largestMerge) {
        reload();
        return;
    }
    readTouched();
    countRows();
}

void QueueModel::readTouched()
{
    if (m_reading || m_touched.isEmpty())
        return;
    m_reading = true;
    const QSet<CaseId> asked = std::exchange(m_touched, {});
    QVector<RowKey> keys;
    keys.reserve(asked.size());
    for (const CaseId &id : asked)
        keys.append({id, m_filter.scope.unit});
    m_store.rows(keys, m_filter, m_order, this,
                 [this, asked, question = m_question](const StoreResult<QVector<ShownRow>> &rows) {
                     if (question != m_question)
                         return;
                     m_reading = false;
                     if (!rows) {
                         setError(rows.error());
                         return;
                     }
                     // Rows of an earlier question stay as they are: they are only there until the new ones come.
                     if (m_answered) {
                         QSet<CaseId> gone = asked;
                         for (const ShownRow &row : *rows) {
                             gone.remove(row.summary.id);
                             merge(row);
                         }
                         for (const CaseId &id : std::as_const(gone)) {
                             if (const int row = rowOf(id); row >= 0)
                                 removeAt(row, row);
                         }
                     }
                     readTouched();
                 });
}

// ---- time and connection ----

void QueueModel::setRules(RuleBookPtr rules)
{
    m_rules = std::move(rules);
    refreshDeadlines();
}

void QueueModel::setNow(const QDateTime &now)
{
    m_now = now;
    refreshDeadlines();
}

void QueueModel::refreshDeadlines()
{
    if (!m_rules || !m_now.isValid())
        return;
    int first = -1;
    int last = -1;
    for (int i = 0; i < m_rows.size(); ++i) {
        const DeadlineStatus status = rowDeadline(m_rows.at(i).shown.summary, m_rules->calendars, m_now);
        if (status == m_rows.at(i).deadline)
            continue;
        m_rows[i].deadline = status;
        first = first < 0 ? i : first;
        last = i;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, QueueColumnCount - 1));
}

void QueueModel::setOffline(bool offline)
{
    if (m_offline == offline)
        return;
    m_offline = offline;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, QueueColumnCount - 1),
                           {OpenableRole});
}

void QueueModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged(loading);
}

void QueueModel::setError(std::optional<StoreError> error)
{
    if (m_error == error)
        return;
    m_error = std::move(error);
    Q_EMIT errorChanged();
}

// ---- the model ----

const ShownRow *QueueModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row).shown : nullptr;
}

int QueueModel::rowOf(const CaseId &id) const
{
    const auto key = m_keys.constFind(id);
    return key == m_keys.cend() ? -1 : placeOf(*key);
}

RowKey QueueModel::keyAt(int row) const
{
    const ShownRow *shown = rowAt(row);
    return shown ? RowKey{shown->summary.id, shown->summary.viewer} : RowKey{};
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(QueueColumnCount);
}

bool QueueModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_answered && m_more && !m_fetching;
}

void QueueModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        askWindow();
}

static QVariant columnData(const CaseSummary &summary, const DeadlineStatus &deadline, int column)
{
    switch (column) {
    case DeadlineColumn:
        return deadline.due;
    case CodeColumn:
        return summary.queryCode;
    case ItemColumn:
        return summary.itemName;
    case ApplicantColumn:
        return summary.applicantName;
    case SourceColumn:
        return summary.source.text();
    case StepColumn:
        return summary.step.text();
    case AssigneeColumn:
        return summary.assigneeName;
    case ReceivedColumn:
        return summary.receivedAt;
    case PromisedColumn:
        return summary.promisedDue;
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const CaseSummary &summary = row.shown.summary;
    switch (role) {
    case Qt::DisplayRole:
        return columnData(summary, row.deadline, index.column());
    case CaseIdRole:
        return summary.id.text();
    case ViewerRole:
        return summary.viewer.text();
    case CodeRole:
        return summary.queryCode;
    case ItemCodeRole:
        return summary.item.code.text();
    case ItemVersionRole:
        return summary.item.version;
    case ItemNameRole:
        return summary.itemName;
    case ApplicantRole:
        return summary.applicantName;
    case SourceRole:
        return summary.source.text();
    case StateRole:
        return static_cast<int>(summary.state);
    case StepRole:
        return summary.step.text();
    case AssigneeRole:
        return summary.assignee.text();
    case AssigneeNameRole:
        return summary.assigneeName;
    case ReceivedRole:
        return summary.receivedAt;
    case DueRole:
        return summary.due;
    case PromisedDueRole:
        return summary.promisedDue;
    case LightRole:
        return static_cast<int>(row.deadline.light);
    case ClockRole:
        return static_cast<int>(row.deadline.clock);
    case DaysLeftRole:
        return row.deadline.workingDaysLeft;
    case ProvisionalRole:
        return row.deadline.provisional;
    case FlagsRole:
        return static_cast<int>(summary.flags.toInt());
    case CapacityRole:
        return static_cast<int>(summary.capacity);
    case PendingRole:
        return row.shown.pending ? QVariant(static_cast<int>(*row.shown.pending)) : QVariant();
    case UnseenRole:
        return row.shown.unseen;
    case NewsRole:
        return row.shown.newsSinceSeen;
    case HasBodyRole:
        return row.shown.hasBody;
    case OpenableRole:
        return row.shown.hasBody || !m_offline;
    default:
        return {};
    }
}

} // namespace yunchuang
