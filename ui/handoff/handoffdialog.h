// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdescription.h"
#include "sync/casecommands.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;
class QStandardItemModel;
class QTreeView;

namespace yunchuang {

class ChoiceCard;
class ErrorBox;
class KeyButton;
class RouteWidget;
class TextLabel;

/// Sends a case, or a question about it, to other units: 征求意见 shares a selection, 会签 all that is to be signed,
/// 转办 the whole file to a unit competent for the item. Makes the command; whoever opened it submits.
class HandoffDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `form` may be missing: then only materials can be chosen. `subject` is copied.
    HandoffDialog(CaseCommands &commands, const Case &subject, const UnitId &actingUnit, const FormDescription *form,
                  const Clock &clock, QWidget *parent = nullptr);
    ~HandoffDialog() override;

    /// Consult, Countersign or Transfer, where that is possible.
    void choose(Action action);
    [[nodiscard]] Action action() const { return m_action; }
    /// What would be sent as the dialog stands.
    [[nodiscard]] CommandDraft draft() const;
    /// The service, or the rules, said no: everything stays as it was.
    void showRefusal(const QString &what);
    void setBusy(bool busy);
    void setQuestion(const QString &question);

Q_SIGNALS:
    void sendRequested(const yunchuang::CommandDraft &draft);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeCards();
    QWidget *makeUnits();
    QWidget *makeFields();
    QWidget *makeMaterials();
    QWidget *makeLower();
    QWidget *makeFoot();
    void fillFields();
    void fillMaterials();
    void fillUnits();
    void suggest();
    void filterUnits(const QString &text);
    void update();
    void keepOrder();
    void updateRoute(const QVector<UnitId> &units);
    void updateSummary(const QVector<UnitId> &units);
    void send();
    [[nodiscard]] QVector<UnitId> chosenUnits() const;
    [[nodiscard]] QVector<QString> chosenFields() const;
    [[nodiscard]] QVector<MaterialId> chosenMaterials() const;
    [[nodiscard]] bool sharesSensitive() const;
    [[nodiscard]] const ServiceItem *item() const;
    [[nodiscard]] const OrgDirectory *units() const;

    CaseCommands &m_commands;
    const Case m_subject;
    const UnitId m_unit;
    std::optional<FormDescription> m_form;
    const Clock &m_clock;
    Action m_action = Action::Consult;
    bool m_busy = false;
    bool m_updating = false;

    QButtonGroup *m_kinds;
    ChoiceCard *m_consult;
    ChoiceCard *m_countersign;
    ChoiceCard *m_transfer;
    QLineEdit *m_search;
    QTreeView *m_unitView;
    QTreeView *m_fieldView;
    QTreeView *m_materialView;
    QStandardItemModel *m_unitModel;
    QStandardItemModel *m_fieldModel;
    QStandardItemModel *m_materialModel;
    TextLabel *m_unitNote;
    TextLabel *m_fieldNote;
    TextLabel *m_materialNote;
    TextLabel *m_watermarkNote;
    QCheckBox *m_inTurn; ///< signers one after another, in the order in which they were chosen
    QVector<UnitId> m_order;
    QDateTimeEdit *m_due;
    TextLabel *m_dueWords;
    QPlainTextEdit *m_question;
    RouteWidget *m_route;
    TextLabel *m_summary;
    ErrorBox *m_error;
    KeyButton *m_cancel;
    KeyButton *m_send;
};

} // namespace yunchuang
