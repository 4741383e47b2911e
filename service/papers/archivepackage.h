// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notices/noticevalues.h"
#include "service/papers/paperpdf.h"

#include <functional>

namespace yunchuang::service {

/// What an archive package is made of.
struct ArchiveFacts
{
    const NoticeBook &book;
    NoticeFacts notice; ///< the case, and the act of archiving
    /// Where the bytes of a material or of a made paper lie.
    std::function<QString(const Digest256 &)> fileOf;
};

/// 归档信息包 (GB/T 42727-2023, DA/T 85-2019): one ZIP with the application, the materials, the papers, the record of
/// what was done and `metadata.xml`, which lists every file with its digest, size and format. Order, names and times
/// come from the case: the same case gives the same bytes. Every material and paper is compared with its recorded
/// digest on the way. `target` is overwritten; on an error it is of no use. Errors: those of renderPaper(), Surface for
/// the disk, Content for bytes that are not what was recorded.
[[nodiscard]] Expected<void, PaperError> writeArchivePackage(const QString &target, const ArchiveFacts &facts);

} // namespace yunchuang::service
