// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/userfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <bit>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr Posts administratorPosts = Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin;

Expected<Posts, QString> postsOf(const QJsonArray &names)
{
    Posts posts;
    for (const QJsonValue &name : names) {
        const std::optional<Post> post = valueOf<Post>(name.toString());
        if (!post || *post == Post::Applicant || *post == Post::System)
            return tl::unexpected(QString(u"there is no post "_s % name.toString()));
        posts |= *post;
    }
    if (!posts)
        return tl::unexpected(u"a grant has no posts"_s);
    return posts;
}

bool mixesAdministrators(Posts posts)
{
    const Posts administrator = posts & administratorPosts;
    if (!administrator)
        return false;
    return posts != administrator || std::popcount(static_cast<quint32>(administrator.toInt())) > 1;
}

Expected<UserEntry, QString> entryOf(const QJsonObject &json, const OrgDirectory &units)
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9._-]{1,39}\\z"_s);
    UserEntry entry;
    entry.user = UserId(json.value("user"_L1).toString());
    entry.name = json.value("name"_L1).toString().trimmed();
    entry.enabled = json.value("enabled"_L1).toBool(true);
    if (!form.match(entry.user.text()).hasMatch())
        return tl::unexpected(QString(u"is no name for an account: "_s % entry.user.text()));
    const auto fault = [&](const QString &what) { return tl::unexpected(QString(entry.user.text() % u": "_s % what)); };
    if (entry.name.isEmpty())
        return fault(u"has no name"_s);
    Posts all;
    const QJsonArray grants = json.value("grants"_L1).toArray();
    for (const QJsonValue &grant : grants) {
        const QString unit = grant.toObject().value("unit"_L1).toString();
        if (!units.find(UnitId(unit)))
            return fault(u"there is no unit "_s % unit);
        const Expected<Posts, QString> posts = postsOf(grant.toObject().value("posts"_L1).toArray());
        if (!posts)
            return fault(posts.error());
        entry.posts[unit] |= *posts;
        all |= *posts;
    }
    if (mixesAdministrators(all))
        return fault(u"an administrator may be nothing else"_s);
    return entry;
}

} // namespace

Expected<QList<UserEntry>, QString> parseUserFile(const QByteArray &bytes, const OrgDirectory &units)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isArray())
        return tl::unexpected(QString(u"is not a JSON list: "_s % error.errorString()));
    QList<UserEntry> users;
    QSet<QString> known;
    const QJsonArray list = document.array();
    for (qsizetype i = 0; i < list.size(); ++i) {
        Expected<UserEntry, QString> entry = entryOf(list[i].toObject(), units);
        if (!entry)
            return tl::unexpected(QString(u"entry "_s % QString::number(i + 1) % u": "_s % entry.error()));
        if (known.contains(entry->user.text()))
            return tl::unexpected(QString(u"names "_s % entry->user.text() % u" twice"_s));
        known.insert(entry->user.text());
        users.append(std::move(*entry));
    }
    return users;
}

} // namespace yunchuang::service
