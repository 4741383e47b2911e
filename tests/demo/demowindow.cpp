// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demowindow.h"

#include "ui/common/yunchuangstyle.h"

#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace yunchuang {

using namespace Qt::StringLiterals;

DemoWindow::DemoWindow(const QUrl &service, const ServiceTrust &trust, SecretStorage &secrets, YunchuangStyle &style,
                       const QString &profiles, QDir pictures)
    : m_pictures(std::move(pictures))
    , m_settings(QDir(profiles).filePath(u"settings.ini"_s))
    , m_style(style)
    , m_page(m_scheduler)
    , m_controller(m_page, m_settings, profiles, trust, secrets, m_clock, m_random)
{
    m_page.resize(1440, 900);
    connect(&m_controller, &SignInController::opened, this, [this](const std::shared_ptr<OpenedProfile> &profile) {
        m_workspace = std::make_unique<Workspace>(profile, m_settings, m_style, m_clock, m_scheduler, m_random);
        connect(m_workspace.get(), &Workspace::ready, this, [this] {
            m_workspace->window().resize(1440, 900);
            m_workspace->window().show();
            m_page.hide();
            m_ready = true;
        });
        m_workspace->open();
    });
    m_controller.start(service.toString(), {});
    m_page.show();
}

DemoWindow::~DemoWindow() = default;

bool DemoWindow::until(const std::function<bool()> &holds, int patience)
{
    return QTest::qWaitFor(holds, patience);
}

void DemoWindow::front()
{
    QWidget *own = m_ready ? static_cast<QWidget *>(&m_workspace->window()) : &m_page;
    const QWidget *active = QApplication::activeWindow();
    if (!active || (active != own && !own->isAncestorOf(active)))
        QApplication::setActiveWindow(own);
}

void DemoWindow::press(int key, Qt::KeyboardModifiers modifiers)
{
    front();
    QWidget *target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    if (target)
        QTest::keyClick(target, Qt::Key(key), modifiers);
}

void DemoWindow::type(const QString &text)
{
    // Words come as an input method gives them, which is how Chinese is typed.
    if (QWidget *target = QApplication::focusWidget()) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(target, &event);
    }
}

void DemoWindow::picture(const QString &name)
{
    QWidget *own = m_ready ? static_cast<QWidget *>(&m_workspace->window()) : &m_page;
    QWidget *shown = own;
    for (QDialog *dialog : own->findChildren<QDialog *>())
        shown = dialog->isVisible() ? dialog : shown;
    // What was just changed is laid out and painted first.
    (void)until([] { return false; }, 250);
    (void)shown->grab().save(m_pictures.filePath(name + u".png"_s));
}

bool DemoWindow::signIn(const QString &user, const QString &password, bool pictured)
{
    m_page.activateWindow();
    auto *name = m_page.findChild<QLineEdit *>(u"user"_s);
    auto *secret = m_page.findChild<QLineEdit *>(u"password"_s);
    if (!name || !secret || !until([&] { return name->isVisible(); }))
        return false;
    name->setFocus();
    name->clear();
    QTest::keyClicks(name, user);
    QTest::keyClicks(secret, password);
    if (pictured)
        picture(u"sign-in"_s);
    // Until the service's certificate was looked at, the key does nothing.
    const auto isTaken = [&] { return m_ready || m_page.step() != SignInPage::Step::Credentials; };
    for (int attempt = 0; attempt < 5 && !isTaken(); ++attempt) {
        QTest::keyClick(secret, Qt::Key_Return);
        (void)until(isTaken, 5000);
    }
    if (!isTaken())
        return false;
    if (!m_ready && m_page.step() == SignInPage::Step::OfflinePassphrase) {
        for (const QString &field : {u"newPassphrase"_s, u"repeatPassphrase"_s}) {
            auto *edit = m_page.findChild<QLineEdit *>(field);
            if (!edit)
                return false;
            edit->setFocus();
            QTest::keyClicks(edit, u"mountains and tea 2026"_s);
        }
        if (pictured)
            picture(u"offline-passphrase"_s);
        if (auto *set = m_page.findChild<QPushButton *>(u"setPassphrase"_s))
            QTest::mouseClick(set, Qt::LeftButton);
    }
    return until([&] { return m_ready; });
}

} // namespace yunchuang
