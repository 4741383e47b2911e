// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"
#include "items/referencedata.h"
#include "sync/casecommands.h"

#include <QWidget>

class QButtonGroup;
class QScrollArea;

namespace yunchuang {

class ChoiceCard;
class ConflictTable;
class ConflictTimeline;
class ErrorBox;
class KeyButton;
class Tag;
class TextLabel;

/// One act of the outbox in detail: how far it came, why it was refused, its proof; and for a conflict both sides with
/// the three ways out.
class ConflictPane final : public QWidget
{
    Q_OBJECT
public:
    ConflictPane(CaseStore &store, CaseCommands &commands, const Clock &clock, QWidget *parent = nullptr);

    void show(const OutboxEntry *entry);
    [[nodiscard]] const std::optional<OutboxEntry> &entry() const { return m_entry; }
    /// Reapplied, Edited or Dropped: chosen, not yet done.
    void choose(ConflictChoice choice);
    [[nodiscard]] ConflictChoice choice() const { return m_choice; }
    void carryOut();
    [[nodiscard]] ConflictTable &table() { return *m_table; }

Q_SIGNALS:
    void openRequested(const yunchuang::RowKey &key);
    void editRequested(const yunchuang::RowKey &key, const yunchuang::OutboxEntry &entry);
    void said(const QString &words);

private:
    QWidget *makeHead();
    QWidget *makeConflict();
    QWidget *makeFoot();
    void showEvidence(const OutboxEvidence &evidence);
    void showPlain();
    void showNext();
    void fail(const SubmitError &error);
    [[nodiscard]] RowKey key() const { return {m_entry->command.caseId, m_entry->command.actingUnit}; }

    CaseCommands &m_commands;
    const Clock &m_clock;
    ReferenceData m_reference;
    std::optional<OutboxEntry> m_entry;
    OutboxEvidence m_evidence;
    bool m_hasEvidence = false;
    ConflictChoice m_choice = ConflictChoice::None;
    quint64 m_reading = 0;
    bool m_busy = false;

    QWidget *m_head;
    TextLabel *m_title;
    TextLabel *m_item;
    TextLabel *m_code;
    Tag *m_status;
    QScrollArea *m_scroll;
    TextLabel *m_what;
    TextLabel *m_why;
    QWidget *m_facts;
    QWidget *m_conflict;
    ConflictTimeline *m_timeline;
    ConflictTable *m_table;
    QButtonGroup *m_choices;
    ChoiceCard *m_reapply;
    ChoiceCard *m_edit;
    ChoiceCard *m_drop;
    TextLabel *m_next;
    ErrorBox *m_error;
    QWidget *m_foot;
    KeyButton *m_open;
    KeyButton *m_go;
};

} // namespace yunchuang
