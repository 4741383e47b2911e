// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/password.h"

#include <sodium.h>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

PasswordHasher::PasswordHasher(PasswordCost cost)
    : m_cost(cost)
{
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
    m_decoy = hash(u"no account has this password"_s);
}

QByteArray PasswordHasher::hash(const QString &password)
{
    QByteArray utf8 = password.toUtf8();
    QByteArray out(crypto_pwhash_STRBYTES, '\0');
    m_turns.acquire();
    const int failed = crypto_pwhash_str_alg(out.data(), utf8.constData(), static_cast<unsigned long long>(utf8.size()),
                                             m_cost.operations, m_cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    m_turns.release();
    sodium_memzero(utf8.data(), static_cast<size_t>(utf8.size()));
    if (failed != 0)
        throw std::bad_alloc();
    out.truncate(qstrlen(out.constData()));
    return out;
}

bool PasswordHasher::matches(const QByteArray &hash, const QString &password)
{
    if (hash.isEmpty())
        return false;
    QByteArray utf8 = password.toUtf8();
    m_turns.acquire();
    const bool same =
        crypto_pwhash_str_verify(hash.constData(), utf8.constData(), static_cast<unsigned long long>(utf8.size())) == 0;
    m_turns.release();
    sodium_memzero(utf8.data(), static_cast<size_t>(utf8.size()));
    return same;
}

void PasswordHasher::pretend(const QString &password)
{
    (void)matches(m_decoy, password);
}

std::optional<QString> passwordFault(const QString &password, const QString &user, int least)
{
    const qsizetype characters = password.toUcs4().size();
    if (characters < least || characters > 128)
        return u"LENGTH"_s;
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const QChar c : password) {
        if (c.isLower())
            lower = true;
        else if (c.isUpper())
            upper = true;
        else if (c.isDigit())
            digit = true;
        else
            other = true;
    }
    if (int(lower) + int(upper) + int(digit) + int(other) < 3)
        return u"CLASSES"_s;
    if (!user.isEmpty() && password.contains(user, Qt::CaseInsensitive))
        return u"NAME"_s;
    return std::nullopt;
}

} // namespace yunchuang::service
