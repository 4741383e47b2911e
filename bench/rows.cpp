// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/row.h"

#include "bench/decisionsrow.h"
#include "bench/firstsyncrow.h"

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
    };
    return all;
}

} // namespace yunchuang::bench
