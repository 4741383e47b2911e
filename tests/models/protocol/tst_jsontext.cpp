// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace yunchuang;
using namespace yunchuang::protocol;
using namespace Qt::StringLiterals;

/// JSON written without a tree in between says the same as Qt's own writer.
class tst_JsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesLikeQt_data();
    void writesLikeQt();
    void everyCodeUnitComesBack();
    void halfASurrogatePairIsEscaped_data();
    void halfASurrogatePairIsEscaped();
    void structsSayTheSameAsTheirTree();
    void mapsAreSorted();
};

void tst_JsonText::writesLikeQt_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("empty text") << QJsonValue(u""_s);
    QTest::newRow("Chinese") << QJsonValue(u"贵州青岚示例茶业有限公司"_s);
    QTest::newRow("beyond the first plane") << QJsonValue(u"王𠮷祥"_s);
    QTest::newRow("quotes and slashes") << QJsonValue(u"\"a\\b/c\""_s);
    QTest::newRow("controls") << QJsonValue(u"\b\f\n\r\t\x01\x1f\x7f"_s);
    QTest::newRow("zero unit") << QJsonValue(QString(QChar(u'\0')));
    QTest::newRow("zero") << QJsonValue(0);
    QTest::newRow("negative") << QJsonValue(-17);
    QTest::newRow("largest") << QJsonValue(std::numeric_limits<qint64>::max());
    QTest::newRow("smallest") << QJsonValue(std::numeric_limits<qint64>::min());
    QTest::newRow("fraction") << QJsonValue(4.35);
    QTest::newRow("tiny") << QJsonValue(1e-300);
    QTest::newRow("huge") << QJsonValue(1e300);
    QTest::newRow("whole but a double") << QJsonValue(3.0);
    QTest::newRow("not finite") << QJsonValue(std::numeric_limits<double>::infinity());
    QTest::newRow("true") << QJsonValue(true);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("nested") << QJsonValue(
        QJsonObject{{u"b"_s, QJsonArray{1, u"x"_s, QJsonArray(), QJsonObject(), QJsonValue()}}, {u"a\"键"_s, 0.5}});
}

void tst_JsonText::writesLikeQt()
{
    QFETCH(QJsonValue, value);
    const QJsonArray whole{value};
    QByteArray out;
    detail::appendJson(out, QJsonValue(whole));
    QCOMPARE(out, QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

void tst_JsonText::everyCodeUnitComesBack()
{
    QString all;
    for (int unit = 0; unit < 0x10000; ++unit) {
        if (!QChar::isSurrogate(char32_t(unit)))
            all.append(QChar(char16_t(unit)));
    }
    QByteArray out("[");
    detail::appendText(out, all);
    QCOMPARE(QJsonDocument::fromJson(out + ']').array().at(0).toString(), all);
}

void tst_JsonText::halfASurrogatePairIsEscaped_data()
{
    QTest::addColumn<QString>("text");
    const QChar high(u'\xd842');
    const QChar low(u'\xdfb7');
    QTest::newRow("high at the end") << QString(u"a"_s + high);
    QTest::newRow("low at the start") << QString(low + u"a"_s);
    QTest::newRow("wrong way round") << QString(QString(low) + high);
    QTest::newRow("two highs and a low") << QString(QString(high) + high + low);
}

void tst_JsonText::halfASurrogatePairIsEscaped()
{
    QFETCH(QString, text);
    QByteArray out;
    detail::appendText(out, text);
    QVERIFY(QString::fromUtf8(out).isValidUtf16());
    QVERIFY(out.contains("\\ud"));
}

void tst_JsonText::structsSayTheSameAsTheirTree()
{
    Case subject;
    subject.id = CaseId(u"c"_s);
    subject.applicant.name = u"“示例”\n公司"_s;
    subject.form =
        QJsonObject{{u"capital"_s, 100000000}, {u"holders"_s, QJsonArray{QJsonObject{{u"name"_s, u"李"_s}}}}};
    subject.approval = {{StepId(u"b"_s), {{u"x"_s, 1}}}, {StepId(u"a"_s), {}}};
    subject.deadlines.receivedAt = QDateTime(QDate(2026, 11, 24), QTime(1, 2, 3, 4), Qt::UTC);
    subject.deadlines.noticeDue = QDate(2026, 12, 1);
    subject.handoffs = {Handoff(), Handoff()};
    subject.version = 7;
    QCOMPARE(QJsonDocument::fromJson(encode(subject)).object(), toJson(subject));

    ApiError error;
    error.code = ApiErrorCode::Conflict;
    error.args = {{u"z"_s, u"1"_s}, {u"a"_s, u"\"2\""_s}};
    error.refusal = Refusal{RefusalCode::StaleRevision, {}, {FieldError{u"/a"_s, u"REQUIRED"_s, {}}}};
    error.currentCase = subject;
    QCOMPARE(QJsonDocument::fromJson(encode(error)).object(), toJson(error));

    Session session;
    session.grants = {UnitGrant{UnitId(u"A"_s), {}, {}, Posts(Post::Decider) | Post::Dispatcher}};
    session.recoveryHalf = QByteArray("\0\xff", 2);
    session.mustChangePassword = true;
    QCOMPARE(QJsonDocument::fromJson(encode(session)).object(), toJson(session));
}

void tst_JsonText::mapsAreSorted()
{
    Case subject;
    for (const char *step : {"d", "a", "c", "b"})
        subject.approval.insert(StepId(QString::fromLatin1(step)), {});
    QVERIFY(encode(subject).contains(R"("approval":{"a":{},"b":{},"c":{},"d":{}})"));
}

QTEST_GUILESS_MAIN(tst_JsonText)
#include "tst_jsontext.moc"
