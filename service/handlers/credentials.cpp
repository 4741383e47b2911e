// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/credentials.h"

#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/handlers/totp.h"
#include "service/store/credentialstore.h"
#include "service/store/sessionstore.h"

#include <QCryptographicHash>

// The part of sessions that asks for proofs: passwords, codes, second factors.

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::AuditEvent;

namespace {

const QString factorCodeName = u"FACTOR"_s;
const QString deviceCodeName = u"DEVICE"_s;

/// The step whose code was given; nothing when it is wrong or was used. INTERNAL when the secret does not open.
Answer<std::optional<qint64>> factorStep(const ServiceCore &core, const credentialstore::Factor &factor,
                                         const UserId &user, const QString &code, const QDateTime &now)
{
    const std::optional<ledger::SecretBytes> secret = core.seal().open(factor.sealedSecret, user.text());
    if (!secret)
        return refuse(ApiErrorCode::Internal);
    return totp::matchingStep(secret->view(), code.trimmed(), now, factor.lastStep);
}

} // namespace

std::optional<protocol::ApiError> lockedError(const accountstore::Attempts &attempts, const QDateTime &now)
{
    if (!attempts.lockedUntil.isValid() || attempts.lockedUntil <= now)
        return std::nullopt;
    protocol::ApiError error;
    error.code = ApiErrorCode::LockedOut;
    error.args.insert(u"seconds"_s, QString::number(now.secsTo(attempts.lockedUntil)));
    return error;
}

Answer<protocol::ApiError> countFailure(WriteContext &write, const Context &context, const SessionPolicy &policy,
                                        const UserId &user, bool known, const QString &code)
{
    DbResult<accountstore::Attempts> attempts = accountstore::attempts(write.db(), user);
    YC_TRY_DB(attempts);
    ++attempts->failures;
    const QString remaining = QString::number(std::max(0, policy.failures - attempts->failures));
    protocol::ApiError error;
    error.code = code.isEmpty() ? ApiErrorCode::WrongCredentials : ApiErrorCode::WrongCode;
    error.args.insert(u"remaining"_s, remaining);
    audit::Line line{code.isEmpty() ? AuditEvent::SignInFailed : AuditEvent::CodeFailed,
                     known ? user.text() : QString(),
                     {{u"remaining"_s, remaining}},
                     false};
    if (!code.isEmpty()) {
        error.args.insert(u"code"_s, code);
        line.changes.insert(u"code"_s, code);
    }
    if (const Answer<void> noted = audit::record(write, context, line); !noted)
        return tl::unexpected(noted.error());
    if (attempts->failures >= policy.failures) {
        attempts->lockedUntil = write.now().addSecs(std::chrono::seconds(policy.lock).count());
        attempts->failures = 1; // a row with no failures is forgotten, so the lock itself counts as one
        const Answer<void> noted = audit::record(write, context,
                                                 {AuditEvent::LockedOut,
                                                  known ? user.text() : QString(),
                                                  {{u"minutes"_s, QString::number(policy.lock.count())}},
                                                  false});
        if (!noted)
            return tl::unexpected(noted.error());
    }
    YC_TRY_DB(accountstore::setAttempts(write.db(), user, *attempts, write.now()));
    return error;
}

QByteArray deviceCodeDigest(const UserId &user, const QString &code)
{
    QString bare;
    for (const QChar c : code) {
        if (c.isLetterOrNumber())
            bare += c.toUpper();
    }
    return QCryptographicHash::hash(QString(user.text() % u'\n' % bare).toUtf8(), QCryptographicHash::Sha256);
}

DbResult<SessionPolicy> SessionHandlers::policy(Connection &db) const
{
    const DbResult<std::optional<protocol::AccountPolicy>> set = credentialstore::policy(db);
    if (!set)
        return unexpected(set.error());
    SessionPolicy policy = m_policy;
    if (*set) {
        policy.failures = std::min(policy.failures, (*set)->failures);
        policy.lock = std::max(policy.lock, std::chrono::minutes((*set)->lockMinutes));
        policy.formerPasswords = std::max(policy.formerPasswords, (*set)->formerPasswords);
        policy.passwordLength = std::max(policy.passwordLength, (*set)->passwordLength);
        policy.passwordDays = std::min(policy.passwordDays, (*set)->passwordDays);
        policy.sessions = std::min(policy.sessions, (*set)->sessions);
    }
    return policy;
}

/// Checks the codes that are wanted and uses them up when all are right: nothing, or why not.
Answer<std::optional<protocol::ApiError>>
SessionHandlers::takeCodes(WriteContext &write, const Context &context, const SessionPolicy &policy,
                           const protocol::SignInRequest &request,
                           const std::optional<accountstore::Device> &device) const
{
    const UserId &user = request.user;
    const auto wrong = [&](const QString &code) -> Answer<std::optional<protocol::ApiError>> {
        Answer<protocol::ApiError> error = countFailure(write, context, policy, user, true, code);
        if (!error)
            return tl::unexpected(error.error());
        return std::optional(std::move(*error));
    };
    DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(write.db(), user);
    YC_TRY_DB(factor);
    const bool wantsFactor = *factor && (*factor)->isInForce();
    const bool revoked = device && device->revokedAt.isValid();
    const bool known = device && !revoked && device->publicKey == request.device.publicKey;
    const bool wantsDevice = revoked || (policy.deviceCodes && !known);

    QStringList missing;
    if (wantsFactor && request.factorCode.isEmpty())
        missing.append(factorCodeName);
    if (wantsDevice && request.deviceCode.isEmpty())
        missing.append(deviceCodeName);
    if (!missing.isEmpty()) {
        protocol::ApiError error;
        error.code = ApiErrorCode::CodeRequired;
        error.args.insert(u"wants"_s, missing.join(u','));
        return std::optional(std::move(error));
    }
    // Several requests may have come before the name was locked.
    const DbResult<accountstore::Attempts> attempts = accountstore::attempts(write.db(), user);
    YC_TRY_DB(attempts);
    if (std::optional<protocol::ApiError> locked = lockedError(*attempts, write.now()))
        return locked;
    if (wantsDevice) {
        const DbResult<std::optional<credentialstore::DeviceCode>> code = credentialstore::deviceCode(write.db(), user);
        YC_TRY_DB(code);
        if (!*code || (*code)->until <= write.now() || (*code)->digest != deviceCodeDigest(user, request.deviceCode))
            return wrong(deviceCodeName);
    }
    if (wantsFactor) {
        const Answer<std::optional<qint64>> step =
            factorStep(context.core, **factor, user, request.factorCode, write.now());
        if (!step)
            return tl::unexpected(step.error());
        if (!*step)
            return wrong(factorCodeName);
        (*factor)->lastStep = **step;
        YC_TRY_DB(credentialstore::setFactor(write.db(), user, **factor));
    }
    if (wantsDevice)
        YC_TRY_DB(credentialstore::dropDeviceCode(write.db(), user));
    return std::optional<protocol::ApiError>();
}

Answer<Done> SessionHandlers::checkPassword(Context &context, const SessionPolicy &policy, const QString &password)
{
    const UserId user = context.principal().user;
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<accountstore::Attempts> attempts = accountstore::attempts(**db, user);
    YC_TRY_DB(attempts);
    if (std::optional<protocol::ApiError> locked = lockedError(*attempts, context.now()))
        return tl::unexpected(std::move(*locked));
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(**db, user);
    YC_TRY_DB(account);
    if (*account && password.size() <= maxPasswordLength && m_hasher.matches((*account)->passwordHash, password))
        return Done();
    const Answer<protocol::ApiError> error = context.core.writer().run(
        [&](WriteContext &write) { return countFailure(write, context, policy, user, true); });
    return tl::unexpected(error ? *error : error.error());
}

Answer<protocol::FactorState> SessionHandlers::factorState(Context &context)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<std::optional<credentialstore::Factor>> factor =
        credentialstore::factor(**db, context.principal().user);
    YC_TRY_DB(factor);
    return protocol::FactorState{*factor && (*factor)->isInForce(),
                                 bool(access::allPosts(context.principal()) & m_policy.factorPosts)};
}

Answer<protocol::FactorOffer> SessionHandlers::beginFactor(Context &context, const protocol::FactorBegin &request)
{
    const UserId user = context.principal().user;
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = this->policy(**db);
    YC_TRY_DB(policy);
    if (const Answer<Done> right = checkPassword(context, *policy, request.password); !right)
        return tl::unexpected(right.error());
    return context.core.writer().run([&](WriteContext &write) -> Answer<protocol::FactorOffer> {
        const DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(write.db(), user);
        YC_TRY_DB(factor);
        if (*factor && (*factor)->isInForce())
            return refuse(ApiErrorCode::RuleBroken, {{u"rule"_s, u"ENROLLED"_s}});
        const QByteArray secret = write.random().bytes(totp::secretSize);
        YC_TRY_DB(credentialstore::setFactor(write.db(), user,
                                             {context.core.seal().close(secret, user.text(), write.random()), {}, 0}));
        return protocol::FactorOffer{totp::base32(secret), totp::uri(secret, user.text())};
    });
}

Answer<Done> SessionHandlers::confirmFactor(Context &context, const protocol::FactorConfirm &request)
{
    const UserId user = context.principal().user;
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<SessionPolicy> policy = this->policy(**db);
    YC_TRY_DB(policy);
    using Outcome = std::optional<protocol::ApiError>;
    const Answer<Outcome> outcome = context.core.writer().run([&](WriteContext &write) -> Answer<Outcome> {
        const DbResult<accountstore::Attempts> attempts = accountstore::attempts(write.db(), user);
        YC_TRY_DB(attempts);
        if (Outcome locked = lockedError(*attempts, write.now()))
            return locked;
        const DbResult<std::optional<credentialstore::Factor>> factor = credentialstore::factor(write.db(), user);
        YC_TRY_DB(factor);
        if (!*factor || (*factor)->isInForce())
            return refuse(ApiErrorCode::RuleBroken, {{u"rule"_s, u"NOT_BEGUN"_s}});
        const Answer<std::optional<qint64>> step = factorStep(context.core, **factor, user, request.code, write.now());
        if (!step)
            return tl::unexpected(step.error());
        if (!*step) {
            Answer<protocol::ApiError> wrong = countFailure(write, context, *policy, user, true, factorCodeName);
            if (!wrong)
                return tl::unexpected(wrong.error());
            return Outcome(std::move(*wrong));
        }
        YC_TRY_DB(credentialstore::setFactor(write.db(), user, {(*factor)->sealedSecret, write.now(), **step}));
        YC_TRY_DB(accountstore::setAttempts(write.db(), user, {}, write.now()));
        YC_TRY_DB(sessionstore::clearMustEnrol(write.db(), user));
        if (const Answer<void> noted = audit::record(write, context, {AuditEvent::FactorEnrolled, user.text()}); !noted)
            return tl::unexpected(noted.error());
        return Outcome();
    });
    if (!outcome)
        return tl::unexpected(outcome.error());
    if (*outcome)
        return tl::unexpected(**outcome);
    return Done();
}

} // namespace yunchuang::service
