// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/command.h"
#include "domain/serviceitem.h"
#include "service/handlers/context.h"

namespace yunchuang::service {

class Connection;

/// Papers that an act names must have been uploaded; what is on record about their bytes counts, not what the command
/// says. What a window takes in (补正, 补充材料, 容缺) is besides of a kind that the item lists, under a harmless name;
/// of its trust the window can say only that the original was seen (B, 国办函〔2016〕108号), else it is the
/// applicant's own (D). An original that was seen without a scan has no digest, and at least one copy.
/// Errors: MALFORMED, MATERIAL_UNKNOWN (args: digests), MATERIAL_REFUSED (args: reason).
[[nodiscard]] Answer<void> checkBroughtPapers(Connection &db, const ServiceItem &item, Command &command);

} // namespace yunchuang::service
