// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QDateTime>
#include <QString>
#include <QVector>

namespace yunchuang {

/// A unit the clerk may act in, with the posts held there.
struct DeskView
{
    UnitId unit;
    QString departmentName;
    QString unitName;
    Posts posts;

    friend bool operator==(const DeskView &, const DeskView &) = default;
};

/// What the window says of the signed-in session.
struct SessionView
{
    UserId user;
    QString name;
    QVector<DeskView> desks;
    int desk = 0;          ///< index of the acting one
    bool sealed = false;   ///< what is kept here is sealed; otherwise nothing is kept
    QDateTime usableUntil; ///< until when the cache may be used without the service; invalid = no limit known
    QString version;

    [[nodiscard]] DeskView current() const { return desks.value(desk); }
};

} // namespace yunchuang
