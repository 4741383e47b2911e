// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/pushdata.h"

#include "protocol/casefields.h"

namespace yunchuang::protocol {

QJsonObject pushData(const QJsonObject &selection, const CaseResult &result)
{
    return {{u"form"_s, selection}, {u"result"_s, detail::writeValue(result)}};
}

} // namespace yunchuang::protocol
