// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notices/noticetemplate.h"

#include <QHash>

namespace yunchuang {

/// What stands at the placeholders of one paper.
struct NoticeValues
{
    using Entry = QHash<QString, QString>;

    QHash<QString, QString> texts;
    QHash<QString, QVector<Entry>> lists;
};

/// A part of a paper as it reads.
struct NoticeBlock
{
    NoticeBlockKind kind = NoticeBlockKind::Paragraph; ///< never List: its entries are paragraphs
    QString text;
    QVector<QStringList> rows; ///< Table and TableOf
    QStringList headings;      ///< TableOf
    QString seal;
    QStringList lines;

    friend bool operator==(const NoticeBlock &, const NoticeBlock &) = default;
};

/// A paper as the applicant reads it, before it is a file and has its number.
struct NoticeText
{
    DocumentKind kind = DocumentKind::ReceptionReceipt;
    QString organ; ///< who issues it, above the title
    QString title;
    int copies = 2;
    QVector<NoticeBlock> blocks;
    QString sealPlace;   ///< what stands in the frame where the seal goes
    QString footnote;    ///< how many copies there are and who has them
    QStringList marks;   ///< what stands in the text for them, such as 〔理由〕
    QStringList missing; ///< placeholders that still want a value; only in a preview

    /// Everything in reading order, a line per paragraph or row.
    [[nodiscard]] QString plainText() const;

    friend bool operator==(const NoticeText &, const NoticeText &) = default;
};

/// What to do about a value that is not there.
enum class Holes : quint8 {
    Refuse, ///< the paper is issued: no hole leaves the house
    Mark,   ///< a preview while the clerk still writes: 〔理由〕 stands there, and `missing` names it
};

/// The template with the values in their places. Errors: MissingValue, EmptyList.
[[nodiscard]] Expected<NoticeText, NoticeError> fillNotice(const NoticeBook &book, const NoticeTemplate &notice,
                                                           const NoticeValues &values, Holes holes = Holes::Refuse);

} // namespace yunchuang
