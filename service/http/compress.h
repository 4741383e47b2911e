// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yunchuang::service {

/// The bytes as one gzip member (RFC 1952).
[[nodiscard]] QByteArray gzipped(QByteArrayView bytes);

/// Whether an Accept-Encoding value allows gzip (RFC 9110 12.5.3): named, or covered by "*", and not with q=0.
[[nodiscard]] bool acceptsGzip(QByteArrayView acceptEncoding);

/// Whether a Content-Type is worth compressing: text, JSON, XML, YAML. Pictures and PDF are compressed already.
[[nodiscard]] bool isCompressible(QByteArrayView contentType);

} // namespace yunchuang::service
