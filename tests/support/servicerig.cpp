// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerig.h"

#include "companyapplication.h"
#include "postgresserver.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/feed/casenumbers.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/serviceroutes.h"
#include "service/store/casestore.h"

#include <QCryptographicHash>

#include <future>
#include <stdexcept>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace service;

namespace {

/// The rig's own faults are bugs of the tests.
template<class T>
T must(Answer<T> answer)
{
    if (!answer)
        throw std::runtime_error("refused: " + std::string(protocol::encode(answer.error()).constData()));
    return std::move(*answer);
}

template<class T>
T mustRead(DbResult<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text.toStdString());
    return std::move(*result);
}

std::shared_ptr<const Reference> shippedReference()
{
    static const auto reference = Reference::load(QLatin1String(YC_SOURCE_DIR) % u"/resources"_s);
    if (!reference)
        throw std::runtime_error(
            (reference.error().file % u' ' % reference.error().where % u' ' % reference.error().what)
                .
                operator QString()
                .toStdString());
    return *reference;
}

} // namespace

void RigMembers::add(const UserId &user, const QString &name, const UnitId &unit, Posts posts)
{
    m_members[unit].append(protocol::Member{user, name, posts});
}

DbResult<QVector<protocol::Member>> RigMembers::membersOf(Connection &, const UnitId &unit) const
{
    return m_members.value(unit);
}

DbResult<QString> RigMembers::nameOf(Connection &, const UserId &user) const
{
    for (const auto &unit : m_members) {
        for (const protocol::Member &member : unit) {
            if (member.user == user)
                return member.name;
        }
    }
    return QString();
}

QVector<protocol::UnitGrant> RigMembers::grantsOf(const UserId &user) const
{
    QVector<protocol::UnitGrant> grants;
    for (auto unit = m_members.cbegin(); unit != m_members.cend(); ++unit) {
        for (const protocol::Member &member : unit.value()) {
            if (member.user == user)
                grants.append(protocol::UnitGrant{unit.key(), {}, {}, member.posts});
        }
    }
    return grants;
}

PostedCommand RigClerk::sign(const Command &command) const
{
    return signBytes(protocol::encode(command));
}

PostedCommand RigClerk::signBytes(const QByteArray &body) const
{
    const QByteArray path(protocol::paths::commands.data(), protocol::paths::commands.size());
    const QByteArray device = m_principal.device.text().toUtf8();
    const ledger::Signature signature =
        m_key.sign(protocol::signedText("POST", path, device, protocol::noTimestamp, body));
    return PostedCommand{"POST", path, body, m_principal.device, signature.bytes().toBase64()};
}

Answer<protocol::CommandReceipt> postAndWait(const Context &context, const PostedCommand &posted)
{
    const auto answer = std::make_shared<std::promise<Answer<protocol::CommandReceipt>>>();
    postCommand(context, posted,
                [answer](Answer<protocol::CommandReceipt> receipt) { answer->set_value(std::move(receipt)); });
    return answer->get_future().get();
}

ServiceRig::ServiceRig(RigOptions options)
    : m_options(std::move(options))
    , m_random(m_options.seed)
{
    const bool fresh = m_options.folder.isEmpty();
    if (fresh) {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_options.folder = m_temporary->filePath(u"data"_s);
        if (m_options.database.isEmpty() && PostgresServer::isWanted())
            m_options.database = *dialect::postgresAddress(PostgresServer::shared().createDatabase());
        if (const auto made = ServiceCore::init(coreOptions(), clock, m_random); !made)
            throw std::runtime_error(made.error().detail.toStdString());
    }
    openCore();
}

ServiceRig::~ServiceRig() = default;

CoreOptions ServiceRig::coreOptions() const
{
    return {m_options.folder, m_options.writer, handlerMigrations(), m_options.database};
}

void ServiceRig::openCore()
{
    auto core = ServiceCore::open(coreOptions(), clock, m_random, shippedReference(), members);
    if (!core)
        throw std::runtime_error(core.error().detail.toStdString());
    m_core = std::move(*core);
}

void ServiceRig::restart()
{
    m_core.reset();
    openCore();
}

RigClerk ServiceRig::clerk(const QString &user, const QString &unit, Posts posts)
{
    members.add(UserId(user), user, UnitId(unit), posts);
    ledger::KeyPair key = ledger::KeyPair::fromSeed(m_random.bytes(32)).value();
    Principal principal;
    principal.user = UserId(user);
    principal.name = user;
    principal.device = DeviceId(makeUuid7(clock, m_random));
    principal.deviceKey = key.publicKey();
    principal.grants = members.grantsOf(principal.user);
    principal.grantsVersion = 1;
    return {std::move(principal), std::move(key)};
}

Context ServiceRig::contextFor(const RigClerk &clerk)
{
    return Context{*m_core, clerk.principal(), makeUuid7(clock, m_random), u"127.0.0.1"_s};
}

Case ServiceRig::openCompanyCase(const QString &source)
{
    const QJsonObject form = companyApplication();
    return openItemCase(u"000125001001"_s, form, source, form.value(u"name"_s).toString());
}

Case ServiceRig::openItemCase(const QString &code, const QJsonObject &form, const QString &source,
                              const QString &applicant)
{
    const std::shared_ptr<const Reference> reference = m_core->reference();
    const QDate today = toLocalDate(clock.now());
    const ServiceItem *item = reference->catalogue().inForce(ItemCode(code), today);
    const OrgUnit *unit = reference->units().find(UnitId(source));
    if (!item || !unit)
        throw std::runtime_error("the shipped catalogue lacks what the rig needs");

    return must(m_core->writer().run([&](WriteContext &write) -> Answer<Case> {
        Intake intake;
        intake.id = CaseId(write.makeId());
        intake.number = must(nextCaseNumber(write, *item));
        intake.queryCode = must(nextQueryCode(write));
        intake.source = unit->id;
        intake.form = form;
        intake.applicant.kind = ApplicantKind::Enterprise;
        intake.applicant.name = applicant;
        intake.submittedAt = write.now();
        for (const ItemMaterial &needed : item->materials) {
            if (!needed.required)
                continue;
            const QByteArray bytes = "%PDF-1.4 " + needed.id.text().toUtf8();
            const Digest256 digest(
                QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
            YC_TRY_DB(
                MaterialStore::insert(write.db(), {digest, bytes.size(), u"application/pdf"_s, write.now(), unit->id}));
            intake.materials.append(Material{needed.id, 1, needed.name % u".pdf"_s, u"application/pdf"_s, digest,
                                             bytes.size(), u"D"_s, 0, write.now()});
        }
        Answer<AppliedChange> opened = applyOpening(
            write, *reference, openCase(intake, *item, *unit, reference->units(), reference->calendars(), write.now()),
            u"unused"_s);
        if (!opened)
            return tl::unexpected(opened.error());
        return std::move(opened->subject);
    }));
}

Command ServiceRig::command(const RigClerk &clerk, const Case &subject, Action action, Post post)
{
    Command command;
    command.id = CommandId(makeUuid7(clock, m_random));
    command.caseId = subject.id;
    command.action = action;
    command.base.revision = subject.revision;
    command.actingUnit = clerk.principal().grants.value(0).unit;
    command.post = post;
    command.device = clerk.principal().device;
    command.actedAt = clock.now();
    return command;
}

Answer<protocol::CommandReceipt> ServiceRig::post(const RigClerk &clerk, const Command &command)
{
    return postAndWait(contextFor(clerk), clerk.sign(command));
}

Case ServiceRig::mustPost(const RigClerk &clerk, const Command &command)
{
    must(post(clerk, command));
    return stored(command.caseId);
}

Case ServiceRig::stored(const CaseId &id)
{
    std::optional<Case> subject = mustRead(casestore::load(**m_core->reader(), id));
    if (!subject)
        throw std::runtime_error("no such case");
    return std::move(*subject);
}

} // namespace yunchuang
