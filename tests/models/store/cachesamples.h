// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/casestore.h"
#include "store/outbox.h"
#include "store/sealedbox.h"

#include "../../support/virtualtime.h"
#include "../domain/samplecases.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>

namespace yunchuang::sample {

inline SealedBox makeSealer(Random &random, char key = 'k')
{
    return SealedBox(SecretBytes::copyOf(QByteArray(SealedBox::KeySize, key)), random);
}

/// Row `i` of a queue: spread over states, people and days, named so that a leak can be found.
inline CaseSummary rowNumber(int i)
{
    CaseSummary out;
    out.id = CaseId(u"0193b8c0-0000-7000-8000-%1"_s.arg(i, 12, 10, QLatin1Char('0')));
    out.viewer = registration;
    out.unit = registration;
    out.department = authority;
    out.queryCode = u"52-260302-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
    out.item = {ItemCode(u"000125001001"_s), 2};
    out.itemName = u"企业设立登记"_s;
    out.applicantName = u"贵州申请人%1号有限公司"_s.arg(i);
    static constexpr std::array states{CaseState::Received, CaseState::Accepted, CaseState::InReview,
                                       CaseState::Correcting, CaseState::ClosedGrant};
    out.state = states[static_cast<size_t>(i) % states.size()];
    out.assignee = i % 3 == 0 ? clerk.user : UserId();
    out.source = platform;
    out.receivedAt = moment(3, 2, 9).addSecs(i);
    out.due = i % 10 == 9 ? QDate() : QDate(2026, 3, 1).addDays(i % 7);
    out.version = 1;
    out.revision = 1;
    return out;
}

inline protocol::FeedEntry entryOf(const CaseSummary &summary, qint64 sequence = 1)
{
    return {summary.viewer, sequence, summary.id, false, summary};
}

inline protocol::FeedPage pageOf(int first, int count, bool more, const QString &cursor = u"c"_s)
{
    protocol::FeedPage out;
    for (int i = first; i < first + count; ++i)
        out.entries.append(entryOf(rowNumber(i), i + 1));
    out.cursor = cursor;
    out.more = more;
    out.serviceTime = moment(3, 3, 10);
    return out;
}

inline CaseFilter everything(const UnitId &unit = registration)
{
    CaseFilter filter;
    filter.scope = {unit, clerk.user, QDate(2026, 3, 3), QDate(2026, 3, 4), {}};
    return filter;
}

/// A receipt as the service would give it.
inline protocol::CommandReceipt receiptFor(const Command &command, qint64 version)
{
    protocol::CommandReceipt out;
    out.command = command.id;
    out.caseId = command.caseId;
    out.version = out.revision = version;
    out.at = moment(3, 3, 10);
    return out;
}

/// Waits for the answer of an asynchronous call and gives it back.
template<class T, class Start>
StoreResult<T> await(Start start)
{
    QObject context;
    std::optional<StoreResult<T>> answer;
    start(&context, [&](StoreResult<T> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20000))
        return unexpected(StoreError{StoreErrorCode::Failed, u"no answer"_s});
    if (!*answer)
        qInfo("answered %d %s", int(answer->error().code), qPrintable(answer->error().detail));
    return std::move(*answer);
}

inline StoreResult<SyncPosition> openStore(CaseStore &store)
{
    return await<SyncPosition>([&](QObject *context, auto done) { store.open(context, done); });
}

inline StoreResult<SyncPosition> applyPage(CaseStore &store, const protocol::FeedPage &page)
{
    return await<SyncPosition>([&](QObject *context, auto done) { store.apply(page, context, done); });
}

inline StoreResult<CaseWindow> windowOf(CaseStore &store, const CaseFilter &filter, int limit = 1000,
                                        CaseOrder order = {}, std::optional<CaseKey> after = {})
{
    return await<CaseWindow>(
        [&](QObject *context, auto done) { store.window(filter, order, after, limit, context, done); });
}

/// The first thousand rows that match; a failure shows as an empty list and a warning.
inline QVector<ShownRow> rowsOf(CaseStore &store, const CaseFilter &filter, CaseOrder order = {})
{
    auto found = windowOf(store, filter, 1000, order);
    if (found)
        return std::move(found->rows);
    qWarning("window: %d %s", int(found.error().code), qPrintable(found.error().detail));
    return {};
}

/// The book of the sample office.
inline RuleBookPtr sampleRules()
{
    static const RuleBookPtr rules = std::make_shared<const RuleBook>(
        RuleBook{Catalogue({establishment(), taxKinds()}), directory(), calendar2026()});
    return rules;
}

} // namespace yunchuang::sample
