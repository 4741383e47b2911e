// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;

/// The drawings YunchuangStyle is put together from, one function for each kind of control.
namespace yunchuang::styleparts {

void buttonPanel(QPainter *painter, const QStyleOption &option, const Theme &theme);
void toolPanel(QPainter *painter, const QStyleOption &option, const Theme &theme);
void checkBox(QPainter *painter, const QStyleOption &option, const Theme &theme);
void radioButton(QPainter *painter, const QStyleOption &option, const Theme &theme);
void itemPanel(QPainter *painter, const QStyleOption &option, const Theme &theme);
void headerSection(QPainter *painter, const QStyleOption &option, const Theme &theme);
void headerLabel(QPainter *painter, const QStyleOption &option, const Theme &theme);
void tabShape(QPainter *painter, const QStyleOption &option, const Theme &theme, bool underlined);
void tabLabel(QPainter *painter, const QStyleOption &option, const Theme &theme);
void progress(QPainter *painter, const QStyleOption &option, const Theme &theme);
void comboBox(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &arrow);
void spinBox(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &up,
             const QRect &down);
void scrollBar(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &slider,
               const QColor &ground);
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, const Theme &theme);

} // namespace yunchuang::styleparts
