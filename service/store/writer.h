// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "domain/seams.h"
#include "ledger/receipt.h"
#include "protocol/apierror.h"
#include "service/store/database.h"

#include <QSet>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace yunchuang::service {

template<class T>
using Answer = Expected<T, protocol::ApiError>;

/// What a commit touched: for those who wait for news.
struct CommitNotes
{
    QSet<UnitId> units; ///< whose feeds have new entries
};

/// A place in a log that is known exactly once the group is sealed.
struct LeafTicket
{
    QString logId;
    qsizetype place = -1; ///< among the entries of this member for that log
    ledger::Digest leaf;
};

/// The numbers and heads a group of writes got at its end.
class Seal
{
public:
    virtual ~Seal() = default;
    /// The entry with its proof against the head that is committed with it.
    [[nodiscard]] virtual DbResult<ledger::Receipt> receipt(const LeafTicket &ticket) const = 0;
};

/// What one member of a group may do. Valid only while its task runs.
class WriteContext
{
public:
    virtual ~WriteContext() = default;

    [[nodiscard]] virtual Connection &db() = 0;
    /// The service's time, never earlier than that of an earlier member or of a signed head.
    [[nodiscard]] virtual QDateTime now() const = 0;
    [[nodiscard]] virtual Random &random() = 0;
    [[nodiscard]] virtual QString makeId() = 0; ///< UUIDv7

    /// The newest word on a case for `summary.viewer`. Numbered when the group is sealed.
    virtual void announce(const CaseSummary &summary) = 0;
    /// The unit no longer sees the case.
    virtual void withdraw(const UnitId &unit, const CaseId &caseId) = 0;
    /// Appends to a department's log.
    [[nodiscard]] virtual DbResult<LeafTicket> log(const QString &logId, const ledger::LedgerEntry &entry) = 0;
    /// Runs when numbers and heads are known, still inside the transaction: what stores receipts.
    virtual void whenSealed(std::function<DbResult<void>(const Seal &)> run) = 0;
    /// Runs after the commit, on the writer's thread: must be quick.
    virtual void afterCommit(std::function<void()> run) = 0;
};

/// How the writer groups its commits.
struct WriterOptions
{
    bool groupCommit = true; ///< false: every write is a group of its own
    int groupLimit = 128;    ///< members of one group at most
    bool ownThread = true;   ///< false: each write runs at once on the calling thread, always the same one (simulation)
    int waitingLimit = 1024; ///< of `submit`: more tasks in line than these are refused
};

/// The one way to change the database. Takes the writes that wait, runs each inside a savepoint so that a refused one
/// leaves nothing, numbers feeds and signs ledger heads once, and commits them with one fsync. A database error makes
/// the members run again, each alone: a task must be able to run twice.
class Writer
{
public:
    /// Opens the database and migrates nothing: it must be up to date. `ledgerKey` signs the heads. On a server it is
    /// the only writer as long as it lives, or fails with Failure::Held. When the server goes away, writes are answered
    /// UNAVAILABLE until it is back; a write whose commit was on its way then may have happened.
    [[nodiscard]] static DbResult<std::unique_ptr<Writer>>
    open(const QString &address, WriterOptions options, const Clock &clock, Random &random, ledger::KeyPair ledgerKey);
    ~Writer(); ///< stops
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Runs `task(WriteContext &) -> Answer<T>` and returns its answer once it is durable. Blocks the caller; not to be
    /// called from inside a task. UNAVAILABLE when the database fails or the writer has stopped.
    template<class Task>
    [[nodiscard]] auto run(Task task) -> std::invoke_result_t<Task &, WriteContext &>
    {
        std::optional<std::invoke_result_t<Task &, WriteContext &>> outcome;
        std::optional<protocol::ApiError> fault = execute([&](WriteContext &context) {
            outcome.emplace(task(context));
            return outcome->has_value();
        });
        if (fault)
            return tl::unexpected(std::move(*fault));
        return std::move(*outcome);
    }

    /// Hands the task in and returns at once, so that many callers' tasks come into one group whatever the number of
    /// threads. `done(Answer<T>)` gets the task's answer once it is durable, on a thread of the writer's own that no
    /// commit waits for, in the order of the commits (without own thread: on the calling one, maybe before this
    /// returns). UNAVAILABLE, at once and on the calling thread, when `WriterOptions::waitingLimit` tasks are in line
    /// or the writer has stopped. Both are copied.
    template<class Task, class Done>
    void submit(Task task, Done done)
    {
        using Outcome = std::invoke_result_t<Task &, WriteContext &>;
        auto outcome = std::make_shared<std::optional<Outcome>>();
        enqueue(
            [outcome, task = std::move(task)](WriteContext &context) {
                outcome->emplace(task(context));
                return (*outcome)->has_value();
            },
            [outcome, done = std::move(done)](std::optional<protocol::ApiError> fault) {
                done(fault ? Outcome(tl::unexpected(std::move(*fault))) : std::move(**outcome));
            },
            true);
    }

    /// For the service's own notes: the same, but never refused for want of room. `done` may be empty.
    void post(std::function<Answer<void>(WriteContext &)> task, std::function<void(const Answer<void> &)> done = {});

    /// `listener` hears of every commit that touched a feed, on the writer's thread: must be quick. Set before use.
    void onCommitted(std::function<void(const CommitNotes &)> listener);

    /// Finishes what waits and tells everybody who is to be told, then refuses everything. Harmless when repeated.
    void stop();

    struct Figures
    {
        static constexpr std::array<int, 8> sizeBounds{1, 2, 4, 8, 16, 32, 64, 128};

        quint64 commits = 0;
        quint64 members = 0;
        quint64 reruns = 0;     ///< groups that had to be run singly
        quint64 failed = 0;     ///< members lost to database errors
        quint64 turnedAway = 0; ///< by `submit`, for want of room
        quint64 waiting = 0;    ///< in line now
        quint64 written = 0;    ///< members that the commits made durable
        /// Commits by how many members they made durable: at most `sizeBounds`, more than the bound before.
        std::array<quint64, sizeBounds.size()> sizes{};
    };
    [[nodiscard]] Figures figures() const;

    [[nodiscard]] const ledger::PublicKey &ledgerKey() const;

private:
    Writer();
    /// Nothing when the task ran and, if it returned true, is durable.
    [[nodiscard]] std::optional<protocol::ApiError> execute(const std::function<bool(WriteContext &)> &task);
    void enqueue(std::function<bool(WriteContext &)> task,
                 std::function<void(std::optional<protocol::ApiError>)> finish, bool bounded);

    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace yunchuang::service
