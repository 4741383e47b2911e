// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serviceitem.h"
#include "domain/vocabulary.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

namespace yunchuang::service {

/// 办件编号: implementation code of the item (31) + yyyyMMdd + four digits that count the item's cases of that day;
/// from the ten-thousandth on the letter A takes the first digit's place and so on, so that it keeps 43 characters.
[[nodiscard]] DbResult<QString> nextCaseNumber(WriteContext &context, const ServiceItem &item);

/// The short number on screens and receipts: area, day and a count over all items, such as "52-261124-00317".
[[nodiscard]] DbResult<QString> nextQueryCode(WriteContext &context);

/// 文书编号, such as 市监许受字〔2026〕第0001号: document word of the department, kind, year in Guizhou, serial within
/// (department, kind, year). Empty for papers that carry no number of their own (application, certificate).
[[nodiscard]] DbResult<QString> nextDocumentNumber(WriteContext &context, const Reference &reference,
                                                   const UnitId &department, DocumentKind kind);

/// The words of a kind between the document word and 字; empty when it carries no number.
[[nodiscard]] QString documentKindWord(DocumentKind kind);

} // namespace yunchuang::service
