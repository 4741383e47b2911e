// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/secretseal.h"

#include "service/handlers/keyfile.h"

#include <sodium.h>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

const unsigned char *sealBytes(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

constexpr qsizetype sealNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype sealTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretSeal::KeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

} // namespace

std::optional<SecretSeal> SecretSeal::inFolder(const QString &folder, Random &random)
{
    Expected<ledger::SecretBytes, QString> key = secretInFile(folder % u"/factor.key"_s, int(KeySize), random);
    return key ? std::optional(SecretSeal(std::move(*key))) : std::nullopt;
}

QByteArray SecretSeal::close(const QByteArray &secret, const QString &context, Random &random) const
{
    const QByteArray nonce = random.bytes(int(sealNonceSize));
    const QByteArray about = context.toUtf8();
    QByteArray out(secret.size() + sealTagSize, '\0');
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char *>(out.data()), &size, sealBytes(secret.constData()),
        static_cast<unsigned long long>(secret.size()), sealBytes(about.constData()),
        static_cast<unsigned long long>(about.size()), nullptr, sealBytes(nonce.constData()),
        sealBytes(m_key.view().data()));
    out.truncate(qsizetype(size));
    return nonce + out;
}

std::optional<ledger::SecretBytes> SecretSeal::open(const QByteArray &sealed, const QString &context) const
{
    if (sealed.size() < sealNonceSize + sealTagSize)
        return std::nullopt;
    const QByteArray about = context.toUtf8();
    QByteArray out(sealed.size() - sealNonceSize - sealTagSize, '\0');
    unsigned long long size = 0;
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char *>(out.data()), &size, nullptr, sealBytes(sealed.constData() + sealNonceSize),
        static_cast<unsigned long long>(sealed.size() - sealNonceSize), sealBytes(about.constData()),
        static_cast<unsigned long long>(about.size()), sealBytes(sealed.constData()), sealBytes(m_key.view().data()));
    if (failed != 0)
        return std::nullopt;
    return ledger::SecretBytes::take(std::move(out));
}

} // namespace yunchuang::service
