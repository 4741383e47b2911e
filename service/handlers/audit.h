// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/handlers/binding.h"

/// Lines of the audit log as handlers write them, in the same transaction as what they speak of.
namespace yunchuang::service::audit {

/// What happened. Who, when, from where and on which device come from the context.
struct Line
{
    protocol::AuditEvent event;
    QString object = {};
    QMap<QString, QString> changes = {};
    bool success = true;
    UserId actor = {}; ///< only where nobody is signed in yet
    DeviceId device = {};
};

[[nodiscard]] Answer<void> record(WriteContext &write, const Context &context, const Line &line);

/// Posts as the log has them: their names, with commas.
[[nodiscard]] QString postNames(Posts posts);

} // namespace yunchuang::service::audit
