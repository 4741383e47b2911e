// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

namespace yunchuang {

/// A form of the kind that JSON Forms publishes as examples, with the features of one of them, and what becomes of it
/// here: drawn and checked whole, or refused at a place.
struct PublishedForm
{
    const char *name;    ///< of the published example whose features these are
    const char *schema;  ///< "" = the one of the form before
    const char *layout;  ///< "{}" = none
    const char *refused; ///< where; "" = it is drawn
    const char *good;    ///< drawn: a value without a fault, of every field
    const char *bad;     ///< drawn: a value with one fault
    const char *fault;   ///< drawn: pointer and code of that fault
};

[[nodiscard]] inline QVector<PublishedForm> publishedForms()
{
    const char *visitor = R"({"type": "object", "required": ["job", "country"], "properties": {
        "name": {"type": "string", "minLength": 3, "description": "As in the passport"},
        "member": {"type": "boolean"},
        "born": {"type": "string", "format": "date"},
        "country": {"type": "string", "enum": ["CN", "LA", "VN"]},
        "body": {"type": "object", "required": ["age"], "properties": {
            "age": {"type": "integer", "minimum": 0, "maximum": 150}, "height": {"type": "number"},
            "skill": {"type": "number", "minimum": 1, "maximum": 10, "default": 7}}},
        "job": {"type": "string"}}})";
    const char *visitorGood = R"({"name": "Li Shi", "member": true, "born": "1990-01-01", "country": "LA",
        "body": {"age": 36, "height": 1.7, "skill": 7}, "job": "driver"})";
    const char *notes = R"({"type": "object", "properties": {"notes": {"type": "array", "title": "Notes", "items":
        {"type": "object", "properties": {"day": {"type": "string", "format": "date"}, "text": {"type": "string",
         "maxLength": 5}, "kind": {"type": "string", "enum": ["a", "b"]}}}}, "ask": {"type": "boolean"}}})";
    const char *notesGood = R"({"notes": [{"day": "2026-11-24", "text": "short", "kind": "a"}], "ask": true})";
    const char *notesBad = R"({"notes": [{"text": "short"}, {"text": "too long"}]})";
    const char *pets =
        R"({"type": "object", "properties": {"cat": {"type": "boolean"}, "breed": {"type": "string", "enum":
        ["long", "short"]}, "dog": {"type": "boolean"}, "size": {"type": "integer"}}})";
    const char *petsGood = R"({"cat": true, "breed": "long", "dog": true, "size": 3})";
    const char *orders = R"({"definitions": {"order": {"type": "object", "required": ["title"], "properties": {
        "customer": {"type": "object", "properties": {"id": {"type": "string"}, "mail": {"type": "string", "format":
         "email"}}}, "title": {"type": "string", "minLength": 5, "title": "Official title"}, "ordered": {"type":
         "boolean"}, "number": {"type": "number", "minimum": 0}, "from": {"type": "string", "format": "date"}, "state":
         {"type": "string", "enum": ["planned", "ordered"]}}}}, "type": "object", "properties": {"orders": {"type":
         "array", "items": {"$ref": "#/definitions/order"}}}})";
    const char *ordersGood = R"({"orders": [{"customer": {"id": "47", "mail": "a@example.org"}, "title": "Ten lamps",
        "ordered": true, "number": 4, "from": "2026-11-24", "state": "planned"}]})";
    const char *texts = R"({"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string",
        "maxLength": 4}}}})";
    const char *one = R"({"type": "object", "properties": {"a": {"type": "string"}}})";

    return {
        {"control",
         R"({"type": "object", "properties": {"text": {"type": "string", "maxLength": 9}, "tick": {"type": "boolean"},
            "number": {"type": "number"}, "whole": {"type": "integer"}, "day": {"type": "string", "format": "date"}, "hour":
            {"type": "string", "format": "time"}, "moment": {"type": "string", "format": "date-time"}, "one": {"type":
            "string", "enum": ["One", "Two"]}}})",
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/text"},
            {"type": "Control", "scope": "#/properties/tick"}, {"type": "Control", "scope": "#/properties/number"},
            {"type": "Control", "scope": "#/properties/whole"}, {"type": "Control", "scope": "#/properties/day"},
            {"type": "Control", "scope": "#/properties/hour"}, {"type": "Control", "scope": "#/properties/moment"},
            {"type": "Control", "scope": "#/properties/one"}]})",
         "",
         R"({"text": "a text", "tick": true, "number": 50.5, "whole": 50, "day": "2026-06-25", "hour": "23:08:00",
            "moment": "2026-06-25T23:08:42+02:00", "one": "Two"})",
         R"({"hour": "25:00"})", "/hour BAD_FORMAT"},
        {"person", visitor,
         R"({"type": "VerticalLayout", "elements": [{"type": "HorizontalLayout", "elements": [
            {"type": "Control", "scope": "#/properties/name"}, {"type": "Control", "scope": "#/properties/body/properties/age"},
            {"type": "Control", "scope": "#/properties/born"}]}, {"type": "Label", "text": "More"},
            {"type": "HorizontalLayout", "elements": [{"type": "Control", "scope": "#/properties/body/properties/height"},
            {"type": "Control", "scope": "#/properties/country"}, {"type": "Control", "scope": "#/properties/job",
             "options": {"autocomplete": true}}]}, {"type": "Group", "label": "Club", "elements": [{"type": "Control",
             "scope": "#/properties/member"}, {"type": "Control", "scope": "#/properties/body/properties/skill"}]}]})",
         "", visitorGood, R"({"name": "Li", "country": "LA", "job": "driver"})", "/name TOO_SHORT"},
        {"generate and generateUI", visitor, "{}", "", visitorGood, R"({"country": "LA", "job": 3})",
         "/job WRONG_TYPE"},
        {"object", visitor,
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/body"},
            {"type": "Control", "scope": "#/properties/name"}]})",
         "", R"({"name": "Li Shi", "country": "LA", "job": "driver", "body": {"age": 36, "height": 1.7, "skill": 7}})",
         R"({"country": "LA", "job": "driver", "body": {"height": 1}})", "/body/age REQUIRED"},
        {"rootObject", visitor, R"({"type": "Control", "scope": "#"})", "", visitorGood,
         R"({"country": "XX", "job": "driver"})", "/country NOT_IN_LIST"},
        {"required", visitor, R"({"type": "Control", "scope": "#"})", "", visitorGood, R"({"country": "LA"})",
         "/job REQUIRED"},
        {"layout", pets,
         R"({"type": "HorizontalLayout", "elements": [{"type": "VerticalLayout", "elements": [{"type": "Control", "scope":
            "#/properties/cat"}, {"type": "Control", "scope": "#/properties/breed"}]}, {"type": "Group", "label": "Dogs",
            "elements": [{"type": "Control", "scope": "#/properties/dog"}, {"type": "Control", "scope":
            "#/properties/size"}]}]})",
         "", petsGood, R"({"size": 1.5})", "/size WRONG_TYPE"},
        {"categorization", pets,
         R"({"type": "Categorization", "elements": [{"type": "Category", "label": "Cats", "elements": [{"type": "Control",
            "scope": "#/properties/cat"}, {"type": "Control", "scope": "#/properties/breed"}]}, {"type": "Category",
            "label": "Dogs", "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/cat", "schema": {"const":
            true}}}, "elements": [{"type": "Control", "scope": "#/properties/dog"}, {"type": "Control", "scope":
            "#/properties/size"}]}]})",
         "", petsGood, R"({"breed": "none"})", "/breed NOT_IN_LIST"},
        {"categorization-stepper-nav-buttons", pets,
         R"({"type": "Categorization", "options": {"variant": "stepper", "showNavButtons": true}, "elements": [
            {"type": "Category", "label": "All", "elements": [{"type": "Control", "scope": "#"}]}]})",
         "", petsGood, R"({"dog": "yes"})", "/dog WRONG_TYPE"},
        {"nestedCategorization", pets,
         R"({"type": "Categorization", "elements": [{"type": "Category", "label": "Outer", "elements": [{"type":
            "Categorization", "elements": [{"type": "Category", "label": "Inner", "elements": [{"type": "Control", "scope":
            "#/properties/cat"}]}]}]}]})",
         "uischema/elements/0/elements/0", "", "", ""},
        {"rule", pets,
         R"({"type": "VerticalLayout", "elements": [{"type": "Group", "elements": [{"type": "Control", "label": "Has a cat?",
            "scope": "#/properties/cat"}, {"type": "Control", "scope": "#/properties/breed", "rule": {"effect": "ENABLE",
            "condition": {"scope": "#/properties/cat", "schema": {"const": true}}}}]}, {"type": "Group", "elements": [
            {"type": "Control", "scope": "#/properties/dog"}, {"type": "Control", "scope": "#/properties/size", "rule":
            {"effect": "HIDE", "condition": {"scope": "#/properties/dog", "schema": {"const": false}}}}]}]})",
         "", petsGood, R"({"breed": 1})", "/breed NOT_IN_LIST, /breed WRONG_TYPE"},
        {"ruleInheritance", pets,
         R"({"type": "VerticalLayout", "rule": {"effect": "DISABLE", "condition": {"scope": "#/properties/cat", "schema":
            {"const": false}}}, "elements": [{"type": "Control", "scope": "#/properties/cat"}, {"type":
            "HorizontalLayout", "elements": [{"type": "Control", "scope": "#/properties/breed"}, {"type": "Group", "label":
            "Dog", "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/dog", "schema": {"enum": [true]},
            "failWhenUndefined": true}}, "elements": [{"type": "Control", "scope": "#/properties/size"}]}]}, {"type":
            "Control", "scope": "#/properties/dog"}]})",
         "", petsGood, R"({"size": "x"})", "/size WRONG_TYPE"},
        {"arrays", notes, R"({"type": "Control", "scope": "#/properties/notes"})", "",
         R"({"notes": [{"day": "2026-11-24", "text": "short", "kind": "a"}]})", notesBad, "/notes/1/text TOO_LONG"},
        {"array-sort", notes,
         R"({"type": "Control", "scope": "#/properties/notes", "options": {"showSortButtons": true}})", "",
         R"({"notes": []})", notesBad, "/notes/1/text TOO_LONG"},
        {"arrays-with-custom-element-label", notes,
         R"({"type": "Control", "scope": "#/properties/notes", "options": {"elementLabelProp": "text"}})", "",
         R"({"notes": [{"text": "one"}]})", notesBad, "/notes/1/text TOO_LONG"},
        {"array-with-detail", notes,
         R"({"type": "Control", "scope": "#/properties/notes", "options": {"detail": {"type": "VerticalLayout", "elements":
            [{"type": "Control", "scope": "#/properties/text"}, {"type": "Control", "scope": "#/properties/day"}, {"type":
            "Control", "scope": "#/properties/kind", "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/text",
            "schema": {"minLength": 3}}}}]}}})",
         "", R"({"notes": [{"day": "2026-11-24", "text": "short", "kind": "a"}]})", notesBad, "/notes/1/text TOO_LONG"},
        {"array-with-detail-and-rule", notes,
         R"({"type": "Control", "scope": "#/properties/notes", "rule": {"effect": "SHOW", "condition": {"type": "OR",
            "conditions": [{"scope": "#/properties/ask", "schema": {"const": true}}, {"scope": "/properties/ask",
            "schema": {"const": true}}]}}})",
         "uischema/rule/condition/conditions/1/scope", "", "", ""},
        {"array with a rule as it is meant", notes,
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/ask"}, {"type": "Control",
            "scope": "#/properties/notes", "rule": {"effect": "SHOW", "condition": {"type": "OR", "conditions": [{"scope":
            "#/properties/ask", "schema": {"const": true}}]}}}]})",
         "", notesGood, notesBad, "/notes/1/text TOO_LONG"},
        {"arrays-with-defaults",
         R"({"type": "object", "properties": {"l": {"type": "array", "items": {"type": "object", "properties": {"n": {"type":
            "integer", "default": 3, "maximum": 5}, "s": {"type": "string", "default": "x"}}}}}})",
         "{}", "", R"({"l": [{"n": 3, "s": "x"}, {"n": 4, "s": "y"}]})", R"({"l": [{"n": 6}]})", "/l/0/n TOO_GREAT"},
        {"nestedArray",
         R"({"type": "object", "properties": {"outer": {"type": "array", "items": {"type": "object", "properties": {"name":
            {"type": "string"}, "choices": {"type": "array", "items": {"type": "string", "maxLength": 7}}}}}}})",
         R"({"type": "HorizontalLayout", "elements": [{"type": "Control", "label": {"text": "Outer", "show": true}, "scope":
            "#/properties/outer"}]})",
         "", R"({"outer": [{"name": "Hi", "choices": ["This", "is"]}, {"name": "Ho", "choices": ["that"]}]})",
         R"({"outer": [{"choices": ["example", "examples"]}]})", "/outer/0/choices/1 TOO_LONG"},
        {"stringArray", texts, R"({"type": "Control", "scope": "#/properties/tags"})", "",
         R"({"tags": ["red", "blue"]})", R"({"tags": ["red", "green"]})", "/tags/1 TOO_LONG"},
        {"list-with-detail", orders,
         R"({"type": "ListWithDetail", "scope": "#/properties/orders", "options": {"labelRef": "#/items/properties/title",
            "detail": {"type": "VerticalLayout", "elements": [{"type": "HorizontalLayout", "elements": [{"type": "Control",
            "scope": "#/properties/title"}, {"type": "Control", "scope": "#/properties/number"}]}, {"type": "Group", "label":
            "Customer", "elements": [{"type": "Control", "label": "ID", "scope": "#/properties/customer/properties/id"},
            {"type": "Control", "label": "Mail", "scope": "#/properties/customer/properties/mail"}]}, {"type": "Control",
            "scope": "#/properties/ordered", "options": {"toggle": true}}, {"type": "Control", "scope": "#/properties/from"},
            {"type": "Control", "scope": "#/properties/state"}]}}})",
         "", ordersGood, R"({"orders": [{"title": "Ten lamps", "customer": {"mail": "nowhere"}}]})",
         "/orders/0/customer/mail BAD_FORMAT"},
        {"list-with-detail without a detail", orders,
         R"({"type": "ListWithDetail", "scope": "#/properties/orders", "options": {"detail": "GENERATED"}})", "",
         ordersGood, R"({"orders": [{"number": 4}]})", "/orders/0/title REQUIRED"},
        {"list-with-detail-registered", orders,
         R"({"type": "ListWithDetail", "scope": "#/properties/orders", "options": {"detail": "REGISTERED"}})",
         "uischema/options/detail", "", "", ""},
        {"list-with-detail-primitives", texts, R"({"type": "ListWithDetail", "scope": "#/properties/tags"})", "",
         R"({"tags": ["red"]})", R"({"tags": [3]})", "/tags/0 WRONG_TYPE"},
        {"enum",
         R"({"type": "object", "properties": {"plain": {"type": "string", "enum": ["foo", "bar"]}, "titled": {"type": "string",
            "oneOf": [{"const": "foo", "title": "Foo"}, {"const": "bar", "title": "Bar", "description": "The bar"}]},
            "number": {"type": "integer", "enum": [1, 2]}}})",
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/plain", "options":
            {"autocomplete": false}}, {"type": "Control", "scope": "#/properties/titled"}, {"type": "Control", "scope":
            "#/properties/number"}]})",
         "", R"({"plain": "foo", "titled": "bar", "number": 2})", R"({"number": 3})", "/number NOT_IN_LIST"},
        {"enumInArray",
         R"({"type": "object", "properties": {"l": {"type": "array", "items": {"type": "object", "properties": {"e": {"type":
            "string", "enum": ["foo", "bar"]}}}}}})",
         "{}", "", R"({"l": [{"e": "foo"}]})", R"({"l": [{"e": "baz"}]})", "/l/0/e NOT_IN_LIST"},
        {"enum-multi-with-label-and-desc",
         R"({"type": "object", "properties": {"m": {"type": "array", "uniqueItems": true, "items": {"type": "string", "oneOf":
            [{"const": "a", "title": "A"}, {"const": "b", "title": "B", "description": "Second"}]}}}})",
         "{}", "", R"({"m": ["a", "b"]})", R"({"m": ["a", "c"]})", "/m/1 NOT_IN_LIST"},
        {"multi-enum",
         R"({"type": "object", "properties": {"m": {"type": "array", "uniqueItems": true, "items": {"type": "string", "enum":
            ["a", "b", "c"]}}}})",
         "{}", "", R"({"m": ["c"]})", R"({"m": ["a", "a"]})", "/m NOT_UNIQUE"},
        {"radio",
         R"({"type": "object", "properties": {"e": {"type": "string", "enum": ["One", "Two"]}, "o": {"type": "string", "oneOf":
            [{"const": "1", "title": "First"}, {"const": "2", "title": "Second"}]}}})",
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/e", "options": {"format":
            "radio"}}, {"type": "Control", "scope": "#/properties/o", "options": {"format": "radio"}}]})",
         "", R"({"e": "One", "o": "2"})", R"({"o": "3"})", "/o NOT_IN_LIST"},
        {"booleanToggle", pets, R"({"type": "Control", "scope": "#/properties/cat", "options": {"toggle": true}})", "",
         R"({"cat": true})", R"({"cat": null})", "/cat WRONG_TYPE"},
        {"numbers",
         R"({"type": "object", "properties": {"price": {"type": "number", "minimum": 1, "maximum": 100, "default": 50}, "age":
            {"type": "integer"}, "height": {"type": "number"}}})",
         R"({"type": "HorizontalLayout", "elements": [{"type": "Control", "scope": "#/properties/price", "label": {"text":
            "Price"}, "options": {"slider": true}}, {"type": "Control", "scope": "#/properties/age"}, {"type": "Control",
            "scope": "#/properties/height", "options": {"step": 0.01}}]})",
         "", R"({"price": 50, "age": 36, "height": 1.75})", R"({"price": 100.5})", "/price TOO_GREAT"},
        {"numbers with two editors of one",
         R"({"type": "object", "properties": {"price": {"type": "number", "minimum": 1, "maximum": 100}}})",
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/price"}, {"type": "Control",
            "scope": "#/properties/price", "options": {"slider": true}}]})",
         "uischema/elements/1/scope", "", "", ""},
        {"control-options",
         R"({"type": "object", "required": ["short"], "properties": {"lines": {"type": "string"}, "narrow": {"type": "string"},
            "short": {"type": "string", "maxLength": 5}, "told": {"type": "string", "description": "Always said"}}})",
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/lines", "options": {"multi":
            true}}, {"type": "Control", "scope": "#/properties/narrow", "options": {"trim": true, "focus": true}}, {"type":
            "Control", "scope": "#/properties/short", "options": {"restrict": true, "hideRequiredAsterisk": true}}, {"type":
            "Control", "scope": "#/properties/told", "options": {"showUnfocusedDescription": true}}]})",
         "", R"({"lines": "two\nlines", "narrow": "n", "short": "abcde", "told": "t"})",
         R"({"short": "a", "told": "two\nlines"})", "/told BAD_CHARACTER"},
        {"readonly", pets,
         R"({"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/cat", "options": {"readonly":
            true}}, {"type": "Control", "scope": "#/properties/size"}]})",
         "", R"({"size": 3})", R"({"size": true})", "/size WRONG_TYPE"},
        {"readOnly in the schema",
         R"({"type": "object", "properties": {"a": {"type": "string", "readOnly": true, "maxLength": 1}, "b": {"type":
            "string"}}})",
         "{}", "", R"({"b": "x"})", R"({"a": "xx"})", "/a TOO_LONG"},
        {"placeholders", one,
         R"({"type": "Control", "scope": "#/properties/a", "options": {"placeholder": "Type here"}})", "",
         R"({"a": "x"})", R"({"a": []})", "/a WRONG_TYPE"},
        {"if_then_else",
         R"({"type": "object", "properties": {"land": {"type": "string", "enum": ["CN", "US"]}, "zip": {"type": "string"}},
            "if": {"properties": {"land": {"const": "CN"}}, "required": ["land"]}, "then": {"properties": {"zip": {"minLength":
            6}}, "required": ["zip"]}, "else": {"properties": {"zip": {"maxLength": 5}}}})",
         "{}", "", R"({"land": "CN", "zip": "550081"})", R"({"land": "CN"})", "/zip REQUIRED"},
        {"if-allOf",
         R"({"type": "object", "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "b": {"type": "integer"}}, "allOf":
            [{"if": {"properties": {"a": {"const": "x"}}}, "then": {"properties": {"b": {"maximum": 5}}}}, {"properties":
            {"b": {"minimum": 1}}}]})",
         "{}", "", R"({"a": "y", "b": 9})", R"({"a": "x", "b": 9})", "/b TOO_GREAT"},
        {"default", R"({"type": "object", "properties": {"a": {"type": "string", "default": "x"}}})", "{}", "",
         R"({"a": "x"})", R"({"a": 1})", "/a WRONG_TYPE"},

        {"oneOf",
         R"({"type": "object", "definitions": {"address": {"type": "object", "properties": {"street": {"type": "string"}}},
            "user": {"type": "object", "properties": {"name": {"type": "string"}}}}, "properties": {"either": {"oneOf": [
            {"$ref": "#/definitions/address"}, {"$ref": "#/definitions/user"}]}}})",
         "{}", "schema/properties/either/type", "", "", ""},
        {"oneOf of objects",
         R"({"type": "object", "properties": {"either": {"type": "object", "properties": {"a": {"type": "string"}}, "oneOf":
            [{"required": ["a"]}]}}})",
         "{}", "schema/properties/either/oneOf/0", "", "", ""},
        {"oneOfArray",
         R"({"type": "object", "properties": {"l": {"type": "array", "items": {"oneOf": [{"type": "object", "properties":
            {"a": {"type": "string"}}}, {"type": "string"}]}}}})",
         "{}", "schema/properties/l/items/type", "", "", ""},
        {"oneOf-recursive",
         R"({"type": "object", "definitions": {"node": {"type": "object", "properties": {"next": {"$ref":
            "#/definitions/node"}}}}, "properties": {"tree": {"$ref": "#/definitions/node"}}})",
         "{}", "schema/properties/tree/properties/next/$ref", "", "", ""},
        {"anyOf",
         R"({"type": "object", "properties": {"a": {"type": "string", "anyOf": [{"enum": ["x", "y"]}, {"minLength": 3}]}}})",
         "{}", "schema/properties/a/anyOf", "", "", ""},
        {"allOf",
         R"({"type": "object", "definitions": {"base": {"type": "object", "properties": {"a": {"type": "string"}}}},
            "properties": {"p": {"allOf": [{"$ref": "#/definitions/base"}, {"properties": {"b": {"type": "string"}}}]}}})",
         "{}", "schema/properties/p/type", "", "", ""},
        {"conditional-schema-compositions",
         R"({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "dependencies": {"a":
            ["b"]}})",
         "{}", "schema/dependencies", "", "", ""},
        {"additional-properties",
         R"({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}})",
         "{}", "schema/additionalProperties", "", "", ""},
        {"additional-properties by pattern",
         R"({"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {"^s": {"type": "string"}}})",
         "{}", "schema/patternProperties", "", "", ""},
        {"text with a pattern",
         R"({"type": "object", "properties": {"zip": {"type": "string", "pattern": "^[0-9]{5}$"}}})", "{}",
         "schema/properties/zip/pattern", "", "", ""},
        {"mixed", R"({"type": "object", "properties": {"a": {"type": ["string", "number", "array"]}}})", "{}",
         "schema/properties/a/type", "", "", ""},
        {"mixed-object", R"({"type": "object", "properties": {"a": {}}})", "{}", "schema/properties/a/type", "", "",
         ""},
        {"json-editor", R"({"type": "object", "properties": {"a": {"type": "object"}}})", "{}",
         "schema/properties/a/properties", "", "", ""},
        {"jsonschema",
         R"({"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/x", "definitions": {"x":
            {"type": "object", "properties": {"type": {"anyOf": [{"type": "string"}]}}}}})",
         "{}", "schema/$schema", "", "", ""},
        {"resolve",
         R"({"type": "object", "properties": {"a": {"$ref": "http://example.org/schema.json#/definitions/a"}}})", "{}",
         "schema/properties/a/$ref", "", "", ""},
        {"special-property-names",
         R"({"type": "object", "properties": {"first/second": {"type": "string"}, "with ~ tilde": {"type": "string"}}})",
         "{}", "schema/properties/first/second", "", "", ""},
        {"i18n", one, R"({"type": "Control", "scope": "#/properties/a", "i18n": "name"})", "uischema/i18n", "", "", ""},
        {"enumI18n",
         R"({"type": "object", "properties": {"a": {"type": "string", "oneOf": [{"const": "x", "title": "X", "i18n":
            "x"}]}}})",
         "{}", "schema/properties/a/oneOf/0", "", "", ""},
        {"dates with limits", R"({"type": "object", "properties": {"day": {"type": "string", "format": "date"}}})",
         R"({"type": "Control", "scope": "#/properties/day", "options": {"minValue": "2025-03-19"}})",
         "uischema/options/minValue", "", "", ""},
        {"dates saved otherwise", R"({"type": "object", "properties": {"day": {"type": "string"}}})",
         R"({"type": "Control", "scope": "#/properties/day", "options": {"format": "date", "dateSaveFormat": "YYYY-MM"}})",
         "uischema/options/dateSaveFormat", "", "", ""},
        {"login", R"({"type": "object", "properties": {"word": {"type": "string"}}})",
         R"({"type": "Control", "scope": "#/properties/word", "options": {"format": "password"}})",
         "uischema/options/format", "", "", ""},
        {"prepend-append-slots", one, R"({"type": "Slot", "name": "before"})", "uischema/type", "", "", ""},
        {"day3", R"({"type": "object", "properties": {"rating": {"type": "integer", "multipleOf": 2}}})", "{}",
         "schema/properties/rating/multipleOf", "", "", ""},
        {"standard-schema",
         R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"a":
            {"type": "string"}}})",
         "{}", "schema/$schema", "", "", ""},
        {"scope of nothing", one, R"({"type": "Control", "scope": "#/properties/b"})", "uischema/scope", "", "", ""},
    };
}

} // namespace yunchuang
