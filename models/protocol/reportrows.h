// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reporting.h"

#include <QByteArray>

/// How the rows of the national reporting set are written: one JSON object a line.
namespace yunchuang::protocol {

/// The names of the five groups.
namespace reporttables {
inline constexpr QLatin1String acceptance("ACCEPTANCE"); ///< 办件受理
inline constexpr QLatin1String process("PROCESS");       ///< 办件过程
inline constexpr QLatin1String procedure("PROCEDURE");   ///< 特别程序
inline constexpr QLatin1String result("RESULT");         ///< 办件结果
inline constexpr QLatin1String material("MATERIAL");     ///< 材料目录
} // namespace reporttables

/// A row by the key it keeps within its case for good; an empty key where there is only one of the group.
struct ReportRow
{
    QString table;
    QString key;
    QByteArray content; ///< compact JSON, the same bytes for the same row

    friend bool operator==(const ReportRow &, const ReportRow &) = default;
};

/// All rows of a case, in the order of the groups. Moments are written with the offset of Guizhou.
[[nodiscard]] QVector<ReportRow> reportRows(const reporting::CaseReport &report);

/// What stands around a row in a batch: 批次号, 同步类型 (I, U or D), 同步时间, 数据来源.
struct ReportFrame
{
    QString batch;
    QString operation;
    QDateTime at;
    QString source;
    QString caseNumber;
};

/// A line of a batch file, with its line end. A row that was taken back (D) has no content.
[[nodiscard]] QByteArray reportLine(const ReportFrame &frame, const ReportRow &row);

} // namespace yunchuang::protocol
