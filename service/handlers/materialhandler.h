// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"
#include "service/handlers/context.h"

namespace yunchuang::service {

/// An uploaded file and the digest that its address says it has.
struct PostedMaterial
{
    Digest256 digest;
    QString file;
};

/// Who a paper comes from: a platform, app or window, or a clerk.
struct Uploader
{
    UnitId source;
    UserId user;
};

/// Judges a paper by its content and keeps it. Errors: MALFORMED, MATERIAL_REFUSED (args: reason; DIGEST when the bytes
/// are others), UNAVAILABLE.
[[nodiscard]] Answer<Done> keepMaterial(Context &context, const PostedMaterial &posted, const Uploader &uploader);

/// A clerk's own paper, before the act that names it. Errors as above; FORBIDDEN for an account without a post.
[[nodiscard]] Answer<Done> keepOwnMaterial(Context &context, const PostedMaterial &posted);

/// A PUT that streams a paper to a file, still without a handler. `caller` is asked before the body is read: a large
/// one is only taken from who may send it.
[[nodiscard]] Route uploadRoute(ServiceCore &core, QLatin1String pattern, const Authenticator &caller,
                                qint64 materialBytes);
/// What such a request brought.
[[nodiscard]] PostedMaterial postedMaterial(const HttpRequest &request);

void addMaterialRoutes(Binding &binding, const Authenticator &session, qint64 materialBytes);

} // namespace yunchuang::service
