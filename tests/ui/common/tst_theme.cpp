// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/glyphs.h"
#include "ui/common/icons.h"
#include "ui/common/yunchuangstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace yunchuang;

class TestTheme : public QObject
{
    Q_OBJECT

private:
    YunchuangStyle *m_style = nullptr;

private Q_SLOTS:
    void initTestCase() { m_style = YunchuangStyle::install(); }

    void cleanup() { m_style->setTheme(Theme()); }

    void contrastOfKnownColours()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white)), 1);
        // A WCAG sample: #767676 is the lightest grey that passes 4.5 on white.
        QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0x78, 0x78, 0x78), Qt::white) < 4.5);
    }

    void wordsAreReadable_data()
    {
        QTest::addColumn<Token>("ink");
        QTest::addColumn<Token>("ground");
        QTest::addColumn<double>("least");
        struct Pair
        {
            const char *name;
            Token ink;
            Token ground;
            double least;
        };
        // 4.5 for words, 3 for glyphs, borders and the focus ring (WCAG 2.1, 1.4.3 and 1.4.11); more where we promise
        // more.
        const QList<Pair> pairs = {
            {"text on base", Token::Text, Token::Base, 14},
            {"text on window", Token::Text, Token::Window, 12},
            {"text on selection", Token::Text, Token::Selection, 7},
            {"text on side", Token::Text, Token::Side, 12},
            {"sub on base", Token::SubText, Token::Base, 7},
            {"sub on side", Token::SubText, Token::Side, 5.8},
            {"sub on alternate", Token::SubText, Token::Alternate, 5},
            {"sub on window", Token::SubText, Token::Window, 5},
            {"sub on selection", Token::SubText, Token::Selection, 5},
            {"accent on base", Token::Accent, Token::Base, 7},
            {"strong accent on tint", Token::AccentStrong, Token::AccentTint, 4.5},
            {"strong accent on selection", Token::AccentStrong, Token::Selection, 4.5},
            {"primary label", Token::OnAccent, Token::Accent, 7},
            {"primary label pressed", Token::OnAccent, Token::AccentStrong, 7},
            {"green", Token::GreenText, Token::GreenTint, 5.5},
            {"amber", Token::AmberText, Token::AmberTint, 5.5},
            {"red", Token::RedText, Token::RedTint, 5.5},
            {"pause", Token::PauseText, Token::PauseTint, 6},
            {"green on selection", Token::GreenText, Token::Selection, 4.5},
            {"red on selection", Token::RedText, Token::Selection, 4.5},
            {"quiet on base", Token::Quiet, Token::Base, 5},
            {"green glyph", Token::GreenGlyph, Token::Base, 3},
            {"amber glyph", Token::AmberGlyph, Token::Base, 3},
            {"amber glyph on tint", Token::AmberGlyph, Token::AmberTint, 3},
            {"red glyph on tint", Token::RedGlyph, Token::RedTint, 3},
            {"pause glyph on tint", Token::PauseGlyph, Token::PauseTint, 3},
            {"control border on base", Token::Control, Token::Base, 3},
            {"control border on window", Token::Control, Token::Window, 3},
            {"focus ring on window", Token::Accent, Token::Window, 4.5},
            {"top bar words", Token::TopBarText, Token::TopBar, 12},
            {"top bar placeholder", Token::TopBarSub, Token::TopBarField, 5.5},
            {"disabled on base", Token::Disabled, Token::Base, 3},
        };
        for (const Pair &pair : pairs)
            QTest::newRow(pair.name) << pair.ink << pair.ground << pair.least;
    }

    void wordsAreReadable()
    {
        QFETCH(Token, ink);
        QFETCH(Token, ground);
        QFETCH(double, least);
        for (const Theme &theme : {Theme(Scheme::Light), Theme(Scheme::Dark)}) {
            const double ratio = contrastRatio(theme.color(ink), theme.color(ground));
            QVERIFY2(ratio >= least,
                     qPrintable(u"%1: %2 < %3"_s.arg(theme.isDark() ? u"dark"_s : u"light"_s).arg(ratio).arg(least)));
        }
        // High contrast never lowers a contrast by more than rounding, and words reach 7 nearly everywhere.
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const double sharp = contrastRatio(Theme(scheme, true).color(ink), Theme(scheme, true).color(ground));
            QVERIFY2(sharp >= qMin(least, 7.0), qPrintable(u"sharp %1"_s.arg(sharp)));
        }
    }

    void everyIconHasADrawing()
    {
        for (int i = 1; i < static_cast<int>(Icon::Count_); ++i) {
            const auto icon = static_cast<Icon>(i);
            QVERIFY2(!iconThemeName(icon).isEmpty(), QByteArray::number(i));
            const QImage image = themedIcon(icon).pixmap(16, 16).toImage();
            bool ink = false;
            for (int y = 0; y < image.height() && !ink; ++y) {
                for (int x = 0; x < image.width() && !ink; ++x)
                    ink = qAlpha(image.pixel(x, y)) > 128;
            }
            QVERIFY2(ink, qPrintable(iconThemeName(icon)));
        }
    }

    void iconsTakeTheColourAsked()
    {
        const QImage image = tintedIcon(Icon::Overdue, Qt::red).pixmap(32, 32).toImage();
        int red = 0;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x)
                red += QColor(image.pixel(x, y)) == QColor(Qt::red) && qAlpha(image.pixel(x, y)) == 255 ? 1 : 0;
        }
        QVERIFY(red > 50);
    }

    void scaleReachesEveryMetric()
    {
        const Theme plain;
        const Theme large(Scheme::Light, false, 1.5);
        QCOMPARE(plain.px(28), 28);
        QCOMPARE(large.px(28), 42);
        QCOMPARE(large.font(FontRole::Body).pixelSize(), 20);
        QCOMPARE(Theme(Scheme::Light, false, 9).scale(), 2.0);
    }

    void switchingReachesOpenWindows()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *edit = new QLineEdit;
        layout->addWidget(edit);
        auto *side = new QWidget;
        side->setProperty("ground", u"side"_s);
        layout->addWidget(side);
        window.show();
        QCOMPARE(side->palette().color(QPalette::Window), Theme().color(Token::Side));
        const int before = edit->sizeHint().height();
        QSignalSpy changed(m_style, &YunchuangStyle::themeChanged);
        m_style->setTheme(Theme(Scheme::Dark, false, 1.5));
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(window.palette().color(QPalette::Window), QColor(0x1c, 0x22, 0x28));
        QCOMPARE(side->palette().color(QPalette::Window), Theme(Scheme::Dark).color(Token::Side));
        QCOMPARE(edit->sizeHint().height(), before * 3 / 2);
        QCOMPARE(Theme::current().scale(), 1.5);
        m_style->setTheme(m_style->theme());
        QCOMPARE(changed.size(), 1);
    }

    void focusRingFollowsTheKeyboard()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *button = new QPushButton(u"a"_s);
        auto *combo = new QComboBox;
        combo->setEditable(true);
        auto *edit = new QLineEdit;
        layout->addWidget(button);
        layout->addWidget(combo);
        layout->addWidget(edit);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        button->setFocus();
        auto *ring = window.findChild<QFocusFrame *>();
        QVERIFY(ring);
        QCOMPARE(ring->widget(), button);
        QTest::keyClick(button, Qt::Key_Tab);
        // An editable box is one control: the ring is around it, not around the editor inside.
        QCOMPARE(ring->widget(), combo);
        QTest::keyClick(combo, Qt::Key_Tab);
        QCOMPARE(ring->widget(), edit);
        QVERIFY(ring->geometry().contains(edit->geometry().adjusted(-3, -3, 3, 3)));
    }

    void lightsDifferInShape()
    {
        QSet<Glyph> shapes;
        for (const Light light :
             {Light::Ample, Light::Soon, Light::Late, Light::Paused, Light::Finished, Light::Waiting})
            shapes.insert(lightGlyph(light));
        QCOMPARE(shapes.size(), 6);
        QSet<Glyph> verdicts;
        for (const Verdict verdict :
             {Verdict::Agrees, Verdict::Differs, Verdict::Pending, Verdict::None, Verdict::Unanswered})
            verdicts.insert(verdictGlyph(verdict));
        QCOMPARE(verdicts.size(), 5);
    }

    void everyGlyphPaintsSomething()
    {
        for (int i = 1; i <= static_cast<int>(Glyph::Shield); ++i) {
            QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintGlyph(&painter, QRectF(1, 1, 14, 14), static_cast<Glyph>(i), Qt::black, Qt::white);
            painter.end();
            QImage blank(16, 16, QImage::Format_ARGB32_Premultiplied);
            blank.fill(Qt::white);
            QVERIFY2(image != blank, QByteArray::number(i));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
