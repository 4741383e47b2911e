// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/message.h"

namespace yunchuang::service {

/// Facts about an answer that its handler does not decide.
struct AnswerFacts
{
    QByteArray date; ///< IMF-fixdate
    QString requestId;
    qint64 contentLength; ///< of the body that a GET gets, also for HEAD
    bool close;           ///< the connection ends after it
};

/// Whether a handler's headers can be written: tokens as names, no control characters in values. Anything else would
/// let a value from outside write headers of its own.
[[nodiscard]] bool hasSafeHeaders(const HttpResponse &response);

/// Whether this status has no body and no Content-Length (RFC 9110 6.4.1).
[[nodiscard]] bool isBodyless(int status);

/// Status line and headers including the empty line. Headers that belong to the engine (Connection, Content-Length,
/// Date, Transfer-Encoding, X-Request-Id) are not taken from the response.
[[nodiscard]] QByteArray writeHead(const HttpResponse &response, const AnswerFacts &facts);

} // namespace yunchuang::service
