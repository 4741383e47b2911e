// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client.h"
#include "domain/systemseams.h"
#include "tests/support/fakesecretstorage.h"
#include "ui/common/yunchuangstyle.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace yunchuang {

/// The client program without its `main`, as a clerk uses it: first page, then the window.
class ClientDesk
{
public:
    /// The time of the windows, when the test plays it; the exchange with the service keeps a scheduler of its own.
    struct Time
    {
        const Clock &clock;
        Scheduler &scheduler;
    };

    ClientDesk(const QUrl &service, const ServiceTrust &trust, SecretStorage &secrets, const QString &profiles,
               const QString &user = {}, std::optional<Time> played = {})
        : m_settings(QDir(profiles).filePath(QStringLiteral("settings.ini")))
        , m_client({m_settings, profiles, trust, secrets, style(), played ? played->clock : m_clock,
                    played ? played->scheduler : m_scheduler, m_random})
    {
        m_client.start(service.toString(), user);
    }
    [[nodiscard]] static YunchuangStyle &style()
    {
        static YunchuangStyle *installed = YunchuangStyle::install();
        return *installed;
    }

    [[nodiscard]] Client &client() { return m_client; }
    [[nodiscard]] SignInPage &page() { return m_client.page(); }
    [[nodiscard]] ClientSettings &settings() { return m_settings; }
    [[nodiscard]] MainWindow &window() { return m_client.workspace()->window(); }
    [[nodiscard]] ClientCore &core() { return m_client.workspace()->core(); }
    [[nodiscard]] bool isReady() { return m_client.workspace() != nullptr; }

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
        return write(&page(), "user", user) && write(&page(), "password", password) && press(&page(), "signIn");
    }
    [[nodiscard]] bool goOnToWindow()
    {
        const auto onPassphrase = [this] { return page().step() == SignInPage::Step::OfflinePassphrase; };
        if (!until([&] { return isReady() || onPassphrase(); }))
            return false;
        if (!isReady() && !(write(&page(), "newPassphrase", passphrase()) &&
                            write(&page(), "repeatPassphrase", passphrase()) && press(&page(), "setPassphrase")))
            return false;
        return until([this] { return isReady(); });
    }
    [[nodiscard]] bool unlockOffline()
    {
        return press(&page(), "offlineUnlock") && write(&page(), "unlockPassphrase", passphrase()) &&
               press(&page(), "unlock") && until([this] { return isReady(); });
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
    Client m_client;
};

} // namespace yunchuang
