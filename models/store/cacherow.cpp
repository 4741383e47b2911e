// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cacherow.h"

#include "protocol/codec.h"
#include "store/associateddata.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

qint64 daySort(QDate day)
{
    return day.isValid() ? day.toJulianDay() : noDay;
}

qint64 timeSort(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : -1;
}

QDateTime timeOf(qint64 sort)
{
    return sort < 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(sort, Qt::UTC);
}

bool isOpenFor(const CaseSummary &summary)
{
    if (summary.capacity == Capacity::Consulted || summary.capacity == Capacity::Countersigner) {
        return summary.handoffState == HandoffState::Sent || summary.handoffState == HandoffState::Delivered ||
               summary.handoffState == HandoffState::Accepted;
    }
    switch (summary.state) {
    case CaseState::PreReturned:
    case CaseState::NotRequired:
    case CaseState::Refused:
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
    case CaseState::Withdrawn:
    case CaseState::Cancelled:
    case CaseState::Returned:
    case CaseState::Terminated:
    case CaseState::Delivered:
    case CaseState::Archived:
        return false;
    default:
        return true;
    }
}

QString foldedForSearch(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString searchText(const CaseSummary &summary)
{
    return foldedForSearch(summary.queryCode % u'\n' % summary.applicantName % u'\n' % summary.itemName);
}

QVariantList clearValues(const CacheRow &row)
{
    const CaseSummary &s = row.summary;
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    return {text(s.id.text()),
            text(s.viewer.text()),
            QString(nameOf(s.capacity)),
            text(s.unit.text()),
            QString(nameOf(s.state)),
            text(s.step.text()),
            text(s.assignee.text()),
            text(s.item.code.text()),
            text(s.source.text()),
            timeSort(s.receivedAt),
            daySort(s.due),
            static_cast<qint64>(s.flags.toInt()),
            QString(nameOf(s.handoffState)),
            isOpenFor(s) ? 1LL : 0LL,
            s.version,
            s.revision,
            row.pending ? QString(nameOf(*row.pending)) : u""_s,
            row.generation};
}

/// Bound to every clear column as it lies in the table.
static QByteArray associatedData(const QVariantList &clear)
{
    AssociatedData aad("shown");
    for (const QVariant &value : clear) {
        if (value.typeId() == QMetaType::QString)
            aad.add(value.toString());
        else
            aad.add(value.toLongLong());
    }
    return aad.bytes();
}

QByteArray sealSummary(const RowSealer &sealer, const CacheRow &row)
{
    const QByteArray text = searchText(row.summary).toUtf8();
    const auto size = qToBigEndian<quint32>(static_cast<quint32>(text.size()));
    QByteArray plain(reinterpret_cast<const char *>(&size), sizeof(size));
    plain.append(text).append(protocol::encode(row.summary));
    return sealer.seal(associatedData(clearValues(row)), plain);
}

struct OpenedSummary
{
    QByteArray text;
    QByteArray json;
};

static StoreResult<OpenedSummary> openSummary(const RowSealer &sealer, const Statement &statement, int first)
{
    const StoreError damaged{StoreErrorCode::Damaged, u"a sealed row does not open"_s};
    QVariantList clear;
    clear.reserve(clearColumnCount);
    for (int i = 0; i < clearColumnCount; ++i)
        clear.append(statement.value(first + i));
    const auto plain = sealer.open(associatedData(clear), statement.bytes(first + clearColumnCount));
    if (!plain || plain->size() < 4)
        return unexpected(damaged);
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(plain->constData()));
    if (size > plain->size() - 4)
        return unexpected(damaged);
    return OpenedSummary{plain->mid(4, size), plain->mid(4 + size)};
}

StoreResult<CacheRow> readRow(const RowSealer &sealer, const Statement &statement, int first)
{
    const auto opened = openSummary(sealer, statement, first);
    if (!opened)
        return unexpected(opened.error());
    auto summary = protocol::decode<CaseSummary>(opened->json);
    if (!summary)
        return unexpected(StoreError{StoreErrorCode::Damaged, summary.error().where % u' ' % summary.error().what});
    return CacheRow{std::move(*summary), valueOf<DeliveryStatus>(statement.text(first + 16)),
                    statement.number(first + 17)};
}

StoreResult<QString> readSearchText(const RowSealer &sealer, const Statement &statement, int first)
{
    const auto opened = openSummary(sealer, statement, first);
    if (!opened)
        return unexpected(opened.error());
    return QString::fromUtf8(opened->text);
}

} // namespace yunchuang
