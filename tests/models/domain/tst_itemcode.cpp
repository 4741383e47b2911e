// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/itemcode.h"

#include <QSet>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

using Code = IdentifierErrorCode;

/// Hands out bytes from a list, then counts up.
class ScriptedRandom final : public Random
{
public:
    explicit ScriptedRandom(const QByteArray &first)
        : m_next(first)
    {
    }

    QByteArray bytes(int count) override
    {
        while (m_next.size() < count)
            m_next.append(m_counter++);
        const QByteArray taken = m_next.left(count);
        m_next.remove(0, count);
        return taken;
    }

private:
    QByteArray m_next;
    char m_counter = 0;
};

} // namespace

class TestItemCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesItemCodes_data();
    void parsesItemCodes();
    void oldWidthsAreReadWithAWarning();
    void rejectsItemCodes_data();
    void rejectsItemCodes();
    void caseNumbersOfTheVectors();
    void caseNumbersRoundTrip();
    void rejectsCaseNumbers_data();
    void rejectsCaseNumbers();
    void refusesToMakeCaseNumbers();
    void queryCodes();
    void rejectsQueryCodes_data();
    void rejectsQueryCodes();
    void queryPasswordsAreSixFairDigits();
};

void TestItemCode::parsesItemCodes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("level");
    QTest::addColumn<QStringList>("catalogue");
    QTest::addColumn<QString>("handling");
    QTest::newRow("Guizhou, with hyphen") << u"11520000009390236U2000805012000-01"_s << u"11520000009390236U"_s << 2
                                          << QStringList{u"00"_s, u"08"_s, u"05"_s, u"012"_s, u"000"_s} << u"01"_s;
    QTest::newRow("level does not agree with the body")
        << u"11520000009390236U152200500500002"_s << u"11520000009390236U"_s << 1
        << QStringList{u"52"_s, u"20"_s, u"05"_s, u"005"_s, u"000"_s} << u"02"_s;
    QTest::newRow("another body") << u"11520000009390359W252201102600001"_s << u"11520000009390359W"_s << 2
                                  << QStringList{u"52"_s, u"20"_s, u"11"_s, u"026"_s, u"000"_s} << u"01"_s;
    QTest::newRow("Guangdong, implementation")
        << u"12441500196720244T3442199806003"_s << u"12441500196720244T"_s << 3
        << QStringList{u"44"_s, u"21"_s, u"99"_s, u"806"_s, u"003"_s} << QString();
    QTest::newRow("constructed implementation")
        << u"1152000000TERT045U2000105001000"_s << u"1152000000TERT045U"_s << 2
        << QStringList{u"00"_s, u"01"_s, u"05"_s, u"001"_s, u"000"_s} << QString();
    QTest::newRow("constructed handling item") << u"1152000000TERT045U200010500100001"_s << u"1152000000TERT045U"_s << 2
                                               << QStringList{u"00"_s, u"01"_s, u"05"_s, u"001"_s, u"000"_s} << u"01"_s;
    QTest::newRow("basic code") << u"000125001001"_s << QString() << 0
                                << QStringList{u"00"_s, u"01"_s, u"25"_s, u"001"_s, u"001"_s} << QString();
    QTest::newRow("parent of sub items") << u"00013110800Y"_s << QString() << 0
                                         << QStringList{u"00"_s, u"01"_s, u"31"_s, u"108"_s, u"00Y"_s} << QString();
    QTest::newRow("lower case, full width") << u"12441500196720244ｔ3442199806003"_s << u"12441500196720244T"_s << 3
                                            << QStringList{u"44"_s, u"21"_s, u"99"_s, u"806"_s, u"003"_s} << QString();
}

void TestItemCode::parsesItemCodes()
{
    QFETCH(QString, typed);
    QFETCH(QString, body);
    QFETCH(int, level);
    QFETCH(QStringList, catalogue);
    QFETCH(QString, handling);
    const auto parts = parseItemCode(typed);
    QVERIFY(parts);
    QCOMPARE(parts->body, body);
    QCOMPARE(parts->level, level);
    QCOMPARE((QStringList{parts->source, parts->type, parts->field, parts->mainItem, parts->subItem}), catalogue);
    QCOMPARE(parts->catalogue, catalogue.join(QString()));
    QCOMPARE(parts->handling, handling);
    QVERIFY(!parts->code.contains(u'-'));
    QVERIFY(parts->warnings.isEmpty());
}

void TestItemCode::oldWidthsAreReadWithAWarning()
{
    for (const QString &old : {u"XK00101000"_s, u"XK0010100Y"_s, u"0001050010000001050010AB"_s}) {
        const auto parts = parseItemCode(old);
        QVERIFY(parts);
        QCOMPARE(parts->code, old);
        QCOMPARE(parts->warnings, QList<IdentifierWarning>{IdentifierWarning::OldWidth});
        QVERIFY(parts->catalogue.isEmpty());
    }
    QCOMPARE(parseItemCode(u"XK0010100贵"_s).error().code, Code::BadCharacter);
}

void TestItemCode::rejectsItemCodes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<IdentifierErrorCode>("code");
    QTest::addColumn<int>("position");
    QTest::newRow("empty") << QString() << Code::Empty << -1;
    QTest::newRow("hyphens only") << u"--"_s << Code::Empty << -1;
    QTest::newRow("32 characters") << u"12441500196720244T34421998060030"_s << Code::BadLength << -1;
    QTest::newRow("another province's form")
        << u"511A0138000000-511602000000-000-11511301008778183N-1-00"_s << Code::BadLength << -1;
    QTest::newRow("body's check") << u"12441500196720245T3442199806003"_s << Code::BadCheck << 17;
    QTest::newRow("letter as level") << u"12441500196720244TX442199806003"_s << Code::BadCharacter << 18;
    QTest::newRow("letter in the catalogue") << u"12441500196720244T34421A9806003"_s << Code::BadCharacter << 23;
    QTest::newRow("letter in the handling serial")
        << u"12441500196720244T34421998060030A"_s << Code::BadCharacter << 32;
    QTest::newRow("letter in a basic code") << u"0001250O1001"_s << Code::BadCharacter << 7;
}

void TestItemCode::rejectsItemCodes()
{
    QFETCH(QString, typed);
    QFETCH(IdentifierErrorCode, code);
    QFETCH(int, position);
    const auto parts = parseItemCode(typed);
    QVERIFY(!parts);
    QCOMPARE(nameOf(parts.error().code), nameOf(code));
    QCOMPARE(parts.error().position, position);
}

void TestItemCode::caseNumbersOfTheVectors()
{
    const QString published = u"12441500196720244T3442199806003202206230068"_s;
    const CaseNumberParts parts = parseCaseNumber(published).value();
    QCOMPARE(parts, (CaseNumberParts{u"12441500196720244T3442199806003"_s, QDate(2022, 6, 23), 68}));
    QCOMPARE(makeCaseNumber(parts.item, parts.day, parts.serial).value(), published);
    const QString handling = u"1152000000TERT045U200010500100001"_s;
    QCOMPARE(makeCaseNumber(handling, {2017, 9, 1}, 1).value(), u"1152000000TERT045U2000105001000201709010001"_s);
}

void TestItemCode::caseNumbersRoundTrip()
{
    const QString item = u"1152000000TERT045U2000105001000"_s;
    for (QDate day(2024, 2, 25); day < QDate(2024, 3, 5); day = day.addDays(1)) {
        for (const int serial : {1, 9, 10, 999, 9999}) {
            const QString number = makeCaseNumber(item, day, serial).value();
            QCOMPARE(number.size(), 43);
            QCOMPARE(parseCaseNumber(number).value(), (CaseNumberParts{item, day, serial}));
        }
    }
}

void TestItemCode::rejectsCaseNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<IdentifierErrorCode>("code");
    QTest::addColumn<int>("position");
    QTest::newRow("short") << u"12441500196720244T344219980600320220623006"_s << Code::BadLength << -1;
    QTest::newRow("30 February") << u"12441500196720244T3442199806003202202300068"_s << Code::BadDate << 31;
    QTest::newRow("letter in the date") << u"12441500196720244T344219980600320220623O068"_s << Code::BadCharacter << 39;
    QTest::newRow("serial 0") << u"12441500196720244T3442199806003202206230000"_s << Code::BadStructure << 39;
    QTest::newRow("body's check") << u"12441500196720244U3442199806003202206230068"_s << Code::BadCheck << 17;
}

void TestItemCode::rejectsCaseNumbers()
{
    QFETCH(QString, typed);
    QFETCH(IdentifierErrorCode, code);
    QFETCH(int, position);
    const auto parts = parseCaseNumber(typed);
    QVERIFY(!parts);
    QCOMPARE(nameOf(parts.error().code), nameOf(code));
    QCOMPARE(parts.error().position, position);
}

void TestItemCode::refusesToMakeCaseNumbers()
{
    const QString item = u"1152000000TERT045U2000105001000"_s;
    QCOMPARE(makeCaseNumber(u"000125001001"_s, {2026, 11, 24}, 1).error().code, Code::BadLength);
    QCOMPARE(makeCaseNumber(item, {}, 1).error().code, Code::BadDate);
    QCOMPARE(makeCaseNumber(item, {2026, 11, 24}, 0).error().code, Code::OutOfRange);
    QCOMPARE(makeCaseNumber(item, {2026, 11, 24}, 10000).error().code, Code::OutOfRange);
}

void TestItemCode::queryCodes()
{
    const QString code = makeQueryCode(u"52"_s, {2026, 11, 23}, 317).value();
    QCOMPARE(code, u"52-261123-00317"_s);
    const QueryCodeParts parts{u"52"_s, QDate(2026, 11, 23), 317};
    QCOMPARE(parseQueryCode(code).value(), parts);
    QCOMPARE(parseQueryCode(u" 52 261123 00317 "_s).value(), parts);
    QCOMPARE(parseQueryCode(u"５２－２６１１２３－００３１７"_s).value(), parts);
    QCOMPARE(makeQueryCode(u"5"_s, {2026, 11, 23}, 1).error().code, Code::BadLength);
    QCOMPARE(makeQueryCode(u"52"_s, {2026, 11, 23}, 100000).error().code, Code::OutOfRange);
    QCOMPARE(makeQueryCode(u"52"_s, {2026, 11, 23}, 0).error().code, Code::OutOfRange);
    QCOMPARE(makeQueryCode(u"52"_s, {1999, 12, 31}, 1).error().code, Code::BadDate);
    QCOMPARE(makeQueryCode(u"52"_s, {}, 1).error().code, Code::BadDate);
}

void TestItemCode::rejectsQueryCodes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<IdentifierErrorCode>("code");
    QTest::newRow("short") << u"52-261123-0317"_s << Code::BadLength;
    QTest::newRow("month 13") << u"52-261323-00317"_s << Code::BadDate;
    QTest::newRow("serial 0") << u"52-261123-00000"_s << Code::BadStructure;
    QTest::newRow("letter") << u"52-261123-O0317"_s << Code::BadCharacter;
}

void TestItemCode::rejectsQueryCodes()
{
    QFETCH(QString, typed);
    QFETCH(IdentifierErrorCode, code);
    QCOMPARE(nameOf(parseQueryCode(typed).error().code), nameOf(code));
}

void TestItemCode::queryPasswordsAreSixFairDigits()
{
    ScriptedRandom zero(QByteArray::fromHex("00000000"));
    QCOMPARE(makeQueryPassword(zero), u"000000"_s);
    ScriptedRandom large(QByteArray::fromHex("000f4240")); // 1,000,000
    QCOMPARE(makeQueryPassword(large), u"000000"_s);
    // The incomplete last million is drawn again.
    ScriptedRandom unfair(QByteArray::fromHex("ffffffff0000002a"));
    QCOMPARE(makeQueryPassword(unfair), u"000042"_s);
    ScriptedRandom counting({});
    QSet<QString> seen;
    for (int i = 0; i < 50; ++i)
        seen.insert(makeQueryPassword(counting));
    QCOMPARE(seen.size(), 50);
}

QTEST_GUILESS_MAIN(TestItemCode)
#include "tst_itemcode.moc"
