// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

namespace yunchuang {

/// A licence item by DB52/T 1264-2018: two letters of type (XK 行政许可), five digits of the main item, three of the
/// sub item; 000 = none, and the parent of sub items ends in Y. As implemented by an organ it begins with the level of
/// power (2 = provincial), six digits of area and nine of organisation code.
struct GuizhouItemCode
{
    QString basic; ///< ten characters
    QString type;
    QString mainItem;
    QString subItem;      ///< "000", a number, or "00Y"
    int level = 0;        ///< 0 in a basic code
    QString area;         ///< empty in a basic code
    QString organisation; ///< empty in a basic code
    QList<IdentifierWarning> warnings;

    [[nodiscard]] bool isParent() const { return subItem.endsWith(u'Y'); }
    /// The parent's code of a sub item; empty for items without one.
    [[nodiscard]] QString parentCode() const;
    friend bool operator==(const GuizhouItemCode &, const GuizhouItemCode &) = default;
};

/// Reads a basic code (10 characters) or that of an organ (26), with or without hyphens.
[[nodiscard]] Expected<GuizhouItemCode, IdentifierError> parseGuizhouItemCode(const QString &typed);

} // namespace yunchuang
