// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/row.h"

namespace yunchuang::bench {

/// Least, middle and greatest of the repetitions.
struct Spread
{
    double least = 0.0;
    double middle = 0.0; ///< the lower one of two
    double greatest = 0.0;
};
[[nodiscard]] Spread spreadOf(QVector<double> values);

/// Cores and their kind, memory, system, Qt, build type and file system of `folder`, and how busy the machine is:
/// one Markdown paragraph.
[[nodiscard]] QString machineWords(const QString &folder);

/// The table's head, and one line of it for the repetitions of one measurement. Markdown.
[[nodiscard]] QString tableHead();
[[nodiscard]] QString tableLine(const QVector<Measurement> &repetitions);

} // namespace yunchuang::bench
