// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client.h"
#include "domain/systemseams.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace yunchuang {

/// A clerk at a desk: the first page and the window of the client, used with keys and looked at.
class DemoWindow
{
public:
    DemoWindow(const QUrl &service, const ServiceTrust &trust, SecretStorage &secrets, YunchuangStyle &style,
               const QString &profiles, QDir pictures);
    ~DemoWindow();
    Q_DISABLE_COPY_MOVE(DemoWindow)

    /// Types name and password on the first page and goes on to the window.
    /// `pictured`: what the steps look like is saved.
    [[nodiscard]] bool signIn(const QString &user, const QString &password, bool pictured = false);
    [[nodiscard]] MainWindow &window() { return m_client.workspace()->window(); }
    [[nodiscard]] ClientCore &core() { return m_client.workspace()->core(); }

    /// Waits, with the event loop running, until it holds.
    [[nodiscard]] static bool until(const std::function<bool()> &holds, int patience = 30000);
    /// Makes this desk's window the one that keys go to; a virtual screen has no window manager that would.
    void front();
    /// Presses a key where the focus is.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Saves what the front window shows.
    void picture(const QString &name);
    /// The dialog that is open in this window, in front; waits for it.
    template<class Dialog>
    [[nodiscard]] Dialog *dialog()
    {
        Dialog *found = nullptr;
        (void)until(
            [&] {
                for (Dialog *candidate : window().template findChildren<Dialog *>())
                    found = candidate->isVisible() ? candidate : found;
                return found != nullptr;
            },
            5000);
        if (found)
            QApplication::setActiveWindow(found);
        return found;
    }

private:
    /// The page, or the window once it is there.
    [[nodiscard]] QWidget *own();

    QDir m_pictures;
    SystemClock m_clock;
    SystemScheduler m_scheduler;
    SystemRandom m_random;
    ClientSettings m_settings;
    Client m_client;
};

} // namespace yunchuang
