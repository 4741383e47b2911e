// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/cardacts.h"

#include "protocol/codec.h"
#include "protocol/supervisionmessages.h"
#include "service/feed/caseupdate.h"
#include "service/feed/rowentry.h"
#include "service/store/cardstore.h"

#include <algorithm>

namespace yunchuang::service::cardacts {

using namespace Qt::StringLiterals;

namespace {

bool saysTheSame(const SupervisionMark &a, const SupervisionMark &b)
{
    return a.rule == b.rule && a.colour == b.colour && a.clock == b.clock && a.day == b.day && a.card == b.card;
}

void addMark(QVector<SupervisionMark> &marks, const QVector<SupervisionMark> &before, SupervisionMark mark)
{
    const auto known = std::find_if(before.cbegin(), before.cend(),
                                    [&](const SupervisionMark &other) { return saysTheSame(mark, other); });
    if (known != before.cend())
        mark.at = known->at;
    marks.append(mark);
}

QVector<SupervisionMark> cardMarks(const QVector<SupervisionCard> &cards, const QVector<SupervisionMark> &before)
{
    QVector<SupervisionMark> marks;
    for (const SupervisionCard &card : cards) {
        if (card.state != CardState::Revoked)
            addMark(marks, before, {card.rule, card.colour, card.clock, card.day, card.issuedAt, card.id.text()});
    }
    return marks;
}

} // namespace

Answer<bool> issue(WriteContext &write, const Reference &reference, const SupervisionFinding &finding,
                   const Case &subject)
{
    const SupervisionRule *rule = reference.supervisionRules().find(finding.rule);
    if (!rule || finding.colour == CardColour::Hint)
        return false;
    const DbResult<std::optional<SupervisionCard>> known =
        cardstore::find(write.db(), finding.rule, subject.id, finding.occasion);
    YC_TRY_DB(known);
    if (*known)
        return false;
    CardChange change;
    change.next = cardFor(finding, *rule, subject, CardId(write.makeId()), reference.calendars(), write.now());
    change.row.sequence = 1;
    change.row.act = CardAct::Issue;
    change.row.post = Post::System;
    change.row.unit = change.next.unit;
    change.row.at = write.now();
    if (const Answer<void> recorded = record(write, change); !recorded)
        return tl::unexpected(recorded.error());
    return true;
}

Answer<void> record(WriteContext &write, const CardChange &change)
{
    cardstore::StoredRow stored;
    stored.row = change.row;
    stored.logId = change.next.department.isEmpty() ? change.next.unit.text() : change.next.department.text();
    const ledger::LedgerEntry entry =
        entryOfRow(write, stored, change.next.id.text(), u"CARD_"_s % nameOf(change.row.act));
    const DbResult<LeafTicket> leaf = write.log(stored.logId, entry);
    YC_TRY_DB(leaf);
    stored.leaf = leaf->leaf;
    YC_TRY_DB(change.row.sequence == 1 ? cardstore::insert(write.db(), change.next, stored)
                                       : cardstore::record(write.db(), change.next, stored));
    return {};
}

QVector<SupervisionMark> marksFor(const Case &subject, const QVector<SupervisionFinding> &findings,
                                  const QVector<SupervisionCard> &cards, const QDateTime &now)
{
    QVector<SupervisionMark> marks = cardMarks(cards, subject.marks);
    for (const SupervisionFinding &finding : findings) {
        if (finding.colour == CardColour::Hint)
            addMark(marks, subject.marks, {finding.rule, finding.colour, finding.clock, finding.day, now, {}});
    }
    return marks;
}

Answer<void> remark(WriteContext &write, const CaseId &id)
{
    const DbResult<QVector<SupervisionCard>> cards = cardstore::ofCase(write.db(), id);
    YC_TRY_DB(cards);
    const Answer<Case> told = updateInBackground(write, id, [&](Case &subject) {
        QVector<SupervisionMark> marks = cardMarks(*cards, subject.marks);
        std::copy_if(subject.marks.cbegin(), subject.marks.cend(), std::back_inserter(marks),
                     [](const SupervisionMark &mark) { return mark.card.isEmpty(); });
        return std::exchange(subject.marks, marks) != marks;
    });
    if (!told)
        return tl::unexpected(told.error());
    return {};
}

} // namespace yunchuang::service::cardacts
