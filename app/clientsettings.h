// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QByteArray>
#include <QDateTime>
#include <QSettings>
#include <QString>

namespace yunchuang {

/// What this machine remembers between two starts. Nothing here is secret or names an applicant.
class ClientSettings
{
public:
    explicit ClientSettings(const QString &file);

    [[nodiscard]] QString service() const;
    void setService(const QString &origin);
    [[nodiscard]] QString user() const;
    void setUser(const QString &user);
    /// Department and unit of the last sign-in, for the first page.
    [[nodiscard]] QStringList organisation() const;
    void setOrganisation(const QStringList &lines);
    /// Wrong offline passphrases in a row, kept so that beginning anew does not forget them.
    struct WrongUnlocks
    {
        int count = 0;
        QDateTime last;
    };
    [[nodiscard]] WrongUnlocks wrongUnlocks() const;
    void setWrongUnlocks(const WrongUnlocks &wrong);
    /// The certificate somebody confirmed for that service, SHA-256; empty: none.
    [[nodiscard]] QByteArray pinnedCertificate(const QString &service) const;
    void setPinnedCertificate(const QString &service, const QByteArray &sha256);
    [[nodiscard]] Theme theme() const;
    void setTheme(const Theme &theme);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

private:
    mutable QSettings m_settings;
};

} // namespace yunchuang
