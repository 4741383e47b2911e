// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formcatalogue.h"
#include "forms/formdescription.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), json);
    return document.object();
}

/// A person, as the examples of JSON Forms have it.
const char *personSchema = R"({
  "type": "object",
  "properties": {
    "name": {"type": "string", "minLength": 3, "title": "Name", "description": "Please enter your name"},
    "vegetarian": {"type": "boolean"},
    "birthDate": {"type": "string", "format": "date"},
    "nationality": {"type": "string", "oneOf": [{"const": "DE", "title": "German"}, {"const": "IT", "title": "Italian"}]},
    "personalData": {"type": "object", "properties": {
      "age": {"type": "integer", "description": "Age"},
      "height": {"type": "number"},
      "drivingSkill": {"type": "number", "maximum": 10, "minimum": 1, "default": 7}},
      "required": ["age", "height"]},
    "comments": {"type": "array", "items": {"type": "object", "properties": {
      "date": {"type": "string", "format": "date"},
      "message": {"type": "string", "maxLength": 5}}}},
    "occupation": {"type": "string"}
  },
  "required": ["occupation", "nationality"]
})";

const char *personLayout = R"({
  "type": "Categorization", "elements": [
    {"type": "Category", "label": "Person", "elements": [
      {"type": "HorizontalLayout", "elements": [
        {"type": "Control", "scope": "#/properties/name"},
        {"type": "Control", "scope": "#/properties/birthDate", "label": "Born"}]},
      {"type": "Group", "label": "Body", "rule": {"effect": "HIDE",
         "condition": {"scope": "#/properties/vegetarian", "schema": {"const": true}}}, "elements": [
        {"type": "Control", "scope": "#/properties/personalData/properties/age"},
        {"type": "Control", "scope": "#/properties/personalData/properties/height",
         "rule": {"effect": "ENABLE", "condition": {"type": "AND", "conditions": [
           {"scope": "#/properties/personalData/properties/age", "schema": {"minimum": 18}},
           {"scope": "#/properties/nationality", "schema": {"not": {"const": "IT"}}}]}}}]},
      {"type": "Label", "text": "Work"},
      {"type": "Control", "scope": "#/properties/occupation", "options": {"readonly": true}}]},
    {"type": "Category", "label": "Comments", "elements": [
      {"type": "Control", "scope": "#/properties/comments", "options": {"columns": ["date", "message"]}}]}]
})";

const char *oneControl = R"({"type": "Control", "scope": "#/properties/a"})";

Expected<FormDescription, FormError> parse(const char *schema, const char *layout = oneControl)
{
    return FormDescription::parse(object(schema), object(layout));
}

} // namespace

class TestFormDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsTheJsonFormsExample();
    void rulesShowAndEnable_data();
    void rulesShowAndEnable();
    void annotationsAreHandedDown();
    void withheldFieldsKeepTheirGroup();
    void refusesSchemas_data();
    void refusesSchemas();
    void refusesSchemasThatExplode();
    void refusesLayouts_data();
    void refusesLayouts();
    void refusesRules_data();
    void refusesRules();
    void catalogueKeepsVersionsApart();
};

void TestFormDescription::understandsTheJsonFormsExample()
{
    const auto form = parse(personSchema, personLayout);
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + u": "_s + form.error().what));

    QCOMPARE(form->tabs().size(), 2);
    const FormTab &person = form->tabs().at(0);
    QCOMPARE(person.label.zh, u"Person"_s);
    QCOMPARE(person.groups.size(), 3);
    QCOMPARE(person.groups.at(0).fields.size(), 2);
    QCOMPARE(person.groups.at(0).fields.at(0).field->pattern, u"/name"_s);
    QVERIFY(!person.groups.at(0).fields.at(0).sameLine);
    QVERIFY(person.groups.at(0).fields.at(1).sameLine);
    QCOMPARE(person.groups.at(0).fields.at(1).label.zh, u"Born"_s);
    QCOMPARE(person.groups.at(1).label.zh, u"Body"_s);
    QCOMPARE(person.groups.at(2).label.zh, u"Work"_s);
    QVERIFY(person.groups.at(2).fields.at(0).readOnly);

    const FormField &comments = form->tabs().at(1).groups.at(0).fields.at(0);
    QCOMPARE(comments.columns.size(), 2);
    QCOMPARE(comments.columns.at(0)->pattern, u"/comments/*/date"_s);
    QCOMPARE(comments.columns.at(1)->maxLength, 5);

    const Field *nationality = form->field(u"/nationality"_s);
    QVERIFY(nationality && nationality->required);
    QCOMPARE(nationality->choices.size(), 2);
    QCOMPARE(nationality->choices.at(1).label.zh, u"Italian"_s);
    QCOMPARE(form->field(u"/birthDate"_s)->format, u"date"_s);
    QCOMPARE(form->field(u"/comments/3/message"_s)->pattern, u"/comments/*/message"_s);
    QVERIFY(!form->field(u"/nothing"_s));
}

void TestFormDescription::rulesShowAndEnable_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("visible");
    QTest::addColumn<bool>("enabled");

    // As JSON Forms has it: a limit speaks of no value that is not there.
    QTest::newRow("nothing known") << QByteArray("{}") << true << true;
    QTest::newRow("of age") << QByteArray(R"({"personalData": {"age": 18}})") << true << true;
    QTest::newRow("not of age") << QByteArray(R"({"personalData": {"age": 17}})") << true << false;
    QTest::newRow("Italian") << QByteArray(R"({"personalData": {"age": 40}, "nationality": "IT"})") << true << false;
    QTest::newRow("hidden with its group") << QByteArray(R"({"vegetarian": true})") << false << true;
    QTest::newRow("wrong type decides nothing") << QByteArray(R"({"vegetarian": "true"})") << true << true;
}

void TestFormDescription::rulesShowAndEnable()
{
    QFETCH(QByteArray, value);
    QJsonObject schema = object(personSchema);
    schema.insert(u"x-editable"_s, QJsonArray{u"apply"_s});
    const auto form = FormDescription::parse(schema, object(personLayout));
    QVERIFY(form.has_value());
    const FormField &height = form->tabs().at(0).groups.at(1).fields.at(1);
    QCOMPARE(height.field->key, u"height"_s);
    const QJsonObject data = object(value.constData());
    QTEST(FormDescription::isVisible(height, data), "visible");
    QTEST(FormDescription::isEnabled(height, data, u"apply"_s), "enabled");
    QVERIFY(!FormDescription::isEnabled(height, data, u"examine"_s));
}

void TestFormDescription::annotationsAreHandedDown()
{
    const auto form = parse(R"({"type": "object", "x-editable": ["apply"], "properties": {
            "a": {"type": "string", "x-label": {"zh": "甲", "en": "A"}, "x-share": "always"},
            "p": {"type": "object", "x-source": "population", "x-sensitivity": "personal", "x-share": "may", "properties": {
                "name": {"type": "string"},
                "idNo": {"type": "string", "x-sensitivity": "sensitive", "x-editable": ["examine"]}}},
            "l": {"type": "array", "x-share": "no", "items": {"type": "object", "properties": {"n": {"type": "integer",
                "x-money": true}}}}}})",
                            R"({"type": "VerticalLayout", "elements": [
            {"type": "Group", "label": "G", "elements": [
              {"type": "Control", "scope": "#/properties/a"},
              {"type": "Control", "scope": "#/properties/p/properties/name"},
              {"type": "Control", "scope": "#/properties/p/properties/idNo"}]},
            {"type": "Control", "scope": "#/properties/l", "options": {"columns": ["n"]}}]})");
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + form.error().what));
    QCOMPARE(form->field(u"/a"_s)->label, (Words{u"甲"_s, u"A"_s}));
    const Field *name = form->field(u"/p/name"_s);
    QCOMPARE(name->source, u"population"_s);
    QCOMPARE(name->sensitivity, Sensitivity::Personal);
    QCOMPARE(name->sharing, Sharing::May);
    QVERIFY(name->editable.contains(u"apply"_s));
    const Field *idNo = form->field(u"/p/idNo"_s);
    QCOMPARE(idNo->sensitivity, Sensitivity::Sensitive);
    QVERIFY(!idNo->editable.contains(u"apply"_s) && idNo->editable.contains(u"examine"_s));
    QVERIFY(form->field(u"/l/0/n"_s)->money);

    const QVector<ShareGroup> shares = form->shareGroups();
    QCOMPARE(shares.size(), 2);
    QCOMPARE(shares.at(0).fields.size(), 2);
    QCOMPARE(shares.at(0).fields.at(0).pointer, u"/a"_s);
    QCOMPARE(shares.at(0).fields.at(0).sharing, Sharing::Always);
    QCOMPARE(shares.at(0).fields.at(1).pointer, u"/p"_s);
    QCOMPARE(shares.at(0).fields.at(1).sensitivity, Sensitivity::Sensitive);
    QCOMPARE(shares.at(1).fields.at(0).pointer, u"/l"_s);
    QCOMPARE(shares.at(1).fields.at(0).sharing, Sharing::No);
    QCOMPARE(form->shareableFields(), (QVector<QString>{u"/a"_s, u"/p"_s, u"/p/idNo"_s, u"/p/name"_s}));
}

/// A group with one withheld thing inside is not shared as a whole; the rest of it may be.
void TestFormDescription::withheldFieldsKeepTheirGroup()
{
    const auto form = parse(R"({"type": "object", "properties": {
            "plain": {"type": "string"},
            "p": {"type": "object", "x-share": "may", "properties": {
                "name": {"type": "string"},
                "idNo": {"type": "string", "x-share": "no"}}},
            "l": {"type": "array", "items": {"type": "object", "properties": {
                "n": {"type": "integer", "x-share": "may"}, "secret": {"type": "string"}}}}}})",
                            R"({"type": "VerticalLayout", "elements": [
            {"type": "Control", "scope": "#/properties/p/properties/name"}]})");
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + form.error().what));
    QCOMPARE(form->shareableFields(), (QVector<QString>{u"/l/*/n"_s, u"/p/name"_s}));
    QCOMPARE(form->shareGroups().constFirst().fields.constFirst().sharing, Sharing::No);
}

/// Nothing is half understood: what is not known is refused, with the place.
void TestFormDescription::refusesSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *property, const char *where) {
        QTest::newRow(name) << QByteArray(R"({"type": "object", "properties": {"a": )") + property + "}}"
                            << QString::fromUtf8(where);
    };
    row("pattern", R"({"type": "string", "pattern": "^[0-9]*$"})", "schema/properties/a/pattern");
    row("unknown keyword", R"({"type": "string", "contentEncoding": "base64"})", "schema/properties/a/contentEncoding");
    row("unknown annotation", R"({"type": "string", "x-colour": "red"})", "schema/properties/a/x-colour");
    row("unknown format", R"({"type": "string", "format": "ipv6"})", "schema/properties/a/x-format");
    row("format of a number", R"({"type": "number", "x-format": "date"})", "schema/properties/a/x-format");
    row("two types", R"({"type": ["string", "null"]})", "schema/properties/a/type");
    row("no type", R"({"title": "A"})", "schema/properties/a/type");
    row("list of tuples", R"({"type": "array", "items": [{"type": "string"}]})", "schema/properties/a/items");
    row("list of anything", R"({"type": "array"})", "schema/properties/a/items");
    row("unique among many", R"({"type": "array", "uniqueItems": true, "maxItems": 500, "items": {"type": "string"}})",
        "schema/properties/a/uniqueItems");
    row("object of anything", R"({"type": "object"})", "schema/properties/a/properties");
    row("additional schema", R"({"type": "object", "properties": {"b": {"type": "string"}},
            "additionalProperties": {"type": "string"}})",
        "schema/properties/a/additionalProperties");
    row("oneOf of schemas", R"({"type": "string", "oneOf": [{"minLength": 3}]})", "schema/properties/a/oneOf/0");
    row("anyOf", R"({"type": "string", "anyOf": [{"minLength": 3}]})", "schema/properties/a/anyOf");
    row("not", R"({"type": "string", "not": {"const": "x"}})", "schema/properties/a/not");
    row("money with fractions", R"({"type": "number", "x-money": true})", "schema/properties/a/x-money");
    row("registry nobody has", R"({"type": "string", "x-source": "weather"})", "schema/properties/a/x-source");
    row("sensitivity nobody knows", R"({"type": "string", "x-sensitivity": "secret"})",
        "schema/properties/a/x-sensitivity");
    row("sharing nobody knows", R"({"type": "string", "x-share": "maybe"})", "schema/properties/a/x-share");
    row("label in one language", R"({"type": "string", "x-label": {"zh": "甲"}})", "schema/properties/a/x-label");
    row("label missing for a value", R"({"type": "string", "enum": ["x", "y"],
            "x-enumLabels": {"x": {"zh": "甲", "en": "X"}}})",
        "schema/properties/a/x-enumLabels");
    row("label without a value", R"({"type": "string", "enum": ["x"], "x-enumLabels": {"x": {"zh": "甲", "en": "X"},
            "z": {"zh": "丙", "en": "Z"}}})",
        "schema/properties/a/x-enumLabels");
    row("negative length", R"({"type": "string", "maxLength": -1})", "schema/properties/a/maxLength");
    row("length without end", R"({"type": "string", "maxLength": 1000000})", "schema/properties/a/maxLength");
    row("shortest above longest", R"({"type": "string", "minLength": 5, "maxLength": 4})", "schema/properties/a");
    row("limit that is no number", R"({"type": "number", "minimum": "1"})", "schema/properties/a/minimum");
    row("reference outside", R"({"$ref": "http://example.org/x"})", "schema/properties/a/$ref");
    row("reference to nothing", R"({"$ref": "#/definitions/none"})", "schema/properties/a/$ref");
    row("required of nothing", R"({"type": "object", "properties": {"b": {"type": "string"}}, "required": ["c"]})",
        "schema/properties/a/required");
    row("steps that are none", R"({"type": "string", "x-editable": "apply"})", "schema/properties/a/x-editable");
    row("if alone", R"({"type": "object", "properties": {"b": {"type": "string"}}, "if": {"required": ["b"]}})",
        "schema/properties/a/if");
    row("pattern in then", R"({"type": "object", "properties": {"b": {"type": "string"}}, "if": {"required": ["b"]},
            "then": {"properties": {"b": {"pattern": "x"}}}})",
        "schema/properties/a/then/properties/b/pattern");
    QTest::newRow("newer dialect")
        << QByteArray(
               R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {}})")
        << u"schema/$schema"_s;
    QTest::newRow("not an object") << QByteArray(R"({"type": "string"})") << u"schema/type"_s;
    QTest::newRow("definition of itself")
        << QByteArray(R"({"type": "object", "definitions": {"n": {"type": "object", "properties": {"m": {"$ref":
                "#/definitions/n"}}}}, "properties": {"a": {"$ref": "#/definitions/n"}}})")
        << u"schema/properties/a"_s;
    QTest::newRow("key that is no name") << QByteArray(
                                                R"({"type": "object", "properties": {"a/b": {"type": "string"}}})")
                                         << u"schema/properties/a/b"_s;
}

void TestFormDescription::refusesSchemas()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, where);
    const auto form = FormDescription::parse(object(schema.constData()), object(oneControl));
    QVERIFY(!form.has_value());
    QVERIFY2(form.error().where.startsWith(where), qPrintable(form.error().where));
    QVERIFY(!form.error().what.isEmpty());
}

/// Definitions that multiply stop at a number of fields, not at the end of memory.
void TestFormDescription::refusesSchemasThatExplode()
{
    QJsonObject definitions;
    definitions.insert(u"d0"_s, object(R"({"type": "string"})"));
    for (int i = 1; i <= 10; ++i) {
        QJsonObject properties;
        for (int j = 0; j < 10; ++j)
            properties.insert(u'p' + QString::number(j), QJsonObject{{u"$ref"_s, u"#/definitions/d%1"_s.arg(i - 1)}});
        definitions.insert(u"d%1"_s.arg(i), QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, properties}});
    }
    const QJsonObject schema{
        {u"type"_s, u"object"_s},
        {u"definitions"_s, definitions},
        {u"properties"_s, QJsonObject{{u"a"_s, QJsonObject{{u"$ref"_s, u"#/definitions/d10"_s}}}}}};
    QVERIFY(!FormDescription::parse(schema, object(oneControl)).has_value());
}

void TestFormDescription::refusesLayouts_data()
{
    QTest::addColumn<QByteArray>("layout");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *layout, const char *where) {
        QTest::newRow(name) << QByteArray(layout) << QString::fromUtf8(where);
    };
    row("unknown element", R"({"type": "Button", "label": "Do it"})", "uischema/type");
    row("detail of what is no list", R"({"type": "ListWithDetail", "scope": "#/properties/a"})", "uischema/scope");
    row("no such field", R"({"type": "Control", "scope": "#/properties/zzz"})", "uischema/scope");
    row("scope of another shape", R"({"type": "Control", "scope": "/a"})", "uischema/scope");
    row("column that is none", R"({"type": "Control", "scope": "#/properties/l", "options": {"columns": ["x"]}})",
        "uischema/options/columns");
    row("unknown option", R"({"type": "Control", "scope": "#/properties/a", "options": {"slider": true}})",
        "uischema/options/slider");
    row("unknown key", R"({"type": "Control", "scope": "#/properties/a", "i18n": "x"})", "uischema/i18n");
    row("unknown effect",
        R"({"type": "Control", "scope": "#/properties/a", "rule": {"effect": "BLINK", "condition": {}}})",
        "uischema/rule/effect");
    row("condition on nothing", R"({"type": "Control", "scope": "#/properties/a", "rule": {"effect": "SHOW",
            "condition": {"scope": "#/properties/zzz", "schema": {"const": 1}}}})",
        "uischema/rule/condition");
    row("condition with pattern", R"({"type": "Control", "scope": "#/properties/a", "rule": {"effect": "SHOW",
            "condition": {"scope": "#/properties/a", "schema": {"pattern": "x"}}}})",
        "uischema/rule/condition/schema/pattern");
    row("category alone",
        R"({"type": "VerticalLayout", "elements": [{"type": "Category", "label": "C", "elements": [
            {"type": "Control", "scope": "#/properties/a"}]}]})",
        "uischema/elements/0");
    row("no category inside",
        R"({"type": "Categorization", "elements": [{"type": "Control", "scope": "#/properties/a"}]})",
        "uischema/elements/0");
    row("category without a name", R"({"type": "Categorization", "elements": [{"type": "Category", "elements": [
            {"type": "Control", "scope": "#/properties/a"}]}]})",
        "uischema/elements/0/label");
    row("container without anything", R"({"type": "VerticalLayout", "elements": []})", "uischema/elements");
}

void TestFormDescription::refusesLayouts()
{
    QFETCH(QByteArray, layout);
    QFETCH(QString, where);
    const auto form = FormDescription::parse(object(R"({"type": "object", "properties": {"a": {"type": "string"},
            "o": {"type": "object", "properties": {"x": {"type": "string"}}},
            "l": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "string"}}}}}})"),
                                             object(layout.constData()));
    QVERIFY(!form.has_value());
    QCOMPARE(form.error().where, where);
}

void TestFormDescription::refusesRules_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *rule, const char *where) {
        QTest::newRow(name) << QByteArray(rule) << u"schema/x-rules/0/"_s + QString::fromUtf8(where);
    };
    row("no id", R"({"kind": "unique", "fields": ["/l/*/y"]})", "id");
    row("unknown kind", R"({"id": "r", "kind": "primeNumber", "fields": ["/n"]})", "kind");
    row("unknown code", R"({"id": "r", "kind": "unique", "code": "OOPS", "fields": ["/l/*/y"]})", "code");
    row("unknown key", R"({"id": "r", "kind": "unique", "fields": ["/l/*/y"], "months": 3})", "months");
    row("no such field", R"({"id": "r", "kind": "unique", "fields": ["/zzz"]})", "fields");
    row("no fields", R"({"id": "r", "kind": "unique", "fields": []})", "fields");
    row("sum of nothing", R"({"id": "r", "kind": "sumEquals", "fields": ["/l/*/y"]})", "total");
    row("sum of both", R"({"id": "r", "kind": "sumEquals", "fields": ["/l/*/y"], "total": 1, "reference": "/n"})",
        "total");
    row("reference to nothing", R"({"id": "r", "kind": "equals", "fields": ["/n"], "reference": "/zzz"})", "reference");
    row("condition on nothing",
        R"({"id": "r", "kind": "requiredIf", "fields": ["/n"], "when": {"field": "/zzz", "present": true}})", "when");
    row("condition of no kind",
        R"({"id": "r", "kind": "requiredIf", "fields": ["/n"], "when": {"field": "/n", "looksLike": 3}})", "when");
    row("condition missing", R"({"id": "r", "kind": "requiredIf", "fields": ["/n"]})", "when");
    row("value the list has not",
        R"({"id": "r", "kind": "count", "fields": [{"path": "/l/*/y", "where": "k", "in": ["z"]}]})", "fields");
    row("format nobody knows", R"({"id": "r", "kind": "formatIf", "fields": ["/l/*/y"], "format": "x",
            "when": {"field": "/n", "present": true}})",
        "format");
    row("day that is none",
        R"({"id": "r", "kind": "notAfter", "fields": ["/n"], "reference": "/n", "since": "2024-02-31"})", "since");
}

void TestFormDescription::refusesRules()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, where);
    QJsonObject schema = object(R"({"type": "object", "properties": {"a": {"type": "string"}, "n": {"type": "integer"},
            "l": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "string"},
            "k": {"type": "string", "enum": ["p", "q"]}}}}}})");
    schema.insert(u"x-rules"_s, QJsonArray{object(rule.constData())});
    const auto form = FormDescription::parse(schema, object(oneControl));
    QVERIFY(!form.has_value());
    QCOMPARE(form.error().where, where);
}

void TestFormDescription::catalogueKeepsVersionsApart()
{
    FormCatalogue catalogue;
    const QJsonObject first = object(R"({"type": "object", "properties": {"a": {"type": "string", "maxLength": 5}}})");
    const QJsonObject second = object(R"({"type": "object", "properties": {"a": {"type": "string", "maxLength": 9}}})");
    QVERIFY(catalogue.add({u"x"_s, 1}, first, object(oneControl)));
    QVERIFY(catalogue.add({u"x"_s, 2}, second, object(oneControl)));
    const auto again = catalogue.add({u"x"_s, 2}, second, object(oneControl));
    QVERIFY(!again.has_value());
    QVERIFY(!catalogue.add({QString(), 1}, first, object(oneControl)).has_value());
    QVERIFY(!catalogue.add({u"y"_s, 0}, first, object(oneControl)).has_value());

    QCOMPARE(catalogue.find(u"x"_s, 1)->field(u"/a"_s)->maxLength, 5);
    QCOMPARE(catalogue.find(FormKey::fromText(u"x/2"_s))->field(u"/a"_s)->maxLength, 9);
    QCOMPARE(catalogue.find(FormKey::fromText(u"x"_s))->field(u"/a"_s)->maxLength, 5);
    QVERIFY(!catalogue.find(u"x"_s, 3));
    QVERIFY(!catalogue.find(FormKey::fromText(u"x/y"_s)));

    const auto copy = FormCatalogue::fromJson(catalogue.toJson());
    QVERIFY(copy.has_value());
    QCOMPARE(copy->keys(), catalogue.keys());
    QCOMPARE(copy->toJson(), catalogue.toJson());

    QJsonArray broken = catalogue.toJson();
    broken.append(QJsonObject{{u"id"_s, u"z"_s}, {u"version"_s, 1}, {u"schema"_s, QJsonObject()}});
    const auto refused = FormCatalogue::fromJson(broken);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().where.startsWith(u"z/1"));
}

QTEST_GUILESS_MAIN(TestFormDescription)
#include "tst_formdescription.moc"
