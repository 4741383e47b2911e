// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "sync/servicedesk.h"

#include <QCoreApplication>

namespace yunchuang {

/// The words of absences and relations.
class AbsenceWords
{
    Q_DECLARE_TR_FUNCTIONS(AbsenceWords)
public:
    /// Whether it is to come, in force, over or ended early.
    [[nodiscard]] static QString state(const protocol::Absence &absence, QDate today);
    /// Whether it still gives rights, or will.
    [[nodiscard]] static bool isOpen(const protocol::Absence &absence, QDate today);
    [[nodiscard]] static QString period(QDate from, QDate until, QDate today);
    [[nodiscard]] static QString substitutes(const protocol::Absence &absence);
    [[nodiscard]] static QString relation(protocol::RelationKind kind);
    /// Why the service did not do it, and what to do.
    [[nodiscard]] static QString failure(const ServiceFailure &failure);
};

} // namespace yunchuang
