// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuewords.h"

#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

QueueFlag queueFlag(const ShownRow &row)
{
    if (row.pending) {
        switch (*row.pending) {
        case DeliveryStatus::Conflicted:
        case DeliveryStatus::Refused:
        case DeliveryStatus::Parked:
            return QueueFlag::Conflict;
        case DeliveryStatus::Held:
        case DeliveryStatus::Queued:
        case DeliveryStatus::Sent:
            return QueueFlag::Pending;
        case DeliveryStatus::Acknowledged:
        case DeliveryStatus::Withdrawn:
            break;
        }
    }
    const SummaryFlags flags = row.summary.flags;
    if (flags.testFlag(SummaryFlag::Mismatch))
        return QueueFlag::Mismatch;
    if (flags.testFlag(SummaryFlag::ReadOnly))
        return QueueFlag::ReadOnly;
    if (flags.testFlag(SummaryFlag::RedCard))
        return QueueFlag::RedCard;
    if (flags.testFlag(SummaryFlag::Urged))
        return QueueFlag::Urged;
    if (flags.testFlag(SummaryFlag::YellowCard))
        return QueueFlag::YellowCard;
    if (flags.testFlag(SummaryFlag::StepOverdue))
        return QueueFlag::StepOverdue;
    if (flags.testFlag(SummaryFlag::Warned))
        return QueueFlag::Warned;
    if (flags.testFlag(SummaryFlag::TransferIn))
        return QueueFlag::TransferIn;
    if (flags.testFlag(SummaryFlag::HandoffOut))
        return QueueFlag::Waiting;
    return QueueFlag::None;
}

QueueWords::QueueWords(QueueModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_queue(model)
{
    setSourceModel(&model);
}

void QueueWords::setRules(RuleBookPtr rules)
{
    m_rules = std::move(rules);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void QueueWords::setUser(const UserId &user)
{
    m_user = user;
}

const ServiceItem *QueueWords::itemOf(const CaseSummary &summary) const
{
    return m_rules ? m_rules->catalogue.find(summary.item) : nullptr;
}

QString QueueWords::news(const ShownRow &row)
{
    if (!row.newsSinceSeen)
        return {};
    if (row.summary.flags.testFlag(SummaryFlag::SentBack))
        return tr("Sent back");
    if (row.summary.flags.testFlag(SummaryFlag::CorrectionIn))
        return tr("Corrected");
    if (row.summary.flags.testFlag(SummaryFlag::AnswerIn))
        return tr("Answered");
    return tr("News");
}

QString QueueWords::reasonClosed(int row) const
{
    if (m_queue.index(row, 0).data(OpenableRole).toBool())
        return {};
    return tr("Not kept on this computer: it can be opened when there is a connection.");
}

QString QueueWords::cell(const ShownRow &row, const DeadlineStatus &deadline, int column) const
{
    const CaseSummary &summary = row.summary;
    const QDate today = m_queue.filter().scope.today;
    switch (column) {
    case DeadlineColumn:
        return Wording::deadline(deadline, summary.state);
    case CodeColumn:
        return summary.queryCode;
    case ItemColumn:
        return summary.itemName;
    case ApplicantColumn:
        return summary.applicantName;
    case SourceColumn:
        return Wording::unit(m_rules ? &m_rules->units : nullptr, summary.source);
    case StepColumn:
        if (queueFlag(row) == QueueFlag::Pending || queueFlag(row) == QueueFlag::Conflict)
            return Wording::delivery(*row.pending);
        if (summary.flags.testFlag(SummaryFlag::PartWaits))
            return tr("waits for another part");
        return Wording::stage(summary.state, summary.step, itemOf(summary));
    case AssigneeColumn:
        if (summary.assignee.isEmpty())
            return isEnded(summary.state) ? QString() : tr("nobody");
        if (m_queue.filter().scope.standsInFor.contains(summary.assignee))
            //: Whose case it is, for a substitute.
            return tr("for %1").arg(summary.assigneeName);
        return summary.assigneeName;
    case ReceivedColumn:
        return Wording::moment(summary.receivedAt, today);
    case PromisedColumn:
        if (deadline.light == DeadlineLight::Paused)
            return tr("moves on");
        if (!summary.promisedDue.isValid())
            return u"—"_s;
        return Wording::day(summary.promisedDue, today);
    default:
        return {};
    }
}

QString QueueWords::toolTip(int row, int column) const
{
    const ShownRow *shown = m_queue.rowAt(row);
    QStringList lines;
    if (const QString reason = reasonClosed(row); !reason.isEmpty())
        lines.append(reason);
    switch (column) {
    case DeadlineColumn: {
        const DeadlineStatus &deadline = m_queue.deadlineAt(row);
        lines.append(Wording::deadlineInFull(deadline, shown->summary.state));
        if (deadline.due.isValid())
            lines.append(tr("%1: %2").arg(Wording::clock(deadline.clock),
                                          Wording::dayOfWeek(deadline.due, m_queue.filter().scope.today)));
        break;
    }
    case ItemColumn:
        for (const auto flag :
             {SummaryFlag::Mismatch, SummaryFlag::ChecksPending, SummaryFlag::CorrectionIn, SummaryFlag::AnswerIn,
              SummaryFlag::SentBack, SummaryFlag::HandoffOut, SummaryFlag::TransferIn, SummaryFlag::Urged,
              SummaryFlag::PartFailed, SummaryFlag::ReadOnly, SummaryFlag::DueProvisional, SummaryFlag::RedCard,
              SummaryFlag::YellowCard, SummaryFlag::StepOverdue, SummaryFlag::Warned}) {
            if (shown->summary.flags.testFlag(flag))
                lines.append(Wording::flag(flag));
        }
        break;
    case StepColumn:
        if (shown->pending)
            lines.append(Wording::stage(shown->summary.state, shown->summary.step, itemOf(shown->summary)));
        break;
    case SourceColumn:
        lines.append(Wording::unitInFull(m_rules ? &m_rules->units : nullptr, shown->summary.source));
        break;
    case PromisedColumn:
        if (!shown->summary.promisedDue.isValid() && !isEnded(shown->summary.state))
            lines.append(tr("The promised date comes with acceptance."));
        break;
    default:
        break;
    }
    return lines.join(u'\n');
}

QString QueueWords::sentence(int row) const
{
    const ShownRow *shown = m_queue.rowAt(row);
    if (!shown)
        return {};
    const CaseSummary &summary = shown->summary;
    QStringList parts{Wording::deadlineInFull(m_queue.deadlineAt(row), summary.state),
                      summary.queryCode,
                      summary.itemName,
                      summary.applicantName,
                      Wording::unit(m_rules ? &m_rules->units : nullptr, summary.source),
                      Wording::stage(summary.state, summary.step, itemOf(summary))};
    if (shown->unseen)
        parts.append(tr("new"));
    if (const QString words = news(*shown); !words.isEmpty())
        parts.append(words);
    if (shown->pending)
        parts.append(Wording::delivery(*shown->pending));
    for (const auto flag : {SummaryFlag::Mismatch, SummaryFlag::RedCard, SummaryFlag::YellowCard,
                            SummaryFlag::StepOverdue, SummaryFlag::Warned}) {
        if (summary.flags.testFlag(flag))
            parts.append(Wording::flag(flag));
    }
    if (const QString reason = reasonClosed(row); !reason.isEmpty())
        parts.append(reason);
    return parts.join(tr(", "));
}

QVariant QueueWords::data(const QModelIndex &index, int role) const
{
    const ShownRow *row = index.isValid() ? m_queue.rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(*row, m_queue.deadlineAt(index.row()), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return sentence(index.row());
    case LightLookRole:
        return static_cast<int>(Wording::light(m_queue.deadlineAt(index.row()), row->summary.state));
    case FlagLookRole:
        return static_cast<int>(queueFlag(*row));
    case NewsWordsRole:
        return news(*row);
    case DimRole:
        return !QIdentityProxyModel::data(index, OpenableRole).toBool();
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant QueueWords::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case DeadlineColumn:
        return tr("Due");
    case CodeColumn:
        return tr("Case number");
    case ItemColumn:
        return tr("Service item");
    case ApplicantColumn:
        return tr("Applicant");
    case SourceColumn:
        return tr("Source");
    case StepColumn:
        return tr("Step");
    case AssigneeColumn:
        return tr("Officer");
    case ReceivedColumn:
        return tr("Received");
    case PromisedColumn:
        return tr("Promised");
    default:
        return {};
    }
}

} // namespace yunchuang
