// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/casequery.h"

#include <QVariantList>

namespace yunchuang {

/// A condition over the table `shown s` with what is bound to it. The text of a filter is not part of it: names lie
/// sealed.
struct SqlCondition
{
    QString sql;
    QVariantList values;
};

[[nodiscard]] SqlCondition conditionFor(const CaseFilter &filter);
/// The condition of one queue alone, without the viewing unit; each value of the scope is bound where `?` stands.
[[nodiscard]] SqlCondition queueCondition(Queue queue, const QueueScope &scope);

} // namespace yunchuang
