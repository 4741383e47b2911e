// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casestore.h"

#include "store/cachereader.h"
#include "store/cachewriter.h"

#include <QFile>

#include <atomic>

namespace yunchuang {

using namespace Qt::StringLiterals;

struct CaseStore::Impl
{
    Impl(CaseStore &store, Options given, const RowSealer &rowSealer, const Clock &time)
        : self(store)
        , options(std::move(given))
        , sealer(rowSealer)
        , clock(time)
        , shared(options.file == u":memory:"_s || options.mode == SerialQueue::Mode::Inline)
        , writing(options.mode, u"cache-writer"_s)
    {
        if (!shared) {
            reading = std::make_unique<SerialQueue>(options.mode, u"cache-reader"_s);
            checking = std::make_unique<SerialQueue>(options.mode, u"cache-checker"_s);
        }
    }

    [[nodiscard]] SerialQueue &readQueue() { return reading ? *reading : writing; }

    /// On the writer's thread.
    StoreResult<void> openFile()
    {
        auto made = CacheWriter::open(options.file, sealer, pending);
        if (!made && made.error().code == StoreErrorCode::Damaged) {
            setAside();
            made = CacheWriter::open(options.file, sealer, pending);
        }
        if (!made)
            return unexpected(made.error());
        writer = std::move(*made);
        if (shared) {
            reader = std::make_unique<CacheReader>(writer->database(), sealer, pending);
            return {};
        }
        StoreResult<void> out;
        reading->runNow([&] {
            auto opened = CacheReader::open(options.file, sealer, pending);
            if (opened)
                reader = std::move(*opened);
            else
                out = unexpected(opened.error());
        });
        return out;
    }

    void closeFile()
    {
        ++edition;
        readQueueIfOwn([this] { reader.reset(); });
        writer.reset();
    }

    void readQueueIfOwn(const std::function<void()> &work)
    {
        if (reading)
            reading->runNow(work);
        else
            work();
    }

    void removeFiles()
    {
        for (const QString &tail : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(options.file % tail);
    }

    /// Keeps the damaged file for whoever wants to look, and tells.
    void setAside()
    {
        QString kept;
        if (options.file != u":memory:"_s) {
            kept = options.file % u".damaged-"_s % clock.now().toString(u"yyyyMMddHHmmsszzz"_s);
            if (!QFile::rename(options.file, kept))
                kept.clear();
            removeFiles();
        }
        Q_EMIT self.damaged(kept);
    }

    /// On the writer's thread: a damaged cache is told, set aside and begun anew.
    void mend()
    {
        if (!writer)
            return;
        closeFile();
        setAside();
        if (openFile()) {
            ChangeSet change;
            change.everything = true;
            Q_EMIT self.changed(change);
        }
    }

    template<class T>
    void read(QObject *context, Done<T> done, std::function<StoreResult<T>(CacheReader &)> work)
    {
        readQueue().request(
            context,
            [this, run = std::move(work)]() -> StoreResult<T> {
                if (!reader)
                    return unexpected(StoreError{StoreErrorCode::CannotOpen, u"not open"_s});
                auto result = run(*reader);
                if (!result && result.error().code == StoreErrorCode::Damaged)
                    writing.post([this] { mend(); });
                return result;
            },
            std::move(done));
    }

    /// On the writer's thread: one change and what follows from it.
    StoreResult<void> write(const std::function<StoreResult<ChangeSet>(CacheWriter &)> &work)
    {
        if (!writer)
            return unexpected(StoreError{StoreErrorCode::CannotOpen, u"not open"_s});
        auto change = work(*writer);
        if (!change) {
            if (change.error().code == StoreErrorCode::Damaged)
                mend();
            return unexpected(change.error());
        }
        if (!change->isEmpty()) {
            readQueue().post([this, forgotten = *change] {
                if (reader)
                    reader->forget(forgotten);
            });
            Q_EMIT self.changed(*change);
        }
        return {};
    }

    void writeThen(QObject *context, Done<bool> done, std::function<StoreResult<ChangeSet>(CacheWriter &)> work)
    {
        writing.request(
            context,
            [this, run = std::move(work)]() -> StoreResult<bool> {
                if (auto written = write(run); !written)
                    return unexpected(written.error());
                return true;
            },
            std::move(done));
    }

    void writeThenPosition(QObject *context, Done<SyncPosition> done,
                           std::function<StoreResult<ChangeSet>(CacheWriter &)> work)
    {
        writing.request(
            context,
            [this, run = std::move(work)]() -> StoreResult<SyncPosition> {
                if (auto written = write(run); !written)
                    return unexpected(written.error());
                return writer->position();
            },
            std::move(done));
    }

    CaseStore &self;
    const Options options;
    const RowSealer &sealer;
    const Clock &clock;
    const bool shared; ///< one connection reads and writes
    PendingActs pending;
    std::unique_ptr<CacheWriter> writer;
    std::unique_ptr<CacheReader> reader;
    SerialQueue writing;
    std::unique_ptr<SerialQueue> reading;
    std::unique_ptr<SerialQueue> checking; ///< ends first: it hands damage to `writing`
    std::atomic<quint64> edition{0};       ///< counts how often the file was closed, to be replaced or for good
    std::atomic<bool> closing{false};
};

CaseStore::CaseStore(Options options, const RowSealer &sealer, const Clock &clock)
    : m_impl(std::make_unique<Impl>(*this, std::move(options), sealer, clock))
{
}

CaseStore::~CaseStore()
{
    m_impl->closing = true;
    // Connections are closed on the threads that opened them.
    m_impl->writing.runNow([this] { m_impl->closeFile(); });
}

void CaseStore::open(QObject *context, Done<SyncPosition> done)
{
    m_impl->writing.request(
        context,
        [impl = m_impl.get()]() -> StoreResult<SyncPosition> {
            if (auto opened = impl->openFile(); !opened)
                return unexpected(opened.error());
            return impl->writer->position();
        },
        std::move(done));
}

void CaseStore::window(const CaseFilter &filter, const CaseOrder &order, const std::optional<CaseKey> &after, int limit,
                       QObject *context, Done<CaseWindow> done) const
{
    m_impl->read<CaseWindow>(context, std::move(done),
                             [=](CacheReader &reader) { return reader.window(filter, order, after, limit, false); });
}

void CaseStore::windowBefore(const CaseFilter &filter, const CaseOrder &order, const CaseKey &before, int limit,
                             QObject *context, Done<CaseWindow> done) const
{
    m_impl->read<CaseWindow>(context, std::move(done),
                             [=](CacheReader &reader) { return reader.window(filter, order, before, limit, true); });
}

void CaseStore::count(const CaseFilter &filter, QObject *context, Done<qint64> done) const
{
    m_impl->read<qint64>(context, std::move(done), [=](CacheReader &reader) { return reader.count(filter); });
}

void CaseStore::counts(const QueueScope &scope, QObject *context, Done<QueueCounts> done) const
{
    m_impl->read<QueueCounts>(context, std::move(done), [=](CacheReader &reader) { return reader.counts(scope); });
}

void CaseStore::rows(const QVector<RowKey> &keys, const CaseFilter &filter, const CaseOrder &order, QObject *context,
                     Done<QVector<ShownRow>> done) const
{
    m_impl->read<QVector<ShownRow>>(context, std::move(done),
                                    [=](CacheReader &reader) { return reader.rows(keys, filter, order); });
}

void CaseStore::row(const RowKey &key, QObject *context, Done<ShownRow> done) const
{
    m_impl->read<ShownRow>(context, std::move(done), [=](CacheReader &reader) { return reader.row(key); });
}

void CaseStore::wholeCase(const RowKey &key, QObject *context, Done<ShownCase> done) const
{
    m_impl->read<ShownCase>(context, std::move(done), [=](CacheReader &reader) { return reader.wholeCase(key); });
}

void CaseStore::material(const Digest256 &digest, QObject *context, Done<QByteArray> done) const
{
    m_impl->read<QByteArray>(context, std::move(done), [=](CacheReader &reader) { return reader.material(digest); });
}

void CaseStore::knownMaterials(const QVector<Digest256> &digests, QObject *context, Done<QSet<Digest256>> done) const
{
    m_impl->read<QSet<Digest256>>(context, std::move(done),
                                  [=](CacheReader &reader) { return reader.knownMaterials(digests); });
}

void CaseStore::bundle(const QString &name, QObject *context, Done<Bundle> done) const
{
    m_impl->read<Bundle>(context, std::move(done), [=](CacheReader &reader) { return reader.bundle(name); });
}

void CaseStore::position(QObject *context, Done<SyncPosition> done) const
{
    m_impl->writing.request(
        context,
        [impl = m_impl.get()]() -> StoreResult<SyncPosition> {
            if (!impl->writer)
                return unexpected(StoreError{StoreErrorCode::CannotOpen, u"not open"_s});
            return impl->writer->position();
        },
        std::move(done));
}

void CaseStore::wantedBodies(const QueueScope &scope, int next, int limit, QObject *context,
                             Done<QVector<WantedBody>> done) const
{
    m_impl->read<QVector<WantedBody>>(context, std::move(done),
                                      [=](CacheReader &reader) { return reader.wantedBodies(scope, next, limit); });
}

void CaseStore::wantedMaterials(qint64 maxBytes, int limit, QObject *context, Done<QVector<WantedMaterial>> done) const
{
    m_impl->read<QVector<WantedMaterial>>(context, std::move(done),
                                          [=](CacheReader &reader) { return reader.wantedMaterials(maxBytes, limit); });
}

void CaseStore::apply(const protocol::FeedPage &page, QObject *context, Done<SyncPosition> done)
{
    m_impl->writeThenPosition(context, std::move(done), [page](CacheWriter &writer) { return writer.apply(page); });
}

void CaseStore::beginReload(QObject *context, Done<SyncPosition> done)
{
    m_impl->writeThenPosition(context, std::move(done), [](CacheWriter &writer) { return writer.beginReload(); });
}

void CaseStore::putCase(const UnitId &viewer, const protocol::CaseReply &reply, QObject *context, Done<bool> done)
{
    m_impl->writeThen(context, std::move(done), [=, now = m_impl->clock.now()](CacheWriter &writer) {
        return writer.putCase(viewer, reply, now);
    });
}

void CaseStore::putMaterial(const CaseId &caseId, const Digest256 &digest, const QByteArray &bytes, QObject *context,
                            Done<bool> done)
{
    m_impl->writeThen(context, std::move(done), [=, now = m_impl->clock.now()](CacheWriter &writer) {
        return writer.putMaterial(caseId, digest, bytes, now);
    });
}

void CaseStore::putBundle(const QString &name, const Bundle &bundle, QObject *context, Done<bool> done)
{
    m_impl->writeThen(context, std::move(done), [=, now = m_impl->clock.now()](CacheWriter &writer) {
        return writer.putBundle(name, bundle, now);
    });
}

/// Among the bundles, by a name that none of them has.
static QString nameOfKept(const QString &name)
{
    return u"kept:"_s % name;
}

void CaseStore::keep(const QString &name, const QByteArray &content, QObject *context, Done<bool> done)
{
    m_impl->writeThen(context, std::move(done), [=, now = m_impl->clock.now()](CacheWriter &writer) {
        return writer.putBundle(nameOfKept(name), {QByteArrayLiteral("kept"), content}, now).map([](const ChangeSet &) {
            return ChangeSet();
        });
    });
}

void CaseStore::kept(const QString &name, QObject *context, Done<QByteArray> done) const
{
    m_impl->read<QByteArray>(context, std::move(done), [=](CacheReader &reader) {
        return reader.bundle(nameOfKept(name)).map([](const Bundle &bundle) { return bundle.content; });
    });
}

void CaseStore::markSeen(const RowKey &key)
{
    m_impl->writing.post(
        [impl = m_impl.get(), key] { (void)impl->write([&](CacheWriter &writer) { return writer.markSeen(key); }); });
}

void CaseStore::setRules(RuleBookPtr rules)
{
    m_impl->pending.setRules(std::move(rules));
    m_impl->writing.post([impl = m_impl.get()] {
        (void)impl->write([&](CacheWriter &writer) { return writer.replayOver(impl->pending.cases()); });
    });
}

void CaseStore::setPending(const CaseId &caseId, QVector<OutboxEntry> acts, std::optional<Case> base,
                           const Actor &actor)
{
    m_impl->pending.set(caseId, {std::move(acts), std::move(base), actor});
    m_impl->writing.post([impl = m_impl.get(), caseId] {
        (void)impl->write([&](CacheWriter &writer) { return writer.replayOver({caseId}); });
    });
}

void CaseStore::check(QObject *context, Done<bool> done)
{
    if (!m_impl->checking) {
        m_impl->read<bool>(context, std::move(done), [](CacheReader &reader) -> StoreResult<bool> {
            if (auto sound = reader.check(); !sound)
                return unexpected(sound.error());
            return true;
        });
        return;
    }
    // Everything is read and unsealed: with a connection and a thread of its own, so that nobody waits for it.
    m_impl->checking->request(
        context,
        [impl = m_impl.get(), edition = m_impl->edition.load()]() -> StoreResult<bool> {
            auto reader = CacheReader::open(impl->options.file, impl->sealer, impl->pending);
            if (!reader)
                return unexpected(reader.error());
            const auto sound = (*reader)->check(&impl->closing);
            if (sound)
                return true;
            if (sound.error().code == StoreErrorCode::Damaged) {
                impl->writing.post([impl, edition] {
                    if (impl->edition == edition) // still the file that was read
                        impl->mend();
                });
            }
            return unexpected(sound.error());
        },
        std::move(done));
}

void CaseStore::wipe(QObject *context, Done<bool> done)
{
    m_impl->writing.request(
        context,
        [impl = m_impl.get()]() -> StoreResult<bool> {
            impl->closeFile();
            if (impl->options.file != u":memory:"_s)
                impl->removeFiles();
            if (auto opened = impl->openFile(); !opened)
                return unexpected(opened.error());
            ChangeSet change;
            change.everything = true;
            Q_EMIT impl->self.changed(change);
            return true;
        },
        std::move(done));
}

} // namespace yunchuang
