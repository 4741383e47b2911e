// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/handlers/totp.h"

#include <QString>

namespace yunchuang {

/// The telephone of somebody who proves himself with codes by time.
class Authenticator
{
public:
    explicit Authenticator(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// The secret as it is typed in: base32, in groups if need be.
    void take(const QString &secret)
    {
        static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        m_secret.clear();
        quint32 held = 0;
        int bits = 0;
        for (const QChar c : secret) {
            if (!letters.contains(c))
                continue;
            held = (held << 5) | quint32(letters.indexOf(c));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                m_secret.append(char((held >> bits) & 0xff));
            }
        }
        m_last = 0;
    }
    [[nodiscard]] qsizetype secretSize() const { return m_secret.size(); }

    /// A code that is good now and was not given yet. The service takes that of the step before and of the one after
    /// as well, so three can be had at once.
    [[nodiscard]] QString code()
    {
        m_last = std::max(m_last + 1, service::totp::stepAt(m_clock.now()) - 1);
        return service::totp::codeOf(m_secret, m_last);
    }
    /// One that is not.
    [[nodiscard]] QString wrongCode() const
    {
        const qint64 now = service::totp::stepAt(m_clock.now());
        for (int number = 0;; ++number) {
            const QString code = QString::number(number).rightJustified(6, u'0');
            bool isGood = false;
            for (int step = -2; step <= 2; ++step)
                isGood = isGood || service::totp::codeOf(m_secret, now + step) == code;
            if (!isGood)
                return code;
        }
    }

private:
    const Clock &m_clock;
    QByteArray m_secret;
    qint64 m_last = 0;
};

} // namespace yunchuang
