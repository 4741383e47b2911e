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

    DbResult<void> start(const QString &address)
    {
        if (!m_options.ownThread)
            return open(address);
        std::promise<DbResult<void>> opened;
        m_thread = std::thread([this, address, &opened] {
            DbResult<void> result = open(address);
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

    DbResult<void> open(const QString &address)
    {
        DbResult<std::unique_ptr<Connection>> db = Connection::open(address, OpenMode::Write);
        if (!db)
            return unexpected(db.error());
        m_db = std::move(*db);
        YC_TRY(m_db->takeServiceLock());
        if (m_db->dialect().isServer)
            YC_TRY(signIn());
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

    /// Leaves this writer's mark, by which it knows later whether another one wrote meanwhile.
    DbResult<void> signIn()
    {
        constexpr int markBytes = 16;
        m_mark = QString::fromLatin1(m_random.bytes(markBytes).toHex());
        Statement mark = m_db->prepare("INSERT INTO store_meta (name, value) VALUES ('writer', ?) "
                                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_L1);
        return mark.bind(m_mark).run();
    }

    /// After the server went away: connects again, takes the lock again, and makes sure that what is remembered here is
    /// still what is written there.
    DbResult<void> regain()
    {
        m_cache.clear();
        YC_TRY(m_db->reopen());
        DbResult<void> ours = m_db->takeServiceLock();
        if (ours) {
            Statement mark = m_db->prepare("SELECT value FROM store_meta WHERE name = 'writer'"_L1);
            ours = mark.run();
            if (ours && (!mark.next() || mark.text(0) != m_mark))
                ours = unexpected(DbError{dialect::Failure::Held,
                                          u"another service wrote to this database meanwhile: start this one again"_s});
        }
        if (ours)
            ours = settleDoubt();
        if (!ours) {
            m_db->giveUp();
            return ours;
        }
        qCWarning(writerLog) << "the database is back";
        return {};
    }

    /// The connection went away during a commit: whoever waited was told to try again, but what follows a commit still
    /// has to follow if it was one.
    DbResult<void> settleDoubt()
    {
        if (!m_doubt)
            return {};
        Statement outcome = m_db->prepare(m_db->dialect().transactionOutcome);
        YC_TRY(outcome.bind(m_doubt->transaction).run());
        if (outcome.next() && outcome.flag(0))
            committed(*m_doubt->writes);
        m_doubt.reset();
        return {};
    }

    /// The text that names the running transaction, where one may have to ask for it; else empty.
    DbResult<QString> transactionId()
    {
        if (m_db->dialect().transactionId.isEmpty())
            return QString();
        Statement id = m_db->prepare(m_db->dialect().transactionId);
        YC_TRY(id.run());
        return id.next() ? id.text(0) : QString();
    }

    DbResult<void> begin(Transaction &transaction)
    {
        if (!m_db->isLost()) {
            DbResult<void> begun = transaction.begin();
            if (begun || !m_db->isLost())
                return begun;
        }
        YC_TRY(regain());
        return transaction.begin();
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
        // Without a database it goes nobody better alone.
        const bool gone = m_db->isLost();
        if (group.size() == 1 || gone) {
            for (const MemberPtr &member : group)
                fail(member, done.error());
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
        YC_TRY(begin(transaction));
        auto writes = std::make_unique<WriteGroup>(*m_db, m_key, m_cache, now);
        for (const MemberPtr &member : group) {
            auto context = std::make_unique<MemberContext>(*m_db, m_clock, m_random, now);
            YC_TRY(m_db->control("SAVEPOINT member"_L1));
            if (runTask(*member, *context)) {
                YC_TRY(m_db->control("RELEASE SAVEPOINT member"_L1));
                writes->accept(std::move(context));
            } else {
                YC_TRY(m_db->rollbackTo("ROLLBACK TO SAVEPOINT member"_L1));
                YC_TRY(m_db->control("RELEASE SAVEPOINT member"_L1));
            }
        }
        if (writes->isEmpty()) {
            transaction.rollback();
        } else {
            DbResult<void> written = writes->seal();
            const DbResult<QString> id = written ? transactionId() : DbResult<QString>(unexpected(written.error()));
            written = id ? transaction.commit() : unexpected(id.error());
            if (!written) {
                m_cache.clear();
                if (id && m_db->isLost()) {
                    m_doubt.emplace(Doubt{*id, std::move(writes)});
                    return settledAtOnce(group, written);
                }
                return written;
            }
            committed(*writes);
        }
        tellDone(group);
        return {};
    }

    /// The way there broke while the commit was on it. If the database is back already, it says what became of it, and
    /// nobody has to ask again.
    DbResult<void> settledAtOnce(const Group &group, const DbResult<void> &broken)
    {
        const quint64 before = figures().commits;
        if (!regain() || figures().commits == before)
            return broken;
        tellDone(group);
        return {};
    }

    void committed(const WriteGroup &writes)
    {
        countCommit(writes.size());
        writes.runAfterCommit();
        for (const auto &listener : m_listeners) {
            if (!writes.notes().units.isEmpty())
                listener(writes.notes());
        }
    }

    void tellDone(const Group &group)
    {
        count(&Figures::members, group.size());
        Tidings tidings;
        for (const MemberPtr &member : group)
            tidings.emplace_back(member, member->threw ? std::optional(bugError()) : std::nullopt);
        tell(std::move(tidings));
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

    /// A commit of which nobody knows yet whether it was one.
    struct Doubt
    {
        QString transaction;
        std::unique_ptr<WriteGroup> writes;
    };

    // Only touched where groups run.
    std::unique_ptr<Connection> m_db;
    LedgerCache m_cache;
    QString m_mark;
    std::optional<Doubt> m_doubt;
    qint64 m_latestMs = 0;
    bool m_running = false;
};

Writer::Writer() = default;
Writer::~Writer() = default;

DbResult<std::unique_ptr<Writer>> Writer::open(const QString &address, WriterOptions options, const Clock &clock,
                                               Random &random, ledger::KeyPair ledgerKey)
{
    std::unique_ptr<Writer> writer(new Writer);
    writer->m_engine = std::make_unique<Engine>(options, clock, random, std::move(ledgerKey));
    YC_TRY(writer->m_engine->start(address));
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
