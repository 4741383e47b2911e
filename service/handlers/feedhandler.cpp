// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/feedhandler.h"

#include "domain/casefacts.h"
#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/access.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// What a client has got is delivered; whose client it was does not matter.
void noteDelivered(ServiceCore &core, const QVector<DeliveredHandoff> &delivered, const FeedScope &scope)
{
    const QList<UnitId> units = scope.units.keys();
    for (const DeliveredHandoff &one : delivered) {
        core.writer().post([one, units](WriteContext &write) -> Answer<void> {
            const Answer<Case> noted = updateInBackground(write, one.caseId, [&](Case &subject) {
                const Handoff *handoff = subject.handoff(one.handoff);
                if (!handoff || !units.contains(handoff->to))
                    return false;
                const qint64 version = subject.version;
                subject = withDelivery(subject, handoff->to, write.now());
                return subject.version != version;
            });
            if (!noted)
                return tl::unexpected(noted.error());
            return {};
        });
    }
}

Answer<FeedSlice> readNow(ServiceCore &core, const FeedScope &scope, const FeedQuery &query)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    return readFeed(**db, scope, query.cursor, query.limit > 0 ? query.limit : protocol::maxFeedPage);
}

HttpResponse pageResponse(const FeedSlice &slice, const QDateTime &now)
{
    return HttpResponse::json(200, encodePage(slice, now));
}

bool hasNews(const FeedSlice &slice)
{
    return slice.more || !slice.entries.isEmpty();
}

} // namespace

Answer<FeedSlice> feedNow(Context &context, const FeedQuery &query)
{
    const FeedScope scope = access::feedScope(context.principal());
    Answer<FeedSlice> slice = readNow(context.core, scope, query);
    if (slice)
        noteDelivered(context.core, slice->delivered, scope);
    return slice;
}

struct FeedPolls::Impl : std::enable_shared_from_this<FeedPolls::Impl>
{
    /// One request that waits.
    struct Poll
    {
        FeedScope scope;
        FeedQuery query;
        QString requestId;
        std::shared_ptr<Responder> responder;
        std::mutex looking; ///< held by who reads for it: its first look and a wake may come together
        std::mutex mutex;
        quint64 ticket = 0; ///< with the notifier; guarded by mutex
        bool over = false;  ///< guarded by mutex
    };
    using PollPtr = std::shared_ptr<Poll>;

    Impl(ServiceCore &owner, bool threaded)
        : core(owner)
        , ownThread(threaded)
    {
    }

    void start()
    {
        if (ownThread)
            thread = std::thread([this] { work(); });
    }

    void stop()
    {
        {
            const std::lock_guard lock(mutex);
            stopped = true;
            woken.clear();
        }
        wake.notify_all();
        if (thread.joinable())
            thread.join();
    }

    void work()
    {
        for (;;) {
            PollPtr poll;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return stopped || !woken.empty(); });
                if (stopped)
                    return;
                poll = std::move(woken.front());
                woken.pop_front();
            }
            look(poll);
        }
    }

    void wakeUp(const PollPtr &poll)
    {
        if (!ownThread) {
            look(poll);
            return;
        }
        {
            const std::lock_guard lock(mutex);
            if (stopped)
                return;
            woken.push_back(poll);
        }
        wake.notify_one();
    }

    /// Registers first and looks then, so that nothing can come in between unseen.
    void look(const PollPtr &poll)
    {
        const std::lock_guard looking(poll->looking);
        QSet<UnitId> units;
        for (auto unit = poll->scope.units.keyBegin(); unit != poll->scope.units.keyEnd(); ++unit)
            units.insert(*unit);
        {
            const std::lock_guard lock(poll->mutex);
            if (poll->over)
                return;
            // The notifier must not keep the responder alive: a dropped one answers by itself.
            poll->ticket = core.notifier().wait(units, [self = weak_from_this(), weak = std::weak_ptr<Poll>(poll)] {
                const auto impl = self.lock();
                const PollPtr waiting = weak.lock();
                if (impl && waiting)
                    impl->wakeUp(waiting);
            });
        }
        const Answer<FeedSlice> slice = readNow(core, poll->scope, poll->query);
        if (slice && !hasNews(*slice)) {
            poll->query.cursor = slice->cursor;
            return;
        }
        finish(poll);
        if (!slice) {
            poll->responder->send(errorResponse(slice.error(), poll->requestId));
            return;
        }
        if (poll->responder->send(pageResponse(*slice, core.clock().now())))
            noteDelivered(core, slice->delivered, poll->scope);
    }

    void finish(const PollPtr &poll)
    {
        quint64 ticket = 0;
        {
            const std::lock_guard lock(poll->mutex);
            poll->over = true;
            ticket = std::exchange(poll->ticket, 0);
        }
        if (ticket)
            core.notifier().cancel(ticket);
        const std::lock_guard lock(mutex);
        polls.remove(poll.get());
    }

    ServiceCore &core;
    const bool ownThread;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<PollPtr> woken;
    QHash<Poll *, PollPtr> polls; ///< all that wait
    bool stopped = false;
    std::thread thread;
};

FeedPolls::FeedPolls(ServiceCore &core, bool ownThread)
    : m_impl(std::make_shared<Impl>(core, ownThread))
{
    m_impl->start();
}

FeedPolls::~FeedPolls()
{
    m_impl->stop();
}

void FeedPolls::serve(Caller caller, const FeedQuery &query, const QString &requestId,
                      std::shared_ptr<Responder> responder)
{
    const FeedScope scope = access::feedScope(std::get<Principal>(caller));
    const Answer<FeedSlice> slice = readNow(m_impl->core, scope, query);
    if (!slice) {
        responder->send(errorResponse(slice.error(), requestId));
        return;
    }
    const QDateTime now = m_impl->core.clock().now();
    if (hasNews(*slice) || query.wait.count() <= 0) {
        if (responder->send(pageResponse(*slice, now)))
            noteDelivered(m_impl->core, slice->delivered, scope);
        return;
    }
    auto poll = std::make_shared<Impl::Poll>();
    poll->scope = scope;
    poll->query = query;
    poll->query.cursor = slice->cursor;
    poll->requestId = requestId;
    poll->responder = std::move(responder);
    {
        const std::lock_guard lock(m_impl->mutex);
        if (!m_impl->stopped)
            m_impl->polls.insert(poll.get(), poll);
    }
    poll->responder->expiresIn(query.wait, pageResponse(*slice, now));
    poll->responder->whenDone([impl = std::weak_ptr<Impl>(m_impl), weak = std::weak_ptr<Impl::Poll>(poll)] {
        const auto owner = impl.lock();
        const Impl::PollPtr over = weak.lock();
        if (owner && over)
            owner->finish(over);
    });
    m_impl->look(poll);
}

qsizetype FeedPolls::waiting() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->polls.size();
}

void addFeedRoutes(Binding &binding, const Authenticator &session, FeedPolls &polls)
{
    RouteLimits limits;
    limits.bodyBytes = 0;
    limits.answerTime = std::chrono::seconds(protocol::maxFeedWait + 5);
    binding.router().add(Route{"GET", QByteArray(protocol::paths::feed.data(), protocol::paths::feed.size()),
                               DeferredHandler([&core = binding.core(), session, &polls](
                                                   const HttpRequest &request, std::shared_ptr<Responder> responder) {
                                   Answer<Caller> caller = session(core, request);
                                   if (!caller) {
                                       responder->send(errorResponse(caller.error(), request.requestId));
                                       return;
                                   }
                                   FeedQuery query;
                                   query.cursor = queryText(request, u"cursor");
                                   bool ok = true;
                                   const QString wait = queryText(request, u"wait");
                                   const QString limit = queryText(request, u"limit");
                                   if (!wait.isEmpty())
                                       query.wait =
                                           std::chrono::seconds(std::clamp(wait.toInt(&ok), 0, protocol::maxFeedWait));
                                   if (ok && !limit.isEmpty())
                                       query.limit = std::clamp(limit.toInt(&ok), 1, protocol::maxFeedPage);
                                   if (!ok) {
                                       responder->send(errorResponse(malformed(u"?wait"_s).value(), request.requestId));
                                       return;
                                   }
                                   polls.serve(std::move(*caller), query, request.requestId, std::move(responder));
                               }),
                               limits});
}

} // namespace yunchuang::service
