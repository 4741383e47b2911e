// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"

#include <memory>

namespace yunchuang {

/// The data every decision rests on, in one edition. Never changed once made; a new edition is a new book.
struct RuleBook
{
    Catalogue catalogue;
    OrgDirectory units;
    CalendarSet calendars;
};

using RuleBookPtr = std::shared_ptr<const RuleBook>;

} // namespace yunchuang
