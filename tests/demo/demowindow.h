// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace.h"
#include "domain/systemseams.h"
#include "ui/signin/signinpage.h"

#include <QDir>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace yunchuang {

/// A clerk at a desk: the first page and the window of the client, used with keys and looked at.
class DemoWindow : public QObject
{
    Q_OBJECT
public:
    DemoWindow(const QUrl &service, const ServiceTrust &trust, SecretStorage &secrets, YunchuangStyle &style,
               const QString &profiles, QDir pictures);
    ~DemoWindow() override;

    /// Types name and password on the first page and goes on to the window.
    [[nodiscard]] bool signIn(const QString &user, const QString &password);
    [[nodiscard]] MainWindow &window() { return m_workspace->window(); }
    [[nodiscard]] ClientCore &core() { return m_workspace->core(); }

    /// Waits, with the event loop running, until it holds.
    [[nodiscard]] static bool until(const std::function<bool()> &holds, int patience = 30000);
    /// Presses a key where the focus is.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Saves what the front window shows.
    void picture(const QString &name);
    template<class Widget>
    [[nodiscard]] Widget *find(const QString &name)
    {
        return window().findChild<Widget *>(name);
    }

private:
    QDir m_pictures;
    SystemClock m_clock;
    SystemScheduler m_scheduler;
    SystemRandom m_random;
    ClientSettings m_settings;
    YunchuangStyle &m_style;
    SignInPage m_page;
    SignInController m_controller;
    std::unique_ptr<Workspace> m_workspace;
    bool m_ready = false;
};

} // namespace yunchuang
