// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"

#include "store/outboxdatabase.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

struct Outbox::Impl
{
    Impl(Outbox &outbox, Options given, const RowSealer &rowSealer, const Clock &time)
        : self(outbox)
        , options(std::move(given))
        , sealer(rowSealer)
        , clock(time)
        , queue(options.mode, u"outbox"_s)
    {
    }

    template<class T>
    void ask(QObject *context, Done<T> done, std::function<StoreResult<T>(OutboxDatabase &)> work)
    {
        queue.request(
            context,
            [this, run = std::move(work)]() -> StoreResult<T> {
                if (!database)
                    return unexpected(StoreError{StoreErrorCode::CannotOpen, u"not open"_s});
                return run(*database);
            },
            std::move(done));
    }

    /// A change: tells everybody, then the one who asked; `pick` makes the answer of the changed entries.
    template<class T>
    void change(QObject *context, Done<T> done,
                std::function<StoreResult<OutboxDatabase::Entries>(OutboxDatabase &)> work,
                std::function<T(const OutboxDatabase::Entries &)> pick)
    {
        ask<T>(context, std::move(done),
               [this, run = std::move(work), choose = std::move(pick)](OutboxDatabase &open) -> StoreResult<T> {
                   auto changed = run(open);
                   if (!changed)
                       return unexpected(changed.error());
                   if (!changed->isEmpty())
                       Q_EMIT self.changed(*changed);
                   return choose(*changed);
               });
    }

    void changeOne(QObject *context, Done<OutboxEntry> done,
                   std::function<StoreResult<OutboxDatabase::Entries>(OutboxDatabase &)> work)
    {
        change<OutboxEntry>(context, std::move(done), std::move(work),
                            [](const auto &changed) { return changed.constFirst(); });
    }

    Outbox &self;
    const Options options;
    const RowSealer &sealer;
    const Clock &clock;
    std::unique_ptr<OutboxDatabase> database;
    SerialQueue queue;
};

Outbox::Outbox(Options options, const RowSealer &sealer, const Clock &clock)
    : m_impl(std::make_unique<Impl>(*this, std::move(options), sealer, clock))
{
}

Outbox::~Outbox()
{
    m_impl->queue.runNow([this] { m_impl->database.reset(); });
}

void Outbox::open(QObject *context, Done<bool> done)
{
    m_impl->queue.request(
        context,
        [impl = m_impl.get()]() -> StoreResult<bool> {
            auto opened = OutboxDatabase::open(impl->options.file, impl->sealer, impl->clock);
            if (!opened)
                return unexpected(opened.error());
            impl->database = std::move(*opened);
            return true;
        },
        std::move(done));
}

bool Outbox::isDurable() const
{
    return m_impl->options.file != u":memory:"_s;
}

void Outbox::entries(QObject *context, Done<QVector<OutboxEntry>> done) const
{
    m_impl->ask<QVector<OutboxEntry>>(context, std::move(done), [](OutboxDatabase &open) { return open.entries(); });
}

void Outbox::entriesOf(const CaseId &caseId, QObject *context, Done<QVector<OutboxEntry>> done) const
{
    m_impl->ask<QVector<OutboxEntry>>(context, std::move(done),
                                      [=](OutboxDatabase &open) { return open.entries(caseId); });
}

void Outbox::entry(const CommandId &id, QObject *context, Done<OutboxEntry> done) const
{
    m_impl->ask<OutboxEntry>(context, std::move(done), [=](OutboxDatabase &open) { return open.entry(id); });
}

void Outbox::evidence(const CommandId &id, QObject *context, Done<OutboxEvidence> done) const
{
    m_impl->ask<OutboxEvidence>(context, std::move(done), [=](OutboxDatabase &open) { return open.evidence(id); });
}

void Outbox::add(const OutboxEntry &entry, const Case &base, const QHash<Digest256, QByteArray> &attachments,
                 QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done),
                      [=](OutboxDatabase &open) { return open.add(entry, base, attachments); });
}

void Outbox::attachment(const Digest256 &digest, QObject *context, Done<QByteArray> done) const
{
    m_impl->ask<QByteArray>(context, std::move(done), [=](OutboxDatabase &open) { return open.attachment(digest); });
}

void Outbox::release(const QDateTime &now, bool everything, QObject *context, Done<QVector<OutboxEntry>> done)
{
    m_impl->change<QVector<OutboxEntry>>(
        context, std::move(done), [=](OutboxDatabase &open) { return open.release(now, everything); },
        [](const auto &changed) { return changed; });
}

void Outbox::withdraw(const CommandId &id, ConflictChoice choice, QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done), [=](OutboxDatabase &open) { return open.withdraw(id, choice); });
}

void Outbox::markSent(const CommandId &id, QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done), [=](OutboxDatabase &open) { return open.markSent(id); });
}

void Outbox::finish(const CommandId &id, const DeliveryOutcome &outcome, QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done), [=](OutboxDatabase &open) { return open.finish(id, outcome); });
}

void Outbox::setProof(const CommandId &id, ProofState proof, QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done), [=](OutboxDatabase &open) { return open.setProof(id, proof); });
}

void Outbox::replace(const CommandId &old, ConflictChoice choice, const OutboxEntry &entry, const Case &base,
                     QObject *context, Done<OutboxEntry> done)
{
    m_impl->changeOne(context, std::move(done),
                      [=](OutboxDatabase &open) { return open.replace(old, choice, entry, base); });
}

void Outbox::settle(const CaseId &caseId, qint64 version, QObject *context, Done<bool> done)
{
    m_impl->change<bool>(
        context, std::move(done), [=](OutboxDatabase &open) { return open.settle(caseId, version); },
        [](const auto &) { return true; });
}

void Outbox::purge(QObject *context, Done<int> done)
{
    const QDateTime before = m_impl->clock.now().addDays(-m_impl->options.keepDays);
    m_impl->ask<int>(context, std::move(done), [=](OutboxDatabase &open) { return open.purge(before); });
}

void Outbox::saveDraft(const LocalDraft &draft, QObject *context, Done<bool> done)
{
    m_impl->ask<bool>(context, std::move(done), [=](OutboxDatabase &open) { return open.saveDraft(draft); });
}

void Outbox::draft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context,
                   Done<LocalDraft> done) const
{
    m_impl->ask<LocalDraft>(context, std::move(done),
                            [=](OutboxDatabase &open) { return open.draft(caseId, unit, page); });
}

void Outbox::drafts(QObject *context, Done<QVector<LocalDraft>> done) const
{
    m_impl->ask<QVector<LocalDraft>>(context, std::move(done), [](OutboxDatabase &open) { return open.drafts(); });
}

void Outbox::dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context, Done<bool> done)
{
    m_impl->ask<bool>(context, std::move(done),
                      [=](OutboxDatabase &open) { return open.dropDraft(caseId, unit, page); });
}

void Outbox::addLook(const protocol::Look &look, QObject *context, Done<bool> done)
{
    m_impl->ask<bool>(context, std::move(done), [this, look](OutboxDatabase &open) {
        auto added = open.addLook(look);
        if (added)
            Q_EMIT looksAdded();
        return added;
    });
}

void Outbox::looks(int limit, QObject *context, Done<QVector<protocol::Look>> done) const
{
    m_impl->ask<QVector<protocol::Look>>(context, std::move(done),
                                         [=](OutboxDatabase &open) { return open.looks(limit); });
}

void Outbox::dropLooks(const QVector<QString> &ids, QObject *context, Done<bool> done)
{
    m_impl->ask<bool>(context, std::move(done), [=](OutboxDatabase &open) { return open.dropLooks(ids); });
}

void Outbox::knownHead(const QString &logId, QObject *context, Done<KnownHead> done) const
{
    m_impl->ask<KnownHead>(context, std::move(done), [=](OutboxDatabase &open) { return open.knownHead(logId); });
}

void Outbox::putKnownHead(const KnownHead &head, QObject *context, Done<bool> done)
{
    m_impl->ask<bool>(context, std::move(done), [=](OutboxDatabase &open) { return open.putKnownHead(head); });
}

} // namespace yunchuang
