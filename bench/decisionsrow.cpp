// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/decisionsrow.h"

#include "bench/decisionfloor.h"

#include <QDebug>
#include <QFile>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

/// Of the last days only: all of them still wait for a clerk.
constexpr qint64 mostCases = 30'000;

} // namespace

DecisionsRow::DecisionsRow(const Settings &settings)
    : m_settings(settings)
    , m_casesTimed((settings.decisions + 1) / 2)
    , m_casesOfWarmUp(settings.connections)
    , m_service(settings)
    , m_copy(m_folder.filePath(u"before.db"_s))
{
}

bool DecisionsRow::prepare()
{
    const qint64 cases = qint64(2) * m_settings.repetitions * (m_casesTimed + m_casesOfWarmUp);
    if (cases > mostCases) {
        qWarning() << "fewer decisions or repetitions, please: older cases would be accepted by silence";
        return false;
    }
    if (!m_folder.isValid() || !m_service.prepare(int(cases)))
        return false;
    const auto counts = countDecisions(m_service.databaseFile());
    return counts && counts->leaves == 0;
}

std::optional<QVector<Measurement>> DecisionsRow::measure(int repetition)
{
    // The order changes, so that neither always meets the warmer disk.
    const bool groupFirst = repetition % 2 == 0;
    QVector<Measurement> lines(2);
    for (const bool groupCommit : {groupFirst, !groupFirst}) {
        const std::optional<double> measured = serviceRate(groupCommit);
        const std::optional<double> floor = measured ? floorRate() : std::nullopt;
        if (!floor)
            return std::nullopt;
        lines[groupCommit ? 0 : 1] = {u"Decisions over HTTPS, %1 connections, group commit %2"_s.arg(
                                          QString::number(m_settings.connections), groupCommit ? u"on"_s : u"off"_s),
                                      u"decisions/s"_s, *measured, *floor};
    }
    return lines;
}

DecisionsRow::Work DecisionsRow::nextWork(const protocol::Session &session)
{
    Work work;
    work.loads.resize(m_settings.connections);
    for (int i = 0; i < m_casesOfWarmUp + m_casesTimed; ++i) {
        const OpenedCase &subject = m_service.cases().at(m_nextCase++);
        ConnectionLoad &load = work.loads[i % m_settings.connections];
        QVector<QByteArray> &requests = i < m_casesOfWarmUp ? load.warmUp : load.requests;
        const Command claim = m_service.command(subject.id, Action::Claim, {subject.revision, {}});
        const Command accept = m_service.command(subject.id, Action::Accept, {0, claim.id});
        for (const Command &command : {claim, accept}) {
            requests.append(m_service.request(command, session));
            work.commands.append(command.id);
        }
    }
    return work;
}

bool DecisionsRow::keepCopy()
{
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_copy % end);
    // The service has ended in order, so everything is in the one file.
    return !QFile::exists(m_service.databaseFile() % u"-wal"_s) && QFile::copy(m_service.databaseFile(), m_copy);
}

std::optional<double> DecisionsRow::serviceRate(bool groupCommit)
{
    if (!keepCopy() || !m_service.start(groupCommit)) {
        qWarning() << "the service could not be started for a measurement";
        return std::nullopt;
    }
    const std::optional<protocol::Session> session = m_service.signIn();
    if (!session)
        return std::nullopt;
    const Work work = nextWork(*session);
    const std::optional<double> seconds =
        sendSigned(work.loads, m_service.process().dataFolder() % u"/ca.pem"_s, m_service.process().port());
    if (!seconds || !m_service.stop())
        return std::nullopt;

    m_lastCommands = work.commands;
    m_decided += decisionsOfWork();
    const auto counts = countDecisions(m_service.databaseFile());
    const DecisionCounts wanted{m_decided, m_decided, m_decided, m_decided / 2};
    if (!counts || *counts != wanted) {
        qWarning() << "the decisions are not all there, or not once:" << m_decided << "expected,"
                   << (counts ? counts->commands : -1) << "commands";
        return std::nullopt;
    }
    return 2.0 * m_casesTimed / *seconds;
}

std::optional<double> DecisionsRow::floorRate()
{
    const auto rate = writeDecisionsBare(m_service.databaseFile(), m_lastCommands, m_copy, 2 * m_casesOfWarmUp);
    if (!rate) {
        qWarning() << "the bare writes failed:" << rate.error().text;
        return std::nullopt;
    }
    const auto bare = countDecisions(m_copy);
    const auto counts = countDecisions(m_service.databaseFile());
    if (!bare || !counts || *bare != *counts) {
        qWarning() << "the bare writes are not those of the service";
        return std::nullopt;
    }
    return *rate;
}

} // namespace yunchuang::bench
