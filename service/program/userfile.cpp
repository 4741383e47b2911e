// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/userfile.h"

#include "service/handlers/access.h"
#include "service/handlers/accountrules.h"

#include "domain/citizenid.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

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

Expected<UserEntry, QString> entryOf(const QJsonObject &json, const OrgDirectory &units)
{
    UserEntry entry;
    entry.user = UserId(json.value("user"_L1).toString());
    entry.name = json.value("name"_L1).toString().trimmed();
    entry.enabled = json.value("enabled"_L1).toBool(true);
    if (!isAccountName(entry.user))
        return tl::unexpected(QString(u"is no name for an account: "_s % entry.user.text()));
    const auto fault = [&](const QString &what) { return tl::unexpected(QString(entry.user.text() % u": "_s % what)); };
    if (entry.name.isEmpty())
        return fault(u"has no name"_s);
    if (json.contains("idNumber"_L1)) {
        entry.idNumber = json.value("idNumber"_L1).toString().trimmed();
        // The number itself never stands in a message.
        if (!entry.idNumber->isEmpty() && !checkCitizenId(*entry.idNumber))
            return fault(u"idNumber is no identity number"_s);
    }
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
    if (access::administratorsCombined(all))
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
