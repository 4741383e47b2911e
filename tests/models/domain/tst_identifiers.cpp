// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areacode.h"
#include "domain/identifiers.h"

#include <QSet>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

using Check = IdentifierResult (*)(const QString &);
using Code = IdentifierErrorCode;

IdentifierResult citizenId(const QString &typed)
{
    return checkCitizenId(typed);
}

constexpr QStringView usccAlphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";

} // namespace
Q_DECLARE_METATYPE(Check)

class TestIdentifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void rejects_data();
    void rejects();
    void normalises_data();
    void normalises();
    void offersTheCharacterMeant();
    void warnsOfUnknownAreas();
    void knowsTheAreas_data();
    void knowsTheAreas();
    void everyUsccCheckCharacterOccurs();
    void usccDetectsEverySubstitutionAndSwap();
    void usccChecksTheInnerOrganisationCode();
    void makesUsccs();
    void citizenIdTellsBirthAndSex();
    void citizenIdOfFifteen();
    void citizenIdAfterTheLatestBirth();
    void citizenIdDetectsEverySubstitutionAndSwap();
    void makesFictionalPeopleOnly();
    void mod1110();
    void vinCheckIsAWarning();

private:
    static void good(const char *name, Check check, const QString &number);
    static void bad(const char *name, Check check, const QString &number, const IdentifierError &error);
};

void TestIdentifiers::good(const char *name, Check check, const QString &number)
{
    QTest::newRow(name) << check << number;
}

void TestIdentifiers::accepts_data()
{
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("number");
    good("USCC, example of the standard", checkUscc, u"91350100M000100Y43"_s);
    good("USCC, published organ 1", checkUscc, u"11520000009390236U"_s);
    good("USCC, published organ 2", checkUscc, u"11520000009390359W"_s);
    good("USCC, published organ 3", checkUscc, u"11520000009390180Q"_s);
    good("USCC, published institution", checkUscc, u"12441500196720244T"_s);
    good("USCC, published organ 4", checkUscc, u"11511301008778183N"_s);
    good("USCC, enterprise", checkUscc, u"91520115MA6TERT171"_s);
    good("USCC, sole trader", checkUscc, u"92520302MA6TERT258"_s);
    good("USCC, cooperative", checkUscc, u"93522301MA6TERT33A"_s);
    good("USCC, organ of the province", checkUscc, u"1152000000TERT045U"_s);
    good("USCC, organisation code ends in X", checkUscc, u"1252010042TERT05XT"_s);
    good("USCC, social body", checkUscc, u"5152000050TERT068U"_s);
    good("USCC, check 0", checkUscc, u"915201150000000940"_s);
    good("USCC, check Y", checkUscc, u"91520115000000203Y"_s);
    good("USCC, check X", checkUscc, u"9152011500000014XX"_s);
    good("USCC, check 1", checkUscc, u"915201150000004491"_s);

    good("organisation code, check 9", checkOrganisationCode, u"000000019"_s);
    good("organisation code, letters", checkOrganisationCode, u"MA6TERT17"_s);
    good("organisation code, example of the standard", checkOrganisationCode, u"D2143569X"_s);
    good("organisation code, check X", checkOrganisationCode, u"00000102X"_s);
    good("organisation code, check 0", checkOrganisationCode, u"000001070"_s);
    good("organisation code, X with letters", checkOrganisationCode, u"42TERT05X"_s);
    for (const QString &inner :
         {u"M000100Y4"_s, u"009390236"_s, u"009390359"_s, u"009390180"_s, u"196720244"_s, u"008778183"_s})
        good(qPrintable(u"organisation part of a published USCC "_s + inner), checkOrganisationCode, inner);

    good("citizen, born 1800", citizenId, u"520102180001010018"_s);
    good("citizen, unassigned county", citizenId, u"520199199001010017"_s);
    good("citizen, leap day", citizenId, u"52999920000229002X"_s);
    good("citizen, woman", citizenId, u"520199198512318887"_s);
    good("citizen, check X", citizenId, u"52019919900101005X"_s);
    good("citizen, example of the standard 1", citizenId, u"11010519491231002X"_s);
    good("citizen, example of the standard 2", citizenId, u"440524188001010014"_s);

    good("JY, food sale", checkFoodBusinessLicence, u"JY15201150000013"_s);
    good("JY, catering", checkFoodBusinessLicence, u"JY25203020000021"_s);
    good("JY, canteen", checkFoodBusinessLicence, u"JY35223010000038"_s);
    good("SC, tea", checkFoodProductionLicence, u"SC11452032800018"_s);
    good("register number 1", checkRegisterNumber, u"520000000000014"_s);
    good("register number 2", checkRegisterNumber, u"520102000000020"_s);
    good("register number 3", checkRegisterNumber, u"522301100000030"_s);

    good("VIN 1", checkVin, u"LGZTEST12HA000001"_s);
    good("VIN 2", checkVin, u"LGZTEST14HA000002"_s);
    good("VIN 3", checkVin, u"LGZTEST16HA000003"_s);
    good("VIN, published", checkVin, u"1M8GDM9AXKP042788"_s);
    good("mobile 13", checkMobile, u"13800138000"_s);
    good("mobile 19", checkMobile, u"19912345678"_s);
    good("postcode", checkPostcode, u"550001"_s);
}

void TestIdentifiers::accepts()
{
    QFETCH(Check, check);
    QFETCH(QString, number);
    const IdentifierResult result = check(number);
    QVERIFY2(result, result ? "" : nameOf(result.error().code).data());
    QCOMPARE(result->value, number);
    QVERIFY(!result->warnings.contains(IdentifierWarning::CheckNotMatched));
}

void TestIdentifiers::bad(const char *name, Check check, const QString &number, const IdentifierError &error)
{
    QTest::newRow(name) << check << number << error;
}

void TestIdentifiers::rejects_data()
{
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("number");
    QTest::addColumn<IdentifierError>("error");
    bad("USCC, empty", checkUscc, {}, {Code::Empty, -1, {}, {}, {}});
    bad("USCC, blanks only", checkUscc, u"  \t"_s, {Code::Empty, -1, {}, {}, {}});
    bad("USCC, one character changed", checkUscc, u"91520115MA7TERT171"_s, {Code::BadCheck, 17, u"1"_s, u"7"_s, {}});
    bad("USCC, two neighbours swapped", checkUscc, u"91520115MA6ETRT171"_s, {Code::BadCheck, 17, u"1"_s, u"Y"_s, {}});
    bad("USCC, letter I", checkUscc, u"91520115MI6TERT171"_s, {Code::BadCharacter, 9, u"I"_s, {}, u"1"_s});
    bad("USCC, letter O", checkUscc, u"91520115MO6TERT171"_s, {Code::BadCharacter, 9, u"O"_s, {}, u"0"_s});
    bad("USCC, letter Z", checkUscc, u"91520115MZ6TERT171"_s, {Code::BadCharacter, 9, u"Z"_s, {}, u"2"_s});
    bad("USCC, letter S", checkUscc, u"91520115MA6TEST171"_s, {Code::BadCharacter, 13, u"S"_s, {}, u"5"_s});
    bad("USCC, letter V", checkUscc, u"91520115MV6TERT171"_s, {Code::BadCharacter, 9, u"V"_s, {}, u"U"_s});
    bad("USCC, letter in the area", checkUscc, u"9152B115MA6TERT171"_s, {Code::BadCharacter, 4, u"B"_s, {}, u"8"_s});
    bad("USCC, 17 characters", checkUscc, u"91520115MA6TERT17"_s, {Code::BadLength, -1, {}, u"18"_s, {}});
    bad("USCC, 19 characters", checkUscc, u"91520115MA6TERT1711"_s, {Code::BadLength, -1, {}, u"18"_s, {}});
    bad("USCC, Chinese character", checkUscc, u"91520115MA6TERT贵71"_s, {Code::BadCharacter, 15, u"贵"_s, {}, {}});
    bad("USCC, rare character counts once", checkUscc, u"91520115MA6TE𬱖T171"_s,
        {Code::BadCharacter, 13, u"𬱖"_s, {}, {}});
    bad("USCC, hyphen", checkUscc, u"91520115-A6TERT171"_s, {Code::BadCharacter, 8, u"-"_s, {}, {}});

    bad("organisation code, check", checkOrganisationCode, u"MA6TERT1-8"_s, {Code::BadCheck, 8, u"8"_s, u"7"_s, {}});
    bad("organisation code, 0 for X", checkOrganisationCode, u"00000102-0"_s, {Code::BadCheck, 8, u"0"_s, u"X"_s, {}});
    bad("organisation code, short", checkOrganisationCode, u"MA6TERT1"_s, {Code::BadLength, -1, {}, u"9"_s, {}});
    bad("organisation code, hyphen elsewhere", checkOrganisationCode, u"MA6-TERT17"_s,
        {Code::BadLength, -1, {}, u"9"_s, {}});

    bad("citizen, check", citizenId, u"520199199001010010"_s, {Code::BadCheck, 17, u"0"_s, u"7"_s, {}});
    bad("citizen, 30 February", citizenId, u"520199199002300016"_s, {Code::BadDate, 6, u"19900230"_s, {}, {}});
    bad("citizen, 1900 was no leap year", citizenId, u"520199190002290013"_s,
        {Code::BadDate, 6, u"19000229"_s, {}, {}});
    bad("citizen, 17 digits", citizenId, u"52019919900101001"_s, {Code::BadLength, -1, {}, u"18, 15"_s, {}});
    bad("citizen, letter O", citizenId, u"52O199199001010017"_s, {Code::BadCharacter, 2, u"O"_s, {}, u"0"_s});
    bad("citizen, X inside", citizenId, u"5201991990010100X7"_s, {Code::BadCharacter, 16, u"X"_s, {}, {}});
    bad("citizen, other letter at the end", citizenId, u"52019919900101001K"_s,
        {Code::BadCharacter, 17, u"K"_s, {}, {}});
    bad("citizen of 15, letter", citizenId, u"5201999001010O1"_s, {Code::BadCharacter, 13, u"O"_s, {}, u"0"_s});
    bad("citizen of 15, bad date", citizenId, u"520199900230001"_s, {Code::BadDate, 6, u"19900230"_s, {}, {}});
    bad("citizen, empty", citizenId, {}, {Code::Empty, -1, {}, {}, {}});

    bad("JY, check", checkFoodBusinessLicence, u"JY15201150000014"_s, {Code::BadCheck, 15, u"4"_s, u"3"_s, {}});
    bad("JY, prefix", checkFoodBusinessLicence, u"SC11452032800018"_s, {Code::BadPrefix, 0, u"SC"_s, u"JY"_s, {}});
    bad("JY, letter", checkFoodBusinessLicence, u"JY1520115000OO13"_s, {Code::BadCharacter, 12, u"O"_s, {}, u"0"_s});
    bad("JY, main business 4", checkFoodBusinessLicence, u"JY"_s + withMod1110(u"4520115000001").value(),
        {Code::BadStructure, 2, u"4"_s, {}, {}});
    bad("SC, check", checkFoodProductionLicence, u"SC11452032800019"_s, {Code::BadCheck, 15, u"9"_s, u"8"_s, {}});
    bad("SC, short", checkFoodProductionLicence, u"SC1145203280001"_s, {Code::BadLength, -1, {}, u"16"_s, {}});
    bad("register number, check", checkRegisterNumber, u"520000000000015"_s, {Code::BadCheck, 14, u"5"_s, u"4"_s, {}});
    bad("register number, long", checkRegisterNumber, u"5200000000000140"_s, {Code::BadLength, -1, {}, u"15"_s, {}});

    bad("VIN, letter O", checkVin, u"LGZTEST12HAO00001"_s, {Code::BadCharacter, 11, u"O"_s, {}, u"0"_s});
    bad("VIN, letter I", checkVin, u"LGZTEST12HA00000I"_s, {Code::BadCharacter, 16, u"I"_s, {}, u"1"_s});
    bad("VIN, letter Q", checkVin, u"QGZTEST12HA000001"_s, {Code::BadCharacter, 0, u"Q"_s, {}, u"0"_s});
    bad("VIN, short", checkVin, u"LGZTEST12HA00001"_s, {Code::BadLength, -1, {}, u"17"_s, {}});
    bad("mobile 12", checkMobile, u"12800138000"_s, {Code::BadStructure, 1, u"2"_s, {}, {}});
    bad("mobile 2", checkMobile, u"23800138000"_s, {Code::BadPrefix, 0, u"2"_s, u"1"_s, {}});
    bad("mobile, ten digits", checkMobile, u"1380013800"_s, {Code::BadLength, -1, {}, u"11"_s, {}});
    bad("mobile, letter", checkMobile, u"138001380O0"_s, {Code::BadCharacter, 9, u"O"_s, {}, u"0"_s});
    bad("postcode, five digits", checkPostcode, u"55000"_s, {Code::BadLength, -1, {}, u"6"_s, {}});
    bad("postcode, letter", checkPostcode, u"55000I"_s, {Code::BadCharacter, 5, u"I"_s, {}, u"1"_s});
}

void TestIdentifiers::rejects()
{
    QFETCH(Check, check);
    QFETCH(QString, number);
    QFETCH(IdentifierError, error);
    const IdentifierResult result = check(number);
    QVERIFY(!result);
    QCOMPARE(nameOf(result.error().code), nameOf(error.code));
    QCOMPARE(result.error().position, error.position);
    QCOMPARE(result.error().found, error.found);
    QCOMPARE(result.error().expected, error.expected);
    QCOMPARE(result.error().suggestion, error.suggestion);
}

void TestIdentifiers::normalises_data()
{
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    QTest::newRow("lower case") << Check(checkUscc) << u"91520115ma6tert171"_s << u"91520115MA6TERT171"_s;
    QTest::newRow("full width") << Check(checkUscc) << u"９１５２０１１５ｍａ６ｔｅｒｔ１７１"_s
                                << u"91520115MA6TERT171"_s;
    QTest::newRow("blanks") << Check(checkUscc) << u"  9152 0115\u3000MA6T\u00A0ERT171\n"_s << u"91520115MA6TERT171"_s;
    QTest::newRow("hyphen") << Check(checkOrganisationCode) << u"D2143569-X"_s << u"D2143569X"_s;
    QTest::newRow("full-width hyphen") << Check(checkOrganisationCode) << u"MA6TERT1－7"_s << u"MA6TERT17"_s;
    QTest::newRow("small x") << Check(citizenId) << u"52019919900101005x"_s << u"52019919900101005X"_s;
    QTest::newRow("small jy") << Check(checkFoodBusinessLicence) << u"jy15201150000013"_s << u"JY15201150000013"_s;
    QTest::newRow("small VIN") << Check(checkVin) << u"lgztest12ha000001"_s << u"LGZTEST12HA000001"_s;
    QTest::newRow("grouped mobile") << Check(checkMobile) << u"138 0013 8000"_s << u"13800138000"_s;
    QTest::newRow("mobile with +86") << Check(checkMobile) << u"+86 138-0013-8000"_s << u"13800138000"_s;
    QTest::newRow("mobile with 0086") << Check(checkMobile) << u"008613800138000"_s << u"13800138000"_s;
    QTest::newRow("mobile with 86") << Check(checkMobile) << u"8613800138000"_s << u"13800138000"_s;
}

void TestIdentifiers::normalises()
{
    QFETCH(Check, check);
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    const IdentifierResult result = check(typed);
    QVERIFY(result);
    QCOMPARE(result->value, stored);
}

void TestIdentifiers::offersTheCharacterMeant()
{
    const QString typed = u" 52o1991990o1010017"_s;
    const IdentifierError first = checkCitizenId(typed).error();
    const QString once = withSuggestion(typed, first);
    QCOMPARE(once, u"5201991990O1010017"_s);
    const QString twice = withSuggestion(once, checkCitizenId(once).error());
    QCOMPARE(checkCitizenId(twice).value().value, u"520199199001010017"_s);
    // Nothing is put in where nothing is suggested.
    const QString wrong = u"91520115MA7TERT171"_s;
    QCOMPARE(withSuggestion(wrong, checkUscc(wrong).error()), wrong);
}

void TestIdentifiers::warnsOfUnknownAreas()
{
    const auto warned = [](const IdentifierResult &result) {
        return result.value().warnings.contains(IdentifierWarning::UnknownArea);
    };
    QVERIFY(warned(checkCitizenId(u"520199199001010017"_s)));
    QVERIFY(warned(checkCitizenId(u"52999920000229002X"_s)));
    QVERIFY(!warned(checkCitizenId(u"520102180001010018"_s)));
    QVERIFY(!warned(checkCitizenId(u"11010519491231002X"_s)));
    QVERIFY(!warned(checkUscc(u"91520115MA6TERT171"_s)));
    QVERIFY(warned(checkUscc(makeUscc(u'9', u'1', u"520199", u"MA6TERT1").value())));
}

void TestIdentifiers::knowsTheAreas_data()
{
    QTest::addColumn<QString>("area");
    QTest::addColumn<bool>("known");
    QTest::newRow("province") << u"520000"_s << true;
    QTest::newRow("prefecture") << u"520100"_s << true;
    QTest::newRow("first county") << u"520102"_s << true;
    QTest::newRow("last county") << u"522732"_s << true;
    QTest::newRow("county of today") << u"520204"_s << true;
    QTest::newRow("the same until 2020") << u"520221"_s << true;
    QTest::newRow("former Zunyi prefecture") << u"522101"_s << true;
    QTest::newRow("former Bijie prefecture") << u"522428"_s << true;
    QTest::newRow("beyond former Bijie") << u"522429"_s << false;
    QTest::newRow("unassigned in Guizhou") << u"520199"_s << false;
    QTest::newRow("not inside the list") << u"520104"_s << false;
    QTest::newRow("Beijing") << u"110105"_s << true;
    QTest::newRow("national bodies") << u"100000"_s << true;
    QTest::newRow("Taiwan residence permit") << u"830000"_s << true;
    QTest::newRow("no province") << u"990000"_s << false;
    QTest::newRow("short") << u"52010"_s << false;
    QTest::newRow("letters") << u"52A102"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestIdentifiers::knowsTheAreas()
{
    QFETCH(QString, area);
    QFETCH(bool, known);
    QCOMPARE(isKnownArea(area), known);
}

void TestIdentifiers::everyUsccCheckCharacterOccurs()
{
    QSet<QChar> reached;
    for (int serial = 0; reached.size() < usccAlphabet.size() && serial < 1000; ++serial) {
        const QString organisation = QString::number(serial).rightJustified(8, u'0');
        const QString code = makeUscc(u'9', u'1', u"520115", organisation).value();
        QCOMPARE(checkUscc(code).value().value, code);
        reached.insert(code.back());
    }
    for (const QChar character : usccAlphabet)
        QVERIFY2(reached.contains(character), qPrintable(QString(character)));
    QCOMPARE(reached.size(), 31);
}

void TestIdentifiers::usccDetectsEverySubstitutionAndSwap()
{
    const QString code = u"1252010042TERT05XT"_s;
    int changed = 0;
    for (int position = 0; position < code.size(); ++position) {
        for (const QChar other : usccAlphabet) {
            QString wrong = code;
            wrong[position] = other;
            changed += wrong == code ? 0 : 1;
            QCOMPARE(bool(checkUscc(wrong)), wrong == code);
        }
        if (position + 1 < code.size() && code.at(position) != code.at(position + 1)) {
            QString swapped = code;
            std::swap(swapped[position], swapped[position + 1]);
            QVERIFY2(!checkUscc(swapped), qPrintable(swapped));
        }
    }
    QCOMPARE(changed, 18 * 30);
}

void TestIdentifiers::usccChecksTheInnerOrganisationCode()
{
    // The outer check is right, the inner one is not.
    const QString first17 = u"91520115MA6TERT18"_s;
    const auto result = checkUscc(first17 + usccCheckCharacter(first17));
    QVERIFY(!result);
    QCOMPARE(result.error(), (IdentifierError{Code::BadOrganisationPart, 16, u"8"_s, u"7"_s, {}}));
}

void TestIdentifiers::makesUsccs()
{
    QCOMPARE(makeUscc(u'9', u'1', u"520115", u"MA6TERT1").value(), u"91520115MA6TERT171"_s);
    QCOMPARE(makeUscc(u'1', u'2', u"520100", u"42TERT05").value(), u"1252010042TERT05XT"_s);
    QCOMPARE(makeUscc(u'1', u'1', u"520000", u"DEM00001").value(), u"11520000DEM000014M"_s);
    QCOMPARE(makeUscc(u'1', u'1', u"520000", u"DEM00016").value(), u"11520000DEM0001617"_s);
    QCOMPARE(makeUscc(u'9', u'1', u"52011", u"MA6TERT1").error().code, Code::BadLength);
    QCOMPARE(makeUscc(u'9', u'1', u"520115", u"MA6TEST1").error().code, Code::BadCharacter);
    QCOMPARE(makeUscc(u'9', u'1', u"52011A", u"MA6TERT1").error().code, Code::BadCharacter);
    QCOMPARE(organisationCheckCharacter(u"D2143569"), QChar(u'X'));
}

void TestIdentifiers::citizenIdTellsBirthAndSex()
{
    QCOMPARE(birthDateOf(u"52999920000229002X"), QDate(2000, 2, 29));
    QCOMPARE(sexOf(u"520199198512318887"), Sex::Female);
    QCOMPARE(sexOf(u"520199199001010017"), Sex::Male);
}

void TestIdentifiers::citizenIdOfFifteen()
{
    const Normalised result = checkCitizenId(u"520199900101001"_s).value();
    QCOMPARE(result.value, u"520199199001010017"_s);
    QVERIFY(result.warnings.contains(IdentifierWarning::FromFifteen));
    QVERIFY(!checkCitizenId(result.value).value().warnings.contains(IdentifierWarning::FromFifteen));
}

void TestIdentifiers::citizenIdAfterTheLatestBirth()
{
    QVERIFY(checkCitizenId(u"52999920000229002X"_s, QDate(2000, 2, 29)));
    QCOMPARE(checkCitizenId(u"52999920000229002X"_s, QDate(2000, 2, 28)).error().code, Code::BadDate);
}

void TestIdentifiers::citizenIdDetectsEverySubstitutionAndSwap()
{
    for (const QString &number : {u"520199199001010017"_s, u"52019919900101005X"_s, u"520199198512318887"_s}) {
        for (int position = 0; position < number.size(); ++position) {
            for (const QChar other : QStringView(u"0123456789X")) {
                QString wrong = number;
                wrong[position] = other;
                QCOMPARE(bool(checkCitizenId(wrong)), wrong == number);
            }
            if (position + 1 < number.size() && number.at(position) != number.at(position + 1)) {
                QString swapped = number;
                std::swap(swapped[position], swapped[position + 1]);
                QVERIFY2(!checkCitizenId(swapped), qPrintable(swapped));
            }
        }
    }
}

void TestIdentifiers::makesFictionalPeopleOnly()
{
    QCOMPARE(makeFictionalCitizenId(u"520199", {1990, 1, 1}, 1).value(), u"520199199001010017"_s);
    QCOMPARE(makeFictionalCitizenId(u"529999", {2000, 2, 29}, 2).value(), u"52999920000229002X"_s);
    QCOMPARE(makeFictionalCitizenId(u"520199", {1985, 12, 31}, 888).value(), u"520199198512318887"_s);
    for (const QString &area : {u"520102"_s, u"110105"_s, u"529998"_s, u"110199"_s, u"5299"_s})
        QCOMPARE(makeFictionalCitizenId(area, {1990, 1, 1}, 1).error().code, Code::UnsafeArea);
    QCOMPARE(makeFictionalCitizenId(u"520199", {1990, 1, 1}, 1000).error().code, Code::OutOfRange);
    QCOMPARE(makeFictionalCitizenId(u"520199", {1990, 2, 30}, 1).error().code, Code::BadDate);
    for (int sequence = 0; sequence < 1000; ++sequence)
        QVERIFY(checkCitizenId(makeFictionalCitizenId(u"520199", {1990, 1, 1}, sequence).value()));
}

void TestIdentifiers::mod1110()
{
    QCOMPARE(mod1110CheckDigit(u"079"), QChar(u'2'));
    QCOMPARE(withMod1110(u"52000000000001").value(), u"520000000000014"_s);
    QCOMPARE(withMod1110(u"52A").error().code, Code::BadCharacter);
    QCOMPARE(withMod1110(u"").error().code, Code::Empty);
    const QString number = u"522301100000030"_s;
    for (int position = 0; position < number.size(); ++position) {
        for (const QChar other : QStringView(u"0123456789")) {
            QString wrong = number;
            wrong[position] = other;
            QCOMPARE(bool(checkRegisterNumber(wrong)), wrong == number);
        }
    }
}

void TestIdentifiers::vinCheckIsAWarning()
{
    QCOMPARE(vinCheckCharacter(u"1M8GDM9AXKP042788"), QChar(u'X'));
    QCOMPARE(vinCheckCharacter(u"LSVAA4182E2123456"), QChar(u'1'));
    const Normalised result = checkVin(u"LSVAA4182E2123456"_s).value();
    QCOMPARE(result.warnings, QList<IdentifierWarning>{IdentifierWarning::CheckNotMatched});
}

QTEST_GUILESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"
