// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/outboxmodel.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"
#include "ui/shell/page.h"

class QListView;

namespace yunchuang {

class ConflictPane;
class EmptyView;
class ErrorBox;
class KeyButton;
class OutboxWords;
class Scheduler;
class TextLabel;

/// The clerk's acts on their way: what waits, what was refused, what conflicts with what happened meanwhile, and the
/// proofs of what was delivered.
class OutboxPage final : public Page
{
    Q_OBJECT
public:
    OutboxPage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
               Scheduler &scheduler, QWidget *parent = nullptr);
    ~OutboxPage() override;

    /// Chooses that act if it is there.
    bool selectAct(const CommandId &id);
    [[nodiscard]] OutboxModel &model() { return m_model; }
    [[nodiscard]] ConflictPane &detail() { return *m_detail; }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override { return m_said; }
    void enter() override;
    void refresh() override;

Q_SIGNALS:
    /// The case of an act is to be opened, to look at.
    void caseOpened(const yunchuang::RowKey &key);
    /// The case of a conflict is to be opened with the words of the act, to be changed (see ReviewPage::openEdited).
    void editRequested(const yunchuang::RowKey &key, const yunchuang::OutboxEntry &entry);

private:
    QWidget *makeList();
    void makeShortcuts();
    void read();
    void follow();
    void updateHead();
    void withdraw();
    void releaseAll();
    void tell(const QString &words);
    [[nodiscard]] const OutboxEntry *current() const;

    CaseCommands &m_commands;
    ConnectionState &m_connection;
    const Clock &m_clock;
    OutboxModel m_model;
    OutboxWords *m_words;
    QString m_said;

    TextLabel *m_count;
    KeyButton *m_withdraw;
    KeyButton *m_releaseAll;
    QListView *m_list;
    EmptyView *m_empty;
    ErrorBox *m_error;
    TextLabel *m_signed;
    TextLabel *m_today;
    ConflictPane *m_detail;
};

} // namespace yunchuang
