// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QRectF>

class QPainter;

namespace yunchuang {

/// Small signs whose shape carries the meaning. They are painted, never themed, so that they look the same on every
/// desktop and in both schemes.
enum class Glyph {
    None,
    Dot,          ///< ● in time
    Triangle,     ///< ▲! due
    Diamond,      ///< ◆! late
    Bars,         ///< ‖ paused
    Tick,         ///< ✓ finished
    Ring,         ///< ○ not started, waiting for someone else
    HalfRing,     ///< ◐ being worked on
    CheckDisc,    ///< verdict: agrees
    CrossDiamond, ///< verdict: differs
    ClockFace,    ///< verdict: still asked
    Dash,         ///< verdict: nothing to compare with
    Shield,       ///< proof or certificate holds
};

/// Draws `glyph` in the middle of `rect`, 12 to 16 px across, in `ink`; signs inside it (the stroke of "!") use
/// `inner`.
void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &ink, const QColor &inner);

/// How much time a case has left. Numbers are what a model hands to DeadlineDelegate.
enum class Light { None = 0, Ample = 1, Soon = 2, Late = 3, Paused = 4, Finished = 5, Waiting = 6 };

[[nodiscard]] Tone lightTone(Light light);
[[nodiscard]] Glyph lightGlyph(Light light);

/// What a check said about one value. Numbers are what a model hands to a verdict column.
enum class Verdict { None = 0, Agrees = 1, Differs = 2, Pending = 3, Unanswered = 4 };

[[nodiscard]] Tone verdictTone(Verdict verdict);
[[nodiscard]] Glyph verdictGlyph(Verdict verdict);
/// Paints the verdict's glyph with the colours of the theme in force.
void paintVerdict(QPainter *painter, const QRectF &rect, Verdict verdict);

} // namespace yunchuang
