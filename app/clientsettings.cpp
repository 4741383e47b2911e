// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clientsettings.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QString pinKey(const QString &service)
{
    return u"certificates/"_s + QString::fromLatin1(service.toUtf8().toHex());
}

} // namespace

ClientSettings::ClientSettings(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{
}

QString ClientSettings::service() const
{
    return m_settings.value(u"service"_s).toString();
}

void ClientSettings::setService(const QString &origin)
{
    m_settings.setValue(u"service"_s, origin);
}

QString ClientSettings::user() const
{
    return m_settings.value(u"user"_s).toString();
}

void ClientSettings::setUser(const QString &user)
{
    m_settings.setValue(u"user"_s, user);
}

QStringList ClientSettings::organisation() const
{
    return m_settings.value(u"organisation"_s).toStringList();
}

void ClientSettings::setOrganisation(const QStringList &lines)
{
    m_settings.setValue(u"organisation"_s, lines);
}

ClientSettings::WrongUnlocks ClientSettings::wrongUnlocks() const
{
    return {m_settings.value(u"wrongUnlocks"_s).toInt(), m_settings.value(u"wrongUnlockAt"_s).toDateTime()};
}

void ClientSettings::setWrongUnlocks(const WrongUnlocks &wrong)
{
    m_settings.setValue(u"wrongUnlocks"_s, wrong.count);
    m_settings.setValue(u"wrongUnlockAt"_s, wrong.last);
}

QByteArray ClientSettings::pinnedCertificate(const QString &service) const
{
    return QByteArray::fromHex(m_settings.value(pinKey(service)).toString().toLatin1());
}

void ClientSettings::setPinnedCertificate(const QString &service, const QByteArray &sha256)
{
    m_settings.setValue(pinKey(service), QString::fromLatin1(sha256.toHex()));
}

Theme ClientSettings::theme() const
{
    const bool dark = m_settings.value(u"look/scheme"_s).toString() == u"dark";
    const double scale = qBound(1.0, m_settings.value(u"look/textScale"_s, 1.0).toDouble(), 2.0);
    return Theme(dark ? Scheme::Dark : Scheme::Light, m_settings.value(u"look/highContrast"_s, false).toBool(), scale);
}

void ClientSettings::setTheme(const Theme &theme)
{
    m_settings.setValue(u"look/scheme"_s, theme.isDark() ? u"dark"_s : u"light"_s);
    m_settings.setValue(u"look/highContrast"_s, theme.highContrast());
    m_settings.setValue(u"look/textScale"_s, theme.scale());
}

QByteArray ClientSettings::windowGeometry() const
{
    return m_settings.value(u"window"_s).toByteArray();
}

void ClientSettings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window"_s, geometry);
}

} // namespace yunchuang
