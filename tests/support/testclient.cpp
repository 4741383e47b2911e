// SPDX-License-Identifier: GPL-3.0-or-later
#include "testclient.h"

#include "protocol/codec.h"
#include "protocol/paths.h"

#include <QDeadlineTimer>
#include <QDebug>
#include <QDir>
#include <QFile>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QByteArray wordsOf(const SubmitError &error)
{
    if (error.refusal)
        return QByteArray(nameOf(error.refusal->code).data()) + ' ' + error.refusal->args.values().join(u' ').toUtf8();
    if (error.store)
        return "not kept: " + error.store->detail.toUtf8();
    return "not signed in";
}

QByteArray wordsOf(const OutboxEntry &entry)
{
    QByteArray words = QByteArray(nameOf(entry.command.action).data()) + ' ' + nameOf(entry.status).data() + " proof " +
                       nameOf(entry.proof).data() + (entry.settled ? " settled" : " not settled");
    if (entry.refusal)
        words += QByteArray(" ") + nameOf(entry.refusal->code).data() + ' ' +
                 entry.refusal->args.values().join(u' ').toUtf8();
    if (entry.error)
        words += QByteArray(" ") + nameOf(*entry.error).data();
    return words;
}

} // namespace

TestClient::TestClient(const QUrl &origin, const ServiceTrust &trust, const QString &user, const QString &unit,
                       const QString &folder)
    : m_origin(origin)
    , m_trust(trust)
    , m_user(user)
    , m_wantedUnit(unit)
    , m_keptFolder(folder)
    , m_transport(origin, trust)
    , m_api(std::make_unique<ApiClient>(m_transport, m_clock, m_random))
{
}

TestClient::~TestClient() = default;

bool TestClient::open(const QString &password)
{
    const Profile place(m_keptFolder.isEmpty() ? m_folder.path() : m_keptFolder, m_origin, m_user);
    const DeviceId device = place.device(m_clock, m_random);
    Expected<Vault, VaultError> vault = vaultIn(place.folder());
    if (!vault) {
        qWarning() << "no vault:" << vaultErrorName(vault.error());
        return false;
    }
    protocol::SignInRequest request;
    request.user = m_user;
    request.password = password;
    request.device = {device, u"test"_s, vault->deviceKey().publicKey().bytes()};
    const auto session =
        fetch<protocol::Session>([&](QObject *context, auto done) { m_api->signIn(request, context, done); });
    if (!session || session->grants.isEmpty()) {
        qWarning() << "not signed in:" << m_user.text() << (session ? 200 : session.error().status);
        return false;
    }
    m_profile = std::make_shared<OpenedProfile>(
        OpenedProfile{m_origin, m_trust, place, std::make_shared<Vault>(std::move(*vault)), *session,
                      m_wantedUnit.isEmpty() ? session->grants.constFirst().unit : m_wantedUnit, device, false});
    start();
    return until([this] { return m_core->connection().snapshot().lastSync.isValid() && m_core->commands().rules(); });
}

bool TestClient::reopenOffline()
{
    m_core.reset();
    m_profile->offline = true;
    start();
    return until([this] { return m_core->commands().rules() != nullptr; });
}

void TestClient::start()
{
    m_core = std::make_unique<ClientCore>(m_profile, m_clock, m_random);
    const auto news = [this] { m_news = true; };
    connect(&m_core->store(), &CaseStore::changed, this, news);
    connect(&m_core->outbox(), &Outbox::changed, this, news);
    connect(&m_core->connection(), &ConnectionState::changed, this, news);
    connect(&m_core->commands(), &CaseCommands::rulesChanged, this, news);
    connect(m_core.get(), &ClientCore::failed, this,
            [](const StoreError &error) { qWarning() << "the client does not open:" << error.detail; });
    m_core->open();
}

Expected<Vault, VaultError> TestClient::vaultIn(const QString &folder)
{
    // A machine has a keychain for this; a test has a file.
    QFile secretFile(QDir(folder).filePath(u"device-secret"_s));
    const bool exists = Vault::existsIn(folder);
    const QByteArray secret =
        exists && secretFile.open(QIODevice::ReadOnly) ? secretFile.readAll() : m_random.bytes(Vault::DeviceSecretSize);
    const QString passphrase = u"only for this test"_s;
    if (exists)
        return Vault::openWithPassphrase(folder, ledger::SecretBytes::copyOf(secret), passphrase, m_random);
    if (!secretFile.open(QIODevice::WriteOnly) || secretFile.write(secret) != secret.size())
        return unexpected(VaultError::Io);
    secretFile.close();
    Vault::Locks locks;
    locks.passphrase = passphrase;
    locks.cost = {1, quint64(8) * 1024 * 1024};
    return Vault::create(folder, ledger::SecretBytes::copyOf(secret), locks, m_random);
}

SignedCommand TestClient::sign(const Command &command) const
{
    const QByteArray bytes = protocol::encode(command);
    return {bytes, signature(bytes), device()};
}

QByteArray TestClient::signature(const QByteArray &bytes) const
{
    const QByteArray text = protocol::signedText("POST", protocol::paths::commands.data(), device().text().toUtf8(),
                                                 protocol::noTimestamp, bytes);
    return m_profile->vault->deviceKey().sign(text).bytes();
}

Command TestClient::command(const Case &subject, Action action, Post post, CommandArguments args)
{
    Command command;
    command.id = CommandId(makeUuid7(m_clock, m_random));
    command.caseId = subject.id;
    command.action = action;
    command.base.revision = subject.revision;
    command.actingUnit = unit();
    command.post = post;
    command.device = device();
    command.actedAt = m_clock.now();
    command.args = std::move(args);
    return command;
}

bool TestClient::until(const std::function<bool()> &holds, int patience)
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        m_news = false;
        if (holds())
            return true;
        if (!QTest::qWaitFor([this] { return m_news; }, int(deadline.remainingTime())))
            return holds();
    }
}

std::optional<ShownRow> TestClient::row(const CaseId &id)
{
    const auto found = ask<ShownRow>([&](QObject *context, auto done) { m_core->store().row(key(id), context, done); });
    return found ? std::optional(*found) : std::nullopt;
}

bool TestClient::untilRow(const CaseId &id, const std::function<bool(const CaseSummary &)> &is, int patience)
{
    std::optional<ShownRow> last;
    const bool holds = until(
        [&] {
            last = row(id);
            return last && is(last->summary);
        },
        patience);
    if (!holds)
        qWarning() << m_user.text() << "sees" << (last ? nameOf(last->summary.state).data() : "no such row");
    return holds;
}

std::optional<ShownCase> TestClient::whole(const CaseId &id)
{
    std::optional<ShownCase> found;
    qint64 askedFor = -1;
    const bool isThere = until([&] {
        const auto shown =
            ask<ShownCase>([&](QObject *context, auto done) { m_core->store().wholeCase(key(id), context, done); });
        const std::optional<ShownRow> newest = row(id);
        if (shown && newest && shown->service.subject.version >= newest->summary.version) {
            found = *shown;
            return true;
        }
        // The page that shows a case asks for it, and again when its row is newer.
        const qint64 version = newest ? newest->summary.version : 0;
        if (version != askedFor)
            m_core->commands().requestCase(key(id));
        askedFor = version;
        return false;
    });
    if (!isThere)
        qWarning() << m_user.text() << "does not get the whole case";
    return found;
}

std::optional<CommandId> TestClient::act(const CaseId &id, Action action, const CommandArguments &args,
                                         const QHash<Digest256, QByteArray> &papers)
{
    // Offline, what is here must do.
    const bool offline = m_core->connection().isOffline();
    std::optional<ShownCase> shown;
    if (offline) {
        const auto kept =
            ask<ShownCase>([&](QObject *context, auto done) { m_core->store().wholeCase(key(id), context, done); });
        shown = kept ? std::optional(*kept) : std::nullopt;
    } else {
        shown = whole(id);
    }
    if (!shown)
        return std::nullopt;
    const auto rules = m_core->commands().rules();
    const auto context = m_core->commands().contextFor(shown->shown, unit());
    const auto post = context ? postFor(shown->shown, action, *context) : std::nullopt;
    if (!post) {
        qWarning() << m_user.text() << "has no post for" << nameOf(action);
        return std::nullopt;
    }
    CommandDraft draft;
    draft.caseId = id;
    draft.action = action;
    draft.actingUnit = unit();
    draft.post = *post;
    draft.args = args;
    draft.attachments = papers;
    draft.seenRevision = shown->service.subject.revision;
    QObject here;
    std::optional<Expected<Submitted, SubmitError>> answer;
    m_core->commands().submit(draft, &here, [&](auto result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30000) || !*answer) {
        qWarning() << m_user.text() << nameOf(action)
                   << "was not taken up:" << (answer ? wordsOf(answer->error()) : QByteArray("no answer"));
        return std::nullopt;
    }
    if ((*answer)->heldUntil.isValid()) {
        const auto released =
            ask<QVector<OutboxEntry>>([&](QObject *where, auto done) { m_core->commands().releaseAll(where, done); });
        if (!released)
            return std::nullopt;
    }
    return (*answer)->id;
}

bool TestClient::done(const CaseId &id, Action action, const CommandArguments &args)
{
    const std::optional<CommandId> command = act(id, action, args);
    return command && untilSettled(*command);
}

std::optional<OutboxEntry> TestClient::entry(const CommandId &id)
{
    const auto found =
        ask<OutboxEntry>([&](QObject *context, auto done) { m_core->outbox().entry(id, context, done); });
    return found ? std::optional(*found) : std::nullopt;
}

QVector<OutboxEntry> TestClient::entries()
{
    return ask<QVector<OutboxEntry>>([&](QObject *context, auto done) { m_core->outbox().entries(context, done); })
        .value_or(QVector<OutboxEntry>());
}

bool TestClient::untilStatus(const CommandId &id, DeliveryStatus status, int patience)
{
    std::optional<OutboxEntry> last;
    const bool holds = until(
        [&] {
            last = entry(id);
            return last && last->status == status;
        },
        patience);
    if (!holds)
        qWarning() << m_user.text() << (last ? wordsOf(*last) : QByteArray("no such act"));
    return holds;
}

bool TestClient::untilSettled(const CommandId &id, int patience)
{
    std::optional<OutboxEntry> last;
    const auto isOver = [&] {
        return last && (last->status == DeliveryStatus::Refused || last->status == DeliveryStatus::Conflicted);
    };
    const auto isSettled = [&] {
        return last && last->status == DeliveryStatus::Acknowledged && last->settled &&
               last->proof == ProofState::Valid;
    };
    (void)until(
        [&] {
            last = entry(id);
            return isSettled() || isOver();
        },
        patience);
    if (!isSettled())
        qWarning() << m_user.text() << (last ? wordsOf(*last) : QByteArray("no such act"));
    return isSettled();
}

} // namespace yunchuang
