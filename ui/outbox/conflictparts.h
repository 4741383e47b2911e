// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/conflictmodel.h"
#include "items/queuemodel.h"
#include "ui/common/theme.h"

#include <QTableView>
#include <QWidget>

namespace yunchuang {

/// What happened to a case while an act was on its way, along a line.
class ConflictTimeline final : public QWidget
{
    Q_OBJECT
public:
    struct Event
    {
        enum class Kind { Base, Service, Mine, Refused };
        Kind kind = Kind::Base;
        QDateTime at;
        QString words;
    };
    explicit ConflictTimeline(QWidget *parent = nullptr);
    void setEvents(QVector<Event> events);
    [[nodiscard]] const QVector<Event> &events() const { return m_events; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVector<Event> m_events;
};

/// Both sides of a conflict as a table, differing parts underlined.
class ConflictTable final : public QTableView
{
    Q_OBJECT
public:
    explicit ConflictTable(QWidget *parent = nullptr);
    void show(const OutboxEntry &entry, const OutboxEvidence &evidence, const QVector<ConflictRow> &rows,
              const RuleBookPtr &rules, QDate today);
    [[nodiscard]] ConflictModel &conflicts() { return m_model; }
    /// The words of a cell: the model's own, or made of the two cases.
    [[nodiscard]] QString wordsAt(int row, int column) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitRows();
    [[nodiscard]] QString sideWords(const ConflictRow &row, const Case &subject, bool mine) const;

    ConflictModel m_model;
    OutboxEntry m_entry;
    OutboxEvidence m_evidence;
    RuleBookPtr m_rules;
    QDate m_today;
};

} // namespace yunchuang
