// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "ui/administration/accountspage.h"

namespace yunchuang {

/// 岗位: the security administrator says who holds which posts in which units, and how they prove who they are. Posts
/// are changed one by one in a list and take effect together with Ctrl+Enter; until then the page says so and is not
/// left.
class GrantsPage final : public AccountListPage
{
    Q_OBJECT
public:
    GrantsPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent = nullptr);

    [[nodiscard]] QString reasonToStay() const override;
    void add();
    void edit();
    void remove();
    void save();

protected:
    void load() override;
    void showAccount(const protocol::AccountRow *account) override;

private:
    void take(const protocol::UnitPosts &grant);
    void showGrants();
    void updateButtons();
    /// One of the acts on an account that have no input.
    void simple(const QByteArray &method, QLatin1String pattern, const QString &title, const QString &words,
                const QString &done);
    void secret(QLatin1String pattern, const QString &title, const QString &words);
    [[nodiscard]] KeyButton *addAct(Icon icon, const QString &words, const QString &objectName,
                                    std::function<void()> run);

    OrgDirectory m_units;
    RowsModel<protocol::UnitPosts> m_grants;
    UserId m_user;                       ///< whose grants are in the list
    QVector<protocol::UnitPosts> m_kept; ///< as the service has them
    QTableView *m_grantTable;
    QTableView *m_deviceTable;
    KeyButton *m_add;
    KeyButton *m_edit;
    KeyButton *m_remove;
    KeyButton *m_save;
    QVector<KeyButton *> m_acts;
    KeyButton *m_revoke;
    TextLabel *m_unsaved;
};

} // namespace yunchuang
