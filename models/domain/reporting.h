// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/orgunit.h"

#include <optional>

/// What the province reports upward about a case: the five groups of the national reporting set (办件受理, 办件过程,
/// 特别程序, 办件结果, 材料目录) with the codes of codelists.h and statecodes.h. Who writes them where is not known
/// here.
namespace yunchuang::reporting {

/// 办理意见 has room for this many characters; a longer one is cut and ends with an ellipsis.
inline constexpr int longestOpinion = 2000;

/// 办件受理: once, from the acceptance on.
struct AcceptanceRow
{
    QString basicCode;          ///< 基本编码, 12
    QString implementationCode; ///< 实施编码, 31
    QString itemName;
    int itemVersion = 0;
    QString department; ///< as it was called on that day
    QString departmentCode;
    QString officer;
    QDateTime acceptedAt;
    QString documentNumber; ///< 受理文书编号
    QDateTime appliedAt;
    int channel = 0; ///< 办理形式, A.5
    QString applicant;
    int applicantKind = 0; ///< A.4
    QString idType;
    QString idNumber;
    QString legalRepresentative;
    QString agent;
    QString agentMobile;
    QString address;
    QString postcode;
    QString summary; ///< 办理摘要
    QDate promised;  ///< 承诺办结时间

    friend bool operator==(const AcceptanceRow &, const AcceptanceRow &) = default;
};

/// 业务动作 of a step (table 7).
enum class BusinessAction : quint8 { Pass, Return, Other };

/// 通过, 退回, 其他.
[[nodiscard]] QString textOf(BusinessAction action);

/// 办件过程: one step of the office with its mandatory opinion.
struct ProcessRow
{
    qint64 sequence = 0; ///< of the history
    QString step;        ///< 环节名称
    BusinessAction action = BusinessAction::Other;
    QString officer;
    QString unit; ///< as it was called on that day
    QString opinion;
    QDateTime startedAt; ///< when the step before ended
    QDateTime endedAt;

    friend bool operator==(const ProcessRow &, const ProcessRow &) = default;
};

/// 特别程序. `endedAt` is invalid while it goes on.
struct ProcedureRow
{
    int kind = 0; ///< A.7: 1 an extension, 2 any other
    QString name;
    QDateTime startedAt;
    QString reason;
    QString forWhom;
    QDateTime endedAt;
    QString outcome;
    QString opinion;
    QString officer;

    friend bool operator==(const ProcedureRow &, const ProcedureRow &) = default;
};

/// 办件结果: once, when the office has said its last word.
struct ResultRow
{
    int platform = 0; ///< list A
    int exchange = 0; ///< list B; 0 where it has no such end
    QDateTime endedAt;
    QString name; ///< 结果证照名称
    QString number;
    QString description;
    bool posted = false;
    int satisfaction = 0; ///< A.8; 0 = not rated

    friend bool operator==(const ResultRow &, const ResultRow &) = default;
};

/// 材料目录.
struct MaterialRow
{
    QString id; ///< of the item's material, with the version that came in
    QString name;
    QString fileName;
    bool paper = false; ///< 收取方式: on paper or as a file only
    int copies = 0;

    friend bool operator==(const MaterialRow &, const MaterialRow &) = default;
};

/// Everything that is reported about one case as it now stands.
struct CaseReport
{
    QString caseNumber;
    std::optional<AcceptanceRow> acceptance;
    QVector<ProcessRow> process;
    QVector<ProcedureRow> procedures;
    std::optional<ResultRow> result;
    QVector<MaterialRow> materials;

    friend bool operator==(const CaseReport &, const CaseReport &) = default;
};

/// `history` are all rows of the case in order. Part work is reported with its parent's department like any other case;
/// a case that was never accepted has materials, steps and, when refused, a result.
[[nodiscard]] CaseReport reportOf(const Case &subject, const QVector<HistoryRow> &history, const ServiceItem &item,
                                  const OrgDirectory &units);

} // namespace yunchuang::reporting
