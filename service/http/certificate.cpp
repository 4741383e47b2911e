// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/certificate.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace yunchuang::service {

namespace {

template<auto Free>
struct Deleter
{
    template<class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using Serial = std::unique_ptr<BIGNUM, Deleter<BN_free>>;

using Code = CertificateError::Code;

constexpr int authorityDays = 3650;
constexpr int serverDays = 397;
constexpr auto privateMode = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto publicMode = privateMode | QFile::ReadGroup | QFile::ReadOther;

CertificateError cryptoError(const char *step)
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    return {Code::Crypto, QString::fromLatin1(step) + u": " + QString::fromLatin1(text.data())};
}

/// The bytes that `write` puts into a memory BIO; empty when it fails.
template<class Write>
QByteArray pemOf(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || write(bio.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}

QByteArray pem(const Certificate &certificate)
{
    return pemOf([&](BIO *bio) { return PEM_write_bio_X509(bio, certificate.get()); });
}

QByteArray pem(const Key &key)
{
    return pemOf(
        [&](BIO *bio) { return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

Expected<void, CertificateError> store(const QString &path, const QByteArray &bytes, QFile::Permissions mode)
{
    QSaveFile file(path);
    // The mode is set before anything is in the file.
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || !file.setPermissions(mode) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return unexpected(CertificateError{Code::File, path + u": " + file.errorString()});
    return {};
}

Expected<QByteArray, CertificateError> load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(CertificateError{Code::File, path + u": " + file.errorString()});
    return file.readAll();
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// An unsigned certificate with subject, serial number, validity and key.
Certificate draft(const char *commonName, const Key &key, int days, const Clock &clock, Random &random)
{
    Certificate certificate(X509_new());
    if (!certificate)
        return {};
    QByteArray serialBytes = random.bytes(16);
    serialBytes[0] = static_cast<char>((serialBytes[0] & 0x3f) | 0x40); // positive, and always 16 bytes
    const Serial serial(BN_bin2bn(reinterpret_cast<const unsigned char *>(serialBytes.constData()), 16, nullptr));
    const auto now = static_cast<time_t>(clock.now().toSecsSinceEpoch());
    // An hour back, for clients whose clock is a little slow.
    const bool made =
        serial && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get())) &&
        X509_set_version(certificate.get(), 2) == 1 &&
        ASN1_TIME_set(X509_getm_notBefore(certificate.get()), now - 3600) &&
        ASN1_TIME_adj(X509_getm_notAfter(certificate.get()), now, days, 0) &&
        X509_set_pubkey(certificate.get(), key.get()) == 1 &&
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "O", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char *>("Yunchuang"), -1, -1, 0) == 1 &&
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0) == 1;
    return made ? std::move(certificate) : Certificate();
}

bool isDnsName(const QString &name)
{
    if (name.isEmpty() || name.size() > 253)
        return false;
    for (const QString &label : name.split(u'.')) {
        if (label.isEmpty() || label.size() > 63 || label.startsWith(u'-') || label.endsWith(u'-'))
            return false;
        for (const QChar c : label) {
            if (c.unicode() > 0x7f || !(c.isLetterOrNumber() || c == u'-'))
                return false;
        }
    }
    return true;
}

bool isIpAddress(const QString &name)
{
    ASN1_OCTET_STRING *octets = a2i_IPADDRESS(name.toLatin1().constData());
    ASN1_OCTET_STRING_free(octets);
    return octets != nullptr;
}

Expected<QByteArray, CertificateError> alternativeNames(const QStringList &names)
{
    QStringList all = {QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    all += names;
    all.removeDuplicates();
    QList<QByteArray> entries;
    for (const QString &name : std::as_const(all)) {
        if (isIpAddress(name))
            entries.append("IP:" + name.toLatin1());
        else if (isDnsName(name))
            entries.append("DNS:" + name.toLatin1());
        else
            return unexpected(CertificateError{Code::Name, name});
    }
    return entries.join(',');
}

} // namespace

CertificateFiles CertificateFiles::in(const QString &folder)
{
    const QDir dir(folder);
    return {dir.filePath(QStringLiteral("ca.pem")), dir.filePath(QStringLiteral("ca-key.pem")),
            dir.filePath(QStringLiteral("server.pem")), dir.filePath(QStringLiteral("server-key.pem"))};
}

Expected<void, CertificateError> createAuthority(const CertificateFiles &files, const Clock &clock, Random &random)
{
    for (const QString &path : {files.authority, files.authorityKey}) {
        if (QFile::exists(path))
            return unexpected(CertificateError{Code::Exists, path});
    }
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return unexpected(cryptoError("authority key"));
    const Certificate certificate = draft("Yunchuang private authority", key, authorityDays, clock, random);
    const bool made =
        certificate && X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get())) == 1 &&
        addExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash") &&
        X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0;
    if (!made)
        return unexpected(cryptoError("authority certificate"));
    if (auto stored = store(files.authorityKey, pem(key), privateMode); !stored)
        return stored;
    return store(files.authority, pem(certificate), publicMode);
}

Expected<void, CertificateError> issueServerCertificate(const CertificateFiles &files, const QStringList &names,
                                                        const Clock &clock, Random &random)
{
    const auto alternatives = alternativeNames(names);
    if (!alternatives)
        return unexpected(alternatives.error());
    const auto authorityPem = load(files.authority);
    if (!authorityPem)
        return unexpected(authorityPem.error());
    const auto authorityKeyPem = load(files.authorityKey);
    if (!authorityKeyPem)
        return unexpected(authorityKeyPem.error());
    const Bio authorityBio(BIO_new_mem_buf(authorityPem->constData(), static_cast<int>(authorityPem->size())));
    const Certificate authority(PEM_read_bio_X509(authorityBio.get(), nullptr, nullptr, nullptr));
    const Bio keyBio(BIO_new_mem_buf(authorityKeyPem->constData(), static_cast<int>(authorityKeyPem->size())));
    const Key authorityKey(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr));
    if (!authority || !authorityKey || X509_check_private_key(authority.get(), authorityKey.get()) != 1)
        return unexpected(cryptoError("authority"));

    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return unexpected(cryptoError("server key"));
    const Certificate certificate = draft("Yunchuang service", key, serverDays, clock, random);
    X509 *raw = certificate.get();
    const bool made = raw && X509_set_issuer_name(raw, X509_get_subject_name(authority.get())) == 1 &&
                      addExtension(raw, authority.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                      addExtension(raw, authority.get(), NID_key_usage, "critical,digitalSignature") &&
                      addExtension(raw, authority.get(), NID_ext_key_usage, "serverAuth") &&
                      addExtension(raw, authority.get(), NID_subject_key_identifier, "hash") &&
                      addExtension(raw, authority.get(), NID_authority_key_identifier, "keyid:always") &&
                      addExtension(raw, authority.get(), NID_subject_alt_name, *alternatives) &&
                      X509_sign(raw, authorityKey.get(), EVP_sha256()) > 0;
    if (!made)
        return unexpected(cryptoError("server certificate"));
    if (auto stored = store(files.serverKey, pem(key), privateMode); !stored)
        return stored;
    return store(files.server, pem(certificate) + *authorityPem, publicMode);
}

Expected<QString, CertificateError> certificateFingerprint(const QString &file)
{
    const auto bytes = load(file);
    if (!bytes)
        return unexpected(bytes.error());
    const Bio bio(BIO_new_mem_buf(bytes->constData(), static_cast<int>(bytes->size())));
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &length) != 1)
        return unexpected(cryptoError("fingerprint"));
    const QByteArray raw(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length));
    return QString::fromLatin1(raw.toHex(':').toUpper());
}

} // namespace yunchuang::service
