// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"
#include "service/handlers/password.h"

#include <chrono>

namespace yunchuang::service {

/// How long sessions live and when a name is locked (GB/T 22239 level 3, identity authentication).
struct SessionPolicy
{
    std::chrono::milliseconds access = std::chrono::minutes(15);
    std::chrono::milliseconds refresh = std::chrono::hours(12); ///< a clerk offline for longer signs in again
    int failures = 5;                                           ///< wrong passwords until a name is locked
    std::chrono::minutes lock{15};
    int formerPasswords = 5; ///< may not come back
};

/// Signing in and out, tokens and passwords.
class SessionHandlers
{
public:
    SessionHandlers(SessionPolicy policy, PasswordCost cost)
        : m_policy(policy)
        , m_hasher(cost)
    {
    }

    /// Enrols the device's key. Errors: WRONG_CREDENTIALS (args: remaining), LOCKED_OUT (args: seconds), MALFORMED,
    /// UNKNOWN_DEVICE when another user enrolled that device. A name that does not exist answers like one that does.
    [[nodiscard]] Answer<protocol::Session> signIn(Context &context, const protocol::SignInRequest &request);
    /// New tokens for a refresh token. The old one stays good until a token of the new pair is first used, so that a
    /// lost answer locks nobody out; after that its use ends the whole session. Errors: NOT_SIGNED_IN, TOKEN_REUSED.
    [[nodiscard]] Answer<protocol::Session> refresh(Context &context, const protocol::RefreshRequest &request);
    [[nodiscard]] Answer<Done> signOut(Context &context, const QByteArray &accessToken);
    /// Errors: WRONG_CREDENTIALS, PASSWORD_TOO_WEAK (args: rule; FORMER: was used before). Ends all other sessions.
    [[nodiscard]] Answer<Done> changePassword(Context &context, const protocol::PasswordChange &change);

    [[nodiscard]] PasswordHasher &hasher() { return m_hasher; }

private:
    SessionPolicy m_policy;
    PasswordHasher m_hasher;
};

/// Who asks, by the bearer token. Until a password that must be changed is changed, only that is possible: FORBIDDEN.
[[nodiscard]] Answer<Caller> sessionCaller(ServiceCore &core, const HttpRequest &request);

void addSessionRoutes(Binding &binding, SessionHandlers &handlers);

} // namespace yunchuang::service
