// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/accountspage.h"

#include "protocol/paths.h"
#include "ui/administration/smalldialogs.h"

#include <QLineEdit>
#include <QPointer>
#include <QSplitter>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::AccountRow;

AccountListPage::AccountListPage(ServiceDesk &desk, Scheduler &scheduler, const QString &title, QWidget *parent)
    : AdministrationPage(desk, scheduler, title, parent)
    , m_devices(
          {{tr("Computer"), [](const protocol::DeviceRow &row) { return row.name; }},
           {tr("Enrolled"), [](const protocol::DeviceRow &row) { return AdministrationWords::moment(row.enrolledAt); }},
           {tr("State"),
            [](const protocol::DeviceRow &row) {
                return row.revokedAt.isValid() ? tr("shut out %1").arg(AdministrationWords::moment(row.revokedAt))
                                               : tr("may sign in");
            }}},
          this)
    , m_model({{tr("User"), [](const AccountRow &row) { return row.user.text(); }},
               {tr("Name"), [](const AccountRow &row) { return row.name; }},
               {tr("State"),
                [](const AccountRow &row) {
                    if (!row.enabled)
                        return tr("shut");
                    if (row.lockedUntil.isValid())
                        return tr("locked out");
                    return row.hasPassword ? tr("open") : tr("no password yet");
                }},
               {tr("Last sign-in"), [](const AccountRow &row) { return AdministrationWords::moment(row.lastSignIn); }},
               {tr("Posts"), [](const AccountRow &row) { return AdministrationWords::grants(row.grants); }}},
              this)
{
    const Theme &theme = Theme::current();
    m_search = new QLineEdit;
    m_search->setObjectName(u"accountSearch"_s);
    m_search->setPlaceholderText(tr("User or name"));
    m_search->setAccessibleName(tr("Search users"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(theme.px(220));
    addHeadWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this] { load(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    addKey(Qt::Key_Slash, [this] { m_search->setFocus(); });

    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = makeTable(&m_model, u"accountTable"_s, tr("Users"));
    setWidths(m_table, {130, 110, 120, 160});
    column->addWidget(m_table, 1);
    m_empty = new EmptyView;
    m_empty->setMessage(tr("No user of that name."));
    m_empty->hide();
    column->addWidget(m_empty, 1);
    splitter->addWidget(list);

    m_side = new QWidget;
    m_side->setMinimumWidth(theme.px(320));
    m_detail = new QVBoxLayout(m_side);
    m_detail->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    m_detail->setSpacing(theme.px(8));
    m_name = new TextLabel({}, FontRole::Unit, true);
    m_name->setObjectName(u"accountName"_s);
    m_facts = new TextLabel({}, FontRole::Body, false, Token::SubText);
    m_facts->setObjectName(u"accountFacts"_s);
    m_facts->setWordWrap(true);
    m_detail->addWidget(m_name);
    m_detail->addWidget(m_facts);
    splitter->addWidget(m_side);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({theme.px(720), theme.px(440)});
    body()->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &AccountListPage::follow);
}

QVector<QWidget *> AccountListPage::panes() const
{
    return {m_table, m_side};
}

void AccountListPage::load()
{
    readPage({});
}

void AccountListPage::readPage(const QString &after)
{
    const quint64 reading = ++m_reading;
    ServiceRequest request{"GET", protocol::paths::adminAccounts};
    request.query = {{u"text"_s, m_search->text().trimmed()}, {u"after"_s, after}};
    ask<protocol::AccountPage>(request, [this, reading, after](const protocol::AccountPage &page) {
        if (reading != m_reading)
            return; // the search went on meanwhile
        if (page.next.isEmpty())
            m_model.setMore({});
        else
            m_model.setMore([this, next = page.next] { readPage(next); });
        if (after.isEmpty())
            m_model.setRows(page.accounts);
        else
            m_model.append(page.accounts);
        m_empty->setVisible(m_model.rowCount() == 0);
        m_table->setVisible(m_model.rowCount() > 0);
        setCount(page.next.isEmpty() ? tr("%n user(s)", nullptr, m_model.rowCount())
                                     : tr("%n user(s) and more", nullptr, m_model.rowCount()));
        follow();
    });
}

void AccountListPage::setChoosing(bool on)
{
    m_table->setEnabled(on);
    m_search->setEnabled(on);
}

QString AccountListPage::selfReason() const
{
    return tr("Nobody administers his own account.");
}

void AccountListPage::follow()
{
    const AccountRow *account = current();
    m_name->setText(account ? tr("%1 (%2)", "a person's name, and the account").arg(account->name, account->user.text())
                            : QString());
    QStringList facts;
    if (account) {
        if (!account->enabled)
            facts << tr("The account is shut: nobody signs in with it.");
        if (account->lockedUntil.isValid())
            facts << tr("Locked out until %1.").arg(AdministrationWords::moment(account->lockedUntil));
        if (!account->hasPassword)
            facts << tr("There is no password yet: the security administrator issues one.");
        facts << (account->factor ? tr("A second factor is set up.") : tr("No second factor."));
        facts << tr("%n session(s) signed in now.", nullptr, account->sessions);
    }
    m_facts->setText(facts.join(u' '));
    m_devices.setRows({});
    if (account)
        readDevices(account->user);
    showAccount(account);
}

void AccountListPage::take(const AccountRow &account)
{
    const QVector<AccountRow> &rows = m_model.rows();
    for (int row = 0; row < rows.size(); ++row) {
        if (rows.at(row).user == account.user) {
            m_model.replace(row, account);
            if (m_table->currentIndex().row() == row)
                follow();
            return;
        }
    }
    // A new one stands where the service sorts it; from there on everything is read again.
    m_search->setText(account.user.text());
}

void AccountListPage::reread(const UserId &user)
{
    ServiceRequest request{"GET", protocol::paths::adminAccounts};
    request.query = {{u"text"_s, user.text()}};
    ask<protocol::AccountPage>(request, [this, user](const protocol::AccountPage &page) {
        for (const AccountRow &row : page.accounts) {
            if (row.user == user)
                take(row);
        }
    });
}

QString AccountListPage::accountPath(const UserId &user, QLatin1String pattern) const
{
    return protocol::expandPath(pattern, {user.text()});
}

void AccountListPage::readDevices(const UserId &user)
{
    ask<protocol::DevicesReply>({"GET", accountPath(user, protocol::paths::adminDevices)},
                                [this, user](const protocol::DevicesReply &reply) {
                                    if (current() && current()->user == user)
                                        m_devices.setRows(reply.devices);
                                });
}

AccountsPage::AccountsPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent)
    : AccountListPage(desk, scheduler, tr("Users"), parent)
{
    setObjectName(u"accountsPage"_s);
    m_new = new KeyButton(Icon::Add, tr("New user"));
    m_new->setObjectName(u"newAccount"_s);
    m_new->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_N)));
    connect(m_new, &KeyButton::clicked, this, &AccountsPage::create);
    addHeadButton(m_new);
    m_rename = new KeyButton(Icon::Edit, tr("Change the name"));
    m_rename->setObjectName(u"renameAccount"_s);
    m_rename->setKeys(Qt::Key_F2);
    connect(m_rename, &KeyButton::clicked, this, &AccountsPage::rename);
    m_toggle = new KeyButton(Icon::Locked, tr("Shut the account"));
    m_toggle->setObjectName(u"toggleAccount"_s);
    connect(m_toggle, &KeyButton::clicked, this, &AccountsPage::toggle);
    addKey(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_D)), [this] { m_toggle->click(); });
    m_toggle->setKeyHint(u"Ctrl+D"_s);
    detail()->addWidget(m_rename);
    detail()->addWidget(m_toggle);
    detail()->addWidget(new SectionHead(tr("Computers")));
    m_deviceTable = makeTable(&m_devices, u"deviceTable"_s, tr("Computers of the user"));
    setWidths(m_deviceTable, {130, 150});
    detail()->addWidget(m_deviceTable, 1);
}

void AccountsPage::showAccount(const AccountRow *account)
{
    const QString reason = !account ? tr("Choose a user first.") : isSelf(*account) ? selfReason() : QString();
    m_rename->setDisabledReason(reason);
    m_toggle->setDisabledReason(reason);
    m_toggle->setText(account && !account->enabled ? tr("Open the account") : tr("Shut the account"));
}

void AccountsPage::create()
{
    auto *dialog = new FieldsDialog(
        tr("New user"), tr("The security administrator then gives posts and a first password."), tr("Create"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QLineEdit *user = dialog->addField(tr("User"), u"newUser"_s);
    user->setPlaceholderText(tr("small letters and digits, such as zhoumin"));
    QLineEdit *name = dialog->addField(tr("Name of the person"), u"newName"_s);
    connect(dialog, &FieldsDialog::confirmed, this, [this, dialog, user, name] {
        const protocol::NewAccount account{UserId(user->text().trimmed()), name->text().trimmed()};
        desk().ask<AccountRow>({"POST", protocol::paths::adminAccounts, {}, protocol::encode(account)}, dialog,
                               [this, dialog](const Expected<AccountRow, ServiceFailure> &made) {
                                   if (!made)
                                       return dialog->refuse(AdministrationWords::failure(made.error()).text());
                                   dialog->accept();
                                   tell(tr("%1 is there.").arg(made->user.text()));
                                   take(*made);
                               });
    });
    dialog->open();
}

void AccountsPage::rename()
{
    if (!current())
        return;
    const AccountRow account = *current();
    auto *dialog = new FieldsDialog(tr("Change the name"), {}, tr("Change"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QLineEdit *name = dialog->addField(tr("Name of the person"), u"newName"_s, account.name);
    connect(dialog, &FieldsDialog::confirmed, this, [this, dialog, account, name] {
        const protocol::AccountChange change{name->text().trimmed(), account.enabled};
        desk().ask<AccountRow>(
            {"PUT", accountPath(account.user, protocol::paths::adminAccount), {}, protocol::encode(change)}, dialog,
            [this, dialog](const Expected<AccountRow, ServiceFailure> &changed) {
                if (!changed)
                    return dialog->refuse(AdministrationWords::failure(changed.error()).text());
                dialog->accept();
                take(*changed);
            });
    });
    dialog->open();
}

void AccountsPage::toggle()
{
    if (!current())
        return;
    const AccountRow account = *current();
    const auto send = [this, account] {
        const protocol::AccountChange change{account.name, !account.enabled};
        ask<AccountRow>(
            {"PUT", accountPath(account.user, protocol::paths::adminAccount), {}, protocol::encode(change)},
            [this](const AccountRow &changed) {
                tell(changed.enabled ? tr("%1 may sign in again.").arg(changed.user.text())
                                     : tr("%1 is shut.").arg(changed.user.text()));
                take(changed);
            },
            tr("Nothing was changed."));
    };
    if (!account.enabled)
        return send();
    askOnceMore(this, tr("Shut the account"),
                tr("%1 is signed out everywhere at once and cannot sign in any more. Cases in his name stay where they "
                   "are.")
                    .arg(account.name),
                tr("Shut the account"), send);
}

} // namespace yunchuang
