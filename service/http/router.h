// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/route.h"

#include <vector>

namespace yunchuang::service {

/// What a target says, decoded; see `parseTarget`.
struct ParsedTarget
{
    QString path;
    QList<QString> segments; ///< decoded; a slash inside a segment was sent as %2F
    QList<HttpRequest::QueryItem> query;
};

/// Splits and decodes an origin-form target. Nullopt when it does not start with '/', a percent sign is not followed
/// by two hex digits, the result is not UTF-8 or holds a control character, a segment is "." or "..", or there are
/// more than 64 query items.
[[nodiscard]] std::optional<ParsedTarget> parseTarget(QByteArrayView target);

/// The table of routes. Filled before the server starts, then only read, from several threads.
class Router
{
public:
    /// Outcome of a look-up: the route and its parameters, or 404, or 405 with the methods that would do.
    struct Match
    {
        const Route *route = nullptr;
        QHash<QString, QString> params;
        QList<QByteArray> allowed; ///< not empty: the path exists with these methods (answer 405)
    };

    /// Adds a route. A second one with the same method and the same shape, or a malformed pattern, is a bug and
    /// throws std::logic_error.
    void add(Route route);

    /// A literal segment wins over a {parameter}.
    [[nodiscard]] Match match(QByteArrayView method, const QList<QString> &segments) const;

    /// Every route, in the order added; good as long as the router.
    [[nodiscard]] QList<const Route *> routes() const;
    /// Whether some route streams bodies to files.
    [[nodiscard]] bool wantsFiles() const;

private:
    struct Entry
    {
        Route route;
        QList<QString> segments;
    };
    std::vector<std::unique_ptr<const Entry>> m_entries;
};

} // namespace yunchuang::service
