// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/progresshandler.h"

#include "domain/decide.h"
#include "domain/identifiererror.h"
#include "forms/jsonpointer.h"
#include "forms/validate.h"
#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/intakehandler.h"
#include "service/handlers/progressview.h"
#include "service/handlers/ratingacts.h"
#include "service/handlers/registrychecks.h"
#include "service/store/casestore.h"
#include "service/store/deliverystore.h"
#include "service/store/querystore.h"

#include <QCryptographicHash>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::ProgressReply;

namespace {

constexpr qsizetype maxNumberLength = 60;
constexpr qsizetype maxQueryPasswordLength = 64;
constexpr qsizetype maxCorrectionIdLength = 64;

/// What changed from one form to another, as a merge patch (RFC 7396).
QJsonObject mergePatch(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject patch;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            patch.insert(it.key(), QJsonValue(QJsonValue::Null));
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QJsonValue old = before.value(it.key());
        if (old == it.value())
            continue;
        if (old.isObject() && it.value().isObject())
            patch.insert(it.key(), mergePatch(old.toObject(), it.value().toObject()));
        else
            patch.insert(it.key(), it.value());
    }
    return patch;
}

/// What was asked for belongs to the answer, changed or confirmed. Whole groups, so that lists stay whole.
void takeAskedFor(QJsonObject &patch, const CorrectionNotice &notice, const QJsonObject &form)
{
    for (const CorrectionItem &item : notice.items) {
        if (!item.subject.startsWith(u'/'))
            continue;
        const QString key = item.subject.section(u'/', 1, 1).replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        if (form.contains(key))
            patch.insert(key, form.value(key));
    }
}

/// A delivery id is the applicant's own within the case.
UnitId correctionSource(const CaseId &id)
{
    return UnitId(u"applicant:"_s % id.text());
}

Answer<std::optional<ProgressReply>> earlierDelivery(Connection &db, const CaseId &id, const QString &deliveryId,
                                                     const QByteArray &digest)
{
    const DbResult<std::optional<deliverystore::StoredDelivery>> stored =
        deliverystore::find(db, correctionSource(id), deliveryId);
    YC_TRY_DB(stored);
    if (!*stored)
        return std::optional<ProgressReply>();
    if ((*stored)->digest != digest)
        return refuse(ApiErrorCode::DeliveryReused);
    Expected<ProgressReply, protocol::DecodeError> reply = protocol::decode<ProgressReply>((*stored)->reply);
    if (!reply)
        return refuse(ApiErrorCode::Internal);
    return std::optional<ProgressReply>(std::move(*reply));
}

/// What the applicant then reads, kept so that the same delivery gets it again.
Answer<ProgressReply> keepReply(WriteContext &write, const Reference &reference, const Case &subject,
                                const QString &deliveryId, const QByteArray &digest)
{
    Answer<ProgressReply> reply = progressOf(write.db(), reference, subject);
    if (!reply)
        return reply;
    YC_TRY_DB(deliverystore::insert(
        write.db(), {correctionSource(subject.id), deliveryId, digest, subject.id, protocol::encode(*reply)},
        write.now()));
    return reply;
}

bool isDeliveryId(const QString &id)
{
    return !id.isEmpty() && id.size() <= maxCorrectionIdLength;
}

/// An act of the applicant on the case.
Command applicantsCommand(WriteContext &write, const Case &subject, Action action)
{
    Command command;
    command.id = CommandId(write.makeId());
    command.caseId = subject.id;
    command.action = action;
    command.base.revision = subject.revision;
    command.actingUnit = subject.source;
    command.post = Post::Applicant;
    command.actedAt = write.now();
    return command;
}

Actor applicantOf(const Case &subject)
{
    Actor applicant;
    applicant.unit = subject.source;
    applicant.posts = Post::Applicant;
    return applicant;
}

/// The case that the applicant speaks of, with its item.
struct OwnCase
{
    Case subject;
    const ServiceItem *item = nullptr;
};
Answer<OwnCase> ownCase(WriteContext &write, const Reference &reference, const CaseId &id)
{
    DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
    YC_TRY_DB(subject);
    const ServiceItem *item = *subject ? reference.catalogue().find((*subject)->item) : nullptr;
    if (!item)
        return refuse(ApiErrorCode::NotFound);
    return OwnCase{std::move(**subject), item};
}

tl::unexpected<protocol::ApiError> refusedCorrection(const Refusal &refusal)
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    error.refusal = refusal;
    return tl::unexpected(std::move(error));
}

/// The form as corrected must be right as a whole.
Answer<void> checkCorrectedForm(const Reference &reference, const Case &subject, const QJsonObject &form)
{
    const FormDescription *description = reference.forms().find(subject.formId, subject.formVersion);
    if (!description)
        return refuse(ApiErrorCode::Internal);
    Refusal refusal;
    refusal.code = RefusalCode::FormInvalid;
    // What came in time stays in time, however long its correction takes.
    const QDate handedIn = toLocalDate(subject.deadlines.receivedAt);
    refusal.fields = validate(*description, form, correctStep, subject.form, handedIn);
    if (refusal.fields.isEmpty())
        return {};
    QStringList paths;
    for (const FieldError &field : std::as_const(refusal.fields))
        paths.append(field.path);
    refusal.args.insert(u"fields"_s, paths.join(u','));
    return refusedCorrection(refusal);
}

} // namespace

Answer<CaseId> ProgressHandlers::identify(Context &context, const ProgressQuery &query)
{
    const QString number = normaliseIdentifier(query.number);
    if (number.isEmpty() || number.size() > maxNumberLength)
        return refuse(ApiErrorCode::NotFound);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<querystore::Attempts> attempts = querystore::attempts(**db, number);
    YC_TRY_DB(attempts);
    if (attempts->lockedUntil.isValid() && attempts->lockedUntil > context.now())
        return refuse(ApiErrorCode::TooManyRequests,
                      {{u"seconds"_s, QString::number(context.now().secsTo(attempts->lockedUntil))}});

    const DbResult<std::optional<casestore::QuerySecret>> secret = casestore::querySecret(**db, number);
    YC_TRY_DB(secret);
    const bool askable = *secret && !(*secret)->passwordHash.isEmpty();
    bool right = false;
    if (askable && query.password.size() <= maxQueryPasswordLength)
        right = m_hasher.matches((*secret)->passwordHash.toLatin1(), query.password);
    else
        m_hasher.pretend(query.password.left(maxQueryPasswordLength));
    if (right && attempts->failures == 0)
        return (*secret)->id;

    const Answer<Done> counted = context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        DbResult<querystore::Attempts> now = querystore::attempts(write.db(), number);
        YC_TRY_DB(now);
        if (right) {
            YC_TRY_DB(querystore::setAttempts(write.db(), number, {}, write.now()));
            return Done();
        }
        // After a lock counting begins anew.
        now->failures = now->lockedUntil.isValid() ? 1 : now->failures + 1;
        now->lockedUntil = now->failures >= m_policy.failures
                               ? write.now().addSecs(std::chrono::seconds(m_policy.lock).count())
                               : QDateTime();
        YC_TRY_DB(querystore::setAttempts(write.db(), number, *now, write.now()));
        return Done();
    });
    if (!counted)
        return tl::unexpected(counted.error());
    if (right)
        return (*secret)->id;
    return refuse(ApiErrorCode::NotFound);
}

Answer<ProgressReply> ProgressHandlers::progress(Context &context, const ProgressQuery &query)
{
    const Answer<CaseId> id = identify(context, query);
    if (!id)
        return tl::unexpected(id.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<std::optional<Case>> subject = casestore::load(**db, *id);
    YC_TRY_DB(subject);
    if (!*subject)
        return refuse(ApiErrorCode::NotFound);
    return progressOf(**db, *context.core.reference(), **subject);
}

Answer<ProgressReply> ProgressHandlers::correct(Context &context, const PostedCorrection &posted)
{
    return bringIn(context, posted, Action::CompleteCorrection);
}

Answer<ProgressReply> ProgressHandlers::supplement(Context &context, const PostedCorrection &posted)
{
    return bringIn(context, posted, Action::ReceiveSupplement);
}

Answer<ProgressReply> ProgressHandlers::bringIn(Context &context, const PostedCorrection &posted, Action action)
{
    const Answer<CaseId> id = identify(context, posted.asker);
    if (!id)
        return tl::unexpected(id.error());
    const protocol::CorrectionAnswer &correction = posted.correction;
    if (!isDeliveryId(correction.deliveryId))
        return malformed(u"/deliveryId"_s);
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    const std::shared_ptr<const Reference> reference = context.core.reference();

    return context.core.writer().run([&](WriteContext &write) -> Answer<ProgressReply> {
        Answer<std::optional<ProgressReply>> earlier = earlierDelivery(write.db(), *id, correction.deliveryId, digest);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            return std::move(**earlier);
        const Answer<OwnCase> own = ownCase(write, *reference, *id);
        if (!own)
            return tl::unexpected(own.error());
        const Case &subject = own->subject;
        Answer<QVector<Material>> materials = knownMaterials(write.db(), *own->item, correction.materials, write.now());
        if (!materials)
            return tl::unexpected(materials.error());

        Command command = applicantsCommand(write, subject, action);
        // Papers alone leave the form as it is.
        const bool withForm = action == Action::CompleteCorrection || !correction.form.isEmpty();
        command.args.form = withForm ? mergePatch(subject.form, correction.form) : QJsonObject();
        takeAskedFor(command.args.form, action == Action::CompleteCorrection ? subject.correction : subject.supplement,
                     correction.form);
        command.args.materials = std::move(*materials);
        Expected<CaseChange, Refusal> change = decide(subject, command,
                                                      DecisionContext{applicantOf(subject),
                                                                      *own->item,
                                                                      reference->units(),
                                                                      reference->calendars(),
                                                                      write.now(),
                                                                      {},
                                                                      {},
                                                                      true});
        if (!change)
            return refusedCorrection(change.error());
        if (const Answer<void> complete = checkCorrectedForm(*reference, subject, change->next.form); !complete)
            return tl::unexpected(complete.error());
        DbResult<Case> checked = withRegistryChecks(write, *reference, std::move(change->next), u"CORRECTION"_s);
        YC_TRY_DB(checked);
        change->next = std::move(*checked);
        const Answer<AppliedChange> applied = applyChange(write, *reference, subject, std::move(*change));
        if (!applied)
            return tl::unexpected(applied.error());
        return keepReply(write, *reference, applied->subject, correction.deliveryId, digest);
    });
}

Answer<ProgressReply> ProgressHandlers::withdraw(Context &context, const PostedWithdrawal &posted)
{
    const Answer<CaseId> id = identify(context, posted.asker);
    if (!id)
        return tl::unexpected(id.error());
    const protocol::WithdrawalRequest &request = posted.request;
    if (!isDeliveryId(request.deliveryId))
        return malformed(u"/deliveryId"_s);
    const std::optional<QString> reason = plainRatingText(request.reason);
    if (!reason)
        return malformed(u"/reason"_s);
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    const std::shared_ptr<const Reference> reference = context.core.reference();

    return context.core.writer().run([&](WriteContext &write) -> Answer<ProgressReply> {
        Answer<std::optional<ProgressReply>> earlier = earlierDelivery(write.db(), *id, request.deliveryId, digest);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            return std::move(**earlier);
        const Answer<OwnCase> own = ownCase(write, *reference, *id);
        if (!own)
            return tl::unexpected(own.error());
        Answer<QVector<Material>> materials = knownMaterials(write.db(), *own->item, request.materials, write.now());
        if (!materials)
            return tl::unexpected(materials.error());
        for (const Material &material : std::as_const(*materials))
            YC_TRY_DB(MaterialStore::markNamed(write.db(), material.digest));
        // What was served is not withdrawn any more; a booked place is given back.
        const bool served = own->subject.state == CaseState::Delivered && own->item->booking;
        Command command = applicantsCommand(write, own->subject, served ? Action::CancelBooking : Action::Withdraw);
        command.args.reason = *reason;
        command.args.materials = std::move(*materials);
        Expected<CaseChange, Refusal> change = decide(own->subject, command,
                                                      DecisionContext{applicantOf(own->subject),
                                                                      *own->item,
                                                                      reference->units(),
                                                                      reference->calendars(),
                                                                      write.now(),
                                                                      {},
                                                                      {},
                                                                      true});
        if (!change)
            return refusedCorrection(change.error());
        const Answer<AppliedChange> applied = applyChange(write, *reference, own->subject, std::move(*change));
        if (!applied)
            return tl::unexpected(applied.error());
        return keepReply(write, *reference, applied->subject, request.deliveryId, digest);
    });
}

Answer<ProgressReply> ProgressHandlers::rate(Context &context, const PostedOwnRating &posted)
{
    const Answer<CaseId> id = identify(context, posted.asker);
    if (!id)
        return tl::unexpected(id.error());
    if (!isDeliveryId(posted.rating.deliveryId))
        return malformed(u"/deliveryId"_s);
    Answer<ratingacts::Accepted> accepted = ratingacts::accepted(posted.rating);
    if (!accepted)
        return tl::unexpected(accepted.error());
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    const std::shared_ptr<const Reference> reference = context.core.reference();

    return context.core.writer().run([&](WriteContext &write) -> Answer<ProgressReply> {
        Answer<std::optional<ProgressReply>> earlier =
            earlierDelivery(write.db(), *id, posted.rating.deliveryId, digest);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            return std::move(**earlier);
        const Answer<OwnCase> own = ownCase(write, *reference, *id);
        if (!own)
            return tl::unexpected(own.error());
        // Who has the query password speaks for the applicant; for a body that is its agent.
        const Applicant &applicant = own->subject.applicant;
        accepted->rater = {applicant.agentName.isEmpty() ? applicant.name : applicant.agentName, applicant.agentMobile,
                           applicant.idNumber};
        const Answer<Rating> rating = ratingacts::give(write, *reference, own->subject, *accepted);
        if (!rating)
            return tl::unexpected(rating.error());
        const Answer<OwnCase> now = ownCase(write, *reference, *id);
        if (!now)
            return tl::unexpected(now.error());
        return keepReply(write, *reference, now->subject, posted.rating.deliveryId, digest);
    });
}

Answer<FileAnswer> ProgressHandlers::document(Context &context, const PaperQuery &query)
{
    const Answer<CaseId> id = identify(context, query.asker);
    if (!id)
        return tl::unexpected(id.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<std::optional<Case>> subject = casestore::load(**db, *id);
    YC_TRY_DB(subject);
    if (!*subject)
        return refuse(ApiErrorCode::NotFound);
    return documentFile(context.core, documentsForApplicant(**subject), query.digest);
}

void addProgressRoutes(Binding &binding, ProgressHandlers &handlers)
{
    const auto asker = [](const HttpRequest &request) {
        const QLatin1String name = protocol::headers::queryPassword;
        return ProgressQuery{request.param(u"number"_s),
                             QString::fromUtf8(request.header(QByteArrayView(name.data(), name.size())))};
    };
    binding.add<ProgressQuery, ProgressReply>(
        "GET", protocol::paths::progress, anybody,
        [asker](const HttpRequest &request) -> Answer<ProgressQuery> { return asker(request); },
        [&handlers](Context &context, const ProgressQuery &query) { return handlers.progress(context, query); });
    binding.add<PaperQuery, FileAnswer>(
        "GET", protocol::paths::progressDocument, anybody,
        [asker](const HttpRequest &request) -> Answer<PaperQuery> {
            return PaperQuery{asker(request), Digest256(request.param(u"digest"_s))};
        },
        [&handlers](Context &context, const PaperQuery &query) { return handlers.document(context, query); });
    RouteLimits limits;
    limits.bodyBytes = protocol::maxApplicationBytes;
    const auto answer = [asker](const HttpRequest &request) -> Answer<PostedCorrection> {
        Answer<protocol::CorrectionAnswer> correction = jsonBody<protocol::CorrectionAnswer>(request);
        if (!correction)
            return tl::unexpected(correction.error());
        return PostedCorrection{asker(request), std::move(*correction), request.body};
    };
    binding.add<PostedCorrection, ProgressReply>(
        "POST", protocol::paths::correction, anybody, answer,
        [&handlers](Context &context, const PostedCorrection &posted) { return handlers.correct(context, posted); },
        limits);
    binding.add<PostedCorrection, ProgressReply>(
        "POST", protocol::paths::supplement, anybody, answer,
        [&handlers](Context &context, const PostedCorrection &posted) { return handlers.supplement(context, posted); },
        limits);
    binding.add<PostedWithdrawal, ProgressReply>(
        "POST", protocol::paths::withdrawal, anybody,
        [asker](const HttpRequest &request) -> Answer<PostedWithdrawal> {
            Answer<protocol::WithdrawalRequest> withdrawal = jsonBody<protocol::WithdrawalRequest>(request);
            if (!withdrawal)
                return tl::unexpected(withdrawal.error());
            return PostedWithdrawal{asker(request), std::move(*withdrawal), request.body};
        },
        [&handlers](Context &context, const PostedWithdrawal &posted) { return handlers.withdraw(context, posted); });
    binding.add<PostedOwnRating, ProgressReply>(
        "POST", protocol::paths::progressRating, anybody,
        [asker](const HttpRequest &request) -> Answer<PostedOwnRating> {
            Answer<protocol::RatingGiven> rating = jsonBody<protocol::RatingGiven>(request);
            if (!rating)
                return tl::unexpected(rating.error());
            return PostedOwnRating{asker(request), std::move(*rating), request.body};
        },
        [&handlers](Context &context, const PostedOwnRating &posted) { return handlers.rate(context, posted); });
}

} // namespace yunchuang::service
