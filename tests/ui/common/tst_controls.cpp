// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtualtime.h"
#include "ui/common/chip.h"
#include "ui/common/choicecard.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;

class TestControls : public QObject
{
    Q_OBJECT

private:
    YunchuangStyle *m_style = nullptr;

private Q_SLOTS:
    void initTestCase() { m_style = YunchuangStyle::install(); }

    void cleanup() { m_style->setTheme(Theme()); }

    void keyButtonIsPressedByMouseAndKey()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *button = new KeyButton(Icon::Accept, u"予以受理"_s);
        button->setKeys(Qt::ALT | Qt::Key_1);
        auto *other = new QPlainTextEdit;
        layout->addWidget(button);
        layout->addWidget(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy clicked(button, &QAbstractButton::clicked);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(clicked.size(), 3);
        QCOMPARE(button->keyHint(), u"Alt+1"_s);
    }

    void disabledButtonSaysWhy()
    {
        KeyButton button(u"准予"_s);
        QSignalSpy clicked(&button, &QAbstractButton::clicked);
        button.setDisabledReason(u"受理后可用"_s);
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(!button.isEnabled());
        QCOMPARE(clicked.size(), 0);
        QCOMPARE(button.toolTip(), u"受理后可用"_s);
        QCOMPARE(button.accessibleDescription(), u"受理后可用"_s);
        button.setDisabledReason({});
        QVERIFY(button.isEnabled());
        QVERIFY(button.toolTip().isEmpty());
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
    }

    void nothingIsCutAtAnyScale_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("125 %") << 1.25;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void nothingIsCutAtAnyScale()
    {
        QFETCH(double, scale);
        m_style->setTheme(Theme(Scheme::Light, false, scale));
        const Theme &theme = Theme::current();
        const QString words = u"一次性告知补正 gjpqy"_s;
        for (const auto variant : {KeyButton::Variant::Normal, KeyButton::Variant::Primary, KeyButton::Variant::Link,
                                   KeyButton::Variant::Flat}) {
            KeyButton button(Icon::Correction, words);
            button.setKeyHint(u"Ctrl+Shift+Backspace"_s);
            button.setVariant(variant);
            const FontRole role = variant == KeyButton::Variant::Normal || variant == KeyButton::Variant::Primary
                                      ? FontRole::Body
                                      : FontRole::Small;
            const QFontMetrics metrics(theme.font(role));
            const int hint = QFontMetrics(theme.font(FontRole::Hint)).horizontalAdvance(button.keyHint());
            QVERIFY(button.minimumSizeHint().width() >= metrics.horizontalAdvance(words) + hint + theme.px(16));
            QVERIFY(button.minimumSizeHint().height() >= metrics.height());
        }
        Chip chip(u"来源"_s);
        chip.setValue(u"云上贵州App"_s, true);
        QVERIFY(chip.minimumSizeHint().width() >
                QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(u"来源: 云上贵州App"_s));
        QVERIFY(chip.minimumSizeHint().height() >= QFontMetrics(theme.font(FontRole::Small)).height());
        Tag tag(TagLook::forLight(Light::Late), u"超 12 个工作日"_s);
        QVERIFY(tag.minimumSizeHint().width() >
                QFontMetrics(theme.font(FontRole::Small, true)).horizontalAdvance(tag.words()));
        QVERIFY(tag.minimumSizeHint().height() >= QFontMetrics(theme.font(FontRole::Small, true)).height());
        QComboBox combo;
        combo.addItem(words);
        QVERIFY(combo.sizeHint().height() >= QFontMetrics(theme.font()).height());
        QVERIFY(combo.sizeHint().width() > QFontMetrics(theme.font()).horizontalAdvance(words));
    }

    void iconOnlyButtonsAreLargeEnoughToHit()
    {
        const KeyButton button(Icon::Copy, QString());
        QVERIFY(button.sizeHint().width() >= 24 && button.sizeHint().height() >= 24);
    }

    void chipClearsByCrossAndByKey()
    {
        Chip chip(u"承办"_s);
        QMenu menu;
        menu.addAction(u"全部"_s);
        chip.setMenu(&menu);
        chip.setValue(u"本人"_s, true);
        chip.resize(chip.sizeHint());
        chip.show();
        QSignalSpy cleared(&chip, &Chip::cleared);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, chip.height() / 2));
        QCOMPARE(cleared.size(), 1);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(cleared.size(), 2);
        // The page answers by saying that nothing is filtered any more.
        chip.setValue(u"全部"_s, false);
        QVERIFY(!chip.narrowing());
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(cleared.size(), 2);
    }

    void chipTellsItsValue()
    {
        Chip chip(u"Source"_s);
        chip.setValue(u"all"_s, false);
        QCOMPARE(chip.accessibleName(), u"Source: all"_s);
        QVERIFY(chip.accessibleDescription().isEmpty());
        chip.setValue(u"Zunyi"_s, true);
        QCOMPARE(chip.accessibleName(), u"Source: Zunyi"_s);
        QVERIFY(!chip.accessibleDescription().isEmpty());
    }

    void opinionCountsCharactersAndKeepsWhatIsTooLong()
    {
        OpinionEdit edit(u"意见"_s);
        edit.setLimit(5);
        edit.show();
        QSignalSpy changed(&edit, &OpinionEdit::textChanged);
        QTest::keyClicks(edit.editor(), u"abcd"_s);
        QCOMPARE(edit.length(), 4);
        QVERIFY(!edit.isTooLong());
        // One rare character, two UTF-16 units.
        edit.insertPhrase(u"𬘭"_s);
        QCOMPARE(edit.length(), 5);
        QVERIFY(!edit.isTooLong());
        QTest::keyClicks(edit.editor(), u"x"_s);
        QVERIFY(edit.isTooLong());
        QCOMPARE(edit.text(), u"abcd𬘭x"_s);
        QVERIFY(edit.editor()->accessibleDescription().contains(u"6"_s));
        QVERIFY(changed.size() >= 6);
    }

    void opinionCanBeUndone()
    {
        OpinionEdit edit(u"意见"_s);
        edit.show();
        edit.setText(u"原来的意见"_s);
        edit.setText(u"新的意见"_s);
        QTest::keyClick(edit.editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit.text(), u"原来的意见"_s);
    }

    void phrasesComeByKey()
    {
        OpinionEdit edit(u"意见"_s);
        edit.setPhrases({{u"短"_s, u"请补充材料。"_s}, {u"长"_s, u"请核对后更正。"_s}});
        edit.show();
        edit.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        edit.editor()->setFocus();
        QTest::keyClicks(edit.editor(), u"1. "_s);
        QTest::keyClick(edit.editor(), Qt::Key_T, Qt::ControlModifier);
        auto *phrases = edit.findChild<QComboBox *>(u"phrases"_s);
        QVERIFY(phrases->view()->isVisible());
        QTest::keyClick(phrases->view(), Qt::Key_Down);
        QTest::keyClick(phrases->view(), Qt::Key_Down);
        QTest::keyClick(phrases->view(), Qt::Key_Return);
        QCOMPARE(edit.text(), u"1. 请核对后更正。"_s);
        QVERIFY(edit.editor()->hasFocus());
        QCOMPARE(phrases->currentIndex(), 0);
    }

    void readOnlyOpinionTakesNothing()
    {
        OpinionEdit edit(u"意见"_s);
        edit.setText(u"已提交"_s);
        edit.setReadOnly(true);
        edit.insertPhrase(u"x"_s);
        QTest::keyClicks(edit.editor(), u"y"_s);
        QCOMPARE(edit.text(), u"已提交"_s);
    }

    void errorBoxOffersRetryAndCopiesItsNumber()
    {
        ErrorBox box;
        QVERIFY(box.isHidden());
        box.setError(u"没有成功"_s, u"已保存"_s, u"E-17"_s);
        QVERIFY(box.isVisible());
        QCOMPARE(box.accessibleName(), u"没有成功"_s);
        QSignalSpy retry(&box, &ErrorBox::retryRequested);
        QTest::mouseClick(box.findChild<KeyButton *>(u"retry"_s), Qt::LeftButton);
        QCOMPARE(retry.size(), 1);
        QTest::mouseClick(box.findChild<KeyButton *>(u"copyErrorNumber"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"E-17"_s);
        box.clear();
        QVERIFY(box.isHidden());
    }

    void loadingShowsOnlyWhenItTakesLong()
    {
        VirtualClock clock;
        VirtualScheduler scheduler(clock);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *bar = new LoadingBar(scheduler);
        layout->addWidget(bar);
        window.show();
        bar->start();
        scheduler.advance(299ms);
        QVERIFY(!bar->isVisible());
        bar->stop();
        scheduler.advance(1000ms);
        QVERIFY(!bar->isVisible());
        bar->start();
        scheduler.advance(300ms);
        QVERIFY(bar->isVisible());
        bar->stop();
        QVERIFY(!bar->isVisible());
        QCOMPARE(scheduler.scheduled(), 0);
    }

    void loadingBarMayDieWhileWaiting()
    {
        VirtualClock clock;
        VirtualScheduler scheduler(clock);
        {
            LoadingBar bar(scheduler);
            bar.start();
        }
        QCOMPARE(scheduler.scheduled(), 0);
    }

    void emptyViewNamesTheNextStep()
    {
        EmptyView view;
        view.setMessage(u"没有待办。"_s, u"领取"_s, u"Ctrl+J"_s);
        view.show();
        QCOMPARE(view.accessibleName(), u"没有待办。"_s);
        QSignalSpy asked(&view, &EmptyView::actionRequested);
        QTest::mouseClick(view.findChild<KeyButton *>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        view.setMessage(u"没有待办。"_s);
        QVERIFY(view.findChild<KeyButton *>(u"emptyAction"_s)->isHidden());
    }

    void bannerSpeaksAsOneSentence()
    {
        Banner banner(Banner::Kind::Offline);
        banner.setMessage(u"离线工作中"_s, u"可审查 126 件。"_s, u"24 秒后重试"_s);
        QCOMPARE(banner.accessibleName(), u"离线工作中 可审查 126 件。 24 秒后重试"_s);
    }

    void cardsAreChosenByKeyAndExcludeEachOther()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *first = new ChoiceCard(u"Consult"_s, u"The other unit only answers"_s);
        auto *second = new ChoiceCard(u"Transfer"_s, u"The other unit takes over"_s);
        auto *edit = new QPlainTextEdit;
        first->setKeys(Qt::ALT | Qt::Key_Q);
        second->setKeys(Qt::ALT | Qt::Key_Z);
        second->setWarning(u"The due date stays"_s);
        first->setChecked(true);
        layout->addWidget(first);
        layout->addWidget(second);
        layout->addWidget(edit);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Z, Qt::AltModifier);
        QVERIFY(second->isChecked());
        QVERIFY(!first->isChecked());
        QVERIFY(second->hasFocus());
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(first->isChecked());
        QVERIFY(second->accessibleDescription().contains(u"due date"_s));
        second->setDisabledReason(u"No competent unit"_s);
        QTest::keyClick(edit, Qt::Key_Z, Qt::AltModifier);
        QVERIFY(!second->isChecked());
        QVERIFY(second->accessibleDescription().contains(u"competent"_s));
        QVERIFY(second->heightForWidth(120) > second->heightForWidth(600));
    }

    void badgeHidesAtZero()
    {
        QWidget window;
        auto *badge = new CountBadge(CountBadge::Look::Disc, &window);
        window.show();
        badge->setCount(5, Tone::Red, u"5 unread"_s);
        QVERIFY(badge->isVisible());
        QCOMPARE(badge->accessibleName(), u"5 unread"_s);
        badge->setCount(0, Tone::Red, u"none"_s);
        QVERIFY(!badge->isVisible());
    }
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
