// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "items/queuemodel.h"
#include "sync/casecommands.h"
#include "sync/servicedesk.h"
#include "ui/absence/absencemodels.h"
#include "ui/queue/caseacts.h"
#include "ui/shell/page.h"

#include <QPointer>

class QTabWidget;
class QTableView;

namespace yunchuang {

class AbsenceDialog;
class EmptyView;
class ErrorBox;
class KeyButton;
class LoadingBar;
class ReassignDialog;
class RelationDialog;
class TextLabel;

/// 请假与替班: who of the unit is away and who stands in; what falls due meanwhile, offered for reassignment and never
/// moved by itself; what substitutes did in the clerk's name; and to whom clerks are related (回避).
class AbsencePage final : public Page
{
    Q_OBJECT
public:
    struct Parts
    {
        CaseStore &store;
        CaseCommands &commands;
        ServiceDesk &desk;
        const Clock &clock;
        Scheduler &scheduler;
        Random &random;
    };
    explicit AbsencePage(const Parts &parts, QWidget *parent = nullptr);
    ~AbsencePage() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override { return m_said; }
    void enter() override;
    void refresh() override;
    void setSession(const SessionView &session) override;

Q_SIGNALS:
    /// A case of one of the lists is to be opened.
    void caseOpened(const yunchuang::CaseId &id);
    /// An absence was entered or ended: who stands in for whom may have changed.
    void absencesChanged();

private:
    /// What became of the newest question for a list.
    enum class Answer : quint8 { Awaited, Came, Failed };

    QWidget *makeAbsences();
    QWidget *makeDone();
    QWidget *makeRelations();
    void makeShortcuts();
    void load();
    void loadDue();
    void follow();
    void showEmpty();
    void showStandsIn(const QVector<protocol::Substitution> &substitutions);
    void fail(const ServiceFailure &failure);
    void enterAbsence();
    void sendAbsence(protocol::AbsenceRequest request);
    void endAbsence();
    void reassign();
    void declare();
    void sendRelation(protocol::RelationRequest request);
    void withdraw();
    void tell(const QString &words);
    [[nodiscard]] bool isHead() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] const protocol::Absence *current() const;

    Parts m_parts;
    SessionView m_session;
    CaseActs m_acts;
    QVector<protocol::Member> m_members;
    QString m_said;
    int m_waiting = 0; ///< answers of the service
    bool m_focusWanted = false;
    quint64 m_dueReading = 0;
    Answer m_absencesAnswer = Answer::Awaited;
    Answer m_relationsAnswer = Answer::Awaited;
    Answer m_doneAnswer = Answer::Awaited;

    AbsenceTable m_absences;
    DueTable m_due;
    DoneTable m_done;
    RelationTable m_relations;

    LoadingBar *m_loading;
    ErrorBox *m_error;
    QTabWidget *m_tabs;
    KeyButton *m_enter = nullptr;
    KeyButton *m_end = nullptr;
    KeyButton *m_reassign = nullptr;
    KeyButton *m_declare = nullptr;
    KeyButton *m_withdraw = nullptr;
    QTableView *m_absenceTable = nullptr;
    QTableView *m_dueTable = nullptr;
    QTableView *m_doneTable = nullptr;
    QTableView *m_relationTable = nullptr;
    TextLabel *m_standsIn = nullptr;
    EmptyView *m_noAbsences = nullptr;
    QWidget *m_dueBox = nullptr;
    TextLabel *m_dueTitle = nullptr;
    EmptyView *m_noneDone = nullptr;
    EmptyView *m_noRelations = nullptr;
    QPointer<AbsenceDialog> m_absenceDialog;
    QPointer<RelationDialog> m_relationDialog;
    QPointer<ReassignDialog> m_reassignDialog;
};

} // namespace yunchuang
