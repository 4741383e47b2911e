// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>

#include <memory>
#include <optional>
#include <vector>

class QPdfSearchModel;

namespace yunchuang {

/// Pages of a paper, a PDF or a picture, one below the other with a watermark over each. Pages are drawn by another
/// thread and appear when they are ready; nothing waits for them, not even another paper: what draws the old one is let
/// go when its page is done. Keys: PgUp/PgDn and arrows, Home/End, + − 0 for the
/// size, R turns.
class DocumentView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit DocumentView(QWidget *parent = nullptr);
    ~DocumentView() override;

    /// Shows a paper; says `failed` when it cannot be read.
    void showDocument(const QByteArray &bytes, const QString &mediaType);
    /// Shows words instead of a paper.
    void showMessage(const QString &words);
    void setWatermark(const QString &words);

    [[nodiscard]] int pageCount() const;
    /// The page in the middle of the view, from 0; -1 without a paper.
    [[nodiscard]] int page() const;
    void setPage(int page);
    /// Size in per cent of the paper's own.
    [[nodiscard]] int zoom() const;
    void setZoom(int percent);
    void zoomIn();
    void zoomOut();
    void fitWidth();
    [[nodiscard]] bool fitsWidth() const { return m_fit; }
    void rotate();
    [[nodiscard]] int rotation() const { return m_turns * 90; }

    /// Marks every place of a text; empty marks none.
    void find(const QString &text);
    void findNext(bool back = false);
    [[nodiscard]] int findCount() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void pageChanged();
    void pagesKnown(int count);
    void zoomChanged();
    void found();
    /// A page of the paper was painted whole: the clerk could look at it.
    void seen();
    void failed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    struct Drawn
    {
        QImage image;
        QSize size;
        int turns = 0;
    };
    /// A PDF and what draws it.
    struct Paper;
    void reset();
    void load(const QByteArray &bytes);
    void layOut();
    void ask(int page, const QSize &size);
    void take(int page, const QSize &size, const QImage &image, int turns);
    void dropRetired(const Paper *paper);
    void takePicture(const QImage &image, quint64 generation);
    void changeZoom(double factor);
    void showHit();
    void paintWatermark(QPainter *painter, const QRect &page) const;
    void paintHits(QPainter *painter, int page, const QRect &rect) const;
    [[nodiscard]] QSizeF pagePoints(int page) const; ///< as turned
    [[nodiscard]] QRect pageRect(int page) const;    ///< in the whole content
    [[nodiscard]] double scale() const;
    void updatePage();

    std::unique_ptr<Paper> m_paper;
    std::vector<std::unique_ptr<Paper>> m_retired; ///< a page of them is still being drawn
    std::optional<QByteArray> m_waiting;           ///< read as soon as nothing is drawn any more
    std::unique_ptr<QPdfSearchModel> m_search;
    QImage m_picture;
    bool m_isPicture = false;
    quint64 m_generation = 0;
    QHash<int, Drawn> m_drawn;
    bool m_drawing = false; ///< one page at a time
    QVector<QRect> m_rects;
    QString m_message;
    QString m_watermark;
    double m_zoom = 1;
    bool m_fit = true;
    int m_turns = 0;
    int m_page = -1;
    int m_hit = -1;
    bool m_saidSeen = false;
    QPoint m_grip;
};

} // namespace yunchuang
