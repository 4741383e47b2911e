// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/crowdrow.h"

#include "bench/signedload.h"
#include "tests/service/http/tlsclient.h"

#include <QDebug>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <array>
#include <thread>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int senders = 10;

/// Who waits: of forty clients one is the other unit's and one the section's own; the others sit in offices that the
/// decisions do not concern.
UserId personAt(int client)
{
    static constexpr std::array<QLatin1String, 8> elsewhere = {
        QLatin1String("lijuan"), QLatin1String("tangyong"), QLatin1String("panli"),   QLatin1String("heping"),
        QLatin1String("songyu"), QLatin1String("wuhao"),    QLatin1String("longxia"), QLatin1String("yangfan")};
    switch (client % 40) {
    case 0:
        return UserId(u"zhangwei"_s);
    case 1:
        return UserId(u"wangqiang"_s);
    default:
        return UserId(elsewhere[std::size_t(client) % elsewhere.size()]);
    }
}

double percentile99(QVector<double> values)
{
    if (values.isEmpty())
        return 0.0;
    std::sort(values.begin(), values.end());
    return values[qMin(values.size() - 1, values.size() * 99 / 100)];
}

/// One of those who post: every decision at its moment, however long the one before took.
void postAtPace(const QVector<std::pair<CaseId, QByteArray>> &posts, Moment first, Moment::duration step,
                const QString &authority, quint16 port, PostedCases &cases, QVector<double> &answered, bool &failed)
{
    service::TlsClient client(authority);
    failed = !client.connectTo(port, u"localhost"_s);
    for (qsizetype i = 0; i < posts.size() && !failed; ++i) {
        const Moment due = first + step * i;
        std::this_thread::sleep_until(due);
        cases.posted(posts[i].first);
        const service::RawReply reply = client.exchange(posts[i].second);
        // From the moment when it was due: a slow answer before it is part of the wait.
        answered.append(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - due).count());
        failed = reply.status / 100 != 2;
        if (failed)
            qWarning() << "a decision was answered with" << reply.status << reply.body;
    }
}

} // namespace

CrowdRow::CrowdRow(const Settings &settings)
    : m_settings(settings)
    , m_service(settings)
{
}

bool CrowdRow::prepare()
{
    qputenv("YUNCHUANG_LIMITS_CONNECTIONS_PER_ADDRESS", QByteArray::number(m_settings.clients + 200));
    const bool served = m_service.prepare(2 * m_settings.repetitions * decisions()) && m_service.start(true);
    qunsetenv("YUNCHUANG_LIMITS_CONNECTIONS_PER_ADDRESS");
    const auto clerk = served ? m_service.signIn() : std::nullopt;
    if (!clerk)
        return false;
    m_clerk = *clerk;
    for (int i = 0; i < m_settings.clients; ++i) {
        const auto session = m_service.signInElsewhere(personAt(i));
        if (!session)
            return false;
        m_lookers.append({*session, personAt(i) == personAt(0)});
    }
    return true;
}

std::optional<QVector<Command>> CrowdRow::nextQuestions()
{
    constexpr int connections = 32;
    QVector<ConnectionLoad> loads(connections);
    QVector<Command> questions;
    for (int i = 0; i < decisions(); ++i) {
        const OpenedCase &subject = m_service.cases().at(m_nextCase++);
        const Command claim = m_service.command(subject.id, Action::Claim, {subject.revision, {}});
        const Command accept = m_service.command(subject.id, Action::Accept, {0, claim.id});
        Command take = m_service.command(subject.id, Action::Claim, {0, accept.id});
        take.post = Post::CaseOfficer;
        for (const Command &command : {claim, accept, take})
            loads[i % connections].requests.append(m_service.request(command, m_clerk));
        Command question = m_service.command(subject.id, Action::Consult, {0, take.id});
        question.post = Post::CaseOfficer;
        question.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
        question.args.handoff.dueAt = question.actedAt.addSecs(3600);
        question.args.handoff.question = u"该住所的权属与申请所载是否一致？"_s;
        question.args.handoff.sharedFields = {u"/addr"_s};
        question.args.handoff.sharedMaterials = {MaterialId(u"premises"_s)};
        questions.append(question);
    }
    const auto done = sendSigned(loads, m_service.process().dataFolder() % u"/ca.pem"_s, m_service.process().port());
    return done ? std::optional(questions) : std::nullopt;
}

std::optional<CrowdRow::Outcome> CrowdRow::run(bool crowded)
{
    const auto questions = nextQuestions();
    if (!questions)
        return std::nullopt;
    QVector<CaseId> ids;
    std::array<QVector<std::pair<CaseId, QByteArray>>, senders> posts;
    for (qsizetype i = 0; i < questions->size(); ++i) {
        const Command &question = questions->at(i);
        ids.append(question.caseId);
        posts[std::size_t(i % senders)].append({question.caseId, m_service.request(question, m_clerk)});
    }
    PostedCases cases(ids);
    const QVector<Lookers::Looker> waiting = crowded ? m_lookers : QVector<Lookers::Looker>();
    Lookers lookers(waiting, m_service.process(), cases);
    if (!lookers.ready()) {
        qWarning() << "a client could not read its feed";
        return std::nullopt;
    }

    const auto step =
        std::chrono::duration_cast<Moment::duration>(std::chrono::duration<double>(double(senders) / m_settings.pace));
    const Moment start = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    std::array<QVector<double>, senders> answered;
    std::array<bool, senders> failed{};
    std::array<std::unique_ptr<QThread>, senders> threads;
    const QString authority = m_service.process().dataFolder() % u"/ca.pem"_s;
    for (std::size_t i = 0; i < senders; ++i) {
        threads[i].reset(QThread::create([&, i] {
            postAtPace(posts[i], start + step * int(i) / senders, step, authority, m_service.process().port(), cases,
                       answered[i], failed[i]);
        }));
        threads[i]->start();
    }
    // The service's words are read meanwhile, or it would wait for a reader.
    const auto over = [&] {
        return std::all_of(threads.cbegin(), threads.cend(), [](const auto &thread) { return thread->isFinished(); });
    };
    while (!over())
        (void)QTest::qWaitFor(over, 60'000);
    Outcome outcome;
    for (std::size_t i = 0; i < senders; ++i) {
        if (failed[i])
            return std::nullopt;
        outcome.answered += answered[i];
    }
    const auto noting = std::count_if(waiting.cbegin(), waiting.cend(), [](const auto &one) { return one.notes; });
    const auto reached = lookers.delays(noting * questions->size());
    if (!reached) {
        qWarning() << "not every decision reached every client of the other unit";
        return std::nullopt;
    }
    outcome.reached = *reached;
    return outcome;
}

std::optional<QVector<Measurement>> CrowdRow::measure(int repetition)
{
    std::optional<Outcome> crowd;
    std::optional<Outcome> alone;
    for (const bool crowded : {repetition % 2 == 0, repetition % 2 != 0}) {
        auto &outcome = crowded ? crowd : alone;
        outcome = run(crowded);
        if (!outcome)
            return std::nullopt;
    }
    const double answered = percentile99(crowd->answered);
    return QVector<Measurement>{
        {u"A decision, 99 of 100 within; %1 clients wait, %2 decisions/s; floor: nobody waits"_s.arg(
             QString::number(m_settings.clients), QString::number(m_settings.pace)),
         u"ms"_s, answered, percentile99(alone->answered), 1},
        {u"Until the other unit's clients have it, 99 of 100 within; floor: its own answer"_s, u"ms"_s,
         percentile99(crowd->reached), answered, 1}};
}

} // namespace yunchuang::bench
