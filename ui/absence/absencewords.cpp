// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/absencewords.h"

#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

bool AbsenceWords::isOpen(const protocol::Absence &absence, QDate today)
{
    return !absence.endedAt.isValid() && today <= absence.until;
}

QString AbsenceWords::state(const protocol::Absence &absence, QDate today)
{
    if (absence.endedAt.isValid())
        return tr("ended early");
    if (absence.until < today)
        return tr("over");
    return today < absence.from ? tr("to come") : tr("away now");
}

QString AbsenceWords::period(QDate from, QDate until, QDate today)
{
    if (from == until)
        return Wording::day(from, today);
    //: The first and the last day of an absence.
    return tr("%1 to %2").arg(Wording::day(from, today), Wording::day(until, today));
}

QString AbsenceWords::substitutes(const protocol::Absence &absence)
{
    if (absence.pool)
        return tr("the whole unit");
    //: Between the names of several substitutes.
    return QStringList(absence.substituteNames.cbegin(), absence.substituteNames.cend()).join(tr(", "));
}

QString AbsenceWords::relation(protocol::RelationKind kind)
{
    switch (kind) {
    case protocol::RelationKind::Spouse:
        return tr("Husband or wife");
    case protocol::RelationKind::DirectBlood:
        return tr("Lineal relative");
    case protocol::RelationKind::CollateralBlood:
        return tr("Collateral relative within three generations");
    case protocol::RelationKind::Affinity:
        return tr("Close relative by marriage");
    case protocol::RelationKind::Interest:
        return tr("Own interest");
    }
    return {};
}

QString AbsenceWords::failure(const ServiceFailure &failure)
{
    if (failure.kind == ServiceFailure::Kind::Api) {
        if (failure.api.refusal)
            return Wording::refusal(*failure.api.refusal, {}).text();
        if (failure.api.code == protocol::ApiErrorCode::Forbidden)
            return tr("Only the head of the unit may do this for somebody else.");
        if (failure.api.code == protocol::ApiErrorCode::Malformed)
            return tr("The service does not accept what was entered. Look at it again.");
    }
    return tr("The service could not be reached. Nothing was changed; try again when there is a connection.");
}

} // namespace yunchuang
