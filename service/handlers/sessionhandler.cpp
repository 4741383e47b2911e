// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/sessionhandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/handlers/credentials.h"
#include "service/store/credentialstore.h"
#include "service/store/sessionstore.h"

#include <QCryptographicHash>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::AuditEvent;
using protocol::Session;

namespace {

constexpr int maxNameLength = 64;
constexpr qsizetype recoveryHalfSize = 32;
const QString combinedAdministrators = u"COMBINED_ADMINISTRATORS"_s;

QByteArray tokenDigest(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

QByteArray newToken(Random &random)
{
    return random.bytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Answer<QVector<protocol::UnitGrant>> grantsOf(Connection &db, const UserId &user, const OrgDirectory &units)
{
    const DbResult<QMap<QString, Posts>> posts = accountstore::posts(db, user);
    YC_TRY_DB(posts);
    QVector<protocol::UnitGrant> grants;
    for (auto it = posts->cbegin(); it != posts->cend(); ++it) {
        const UnitId id(it.key());
        const OrgUnit *unit = units.find(id);
        const OrgUnit *department = units.find(units.departmentOf(id));
        grants.append({id, unit ? unit->name : it.key(), department ? department->name : QString(), it.value()});
    }
    return grants;
}

/// A pair of tokens of one generation, with everything a client needs to begin.
Answer<Session> issue(WriteContext &write, const SessionPolicy &policy, const sessionstore::SessionRow &session,
                      qint64 generation, const accountstore::Account &account, const OrgDirectory &units)
{
    Session reply;
    const QByteArray access = newToken(write.random());
    const QByteArray refresh = newToken(write.random());
    reply.accessToken = QString::fromLatin1(access);
    reply.refreshToken = QString::fromLatin1(refresh);
    reply.accessExpires = write.now().addMSecs(policy.access.count());
    YC_TRY_DB(sessionstore::addToken(write.db(), tokenDigest(access), session.family, generation, false,
                                     reply.accessExpires));
    YC_TRY_DB(sessionstore::addToken(write.db(), tokenDigest(refresh), session.family, generation, true,
                                     write.now().addMSecs(policy.refresh.count())));
    Answer<QVector<protocol::UnitGrant>> grants = grantsOf(write.db(), account.user, units);
    if (!grants)
        return tl::unexpected(grants.error());
    const DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(write.db(), account.user);
    YC_TRY_DB(factor);
    reply.user = account.user;
    reply.userName = account.name;
    reply.grants = std::move(*grants);
    reply.grantsVersion = account.grantsVersion;
    reply.lastSignIn = account.lastSignIn;
    reply.serviceTime = write.now();
    reply.mustChangePassword = account.mustChangePassword;
    reply.mustEnrolFactor = session.mustEnrol;
    reply.factorEnrolled = *factor && (*factor)->isInForce();
    if (account.passwordAt.isValid())
        reply.passwordUntil = account.passwordAt.addDays(policy.passwordDays);
    return reply;
}

bool isPlausible(const protocol::SignInRequest &request)
{
    return !request.user.isEmpty() && request.user.text().size() <= maxNameLength &&
           request.password.size() <= maxPasswordLength && request.factorCode.size() <= maxNameLength &&
           request.deviceCode.size() <= maxNameLength && !request.device.id.isEmpty() &&
           request.device.id.text().size() <= maxNameLength && request.device.name.size() <= 2 * maxNameLength &&
           ledger::PublicKey::fromBytes(request.device.publicKey);
}

QByteArray bearerOf(const HttpRequest &request)
{
    const QByteArray header = request.header(protocol::headers::authorization.latin1());
    return header.startsWith("Bearer ") ? header.mid(7) : QByteArray();
}

} // namespace

Answer<Session> SessionHandlers::signIn(Context &context, const protocol::SignInRequest &request)
{
    if (!isPlausible(request))
        return malformed(u"/device"_s);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = this->policy(**db);
    YC_TRY_DB(policy);
    const DbResult<accountstore::Attempts> attempts = accountstore::attempts(**db, request.user);
    YC_TRY_DB(attempts);
    if (std::optional<protocol::ApiError> locked = lockedError(*attempts, context.now()))
        return tl::unexpected(std::move(*locked));

    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(**db, request.user);
    YC_TRY_DB(account);
    const bool known = *account && (*account)->enabled;
    bool right = false;
    if (known)
        right = m_hasher.matches((*account)->passwordHash, request.password);
    else
        m_hasher.pretend(request.password);
    if (!right) {
        const Answer<protocol::ApiError> error = context.core.writer().run([&](WriteContext &write) {
            return countFailure(write, context, *policy, request.user, account->has_value());
        });
        return tl::unexpected(error ? *error : error.error());
    }

    const std::shared_ptr<const Reference> reference = context.core.reference();
    Answer<Admission> admission = context.core.writer().run(
        [&](WriteContext &write) { return admit(write, context, *policy, request, **account, reference->units()); });
    if (!admission)
        return tl::unexpected(admission.error());
    if (auto *error = std::get_if<protocol::ApiError>(&*admission))
        return tl::unexpected(std::move(*error));
    return std::get<Session>(std::move(*admission));
}

/// The password was right. What else is wanted, and then the session.
Answer<SessionHandlers::Admission> SessionHandlers::admit(WriteContext &write, const Context &context,
                                                          const SessionPolicy &policy,
                                                          const protocol::SignInRequest &request,
                                                          accountstore::Account account,
                                                          const OrgDirectory &units) const
{
    const UserId &user = request.user;
    const DbResult<QMap<QString, Posts>> grants = accountstore::posts(write.db(), user);
    YC_TRY_DB(grants);
    Posts posts;
    for (const Posts held : *grants)
        posts |= held;
    audit::Line line{AuditEvent::SignedIn, user.text()};
    line.actor = user;
    line.device = request.device.id;
    if (access::administratorsCombined(posts)) {
        line.success = false;
        line.changes.insert(u"reason"_s, combinedAdministrators);
        if (const Answer<void> noted = audit::record(write, context, line); !noted)
            return tl::unexpected(noted.error());
        return Admission(refuse(ApiErrorCode::Forbidden, {{u"reason"_s, combinedAdministrators}}).value());
    }
    const DbResult<std::optional<accountstore::Device>> device =
        accountstore::findDevice(write.db(), request.device.id);
    YC_TRY_DB(device);
    if (*device && (*device)->user != user)
        return refuse(ApiErrorCode::UnknownDevice, {{u"reason"_s, u"OTHER_USER"_s}});
    Answer<std::optional<protocol::ApiError>> wrong = takeCodes(write, context, policy, request, *device);
    if (!wrong)
        return tl::unexpected(wrong.error());
    if (*wrong)
        return Admission(std::move(**wrong));

    const QByteArray half = *device ? (*device)->recoveryHalf : write.random().bytes(recoveryHalfSize);
    const bool newKey = !*device || (*device)->publicKey != request.device.publicKey;
    YC_TRY_DB(accountstore::putDevice(
        write.db(), {request.device.id, user, request.device.name, request.device.publicKey, half}, write.now()));
    YC_TRY_DB(accountstore::setAttempts(write.db(), user, {}, write.now()));
    if (account.passwordAt.isValid() && account.passwordAt.addDays(policy.passwordDays) <= write.now()) {
        YC_TRY_DB(accountstore::setMustChange(write.db(), user));
        account.mustChangePassword = true;
    }
    const DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(write.db(), user);
    YC_TRY_DB(factor);
    const bool mustEnrol = bool(posts & policy.factorPosts) && !(*factor && (*factor)->isInForce());
    const sessionstore::SessionRow session{write.makeId(), user, request.device.id, 1, {}, mustEnrol};
    const DbResult<QList<QString>> living = sessionstore::living(write.db(), user, write.now());
    YC_TRY_DB(living);
    for (qsizetype i = 0; i + policy.sessions <= living->size(); ++i) {
        YC_TRY_DB(sessionstore::end(write.db(), living->at(i), write.now()));
        audit::Line ended = line;
        ended.event = AuditEvent::SessionEnded;
        ended.changes.insert(u"reason"_s, u"LIMIT"_s);
        if (const Answer<void> noted = audit::record(write, context, ended); !noted)
            return tl::unexpected(noted.error());
    }
    YC_TRY_DB(sessionstore::start(write.db(), session, write.now()));
    if (newKey) {
        audit::Line enrolled = line;
        enrolled.event = AuditEvent::DeviceEnrolled;
        enrolled.object = request.device.id.text();
        if (const Answer<void> noted = audit::record(write, context, enrolled); !noted)
            return tl::unexpected(noted.error());
    }
    if (const Answer<void> noted = audit::record(write, context, line); !noted)
        return tl::unexpected(noted.error());
    Answer<Session> reply = issue(write, policy, session, 1, account, units);
    if (!reply)
        return tl::unexpected(reply.error());
    reply->recoveryHalf = half;
    YC_TRY_DB(accountstore::setLastSignIn(write.db(), user, write.now()));
    return Admission(std::move(*reply));
}

Answer<Session> SessionHandlers::refresh(Context &context, const protocol::RefreshRequest &request)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = this->policy(**db);
    YC_TRY_DB(policy);
    bool reused = false;
    Answer<Session> reply = context.core.writer().run([&](WriteContext &write) -> Answer<Session> {
        reused = false;
        const DbResult<std::optional<sessionstore::TokenRow>> token =
            sessionstore::findToken(write.db(), tokenDigest(request.refreshToken.toLatin1()));
        YC_TRY_DB(token);
        if (!*token || !(*token)->refresh || (*token)->expiresAt <= write.now() || (*token)->session.endedAt.isValid())
            return refuse(ApiErrorCode::NotSignedIn);
        const sessionstore::SessionRow &session = (*token)->session;
        if ((*token)->generation < session.generation) {
            reused = true;
            return refuse(ApiErrorCode::TokenReused);
        }
        const DbResult<std::optional<accountstore::Account>> account = accountstore::find(write.db(), session.user);
        YC_TRY_DB(account);
        if (!*account || !(*account)->enabled)
            return refuse(ApiErrorCode::NotSignedIn);
        const DbResult<std::optional<accountstore::Device>> device =
            accountstore::findDevice(write.db(), session.device);
        YC_TRY_DB(device);
        YC_TRY_DB(sessionstore::setGeneration(write.db(), session.family, (*token)->generation));
        YC_TRY_DB(sessionstore::dropTokens(write.db(), session.family, (*token)->generation + 1));
        Answer<Session> fresh = issue(write, *policy, session, (*token)->generation + 1, **account, reference->units());
        if (fresh && *device)
            fresh->recoveryHalf = (*device)->recoveryHalf;
        return fresh;
    });
    if (reused) {
        // The refusal leaves nothing behind, so the end of the session is written apart.
        const Answer<Done> ended = context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
            const DbResult<std::optional<sessionstore::TokenRow>> token =
                sessionstore::findToken(write.db(), tokenDigest(request.refreshToken.toLatin1()));
            YC_TRY_DB(token);
            if (!*token)
                return Done();
            const sessionstore::SessionRow &session = (*token)->session;
            YC_TRY_DB(sessionstore::end(write.db(), session.family, write.now()));
            audit::Line line{AuditEvent::SessionEnded, session.user.text(), {{u"reason"_s, u"TOKEN_REUSED"_s}}, false};
            line.actor = session.user;
            line.device = session.device;
            if (const Answer<void> noted = audit::record(write, context, line); !noted)
                return tl::unexpected(noted.error());
            return Done();
        });
        if (!ended)
            return tl::unexpected(ended.error());
    }
    return reply;
}

Answer<Done> SessionHandlers::signOut(Context &context, const QByteArray &accessToken)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        const DbResult<std::optional<sessionstore::TokenRow>> token =
            sessionstore::findToken(write.db(), tokenDigest(accessToken));
        YC_TRY_DB(token);
        if (!*token || (*token)->session.endedAt.isValid())
            return Done();
        YC_TRY_DB(sessionstore::end(write.db(), (*token)->session.family, write.now()));
        audit::Line line{AuditEvent::SignedOut, (*token)->session.user.text()};
        line.actor = (*token)->session.user;
        line.device = (*token)->session.device;
        if (const Answer<void> noted = audit::record(write, context, line); !noted)
            return tl::unexpected(noted.error());
        return Done();
    });
}

Answer<Done> SessionHandlers::changePassword(Context &context, const protocol::PasswordChange &change)
{
    const UserId user = context.principal().user;
    const auto weak = [](const QString &rule) { return refuse(ApiErrorCode::PasswordTooWeak, {{u"rule"_s, rule}}); };
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = this->policy(**db);
    YC_TRY_DB(policy);
    if (const std::optional<QString> fault = passwordFault(change.next, user.text(), policy->passwordLength))
        return weak(*fault);
    if (const Answer<Done> right = checkPassword(context, *policy, change.current); !right)
        return tl::unexpected(right.error());
    const DbResult<QList<QByteArray>> former = accountstore::formerPasswords(**db, user, policy->formerPasswords);
    YC_TRY_DB(former);
    for (const QByteArray &hash : *former) {
        if (m_hasher.matches(hash, change.next))
            return weak(u"FORMER"_s);
    }
    const QByteArray hash = m_hasher.hash(change.next);
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        YC_TRY_DB(accountstore::setPassword(write.db(), user, hash, false, write.now()));
        YC_TRY_DB(accountstore::setAttempts(write.db(), user, {}, write.now()));
        YC_TRY_DB(sessionstore::endOthers(write.db(), user, context.principal().session, write.now()));
        if (const Answer<void> noted = audit::record(write, context, {AuditEvent::PasswordChanged, user.text()});
            !noted)
            return tl::unexpected(noted.error());
        return Done();
    });
}

Answer<Caller> sessionCaller(ServiceCore &core, const HttpRequest &request)
{
    const QByteArray token = bearerOf(request);
    if (token.isEmpty() || token.size() > 128)
        return refuse(ApiErrorCode::NotSignedIn);
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<std::optional<sessionstore::TokenRow>> row = sessionstore::findToken(**db, tokenDigest(token));
    YC_TRY_DB(row);
    if (!*row || (*row)->refresh || (*row)->expiresAt <= core.clock().now() || (*row)->session.endedAt.isValid())
        return refuse(ApiErrorCode::NotSignedIn);
    const sessionstore::SessionRow &session = (*row)->session;
    if ((*row)->generation > session.generation) {
        // The new pair has arrived: from now on the refresh token before it is void.
        const qint64 generation = (*row)->generation;
        const Answer<Done> confirmed = core.writer().run([&](WriteContext &write) -> Answer<Done> {
            YC_TRY_DB(sessionstore::setGeneration(write.db(), session.family, generation));
            return Done();
        });
        if (!confirmed)
            return tl::unexpected(confirmed.error());
    }
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(**db, session.user);
    YC_TRY_DB(account);
    if (!*account || !(*account)->enabled)
        return refuse(ApiErrorCode::NotSignedIn);
    if ((*account)->mustChangePassword && request.path != protocol::paths::sessionPassword)
        return refuse(ApiErrorCode::Forbidden, {{u"reason"_s, u"MUST_CHANGE_PASSWORD"_s}});
    if (session.mustEnrol && request.path != protocol::paths::sessionFactor &&
        request.path != protocol::paths::sessionPassword && request.path != protocol::paths::session)
        return refuse(ApiErrorCode::Forbidden, {{u"reason"_s, u"MUST_ENROL_FACTOR"_s}});
    Answer<QVector<protocol::UnitGrant>> grants = grantsOf(**db, session.user, core.reference()->units());
    if (!grants)
        return tl::unexpected(grants.error());
    Posts posts;
    for (const protocol::UnitGrant &grant : std::as_const(*grants))
        posts |= grant.posts;
    if (access::administratorsCombined(posts))
        return refuse(ApiErrorCode::Forbidden, {{u"reason"_s, combinedAdministrators}});
    const DbResult<std::optional<accountstore::Device>> device = accountstore::findDevice(**db, session.device);
    YC_TRY_DB(device);
    Principal principal;
    principal.user = session.user;
    principal.name = (*account)->name;
    principal.device = session.device;
    principal.session = session.family;
    if (*device)
        principal.deviceKey = ledger::PublicKey::fromBytes((*device)->publicKey);
    principal.grants = std::move(*grants);
    principal.grantsVersion = (*account)->grantsVersion;
    return Caller(std::move(principal));
}

void addSessionRoutes(Binding &binding, SessionHandlers &handlers)
{
    using namespace protocol;
    binding.add<SignInRequest, Session>(
        "POST", paths::session, anybody, jsonBody<SignInRequest>,
        [&handlers](Context &context, const SignInRequest &request) { return handlers.signIn(context, request); });
    binding.add<RefreshRequest, Session>(
        "POST", paths::sessionRefresh, anybody, jsonBody<RefreshRequest>,
        [&handlers](Context &context, const RefreshRequest &request) { return handlers.refresh(context, request); });
    binding.add<QByteArray, Done>(
        "DELETE", paths::session, sessionCaller,
        [](const HttpRequest &request) -> Answer<QByteArray> { return bearerOf(request); },
        [&handlers](Context &context, const QByteArray &token) { return handlers.signOut(context, token); });
    binding.add<Done, FactorState>(
        "GET", paths::sessionFactor, sessionCaller, [](const HttpRequest &) -> Answer<Done> { return Done(); },
        [&handlers](Context &context, const Done &) { return handlers.factorState(context); });
    binding.add<FactorBegin, FactorOffer>(
        "POST", paths::sessionFactor, sessionCaller, jsonBody<FactorBegin>,
        [&handlers](Context &context, const FactorBegin &request) { return handlers.beginFactor(context, request); });
    binding.add<FactorConfirm, Done>("PUT", paths::sessionFactor, sessionCaller, jsonBody<FactorConfirm>,
                                     [&handlers](Context &context, const FactorConfirm &request) {
                                         return handlers.confirmFactor(context, request);
                                     });
    binding.add<PasswordChange, Done>("POST", paths::sessionPassword, sessionCaller, jsonBody<PasswordChange>,
                                      [&handlers](Context &context, const PasswordChange &change) {
                                          return handlers.changePassword(context, change);
                                      });
}

} // namespace yunchuang::service
