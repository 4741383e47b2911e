// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/bundlehandler.h"

#include "protocol/bundles.h"
#include "protocol/paths.h"
#include "service/handlers/phrasehandler.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Answer<EncodedAnswer> referenceBundle(Context &context, const QString &name)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const Bundle *bundle = reference->bundle(name);
    if (name == protocol::bundles::phrases)
        return phrasesFor(context, bundle);
    if (!bundle)
        return refuse(protocol::ApiErrorCode::NotFound);
    return EncodedAnswer{bundle->json, bundle->etag};
}

void addBundleRoutes(Binding &binding, const Authenticator &session)
{
    binding.add<QString, EncodedAnswer>(
        "GET", protocol::paths::bundle, session,
        [](const HttpRequest &request) -> Answer<QString> { return request.param(u"name"_s); }, referenceBundle);
}

} // namespace yunchuang::service
