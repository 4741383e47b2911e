// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/idlewatch.h"
#include "app/newpassword.h"
#include "app/secondfactor.h"
#include "app/signinwords.h"
#include "app/workspacepages.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/outbox/outboxpage.h"
#include "ui/queue/queuepage.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace yunchuang {

namespace {

/// So many rows after the reviewed one are named to it.
constexpr int rowsAhead = 5;

} // namespace

Workspace::Workspace(std::shared_ptr<OpenedProfile> profile, ClientSettings &settings, YunchuangStyle &style,
                     const Clock &clock, Scheduler &scheduler, Random &random, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_style(style)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_random(random)
    , m_core(std::move(profile), clock, random)
    , m_watch(m_core.desk(), m_core.store(), m_core.commands(), scheduler)
    , m_oversight(m_core.desk(), scheduler)
{
    connect(&m_core, &ClientCore::ready, this, [this] {
        makeWindow();
        showSession();
        Q_EMIT ready();
    });
    connect(&m_core, &ClientCore::failed, this, &Workspace::failed);
    connect(&m_core, &ClientCore::signedIn, this, &Workspace::showSession);
    connect(&m_core, &ClientCore::ready, &m_watch, &DeskWatch::start);
    connect(&m_core, &ClientCore::signedIn, &m_watch, &DeskWatch::start);
    connect(&m_core, &ClientCore::sessionEnded, this, [this] { askPassword(PasswordDialog::Why::SessionEnded); });
    connect(&m_core, &ClientCore::signInNeeded, this, [this] { askPassword(PasswordDialog::Why::ServiceBack); });
    connect(&m_core, &ClientCore::certificateQuestion, this, &Workspace::askCertificate);
    connect(&m_core, &ClientCore::released, this, [this] {
        if (m_locking)
            Q_EMIT locked();
        else
            Q_EMIT closed();
    });
}

Workspace::~Workspace()
{
    // The window looks at the core until its end.
    m_window.reset();
}

void Workspace::open()
{
    const QVector<protocol::UnitGrant> &grants = m_core.profile().session.grants;
    for (int i = 0; i < grants.size(); ++i) {
        if (grants.at(i).unit == m_core.profile().actingUnit)
            m_desk = i;
    }
    m_core.open();
}

void Workspace::makeWindow()
{
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_core.store(), m_core.commands(), m_core.connection(), m_core.time(), m_scheduler});
    m_outboxPage = new OutboxPage(m_core.store(), m_core.commands(), m_core.connection(), m_core.time(), m_scheduler);
    m_window->setOutboxPage(m_outboxPage);
    connect(m_outboxPage, &OutboxPage::caseOpened, this, [this](const RowKey &key) { openCase(key, {}); });
    connect(m_outboxPage, &OutboxPage::editRequested, this,
            [this](const RowKey &key, const OutboxEntry &entry) { openReview()->openEdited(key, entry); });

    addPages({*m_window, m_core, m_scheduler, m_random,
              [this](const CaseId &id, const std::optional<Action> &action) { openCaseHere(id, action); }});

    connect(&m_oversight, &OversightWatch::ratingsCounted, m_window.get(),
            [this](std::optional<int> count) { showWaiting(m_window->sidebar(), NavEntry::Ratings, count); });
    connect(&m_oversight, &OversightWatch::cardsCounted, m_window.get(),
            [this](std::optional<int> count) { showWaiting(m_window->sidebar(), NavEntry::Cards, count); });

    connect(m_window.get(), &MainWindow::caseOpened, this, &Workspace::openCase);
    connect(m_window.get(), &MainWindow::deskChanged, this, [this](int desk) {
        m_desk = desk;
        showSession();
    });
    const auto applyTheme = [this](const Theme &theme) {
        m_style.setTheme(theme);
        m_settings.setTheme(theme);
    };
    connect(m_window.get(), &MainWindow::darkRequested, this, [this, applyTheme](bool dark) {
        const Theme &now = m_style.theme();
        applyTheme(Theme(dark ? Scheme::Dark : Scheme::Light, now.highContrast(), now.scale()));
    });
    connect(m_window.get(), &MainWindow::contrastToggled, this, [this, applyTheme] {
        const Theme &now = m_style.theme();
        applyTheme(Theme(now.scheme(), !now.highContrast(), now.scale()));
    });
    connect(m_window.get(), &MainWindow::scaleRequested, this, [this, applyTheme](double scale) {
        const Theme &now = m_style.theme();
        applyTheme(Theme(now.scheme(), now.highContrast(), scale));
    });
    connect(m_window.get(), &MainWindow::lockRequested, this, &Workspace::lock);
    connect(m_window.get(), &MainWindow::signOutRequested, this, &Workspace::signOut);
    connect(m_window.get(), &MainWindow::passwordChangeRequested, this, &Workspace::changePassword);
    connect(m_window.get(), &MainWindow::secondFactorRequested, this, &Workspace::setUpFactor);
    // Nobody is there: the token is of no more use behind a locked window, so it ends with it.
    auto *idle = new IdleWatch(m_clock, m_scheduler, m_window.get());
    connect(idle, &IdleWatch::lockDue, this, &Workspace::signOut);
    connect(idle, &IdleWatch::signOutDue, this, &Workspace::signOut);
    connect(m_window.get(), &MainWindow::closeRequested, this, &Workspace::leave);
    m_window->resize(1440, 900);
    m_window->restoreGeometry(m_settings.windowGeometry());
}

void Workspace::showSession()
{
    const protocol::Session &session = m_core.profile().session;
    SessionView view;
    view.user = session.user;
    view.name = session.userName;
    for (const protocol::UnitGrant &grant : session.grants)
        view.desks.append({grant.unit, grant.departmentName, grant.unitName, grant.posts});
    view.desk = qBound(0, m_desk, int(view.desks.size()) - 1);
    view.sealed = m_core.isDurable();
    view.version = QStringLiteral(YUNCHUANG_VERSION);
    m_window->setSession(view);
    const DeskView &desk = view.current();
    m_oversight.follow(desk.unit, desk.posts, isOffered(NavEntry::Ratings, desk.posts),
                       isOffered(NavEntry::Cards, desk.posts));
}

ReviewPage *Workspace::openReview()
{
    auto *review = new ReviewPage(m_core.store(), m_core.commands(), m_core.connection(), m_core.time(), m_scheduler);
    review->useLeases(m_core.desk());
    connect(review, &ReviewPage::closeRequested, this, [this, review] { m_window->closePage(review); });
    connect(review, &ReviewPage::nextRequested, this, [this, review] { openNeighbour(review, true); });
    connect(review, &ReviewPage::previousRequested, this, [this, review] { openNeighbour(review, false); });
    connect(review, &ReviewPage::submitted, this, [this, review](const RowKey &, const Submitted &, bool goOn) {
        if (goOn)
            openNeighbour(review, true);
    });
    connect(review, &ReviewPage::caseRequested, this, [this](const CaseId &id) { openCaseHere(id, {}); });
    connect(review, &ReviewPage::outboxRequested, this, [this](const CommandId &id) {
        m_window->showEntry(NavEntry::Outbox);
        m_outboxPage->selectAct(id);
    });
    m_window->openPage(review);
    return review;
}

void Workspace::openCase(const RowKey &key, const std::optional<Action> &action)
{
    openReview()->open(key, action, placeOf(key));
}

void Workspace::openCaseHere(const CaseId &id, const std::optional<Action> &action)
{
    openCase({id, m_window->session().current().unit}, action);
}

/// Where a case stands among the rows of the queue; nowhere if it was not opened from there.
ReviewPage::Place Workspace::placeOf(const RowKey &key)
{
    QueueModel &rows = m_window->queuePage().model();
    ReviewPage::Place place;
    place.position = rows.rowOf(key.caseId);
    if (place.position < 0)
        return {};
    // Rows come in windows: the next one is fetched before the last row is reached.
    if (place.position + rowsAhead >= rows.rowCount() && rows.canFetchMore({}))
        rows.fetchMore({});
    place.count = int(std::max(rows.total().value_or(0), qint64(rows.rowCount())));
    for (int row = place.position + 1; row < std::min(place.position + 1 + rowsAhead, rows.rowCount()); ++row)
        place.next.append(rows.keyAt(row));
    return place;
}

void Workspace::openNeighbour(ReviewPage *review, bool next)
{
    if (!review->key() || !review->reasonToStay().isEmpty())
        return;
    QueuePage &queue = m_window->queuePage();
    const int row = queue.model().rowOf(review->key()->caseId);
    const int neighbour = row + (next ? 1 : -1);
    if (row < 0 || neighbour < 0 || neighbour >= queue.model().rowCount()) {
        m_window->closePage(review);
        return;
    }
    const RowKey key = queue.model().keyAt(neighbour);
    queue.selectCase(key.caseId);
    review->open(key, {}, placeOf(key));
}

/// The session ended, or was never there: work goes on offline, and what waits is sent once the password is given.
void Workspace::askPassword(PasswordDialog::Why why)
{
    if (m_password)
        return;
    auto *dialog = new PasswordDialog(m_core.profile().session.userName, why, m_window.get());
    m_password = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::given, &m_core, &ClientCore::signInAgain);
    connect(&m_core, &ClientCore::signedIn, dialog, &QDialog::accept);
    connect(&m_core, &ClientCore::newPasswordNeeded, dialog, [this, dialog](const QString &current) {
        dialog->accept();
        NewPasswordSteps steps;
        steps.send = [this, current](const QString &next, auto answered) {
            m_core.changePassword({current, next}, answered);
        };
        steps.taken = [](const QString &) {}; // `signedIn` follows
        askNewPassword(m_window.get(), m_core.profile().session.userName, steps);
    });
    connect(&m_core, &ClientCore::signInFailed, dialog, [dialog](const RemoteError &error) {
        if (const std::optional<WantedCodes> codes = wantedCodes(error))
            dialog->askCodes(codes->factor, codes->device);
        else if (error.isApi(protocol::ApiErrorCode::WrongCode))
            dialog->refuseCode(isDeviceCode(error), wordsFor(error).failed);
        else
            dialog->refuse(wordsFor(error).failed);
    });
    dialog->open();
}

/// Several requests may find the same; one question is enough.
void Workspace::askCertificate(const TransportError &error)
{
    if (m_certificate || !error.certificate)
        return;
    const QUrl &service = m_core.profile().service;
    auto *dialog = new CertificateDialog(certificateView(service, error), m_core.profile().trust.authorities.isEmpty(),
                                         m_window.get());
    m_certificate = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CertificateDialog::trusted, this, [this, service, sha256 = error.certificate->sha256] {
        m_settings.setPinnedCertificate(service.toString(), sha256);
        m_core.trustCertificate(sha256);
    });
    dialog->open();
}

void Workspace::lock()
{
    if (std::exchange(m_locking, true))
        return;
    // Nothing stays to be read while the acts are released, in no dialog either.
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        window->hide();
    leave();
}

void Workspace::signOut()
{
    if (m_locking)
        return;
    m_core.sync().run([](SyncCore &core) { core.api().signOut(&core, [](const Expected<bool, RemoteError> &) {}); });
    lock();
}

void Workspace::changePassword()
{
    askPasswordChange(
        m_window.get(), m_core.profile().session.userName,
        [this](const QString &current, const QString &next, auto answered) {
            m_core.changePassword({current, next}, answered);
        },
        [] {});
}

void Workspace::setUpFactor()
{
    FactorSteps steps;
    steps.ask = [this](const ServiceRequest &request, auto answered) {
        m_core.desk().askBytes(request, m_window.get(), answered);
    };
    askSecondFactor(m_window.get(), m_core.profile().session.userName, steps);
}

/// Held acts are released before the keys go.
void Workspace::leave()
{
    m_settings.setWindowGeometry(m_window->saveGeometry());
    m_core.release();
}

} // namespace yunchuang
