// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/transport.h"

namespace yunchuang {

QByteArray WireReply::header(QByteArrayView name) const
{
    for (const auto &[candidate, value] : headers) {
        if (candidate == name)
            return value;
    }
    return {};
}

} // namespace yunchuang
