// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "ui/administration/administrationpage.h"
#include "ui/administration/rowsmodel.h"

class QComboBox;

namespace yunchuang {

/// 常用语: the ready-made sentences of a unit, in the order in which they are offered. The head of a unit keeps those
/// of the unit he acts for, the system administrator those of every unit. Each change is sent at once; one that is
/// refused is taken back in the list, with its words still to be had from the dialog.
class PhrasesPage final : public AdministrationPage
{
    Q_OBJECT
public:
    PhrasesPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent = nullptr);

    [[nodiscard]] QVector<QWidget *> panes() const override;
    void setSession(const SessionView &session) override;
    [[nodiscard]] RowsModel<protocol::UnitPhrase> &model() { return m_model; }

    void add();
    void edit();
    void toggle();
    /// -1 or +1: one place up or down.
    void move(int by);

protected:
    void load() override;

private:
    void loadUnits();
    void openDialog(const protocol::UnitPhrase &phrase, int row);
    /// Shows the list as it shall be and sends it; `row` becomes the current one.
    void send(const QVector<protocol::UnitPhrase> &phrases, int row, const QString &done);
    void updateButtons();
    [[nodiscard]] int row() const { return m_table->currentIndex().row(); }

    RowsModel<protocol::UnitPhrase> m_model;
    UnitId m_unit;
    bool m_everyUnit = false;
    OrgDirectory m_units;
    QComboBox *m_unitBox;
    QTableView *m_table;
    EmptyView *m_empty;
    KeyButton *m_edit;
    KeyButton *m_toggle;
    KeyButton *m_up;
    KeyButton *m_down;
};

} // namespace yunchuang
