// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/signing.h"
#include "protocol/messages.h"
#include "service/handlers/servicecore.h"

#include <functional>
#include <optional>
#include <variant>

namespace yunchuang::service {

/// A signed-in user on an enrolled device, with the posts held now.
struct Principal
{
    UserId user;
    QString name;
    DeviceId device;
    std::optional<ledger::PublicKey> deviceKey; ///< enrolled with this device; nothing: may look, may not sign
    QVector<protocol::UnitGrant> grants;
    qint64 grantsVersion = 0;
    QString session; ///< the session the request belongs to
};

/// A platform, app or receiving system, known by its unit and its own key.
struct SourceCaller
{
    UnitId source;
};

/// Nobody in particular: public endpoints.
struct Anybody
{
};

using Caller = std::variant<Anybody, Principal, SourceCaller>;

/// Everything a handler may use besides its input. One per request.
struct Context
{
    ServiceCore &core;
    Caller caller;
    QString requestId;
    QString peer;

    /// The signed-in user. Only for endpoints bound to a session.
    [[nodiscard]] const Principal &principal() const { return std::get<Principal>(caller); }
    [[nodiscard]] const UnitId &source() const { return std::get<SourceCaller>(caller).source; }
    [[nodiscard]] Answer<Connection *> db() const { return core.reader(); }
    [[nodiscard]] QDateTime now() const { return core.clock().now(); }
};

/// The shape of every handler: a plain function, run on a worker, that may block on the database.
template<class Input, class Output>
using Handler = std::function<Answer<Output>(Context &, const Input &)>;

/// Takes the answer of a handler that answers later; may be called once, from any thread.
template<class Output>
using AnswerLater = std::function<void(Answer<Output>)>;
/// The shape of a handler that hands its work to the writer: runs on a worker, does what needs no write lock there, and
/// has the rest answered later.
template<class Input, class Output>
using LaterHandler = std::function<void(Context, const Input &, AnswerLater<Output>)>;

[[nodiscard]] inline tl::unexpected<protocol::ApiError> refuse(protocol::ApiErrorCode code,
                                                               const QMap<QString, QString> &args = {})
{
    protocol::ApiError error;
    error.code = code;
    error.args = args;
    return tl::unexpected(std::move(error));
}

/// The value, or the database's error as an answer.
template<class T>
[[nodiscard]] Answer<T> answered(DbResult<T> result)
{
    if (!result)
        return tl::unexpected(apiError(result.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace yunchuang::service
