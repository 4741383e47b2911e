// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formdescription.h"
#include "forms/validate.h"
#include "tests/support/jsonformsexamples.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <functional>

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

/// As it came, with one thing added: at the step "apply" it may be filled in.
QJsonObject fillable(const char *json)
{
    QJsonObject schema = object(json);
    schema.insert(u"x-editable"_s, QJsonArray{u"apply"_s});
    return schema;
}

QString listed(const QVector<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines.append(error.path + u' ' + error.code);
    lines.sort();
    return lines.join(u", "_s);
}

} // namespace

/// Forms with the features of those that JSON Forms publishes: each is drawn and checked whole, or refused with the
/// place and the reason. Nothing between.
class TestPublishedForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawnWholeOrRefused_data();
    void drawnWholeOrRefused();
    void manyOfEach();
};

void TestPublishedForms::drawnWholeOrRefused_data()
{
    QTest::addColumn<int>("index");
    const QVector<PublishedForm> forms = publishedForms();
    for (int i = 0; i < forms.size(); ++i)
        QTest::newRow(forms.at(i).name) << i;
}

void TestPublishedForms::drawnWholeOrRefused()
{
    QFETCH(int, index);
    const PublishedForm published = publishedForms().at(index);
    const auto form = FormDescription::parse(fillable(published.schema), object(published.layout));
    if (*published.refused) {
        QVERIFY(!form.has_value());
        QCOMPARE(form.error().where, QString::fromLatin1(published.refused));
        QVERIFY(form.error().what.size() > 8);
        return;
    }
    QVERIFY2(form.has_value(), form ? "" : qPrintable(QString(form.error().where + u": " + form.error().what)));
    // Drawn: all that the layout names has its place, and without one all there is.
    QSet<QString> shown;
    const std::function<void(const QVector<FormGroup> &)> look = [&](const QVector<FormGroup> &groups) {
        for (const FormGroup &group : groups) {
            for (const FormField &field : group.fields) {
                QVERIFY(field.field->type != ValueType::Object);
                QVERIFY2(!shown.contains(field.field->pattern), qPrintable(field.field->pattern));
                shown.insert(field.field->pattern);
                look(field.entry);
            }
        }
    };
    for (const FormTab &tab : form->tabs())
        look(tab.groups);
    QVERIFY(!shown.isEmpty());
    if (object(published.layout).isEmpty()) {
        const std::function<void(const Field &)> visit = [&](const Field &field) {
            if (field.isLeaf() && field.key != u"*")
                QVERIFY2(shown.contains(field.pattern), qPrintable(field.pattern));
            for (const Field &child : field.children)
                visit(child);
        };
        visit(form->root());
    }
    // And checked.
    QCOMPARE(listed(validate(*form, object(published.good), applyStep)), QString());
    QCOMPARE(listed(validate(*form, object(published.bad), applyStep)), QString::fromLatin1(published.fault));
}

void TestPublishedForms::manyOfEach()
{
    int drawn = 0;
    int refused = 0;
    for (const PublishedForm &form : publishedForms())
        ++(*form.refused ? refused : drawn);
    QVERIFY(drawn >= 35);
    QVERIFY(refused >= 20);
}

QTEST_GUILESS_MAIN(TestPublishedForms)
#include "tst_publishedforms.moc"
