// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/certificatepanel.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace yunchuang {

class CapacityStep;
class CodesStep;
class ErrorBox;
class KeyButton;
class LatticePanel;
class OfflineCard;
class PassphraseStep;
class Scheduler;
class SecretEdit;
class SignInProgress;
class TextLabel;

/// What stands in the page's bottom line.
struct SignInStatus
{
    QString version;
    QString device;
    QString lastSignIn;
};

/// What this device keeps for working without the network.
struct OfflineOffer
{
    bool available = false;
    QString kept;  ///< e.g. how many cases and how old
    QString until; ///< e.g. how long they may be used
};

/// Unit and post one may act for.
struct CapacityRow
{
    QString unit;
    QString post;
    QString detail; ///< e.g. for whom one stands in
};

/// The first page: which service, who, and then acting for whom. A pure view: it tells what was asked for and is told
/// what became of it; it neither reaches the network nor keeps what was typed after clearSecrets().
class SignInPage final : public QWidget
{
    Q_OBJECT
public:
    /// The scheduler shows progress only when something takes longer than a moment.
    explicit SignInPage(Scheduler &scheduler, QWidget *parent = nullptr);

    void setOrganisation(const QStringList &lines);
    /// Pairs of name and address; the address is what signals carry. Typing another address is allowed.
    void setServices(const QList<std::pair<QString, QString>> &services);
    void setService(const QString &address);
    [[nodiscard]] QString service() const;
    void setCertificate(const CertificateView &certificate);
    void setUser(const QString &user);
    /// How often a wrong password may still be given; -1 when not known.
    void setTriesLeft(int tries);
    void setOfflineOffer(const OfflineOffer &offer);
    void setStatus(const SignInStatus &status);

    /// Something is under way: fields are closed, Esc asks to cancel.
    void setBusy(const QString &what);
    void setIdle();
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setError(const QString &failed, const QString &kept, const QString &number);
    void clearError();
    /// Forgets every password and passphrase typed so far.
    void clearSecrets();

    enum class Step { Credentials, Capacity, OfflineUnlock, OfflinePassphrase, Codes };
    void showStep(Step step);
    [[nodiscard]] Step step() const;
    /// The password was right; the service asks for one code or two besides. Name and password stay.
    void askCodes(bool factor, bool device);
    /// One of them was wrong: says so beside it.
    void refuseCode(bool device, const QString &why);
    void setCapacities(const QList<CapacityRow> &capacities, int chosen = 0);
    /// Fewest characters of a new offline passphrase; default 10.
    void setPassphraseMinimum(int characters);

Q_SIGNALS:
    void serviceChanged(const QString &address);
    void certificateConfirmed(const QString &fingerprint);
    void signInRequested(const QString &service, const QString &user, const QString &password);
    /// Codes that were not asked for are empty.
    void codesGiven(const QString &factor, const QString &device);
    void cancelRequested();
    void capacityChosen(int index);
    void offlineUnlockRequested(const QString &passphrase);
    void offlinePassphraseChosen(const QString &passphrase);
    void offlinePassphraseDeclined();
    void highContrastRequested();
    void helpRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeCredentials();
    [[nodiscard]] QWidget *makeStatusLine();
    [[nodiscard]] QString chosenAddress() const;
    void wireSteps();
    void refresh();
    void refreshHint();
    void submit();
    void fitColumn();

    Scheduler &m_scheduler;
    bool m_busy = false;
    int m_tries = -1;
    CertificateView m_certificate;

    LatticePanel *m_lattice;
    QWidget *m_column;
    TextLabel *m_title;
    ErrorBox *m_error;
    SignInProgress *m_progress;
    QStackedWidget *m_steps;
    QComboBox *m_services;
    KeyButton *m_settings;
    CertificatePanel *m_certificatePanel;
    QLineEdit *m_user;
    SecretEdit *m_password;
    TextLabel *m_hint;
    KeyButton *m_signIn;
    OfflineCard *m_offline;
    CapacityStep *m_capacity;
    PassphraseStep *m_unlock;
    PassphraseStep *m_choose;
    CodesStep *m_codes;
    TextLabel *m_version;
    TextLabel *m_device;
    TextLabel *m_last;
};

} // namespace yunchuang
