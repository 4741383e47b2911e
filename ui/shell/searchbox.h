// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"

#include <QLineEdit>

#include <functional>

class QStandardItemModel;
class QCompleter;
class QTreeView;

namespace yunchuang {

class Scheduler;

/// Ctrl+K: finds cases on this computer by number, applicant or item, and commands by name, as one types.
class SearchBox final : public QLineEdit
{
    Q_OBJECT
public:
    struct Command
    {
        QString words;
        QString keys;
        std::function<void()> run;
    };

    SearchBox(CaseStore &store, Scheduler &scheduler, QWidget *parent = nullptr);
    void setScope(const QueueScope &scope) { m_scope = scope; }
    void setCommands(const QVector<Command> &commands) { m_commands = commands; }
    [[nodiscard]] QAbstractItemModel *results() const;

Q_SIGNALS:
    void caseChosen(const yunchuang::RowKey &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void look();
    void fill(const QVector<ShownRow> &rows);
    void choose(const QModelIndex &index);

    CaseStore &m_store;
    Scheduler &m_scheduler;
    QueueScope m_scope;
    QVector<Command> m_commands;
    QVector<RowKey> m_found;
    QStandardItemModel *m_model;
    QCompleter *m_completer;
    quint64 m_typing = 0;
    quint64 m_question = 0;
};

} // namespace yunchuang
