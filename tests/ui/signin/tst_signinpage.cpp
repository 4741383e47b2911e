// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/namelesswidgets.h"
#include "tests/support/virtualtime.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/signin/secretedit.h"
#include "ui/signin/signinpage.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;

class TestSignInPage : public QObject
{
    Q_OBJECT

private:
    YunchuangStyle *m_style = nullptr;
    VirtualClock m_clock;
    std::unique_ptr<VirtualScheduler> m_scheduler;
    std::unique_ptr<SignInPage> m_page;

    template<typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }

    [[nodiscard]] static CertificateView pinned()
    {
        return {CertificateView::State::Pinned, u"gateway.yunchuang.example"_s, QString(64, u'a'), u"2027-08-31"_s};
    }

    void fillIn() const
    {
        find<QLineEdit>(u"user"_s)->setText(u"zhoumin"_s);
        find<QLineEdit>(u"password"_s)->setText(u"Secret-1"_s);
    }

private Q_SLOTS:
    void initTestCase() { m_style = YunchuangStyle::install(); }

    void init()
    {
        m_scheduler = std::make_unique<VirtualScheduler>(m_clock);
        m_page = std::make_unique<SignInPage>(*m_scheduler);
        m_page->setServices({{u"生产"_s, u"https://gateway.example"_s}, {u"测试"_s, u"https://test.example"_s}});
        m_page->setCertificate(pinned());
        m_page->resize(1440, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_style->setTheme(Theme());
    }

    void everythingOneCanReachHasAName() { QCOMPARE(samples::namelessWidgets(*m_page), QString()); }

    void enterSignsIn()
    {
        QSignalSpy asked(m_page.get(), &SignInPage::signInRequested);
        auto *user = find<QLineEdit>(u"user"_s);
        auto *password = find<QLineEdit>(u"password"_s);
        user->setFocus();
        QTest::keyClicks(user, u" zhoumin "_s);
        // Enter in the name goes on to the password instead of complaining.
        QTest::keyClick(user, Qt::Key_Return);
        QVERIFY(password->hasFocus());
        QCOMPARE(asked.size(), 0);
        QTest::keyClicks(password, u"Secret-1"_s);
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"https://gateway.example"_s);
        QCOMPARE(asked.first().at(1).toString(), u"zhoumin"_s);
        QCOMPARE(asked.first().at(2).toString(), u"Secret-1"_s);
    }

    void buttonSaysWhatIsMissing()
    {
        auto *button = find<KeyButton>(u"signIn"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->disabledReason().isEmpty());
        fillIn();
        QVERIFY(button->isEnabled());
        m_page->setTriesLeft(0);
        QVERIFY(!button->isEnabled());
        m_page->setTriesLeft(3);
        QVERIFY(button->isEnabled());
    }

    void tabGoesDownThePage()
    {
        fillIn();
        const QStringList order = {u"service"_s, u"serviceSettings"_s, u"certificateDetails"_s,
                                   u"user"_s,    u"password"_s,        u"signIn"_s};
        auto *first = find<QComboBox>(u"service"_s);
        first->setFocus();
        QStringList seen;
        for (int i = 0; i < order.size(); ++i) {
            QWidget *focus = QApplication::focusWidget();
            seen.append(focus == first->lineEdit() ? first->objectName() : focus->objectName());
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        QCOMPARE(seen, order);
    }

    void unconfirmedCertificateBlocks()
    {
        fillIn();
        CertificateView seen = pinned();
        seen.state = CertificateView::State::FirstSeen;
        m_page->setCertificate(seen);
        QSignalSpy asked(m_page.get(), &SignInPage::signInRequested);
        QTest::keyClick(find<QLineEdit>(u"password"_s), Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
        QSignalSpy confirmed(m_page.get(), &SignInPage::certificateConfirmed);
        QTest::mouseClick(find<KeyButton>(u"confirmCertificate"_s), Qt::LeftButton);
        QCOMPARE(confirmed.size(), 1);
        QCOMPARE(confirmed.first().first().toString(), QString(64, u'a'));
        m_page->setCertificate(pinned());
        QVERIFY(find<KeyButton>(u"confirmCertificate"_s)->isHidden());
        QTest::keyClick(find<QLineEdit>(u"password"_s), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void changedCertificateCannotBeConfirmedHere()
    {
        fillIn();
        CertificateView other = pinned();
        other.state = CertificateView::State::Changed;
        m_page->setCertificate(other);
        QVERIFY(!find<KeyButton>(u"signIn"_s)->isEnabled());
        QVERIFY(find<KeyButton>(u"confirmCertificate"_s)->isHidden());
        QSignalSpy asked(m_page.get(), &SignInPage::signInRequested);
        QTest::keyClick(find<QLineEdit>(u"password"_s), Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
    }

    void aValidCertificateCanBeLookedAt()
    {
        m_page->setCertificate(pinned());
        auto *fingerprint = find<TextLabel>(u"shownFingerprint"_s);
        auto *view = find<KeyButton>(u"certificateDetails"_s);
        QVERIFY(!fingerprint->isVisible());
        QTest::mouseClick(view, Qt::LeftButton);
        QVERIFY(fingerprint->isVisible());
        QCOMPARE(fingerprint->text(), groupedFingerprint(pinned().fingerprint));
        QTest::mouseClick(view, Qt::LeftButton);
        QVERIFY(!fingerprint->isVisible());
    }

    void anotherAddressIsTypedOverTheOldOne()
    {
        m_page->setServices({{u"https://old.example"_s, u"https://old.example"_s}});
        QSignalSpy changed(m_page.get(), &SignInPage::serviceChanged);
        QTest::mouseClick(find<KeyButton>(u"serviceSettings"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"https://new.example"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toString(), u"https://new.example"_s);
    }

    void fingerprintIsGroupedForReading()
    {
        QCOMPARE(groupedFingerprint(u"0123456789abcdef"_s), u"0123 4567 89ab cdef"_s);
        QCOMPARE(groupedFingerprint(QString(64, u'0')).count(u'\n'), 1);
        QCOMPARE(groupedFingerprint({}), QString());
    }

    void typedAddressIsTaken()
    {
        auto *service = find<QComboBox>(u"service"_s);
        QSignalSpy changed(m_page.get(), &SignInPage::serviceChanged);
        service->setFocus();
        service->lineEdit()->selectAll();
        QTest::keyClicks(service->lineEdit(), u"https://other.example"_s);
        QTest::keyClick(service->lineEdit(), Qt::Key_Tab);
        QCOMPARE(m_page->service(), u"https://other.example"_s);
        QCOMPARE(changed.last().first().toString(), u"https://other.example"_s);
        m_page->setService(u"https://test.example"_s);
        QCOMPARE(m_page->service(), u"https://test.example"_s);
    }

    void busyClosesTheFieldsAndEscCancels()
    {
        fillIn();
        m_page->setBusy(u"Signing in…"_s);
        QVERIFY(!find<QLineEdit>(u"password"_s)->isEnabled());
        auto *bar = m_page->findChild<LoadingBar *>();
        QVERIFY(!bar->isVisible());
        m_scheduler->advance(301ms);
        QVERIFY(bar->isVisible());
        QSignalSpy cancelled(m_page.get(), &SignInPage::cancelRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        m_page->setIdle();
        QVERIFY(!bar->isVisible());
        QVERIFY(find<QLineEdit>(u"password"_s)->hasFocus());
        QCOMPARE(find<QLineEdit>(u"password"_s)->text(), u"Secret-1"_s);
    }

    void errorSelectsThePasswordAndF5Retries()
    {
        fillIn();
        m_page->setBusy(u"Signing in…"_s);
        m_page->setError(u"Wrong password."_s, u"Nothing was lost."_s, u"E-1"_s);
        auto *box = m_page->findChild<ErrorBox *>();
        QVERIFY(box->isVisible());
        auto *password = find<QLineEdit>(u"password"_s);
        QVERIFY(password->hasFocus());
        QCOMPARE(password->selectedText().size(), 8);
        QSignalSpy asked(m_page.get(), &SignInPage::signInRequested);
        QTest::keyClick(password, Qt::Key_F5);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!box->isVisible());
    }

    void revealEndsWhenTheFieldIsLeft()
    {
        auto *password = find<SecretEdit>(u"password"_s);
        password->setFocus();
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->findChild<QAction *>(u"reveal"_s)->trigger();
        QVERIFY(password->isRevealed());
        find<QLineEdit>(u"user"_s)->setFocus();
        QVERIFY(!password->isRevealed());
    }

    void capsLockIsNoticed()
    {
        auto *password = find<SecretEdit>(u"password"_s);
        QSignalSpy changed(password, &SecretEdit::capsLockChanged);
        QTest::keyClick(password, 'a');
        QCOMPARE(changed.size(), 0);
        QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"A"_s);
        QApplication::sendEvent(password, &capital);
        QVERIFY(password->capsLockSeen());
        QKeyEvent shifted(QEvent::KeyPress, Qt::Key_A, Qt::ShiftModifier, u"A"_s);
        QApplication::sendEvent(password, &shifted);
        QVERIFY(!password->capsLockSeen());
        QCOMPARE(changed.size(), 2);
    }

    void capacityIsChosenByKeyboard()
    {
        m_page->setCapacities({{u"企业注册处"_s, u"受理岗"_s, {}}, {u"企业注册处"_s, u"审查岗"_s, u"代 罗青"_s}}, 0);
        m_page->showStep(SignInPage::Step::Capacity);
        auto *list = find<QListView>(u"capacities"_s);
        QVERIFY(list->hasFocus());
        QSignalSpy chosen(m_page.get(), &SignInPage::capacityChosen);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 1);
        QCOMPARE(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"企业注册处, 审查岗, 代 罗青"_s);
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE(m_page->step(), SignInPage::Step::Credentials);
    }

    void offlineUnlockNeedsACache()
    {
        auto *button = find<KeyButton>(u"offlineUnlock"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->disabledReason().isEmpty());
        m_page->setOfflineOffer({true, u"126 件"_s, u"至 18:00"_s});
        QTest::keyClick(find<QLineEdit>(u"user"_s), Qt::Key_O, Qt::AltModifier);
        QCOMPARE(m_page->step(), SignInPage::Step::OfflineUnlock);
        auto *edit = find<QLineEdit>(u"unlockPassphrase"_s);
        QVERIFY(edit->hasFocus());
        QSignalSpy asked(m_page.get(), &SignInPage::offlineUnlockRequested);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
        QTest::keyClicks(edit, u"long passphrase"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(asked.first().first().toString(), u"long passphrase"_s);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(m_page->step(), SignInPage::Step::Credentials);
        QVERIFY(edit->text().isEmpty());
    }

    void newPassphraseIsTypedTwice()
    {
        m_page->setPassphraseMinimum(8);
        m_page->showStep(SignInPage::Step::OfflinePassphrase);
        auto *first = find<QLineEdit>(u"newPassphrase"_s);
        auto *second = find<QLineEdit>(u"repeatPassphrase"_s);
        auto *go = find<KeyButton>(u"setPassphrase"_s);
        QSignalSpy chosen(m_page.get(), &SignInPage::offlinePassphraseChosen);
        QTest::keyClicks(first, u"short"_s);
        QTest::keyClicks(second, u"short"_s);
        QVERIFY(!go->isEnabled());
        first->setText(u"long enough"_s);
        QVERIFY(!go->isEnabled());
        second->setText(u"long enougj"_s);
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        second->setText(u"long enough"_s);
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QSignalSpy declined(m_page.get(), &SignInPage::offlinePassphraseDeclined);
        QTest::keyClick(first, Qt::Key_Escape);
        QCOMPARE(declined.size(), 1);
        m_page->clearSecrets();
        QVERIFY(first->text().isEmpty() && second->text().isEmpty());
    }

    void codesAreAskedForWithoutLosingAnything()
    {
        fillIn();
        m_page->setBusy(u"Signing in…"_s);
        QSignalSpy given(m_page.get(), &SignInPage::codesGiven);
        m_page->askCodes(true, true);
        QCOMPARE(m_page->step(), SignInPage::Step::Codes);
        auto *factor = find<QLineEdit>(u"factorCode"_s);
        auto *device = find<QLineEdit>(u"deviceCode"_s);
        QVERIFY(factor->hasFocus() && factor->isVisible() && device->isVisible());
        QVERIFY(!find<KeyButton>(u"sendCodes"_s)->isEnabled());
        QTest::keyClicks(factor, u"12a3 456"_s); // no letter is taken
        QTest::keyClick(factor, Qt::Key_Return);
        QVERIFY(device->hasFocus()); // the next that is missing
        QTest::keyClicks(device, u"7kqp-m2xa-9dht"_s);
        QTest::keyClick(device, Qt::Key_Return);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.constFirst().at(0).toString(), u"123456"_s);
        QCOMPARE(given.constFirst().at(1).toString(), u"7KQPM2XA9DHT"_s);
        // One of them was wrong: the other one stays, and so do name and password.
        m_page->setBusy(u"Signing in…"_s);
        m_page->refuseCode(false, u"wrong"_s);
        QVERIFY(factor->text().isEmpty() && factor->hasFocus());
        QCOMPARE(device->text(), u"7kqp-m2xa-9dht"_s);
        QCOMPARE(find<QLineEdit>(u"password"_s)->text(), u"Secret-1"_s);
        QTest::keyClicks(factor, u"654321"_s);
        QTest::keyClick(factor, Qt::Key_Return);
        QCOMPARE(given.count(), 2);
    }

    void onlyTheCodeAskedForIsShown_data()
    {
        QTest::addColumn<bool>("factor");
        QTest::addColumn<bool>("device");
        QTest::newRow("authenticator") << true << false;
        QTest::newRow("computer") << false << true;
    }

    void onlyTheCodeAskedForIsShown()
    {
        QFETCH(bool, factor);
        QFETCH(bool, device);
        QSignalSpy given(m_page.get(), &SignInPage::codesGiven);
        m_page->askCodes(factor, device);
        QCOMPARE(find<QLineEdit>(u"factorCode"_s)->isVisible(), factor);
        QCOMPARE(find<QLineEdit>(u"deviceCode"_s)->isVisible(), device);
        auto *field = find<QLineEdit>(factor ? u"factorCode"_s : u"deviceCode"_s);
        QTest::keyClicks(field, factor ? u"123456"_s : u"7KQPM2XA9DHT"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.constFirst().at(0).toString().isEmpty(), !factor);
        QCOMPARE(given.constFirst().at(1).toString().isEmpty(), !device);
    }

    void escLeavesTheCodes()
    {
        QSignalSpy cancelled(m_page.get(), &SignInPage::cancelRequested);
        m_page->askCodes(true, false);
        QTest::keyClick(find<QLineEdit>(u"factorCode"_s), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        m_page->clearSecrets();
        QVERIFY(find<QLineEdit>(u"factorCode"_s)->text().isEmpty());
    }

    void everythingHasAName()
    {
        const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                               qobject_cast<const QComboBox *>(widget->parentWidget()) ||
                               qobject_cast<const QLabel *>(widget);
            QVERIFY2(named,
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void wordsChangedWhileHiddenFit()
    {
        m_page.reset();
        m_style->setTheme(Theme(Scheme::Light, false, 1.5));
        m_page = std::make_unique<SignInPage>(*m_scheduler);
        CertificateView certificate = pinned();
        certificate.state = CertificateView::State::FirstSeen;
        m_page->setCertificate(certificate);
        m_page->resize(1440, 900);
        m_page->show();
        QCoreApplication::processEvents();
        m_page->hide();
        certificate.state = CertificateView::State::Changed;
        certificate.host = u"a-rather-long-name-of-a-gateway.of-a-province.yunchuang.example"_s;
        m_page->setCertificate(certificate);
        m_page->show();
        QCoreApplication::processEvents();
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && !label->text().isEmpty())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }

    void largeLettersFit_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<CertificateView::State>("state");
        using State = CertificateView::State;
        QTest::newRow("100 %") << 1.0 << QSize(1440, 900) << State::Pinned;
        QTest::newRow("150 %") << 1.5 << QSize(1440, 900) << State::FirstSeen;
        QTest::newRow("150 % changed") << 1.5 << QSize(1440, 900) << State::Changed;
        QTest::newRow("150 % small window") << 1.5 << QSize(900, 640) << State::Changed;
        QTest::newRow("200 %") << 2.0 << QSize(1280, 720) << State::FirstSeen;
    }

    void largeLettersFit()
    {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        QFETCH(CertificateView::State, state);
        m_page.reset();
        m_style->setTheme(Theme(Scheme::Light, false, scale));
        m_page = std::make_unique<SignInPage>(*m_scheduler);
        m_page->setServices({{u"生产"_s, u"https://gateway.example"_s}});
        m_page->setCertificate(pinned());
        m_page->setTriesLeft(2);
        m_page->resize(size);
        m_page->show();
        QCoreApplication::processEvents();
        // States come and go while the page is open.
        CertificateView certificate = pinned();
        certificate.state = state;
        m_page->setCertificate(certificate);
        m_page->setError(u"Wrong password."_s, u"Nothing was lost."_s, u"E-1"_s);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(label->height() >= needed, qPrintable(label->text()));
            if (!label->wordWrap())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        const QList<KeyButton *> buttons = m_page->findChildren<KeyButton *>();
        for (const KeyButton *button : buttons) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width() &&
                             button->height() >= button->sizeHint().height(),
                         qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
