// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/intakehandler.h"

#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "domain/decide.h"
#include "domain/identifiererror.h"
#include "forms/errorcodes.h"
#include "forms/validate.h"
#include "protocol/paths.h"
#include "service/feed/casenumbers.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/materialkind.h"
#include "service/handlers/registrychecks.h"
#include "service/store/casestore.h"
#include "service/store/deliverystore.h"

#include <QCryptographicHash>
#include <QSet>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::IntakeApplication;
using protocol::IntakeReply;

namespace {

constexpr qsizetype maxDeliveryIdLength = 64;
constexpr qsizetype maxApplicantNameLength = 100; // GB/T 39046
constexpr qsizetype maxIntakeMaterials = 60;
constexpr int maxCopies = 99;
constexpr qsizetype maxLicenceNumberLength = 60;
constexpr QLatin1String citizenCard("111");
constexpr QLatin1String creditCode("USCC");
const QString trustOfApplicants = u"D"_s; // 国办函〔2016〕108号: the applicant's own

/// Platforms, apps and windows hand in; other units with a key only take.
Answer<const OrgUnit *> handingIn(const Reference &reference, const UnitId &source)
{
    const OrgUnit *unit = reference.units().find(source);
    if (unit && (unit->kind == UnitKind::CityPlatform || unit->kind == UnitKind::App || unit->kind == UnitKind::Window))
        return unit;
    return refuse(ApiErrorCode::Forbidden);
}

tl::unexpected<protocol::ApiError> refusedForm(const QVector<FieldError> &fields)
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    Refusal refusal;
    refusal.code = RefusalCode::FormInvalid;
    refusal.fields = fields;
    QStringList paths;
    for (const FieldError &field : fields)
        paths.append(field.path);
    refusal.args.insert(u"fields"_s, paths.join(u','));
    error.refusal = std::move(refusal);
    return tl::unexpected(std::move(error));
}

/// The number of who applies, if it is of a kind that can be checked.
std::optional<FieldError> applicantFault(const Applicant &applicant)
{
    const auto badFormat = [](const QString &path, IdentifierErrorCode reason) {
        return FieldError{path, nameOf(FieldCode::BadFormat), {{u"reason"_s, nameOf(reason)}}};
    };
    if (applicant.idNumber.isEmpty())
        return std::nullopt;
    if (applicant.idType == citizenCard) {
        if (const IdentifierResult id = checkCitizenId(applicant.idNumber); !id)
            return badFormat(u"/applicant/idNumber"_s, id.error().code);
    } else if (applicant.idType == creditCode) {
        if (const IdentifierResult code = checkUscc(applicant.idNumber); !code)
            return badFormat(u"/applicant/idNumber"_s, code.error().code);
    }
    return std::nullopt;
}

Answer<void> plausibleApplication(const IntakeApplication &application)
{
    if (application.deliveryId.isEmpty() || application.deliveryId.size() > maxDeliveryIdLength)
        return malformed(u"/deliveryId"_s);
    const QString name = application.applicant.name.trimmed();
    if (name.isEmpty() || name.size() > maxApplicantNameLength)
        return malformed(u"/applicant/name"_s);
    if (application.materials.size() > maxIntakeMaterials)
        return malformed(u"/materials"_s);
    return {};
}

/// Only papers that the item lets follow can be promised.
Answer<void> plausiblePromises(const ServiceItem &item, const QVector<MaterialPromise> &promises)
{
    QSet<MaterialId> seen;
    for (qsizetype i = 0; i < promises.size(); ++i) {
        const ItemMaterial *material = item.material(promises[i].material);
        if (!material || !material->tolerable || !promises[i].by.isValid() || seen.contains(material->id))
            return malformed(u"/promises/"_s % QString::number(i));
        seen.insert(material->id);
    }
    return {};
}

tl::unexpected<protocol::ApiError> refusedMaterial(const QString &reason)
{
    return refuse(ApiErrorCode::MaterialRefused, {{u"reason"_s, reason}});
}

tl::unexpected<protocol::ApiError> refusedLink(RefusalCode code, const QString &name, const QString &value)
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    error.refusal = Refusal{code, {{name, value}}, {}};
    return tl::unexpected(std::move(error));
}

/// Whether both are one person or one body.
bool isSameApplicant(const Applicant &one, const Applicant &other)
{
    if (!one.idNumber.isEmpty() || !other.idNumber.isEmpty())
        return one.idType == other.idType && normaliseIdentifier(one.idNumber) == normaliseIdentifier(other.idNumber);
    return one.kind == other.kind && one.name.trimmed() == other.name.trimmed();
}

/// The licence that an application is about. That somebody else's licence exists is nobody's business: it is answered
/// like one that does not.
Answer<std::optional<CaseLink>> followedLicence(Connection &db, const ServiceItem &item,
                                                const IntakeApplication &application, QDate today)
{
    if (!application.follows)
        return std::optional<CaseLink>();
    const protocol::LicenceReference &named = *application.follows;
    const QString number = normaliseIdentifier(named.number);
    if (number.isEmpty() || number.size() > maxLicenceNumberLength)
        return malformed(u"/follows/number"_s);
    if (!item.linkKinds.contains(named.kind))
        return refusedLink(RefusalCode::LinkNotAllowed, u"kind"_s, nameOf(named.kind));
    const DbResult<std::optional<Case>> earlier = casestore::loadByAnyNumber(db, number);
    YC_TRY_DB(earlier);
    if (!*earlier || !isSameApplicant((*earlier)->applicant, application.applicant))
        return refusedLink(RefusalCode::EarlierCaseUnknown, u"number"_s, named.number);
    if (!item.links(named.kind, (*earlier)->item.code))
        return refusedLink(RefusalCode::LinkNotAllowed, u"kind"_s, nameOf(named.kind));
    const LicenceStatus status = licenceStatus(**earlier, today);
    // What has expired is still struck off (注销).
    const bool open = status == LicenceStatus::InForce ||
                      (status == LicenceStatus::Expired && named.kind == LinkKind::Deregistration);
    if (!open)
        return refusedLink(RefusalCode::EarlierCaseNotGranted, u"number"_s, named.number);
    CaseLink link;
    link.kind = named.kind;
    link.other = (*earlier)->id;
    link.number = (*earlier)->number;
    link.resultNumber = (*earlier)->result.number;
    link.renewBy = (*earlier)->result.renewBy;
    return std::optional<CaseLink>(link);
}

/// The reply to an earlier delivery of the same; nothing when the id is new.
Answer<std::optional<IntakeReply>> earlierReply(Connection &db, const UnitId &source, const QString &deliveryId,
                                                const QByteArray &digest)
{
    const DbResult<std::optional<deliverystore::StoredDelivery>> stored = deliverystore::find(db, source, deliveryId);
    YC_TRY_DB(stored);
    if (!*stored)
        return std::optional<IntakeReply>();
    if ((*stored)->digest != digest)
        return refuse(ApiErrorCode::DeliveryReused);
    Expected<IntakeReply, protocol::DecodeError> reply = protocol::decode<IntakeReply>((*stored)->reply);
    if (!reply)
        return refuse(ApiErrorCode::Internal);
    return std::optional<IntakeReply>(std::move(*reply));
}

} // namespace

HttpResponse responseFor(const HttpRequest &, const IntakeAnswer &answer)
{
    return HttpResponse::json(201, answer.json);
}

Answer<QVector<Material>> knownMaterials(Connection &db, const ServiceItem &item, const QVector<Material> &named,
                                         const QDateTime &now)
{
    QVector<Material> materials;
    QStringList missing;
    QSet<QString> seen;
    for (qsizetype i = 0; i < named.size(); ++i) {
        Material material = named[i];
        const QString where = u"/materials/"_s % QString::number(i);
        if (!item.material(material.id))
            return malformed(where % u"/id"_s);
        if (!MaterialStore::isDigest(material.digest.text()))
            return malformed(where % u"/digest"_s);
        if (material.copies < 0 || material.copies > maxCopies)
            return malformed(where % u"/copies"_s);
        if (const QString key = material.id.text() % u' ' % material.digest.text(); seen.contains(key))
            return malformed(where);
        else
            seen.insert(key);
        const DbResult<std::optional<MaterialStore::Row>> row = MaterialStore::find(db, material.digest);
        YC_TRY_DB(row);
        if (!*row) {
            missing.append(material.digest.text());
            continue;
        }
        if (!fitsMaterialName(material.fileName, (*row)->mediaType))
            return refusedMaterial(u"EXTENSION"_s);
        material.version = 1;
        material.mediaType = (*row)->mediaType;
        material.size = (*row)->size;
        material.trust = trustOfApplicants;
        material.receivedAt = now;
        materials.append(std::move(material));
    }
    if (!missing.isEmpty())
        return refuse(ApiErrorCode::MaterialUnknown, {{u"digests"_s, missing.join(u',')}});
    return materials;
}

QByteArray IntakeHandlers::replyWithPassword(const UnitId &source, const IntakeReply &reply,
                                             const QString &deliveryId) const
{
    IntakeReply whole = reply;
    whole.queryPassword = m_passwords.passwordFor(source, deliveryId, reply.caseId);
    return protocol::encode(whole);
}

Answer<IntakeAnswer> IntakeHandlers::handIn(Context &context, const PostedApplication &posted)
{
    const IntakeApplication &application = posted.application;
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const Answer<const OrgUnit *> unit = handingIn(*reference, context.source());
    if (!unit)
        return tl::unexpected(unit.error());
    if (const Answer<void> plausible = plausibleApplication(application); !plausible)
        return tl::unexpected(plausible.error());

    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    Answer<std::optional<IntakeReply>> earlier = earlierReply(**db, context.source(), application.deliveryId, digest);
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier)
        return IntakeAnswer{replyWithPassword(context.source(), **earlier, application.deliveryId)};

    const ServiceItem *item = reference->catalogue().inForce(application.item, toLocalDate(context.now()));
    const FormDescription *form = item ? reference->forms().find(item->formId, item->formVersion) : nullptr;
    if (!item || !form || item->kind == ItemKind::PartWork)
        return refuse(ApiErrorCode::NotFound);
    if (const std::optional<FieldError> fault = applicantFault(application.applicant))
        return refusedForm({*fault});
    const QDate today = toLocalDate(context.now());
    if (const QVector<FieldError> faults = validate(*form, application.form, applyStep, {}, today); !faults.isEmpty())
        return refusedForm(faults);
    if (const Answer<void> plausible = plausiblePromises(*item, application.promises); !plausible)
        return tl::unexpected(plausible.error());
    if (const Answer<QVector<Material>> known = knownMaterials(**db, *item, application.materials, context.now());
        !known)
        return tl::unexpected(known.error());

    // Hashing takes milliseconds, so the id is chosen and the password made before the writer is asked.
    const CaseId id(makeUuid7(context.core.clock(), context.core.random()));
    const QByteArray passwordHash =
        m_hasher.hash(m_passwords.passwordFor(context.source(), application.deliveryId, id));
    const Answer<IntakeReply> reply = context.core.writer().run([&](WriteContext &write) -> Answer<IntakeReply> {
        Answer<std::optional<IntakeReply>> meanwhile =
            earlierReply(write.db(), context.source(), application.deliveryId, digest);
        if (!meanwhile)
            return tl::unexpected(meanwhile.error());
        if (*meanwhile)
            return std::move(**meanwhile);
        Answer<QVector<Material>> materials = knownMaterials(write.db(), *item, application.materials, write.now());
        if (!materials)
            return tl::unexpected(materials.error());
        Answer<std::optional<CaseLink>> follows =
            followedLicence(write.db(), *item, application, toLocalDate(write.now()));
        if (!follows)
            return tl::unexpected(follows.error());
        Answer<QString> number = nextCaseNumber(write, *item);
        if (!number)
            return tl::unexpected(number.error());
        Answer<QString> code = nextQueryCode(write);
        if (!code)
            return tl::unexpected(code.error());
        const Intake intake{id,
                            *number,
                            *code,
                            context.source(),
                            application.applicant,
                            application.form,
                            std::move(*materials),
                            application.submittedAt,
                            application.identityChecked,
                            application.promises,
                            std::move(*follows)};
        CaseChange change = openCase(intake, *item, **unit, reference->units(), reference->calendars(), write.now());
        DbResult<Case> checked = withRegistryChecks(write, *reference, std::move(change.next), u"INTAKE"_s);
        YC_TRY_DB(checked);
        change.next = std::move(*checked);
        const Answer<AppliedChange> applied =
            applyOpening(write, *reference, std::move(change), QString::fromLatin1(passwordHash));
        if (!applied)
            return tl::unexpected(applied.error());
        IntakeReply made;
        made.caseId = id;
        made.number = *number;
        made.queryCode = *code;
        made.receivedAt = write.now();
        YC_TRY_DB(deliverystore::insert(
            write.db(), {context.source(), application.deliveryId, digest, id, protocol::encode(made)}, write.now()));
        return made;
    });
    if (!reply)
        return tl::unexpected(reply.error());
    return IntakeAnswer{replyWithPassword(context.source(), *reply, application.deliveryId)};
}

Answer<Done> IntakeHandlers::keepMaterial(Context &context, const PostedMaterial &posted)
{
    const Answer<const OrgUnit *> unit = handingIn(*context.core.reference(), context.source());
    if (!unit)
        return tl::unexpected(unit.error());
    return service::keepMaterial(context, posted, {context.source(), {}});
}

void addIntakeRoutes(Binding &binding, const Authenticator &source, IntakeHandlers &handlers, qint64 materialBytes)
{
    RouteLimits limits;
    limits.bodyBytes = protocol::maxApplicationBytes;
    binding.add<PostedApplication, IntakeAnswer>(
        "POST", protocol::paths::intakeApplications, source,
        [](const HttpRequest &request) -> Answer<PostedApplication> {
            Answer<IntakeApplication> application = jsonBody<IntakeApplication>(request);
            if (!application)
                return tl::unexpected(application.error());
            return PostedApplication{std::move(*application), request.body};
        },
        [&handlers](Context &context, const PostedApplication &posted) { return handlers.handIn(context, posted); },
        limits);

    // A large body is only taken from a source that may send one: the signature does not cover it but its digest, which
    // is part of the path, so it can be checked before.
    ServiceCore &core = binding.core();
    Route upload = uploadRoute(core, protocol::paths::intakeMaterial, source, materialBytes);
    upload.handler = PlainHandler([&core](const HttpRequest &request) {
        // The admission has let it in; the stamp may have gone stale while a slow body came.
        const QByteArray name =
            request.header(QByteArrayView(protocol::headers::source.data(), protocol::headers::source.size()));
        Context context{core, SourceCaller{UnitId(QString::fromUtf8(name))}, request.requestId, request.peer};
        Answer<Done> kept = IntakeHandlers::keepMaterial(context, postedMaterial(request));
        if (!kept)
            return errorResponse(std::move(kept.error()), request.requestId);
        return responseFor(request, *kept);
    });
    binding.router().add(std::move(upload));
}

} // namespace yunchuang::service
