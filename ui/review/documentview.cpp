// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/documentview.h"

#include "ui/common/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QKeyEvent>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfLink>
#include <QPdfPageRenderer>
#include <QPdfSearchModel>
#include <QPointer>
#include <QScrollBar>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int smallestZoom = 25;
constexpr int largestZoom = 400;
constexpr double zoomStep = 1.2;
/// Pages kept drawn besides those in sight.
constexpr int keptPages = 2;
constexpr int largestPictureSide = 6000;

/// Decoding a picture may take long, so it is done elsewhere.
QImage decodePicture(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && qMax(size.width(), size.height()) > largestPictureSide)
        reader.setScaledSize(size.scaled(largestPictureSide, largestPictureSide, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

struct DocumentView::Paper
{
    // The renderer goes first: its thread reads the document, which reads the bytes.
    QBuffer bytes;
    QPdfDocument document;
    QPdfPageRenderer renderer;
};

DocumentView::DocumentView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(u"documentView"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setSingleStep(40);
    setAccessibleName(tr("Paper"));
}

DocumentView::~DocumentView() = default;

QSize DocumentView::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(472), theme.px(480)};
}

void DocumentView::reset()
{
    ++m_generation;
    m_search.reset();
    m_waiting.reset();
    // To end a renderer is to wait for the page it draws.
    if (std::exchange(m_drawing, false))
        m_retired.push_back(std::move(m_paper));
    m_paper.reset();
    m_picture = QImage();
    m_isPicture = false;
    m_drawn.clear();
    m_turns = 0;
    m_hit = -1;
    m_page = -1;
    m_saidSeen = false;
    m_message.clear();
}

void DocumentView::showMessage(const QString &words)
{
    reset();
    m_message = words;
    setAccessibleDescription(words);
    layOut();
    Q_EMIT pageChanged();
}

void DocumentView::setWatermark(const QString &words)
{
    m_watermark = words;
    viewport()->update();
}

void DocumentView::showDocument(const QByteArray &bytes, const QString &mediaType)
{
    reset();
    setAccessibleDescription({});
    if (mediaType.startsWith("image/"_L1)) {
        m_isPicture = true;
        m_message = tr("Loading…");
        // The pool finishes the work whatever happens to the view; only the result is dropped.
        QThreadPool::globalInstance()->start([view = QPointer<DocumentView>(this), bytes, generation = m_generation] {
            QImage image = decodePicture(bytes);
            if (QCoreApplication *app = QCoreApplication::instance()) {
                QMetaObject::invokeMethod(app, [view, image, generation] {
                    if (view)
                        view->takePicture(image, generation);
                });
            }
        });
        layOut();
        return;
    }
    if (!m_retired.empty()) {
        // PDFs are read one at a time: to read now would be to wait for the page that is drawn.
        m_waiting = bytes;
        m_message = tr("Loading…");
        layOut();
        return;
    }
    load(bytes);
}

void DocumentView::load(const QByteArray &bytes)
{
    m_message.clear();
    m_paper = std::make_unique<Paper>();
    m_paper->bytes.setData(bytes);
    m_paper->bytes.open(QIODevice::ReadOnly);
    QPdfDocument &document = m_paper->document;
    document.load(&m_paper->bytes);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() == 0) {
        reset();
        m_message = tr("This paper cannot be shown: the file is damaged or of a kind that is not known here. Ask for "
                       "another one in a correction.");
        layOut();
        Q_EMIT failed();
        return;
    }
    m_paper->renderer.setRenderMode(QPdfPageRenderer::RenderMode::MultiThreaded);
    m_paper->renderer.setDocument(&document);
    connect(&m_paper->renderer, &QPdfPageRenderer::pageRendered, this,
            [this, paper = m_paper.get()](int page, QSize size, const QImage &image, QPdfDocumentRenderOptions options,
                                          quint64) {
                if (paper == m_paper.get())
                    take(page, size, image, static_cast<int>(options.rotation()));
                else // the renderer is not to go while it speaks
                    QMetaObject::invokeMethod(
                        this, [this, paper] { dropRetired(paper); }, Qt::QueuedConnection);
            });
    m_page = 0;
    layOut();
    verticalScrollBar()->setValue(0);
    Q_EMIT pagesKnown(pageCount());
    Q_EMIT pageChanged();
}

void DocumentView::dropRetired(const Paper *paper)
{
    std::erase_if(m_retired, [paper](const std::unique_ptr<Paper> &retired) { return retired.get() == paper; });
    if (m_retired.empty() && m_waiting)
        load(*std::exchange(m_waiting, std::nullopt));
}

void DocumentView::takePicture(const QImage &image, quint64 generation)
{
    if (generation != m_generation)
        return;
    m_message.clear();
    if (image.isNull()) {
        reset();
        m_message = tr("This paper cannot be shown: the file is damaged or of a kind that is not known here. Ask for "
                       "another one in a correction.");
        layOut();
        Q_EMIT failed();
        return;
    }
    m_picture = image;
    m_page = 0;
    layOut();
    Q_EMIT pagesKnown(1);
    Q_EMIT pageChanged();
}

// ---- where the pages lie ----

int DocumentView::pageCount() const
{
    if (m_paper)
        return m_paper->document.pageCount();
    return m_picture.isNull() ? 0 : 1;
}

QSizeF DocumentView::pagePoints(int page) const
{
    QSizeF size = m_paper ? m_paper->document.pagePointSize(page) : QSizeF(m_picture.size()) * 0.75;
    if (m_turns % 2 != 0)
        size.transpose();
    return size;
}

double DocumentView::scale() const
{
    return m_zoom * logicalDpiX() / 72.0;
}

void DocumentView::layOut()
{
    const Theme &theme = Theme::current();
    const int margin = theme.px(20);
    const int gap = theme.px(12);
    m_rects.clear();
    double widest = 0;
    for (int i = 0; i < pageCount(); ++i)
        widest = qMax(widest, pagePoints(i).width());
    if (m_fit && widest > 0) {
        const double fitted = qMax(60, viewport()->width() - 2 * margin) / widest * 72.0 / logicalDpiX();
        m_zoom = qBound(smallestZoom / 100.0, fitted, largestZoom / 100.0);
    }
    int y = margin;
    int width = 0;
    for (int i = 0; i < pageCount(); ++i) {
        const QSize size = (pagePoints(i) * scale()).toSize();
        m_rects.append(QRect(QPoint(0, y), size));
        y += size.height() + gap;
        width = qMax(width, size.width());
    }
    const int room = qMax(width + 2 * margin, viewport()->width());
    for (QRect &rect : m_rects)
        rect.moveLeft((room - rect.width()) / 2);
    verticalScrollBar()->setRange(0, qMax(0, y - gap + margin - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, qMax(0, width + 2 * margin - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    updatePage();
    viewport()->update();
    Q_EMIT zoomChanged();
}

QRect DocumentView::pageRect(int page) const
{
    return m_rects.value(page).translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

int DocumentView::page() const
{
    return m_page;
}

void DocumentView::updatePage()
{
    const int middle = verticalScrollBar()->value() + viewport()->height() / 3;
    int page = m_rects.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_rects.size(); ++i) {
        if (m_rects.at(i).top() <= middle)
            page = i;
    }
    if (page == m_page)
        return;
    m_page = page;
    Q_EMIT pageChanged();
}

void DocumentView::setPage(int page)
{
    if (page < 0 || page >= m_rects.size())
        return;
    verticalScrollBar()->setValue(m_rects.at(page).top() - Theme::current().px(20));
    updatePage();
}

int DocumentView::zoom() const
{
    return static_cast<int>(std::lround(m_zoom * 100));
}

void DocumentView::changeZoom(double factor)
{
    const double before =
        verticalScrollBar()->maximum() > 0 ? double(verticalScrollBar()->value()) / verticalScrollBar()->maximum() : 0;
    m_fit = false;
    m_zoom = qBound(smallestZoom / 100.0, factor, largestZoom / 100.0);
    layOut();
    verticalScrollBar()->setValue(static_cast<int>(before * verticalScrollBar()->maximum()));
}

void DocumentView::setZoom(int percent)
{
    changeZoom(percent / 100.0);
}

void DocumentView::zoomIn()
{
    changeZoom(m_zoom * zoomStep);
}

void DocumentView::zoomOut()
{
    changeZoom(m_zoom / zoomStep);
}

void DocumentView::fitWidth()
{
    m_fit = true;
    layOut();
}

void DocumentView::rotate()
{
    m_turns = (m_turns + 1) % 4;
    const int page = m_page;
    layOut();
    setPage(page);
}

// ---- drawing ----

void DocumentView::ask(int page, const QSize &size)
{
    // The next one is asked for when this one is there: what is not wanted any more by then is not drawn.
    if (!m_paper || m_drawing)
        return;
    QPdfDocumentRenderOptions options;
    options.setRotation(static_cast<QPdfDocumentRenderOptions::Rotation>(m_turns));
    m_drawing = m_paper->renderer.requestPage(page, size, options) != 0;
}

void DocumentView::take(int page, const QSize &size, const QImage &image, int turns)
{
    m_drawing = false;
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    m_drawn.insert(page, {paper, size, turns});
    // What lies far from the sight is let go.
    for (auto it = m_drawn.begin(); it != m_drawn.end();) {
        const bool near = pageRect(it.key()).intersects(
            viewport()->rect().adjusted(0, -keptPages * viewport()->height(), 0, keptPages * viewport()->height()));
        it = near || it.key() == page ? std::next(it) : m_drawn.erase(it);
    }
    viewport()->update();
}

void DocumentView::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.color(Token::Canvas));
    if (m_rects.isEmpty()) {
        painter.setFont(theme.font());
        painter.setPen(theme.color(Token::SubText));
        painter.drawText(viewport()->rect().adjusted(theme.px(24), 0, -theme.px(24), 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const double ratio = devicePixelRatioF();
    for (int page = 0; page < m_rects.size(); ++page) {
        const QRect rect = pageRect(page);
        if (!rect.intersects(viewport()->rect()))
            continue;
        painter.fillRect(rect, Qt::white);
        bool whole = m_isPicture;
        if (m_isPicture) {
            painter.save();
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.translate(QRectF(rect).center());
            painter.rotate(m_turns * 90);
            QSizeF size = rect.size();
            if (m_turns % 2 != 0)
                size.transpose();
            painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), m_picture);
            painter.restore();
        } else {
            const QSize wanted = rect.size() * ratio;
            const auto drawn = m_drawn.constFind(page);
            if (drawn != m_drawn.constEnd() && drawn->turns == m_turns) {
                // Until the right size is there, the page of before stands in for it.
                painter.setRenderHint(QPainter::SmoothPixmapTransform, drawn->size != wanted);
                painter.drawImage(rect, drawn->image);
                whole = drawn->size == wanted;
            }
            if (!whole)
                ask(page, wanted);
        }
        paintHits(&painter, page, rect);
        paintWatermark(&painter, rect);
        painter.setPen(theme.color(Token::Frame));
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
        if (whole && !m_saidSeen) {
            m_saidSeen = true;
            // Not from within painting: who listens may change what is painted.
            QMetaObject::invokeMethod(this, &DocumentView::seen, Qt::QueuedConnection);
        }
    }
}

void DocumentView::paintWatermark(QPainter *painter, const QRect &page) const
{
    if (m_watermark.isEmpty())
        return;
    const Theme &theme = Theme::current();
    painter->save();
    painter->setClipRect(page);
    painter->setFont(theme.font(FontRole::Title));
    // Pages are white in every scheme, so the ink is not the theme's.
    painter->setPen(QColor(90, 100, 112, 46));
    const int stepY = theme.px(260);
    const int stepX = QFontMetrics(painter->font()).horizontalAdvance(m_watermark) + theme.px(120);
    for (int y = page.top() + stepY / 2; y < page.bottom() + stepY; y += stepY) {
        const int shift = (y / stepY) % 2 == 0 ? 0 : stepX / 2;
        for (int x = page.left() + theme.px(16) - shift; x < page.right(); x += stepX) {
            painter->save();
            painter->translate(x, y);
            painter->rotate(-25);
            painter->drawText(0, 0, m_watermark);
            painter->restore();
        }
    }
    painter->restore();
}

void DocumentView::paintHits(QPainter *painter, int page, const QRect &rect) const
{
    if (!m_search || m_turns != 0)
        return;
    const Theme &theme = Theme::current();
    const double factor = scale();
    const QList<QPdfLink> hits = m_search->resultsOnPage(page);
    const QPdfLink current = m_hit >= 0 ? m_search->resultAtIndex(m_hit) : QPdfLink();
    for (const QPdfLink &hit : hits) {
        const bool isCurrent = current.page() == page && hit.location() == current.location();
        QColor fill = theme.toneGlyph(Tone::Amber);
        fill.setAlpha(isCurrent ? 120 : 60);
        for (const QRectF &place : hit.rectangles()) {
            const QRectF box(rect.left() + place.left() * factor, rect.top() + place.top() * factor,
                             place.width() * factor, place.height() * factor);
            painter->fillRect(box, fill);
            if (isCurrent) {
                painter->setPen(QPen(theme.toneText(Tone::Amber), 1.5));
                painter->drawRect(box);
            }
        }
    }
}

// ---- searching ----

void DocumentView::find(const QString &text)
{
    m_hit = -1;
    if (!m_paper || text.isEmpty()) {
        m_search.reset();
        viewport()->update();
        Q_EMIT found();
        return;
    }
    if (!m_search) {
        m_search = std::make_unique<QPdfSearchModel>();
        m_search->setDocument(&m_paper->document);
        const auto more = [this] {
            if (m_hit < 0 && findCount() > 0) {
                m_hit = 0;
                showHit();
            }
            viewport()->update();
            Q_EMIT found();
        };
        connect(m_search.get(), &QPdfSearchModel::rowsInserted, this, more);
        connect(m_search.get(), &QPdfSearchModel::modelReset, this, more);
    }
    m_search->setSearchString(text);
}

int DocumentView::findCount() const
{
    return m_search ? m_search->rowCount({}) : 0;
}

void DocumentView::findNext(bool back)
{
    const int count = findCount();
    if (count == 0)
        return;
    m_hit = (m_hit + (back ? count - 1 : 1)) % count;
    showHit();
    viewport()->update();
}

void DocumentView::showHit()
{
    const QPdfLink hit = m_search->resultAtIndex(m_hit);
    const QRect page = m_rects.value(hit.page());
    verticalScrollBar()->setValue(page.top() + static_cast<int>(hit.location().y() * scale()) -
                                  viewport()->height() / 3);
}

// ---- input ----

void DocumentView::resizeEvent(QResizeEvent *)
{
    const int page = m_page;
    const int before = m_rects.value(page).top();
    const int offset = verticalScrollBar()->value() - before;
    layOut();
    if (page >= 0 && page < m_rects.size())
        verticalScrollBar()->setValue(m_rects.at(page).top() + offset);
}

void DocumentView::scrollContentsBy(int, int)
{
    updatePage();
    viewport()->update();
}

void DocumentView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fitWidth();
        return;
    case Qt::Key_R:
        rotate();
        return;
    case Qt::Key_Home:
        setPage(0);
        return;
    case Qt::Key_End:
        setPage(pageCount() - 1);
        return;
    case Qt::Key_Space:
        verticalScrollBar()->triggerAction(event->modifiers() & Qt::ShiftModifier ? QScrollBar::SliderPageStepSub
                                                                                  : QScrollBar::SliderPageStepAdd);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void DocumentView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y() != 0)
            changeZoom(event->angleDelta().y() > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void DocumentView::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->pos();
}

void DocumentView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint moved = event->pos() - m_grip;
    m_grip = event->pos();
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
}

} // namespace yunchuang
