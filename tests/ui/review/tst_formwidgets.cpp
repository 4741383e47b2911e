// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formcatalogue.h"
#include "forms/validate.h"
#include "resources/resources.h"
#include "service/simulator/formsamples.h"
#include "tests/support/jsonformsexamples.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/review/approvalform.h"
#include "ui/review/approvalrows.h"
#include "ui/review/formtree.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

const QDate today(2026, 11, 24);

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

FormDescription formOf(const QByteArray &schema, const QByteArray &layout = "{}")
{
    QJsonObject json = object(schema);
    json.insert(u"x-editable"_s, QJsonArray{u"apply"_s});
    auto form = FormDescription::parse(json, object(layout));
    if (!form)
        qFatal("%s: %s", qPrintable(form.error().where), qPrintable(form.error().what));
    return *form;
}

/// Without empty lists, which say as much as none.
QJsonObject withoutNothing(QJsonObject value)
{
    for (const QString &key : value.keys()) {
        if (value.value(key).isArray() && value.value(key).toArray().isEmpty())
            value.remove(key);
    }
    return value;
}

QString codesOf(const QVector<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines.append(error.path + u' ' + error.code);
    lines.sort();
    return lines.join(u", "_s);
}

/// Fields that come and go with others, one after the other.
const char *ruledSchema = R"({"type": "object", "properties": {
                "kind": {"type": "string", "enum": ["x", "y"]}, "more": {"type": "boolean"}, "text": {"type": "string"},
                "inner": {"type": "string"}, "locked": {"type": "string"}, "open": {"type": "string"}}})";
const char *ruledLayout = R"({"type": "VerticalLayout", "elements": [
                {"type": "Control", "scope": "#/properties/kind", "options": {"format": "radio"}},
                {"type": "Group", "label": "Only x", "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/kind",
                  "schema": {"const": "x"}}}, "elements": [{"type": "Control", "scope": "#/properties/more"},
                  {"type": "Control", "scope": "#/properties/text", "rule": {"effect": "HIDE", "condition": {"type": "OR",
                    "conditions": [{"scope": "#/properties/more", "schema": {"const": false}}, {"type": "AND", "conditions":
                    [{"scope": "#", "schema": {"not": {"required": ["more"]}}}]}]}}}]},
                {"type": "Group", "label": "Rest", "elements": [
                {"type": "Control", "scope": "#/properties/inner", "rule": {"effect": "SHOW", "condition": {"scope":
                  "#/properties/text", "schema": {"minLength": 2}, "failWhenUndefined": true}}},
                {"type": "Control", "scope": "#/properties/locked", "rule": {"effect": "DISABLE", "condition": {"scope":
                  "#/properties/kind", "schema": {"const": "x"}}}},
                {"type": "Control", "scope": "#/properties/open", "rule": {"effect": "ENABLE", "condition": {"scope":
                  "#/properties/kind", "schema": {"const": "x"}}}}]}]})";
const char *circleSchema = R"({"type": "object", "properties": {"a": {"type": "boolean"}, "b": {"type":
                "boolean"}}})";
const char *circleLayout = R"({"type": "VerticalLayout", "elements": [
                {"type": "Control", "scope": "#/properties/a", "rule": {"effect": "HIDE", "condition": {"scope":
                  "#/properties/b", "schema": {"const": true}}}},
                {"type": "Control", "scope": "#/properties/b", "rule": {"effect": "SHOW", "condition": {"scope":
                  "#/properties/a", "schema": {"const": true}}}}]})";
const char *tabbedSchema = R"({"type": "object", "required": ["a", "c"], "properties": {"a": {"type":
                "string"}, "b": {"type": "string"}, "c": {"type": "string", "maxLength": 3}}})";
const char *tabbedLayout = R"({"type": "Categorization", "elements": [
                {"type": "Category", "label": "First", "elements": [{"type": "Control", "scope": "#/properties/a"}]},
                {"type": "Category", "label": "Second", "rule": {"effect": "HIDE", "condition": {"scope": "#/properties/a",
                  "schema": {"const": "no"}}}, "elements": [{"type": "Control", "scope": "#/properties/b"}]},
                {"type": "Category", "label": "Third", "elements": [{"type": "Control", "scope": "#/properties/c"}]}]})";
const char *halfShownSchema = R"({"type": "object", "required": ["a", "b"], "properties": {"a": {"type":
                "string"}, "b": {"type": "string", "title": "Second"}}})";
const char *halfShownLayout = R"({"type": "Control", "scope": "#/properties/a"})";

/// A form in a window of its own.
struct Sheet
{
    explicit Sheet(const FormDescription &form, const QJsonObject &value = {}, const QString &step = applyStep)
    {
        widget.resize(640, 600);
        widget.show(form, step, value, true, today);
        widget.setRoom(580);
        widget.QWidget::show();
        widget.activateWindow();
        (void)QTest::qWaitForWindowActive(&widget);
    }
    template<class T = QWidget>
    [[nodiscard]] T *find(const QString &name) const
    {
        return widget.findChild<T *>(u"approval-"_s + name);
    }
    /// What is written in red or amber and can be read.
    [[nodiscard]] QString saidAt(const QString &name) const
    {
        const QWidget *editor = find(name);
        return editor ? editor->accessibleDescription() : u"no such field"_s;
    }
    ApprovalForm widget;
};

const FormCatalogue &editionForms()
{
    static const FormCatalogue forms = [] {
        initYunchuangResources();
        return FormCatalogue::fromJson(formResources()).value();
    }();
    return forms;
}

QJsonObject sampleOf(const QString &form)
{
    return simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"), form, today);
}

} // namespace

class TestFormWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        YunchuangStyle::install();
    }

    void publishedFormsAreDrawn_data()
    {
        QTest::addColumn<int>("index");
        const QVector<PublishedForm> forms = publishedForms();
        for (int i = 0; i < forms.size(); ++i) {
            if (!*forms.at(i).refused)
                QTest::newRow(forms.at(i).name) << i;
        }
    }

    /// What is written into the editors comes out of them, and what is wrong is said where it can be read.
    void publishedFormsAreDrawn()
    {
        QFETCH(int, index);
        const PublishedForm published = publishedForms().at(index);
        const FormDescription form = formOf(published.schema, published.layout);
        Sheet sheet(form, object(published.good));
        QCOMPARE(sheet.widget.value(), withoutNothing(object(published.good)));
        QCOMPARE(codesOf(sheet.widget.errors()), QString());
        sheet.widget.setValue(object(published.bad));
        const QVector<FieldError> errors = validate(form, sheet.widget.value(), applyStep);
        QCOMPARE(codesOf(sheet.widget.errors()), codesOf(errors));
        sheet.widget.showAllErrors();
        if (errors.isEmpty())
            return; // the editors cannot hold what is wrong: a tick is a tick, a list has its choices
        const auto *rest = sheet.widget.findChild<TextLabel *>(u"approvalRest"_s);
        const QWidgetList editors = sheet.widget.findChildren<QWidget *>();
        const bool said = std::any_of(editors.cbegin(), editors.cend(), [](const QWidget *editor) {
            return editor->isVisible() && !editor->accessibleDescription().isEmpty();
        });
        QVERIFY(rest->isVisible() || said);
        // The focus is where it is said, unless nobody may write there.
        const QWidget *focus = QApplication::focusWidget();
        while (focus && focus != &sheet.widget && focus->accessibleDescription().isEmpty())
            focus = focus->parentWidget();
        if (said && qstrcmp(published.name, "readOnly in the schema") != 0)
            QVERIFY(focus && focus != &sheet.widget);
    }

    void samplesGoThroughTheEditors_data()
    {
        QTest::addColumn<QString>("form");
        for (const char *form :
             {"company-change", "teacher-qualification", "tax-deferral", "vehicle-inspection-booking", "food-licence",
              "social-insurance-registration", "construction-permit", "general-application"})
            QTest::newRow(form) << QString::fromLatin1(form);
    }

    void samplesGoThroughTheEditors()
    {
        QFETCH(QString, form);
        Sheet sheet(*editionForms().find(form, 1), sampleOf(form));
        const QJsonObject value = sheet.widget.value();
        for (const QString &key : sampleOf(form).keys())
            QCOMPARE(value.value(key), sampleOf(form).value(key));
        QCOMPARE(value, sampleOf(form));
        QCOMPARE(codesOf(sheet.widget.errors()), QString());
    }

    void samplesAreReadWhole_data() { samplesGoThroughTheEditors_data(); }

    /// Every value of the sample has its row in the applicant's own view, none is shown twice.
    void samplesAreReadWhole()
    {
        QFETCH(QString, form);
        const FormDescription &description = *editionForms().find(form, 1);
        Case subject;
        subject.form = sampleOf(form);
        QSet<QString> shown;
        for (int tab = 0; tab < description.tabs().size(); ++tab) {
            FormTree tree;
            tree.form().show(description, tab, subject, {true, false, Language::Chinese, {}});
            tree.settle();
            const std::function<void(const QModelIndex &)> visit = [&](const QModelIndex &parent) {
                for (int row = 0; row < tree.form().rowCount(parent); ++row) {
                    const QModelIndex index = tree.form().index(row, 0, parent);
                    const QString pointer = index.data(FormPointerRole).toString();
                    if (index.data(FormKindRole).toInt() != int(FormRowKind::Group) && !pointer.isEmpty()) {
                        QVERIFY2(!shown.contains(pointer), qPrintable(pointer));
                        shown.insert(pointer);
                    }
                    visit(index);
                }
            };
            visit({});
        }
        const std::function<void(const QJsonValue &, const QString &)> look = [&](const QJsonValue &value,
                                                                                  const QString &pointer) {
            QString at = pointer; // a list or an address may stand in one line
            bool found = false;
            for (; !found && !at.isEmpty(); at = at.section(u'/', 0, -2))
                found = shown.contains(at);
            if (!value.isObject() && !value.isArray()) {
                QVERIFY2(found, qPrintable(pointer));
                return;
            }
            const QJsonObject inner = value.toObject();
            for (auto it = inner.begin(); it != inner.end(); ++it)
                look(it.value(), pointer + u'/' + it.key());
            for (int i = 0; i < value.toArray().size(); ++i)
                look(value.toArray().at(i), pointer + u'/' + QString::number(i));
        };
        look(subject.form, QString());
    }

    void aWarningStandsBesideItsField()
    {
        Case subject;
        subject.form = sampleOf(u"vehicle-inspection-booking"_s);
        subject.form.insert(u"vin"_s, u"LGZTEST11HA000001"_s);
        FormTree tree;
        tree.form().show(*editionForms().find(u"vehicle-inspection-booking"_s, 1), 0, subject, {});
        tree.settle();
        const QModelIndex vin = tree.form().indexOf(u"/vin"_s);
        QVERIFY(vin.data(FormAdviceRole).toBool());
        QCOMPARE(tree.adviceAt(vin)->code, nameOf(FieldCode::BadFormat));
        QVERIFY(!tree.form().indexOf(u"/plate/no"_s).data(FormAdviceRole).toBool());
    }

    void theReaderSeesWhatRulesShow()
    {
        Case subject;
        subject.form = sampleOf(u"vehicle-inspection-booking"_s);
        const FormDescription &form = *editionForms().find(u"vehicle-inspection-booking"_s, 1);
        FormTree tree;
        tree.form().show(form, 0, subject, {});
        QCOMPARE(tree.form().indexOf(u"/slot"_s).data(FormPointerRole).toString(), u"/slot"_s);
        subject.form.insert(u"kind"_s, u"MARK"_s);
        tree.form().show(form, 0, subject, {});
        QVERIFY(!tree.form().indexOf(u"/slot"_s).isValid());
    }

    void aChangeIsReadFromOldToNew()
    {
        Case subject;
        subject.form = sampleOf(u"company-change"_s);
        FormTree tree;
        tree.form().show(*editionForms().find(u"company-change"_s, 1), 0, subject, {});
        tree.form().setChanged({u"/changes/1/after"_s});
        const QModelIndex change = tree.form().indexOf(u"/changes/1"_s);
        QCOMPARE(change.siblingAtColumn(FormValueColumn).data().toString(), u"200万元 → 150万元"_s);
        QVERIFY(change.data(FormChangedRole).toBool());
        QVERIFY(!tree.form().indexOf(u"/changes/0"_s).data(FormChangedRole).toBool());
    }

    void numbersOfPeopleStayMaskedInGroups()
    {
        Case subject;
        subject.form = sampleOf(u"social-insurance-registration"_s);
        FormTree tree;
        tree.form().show(*editionForms().find(u"social-insurance-registration"_s, 1), 0, subject,
                         {true, false, {}, {}});
        const QModelIndex number = tree.form().indexOf(u"/legalRep/idNo"_s);
        QCOMPARE(number.data(FormPointerRole).toString(), u"/legalRep/idNo"_s);
        QCOMPARE(number.siblingAtColumn(FormValueColumn).data().toString(), u"520199********3425"_s);
        // What is masked in an entry is not said in the line that stands for it.
        tree.form().show(*editionForms().find(u"social-insurance-registration"_s, 1), 2, subject,
                         {true, false, Language::Chinese, {}});
        const QModelIndex insured = tree.form().indexOf(u"/insured/0"_s);
        QCOMPARE(insured.data().toString(), u"黄静"_s);
        QCOMPARE(insured.siblingAtColumn(FormValueColumn).data().toString(), u"非农业户口（城镇）"_s);
        QVERIFY(tree.form().indexOf(u"/insured/0/wageBase"_s).data(FormMaskRole).toBool());
    }

    void longWordsAreReadWhole()
    {
        Case subject;
        subject.form = sampleOf(u"general-application"_s);
        QJsonObject request = subject.form.value(u"request"_s).toObject();
        request.insert(u"text"_s, u"本单位具备法定条件，现按服务指南提交申请，请予审查。"_s.repeated(20));
        subject.form.insert(u"request"_s, request);
        FormTree tree;
        tree.resize(700, 600);
        tree.form().show(*editionForms().find(u"general-application"_s, 1), 0, subject, {});
        tree.settle();
        tree.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tree));
        const int text = tree.visualRect(tree.form().indexOf(u"/request/text"_s)).height();
        const int subjectLine = tree.visualRect(tree.form().indexOf(u"/request/subject"_s)).height();
        QVERIFY2(text > 10 * subjectLine, qPrintable(QString::number(text)));
    }

    void longListsAreSearched()
    {
        QJsonArray codes;
        QJsonObject labels;
        for (int i = 0; i < 700; ++i) {
            const QString code = QString::number(1000 + i);
            codes.append(code);
            labels.insert(code, QString(u"行业 "_s + QString::number(i)));
        }
        labels.insert(u"1500"_s, u"茶叶种植"_s);
        QJsonObject schema =
            object(R"({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}})");
        QJsonObject properties = schema.value(u"properties"_s).toObject();
        properties.insert(u"a"_s,
                          QJsonObject{{u"type"_s, u"string"_s}, {u"enum"_s, codes}, {u"x-enumLabels"_s, labels}});
        schema.insert(u"properties"_s, properties);
        Sheet sheet(formOf(QJsonDocument(schema).toJson()));
        auto *box = sheet.find<QComboBox>(u"a"_s);
        QVERIFY(box && box->isEditable());
        QCOMPARE(box->count(), 701);
        QVERIFY(box->testAttribute(Qt::WA_InputMethodEnabled) ||
                box->lineEdit()->testAttribute(Qt::WA_InputMethodEnabled));
        box->setFocus();
        // A part of the words finds it, as an input method commits them.
        QInputMethodEvent commit;
        commit.setCommitString(u"茶叶"_s);
        QCoreApplication::sendEvent(box->lineEdit(), &commit);
        QCOMPARE(box->completer()->completionCount(), 1);
        QVERIFY(sheet.widget.value().value(u"a"_s).toString() != u"1500"_s);
        QCOMPARE(codesOf(sheet.widget.errors()), u"/a NOT_IN_LIST"_s);
        box->completer()->popup()->hide();
        sheet.find<QLineEdit>(u"b"_s)->setFocus();
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"a"_s, u"1500"_s}}));
        QCOMPARE(codesOf(sheet.widget.errors()), QString());
        // The code does too, and what means several is no choice.
        box->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), u"1699"_s);
        box->completer()->popup()->hide();
        sheet.find<QLineEdit>(u"b"_s)->setFocus();
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"a"_s, u"1699"_s}}));
        box->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), u"10"_s);
        box->completer()->popup()->hide();
        sheet.find<QLineEdit>(u"b"_s)->setFocus();
        QCOMPARE(codesOf(sheet.widget.errors()), u"/a NOT_IN_LIST"_s);
        QVERIFY(!sheet.saidAt(u"a"_s).isEmpty());
        // Nothing is nothing.
        box->lineEdit()->clear();
        sheet.find<QLineEdit>(u"b"_s)->setFocus();
        QCOMPARE(sheet.widget.value(), QJsonObject());
    }

    void rulesShowHideEnableAndDisable()
    {
        const FormDescription form = formOf(ruledSchema, ruledLayout);
        Sheet sheet(form);
        const auto seen = [&](const char *name) { return sheet.find(QString::fromLatin1(name))->isVisible(); };
        QVERIFY(!seen("more") && !seen("text") && !seen("inner"));
        QVERIFY(sheet.find(u"locked"_s)->isEnabled() && !sheet.find(u"open"_s)->isEnabled());

        auto *x = sheet.find(u"kind"_s)->findChild<QRadioButton *>(u"x"_s);
        auto *y = sheet.find(u"kind"_s)->findChild<QRadioButton *>(u"y"_s);
        QTest::keyClick(x, Qt::Key_Space);
        QVERIFY(seen("more") && !seen("text"));
        QVERIFY(!sheet.find(u"locked"_s)->isEnabled() && sheet.find(u"open"_s)->isEnabled());
        QTest::keyClick(sheet.find(u"more"_s), Qt::Key_Space);
        QVERIFY(seen("text") && !seen("inner"));
        QTest::keyClicks(sheet.find(u"text"_s), u"ab"_s);
        QVERIFY(seen("inner"));
        QTest::keyClicks(sheet.find(u"inner"_s), u"deep"_s);
        QCOMPARE(sheet.widget.value(),
                 (QJsonObject{{u"kind"_s, u"x"_s}, {u"more"_s, true}, {u"text"_s, u"ab"_s}, {u"inner"_s, u"deep"_s}}));
        // One that goes takes along what it showed, and what is hidden is not said.
        QTest::keyClick(y, Qt::Key_Space);
        QVERIFY(!seen("more") && !seen("text") && !seen("inner"));
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"kind"_s, u"y"_s}}));
        // It is still there when it comes back.
        QTest::keyClick(x, Qt::Key_Space);
        QVERIFY(seen("inner"));
        QCOMPARE(sheet.widget.value().value(u"inner"_s).toString(), u"deep"_s);
    }

    /// Rules that go round in a circle end.
    void rulesInACircleEnd()
    {
        const FormDescription form = formOf(circleSchema, circleLayout);
        Sheet sheet(form, {{u"a"_s, true}, {u"b"_s, true}});
        sheet.widget.showAllErrors();
        QVERIFY(sheet.widget.value().size() <= 2);
    }

    void categoriesAreTabsAndTheFirstFaultIsFound()
    {
        const FormDescription form = formOf(tabbedSchema, tabbedLayout);
        Sheet sheet(form, {{u"a"_s, u"yes"_s}, {u"b"_s, u"kept"_s}, {u"z"_s, 1}});
        auto *tabs = sheet.widget.findChild<QTabBar *>(u"approvalTabs"_s);
        QVERIFY(tabs);
        QCOMPARE(tabs->count(), 3);
        QVERIFY(sheet.find(u"a"_s)->isVisible() && !sheet.find(u"c"_s)->isVisible());
        // Pages say together what each of them says, and what no page knows stays.
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"a"_s, u"yes"_s}, {u"b"_s, u"kept"_s}, {u"z"_s, 1}}));
        sheet.widget.showAllErrors();
        QCOMPARE(tabs->currentIndex(), 2);
        QCOMPARE(QApplication::focusWidget(), sheet.find(u"c"_s));
        QVERIFY(!sheet.saidAt(u"c"_s).isEmpty());
        QTest::keyClicks(sheet.find(u"c"_s), u"abc"_s);
        QVERIFY(sheet.saidAt(u"c"_s).isEmpty());
        tabs->setCurrentIndex(0);
        auto *a = sheet.find<QLineEdit>(u"a"_s);
        a->selectAll();
        QTest::keyClicks(a, u"no"_s);
        QVERIFY(!tabs->isTabVisible(1));
        QVERIFY(!sheet.widget.value().contains(u"b"_s));
    }

    void sumsAndDaysAreTakenAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("yuan") << u"sum"_s << u"1234.5"_s << QJsonValue(123450);
        QTest::newRow("thousands") << u"sum"_s << u"1,234.50"_s << QJsonValue(123450);
        QTest::newRow("ten thousands") << u"sum"_s << u"150万"_s << QJsonValue(150000000);
        QTest::newRow("ten thousands with a point") << u"sum"_s << u"0.05万元"_s << QJsonValue(50000);
        QTest::newRow("beyond 32 bits") << u"sum"_s << u"50000000000"_s << QJsonValue(5000000000000.0);
        QTest::newRow("no sum") << u"sum"_s << u"much"_s << QJsonValue(u"much"_s);
        QTest::newRow("number") << u"number"_s << u"12.345"_s << QJsonValue(12.345);
        QTest::newRow("large whole number") << u"whole"_s << u"123456789012"_s << QJsonValue(123456789012.0);
        QTest::newRow("day") << u"day"_s << u"2026-11-24"_s << QJsonValue(u"2026-11-24"_s);
        QTest::newRow("day in digits") << u"day"_s << u"20261124"_s << QJsonValue(u"2026-11-24"_s);
        QTest::newRow("day with points") << u"day"_s << u"2026.11.24"_s << QJsonValue(u"2026-11-24"_s);
        QTest::newRow("day that is none") << u"day"_s << u"20261131"_s << QJsonValue(u"20261131"_s);
    }

    void sumsAndDaysAreTakenAsPeopleWriteThem()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QJsonValue, value);
        Sheet sheet(formOf(R"({"type": "object", "properties": {"sum": {"type": "integer", "x-money": true}, "number":
            {"type": "number"}, "whole": {"type": "integer", "maximum": 900000000000}, "day": {"type": "string", "format":
            "date"}}})"));
        auto *edit = sheet.find<QLineEdit>(field);
        QVERIFY(edit);
        // Digits are typed as they are: no input method in between.
        QVERIFY(!edit->testAttribute(Qt::WA_InputMethodEnabled));
        edit->setFocus();
        edit->insert(typed);
        QTest::keyClick(edit, Qt::Key_Tab);
        QCOMPARE(sheet.widget.value().value(field), value);
        // And shown again as they are kept.
        const QJsonObject kept = sheet.widget.value();
        sheet.widget.setValue(kept);
        QCOMPARE(sheet.widget.value(), kept);
    }

    void theCalendarIsOpenedWithAKey()
    {
        Sheet sheet(formOf(R"({"type": "object", "properties": {"day": {"type": "string", "format": "date"}}})"),
                    {{u"day"_s, u"2026-11-20"_s}});
        auto *edit = sheet.find<QLineEdit>(u"day"_s);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
        auto *calendar = edit->findChild<QCalendarWidget *>();
        QVERIFY(calendar);
        QCOMPARE(calendar->selectedDate(), QDate(2026, 11, 20));
        QTest::keyClick(calendar->focusProxy() ? calendar->focusProxy() : calendar, Qt::Key_Right);
        QTest::keyClick(calendar->focusProxy() ? calendar->focusProxy() : calendar, Qt::Key_Return);
        QCOMPARE(edit->text(), u"2026-11-21"_s);
        QCOMPARE(sheet.widget.value().value(u"day"_s).toString(), u"2026-11-21"_s);
    }

    void wordsWantTheInputMethod()
    {
        Sheet sheet(formOf(R"({"type": "object", "properties": {"text": {"type": "string"}, "lines": {"type": "string",
            "x-multiline": true}, "name": {"type": "string", "x-format": "personName"}, "code": {"type": "string", "x-format":
            "uscc"}, "count": {"type": "integer", "maximum": 9, "minimum": 0}}})"));
        for (const QString &name : {u"text"_s, u"lines"_s, u"name"_s})
            QVERIFY2(sheet.find(name)->testAttribute(Qt::WA_InputMethodEnabled), qPrintable(name));
        for (const QString &name : {u"code"_s, u"count"_s})
            QVERIFY2(!sheet.find(name)->testAttribute(Qt::WA_InputMethodEnabled), qPrintable(name));
        QInputMethodEvent commit;
        commit.setCommitString(u"茶叶"_s);
        QCoreApplication::sendEvent(sheet.find(u"text"_s), &commit);
        QCOMPARE(sheet.widget.value().value(u"text"_s).toString(), u"茶叶"_s);
    }

    void severalChoicesAreTicked()
    {
        Sheet sheet(
            formOf(R"({"type": "object", "properties": {"m": {"type": "array", "uniqueItems": true, "minItems": 1,
            "items": {"type": "string", "enum": ["a", "b", "c"]}}}, "required": ["m"]})"));
        QVERIFY(!sheet.widget.value().contains(u"m"_s));
        sheet.widget.showAllErrors();
        QVERIFY(!sheet.saidAt(u"m"_s).isEmpty());
        QTest::keyClick(sheet.find(u"m"_s)->findChild<QCheckBox *>(u"c"_s), Qt::Key_Space);
        QTest::keyClick(sheet.find(u"m"_s)->findChild<QCheckBox *>(u"a"_s), Qt::Key_Space);
        QCOMPARE(sheet.widget.value(), object(R"({"m": ["a", "c"]})"));
        QVERIFY(sheet.saidAt(u"m"_s).isEmpty());
    }

    void rowsOpenToWhatIsNotInTheTable()
    {
        Sheet sheet(*editionForms().find(u"construction-permit"_s, 1), sampleOf(u"construction-permit"_s));
        auto *rows = sheet.find<ApprovalRows>(u"units"_s);
        QVERIFY(rows);
        QCOMPARE(rows->rowCount(), 4);
        sheet.widget.findChild<QTabBar *>(u"approvalTabs"_s)->setCurrentIndex(1);
        auto *leader = sheet.find<QLineEdit>(u"units-2-projectLeader-name"_s);
        QVERIFY(leader && !leader->isVisible());
        QTest::keyClick(sheet.find(u"units-2-open"_s), Qt::Key_Space);
        QVERIFY(leader->isVisible());
        QCOMPARE(leader->text(), u"高娜"_s);
        leader->selectAll();
        QTest::keyClick(leader, Qt::Key_Delete);
        QCOMPARE(codesOf(sheet.widget.errors()), u"/units/2/projectLeader/name REQUIRED"_s);
        // The same supervisor as who builds: said in the table, at the row.
        auto *supervisor = sheet.find<QLineEdit>(u"units-3-uscc"_s);
        supervisor->selectAll();
        QTest::keyClicks(supervisor, u"91520602MATER00508"_s);
        QVERIFY(!sheet.saidAt(u"units-3-uscc"_s).isEmpty());
        // Closed again, a fault inside opens it.
        QTest::keyClick(sheet.find(u"units-2-open"_s), Qt::Key_Space);
        supervisor->selectAll();
        QTest::keyClicks(supervisor, u"91520402MATER0130H"_s);
        sheet.widget.showAllErrors();
        QVERIFY(leader->isVisible());
        QCOMPARE(QApplication::focusWidget(), leader);
    }

    void listsInsideListsTakeTheirOwnKeys()
    {
        Sheet sheet(
            formOf(R"({"type": "object", "properties": {"l": {"type": "array", "items": {"type": "object", "properties":
            {"n": {"type": "string"}, "t": {"type": "array", "items": {"type": "string"}}}}}}})"),
            object(R"({"l": [{"n": "one", "t": ["a", "b"]}, {"n": "two"}]})"));
        auto *outer = sheet.find<ApprovalRows>(u"l"_s);
        auto *inner = sheet.find<ApprovalRows>(u"l-0-t"_s);
        QVERIFY(outer && inner);
        QTest::keyClick(sheet.find(u"l-0-open"_s), Qt::Key_Space);
        sheet.find(u"l-0-t-1"_s)->setFocus();
        QTest::keyClick(sheet.find(u"l-0-t-1"_s), Qt::Key_Insert);
        QCOMPARE(inner->rowCount(), 3);
        QCOMPARE(outer->rowCount(), 2);
        QTest::keyClicks(QApplication::focusWidget(), u"c"_s);
        QCOMPARE(sheet.widget.value(), object(R"({"l": [{"n": "one", "t": ["a", "b", "c"]}, {"n": "two"}]})"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete, Qt::AltModifier);
        QCOMPARE(inner->rowCount(), 2);
        sheet.find(u"l-0-n"_s)->setFocus();
        QTest::keyClick(sheet.find(u"l-0-n"_s), Qt::Key_Delete, Qt::AltModifier);
        QCOMPARE(outer->rowCount(), 1);
        QCOMPARE(sheet.widget.value(), object(R"({"l": [{"n": "two"}]})"));
    }

    void warningsDoNotBlock()
    {
        Sheet sheet(
            formOf(R"({"type": "object", "properties": {"vin": {"type": "string", "x-format": "vin"}}, "x-rules":
            [{"id": "w", "kind": "formatIf", "fields": ["/vin"], "format": "vinWithCheck", "severity": "warning"}]})"),
            {{u"vin"_s, u"LGZTEST11HA000001"_s}});
        QCOMPARE(codesOf(sheet.widget.errors()), QString());
        QVERIFY(!sheet.saidAt(u"vin"_s).isEmpty());
    }

    void anEmptyTickSaysNothingUntilSaid()
    {
        Sheet sheet(formOf(
            R"({"type": "object", "required": ["must"], "properties": {"must": {"type": "boolean"}, "may": {"type":
            "boolean"}}})"));
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"must"_s, false}}));
        QTest::keyClick(sheet.find(u"may"_s), Qt::Key_Space);
        QTest::keyClick(sheet.find(u"may"_s), Qt::Key_Space);
        QCOMPARE(sheet.widget.value(), (QJsonObject{{u"must"_s, false}, {u"may"_s, false}}));
    }

    /// The record of a check on site, from the keyboard alone.
    void aCheckOnSiteIsRecordedWithTheKeyboard()
    {
        Sheet sheet(*editionForms().find(u"onsite-check"_s, 1), {}, u"onsite"_s);
        const auto type = [&](const QString &name, const QString &words) {
            QWidget *edit = sheet.find(name);
            QVERIFY2(edit && edit->isVisible(), qPrintable(name));
            edit->setFocus();
            QInputMethodEvent commit;
            commit.setCommitString(words);
            if (edit->testAttribute(Qt::WA_InputMethodEnabled))
                QCoreApplication::sendEvent(edit, &commit);
            else
                QTest::keyClicks(edit, words);
        };
        type(u"checkedOn"_s, u"20261124"_s);
        type(u"place"_s, u"示范大道20号"_s);
        type(u"officers-0-name"_s, u"王一"_s);
        type(u"officers-0-certNo"_s, u"GZ520001"_s);
        sheet.widget.showAllErrors();
        QVERIFY(codesOf(sheet.widget.errors()).contains(u"/officers TOO_FEW"_s));
        sheet.find(u"officers-0-name"_s)->setFocus();
        QTest::keyClick(sheet.find(u"officers-0-name"_s), Qt::Key_Insert);
        type(u"officers-1-name"_s, u"王二"_s);
        type(u"officers-1-certNo"_s, u"GZ520002"_s);
        type(u"present"_s, u"吴晓东"_s);
        type(u"items-0-item"_s, u"冷食间独立设置"_s);
        auto *verdict = sheet.find<QComboBox>(u"items-0-verdict"_s);
        QTest::keyClick(verdict, Qt::Key_Down);
        QTest::keyClick(sheet.find(u"conclusion"_s)->findChild<QRadioButton *>(u"PASS"_s), Qt::Key_Space);
        QVERIFY(!sheet.find(u"rectifyBy"_s)->isVisible());
        QTest::keyClick(sheet.find(u"conclusion"_s)->findChild<QRadioButton *>(u"RECTIFY"_s), Qt::Key_Space);
        QVERIFY(sheet.find(u"rectifyBy"_s)->isVisible());
        QTest::keyClick(sheet.find(u"conclusion"_s)->findChild<QRadioButton *>(u"PASS"_s), Qt::Key_Space);
        QTest::keyClick(sheet.find(u"signed"_s), Qt::Key_Space);
        QCOMPARE(codesOf(sheet.widget.errors()), QString());
        QCOMPARE(sheet.widget.value().value(u"officers"_s).toArray().size(), 2);
    }

    void whatNoFieldShowsIsSaidBelow()
    {
        const FormDescription form = formOf(halfShownSchema, halfShownLayout);
        Sheet sheet(form, {{u"a"_s, u"x"_s}});
        sheet.widget.showAllErrors();
        const auto *rest = sheet.widget.findChild<TextLabel *>(u"approvalRest"_s);
        QVERIFY(rest->isVisible());
        QVERIFY2(rest->text().startsWith(u"Second: "_s), qPrintable(rest->text()));
    }
};

QTEST_MAIN(TestFormWidgets)
#include "tst_formwidgets.moc"
