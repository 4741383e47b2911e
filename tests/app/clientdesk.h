// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace.h"
#include "domain/systemseams.h"
#include "tests/support/fakesecretstorage.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/signin/signinpage.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace yunchuang {

/// The client program without its `main`: first page, then the window, as a clerk uses them.
class ClientDesk : public QObject
{
public:
    ClientDesk(const QUrl &service, const ServiceTrust &trust, SecretStorage &secrets, const QString &profiles,
               const QString &user = {})
        : m_settings(QDir(profiles).filePath(QStringLiteral("settings.ini")))
        , m_page(m_scheduler)
        , m_controller(m_page, m_settings, profiles, trust, secrets, m_clock, m_random)
    {
        connect(&m_controller, &SignInController::opened, this, [this](const auto &profile) {
            m_workspace = std::make_unique<Workspace>(profile, m_settings, style(), m_clock, m_scheduler, m_random);
            connect(m_workspace.get(), &Workspace::ready, this, [this] {
                m_workspace->window().resize(1440, 900);
                m_workspace->window().show();
                m_page.hide();
                m_ready = true;
            });
            m_workspace->open();
        });
        m_page.resize(1440, 900);
        m_controller.start(service.toString(), user);
        m_page.show();
    }
    [[nodiscard]] static YunchuangStyle &style()
    {
        static YunchuangStyle *installed = YunchuangStyle::install();
        return *installed;
    }

    [[nodiscard]] SignInPage &page() { return m_page; }
    [[nodiscard]] ClientSettings &settings() { return m_settings; }
    [[nodiscard]] MainWindow &window() { return m_workspace->window(); }
    [[nodiscard]] ClientCore &core() { return m_workspace->core(); }
    [[nodiscard]] bool isReady() const { return m_ready; }

    [[nodiscard]] static bool until(const std::function<bool()> &holds, int patience = 60000)
    {
        return QTest::qWaitFor(holds, patience);
    }
    /// Writes into a field of the first page or of a dialog.
    [[nodiscard]] static bool write(QWidget *in, const char *field, const QString &text)
    {
        auto *edit = in->findChild<QLineEdit *>(QString::fromLatin1(field));
        if (!edit || !until([&] { return edit->isVisible() && edit->isEnabled(); }))
            return false;
        edit->clear();
        QTest::keyClicks(edit, text);
        return edit->text() == text;
    }
    /// Presses a button once it can be pressed.
    [[nodiscard]] static bool press(QWidget *in, const char *name)
    {
        auto *button = in->findChild<QAbstractButton *>(QString::fromLatin1(name));
        if (!button || !until([&] { return button->isVisible() && button->isEnabled(); }))
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    /// The dialog that is open over that window; waits for it.
    template<class Dialog>
    [[nodiscard]] static Dialog *dialog(QWidget *over, int patience = 60000)
    {
        Dialog *found = nullptr;
        (void)until(
            [&] {
                for (Dialog *candidate : over->findChildren<Dialog *>())
                    found = candidate->isVisible() ? candidate : found;
                return found != nullptr;
            },
            patience);
        return found;
    }

    static QString passphrase() { return QStringLiteral("mountains and tea 2026"); }

    /// Name, password, and a passphrase if one is asked for.
    [[nodiscard]] bool giveNameAndPassword(const QString &user, const QString &password)
    {
        return write(&m_page, "user", user) && write(&m_page, "password", password) && press(&m_page, "signIn");
    }
    [[nodiscard]] bool goOnToWindow()
    {
        const auto onPassphrase = [this] { return m_page.step() == SignInPage::Step::OfflinePassphrase; };
        if (!until([&] { return m_ready || onPassphrase(); }))
            return false;
        if (!m_ready && !(write(&m_page, "newPassphrase", passphrase()) &&
                          write(&m_page, "repeatPassphrase", passphrase()) && press(&m_page, "setPassphrase")))
            return false;
        return until([this] { return m_ready; });
    }
    [[nodiscard]] bool unlockOffline()
    {
        return press(&m_page, "offlineUnlock") && write(&m_page, "unlockPassphrase", passphrase()) &&
               press(&m_page, "unlock") && until([this] { return m_ready; });
    }
    [[nodiscard]] bool untilOnline()
    {
        return until([this] {
            const ConnectionSnapshot &now = core().connection().snapshot();
            return now.reachability != Reachability::Offline && now.lastSync.isValid() && core().commands().rules();
        });
    }

private:
    SystemClock m_clock;
    SystemScheduler m_scheduler;
    SystemRandom m_random;
    ClientSettings m_settings;
    SignInPage m_page;
    SignInController m_controller;
    std::unique_ptr<Workspace> m_workspace;
    bool m_ready = false;
};

} // namespace yunchuang
