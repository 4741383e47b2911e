// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/ids.h"
#include "domain/orgunit.h"
#include "domain/vocabulary.h"

#include <QByteArray>
#include <QMap>

#include <optional>

namespace yunchuang::service {

/// An account as a file of users has it.
struct UserEntry
{
    UserId user;
    QString name;
    bool enabled = true;
    QMap<QString, Posts> posts; ///< by unit
    /// Identity number, for recusal: only its keyed digest is kept. Nothing = leave what is known; empty = forget it.
    std::optional<QString> idNumber = std::nullopt;
};

/// Reads and checks a file of users:
///
///     [{"user": "zhoumin", "name": "周敏", "enabled": true,
///       "grants": [{"unit": "SCJGJ-QYZC", "posts": ["CASE_OFFICER"]}]}]
///
/// "idNumber" (18 characters, GB 11643) may be given: the clerk must then not work on cases that name that number.
/// Units and posts must exist. The three administrators (GB/T 22239 level 3) are kept apart: who is one of them is
/// nothing else. The error is a sentence for operators.
[[nodiscard]] Expected<QList<UserEntry>, QString> parseUserFile(const QByteArray &bytes, const OrgDirectory &units);

} // namespace yunchuang::service
