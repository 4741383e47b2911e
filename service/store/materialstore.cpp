// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/materialstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(materialLog, "yunchuang.materials")

bool MaterialStore::isDigest(const QString &text)
{
    return text.size() == 64 && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

QString MaterialStore::pathOf(const Digest256 &digest) const
{
    Q_ASSERT(isDigest(digest.text()));
    return m_folder % u'/' % digest.text().left(2) % u'/' % digest.text().mid(2, 2) % u'/' % digest.text();
}

bool MaterialStore::adopt(const QString &file, const Digest256 &digest) const
{
    const QString target = pathOf(digest);
    if (QFile::exists(target)) {
        QFile::remove(file);
        return true;
    }
    if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::rename(file, target)) {
        // Another request may have brought the same bytes meanwhile.
        if (QFile::exists(target)) {
            QFile::remove(file);
            return true;
        }
        qCWarning(materialLog) << "a material could not be moved to its place";
        return false;
    }
    QFile::setPermissions(target, QFile::ReadOwner | QFile::ReadGroup);
    return true;
}

DbResult<void> MaterialStore::insert(Connection &db, const Row &row)
{
    Statement statement = db.prepare("INSERT INTO materials (digest, size, media_type, stored_at, source) "
                                     "VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING"_L1);
    return statement.bind(row.digest.text())
        .bind(row.size)
        .bind(row.mediaType)
        .bind(row.storedAt)
        .bind(row.source.text())
        .run();
}

DbResult<std::optional<MaterialStore::Row>> MaterialStore::find(Connection &db, const Digest256 &digest)
{
    Statement select = db.prepare("SELECT size, media_type, stored_at, source FROM materials WHERE digest = ?"_L1);
    YC_TRY(select.bind(digest.text()).run());
    if (!select.next())
        return std::optional<Row>();
    return std::optional<Row>(Row{digest, select.number(0), select.text(1), select.moment(2), UnitId(select.text(3))});
}

DbResult<QVector<Digest256>> MaterialStore::missing(Connection &db, const QVector<Digest256> &digests)
{
    QVector<Digest256> out;
    for (const Digest256 &digest : digests) {
        DbResult<std::optional<Row>> row = find(db, digest);
        if (!row)
            return unexpected(row.error());
        if (!*row)
            out.append(digest);
    }
    return out;
}

} // namespace yunchuang::service
