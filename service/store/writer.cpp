// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/writer.h"

#include "service/store/ledgerstore.h"
#include "service/store/writegroup.h"

#include <QLoggingCategory>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(writerLog, "yunchuang.writer")

namespace {

protocol::ApiError unavailableError()
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
    using Finish = std::function<void(std::optional<protocol::ApiError>)>;

    struct Member
    {
        std::function<bool(WriteContext &)> task;
        Finish finish;
        bool apart = false; ///< `finish` runs on the answering thread
        bool threw = false;
    };
    using MemberPtr = std::shared_ptr<Member>;

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
        DbResult<void> result = opened.get_future().get();
        if (result)
            m_answering = std::thread([this] { answer(); });
        return result;
    }

    std::optional<protocol::ApiError> execute(const std::function<bool(WriteContext &)> &task)
    {
        if (m_options.ownThread && std::this_thread::get_id() == m_thread.get_id())
            throw std::logic_error("a write waits for another one from inside its task");
        if (!m_options.ownThread && m_running)
            throw std::logic_error("a write waits for another one from inside its task");
        std::promise<std::optional<protocol::ApiError>> promise;
        enqueue(std::make_shared<Member>(Member{
                    task, [&](std::optional<protocol::ApiError> fault) { promise.set_value(std::move(fault)); }}),
                false);
        return promise.get_future().get();
    }

    /// Puts it in line; finishes it at once when it may not.
    void enqueue(const MemberPtr &member, bool bounded)
    {
        bool taken = false;
        {
            const std::lock_guard lock(m_mutex);
            const bool full = bounded && m_waiting.size() >= std::size_t(std::max(1, m_options.waitingLimit));
            m_figures.turnedAway += full && !m_stopped ? 1 : 0;
            taken = !full && !m_stopped;
            if (taken)
                m_waiting.push_back(member);
        }
        if (!taken) {
            member->finish(unavailableError());
            return;
        }
        if (m_options.ownThread) {
            m_wake.notify_one();
            return;
        }
        // What is handed in while a group runs waits for its end.
        if (m_running)
            return;
        m_running = true;
        for (Group group = take(); !group.empty(); group = take())
            runGroup(group);
        m_running = false;
    }

    void onCommitted(std::function<void(const CommitNotes &)> listener) { m_listeners.push_back(std::move(listener)); }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_wake.notify_all();
        joinUnlessOwn(m_thread);
        // Only now: what the writer finished last is still to be told.
        {
            const std::lock_guard lock(m_answersMutex);
            m_answersOver = true;
        }
        m_answersWake.notify_all();
        joinUnlessOwn(m_answering);
        if (!m_options.ownThread) {
            m_cache.clear();
            m_db.reset();
        }
    }

    Figures figures() const
    {
        const std::lock_guard lock(m_mutex);
        Figures figures = m_figures;
        figures.waiting = m_waiting.size();
        return figures;
    }

    const ledger::PublicKey &publicKey() const { return m_key.publicKey(); }

private:
    using Group = std::vector<MemberPtr>;

    static void joinUnlessOwn(std::thread &thread)
    {
        if (thread.joinable() && thread.get_id() != std::this_thread::get_id())
            thread.join();
    }

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

    /// The next group; empty when nothing waits.
    Group take()
    {
        const std::lock_guard lock(m_mutex);
        return takeLocked();
    }

    Group takeLocked()
    {
        const std::size_t limit = m_options.groupCommit ? std::size_t(std::max(1, m_options.groupLimit)) : 1;
        Group group;
        while (!m_waiting.empty() && group.size() < limit) {
            group.push_back(m_waiting.front());
            m_waiting.pop_front();
        }
        return group;
    }

    void serve()
    {
        for (;;) {
            Group group;
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

    void runGroup(const Group &group)
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
        for (const MemberPtr &member : group) {
            if (DbResult<void> alone = tryGroup({member}); !alone)
                fail(member, alone.error());
        }
    }

    void fail(const MemberPtr &member, const DbError &error)
    {
        count(&Figures::failed);
        // The writer cannot say whether trying again helps; the caller may always try.
        protocol::ApiError out = apiError(error);
        if (!member->threw)
            out.code = protocol::ApiErrorCode::Unavailable;
        tell({{member, std::move(out)}});
    }

    /// Members and what they are told.
    using Tidings = std::vector<std::pair<MemberPtr, std::optional<protocol::ApiError>>>;

    /// Who waits is told here; the others are answered beside, so that the next group does not wait for their answers
    /// to be written out.
    void tell(Tidings tidings)
    {
        Tidings later;
        for (auto &[member, fault] : tidings) {
            if (member->apart && m_options.ownThread)
                later.emplace_back(std::move(member), std::move(fault));
            else
                finish(*member, std::move(fault));
        }
        if (later.empty())
            return;
        {
            const std::lock_guard lock(m_answersMutex);
            std::move(later.begin(), later.end(), std::back_inserter(m_answers));
        }
        m_answersWake.notify_one();
    }

    static void finish(Member &member, std::optional<protocol::ApiError> fault)
    {
        try {
            member.finish(std::move(fault));
        } catch (const std::exception &bug) {
            qCCritical(writerLog).noquote() << "the answer to a write threw:" << bug.what();
        }
    }

    void answer()
    {
        for (;;) {
            Tidings tidings;
            {
                std::unique_lock lock(m_answersMutex);
                m_answersWake.wait(lock, [this] { return m_answersOver || !m_answers.empty(); });
                if (m_answers.empty())
                    return;
                tidings.swap(m_answers);
            }
            for (auto &[member, fault] : tidings) {
                finish(*member, std::move(fault));
                member.reset();
            }
        }
    }

    /// Runs the members in one transaction and finishes them once it is durable. On an error nobody is finished and
    /// nothing was written.
    DbResult<void> tryGroup(const Group &group)
    {
        m_latestMs = std::max(m_latestMs, m_clock.now().toMSecsSinceEpoch());
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_latestMs, Qt::UTC);
        Transaction transaction(*m_db, OpenMode::Write);
        YC_TRY(transaction.begin());
        WriteGroup writes(*m_db, m_key, m_cache, now);
        for (const MemberPtr &member : group) {
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
            countCommit(writes.size());
            writes.runAfterCommit();
            for (const auto &listener : m_listeners) {
                if (!writes.notes().units.isEmpty())
                    listener(writes.notes());
            }
        }
        count(&Figures::members, group.size());
        Tidings tidings;
        for (const MemberPtr &member : group)
            tidings.emplace_back(member, member->threw ? std::optional(bugError()) : std::nullopt);
        tell(std::move(tidings));
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

    void count(quint64 Figures::*figure, quint64 by = 1)
    {
        const std::lock_guard lock(m_mutex);
        m_figures.*figure += by;
    }

    void countCommit(std::size_t members)
    {
        const auto &bounds = Figures::sizeBounds;
        const auto bound = std::lower_bound(bounds.begin(), bounds.end() - 1, int(members));
        const std::lock_guard lock(m_mutex);
        ++m_figures.commits;
        m_figures.written += members;
        ++m_figures.sizes[std::size_t(bound - bounds.begin())];
    }

    const WriterOptions m_options;
    const Clock &m_clock;
    Random &m_random;
    const ledger::KeyPair m_key;
    std::vector<std::function<void(const CommitNotes &)>> m_listeners;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<MemberPtr> m_waiting;
    bool m_stopped = false;
    Figures m_figures;
    std::thread m_thread;

    std::mutex m_answersMutex;
    std::condition_variable m_answersWake;
    Tidings m_answers;
    bool m_answersOver = false;
    std::thread m_answering;

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

void Writer::enqueue(std::function<bool(WriteContext &)> task,
                     std::function<void(std::optional<protocol::ApiError>)> finish, bool bounded)
{
    m_engine->enqueue(std::make_shared<Engine::Member>(Engine::Member{std::move(task), std::move(finish), true}),
                      bounded);
}

void Writer::post(std::function<Answer<void>(WriteContext &)> task, std::function<void(const Answer<void> &)> done)
{
    const auto outcome = std::make_shared<Answer<void>>();
    enqueue(
        [outcome, task = std::move(task)](WriteContext &context) {
            *outcome = task(context);
            return outcome->has_value();
        },
        [outcome, done = std::move(done)](std::optional<protocol::ApiError> fault) {
            if (done)
                done(fault ? Answer<void>(tl::unexpected(std::move(*fault))) : *outcome);
        },
        false);
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
