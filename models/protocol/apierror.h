// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/enumnames.h"
#include "domain/refusal.h"

#include <QMap>
#include <QString>

#include <optional>

namespace yunchuang::protocol {

/// Why the service could not do what was asked. `httpStatus` says how it travels.
enum class ApiErrorCode : quint8 {
    Malformed,          ///< not JSON, wrong types, missing members; args: where
    TooLarge,
    NotSignedIn,        ///< no, unknown or expired access token
    TokenReused,        ///< a refresh token was used twice: the whole family is ended
    WrongCredentials,   ///< args: remaining
    LockedOut,          ///< args: seconds
    PasswordTooWeak,    ///< args: rule
    CodeRequired,       ///< the password is right, a code is missing; args: wants (FACTOR, DEVICE, or both with a comma)
    WrongCode,          ///< args: code (FACTOR or DEVICE), remaining
    RuleBroken,         ///< an administrator's act that the rules of administration forbid; args: rule
    Forbidden,          ///< the post may not use this endpoint
    NotFound,           ///< does not exist, or may not be seen: the same answer
    BadSignature,
    UnknownDevice,
    StaleTimestamp,
    Refused,            ///< the rules refuse the act: see refusal
    Conflict,           ///< the case changed: see refusal (STALE_REVISION) and currentCase
    CommandReused,      ///< the same id with other bytes
    MaterialUnknown,    ///< a named digest was not uploaded; args: digests
    MaterialRefused,    ///< type or content not allowed; args: reason
    DeliveryReused,     ///< the same delivery id with other content
    CursorExpired,      ///< start again without a cursor
    TooManyRequests,    ///< args: seconds
    Unavailable,        ///< stopping, or the database does not answer: try again
    Internal,           ///< a fault; args: none. The request id finds it in the log
};

} // namespace yunchuang::protocol

namespace yunchuang {
template<>
inline constexpr auto enumNames<protocol::ApiErrorCode> = std::to_array<EnumName<protocol::ApiErrorCode>>({
    {protocol::ApiErrorCode::Malformed, QLatin1String("MALFORMED")},
    {protocol::ApiErrorCode::TooLarge, QLatin1String("TOO_LARGE")},
    {protocol::ApiErrorCode::NotSignedIn, QLatin1String("NOT_SIGNED_IN")},
    {protocol::ApiErrorCode::TokenReused, QLatin1String("TOKEN_REUSED")},
    {protocol::ApiErrorCode::WrongCredentials, QLatin1String("WRONG_CREDENTIALS")},
    {protocol::ApiErrorCode::LockedOut, QLatin1String("LOCKED_OUT")},
    {protocol::ApiErrorCode::PasswordTooWeak, QLatin1String("PASSWORD_TOO_WEAK")},
    {protocol::ApiErrorCode::CodeRequired, QLatin1String("CODE_REQUIRED")},
    {protocol::ApiErrorCode::WrongCode, QLatin1String("WRONG_CODE")},
    {protocol::ApiErrorCode::RuleBroken, QLatin1String("RULE_BROKEN")},
    {protocol::ApiErrorCode::Forbidden, QLatin1String("FORBIDDEN")},
    {protocol::ApiErrorCode::NotFound, QLatin1String("NOT_FOUND")},
    {protocol::ApiErrorCode::BadSignature, QLatin1String("BAD_SIGNATURE")},
    {protocol::ApiErrorCode::UnknownDevice, QLatin1String("UNKNOWN_DEVICE")},
    {protocol::ApiErrorCode::StaleTimestamp, QLatin1String("STALE_TIMESTAMP")},
    {protocol::ApiErrorCode::Refused, QLatin1String("REFUSED")},
    {protocol::ApiErrorCode::Conflict, QLatin1String("CONFLICT")},
    {protocol::ApiErrorCode::CommandReused, QLatin1String("COMMAND_REUSED")},
    {protocol::ApiErrorCode::MaterialUnknown, QLatin1String("MATERIAL_UNKNOWN")},
    {protocol::ApiErrorCode::MaterialRefused, QLatin1String("MATERIAL_REFUSED")},
    {protocol::ApiErrorCode::DeliveryReused, QLatin1String("DELIVERY_REUSED")},
    {protocol::ApiErrorCode::CursorExpired, QLatin1String("CURSOR_EXPIRED")},
    {protocol::ApiErrorCode::TooManyRequests, QLatin1String("TOO_MANY_REQUESTS")},
    {protocol::ApiErrorCode::Unavailable, QLatin1String("UNAVAILABLE")},
    {protocol::ApiErrorCode::Internal, QLatin1String("INTERNAL")},
});
} // namespace yunchuang

namespace yunchuang::protocol {

/// An error as the service answers it. `args` are named beside the code; `requestId` is what a person quotes so that
/// the log can be searched for it.
struct ApiError
{
    ApiErrorCode code = ApiErrorCode::Internal;
    QMap<QString, QString> args;
    std::optional<Refusal> refusal;
    std::optional<Case> currentCase; ///< with Conflict: the case as it stands now, projected for the asker
    QString requestId;

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

[[nodiscard]] int httpStatus(ApiErrorCode code);

} // namespace yunchuang::protocol
