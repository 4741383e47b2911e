// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/codelists.h"
#include "domain/divisions.h"
#include "domain/guizhoucode.h"
#include "domain/ratinglevel.h"
#include "domain/registernumber.h"
#include "domain/statecodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// The published code lists, row by row, in both directions.
class CodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exchangeToPlatform_data();
    void exchangeToPlatform();
    void oneCodeKeepsTwoReasons();
    void contradictionsMapToNothing();
    void ownStates_data();
    void ownStates();
    void everyOwnStateComesBack();
    void platformCodesTellTheStage();
    void publicTexts_data();
    void publicTexts();
    void listsOfTheStandard_data();
    void listsOfTheStandard();
    void applicantKindsBothWays();
    void itemKindsBothWays();
    void procedureKindsBothWays();
    void itemStatesBothWays();
    void ratingsCountLikeTheStandard();
    void guizhouCodes_data();
    void guizhouCodes();
    void brokenGuizhouCodes_data();
    void brokenGuizhouCodes();
    void parentsOfSubItems();
    void constructionPermits_data();
    void constructionPermits();
    void teacherCertificates_data();
    void teacherCertificates();
    void brokenDivisions_data();
    void brokenDivisions();
    void divisionsOfTheirTime();
};

void CodesTest::exchangeToPlatform_data()
{
    QTest::addColumn<int>("exchange");
    QTest::addColumn<int>("platform");
    QTest::newRow("received") << 1 << 26;
    QTest::newRow("taken back before acceptance") << 2 << 98;
    QTest::newRow("accepted") << 3 << 30;
    QTest::newRow("no licence needed") << 4 << 97;
    QTest::newRow("not competent") << 5 << 97;
    QTest::newRow("correction begins") << 6 << 28;
    QTest::newRow("correction ends") << 7 << 28;
    QTest::newRow("under examination") << 8 << 30;
    QTest::newRow("special procedure begins") << 9 << 0;
    QTest::newRow("special procedure ends") << 10 << 0;
    QTest::newRow("closed, granted") << 11 << 90;
    QTest::newRow("closed, tolerance") << 12 << 90;
    QTest::newRow("closed, denied") << 13 << 90;
    QTest::newRow("withdrawn") << 14 << 98;
    QTest::newRow("cancelled") << 15 << 98;
    QTest::newRow("no such code") << 16 << 0;
}

void CodesTest::exchangeToPlatform()
{
    QFETCH(int, exchange);
    QFETCH(int, platform);
    const auto code = statecodes::toPlatform(exchange);
    QCOMPARE(code ? code->code : 0, platform);
    // Nothing is lost: the way back leads to the same code.
    if (code)
        QCOMPARE(statecodes::toExchange(*code).value_or(0), exchange);
}

void CodesTest::oneCodeKeepsTwoReasons()
{
    const auto notRequired = statecodes::platformCodeOf(CaseState::NotRequired);
    const auto refused = statecodes::platformCodeOf(CaseState::Refused);
    QCOMPARE(notRequired.code, 97);
    QCOMPARE(refused.code, 97);
    QCOMPARE(notRequired.reason, 4);
    QCOMPARE(refused.reason, 5);
    QCOMPARE(statecodes::stateOf(notRequired), CaseState::NotRequired);
    QCOMPARE(statecodes::stateOf(refused), CaseState::Refused);
    QVERIFY(!statecodes::stateOf({97, 0})); // the digit alone does not say which
    QVERIFY(!statecodes::toExchange({97, 0}));
}

void CodesTest::contradictionsMapToNothing()
{
    QVERIFY(!statecodes::toExchange({90, 4}));
    QVERIFY(!statecodes::stateOf({90, 4}));
    QVERIFY(!statecodes::toExchange({26, 4}));
    QVERIFY(!statecodes::stateOf({0, 0}));
    QVERIFY(!statecodes::stateOf({31337, 0}));
    QVERIFY(!statecodes::stateOfExchange(0));
    QVERIFY(!statecodes::stateOfExchange(16));
}

void CodesTest::ownStates_data()
{
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<int>("platform");
    QTest::addColumn<int>("exchange");
    const auto row = [](const char *name, CaseState state, int platform, int exchange, bool accepted = true) {
        QTest::newRow(name) << state << accepted << platform << exchange;
    };
    row("draft", CaseState::Draft, 10, 0, false);
    row("submitted", CaseState::Submitted, 12, 0, false);
    row("returned by pre-review", CaseState::PreReturned, 14, 0, false);
    row("passed pre-review", CaseState::PrePassed, 16, 0, false);
    row("queued", CaseState::Queued, 24, 0, false);
    row("received", CaseState::Received, 26, 1, false);
    row("correcting", CaseState::Correcting, 28, 6, false);
    row("not required", CaseState::NotRequired, 97, 4, false);
    row("refused", CaseState::Refused, 97, 5, false);
    row("accepted", CaseState::Accepted, 30, 3);
    row("in review", CaseState::InReview, 30, 8);
    row("supplement", CaseState::Supplement, 37, 6);
    row("consulting", CaseState::Consulting, 30, 8);
    row("suspended", CaseState::Suspended, 30, 9);
    row("reported up", CaseState::TransferredUp, 30, 8);
    row("granted", CaseState::DecidedGrant, 50, 8);
    row("denied", CaseState::DecidedDeny, 40, 8);
    row("closed", CaseState::ClosedGrant, 90, 11);
    row("closed with tolerance", CaseState::ClosedTolerant, 90, 12);
    row("closed, denied", CaseState::ClosedDeny, 90, 13);
    row("withdrawn", CaseState::Withdrawn, 98, 14);
    row("withdrawn before acceptance", CaseState::Withdrawn, 98, 2, false);
    row("cancelled", CaseState::Cancelled, 98, 15);
    row("returned", CaseState::Returned, 99, 0, false);
    row("terminated", CaseState::Terminated, 99, 0);
    row("delivered", CaseState::Delivered, 90, 0);
    row("archived", CaseState::Archived, 90, 0);
}

void CodesTest::ownStates()
{
    QFETCH(CaseState, state);
    QFETCH(bool, accepted);
    QFETCH(int, platform);
    QFETCH(int, exchange);
    QCOMPARE(statecodes::platformCodeOf(state, accepted).code, platform);
    QCOMPARE(statecodes::exchangeCodeOf(state, accepted).value_or(0), exchange);
    // Both lists have the code with a name.
    const auto platforms = statecodes::platformStates();
    QVERIFY(std::any_of(platforms.begin(), platforms.end(), [&](const auto &entry) { return entry.code == platform; }));
    const auto exchanges = statecodes::exchangeStates();
    QVERIFY(exchange == 0 ||
            std::any_of(exchanges.begin(), exchanges.end(), [&](const auto &entry) { return entry.code == exchange; }));
}

void CodesTest::everyOwnStateComesBack()
{
    // What list B cannot tell apart comes back as the state it stands for there.
    const QHash<CaseState, CaseState> sameThere{{CaseState::Consulting, CaseState::InReview},
                                                {CaseState::TransferredUp, CaseState::InReview}};
    for (const auto &[state, name] : enumNames<CaseState>) {
        const auto back = statecodes::stateOf(statecodes::platformCodeOf(state));
        const bool several = state == CaseState::Returned || state == CaseState::Terminated ||
                             state == CaseState::Delivered || state == CaseState::Archived;
        if (several)
            QVERIFY2(!back, name.data());
        else
            QVERIFY2(back == sameThere.value(state, state), name.data());
    }
}

/// Below 30 a case is not accepted, from 90 on it is finished: the list of the platform is ordered by that.
void CodesTest::platformCodesTellTheStage()
{
    for (const auto &[state, name] : enumNames<CaseState>) {
        const int code = statecodes::platformCodeOf(state).code;
        QVERIFY2(!isEnded(state) || statecodes::isOver(code), name.data());
        QVERIFY2(!isClockRunning(state) || (code >= 30 && code < 40), name.data());
        QVERIFY2(state >= CaseState::Accepted || isEnded(state) || code < 30, name.data());
    }
}

void CodesTest::publicTexts_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("8") << 8 << u"待提交"_s;
    QTest::newRow("10") << 10 << u"待提交"_s;
    QTest::newRow("12") << 12 << u"待预审"_s;
    QTest::newRow("14") << 14 << u"预审退回"_s;
    QTest::newRow("28") << 28 << u"待补正"_s;
    QTest::newRow("37") << 37 << u"待补正"_s;
    QTest::newRow("90") << 90 << u"已办结"_s;
    QTest::newRow("30") << 30 << u"审批中"_s;
    QTest::newRow("unknown") << 77 << u"审批中"_s;
}

void CodesTest::publicTexts()
{
    QFETCH(int, code);
    QTEST(statecodes::publicText(code).toString(), "text");
}

void CodesTest::listsOfTheStandard_data()
{
    QTest::addColumn<int>("list");
    QTest::addColumn<QString>("codes"); ///< all of the list, in order
    QTest::newRow("A.2 levels") << 2 << u"1,2,3,4,5,6,7"_s;
    QTest::newRow("A.3 nature of the body") << 3 << u"1,2,3,9"_s;
    QTest::newRow("A.4 recipients") << 4 << u"1,2,3,4,5,6"_s;
    QTest::newRow("A.5 channels") << 5 << u"1,2,3,4,9"_s;
    QTest::newRow("A.6 kinds of case") << 6 << u"1,2,9"_s;
    QTest::newRow("A.7 special procedures") << 7 << u"1,2"_s;
    QTest::newRow("A.8 satisfaction") << 8 << u"1,2,3,4,5"_s;
    QTest::newRow("table 7, state of a step") << 9 << u"1,2"_s;
    QTest::newRow("source of power") << 10 << u"1,2,3,4,5,6"_s;
    QTest::newRow("depth online") << 11 << u"1,2,3,4,5,6,7,8"_s;
    QTest::newRow("state of an item") << 12 << u"1,2,3"_s;
}

void CodesTest::listsOfTheStandard()
{
    QFETCH(int, list);
    const std::span<const codelists::Code> entries = list == 2    ? codelists::levels()
                                                     : list == 3  ? codelists::bodyNatures()
                                                     : list == 4  ? codelists::applicantKinds()
                                                     : list == 5  ? codelists::channels()
                                                     : list == 6  ? codelists::caseKinds()
                                                     : list == 7  ? codelists::specialProcedures()
                                                     : list == 8  ? codelists::satisfactions()
                                                     : list == 9  ? codelists::stepStates()
                                                     : list == 10 ? codelists::powerSources()
                                                     : list == 11 ? codelists::onlineDepths()
                                                                  : codelists::itemStates();
    QStringList codes;
    QSet<QString> names;
    for (const codelists::Code &entry : entries) {
        codes.append(QString::number(entry.code));
        names.insert(entry.name.toString());
        QCOMPARE(codelists::nameOfCode(entries, entry.code), entry.name);
    }
    QTEST(codes.join(u','), "codes");
    QCOMPARE(names.size(), codes.size());
    QVERIFY(codelists::nameOfCode(entries, 77).isEmpty());

    QCOMPARE(codelists::itemTypes().size(), 12U);
    QCOMPARE(codelists::nameOfCode(codelists::itemTypes(), u"01"), u"行政许可"_s);
    QCOMPARE(codelists::nameOfCode(codelists::itemTypes(), u"20"), u"公共服务事项"_s);
    QVERIFY(codelists::isItemType(u"11")); // free for extension
    for (const QString &none : {u"1"_s, u"001"_s, u"XK"_s, QString()})
        QVERIFY(!codelists::isItemType(none));
}

void CodesTest::applicantKindsBothWays()
{
    for (const auto &[kind, name] : enumNames<ApplicantKind>) {
        QCOMPARE(codelists::applicantKindOf(codelists::codeOf(kind)), kind);
        QVERIFY2(!codelists::nameOfCode(codelists::applicantKinds(), codelists::codeOf(kind)).isEmpty(), name.data());
    }
    QCOMPARE(codelists::codeOf(ApplicantKind::Person), 1);
    QCOMPARE(codelists::codeOf(ApplicantKind::Enterprise), 2);
    QVERIFY(!codelists::applicantKindOf(0));
    QVERIFY(!codelists::applicantKindOf(7));
}

void CodesTest::itemKindsBothWays()
{
    QCOMPARE(codelists::codeOf(ItemKind::Instant), 1);
    QCOMPARE(codelists::codeOf(ItemKind::Promise), 2);
    QCOMPARE(codelists::codeOf(ItemKind::Other), 9);
    QCOMPARE(codelists::codeOf(ItemKind::PartWork), 9); // no 办件 of the list
    QCOMPARE(codelists::itemKindOf(1), ItemKind::Instant);
    QCOMPARE(codelists::itemKindOf(2), ItemKind::Promise);
    QCOMPARE(codelists::itemKindOf(9), ItemKind::Other);
    QVERIFY(!codelists::itemKindOf(3));
}

void CodesTest::procedureKindsBothWays()
{
    using codelists::ProcedureKind;
    for (const ProcedureKind kind : {ProcedureKind::Extension, ProcedureKind::Other})
        QCOMPARE(codelists::procedureKindOf(codelists::codeOf(kind)), kind);
    QVERIFY(!codelists::procedureKindOf(0));
    QVERIFY(!codelists::procedureKindOf(3));
}

void CodesTest::itemStatesBothWays()
{
    for (const auto &[status, name] : enumNames<ItemStatus>)
        QCOMPARE(codelists::itemStatusOf(codelists::codeOf(status)), status);
    QVERIFY(!codelists::itemStatusOf(0));
    QVERIFY(!codelists::itemStatusOf(4));
}

void CodesTest::ratingsCountLikeTheStandard()
{
    const auto list = codelists::satisfactions();
    QCOMPARE(codelists::nameOfCode(list, ratingCode(RatingLevel::VerySatisfied, RatingCodeList::National)),
             u"非常满意"_s);
    QCOMPARE(codelists::nameOfCode(list, ratingCode(RatingLevel::VeryDissatisfied, RatingCodeList::National)),
             u"非常不满意"_s);
}

void CodesTest::guizhouCodes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("basic");
    QTest::addColumn<QString>("organisation");
    QTest::addColumn<QString>("subItem");
    QTest::newRow("without sub items") << u"XK00101000"_s << u"XK00101000"_s << QString() << u"000"_s;
    QTest::newRow("parent") << u"XK0010100Y"_s << u"XK0010100Y"_s << QString() << u"00Y"_s;
    QTest::newRow("child") << u"XK00101002"_s << u"XK00101002"_s << QString() << u"002"_s;
    QTest::newRow("lower case, full width") << u"ｘk00101002"_s << u"XK00101002"_s << QString() << u"002"_s;
    QTest::newRow("of an organ") << u"2520000000000019XK00101001"_s << u"XK00101001"_s << u"000000019"_s << u"001"_s;
    QTest::newRow("of an organ, hyphens")
        << u"2-520000-42TERT05X-XK00101001"_s << u"XK00101001"_s << u"42TERT05X"_s << u"001"_s;
}

void CodesTest::guizhouCodes()
{
    QFETCH(QString, typed);
    QFETCH(QString, organisation);
    const auto code = parseGuizhouItemCode(typed);
    QVERIFY(code);
    QTEST(code->basic, "basic");
    QCOMPARE(code->organisation, organisation);
    QTEST(code->subItem, "subItem");
    QCOMPARE(code->type, u"XK"_s);
    QCOMPARE(code->mainItem, u"00101"_s);
    QCOMPARE(code->level, organisation.isEmpty() ? 0 : 2);
    QCOMPARE(code->area, organisation.isEmpty() ? QString() : u"520000"_s);
    QVERIFY(code->warnings.isEmpty());
}

void CodesTest::brokenGuizhouCodes_data()
{
    using Code = IdentifierErrorCode;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("position");
    QTest::newRow("empty") << QString() << Code::Empty << -1;
    QTest::newRow("eleven") << u"XK001010001"_s << Code::BadLength << -1;
    QTest::newRow("digits as type") << u"0100101000"_s << Code::BadCharacter << 0;
    QTest::newRow("letter in the main item") << u"XKO0101000"_s << Code::BadCharacter << 2;
    QTest::newRow("main item 0") << u"XK00000000"_s << Code::BadStructure << 2;
    QTest::newRow("parent with a number") << u"XK0010101Y"_s << Code::BadStructure << 7;
    QTest::newRow("other letter at the end") << u"XK0010100X"_s << Code::BadCharacter << 9;
    QTest::newRow("letter in the area") << u"252000O000000019XK00101001"_s << Code::BadCharacter << 6;
    QTest::newRow("organisation's check") << u"2520000000000018XK00101001"_s << Code::BadCheck << 15;
}

void CodesTest::brokenGuizhouCodes()
{
    QFETCH(QString, typed);
    const auto code = parseGuizhouItemCode(typed);
    QVERIFY(!code);
    QTEST(code.error().code, "code");
    QTEST(code.error().position, "position");
}

void CodesTest::parentsOfSubItems()
{
    QCOMPARE(parseGuizhouItemCode(u"XK00101002"_s)->parentCode(), u"XK0010100Y"_s);
    QVERIFY(parseGuizhouItemCode(u"XK00101000"_s)->parentCode().isEmpty());
    QVERIFY(parseGuizhouItemCode(u"XK0010100Y"_s)->parentCode().isEmpty());
    QVERIFY(parseGuizhouItemCode(u"XK0010100Y"_s)->isParent());
    QCOMPARE(parseGuizhouItemCode(u"2999999000000019XK00101001"_s)->warnings,
             QList<IdentifierWarning>{IdentifierWarning::UnknownArea});
}

void CodesTest::constructionPermits_data()
{
    using Code = IdentifierErrorCode;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<Code>>("fault");
    const std::optional<Code> none;
    QTest::newRow("a building") << u"520115202611240101"_s << none;
    QTest::newRow("with spaces") << u" 5201 1520 2611 2401 02 "_s << none;
    QTest::newRow("17 digits") << u"52011520261124010"_s << std::optional(Code::BadLength);
    QTest::newRow("a letter") << u"5201152026112401O1"_s << std::optional(Code::BadCharacter);
    QTest::newRow("30 February") << u"520115202602300101"_s << std::optional(Code::BadDate);
    QTest::newRow("serial 00") << u"520115202611240001"_s << std::optional(Code::BadStructure);
    QTest::newRow("class 00") << u"520115202611240100"_s << std::optional(Code::BadStructure);
}

void CodesTest::constructionPermits()
{
    QFETCH(QString, typed);
    QFETCH(std::optional<IdentifierErrorCode>, fault);
    const IdentifierResult number = checkConstructionPermitNumber(typed);
    QCOMPARE(number ? std::nullopt : std::optional(number.error().code), fault);
    if (number)
        QCOMPARE(number->value.size(), 18);
}

void CodesTest::teacherCertificates_data()
{
    using Code = IdentifierErrorCode;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<Code>>("fault");
    const std::optional<Code> none;
    QTest::newRow("university teacher") << u"20265200072000123"_s << none;
    QTest::newRow("16 digits") << u"2026520007200012"_s << std::optional(Code::BadLength);
    QTest::newRow("before the law") << u"19955200072000123"_s << std::optional(Code::BadDate);
    QTest::newRow("no such kind") << u"20265200092000123"_s << std::optional(Code::BadStructure);
    QTest::newRow("no such sex") << u"20265200073000123"_s << std::optional(Code::BadStructure);
}

void CodesTest::teacherCertificates()
{
    QFETCH(QString, typed);
    QFETCH(std::optional<IdentifierErrorCode>, fault);
    const IdentifierResult number = checkTeacherCertificateNumber(typed);
    QCOMPARE(number ? std::nullopt : std::optional(number.error().code), fault);
}

void CodesTest::brokenDivisions_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("where");
    QTest::newRow("none") << QByteArray("[]") << u"/divisions"_s;
    QTest::newRow("no name") << QByteArray(R"([{"code":"520000"}])") << u"/divisions/0"_s;
    QTest::newRow("five digits") << QByteArray(R"([{"code":"52000","name":"a"}])") << u"/divisions/0/code"_s;
    QTest::newRow("twice") << QByteArray(R"([{"code":"520000","name":"a"},{"code":"520000","name":"b"}])")
                           << u"/divisions/1/code"_s;
    QTest::newRow("no such parent") << QByteArray(R"([{"code":"520100","name":"a","parent":"520000"}])")
                                    << u"/divisions/0/parent"_s;
    QTest::newRow("ended without successor")
        << QByteArray(R"([{"code":"520100","name":"a","validTo":2011}])") << u"/divisions/0/successor"_s;
    QTest::newRow("succeeds itself") << QByteArray(
                                            R"([{"code":"520100","name":"a","validTo":2011,"successor":"520100"}])")
                                     << u"/divisions/0/successor"_s;
    QTest::newRow("no year") << QByteArray(R"([{"code":"520100","name":"a","validFrom":"2011"}])")
                             << u"/divisions/0/validTo"_s;
    QTest::newRow("ends before it begins")
        << QByteArray(R"([{"code":"520100","name":"a","validFrom":2012,"validTo":2011,"successor":"520100"}])")
        << u"/divisions/0/validTo"_s;
}

void CodesTest::brokenDivisions()
{
    QFETCH(QByteArray, list);
    const QJsonArray divisions = QJsonDocument::fromJson(list).array();
    const auto read = Divisions::fromJson({{u"divisions"_s, divisions}});
    QVERIFY(!read);
    QTEST(read.error().where, "where");
}

void CodesTest::divisionsOfTheirTime()
{
    const QJsonArray list{
        QJsonObject{{u"code"_s, u"520200"_s}, {u"name"_s, u"六盘水市"_s}},
        QJsonObject{
            {u"code"_s, u"520204"_s}, {u"name"_s, u"水城区"_s}, {u"parent"_s, u"520200"_s}, {u"validFrom"_s, 2020}},
        QJsonObject{{u"code"_s, u"520221"_s},
                    {u"name"_s, u"水城县"_s},
                    {u"parent"_s, u"520200"_s},
                    {u"validTo"_s, 2020},
                    {u"successor"_s, u"520204"_s}}};
    const Divisions divisions = *Divisions::fromJson({{u"divisions"_s, list}});
    QCOMPARE(divisions.inYear(u"520221"_s, 2017)->code, u"520221"_s);
    QCOMPARE(divisions.inYear(u"520221"_s, 2026)->code, u"520204"_s);
    QVERIFY(!divisions.inYear(u"520204"_s, 2017));
    QVERIFY(!divisions.inYear(u"999999"_s, 2017));
    QCOMPARE(divisions.fullName(u"520221"_s), u"六盘水市水城县"_s);
    QVERIFY(divisions.fullName(u"999999"_s).isEmpty());
}

Q_DECLARE_METATYPE(std::optional<yunchuang::IdentifierErrorCode>)

QTEST_APPLESS_MAIN(CodesTest)
#include "tst_codes.moc"
