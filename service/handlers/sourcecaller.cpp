// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/sourcecaller.h"

#include "protocol/paths.h"
#include "service/store/sourcestore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxSourceLength = 64;

QByteArray sourceHeader(const HttpRequest &request, QLatin1String name)
{
    return request.header(QByteArrayView(name.data(), name.size()));
}

} // namespace

Answer<Caller> sourceCaller(ServiceCore &core, const HttpRequest &request)
{
    using namespace protocol;
    const QByteArray source = sourceHeader(request, headers::source);
    const QByteArray timestamp = sourceHeader(request, headers::timestamp);
    const auto decoded = QByteArray::fromBase64Encoding(sourceHeader(request, headers::signature),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const std::optional<ledger::Signature> signature =
        decoded ? ledger::Signature::fromBytes(*decoded) : std::optional<ledger::Signature>();
    if (source.isEmpty() || source.size() > maxSourceLength || !signature)
        return refuse(ApiErrorCode::BadSignature);

    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const UnitId unit(QString::fromUtf8(source));
    const DbResult<std::optional<sourcestore::Source>> known = sourcestore::find(**db, unit);
    YC_TRY_DB(known);
    const std::optional<ledger::PublicKey> key = *known && (*known)->enabled
                                                     ? ledger::PublicKey::fromBytes((*known)->publicKey)
                                                     : std::optional<ledger::PublicKey>();
    if (!key || !key->verify(signedText(request.method, request.target, source, timestamp, request.body), *signature))
        return refuse(ApiErrorCode::BadSignature);

    // After the signature, so that only the source itself learns that its clock is wrong.
    const QDateTime signedAt = QDateTime::fromString(QString::fromLatin1(timestamp), Qt::ISODateWithMs);
    const qint64 tolerance = std::chrono::milliseconds(sourceClockTolerance).count();
    if (!signedAt.isValid() || qAbs(signedAt.msecsTo(core.clock().now())) > tolerance)
        return refuse(ApiErrorCode::StaleTimestamp);
    return Caller(SourceCaller{unit});
}

} // namespace yunchuang::service
