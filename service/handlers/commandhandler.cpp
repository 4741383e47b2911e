// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/commandhandler.h"

#include "domain/decide.h"
#include "forms/validate.h"
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/absencehandler.h"
#include "service/handlers/access.h"
#include "service/handlers/broughtpapers.h"
#include "service/handlers/objectionhandler.h"
#include "service/handlers/registrychecks.h"
#include "service/store/absencestore.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"

#include <QCryptographicHash>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::CommandReceipt;

namespace {

/// A command whose signature and form are right, on its way to the writer.
struct CheckedCommand
{
    Command command;
    QByteArray body;
    QByteArray digest;
    QByteArray signature;
    std::optional<Case> subject; ///< the case as a worker read it; the writer looks whether it is still so
};

tl::unexpected<protocol::ApiError> refused(const Refusal &refusal)
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    error.refusal = refusal;
    return tl::unexpected(std::move(error));
}

/// Only a device that this user enrolled may sign, and only for itself.
Answer<QByteArray> checkSignature(const Principal &principal, const PostedCommand &posted)
{
    if (!principal.deviceKey || posted.device != principal.device)
        return refuse(ApiErrorCode::UnknownDevice);
    const auto decoded = QByteArray::fromBase64Encoding(posted.signature, QByteArray::AbortOnBase64DecodingErrors);
    const std::optional<ledger::Signature> signature =
        decoded ? ledger::Signature::fromBytes(*decoded) : std::optional<ledger::Signature>();
    if (!signature)
        return refuse(ApiErrorCode::BadSignature);
    const QByteArray text = protocol::signedText(posted.method, posted.target, posted.device.text().toUtf8(),
                                                 protocol::noTimestamp, posted.body);
    if (!principal.deviceKey->verify(text, *signature))
        return refuse(ApiErrorCode::BadSignature);
    return signature->bytes();
}

Answer<CheckedCommand> checkPosted(const Principal &principal, const PostedCommand &posted)
{
    Answer<QByteArray> signature = checkSignature(principal, posted);
    if (!signature)
        return tl::unexpected(signature.error());
    Expected<Command, protocol::DecodeError> command = protocol::decode<Command>(posted.body);
    if (!command)
        return malformed(command.error().where);
    if (command->id.isEmpty())
        return malformed(u"/id"_s);
    if (command->device != principal.device)
        return refuse(ApiErrorCode::UnknownDevice);
    return CheckedCommand{std::move(*command), posted.body,
                          QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256), std::move(*signature),
                          std::nullopt};
}

/// What was answered before to the same command; nothing when the id is new.
Answer<std::optional<CommandReceipt>> earlierAnswer(Connection &db, const Principal &principal,
                                                    const CheckedCommand &checked)
{
    const DbResult<std::optional<commandstore::StoredCommand>> stored = commandstore::find(db, checked.command.id);
    YC_TRY_DB(stored);
    if (!*stored)
        return std::optional<CommandReceipt>();
    if ((*stored)->digest != checked.digest || (*stored)->user != principal.user)
        return refuse(ApiErrorCode::CommandReused);
    return std::optional<CommandReceipt>((*stored)->receipt);
}

/// A command that follows the clerk's own earlier one stands on the revision which that one brought.
DbResult<void> resolveBase(Connection &db, const Principal &principal, Command &command)
{
    if (command.base.after.isEmpty())
        return {};
    const DbResult<std::optional<commandstore::StoredCommand>> earlier = commandstore::find(db, command.base.after);
    if (!earlier)
        return unexpected(earlier.error());
    const bool own = *earlier && (*earlier)->user == principal.user && (*earlier)->receipt.caseId == command.caseId;
    // What never took effect brought no revision: nothing can stand on it.
    command.base = CommandBase{own ? (*earlier)->receipt.revision : -1, {}};
    return {};
}

/// The name of somebody of the department; refused if it has nobody by that name.
Answer<QString> nameInDepartment(Context &context, Connection &db, const UnitId &department, const UserId &user)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    for (const OrgUnit &unit : reference->units().units()) {
        if (reference->units().departmentOf(unit.id) != department)
            continue;
        const DbResult<QVector<protocol::Member>> list = context.core.members().membersOf(db, unit.id);
        YC_TRY_DB(list);
        for (const protocol::Member &member : *list) {
            if (member.user == user)
                return member.name;
        }
    }
    return refused(Refusal{RefusalCode::UnknownUser, {{u"user"_s, user.text()}}, {}});
}

/// Fills in what only the service knows of the people concerned.
Answer<QSet<UserId>> resolvePeople(Context &context, Connection &db, const Case &subject, Command &command)
{
    QSet<UserId> members;
    if (command.action == Action::InformParties && !command.args.presider.isEmpty()) {
        Answer<QString> name = nameInDepartment(context, db, subject.department, command.args.presider);
        if (!name)
            return tl::unexpected(name.error());
        command.args.presiderName = std::move(*name);
    }
    if (command.action != Action::Assign && command.action != Action::Reassign)
        return members;
    const DbResult<QVector<protocol::Member>> list = context.core.members().membersOf(db, subject.unit);
    YC_TRY_DB(list);
    // An empty set would mean that nobody knows who belongs to the unit.
    members.insert(UserId());
    for (const protocol::Member &member : *list) {
        members.insert(member.user);
        if (member.user == command.args.assignee)
            command.args.assigneeName = member.name;
    }
    return members;
}

/// Approval forms are complete when a step ends by them.
bool endsStep(Action action)
{
    return action == Action::Examine || action == Action::Grant || action == Action::Deny ||
           action == Action::CompleteWork || action == Action::ReportUp || action == Action::HandleAtOnce;
}

Answer<void> checkForms(const Reference &reference, const ServiceItem &item, const Case &before, const Command &command,
                        const Case &next, const QDateTime &now)
{
    Refusal refusal;
    refusal.code = RefusalCode::FormInvalid;
    if (next.form != before.form) {
        const FormDescription *form = reference.forms().find(next.formId, next.formVersion);
        if (form)
            refusal.fields +=
                validate(*form, next.form, correctStep, before.form, toLocalDate(before.deadlines.receivedAt));
    }
    // An act that goes through all steps at once ends with the last one's form.
    const bool atOnce = command.action == Action::HandleAtOnce && !item.flow.isEmpty();
    const StepId step = atOnce ? item.flow.constLast().id : before.step;
    const QString approvalForm = item.approvalForms.value(step);
    if (endsStep(command.action) && !approvalForm.isEmpty()) {
        const FormDescription *form = reference.forms().find(FormKey::fromText(approvalForm));
        if (form)
            refusal.fields += validate(*form, command.args.approval, step.text(), {}, toLocalDate(now));
    }
    if (refusal.fields.isEmpty())
        return {};
    QStringList paths;
    for (const FieldError &field : std::as_const(refusal.fields))
        paths.append(field.path);
    refusal.args.insert(u"fields"_s, paths.join(u','));
    return refused(refusal);
}

/// Who acts: the signed-in clerk, for himself or for an absent colleague for whom he stands in at this moment.
Answer<Actor> actorOf(Context &context, Connection &db, const Command &command, const QDateTime &now)
{
    const Principal &principal = context.principal();
    Actor actor = access::actorFor(principal, command);
    if (command.onBehalfOf.isEmpty() || command.onBehalfOf == principal.user)
        return actor;
    const Answer<Posts> posts =
        standInPosts(context.core, db, principal.user, command.onBehalfOf, command.actingUnit, now);
    if (!posts)
        return tl::unexpected(posts.error());
    if (!(*posts & command.post))
        return refused(Refusal{RefusalCode::NotSubstitute, {{u"user"_s, command.onBehalfOf.text()}}, {}});
    actor.posts &= *posts;
    actor.onBehalfOf = command.onBehalfOf;
    return actor;
}

/// What was done in somebody's name is there for him when he is back.
DbResult<void> noteBehalf(WriteContext &write, const Principal &principal, const Command &command, const Case &subject)
{
    if (command.onBehalfOf.isEmpty() || command.onBehalfOf == principal.user)
        return {};
    absencestore::ActOnBehalf act;
    act.command = command.id;
    act.owner = command.onBehalfOf;
    act.act.caseId = subject.id;
    act.act.unit = command.actingUnit;
    act.act.queryCode = subject.queryCode;
    act.act.itemName = subject.itemName;
    act.act.action = command.action;
    act.act.by = principal.user;
    act.act.at = write.now();
    return absencestore::record(write.db(), act);
}

/// Decides on the case as it stands inside the write. Errors are answers; nothing is written by it.
struct Decision
{
    Case before;
    CaseChange change;
};

Answer<Decision> decideNow(Context &context, const Reference &reference, WriteContext &write,
                           const CheckedCommand &checked)
{
    const Principal &principal = context.principal();
    Command command = checked.command;
    DbResult<std::optional<Case>> now =
        checked.subject ? casestore::reload(write.db(), *checked.subject) : casestore::load(write.db(), command.caseId);
    YC_TRY_DB(now);
    // Who oversees from above may urge, and nothing else.
    Answer<access::SeenCase> seen =
        command.action == Action::Urge
            ? access::readBy(principal, command.actingUnit, reference.units(), std::move(*now))
            : access::seenBy(principal, command.actingUnit, std::move(*now));
    if (!seen)
        return tl::unexpected(seen.error());
    const Case &subject = seen->whole;
    const ServiceItem *item = reference.catalogue().find(subject.item);
    if (!item)
        return refuse(ApiErrorCode::Internal);
    YC_TRY_DB(resolveBase(write.db(), principal, command));
    if (const Answer<void> known = checkBroughtPapers(write.db(), *item, command); !known)
        return tl::unexpected(known.error());
    Answer<QSet<UserId>> members = resolvePeople(context, write.db(), subject, command);
    if (!members)
        return tl::unexpected(members.error());

    Answer<Actor> actor = actorOf(context, write.db(), command, write.now());
    if (!actor)
        return tl::unexpected(actor.error());
    Answer<QSet<UserId>> related = relatedUsers(context.core, write.db(), subject);
    if (!related)
        return tl::unexpected(related.error());
    const DecisionContext rules{std::move(*actor),     *item,       reference.units(),
                                reference.calendars(), write.now(), std::move(*members),
                                std::move(*related),   true};
    Expected<CaseChange, Refusal> change = decide(subject, command, rules);
    if (!change) {
        Answer<Decision> answer = refused(change.error());
        if (change.error().code == RefusalCode::StaleRevision) {
            answer.error().code = ApiErrorCode::Conflict;
            answer.error().currentCase = std::move(seen->projected);
        }
        return answer;
    }
    if (const Answer<void> complete = checkForms(reference, *item, subject, command, change->next, write.now());
        !complete)
        return tl::unexpected(complete.error());
    if (command.action == Action::CompleteCorrection || command.action == Action::ReceiveSupplement) {
        // What the registries said was about values that are no longer there.
        DbResult<Case> compared = withRegistryChecks(write, reference, std::move(change->next), u"CORRECTION"_s);
        YC_TRY_DB(compared);
        change->next = std::move(*compared);
    }
    return Decision{std::move(seen->whole), std::move(*change)};
}

/// What a worker can do before the writer's turn: a repeated command, the usual case after a broken connection, need
/// not wait for it, and the case is decoded already.
Answer<std::optional<CommandReceipt>> readAhead(Context &context, CheckedCommand &checked)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    Transaction snapshot(**db, OpenMode::Read);
    YC_TRY_DB(snapshot.begin());
    Answer<std::optional<CommandReceipt>> earlier = earlierAnswer(**db, context.principal(), checked);
    if (!earlier || *earlier)
        return earlier;
    DbResult<std::optional<Case>> subject = casestore::load(**db, checked.command.caseId);
    YC_TRY_DB(subject);
    checked.subject = std::move(*subject);
    return earlier;
}

using ReceiptPtr = std::shared_ptr<CommandReceipt>;

/// The receipt of a command that is in the store already, maybe since a moment ago in this same group: then its ledger
/// proof is known only when the group is sealed.
ReceiptPtr repeated(WriteContext &write, CommandReceipt stored)
{
    auto receipt = std::make_shared<CommandReceipt>(std::move(stored));
    if (!receipt->ledger.isEmpty())
        return receipt;
    write.whenSealed([receipt, &write](const Seal &) -> DbResult<void> {
        DbResult<std::optional<commandstore::StoredCommand>> whole = commandstore::find(write.db(), receipt->command);
        if (!whole)
            return unexpected(whole.error());
        if (*whole)
            *receipt = std::move((*whole)->receipt);
        return {};
    });
    return receipt;
}

/// What the writer needs when the command's turn has come; nobody waits on a stack for it.
struct CommandInLine
{
    Context context;
    CheckedCommand checked;
    std::shared_ptr<const Reference> reference;
};

/// The member of the write group: decides and writes everything; the ledger's proof joins when the heads are signed.
Answer<ReceiptPtr> takeEffect(Context &context, const Reference &reference, WriteContext &write,
                              const CheckedCommand &checked)
{
    const Principal &principal = context.principal();
    Answer<std::optional<CommandReceipt>> earlier = earlierAnswer(write.db(), principal, checked);
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier)
        return repeated(write, std::move(**earlier));
    Answer<Decision> decision = decideNow(context, reference, write, checked);
    if (!decision)
        return tl::unexpected(decision.error());
    const Answer<AppliedChange> applied = applyChange(write, reference, decision->before, std::move(decision->change));
    if (!applied)
        return tl::unexpected(applied.error());

    YC_TRY_DB(noteBehalf(write, principal, checked.command, applied->subject));
    YC_TRY_DB(noteObjection(write, checked.command, applied->subject));

    auto receipt = std::make_shared<CommandReceipt>();
    receipt->command = checked.command.id;
    receipt->caseId = applied->subject.id;
    receipt->version = applied->subject.version;
    receipt->revision = applied->subject.revision;
    receipt->at = write.now();
    receipt->documents = applied->documents;
    YC_TRY_DB(commandstore::insert(write.db(), {checked.command.id, checked.digest, checked.body, checked.signature,
                                                principal.user, principal.device, *receipt}));
    write.whenSealed([receipt, leaf = applied->leaf, &write](const Seal &seal) -> DbResult<void> {
        const DbResult<ledger::Receipt> proof = seal.receipt(leaf);
        if (!proof)
            return unexpected(proof.error());
        receipt->ledger = ledger::toJson(*proof);
        return commandstore::setReceipt(write.db(), *receipt);
    });
    return receipt;
}

} // namespace

void postCommand(Context context, const PostedCommand &posted, AnswerLater<CommandReceipt> done)
{
    Answer<CheckedCommand> checked = checkPosted(context.principal(), posted);
    if (!checked)
        return done(tl::unexpected(std::move(checked.error())));
    Answer<std::optional<CommandReceipt>> earlier = readAhead(context, *checked);
    if (!earlier)
        return done(tl::unexpected(std::move(earlier.error())));
    if (*earlier)
        return done(std::move(**earlier));

    Writer &writer = context.core.writer();
    std::shared_ptr<const Reference> reference = context.core.reference();
    const auto work =
        std::make_shared<CommandInLine>(CommandInLine{std::move(context), std::move(*checked), std::move(reference)});
    writer.submit(
        [work](WriteContext &write) { return takeEffect(work->context, *work->reference, write, work->checked); },
        [done = std::move(done)](Answer<ReceiptPtr> receipt) {
            if (receipt)
                done(std::move(**receipt));
            else
                done(tl::unexpected(std::move(receipt.error())));
        });
}

Answer<CommandReceipt> commandReceipt(Context &context, const CommandId &id)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    DbResult<std::optional<commandstore::StoredCommand>> stored = commandstore::find(**db, id);
    YC_TRY_DB(stored);
    if (!*stored || (*stored)->user != context.principal().user)
        return refuse(ApiErrorCode::NotFound);
    return std::move((*stored)->receipt);
}

void addCommandRoutes(Binding &binding, const Authenticator &session)
{
    const auto header = [](const HttpRequest &request, QLatin1String name) {
        return request.header(QByteArrayView(name.data(), name.size()));
    };
    RouteLimits limits;
    limits.bodyBytes = protocol::maxCommandBytes;
    binding.addLater<PostedCommand, CommandReceipt>(
        "POST", protocol::paths::commands, session,
        [header](const HttpRequest &request) -> Answer<PostedCommand> {
            return PostedCommand{request.method, request.target, request.body,
                                 DeviceId(QString::fromUtf8(header(request, protocol::headers::device))),
                                 header(request, protocol::headers::signature)};
        },
        postCommand, limits);
    binding.add<CommandId, CommandReceipt>(
        "GET", protocol::paths::commandById, session,
        [](const HttpRequest &request) -> Answer<CommandId> { return CommandId(request.param(u"id"_s)); },
        commandReceipt);
}

} // namespace yunchuang::service
