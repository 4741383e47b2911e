// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/publicside.h"
#include "tests/support/testclient.h"

#include <QTest>

#include <algorithm>
#include <span>

namespace yunchuang {

/// What the tests of the whole system have in common: the service's process, the platform whose applications come in,
/// clerks at work, and a look at a case's history.
class OfficeAtWork
{
protected:
    const UnitId registration{QStringLiteral("SCJGJ-QYZC")};

    /// The service set up with its users, registries, the platform and `receivers`, and listening.
    [[nodiscard]] bool openOffice(std::span<const RigSource> receivers = {})
    {
        const auto enrol = [this](const RigSource &source) {
            return m_service.enrolSource(source.unit(), source.publicKey());
        };
        return m_service.prepare() && enrol(m_platform) && std::all_of(receivers.begin(), receivers.end(), enrol) &&
               m_service.start();
    }
    /// A clerk's client that is up to date. `port`: of what stands between it and the service.
    [[nodiscard]] std::unique_ptr<TestClient> client(const QString &user, const QString &unit = {},
                                                     std::optional<quint16> port = {})
    {
        const QUrl origin = port ? ServiceProcess::originAt(*port) : m_service.origin();
        auto made = std::make_unique<TestClient>(origin, m_service.trust(), user, unit);
        return made->open(m_service.password()) ? std::move(made) : nullptr;
    }
    [[nodiscard]] std::optional<protocol::IntakeReply> handIn()
    {
        return m_public.handIn(m_platform, QStringLiteral("delivery-%1").arg(++m_deliveries));
    }
    [[nodiscard]] static QVector<HistoryRow> history(TestClient &clerk, const CaseId &id)
    {
        const auto reply = TestClient::fetch<protocol::CaseReply>(
            [&](QObject *context, auto done) { clerk.api().caseById(id, clerk.unit(), context, done); });
        return reply ? reply->history : QVector<HistoryRow>();
    }
    /// Rows of a history in order and without a gap.
    [[nodiscard]] static bool isWhole(const QVector<HistoryRow> &rows)
    {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].sequence != i + 1 || (i > 0 && rows[i].before != rows[i - 1].after))
                return false;
        }
        return !rows.isEmpty();
    }
    /// The same without what the service adds at any time: that it made the papers of an act.
    [[nodiscard]] static QVector<HistoryRow> withoutPapers(QVector<HistoryRow> rows)
    {
        rows.removeIf([](const HistoryRow &row) { return row.action == Action::IssueDocuments; });
        return rows;
    }
    /// Waits until the whole case is at the clerk's desk with all its papers made: nothing of it changes by itself
    /// then, also after the network is gone.
    [[nodiscard]] static bool untilPapersMade(TestClient &clerk, const CaseId &id)
    {
        const auto isMade = [](const CaseDocument &paper) { return !paper.digest.isEmpty(); };
        for (;;) {
            const auto whole = clerk.whole(id);
            if (!whole)
                return false;
            const Case &subject = whole->service.subject;
            if (std::all_of(subject.documents.cbegin(), subject.documents.cend(), isMade))
                return true;
            if (!clerk.untilRow(id, [&](const CaseSummary &row) { return row.version > subject.version; }))
                return false;
        }
    }
    /// The service's answer to a command as this clerk's device signs it, whatever the client's own rules say.
    [[nodiscard]] static Expected<protocol::CommandReceipt, RemoteError> post(TestClient &clerk,
                                                                              const SignedCommand &command)
    {
        return TestClient::fetch<protocol::CommandReceipt>(
            [&](QObject *context, auto done) { clerk.api().postCommand(command, context, done); });
    }

    ServiceProcess m_service{QStringLiteral(YC_SERVICE), QStringLiteral(YC_SOURCE_DIR "/resources")};
    PublicSide m_public{m_service};
    RigSource m_platform{UnitId(QStringLiteral("PT-GY")), QByteArray(32, 'p')};

private:
    int m_deliveries = 0;
};

} // namespace yunchuang
