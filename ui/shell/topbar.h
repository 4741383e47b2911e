// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/sessionview.h"

#include <QWidget>

class QToolButton;
class QMenu;

namespace yunchuang {

class ConnectionChip;
class CountBadge;
class SearchBox;

/// The dark bar on top: menu, logo, acting unit, search, connection, news, user.
class TopBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(SearchBox *search, QWidget *parent = nullptr);

    void setSession(const SessionView &session);
    /// `lines` say what the number is made of.
    void setNews(int count, const QString &words);
    [[nodiscard]] ConnectionChip *chip() const { return m_chip; }
    [[nodiscard]] QMenu *mainMenu() const { return m_mainMenu; }
    [[nodiscard]] QMenu *userMenu() const { return m_userMenu; }
    void openMainMenu();

Q_SIGNALS:
    void deskChosen(int desk);
    void newsRequested();
    void connectionRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void fit();

    QToolButton *m_menu;
    QWidget *m_logo;
    QToolButton *m_desk;
    QMenu *m_deskMenu;
    SearchBox *m_search;
    ConnectionChip *m_chip;
    QToolButton *m_bell;
    CountBadge *m_badge;
    QToolButton *m_user;
    QMenu *m_mainMenu;
    QMenu *m_userMenu;
    SessionView m_session;
};

} // namespace yunchuang
