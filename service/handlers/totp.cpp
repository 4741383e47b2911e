// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/totp.h"

#include <QUrl>

#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <new>

namespace yunchuang::service::totp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDigits = 8;
constexpr QLatin1String issuer("Yunchuang");

void startOath()
{
    static const bool started = oath_init() == OATH_OK;
    if (!started)
        qFatal("liboath does not start");
}

} // namespace

QString codeOf(QByteArrayView secret, qint64 step, int digits)
{
    startOath();
    std::array<char, mostDigits + 1> code{};
    const int done = oath_totp_generate2(secret.data(), size_t(secret.size()), time_t(step) * stepSeconds, stepSeconds,
                                         0, unsigned(digits), 0, code.data());
    if (done != OATH_OK)
        throw std::bad_alloc(); // digits and secret are ours: nothing else can be wrong
    return QString::fromLatin1(code.data());
}

qint64 stepAt(const QDateTime &at)
{
    return at.toSecsSinceEpoch() / stepSeconds;
}

std::optional<qint64> matchingStep(QByteArrayView secret, const QString &code, const QDateTime &now, qint64 lastStep)
{
    const QByteArray given = code.toLatin1();
    std::optional<qint64> found;
    for (const qint64 step : {stepAt(now) - 1, stepAt(now), stepAt(now) + 1}) {
        const QByteArray right = codeOf(secret, step).toLatin1();
        const bool same = given.size() == right.size() &&
                          sodium_memcmp(given.constData(), right.constData(), size_t(right.size())) == 0;
        if (same && step > lastStep)
            found = step;
    }
    return found;
}

QString base32(QByteArrayView secret)
{
    startOath();
    char *text = nullptr;
    size_t size = 0;
    if (oath_base32_encode(secret.data(), size_t(secret.size()), &text, &size) != OATH_OK)
        throw std::bad_alloc();
    QString out = QString::fromLatin1(text, qsizetype(size));
    sodium_memzero(text, size);
    std::free(text);
    while (out.endsWith(u'='))
        out.chop(1);
    return out;
}

QString uri(QByteArrayView secret, const QString &user)
{
    const QString label = issuer % u':' % QString::fromLatin1(QUrl::toPercentEncoding(user));
    return u"otpauth://totp/"_s % label % u"?secret="_s % base32(secret) % u"&issuer="_s % issuer %
           u"&algorithm=SHA1&digits=6&period=30"_s;
}

} // namespace yunchuang::service::totp
