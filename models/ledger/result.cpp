// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/result.h"

namespace yunchuang::ledger {

QLatin1String errorName(Error error)
{
    switch (error) {
    case Error::IndexOutOfRange:
        return QLatin1String("IndexOutOfRange");
    case Error::SizeOutOfRange:
        return QLatin1String("SizeOutOfRange");
    case Error::HashUnavailable:
        return QLatin1String("HashUnavailable");
    case Error::ProofLength:
        return QLatin1String("ProofLength");
    case Error::RootMismatch:
        return QLatin1String("RootMismatch");
    case Error::BadKey:
        return QLatin1String("BadKey");
    case Error::BadSignature:
        return QLatin1String("BadSignature");
    case Error::WrongKey:
        return QLatin1String("WrongKey");
    case Error::WrongLog:
        return QLatin1String("WrongLog");
    case Error::WentBack:
        return QLatin1String("WentBack");
    case Error::SaltTooShort:
        return QLatin1String("SaltTooShort");
    case Error::DigestMismatch:
        return QLatin1String("DigestMismatch");
    case Error::Malformed:
        return QLatin1String("Malformed");
    case Error::TooLarge:
        return QLatin1String("TooLarge");
    case Error::UnknownFormat:
        return QLatin1String("UnknownFormat");
    }
    return QLatin1String("Unknown");
}

} // namespace yunchuang::ledger
