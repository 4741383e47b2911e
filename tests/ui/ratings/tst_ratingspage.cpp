// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/namelesswidgets.h"
#include "tests/ui/ratings/ratingdesk.h"

#include "ui/common/chip.h"
#include "ui/common/keybutton.h"
#include "ui/common/opinionedit.h"
#include "ui/common/ratingwords.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/ratings/ratingactbox.h"
#include "ui/ratings/ratingdetailpane.h"
#include "ui/ratings/ratingfigures.h"
#include "ui/ratings/ratinglistwords.h"

#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The page of ratings with real keys, and the real service behind it.
class tst_RatingsPage : public QObject
{
    Q_OBJECT

private:
    struct Screen : RatingDesk
    {
        void open(const RigClerk &clerk)
        {
            sitDown(clerk);
            page.resize(1240, 860);
            page.show();
            page.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            page.enter();
            settle();
        }
        /// Everything that was asked is answered.
        static void settle()
        {
            QTest::qWait(1);
            QCoreApplication::processEvents();
            QTest::qWait(1);
        }
        template<class T>
        [[nodiscard]] T *find(const QString &name) const
        {
            return page.findChild<T *>(name);
        }
        [[nodiscard]] QListView *list() const { return find<QListView>(u"ratingList"_s); }
        [[nodiscard]] QString text(const QString &name) const { return find<TextLabel>(name)->text(); }
        [[nodiscard]] RatingActBox &acts() { return page.detail().acts(); }
        void type(const QString &field, const QString &words)
        {
            find<OpinionEdit>(field)->editor()->setFocus();
            for (const QChar &character : words)
                QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(character),
                                    Qt::NoModifier);
        }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
        {
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
            settle();
        }
        [[nodiscard]] QStringList names() const
        {
            QStringList names;
            for (const KeyButton *button : page.findChildren<KeyButton *>()) {
                if (button->isCheckable())
                    names.append(button->text() + (button->isEnabled() ? QString() : u"!"_s));
            }
            return names;
        }
    };

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void everythingOneCanReachHasAName()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.open(screen.supervisor);
        QCOMPARE(namelessWidgets(screen.page), QString());
        screen.sitDown(screen.colleague);
        screen.settle();
        screen.acts().choose(RatingAct::Sign);
        QCOMPARE(namelessWidgets(screen.page), QString());
    }

    void theListShowsWhatWaits()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.rated(RatingLevel::VerySatisfied);
        QSignalSpy counted(&screen.page, &RatingsPage::openCounted);
        screen.open(screen.supervisor);
        QCOMPARE(counted.constLast().constFirst().toInt(), 0); // it is the office's turn
        screen.sitDown(screen.colleague);
        screen.settle();
        QCOMPARE(counted.constLast().constFirst().toInt(), 1);
        QCOMPARE(screen.page.model().rowCount(), 1);
        const QModelIndex row = screen.list()->model()->index(0, 0);
        QCOMPARE(row.data(RatingListWords::LevelWordsRole).toString(), u"Dissatisfied"_s);
        QCOMPARE(row.data(RatingListWords::LightLookRole).toInt(), int(Light::Soon));
        QVERIFY(row.data(RatingListWords::SecondWordsRole).toString().contains(u"To be signed for"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"1 day"));
        QVERIFY(screen.text(u"administrationCount"_s).contains(u"1"));
        // Its particulars are there at once, chosen by itself.
        QCOMPARE(screen.text(u"ratingLevel"_s), u"Dissatisfied"_s);
        QVERIFY(screen.text(u"ratingWords"_s).contains(u"等了很久"));
        QCOMPARE(screen.page.detail().timeline().size(), 2);
    }

    void filtersNarrowTheList()
    {
        Screen screen;
        const RatingId first = screen.rated(RatingLevel::Dissatisfied);
        screen.rated(RatingLevel::VerySatisfied);
        QVERIFY(screen.act(screen.colleague, first, RatingAct::Sign, Post::CaseOfficer));
        screen.open(screen.supervisor);
        RatingsPage::Narrowing narrowing;
        narrowing.negativeOnly = false;
        screen.page.narrow(narrowing);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 2);
        narrowing.state = RatingState::AwaitingReview;
        screen.page.narrow(narrowing);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 0);
        QVERIFY(screen.find<QWidget>(u"ratingsEmpty"_s)->isVisible());
        QVERIFY(!screen.page.detail().detail());
        narrowing.state = RatingState::Verifying;
        screen.page.narrow(narrowing);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 1);
        QVERIFY(screen.find<Chip>(u"chipRatingState"_s)->narrowing());
        narrowing = {};
        narrowing.unit = UnitId(u"SWJ-SZHD"_s);
        screen.page.narrow(narrowing);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 0);
        narrowing = {};
        narrowing.days = 7;
        screen.page.narrow(narrowing);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 1);
    }

    void theOfficeSeesItsOwnAndNeverWho()
    {
        Screen screen;
        screen.rated(RatingLevel::VeryDissatisfied, u"我是陈一鸣，电话13800008000，等了很久。"_s);
        screen.open(screen.colleague);
        QCOMPARE(screen.page.model().rowCount(), 1);
        QVERIFY(!screen.find<Chip>(u"chipRatingUnit"_s)->isVisible());
        QVERIFY(screen.page.detail().detail());
        QVERIFY(!screen.page.detail().detail()->rater);
        QStringList shown = screen.page.detail().timeline();
        for (const TextLabel *label : screen.page.findChildren<TextLabel *>())
            shown.append(label->text());
        for (const QString &words : std::as_const(shown)) {
            QVERIFY(!words.contains(u"陈一鸣"));
            QVERIFY(!words.contains(u"1380000"));
            QVERIFY(!words.contains(u"陈**"));
        }
        // The supervisor sees him masked.
        Screen other;
        other.rated(RatingLevel::VeryDissatisfied);
        other.open(other.supervisor);
        QCOMPARE(other.page.detail().detail()->rater->name, u"陈**"_s);
    }

    void theOneRatedIsToldWhyHeCannot()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.open(screen.people.officer);
        QCOMPARE(screen.names(), QStringList{u"Sign for it!"_s});
        QVERIFY(screen.find<KeyButton>(u"ratingActSIGN"_s)->disabledReason().contains(u"somebody else"));
    }

    void aNegativeRatingIsSeenThroughWithKeys()
    {
        Screen screen;
        const RatingId id = screen.rated(RatingLevel::Dissatisfied);
        screen.open(screen.colleague);
        screen.press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(screen.acts().chosen(), RatingAct::Sign);
        QCOMPARE(screen.work(id).state, RatingState::AwaitingSignature); // choosing does nothing yet
        screen.find<KeyButton>(u"ratingActSIGN"_s)->setFocus();
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::Verifying);
        QCOMPARE(screen.work(id).verifier, UserId(u"wangqiang"_s));
        QVERIFY(screen.page.statusWords().contains(u"Signed"));

        // A finding needs a call first.
        QVERIFY(!screen.find<KeyButton>(u"ratingActESTABLISH"_s)->isEnabled());
        screen.acts().choose(RatingAct::CallBack);
        screen.type(u"ratingText"_s, u"reached by telephone, waited long"_s);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).calls, 1);
        QCOMPARE(screen.rows(id).constLast().args.text, u"reached by telephone, waited long"_s);
        QVERIFY(!screen.acts().chosen());

        screen.acts().choose(RatingAct::Establish);
        screen.type(u"ratingText"_s, u"the counter was not staffed"_s);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::Rectifying);
        QCOMPARE(screen.work(id).verdict, RatingVerdict::Justified);

        screen.acts().choose(RatingAct::ReportRectified);
        screen.type(u"ratingText"_s, u"one more counter is open now"_s);
        screen.press(Qt::Key_Enter, Qt::ControlModifier);
        screen.acts().choose(RatingAct::GiveFeedback);
        screen.type(u"ratingText"_s, u"we have opened one more counter"_s);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::AwaitingReview);
        QVERIFY(screen.names().isEmpty());
    }

    void closingAsksOnceMore()
    {
        Screen screen;
        const RatingId id = screen.rated(RatingLevel::Dissatisfied);
        RatingArguments args;
        args.text = u"已核实并整改，已向评价人说明。"_s;
        args.verdict = RatingVerdict::Justified;
        args.callBack = CallBackResult::Reached;
        for (const RatingAct act : {RatingAct::Sign, RatingAct::CallBack, RatingAct::Establish,
                                    RatingAct::ReportRectified, RatingAct::GiveFeedback})
            QVERIFY(screen.act(screen.colleague, id, act, Post::CaseOfficer, args));
        screen.open(screen.supervisor);
        screen.acts().choose(RatingAct::Close);
        screen.type(u"ratingText"_s, u"confirmed"_s);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::AwaitingReview);
        QVERIFY(screen.text(u"ratingProblem"_s).contains(u"published"));
        QVERIFY(screen.find<KeyButton>(u"ratingSubmit"_s)->text().startsWith(u"Confirm"));
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::Closed);
        QCOMPARE(screen.text(u"figureNegative"_s), u"1"_s);
        QCOMPARE(screen.text(u"figureRectified"_s), u"100.0 %"_s);
    }

    void refusedActsKeepTheWords()
    {
        Screen screen;
        const RatingId id = screen.rated(RatingLevel::Dissatisfied);
        QVERIFY(screen.act(screen.colleague, id, RatingAct::Sign, Post::CaseOfficer));
        screen.open(screen.colleague);
        screen.acts().choose(RatingAct::CallBack);
        screen.find<OpinionEdit>(u"ratingText"_s)->editor()->setFocus();
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(screen.text(u"ratingProblem"_s).contains(u"text"));
        QCOMPARE(screen.work(id).calls, 0);

        // Somebody else was faster: the rating is read again, what was typed stays.
        screen.type(u"ratingText"_s, u"nobody answered the telephone"_s);
        RatingArguments args;
        args.text = u"已电话联系。"_s;
        args.callBack = CallBackResult::NotReached;
        QVERIFY(screen.act(screen.colleague, id, RatingAct::CallBack, Post::CaseOfficer, args));
        QVERIFY(!screen.page.reasonToStay().isEmpty());
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).calls, 1);
        screen.settle();
        QCOMPARE(screen.find<OpinionEdit>(u"ratingText"_s)->text(), u"nobody answered the telephone"_s);
        QCOMPARE(screen.acts().chosen(), RatingAct::CallBack);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).calls, 2);
        QVERIFY(screen.page.reasonToStay().isEmpty());
    }

    void aLostAnswerDoesNothingTwice()
    {
        Screen screen;
        const RatingId id = screen.rated(RatingLevel::Dissatisfied);
        QVERIFY(screen.act(screen.colleague, id, RatingAct::Sign, Post::CaseOfficer));
        screen.open(screen.colleague);
        screen.acts().choose(RatingAct::CallBack);
        screen.type(u"ratingText"_s, u"reached by telephone"_s);
        screen.answersAreLost = true;
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).calls, 1);
        QVERIFY(screen.text(u"ratingProblem"_s).contains(u"kept"));
        screen.answersAreLost = false;
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).calls, 1);
        QVERIFY(!screen.acts().isUnfinished());
    }

    void offlineIsSaidAndRowsStay()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.open(screen.supervisor);
        QCOMPARE(screen.page.model().rowCount(), 1);
        screen.online = false;
        screen.page.refresh();
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 1);
        QVERIFY(screen.page.findChild<ErrorBox *>()->isVisible());
        screen.online = true;
        screen.page.refresh();
        screen.settle();
        QVERIFY(!screen.page.findChild<ErrorBox *>()->isVisible());
    }

    void appealsWantAPaper()
    {
        Screen screen;
        const RatingId id = screen.rated(RatingLevel::Dissatisfied);
        RatingArguments args;
        args.text = u"已电话联系。"_s;
        args.callBack = CallBackResult::Reached;
        QVERIFY(screen.act(screen.colleague, id, RatingAct::Sign, Post::CaseOfficer));
        QVERIFY(screen.act(screen.colleague, id, RatingAct::CallBack, Post::CaseOfficer, args));
        screen.open(screen.colleague);
        screen.acts().choose(RatingAct::Appeal);
        auto *verdict = screen.find<QComboBox>(u"ratingVerdict"_s);
        QCOMPARE(verdict->count(), 2); // mistaken, untrue
        screen.type(u"ratingReason"_s, u"the rating speaks of another hall"_s);
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(screen.text(u"ratingProblem"_s).contains(u"evidence"));
        const Digest256 digest(QString(64, u'a'));
        const auto kept =
            screen.service.core().writer().run([&](service::WriteContext &write) -> service::Answer<bool> {
                YC_TRY_DB(service::MaterialStore::insert(
                    write.db(), {digest, 10, u"application/pdf"_s, write.now(), UnitId(), UserId(u"wangqiang"_s)}));
                return true;
            });
        QVERIFY(kept);
        screen.acts().addEvidence({u"监控.pdf"_s, digest, {}, 10});
        QVERIFY(screen.text(u"ratingEvidence"_s).contains(u"监控.pdf"));
        screen.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(screen.work(id).state, RatingState::Appealing);
    }

    void monthsAreTurned()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.rated(RatingLevel::VerySatisfied);
        screen.open(screen.supervisor);
        QCOMPARE(screen.text(u"ratingMonth"_s), u"2026-11"_s);
        QCOMPARE(screen.text(u"figureGiven"_s), u"2"_s);
        QCOMPARE(screen.text(u"figureSatisfied"_s), u"50.0 %"_s);
        QVERIFY(screen.page.findChild<LevelBar *>()->summary().contains(u"Very satisfied 1"));
        QVERIFY(!screen.find<KeyButton>(u"monthAfter"_s)->isEnabled());
        screen.list()->setFocus();
        screen.press(Qt::Key_PageUp, Qt::AltModifier);
        QCOMPARE(screen.text(u"ratingMonth"_s), u"2026-10"_s);
        QCOMPARE(screen.text(u"figureGiven"_s), u"0"_s);
        QCOMPARE(screen.text(u"figureSatisfied"_s), u"—"_s);
        screen.press(Qt::Key_PageDown, Qt::AltModifier);
        QCOMPARE(screen.text(u"figureGiven"_s), u"2"_s);
        screen.press(Qt::Key_PageDown, Qt::AltModifier);
        QCOMPARE(screen.text(u"ratingMonth"_s), u"2026-11"_s);
    }

    void anotherDeskStartsAnew()
    {
        Screen screen;
        screen.rated(RatingLevel::Dissatisfied);
        screen.open(screen.supervisor);
        QCOMPARE(screen.page.model().rowCount(), 1);
        screen.sitDown(screen.people.tax);
        screen.settle();
        QCOMPARE(screen.page.model().rowCount(), 0);
        QVERIFY(!screen.page.detail().detail());
    }

    void everyWordExists()
    {
        for (const auto &[act, name] : enumNames<RatingAct>) {
            QVERIFY(!RatingWording::act(act).isEmpty());
            QVERIFY(!RatingWording::done(act).isEmpty());
            QCOMPARE(RatingWording::effect(act).isEmpty(), !transitionFor(act).final);
        }
        for (const auto &[state, name] : enumNames<RatingState>)
            QVERIFY(!RatingWording::state(state).isEmpty());
        for (const auto &[level, name] : enumNames<RatingLevel>) {
            QVERIFY(!RatingWording::level(level).isEmpty());
            QCOMPARE(RatingWording::stars(level).size(), 5);
        }
        QCOMPARE(RatingWording::stars(RatingLevel::Dissatisfied), u"★★☆☆☆"_s);
        for (const auto &[tag, name] : enumNames<RatingTag>)
            QVERIFY(!RatingWording::tag(tag).isEmpty());
        for (const auto &[record, name] : enumNames<RatingRecord>)
            QVERIFY(!RatingWording::record(record).isEmpty());
    }
};

QTEST_MAIN(tst_RatingsPage)
#include "tst_ratingspage.moc"
