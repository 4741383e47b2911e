// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "store/rulebook.h"

#include <QVector>

/// An office as it looks on one morning, with the rules of this edition and fictional cases, for tests and pictures of
/// the windows. Everything is reproducible.
namespace yunchuang::samples {

struct Desk
{
    UserId user;
    QString name;
    UnitId unit;
    Posts posts;
};

[[nodiscard]] const Desk &clerk();       ///< 周敏: accepts and examines
[[nodiscard]] const Desk &secondClerk(); ///< 王强
[[nodiscard]] const Desk &decider();     ///< 罗青: decides and dispatches
[[nodiscard]] const Desk &consulted();   ///< 张薇 of 不动产登记中心

/// Catalogue, units and calendars of this edition.
[[nodiscard]] RuleBookPtr rules();
/// Tuesday, 24 November 2026, 10:42 in Guizhou.
[[nodiscard]] QDateTime now();
/// A moment of November 2026 in Guizhou.
[[nodiscard]] QDateTime moment(int day, int hour, int minute = 0);

/// The queue of the registration section this morning: 47 cases of the clerk in all lights, some of her colleagues'
/// and nobody's, some waiting for applicants, some closed.
[[nodiscard]] QVector<CaseSummary> morning();

/// Case `i` of a large queue of the section: spread over people, sources, steps and days.
[[nodiscard]] CaseSummary summaryNumber(int i);

/// A whole case that the row stands for: an application for a company with its materials, registry checks (one differs
/// where the row says so) and parts, brought to the row's state by the rules themselves where they can.
[[nodiscard]] Case wholeCase(const CaseSummary &row);
/// The same as the service answers it, with its history.
[[nodiscard]] protocol::CaseReply replyFor(const CaseSummary &row);

[[nodiscard]] protocol::FeedPage pageOf(const QVector<CaseSummary> &rows, const QString &cursor = QStringLiteral("c"),
                                        bool more = false);
[[nodiscard]] protocol::FeedPage tombstones(const QVector<CaseSummary> &rows,
                                            const QString &cursor = QStringLiteral("t"));

} // namespace yunchuang::samples
