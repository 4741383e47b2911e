// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/grantspage.h"

#include "protocol/bundles.h"
#include "protocol/paths.h"
#include "ui/administration/grantdialog.h"
#include "ui/administration/secretdialog.h"
#include "ui/administration/smalldialogs.h"
#include "ui/common/submitkey.h"

#include <QGridLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::AccountRow;
using protocol::UnitPosts;

GrantsPage::GrantsPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent)
    : AccountListPage(desk, scheduler, tr("Posts"), parent)
    , m_grants({{tr("Unit"), [this](const UnitPosts &grant) { return Wording::unitInFull(&m_units, grant.unit); }},
                {tr("Posts"), [](const UnitPosts &grant) { return Wording::posts(grant.posts); }}},
               this)
{
    setObjectName(u"grantsPage"_s);
    const Theme &theme = Theme::current();
    m_grantTable = makeTable(&m_grants, u"grantTable"_s, tr("Posts of the user by unit"));
    setWidths(m_grantTable, {220});
    m_grantTable->setMinimumHeight(theme.px(120));
    detail()->addWidget(m_grantTable, 2);
    auto *row = new QHBoxLayout;
    m_add = new KeyButton(Icon::Add, tr("Add"));
    m_add->setObjectName(u"addGrant"_s);
    m_add->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_N)));
    m_edit = new KeyButton(Icon::Edit, tr("Change"));
    m_edit->setObjectName(u"editGrant"_s);
    m_edit->setKeys(Qt::Key_F2);
    m_remove = new KeyButton(Icon::Delete, tr("Take back"));
    m_remove->setObjectName(u"removeGrant"_s);
    m_remove->setKeyHint(u"Del"_s);
    row->addWidget(m_add);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    row->addStretch();
    detail()->addLayout(row);
    connect(m_add, &KeyButton::clicked, this, &GrantsPage::add);
    connect(m_edit, &KeyButton::clicked, this, &GrantsPage::edit);
    connect(m_remove, &KeyButton::clicked, this, &GrantsPage::remove);
    connect(m_grantTable, &QTableView::activated, this, &GrantsPage::edit);
    auto *removeKey = new QShortcut(Qt::Key_Delete, m_grantTable);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &GrantsPage::remove);

    m_unsaved = new TextLabel({}, FontRole::Small, false, Token::AmberText);
    m_unsaved->setObjectName(u"grantsUnsaved"_s);
    m_unsaved->setWordWrap(true);
    detail()->addWidget(m_unsaved);
    m_save = new KeyButton(tr("Put in force"));
    m_save->setObjectName(u"saveGrants"_s);
    m_save->setVariant(KeyButton::Variant::Primary);
    m_save->setKeyHint(u"Ctrl+Enter"_s);
    connect(m_save, &KeyButton::clicked, this, &GrantsPage::save);
    clickOnCtrlEnter(this, m_save);
    detail()->addWidget(m_save, 0, Qt::AlignLeft);
    detail()->addWidget(new Hairline);

    auto *acts = new QGridLayout;
    acts->setSpacing(theme.px(8));
    const auto button = [&](Icon icon, const QString &words, const QString &objectName, std::function<void()> run) {
        KeyButton *made = addAct(icon, words, objectName, std::move(run));
        acts->addWidget(made, int(m_acts.size() - 1) / 2, int(m_acts.size() - 1) % 2);
    };
    button(Icon::Accept, tr("Unlock"), u"unlockAccount"_s,
           [this] { simple("DELETE", protocol::paths::adminLock, {}, {}, tr("%1 may try again.")); });
    button(Icon::Reveal, tr("One-time password"), u"issuePassword"_s, [this] {
        secret(protocol::paths::adminPassword, tr("One-time password"),
               tr("%1 signs in with it once and then chooses a password of his own. Every session ends now."));
    });
    button(Icon::Add, tr("Code for a new computer"), u"issueCode"_s, [this] {
        secret(protocol::paths::adminDeviceCode, tr("Code for a new computer"),
               tr("%1 types it at the first sign-in at that computer."));
    });
    button(Icon::Delete, tr("Take back the second factor"), u"resetFactor"_s, [this] {
        simple("DELETE", protocol::paths::adminFactor, tr("Take back the second factor"),
               tr("%1 signs in without a code until a new second factor is set up. Do it only when you know that it is "
                  "he who asks. Every session ends now."),
               tr("The second factor of %1 is taken back."));
    });
    button(Icon::Locked, tr("End all sessions"), u"revokeSessions"_s, [this] {
        simple("DELETE", protocol::paths::adminSessions, tr("End all sessions"),
               tr("%1 is signed out everywhere at once. What waits in outboxes is sent after the next sign-in."),
               tr("%1 is signed out everywhere."));
    });
    detail()->addLayout(acts);
    detail()->addWidget(new SectionHead(tr("Computers")));
    m_deviceTable = makeTable(&m_devices, u"deviceTable"_s, tr("Computers of the user"));
    setWidths(m_deviceTable, {130, 150});
    m_deviceTable->setMinimumHeight(theme.px(90));
    detail()->addWidget(m_deviceTable, 1);
    m_revoke = new KeyButton(Icon::Offline, tr("Shut out this computer"));
    m_revoke->setObjectName(u"revokeDevice"_s);
    detail()->addWidget(m_revoke, 0, Qt::AlignLeft);
    connect(m_revoke, &KeyButton::clicked, this, [this] {
        const protocol::DeviceRow *device = m_devices.at(m_deviceTable->currentIndex());
        if (!device || !current())
            return;
        const UserId user = current()->user;
        const QString path = protocol::expandPath(protocol::paths::adminDevice, {user.text(), device->id.text()});
        askOnceMore(this, tr("Shut out this computer"),
                    tr("Nobody signs in at %1 any more without a new code, and what is kept there cannot be sent.")
                        .arg(device->name),
                    tr("Shut out"), [this, path, user] {
                        act({"DELETE", path}, [this, user] {
                            tell(tr("The computer is shut out."));
                            readDevices(user);
                        });
                    });
    });
    connect(m_deviceTable->selectionModel(), &QItemSelectionModel::currentChanged, this, &GrantsPage::updateButtons);
    connect(m_grantTable->selectionModel(), &QItemSelectionModel::currentChanged, this, &GrantsPage::updateButtons);
}

KeyButton *GrantsPage::addAct(Icon icon, const QString &words, const QString &objectName, std::function<void()> run)
{
    auto *button = new KeyButton(icon, words);
    button->setObjectName(objectName);
    button->setTextLeading(true);
    connect(button, &KeyButton::clicked, this, std::move(run));
    m_acts.append(button);
    return button;
}

void GrantsPage::load()
{
    if (const QString unsaved = reasonToStay(); !unsaved.isEmpty()) {
        tell(unsaved);
        return;
    }
    if (m_units.units().isEmpty()) {
        begin();
        desk().askBytes({"GET", protocol::expandPath(protocol::paths::bundle, {protocol::bundles::units})}, this,
                        [this](const Expected<QByteArray, ServiceFailure> &bytes) {
                            end();
                            if (!bytes)
                                return fail(bytes.error());
                            if (auto units = protocol::unitsFromBundle(*bytes)) {
                                m_units = std::move(*units);
                                showGrants();
                            }
                        });
    }
    AccountListPage::load();
}

void GrantsPage::showAccount(const AccountRow *account)
{
    const UserId user = account ? account->user : UserId();
    // What is changed and not in force yet stays as it is.
    if (user != m_user || reasonToStay().isEmpty()) {
        m_user = user;
        m_kept.clear();
        if (account) {
            for (const protocol::UnitGrant &grant : account->grants)
                m_kept.append({grant.unit, grant.posts});
        }
        m_grants.setRows(m_kept);
    }
    updateButtons();
}

QString GrantsPage::reasonToStay() const
{
    return m_grants.rows() == m_kept
               ? QString()
               : tr("The posts of %1 are changed but not in force yet: Ctrl+Enter puts them in force.")
                     .arg(m_user.text());
}

void GrantsPage::showGrants()
{
    const int row = m_grantTable->currentIndex().row();
    m_grants.setRows(QVector<UnitPosts>(m_grants.rows()));
    if (row >= 0 && row < m_grants.rowCount())
        m_grantTable->setCurrentIndex(m_grants.index(row, 0));
    updateButtons();
}

void GrantsPage::updateButtons()
{
    const AccountRow *account = current();
    QString reason = !account ? tr("Choose a user first.") : isSelf(*account) ? selfReason() : QString();
    m_add->setDisabledReason(reason);
    const QString none = tr("Choose a unit in the list first.");
    const bool chosen = m_grants.at(m_grantTable->currentIndex());
    m_edit->setDisabledReason(!reason.isEmpty() || chosen ? reason : none);
    m_remove->setDisabledReason(!reason.isEmpty() || chosen ? reason : none);
    const QString unsaved = reasonToStay();
    m_save->setDisabledReason(reason.isEmpty() && unsaved.isEmpty() ? tr("Nothing is changed.") : reason);
    m_unsaved->setText(unsaved);
    m_unsaved->setVisible(!unsaved.isEmpty());
    setChoosing(unsaved.isEmpty());
    for (KeyButton *button : std::as_const(m_acts))
        button->setDisabledReason(reason);
    const protocol::DeviceRow *device = m_devices.at(m_deviceTable->currentIndex());
    if (reason.isEmpty() && !device)
        reason = tr("Choose a computer in the list first.");
    else if (reason.isEmpty() && device->revokedAt.isValid())
        reason = tr("This computer is shut out already.");
    m_revoke->setDisabledReason(reason);
    Q_EMIT statusChanged();
}

void GrantsPage::take(const UnitPosts &grant)
{
    QVector<UnitPosts> grants = m_grants.rows();
    const auto there =
        std::find_if(grants.begin(), grants.end(), [&](const UnitPosts &other) { return other.unit == grant.unit; });
    if (there == grants.end())
        grants.append(grant);
    else
        there->posts = grant.posts;
    m_grants.setRows(grants);
    showGrants();
}

void GrantsPage::add()
{
    if (!m_add->isEnabled())
        return;
    auto *dialog = new GrantDialog(m_units, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GrantDialog::given, this, qOverload<const UnitPosts &>(&GrantsPage::take));
    dialog->open();
}

void GrantsPage::edit()
{
    const UnitPosts *grant = m_grants.at(m_grantTable->currentIndex());
    if (!grant || !m_edit->isEnabled())
        return;
    auto *dialog = new GrantDialog(m_units, *grant, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GrantDialog::given, this, qOverload<const UnitPosts &>(&GrantsPage::take));
    dialog->open();
}

void GrantsPage::remove()
{
    const int row = m_grantTable->currentIndex().row();
    if (row < 0 || !m_remove->isEnabled())
        return;
    QVector<UnitPosts> grants = m_grants.rows();
    grants.removeAt(row);
    m_grants.setRows(grants);
    showGrants();
}

void GrantsPage::save()
{
    if (!m_save->isEnabled())
        return;
    const protocol::GrantsChange change{m_grants.rows()};
    ask<AccountRow>(
        {"PUT", accountPath(m_user, protocol::paths::adminGrants), {}, protocol::encode(change)},
        [this](const AccountRow &account) {
            m_kept = m_grants.rows();
            tell(tr("The posts of %1 are in force.").arg(account.user.text()));
            AccountListPage::take(account);
        },
        tr("Nothing was changed; the list above is as you left it."));
}

void GrantsPage::simple(const QByteArray &method, QLatin1String pattern, const QString &title, const QString &words,
                        const QString &done)
{
    if (!current())
        return;
    const AccountRow account = *current();
    const auto send = [this, method, pattern, done, account] {
        act({method, accountPath(account.user, pattern)}, [this, done, account] {
            tell(done.arg(account.name));
            reread(account.user);
        });
    };
    if (title.isEmpty())
        send();
    else
        askOnceMore(this, title, words.arg(account.name), title, send);
}

void GrantsPage::secret(QLatin1String pattern, const QString &title, const QString &words)
{
    if (!current())
        return;
    const AccountRow account = *current();
    askOnceMore(this, title, words.arg(account.name), tr("Issue"), [this, pattern, title, words, account] {
        ask<protocol::OneTimeSecret>(
            {"POST", accountPath(account.user, pattern)},
            [this, title, words, account](const protocol::OneTimeSecret &made) {
                const QString until = made.until.isValid()
                                          ? tr("Good until %1.").arg(AdministrationWords::moment(made.until))
                                          : QString();
                (new SecretDialog(title, words.arg(account.name), made.secret, until, this))->open();
                reread(account.user);
            });
    });
}

} // namespace yunchuang
