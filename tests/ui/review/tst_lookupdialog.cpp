// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/companyapplication.h"
#include "tests/ui/review/reviewrig.h"

#include "forms/formcatalogue.h"
#include "protocol/codec.h"
#include "protocol/messagefields.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/review/formpane.h"
#include "ui/review/formtree.h"
#include "ui/review/lookupdialog.h"
#include "ui/review/reviewpage.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::samples;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 24);

LookupDialog::Question companyQuestion()
{
    LookupDialog::Question question;
    question.key = {CaseId(u"case-1"_s), UnitId(u"SCJGJ-QYZC"_s)};
    question.registry = u"legal-persons"_s;
    question.askedKey = u"91520201MATER0026L"_s;
    question.shownKey = question.askedKey;
    question.applied = {{u"name"_s, {u"股东名称"_s, u"贵州清溪示例科技有限公司"_s, u"贵州清溪示例科技有限公司"_s}},
                        {u"uscc"_s, {u"统一社会信用代码"_s, u"91520201MATER0026L"_s, u"91520201MATER0026L"_s}},
                        {u"legalRep"_s, {u"法定代表人"_s, u"罗*"_s, u"罗越"_s}}};
    question.known = u"法人库 ・ 不一致 ・ 查询于 09:12"_s;
    return question;
}

protocol::LookupReply companyEntry()
{
    return {true,
            {{u"uscc"_s, u"91520201MATER0026L"_s},
             {u"name"_s, u"贵州清溪示例科技 有限公司"_s},
             {u"legalRep"_s, u"罗超"_s},
             {u"state"_s, u"存续"_s},
             {u"founded"_s, QString()}},
            u"legal-persons"_s,
            QDateTime(today, QTime(1, 30), Qt::UTC)};
}

} // namespace

/// A question to a registry from a field of the review, by keys alone.
class TestLookupDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itIsAskedByKeys();
    void withoutAPurposeNothingIsAsked();
    void nothingFoundSaysSo();
    void errorsAreSaidInWords_data();
    void errorsAreSaidInWords();
    void offlineNothingCanBeAsked();
    void anAnswerStandsBesideItsQuestionOnly();
    void aNumberThatIsMaskedIsAskedForUnseen();
    void fieldsLeadToTheirRegistry_data();
    void fieldsLeadToTheirRegistry();
    void theReviewOpensItByKeyAndMenu();
    void pictures();

private:
    static void press(QWidget &dialog, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *target = dialog.focusWidget() ? dialog.focusWidget() : &dialog;
        QTest::keyClick(target, key, modifiers);
    }
    static bool open(LookupDialog &dialog)
    {
        dialog.show();
        dialog.activateWindow();
        return QTest::qWaitForWindowActive(&dialog);
    }
    static void ask(LookupDialog &dialog)
    {
        dialog.findChild<QComboBox *>(u"lookupPurpose"_s)->setFocus();
        QTest::keyClicks(dialog.focusWidget(), u"check shareholder"_s);
        press(dialog, Qt::Key_Return, Qt::ControlModifier);
    }
    static QString state(const LookupDialog &dialog) { return dialog.findChild<TextLabel *>(u"lookupState"_s)->text(); }

    ServiceDesk m_desk;
    QVector<ServiceRequest> m_asked;
    QVector<ServiceDesk::DoneBytes> m_waiting;
    std::optional<Expected<QByteArray, ServiceFailure>> m_answer;
};

void TestLookupDialog::init()
{
    m_asked.clear();
    m_waiting.clear();
    m_answer = protocol::encode(companyEntry());
    m_desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) {
        m_asked.append(request);
        if (m_answer)
            done(*m_answer);
        else
            m_waiting.append(done);
    });
}

void TestLookupDialog::itIsAskedByKeys()
{
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    QVERIFY(open(dialog));
    // The key is known, so the purpose is what is missing.
    QCOMPARE(dialog.focusWidget(), dialog.findChild<QComboBox *>(u"lookupPurpose"_s));
    QTest::keyClicks(dialog.focusWidget(), u"check shareholder"_s);
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].method, QByteArray("POST"));
    QCOMPARE(m_asked[0].path, u"/v1/registries/legal-persons/lookups"_s);
    const auto request = protocol::decode<protocol::LookupRequest>(m_asked[0].body);
    QVERIFY(request);
    QCOMPARE(request->caseId, CaseId(u"case-1"_s));
    QCOMPARE(request->unit, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(request->key, u"91520201MATER0026L"_s);
    QCOMPARE(request->purpose, u"check shareholder"_s);

    auto *values = dialog.findChild<QTableWidget *>(u"lookupValues"_s);
    QTRY_VERIFY(values->isVisible());
    const auto rowOf = [&](const QString &known) {
        for (int row = 0; row < values->rowCount(); ++row) {
            if (values->item(row, 2)->text() == known)
                return QStringList{values->item(row, 0)->text(), values->item(row, 1)->text(),
                                   values->item(row, 3)->text()};
        }
        return QStringList();
    };
    // What the registry leaves empty is no row; blanks are no difference; masks stay on the application's side.
    QCOMPARE(values->rowCount(), 4);
    QCOMPARE(rowOf(u"贵州清溪示例科技 有限公司"_s),
             QStringList({u"股东名称"_s, u"贵州清溪示例科技有限公司"_s, Wording::verdict(CheckVerdict::Match)}));
    QCOMPARE(rowOf(u"罗超"_s), QStringList({u"法定代表人"_s, u"罗*"_s, Wording::verdict(CheckVerdict::Mismatch)}));
    QCOMPARE(rowOf(u"存续"_s).mid(1), QStringList({u"—"_s, QString()}));
    QCOMPARE(dialog.focusWidget(), values);
    const QString source = dialog.findChild<TextLabel *>(u"lookupSource"_s)->text();
    QVERIFY2(source.contains(Wording::registry(u"legal-persons"_s)) && source.contains(u"09:30"_s), qPrintable(source));
    QSignalSpy closed(&dialog, &QDialog::rejected);
    press(dialog, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void TestLookupDialog::withoutAPurposeNothingIsAsked()
{
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    QVERIFY(open(dialog));
    auto *button = dialog.findChild<KeyButton *>(u"lookupAsk"_s);
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(dialog.focusWidget(), u"x"_s);
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_asked.isEmpty());
    QVERIFY(!button->disabledReason().isEmpty());
    QTest::keyClicks(dialog.focusWidget(), u"y"_s);
    QVERIFY(button->disabledReason().isEmpty());
    dialog.findChild<QLineEdit *>(u"lookupKey"_s)->clear();
    QVERIFY(!button->disabledReason().isEmpty());
}

void TestLookupDialog::nothingFoundSaysSo()
{
    m_answer = protocol::encode(protocol::LookupReply{false, {}, u"legal-persons"_s, companyEntry().fetchedAt});
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    QVERIFY(open(dialog));
    ask(dialog);
    QTRY_COMPARE(state(dialog), LookupDialog::tr("The registry has no such entry."));
    QVERIFY(dialog.findChild<TextLabel *>(u"lookupSource"_s)->isVisible());
    QVERIFY(!dialog.findChild<QTableWidget *>(u"lookupValues"_s)->isVisible());
}

void TestLookupDialog::errorsAreSaidInWords_data()
{
    QTest::addColumn<ServiceFailure>("failure");
    QTest::addColumn<QString>("word");
    const auto api = [](protocol::ApiErrorCode code) {
        ServiceFailure failure;
        failure.kind = ServiceFailure::Kind::Api;
        failure.api.code = code;
        return failure;
    };
    QTest::newRow("not permitted") << api(protocol::ApiErrorCode::Forbidden) << u"Only the unit"_s;
    QTest::newRow("not his case") << api(protocol::ApiErrorCode::NotFound) << u"does not know this case"_s;
    QTest::newRow("registry out") << api(protocol::ApiErrorCode::Unavailable) << u"out at the moment"_s;
    QTest::newRow("not accepted") << api(protocol::ApiErrorCode::Malformed) << u"does not accept"_s;
    QTest::newRow("too many") << api(protocol::ApiErrorCode::TooManyRequests) << u"Too many"_s;
    QTest::newRow("fault") << api(protocol::ApiErrorCode::Internal) << u"could not answer"_s;
    QTest::newRow("no connection") << ServiceFailure() << u"could not be reached"_s;
}

void TestLookupDialog::errorsAreSaidInWords()
{
    QFETCH(ServiceFailure, failure);
    QFETCH(QString, word);
    m_answer = unexpected(failure);
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    QVERIFY(open(dialog));
    ask(dialog);
    QTRY_VERIFY2(state(dialog).contains(word), qPrintable(state(dialog)));
    // It can be tried again with the same keys.
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_asked.size(), 2);
}

void TestLookupDialog::offlineNothingCanBeAsked()
{
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    dialog.setOffline(true);
    QVERIFY(open(dialog));
    ask(dialog);
    QVERIFY(m_asked.isEmpty());
    QVERIFY(state(dialog).contains(u"when there is a connection"_s));
    dialog.setOffline(false);
    QVERIFY(state(dialog).isEmpty());
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_asked.size(), 1);
}

void TestLookupDialog::anAnswerStandsBesideItsQuestionOnly()
{
    m_answer.reset();
    LookupDialog dialog(&m_desk, companyQuestion(), today);
    QVERIFY(open(dialog));
    ask(dialog);
    QCOMPARE(m_waiting.size(), 1);
    QVERIFY(!dialog.findChild<KeyButton *>(u"lookupAsk"_s)->disabledReason().isEmpty());
    dialog.findChild<QLineEdit *>(u"lookupKey"_s)->setText(u"91520602MATER00508"_s);
    m_waiting[0](protocol::encode(companyEntry()));
    QCoreApplication::processEvents();
    auto *values = dialog.findChild<QTableWidget *>(u"lookupValues"_s);
    QCOMPARE(values->rowCount(), 0);
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_waiting.size(), 2);
    m_waiting[1](protocol::encode(companyEntry()));
    QTRY_COMPARE(values->rowCount(), 4);
    // And goes with it.
    dialog.findChild<QComboBox *>(u"lookupRegistry"_s)->setCurrentIndex(1);
    QCOMPARE(values->rowCount(), 0);
}

void TestLookupDialog::aNumberThatIsMaskedIsAskedForUnseen()
{
    LookupDialog::Question question = companyQuestion();
    question.registry = u"population"_s;
    question.askedKey = u"520199199001010017"_s;
    question.shownKey = u"520***********0017"_s;
    LookupDialog dialog(&m_desk, question, today);
    QVERIFY(open(dialog));
    QCOMPARE(dialog.findChild<QLineEdit *>(u"lookupKey"_s)->text(), question.shownKey);
    ask(dialog);
    QTRY_COMPARE(m_asked.size(), 1);
    QCOMPARE(protocol::decode<protocol::LookupRequest>(m_asked[0].body)->key, question.askedKey);
}

void TestLookupDialog::fieldsLeadToTheirRegistry_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QString>("key");
    QTest::newRow("representative") << u"/legalRep/name"_s << u"population"_s << u"520199199001010017"_s;
    QTest::newRow("body among holders") << u"/holders/1/uscc"_s << u"legal-persons"_s << u"91520115MA6TERT171"_s;
    QTest::newRow("address") << u"/addr"_s << u"addresses"_s << u"520115 示例路108号 3栋1204室"_s;
    QTest::newRow("no source") << u"/term"_s << QString() << QString();
}

void TestLookupDialog::fieldsLeadToTheirRegistry()
{
    QFETCH(QString, pointer);
    QFETCH(QString, registry);
    QFETCH(QString, key);
    ReviewRig rig;
    const auto catalogue = FormCatalogue::fromJson(formResources());
    QVERIFY(catalogue);
    const FormDescription *form = catalogue->find(u"company-registration"_s, 1);
    QVERIFY(form);
    const LookupDialog::Question question = LookupDialog::questionAt({}, *form, companyApplication(), pointer, nullptr,
                                                                     today, [](const QString &) { return u"***"_s; });
    QCOMPARE(question.registry, registry);
    if (!registry.isEmpty())
        QCOMPARE(question.askedKey, key);
    QCOMPARE(question.shownKey, registry == u"population" ? u"***"_s : question.askedKey);
}

void TestLookupDialog::theReviewOpensItByKeyAndMenu()
{
    ReviewRig rig;
    ReviewPage page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler);
    page.useLeases(m_desk);
    page.resize(1390, 820);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const RowKey key = rig.openable(u"52-261123-00317"_s);
    page.open(key);
    page.enter();
    QTRY_VERIFY(page.whole());
    auto *tree = page.findChild<FormTree *>(u"formTree0"_s);
    QTRY_VERIFY(tree && tree->form().rowCount() > 0);
    QVERIFY(page.form().nextDifference());
    QTest::keyClick(tree, Qt::Key_G, Qt::ControlModifier);
    QPointer<LookupDialog> dialog = page.findChild<LookupDialog *>();
    QVERIFY(dialog);
    // There is no window manager here to hand the focus to a dialog.
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog.data());
    // What the last comparison said, from where and when, stands above the question.
    const QString known = dialog->findChild<TextLabel *>(u"lookupKnown"_s)->text();
    QVERIFY2(known.contains(Wording::verdict(CheckVerdict::Mismatch)), qPrintable(known));
    QCOMPARE(dialog->findChild<QComboBox *>(u"lookupRegistry"_s)->currentData().toString(), u"addresses"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY2(!dialog, dialog && dialog->isVisible() ? "still open" : "closed and kept");
    page.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &page);

    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(tree->viewport(), &event);
    QPointer<QMenu> menu = tree->findChild<QMenu *>(u"fieldMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(page.findChild<LookupDialog *>());
    page.findChild<LookupDialog *>()->close();
    QTRY_VERIFY(!page.findChild<LookupDialog *>());

    // Who only answers a question on the case asks no registry about it.
    tree->setLookup(false, today);
    QTest::keyClick(tree, Qt::Key_G, Qt::ControlModifier);
    QVERIFY(!page.findChild<LookupDialog *>());
}

void TestLookupDialog::pictures()
{
    const QString folder = QString::fromLocal8Bit(qgetenv("YC_LOOKUP_PICTURES"));
    auto *style = YunchuangStyle::install();
    for (const QString &look : {u"light"_s, u"dark"_s, u"large"_s}) {
        style->setTheme(Theme(look == u"dark" ? Scheme::Dark : Scheme::Light, false, look == u"large" ? 1.5 : 1.0));
        LookupDialog dialog(&m_desk, companyQuestion(), today);
        QVERIFY(open(dialog));
        ask(dialog);
        QTRY_VERIFY(dialog.findChild<QTableWidget *>(u"lookupValues"_s)->isVisible());
        QCoreApplication::processEvents();
        const QPixmap picture = dialog.grab();
        QVERIFY(picture.width() >= 560);
        if (folder.isEmpty())
            continue;
        QDir().mkpath(folder);
        QVERIFY(picture.save(u"%1/lookup-%2.png"_s.arg(folder, look)));
    }
    style->setTheme(Theme(Scheme::Light));
}

QTEST_MAIN(TestLookupDialog)
#include "tst_lookupdialog.moc"
