// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formcatalogue.h"
#include "forms/jsonpointer.h"
#include "forms/validate.h"
#include "resources/resources.h"
#include "service/simulator/formsamples.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

const QDate today(2026, 11, 24);

/// The forms that applicants fill in, beside the registration of a company, which has a test of its own.
const QStringList applicationForms{
    u"company-change"_s, u"teacher-qualification"_s,         u"tax-deferral"_s,        u"vehicle-inspection-booking"_s,
    u"food-licence"_s,   u"social-insurance-registration"_s, u"construction-permit"_s, u"general-application"_s};

QJsonObject sampleOf(const QString &form)
{
    return simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"), form, today);
}

QString listed(const QVector<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines.append(error.path + u' ' + error.code);
    lines.sort();
    return lines.join(u", "_s);
}

/// The value with another one at a pointer; null takes away what is there, an index beyond the end of a list appends.
QJsonValue withValue(const QJsonValue &root, const QStringList &tokens, const QJsonValue &value)
{
    if (tokens.isEmpty())
        return value;
    if (root.isArray()) {
        QJsonArray list = root.toArray();
        const int index = tokens.constFirst().toInt();
        const QJsonValue changed = withValue(list.at(index), tokens.mid(1), value);
        if (changed.isNull())
            list.removeAt(index);
        else if (index >= list.size())
            list.append(changed);
        else
            list.replace(index, changed);
        return list;
    }
    QJsonObject object = root.toObject();
    const QJsonValue changed = withValue(object.value(tokens.constFirst()), tokens.mid(1), value);
    if (changed.isNull())
        object.remove(tokens.constFirst());
    else
        object.insert(tokens.constFirst(), changed);
    return object;
}

QJsonObject changedBy(QJsonObject form, const QByteArray &changes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(changes, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), changes.constData());
    const QJsonObject all = simulator::datedSample(document.object(), today).toObject();
    for (auto it = all.begin(); it != all.end(); ++it)
        form = withValue(form, it.key().mid(1).split(u'/'), it.value()).toObject();
    return form;
}

} // namespace

class TestApplicationForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void samplesAreFaultless_data();
    void samplesAreFaultless();
    void everyFieldIsShown_data() { samplesAreFaultless_data(); }
    void everyFieldIsShown();
    void codeListsAreLong();
    void acceptsVariants_data();
    void acceptsVariants();
    void findsEachFault_data();
    void findsEachFault();
    void warnsWithoutRefusing_data();
    void warnsWithoutRefusing();
    void everyRuleIsTried();
    void whatRegistriesGaveStays_data();
    void whatRegistriesGaveStays();
    void sensitiveFieldsStayHere_data() { samplesAreFaultless_data(); }
    void sensitiveFieldsStayHere();
    void approvalForms_data();
    void approvalForms();

private:
    FormCatalogue m_forms;
};

void TestApplicationForms::initTestCase()
{
    initYunchuangResources();
    auto forms = FormCatalogue::fromJson(formResources());
    QVERIFY2(forms.has_value(), forms ? "" : qPrintable(QString(forms.error().where + u": " + forms.error().what)));
    m_forms = *forms;
}

void TestApplicationForms::samplesAreFaultless_data()
{
    QTest::addColumn<QString>("form");
    for (const QString &form : applicationForms)
        QTest::newRow(qPrintable(form)) << form;
}

void TestApplicationForms::samplesAreFaultless()
{
    QFETCH(QString, form);
    const FormDescription *description = m_forms.find(form, 1);
    QVERIFY(description);
    const QJsonObject sample = sampleOf(form);
    QVERIFY(sample.size() >= 7);
    QCOMPARE(listed(validate(*description, sample, applyStep, {}, today)), QString());
    QCOMPARE(listed(adviceOn(*description, sample, today)), QString());
    // What was right when it was handed in is right when it is corrected.
    QCOMPARE(listed(validate(*description, sample, correctStep, sample)), QString());
    // And a clerk changes none of it.
    QCOMPARE(listed(validate(*description, sample, u"examine"_s, sample)), QString());
    const QJsonObject other = changedBy(sample, R"({"/declare/signedBy": "另一人"})");
    QCOMPARE(listed(validate(*description, other, u"examine"_s, sample)), u"/declare/signedBy READ_ONLY"_s);
}

void TestApplicationForms::everyFieldIsShown()
{
    QFETCH(QString, form);
    const FormDescription *description = m_forms.find(form, 1);
    QVERIFY(description);
    QSet<QString> reached;
    const std::function<void(const QVector<FormGroup> &)> look = [&](const QVector<FormGroup> &groups) {
        for (const FormGroup &group : groups) {
            for (const FormField &field : group.fields) {
                QVERIFY2(!reached.contains(field.field->pattern), qPrintable(field.field->pattern));
                reached.insert(field.field->pattern);
                look(field.entry);
            }
        }
    };
    for (const FormTab &tab : description->tabs())
        look(tab.groups);
    const std::function<void(const Field &)> visit = [&](const Field &field) {
        QVERIFY2(!field.label.zh.isEmpty() && !field.label.en.isEmpty(), qPrintable(field.pattern));
        if (field.isLeaf() && !field.pattern.endsWith(u"/*"))
            QVERIFY2(reached.contains(field.pattern), qPrintable(field.pattern));
        for (const Field &child : field.children)
            visit(child);
    };
    visit(description->root());
}

void TestApplicationForms::codeListsAreLong()
{
    const FormDescription *teacher = m_forms.find(u"teacher-qualification"_s, 1);
    QCOMPARE(teacher->field(u"/teachSubject"_s)->choices.size(), 111);
    QCOMPARE(teacher->field(u"/person/ethnicity"_s)->choices.size(), 56);
    QCOMPARE(m_forms.find(u"tax-deferral"_s, 1)->field(u"/taxpayer/industry"_s)->choices.size(), 97);
}

void TestApplicationForms::acceptsVariants_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char *form, const char *name, const char *changes) {
        QTest::addRow("%s: %s", form, name) << QString::fromLatin1(form) << QByteArray(changes);
    };
    row("company-change", "only a filing", R"({"/changes": null, "/capital": null, "/capitalDecrease": null,
        "/holders": null, "/equity": null})");
    row("company-change", "a larger capital wants no announcement",
        R"({"/capital/after": 300000000, "/capitalDecrease": null, "/holders/0/amount": 180000000,
        "/holders/1/amount": 120000000})");
    row("company-change", "announced 45 days ago", R"({"/capitalDecrease/announcedOn": "@today-45"})");
    row("company-change", "an old resolution is taken in", R"({"/changes/0/resolutionDate": "@today-300"})");
    row("teacher-qualification", "2B for another subject", R"({"/teachSubject": "0812", "/putonghua/level": "2B"})");
    row("teacher-qualification", "teacher training wants no test",
        R"({"/education/isNormal": true, "/teachingTest": null})");
    row("teacher-qualification", "a doctor wants no test", R"({"/education/degree": "2", "/teachingTest": null})");
    row("teacher-qualification", "a day before 63", R"({"/person/birth": "1963-11-25", "/person/idType": "414",
        "/person/idNo": "E12345678"})");
    row("tax-deferral", "force majeure with enough cash", R"({"/reason/kind": "1", "/cash/balance": 900000000,
        "/reason/disasterProof": "黔应急〔2026〕12号"})");
    row("tax-deferral", "three months to the day", R"({"/lines/0/dueDate": "2026-11-30",
        "/lines/0/deferTo": "2027-02-28"})");
    row("tax-deferral", "due today", R"({"/lines/0/dueDate": "@today"})");
    row("tax-deferral", "all that is payable", R"({"/lines/0/deferAmount": 108000000})");
    row("vehicle-inspection-booking", "new energy", R"({"/plate/kind": "52", "/plate/no": "贵AD12345"})");
    row("vehicle-inspection-booking", "a mark for a young car", R"({"/kind": "MARK", "/slot": null, "/station": null,
        "/vehicle/firstRegDate": "@today-900"})");
    row("vehicle-inspection-booking", "a company's car",
        R"({"/owner/idNo": null, "/owner/idType": null, "/owner/uscc": "91520115MATER0528B"})");
    row("food-licence", "sale only", R"({"/mainBiz": "SALE", "/items": ["BULK", "BULK_RAW"], "/marks": null,
        "/webUrl": null})");
    row("food-licence", "hot dishes want no room of their own",
        R"({"/items": ["HOT"], "/layout/specialRoom": false, "/layout/specialRoomArea": null})");
    row("food-licence", "a sole trader", R"({"/applicant": {"kind": "1", "name": "黄静", "idType": "111",
        "idNo": "529999199205111719"}})");
    row("social-insurance-registration", "founded by approval", R"({"/licence": null, "/approval":
        {"authority": "都匀市编办", "docNo": "匀编〔2026〕8号", "date": "@today-20"}})");
    row("social-insurance-registration", "late is taken in", R"({"/licence/issuedOn": "@today-90"})");
    row("construction-permit", "starts today", R"({"/startDate": "@today", "/duration": 560})");
    row("construction-permit", "direct award", R"({"/bidding": {"way": "DIRECT", "approval": "黔建发〔2026〕3号"}})");
    row("general-application", "by post", R"({"/delivery": {"way": "POST", "receiver": "黄静", "mobile": "13700002345",
        "address": "凯里市测试北路169号"}})");
    row("general-application", "a person with nothing missing", R"({"/materials": {"complete": true}, "/applicant":
        {"kind": "1", "name": "John O'Neill", "idType": "414", "idNo": "E12345678"}})");
}

void TestApplicationForms::acceptsVariants()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, changes);
    QCOMPARE(listed(validate(*m_forms.find(form, 1), changedBy(sampleOf(form), changes), applyStep, {}, today)),
             QString());
}

void TestApplicationForms::findsEachFault_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("rule"); // the rule that must find it; empty = the schema
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("expected");
    QString form;
    const auto row = [&form](const char *name, const char *rule, const char *changes, const char *expected) {
        QTest::addRow("%s: %s", qPrintable(form), name)
            << form << QString::fromUtf8(rule) << QByteArray(changes) << QString::fromUtf8(expected);
    };

    form = u"company-change"_s;
    row("nothing changes", "something-changes", R"({"/changes": null, "/filings": null, "/capital": null,
        "/capitalDecrease": null, "/holders": null, "/equity": null})",
        "/changes WRONG_COUNT");
    row("twice the same", "changes-once", R"({"/changes/1/item": "ADDRESS", "/capital": null,
        "/capitalDecrease": null})",
        "/changes/1/item DUPLICATE");
    row("as it was", "change-is-new", R"({"/changes/0/after": "贵阳市观山湖区示范大道20号11栋801室"})",
        "/changes/0/after UNCHANGED");
    row("resolved tomorrow", "resolution-past", R"({"/changes/0/resolutionDate": "@today+1"})",
        "/changes/0/resolutionDate TOO_LATE");
    row("no figures of the capital", "capital-stated", R"({"/capital": null, "/capitalDecrease": null})",
        "/capital/after REQUIRED, /capital/before REQUIRED");
    row("figures without a change", "capital-only", R"({"/changes/1": null})", "/capital NOT_APPLICABLE");
    row("the same capital", "capital-changes", R"({"/capital/after": 200000000, "/holders/0/amount": 120000000,
        "/holders/1/amount": 80000000})",
        "/capital/after UNCHANGED");
    row("decrease not announced", "decrease-announced", R"({"/capitalDecrease": null})",
        "/capitalDecrease/announcedOn REQUIRED, /capitalDecrease/paper REQUIRED");
    row("announced 44 days ago", "decrease-forty-five-days", R"({"/capitalDecrease/announcedOn": "@today-44"})",
        "/capitalDecrease/announcedOn CREDITOR_NOTICE");
    row("no holders", "holders-stated", R"({"/holders": null})", "/holders REQUIRED");
    row("holder twice", "holders-once", R"({"/holders/1/uscc": "91520115MATER0528B", "/holders/2":
        {"kind": "ENTERPRISE", "name": "贵州甲有限公司", "uscc": "91520115MATER0528B", "amount": 1, "ratio": 1,
         "way": "CASH"}, "/holders/1/amount": 59999999})",
        "/holders/2/uscc DUPLICATE");
    row("shares not 100 %", "ratio-sum", R"({"/holders/1/ratio": 3998})", "/holders RATIO_SUM");
    row("not the capital", "capital-sum", R"({"/holders/1/amount": 59999999})", "/holders CAPITAL_SUM");
    row("state of the shares not said", "equity-stated", R"({"/equity": null})", "/equity REQUIRED");
    row("frozen shares", "equity-free", R"({"/equity/frozen": true})", "/equity/frozen EQUITY_FROZEN");
    row("lawsuit not explained", "/equity lawsuit-explained", R"({"/equity/lawsuits": true})", "/equity/note REQUIRED");
    row("copies not counted", "/licence returned-copies", R"({"/licence/copies": null})", "/licence/copies REQUIRED");
    row("licence kept without a reason", "/licence not-returned-reason", R"({"/licence/returned": false})",
        "/licence/reason REQUIRED");
    row("person without a number", "/holders/* person", R"({"/holders/0/idNo": null})", "/holders/0/idNo REQUIRED");
    row("body without a code", "/holders/* body", R"({"/holders/1/uscc": null})", "/holders/1/uscc REQUIRED");
    row("person with a code", "/holders/* person-only", R"({"/holders/0/uscc": "91520115MATER0528B"})",
        "/holders/0/uscc NOT_APPLICABLE");
    row("identity number mistyped", "/holders/* identity-card", R"({"/holders/0/idNo": "520199197902233738"})",
        "/holders/0/idNo BAD_FORMAT");
    row("passport with a blank", "/holders/* other-paper",
        R"({"/holders/0/idType": "414", "/holders/0/idNo": "E 1234567"})", "/holders/0/idNo BAD_FORMAT");
    row("agent until yesterday", "agent-running", R"({"/agent/until": "@today-1"})", "/agent/until TOO_EARLY");
    row("agent ends before he begins", "/agent agent-order", R"({"/agent/from": "@today+181"})",
        "/agent/until TOO_EARLY");
    row("agent mistyped", "/agent identity-card", R"({"/agent/idNo": "529999199101194910"})", "/agent/idNo BAD_FORMAT");
    row("no consent", "sensitive-consent", R"({"/privacy/sensitive": null})", "/privacy/sensitive REQUIRED");
    row("no agreement", "sensitive-agreed", R"({"/privacy/sensitive": false})", "/privacy/sensitive NOT_THE_VALUE");
    row("notice not read", "", R"({"/privacy/read": false})", "/privacy/read NOT_THE_VALUE");
    row("not declared", "", R"({"/declare/accepted": false})", "/declare/accepted NOT_THE_VALUE");
    row("signed tomorrow", "/declare signed-by-now", R"({"/declare/signedOn": "@today+1"})",
        "/declare/signedOn TOO_LATE");

    form = u"teacher-qualification"_s;
    row("3A", "putonghua-level", R"({"/teachSubject": "0812", "/putonghua/level": "3A"})",
        "/putonghua/level BELOW_LEVEL");
    row("2B for Chinese", "putonghua-chinese", R"({"/putonghua/level": "2B"})", "/putonghua/level BELOW_LEVEL");
    row("another kind", "", R"({"/category": "PRIMARY"})", "/category NOT_IN_LIST, /category NOT_THE_VALUE");
    row("two kinds in one window", "", R"({"/otherKind": true})", "/otherKind NOT_THE_VALUE");
    row("man of 63", "age-man", R"({"/person/birth": "1963-11-24"})", "/person/birth RETIREMENT_AGE");
    row("woman of 58", "age-woman", R"({"/person/birth": "1968-11-24", "/person/sex": "2"})",
        "/person/birth RETIREMENT_AGE");
    row("man of 60 in 2017", "age-man-old", R"({"/person/birth": "1957-09-01", "/declare/signedOn": "2017-09-01",
        "/window/from": "2017-09-01", "/window/until": "2017-09-10", "/medical/date": "2017-08-01",
        "/teachingTest/date": "2017-08-01"})",
        "/person/birth RETIREMENT_AGE");
    row("woman of 55 in 2017", "age-woman-old", R"({"/person/birth": "1962-09-01", "/declare/signedOn": "2017-09-01",
        "/window/from": "2017-09-01", "/window/until": "2017-09-10", "/medical/date": "2017-08-01",
        "/teachingTest/date": "2017-08-01", "/person/sex": "2"})",
        "/person/birth RETIREMENT_AGE");
    row("before the window opens", "window-open", R"({"/window/from": "@today+1"})", "/window/from TOO_LATE");
    row("after the window closed", "window-not-closed", R"({"/window/until": "@today-1"})",
        "/window/until PAST_PERIOD");
    row("examined more than half a year ago", "medical-half-year", R"({"/medical/date": "2026-05-23"})",
        "/medical/date TOO_EARLY");
    row("examined tomorrow", "medical-past", R"({"/medical/date": "@today+1"})", "/medical/date TOO_LATE");
    row("no photograph", "photo-there", R"({"/person/photo": false})", "/person/photo NOT_THE_VALUE");
    row("not yet graduated", "graduated", R"({"/education/date": "@today+1"})", "/education/date TOO_LATE");
    row("test to come", "tested", R"({"/teachingTest/date": "@today+1"})", "/teachingTest/date TOO_LATE");
    row("no test", "test-where-not-trained", R"({"/teachingTest": null})",
        "/teachingTest/date REQUIRED, /teachingTest/panel REQUIRED, /teachingTest/score REQUIRED");
    row("post ends before it begins", "/resume/* resume-order", R"({"/resume/0/until": "1998-08-31"})",
        "/resume/0/until TOO_EARLY");
    row("number mistyped", "/person identity-card", R"({"/person/idNo": "520199197902233738"})",
        "/person/idNo BAD_FORMAT");
    row("subject nobody teaches", "", R"({"/teachSubject": "9999"})", "/teachSubject NOT_IN_LIST");
    row("score beyond 100", "", R"({"/teachingTest/score": 100.5})", "/teachingTest/score TOO_GREAT");

    form = u"tax-deferral"_s;
    row("more than is payable", "/lines/* defer-at-most-payable", R"({"/lines/0/deferAmount": 108000001})",
        "/lines/0/deferAmount MORE_THAN_OTHER");
    row("a day more than three months", "/lines/* defer-three-months",
        R"({"/lines/0/dueDate": "2026-11-30", "/lines/0/deferTo": "2027-03-01"})", "/lines/0/deferTo TOO_LATE");
    row("not deferred at all", "/lines/* defer-later", R"({"/lines/1/deferTo": "@today+5"})",
        "/lines/1/deferTo TOO_EARLY");
    row("due yesterday", "/lines/* applied-in-time", R"({"/lines/0/dueDate": "@today-1",
        "/lines/0/deferTo": "@today+60"})",
        "/lines/0/dueDate APPLIED_LATE");
    row("period backwards", "/lines/* period-order", R"({"/lines/0/periodTo": "@today-51"})",
        "/lines/0/periodTo TOO_EARLY");
    row("due within its period", "/lines/* due-after-period", R"({"/lines/0/periodTo": "@today+6"})",
        "/lines/0/dueDate TOO_EARLY");
    row("cash enough to the fen", "cash-short", R"({"/cash/balance": 163060000})", "/cash/balance CASH_SUFFICES");
    row("no budget", "cash-budget", R"({"/cash/wagesPayable": null})", "/cash/wagesPayable REQUIRED");
    row("disaster not proven", "disaster-proof", R"({"/reason/kind": "1"})", "/reason/disasterProof REQUIRED");
    row("account twice", "accounts-once", R"({"/accounts/1/accountNo": "6222000012345678"})",
        "/accounts/1/accountNo DUPLICATE");
    row("cash of tomorrow", "cash-now", R"({"/cash/asOf": "@today+1"})", "/cash/asOf TOO_LATE");
    row("balance sheet of tomorrow", "balance-sheet-past", R"({"/cash/balanceSheetDate": "@today+1"})",
        "/cash/balanceSheetDate TOO_LATE");
    row("half a fen", "", R"({"/lines/0/taxable": 0.5})", "/lines/0/taxable WRONG_TYPE");
    row("account of letters", "", R"({"/accounts/0/accountNo": "ABCDEFGH"})", "/accounts/0/accountNo BAD_FORMAT");

    form = u"vehicle-inspection-booking"_s;
    row("more than three months before", "book-three-months-before", R"({"/vehicle/validUntil": "2027-03-02"})",
        "/date BOOKING_EARLY");
    row("yesterday", "book-from-today", R"({"/date": "@today-1"})", "/date TOO_EARLY");
    row("violations open", "violations-settled", R"({"/checks/violations": 3})", "/checks/violations VIOLATIONS_OPEN");
    row("vehicle tax open", "tax-paid", R"({"/checks/taxPaid": false})", "/checks/taxPaid NOT_THE_VALUE");
    row("insurance over by then", "insurance-running", R"({"/checks/insuranceUntil": "@today+6"})",
        "/checks/insuranceUntil TOO_EARLY");
    row("mark for a taxi", "mark-private", R"({"/kind": "MARK", "/vehicle/useNature": "B",
        "/vehicle/firstRegDate": "@today-900"})",
        "/vehicle/useNature NOT_THE_VALUE");
    row("mark for a lorry", "mark-small", R"({"/kind": "MARK", "/vehicle/type": "H31",
        "/vehicle/firstRegDate": "@today-900"})",
        "/vehicle/type NOT_THE_VALUE");
    row("mark for an old car", "mark-ten-years", R"({"/kind": "MARK"})", "/vehicle/firstRegDate TOO_EARLY");
    row("no time of day", "line-slot", R"({"/slot": null})", "/slot REQUIRED");
    row("slot of another shape", "", R"({"/slot": "8:30-10:00"})", "/slot BAD_FORMAT");
    row("slot backwards", "", R"({"/slot": "10:00-08:30"})", "/slot BAD_FORMAT");
    row("plate with an I", "/plate plate-number", R"({"/plate/no": "贵AI2345"})", "/plate/no BAD_FORMAT");
    row("new energy plate too short", "/plate new-energy-plate", R"({"/plate/kind": "52"})", "/plate/no BAD_FORMAT");
    row("end of a VIN with an O", "", R"({"/vinLast6": "00000O"})", "/vinLast6 BAD_FORMAT");
    row("no number of the owner", "/owner one-number", R"({"/owner/idNo": null, "/owner/idType": null})",
        "/owner/idNo REQUIRED");
    row("two numbers of the owner", "/owner one-number-only", R"({"/owner/uscc": "91520115MATER0528B"})",
        "/owner/idNo NOT_APPLICABLE");
    row("number of no kind", "/owner number-of-kind", R"({"/owner/idType": null})", "/owner/idType REQUIRED");
    row("mobile not verified", "", R"({"/owner/verified": false})", "/owner/verified NOT_THE_VALUE");
    row("no address of the mail", "/delivery electronic", R"({"/delivery/email": null})", "/delivery/email REQUIRED");

    form = u"food-licence"_s;
    row("part without its parent", "items-with-parent", R"({"/items": ["PREPACKED_COLD", "HOT"]})",
        "/items/0 PARENT_MISSING");
    row("three rules", "rules-four", R"({"/rules": ["HEALTH", "TRAINING", "PURCHASE"]})", "/rules WRONG_COUNT");
    row("cold dishes without a room", "special-room", R"({"/layout/specialRoom": false})",
        "/layout/specialRoom SPECIAL_ROOM");
    row("caterer who makes nothing", "catering-makes", R"({"/items": ["PREPACKED", "PREPACKED_DRY"]})",
        "/items WRONG_COUNT");
    row("online without an address", "online-address", R"({"/webUrl": null})", "/webUrl REQUIRED");
    row("shop with a central kitchen", "central-kitchen-caters", R"({"/mainBiz": "SALE",
        "/marks": ["CENTRAL_KITCHEN"]})",
        "/mainBiz NOT_THE_VALUE");
    row("more examined than employed", "health-at-most-staff", R"({"/staffHealthNeeded": 15})",
        "/staffHealthNeeded MORE_THAN_OTHER");
    row("certificate run out", "health-certificates", R"({"/employees/1/until": "@today-1"})",
        "/employees/1/until TOO_EARLY");
    row("manager twice", "managers-once", R"({"/managers/1": {"name": "何文博", "idType": "111",
        "idNo": "520199197310223252", "post": "经理"}})",
        "/managers/1/idNo DUPLICATE");
    row("room without a size", "/layout room-area", R"({"/layout/specialRoomArea": null})",
        "/layout/specialRoomArea REQUIRED");
    row("no area", "", R"({"/area": 0})", "/area TOO_SMALL");
    row("body without a code", "/applicant body-identity", R"({"/applicant/uscc": null})", "/applicant/uscc REQUIRED");
    row("body with an identity card", "/applicant body-only", R"({"/applicant/idNo": "529999199205111719"})",
        "/applicant/idNo NOT_APPLICABLE");
    row("person without a number", "/applicant person-identity",
        R"({"/applicant": {"kind": "1", "name": "黄静", "idType": "111"}})", "/applicant/idNo REQUIRED");
    row("person with a code", "/applicant person-only", R"({"/applicant": {"kind": "1", "name": "黄静", "idType": "111",
        "idNo": "529999199205111719", "uscc": "91520115MATER0528B"}})",
        "/applicant/uscc NOT_APPLICABLE");
    row("no postal address", "/delivery by-post", R"({"/delivery/address": null})", "/delivery/address REQUIRED");

    form = u"social-insurance-registration"_s;
    row("neither licence nor approval", "licence-or-approval", R"({"/licence": null})",
        "/approval/authority REQUIRED, /approval/date REQUIRED, /approval/docNo REQUIRED");
    row("licence and approval", "licence-and-no-approval", R"({"/approval": {"authority": "都匀市编办",
        "docNo": "匀编8号", "date": "@today-20"}})",
        "/approval NOT_APPLICABLE");
    row("licence of tomorrow", "licence-past", R"({"/licence/issuedOn": "@today+1"})", "/licence/issuedOn TOO_LATE");
    row("licence of another", "licence-number", R"({"/licence/no": "91520115MATER0528B"})", "/licence/no NOT_EQUAL");
    row("insurance twice", "insurances-once", R"({"/insurances/4/kind": "110", "/insured/0/insurances": ["110"]})",
        "/insurances/4/kind DUPLICATE");
    row("person twice", "insured-once", R"({"/insured/1/idNo": "529999199205111719"})", "/insured/1/idNo DUPLICATE");
    row("insurance the unit has not", "insured-in-unit", R"({"/insurances/3": null, "/insured/0/insurances": ["110"]})",
        "/insured/1/insurances/1 NOT_MEMBER");
    row("debit without an account", "debit-account", R"({"/bank": null})",
        "/bank/accountNo REQUIRED, /bank/bank REQUIRED, /bank/holder REQUIRED");
    row("branch twice", "branches-once", R"({"/branches/1": {"name": "分公司", "uscc": "9152011500000014XX"}})",
        "/branches/1/uscc DUPLICATE");
    row("class nine", "", R"({"/unit/risk": "9"})", "/unit/risk NOT_IN_LIST");
    row("postcode of five", "", R"({"/postcode": "55800"})", "/postcode BAD_FORMAT");

    form = u"construction-permit"_s;
    row("who builds supervises", "supervision-apart", R"({"/units/3/uscc": "91520602MATER00508"})",
        "/units/3/uscc SAME_BODY");
    row("the builder supervises", "supervision-not-builder", R"({"/units/3/uscc": "91520201MATER0026L"})",
        "/units/3/uscc SAME_BODY");
    row("who builds tests", "testing-apart", R"({"/units/4": {"role": "TESTING", "name": "贵州清溪示例建筑有限公司",
        "uscc": "91520602MATER00508", "projectLeader": {"name": "王晓东", "idType": "111",
        "idNo": "529999200012316123"}}})",
        "/units/4/uscc SAME_BODY");
    row("one leader for two", "leaders-once", R"({"/units/3/projectLeader/idNo": "520199198203067527"})",
        "/units/3/projectLeader/idNo DUPLICATE");
    row("nobody builds", "one-constructor", R"({"/units/2/role": "DESIGN"})", "/units WRONG_COUNT");
    row("nobody supervises", "one-supervisor", R"({"/units/3": null})", "/units WRONG_COUNT");
    row("started yesterday", "start-to-come", R"({"/startDate": "@today-1", "/duration": 561})",
        "/startDate TOO_EARLY");
    row("ends as it starts", "end-after-start", R"({"/endDate": "@today+20", "/duration": 1})",
        "/duration DURATION_DIFFERS, /endDate TOO_EARLY");
    row("a day too many", "duration", R"({"/duration": 541})", "/duration DURATION_DIFFERS");
    row("no account for wages", "funds-and-wages", R"({"/wageAccount": null})",
        "/wageAccount/accountNo REQUIRED, /wageAccount/bank REQUIRED");
    row("building twice", "buildings-once", R"({"/singleBuildings/1": {"name": "1号研发楼", "area": 1}})",
        "/singleBuildings/1/name DUPLICATE");
    row("bid without a notice", "/bidding bid-notice", R"({"/bidding/noticeNo": null})", "/bidding/noticeNo REQUIRED");
    row("direct without approval", "/bidding direct-approval", R"({"/bidding/way": "DIRECT"})",
        "/bidding/approval REQUIRED");
    row("price of nothing", "", R"({"/contractPrice": 0})", "/contractPrice TOO_SMALL");
    row("code of 23", "", R"({"/projectCode": "2026-520201-47-01-00012"})",
        "/projectCode BAD_FORMAT, /projectCode TOO_SHORT");
    row("code of no kind", "", R"({"/projectCode": "2026-520201-47-04-000123"})", "/projectCode BAD_FORMAT");
    row("funds not promised", "", R"({"/fundsPromise": false})", "/fundsPromise NOT_THE_VALUE");

    form = u"general-application"_s;
    row("particular twice", "details-once", R"({"/details/1": {"name": "经营场所面积", "value": "1"}})",
        "/details/1/name DUPLICATE");
    row("missing but not named", "/materials missing-named", R"({"/materials/missing": null})",
        "/materials/missing REQUIRED");
    row("complete but missing", "/materials missing-none", R"({"/materials/complete": true})",
        "/materials/missing NOT_APPLICABLE");
    row("promised for yesterday", "/materials missing-to-come", R"({"/materials/missing/0/by": "@today-1"})",
        "/materials/missing/0/by TOO_EARLY");
    row("no request", "", R"({"/request/text": null})", "/request/text REQUIRED");
}

void TestApplicationForms::findsEachFault()
{
    QFETCH(QString, form);
    QFETCH(QString, rule);
    QFETCH(QByteArray, changes);
    const FormDescription *description = m_forms.find(form, 1);
    QVERIFY(description);
    const QJsonObject faulty = changedBy(sampleOf(form), changes);
    QTEST(listed(validate(*description, faulty, applyStep, {}, today)), "expected");
    if (rule.isEmpty())
        return;
    const auto &rules = description->rules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const CrossRule &one) { return one.id == rule; });
    QVERIFY2(found != rules.end(), qPrintable(rule));
    QVERIFY2(!checkRule(*found, faulty, today).isEmpty(), qPrintable(rule));
    QVERIFY(checkRule(*found, sampleOf(form), today).isEmpty());
}

void TestApplicationForms::warnsWithoutRefusing_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, const char *form, const char *changes, const char *advice) {
        QTest::newRow(name) << QString::fromLatin1(form) << QByteArray(changes) << QString::fromLatin1(advice);
    };
    row("resolution-thirty-days", "company-change", R"({"/changes/0/resolutionDate": "@today-31"})",
        "/changes/0/resolutionDate PAST_PERIOD");
    row("licence-thirty-days", "social-insurance-registration", R"({"/licence/issuedOn": "@today-31"})",
        "/licence/issuedOn PAST_PERIOD");
    row("vin-check", "vehicle-inspection-booking", R"({"/vin": "LGZTEST11HA000001"})", "/vin BAD_FORMAT");
    row("mark-six-years", "vehicle-inspection-booking", R"({"/kind": "MARK", "/vehicle/firstRegDate": "@today-2600"})",
        "/vehicle/firstRegDate TOO_EARLY");
    row("age-man-near", "teacher-qualification", R"({"/person/birth": "1966-11-24"})", "/person/birth RETIREMENT_AGE");
    row("age-woman-near", "teacher-qualification", R"({"/person/birth": "1971-11-24", "/person/sex": "2"})",
        "/person/birth RETIREMENT_AGE");
}

void TestApplicationForms::warnsWithoutRefusing()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, changes);
    const FormDescription *description = m_forms.find(form, 1);
    const QJsonObject value = changedBy(sampleOf(form), changes);
    QCOMPARE(listed(validate(*description, value, applyStep, {}, today)), QString());
    QTEST(listed(adviceOn(*description, value, today)), "advice");
}

/// A rule without a row in the tables above is a rule nobody has seen at work. Of what all forms share one row is
/// enough.
void TestApplicationForms::everyRuleIsTried()
{
    QFile source(QStringLiteral(YC_SOURCE_DIR "/tests/resources/tst_applicationforms.cpp"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(source.readAll());
    int rules = 0;
    for (const QString &form : applicationForms) {
        for (const CrossRule &rule : m_forms.find(form, 1)->rules()) {
            ++rules;
            const QString own = rule.id.section(u' ', -1);
            QVERIFY2(text.contains(QString(u'"' + rule.id + u'"')) || text.contains(QString(u' ' + own + u'"')),
                     qPrintable(QString(form + u' ' + rule.id)));
        }
    }
    QVERIFY(rules > 150);
}

/// What came from shared data is shown and compared; a correction does not touch it.
void TestApplicationForms::whatRegistriesGaveStays_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *form, const char *changes, const char *expected) {
        QTest::newRow(form) << QString::fromLatin1(form) << QByteArray(changes) << QString::fromLatin1(expected);
    };
    row("company-change", R"({"/enterprise/name": "贵州另一示例食品有限公司", "/changes/0/before": "别处",
        "/changes/0/after": "这里"})",
        "/changes/0/before READ_ONLY, /enterprise/name READ_ONLY");
    row("social-insurance-registration", R"({"/unit/industry": "C13", "/unit/risk": "4", "/licence/kind": "执照"})",
        "/licence/kind READ_ONLY, /unit/industry READ_ONLY");
    row("construction-permit", R"({"/landPermitNo": "1234", "/use": "HOUSING"})", "/landPermitNo READ_ONLY");
    row("vehicle-inspection-booking", R"({"/checks/violations": 0, "/vehicle/type": "K32"})",
        "/vehicle/type READ_ONLY");
    row("teacher-qualification", R"({"/noCrime": "PENDING"})", "/noCrime READ_ONLY");
}

void TestApplicationForms::whatRegistriesGaveStays()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, changes);
    const QJsonObject before = sampleOf(form);
    QTEST(listed(validate(*m_forms.find(form, 1), changedBy(before, changes), correctStep, before)), "expected");
}

/// Nothing sensitive goes along with a consultation.
void TestApplicationForms::sensitiveFieldsStayHere()
{
    QFETCH(QString, form);
    const FormDescription *description = m_forms.find(form, 1);
    const QVector<QString> shareable = description->shareableFields();
    QVERIFY(shareable.size() >= 3);
    const std::function<bool(const Field &)> holdsSensitive = [&](const Field &field) {
        return (field.isLeaf() && field.sensitivity == Sensitivity::Sensitive) ||
               std::any_of(field.children.begin(), field.children.end(), holdsSensitive);
    };
    for (const QString &pattern : shareable)
        QVERIFY2(!holdsSensitive(*description->field(pattern)), qPrintable(pattern));
}

void TestApplicationForms::approvalForms_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *form, const char *step, const char *value, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(form) << QString::fromLatin1(step) << QByteArray(value)
                            << QString::fromLatin1(expected);
    };
    const char *examination = "general-examination/1";
    row("meets", examination, "examine", R"({"conclusion": "MEETS", "facts": "材料齐全，符合条件。"})", "");
    row("fails without a reason", examination, "examine", R"({"conclusion": "FAILS", "facts": "材料齐全。"})",
        "/basis REQUIRED, /failing REQUIRED");
    row("fails", examination, "review",
        R"({"conclusion": "FAILS", "facts": "不符合。", "failing": "人员不足", "basis": "第三十八条"})", "");
    row("examined by the decider", examination, "decide", R"({"conclusion": "MEETS", "facts": "符合。"})",
        "/conclusion READ_ONLY, /facts READ_ONLY");
    row("decision", "general-decision/1", "decide", R"({"validFrom": "2026-11-24", "validUntil": "2031-11-23"})", "");
    row("validity backwards", "general-decision/1", "decide",
        R"({"validFrom": "2026-11-24", "validUntil": "2026-11-23"})", "/validUntil TOO_EARLY");
    const QByteArray check = R"({"checkedOn": "2026-11-24", "place": "观山湖区示范大道20号", "officers":
        [{"name": "王一", "certNo": "GZ520001"}, {"name": "王二", "certNo": "GZ520002"}], "present": "吴晓东", "items":
        [{"item": "冷食间独立设置", "verdict": "MEETS"}], "conclusion": "PASS", "signed": true})";
    row("on site", "onsite-check/1", "onsite", check.constData(), "");
    row("one officer", "onsite-check/1", "onsite",
        QByteArray(check).replace(R"(, {"name": "王二", "certNo": "GZ520002"})", "").constData(), "/officers TOO_FEW");
    row("the same officer twice", "onsite-check/1", "onsite",
        QByteArray(check).replace("GZ520002", "GZ520001").constData(), "/officers/1/certNo DUPLICATE");
    row("passes with a fault", "onsite-check/1", "onsite",
        QByteArray(check).replace("MEETS\"", "FAILS\", \"note\": \"与加工区相通\"").constData(), "/items WRONG_COUNT");
    row("fault not described", "onsite-check/1", "onsite",
        QByteArray(check).replace("MEETS", "FAILS").replace("PASS", "FAIL").constData(), "/items/0/note REQUIRED");
    row("to be put right some day", "onsite-check/1", "onsite",
        QByteArray(check).replace("PASS", "RECTIFY").constData(), "/rectifyBy REQUIRED");
    row("to be put right before", "onsite-check/1", "onsite",
        QByteArray(check).replace("\"PASS\"", "\"RECTIFY\", \"rectifyBy\": \"2026-11-23\"").constData(),
        "/rectifyBy TOO_EARLY");
    row("checked tomorrow", "onsite-check/1", "onsite",
        QByteArray(check).replace("2026-11-24", "2026-11-25").constData(), "/checkedOn TOO_LATE");
    row("not signed", "onsite-check/1", "onsite", QByteArray(check).replace("true", "false").constData(),
        "/signed NOT_THE_VALUE");
    row("agrees", "tax-deferral-opinion/1", "city",
        R"({"conclusion": "AGREE", "amount": 107560000, "until": "2027-02-20", "verified": true, "text": "已核实。"})",
        "");
    row("agrees to nothing", "tax-deferral-opinion/1", "county",
        R"({"conclusion": "AGREE", "verified": true, "text": "已核实。"})", "/amount REQUIRED, /until REQUIRED");
    row("refuses an amount", "tax-deferral-opinion/1", "province",
        R"({"conclusion": "REFUSE", "amount": 1, "verified": true, "text": "资金充足。"})", "/amount NOT_APPLICABLE");
}

void TestApplicationForms::approvalForms()
{
    QFETCH(QString, form);
    QFETCH(QString, step);
    QFETCH(QByteArray, value);
    const FormDescription *description = m_forms.find(FormKey::fromText(form));
    QVERIFY(description);
    const QJsonDocument document = QJsonDocument::fromJson(value);
    QVERIFY(document.isObject());
    QTEST(listed(validate(*description, document.object(), step, {}, today)), "expected");
}

QTEST_GUILESS_MAIN(TestApplicationForms)
#include "tst_applicationforms.moc"
