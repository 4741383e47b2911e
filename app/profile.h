// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/seams.h"
#include "protocol/messages.h"
#include "store/rowsealer.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace yunchuang {

/// The folder of one clerk at one service on this device: vault.json, cache.db, outbox.db, session.sealed.
class Profile
{
public:
    Profile(const QString &baseFolder, const QUrl &service, const UserId &user);

    [[nodiscard]] const QString &name() const { return m_name; } ///< also the keychain's entry
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString cacheFile() const;
    [[nodiscard]] QString outboxFile() const;

    /// The id of this installation for this clerk; made at the first call. Empty when the folder cannot be written.
    [[nodiscard]] DeviceId device(const Clock &clock, Random &random) const;

    /// What is known of the clerk without the service: name and grants, without any token. For working offline.
    [[nodiscard]] bool keepSession(const protocol::Session &session, const RowSealer &sealer) const;
    [[nodiscard]] std::optional<protocol::Session> keptSession(const RowSealer &sealer) const;

private:
    [[nodiscard]] QString pathOf(const QString &file) const;

    QString m_name;
    QString m_folder;
};

} // namespace yunchuang
