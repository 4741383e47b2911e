// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/referencefolder.h"

#include "resources/resources.h"
#include "service/store/casestore.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

QString referenceFolder(const QString &dataFolder)
{
    return dataFolder % u"/reference"_s;
}

Expected<std::shared_ptr<const Reference>, ReferenceError> loadReference(const QString &dataFolder)
{
    const QString imported = referenceFolder(dataFolder);
    if (QDir(imported).exists())
        return Reference::load(imported);
    initYunchuangResources();
    return Reference::load(u":/yunchuang"_s);
}

namespace {

QString freshFolder(const QString &target)
{
    return target % u".new"_s;
}

Expected<void, QString> copyReference(const QString &folder, const QString &fresh)
{
    const QDir from(folder);
    QDir(fresh).removeRecursively();
    QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = fresh % u'/' % from.relativeFilePath(file);
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
            return tl::unexpected(QString(u"cannot write "_s % copy));
        // What came with the program is read-only, and a copy is too.
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    }
    return {};
}

Expected<void, QString> putInPlace(const QString &target)
{
    const QString old = target % u".old"_s;
    QDir(old).removeRecursively();
    if (QDir(target).exists() && !QDir().rename(target, old))
        return tl::unexpected(QString(u"cannot put aside "_s % target));
    if (!QDir().rename(freshFolder(target), target)) {
        QDir().rename(old, target);
        return tl::unexpected(QString(u"cannot write "_s % target));
    }
    QDir(old).removeRecursively();
    return {};
}

} // namespace

Expected<void, QString> keepReference(const QString &folder, const QString &dataFolder)
{
    const QString target = referenceFolder(dataFolder);
    if (const Expected<void, QString> copied = copyReference(folder, freshFolder(target)); !copied)
        return copied;
    return putInPlace(target);
}

Expected<std::shared_ptr<const Reference>, QString> editReference(ServiceCore &core, const QString &file,
                                                                  const QByteArray &json)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(u"the database cannot be read"_s);
    return editReference(core.folder(), **db, file, json);
}

QByteArray referenceFile(const QString &dataFolder, const QString &file)
{
    initYunchuangResources();
    const QString imported = referenceFolder(dataFolder);
    QFile present((QDir(imported).exists() ? imported : u":/yunchuang"_s) % u'/' % file);
    return present.open(QIODevice::ReadOnly) ? present.readAll() : QByteArray();
}

Expected<std::shared_ptr<const Reference>, QString> editReference(const QString &dataFolder, Connection &db,
                                                                  const QString &file, const QByteArray &json)
{
    const QString target = referenceFolder(dataFolder);
    const QString fresh = freshFolder(target);
    initYunchuangResources();
    const QString present = QDir(target).exists() ? target : u":/yunchuang"_s;
    if (const Expected<void, QString> copied = copyReference(present, fresh); !copied)
        return tl::unexpected(copied.error());
    QSaveFile changed(fresh % u'/' % file);
    if (!changed.open(QIODevice::WriteOnly) || changed.write(json) != json.size() || !changed.commit())
        return tl::unexpected(QString(u"cannot write "_s % file));
    const auto reference = Reference::load(fresh);
    if (!reference) // without the place on the disk
        return tl::unexpected(QString(reference.error().where % u": "_s % reference.error().what));
    const DbResult<QStringList> missing = missingItems(db, **reference);
    if (!missing || !missing->isEmpty())
        return tl::unexpected(u"lacks items that cases run under"_s);
    if (const Expected<void, QString> placed = putInPlace(target); !placed)
        return tl::unexpected(placed.error());
    return *reference;
}

DbResult<QStringList> missingItems(Connection &db, const Reference &reference)
{
    const DbResult<QVector<ItemKey>> used = casestore::itemsInUse(db);
    if (!used)
        return tl::unexpected(used.error());
    QStringList missing;
    for (const ItemKey &key : *used) {
        if (!reference.catalogue().find(key))
            missing.append(key.code.text() % u'/' % QString::number(key.version));
    }
    return missing;
}

QString referenceErrorText(const ReferenceError &error)
{
    return error.where.isEmpty() ? QString(error.file % u": "_s % error.what)
                                 : QString(error.file % u": "_s % error.where % u": "_s % error.what);
}

} // namespace yunchuang::service
