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
    void orderIsStatedOrWhatIsRequiredFirst();
    void withoutALayoutEverythingIsShown();
    void listsShowTheirEntries();
    void definitionsCarryTheirRules();
    void sharedPartsAreBroughtIn();
    void hostileSharedParts_data();
    void hostileSharedParts();
    void hugeFormsAreRefused_data();
    void hugeFormsAreRefused();
    void conditionsOfRules_data();
    void conditionsOfRules();
    void refusesLayouts_data();
    void refusesLayouts();
    void refusesRules_data();
    void refusesRules();
    void refusesClaims_data();
    void refusesClaims();
    void claimsOfValues();
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
    row("reference to a file", R"({"$ref": "file:///etc/passwd"})", "schema/properties/a/$ref");
    row("reference up the folders", R"({"$ref": "../../users.demo.json#/0"})", "schema/properties/a/$ref");
    row("reference to the form itself", R"({"$ref": "#"})", "schema/properties/a/$ref");
    row("keyword beside a reference", R"({"$ref": "#/definitions/none", "minLength": 1})", "schema/properties/a/$ref");
    row("list of lists", R"({"type": "array", "items": {"type": "array", "items": {"type": "string"}}})",
        "schema/properties/a/items");
    row("order of a text", R"({"type": "string", "x-order": ["b"]})", "schema/properties/a/x-order");
    row("order that leaves out", R"({"type": "object", "x-order": ["b"], "properties": {"b": {"type": "string"},
            "c": {"type": "string"}}})",
        "schema/properties/a/x-order");
    row("order of what is not there",
        R"({"type": "object", "x-order": ["z"], "properties": {"b": {"type": "string"}}})",
        "schema/properties/a/x-order");
    row("rules of a text", R"({"type": "string", "x-rules": []})", "schema/properties/a/x-rules");
    row("read only perhaps", R"({"type": "string", "readOnly": "yes"})", "schema/properties/a/readOnly");
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

void TestFormDescription::orderIsStatedOrWhatIsRequiredFirst()
{
    const auto keys = [](const Field &object) {
        QStringList list;
        for (const Field &child : object.children)
            list.append(child.key);
        return list.join(u' ');
    };
    const auto stated = parse(R"({"type": "object", "x-order": ["c", "a", "b"], "properties": {"a": {"type": "string"},
        "b": {"type": "string"}, "c": {"type": "string"}}})");
    QVERIFY(stated.has_value());
    QCOMPARE(keys(stated->root()), u"c a b"_s);
    const auto required = parse(R"({"type": "object", "required": ["d", "b"], "properties": {"a": {"type": "string"},
        "b": {"type": "string"}, "c": {"type": "string"}, "d": {"type": "string"}}})");
    QVERIFY(required.has_value());
    QCOMPARE(keys(required->root()), u"d b a c"_s);
}

void TestFormDescription::withoutALayoutEverythingIsShown()
{
    const auto form = parse(personSchema, "{}");
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + form.error().what));
    QCOMPARE(form->tabs().size(), 1);
    QSet<QString> shown;
    for (const FormGroup &group : form->tabs().constFirst().groups) {
        for (const FormField &field : group.fields)
            shown.insert(field.field->pattern);
    }
    QCOMPARE(shown, (QSet<QString>{u"/name"_s, u"/vegetarian"_s, u"/birthDate"_s, u"/nationality"_s, u"/occupation"_s,
                                   u"/personalData/age"_s, u"/personalData/height"_s, u"/personalData/drivingSkill"_s,
                                   u"/comments"_s}));
    // A key in words where the form has none.
    QCOMPARE(form->field(u"/birthDate"_s)->label.en, u"Birth Date"_s);
}

void TestFormDescription::listsShowTheirEntries()
{
    const char *schema = R"({"type": "object", "properties": {"l": {"type": "array", "items": {"type": "object",
        "x-order": ["a", "b", "c", "d", "e", "f", "g", "h"], "properties": {
        "a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}, "d": {"type": "string"},
        "e": {"type": "string"}, "f": {"type": "string"},
        "g": {"type": "object", "title": "Inner", "properties": {"x": {"type": "string"}}},
        "h": {"type": "array", "items": {"type": "object", "properties": {"y": {"type": "string"}}}}}}}}})";
    const auto generated = parse(schema, R"({"type": "Control", "scope": "#/properties/l"})");
    QVERIFY(generated.has_value());
    const FormField &list = generated->tabs().constFirst().groups.constFirst().fields.constFirst();
    QCOMPARE(list.columns.size(), 5);
    QCOMPARE(list.columns.constLast()->key, u"e"_s);
    QStringList inside;
    for (const FormGroup &group : list.entry) {
        for (const FormField &field : group.fields)
            inside.append(group.label.en + u':' + field.field->pattern);
    }
    QCOMPARE(inside.join(u' '), u":/l/*/a :/l/*/b :/l/*/c :/l/*/d :/l/*/e :/l/*/f Inner:/l/*/g/x :/l/*/h"_s);

    const auto detailed = parse(schema, R"({"type": "ListWithDetail", "scope": "#/properties/l", "options": {"detail":
        {"type": "Group", "label": "Two", "elements": [{"type": "Control", "scope": "#/properties/b"},
          {"type": "Control", "scope": "#/properties/a", "rule": {"effect": "SHOW", "condition":
            {"scope": "#/properties/b", "schema": {"const": "yes"}}}}]}}})");
    QVERIFY2(detailed.has_value(), detailed ? "" : qPrintable(detailed.error().where + detailed.error().what));
    const FormField &two = detailed->tabs().constFirst().groups.constFirst().fields.constFirst();
    QCOMPARE(two.entry.size(), 1);
    QCOMPARE(two.entry.constFirst().label.en, u"Two"_s);
    const FormField &a = two.entry.constFirst().fields.constLast();
    const QJsonObject value = object(R"({"l": [{"b": "no"}, {"b": "yes"}]})");
    QVERIFY(!FormDescription::isVisible(a, value, u"/l/0/a"_s));
    QVERIFY(FormDescription::isVisible(a, value, u"/l/1/a"_s));
}

/// A rule at a definition is applied to each object made by it, and by itself.
void TestFormDescription::definitionsCarryTheirRules()
{
    const auto form = parse(R"({"type": "object", "definitions": {"span": {"type": "object", "properties": {
            "from": {"type": "string"}, "until": {"type": "string"}, "parts": {"type": "array", "items": {"type": "object",
              "properties": {"n": {"type": "integer"}}}}, "whole": {"type": "integer"}},
            "x-rules": [{"id": "order", "kind": "notBefore", "fields": ["/until"], "reference": "/from"},
                        {"id": "until", "kind": "requiredIf", "fields": ["/until"], "when": {"field": "/from",
                          "present": true}},
                        {"id": "sum", "kind": "sumEquals", "fields": ["/parts/*/n"], "reference": "/whole"}]}},
        "properties": {"a": {"$ref": "#/definitions/span"}, "l": {"type": "array", "items": {"$ref":
            "#/definitions/span"}}}})",
                            R"({"type": "Control", "scope": "#/properties/a/properties/from"})");
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + form.error().what));
    QCOMPARE(form->rules().size(), 6);
    QCOMPARE(form->rules().constFirst().id, u"/a order"_s);
    const auto found = [&](const char *json) {
        QStringList lines;
        for (const CrossRule &rule : form->rules()) {
            for (const FieldError &error : checkRule(rule, object(json)))
                lines.append(error.path + u' ' + error.code);
        }
        return lines.join(u", "_s);
    };
    QCOMPARE(found("{}"), QString());
    QCOMPARE(found(R"({"a": {"from": "2026-02-01", "until": "2026-01-31"}})"), u"/a/until TOO_EARLY"_s);
    QCOMPARE(found(R"({"l": [{"from": "2026-02-01", "until": "2026-02-01"}, {"from": "2026-02-01"}]})"),
             u"/l/1/until REQUIRED"_s);
    // Each entry has a sum of its own.
    QCOMPARE(found(R"({"l": [{"whole": 3, "parts": [{"n": 1}, {"n": 2}]}, {"whole": 4, "parts": [{"n": 1}]}]})"),
             u"/l/1/parts SUM_DIFFERS"_s);
}

void TestFormDescription::sharedPartsAreBroughtIn()
{
    const QJsonArray forms = QJsonDocument::fromJson(R"([
        {"id": "common", "version": 1, "definitions": {"name": {"type": "string", "maxLength": 5},
          "person": {"type": "object", "properties": {"name": {"$ref": "#/definitions/name"}}}}},
        {"id": "common", "version": 2, "definitions": {"name": {"type": "string", "maxLength": 9}}},
        {"id": "f", "version": 1, "uischema": {}, "schema": {"type": "object", "definitions": {"name": {"type":
          "string", "maxLength": 7}}, "properties": {"p": {"$ref": "common/1#/definitions/person"},
          "n": {"$ref": "common/2#/definitions/name"}, "own": {"$ref": "#/definitions/name"}}}}])")
                                 .array();
    const auto catalogue = FormCatalogue::fromJson(forms);
    QVERIFY2(catalogue.has_value(), catalogue ? "" : qPrintable(catalogue.error().where + catalogue.error().what));
    QCOMPARE(catalogue->keys().size(), 1);
    const FormDescription *form = catalogue->find(u"f"_s, 1);
    QCOMPARE(form->field(u"/p/name"_s)->maxLength, 5);
    QCOMPARE(form->field(u"/n"_s)->maxLength, 9);
    QCOMPARE(form->field(u"/own"_s)->maxLength, 7);
    // What is written out stands alone.
    const auto again = FormCatalogue::fromJson(catalogue->toJson());
    QVERIFY(again.has_value());
    QCOMPARE(again->find(u"f"_s, 1)->field(u"/p/name"_s)->maxLength, 5);
}

void TestFormDescription::hostileSharedParts_data()
{
    QTest::addColumn<QByteArray>("definitions");
    QTest::addColumn<QByteArray>("reference");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *definitions, const char *reference, const char *what) {
        QTest::newRow(name) << QByteArray(definitions) << QByteArray(reference) << QString::fromUtf8(what);
    };
    const char *one = R"({"x": {"type": "string"}})";
    row("library nobody has", one, "other/1#/definitions/x", "'other/1' has no definition 'x'");
    row("version nobody has", one, "common/2#/definitions/x", "'common/2' has no definition 'x'");
    row("definition nobody has", one, "common/1#/definitions/y", "'common/1' has no definition 'y'");
    row("path out of the folder", one, "../common/1#/definitions/x", "is not a definition of this schema");
    row("address", one, "https://example.org/common/1#/definitions/x", "is not a definition of this schema");
    row("deeper pointer", one, "common/1#/definitions/x/properties/y", "is not a definition of this schema");
    row("contains itself", R"({"x": {"type": "object", "properties": {"y": {"$ref": "#/definitions/x"}}}})",
        "common/1#/definitions/x", "contains itself");
    row("refers to itself", R"({"x": {"$ref": "#/definitions/x"}})", "common/1#/definitions/x",
        "a definition is not itself a reference");
}

void TestFormDescription::hostileSharedParts()
{
    QFETCH(QByteArray, definitions);
    QFETCH(QByteArray, reference);
    QFETCH(QString, what);
    const QJsonObject schema{
        {u"type"_s, u"object"_s},
        {u"properties"_s, QJsonObject{{u"a"_s, QJsonObject{{u"$ref"_s, QString::fromUtf8(reference)}}}}}};
    const auto catalogue = FormCatalogue::fromJson(QJsonArray{
        QJsonObject{{u"id"_s, u"common"_s}, {u"version"_s, 1}, {u"definitions"_s, object(definitions.constData())}},
        QJsonObject{{u"id"_s, u"f"_s}, {u"version"_s, 1}, {u"schema"_s, schema}, {u"uischema"_s, QJsonObject()}}});
    QVERIFY(!catalogue.has_value());
    QVERIFY2(catalogue.error().what.contains(what), qPrintable(catalogue.error().what));
    QVERIFY(catalogue.error().where.startsWith(u"f/1 schema"));
}

/// Each is refused for its size, with the limit it broke, and none is looked at beyond that limit.
void TestFormDescription::hugeFormsAreRefused_data()
{
    QTest::addColumn<QJsonObject>("schema");
    QTest::addColumn<QJsonObject>("layout");
    QTest::addColumn<QString>("what");
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const auto formOf = [](const QJsonObject &properties) {
        return QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    };
    QJsonObject wide;
    for (int i = 0; i < SchemaLimits::fields + 1; ++i)
        wide.insert(u'k' + QString::number(i), text);
    QTest::newRow("fields") << formOf(wide) << QJsonObject() << u"nested too deeply"_s;

    QJsonObject deep = text;
    for (int i = 0; i < SchemaLimits::depth + 1; ++i)
        deep = formOf({{u"a"_s, deep}});
    QTest::newRow("depth") << deep << QJsonObject() << u"nested too deeply"_s;

    QJsonArray many;
    for (int i = 0; i < SchemaLimits::choices / 2 + 1; ++i)
        many.append(QString::number(i));
    const QJsonObject list{{u"type"_s, u"string"_s}, {u"enum"_s, many}};
    QTest::newRow("choices") << formOf({{u"a"_s, list}, {u"b"_s, list}}) << QJsonObject() << u"too many choices"_s;

    QJsonArray nodes;
    for (int i = 0; i < SchemaLimits::nodes + 1; ++i)
        nodes.append(i);
    QTest::newRow("values of the schema")
        << formOf({{u"a"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"examples"_s, nodes}}}}) << QJsonObject()
        << u"the schema is too large"_s;

    const QJsonObject small = formOf({{u"a"_s, text}});
    QJsonObject nested{{u"type"_s, u"Control"_s}, {u"scope"_s, u"#/properties/a"_s}};
    const QJsonObject control = nested;
    for (int i = 0; i < LayoutLimits::depth + 1; ++i)
        nested = {{u"type"_s, u"VerticalLayout"_s}, {u"elements"_s, QJsonArray{nested}}};
    QTest::newRow("depth of the layout") << small << nested << u"nested too deeply"_s;

    QJsonArray controls;
    for (int i = 0; i < LayoutLimits::elements + 1; ++i)
        controls.append(QJsonObject{{u"type"_s, u"Label"_s}, {u"text"_s, u"-"_s}});
    QTest::newRow("elements") << small << QJsonObject{{u"type"_s, u"VerticalLayout"_s}, {u"elements"_s, controls}}
                              << u"too many elements"_s;

    QJsonObject condition{{u"scope"_s, u"#/properties/a"_s}, {u"schema"_s, QJsonObject{{u"const"_s, u"x"_s}}}};
    for (int i = 0; i < ConditionLimits::depth + 1; ++i)
        condition = {{u"type"_s, u"AND"_s}, {u"conditions"_s, QJsonArray{condition}}};
    QJsonObject ruled = control;
    ruled.insert(u"rule"_s, QJsonObject{{u"effect"_s, u"SHOW"_s}, {u"condition"_s, condition}});
    QTest::newRow("depth of a condition") << small << ruled << u"the condition is nested too deeply"_s;

    QJsonArray parts;
    for (int i = 0; i < ConditionLimits::parts + 1; ++i)
        parts.append(QJsonObject{{u"scope"_s, u"#/properties/a"_s}, {u"schema"_s, QJsonObject{{u"const"_s, i}}}});
    ruled.insert(u"rule"_s, QJsonObject{{u"effect"_s, u"SHOW"_s},
                                        {u"condition"_s, QJsonObject{{u"type"_s, u"OR"_s}, {u"conditions"_s, parts}}}});
    QTest::newRow("parts of a condition") << small << ruled << u"the condition has too many parts"_s;

    QJsonArray rules;
    for (int i = 0; i < mostRules + 1; ++i) {
        rules.append(
            QJsonObject{{u"id"_s, QString::number(i)}, {u"kind"_s, u"unique"_s}, {u"fields"_s, QJsonArray{u"/a"_s}}});
    }
    QJsonObject strict = small;
    strict.insert(u"x-rules"_s, rules);
    QTest::newRow("rules") << strict << QJsonObject() << u"a form has at most 500 rules"_s;
}

void TestFormDescription::hugeFormsAreRefused()
{
    QFETCH(QJsonObject, schema);
    QFETCH(QJsonObject, layout);
    QFETCH(QString, what);
    const auto form = FormDescription::parse(schema, layout);
    QVERIFY(!form.has_value());
    QVERIFY2(form.error().what.contains(what), qPrintable(form.error().what));
}

void TestFormDescription::conditionsOfRules_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *name, const char *condition, const char *value, bool holds) {
        QTest::newRow(name) << QByteArray(condition) << QByteArray(value) << holds;
    };
    const char *twenty = R"({"scope": "#/properties/n", "schema": {"minimum": 20}})";
    row("minimum", twenty, R"({"n": 20})", true);
    row("below the minimum", twenty, R"({"n": 19})", false);
    row("minimum of nothing", twenty, "{}", true);
    row("minimum of nothing fails", R"({"scope": "#/properties/n", "schema": {"minimum": 20},
        "failWhenUndefined": true})",
        "{}", false);
    row("both limits", R"({"scope": "#/properties/n", "schema": {"minimum": 1, "maximum": 2}})", R"({"n": 3})", false);
    row("length", R"({"scope": "#/properties/s", "schema": {"minLength": 2}})", R"({"s": "𠀀"})", false);
    row("length of two", R"({"scope": "#/properties/s", "schema": {"minLength": 2}})", R"({"s": "𠀀𠀁"})", true);
    row("entries", R"({"scope": "#/properties/l", "schema": {"minItems": 1}})", R"({"l": []})", false);
    row("contains", R"({"scope": "#/properties/l", "schema": {"contains": {"const": "x"}}})", R"({"l": ["y", "x"]})",
        true);
    row("contains none", R"({"scope": "#/properties/l", "schema": {"contains": {"enum": ["x", "z"]}}})",
        R"({"l": ["y"]})", false);
    row("the whole form", R"({"scope": "#", "schema": {"required": ["s"], "properties": {"n": {"const": 1}}}})",
        R"({"s": "", "n": 1})", true);
    row("the whole form without", R"({"scope": "#", "schema": {"required": ["s"], "properties": {"n": {"const": 1}}}})",
        R"({"n": 1})", false);
    row("a property of nothing", R"({"scope": "#", "schema": {"properties": {"n": {"const": 1}}}})", "{}", true);
    row("not a pair", R"({"scope": "#/properties/n", "schema": {"not": {"minimum": 1, "maximum": 2}}})", R"({"n": 3})",
        true);
    row("any of", R"({"scope": "#/properties/n", "schema": {"anyOf": [{"const": 1}, {"const": 3}]}})", R"({"n": 3})",
        true);
    row("all of", R"({"scope": "#/properties/n", "schema": {"allOf": [{"minimum": 1}, {"maximum": 2}]}})",
        R"({"n": 3})", false);
    row("or", R"({"type": "OR", "conditions": [{"scope": "#/properties/n", "schema": {"const": 1}},
        {"scope": "#/properties/s", "expectedValue": "x"}]})",
        R"({"s": "x"})", true);
    row("type says nothing new", R"({"scope": "#/properties/n", "schema": {"type": "integer", "const": 1}})",
        R"({"n": 1})", true);
}

void TestFormDescription::conditionsOfRules()
{
    QFETCH(QByteArray, condition);
    QFETCH(QByteArray, value);
    const QJsonObject layout{
        {u"type"_s, u"Control"_s},
        {u"scope"_s, u"#/properties/s"_s},
        {u"rule"_s, QJsonObject{{u"effect"_s, u"SHOW"_s}, {u"condition"_s, object(condition.constData())}}}};
    const auto form = FormDescription::parse(
        object(R"({"type": "object", "properties": {"s": {"type": "string"}, "n": {"type": "integer"}, "l": {"type":
            "array", "items": {"type": "string"}}}})"),
        layout);
    QVERIFY2(form.has_value(), form ? "" : qPrintable(form.error().where + form.error().what));
    const FormField &field = form->tabs().constFirst().groups.constFirst().fields.constFirst();
    QTEST(FormDescription::isVisible(field, object(value.constData())), "holds");
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
    row("a second control", R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope":
            "#/properties/o/properties/x"}, {"type": "Control", "scope": "#/properties/o"}]})",
        "uischema/elements/1/scope");
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
    row("kind nobody warns with", R"({"id": "r", "kind": "unique", "fields": ["/l/*/y"], "severity": "loud"})",
        "severity");
    row("today for a sum", R"({"id": "r", "kind": "atMost", "fields": ["/n"], "reference": "@today"})", "reference");
    row("less than nothing", R"({"id": "r", "kind": "sumBelow", "fields": ["/n"]})", "below");
    row("days from nowhere", R"({"id": "r", "kind": "daysBetween", "fields": ["/n"], "reference": "/n"})", "from");
    row("one of nothing", R"({"id": "r", "kind": "valueIn", "fields": ["/n"]})", "values");
    row("parents of nobody", R"({"id": "r", "kind": "parents", "fields": ["/l/*/y"]})", "parents");
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

namespace {

/// A form with everything that claims may name.
QJsonObject claimable(const char *name, const QJsonArray &list)
{
    QJsonObject schema = object(R"({"type": "object", "properties": {"a": {"type": "string"}, "n": {"type": "integer"},
            "day": {"type": "string", "x-format": "date"},
            "l": {"type": "array", "items": {"type": "object", "properties": {
              "k": {"type": "string", "enum": ["p", "q"]},
              "who": {"type": "object", "properties": {"y": {"type": "string"}}}}}}}})");
    schema.insert(QLatin1String(name), list);
    return schema;
}

} // namespace

void TestFormDescription::refusesClaims_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("claim");
    QTest::addColumn<QString>("where"); ///< empty: it is understood
    const auto row = [](const char *name, const char *claim, const char *where) {
        QTest::addRow("claim: %s", name) << QByteArray("x-claims") << QByteArray(claim) << QString::fromUtf8(where);
    };
    row("understood", R"({"id": "c", "key": ["/a", "/n"], "while": ["OPEN"], "capacity": 3, "until": "/day"})", "");
    row("of every entry that is meant",
        R"({"id": "c", "key": [{"path": "/l/*/who/y", "where": "k", "in": ["p"]}], "while": ["OPEN"]})", "");
    row("no id", R"({"key": ["/a"], "while": ["OPEN"]})", "id");
    row("no key", R"({"id": "c", "while": ["OPEN"]})", "key");
    row("a key of nothing", R"({"id": "c", "key": ["/zzz"], "while": ["OPEN"]})", "key");
    row("a key of a group", R"({"id": "c", "key": ["/l/*/who"], "while": ["OPEN"]})", "key");
    row("two lists in one key", R"({"id": "c", "key": ["/l/*/k", "/l/*/who/y"], "while": ["OPEN"]})", "key");
    row("a selection outside a list",
        R"({"id": "c", "key": [{"path": "/a", "where": "k", "in": ["p"]}], "while": ["OPEN"]})", "key");
    row("a value the list has not",
        R"({"id": "c", "key": [{"path": "/l/*/who/y", "where": "k", "in": ["z"]}], "while": ["OPEN"]})", "key");
    row("held by nobody", R"({"id": "c", "key": ["/a"]})", "while");
    row("an unknown phase", R"({"id": "c", "key": ["/a"], "while": ["EVER"]})", "while");
    row("room for none", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "capacity": 0})", "capacity");
    row("room for a million", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "capacity": 1000000})", "capacity");
    row("until no day", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "until": "/a"})", "until");
    row("booked for no day", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "booking": {"cancelDays": 1}})",
        "booking");
    row("missed without a booking",
        R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "until": "/day", "missed": {"most": 3, "blockDays": 30}})",
        "missed");
    row("blocked for no time", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "until": "/day",
        "booking": {"cancelDays": 1}, "missed": {"most": 3}})",
        "missed");
    row("a condition on nothing",
        R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "when": {"field": "/zzz", "present": true}})", "when");
    row("an unknown key", R"({"id": "c", "key": ["/a"], "while": ["OPEN"], "price": 3})", "price");
    const auto bar = [](const char *name, const char *claim, const char *where) {
        QTest::addRow("bar: %s", name) << QByteArray("x-bars") << QByteArray(claim) << QString::fromUtf8(where);
    };
    bar("understood", R"({"id": "b", "registry": "legal-persons", "key": "/a", "column": "equity", "values": ["x"]})",
        "");
    bar("no registry", R"({"id": "b", "key": "/a", "column": "equity", "values": ["x"]})", "registry");
    bar("no column", R"({"id": "b", "registry": "legal-persons", "key": "/a", "values": ["x"]})", "column");
    bar("in a list",
        R"({"id": "b", "registry": "legal-persons", "key": "/l/*/k", "column": "equity", "values": ["x"]})", "key");
    bar("no values", R"({"id": "b", "registry": "legal-persons", "key": "/a", "column": "equity"})", "values");
}

void TestFormDescription::refusesClaims()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, claim);
    QFETCH(QString, where);
    const QJsonObject one = object(claim.constData());
    const auto form = FormDescription::parse(claimable(name.constData(), {one}), object(oneControl));
    QCOMPARE(form ? QString() : form.error().where,
             where.isEmpty() ? QString() : QString(u"schema/"_s + QString::fromLatin1(name) + u"/0/"_s + where));
    // Twice the same, and more than anybody needs.
    QVERIFY(!FormDescription::parse(claimable(name.constData(), {one, one}), object(oneControl)));
    QJsonArray many;
    for (int i = 0; i <= ClaimLimits::claims; ++i)
        many.append(QJsonObject{{u"id"_s, QString::number(i)}, {u"key"_s, QJsonArray{u"/a"_s}}});
    QVERIFY(!FormDescription::parse(claimable(name.constData(), many), object(oneControl)));
}

void TestFormDescription::claimsOfValues()
{
    const auto form = FormDescription::parse(
        claimable("x-claims", {object(R"({"id": "place", "key": ["/a", "/n"], "while": ["OPEN"], "until": "/day",
                      "when": {"field": "/n", "notIn": [9]}})"),
                               object(R"({"id": "who", "key": [{"path": "/l/*/who/y", "where": "k", "in": ["p"]}],
                      "while": ["OPEN", "GRANTED"]})")}),
        object(oneControl));
    QVERIFY2(form, form ? "" : qPrintable(QString(form.error().where + form.error().what)));
    const Claim &place = form->claims().claims[0];
    const Claim &who = form->claims().claims[1];
    const auto keys = [](const Claim &claim, const char *json) { return claimedBy(claim, object(json)); };
    const QVector<ClaimedKey> one = keys(place, R"({"a": " ab ", "n": 1, "day": "2026-12-01"})");
    QCOMPARE(one.size(), 1);
    QCOMPARE(one[0].until, QDate(2026, 12, 1));
    // Written otherwise it is the same; values do not run into each other.
    QCOMPARE(keys(place, R"({"a": "ＡＢ", "n": 1, "day": "2026-12-01"})"), one);
    QVERIFY(keys(place, R"({"a": "ab1", "n": 1, "day": "2026-12-01"})") != one);
    QVERIFY(keys(place, "{\"a\": \"a\\u001fb\", \"n\": 1, \"day\": \"2026-12-01\"}") == one);
    // What is missing, no day, or not meant claims nothing.
    QVERIFY(keys(place, R"({"n": 1, "day": "2026-12-01"})").isEmpty());
    QVERIFY(keys(place, R"({"a": "ab", "n": 1, "day": "soon"})").isEmpty());
    QVERIFY(keys(place, R"({"a": "ab", "n": 9, "day": "2026-12-01"})").isEmpty());
    QVERIFY(keys(place, R"({"a": {"b": []}, "n": 1, "day": "2026-12-01"})").isEmpty());
    // Of a list the entries that are meant, each once.
    const QVector<ClaimedKey> people = keys(who, R"({"l": [{"k": "p", "who": {"y": "1"}}, {"k": "q", "who": {"y": "2"}},
        {"k": "p", "who": {"y": "3"}}, {"k": "p", "who": {"y": "1"}}, {"k": "p"}]})");
    QCOMPARE(people, (QVector<ClaimedKey>{{u"1"_s, {}}, {u"3"_s, {}}}));
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
