// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/apierror.h"

namespace yunchuang::protocol {

int httpStatus(ApiErrorCode code)
{
    switch (code) {
    case ApiErrorCode::Malformed:
    case ApiErrorCode::PasswordTooWeak:
    case ApiErrorCode::MaterialUnknown:
    case ApiErrorCode::MaterialRefused:
        return 400;
    case ApiErrorCode::NotSignedIn:
    case ApiErrorCode::TokenReused:
    case ApiErrorCode::WrongCredentials:
    case ApiErrorCode::CodeRequired:
    case ApiErrorCode::WrongCode:
    case ApiErrorCode::BadSignature:
    case ApiErrorCode::UnknownDevice:
    case ApiErrorCode::StaleTimestamp:
        return 401;
    case ApiErrorCode::Forbidden:
        return 403;
    case ApiErrorCode::NotFound:
        return 404;
    case ApiErrorCode::Conflict:
    case ApiErrorCode::CommandReused:
    case ApiErrorCode::DeliveryReused:
        return 409;
    case ApiErrorCode::CursorExpired:
        return 410;
    case ApiErrorCode::TooLarge:
        return 413;
    case ApiErrorCode::Refused:
    case ApiErrorCode::RuleBroken:
        return 422;
    case ApiErrorCode::LockedOut:
    case ApiErrorCode::TooManyRequests:
        return 429;
    case ApiErrorCode::Internal:
        return 500;
    case ApiErrorCode::Unavailable:
        return 503;
    }
    return 500;
}

} // namespace yunchuang::protocol
