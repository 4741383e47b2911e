// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "sync/servicedesk.h"
#include "ui/common/words.h"

#include <QCoreApplication>

namespace yunchuang {

/// The words of administration: what the audit log speaks of, and why the service did not do it.
class AdministrationWords
{
    Q_DECLARE_TR_FUNCTIONS(AdministrationWords)
public:
    [[nodiscard]] static QString event(protocol::AuditEvent event);
    /// What changed, for a cell: "posts: … → …".
    [[nodiscard]] static QString changes(const QMap<QString, QString> &changes);
    /// A moment in Guizhou, to the second.
    [[nodiscard]] static QString moment(const QDateTime &moment);
    /// Posts by unit, for a cell.
    [[nodiscard]] static QString grants(const QVector<protocol::UnitGrant> &grants);
    [[nodiscard]] static Explanation failure(const ServiceFailure &failure);
    /// What a person quotes so that the log can be searched for it.
    [[nodiscard]] static QString number(const ServiceFailure &failure);
};

} // namespace yunchuang
