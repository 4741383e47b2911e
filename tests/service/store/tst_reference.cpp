// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/bundles.h"
#include "service/store/reference.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

const QString shipped = QLatin1String(YC_SOURCE_DIR) % u"/resources"_s;

/// A copy of the shipped data that a test may damage.
bool copyShipped(const QString &target)
{
    for (const QString &folder : {u"catalogue"_s, u"calendars"_s, u"forms"_s}) {
        QDirIterator files(shipped % u'/' % folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString copy = target % file.mid(shipped.size());
            if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
                return false;
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    return QFile::copy(shipped % u"/units.json"_s, target % u"/units.json"_s) &&
           QFile::setPermissions(target % u"/units.json"_s, QFile::ReadOwner | QFile::WriteOwner);
}

bool replaceIn(const QString &path, const QByteArray &before, const QByteArray &after)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray bytes = file.readAll();
    file.close();
    if (!bytes.contains(before) || !file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    bytes.replace(before, after);
    return file.write(bytes) == bytes.size();
}

} // namespace

/// The data every decision rests on: read as a whole or not at all.
class tst_Reference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedDataLoads();
    void bundlesReadLikeTheFiles();
    void tagsNameTheContent();
    void faultsNameTheirFile_data();
    void faultsNameTheirFile();
};

void tst_Reference::theShippedDataLoads()
{
    const auto reference = Reference::load(shipped);
    if (!reference)
        QFAIL(qPrintable(
            QString(reference.error().file % u' ' % reference.error().where % u' ' % reference.error().what)));
    const ServiceItem *item = (*reference)->catalogue().inForce(ItemCode(u"000125001001"_s), QDate(2026, 11, 24));
    QVERIFY(item);
    QVERIFY((*reference)->units().find(item->acceptingUnit));
    QVERIFY((*reference)->forms().find(item->formId, item->formVersion));
    QCOMPARE((*reference)->calendars().isWorkingDay(QDate(2026, 9, 20)).value_or(false), true);
}

void tst_Reference::bundlesReadLikeTheFiles()
{
    const auto reference = Reference::load(shipped);
    QVERIFY(reference);
    const auto json = [&](QLatin1String name) { return (*reference)->bundle(name)->json; };
    const auto catalogue = protocol::catalogueFromBundle(json(protocol::bundles::catalogue));
    QVERIFY(catalogue);
    QCOMPARE(withShareableFields(*catalogue, (*reference)->forms()).items(), (*reference)->catalogue().items());
    QCOMPARE(protocol::unitsFromBundle(json(protocol::bundles::units))->units(), (*reference)->units().units());
    QCOMPARE(protocol::formsFromBundle(json(protocol::bundles::forms))->keys().size(),
             (*reference)->forms().keys().size());
    QCOMPARE(protocol::calendarsFromBundle(json(protocol::bundles::calendars))->years(),
             (*reference)->calendars().years());
    QVERIFY((*reference)->bundle(protocol::bundles::phrases));
    QVERIFY(!(*reference)->bundle(u"secrets"_s));
}

void tst_Reference::tagsNameTheContent()
{
    QTemporaryDir folder;
    QVERIFY(copyShipped(folder.path()));
    const auto before = Reference::load(folder.path());
    const auto again = Reference::load(folder.path());
    QVERIFY(before && again);
    QVERIFY(replaceIn(folder.filePath(u"units.json"_s), "省教育厅", "教育厅"));
    const auto after = Reference::load(folder.path());
    QVERIFY(after);
    const auto tag = [](const auto &reference, QLatin1String name) { return (*reference)->bundle(name)->etag; };
    QCOMPARE(tag(before, protocol::bundles::units), tag(again, protocol::bundles::units));
    QVERIFY(tag(before, protocol::bundles::units) != tag(after, protocol::bundles::units));
    QCOMPARE(tag(before, protocol::bundles::forms), tag(after, protocol::bundles::forms));
}

void tst_Reference::faultsNameTheirFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QString item = u"catalogue/000125001001-1.json"_s;
    QTest::newRow("not json") << item << QByteArray("\"name\":") << QByteArray("\"name\"");
    QTest::newRow("misspelt key") << item << QByteArray("\"promisedLimit\"") << QByteArray("\"promisedLimt\"");
    QTest::newRow("unknown unit") << item << QByteArray("RST-SB") << QByteArray("RST-SBX");
    QTest::newRow("unknown form") << item << QByteArray("company-examination/1") << QByteArray("company-examination/9");
    QTest::newRow("unknown work") << item << QByteArray("522026901000") << QByteArray("522026901999");
    QTest::newRow("unit twice") << u"units.json"_s << QByteArray("\"FGW-ZS\"") << QByteArray("\"FGW-TZ\"");
    QTest::newRow("bad calendar") << u"calendars/2026.json"_s << QByteArray("2026-01-01") << QByteArray("2026-13-01");
    QTest::newRow("bad form") << u"forms/company-decision/1/schema.json"_s << QByteArray("\"type\": \"object\"")
                              << QByteArray("\"type\": \"objekt\"");
}

void tst_Reference::faultsNameTheirFile()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTemporaryDir folder;
    QVERIFY(copyShipped(folder.path()));
    QVERIFY(replaceIn(folder.filePath(file), before, after));
    const auto reference = Reference::load(folder.path());
    QVERIFY(!reference);
    const QString named = reference.error().file;
    QVERIFY2(QString(folder.path() % u'/' % file).startsWith(named), qPrintable(named));
    QVERIFY(!reference.error().what.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Reference)
#include "tst_reference.moc"
