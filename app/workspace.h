// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clientcore.h"
#include "sync/deskwatch.h"
#include "sync/oversightwatch.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/certificatedialog.h"
#include "ui/signin/passworddialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace yunchuang {

class OutboxPage;
class YunchuangStyle;

/// A signed-in clerk's working place: the core and its window, and what connects the two.
class Workspace : public QObject
{
    Q_OBJECT
public:
    Workspace(std::shared_ptr<OpenedProfile> profile, ClientSettings &settings, YunchuangStyle &style,
              const Clock &clock, Scheduler &scheduler, Random &random, QObject *parent = nullptr);
    ~Workspace() override;

    /// Opens the files; `ready` follows when the window can be shown, `failed` when it cannot.
    void open();

    [[nodiscard]] ClientCore &core() { return m_core; }
    /// From `ready` on.
    [[nodiscard]] MainWindow &window() { return *m_window; }

Q_SIGNALS:
    void ready();
    void failed(const yunchuang::StoreError &error);
    /// Back to the first page: keys must be dropped.
    void locked();
    void closed();

private:
    /// The window and its pages; the files they read are open by then.
    void makeWindow();
    void showSession();
    void lock();
    void signOut();
    void changePassword();
    void setUpFactor();
    /// A new review in front of the queues.
    [[nodiscard]] ReviewPage *openReview();
    void openCase(const RowKey &key, const std::optional<Action> &action);
    /// As the acting unit sees it.
    void openCaseHere(const CaseId &id, const std::optional<Action> &action);
    [[nodiscard]] ReviewPage::Place placeOf(const RowKey &key);
    /// The row after (or before) the reviewed one, if the review may be left.
    void openNeighbour(ReviewPage *review, bool next);
    void askCertificate(const TransportError &error);
    void askPassword(PasswordDialog::Why why);
    void leave();

    ClientSettings &m_settings;
    YunchuangStyle &m_style;
    const Clock &m_clock;
    Scheduler &m_scheduler;
    Random &m_random;
    ClientCore m_core;
    DeskWatch m_watch;
    OversightWatch m_oversight;
    std::unique_ptr<MainWindow> m_window;
    OutboxPage *m_outboxPage = nullptr;  ///< the window's
    QPointer<PasswordDialog> m_password; ///< while it is open
    QPointer<CertificateDialog> m_certificate;
    int m_desk = 0;
    bool m_locking = false;
};

} // namespace yunchuang
