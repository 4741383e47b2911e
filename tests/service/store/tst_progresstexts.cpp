// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/progresstexts.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

QJsonObject shippedFile(const QString &name)
{
    QFile file(QLatin1String(YC_SOURCE_DIR) % u"/resources/"_s % name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject withSentence(const QString &state, const QString &sentence)
{
    QJsonObject json = shippedFile(u"progress.json"_s);
    QJsonObject states = json.value(u"states"_s).toObject();
    QJsonObject entry = states.value(state).toObject();
    entry.insert(u"sentence"_s, sentence);
    states.insert(state, entry);
    json.insert(u"states"_s, states);
    return json;
}

} // namespace

/// What applicants read, as data: complete, polite, and with the day where there is one.
class tst_ProgressTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedTextsAreCompleteAndPolite();
    void publicLabelsAreThoseOfThePlatforms_data();
    void publicLabelsAreThoseOfThePlatforms();
    void theDayIsSaidWhereThereIsOne();
    void anItemsNameIsNoPlaceholder();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void periodsAreRead();
    void badPeriodsAreRefused_data();
    void badPeriodsAreRefused();
};

void tst_ProgressTexts::theShippedTextsAreCompleteAndPolite()
{
    const auto texts = ProgressTexts::fromJson(shippedFile(u"progress.json"_s));
    QVERIFY2(texts, texts ? "" : qPrintable(texts.error().where + texts.error().what));
    // Words that blame whoever reads them.
    const QStringList blame = {u"您未"_s, u"您没有"_s, u"错误"_s, u"不合格"_s, u"您必须"_s, u"否则"_s};
    for (const auto &[state, name] : enumNames<CaseState>) {
        const QString sentence = texts->sentence(state, u"公司设立登记"_s, QDate(2026, 12, 1));
        QVERIFY2(sentence.startsWith(u"您好"), name.data());
        QVERIFY2(sentence.contains(u"公司设立登记"_s), name.data());
        QVERIFY2(!sentence.contains(u'{') && !sentence.contains(u'['), name.data());
        for (const QString &word : blame)
            QVERIFY2(!sentence.contains(word), name.data());
    }
    QCOMPARE(texts->promised(u"租赁合同"_s, QDate(2026, 12, 1)),
             u"您好，您承诺后补的“租赁合同”还没有提交，请您在2026年12月1日前提交。"_s);
    QVERIFY(texts->invitation().startsWith(u"您好"));
    QVERIFY(texts->ratingReceived().startsWith(u"您好"));
    QVERIFY(texts->ratingExcluded().startsWith(u"您好"));
    QCOMPARE(ProgressTexts::greeted(u"已整改。"_s), u"您好，已整改。"_s);
    QCOMPARE(ProgressTexts::greeted(u"您好！已整改。"_s), u"您好！已整改。"_s);
}

void tst_ProgressTexts::publicLabelsAreThoseOfThePlatforms_data()
{
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<QString>("label");
    QTest::newRow("8, 10") << CaseState::Draft << u"待提交"_s;
    QTest::newRow("12") << CaseState::Submitted << u"待预审"_s;
    QTest::newRow("14") << CaseState::PreReturned << u"预审退回"_s;
    QTest::newRow("28") << CaseState::Correcting << u"待补正"_s;
    QTest::newRow("37") << CaseState::Supplement << u"待补正"_s;
    QTest::newRow("90 granted") << CaseState::ClosedGrant << u"已办结"_s;
    QTest::newRow("90 tolerant") << CaseState::ClosedTolerant << u"已办结"_s;
    QTest::newRow("90 denied") << CaseState::ClosedDeny << u"已办结"_s;
    for (const CaseState state : {CaseState::PrePassed, CaseState::Queued, CaseState::Received, CaseState::Accepted,
                                  CaseState::InReview, CaseState::Consulting, CaseState::Suspended,
                                  CaseState::TransferredUp, CaseState::DecidedGrant, CaseState::DecidedDeny})
        QTest::newRow(nameOf(state).data()) << state << u"审批中"_s;
}

void tst_ProgressTexts::publicLabelsAreThoseOfThePlatforms()
{
    QFETCH(CaseState, state);
    QFETCH(QString, label);
    QCOMPARE(ProgressTexts::fromJson(shippedFile(u"progress.json"_s))->label(state), label);
}

void tst_ProgressTexts::theDayIsSaidWhereThereIsOne()
{
    const auto texts = ProgressTexts::fromJson(shippedFile(u"progress.json"_s));
    QVERIFY(texts->sentence(CaseState::Accepted, u"甲"_s, QDate(2026, 12, 1)).contains(u"2026年12月1日"_s));
    const QString open = texts->sentence(CaseState::Accepted, u"甲"_s, {});
    QVERIFY(!open.contains(u"年"_s));
    QVERIFY(!open.contains(u"{"_s));
}

void tst_ProgressTexts::anItemsNameIsNoPlaceholder()
{
    const auto texts = ProgressTexts::fromJson(shippedFile(u"progress.json"_s));
    QVERIFY(texts->sentence(CaseState::Accepted, u"甲{day}[乙]"_s, QDate(2026, 12, 1)).contains(u"甲{day}[乙]"_s));
}

void tst_ProgressTexts::faultsAreNamed_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("where");
    QTest::newRow("no greeting") << withSentence(u"ACCEPTED"_s, u"已受理。"_s) << u"/states/ACCEPTED/sentence"_s;
    QTest::newRow("unknown placeholder") << withSentence(u"ACCEPTED"_s, u"您好，{clerk}已受理。"_s)
                                         << u"/states/ACCEPTED/sentence"_s;
    QTest::newRow("open bracket") << withSentence(u"ACCEPTED"_s, u"您好，[{day}。"_s) << u"/states/ACCEPTED/sentence"_s;
    QJsonObject missing = shippedFile(u"progress.json"_s);
    missing.remove(u"invitation"_s);
    QTest::newRow("no invitation") << missing << u"/invitation"_s;
    QJsonObject stranger = shippedFile(u"progress.json"_s);
    stranger.insert(u"steps"_s, QJsonObject{{u"NOWHERE"_s, u"x"_s}});
    QTest::newRow("no such state") << stranger << u"/steps/NOWHERE"_s;
    QTest::newRow("nothing") << QJsonObject() << u"/states/DRAFT/label"_s;
}

void tst_ProgressTexts::faultsAreNamed()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, where);
    const auto texts = ProgressTexts::fromJson(json);
    QVERIFY(!texts);
    QCOMPARE(texts.error().where, where);
}

void tst_ProgressTexts::periodsAreRead()
{
    QCOMPARE(*ratingPeriodsFromJson(shippedFile(u"ratings.json"_s)), RatingPeriods());
    QCOMPARE(*ratingPeriodsFromJson({}), RatingPeriods());
    const auto periods = ratingPeriodsFromJson({{u"workingDays"_s, QJsonObject{{u"sign"_s, 2}, {u"red"_s, 4}}}});
    QCOMPARE(periods->sign, 2);
    QCOMPARE(periods->red, 4);
    QCOMPARE(periods->appeal, RatingPeriods().appeal);
}

void tst_ProgressTexts::badPeriodsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown") << u"lunch"_s << QJsonValue(1);
    QTest::newRow("none") << u"sign"_s << QJsonValue(0);
    QTest::newRow("too long") << u"sign"_s << QJsonValue(61);
    QTest::newRow("half a day") << u"sign"_s << QJsonValue(1.5);
    QTest::newRow("words") << u"sign"_s << QJsonValue(u"one"_s);
    QTest::newRow("shorter than rectify") << u"registered"_s << QJsonValue(4);
}

void tst_ProgressTexts::badPeriodsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    const auto periods = ratingPeriodsFromJson({{u"workingDays"_s, QJsonObject{{name, value}}}});
    QVERIFY(!periods);
    QCOMPARE(periods.error().where, u"/workingDays/"_s % name);
}

QTEST_GUILESS_MAIN(tst_ProgressTexts)
#include "tst_progresstexts.moc"
