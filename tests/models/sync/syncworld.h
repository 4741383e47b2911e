// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "sync/casecommands.h"
#include "sync/keypairsigner.h"
#include "sync/synccore.h"

#include "../../support/faketransport.h"
#include "../store/cachesamples.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QUrlQuery>

namespace yunchuang::sample {

inline Transport::Outcome apiError(protocol::ApiErrorCode code, std::optional<Refusal> refusal = {},
                                   std::optional<Case> current = {})
{
    protocol::ApiError error;
    error.code = code;
    error.refusal = std::move(refusal);
    error.currentCase = std::move(current);
    return FakeTransport::reply(protocol::httpStatus(code), protocol::encode(error));
}

inline protocol::Session clerkSession()
{
    protocol::Session out;
    out.accessToken = u"access"_s;
    out.refreshToken = u"refresh"_s;
    out.user = clerk.user;
    out.userName = clerk.name;
    out.grants = {{registration, u"企业注册处"_s, u"市监局"_s, clerk.posts}};
    out.accessExpires = moment(3, 3, 12);
    out.lastSignIn = out.serviceTime = moment(3, 3, 10);
    return out;
}

/// A service that keeps its word: every command takes effect once, whatever happens on the way. Faults are played by
/// `fault`.
class PlayedService
{
public:
    VirtualClock &clock;
    FakeTransport &transport;
    QHash<QString, protocol::CommandReceipt> receipts;
    QVector<CommandId> applied; ///< in order, each once
    QVector<Command> refused;
    QSet<QString> materials;
    QVector<protocol::FeedEntry> feed; ///< all there is; the cursor is a position in it
    QHash<QString, protocol::CaseReply> cases;
    QHash<QString, QByteArray> files;
    QSet<QString> expiredCursors;
    qint64 version = 100;
    int looks = 0;
    /// Plays something in place of the answer; `arrives` says whether the request takes effect before.
    struct Fault
    {
        bool arrives = false;
        std::optional<Transport::Outcome> outcome; ///< nothing: hangs
    };
    std::function<std::optional<Fault>(const WireRequest &)> fault;
    /// The rules' answer to a command; nothing = it takes effect.
    std::function<std::optional<Transport::Outcome>(const Command &)> verdict;

    PlayedService(VirtualClock &time, FakeTransport &carrier)
        : clock(time)
        , transport(carrier)
    {
        transport.script = [this](const WireRequest &request) -> std::optional<Transport::Outcome> {
            transport.latency = std::chrono::milliseconds(10);
            if (fault) {
                if (const auto played = fault(request)) {
                    if (played->arrives)
                        (void)answer(request);
                    return played->outcome;
                }
            }
            return answer(request);
        };
    }

    [[nodiscard]] qsizetype count(const QByteArray &method, const QByteArray &path) const
    {
        return std::count_if(transport.requests.begin(), transport.requests.end(), [&](const WireRequest &r) {
            return r.method == method && r.pathAndQuery.startsWith(path);
        });
    }

private:
    Transport::Outcome answer(const WireRequest &request)
    {
        const QByteArray path = request.pathAndQuery.split('?').constFirst();
        if (path == "/v1/feed")
            return feedPage(request.pathAndQuery);
        if (path == "/v1/commands")
            return command(request.body);
        if (path.startsWith("/v1/commands/")) {
            const QString id = QString::fromLatin1(path.mid(13));
            return receipts.contains(id) ? FakeTransport::reply(200, protocol::encode(receipts.value(id)))
                                         : apiError(protocol::ApiErrorCode::NotFound);
        }
        if (path.startsWith("/v1/materials/")) {
            materials.insert(QString::fromLatin1(path.mid(14)));
            return FakeTransport::reply(201);
        }
        if (path == "/v1/looks") {
            looks += static_cast<int>(protocol::decode<protocol::LooksReport>(request.body)->looks.size());
            return FakeTransport::reply(204, {});
        }
        if (path.startsWith("/v1/cases/")) {
            const QList<QByteArray> parts = path.split('/');
            if (parts.size() == 6)
                return files.contains(QString::fromLatin1(parts[5]))
                           ? FakeTransport::reply(200, files.value(QString::fromLatin1(parts[5])))
                           : apiError(protocol::ApiErrorCode::NotFound);
            const QString id = QString::fromLatin1(parts[3]);
            return cases.contains(id) ? FakeTransport::reply(200, protocol::encode(cases.value(id)))
                                      : apiError(protocol::ApiErrorCode::NotFound);
        }
        return apiError(protocol::ApiErrorCode::NotFound);
    }

    Transport::Outcome command(const QByteArray &body)
    {
        const auto posted = protocol::decode<Command>(body);
        if (!posted)
            return apiError(protocol::ApiErrorCode::Malformed);
        const QString id = posted->id.text();
        if (receipts.contains(id))
            return FakeTransport::reply(200, protocol::encode(receipts.value(id)));
        for (const Material &material : posted->args.materials) {
            if (!materials.contains(material.digest.text()))
                return apiError(protocol::ApiErrorCode::MaterialUnknown);
        }
        if (verdict) {
            if (auto no = verdict(*posted)) {
                refused.append(*posted);
                return *no;
            }
        }
        protocol::CommandReceipt receipt;
        receipt.command = posted->id;
        receipt.caseId = posted->caseId;
        receipt.version = ++version;
        receipt.revision = version;
        receipt.at = clock.now();
        receipts.insert(id, receipt);
        applied.append(posted->id);
        return FakeTransport::reply(200, protocol::encode(receipt));
    }

    Transport::Outcome feedPage(const QByteArray &pathAndQuery)
    {
        const QUrlQuery query(QString::fromLatin1(pathAndQuery.mid(pathAndQuery.indexOf('?') + 1)));
        const QString cursor = query.queryItemValue(u"cursor"_s);
        if (expiredCursors.contains(cursor))
            return apiError(protocol::ApiErrorCode::CursorExpired);
        const qsizetype from = cursor.toLongLong();
        const qsizetype limit = query.queryItemValue(u"limit"_s).toLongLong();
        protocol::FeedPage page;
        page.entries = feed.mid(from, limit);
        page.cursor = QString::number(from + page.entries.size());
        page.more = from + page.entries.size() < feed.size();
        page.serviceTime = clock.now();
        // A long poll without news is held.
        if (page.entries.isEmpty())
            transport.latency = std::chrono::seconds(std::max(query.queryItemValue(u"wait"_s).toInt(), 0)) +
                                std::chrono::milliseconds(10);
        return FakeTransport::reply(200, protocol::encode(page));
    }
};

/// A client without windows, on virtual time, all on one thread.
struct Client
{
    explicit Client(const QString &outboxFile = u":memory:"_s)
        : sealer(makeSealer(random))
        , store({u":memory:"_s, SerialQueue::Mode::Inline}, sealer, clock)
        , outbox({outboxFile, SerialQueue::Mode::Inline, 30}, sealer, clock)
        , signer(DeviceId(u"device-1"_s), ledger::KeyPair::fromSeed(QByteArray(32, 'd')).value())
    {
        store.open(&context, [](const auto &) {});
        outbox.open(&context, [](const auto &) {});
        commands.setRules(sampleRules());
        commands.setUser({clerk.user, clerk.name, clerkSession().grants}, &signer);
    }

    void begin() { core.begin(clerkSession(), {clerk.user, {registration}}); }
    void pass(std::chrono::milliseconds span) { scheduler.advance(span); }

    /// Puts a case into the cache as the service would.
    void put(const Case &subject)
    {
        protocol::FeedPage page;
        page.entries = {entryOf(*summarise(subject, registration))};
        page.serviceTime = clock.now();
        store.apply(page, &context, [](const auto &) {});
        store.putCase(registration, {subject, Capacity::Owner, {}, {}}, &context, [](const auto &) {});
    }
    [[nodiscard]] ShownRow row(const CaseId &id)
    {
        const auto found = await<ShownRow>([&](QObject *c, auto done) { store.row({id, registration}, c, done); });
        return found.value_or(ShownRow{});
    }
    [[nodiscard]] OutboxEntry entry(const CommandId &id)
    {
        const auto found = await<OutboxEntry>([&](QObject *c, auto done) { outbox.entry(id, c, done); });
        return found.value_or(OutboxEntry{});
    }
    [[nodiscard]] QVector<OutboxEntry> entries()
    {
        const auto found = await<QVector<OutboxEntry>>([&](QObject *c, auto done) { outbox.entries(c, done); });
        return found.value_or(QVector<OutboxEntry>{});
    }
    [[nodiscard]] DeliveryStatus status(const CommandId &id) { return entry(id).status; }

    Expected<Submitted, SubmitError> submit(const CommandDraft &draft)
    {
        std::optional<Expected<Submitted, SubmitError>> answer;
        commands.submit(draft, &context, [&](Expected<Submitted, SubmitError> result) { answer = std::move(result); });
        return answer.value_or(unexpected(SubmitError{}));
    }
    /// An entry that the sender finds, without going through the door.
    CommandId enqueue(const CaseId &caseId, const CommandId &after = {},
                      QVector<std::pair<QByteArray, Material>> papers = {})
    {
        OutboxEntry out;
        out.command.id = CommandId(makeUuid7(clock, random));
        out.command.caseId = caseId;
        out.command.actingUnit = registration;
        out.command.base.after = after;
        out.command.device = signer.device();
        out.command.actedAt = clock.now();
        QHash<Digest256, QByteArray> attachments;
        for (const auto &[bytes, material] : papers) {
            out.command.args.materials.append(material);
            out.attachments.append(material.digest);
            attachments.insert(material.digest, bytes);
        }
        out.bytes = protocol::encode(out.command);
        out.signature = QByteArray(64, 's');
        out.queuedAt = clock.now();
        outbox.add(out, World().received(), attachments, &context, [](const auto &) {});
        return out.command.id;
    }

    QObject context;
    VirtualClock clock{moment(3, 3, 10)};
    VirtualScheduler scheduler{clock};
    SeededRandom random{42};
    SealedBox sealer;
    CaseStore store;
    Outbox outbox;
    KnownServiceTime time{clock};
    FakeTransport transport{scheduler};
    PlayedService service{clock, transport};
    KeyPairSigner signer;
    CaseCommands commands{store, outbox, time, random};
    SyncCore core{{store, outbox, time, transport, clock, scheduler, random}};
};

} // namespace yunchuang::sample
