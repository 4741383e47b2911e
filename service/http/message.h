// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace yunchuang::service {

/// A request body that was streamed to a temporary file because its route says so.
/// The file is deleted with the last copy of the request, unless somebody moved it away before.
class SpooledFile
{
public:
    SpooledFile(QString path, qint64 size);
    ~SpooledFile();
    SpooledFile(const SpooledFile &) = delete;
    SpooledFile &operator=(const SpooledFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    QString m_path;
    qint64 m_size;
};

/// One complete, well-formed request as handlers see it. Nothing in it depends on the engine.
struct HttpRequest
{
    using Header = std::pair<QByteArray, QByteArray>;
    using QueryItem = std::pair<QString, QString>;

    QByteArray method;              ///< upper case; a HEAD that is answered by a GET route stays "HEAD"
    QByteArray target;              ///< path and query exactly as sent; what request signatures cover
    QString path;                   ///< decoded path, without the query
    QHash<QString, QString> params; ///< values of the {names} in the route's pattern, decoded
    QList<QueryItem> query;         ///< decoded items in the order sent
    QList<Header> headers;          ///< names in lower case, values without surrounding blanks, in the order sent
    QByteArray body;                ///< empty when the route streams to a file
    std::shared_ptr<const SpooledFile> file; ///< the body of a route with BodyTo::File, otherwise null
    QString peer;                            ///< the peer's IP address in text form, without the port
    QString requestId;                       ///< also sent back as X-Request-Id

    /// First value of a header; `name` in lower case. Empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    /// First value of a query item; nullopt when absent, an empty string when it has no value.
    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const;
    /// Value of a {name} of the route's pattern; empty when the pattern has no such name.
    [[nodiscard]] QString param(const QString &name) const { return params.value(name); }
};

/// What a handler answers. The engine adds Content-Length, Date, X-Request-Id, the security headers, and
/// `Cache-Control: no-store` unless the handler set one; it drops the body for HEAD, 204 and 304.
struct HttpResponse
{
    using Header = std::pair<QByteArray, QByteArray>;

    int status = 200;
    QList<Header> headers;
    QByteArray body;
    QString file; ///< when not empty, this file's content is streamed in place of `body`

    /// Replaces every header of that name (compared without case).
    void setHeader(const QByteArray &name, const QByteArray &value);
    /// First value, compared without case; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;

    [[nodiscard]] static HttpResponse empty(int status);
    [[nodiscard]] static HttpResponse json(int status, QByteArray body);
    [[nodiscard]] static HttpResponse text(int status, QByteArray body);
};

/// The standard words for a status ("Not Found"); "Status" for one that has none.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace yunchuang::service
