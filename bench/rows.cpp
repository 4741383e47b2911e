// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/row.h"

#include "bench/crowdrow.h"
#include "bench/decisionsrow.h"
#include "bench/firstsyncrow.h"
#include "bench/fullservicerow.h"

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

template<class T>
std::unique_ptr<Row> make(const Settings &settings)
{
    return std::make_unique<T>(settings);
}

} // namespace

const std::vector<RowEntry> &rows()
{
    static const std::vector<RowEntry> all = {
        {u"decisions"_s, u"signed decisions over HTTPS, against one bare SQL transaction each with the same rows"_s,
         make<DecisionsRow>},
        {u"first-sync"_s, u"first sync into the sealed cache, against bare insertion of the same sealed rows"_s,
         make<FirstSyncRow>},
        {u"full-service"_s,
         u"feed and registry look-ups of a service with a million cases and rows, against one with a thousand"_s,
         make<FullServiceRow>},
        {u"crowd"_s, u"decisions and their way to another unit while many clients wait, against nobody waiting"_s,
         make<CrowdRow>},
    };
    return all;
}

} // namespace yunchuang::bench
