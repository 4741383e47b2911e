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
    , m_client({m_settings, profiles, trust, secrets, style, m_clock, m_scheduler, m_random})
{
    m_client.start(service.toString(), {});
}

DemoWindow::~DemoWindow() = default;

QWidget *DemoWindow::own()
{
    Workspace *workspace = m_client.workspace();
    return workspace ? static_cast<QWidget *>(&workspace->window()) : &m_client.page();
}

bool DemoWindow::until(const std::function<bool()> &holds, int patience)
{
    return QTest::qWaitFor(holds, patience);
}

void DemoWindow::front()
{
    QWidget *own = this->own();
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
    QWidget *own = this->own();
    QWidget *shown = own;
    for (QDialog *dialog : own->findChildren<QDialog *>())
        shown = dialog->isVisible() ? dialog : shown;
    // What was just changed is laid out and painted first.
    (void)until([] { return false; }, 250);
    (void)shown->grab().save(m_pictures.filePath(name + u".png"_s));
}

bool DemoWindow::signIn(const QString &user, const QString &password, bool pictured)
{
    SignInPage &page = m_client.page();
    const auto isIn = [this] { return m_client.workspace() != nullptr; };
    front();
    auto *name = page.findChild<QLineEdit *>(u"user"_s);
    auto *secret = page.findChild<QLineEdit *>(u"password"_s);
    if (!name || !secret || !until([&] { return name->isVisible(); }))
        return false;
    name->setFocus();
    name->clear();
    QTest::keyClicks(name, user);
    QTest::keyClicks(secret, password);
    if (pictured)
        picture(u"sign-in"_s);
    secret->setFocus();
    press(Qt::Key_Return);
    if (!until([&] { return isIn() || page.step() != SignInPage::Step::Credentials; }))
        return false;
    if (!isIn() && page.step() == SignInPage::Step::OfflinePassphrase) {
        for (const QString &field : {u"newPassphrase"_s, u"repeatPassphrase"_s}) {
            auto *edit = page.findChild<QLineEdit *>(field);
            if (!edit)
                return false;
            edit->setFocus();
            QTest::keyClicks(edit, u"mountains and tea 2026"_s);
        }
        if (pictured)
            picture(u"offline-passphrase"_s);
        if (auto *set = page.findChild<QPushButton *>(u"setPassphrase"_s))
            QTest::mouseClick(set, Qt::LeftButton);
    }
    return until(isIn);
}

} // namespace yunchuang
