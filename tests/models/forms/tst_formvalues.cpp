// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formdescription.h"
#include "forms/formvalues.h"
#include "forms/jsonpointer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestFormValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedFieldsArePointers_data();
    void changedFieldsArePointers();
    void pointersFollowLists();
    void money_data();
    void money();
    void valuesAsPeopleReadThem_data();
    void valuesAsPeopleReadThem();
};

void TestFormValues::changedFieldsArePointers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("changed");

    QTest::newRow("nothing") << QByteArray(R"({"a": 1})") << QByteArray(R"({"a": 1.0})") << QStringList();
    QTest::newRow("plain") << QByteArray(R"({"a": 1, "b": 2})") << QByteArray(R"({"a": 3, "b": 2})")
                           << QStringList{u"/a"_s};
    QTest::newRow("inside") << QByteArray(R"({"o": {"x": 1, "y": 2}})") << QByteArray(R"({"o": {"x": 1, "y": 3}})")
                            << QStringList{u"/o/y"_s};
    QTest::newRow("added group") << QByteArray("{}") << QByteArray(R"({"o": {"x": 1, "y": 3}})")
                                 << QStringList{u"/o/x"_s, u"/o/y"_s};
    QTest::newRow("added empty group") << QByteArray("{}") << QByteArray(R"({"o": {}})") << QStringList{u"/o"_s};
    QTest::newRow("removed") << QByteArray(R"({"o": {"x": 1}})") << QByteArray("{}") << QStringList{u"/o/x"_s};
    QTest::newRow("entry") << QByteArray(R"({"l": [{"x": 1}, {"x": 2}]})")
                           << QByteArray(R"({"l": [{"x": 1}, {"x": 9}]})") << QStringList{u"/l/1/x"_s};
    QTest::newRow("longer list") << QByteArray(R"({"l": [1]})") << QByteArray(R"({"l": [1, 2]})")
                                 << QStringList{u"/l"_s};
    QTest::newRow("other type") << QByteArray(R"({"a": {"x": 1}})") << QByteArray(R"({"a": [1]})")
                                << QStringList{u"/a"_s};
    QTest::newRow("odd keys") << QByteArray(R"({"a/b": 1, "c~d": 1})") << QByteArray(R"({"a/b": 2, "c~d": 2})")
                              << QStringList{u"/a~1b"_s, u"/c~0d"_s};
}

void TestFormValues::changedFieldsArePointers()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, changed);
    QCOMPARE(QStringList(changedFields(object(before), object(after))), changed);
}

void TestFormValues::pointersFollowLists()
{
    const QJsonObject value = object(R"({"l": [{"k": "a", "v": 1}, {"k": "b"}], "x/y": {"~": 5}})");
    QCOMPARE(valueAt(value, u"/l/0/v"), QJsonValue(1));
    QVERIFY(valueAt(value, u"/l/2/v").isUndefined());
    QVERIFY(valueAt(value, u"/l/-1/v").isUndefined());
    QVERIFY(valueAt(value, u"/l/99999999999/v").isUndefined());
    QVERIFY(valueAt(value, u"/l/0/v/deeper").isUndefined());
    QCOMPARE(valueAt(value, u"/x~1y/~0"), QJsonValue(5));
    QCOMPARE(pointerTo(pointerTo(QString(), u"x/y"_s), u"~"_s), u"/x~1y/~0"_s);

    const QVector<PointedValue> places = expandPattern(value, u"/l/*/v"_s);
    QCOMPARE(places.size(), 2);
    QCOMPARE(places.at(1).pointer, u"/l/1/v"_s);
    QVERIFY(places.at(1).value.isUndefined());
    QCOMPARE(bindPattern(u"/l/*/k"_s, u"/l/1/v"_s), u"/l/1/k"_s);
    QCOMPARE(bindPattern(u"/m/*/k"_s, u"/l/1/v"_s), u"/m/*/k"_s);
    QCOMPARE(patternOf(u"/l/12/v"_s), u"/l/*/v"_s);
}

void TestFormValues::money_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");

    QTest::newRow("nothing") << qint64(0) << u"0.00 元"_s << u"¥0.00"_s;
    QTest::newRow("one fen") << qint64(1) << u"0.01 元"_s << u"¥0.01"_s;
    QTest::newRow("less than nothing") << qint64(-5) << u"-0.05 元"_s << u"¥-0.05"_s;
    QTest::newRow("yuan") << qint64(123450) << u"1,234.50 元"_s << u"¥1,234.50"_s;
    QTest::newRow("a million") << qint64(100000000) << u"100 万元"_s << u"¥1,000,000.00"_s;
    QTest::newRow("beyond 32 bits") << qint64(1230000000000) << u"1,230,000 万元"_s << u"¥12,300,000,000.00"_s;
    QTest::newRow("not whole") << qint64(100000001) << u"1,000,000.01 元"_s << u"¥1,000,000.01"_s;
}

void TestFormValues::money()
{
    QFETCH(qint64, fen);
    QTEST(moneyText(fen), "zh");
    QTEST(moneyText(fen, Language::English), "en");
}

void TestFormValues::valuesAsPeopleReadThem_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("zh");

    QTest::newRow("text") << u"/t"_s << QJsonValue(u"甲"_s) << u"甲"_s;
    QTest::newRow("absent") << u"/t"_s << QJsonValue(QJsonValue::Undefined) << QString();
    QTest::newRow("label of a value") << u"/e"_s << QJsonValue(u"CASH"_s) << u"货币"_s;
    QTest::newRow("value without a label") << u"/e"_s << QJsonValue(u"GOLD"_s) << u"GOLD"_s;
    QTest::newRow("money") << u"/m"_s << QJsonValue(60000000) << u"60 万元"_s;
    QTest::newRow("share") << u"/r"_s << QJsonValue(3333) << u"33.33%"_s;
    QTest::newRow("whole share") << u"/r"_s << QJsonValue(6000) << u"60%"_s;
    QTest::newRow("copies") << u"/c"_s << QJsonValue(2) << u"2 份"_s;
    QTest::newRow("square metres") << u"/q"_s << QJsonValue(186.5) << u"186.5 平方米"_s;
    QTest::newRow("per cent") << u"/v"_s << QJsonValue(9) << u"9%"_s;
    QTest::newRow("yes") << u"/b"_s << QJsonValue(true) << u"是"_s;
    QTest::newRow("wrong type shows nothing") << u"/m"_s << QJsonValue(u"60"_s) << QString();
    QTest::newRow("group") << u"/o"_s << QJsonValue(QJsonObject{{u"a"_s, u"520115"_s}, {u"b"_s, u"示例路"_s}})
                           << u"520115 示例路"_s;
    QTest::newRow("list") << u"/l"_s
                          << QJsonValue(
                                 QJsonArray{QJsonObject{{u"name"_s, u"张"_s}}, QJsonObject{{u"name"_s, u"李"_s}}})
                          << u"张；李"_s;
    QJsonArray many;
    for (int i = 0; i < 5; ++i)
        many.append(QJsonObject{{u"name"_s, QString(u"甲" + QString::number(i))}});
    QTest::newRow("long list") << u"/l"_s << QJsonValue(many) << u"甲0；甲1；甲2等 5 项"_s;
}

void TestFormValues::valuesAsPeopleReadThem()
{
    const auto form = FormDescription::parse(object(R"({"type": "object", "properties": {
            "t": {"type": "string"},
            "e": {"type": "string", "enum": ["CASH", "OTHER"], "x-enumLabels": {"CASH": {"zh": "货币", "en": "Money"},
                  "OTHER": {"zh": "其他", "en": "Other"}}},
            "m": {"type": "integer", "x-money": true}, "r": {"type": "integer", "x-unit": "basisPoints"},
            "q": {"type": "number", "x-unit": "squareMetres"}, "v": {"type": "number", "x-unit": "percent"}, "c": {"type": "integer", "x-unit": "copies"}, "b": {"type": "boolean"},
            "o": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
            "l": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"},
                  "name": {"type": "string"}}}}}})"),
                                             object(R"({"type": "Control", "scope": "#/properties/t"})"));
    QVERIFY(form.has_value());
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QTEST(displayText(*form->field(pointer), value), "zh");
}

QTEST_GUILESS_MAIN(TestFormValues)
#include "tst_formvalues.moc"
