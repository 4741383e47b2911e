// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/sessionhandler.h"

#include "protocol/paths.h"
#include "service/store/accountstore.h"
#include "service/store/sessionstore.h"

#include <QCryptographicHash>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::Session;

namespace {

constexpr int maxNameLength = 64;
constexpr int maxPasswordLength = 256;
constexpr qsizetype recoveryHalfSize = 32;

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
    reply.user = account.user;
    reply.userName = account.name;
    reply.grants = std::move(*grants);
    reply.grantsVersion = account.grantsVersion;
    reply.lastSignIn = account.lastSignIn;
    reply.serviceTime = write.now();
    reply.mustChangePassword = account.mustChangePassword;
    return reply;
}

/// Counts a failure by the name that was typed and says how many tries are left.
Answer<protocol::ApiError> countFailure(WriteContext &write, const SessionPolicy &policy, const UserId &user)
{
    DbResult<accountstore::Attempts> attempts = accountstore::attempts(write.db(), user);
    YC_TRY_DB(attempts);
    ++attempts->failures;
    protocol::ApiError error;
    error.code = ApiErrorCode::WrongCredentials;
    error.args.insert(u"remaining"_s, QString::number(std::max(0, policy.failures - attempts->failures)));
    if (attempts->failures >= policy.failures) {
        attempts->lockedUntil = write.now().addSecs(std::chrono::seconds(policy.lock).count());
        attempts->failures = 1; // a row with no failures is forgotten, so the lock itself counts as one
    }
    YC_TRY_DB(accountstore::setAttempts(write.db(), user, *attempts, write.now()));
    return error;
}

std::optional<protocol::ApiError> lockedError(const accountstore::Attempts &attempts, const QDateTime &now)
{
    if (!attempts.lockedUntil.isValid() || attempts.lockedUntil <= now)
        return std::nullopt;
    protocol::ApiError error;
    error.code = ApiErrorCode::LockedOut;
    error.args.insert(u"seconds"_s, QString::number(now.secsTo(attempts.lockedUntil)));
    return error;
}

bool isPlausible(const protocol::SignInRequest &request)
{
    return !request.user.isEmpty() && request.user.text().size() <= maxNameLength &&
           request.password.size() <= maxPasswordLength && !request.device.id.isEmpty() &&
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
        const Answer<protocol::ApiError> error =
            context.core.writer().run([&](WriteContext &write) { return countFailure(write, m_policy, request.user); });
        return tl::unexpected(error ? *error : error.error());
    }

    const std::shared_ptr<const Reference> reference = context.core.reference();
    return context.core.writer().run([&](WriteContext &write) -> Answer<Session> {
        DbResult<std::optional<accountstore::Device>> device = accountstore::findDevice(write.db(), request.device.id);
        YC_TRY_DB(device);
        if (*device && (*device)->user != request.user)
            return refuse(ApiErrorCode::UnknownDevice, {{u"reason"_s, u"OTHER_USER"_s}});
        const QByteArray half = *device ? (*device)->recoveryHalf : write.random().bytes(recoveryHalfSize);
        YC_TRY_DB(accountstore::putDevice(
            write.db(), {request.device.id, request.user, request.device.name, request.device.publicKey, half},
            write.now()));
        YC_TRY_DB(accountstore::setAttempts(write.db(), request.user, {}, write.now()));
        const sessionstore::SessionRow session{write.makeId(), request.user, request.device.id, 1, {}};
        YC_TRY_DB(sessionstore::start(write.db(), session, write.now()));
        Answer<Session> reply = issue(write, m_policy, session, 1, **account, reference->units());
        if (!reply)
            return reply;
        reply->recoveryHalf = half;
        YC_TRY_DB(accountstore::setLastSignIn(write.db(), request.user, write.now()));
        return reply;
    });
}

Answer<Session> SessionHandlers::refresh(Context &context, const protocol::RefreshRequest &request)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
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
        Answer<Session> fresh =
            issue(write, m_policy, session, (*token)->generation + 1, **account, reference->units());
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
            if (*token)
                YC_TRY_DB(sessionstore::end(write.db(), (*token)->session.family, write.now()));
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
        if (*token)
            YC_TRY_DB(sessionstore::end(write.db(), (*token)->session.family, write.now()));
        return Done();
    });
}

Answer<Done> SessionHandlers::changePassword(Context &context, const protocol::PasswordChange &change)
{
    const UserId user = context.principal().user;
    const auto weak = [](const QString &rule) { return refuse(ApiErrorCode::PasswordTooWeak, {{u"rule"_s, rule}}); };
    if (const std::optional<QString> fault = passwordFault(change.next, user.text()))
        return weak(*fault);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<accountstore::Attempts> attempts = accountstore::attempts(**db, user);
    YC_TRY_DB(attempts);
    if (std::optional<protocol::ApiError> locked = lockedError(*attempts, context.now()))
        return tl::unexpected(std::move(*locked));
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(**db, user);
    YC_TRY_DB(account);
    if (!*account || !m_hasher.matches((*account)->passwordHash, change.current)) {
        const Answer<protocol::ApiError> error =
            context.core.writer().run([&](WriteContext &write) { return countFailure(write, m_policy, user); });
        return tl::unexpected(error ? *error : error.error());
    }
    const DbResult<QList<QByteArray>> former = accountstore::formerPasswords(**db, user, m_policy.formerPasswords);
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
    Answer<QVector<protocol::UnitGrant>> grants = grantsOf(**db, session.user, core.reference()->units());
    if (!grants)
        return tl::unexpected(grants.error());
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
    binding.add<PasswordChange, Done>("POST", paths::sessionPassword, sessionCaller, jsonBody<PasswordChange>,
                                      [&handlers](Context &context, const PasswordChange &change) {
                                          return handlers.changePassword(context, change);
                                      });
}

} // namespace yunchuang::service
