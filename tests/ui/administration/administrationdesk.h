// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/program/referencefolder.h"
#include "sync/servicedesk.h"
#include "tests/support/servicedoor.h"
#include "ui/shell/page.h"

#include <QUrl>

namespace yunchuang {

/// A service with its three administrators, a head and a clerk of a unit, and the desk through which one of them asks.
class AdministrationDesk
{
public:
    AdministrationDesk()
        : service({}, [this](const QString &file, const QByteArray &json) {
            return service::editReference(service.rig.core(), file, json);
        })
    {
        service.addAccount(QStringLiteral("sysadmin"), {{house, Post::SystemAdmin}}, QStringLiteral("陈系统"));
        service.addAccount(QStringLiteral("secadmin"), {{house, Post::SecurityAdmin}}, QStringLiteral("李安全"));
        service.addAccount(QStringLiteral("auditadmin"), {{house, Post::AuditAdmin}}, QStringLiteral("王审计"));
        service.addAccount(QStringLiteral("head"), {{unit, Post::Dispatcher}}, QStringLiteral("王强"));
        service.addAccount(QStringLiteral("zhoumin"), {{unit, Post::CaseOfficer}}, QStringLiteral("周敏"));
    }

    /// From now on that user asks.
    void signIn(const QString &user)
    {
        m_token = service.token(user);
        session.user = UserId(user);
        session.desks = {};
        for (const protocol::UnitGrant &grant :
             service.signIn(service.signInRequest(user)).as<protocol::Session>().grants)
            session.desks.append({grant.unit, grant.departmentName, grant.unitName, grant.posts});
        desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) {
            QString target = request.path;
            QChar sign = u'?';
            for (const auto &[name, value] : request.query) {
                if (value.isNull())
                    continue;
                target += sign + name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
                sign = u'&';
            }
            const DoorAnswer answer = service.ask(request.method, target, m_token, request.body);
            if (answer.status < 400)
                return done(answer.body);
            RemoteError error;
            error.kind = RemoteError::Kind::Api;
            error.status = answer.status;
            error.api = answer.as<protocol::ApiError>();
            done(unexpected(error));
        });
    }
    void goOffline() { desk.setLine({}); }

    inline static const QString house = QStringLiteral("ZWZX-XX");
    inline static const QString unit = QStringLiteral("SCJGJ-QYZC");

    ServiceDoor service;
    ServiceDesk desk;
    SessionView session;

private:
    QByteArray m_token;
};

} // namespace yunchuang
