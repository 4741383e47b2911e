// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "protocol/bundles.h"
#include "store/casestore.h"

namespace yunchuang {

/// What pages show beside a case: the forms and the ready-made sentences of this edition.
struct ReferenceBundles
{
    FormCatalogue forms;
    QVector<PhraseSet> phrases;
};

/// Reads both from the cache. What is not there, or cannot be read by this version, is empty.
void readReferenceBundles(const CaseStore &store, QObject *context, std::function<void(ReferenceBundles)> done);

} // namespace yunchuang
