// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/administrationhandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/accountrules.h"
#include "service/handlers/audit.h"
#include "service/store/credentialstore.h"
#include "service/store/sessionstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::AccountRow;
using protocol::ApiErrorCode;
using protocol::AuditEvent;

namespace {

constexpr int mostAccounts = 200;
constexpr qsizetype mostGrants = 200;

constexpr Posts accountKeepers = Posts(Post::SystemAdmin) | Post::SecurityAdmin;
constexpr Posts nobodysGrants = Posts(Post::Applicant) | Post::System;

tl::unexpected<protocol::ApiError> ruleBroken(const QString &rule, const QMap<QString, QString> &more = {})
{
    QMap<QString, QString> args = more;
    args.insert(u"rule"_s, rule);
    return refuse(ApiErrorCode::RuleBroken, args);
}

Answer<AccountRow> accountRow(Connection &db, const accountstore::Account &account, const OrgDirectory &units,
                              const QDateTime &now)
{
    AccountRow row;
    row.user = account.user;
    row.name = account.name;
    row.enabled = account.enabled;
    row.hasPassword = !account.passwordHash.isEmpty();
    row.lastSignIn = account.lastSignIn;
    const DbResult<accountstore::Attempts> attempts = accountstore::attempts(db, account.user);
    YC_TRY_DB(attempts);
    if (attempts->lockedUntil > now)
        row.lockedUntil = attempts->lockedUntil;
    const DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(db, account.user);
    YC_TRY_DB(factor);
    row.factor = *factor && (*factor)->isInForce();
    const DbResult<QVector<accountstore::Device>> devices = accountstore::devices(db, account.user);
    YC_TRY_DB(devices);
    row.devices = int(std::count_if(devices->cbegin(), devices->cend(),
                                    [](const accountstore::Device &device) { return !device.revokedAt.isValid(); }));
    const DbResult<QList<QString>> sessions = sessionstore::living(db, account.user, now);
    YC_TRY_DB(sessions);
    row.sessions = int(sessions->size());
    const DbResult<QMap<QString, Posts>> posts = accountstore::posts(db, account.user);
    YC_TRY_DB(posts);
    for (auto it = posts->cbegin(); it != posts->cend(); ++it) {
        const UnitId id(it.key());
        const OrgUnit *unit = units.find(id);
        const OrgUnit *department = units.find(units.departmentOf(id));
        row.grants.append({id, unit ? unit->name : it.key(), department ? department->name : QString(), it.value()});
    }
    return row;
}

/// What a change of grants looks like in the log: by unit, before and after.
QMap<QString, QString> grantChanges(const QMap<QString, Posts> &before, const QMap<QString, Posts> &after)
{
    QMap<QString, QString> changes;
    QStringList units = before.keys() + after.keys();
    units.removeDuplicates();
    for (const QString &unit : std::as_const(units)) {
        const Posts was = before.value(unit);
        const Posts is = after.value(unit);
        if (was != is)
            changes.insert(unit, audit::postNames(was) % u" → "_s % audit::postNames(is));
    }
    return changes;
}

Answer<Done> noInput(const HttpRequest &)
{
    return Done();
}

Answer<UserId> accountNamed(const HttpRequest &request)
{
    return UserId(request.param(u"user"_s));
}

template<class Body>
Answer<OfAccount<Body>> bodyOfAccount(const HttpRequest &request)
{
    Answer<Body> body = jsonBody<Body>(request);
    if (!body)
        return tl::unexpected(body.error());
    return OfAccount<Body>{UserId(request.param(u"user"_s)), std::move(*body)};
}

} // namespace

/// The administrator's post, that it is somebody else's account, and that there is one; then `work` in a write.
template<class Work>
auto AdministrationHandlers::onOther(Context &context, Post post, const UserId &user, Work work)
    -> std::invoke_result_t<Work &, WriteContext &, const accountstore::Account &>
{
    using Outcome = std::invoke_result_t<Work &, WriteContext &, const accountstore::Account &>;
    if (const Answer<void> held = access::needPost(context.principal(), post); !held)
        return tl::unexpected(held.error());
    if (user == context.principal().user)
        return ruleBroken(u"SELF"_s);
    return context.core.writer().run([&](WriteContext &write) -> Outcome {
        const DbResult<std::optional<accountstore::Account>> account = accountstore::find(write.db(), user);
        YC_TRY_DB(account);
        if (!*account)
            return refuse(ApiErrorCode::NotFound);
        return work(write, **account);
    });
}

Answer<protocol::AccountPage> AdministrationHandlers::accounts(Context &context, const AccountQuery &query)
{
    if (const Answer<void> held = access::needPost(context.principal(), accountKeepers); !held)
        return tl::unexpected(held.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const DbResult<QVector<accountstore::Account>> found =
        accountstore::list(**db, query.text, query.after, query.limit + 1);
    YC_TRY_DB(found);
    protocol::AccountPage page;
    for (const accountstore::Account &account : *found) {
        if (page.accounts.size() == query.limit) {
            page.next = page.accounts.constLast().user.text();
            break;
        }
        Answer<AccountRow> row = accountRow(**db, account, reference->units(), context.now());
        if (!row)
            return tl::unexpected(row.error());
        page.accounts.append(std::move(*row));
    }
    return page;
}

Answer<protocol::DevicesReply> AdministrationHandlers::devices(Context &context, const UserId &user)
{
    if (const Answer<void> held = access::needPost(context.principal(), accountKeepers); !held)
        return tl::unexpected(held.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(**db, user);
    YC_TRY_DB(account);
    if (!*account)
        return refuse(ApiErrorCode::NotFound);
    const DbResult<QVector<accountstore::Device>> found = accountstore::devices(**db, user);
    YC_TRY_DB(found);
    protocol::DevicesReply reply;
    for (const accountstore::Device &device : *found)
        reply.devices.append({device.id, device.name, device.enrolledAt, device.revokedAt});
    return reply;
}

Answer<protocol::AccountPolicy> AdministrationHandlers::policy(Context &context)
{
    if (const Answer<void> held = access::needPost(context.principal(), accountKeepers); !held)
        return tl::unexpected(held.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = m_sessions.policy(**db);
    YC_TRY_DB(policy);
    return protocol::AccountPolicy{policy->passwordLength, policy->formerPasswords,   policy->passwordDays,
                                   policy->failures,       int(policy->lock.count()), policy->sessions};
}

Answer<AccountRow> AdministrationHandlers::create(Context &context, const protocol::NewAccount &account)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::SystemAdmin); !held)
        return tl::unexpected(held.error());
    if (!isAccountName(account.user) || !isPersonName(account.name))
        return ruleBroken(u"NAME_FORM"_s);
    const std::shared_ptr<const Reference> reference = context.core.reference();
    return context.core.writer().run([&](WriteContext &write) -> Answer<AccountRow> {
        const DbResult<std::optional<accountstore::Account>> known = accountstore::find(write.db(), account.user);
        YC_TRY_DB(known);
        if (*known)
            return ruleBroken(u"EXISTS"_s);
        accountstore::Account made;
        made.user = account.user;
        made.name = account.name.trimmed();
        YC_TRY_DB(accountstore::put(write.db(), made));
        const Answer<void> noted = audit::record(write, context, {AuditEvent::AccountCreated, account.user.text()});
        if (!noted)
            return tl::unexpected(noted.error());
        return accountRow(write.db(), made, reference->units(), write.now());
    });
}

Answer<AccountRow> AdministrationHandlers::change(Context &context, const OfAccount<protocol::AccountChange> &change)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    return onOther(context, Post::SystemAdmin, change.user,
                   [&](WriteContext &write, const accountstore::Account &account) -> Answer<AccountRow> {
                       if (!isPersonName(change.body.name))
                           return ruleBroken(u"NAME_FORM"_s);
                       accountstore::Account next = account;
                       next.name = change.body.name.trimmed();
                       next.enabled = change.body.enabled;
                       YC_TRY_DB(accountstore::put(write.db(), next));
                       if (!next.enabled)
                           YC_TRY_DB(sessionstore::endAll(write.db(), account.user, write.now()));
                       audit::Line line{AuditEvent::AccountChanged, account.user.text()};
                       if (next.name != account.name)
                           line.changes.insert(u"name"_s, u"changed"_s); // a person's name stays out of the log
                       if (next.enabled != account.enabled)
                           line.changes.insert(u"enabled"_s, next.enabled ? u"on"_s : u"off"_s);
                       if (const Answer<void> noted = audit::record(write, context, line); !noted)
                           return tl::unexpected(noted.error());
                       return accountRow(write.db(), next, reference->units(), write.now());
                   });
}

Answer<AccountRow> AdministrationHandlers::setGrants(Context &context, const OfAccount<protocol::GrantsChange> &change)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    return onOther(context, Post::SecurityAdmin, change.user,
                   [&](WriteContext &write, const accountstore::Account &account) -> Answer<AccountRow> {
                       if (change.body.grants.size() > mostGrants)
                           return ruleBroken(u"TOO_MANY"_s);
                       QMap<QString, Posts> next;
                       Posts all;
                       for (const protocol::UnitPosts &grant : change.body.grants) {
                           if (!reference->units().find(grant.unit))
                               return ruleBroken(u"UNIT"_s, {{u"unit"_s, grant.unit.text()}});
                           if (!grant.posts || (grant.posts & nobodysGrants))
                               return ruleBroken(u"POST"_s);
                           next[grant.unit.text()] |= grant.posts;
                           all |= grant.posts;
                       }
                       if (access::administratorsCombined(all))
                           return ruleBroken(u"COMBINED"_s);
                       const DbResult<QMap<QString, Posts>> before = accountstore::posts(write.db(), account.user);
                       YC_TRY_DB(before);
                       YC_TRY_DB(accountstore::setPosts(write.db(), account.user, next));
                       const Answer<void> noted =
                           audit::record(write, context,
                                         {AuditEvent::GrantsChanged, account.user.text(), grantChanges(*before, next)});
                       if (!noted)
                           return tl::unexpected(noted.error());
                       return accountRow(write.db(), account, reference->units(), write.now());
                   });
}

Answer<Done> AdministrationHandlers::unlock(Context &context, const UserId &user)
{
    return onOther(
        context, Post::SecurityAdmin, user, [&](WriteContext &write, const accountstore::Account &) -> Answer<Done> {
            YC_TRY_DB(accountstore::setAttempts(write.db(), user, {}, write.now()));
            const Answer<void> noted = audit::record(write, context, {AuditEvent::AccountUnlocked, user.text()});
            if (!noted)
                return tl::unexpected(noted.error());
            return Done();
        });
}

Answer<protocol::OneTimeSecret> AdministrationHandlers::issuePassword(Context &context, const UserId &user)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::SecurityAdmin); !held)
        return tl::unexpected(held.error());
    // Hashing is slow, so it comes before the write.
    const QString password = makePassword(context.core.random());
    const QByteArray hash = m_sessions.hasher().hash(password);
    return onOther(
        context, Post::SecurityAdmin, user,
        [&](WriteContext &write, const accountstore::Account &) -> Answer<protocol::OneTimeSecret> {
            YC_TRY_DB(accountstore::setPassword(write.db(), user, hash, true, write.now()));
            YC_TRY_DB(accountstore::setAttempts(write.db(), user, {}, write.now()));
            YC_TRY_DB(sessionstore::endAll(write.db(), user, write.now()));
            const Answer<void> noted = audit::record(write, context, {AuditEvent::PasswordIssued, user.text()});
            if (!noted)
                return tl::unexpected(noted.error());
            return protocol::OneTimeSecret{password, {}};
        });
}

Answer<Done> AdministrationHandlers::revokeSessions(Context &context, const UserId &user)
{
    return onOther(
        context, Post::SecurityAdmin, user, [&](WriteContext &write, const accountstore::Account &) -> Answer<Done> {
            YC_TRY_DB(sessionstore::endAll(write.db(), user, write.now()));
            const Answer<void> noted = audit::record(write, context, {AuditEvent::SessionsRevoked, user.text()});
            if (!noted)
                return tl::unexpected(noted.error());
            return Done();
        });
}

Answer<Done> AdministrationHandlers::revokeDevice(Context &context, const AccountDevice &device)
{
    return onOther(context, Post::SecurityAdmin, device.user,
                   [&](WriteContext &write, const accountstore::Account &) -> Answer<Done> {
                       const DbResult<std::optional<accountstore::Device>> found =
                           accountstore::findDevice(write.db(), device.device);
                       YC_TRY_DB(found);
                       if (!*found || (*found)->user != device.user)
                           return refuse(ApiErrorCode::NotFound);
                       YC_TRY_DB(accountstore::revokeDevice(write.db(), device.device, write.now()));
                       YC_TRY_DB(sessionstore::endAt(write.db(), device.device, write.now()));
                       const Answer<void> noted = audit::record(
                           write, context,
                           {AuditEvent::DeviceRevoked, device.device.text(), {{u"user"_s, device.user.text()}}});
                       if (!noted)
                           return tl::unexpected(noted.error());
                       return Done();
                   });
}

Answer<protocol::OneTimeSecret> AdministrationHandlers::issueDeviceCode(Context &context, const UserId &user)
{
    return onOther(
        context, Post::SecurityAdmin, user,
        [&](WriteContext &write, const accountstore::Account &) -> Answer<protocol::OneTimeSecret> {
            const QString code = makeDeviceCode(write.random());
            const QDateTime until = write.now().addSecs(m_sessions.deviceCodeLife().count());
            YC_TRY_DB(credentialstore::setDeviceCode(write.db(), user, {deviceCodeDigest(user, code), until}));
            const Answer<void> noted = audit::record(write, context, {AuditEvent::DeviceCodeIssued, user.text()});
            if (!noted)
                return tl::unexpected(noted.error());
            return protocol::OneTimeSecret{code, until};
        });
}

Answer<Done> AdministrationHandlers::resetFactor(Context &context, const UserId &user)
{
    return onOther(context, Post::SecurityAdmin, user,
                   [&](WriteContext &write, const accountstore::Account &) -> Answer<Done> {
                       YC_TRY_DB(credentialstore::dropFactor(write.db(), user));
                       YC_TRY_DB(sessionstore::endAll(write.db(), user, write.now()));
                       const Answer<void> noted = audit::record(write, context, {AuditEvent::FactorReset, user.text()});
                       if (!noted)
                           return tl::unexpected(noted.error());
                       return Done();
                   });
}

Answer<Done> AdministrationHandlers::setPolicy(Context &context, const protocol::AccountPolicy &policy)
{
    if (const Answer<void> held = access::needPost(context.principal(), Post::SecurityAdmin); !held)
        return tl::unexpected(held.error());
    if (const QString member = policyFault(policy); !member.isEmpty())
        return ruleBroken(u"POLICY"_s, {{u"member"_s, member}});
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        YC_TRY_DB(credentialstore::setPolicy(write.db(), policy));
        audit::Line line{AuditEvent::PolicyChanged};
        line.changes = {{u"passwordLength"_s, QString::number(policy.passwordLength)},
                        {u"formerPasswords"_s, QString::number(policy.formerPasswords)},
                        {u"passwordDays"_s, QString::number(policy.passwordDays)},
                        {u"failures"_s, QString::number(policy.failures)},
                        {u"lockMinutes"_s, QString::number(policy.lockMinutes)},
                        {u"sessions"_s, QString::number(policy.sessions)}};
        if (const Answer<void> noted = audit::record(write, context, line); !noted)
            return tl::unexpected(noted.error());
        return Done();
    });
}

void addAdministrationRoutes(Binding &binding, const Authenticator &session, AdministrationHandlers &handlers)
{
    using namespace protocol;
    binding.add<AccountQuery, AccountPage>(
        "GET", paths::adminAccounts, session,
        [](const HttpRequest &request) -> Answer<AccountQuery> {
            AccountQuery query{queryText(request, u"text").trimmed(), UserId(queryText(request, u"after"))};
            if (const QString limit = queryText(request, u"limit"); !limit.isEmpty())
                query.limit = limit.toInt();
            if (query.limit < 1 || query.limit > mostAccounts)
                return malformed(u"limit"_s);
            return query;
        },
        [&handlers](Context &context, const AccountQuery &query) { return handlers.accounts(context, query); });
    binding.add<NewAccount, AccountRow>(
        "POST", paths::adminAccounts, session, jsonBody<NewAccount>,
        [&handlers](Context &context, const NewAccount &account) { return handlers.create(context, account); });
    binding.add<OfAccount<AccountChange>, AccountRow>(
        "PUT", paths::adminAccount, session, bodyOfAccount<AccountChange>,
        [&handlers](Context &context, const OfAccount<AccountChange> &change) {
            return handlers.change(context, change);
        });
    binding.add<OfAccount<GrantsChange>, AccountRow>(
        "PUT", paths::adminGrants, session, bodyOfAccount<GrantsChange>,
        [&handlers](Context &context, const OfAccount<GrantsChange> &change) {
            return handlers.setGrants(context, change);
        });
    binding.add<UserId, Done>(
        "DELETE", paths::adminLock, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.unlock(context, user); });
    binding.add<UserId, OneTimeSecret>(
        "POST", paths::adminPassword, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.issuePassword(context, user); });
    binding.add<UserId, Done>(
        "DELETE", paths::adminSessions, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.revokeSessions(context, user); });
    binding.add<UserId, DevicesReply>(
        "GET", paths::adminDevices, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.devices(context, user); });
    binding.add<AccountDevice, Done>(
        "DELETE", paths::adminDevice, session,
        [](const HttpRequest &request) -> Answer<AccountDevice> {
            return AccountDevice{UserId(request.param(u"user"_s)), DeviceId(request.param(u"device"_s))};
        },
        [&handlers](Context &context, const AccountDevice &device) { return handlers.revokeDevice(context, device); });
    binding.add<UserId, OneTimeSecret>(
        "POST", paths::adminDeviceCode, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.issueDeviceCode(context, user); });
    binding.add<UserId, Done>(
        "DELETE", paths::adminFactor, session, accountNamed,
        [&handlers](Context &context, const UserId &user) { return handlers.resetFactor(context, user); });
    binding.add<Done, AccountPolicy>("GET", paths::adminPolicy, session, noInput,
                                     [&handlers](Context &context, const Done &) { return handlers.policy(context); });
    binding.add<AccountPolicy, Done>(
        "PUT", paths::adminPolicy, session, jsonBody<AccountPolicy>,
        [&handlers](Context &context, const AccountPolicy &policy) { return handlers.setPolicy(context, policy); });
}

} // namespace yunchuang::service
