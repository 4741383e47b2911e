// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile.h"

#include "protocol/codec.h"
#include "store/associateddata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

bool replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) && file.write(content) == content.size() &&
           file.commit();
}

QByteArray sessionAad(const QString &profile)
{
    return AssociatedData("session").add(profile).bytes();
}

} // namespace

Profile::Profile(const QString &baseFolder, const QUrl &service, const UserId &user)
{
    const QByteArray key = service.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo).toUtf8() +
                           '\n' + user.text().toUtf8();
    m_name = QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32));
    m_folder = QDir(baseFolder).filePath(m_name);
}

QString Profile::pathOf(const QString &file) const
{
    return QDir(m_folder).filePath(file);
}

QString Profile::cacheFile() const
{
    return pathOf(u"cache.db"_s);
}

QString Profile::outboxFile() const
{
    return pathOf(u"outbox.db"_s);
}

DeviceId Profile::device(const Clock &clock, Random &random) const
{
    QFile file(pathOf(u"device"_s));
    if (file.open(QIODevice::ReadOnly)) {
        const QString id = QString::fromLatin1(file.readAll()).trimmed();
        if (id.size() == 36)
            return DeviceId(id);
    }
    if (!QDir().mkpath(m_folder))
        return {};
    QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner);
    const QString id = makeUuid7(clock, random);
    return replaceFile(file.fileName(), id.toLatin1()) ? DeviceId(id) : DeviceId();
}

bool Profile::keepSession(const protocol::Session &session, const RowSealer &sealer) const
{
    protocol::Session kept = session;
    kept.accessToken.clear();
    kept.refreshToken.clear();
    kept.recoveryHalf.clear();
    return replaceFile(pathOf(u"session.sealed"_s), sealer.seal(sessionAad(m_name), protocol::encode(kept)));
}

std::optional<protocol::Session> Profile::keptSession(const RowSealer &sealer) const
{
    QFile file(pathOf(u"session.sealed"_s));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto plain = sealer.open(sessionAad(m_name), file.readAll());
    if (!plain)
        return std::nullopt;
    auto session = protocol::decode<protocol::Session>(*plain);
    return session ? std::optional(std::move(*session)) : std::nullopt;
}

} // namespace yunchuang
