// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/handlers/binding.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <mutex>

namespace yunchuang::service {

/// Puts one file of the reference data in place of the present one, lastingly, and reads all of it again. When anything
/// is wrong with the whole, nothing is changed and the error says what, in English. `file` is relative, such as
/// "calendars/2027.json".
using ReferenceEditor =
    std::function<Expected<std::shared_ptr<const Reference>, QString>(const QString &file, const QByteArray &json)>;

/// A unit as the directory's file has it.
struct UnitEdit
{
    UnitId unit;
    QJsonObject json;
};

/// Calendars and units, changed by the system administrator while the service runs. FORBIDDEN for others.
class ReferenceHandlers
{
public:
    explicit ReferenceHandlers(ReferenceEditor editor)
        : m_editor(std::move(editor))
    {
    }

    /// A year of the state calendar, new or in place of the present one. Errors: RULE_BROKEN (CALENDAR; args: detail),
    /// UNAVAILABLE without an editor.
    [[nodiscard]] Answer<protocol::CalendarImported> importCalendar(Context &context, const QJsonObject &year);
    /// A unit, new or in place of the present one; units are never removed, they get a successor. Errors: RULE_BROKEN
    /// (UNIT; args: detail), UNAVAILABLE.
    [[nodiscard]] Answer<Done> changeUnit(Context &context, const UnitEdit &edit);

private:
    [[nodiscard]] Answer<Done> edit(Context &context, const QString &file, const QByteArray &json, const QString &rule);

    ReferenceEditor m_editor;
    std::mutex m_mutex; ///< one change after the other
};

void addReferenceRoutes(Binding &binding, const Authenticator &session, ReferenceHandlers &handlers);

} // namespace yunchuang::service
