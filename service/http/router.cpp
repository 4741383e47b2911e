// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/router.h"

#include <QStringDecoder>

#include <algorithm>
#include <stdexcept>

namespace yunchuang::service {

namespace {

constexpr qsizetype maxQueryItems = 64;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<QString> decodePart(QByteArrayView part, bool plusIsBlank)
{
    QByteArray bytes;
    bytes.reserve(part.size());
    for (qsizetype i = 0; i < part.size(); ++i) {
        char c = part[i];
        if (c == '%') {
            if (i + 2 >= part.size())
                return std::nullopt;
            const int high = hexDigit(part[i + 1]);
            const int low = hexDigit(part[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plusIsBlank) {
            c = ' ';
        }
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7f)
            return std::nullopt;
        bytes.append(c);
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

std::optional<QList<HttpRequest::QueryItem>> decodeQuery(QByteArrayView text)
{
    QList<HttpRequest::QueryItem> items;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('&');
        const QByteArrayView item = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (item.isEmpty())
            continue;
        if (items.size() == maxQueryItems)
            return std::nullopt;
        const qsizetype equals = item.indexOf('=');
        const auto name = decodePart(equals < 0 ? item : item.first(equals), true);
        const auto value = decodePart(equals < 0 ? QByteArrayView("") : item.sliced(equals + 1), true);
        if (!name || !value)
            return std::nullopt;
        items.append({*name, *value});
    }
    return items;
}

bool isParameter(const QString &segment)
{
    return segment.startsWith(u'{');
}

/// The values of the parameters when `segments` has the shape of `pattern`.
std::optional<QHash<QString, QString>> fit(const QList<QString> &pattern, const QList<QString> &segments)
{
    if (pattern.size() != segments.size())
        return std::nullopt;
    QHash<QString, QString> params;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (isParameter(pattern[i])) {
            if (segments[i].isEmpty())
                return std::nullopt;
            params.insert(pattern[i].mid(1, pattern[i].size() - 2), segments[i]);
        } else if (pattern[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return params;
}

/// True when `a` is literal at the first segment where exactly one of both is.
bool isMoreLiteral(const QList<QString> &a, const QList<QString> &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (isParameter(a[i]) != isParameter(b[i]))
            return isParameter(b[i]);
    }
    return false;
}

bool hasSameShape(const QList<QString> &a, const QList<QString> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const QString &left, const QString &right) {
        return left == right || (isParameter(left) && isParameter(right));
    });
}

} // namespace

std::optional<ParsedTarget> parseTarget(QByteArrayView target)
{
    if (!target.startsWith('/') || target.contains('#'))
        return std::nullopt;
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    ParsedTarget parsed;
    if (mark >= 0) {
        auto query = decodeQuery(target.sliced(mark + 1));
        if (!query)
            return std::nullopt;
        parsed.query = std::move(*query);
    }
    for (qsizetype begin = 1; begin <= path.size();) {
        const qsizetype slash = path.indexOf('/', begin);
        const qsizetype end = slash < 0 ? path.size() : slash;
        const auto segment = decodePart(path.sliced(begin, end - begin), false);
        if (!segment || *segment == u"." || *segment == u"..")
            return std::nullopt;
        parsed.segments.append(*segment);
        begin = end + 1;
    }
    parsed.path = u'/' + QStringList(parsed.segments).join(u'/');
    return parsed;
}

void Router::add(Route route)
{
    auto parsed = parseTarget(route.pattern);
    if (!parsed || !parsed->query.isEmpty() || route.pattern.contains('%'))
        throw std::logic_error("malformed route pattern " + route.pattern.toStdString());
    for (const QString &segment : std::as_const(parsed->segments)) {
        if (isParameter(segment) && (segment.size() < 3 || !segment.endsWith(u'}')))
            throw std::logic_error("malformed parameter in route pattern " + route.pattern.toStdString());
    }
    for (const auto &entry : m_entries) {
        if (entry->route.method == route.method && hasSameShape(entry->segments, parsed->segments))
            throw std::logic_error("second route for " + route.pattern.toStdString());
    }
    m_entries.push_back(std::make_unique<const Entry>(Entry{std::move(route), std::move(parsed->segments)}));
}

Router::Match Router::match(QByteArrayView method, const QList<QString> &segments) const
{
    Match best;
    const Entry *bestEntry = nullptr;
    QList<QByteArray> allowed;
    for (const auto &entry : m_entries) {
        auto params = fit(entry->segments, segments);
        if (!params)
            continue;
        const QByteArray &own = entry->route.method;
        allowed.append(own);
        if (own == "GET")
            allowed.append(QByteArrayLiteral("HEAD"));
        if (own != method && !(own == "GET" && method == "HEAD"))
            continue;
        if (bestEntry && !isMoreLiteral(entry->segments, bestEntry->segments))
            continue;
        bestEntry = entry.get();
        best.route = &entry->route;
        best.params = std::move(*params);
    }
    if (!best.route) {
        std::sort(allowed.begin(), allowed.end());
        allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
        best.allowed = std::move(allowed);
    }
    return best;
}

QList<const Route *> Router::routes() const
{
    QList<const Route *> all;
    for (const auto &entry : m_entries)
        all.append(&entry->route);
    return all;
}

bool Router::wantsFiles() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const auto &entry) { return entry->route.limits.bodyTo == BodyTo::File; });
}

} // namespace yunchuang::service
