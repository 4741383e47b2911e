// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/casenumbers.h"

#include "domain/calendar.h"
#include "domain/itemcode.h"
#include "service/store/counterstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// First two digits of the area codes of Guizhou (GB/T 2260).
constexpr QLatin1String province("52");

tl::unexpected<protocol::ApiError> usedUp(const IdentifierError &error)
{
    protocol::ApiError out;
    out.code = error.code == IdentifierErrorCode::OutOfRange ? protocol::ApiErrorCode::Unavailable
                                                             : protocol::ApiErrorCode::Internal;
    return tl::unexpected(out);
}

/// Series count a day, a year, a department: the parts are joined by a character that stands in none of them.
QString series(std::initializer_list<QString> parts)
{
    return QStringList(parts).join(u'/');
}

} // namespace

Answer<QString> nextCaseNumber(WriteContext &context, const ServiceItem &item)
{
    const QDate day = toLocalDate(context.now());
    const DbResult<qint64> serial =
        counterstore::next(context.db(), series({u"case"_s, item.implementationCode, day.toString(Qt::ISODate)}));
    if (!serial)
        return tl::unexpected(apiError(serial.error()));
    const Expected<QString, IdentifierError> number = makeCaseNumber(item.implementationCode, day, int(*serial));
    if (!number)
        return usedUp(number.error());
    return *number;
}

QString partWorkNumber(const Case &parent, const PartId &part)
{
    int place = 1;
    for (const Part &candidate : parent.parts) {
        if (candidate.id == part)
            break;
        ++place;
    }
    return parent.number % u'-' % QString::number(place).rightJustified(2, u'0');
}

Answer<QString> nextQueryCode(WriteContext &context)
{
    const QDate day = toLocalDate(context.now());
    const DbResult<qint64> serial =
        counterstore::next(context.db(), series({u"query"_s, province, day.toString(Qt::ISODate)}));
    if (!serial)
        return tl::unexpected(apiError(serial.error()));
    const Expected<QString, IdentifierError> code = makeQueryCode(province, day, int(*serial));
    if (!code)
        return usedUp(code.error());
    return *code;
}

QString documentKindWord(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ReceptionReceipt:
        return u"许收"_s;
    case DocumentKind::PreReviewOpinion:
        return u"许预"_s;
    case DocumentKind::NotRequiredNotice:
        return u"许不受"_s;
    case DocumentKind::RefusalDecision:
        return u"许不予受"_s;
    case DocumentKind::CorrectionNotice:
        return u"许补"_s;
    case DocumentKind::CorrectionReceipt:
        return u"许补收"_s;
    case DocumentKind::AcceptanceNotice:
        return u"许受"_s;
    case DocumentKind::ConsultationLetter:
        return u"许征"_s;
    case DocumentKind::GrantDecision:
        return u"许准"_s;
    case DocumentKind::DenialDecision:
        return u"许不准"_s;
    case DocumentKind::ProofOfService:
        return u"许送"_s;
    case DocumentKind::SupervisionOrder:
        return u"督"_s;
    case DocumentKind::ReturnNotice:
        return u"许退"_s;
    case DocumentKind::ToleranceNotice:
        return u"许容"_s;
    case DocumentKind::SpecialProcedureNotice:
        return u"许特"_s;
    case DocumentKind::ExtensionNotice:
        return u"许延"_s;
    case DocumentKind::SupplementNotice:
        return u"许充"_s;
    case DocumentKind::PreliminaryOpinion:
        return u"许初"_s;
    case DocumentKind::HearingNotice:
        return u"许听"_s;
    case DocumentKind::HearingInvitation:
        return u"许听通"_s;
    case DocumentKind::StatementNotice:
        return u"许陈"_s;
    case DocumentKind::ChangeDecision:
        return u"许变"_s;
    case DocumentKind::RevocationDecision:
        return u"许销"_s;
    case DocumentKind::WithdrawalNotice:
        return u"许撤"_s;
    case DocumentKind::TerminationNotice:
        return u"许终"_s;
    case DocumentKind::ArchivePackage:
        return u"档"_s;
    case DocumentKind::ApplicationForm:
    case DocumentKind::Certificate:
        break;
    }
    return {};
}

Answer<QString> nextDocumentNumber(WriteContext &context, const Reference &reference, const UnitId &department,
                                   DocumentKind kind)
{
    const QString kindWord = documentKindWord(kind);
    if (kindWord.isEmpty())
        return QString();
    const OrgUnit *unit = reference.units().find(department);
    const QString year = QString::number(toLocalDate(context.now()).year());
    const DbResult<qint64> serial =
        counterstore::next(context.db(), series({u"document"_s, department.text(), nameOf(kind), year}));
    if (!serial)
        return tl::unexpected(apiError(serial.error()));
    // The brackets round the year are U+3014 and U+3015, as official letters have them.
    return QString((unit ? unit->documentWord : QString()) % kindWord % u"字〔"_s % year % u"〕第"_s %
                   QString::number(*serial).rightJustified(4, u'0') % u"号"_s);
}

} // namespace yunchuang::service
