// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "ui/common/delegates.h"

#include <QAbstractListModel>
#include <QAbstractTableModel>

namespace yunchuang {

/// Who has how much in hand, the most first, and the sum in the last row.
class PeopleModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        UnitColumn,
        RunningColumn,
        PartsColumn,
        LateColumn,
        SoonColumn,
        ClosedColumn,
        AverageColumn,
        ColumnCount
    };
    enum Role { LateRole = Qt::UserRole + 1, SoonRole, AmpleRole, PausedRole, MostRole, MarkRole, SumRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setFigures(const protocol::SupervisionOverview &overview);
    /// Whether people of more than one unit are in it.
    [[nodiscard]] bool hasUnits() const { return m_units.size() > 1; }
    /// Cases in hand of an average person.
    [[nodiscard]] double mark() const { return m_mark; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isSum(int row) const { return row == m_people.size(); }
    [[nodiscard]] QString cell(const protocol::PersonFigures &person, int column, bool sum) const;
    [[nodiscard]] QString sentence(const protocol::PersonFigures &person, bool sum) const;

    QVector<protocol::PersonFigures> m_people;
    protocol::PersonFigures m_sum;
    QMap<UnitId, QString> m_units;
    int m_daily = 0;
    int m_most = 1;
    double m_mark = 0;
};

/// Paints a row of PeopleModel: words, numbers at the right, and the bar of what a person has in hand.
class PeopleDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

/// Cases whose day is near or gone, the latest first.
class UrgentModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { LightRole = Qt::UserRole + 1, LightWordsRole, CodeWordsRole, SecondRole, StateWordsRole };

    using QAbstractListModel::QAbstractListModel;

    void setCases(const QVector<protocol::UrgentCase> &cases);
    [[nodiscard]] const protocol::UrgentCase *caseAt(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<protocol::UrgentCase> m_cases;
};

/// Cards in the order the service gives them; further pages are added at the end.
class CardsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { LightRole = Qt::UserRole + 1, LightWordsRole, DetailRole, SecondRole, TimeRole, WarningRole };

    using QAbstractListModel::QAbstractListModel;

    void setPage(const protocol::CardPage &page, QDate today);
    void addPage(const protocol::CardPage &page);
    /// What became of a card.
    void replace(const protocol::CardEntry &entry);
    [[nodiscard]] const protocol::CardEntry *cardAt(int row) const;
    [[nodiscard]] int rowOf(const CardId &id) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<protocol::CardEntry> m_cards;
    QDate m_today;
};

} // namespace yunchuang
