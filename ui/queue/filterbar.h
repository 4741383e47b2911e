// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"

#include <QWidget>

class QLineEdit;
class QMenu;

namespace yunchuang {

class Chip;
class KeyHint;
class Scheduler;

/// What the chips and the field above a list leave out. Empty members leave out nothing.
struct QueueNarrowing
{
    enum class Stage : quint8 { Any, Acceptance, Correction, FlowStep, Closing };
    enum class Due : quint8 { Any, Late, Today, NextDay, Later };
    enum class Checks : quint8 { Any, Differing, Pending };

    std::optional<UserId> assignee; ///< an empty id: nobody
    UnitId source;
    ItemCode item;
    Stage stage = Stage::Any;
    StepId step; ///< with Stage::FlowStep
    Due due = Due::Any;
    Checks checks = Checks::Any;
    bool news = false;
    QString text;

    [[nodiscard]] bool isAny() const { return *this == QueueNarrowing(); }
    void applyTo(CaseFilter &filter) const;
    friend bool operator==(const QueueNarrowing &, const QueueNarrowing &) = default;
};

/// Chips with menus and the field that filters the list as one types.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    struct Person
    {
        UserId user;
        QString name;
    };

    explicit FilterBar(Scheduler &scheduler, QWidget *parent = nullptr);

    void setRules(RuleBookPtr rules);
    void setUser(const UserId &user);
    void setPeople(const QVector<Person> &people);
    /// In the clerk's own queue the officer is given; what is new is told there.
    void setOwnQueue(bool own);

    [[nodiscard]] const QueueNarrowing &narrowing() const { return m_narrowing; }
    /// Sets the chips without telling.
    void setNarrowing(const QueueNarrowing &narrowing);
    void clear();
    void focusField();
    [[nodiscard]] QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void narrowingChanged();
    /// Escape or Down in the field: back to the list.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Chip *addChip(const QString &name, const QString &label, void (FilterBar::*fill)(QMenu *),
                  void (*reset)(QueueNarrowing &));
    void choose(const std::function<void(QueueNarrowing &)> &change);
    void addChoice(QMenu *menu, const QString &words, bool chosen, std::function<void(QueueNarrowing &)> change);
    void fillAssignee(QMenu *menu);
    void fillSource(QMenu *menu);
    void fillItem(QMenu *menu);
    void fillStage(QMenu *menu);
    void fillDue(QMenu *menu);
    void fillChecks(QMenu *menu);
    void fillNews(QMenu *menu);
    void takeText();
    void describe();
    [[nodiscard]] QString stageWords() const;

    Scheduler &m_scheduler;
    RuleBookPtr m_rules;
    UserId m_user;
    QVector<Person> m_people;
    QueueNarrowing m_narrowing;
    quint64 m_typing = 0;
    Chip *m_assignee;
    Chip *m_source;
    Chip *m_item;
    Chip *m_stage;
    Chip *m_due;
    Chip *m_checks;
    Chip *m_news;
    QLineEdit *m_field;
    KeyHint *m_cap = nullptr;
};

} // namespace yunchuang
