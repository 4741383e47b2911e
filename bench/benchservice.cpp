// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchservice.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "remote/apiclient.h"
#include "tests/service/http/tlsclient.h"

#include <QDebug>
#include <QTest>

#include <exception>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

/// For what is not measured.
constexpr int patience = 600'000;

QByteArray headerLine(QLatin1String name, const QByteArray &value)
{
    return QByteArray(name.data(), name.size()) + ": " + value + "\r\n";
}

} // namespace

BenchService::BenchService(const Settings &settings)
    : m_process(settings.service, settings.resources)
    , m_device(makeUuid7(m_clock, m_random))
    , m_key(ledger::KeyPair::fromSeed(m_random.bytes(int(ledger::KeyPair::SeedSize))).value())
{
}

bool BenchService::prepare(int cases)
{
    if (!m_process.prepare())
        return false;
    try {
        m_cases = openCases(m_process.dataFolder(), cases, m_hasOverdue);
    } catch (const std::exception &fault) {
        qWarning() << "no cases:" << fault.what();
        return false;
    }
    return true;
}

bool BenchService::start(bool groupCommit)
{
    // One look for what is due when it starts, and none while something is measured.
    qputenv("YUNCHUANG_JOBS_INTERVAL", "24h");
    qputenv("YUNCHUANG_COMMIT_GROUP", groupCommit ? "on" : "off");
    if (!m_process.start())
        return false;
    if (!m_hasOverdue)
        return true;
    const auto hasLooked = [this] { return m_process.log().contains("deemed-acceptance"); };
    return QTest::qWaitFor([&] { return hasLooked() || !m_process.isRunning(); }, patience) && hasLooked();
}

std::optional<protocol::Session> BenchService::signIn()
{
    return signIn(UserId(u"zhoumin"_s), m_device, m_key);
}

std::optional<protocol::Session> BenchService::signInElsewhere(const UserId &user)
{
    const auto key = ledger::KeyPair::fromSeed(m_random.bytes(int(ledger::KeyPair::SeedSize)));
    return signIn(user, DeviceId(makeUuid7(m_clock, m_random)), key.value());
}

std::optional<protocol::Session> BenchService::signIn(const UserId &user, const DeviceId &device,
                                                      const ledger::KeyPair &key)
{
    HttpTransport transport(m_process.origin(), m_process.trust());
    ApiClient api(transport, m_clock, m_random);
    protocol::SignInRequest request;
    request.user = user;
    request.password = m_process.password();
    request.device = {device, u"bench"_s, key.publicKey().bytes()};
    QObject context;
    std::optional<Expected<protocol::Session, RemoteError>> answer;
    api.signIn(request, &context, [&](auto session) { answer = std::move(session); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience) || !*answer || (*answer)->grants.isEmpty()) {
        qWarning() << "somebody could not sign in:" << user.text();
        return std::nullopt;
    }
    return std::move(**answer);
}

Command BenchService::command(const CaseId &id, Action action, const CommandBase &base)
{
    Command command;
    command.id = CommandId(makeUuid7(m_clock, m_random));
    command.caseId = id;
    command.action = action;
    command.base = base;
    command.actingUnit = UnitId(u"SCJGJ-QYZC"_s);
    command.post = Post::AcceptanceOfficer;
    command.device = m_device;
    command.actedAt = m_clock.now();
    return command;
}

QByteArray BenchService::request(const Command &command, const protocol::Session &session) const
{
    const QByteArray body = protocol::encode(command);
    const QByteArray device = m_device.text().toUtf8();
    const QByteArray path(protocol::paths::commands.data(), protocol::paths::commands.size());
    const ledger::Signature signature = m_key.sign(protocol::signedText("POST", path, device, "-", body));
    return service::rawRequest(
        "POST", path,
        headerLine(protocol::headers::authorization, "Bearer " + session.accessToken.toLatin1()) +
            headerLine(protocol::headers::device, device) +
            headerLine(protocol::headers::signature, signature.bytes().toBase64()) +
            "Content-Type: application/json\r\n",
        body);
}

} // namespace yunchuang::bench
