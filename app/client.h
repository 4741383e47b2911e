// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clientsettings.h"
#include "app/signincontroller.h"
#include "app/workspace.h"
#include "ui/signin/signinpage.h"

#include <memory>

namespace yunchuang {

/// The client program without its `main`: the sign-in page, and after it the workspace of the clerk who came in.
class Client : public QObject
{
    Q_OBJECT
public:
    /// What the machine and the person bring. Everything must outlive the client.
    struct Parts
    {
        ClientSettings &settings;
        QString profilesFolder;
        ServiceTrust installedTrust;
        SecretStorage &secrets;
        YunchuangStyle &style;
        const Clock &clock;
        Scheduler &scheduler;
        Random &random;
    };

    explicit Client(const Parts &parts);
    ~Client() override;

    /// Shows the sign-in page; empty arguments take what is remembered.
    void start(const QString &service, const QString &user);

    [[nodiscard]] SignInPage &page() { return m_page; }
    /// nullptr until somebody came in and the files are open.
    [[nodiscard]] Workspace *workspace() { return m_ready ? m_workspace.get() : nullptr; }

Q_SIGNALS:
    /// The clerk left and everything is put away: the program may end.
    void closed();
    /// The same, but somebody shall sign in again. The workspace is gone.
    void locked();

private:
    void open(const std::shared_ptr<OpenedProfile> &profile);

    Parts m_parts;
    SignInPage m_page;
    SignInController m_controller;
    std::unique_ptr<Workspace> m_workspace;
    bool m_ready = false;
};

} // namespace yunchuang
