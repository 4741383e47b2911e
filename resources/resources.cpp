// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>
#include <QFile>

void initYunchuangResources()
{
    Q_INIT_RESOURCE(yunchuang_data);
}

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QString resourcePath(const QString &name)
{
    return u":/yunchuang/" + name;
}

} // namespace

QByteArray resourceBytes(const QString &name)
{
    QFile file(resourcePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonDocument resourceDocument(const QString &name)
{
    return QJsonDocument::fromJson(resourceBytes(name));
}

QStringList resourceNames(const QString &folder)
{
    QStringList names = QDir(resourcePath(folder)).entryList(QDir::Files, QDir::Name);
    for (QString &name : names)
        name.prepend(folder + u'/');
    return names;
}

QJsonArray catalogueResources()
{
    QJsonArray items;
    const QStringList names = resourceNames(u"catalogue"_s);
    for (const QString &name : names)
        items.append(resourceDocument(name).object());
    return items;
}

QJsonArray noticeResources()
{
    QJsonArray notices;
    const QStringList names = resourceNames(u"notices"_s);
    for (const QString &name : names)
        notices.append(resourceDocument(name).object());
    return notices;
}

QJsonArray formResources()
{
    QJsonArray forms;
    const QStringList ids = QDir(resourcePath(u"forms"_s)).entryList(QDir::Dirs, QDir::Name);
    for (const QString &id : ids) {
        const QStringList versions = QDir(resourcePath(u"forms/" + id)).entryList(QDir::Dirs, QDir::Name);
        for (const QString &version : versions) {
            const QString folder = u"forms/" + id + u'/' + version + u'/';
            if (const QJsonDocument parts = resourceDocument(folder + u"definitions.json"); parts.isObject()) {
                forms.append(
                    QJsonObject{{u"id"_s, id}, {u"version"_s, version.toInt()}, {u"definitions"_s, parts.object()}});
                continue;
            }
            forms.append(QJsonObject{{u"id"_s, id},
                                     {u"version"_s, version.toInt()},
                                     {u"schema"_s, resourceDocument(folder + u"schema.json").object()},
                                     {u"uischema"_s, resourceDocument(folder + u"uischema.json").object()}});
        }
    }
    return forms;
}

} // namespace yunchuang
