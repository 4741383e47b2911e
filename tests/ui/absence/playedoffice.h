// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskfields.h"
#include "protocol/paths.h"
#include "sync/servicedesk.h"

namespace yunchuang::samples {

/// Answers the questions of the pages about colleagues from lists that a test sets, and keeps what was asked. It holds
/// no rules: those are tried with the real service.
class PlayedOffice
{
public:
    explicit PlayedOffice(ServiceDesk &line)
    {
        lease.serviceTime = desk.serviceTime = QDateTime::fromSecsSinceEpoch(1, Qt::UTC);
        line.setLine([this](const ServiceRequest &request, ServiceDesk::DoneBytes done) {
            asked.append(request);
            done(answer(request));
        });
    }

    QVector<ServiceRequest> asked;
    protocol::AbsencesReply absences;
    protocol::RelationsReply relations;
    protocol::DeskReply desk;
    protocol::LeaseReply lease;
    bool reachable = true;
    std::optional<protocol::ApiError> refusal; ///< of the next act

    [[nodiscard]] const ServiceRequest *last(const QByteArray &method) const
    {
        for (auto it = asked.crbegin(); it != asked.crend(); ++it) {
            if (it->method == method)
                return &*it;
        }
        return nullptr;
    }

private:
    Expected<QByteArray, ServiceFailure> answer(const ServiceRequest &request)
    {
        ServiceFailure failure;
        if (!reachable) {
            failure.transport.code = TransportErrorCode::Unreachable;
            return unexpected(failure);
        }
        if (request.method != "GET" && refusal) {
            failure.kind = ServiceFailure::Kind::Api;
            failure.api = *std::exchange(refusal, {});
            return unexpected(failure);
        }
        if (request.path.contains(u"/lease"))
            return protocol::encode(lease);
        if (request.path.endsWith(u"/relations") && request.method == "GET")
            return protocol::encode(relations);
        if (request.path.endsWith(u"/absences") && request.method == "GET")
            return protocol::encode(absences);
        if (request.path.endsWith(u"/absences"))
            return protocol::encode(enter(*protocol::decode<protocol::AbsenceRequest>(request.body)));
        if (request.path.endsWith(u"/relations"))
            return protocol::encode(declare(*protocol::decode<protocol::RelationRequest>(request.body)));
        if (request.path.endsWith(u"/end"))
            return protocol::encode(end(request.path.section(u'/', -2, -2)));
        if (request.method == "GET")
            return protocol::encode(desk);
        return QByteArray();
    }

    protocol::Absence enter(const protocol::AbsenceRequest &request)
    {
        protocol::Absence absence;
        absence.id = request.id;
        absence.unit = UnitId(QStringLiteral("SCJGJ-QYZC"));
        absence.user = request.user;
        absence.userName = request.user.text();
        absence.from = request.from;
        absence.until = request.until;
        absence.substitutes = request.substitutes;
        for (const UserId &user : request.substitutes)
            absence.substituteNames.append(user.text());
        absence.pool = request.pool;
        absence.reason = request.reason;
        absences.absences.append(absence);
        return absence;
    }
    protocol::Absence end(const QString &id)
    {
        for (protocol::Absence &absence : absences.absences) {
            if (absence.id != id)
                continue;
            absence.endedAt = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
            return absence;
        }
        return {};
    }
    protocol::Relation declare(const protocol::RelationRequest &request)
    {
        protocol::Relation relation;
        relation.id = request.id;
        relation.user = request.user;
        relation.userName = request.user.text();
        relation.kind = request.kind;
        relation.declaredBy = request.user;
        relations.relations.append(relation);
        return relation;
    }
};

} // namespace yunchuang::samples
