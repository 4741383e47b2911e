// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formats.h"
#include "forms/formdescription.h"
#include "forms/jsonpointer.h"
#include "forms/validate.h"
#include "tests/support/companyapplication.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

QJsonObject fileObject(const QString &name)
{
    QFile file(QStringLiteral(YC_SOURCE_DIR "/resources/") + name);
    return file.open(QIODevice::ReadOnly) ? object(file.readAll()) : QJsonObject();
}

FormDescription formOf(const QByteArray &schema)
{
    QJsonObject json = object(schema);
    if (!json.contains(u"x-editable"_s))
        json.insert(u"x-editable"_s, QJsonArray{u"apply"_s});
    const QJsonObject layout{{u"type"_s, u"Label"_s}, {u"text"_s, u"-"_s}};
    auto form = FormDescription::parse(json, layout);
    if (!form)
        qFatal("%s: %s", qPrintable(form.error().where), qPrintable(form.error().what));
    return *form;
}

QString listed(const QVector<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines.append(error.path + u' ' + error.code);
    return lines.join(u", "_s);
}

QString argumentsOf(const FieldError &error)
{
    QStringList parts;
    for (auto it = error.args.begin(); it != error.args.end(); ++it)
        parts.append(it.key() + u'=' + it.value());
    return parts.join(u' ');
}

/// Puts a changed value back where it was found and gives the whole.
using Rebuild = std::function<QJsonValue(const QJsonValue &)>;

QJsonValue nested(int depth, bool lists)
{
    QJsonValue value = 1;
    for (int i = 0; i < depth; ++i)
        value = lists ? QJsonValue(QJsonArray{value}) : QJsonValue(QJsonObject{{u"a"_s, value}});
    return value;
}

} // namespace

class TestValidate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKeywordHasItsCode_data();
    void everyKeywordHasItsCode();
    void formatsOfTexts_data();
    void formatsOfTexts();
    void formatsTakeLongTexts();
    void acceptsACompleteApplication();
    void hostileValues_data();
    void hostileValues();
    void manySmallValuesAreTooLarge();
    void duplicateKeysCountOnce();
    void wrongTypeAtEveryPlace();
    void onlyItsStepMayEdit();
    void crossFieldRules_data();
    void crossFieldRules();
    void warningsRefuseNothing();
    void longListsAreComparedOnce();
    void speedOfTheLargestForm();

private:
    std::unique_ptr<FormDescription> m_company;
};

void TestValidate::initTestCase()
{
    const QString folder = u"forms/company-registration/1/"_s;
    auto form = FormDescription::parse(fileObject(folder + u"schema.json"), fileObject(folder + u"uischema.json"));
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + u": " + form.error().what));
    m_company = std::make_unique<FormDescription>(*form);
}

/// Each keyword arrives under its own code, at its own place, whatever words the library uses.
void TestValidate::everyKeywordHasItsCode_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("args");
    const auto row = [](const char *name, const char *property, const char *value, const char *expected,
                        const char *args = "") {
        QTest::newRow(name) << QByteArray(property) << QByteArray(value) << QString::fromUtf8(expected)
                            << QString::fromUtf8(args);
    };
    row("type", R"({"type": "string"})", "5", "/a WRONG_TYPE");
    row("type of a number", R"({"type": "number"})", R"("5")", "/a WRONG_TYPE");
    row("integer", R"({"type": "integer"})", "1.5", "/a WRONG_TYPE", "expected=integer");
    row("integer too exact", R"({"type": "integer"})", "9007199254740993", "/a WRONG_TYPE", "expected=integer");
    row("null", R"({"type": "boolean"})", "null", "/a WRONG_TYPE");
    row("minLength", R"({"type": "string", "minLength": 3})", R"("ab")", "/a TOO_SHORT", "limit=3");
    row("maxLength", R"({"type": "string", "maxLength": 3})", R"("abcd")", "/a TOO_LONG", "limit=3");
    row("minimum", R"({"type": "integer", "minimum": 3})", "2", "/a TOO_SMALL", "limit=3");
    row("maximum", R"({"type": "number", "maximum": 2.5})", "2.51", "/a TOO_GREAT", "limit=2.5");
    row("maximum beyond 32 bits", R"({"type": "integer", "maximum": 5000000000})", "5000000001", "/a TOO_GREAT",
        "limit=5000000000");
    row("exclusiveMinimum", R"({"type": "number", "exclusiveMinimum": 0})", "0", "/a TOO_SMALL", "limit=0");
    row("exclusiveMaximum", R"({"type": "number", "exclusiveMaximum": 1})", "1", "/a TOO_GREAT", "limit=1");
    row("enum", R"({"type": "string", "enum": ["x", "y"]})", R"("z")", "/a NOT_IN_LIST");
    row("oneOf", R"({"type": "string", "oneOf": [{"const": "x", "title": "X"}]})", R"("z")", "/a NOT_IN_LIST");
    row("const", R"({"type": "boolean", "const": true})", "false", "/a NOT_THE_VALUE");
    row("minItems", R"({"type": "array", "minItems": 2, "items": {"type": "string"}})", R"(["x"])", "/a TOO_FEW",
        "limit=2");
    row("maxItems", R"({"type": "array", "maxItems": 1, "items": {"type": "string"}})", R"(["x", "y"])", "/a TOO_MANY",
        "limit=1");
    row("uniqueItems", R"({"type": "array", "uniqueItems": true, "items": {"type": "string"}})", R"(["x", "x"])",
        "/a NOT_UNIQUE");
    row("entry", R"({"type": "array", "items": {"type": "string"}})", R"(["x", 1])", "/a/1 WRONG_TYPE");
    row("required", R"({"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"]})", "{}",
        "/a/b REQUIRED");
    row("unknown key refused", R"({"type": "object", "properties": {"b": {"type": "string"}},
            "additionalProperties": false})",
        R"({"c~/": 1})", "/a/c~0~1 UNKNOWN_FIELD");
    row("unknown key ignored", R"({"type": "object", "properties": {"b": {"type": "string"}}})", R"({"c": 1})", "");
    row("format", R"({"type": "string", "x-format": "date"})", R"("2026-02-30")", "/a BAD_FORMAT",
        "format=date reason=DATE");
    row("format of nothing", R"({"type": "string", "x-format": "date"})", R"("")", "");
    row("then", R"({"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "string"}},
            "if": {"properties": {"b": {"const": "x"}}, "required": ["b"]}, "then": {"required": ["c"]}})",
        R"({"b": "x"})", "/a/c REQUIRED");
    row("else", R"({"type": "object", "properties": {"b": {"type": "string"}, "c": {"type": "string"}},
            "if": {"properties": {"b": {"const": "x"}}, "required": ["b"]}, "then": {"required": ["c"]},
            "else": {"properties": {"c": {"maxLength": 1}}}})",
        R"({"b": "y", "c": "long"})", "/a/c TOO_LONG", "limit=1");
    row("allOf", R"({"type": "object", "properties": {"b": {"type": "integer"}}, "allOf": [{"properties":
            {"b": {"minimum": 2}}}, {"properties": {"b": {"maximum": 9}}}]})",
        R"({"b": 10})", "/a/b TOO_GREAT", "limit=9");
    row("good money beyond 32 bits", R"({"type": "integer", "x-money": true})", "1230000000000", "");
    row("good negative", R"({"type": "integer"})", "-1", "");
    row("four of eight halves", R"({"type": "string", "maxLength": 4})", R"("𠀀𠀁𠀂𠀃")", "");
    row("five characters of plane 2", R"({"type": "string", "maxLength": 4})", R"("𠀀𠀁𠀂𠀃𠀄")", "/a TOO_LONG",
        "limit=4");
}

void TestValidate::everyKeywordHasItsCode()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QFETCH(QString, args);
    const FormDescription form = formOf(R"({"type": "object", "properties": {"a": )" + property + "}}");
    const QVector<FieldError> errors = validate(form, object(R"({"a": )" + value + "}"), applyStep);
    QCOMPARE(listed(errors), expected);
    if (!args.isEmpty())
        QCOMPARE(argumentsOf(errors.constFirst()), args);
}

void TestValidate::formatsOfTexts_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *format, const char *text, const char *reason = "") {
        QTest::addRow("%s %s", format, text)
            << QString::fromLatin1(format) << QString::fromUtf8(text) << QString::fromLatin1(reason);
    };
    row("uscc", "91520115MA6TERT171");
    row("uscc", "9152011500000014XX");
    row("uscc", "91520115MA7TERT171", "BAD_CHECK");
    row("uscc", "91520115MI6TERT171", "BAD_CHARACTER");
    row("uscc", "91520115MA6TERT17", "BAD_LENGTH");
    row("citizenId", "520199199001010017");
    row("citizenId", "52019919900101005x");
    row("citizenId", "520199199001010010", "BAD_CHECK");
    row("citizenId", "520199190002290013", "BAD_DATE");
    row("mobile", "13800138000");
    row("mobile", "1380013800", "BAD_LENGTH");
    row("phone", "0851-85550123");
    row("phone", "13800138000");
    row("phone", "85550123", "SHAPE");
    row("postcode", "550081");
    row("date", "2026-02-28");
    row("date", "2026-02-29", "DATE");
    row("date", "2026-2-28", "SHAPE");
    row("date", "2026-02-28T00:00", "SHAPE");
    row("email", "zhang@example.cn");
    row("email", "zhang@@example.cn", "SHAPE");
    row("email", "zhang@example.cn\n", "SHAPE");
    row("divisionCode", "520115");
    row("divisionCode", "52011", "SHAPE");
    row("industryCode", "A0164");
    row("industryCode", "Z01", "SHAPE");
    row("personName", "张晓岚");
    row("personName", "阿卜杜·热合曼");
    row("personName", "𠀀𠀁");
    row("personName", "张3", "SHAPE");
    row("certificateNo", "E12345678");
    row("certificateNo", "E1;DROP", "SHAPE");
    row("caseNumber", "1152000000TERT045U2000105001000201709010001");
    row("organisationCode", "MA6TERT1-7");
    row("organisationCode", "MA6TERT1-8", "BAD_CHECK");
    row("registerNumber", "520000000000014");
    row("registerNumber", "520000000000015", "BAD_CHECK");
    row("foodLicence", "JY15201150000013");
    row("foodLicence", "JY15201150000014", "BAD_CHECK");
    row("foodLicence", "SC11452032800018", "BAD_PREFIX");
    row("teacherCertificate", "20175200170000001");
    row("teacherCertificate", "2017520017000000", "SHAPE");
    row("teacherCertificate", "19945200170000001", "SHAPE");
    row("teacherCertificate", "20175200180000001", "SHAPE");
    row("projectCode", "2026-520201-47-01-000123");
    row("projectCode", "2026-520201-47-04-000123", "SHAPE");
    row("projectCode", "2026520201470100012345678", "SHAPE");
    row("constructionPermit", "520201202611240101");
    row("constructionPermit", "520201202611310101", "DATE");
    row("constructionPermit", "520201202611240103", "SHAPE");
    row("constructionPermit", "52020120261124010", "SHAPE");
    row("plateNumber", "贵A12345");
    row("plateNumber", "贵AABC12");
    row("plateNumber", "贵A1234学");
    row("plateNumber", "贵AI2345", "SHAPE");
    row("plateNumber", "贵A1234O", "SHAPE");
    row("plateNumber", "X A12345", "SHAPE");
    row("newEnergyPlate", "贵AD12345");
    row("newEnergyPlate", "贵A12345D");
    row("newEnergyPlate", "贵A12345", "SHAPE");
    row("vin", "LGZTEST11HA000001");
    row("vin", "LGZTEST1OHA000001", "BAD_CHARACTER");
    row("vinWithCheck", "LGZTEST12HA000001");
    row("vinWithCheck", "1M8GDM9AXKP042788");
    row("vinWithCheck", "LGZTEST11HA000001", "BAD_CHECK");
    row("vinTail", "000001");
    row("vinTail", "00000Q", "SHAPE");
    row("bankAccount", "6222000012345678");
    row("bankAccount", "6222 0000", "SHAPE");
    row("time", "23:59");
    row("time", "13:37:00");
    row("time", "24:00", "SHAPE");
    row("date-time", "2026-11-24T08:30:00+08:00");
    row("date-time", "2026-11-31T08:30:00Z", "DATE");
    row("date-time", "2026-11-24 08:30", "SHAPE");
    row("timeSlot", "08:30-10:00");
    row("timeSlot", "10:00-10:00", "DATE");
    row("timeSlot", "8:30-10:00", "SHAPE");
    row("nothing", "x", "UNKNOWN_FORMAT");
}

void TestValidate::formatsOfTexts()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto checked = checkFormat(format, text);
    QCOMPARE(checked ? QString() : checked.error(), reason);
}

/// No format may take longer the more hostile the text is.
void TestValidate::formatsTakeLongTexts()
{
    const QStringList names = formatNames();
    QVERIFY(names.size() >= 12);
    for (const QString &name : names) {
        for (const QString &text : {QString(30000, u'a'), QString(30000, u'1'), QString(30000, u'一'),
                                    QString(u'A' + QString(30000, u' ')), QString(30000, u'@')}) {
            (void)checkFormat(name, text); // returns at all: neither the stack nor the time runs out
        }
    }
    QVERIFY(!checkFormat(u"personName"_s, u'A' + QString(30000, u'1')).has_value());
}

void TestValidate::acceptsACompleteApplication()
{
    const QVector<FieldError> errors = validate(*m_company, companyApplication(), applyStep);
    QCOMPARE(listed(errors), QString());
}

void TestValidate::hostileValues_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("expected");

    QTest::newRow("30 kB name") << u"name"_s << QJsonValue(QString(30000, u'茶')) << u"/name TOO_LONG"_s;
    QTest::newRow("30 kB number") << u"industry"_s << QJsonValue(QString(30000, u'0')) << u"/industry TOO_LONG"_s;
    QTest::newRow("10 MB text") << u"name"_s << QJsonValue(QString(10000000, u'x')) << u" TOO_LARGE"_s;
    QTest::newRow("text where a list should be")
        << u"holders"_s << QJsonValue(QString(300000, u'x')) << u"/holders WRONG_TYPE"_s;
    QTest::newRow("10,000 deep objects") << u"addr"_s << nested(10000, false) << u" TOO_DEEP"_s;
    QTest::newRow("10,000 deep lists") << u"holders"_s << nested(10000, true) << u" TOO_DEEP"_s;
    QJsonArray million;
    for (int i = 0; i < 1000000; ++i)
        million.append(i);
    QTest::newRow("a million entries") << u"holders"_s << QJsonValue(million) << u"/holders TOO_MANY"_s;
    QTest::newRow("a million entries in a text") << u"name"_s << QJsonValue(million) << u"/name TOO_MANY"_s;
    QTest::newRow("a million unknown entries") << u"zzz"_s << QJsonValue(million) << u"/zzz TOO_MANY"_s;
    QJsonObject keys;
    for (int i = 0; i < 5000; ++i)
        keys.insert(u'k' + QString::number(i), i);
    QTest::newRow("thousands of keys") << u"addr"_s << QJsonValue(keys) << u"/addr TOO_MANY"_s;
    QTest::newRow("key of 30 kB") << QString(30000, u'k') << QJsonValue(1) << u" TOO_LONG"_s;
    QTest::newRow("not a number") << u"capital"_s << QJsonValue(std::numeric_limits<double>::quiet_NaN())
                                  << u"/capital NOT_FINITE"_s;
    QTest::newRow("endless") << u"capital"_s << QJsonValue(std::numeric_limits<double>::infinity())
                             << u"/capital NOT_FINITE"_s;
    QTest::newRow("NUL") << u"name"_s << QJsonValue(QString(u"贵州"_s + QChar(0) + u"公司"_s))
                         << u"/name BAD_CHARACTER"_s;
    QTest::newRow("line break in a line") << u"name"_s << QJsonValue(u"贵州\n公司"_s) << u"/name BAD_CHARACTER"_s;
    QTest::newRow("reversed text") << u"name"_s << QJsonValue(QString(u"贵州"_s + QChar(0x202e) + u"公司"_s))
                                   << u"/name BAD_CHARACTER"_s;
    QTest::newRow("half a character") << u"name"_s << QJsonValue(QString(u"贵州公司"_s + QChar(0xd840)))
                                      << u"/name BAD_CHARACTER"_s;
}

void TestValidate::hostileValues()
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, expected);
    QJsonObject form = companyApplication();
    form.insert(pointer, value);
    const QVector<FieldError> errors = validate(*m_company, form, applyStep);
    QVERIFY(!errors.isEmpty() && errors.size() <= FormLimits::errors);
    const QString found = listed(errors);
    if (expected.startsWith(u' '))
        QVERIFY2(found.contains(expected), qPrintable(found.left(200)));
    else
        QVERIFY2(QString(u", " + found).contains(u", " + expected), qPrintable(found.left(200)));
}

void TestValidate::manySmallValuesAreTooLarge()
{
    QJsonArray rows;
    for (int i = 0; i < 90; ++i) {
        QJsonObject row;
        for (int k = 0; k < 450; ++k)
            row.insert(u'k' + QString::number(k), k);
        rows.append(row);
    }
    const FormDescription open = formOf(R"({"type": "object", "properties": {"l": {"type": "array", "items":
            {"type": "object", "properties": {"k0": {"type": "integer"}}}}}})");
    const QVector<FieldError> errors = validate(open, QJsonObject{{u"l"_s, rows}}, applyStep);
    QCOMPARE(listed(errors), u" TOO_LARGE"_s);
}

/// Of a key that stands twice the reader keeps the last: that one is checked, and that one is stored.
void TestValidate::duplicateKeysCountOnce()
{
    const FormDescription form =
        formOf(R"({"type": "object", "properties": {"a": {"type": "string", "maxLength": 3}}})");
    const QJsonObject bad = object(R"({"a": "ok", "a": "too long"})");
    QCOMPARE(bad.value(u"a"_s).toString(), u"too long"_s);
    QCOMPARE(listed(validate(form, bad, applyStep)), u"/a TOO_LONG"_s);
    QCOMPARE(listed(validate(form, object(R"({"a": "too long", "a": "ok"})"), applyStep)), QString());
}

/// Whatever stands at whatever place, the answer is an error and never a crash.
void TestValidate::wrongTypeAtEveryPlace()
{
    const QJsonObject good = companyApplication();
    const QVector<QJsonValue> wrong{QJsonValue(QJsonValue::Null),
                                    true,
                                    1.5,
                                    -1,
                                    u""_s,
                                    u"x"_s,
                                    QJsonArray{1, u"x"_s, QJsonValue::Null},
                                    QJsonArray(),
                                    QJsonObject{{u"x"_s, 1}},
                                    QJsonObject()};
    int checked = 0;
    int refused = 0;
    const std::function<void(const QJsonValue &, const Rebuild &)> visit = [&](const QJsonValue &value,
                                                                               const Rebuild &rebuild) {
        for (const QJsonValue &other : wrong) {
            if (other == value)
                continue;
            ++checked;
            refused += validate(*m_company, rebuild(other).toObject(), applyStep).isEmpty() ? 0 : 1;
        }
        const QJsonObject inner = value.toObject();
        for (auto it = inner.begin(); it != inner.end(); ++it) {
            const QString key = it.key();
            visit(it.value(), [&rebuild, inner, key](const QJsonValue &changed) {
                QJsonObject copy = inner;
                copy.insert(key, changed);
                return rebuild(copy);
            });
        }
        const QJsonArray list = value.toArray();
        if (!list.isEmpty()) {
            visit(list.at(0), [&rebuild, list](const QJsonValue &changed) {
                QJsonArray copy = list;
                copy.replace(0, changed);
                return rebuild(copy);
            });
        }
    };
    for (auto it = good.begin(); it != good.end(); ++it) {
        const QString key = it.key();
        visit(it.value(), [&good, key](const QJsonValue &changed) {
            QJsonObject copy = good;
            copy.insert(key, changed);
            return QJsonValue(copy);
        });
    }
    QVERIFY(checked > 700);
    // Texts of the right type ("x", "", an empty optional) are let through here and there; most is refused.
    QVERIFY2(refused > checked * 8 / 10, qPrintable(u"%1 of %2"_s.arg(refused).arg(checked)));
}

void TestValidate::onlyItsStepMayEdit()
{
    const FormDescription form = formOf(R"({"type": "object", "x-editable": ["apply"], "properties": {
            "name": {"type": "string"},
            "list": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "integer"},
                     "note": {"type": "string", "x-editable": ["examine"]}}}},
            "code": {"type": "string", "x-editable": ["examine", "decide"]}}})");
    const QJsonObject before = object(R"({"name": "甲", "list": [{"x": 1}]})");
    const auto at = [&](const char *value, const QString &step) {
        return listed(validate(form, object(value), step, before));
    };
    QCOMPARE(at(R"({"name": "甲", "list": [{"x": 1}]})", u"examine"_s), QString());
    QCOMPARE(at(R"({"name": "甲", "list": [{"x": 1}], "code": "A"})", u"examine"_s), QString());
    QCOMPARE(at(R"({"name": "甲", "list": [{"x": 1}], "code": "A"})", u"apply"_s), u"/code READ_ONLY"_s);
    QCOMPARE(at(R"({"name": "乙", "list": [{"x": 1}]})", u"examine"_s), u"/name READ_ONLY"_s);
    QCOMPARE(at(R"({"list": [{"x": 1}]})", u"examine"_s), u"/name READ_ONLY"_s);
    QCOMPARE(at(R"({"name": "甲", "list": [{"x": 2, "note": "n"}]})", u"examine"_s), u"/list/0/x READ_ONLY"_s);
    QCOMPARE(at(R"({"name": "甲", "list": []})", u"examine"_s), u"/list READ_ONLY"_s);
    QCOMPARE(at(R"({"name": "乙", "list": [{"x": 2}, {"x": 3}]})", u"apply"_s), QString());
    // A new form is compared with an empty one.
    QCOMPARE(listed(validate(form, object(R"({"code": "A"})"), u"apply"_s)), u"/code READ_ONLY"_s);
}

void TestValidate::crossFieldRules_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rule, const char *value, const char *expected) {
        QTest::newRow(name) << QByteArray(rule) << QByteArray(value) << QString::fromUtf8(expected);
    };
    const char *total = R"({"id": "r", "kind": "sumEquals", "fields": ["/l/*/n"], "total": 10000, "tolerance": 1})";
    row("sum exact", total, R"({"l": [{"n": 3333}, {"n": 6667}]})", "");
    row("sum within tolerance", total, R"({"l": [{"n": 3333}, {"n": 3333}, {"n": 3333}]})", "");
    row("sum beyond tolerance", total, R"({"l": [{"n": 3333}, {"n": 3333}, {"n": 3332}]})", "/l SUM_DIFFERS");
    row("sum of nothing", total, R"({"l": []})", "");
    const char *ref =
        R"({"id": "r", "kind": "sumEquals", "code": "CAPITAL_SUM", "fields": ["/l/*/n"], "reference": "/n"})";
    row("sum like another", ref, R"({"n": 5000000000, "l": [{"n": 4999999999}, {"n": 1}]})", "");
    row("sum unlike another", ref, R"({"n": 5000000000, "l": [{"n": 4999999999}, {"n": 2}]})", "/l CAPITAL_SUM");
    row("sum without another", ref, R"({"l": [{"n": 5}]})", "");
    const char *member =
        R"({"id": "r", "kind": "memberOf", "fields": ["/s"], "among": {"path": "/l/*/s", "where": "k", "in": ["p"]}})";
    row("member", member, R"({"s": "12x", "l": [{"k": "q", "s": "1"}, {"k": "p", "s": "12X"}]})", "");
    row("member of the others", member, R"({"s": "1", "l": [{"k": "q", "s": "1"}, {"k": "p", "s": "2"}]})",
        "/s NOT_MEMBER");
    row("member of none", member, R"({"s": "1"})", "/s NOT_MEMBER");
    row("no one to be member", member, R"({"l": []})", "");
    const char *apart =
        R"({"id": "r", "kind": "different", "fields": [{"path": "/l/*/s", "where": "k", "in": ["p"]}],
            "among": {"path": "/l/*/s", "where": "k", "in": ["q"]}})";
    row("apart", apart, R"({"l": [{"k": "p", "s": "1"}, {"k": "q", "s": "2"}]})", "");
    row("not apart", apart, R"({"l": [{"k": "q", "s": "1"}, {"k": "p", "s": "1"}]})", "/l/1/s SAME_PERSON");
    row("apart from itself", apart, R"({"l": [{"k": "p", "s": "1"}, {"k": "p", "s": "1"}]})", "");
    const char *equal = R"({"id": "r", "kind": "equals", "fields": ["/s"], "reference": "/t"})";
    row("equal", equal, R"({"s": "a", "t": "a"})", "");
    row("not equal", equal, R"({"s": "a", "t": "b"})", "/s NOT_EQUAL");
    const char *joined =
        R"({"id": "r", "kind": "joined", "code": "NAME_PARTS", "fields": ["/s"], "parts": ["/t", "/d"]})";
    row("joined", joined, R"({"s": "贵州青岚", "t": "贵州", "d": "青岚"})", "");
    row("joined otherwise", joined, R"({"s": "贵州青兰", "t": "贵州", "d": "青岚"})", "/s NAME_PARTS");
    const char *ending = R"({"id": "r", "kind": "endsWith", "fields": ["/s"], "values": ["有限公司"]})";
    row("ending", ending, R"({"s": "甲有限公司"})", "");
    row("other ending", ending, R"({"s": "甲公司"})", "/s NOT_EQUAL");
    const char *before = R"({"id": "r", "kind": "notBefore", "fields": ["/l/*/d"], "reference": "/d"})";
    row("not before", before, R"({"d": "2026-02-28", "l": [{"d": "2026-02-28"}]})", "");
    row("before", before, R"({"d": "2026-02-28", "l": [{"d": "2026-03-01"}, {"d": "2026-02-27"}]})",
        "/l/1/d TOO_EARLY");
    const char *after =
        R"({"id": "r", "kind": "notAfter", "fields": ["/l/*/d"], "reference": "/d", "months": 6, "since": "2024-07-01"})";
    row("half a year", after, R"({"d": "2026-08-31", "l": [{"d": "2027-02-28"}]})", "");
    row("more than half a year", after, R"({"d": "2026-08-31", "l": [{"d": "2027-03-01"}]})", "/l/0/d TOO_LATE");
    row("before the rule was made", after, R"({"d": "2024-06-30", "l": [{"d": "2044-03-01"}]})", "");
    row("days that are none", after, R"({"d": "2026-13-31", "l": [{"d": "tomorrow"}]})", "");
    const char *required =
        R"({"id": "r", "kind": "requiredIf", "fields": ["/l/*/s"], "when": {"field": "/l/*/k", "in": ["p"]}})";
    row("required beside", required, R"({"l": [{"k": "q"}, {"k": "p", "s": " "}, {"k": "p", "s": "x"}]})",
        "/l/1/s REQUIRED");
    const char *forbidden = R"({"id": "r", "kind": "forbiddenIf", "fields": ["/s"], "when": {"any": [
            {"field": "/t", "notIn": ["x"]}, {"all": [{"field": "/n", "present": true}, {"field": "/d", "absent": true}]}]}})";
    row("allowed", forbidden, R"({"s": "1", "t": "x"})", "");
    row("forbidden", forbidden, R"({"s": "1", "t": "y"})", "/s NOT_APPLICABLE");
    row("forbidden by two", forbidden, R"({"s": "1", "t": "x", "n": 1})", "/s NOT_APPLICABLE");
    row("allowed by one", forbidden, R"({"s": "1", "t": "x", "n": 1, "d": "d"})", "");
    const char *format =
        R"({"id": "r", "kind": "formatIf", "fields": ["/l/*/s"], "format": "citizenId", "when": {"field": "/l/*/k", "in": ["p"]}})";
    row("format beside", format, R"({"l": [{"k": "p", "s": "520199199001010010"}, {"k": "q", "s": "E1"}]})",
        "/l/0/s BAD_FORMAT");
    const char *unique = R"({"id": "r", "kind": "unique", "fields": ["/l/*/s", "/s"]})";
    row("once", unique, R"({"l": [{"s": "a"}, {"s": "b"}, {}, {}], "s": "c"})", "");
    row("twice", unique, R"({"l": [{"s": "a"}, {"s": "A"}], "s": "a"})", "/l/1/s DUPLICATE, /s DUPLICATE");
    const char *count =
        R"({"id": "r", "kind": "count", "fields": [{"path": "/l/*/s", "where": "k", "in": ["p"]}], "minimum": 1, "maximum": 1})";
    row("one", count, R"({"l": [{"k": "p"}, {"k": "q"}]})", "");
    row("none", count, R"({"l": [{"k": "q"}]})", "/l WRONG_COUNT");
    row("two", count, R"({"l": [{"k": "p"}, {"k": "p"}]})", "/l WRONG_COUNT");
    const char *most = R"({"id": "r", "kind": "atMost", "fields": ["/l/*/n"], "reference": "/n"})";
    row("at most", most, R"({"n": 2, "l": [{"n": 2}, {}]})", "");
    row("more", most, R"({"n": 2, "l": [{"n": 1}, {"n": 3}]})", "/l/1/n MORE_THAN_OTHER");
    row("more than nothing", most, R"({"l": [{"n": 3}]})", "");
    const char *other = R"({"id": "r", "kind": "notEqual", "fields": ["/s"], "reference": "/t"})";
    row("another", other, R"({"s": "a", "t": "b"})", "");
    row("the same", other, R"({"s": "a", "t": "a"})", "/s UNCHANGED");
    row("both empty", other, R"({"s": "", "t": ""})", "");
    const char *below = R"({"id": "r", "kind": "sumBelow", "code": "CASH_SUFFICES", "fields": ["/n"],
            "minus": [{"path": "/l/*/n", "where": "k", "in": ["p"]}],
            "below": [{"path": "/l/*/n", "where": "k", "in": ["q"]}]})";
    row("short", below, R"({"n": 9, "l": [{"k": "p", "n": 5}, {"k": "q", "n": 5}]})", "");
    row("just enough", below, R"({"n": 10, "l": [{"k": "p", "n": 5}, {"k": "q", "n": 5}]})", "/n CASH_SUFFICES");
    row("not all known", below, R"({"n": 10, "l": [{"k": "p"}, {"k": "q", "n": 5}]})", "");
    const char *days = R"({"id": "r", "kind": "daysBetween", "fields": ["/n"], "from": "/d", "reference": "/s",
            "days": 1})";
    row("days", days, R"({"d": "2026-02-27", "s": "2026-03-01", "n": 3})", "");
    row("days less", days, R"({"d": "2026-02-27", "s": "2026-03-01", "n": 2})", "/n DURATION_DIFFERS");
    row("days of nothing", days, R"({"d": "2026-02-27", "n": 2})", "");
    const char *in =
        R"({"id": "r", "kind": "valueIn", "code": "BELOW_LEVEL", "fields": ["/l/*/s"], "values": ["a", "b"],
            "when": {"field": "/l/*/k", "in": ["p"]}})";
    row("one of them", in, R"({"l": [{"k": "p", "s": "b"}, {"k": "q", "s": "c"}, {"k": "p"}]})", "");
    row("none of them", in, R"({"l": [{"k": "p", "s": "c"}]})", "/l/0/s BELOW_LEVEL");
    const char *parents = R"({"id": "r", "kind": "parents", "fields": ["/l/*/s"], "parents": {"a1": "a", "b1": "b"}})";
    row("with their parents", parents, R"({"l": [{"s": "a1"}, {"s": "a"}, {"s": "c"}]})", "");
    row("without", parents, R"({"l": [{"s": "a1"}, {"s": "b"}]})", "/l/0/s PARENT_MISSING");
    const char *anywhere =
        R"({"id": "r", "kind": "requiredIf", "fields": ["/s"], "when": {"field": "/l/*/k", "in": ["p"]}})";
    row("nobody asks", anywhere, R"({"l": [{"k": "q"}]})", "");
    row("somebody asks", anywhere, R"({"l": [{"k": "q"}, {"k": "p"}]})", "/s REQUIRED");
    const char *nowhere =
        R"({"id": "r", "kind": "requiredIf", "fields": ["/s"], "when": {"field": "/l/*/k", "notIn": ["p"]}})";
    row("everybody differs", nowhere, R"({"l": [{"k": "q"}, {}]})", "/s REQUIRED");
    row("somebody does not", nowhere, R"({"l": [{"k": "q"}, {"k": "p"}]})", "");
    const char *dated = R"({"id": "r", "kind": "notBefore", "fields": ["/d"], "reference": "@today", "days": -2})";
    row("the day before yesterday", dated, R"({"d": "2026-11-22"})", "");
    row("before that", dated, R"({"d": "2026-11-21"})", "/d TOO_EARLY");
    const char *until =
        R"({"id": "r", "kind": "notAfter", "fields": ["/d"], "reference": "/s", "until": "2024-12-31"})";
    row("as long as it was law", until, R"({"d": "2025-01-01", "s": "2024-12-31"})", "/d TOO_LATE");
    row("not any more", until, R"({"d": "2026-01-01", "s": "2025-01-01"})", "");
    const char *warned = R"({"id": "r", "kind": "unique", "fields": ["/l/*/s"], "severity": "warning"})";
    row("only a warning", warned, R"({"l": [{"s": "a"}, {"s": "a"}]})", "");
}

void TestValidate::crossFieldRules()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const FormDescription form =
        formOf(R"({"type": "object", "properties": {"s": {"type": "string"}, "t": {"type": "string"},
            "n": {"type": "integer"}, "d": {"type": "string"}, "l": {"type": "array", "items": {"type": "object",
            "properties": {"k": {"type": "string", "enum": ["p", "q"]}, "s": {"type": "string"}, "n": {"type": "integer"},
            "d": {"type": "string"}}}}}, "x-rules": [)" +
               rule + "]}");
    QCOMPARE(listed(validate(form, object(value), applyStep, {}, QDate(2026, 11, 24))), expected);
}

void TestValidate::warningsRefuseNothing()
{
    const FormDescription form = formOf(
        R"({"type": "object", "properties": {"d": {"type": "string"}, "l": {"type": "array", "items": {"type": "string"}}},
            "x-rules": [{"id": "w", "kind": "unique", "fields": ["/l/*"], "severity": "warning"},
                        {"id": "t", "kind": "notBefore", "fields": ["/d"], "reference": "@today", "severity": "warning"}]})");
    const QJsonObject value = object(R"({"d": "2026-11-23", "l": ["a", "a"]})");
    QCOMPARE(listed(validate(form, value, applyStep, {}, QDate(2026, 11, 24))), QString());
    QCOMPARE(listed(adviceOn(form, value, QDate(2026, 11, 24))), u"/l/1 DUPLICATE, /d TOO_EARLY"_s);
    // Without a day nothing is said of days.
    QCOMPARE(listed(adviceOn(form, value)), u"/l/1 DUPLICATE"_s);
    // And nothing of what is too large to be looked at.
    QCOMPARE(listed(adviceOn(form, {{u"l"_s, nested(10000, true)}})), QString());
}

/// Two long lists cost their lengths, not the product of them: every rule of this kind ends, at the largest forms
/// allow.
void TestValidate::longListsAreComparedOnce()
{
    const FormDescription form = formOf(R"({"type": "object", "properties": {
        "a": {"type": "array", "maxItems": 1000, "items": {"type": "object", "properties": {"x": {"type": "string"},
              "l": {"type": "array", "maxItems": 1000, "items": {"type": "string"}}}}},
        "b": {"type": "array", "maxItems": 1000, "items": {"type": "string"}}, "s": {"type": "string"}},
        "x-rules": [{"id": "d", "kind": "different", "fields": ["/a/*/l/*"], "among": "/b/*"},
                    {"id": "m", "kind": "memberOf", "fields": ["/b/*"], "among": "/a/*/l/*"},
                    {"id": "r", "kind": "requiredIf", "fields": ["/a/*/x"], "when": {"field": "/b/*", "in": ["none"]}},
                    {"id": "u", "kind": "unique", "fields": ["/a/*/l/*", "/b/*"]}]})");
    QJsonArray entries;
    QJsonArray others;
    for (int i = 0; i < 900; ++i) {
        QJsonArray inner;
        for (int j = 0; j < 18; ++j)
            inner.append(QString::number(i * 18 + j));
        entries.append(QJsonObject{{u"l"_s, inner}});
        others.append(QString(u'o' + QString::number(i)));
    }
    const QVector<FieldError> errors = validate(form, {{u"a"_s, entries}, {u"b"_s, others}}, applyStep);
    QCOMPARE(errors.size(), FormLimits::errors); // of 900 that are no members
    QCOMPARE(errors.constFirst().code, nameOf(FieldCode::NotMember));
}

void TestValidate::speedOfTheLargestForm()
{
    const QJsonObject value = companyApplication();
    QElapsedTimer timer;
    timer.start();
    qsizetype errors = 0;
    constexpr int rounds = 1000;
    for (int i = 0; i < rounds; ++i)
        errors += validate(*m_company, value, applyStep).size();
    qInfo("10,000 validations of company-registration/1 at this rate: %lld ms",
          static_cast<long long>(timer.elapsed()) * 10000 / rounds);
    QCOMPARE(errors, 0);
}

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
