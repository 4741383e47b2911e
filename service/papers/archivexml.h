// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notices/noticevalues.h"

#include <QByteArray>

namespace yunchuang::service {

/// A file of an archive package.
struct ArchiveFile
{
    QString path;  ///< within the package, plain ASCII
    QString title; ///< what it is, in Chinese
    QString mediaType;
    QString source; ///< where its bytes lie; empty: they are `bytes`
    QByteArray bytes;
    QString digest; ///< SHA-256, hexadecimal
    qint64 size = 0;
};

/// metadata.xml: what the case was, and every file of the package with digest, size and format.
[[nodiscard]] QByteArray archiveMetadata(const NoticeBook &book, const NoticeFacts &facts,
                                         const QVector<ArchiveFile> &files);
/// process.xml: every step of the case in order: who, in which post and unit, when, and what was said.
[[nodiscard]] QByteArray processLog(const NoticeFacts &facts);

} // namespace yunchuang::service
