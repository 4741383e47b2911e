// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"
#include "forms/formdescription.h"
#include "notices/noticetext.h"

namespace yunchuang {

/// All that a paper is made of.
struct NoticeFacts
{
    const Case &subject;
    const HistoryRow &act; ///< the act that brought the paper
    const QVector<HistoryRow> &history;
    const CaseDocument &document; ///< its number, empty before the service gave one, and its day
    const ServiceItem &item;
    const OrgDirectory &units;
    const FormDescription *form = nullptr; ///< of the application; without it no field of the form is shown
};

/// The row of the act that brought a paper: of its command, and the one whose transition has the paper where a command
/// wrote several rows. Nothing if the history does not have it.
[[nodiscard]] const HistoryRow *actOf(const QVector<HistoryRow> &history, const CaseDocument &document);

/// What the case, and the act, say at each placeholder. What happened after the act does not count where the act or the
/// history still knows how it was: due days that moved since are given as they were. Identity and telephone numbers of
/// persons are masked. What is empty stays empty; fillNotice() judges it.
[[nodiscard]] NoticeValues noticeValues(const NoticeBook &book, const NoticeTemplate &notice, const NoticeFacts &facts);

/// The paper itself. UnknownKind when the edition has no template for it; otherwise the errors of fillNotice().
[[nodiscard]] Expected<NoticeText, NoticeError> writeNotice(const NoticeBook &book, const NoticeFacts &facts,
                                                            Holes holes = Holes::Refuse);

} // namespace yunchuang
