// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/serviceitem.h"
#include "domain/vocabulary.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

namespace yunchuang::service {

/// 办件编号, 43 characters: implementation code of the item, day in Guizhou, serial of the item on that day.
/// UNAVAILABLE when the day's 9,999 numbers are used up.
[[nodiscard]] Answer<QString> nextCaseNumber(WriteContext &context, const ServiceItem &item);

/// The number of part work: its parent's, a hyphen and the two-digit place of the part among the parent's parts.
[[nodiscard]] QString partWorkNumber(const Case &parent, const PartId &part);

/// The short number on screens and receipts: province, day and a serial over all items, such as "52-261124-00317".
/// UNAVAILABLE when the day's 99,999 numbers are used up.
[[nodiscard]] Answer<QString> nextQueryCode(WriteContext &context);

/// 文书编号, such as 市监许受字〔2026〕第0001号: document word of the department, kind, year in Guizhou, serial within
/// (department, kind, year). Empty for papers that carry no number of their own (application, certificate).
[[nodiscard]] Answer<QString> nextDocumentNumber(WriteContext &context, const Reference &reference,
                                                 const UnitId &department, DocumentKind kind);

/// The words of a kind between the document word and 字; empty when it carries no number.
[[nodiscard]] QString documentKindWord(DocumentKind kind);

} // namespace yunchuang::service
