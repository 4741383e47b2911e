// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/seams.h"

#include <QString>
#include <QStringList>

namespace yunchuang::service {

/// Where the files of a private authority and of the server certificate it issued lie.
struct CertificateFiles
{
    QString authority;    ///< ca.pem: what clients pin
    QString authorityKey; ///< ca-key.pem: needed only to issue again; may be kept elsewhere
    QString server;       ///< server.pem: the server's certificate, then the authority's
    QString serverKey;    ///< server-key.pem

    [[nodiscard]] static CertificateFiles in(const QString &folder);
};

/// Why no certificate was made.
struct CertificateError
{
    enum class Code { Exists, File, Crypto, Name };
    Code code;
    QString detail; ///< a file name, a host name or the library's words, for the log
};

/// Makes a private certificate authority (P-256, ten years) in `folder`. Nothing is overwritten. Keys are readable by
/// their owner only.
[[nodiscard]] Expected<void, CertificateError> createAuthority(const CertificateFiles &files, const Clock &clock,
                                                               Random &random);

/// Issues a server certificate (P-256, 397 days, which is what clients accept at most) for localhost, 127.0.0.1, ::1
/// and `names` (DNS names and IP addresses). An earlier certificate and key are replaced.
[[nodiscard]] Expected<void, CertificateError>
issueServerCertificate(const CertificateFiles &files, const QStringList &names, const Clock &clock, Random &random);

/// SHA-256 of a PEM file's first certificate, as pairs of hex digits with colons, the way people compare it.
[[nodiscard]] Expected<QString, CertificateError> certificateFingerprint(const QString &file);

} // namespace yunchuang::service
