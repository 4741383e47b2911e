// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/feed/feedreader.h"
#include "service/handlers/binding.h"

#include <chrono>

namespace yunchuang::service {

/// From where a feed is read, for how long to wait for news (seconds), and how many entries at most.
struct FeedQuery
{
    QString cursor;
    std::chrono::seconds wait{0}; ///< at most maxFeedWait
    int limit = 0;                ///< 0: the largest page
};

/// What is new now, without waiting.
[[nodiscard]] Answer<FeedSlice> feedNow(Context &context, const FeedQuery &query);

/// Answers feed requests, now or when there is news. Waiting holds no worker: one thread of its own reads for those
/// that were woken.
class FeedPolls
{
public:
    /// `ownThread` false: pages are read on the thread of the commit (simulation).
    FeedPolls(ServiceCore &core, bool ownThread);
    ~FeedPolls(); ///< leaves waiting requests to their fallback
    FeedPolls(const FeedPolls &) = delete;
    FeedPolls &operator=(const FeedPolls &) = delete;

    /// Serves one request; `responder` is answered exactly once, by its own deadline at the latest.
    void serve(Caller caller, const FeedQuery &query, const QString &requestId, std::shared_ptr<Responder> responder);

    [[nodiscard]] qsizetype waiting() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

void addFeedRoutes(Binding &binding, const Authenticator &session, FeedPolls &polls);

} // namespace yunchuang::service
