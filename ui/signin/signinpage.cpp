// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinpage.h"

#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/signin/latticepanel.h"
#include "ui/signin/secretedit.h"
#include "ui/signin/signinsteps.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

constexpr int signInFieldHeight = 36;
constexpr int signInColumnWidth = 440;

// A line with words in its middle.
QWidget *makeDivider(const QString &words)
{
    auto *divider = new QWidget;
    auto *row = new QHBoxLayout(divider);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().px(12));
    row->addWidget(new Hairline(Qt::Horizontal, Token::Frame), 1);
    row->addWidget(new TextLabel(words, FontRole::Small, false, Token::SubText));
    row->addWidget(new Hairline(Qt::Horizontal, Token::Frame), 1);
    return divider;
}

} // namespace

SignInPage::SignInPage(Scheduler &scheduler, QWidget *parent)
    : QWidget(parent)
    , m_scheduler(scheduler)
    , m_lattice(new LatticePanel)
    , m_column(new QWidget)
    , m_title(new TextLabel(tr("Sign in"), FontRole::Clock, true))
    , m_error(new ErrorBox)
    , m_progress(new SignInProgress(scheduler))
    , m_steps(new QStackedWidget)
    , m_services(new QComboBox)
    , m_settings(new KeyButton(Icon::Settings, {}))
    , m_certificatePanel(new CertificatePanel)
    , m_user(new QLineEdit)
    , m_password(new SecretEdit)
    , m_hint(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_signIn(new KeyButton(tr("Sign in")))
    , m_offline(new OfflineCard)
    , m_capacity(new CapacityStep)
    , m_unlock(new PassphraseStep(PassphraseStep::Kind::Unlock))
    , m_choose(new PassphraseStep(PassphraseStep::Kind::Choose))
    , m_codes(new CodesStep)
    , m_version(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_device(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_last(new TextLabel({}, FontRole::Small, false, Token::SubText))
{
    const Theme &theme = Theme::current();
    setObjectName(u"signInPage"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_lattice);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    row->addLayout(right, 1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *ground = new QWidget;
    auto *centring = new QHBoxLayout(ground);
    centring->setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(24));
    centring->addStretch();
    centring->addWidget(m_column);
    centring->addStretch();
    scroll->setWidget(ground);
    right->addWidget(scroll, 1);
    right->addWidget(makeStatusLine());

    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    column->addStretch(2);
    // In line with the fields, which keep room for the focus ring.
    const auto addInLine = [&](QWidget *widget) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(3, 0, 3, 0);
        line->addWidget(widget);
        column->addLayout(line);
    };
    addInLine(m_title);
    addInLine(m_error);
    column->addWidget(m_steps);
    addInLine(m_progress);
    column->addStretch(3);
    m_steps->addWidget(makeCredentials());
    m_steps->addWidget(m_capacity);
    m_steps->addWidget(m_unlock);
    m_steps->addWidget(m_choose);
    m_steps->addWidget(m_codes);
    wireSteps();
    fitColumn();
    setOfflineOffer({});
    showStep(Step::Credentials);
    refresh();
}

QWidget *SignInPage::makeCredentials()
{
    const Theme &theme = Theme::current();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(3, 0, 3, 3); // room for the focus ring
    layout->setSpacing(theme.px(6));
    const auto addLabel = [&](const QString &words, QWidget *buddy) {
        auto *label = new TextLabel(words);
        label->setBuddy(buddy);
        buddy->setAccessibleName(words);
        layout->addWidget(label);
    };
    addLabel(tr("Service"), m_services);
    auto *serviceRow = new QHBoxLayout;
    serviceRow->setSpacing(theme.px(8));
    serviceRow->addWidget(m_services, 1);
    serviceRow->addWidget(m_settings);
    layout->addLayout(serviceRow);
    m_services->setObjectName(u"service"_s);
    m_services->setEditable(true);
    m_services->setInsertPolicy(QComboBox::NoInsert);
    m_services->setMinimumHeight(theme.px(signInFieldHeight));
    m_services->lineEdit()->setPlaceholderText(tr("https://…"));
    m_settings->setObjectName(u"serviceSettings"_s);
    m_settings->setBaseHeight(signInFieldHeight);
    m_settings->setAccessibleName(tr("Type another address"));
    m_settings->setToolTip(tr("Type another address"));
    layout->addSpacing(theme.px(2));
    layout->addWidget(m_certificatePanel);
    layout->addSpacing(theme.px(14));

    addLabel(tr("User name"), m_user);
    layout->addWidget(m_user);
    m_user->setObjectName(u"user"_s);
    m_user->setMinimumHeight(theme.px(signInFieldHeight));
    layout->addSpacing(theme.px(10));
    addLabel(tr("Password"), m_password);
    layout->addWidget(m_password);
    m_password->setObjectName(u"password"_s);
    m_password->setMinimumHeight(theme.px(signInFieldHeight));
    layout->addWidget(m_hint);
    m_hint->setWordWrap(true);
    layout->addSpacing(theme.px(10));
    m_signIn->setObjectName(u"signIn"_s);
    m_signIn->setVariant(KeyButton::Variant::Primary);
    m_signIn->setBaseHeight(40);
    m_signIn->setTextCentered(true);
    m_signIn->setKeyHint(u"Enter"_s);
    layout->addWidget(m_signIn);
    layout->addSpacing(theme.px(16));
    layout->addWidget(makeDivider(tr("When the service cannot be reached")));
    layout->addSpacing(theme.px(8));
    layout->addWidget(m_offline);
    return page;
}

QWidget *SignInPage::makeStatusLine()
{
    const Theme &theme = Theme::current();
    auto *line = new QWidget;
    auto *outer = new QVBoxLayout(line);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(Qt::Horizontal, Token::Frame));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8));
    row->setSpacing(theme.px(12));
    row->addWidget(m_version);
    row->addWidget(new Hairline(Qt::Vertical, Token::Frame));
    row->addWidget(m_device);
    row->addWidget(new Hairline(Qt::Vertical, Token::Frame));
    row->addWidget(m_last);
    row->addStretch();
    const auto addKey = [&](const QString &words, const QString &key, const QString &name,
                            void (SignInPage::*signal)()) {
        auto *button = new KeyButton(words);
        button->setObjectName(name);
        button->setVariant(KeyButton::Variant::Flat);
        button->setBaseHeight(24);
        button->setKeys(QKeySequence(key));
        connect(button, &QAbstractButton::clicked, this, signal);
        row->addWidget(button);
    };
    addKey(tr("High contrast"), u"Alt+H"_s, u"highContrast"_s, &SignInPage::highContrastRequested);
    addKey(tr("Help"), u"F1"_s, u"help"_s, &SignInPage::helpRequested);
    outer->addLayout(row);
    return line;
}

void SignInPage::wireSteps()
{
    connect(m_services, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT serviceChanged(chosenAddress());
        refresh();
    });
    connect(m_services->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (m_services->findText(m_services->currentText()) < 0)
            Q_EMIT serviceChanged(chosenAddress());
    });
    connect(m_services, &QComboBox::editTextChanged, this, &SignInPage::refresh);
    connect(m_settings, &QAbstractButton::clicked, this, [this] {
        m_services->setFocus();
        m_services->lineEdit()->selectAll();
    });
    connect(m_certificatePanel, &CertificatePanel::confirmed, this, &SignInPage::certificateConfirmed);
    connect(m_user, &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_user, &QLineEdit::returnPressed, this,
            [this] { m_password->text().isEmpty() ? m_password->setFocus() : submit(); });
    connect(m_password, &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_password, &SecretEdit::capsLockChanged, this, &SignInPage::refreshHint);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_signIn, &QAbstractButton::clicked, this, &SignInPage::submit);
    connect(m_offline, &OfflineCard::unlockRequested, this, [this] { showStep(Step::OfflineUnlock); });
    connect(m_progress, &SignInProgress::cancelRequested, this, &SignInPage::cancelRequested);
    connect(m_error, &ErrorBox::retryRequested, this, &SignInPage::submit);
    connect(m_capacity, &CapacityStep::chosen, this, &SignInPage::capacityChosen);
    connect(m_unlock, &PassphraseStep::given, this, &SignInPage::offlineUnlockRequested);
    connect(m_unlock, &PassphraseStep::declined, this, [this] { showStep(Step::Credentials); });
    connect(m_choose, &PassphraseStep::given, this, &SignInPage::offlinePassphraseChosen);
    connect(m_choose, &PassphraseStep::declined, this, &SignInPage::offlinePassphraseDeclined);
    connect(m_codes, &CodesStep::given, this, &SignInPage::codesGiven);
    connect(m_codes, &CodesStep::declined, this, &SignInPage::cancelRequested);
    auto *retry = new QShortcut(QKeySequence(Qt::Key_F5), this);
    retry->setContext(Qt::WidgetWithChildrenShortcut);
    connect(retry, &QShortcut::activated, this, [this] {
        if (m_error->isVisible())
            submit();
    });
}

void SignInPage::setOrganisation(const QStringList &lines)
{
    m_lattice->setOrganisation(lines);
}

void SignInPage::setServices(const QList<std::pair<QString, QString>> &services)
{
    const QSignalBlocker quiet(m_services);
    m_services->clear();
    for (const auto &[name, address] : services)
        m_services->addItem(name, address);
    refresh();
}

void SignInPage::setService(const QString &address)
{
    const QSignalBlocker quiet(m_services);
    const int row = m_services->findData(address);
    if (row >= 0)
        m_services->setCurrentIndex(row);
    else
        m_services->setEditText(address);
    refresh();
}

QString SignInPage::service() const
{
    return chosenAddress();
}

QString SignInPage::chosenAddress() const
{
    // A listed name stands for its address; anything else was typed and is the address itself.
    const QString words = m_services->currentText();
    const int row = m_services->findText(words, Qt::MatchExactly);
    return row >= 0 ? m_services->itemData(row).toString() : words.trimmed();
}

void SignInPage::setCertificate(const CertificateView &certificate)
{
    m_certificate = certificate;
    m_certificatePanel->setCertificate(certificate);
    refresh();
}

void SignInPage::setUser(const QString &user)
{
    m_user->setText(user);
    if (!user.isEmpty() && m_user->hasFocus())
        m_password->setFocus();
}

void SignInPage::setTriesLeft(int tries)
{
    m_tries = tries;
    refresh();
}

void SignInPage::setOfflineOffer(const OfflineOffer &offer)
{
    OfflineOffer shown = offer;
    if (!shown.available && shown.kept.isEmpty())
        shown.kept = tr("Nothing is kept on this device yet.");
    m_offline->setOffer(shown);
    m_unlock->setNote(QStringList({offer.kept, offer.until}).join(u'\n').trimmed());
}

void SignInPage::setStatus(const SignInStatus &status)
{
    m_version->setText(tr("Yunchuang %1").arg(status.version));
    m_device->setText(tr("This device %1").arg(status.device));
    m_last->setText(status.lastSignIn.isEmpty() ? tr("No sign-in on this device yet")
                                                : tr("Last sign-in %1").arg(status.lastSignIn));
}

void SignInPage::setBusy(const QString &what)
{
    m_busy = true;
    m_error->clear();
    m_steps->setEnabled(false);
    m_progress->start(what);
}

void SignInPage::setIdle()
{
    if (!m_busy)
        return;
    m_busy = false;
    m_progress->stop();
    m_steps->setEnabled(true);
    showStep(step());
    refresh();
}

void SignInPage::setError(const QString &failed, const QString &kept, const QString &number)
{
    setIdle();
    m_error->setError(failed, kept, number);
    m_error->setRetryVisible(step() == Step::Credentials);
    // The usual cause is the password: it is selected, ready to be typed anew.
    if (step() == Step::Credentials) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInPage::clearError()
{
    m_error->clear();
}

void SignInPage::clearSecrets()
{
    m_password->clear();
    m_unlock->clearSecrets();
    m_choose->clearSecrets();
    m_codes->fields().clearSecrets();
}

void SignInPage::showStep(Step step)
{
    if (this->step() != step)
        m_error->clear();
    m_steps->setCurrentIndex(static_cast<int>(step));
    switch (step) {
    case Step::Credentials:
        m_title->setText(tr("Sign in"));
        (m_user->text().isEmpty() ? static_cast<QWidget *>(m_user) : m_password)->setFocus();
        break;
    case Step::Capacity:
        m_title->setText(tr("Choose unit and post"));
        m_capacity->begin();
        break;
    case Step::OfflineUnlock:
        m_title->setText(tr("Unlock offline"));
        m_unlock->begin();
        break;
    case Step::OfflinePassphrase:
        m_title->setText(tr("Set an offline passphrase"));
        m_choose->begin();
        break;
    case Step::Codes:
        m_title->setText(tr("One thing more"));
        m_codes->fields().begin();
        break;
    }
}

void SignInPage::askCodes(bool factor, bool device)
{
    m_codes->fields().setWanted(factor, device);
    setIdle();
    showStep(Step::Codes);
}

void SignInPage::refuseCode(bool device, const QString &why)
{
    setIdle();
    m_codes->fields().refuse(device, why);
}

SignInPage::Step SignInPage::step() const
{
    return static_cast<Step>(m_steps->currentIndex());
}

void SignInPage::setCapacities(const QList<CapacityRow> &capacities, int chosen)
{
    m_capacity->setRows(capacities, chosen);
}

void SignInPage::setPassphraseMinimum(int characters)
{
    m_choose->setMinimum(characters);
}

void SignInPage::refresh()
{
    QString reason;
    if (m_certificate.state == CertificateView::State::Changed)
        reason = tr("Blocked: the service shows another certificate than the one confirmed.");
    else if (m_certificate.state == CertificateView::State::FirstSeen)
        reason = tr("Compare and confirm the certificate's fingerprint first.");
    else if (m_tries == 0)
        reason = tr("Locked after too many wrong passwords. Ask your administrator.");
    else if (chosenAddress().isEmpty())
        reason = tr("Choose a service first.");
    else if (m_user->text().trimmed().isEmpty() || m_password->text().isEmpty())
        reason = tr("Type user name and password first.");
    m_signIn->setDisabledReason(reason);
    refreshHint();
}

void SignInPage::refreshHint()
{
    QStringList hints;
    if (m_tries > 0)
        hints += tr("%n tries left.", nullptr, m_tries);
    else if (m_tries == 0)
        hints += tr("Locked after too many wrong passwords. Ask your administrator.");
    if (m_password->capsLockSeen())
        hints += tr("Caps Lock is on.");
    m_hint->setText(hints.join(u' '));
    m_hint->setInk(m_tries == 0                                                  ? Token::RedText
                   : m_password->capsLockSeen() || (m_tries > 0 && m_tries <= 2) ? Token::AmberText
                                                                                 : Token::SubText);
}

void SignInPage::submit()
{
    if (m_busy || !m_signIn->isEnabled() || step() != Step::Credentials)
        return;
    m_error->clear();
    Q_EMIT signInRequested(chosenAddress(), m_user->text().trimmed(), m_password->text());
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_busy) {
            Q_EMIT cancelRequested();
            return;
        }
        if (step() == Step::OfflineUnlock || step() == Step::Capacity) {
            clearSecrets();
            showStep(Step::Credentials);
            return;
        }
        if (step() == Step::Codes) {
            Q_EMIT cancelRequested();
            return;
        }
        if (step() == Step::OfflinePassphrase) {
            Q_EMIT offlinePassphraseDeclined();
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void SignInPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumn();
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        fitColumn();
    QWidget::changeEvent(event);
}

void SignInPage::fitColumn()
{
    const Theme &theme = Theme::current();
    const int column = theme.px(signInColumnWidth);
    m_column->setFixedWidth(qMin(column, qMax(theme.px(280), width() - theme.px(32))));
    // The picture is the first to go when there is little room or the letters are large.
    const int rest = width() - column - theme.px(64);
    m_lattice->setVisible(rest >= 280);
    m_lattice->setFixedWidth(qBound(280, width() * 7 / 18, qMax(280, rest)));
}

} // namespace yunchuang
