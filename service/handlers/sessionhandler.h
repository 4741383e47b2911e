// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/handlers/binding.h"
#include "service/handlers/password.h"
#include "service/store/accountstore.h"

#include <chrono>
#include <optional>
#include <variant>

namespace yunchuang::service {

/// How long sessions live, what proves who somebody is, and when a name is locked (GB/T 22239-2019 level 3, identity
/// authentication). What the security administrator set stands above it.
struct SessionPolicy
{
    std::chrono::milliseconds access = std::chrono::minutes(15);
    std::chrono::milliseconds refresh = std::chrono::hours(12); ///< a clerk offline for longer signs in again
    int failures = 5;                                           ///< wrong passwords or codes until a name is locked
    std::chrono::minutes lock{15};
    int formerPasswords = 5;  ///< may not come back
    int passwordLength = 10;  ///< characters at least
    int passwordDays = 90;    ///< until a password must be changed
    int sessions = 5;         ///< of one user at once; one more ends the oldest
    Posts factorPosts = {};   ///< who holds one of them must have a second factor
    bool deviceCodes = false; ///< a new device needs a one-time code of the security administrator
    std::chrono::hours deviceCodeLife{24};
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
    /// CODE_REQUIRED (args: wants) and WRONG_CODE (args: code, remaining) once the password is right, UNKNOWN_DEVICE
    /// when another user enrolled that device, FORBIDDEN (reason COMBINED_ADMINISTRATORS). A name that does not exist
    /// answers like one that does.
    [[nodiscard]] Answer<protocol::Session> signIn(Context &context, const protocol::SignInRequest &request);
    /// New tokens for a refresh token. The old one stays good until a token of the new pair is first used, so that a
    /// lost answer locks nobody out; after that its use ends the whole session. Errors: NOT_SIGNED_IN, TOKEN_REUSED.
    [[nodiscard]] Answer<protocol::Session> refresh(Context &context, const protocol::RefreshRequest &request);
    [[nodiscard]] Answer<Done> signOut(Context &context, const QByteArray &accessToken);
    /// Errors: WRONG_CREDENTIALS, PASSWORD_TOO_WEAK (args: rule; FORMER: was used before). Ends all other sessions.
    [[nodiscard]] Answer<Done> changePassword(Context &context, const protocol::PasswordChange &change);

    /// Whether a second factor of the asking user is enrolled, and whether a post demands it.
    [[nodiscard]] Answer<protocol::FactorState> factorState(Context &context);
    /// A new secret, in force once a code of it is confirmed. Errors: WRONG_CREDENTIALS, LOCKED_OUT, RULE_BROKEN
    /// (ENROLLED).
    [[nodiscard]] Answer<protocol::FactorOffer> beginFactor(Context &context, const protocol::FactorBegin &request);
    /// Errors: WRONG_CODE, LOCKED_OUT, RULE_BROKEN (NOT_BEGUN).
    [[nodiscard]] Answer<Done> confirmFactor(Context &context, const protocol::FactorConfirm &request);

    [[nodiscard]] PasswordHasher &hasher() { return m_hasher; }
    [[nodiscard]] std::chrono::seconds deviceCodeLife() const { return m_policy.deviceCodeLife; }
    /// The rules in force now: the configured ones, tightened by the security administrator.
    [[nodiscard]] DbResult<SessionPolicy> policy(Connection &db) const;

private:
    /// A refusal that leaves its trace: the failure is counted, so it travels beside what was done.
    using Admission = std::variant<protocol::Session, protocol::ApiError>;
    [[nodiscard]] Answer<Admission> admit(WriteContext &write, const Context &context, const SessionPolicy &policy,
                                          const protocol::SignInRequest &request, accountstore::Account account,
                                          const OrgDirectory &units) const;
    [[nodiscard]] Answer<std::optional<protocol::ApiError>>
    takeCodes(WriteContext &write, const Context &context, const SessionPolicy &policy,
              const protocol::SignInRequest &request, const std::optional<accountstore::Device> &device) const;
    [[nodiscard]] Answer<Done> checkPassword(Context &context, const SessionPolicy &policy, const QString &password);

    SessionPolicy m_policy;
    PasswordHasher m_hasher;
};

/// Code and digest of a one-time code for a new device: kept, it is only a digest, bound to its user.
[[nodiscard]] QByteArray deviceCodeDigest(const UserId &user, const QString &code);

/// Who asks, by the bearer token. Until a password that must be changed is changed, and a second factor that a post
/// demands is enrolled, only that is possible; and posts of administrators that exclude each other allow nothing:
/// FORBIDDEN (args: reason).
[[nodiscard]] Answer<Caller> sessionCaller(ServiceCore &core, const HttpRequest &request);

void addSessionRoutes(Binding &binding, SessionHandlers &handlers);

} // namespace yunchuang::service
