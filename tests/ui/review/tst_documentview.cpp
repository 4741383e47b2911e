// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "ui/review/documentview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

class TestDocumentView : public QObject
{
    Q_OBJECT

private:
    static QByteArray picture()
    {
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    /// Until the pictures that are being read have been read, and whoever still wants them has them.
    static void finishPictures()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
    }

    /// Counts what is handed to an object by the event loop: for a view, that a page which nobody wants any more is
    /// drawn.
    class Deliveries final : public QObject
    {
    public:
        explicit Deliveries(QObject *watched) { watched->installEventFilter(this); }
        [[nodiscard]] int count() const { return m_count; }
        bool eventFilter(QObject *, QEvent *event) override
        {
            m_count += event->type() == QEvent::MetaCall ? 1 : 0;
            return false;
        }

    private:
        int m_count = 0;
    };

private Q_SLOTS:
    void pagesAreCountedAtOnceAndDrawnLater()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy seen(&view, &DocumentView::seen);
        QSignalSpy pages(&view, &DocumentView::pagesKnown);
        view.showDocument(leasePdf(4), u"application/pdf"_s);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(view.pageCount(), 4);
        QCOMPARE(seen.size(), 0); // not before it was drawn
        QTRY_COMPARE(seen.size(), 1);
    }

    void keysTurnPagesAndZoom()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showDocument(leasePdf(3), u"application/pdf"_s);
        QCOMPARE(view.page(), 0);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.page(), 2);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.page(), 0);
        const int fitted = view.zoom();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.zoom() > fitted);
        QVERIFY(!view.fitsWidth());
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.zoom(), fitted);
        QTest::keyClick(&view, Qt::Key_R);
        QCOMPARE(view.rotation(), 90);
        QVERIFY(view.zoom() < fitted); // a page on its side is wider
    }

    void fittingFollowsTheWidth()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showDocument(leasePdf(1), u"application/pdf"_s);
        const int before = view.zoom();
        view.resize(900, 600);
        QTRY_VERIFY(view.zoom() > before);
    }

    void findsText()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showDocument(leasePdf(3), u"application/pdf"_s);
        view.find(u"1402"_s);
        QTRY_COMPARE(view.findCount(), 3);
        view.findNext();
        QTRY_COMPARE(view.page(), 1);
        view.find({});
        QCOMPARE(view.findCount(), 0);
    }

    void showsPicturesToo()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy seen(&view, &DocumentView::seen);
        view.showDocument(picture(), u"image/png"_s);
        QTRY_COMPARE(view.pageCount(), 1);
        QTRY_COMPARE(seen.size(), 1);
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("no pdf") << QByteArray("hello") << u"application/pdf"_s;
        QTest::newRow("empty") << QByteArray() << u"application/pdf"_s;
        QTest::newRow("torn") << leasePdf(2).left(400) << u"application/pdf"_s;
        QTest::newRow("no picture") << QByteArray("hello") << u"image/png"_s;
    }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        DocumentView view;
        QSignalSpy failed(&view, &DocumentView::failed);
        view.showDocument(bytes, type);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(view.pageCount(), 0);
        QCOMPARE(view.page(), -1);
    }

    void aLatePictureDoesNotReplaceWhatIsShownNow()
    {
        DocumentView view;
        QSignalSpy pages(&view, &DocumentView::pagesKnown);
        view.showDocument(picture(), u"image/png"_s);
        view.showDocument(leasePdf(2), u"application/pdf"_s);
        finishPictures();
        QCOMPARE(view.pageCount(), 2);
        QCOMPARE(pages.size(), 1);
    }

    void anotherPaperDoesNotWaitForThePageThatIsDrawn()
    {
        DocumentView view;
        view.resize(480, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showDocument(leasePdf(4), u"application/pdf"_s);
        view.viewport()->repaint(); // asks for its first page; the answer can only come with the event loop
        QSignalSpy pages(&view, &DocumentView::pagesKnown);
        QSignalSpy seen(&view, &DocumentView::seen);
        view.showDocument(leasePdf(3), u"application/pdf"_s);
        QCOMPARE(view.pageCount(), 0);
        view.showDocument(leasePdf(2), u"application/pdf"_s);
        QCOMPARE(view.pageCount(), 0);
        QTRY_COMPARE(view.pageCount(), 2);
        QCOMPARE(pages.size(), 1);
        QTRY_COMPARE(seen.size(), 1);
        // What is said instead of a paper stays, whatever was waited for.
        view.rotate();
        view.viewport()->repaint();
        view.showDocument(leasePdf(3), u"application/pdf"_s);
        view.showMessage(u"nothing here"_s);
        const Deliveries deliveries(&view);
        QTRY_VERIFY(deliveries.count() > 0);
        QCOMPARE(view.pageCount(), 0);
        QCOMPARE(pages.size(), 1);
    }

    void allPagesInSightAreDrawnOneAfterTheOther()
    {
        DocumentView view;
        view.resize(200, 900);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showDocument(leasePdf(3), u"application/pdf"_s);
        const auto dark = [&view](int part) {
            const QImage all = view.viewport()->grab().toImage();
            int count = 0;
            for (int y = all.height() * part / 4; y < all.height() * (part + 1) / 4; ++y) {
                for (int x = 30; x < 170; ++x)
                    count += qGray(all.pixel(x, y)) < 110 ? 1 : 0;
            }
            return count;
        };
        QTRY_VERIFY(dark(0) > 20);
        QTRY_VERIFY(dark(1) > 20);
        QTRY_VERIFY(dark(2) > 20);
    }

    void goingAwayWhileAPictureIsReadIsHarmless()
    {
        auto *view = new DocumentView;
        view->showDocument(picture(), u"image/png"_s);
        delete view;
        finishPictures();
    }
};

QTEST_MAIN(TestDocumentView)
#include "tst_documentview.moc"
