// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/sessionhandler.h"

namespace yunchuang::service {

/// What is asked about one account.
template<class Body>
struct OfAccount
{
    UserId user;
    Body body;
};

/// Which accounts are asked for.
struct AccountQuery
{
    QString text;
    UserId after;
    int limit = 100;
};

/// A device of an account.
struct AccountDevice
{
    UserId user;
    DeviceId device;
};

/// Accounts, as the system and the security administrator hold them (GB/T 22239-2019 level 3, separation of
/// administrators): the first creates and disables them, the second says what they may do and how they prove who they
/// are. Each act is a line of the audit log, written with it. Nobody administers himself: RULE_BROKEN (SELF). Who holds
/// another post gets FORBIDDEN; an account that does not exist is NOT_FOUND.
class AdministrationHandlers
{
public:
    explicit AdministrationHandlers(SessionHandlers &sessions)
        : m_sessions(sessions)
    {
    }

    // ---- system administrator and security administrator ----

    [[nodiscard]] Answer<protocol::AccountPage> accounts(Context &context, const AccountQuery &query);
    [[nodiscard]] Answer<protocol::DevicesReply> devices(Context &context, const UserId &user);
    [[nodiscard]] Answer<protocol::AccountPolicy> policy(Context &context);

    // ---- system administrator ----

    [[nodiscard]] Answer<protocol::AccountRow> create(Context &context, const protocol::NewAccount &account);
    /// Disabling ends every session.
    [[nodiscard]] Answer<protocol::AccountRow> change(Context &context,
                                                      const OfAccount<protocol::AccountChange> &change);

    // ---- security administrator ----

    [[nodiscard]] Answer<protocol::AccountRow> setGrants(Context &context,
                                                         const OfAccount<protocol::GrantsChange> &change);
    [[nodiscard]] Answer<Done> unlock(Context &context, const UserId &user);
    /// A one-time password in place of the present one; ends every session.
    [[nodiscard]] Answer<protocol::OneTimeSecret> issuePassword(Context &context, const UserId &user);
    [[nodiscard]] Answer<Done> revokeSessions(Context &context, const UserId &user);
    [[nodiscard]] Answer<Done> revokeDevice(Context &context, const AccountDevice &device);
    [[nodiscard]] Answer<protocol::OneTimeSecret> issueDeviceCode(Context &context, const UserId &user);
    /// Takes back the second factor, as after the loss of a telephone; ends every session.
    [[nodiscard]] Answer<Done> resetFactor(Context &context, const UserId &user);
    [[nodiscard]] Answer<Done> setPolicy(Context &context, const protocol::AccountPolicy &policy);

private:
    template<class Work>
    [[nodiscard]] auto onOther(Context &context, Post post, const UserId &user, Work work)
        -> std::invoke_result_t<Work &, WriteContext &, const accountstore::Account &>;

    SessionHandlers &m_sessions;
};

void addAdministrationRoutes(Binding &binding, const Authenticator &session, AdministrationHandlers &handlers);

} // namespace yunchuang::service
