// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyphs.h"

#include <QRect>
#include <QString>
#include <QStringList>

class QPainter;

namespace yunchuang {

/// Thin ">" in any direction (Qt::UpArrow … Qt::RightArrow), the only arrow of the interface.
void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &ink);

/// Rounded box of the theme: fill and one border line of `width` pixels inside `rect`.
void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, qreal width = 1,
              qreal radius = -1);

/// The focus ring: two pixels, as far out in `rect` as it goes.
void paintFocusRing(QPainter *painter, const QRect &rect);

/// Framed key caps, e.g. {"Ctrl+PgUp", "PgDn"}.
[[nodiscard]] QSize keyCapsSize(const QStringList &keys);
void paintKeyCaps(QPainter *painter, const QRect &rect, const QStringList &keys);

/// A tag: glyph and words on the tint of its tone. `framed` draws a border instead of the tint.
struct TagLook
{
    Tone tone = Tone::Neutral;
    Glyph glyph = Glyph::None;
    bool bold = false;
    bool tinted = true;
    bool framed = false;
    bool quietWords = false; ///< only the glyph has colour, for counts beside a title
    /// The look of a deadline: bold when late, no tint while there is time enough.
    [[nodiscard]] static TagLook forLight(Light light);
    [[nodiscard]] static TagLook forVerdict(Verdict verdict);
};
[[nodiscard]] QSize tagSize(const TagLook &look, const QString &words);
/// Paints the tag at the left of `rect`, vertically centred, its words elided to what fits.
void paintTag(QPainter *painter, const QRect &rect, const TagLook &look, const QString &words);

/// Fills a part of a bar or chart for a deadline state: late is hatched, paused striped, so that colour only repeats
/// it.
void paintLightFill(QPainter *painter, const QRectF &rect, Light light);

/// A count at the right of a row: plain digits, or a tinted pill with a glyph when it wants attention.
[[nodiscard]] QSize countSize(const QString &digits, Tone tone, bool bold);
void paintCount(QPainter *painter, const QRect &rect, const QString &digits, Tone tone, bool bold);
/// A filled disc with digits for the corner of an icon; grows to a pill from two digits on.
void paintCountDisc(QPainter *painter, const QPointF &centre, const QString &digits, Tone tone);

} // namespace yunchuang
