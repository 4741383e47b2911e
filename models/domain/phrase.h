// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QVector>

namespace yunchuang {

/// 常用意见: ready-made sentences for one act. A refusal or correction still wants words of the clerk's own.
struct PhraseSet
{
    StepId step; ///< empty = at every step
    Action action = Action::Examine;
    QVector<QString> texts;
    UnitId unit = {}; ///< empty = of every unit

    friend bool operator==(const PhraseSet &, const PhraseSet &) = default;
};

} // namespace yunchuang
