// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRectF;

namespace yunchuang {

/// The program's sign: a cloud in a window. Made for dark grounds.
void paintLogo(QPainter *painter, const QRectF &rect);

/// A cloud that fills the width of `rect`, flat at its bottom; used by the sign and by the sign-in picture.
void paintCloud(QPainter *painter, const QRectF &rect);

} // namespace yunchuang
