// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "protocol/readablebundles.h"
#include "store/casestore.h"

namespace yunchuang {

/// What pages show beside a case: the forms and the ready-made sentences of this edition.
struct ReferenceBundles
{
    FormCatalogue forms;
    QVector<FormKey> newerForms; ///< that are there and beyond this version of the program
    QVector<PhraseSet> phrases;
};

/// Reads both from the cache. What is not there, or cannot be read by this version, is left out.
void readReferenceBundles(const CaseStore &store, QObject *context, std::function<void(ReferenceBundles)> done);

} // namespace yunchuang
