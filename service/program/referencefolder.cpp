// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/referencefolder.h"

#include "resources/resources.h"
#include "service/store/casestore.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

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

Expected<void, QString> keepReference(const QString &folder, const QString &dataFolder)
{
    const QDir from(folder);
    const QString target = referenceFolder(dataFolder);
    const QString fresh = target % u".new"_s;
    const QString old = target % u".old"_s;
    QDir(fresh).removeRecursively();
    QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = fresh % u'/' % from.relativeFilePath(file);
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
            return tl::unexpected(QString(u"cannot write "_s % copy));
    }
    QDir(old).removeRecursively();
    if (QDir(target).exists() && !QDir().rename(target, old))
        return tl::unexpected(QString(u"cannot put aside "_s % target));
    if (!QDir().rename(fresh, target)) {
        QDir().rename(old, target);
        return tl::unexpected(QString(u"cannot write "_s % target));
    }
    QDir(old).removeRecursively();
    return {};
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
