// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/administrationpage.h"
#include "ui/administration/rowsmodel.h"

class QFormLayout;
class QLineEdit;
class QVBoxLayout;

namespace yunchuang {

/// The accounts, found by name, with what belongs to the chosen one beside them. What may be done to it is the business
/// of the two pages made of this one: users for the system administrator, posts for the security administrator.
class AccountListPage : public AdministrationPage
{
    Q_OBJECT
public:
    AccountListPage(ServiceDesk &desk, Scheduler &scheduler, const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QVector<QWidget *> panes() const override;
    void setSession(const SessionView &session) override { m_self = session.user; }
    [[nodiscard]] RowsModel<protocol::AccountRow> &model() { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    void load() override;
    /// Another account was chosen, or the chosen one changed; nullptr: none.
    virtual void showAccount(const protocol::AccountRow *account) = 0;

    [[nodiscard]] const protocol::AccountRow *current() const { return m_model.at(m_table->currentIndex()); }
    /// Whose page it is: nobody administers himself.
    [[nodiscard]] bool isSelf(const protocol::AccountRow &account) const { return account.user == m_self; }
    [[nodiscard]] QString selfReason() const;
    /// The service's new word on an account.
    void take(const protocol::AccountRow &account);
    /// Reads one account again.
    void reread(const UserId &user);
    /// Whether another account may be chosen: not while something of this one is unfinished.
    void setChoosing(bool on);
    /// Below the facts of the account.
    [[nodiscard]] QVBoxLayout *detail() const { return m_detail; }
    [[nodiscard]] QString accountPath(const UserId &user, QLatin1String pattern) const;

    RowsModel<protocol::DeviceRow> m_devices;
    void readDevices(const UserId &user);

private:
    void readPage(const QString &after);
    void follow();

    RowsModel<protocol::AccountRow> m_model;
    UserId m_self;
    QLineEdit *m_search;
    QTableView *m_table;
    QWidget *m_side;
    TextLabel *m_name;
    TextLabel *m_facts;
    QVBoxLayout *m_detail;
    EmptyView *m_empty;
    quint64 m_reading = 0; ///< only the newest search counts
};

/// 用户: the system administrator makes accounts, names them, and shuts and opens them. Ctrl+N makes one, F2 names it,
/// Ctrl+D shuts or opens it.
class AccountsPage final : public AccountListPage
{
    Q_OBJECT
public:
    AccountsPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent = nullptr);

    void create();
    void rename();
    void toggle();

protected:
    void showAccount(const protocol::AccountRow *account) override;

private:
    KeyButton *m_new;
    KeyButton *m_rename;
    KeyButton *m_toggle;
    QTableView *m_deviceTable;
};

} // namespace yunchuang
