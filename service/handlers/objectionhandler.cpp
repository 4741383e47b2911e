// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/objectionhandler.h"

#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/registrychecks.h"
#include "service/store/registrystore.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::ObjectionVerdict;

namespace {

constexpr qsizetype maxAnswerWords = 500;

std::chrono::minutes objectionWait(int attempts)
{
    constexpr int mostDoublings = 9;
    return std::min(firstObjectionWait * (1 << std::clamp(attempts - 1, 0, mostDoublings)), longestObjectionWait);
}

/// The owner's answer as it stands behind the clerk's reason.
QString answerLine(const protocol::ObjectionAnswer &answer)
{
    const QString said = answer.verdict == ObjectionVerdict::Corrected ? u"已更正"_s : u"原登记无误"_s;
    return u"\n数源单位答复："_s % said % (answer.words.isEmpty() ? QString() : QString(u"。"_s % answer.words));
}

} // namespace

DbResult<void> noteObjection(WriteContext &write, const Command &command, const Case &subject)
{
    if (command.action != Action::RecordCheck || command.args.checkId.isEmpty())
        return {};
    const RegistryCheck *check = subject.check(command.args.checkId);
    if (!check)
        return {};
    YC_TRY(objectionstore::withdraw(write.db(), subject.id, check->id));
    const registrystore::Registry *registry = registrystore::registry(check->registry);
    if (command.args.checkAnswer != CheckAnswer::RegistryWrong || !registry)
        return {};
    objectionstore::StoredObjection raised;
    raised.objection.id = command.id.text();
    raised.objection.registry = check->registry;
    raised.objection.key = registryKey(subject, *check);
    raised.objection.field = check->field;
    raised.objection.registryValue = check->registryValue;
    raised.objection.reason = command.args.reason;
    raised.objection.unit = command.actingUnit;
    raised.objection.raisedAt = write.now();
    raised.owner = UnitId(QString(registry->owner));
    raised.caseId = subject.id;
    raised.checkId = check->id;
    raised.nextAt = write.now();
    const DbResult<bool> inserted = objectionstore::insert(write.db(), raised);
    if (!inserted)
        return unexpected(inserted.error());
    return {};
}

Answer<protocol::ObjectionPage> takeObjections(Context &context, int limit)
{
    const UnitId &owner = context.source();
    const int count = std::clamp(limit, 1, maxObjectionPage);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    // Mostly there is nothing: no write for that.
    const DbResult<QVector<objectionstore::StoredObjection>> waiting =
        objectionstore::due(**db, owner, context.now(), 1);
    YC_TRY_DB(waiting);
    if (waiting->isEmpty())
        return protocol::ObjectionPage();
    return context.core.writer().run([&](WriteContext &write) -> Answer<protocol::ObjectionPage> {
        const DbResult<QVector<objectionstore::StoredObjection>> due =
            objectionstore::due(write.db(), owner, write.now(), count);
        YC_TRY_DB(due);
        protocol::ObjectionPage page;
        for (objectionstore::StoredObjection one : *due) {
            ++one.objection.attempt;
            one.nextAt = write.now().addSecs(std::chrono::seconds(objectionWait(one.objection.attempt)).count());
            YC_TRY_DB(objectionstore::update(write.db(), one));
            page.objections.append(one.objection);
        }
        return page;
    });
}

Answer<Done> answerObjection(Context &context, const PostedObjectionAnswer &posted)
{
    protocol::ObjectionAnswer answer = posted.answer;
    answer.words = answer.words.trimmed();
    if (answer.words.size() > maxAnswerWords || (answer.verdict == ObjectionVerdict::Upheld && answer.words.isEmpty()))
        return malformed(u"/words"_s);
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        DbResult<std::optional<objectionstore::StoredObjection>> found = objectionstore::find(write.db(), posted.id);
        YC_TRY_DB(found);
        if (!*found || (*found)->owner != context.source())
            return refuse(ApiErrorCode::NotFound);
        objectionstore::StoredObjection &one = **found;
        if (one.state == ObjectionState::Withdrawn)
            return refuse(ApiErrorCode::Conflict);
        const bool isFinal = answer.verdict != ObjectionVerdict::Received;
        if (one.state == ObjectionState::Answered) {
            if (!isFinal || one.answer == answer)
                return Done();
            return refuse(ApiErrorCode::Conflict);
        }
        if (!isFinal && one.state == ObjectionState::Received)
            return Done();
        one.state = isFinal ? ObjectionState::Answered : ObjectionState::Received;
        if (isFinal) {
            one.answer = answer;
            one.answeredAt = write.now();
        }
        YC_TRY_DB(objectionstore::update(write.db(), one));
        if (!isFinal)
            return Done();
        const Answer<Case> told = updateInBackground(write, one.caseId, [&](Case &subject) {
            for (RegistryCheck &check : subject.checks) {
                if (check.id != one.checkId || check.answer != CheckAnswer::RegistryWrong)
                    continue;
                check.answerReason += answerLine(answer);
                return true;
            }
            return false;
        });
        if (!told)
            return tl::unexpected(told.error());
        return Done();
    });
}

void addObjectionRoutes(Binding &binding, const Authenticator &source)
{
    binding.add<int, protocol::ObjectionPage>(
        "GET", protocol::paths::objections, source,
        [](const HttpRequest &request) -> Answer<int> {
            const QString text = queryText(request, u"limit");
            if (text.isEmpty())
                return maxObjectionPage;
            bool isNumber = false;
            const int limit = text.toInt(&isNumber);
            if (!isNumber || limit < 1)
                return malformed(u"limit"_s);
            return limit;
        },
        takeObjections);
    binding.add<PostedObjectionAnswer, Done>(
        "POST", protocol::paths::objectionAnswer, source,
        [](const HttpRequest &request) -> Answer<PostedObjectionAnswer> {
            Answer<protocol::ObjectionAnswer> answer = jsonBody<protocol::ObjectionAnswer>(request);
            if (!answer)
                return tl::unexpected(answer.error());
            return PostedObjectionAnswer{request.param(u"id"_s), std::move(*answer)};
        },
        answerObjection);
}

} // namespace yunchuang::service
