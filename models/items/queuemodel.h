// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlinestatus.h"
#include "items/roles.h"
#include "store/casestore.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <optional>

namespace yunchuang {

/// The rows of one question to the cache (filter and order), as far as they were scrolled to. The first window is asked
/// for at once, further ones when the view comes near the end; totals are counted apart. Changes of the cache are
/// merged row by row, so that selection and place stay. Costs depend on what is loaded, never on the whole queue.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int windowSize = 100;
    /// More changed rows than this at once are not read singly: what is loaded is read again as a whole.
    static constexpr int largestMerge = 200;
    /// How much of a long loaded list is kept when it is read again; the rest is fetched as before.
    static constexpr int largestReload = 1000;

    /// `store` must outlive the model.
    explicit QueueModel(CaseStore &store, QObject *parent = nullptr);
    ~QueueModel() override;

    /// Asks anew. The old rows stay until the first window of the new question is here.
    void show(const CaseFilter &filter, const CaseOrder &order);
    /// The same question once more; what did not change is left alone.
    void reload();
    [[nodiscard]] const CaseFilter &filter() const { return m_filter; }
    [[nodiscard]] const CaseOrder &order() const { return m_order; }

    /// The calendars deadlines are read by, and the time. Rows whose light turns are announced.
    void setRules(RuleBookPtr rules);
    void setNow(const QDateTime &now);
    /// Without a connection only rows whose whole case is here can be opened.
    void setOffline(bool offline);

    [[nodiscard]] const ShownRow *rowAt(int row) const;
    [[nodiscard]] const DeadlineStatus &deadlineAt(int row) const { return m_rows.at(row).deadline; }
    /// Where a case stands among the loaded rows; -1 if it does not.
    [[nodiscard]] int rowOf(const CaseId &id) const;
    [[nodiscard]] RowKey keyAt(int row) const;

    /// How many rows match, when that is known.
    [[nodiscard]] std::optional<qint64> total() const { return m_total; }
    /// A window of a new question is under way.
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Rows of the present question have been shown.
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    [[nodiscard]] const std::optional<StoreError> &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loadingChanged(bool loading);
    /// The first window of a new question is shown.
    void answered();
    void totalChanged();
    /// A read failed; old rows stay. Cleared by the next one that succeeds.
    void errorChanged();

private:
    struct Row
    {
        ShownRow shown;
        DeadlineStatus deadline;
    };

    [[nodiscard]] const CaseKey &keyOf(const ShownRow &row) const;
    [[nodiscard]] bool isBefore(const CaseKey &a, const CaseKey &b) const;
    [[nodiscard]] int placeOf(const CaseKey &key) const;
    [[nodiscard]] Row made(ShownRow row) const;
    [[nodiscard]] std::optional<CaseKey> lastKey() const;

    void askWindow();
    void take(const StoreResult<CaseWindow> &window);
    void replaceAll(const CaseWindow &window);
    void mergeAll(const CaseWindow &window);
    void append(const QVector<ShownRow> &rows);
    void insertRun(int at, const QVector<ShownRow> &rows);
    void merge(const ShownRow &row);
    void removeAt(int first, int last);
    void follow(const ChangeSet &change);
    void readTouched();
    void countRows();
    void refreshDeadlines();
    void setLoading(bool loading);
    void setError(std::optional<StoreError> error);

    CaseStore &m_store;
    CaseFilter m_filter;
    CaseOrder m_order;
    CaseOrder m_shownOrder; ///< of the rows that are there, until the new question is answered
    RuleBookPtr m_rules;
    QDateTime m_now;
    bool m_offline = false;

    QVector<Row> m_rows;
    QHash<CaseId, CaseKey> m_keys; ///< of every loaded row, by which it is found
    bool m_more = false;
    std::optional<qint64> m_total;
    std::optional<StoreError> m_error;

    quint64 m_question = 0; ///< counts questions; answers to older ones are dropped
    bool m_asked = false;
    bool m_answered = false;
    bool m_loading = false;
    bool m_fetching = false;
    bool m_reloadWanted = false;
    bool m_counting = false;
    bool m_countWanted = false;
    bool m_reading = false;
    QSet<CaseId> m_touched;
};

} // namespace yunchuang
