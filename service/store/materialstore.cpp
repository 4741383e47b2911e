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

bool MaterialStore::has(const Digest256 &digest) const
{
    return QFile::exists(pathOf(digest));
}

void MaterialStore::discard(const Digest256 &digest) const
{
    if (!QFile::remove(pathOf(digest)))
        qCWarning(materialLog) << "a material that nobody named could not be removed";
}

DbResult<void> MaterialStore::insert(Connection &db, const Row &row)
{
    Statement statement =
        db.prepare("INSERT INTO materials (digest, size, media_type, stored_at, source, uploaded_by, named) "
                   "VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (digest) DO UPDATE SET stored_at = excluded.stored_at"_L1);
    return statement.bind(row.digest.text())
        .bind(row.size)
        .bind(row.mediaType)
        .bind(row.storedAt)
        .bind(row.source.text())
        .bind(row.uploadedBy.text())
        .run();
}

DbResult<std::optional<MaterialStore::Row>> MaterialStore::find(Connection &db, const Digest256 &digest)
{
    Statement select =
        db.prepare("SELECT size, media_type, stored_at, source, uploaded_by FROM materials WHERE digest = ?"_L1);
    YC_TRY(select.bind(digest.text()).run());
    if (!select.next())
        return std::optional<Row>();
    return std::optional<Row>(Row{digest, select.number(0), select.text(1), select.moment(2), UnitId(select.text(3)),
                                  UserId(select.text(4))});
}

DbResult<void> MaterialStore::markNamed(Connection &db, const Digest256 &digest)
{
    Statement row = db.prepare("UPDATE materials SET named = 1 WHERE digest = ? AND named = 0"_L1);
    return row.bind(digest.text()).run();
}

DbResult<QVector<Digest256>> MaterialStore::unnamedSince(Connection &db, const QDateTime &before, int limit)
{
    Statement select =
        db.prepare("SELECT digest FROM materials WHERE named = 0 AND stored_at < ? ORDER BY stored_at LIMIT ?"_L1);
    YC_TRY(select.bind(before).bind(limit).run());
    QVector<Digest256> out;
    while (select.next())
        out.append(Digest256(select.text(0)));
    return out;
}

DbResult<void> MaterialStore::removeUnnamed(Connection &db, const Digest256 &digest)
{
    Statement removal = db.prepare("DELETE FROM materials WHERE digest = ? AND named = 0"_L1);
    return removal.bind(digest.text()).run();
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
