// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/formmodel.h"
#include "items/historymodel.h"
#include "sync/casecommands.h"

#include <QPointer>
#include <QWidget>

class QListView;
class QTabWidget;

namespace yunchuang {

class ApprovalForm;
class EmptyView;
class FormTree;
class HistoryWords;
class KeyButton;
class Scheduler;
class SectionHead;
class Tag;

/// The middle of a review: the application in its tabs beside the base registries, what was done so far, and the
/// fields the clerk fills in.
class FormPane final : public QWidget
{
    Q_OBJECT
public:
    FormPane(CaseCommands &commands, Scheduler &scheduler, QWidget *parent = nullptr);

    struct Content
    {
        RowKey key;
        const ShownCase *whole = nullptr;
        const FormDescription *form = nullptr;
        QString reasonNoForm; ///< why there is none
        const FormDescription *approval = nullptr;
        FormViewer viewer;
        QString reasonNoAnswer; ///< why differences cannot be answered
        QString noCorrection;   ///< why the applicant cannot be asked to correct any more
        bool approvalEditable = false;
        QDate today;
        bool lookup = false; ///< registries can be asked from here
    };
    void show(const Content &content);
    void clear();
    void setChanged(const QVector<QString> &pointers);

    [[nodiscard]] ApprovalForm &approval() { return *m_approval; }
    [[nodiscard]] int differenceCount() const;
    /// Goes to the next difference, round the form; the first one when none is chosen.
    bool nextDifference(bool back = false);
    /// Id of the check of the chosen difference, or of the only one; empty if there is none.
    [[nodiscard]] QString currentDifference() const;
    [[nodiscard]] QString labelOf(const QString &pointer) const;
    [[nodiscard]] FormTree *tree(int tab) const { return m_trees.value(tab); }
    void focusForm();
    /// The text at a pointer as it is shown: masked while it is not revealed.
    [[nodiscard]] QString shownText(const QString &pointer) const;
    /// What was last compared at a pointer.
    [[nodiscard]] const RegistryCheck *checkAt(const QString &pointer) const;

Q_SIGNALS:
    void answered(const QString &checkId, yunchuang::CheckAnswer answer);
    void approvalEdited();
    /// A registry is to be asked about this field.
    void lookupRequested(const QString &pointer);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTabs(const FormDescription *form);
    void askToReveal(FormTree *tree, const QString &pointer, const QString &label);
    void reveal(FormTree *tree, const QString &pointer, const QString &reason);
    void updateCorner();

    CaseCommands &m_commands;
    Scheduler &m_scheduler;
    std::optional<RowKey> m_key;
    std::optional<FormDescription> m_form;
    CaseId m_shown;
    UnitId m_shownUnit;
    QString m_formName;
    QVector<FormTree *> m_trees;
    HistoryModel m_history;
    HistoryWords *m_historyWords;
    QTabWidget *m_tabs;
    QListView *m_historyView;
    EmptyView *m_noForm;
    Tag *m_differences;
    KeyButton *m_nextDifference;
    QWidget *m_approvalBox;
    SectionHead *m_approvalHead;
    ApprovalForm *m_approval;
};

} // namespace yunchuang
