// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/writer.h"

#include "service/store/ledgerstore.h"
#include "service/store/writegroup.h"

#include <QLoggingCategory>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(writerLog, "yunchuang.writer")

namespace {

protocol::ApiError stoppedError()
{
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::Unavailable;
    return error;
}

protocol::ApiError bugError()
{
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::Internal;
    return error;
}

} // namespace

class Writer::Engine
{
public:
    struct Member
    {
        std::function<bool(WriteContext &)> task;
        std::function<void(std::optional<protocol::ApiError>)> finish;
        bool threw = false;
    };

    Engine(WriterOptions options, const Clock &clock, Random &random, ledger::KeyPair key)
        : m_options(options)
        , m_clock(clock)
        , m_random(random)
        , m_key(std::move(key))
    {
    }
    ~Engine() { stop(); }

    DbResult<void> start(const QString &file)
    {
        if (!m_options.ownThread)
            return open(file);
        std::promise<DbResult<void>> opened;
        m_thread = std::thread([this, file, &opened] {
            DbResult<void> result = open(file);
            const bool ok = result.has_value();
            opened.set_value(std::move(result));
            if (ok)
                serve();
            m_cache.clear();
            m_db.reset();
        });
        return opened.get_future().get();
    }

    std::optional<protocol::ApiError> execute(const std::function<bool(WriteContext &)> &task)
    {
        if (m_options.ownThread && std::this_thread::get_id() == m_thread.get_id())
            throw std::logic_error("a write waits for another one from inside its task");
        if (!m_options.ownThread && m_running)
            throw std::logic_error("a write waits for another one from inside its task");
        std::promise<std::optional<protocol::ApiError>> promise;
        Member member{task, [&](std::optional<protocol::ApiError> fault) { promise.set_value(std::move(fault)); }};
        submit(&member);
        return promise.get_future().get();
    }

    void post(std::function<Answer<void>(WriteContext &)> task, std::function<void(const Answer<void> &)> done)
    {
        struct Posted
        {
            Member member;
            Answer<void> outcome;
        };
        auto *posted = new Posted;
        posted->member.task = [posted, task = std::move(task)](WriteContext &context) {
            posted->outcome = task(context);
            return posted->outcome.has_value();
        };
        posted->member.finish = [posted, done = std::move(done)](std::optional<protocol::ApiError> fault) {
            const std::unique_ptr<Posted> owner(posted);
            // Moved out, because the owner takes this very function with it.
            const auto run = done;
            Answer<void> outcome = fault ? Answer<void>(tl::unexpected(std::move(*fault))) : owner->outcome;
            if (run)
                run(outcome);
        };
        submit(&posted->member);
    }

    void onCommitted(std::function<void(const CommitNotes &)> listener) { m_listeners.push_back(std::move(listener)); }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_wake.notify_all();
        if (m_thread.joinable() && m_thread.get_id() != std::this_thread::get_id())
            m_thread.join();
        if (!m_options.ownThread) {
            m_cache.clear();
            m_db.reset();
        }
    }

    Figures figures() const
    {
        const std::lock_guard lock(m_mutex);
        return m_figures;
    }

    const ledger::PublicKey &publicKey() const { return m_key.publicKey(); }

private:
    DbResult<void> open(const QString &file)
    {
        DbResult<std::unique_ptr<Connection>> db = Connection::open(file, OpenMode::Write);
        if (!db)
            return unexpected(db.error());
        m_db = std::move(*db);
        DbResult<QList<QString>> logs = ledgerstore::logs(*m_db);
        if (!logs)
            return unexpected(logs.error());
        for (const QString &log : *logs) {
            const DbResult<std::optional<ledger::SignedTreeHead>> head = ledgerstore::head(*m_db, log);
            if (!head)
                return unexpected(head.error());
            if (*head)
                m_latestMs = std::max(m_latestMs, (*head)->head.timeMs);
        }
        return {};
    }

    void submit(Member *member)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_stopped) {
                m_waiting.push_back(member);
                member = nullptr;
            }
        }
        if (member) {
            member->finish(stoppedError());
            return;
        }
        if (m_options.ownThread) {
            m_wake.notify_one();
            return;
        }
        // What is posted while a group runs waits for its end.
        if (m_running)
            return;
        m_running = true;
        for (std::vector<Member *> group = take(); !group.empty(); group = take())
            runGroup(group);
        m_running = false;
    }

    /// The next group; empty when nothing waits.
    std::vector<Member *> take()
    {
        const std::lock_guard lock(m_mutex);
        return takeLocked();
    }

    std::vector<Member *> takeLocked()
    {
        const std::size_t limit = m_options.groupCommit ? std::size_t(std::max(1, m_options.groupLimit)) : 1;
        std::vector<Member *> group;
        while (!m_waiting.empty() && group.size() < limit) {
            group.push_back(m_waiting.front());
            m_waiting.pop_front();
        }
        return group;
    }

    void serve()
    {
        for (;;) {
            std::vector<Member *> group;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_stopped || !m_waiting.empty(); });
                group = takeLocked();
                if (group.empty())
                    return;
            }
            runGroup(group);
        }
    }

    void runGroup(const std::vector<Member *> &group)
    {
        DbResult<void> done = tryGroup(group);
        if (done)
            return;
        if (group.size() == 1) {
            fail(group.front(), done.error());
            return;
        }
        qCWarning(writerLog).noquote() << "a group is run again, each member alone:" << done.error().text;
        count(&Figures::reruns);
        for (Member *member : group) {
            if (DbResult<void> alone = tryGroup({member}); !alone)
                fail(member, alone.error());
        }
    }

    void fail(Member *member, const DbError &error)
    {
        count(&Figures::failed);
        // The writer cannot say whether trying again helps; the caller may always try.
        protocol::ApiError out = apiError(error);
        if (!member->threw)
            out.code = protocol::ApiErrorCode::Unavailable;
        member->finish(std::move(out));
    }

    /// Runs the members in one transaction and finishes them once it is durable. On an error nobody is finished and
    /// nothing was written.
    DbResult<void> tryGroup(const std::vector<Member *> &group)
    {
        m_latestMs = std::max(m_latestMs, m_clock.now().toMSecsSinceEpoch());
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_latestMs, Qt::UTC);
        Transaction transaction(*m_db, OpenMode::Write);
        YC_TRY(transaction.begin());
        WriteGroup writes(*m_db, m_key, m_cache, now);
        for (Member *member : group) {
            auto context = std::make_unique<MemberContext>(*m_db, m_clock, m_random, now);
            YC_TRY(m_db->prepare("SAVEPOINT member"_L1).run());
            if (runTask(*member, *context)) {
                YC_TRY(m_db->prepare("RELEASE SAVEPOINT member"_L1).run());
                writes.accept(std::move(context));
            } else {
                YC_TRY(m_db->prepare("ROLLBACK TO SAVEPOINT member"_L1).run());
                YC_TRY(m_db->prepare("RELEASE SAVEPOINT member"_L1).run());
            }
        }
        if (writes.isEmpty()) {
            transaction.rollback();
        } else {
            DbResult<void> written = writes.seal();
            if (written)
                written = transaction.commit();
            if (!written) {
                m_cache.clear();
                return written;
            }
            count(&Figures::commits);
            writes.runAfterCommit();
            for (const auto &listener : m_listeners) {
                if (!writes.notes().units.isEmpty())
                    listener(writes.notes());
            }
        }
        for (Member *member : group) {
            count(&Figures::members);
            member->finish(member->threw ? std::optional(bugError()) : std::nullopt);
        }
        return {};
    }

    static bool runTask(Member &member, WriteContext &context)
    {
        member.threw = false;
        try {
            return member.task(context);
        } catch (const std::exception &bug) {
            qCCritical(writerLog).noquote() << "a write threw:" << bug.what();
            member.threw = true;
            return false;
        }
    }

    void count(quint64 Figures::*figure)
    {
        const std::lock_guard lock(m_mutex);
        ++(m_figures.*figure);
    }

    const WriterOptions m_options;
    const Clock &m_clock;
    Random &m_random;
    const ledger::KeyPair m_key;
    std::vector<std::function<void(const CommitNotes &)>> m_listeners;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Member *> m_waiting;
    bool m_stopped = false;
    Figures m_figures;
    std::thread m_thread;

    // Only touched where groups run.
    std::unique_ptr<Connection> m_db;
    LedgerCache m_cache;
    qint64 m_latestMs = 0;
    bool m_running = false;
};

Writer::Writer() = default;
Writer::~Writer() = default;

DbResult<std::unique_ptr<Writer>> Writer::open(const QString &file, WriterOptions options, const Clock &clock,
                                               Random &random, ledger::KeyPair ledgerKey)
{
    std::unique_ptr<Writer> writer(new Writer);
    writer->m_engine = std::make_unique<Engine>(options, clock, random, std::move(ledgerKey));
    YC_TRY(writer->m_engine->start(file));
    return writer;
}

std::optional<protocol::ApiError> Writer::execute(const std::function<bool(WriteContext &)> &task)
{
    return m_engine->execute(task);
}

void Writer::post(std::function<Answer<void>(WriteContext &)> task, std::function<void(const Answer<void> &)> done)
{
    m_engine->post(std::move(task), std::move(done));
}

void Writer::onCommitted(std::function<void(const CommitNotes &)> listener)
{
    m_engine->onCommitted(std::move(listener));
}

void Writer::stop()
{
    m_engine->stop();
}

Writer::Figures Writer::figures() const
{
    return m_engine->figures();
}

const ledger::PublicKey &Writer::ledgerKey() const
{
    return m_engine->publicKey();
}

} // namespace yunchuang::service
