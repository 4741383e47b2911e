// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/reference.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <functional>
#include <stdexcept>

namespace yunchuang {

/// A copy of the shipped reference data that a test changes as an operator would, and loads as the service does.
class ReferenceEdition
{
public:
    /// `shipped` is the resources folder of the source tree.
    explicit ReferenceEdition(const QString &shipped)
    {
        QDirIterator files(shipped, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString copy = path(QDir(shipped).relativeFilePath(file));
            if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy) ||
                !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner))
                throw std::runtime_error("the reference data were not copied");
        }
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] QJsonDocument read(const QString &name) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("no such file of reference data");
        return QJsonDocument::fromJson(file.readAll());
    }

    void write(const QString &name, const QJsonDocument &document) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(document.toJson()) < 0)
            throw std::runtime_error("the reference data were not written");
    }

    /// A copy of an object file under another name, changed.
    void derive(const QString &from, const QString &to, const std::function<void(QJsonObject &)> &change) const;

    [[nodiscard]] std::shared_ptr<const service::Reference> load() const
    {
        auto loaded = service::Reference::load(folder());
        if (!loaded)
            throw std::runtime_error(
                QString(loaded.error().file + u' ' + loaded.error().where + u' ' + loaded.error().what).toStdString());
        return *loaded;
    }

private:
    QTemporaryDir m_folder;
};

inline void ReferenceEdition::derive(const QString &from, const QString &to,
                                     const std::function<void(QJsonObject &)> &change) const
{
    QJsonObject object = read(from).object();
    change(object);
    write(to, QJsonDocument(object));
}

} // namespace yunchuang
