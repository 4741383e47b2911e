// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client.h"

#include "ui/common/yunchuangstyle.h"
#include "ui/shell/shortcutsdialog.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

Client::Client(const Parts &parts)
    : m_parts(parts)
    , m_page(parts.scheduler)
    , m_controller(m_page, parts.settings, parts.profilesFolder, parts.installedTrust, parts.secrets, parts.clock,
                   parts.random)
{
    m_page.setObjectName(u"signInWindow"_s);
    m_page.setWindowTitle(tr("Yunchuang"));
    m_page.resize(1440, 900);
    connect(&m_controller, &SignInController::opened, this, &Client::open);
    connect(&m_page, &SignInPage::highContrastRequested, this, [this] {
        const Theme &now = m_parts.style.theme();
        const Theme theme(now.scheme(), !now.highContrast(), now.scale());
        m_parts.style.setTheme(theme);
        m_parts.settings.setTheme(theme);
    });
    connect(&m_page, &SignInPage::helpRequested, this, [this] {
        auto *keys = new ShortcutsDialog(&m_page);
        keys->setAttribute(Qt::WA_DeleteOnClose);
        keys->open();
    });
}

Client::~Client() = default;

void Client::start(const QString &service, const QString &user)
{
    m_controller.start(service, user);
    m_page.show();
}

void Client::open(const std::shared_ptr<OpenedProfile> &profile)
{
    m_workspace = std::make_unique<Workspace>(profile, m_parts.settings, m_parts.style, m_parts.clock,
                                              m_parts.scheduler, m_parts.random);
    Workspace *workspace = m_workspace.get();
    connect(workspace, &Workspace::ready, this, [this, workspace] {
        workspace->window().show();
        m_page.hide();
        m_ready = true;
    });
    connect(workspace, &Workspace::failed, this, [this](const StoreError &error) {
        m_page.setError(tr("What is kept on this device cannot be opened. Nothing was deleted. Tell your "
                           "administrator."),
                        {}, QString::number(int(error.code)));
    });
    connect(workspace, &Workspace::closed, this, &Client::closed);
    connect(workspace, &Workspace::locked, this, [this] {
        m_ready = false;
        m_workspace.reset();
        Q_EMIT locked();
    });
    workspace->open();
}

} // namespace yunchuang
