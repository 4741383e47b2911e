// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"
#include "service/handlers/materialhandler.h"
#include "service/handlers/querypassword.h"

namespace yunchuang::service {

/// An application with the bytes it came in, which tell a repeated delivery from another one with its id.
struct PostedApplication
{
    protocol::IntakeApplication application;
    QByteArray body;
};

/// 201 with the encoded reply.
struct IntakeAnswer
{
    QByteArray json;
};
[[nodiscard]] HttpResponse responseFor(const HttpRequest &request, const IntakeAnswer &answer);

/// The way in for platforms, apps and windows, each with its own key.
class IntakeHandlers
{
public:
    IntakeHandlers(QueryPasswords passwords, PasswordCost cost)
        : m_passwords(std::move(passwords))
        , m_hasher(cost)
    {
    }

    /// Opens a case (T1, T4). The same delivery with the same content gets the same reply. Errors: FORBIDDEN for a
    /// source that hands in nothing, DELIVERY_REUSED, MATERIAL_UNKNOWN, MATERIAL_REFUSED, MALFORMED, NOT_FOUND for an
    /// item that is not in force, REFUSED with the errors of the form.
    [[nodiscard]] Answer<IntakeAnswer> handIn(Context &context, const PostedApplication &posted);
    /// Keeps a paper. Errors: FORBIDDEN, MATERIAL_REFUSED (args: reason; DIGEST when the bytes are others).
    [[nodiscard]] static Answer<Done> keepMaterial(Context &context, const PostedMaterial &posted);

    [[nodiscard]] PasswordHasher &hasher() { return m_hasher; }

private:
    [[nodiscard]] QByteArray replyWithPassword(const UnitId &source, const protocol::IntakeReply &reply,
                                               const QString &deliveryId) const;

    QueryPasswords m_passwords;
    PasswordHasher m_hasher;
};

/// Papers that come with an application or a correction must have been uploaded, and are described by what is on record
/// about their bytes. Errors: MATERIAL_UNKNOWN, MATERIAL_REFUSED, MALFORMED.
[[nodiscard]] Answer<QVector<Material>> knownMaterials(Connection &db, const ServiceItem &item,
                                                       const QVector<Material> &named, const QDateTime &now);

void addIntakeRoutes(Binding &binding, const Authenticator &source, IntakeHandlers &handlers, qint64 materialBytes);

} // namespace yunchuang::service
