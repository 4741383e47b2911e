// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/referencebundles.h"

#include "protocol/phrases.h"

namespace yunchuang {

void readReferenceBundles(const CaseStore &store, QObject *context, std::function<void(ReferenceBundles)> done)
{
    using Bundle = CaseStore::Bundle;
    store.bundle(protocol::bundles::forms, context,
                 [&store, context, done = std::move(done)](const StoreResult<Bundle> &forms) {
                     ReferenceBundles out;
                     if (forms) {
                         if (auto read = protocol::readableForms(forms->content)) {
                             out.forms = std::move(read->forms);
                             out.newerForms = std::move(read->unreadable);
                         }
                     }
                     store.bundle(protocol::bundles::phrases, context,
                                  [out = std::move(out), done](const StoreResult<Bundle> &phrases) mutable {
                                      if (phrases) {
                                          if (auto read = protocol::phrasesFromBundle(phrases->content))
                                              out.phrases = std::move(*read);
                                      }
                                      done(std::move(out));
                                  });
                 });
}

} // namespace yunchuang
