// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "notices/noticetext.h"

#include <QByteArray>
#include <QDateTime>

namespace yunchuang::service {

/// Why a paper did not become a file. `detail` names fonts and code points, never text.
struct PaperError
{
    enum class Code : quint8 {
        Glyph,   ///< a character that no installed font has: it would be an empty box on a statutory paper
        Surface, ///< the PDF library, the archive library or the disk failed
        Content, ///< a template could not be filled, or bytes are not those that were recorded
    };
    Code code = Code::Surface;
    QString detail;
};

/// The paper as PDF: A4, laid out in the manner of GB/T 9704-2012 (margins, body in size 3, title in size 2, page
/// numbers outside), fonts embedded, text that can be searched, a frame where the seal goes. The same paper gives the
/// same bytes: nothing of the moment or the machine but its fonts goes in. May be called on any thread.
[[nodiscard]] Expected<QByteArray, PaperError> renderPaper(const NoticeText &paper, const QDateTime &issuedAt);

} // namespace yunchuang::service
