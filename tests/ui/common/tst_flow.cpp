// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clockbar.h"
#include "ui/common/difftext.h"
#include "ui/common/flowwidgets.h"
#include "ui/common/yunchuangstyle.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

QStringList partsOf(const QString &text, const QList<TextSpan> &spans)
{
    QStringList parts;
    for (const TextSpan &span : spans)
        parts.append(text.mid(span.start, span.length));
    return parts;
}

QList<LanesWidget::Lane> fourLanes()
{
    return {{u"税务"_s, u"税种核定"_s, u"待启动"_s},
            {u"社保"_s, u"参保登记"_s, u"待启动"_s},
            {u"公安印章"_s, u"已选店"_s, u"办理 1 日"_s, Glyph::HalfRing, Tone::Green},
            {u"统计"_s, u"名录推送"_s, u"超 1 日"_s, Glyph::Diamond, Tone::Red}};
}

} // namespace

class TestFlow : public QObject
{
    Q_OBJECT

private:
    YunchuangStyle *m_style = nullptr;

private Q_SLOTS:
    void initTestCase() { m_style = YunchuangStyle::install(); }

    void cleanup() { m_style->setTheme(Theme()); }

    void differences_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QStringList>("leftParts");
        QTest::addColumn<QStringList>("rightParts");
        QTest::newRow("same") << u"贵阳"_s << u"贵阳"_s << QStringList() << QStringList();
        QTest::newRow("both empty") << QString() << QString() << QStringList() << QStringList();
        QTest::newRow("one empty") << u"贵阳"_s << QString() << QStringList{u"贵阳"_s} << QStringList();
        QTest::newRow("number as a whole")
            << u"3 栋 1204 室"_s << u"3 栋 1402 室"_s << QStringList{u"1204"_s} << QStringList{u"1402"_s};
        QTest::newRow("one character") << u"示例路"_s << u"示倒路"_s << QStringList{u"例"_s} << QStringList{u"倒"_s};
        QTest::newRow("inserted") << u"甲乙丙"_s << u"甲乙丁丙"_s << QStringList() << QStringList{u"丁"_s};
        QTest::newRow("two places") << u"甲1乙2丙"_s << u"甲3乙4丙"_s << QStringList{u"1"_s, u"2"_s}
                                    << QStringList{u"3"_s, u"4"_s};
        QTest::newRow("rare characters stay whole")
            << u"王𬘭"_s << u"王𬘬"_s << QStringList{u"𬘭"_s} << QStringList{u"𬘬"_s};
        QTest::newRow("letters and digits")
            << u"MA6TERT171"_s << u"MA6TERT172"_s << QStringList{u"MA6TERT171"_s} << QStringList{u"MA6TERT172"_s};
    }

    void differences()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        const TextDifference difference = differingParts(left, right);
        QTEST(partsOf(left, difference.left), "leftParts");
        QTEST(partsOf(right, difference.right), "rightParts");
        QCOMPARE(difference.isEmpty(), left == right);
        // The other way round gives the same parts.
        const TextDifference mirrored = differingParts(right, left);
        QCOMPARE(mirrored.left.size(), difference.right.size());
        QCOMPARE(mirrored.right.size(), difference.left.size());
    }

    void veryLongTextsAreComparedFromTheirEnds()
    {
        const QString same = u"同"_s.repeated(3000);
        const QString left = same + u"甲"_s + u"乙"_s.repeated(3000) + same;
        const QString right = same + u"丙"_s + u"丁"_s.repeated(3000) + same;
        const TextDifference difference = differingParts(left, right);
        QCOMPARE(difference.left.size(), 1);
        QCOMPARE(difference.left.first(), (TextSpan{3000, 3001}));
    }

    void markedTextWrapsAndSpeaks()
    {
        DiffText text;
        const QString mine = u"贵阳市观山湖区示例路 108 号 3 栋 1204 室"_s;
        text.setText(mine, differingParts(mine, u"贵阳市观山湖区示例路 108 号 3 栋 1402 室"_s).left);
        QCOMPARE(text.accessibleName(), mine);
        QVERIFY(text.accessibleDescription().contains(u"1204"_s));
        QVERIFY(text.heightForWidth(120) > text.heightForWidth(600));
        text.resize(300, text.heightForWidth(300));
        const QImage image = text.grab().toImage();
        bool red = false;
        for (int y = 0; y < image.height() && !red; ++y) {
            for (int x = 0; x < image.width() && !red; ++x)
                red = image.pixelColor(x, y) == Theme().color(Token::RedGlyph);
        }
        QVERIFY(red);
    }

    void clockSpeaksAndKeepsOrder()
    {
        ClockBar clock;
        ClockBar::Reading reading;
        reading.light = Light::Soon;
        reading.headline = u"剩 1 个工作日"_s;
        reading.accessible = u"剩 1 个工作日，承诺 11-25"_s;
        reading.marks = {{ClockBar::Mark::Kind::Statutory, 1, u"法定 11-26"_s},
                         {ClockBar::Mark::Kind::Received, 0, u"收件 11-23"_s},
                         {ClockBar::Mark::Kind::Now, 0.4, u"现在"_s}};
        clock.setReading(reading);
        QCOMPARE(clock.accessibleName(), reading.accessible);
        QCOMPARE(clock.reading().marks.first().kind, ClockBar::Mark::Kind::Received);
        QCOMPARE(clock.reading().marks.last().kind, ClockBar::Mark::Kind::Statutory);
        const int withLine = clock.sizeHint().height();
        reading.marks.clear();
        clock.setReading(reading);
        QVERIFY(clock.sizeHint().height() < withLine);
    }

    void clockPaintsCrowdedMarksWithoutCrashing()
    {
        ClockBar clock;
        ClockBar::Reading reading;
        reading.light = Light::Late;
        reading.headline = u"超 2 个工作日"_s;
        reading.note = u"截止 11-20（周五）17:00"_s;
        for (int i = 0; i < 6; ++i)
            reading.marks.append({ClockBar::Mark::Kind::Promised, 0.5, u"承诺 11-20"_s});
        clock.setReading(reading);
        for (const int width : {1, 60, 240, 600}) {
            clock.resize(width, clock.sizeHint().height());
            QVERIFY(!clock.grab().isNull());
        }
    }

    void lanesAreWalkedByKeysAndOpened()
    {
        LanesWidget lanes;
        lanes.setLanes({u"市场监管"_s, {}, u"受理"_s, Glyph::HalfRing, Tone::Accent}, fourLanes(),
                       u"市场监管受理，四个部门待启动"_s);
        lanes.resize(344, lanes.sizeHint().height());
        lanes.show();
        QCOMPARE(lanes.accessibleName(), u"市场监管受理，四个部门待启动"_s);
        QSignalSpy opened(&lanes, &LanesWidget::laneActivated);
        QTest::keyClick(&lanes, Qt::Key_Return);
        QCOMPARE(opened.size(), 0);
        QTest::keyClick(&lanes, Qt::Key_Down);
        QCOMPARE(lanes.currentLane(), 0);
        QTest::keyClick(&lanes, Qt::Key_Down);
        QVERIFY(lanes.accessibleDescription().contains(u"社保"_s));
        QTest::keyClick(&lanes, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toInt(), 1);
        QTest::mouseClick(&lanes, Qt::LeftButton, {}, QPoint(lanes.width() - 20, lanes.height() - 8));
        QCOMPARE(opened.takeFirst().first().toInt(), 3);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(&lanes, Qt::Key_Down);
        QCOMPARE(lanes.currentLane(), 3);
    }

    void noLanesIsNoError()
    {
        LanesWidget lanes;
        lanes.setLanes({u"市场监管"_s, {}, u"受理"_s}, {}, {});
        lanes.resize(300, 60);
        QVERIFY(!lanes.grab().isNull());
        QTest::keyClick(&lanes, Qt::Key_Down);
        QCOMPARE(lanes.currentLane(), -1);
    }

    void paintedWidgetsGrowWithTheText_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void paintedWidgetsGrowWithTheText()
    {
        QFETCH(double, scale);
        LanesWidget lanes;
        lanes.setLanes({u"市场监管"_s, {}, u"受理"_s}, fourLanes(), u"x"_s);
        RouteWidget route;
        route.setRoute({u"企业注册处"_s, u"继续承办"_s},
                       {{u"自然资源厅"_s, u"不动产登记"_s}, {u"观山湖区局"_s, u"住所核实"_s}},
                       {u"汇总意见"_s, u"11-25"_s}, u"计时不中断"_s, u"x"_s);
        StepPath path;
        path.setSteps({u"收件"_s, u"受理"_s, u"审查"_s, u"决定"_s, u"制证送达"_s}, 1, u"受理"_s);
        const QSize lanesBefore = lanes.sizeHint();
        const QSize routeBefore = route.sizeHint();
        const QSize pathBefore = path.sizeHint();
        m_style->setTheme(Theme(Scheme::Light, false, scale));
        QVERIFY(lanes.sizeHint().height() >= qRound(lanesBefore.height() * scale * 0.95));
        QVERIFY(route.sizeHint().width() >= qRound(routeBefore.width() * scale * 0.95));
        QVERIFY(path.sizeHint().width() >= qRound(pathBefore.width() * scale * 0.95));
        // A step's words fit even where the connecting lines do not.
        QVERIFY(path.minimumSizeHint().width() >
                QFontMetrics(Theme::current().font(FontRole::Small)).horizontalAdvance(u"收件受理审查决定制证送达"_s));
    }

    void routePaintsAnyNumberOfTargets()
    {
        for (const int targets : {0, 1, 2, 5}) {
            RouteWidget route;
            QList<RouteWidget::Node> nodes;
            for (int i = 0; i < targets; ++i)
                nodes.append({u"单位 %1"_s.arg(i), u"核实"_s});
            route.setRoute({u"本处"_s, u"继续承办"_s}, nodes,
                           targets % 2 == 0 ? RouteWidget::Node{} : RouteWidget::Node{u"汇总"_s, {}}, u"计时不中断"_s,
                           u"%1 个单位"_s.arg(targets));
            route.resize(300, route.sizeHint().height());
            QVERIFY(!route.grab().isNull());
            QCOMPARE(route.accessibleName(), u"%1 个单位"_s.arg(targets));
        }
    }

    void stepPathShowsDonePresentAndToCome()
    {
        StepPath path;
        path.setSteps({u"收件"_s, u"受理"_s, u"审查"_s}, 1, u"第 2 步，共 3 步：受理"_s);
        QCOMPARE(path.accessibleName(), u"第 2 步，共 3 步：受理"_s);
        path.resize(path.sizeHint());
        const QImage image = path.grab().toImage();
        const auto count = [&](const QColor &colour) {
            int n = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    n += image.pixelColor(x, y) == colour ? 1 : 0;
            }
            return n;
        };
        QVERIFY(count(Theme().color(Token::Accent)) > 10);
        QVERIFY(count(Theme().color(Token::GreenGlyph)) > 0);
    }
};

QTEST_MAIN(TestFlow)
#include "tst_flow.moc"
