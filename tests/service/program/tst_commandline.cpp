// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/commandline.h"
#include "service/program/datalock.h"
#include "service/program/userfile.h"
#include "service/store/reference.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

/// What the program makes of its arguments, of a file of users and of a locked folder.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAreUnderstood_data();
    void commandsAreUnderstood();
    void optionsAreSortedOut();
    void usersAreChecked_data();
    void usersAreChecked();
    void theShippedUsersAreRight();
    void aFolderIsLockedOnce();
};

void tst_CommandLine::commandsAreUnderstood_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("right");
    QTest::newRow("serve") << QStringList{u"serve"_s} << true;
    QTest::newRow("init") << QStringList{u"init"_s, u"--host"_s, u"a"_s, u"--host=b"_s} << true;
    QTest::newRow("users") << QStringList{u"import"_s, u"users"_s, u"f"_s, u"--password-file"_s, u"p"_s} << true;
    QTest::newRow("registry") << QStringList{u"import"_s, u"registry"_s, u"population"_s, u"f"_s} << true;
    QTest::newRow("reference") << QStringList{u"import"_s, u"reference"_s, u"folder"_s} << true;
    QTest::newRow("calendar") << QStringList{u"import"_s, u"calendar"_s, u"f"_s} << true;
    QTest::newRow("units") << QStringList{u"import"_s, u"units"_s, u"f"_s} << true;
    QTest::newRow("item") << QStringList{u"import"_s, u"item"_s, u"f"_s} << true;
    QTest::newRow("reporting") << QStringList{u"export"_s, u"reporting"_s, u"folder"_s, u"--again"_s, u"b"_s} << true;
    QTest::newRow("acknowledge") << QStringList{u"export"_s, u"acknowledge"_s, u"b"_s} << true;
    QTest::newRow("export of nothing") << QStringList{u"export"_s} << false;
    QTest::newRow("source") << QStringList{u"import"_s, u"source"_s, u"PT-GY"_s, u"ab"_s, u"--disabled"_s} << true;
    QTest::newRow("certificate") << QStringList{u"certificate"_s} << true;
    QTest::newRow("restored") << QStringList{u"restored"_s} << true;
    QTest::newRow("help alone") << QStringList{u"--help"_s} << true;
    QTest::newRow("version alone") << QStringList{u"--version"_s} << true;
    QTest::newRow("nothing") << QStringList{} << false;
    QTest::newRow("unknown") << QStringList{u"dance"_s} << false;
    QTest::newRow("half a command") << QStringList{u"import"_s, u"users"_s} << false;
    QTest::newRow("too much") << QStringList{u"serve"_s, u"fast"_s} << false;
    QTest::newRow("option of another command") << QStringList{u"serve"_s, u"--host"_s, u"a"_s} << false;
    QTest::newRow("flag with a value") << QStringList{u"import"_s, u"source"_s, u"U"_s, u"k"_s, u"--disabled=yes"_s}
                                       << false;
    QTest::newRow("missing value") << QStringList{u"init"_s, u"--host"_s} << false;
}

void tst_CommandLine::commandsAreUnderstood()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, right);
    const Expected<CommandLine, QString> line = parseCommandLine(arguments);
    QCOMPARE(line.has_value(), right);
    if (!line)
        QVERIFY(!line.error().isEmpty());
}

void tst_CommandLine::optionsAreSortedOut()
{
    const auto line = parseCommandLine({u"import"_s, u"--data"_s, u"/d"_s, u"users"_s, u"--password-file=p"_s, u"f"_s,
                                        u"--no-password-change"_s, u"--log-level=debug"_s});
    QVERIFY(line);
    QCOMPARE(line->words, QStringList({u"import"_s, u"users"_s, u"f"_s}));
    QCOMPARE(line->values(u"password-file"_s), QStringList({u"p"_s}));
    QVERIFY(line->has(u"no-password-change"_s));
    QVERIFY(!line->has(u"reset-passwords"_s));
    QCOMPARE(line->configuration, QStringList({u"--data"_s, u"/d"_s, u"--log-level"_s, u"debug"_s}));
}

void tst_CommandLine::usersAreChecked_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("right");
    const auto row = [](const char *name, const QByteArray &json, bool right) { QTest::newRow(name) << json << right; };
    row("right", R"([{"user":"zhoumin","name":"周敏","grants":[{"unit":"SCJGJ-QYZC","posts":["CASE_OFFICER"]}]}])",
        true);
    row("no grants", R"([{"user":"zhoumin","name":"周敏"}])", true);
    row("nobody", "[]", true);
    row("administrator", R"([{"user":"ab","name":"A","grants":[{"unit":"ZWZX-XX","posts":["SYSTEM_ADMIN"]}]}])", true);
    row("administrator twice", R"([{"user":"ab","name":"A","grants":[{"unit":"ZWZX-XX","posts":["SYSTEM_ADMIN"]},
        {"unit":"ZWZX-XX","posts":["AUDIT_ADMIN"]}]}])",
        false);
    row("administrator and officer", R"([{"user":"ab","name":"A","grants":[{"unit":"ZWZX-XX","posts":["SYSTEM_ADMIN"]},
        {"unit":"SCJGJ-QYZC","posts":["CASE_OFFICER"]}]}])",
        false);
    row("the service's post", R"([{"user":"ab","name":"A","grants":[{"unit":"SCJGJ-QYZC","posts":["SYSTEM"]}]}])",
        false);
    row("unknown post", R"([{"user":"ab","name":"A","grants":[{"unit":"SCJGJ-QYZC","posts":["KING"]}]}])", false);
    row("unknown unit", R"([{"user":"ab","name":"A","grants":[{"unit":"NOWHERE","posts":["CASE_OFFICER"]}]}])", false);
    row("no posts", R"([{"user":"ab","name":"A","grants":[{"unit":"SCJGJ-QYZC","posts":[]}]}])", false);
    row("twice", R"([{"user":"ab","name":"A"},{"user":"ab","name":"B"}])", false);
    row("no name", R"([{"user":"ab","name":" "}])", false);
    row("bad account name", R"([{"user":"A b","name":"A"}])", false);
    row("no list", R"({"user":"ab"})", false);
    row("no JSON", "x", false);
}

void tst_CommandLine::usersAreChecked()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, right);
    const auto reference = Reference::load(QLatin1String(YC_SOURCE_DIR) + u"/resources"_s);
    QVERIFY(reference);
    QCOMPARE(parseUserFile(json, (*reference)->units()).has_value(), right);
}

void tst_CommandLine::theShippedUsersAreRight()
{
    const auto reference = Reference::load(QLatin1String(YC_SOURCE_DIR) + u"/resources"_s);
    QFile file(QLatin1String(YC_SOURCE_DIR) + u"/resources/users.demo.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto users = parseUserFile(file.readAll(), (*reference)->units());
    QVERIFY2(users, users ? "" : qPrintable(users.error()));
    QVERIFY(users->size() >= 15);
}

void tst_CommandLine::aFolderIsLockedOnce()
{
    const QTemporaryDir folder;
    auto first = DataLock::take(folder.path());
    QVERIFY(first);
    const auto second = DataLock::take(folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error(), DataLock::Fault::Held);
    first->reset();
    QVERIFY(DataLock::take(folder.path()));
    QCOMPARE(DataLock::take(folder.filePath(u"missing"_s)).error(), DataLock::Fault::Unusable);
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
