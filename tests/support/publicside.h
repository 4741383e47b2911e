// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serviceprocess.h"
#include "sourcerig.h"

#include "domain/systemseams.h"

namespace yunchuang {

/// What is outside of the office: a platform that hands applications in, applicants who ask for their progress, and the
/// systems of the receivers. Speaks to a running service over the wire.
class PublicSide
{
public:
    explicit PublicSide(ServiceProcess &service)
        : m_service(service)
    {
    }

    [[nodiscard]] Transport::Outcome send(const QByteArray &method, const QString &target, const QByteArray &body,
                                          QList<WireHeader> headers = {})
    {
        WireRequest request;
        request.method = method;
        request.pathAndQuery = target.toUtf8();
        request.body = body;
        request.headers = std::move(headers);
        if (!body.isEmpty())
            request.headers.append(WireHeader("content-type", "application/json"));
        return m_service.exchange(request);
    }

    [[nodiscard]] Transport::Outcome sendSigned(const RigSource &source, const QByteArray &method,
                                                const QString &target, const QByteArray &body, bool signedBody = true)
    {
        const service::HttpRequest made = source.request(method, target, body, m_clock.now(), signedBody);
        QList<WireHeader> headers;
        for (const auto &[name, value] : made.headers)
            headers.append({name, value});
        return send(method, target, body, std::move(headers));
    }

    /// Uploads all papers that the item asks for and hands the company application in.
    [[nodiscard]] std::optional<protocol::IntakeReply> handIn(const RigSource &platform, const QString &deliveryId)
    {
        protocol::IntakeApplication application = companyDelivery(deliveryId, m_clock.now());
        for (const char *id :
             {"application", "articles", "legalRepId", "appointments", "premises", "nameNotice", "authorisation"}) {
            const QByteArray paper = tinyPdf(id);
            const QString target =
                protocol::expandPath(protocol::paths::intakeMaterial, {QString::fromLatin1(sha256Hex(paper))});
            const Transport::Outcome kept = sendSigned(platform, "PUT", target, paper, false);
            if (!kept || kept->status / 100 != 2)
                return complain(kept);
            application.materials.append(namedMaterial(QString::fromLatin1(id), paper));
        }
        const Transport::Outcome answer =
            sendSigned(platform, "POST", protocol::paths::intakeApplications, protocol::encode(application));
        if (!answer || answer->status != 201)
            return complain(answer);
        const auto reply = protocol::decode<protocol::IntakeReply>(answer->body);
        return reply ? std::optional(*reply) : std::nullopt;
    }

    [[nodiscard]] std::optional<protocol::ProgressReply> progress(const protocol::IntakeReply &receipt)
    {
        return progressOf(send("GET", protocol::expandPath(protocol::paths::progress, {receipt.queryCode}), {},
                               {passwordOf(receipt)}));
    }

    /// Answers a correction notice with the whole form.
    [[nodiscard]] std::optional<protocol::ProgressReply> correct(const protocol::IntakeReply &receipt,
                                                                 const QJsonObject &form)
    {
        protocol::CorrectionAnswer answer;
        answer.deliveryId = QStringLiteral("answer-1");
        answer.form = form;
        return progressOf(send("POST", protocol::expandPath(protocol::paths::correction, {receipt.queryCode}),
                               protocol::encode(answer), {passwordOf(receipt)}));
    }

    /// The pushes that are due for a receiver's system.
    [[nodiscard]] QVector<protocol::Push> takePushes(const RigSource &receiver)
    {
        const Transport::Outcome answer =
            sendSigned(receiver, "GET", protocol::paths::pushes + QStringLiteral("?limit=100"), {});
        const auto page = answer && answer->status == 200
                              ? protocol::decode<protocol::PushPage>(answer->body)
                              : Expected<protocol::PushPage, protocol::DecodeError>(protocol::PushPage());
        return page ? page->pushes : QVector<protocol::Push>();
    }

    [[nodiscard]] bool acknowledge(const RigSource &receiver, const protocol::Push &push, const protocol::PushAck &ack)
    {
        const Transport::Outcome answer = sendSigned(
            receiver, "POST", protocol::expandPath(protocol::paths::pushAck, {push.id}), protocol::encode(ack));
        return answer && answer->status / 100 == 2;
    }

private:
    [[nodiscard]] static WireHeader passwordOf(const protocol::IntakeReply &receipt)
    {
        const QLatin1String name = protocol::headers::queryPassword;
        return {QByteArray(name.data(), name.size()), receipt.queryPassword.toLatin1()};
    }

    static std::nullopt_t complain(const Transport::Outcome &answer)
    {
        if (answer)
            qWarning() << answer->status << answer->body;
        else
            qWarning() << answer.error().detail;
        return std::nullopt;
    }

    [[nodiscard]] static std::optional<protocol::ProgressReply> progressOf(const Transport::Outcome &answer)
    {
        if (!answer || answer->status != 200)
            return complain(answer);
        const auto reply = protocol::decode<protocol::ProgressReply>(answer->body);
        return reply ? std::optional(*reply) : std::nullopt;
    }

    ServiceProcess &m_service;
    SystemClock m_clock;
};

} // namespace yunchuang
