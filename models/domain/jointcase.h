// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/limitcount.h"

#include <optional>

/// 联办件: a case whose acceptance is copied to other departments (抄告), each of which works on a part with its own
/// number, clock and result (Licensing Law art. 26). Parts run side by side, or after others.
namespace yunchuang {

/// Whether cases of the item are joint: some receiver begins with the acceptance.
[[nodiscard]] bool isJoint(const ServiceItem &item);

/// 联办编码 of a joint case with that query code; all its parts bear it too.
[[nodiscard]] QString jointCodeFor(const QString &queryCode);

/// Whether nothing more is expected of the part: its data is taken in, or its work ended, whichever way.
[[nodiscard]] bool isOver(const Part &part);
/// Whether others have of the part what they wait for: its result.
[[nodiscard]] bool hasResult(const Part &part);

/// Whether the part may begin, as far as the parts before it go. Parts of the item that the case does not have yet
/// count as not begun.
[[nodiscard]] bool mayBegin(const Case &subject, const Receiver &receiver);
/// Whether it can never begin: a result that it needs will not come.
[[nodiscard]] bool isCutOff(const Case &subject, const Receiver &receiver);

/// The parts that wait here and may begin now, in the item's order.
[[nodiscard]] QVector<PartId> partsToBegin(const Case &subject, const ServiceItem &item, PartStart start);
/// The parts that wait here and never will.
[[nodiscard]] QVector<PartId> partsToCut(const Case &subject, const ServiceItem &item, PartStart start);
/// The parts of the joint case that are not over, by name.
[[nodiscard]] QStringList partsNotOver(const Case &subject, const ServiceItem &item);

/// The parts of which one comes after itself, or which name one that is not there or begins otherwise: what a catalogue
/// must not have. Nothing when all is well.
[[nodiscard]] std::optional<PartId> partOutOfOrder(const QVector<Receiver> &receivers);

/// A part on the way to the end of the whole.
struct PathPart
{
    PartId id;
    Limit limit;
    QVector<PartId> after;
};

/// The promise of the whole: the longest way through the parts, each limit counted from the day on which the last of
/// those before it is promised, and never shorter than the main case's own limit. All begin on `accepted`. Parts out
/// of order count from there too.
[[nodiscard]] DueTerm longestPath(const Limit &own, const QVector<PathPart> &parts, QDate accepted,
                                  const CalendarSet &calendars);
/// The same for a case in hand: limits come from the catalogue of its parts' work; without acceptance there is none.
[[nodiscard]] DueTerm promiseOfWhole(const Case &subject, const ServiceItem &item, const Catalogue &catalogue,
                                     const CalendarSet &calendars);

} // namespace yunchuang
