// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/pushhandler.h"

#include "protocol/paths.h"
#include "service/feed/caseupdate.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

constexpr qsizetype maxReasonLength = 64;

/// The lane of a part shows its push only while no real work has begun there: that says more.
bool showsPush(const Part &part)
{
    switch (part.state) {
    case PartState::Waiting:
    case PartState::Pending:
    case PartState::Pushed:
    case PartState::Stored:
    case PartState::Failed:
        return part.workCase.isEmpty();
    case PartState::Working:
    case PartState::Done:
        break;
    }
    return false;
}

PartState partStateFor(PushState state)
{
    switch (state) {
    case PushState::Pending:
        return PartState::Pending;
    case PushState::Sent:
        return PartState::Pushed;
    case PushState::Stored:
        return PartState::Stored;
    case PushState::Failed:
        return PartState::Failed;
    }
    return PartState::Pending;
}

/// What a failure may be called: a code, never free text from outside.
QString reasonCode(const QString &reason)
{
    const bool isCode = !reason.isEmpty() && reason.size() <= maxReasonLength &&
                        std::all_of(reason.cbegin(), reason.cend(), [](QChar c) {
                            return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
                        });
    return isCode ? reason : u"NOT_STORED"_s;
}

} // namespace

std::chrono::minutes pushBackOff(int attempts)
{
    constexpr int mostDoublings = 6;
    const int doublings = std::clamp(attempts - 1, 0, mostDoublings);
    return std::min(firstPushBackOff * (1 << doublings), longestPushBackOff);
}

Answer<void> movePush(WriteContext &write, pushstore::StoredPush push, PushState state, const QString &reason)
{
    push.state = state;
    push.lastError = state == PushState::Failed ? reasonCode(reason) : QString();
    if (state == PushState::Sent) {
        ++push.push.attempt;
        push.nextAt = write.now().addSecs(std::chrono::seconds(pushAcknowledgeTime).count());
    } else if (state == PushState::Failed) {
        push.nextAt = write.now().addSecs(std::chrono::seconds(pushBackOff(push.push.attempt)).count());
    }
    YC_TRY_DB(pushstore::update(write.db(), push));
    const Answer<Case> shown = updatePart(write, push.push.caseId, push.push.part, [&](Part &part) {
        if (!showsPush(part))
            return;
        part.state = partStateFor(state);
        part.attempts = push.push.attempt;
        part.lastError = push.lastError;
        part.changedAt = write.now();
    });
    if (!shown)
        return tl::unexpected(shown.error());
    return {};
}

Answer<protocol::PushPage> takePushes(Context &context, int limit)
{
    const UnitId &receiver = context.source();
    const int count = std::clamp(limit, 1, maxPushPage);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    // Receivers ask often and mostly in vain: no write for that.
    const DbResult<QVector<pushstore::StoredPush>> waiting = pushstore::due(**db, receiver, context.now(), 1);
    YC_TRY_DB(waiting);
    if (waiting->isEmpty())
        return protocol::PushPage();
    return context.core.writer().run([&](WriteContext &write) -> Answer<protocol::PushPage> {
        const DbResult<QVector<pushstore::StoredPush>> due = pushstore::due(write.db(), receiver, write.now(), count);
        YC_TRY_DB(due);
        protocol::PushPage page;
        for (const pushstore::StoredPush &push : *due) {
            if (const Answer<void> moved = movePush(write, push, PushState::Sent, {}); !moved)
                return tl::unexpected(moved.error());
            page.pushes.append(push.push);
            ++page.pushes.last().attempt;
        }
        return page;
    });
}

Answer<Done> acknowledgePush(Context &context, const PostedAcknowledgement &posted)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        const DbResult<std::optional<pushstore::StoredPush>> push = pushstore::find(write.db(), posted.id);
        YC_TRY_DB(push);
        if (!*push || (*push)->push.receiver != context.source())
            return refuse(ApiErrorCode::NotFound);
        // What is stored stays stored, whatever comes late; a failure counts once.
        const PushState state = (*push)->state;
        const bool news = posted.ack.stored ? state != PushState::Stored : state == PushState::Sent;
        if (!news)
            return Done();
        const Answer<void> moved =
            movePush(write, **push, posted.ack.stored ? PushState::Stored : PushState::Failed, posted.ack.reason);
        if (!moved)
            return tl::unexpected(moved.error());
        if (posted.ack.stored) {
            const Answer<void> advanced = advanceParts(write, *context.core.reference(), (*push)->push.caseId);
            if (!advanced)
                return tl::unexpected(advanced.error());
        }
        return Done();
    });
}

void addPushRoutes(Binding &binding, const Authenticator &source)
{
    binding.add<int, protocol::PushPage>(
        "GET", protocol::paths::pushes, source,
        [](const HttpRequest &request) -> Answer<int> {
            const QString text = queryText(request, u"limit");
            if (text.isEmpty())
                return maxPushPage;
            bool isNumber = false;
            const int limit = text.toInt(&isNumber);
            if (!isNumber || limit < 1)
                return malformed(u"limit"_s);
            return limit;
        },
        takePushes);
    binding.add<PostedAcknowledgement, Done>(
        "POST", protocol::paths::pushAck, source,
        [](const HttpRequest &request) -> Answer<PostedAcknowledgement> {
            Answer<protocol::PushAck> ack = jsonBody<protocol::PushAck>(request);
            if (!ack)
                return tl::unexpected(ack.error());
            return PostedAcknowledgement{request.param(u"id"_s), std::move(*ack)};
        },
        acknowledgePush);
}

} // namespace yunchuang::service
