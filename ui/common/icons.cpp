// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStandardPaths>
#include <QSvgRenderer>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

constexpr std::array<const char16_t *, static_cast<std::size_t>(Icon::Count_)> themeNames = {
    u"",
    u"view-task",
    u"group",
    u"chronometer",
    u"flag",
    u"mail-receive",
    u"mail-send",
    u"document-edit",
    u"chronometer-pause",
    u"chronometer-start",
    u"checkmark",
    u"view-filter",
    u"mail-folder-outbox",
    u"view-statistics",
    u"user-group-properties",
    u"document-preview",
    u"draw-star",
    u"view-history",
    u"dialog-ok-apply",
    u"dialog-cancel",
    u"checkmark",
    u"process-stop",
    u"mail-forward",
    u"edit-comment",
    u"edit-undo",
    u"mail-signed-verified",
    u"view-split-left-right",
    u"zoom-in",
    u"zoom-out",
    u"zoom-fit-width",
    u"object-rotate-right",
    u"view-refresh",
    u"document-export",
    u"offline",
    u"state-ok",
    u"state-sync",
    u"state-error",
    u"object-locked",
    u"security-high",
    u"application-menu",
    u"edit-copy",
    u"go-previous",
    u"go-next",
    u"go-up",
    u"go-down",
    u"list-add",
    u"search",
    u"view-visible",
    u"hint",
    u"configure",
    u"notifications",
    u"dialog-information",
    u"document-send",
    u"overflow-menu",
    u"sidebar-expand-left",
    u"sidebar-collapse-left",
    u"help-contents",
    u"document-open",
    u"user-identity",
    u"document-print",
    u"mail-attachment",
    u"view-calendar",
    u"edit-delete",
    u"document-edit",
    u"cloud-upload",
    u"view-institution",
};

QStringList iconRoots()
{
    QStringList roots = QIcon::themeSearchPaths();
    roots +=
        QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, u"icons"_s, QStandardPaths::LocateDirectory);
    roots.removeDuplicates();
    return roots;
}

// The drawing as text, with `currentColor` in it; empty when the icon theme is not installed.
QByteArray iconDrawing(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    if (const auto known = cache.constFind(name); known != cache.constEnd())
        return *known;
    QByteArray found;
    const std::array folders = {"actions/16"_L1, "status/16"_L1,  "places/16"_L1, "apps/16"_L1,
                                "devices/16"_L1, "actions/22"_L1, "status/22"_L1, "apps/22"_L1};
    const QStringList roots = iconRoots();
    for (const QString &root : roots) {
        for (const auto folder : folders) {
            QFile file(root % "/breeze/"_L1 % folder % u'/' % name % ".svg"_L1);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            found = file.readAll();
            break;
        }
        if (!found.isEmpty())
            break;
    }
    cache.insert(name, found);
    return found;
}

// One ink for every drawing, so that colour stays free to mean something; only the emblems of the synchronisation
// state keep their own green, blue and red.
QByteArray iconColoured(Icon icon, QByteArray svg, const QColor &color)
{
    const QByteArray wanted = color.name().toLatin1();
    for (const char *neutral : {"#232629", "#31363b", "#4d4d4d", "#666666"})
        svg.replace(neutral, wanted);
    if (icon != Icon::SyncOk && icon != Icon::Syncing && icon != Icon::SyncError) {
        for (const char *accent : {"#da4453", "#27ae60", "#3daee9", "#f67400"})
            svg.replace(accent, wanted);
    }
    return svg;
}

QPixmap iconRendered(Icon icon, const QColor &color, const QSize &pixels)
{
    const QString name = iconThemeName(icon);
    const QString key = u"yc-icon/%1/%2/%3x%4"_s.arg(name, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QByteArray svg = iconDrawing(name);
    if (svg.isEmpty()) {
        pixmap = QIcon::fromTheme(name).pixmap(pixels);
    } else {
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(iconColoured(icon, svg, color));
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class PurposeIconEngine final : public QIconEngine
{
public:
    PurposeIconEngine(Icon icon, std::optional<QColor> color)
        : m_icon(icon)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const int side = qMin(rect.width(), rect.height());
        const QPixmap pixmap = iconRendered(m_icon, ink(mode), QSize(side, side) * ratio);
        QRect target(0, 0, side, side);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return iconRendered(m_icon, ink(mode), {side, side});
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QString iconName() override { return iconThemeName(m_icon); }
    QIconEngine *clone() const override { return new PurposeIconEngine(*this); }
    QString key() const override { return u"yunchuang"_s; }

private:
    // Asked for at paint time, so that icons follow a change of theme.
    [[nodiscard]] QColor ink(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::current();
        if (mode == QIcon::Disabled)
            return theme.color(Token::Disabled);
        return m_color ? *m_color : theme.color(Token::Text);
    }

    Icon m_icon;
    std::optional<QColor> m_color;
};

} // namespace

QString iconThemeName(Icon icon)
{
    return QString::fromUtf16(themeNames.at(static_cast<std::size_t>(icon)));
}

QIcon themedIcon(Icon icon)
{
    return icon == Icon::None ? QIcon() : QIcon(new PurposeIconEngine(icon, std::nullopt));
}

QIcon tintedIcon(Icon icon, const QColor &color)
{
    return icon == Icon::None ? QIcon() : QIcon(new PurposeIconEngine(icon, color));
}

void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color, int side)
{
    if (icon == Icon::None)
        return;
    QRect target(0, 0, side, side);
    target.moveCenter(rect.center());
    tintedIcon(icon, color).paint(painter, target);
}

} // namespace yunchuang
