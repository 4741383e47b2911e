// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formcatalogue.h"
#include "forms/formvalues.h"
#include "forms/jsonpointer.h"
#include "forms/validate.h"
#include "resources/resources.h"
#include "tests/support/companyapplication.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

QString listed(const QVector<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines.append(error.path + u' ' + error.code);
    lines.sort();
    return lines.join(u", "_s);
}

QJsonValue withValue(const QJsonValue &root, const QStringList &tokens, const QJsonValue &value)
{
    if (tokens.isEmpty())
        return value;
    if (root.isArray()) {
        QJsonArray list = root.toArray();
        const int index = tokens.constFirst().toInt();
        const QJsonValue changed = withValue(list.at(index), tokens.mid(1), value);
        if (changed.isUndefined())
            list.removeAt(index);
        else if (index == list.size())
            list.append(changed);
        else
            list.replace(index, changed);
        return list;
    }
    QJsonObject object = root.toObject();
    object.insert(tokens.constFirst(), withValue(object.value(tokens.constFirst()), tokens.mid(1), value));
    return object; // inserting Undefined removes
}

QJsonObject changed(const QJsonObject &form, const QString &pointer, const QJsonValue &value)
{
    return withValue(form, pointer.mid(1).split(u'/'), value).toObject();
}

} // namespace

class TestCompanyForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptsARealisticApplication();
    void acceptsVariants_data();
    void acceptsVariants();
    void findsEachFault_data();
    void findsEachFault();
    void everyRuleIsTried();
    void onlyTheApplicantFillsItIn();
    void showsWhatItMeans();
    void sharesByLeastPrivilege();
    void approvalForms_data();
    void approvalForms();

private:
    FormCatalogue m_forms;
    const FormDescription *m_form = nullptr;
};

void TestCompanyForm::initTestCase()
{
    initYunchuangResources();
    auto forms = FormCatalogue::fromJson(formResources());
    QVERIFY2(forms.has_value(), forms ? "" : qPrintable(QString(forms.error().where + u": " + forms.error().what)));
    m_forms = *forms;
    m_form = m_forms.find(u"company-registration"_s, 1);
    QVERIFY(m_form);
}

void TestCompanyForm::acceptsARealisticApplication()
{
    QCOMPARE(listed(validate(*m_form, companyApplication(), applyStep)), QString());
    QCOMPARE(listed(validate(*m_form, companyApplication(), correctStep)), QString());
}

void TestCompanyForm::acceptsVariants_data()
{
    QTest::addColumn<QList<std::pair<QString, QJsonValue>>>("changes");
    using Changes = QList<std::pair<QString, QJsonValue>>;

    QTest::newRow("owned premises") << Changes{
        {u"/premises"_s, QJsonObject{{u"kind"_s, u"OWNED"_s}, {u"proof"_s, u"不动产权证 001"_s}}}};
    QTest::newRow("capital beyond 32 bits of fen") << Changes{{u"/capital"_s, 5000000000000.0},
                                                              {u"/holders/0/amount"_s, 3000000000000.0},
                                                              {u"/holders/1/amount"_s, 2000000000000.0}};
    QTest::newRow("thirds within a hundredth of a per cent")
        << Changes{{u"/holders/0/ratio"_s, 3333}, {u"/holders/1/ratio"_s, 6666}};
    QTest::newRow("limited years") << Changes{{u"/term"_s, QJsonObject{{u"kind"_s, u"YEARS"_s}, {u"years"_s, 30}}}};
    QTest::newRow("passport of a holder")
        << Changes{{u"/holders/0/idType"_s, u"414"_s}, {u"/holders/0/idNo"_s, u"E12345678"_s}};
    QTest::newRow("single person") << Changes{{u"/entType"_s, u"1151"_s},
                                              {u"/holders/1"_s, QJsonValue::Undefined},
                                              {u"/holders/0/ratio"_s, 10000},
                                              {u"/holders/0/amount"_s, 100000000}};
    QTest::newRow("before the five years were law") << Changes{{u"/declare/signedOn"_s, u"2017-09-01"_s},
                                                               {u"/holders/0/due"_s, u"2037-09-01"_s},
                                                               {u"/nameApprovedOn"_s, u"2017-08-01"_s}};
    QTest::newRow("by post") << Changes{{u"/delivery"_s, QJsonObject{{u"way"_s, u"POST"_s},
                                                                     {u"receiver"_s, u"李示例"_s},
                                                                     {u"mobile"_s, u"13700002345"_s},
                                                                     {u"address"_s, u"贵阳市示例路 1 号"_s}}}};
    QTest::newRow("without what is optional") << Changes{{u"/bizAddr"_s, QJsonValue::Undefined},
                                                         {u"/nameApprovalNo"_s, QJsonValue::Undefined},
                                                         {u"/nameApprovedOn"_s, QJsonValue::Undefined},
                                                         {u"/sealMaker"_s, QJsonValue::Undefined}};
    QTest::newRow("character of plane 2 in a name") << Changes{{u"/finance/name"_s, u"赵𠀀"_s}};
}

void TestCompanyForm::acceptsVariants()
{
    using Changes = QList<std::pair<QString, QJsonValue>>;
    QFETCH(Changes, changes);
    QJsonObject form = companyApplication();
    for (const auto &[pointer, value] : changes)
        form = changed(form, pointer, value);
    QCOMPARE(listed(validate(*m_form, form, applyStep)), QString());
}

void TestCompanyForm::findsEachFault_data()
{
    QTest::addColumn<QString>("rule"); // the rule that must find it; empty = the schema
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rule, const char *pointer, const QJsonValue &value,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(pointer) << value
                            << QString::fromLatin1(expected);
    };
    const QJsonValue none(QJsonValue::Undefined);
    row("no name", "", "/name", none, "/name REQUIRED");
    row("unknown field", "", "/extra", 1, "/extra UNKNOWN_FIELD");
    row("unknown field inside", "", "/addr/floor", 1, "/addr/floor UNKNOWN_FIELD");
    row("no capital", "", "/capital", 0, "/capital TOO_SMALL, /holders CAPITAL_SUM");
    row("half a fen", "", "/capital", 100000000.5, "/capital WRONG_TYPE, /holders CAPITAL_SUM");
    row("type nobody knows", "", "/entType", u"9999"_s, "/entType NOT_IN_LIST");
    row("no directors", "", "/directors", QJsonArray(),
        "/directors TOO_FEW, /directors WRONG_COUNT, /legalRep/idNo LEGAL_REP_POST");
    row("legal representative is a supervisor", "", "/legalRep/post", u"SUPERVISOR"_s, "/legalRep/post NOT_IN_LIST");
    row("bad mobile", "", "/legalRep/mobile", u"12345678901"_s, "/legalRep/mobile BAD_FORMAT");
    row("bad code of a body", "", "/holders/1/uscc", u"91520115MA7TERT171"_s, "/holders/1/uscc BAD_FORMAT");
    row("not declared", "", "/declare/accepted", false, "/declare/accepted NOT_THE_VALUE");
    row("power twice", "", "/agent/scope/1", u"SUBMIT"_s, "/agent/scope NOT_UNIQUE");
    row("other word in the name", "name-parts", "/nameParts/word", u"青兰"_s, "/name NAME_PARTS");
    row("no form of organisation", "name-form", "/name", u"贵州青岚示例茶业厂"_s, "/name NAME_FORM, /name NAME_PARTS");
    row("no day of the approval", "name-approval-date", "/nameApprovedOn", none, "/nameApprovedOn REQUIRED");
    row("name not kept any more", "name-approval-valid", "/nameApprovedOn", u"2026-05-22"_s,
        "/declare/signedOn TOO_LATE");
    row("shares not 100 %", "ratio-sum", "/holders/0/ratio", 5998, "/holders RATIO_SUM");
    row("subscriptions not the capital", "capital-sum", "/holders/1/amount", 39999999, "/holders CAPITAL_SUM");
    row("two heads", "one-head", "/directors/3",
        QJsonObject{{u"name"_s, u"孙甲"_s},
                    {u"idType"_s, u"414"_s},
                    {u"idNo"_s, u"E12345678"_s},
                    {u"post"_s, u"CHAIRMAN"_s},
                    {u"how"_s, u"ELECTED"_s}},
        "/directors WRONG_COUNT");
    row("two managers", "one-manager", "/directors/3",
        QJsonObject{{u"name"_s, u"孙甲"_s},
                    {u"idType"_s, u"414"_s},
                    {u"idNo"_s, u"E12345678"_s},
                    {u"post"_s, u"MANAGER"_s},
                    {u"how"_s, u"EMPLOYED"_s}},
        "/directors WRONG_COUNT");
    row("legal representative is no executive director", "legal-rep-executive-director", "/directors/0/idNo",
        u"52019919900101005X"_s, "/legalRep/idNo LEGAL_REP_POST");
    row("legal representative is no chairman", "legal-rep-chairman", "/legalRep/post", u"CHAIRMAN"_s,
        "/legalRep/idNo LEGAL_REP_POST");
    row("legal representative is no manager", "legal-rep-manager", "/legalRep/post", u"MANAGER"_s,
        "/legalRep/idNo LEGAL_REP_POST");
    row("supervisor is the manager", "supervisor-apart", "/directors/2/idNo", u"52999920000229002x"_s,
        "/directors/2/idNo SUPERVISOR_POST");
    row("supervisor keeps the books", "supervisor-not-finance", "/finance/idNo", u"520199198512318887"_s,
        "/directors/2/idNo SUPERVISOR_POST");
    row("single-person company with two", "single-holder", "/entType", u"1151"_s, "/holders WRONG_COUNT");
    row("person without a number", "holder-person", "/holders/0/idNo", none, "/holders/0/idNo REQUIRED");
    row("body without a code", "holder-body", "/holders/1/uscc", none, "/holders/1/uscc REQUIRED");
    row("person with a code", "holder-person-only", "/holders/0/uscc", u"91520115MA6TERT171"_s,
        "/holders/0/uscc NOT_APPLICABLE, /holders/1/uscc DUPLICATE");
    row("body with a number", "holder-body-only", "/holders/1/idNo", u"E12345678"_s, "/holders/1/idNo NOT_APPLICABLE");
    row("holder twice", "holders-once", "/holders/2",
        QJsonObject{{u"kind"_s, u"PERSON"_s},
                    {u"name"_s, u"李示例"_s},
                    {u"idType"_s, u"111"_s},
                    {u"idNo"_s, u"52999920000229002X"_s},
                    {u"amount"_s, 1},
                    {u"ratio"_s, 1},
                    {u"way"_s, u"CASH"_s},
                    {u"due"_s, u"2027-01-01"_s}},
        "/holders CAPITAL_SUM, /holders/2/idNo DUPLICATE");
    row("due before it is signed", "subscription-not-past", "/holders/0/due", u"2026-11-22"_s,
        "/holders/0/due TOO_EARLY");
    row("due after five years", "subscription-five-years", "/holders/0/due", u"2031-11-24"_s,
        "/holders/0/due TOO_LATE");
    row("lease without an end", "lease-end", "/premises/leaseEnd", none, "/premises/leaseEnd REQUIRED");
    row("own house with a lease", "lease-only", "/premises/kind", u"OWNED"_s,
        "/premises/leaseEnd NOT_APPLICABLE, /premises/leaseFrom NOT_APPLICABLE");
    row("lease ends before it begins", "lease-order", "/premises/leaseFrom", u"2029-11-15"_s,
        "/premises/leaseEnd TOO_EARLY");
    row("lease is over", "lease-running", "/premises/leaseEnd", u"2026-11-22"_s, "/premises/leaseEnd TOO_EARLY");
    row("years missing", "term-years", "/term/kind", u"YEARS"_s, "/term/years REQUIRED");
    row("years without a limit", "term-unlimited", "/term/years", 20, "/term/years NOT_APPLICABLE");
    row("authority ends before it begins", "agent-order", "/agent/from", u"2027-05-01"_s, "/agent/until TOO_EARLY");
    row("authority is over", "agent-running", "/agent/until", u"2026-11-22"_s, "/agent/until TOO_EARLY");
    row("post without an address", "delivery-post", "/delivery/way", u"POST"_s,
        "/delivery/address REQUIRED, /delivery/mobile REQUIRED, /delivery/receiver REQUIRED");
    row("one holder where several are due", "several-holders", "/holders/1", none,
        "/holders CAPITAL_SUM, /holders RATIO_SUM, /holders WRONG_COUNT");
    for (const char *who : {"legalRep", "directors/2", "holders/0", "finance", "liaison", "agent"}) {
        const QString pointer = u'/' + QString::fromLatin1(who) + u"/idNo";
        const QString rule =
            QString::fromLatin1(who).section(u'/', 0, 0).toLower().replace(u"legalrep"_s, u"legal-rep"_s);
        const bool leads = qstrcmp(who, "legalRep") == 0;
        QTest::addRow("bad identity card of %s", who)
            << QString(rule + u"-identity-card") << pointer << QJsonValue(u"520199199001010010"_s)
            << QString(pointer + u" BAD_FORMAT" + (leads ? u", /legalRep/idNo LEGAL_REP_POST"_s : QString()));
        QTest::addRow("other paper of %s", who)
            << QString(rule + u"-other-paper") << QString(pointer.left(pointer.size() - 2) + u"Type")
            << QJsonValue(u"414"_s) << QString();
    }
}

void TestCompanyForm::findsEachFault()
{
    QFETCH(QString, rule);
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, expected);
    QJsonObject form = changed(companyApplication(), pointer, value);
    if (rule.endsWith(u"-other-paper")) { // the type decides which format counts
        const QString idNo = pointer.left(pointer.size() - 4) + u"No";
        form = changed(form, idNo, u"E1;DROP"_s);
        expected = idNo + u" BAD_FORMAT";
        if (rule.startsWith(u"legal-rep"))
            expected += u", /legalRep/idNo LEGAL_REP_POST";
    }
    const QVector<FieldError> errors = validate(*m_form, form, applyStep);
    QCOMPARE(listed(errors), expected);
    if (!rule.isEmpty()) {
        const auto &rules = m_form->rules();
        const auto found =
            std::find_if(rules.begin(), rules.end(), [&](const CrossRule &one) { return one.id == rule; });
        QVERIFY2(found != rules.end(), qPrintable(rule));
        const QVector<FieldError> byRule = checkRule(*found, form);
        QVERIFY2(!byRule.isEmpty(), qPrintable(rule));
        QVERIFY(checkRule(*found, companyApplication()).isEmpty());
    }
}

/// A rule without a row in the table above is a rule nobody has seen at work.
void TestCompanyForm::everyRuleIsTried()
{
    QFile source(QStringLiteral(YC_SOURCE_DIR "/tests/resources/tst_companyform.cpp"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(source.readAll());
    for (const CrossRule &rule : m_form->rules()) {
        const bool ofEveryone = rule.id.endsWith(u"-identity-card") || rule.id.endsWith(u"-other-paper");
        QVERIFY2(ofEveryone || text.contains(QString(u'"' + rule.id + u'"')), qPrintable(rule.id));
    }
}

void TestCompanyForm::onlyTheApplicantFillsItIn()
{
    const QJsonObject before = companyApplication();
    QCOMPARE(listed(validate(*m_form, before, u"examine"_s, before)), QString());
    const QJsonObject after = changed(before, u"/addr/detail"_s, u"3栋1402室"_s);
    QCOMPARE(listed(validate(*m_form, after, u"examine"_s, before)), u"/addr/detail READ_ONLY"_s);
    QCOMPARE(listed(validate(*m_form, after, correctStep, before)), QString());
}

void TestCompanyForm::showsWhatItMeans()
{
    const QJsonObject form = companyApplication();
    const auto shown = [&](const QString &pointer) {
        return displayText(*m_form->field(pointer), valueAt(form, pointer));
    };
    QCOMPARE(shown(u"/capital"_s), u"100 万元"_s);
    QCOMPARE(shown(u"/entType"_s), u"有限责任公司（自然人投资或控股）"_s);
    QCOMPARE(shown(u"/holders/0/ratio"_s), u"60%"_s);
    QCOMPARE(shown(u"/holders"_s), u"李示例；贵阳示例投资有限公司"_s);
    QCOMPARE(shown(u"/legalRep/idType"_s), u"居民身份证"_s);
    QCOMPARE(shown(u"/scope"_s), u"茶叶种植；食用农产品初加工；食品销售"_s);
    QCOMPARE(m_form->tabs().size(), 3);
    QCOMPARE(m_form->tabs().at(0).label.zh, u"申请表"_s);
    QCOMPARE(m_form->tabs().at(0).groups.at(0).fields.at(0).field->pattern, u"/name"_s);

    // Every field of the schema can be reached in a window.
    QSet<QString> reached;
    for (const FormTab &tab : m_form->tabs()) {
        for (const FormGroup &group : tab.groups) {
            QVERIFY(!group.label.zh.isEmpty());
            for (const FormField &field : group.fields) {
                reached.insert(field.field->pattern);
                for (const Field *column : field.columns)
                    reached.insert(column->pattern);
            }
        }
    }
    const std::function<void(const Field &)> visit = [&](const Field &field) {
        if (field.isLeaf() && !field.pattern.endsWith(u'*'))
            QVERIFY2(reached.contains(field.pattern), qPrintable(field.pattern));
        for (const Field &child : field.children)
            visit(child);
    };
    visit(m_form->root());
}

void TestCompanyForm::sharesByLeastPrivilege()
{
    QHash<QString, ShareField> fields;
    const QVector<ShareGroup> groups = m_form->shareGroups();
    for (const ShareGroup &group : groups) {
        QVERIFY(!group.label.zh.isEmpty());
        for (const ShareField &field : group.fields)
            fields.insert(field.pointer, field);
    }
    QCOMPARE(fields.value(u"/name"_s).sharing, Sharing::Always);
    QCOMPARE(fields.value(u"/addr"_s).sharing, Sharing::May);
    QCOMPARE(fields.value(u"/addr"_s).sensitivity, Sensitivity::Public);
    QCOMPARE(fields.value(u"/legalRep/idNo"_s).sensitivity, Sensitivity::Sensitive);
    QCOMPARE(fields.value(u"/holders"_s).sharing, Sharing::No);
    QCOMPARE(fields.value(u"/finance"_s).sharing, Sharing::No);
}

void TestCompanyForm::approvalForms_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QJsonObject>("value");
    QTest::addColumn<QString>("expected");

    const QJsonObject examination{{u"industryCode"_s, u"A0164"_s},
                                  {u"licenceCopies"_s, 1},
                                  {u"approvedScope"_s, u"茶叶种植；\n食用农产品初加工"_s}};
    QTest::newRow("examination") << u"company-examination/1"_s << u"examine"_s << examination << QString();
    QTest::newRow("examination left empty")
        << u"company-examination/1"_s << u"examine"_s << QJsonObject()
        << u"/approvedScope REQUIRED, /industryCode REQUIRED, /licenceCopies REQUIRED"_s;
    QTest::newRow("examination by the decider")
        << u"company-examination/1"_s << u"decide"_s << examination
        << u"/approvedScope READ_ONLY, /industryCode READ_ONLY, /licenceCopies READ_ONLY"_s;
    QTest::newRow("decision") << u"company-decision/1"_s << u"decide"_s << QJsonObject() << QString();
    QTest::newRow("decision with copies") << u"company-decision/1"_s << u"decide"_s
                                          << QJsonObject{{u"licenceCopies"_s, 21}} << u"/licenceCopies TOO_GREAT"_s;
    const QJsonObject tax{{u"taxpayerKind"_s, u"SMALL"_s},
                          {u"collection"_s, u"ACCOUNTS"_s},
                          {u"authority"_s, u"国家税务总局观山湖区税务局"_s},
                          {u"effectiveFrom"_s, u"2026-12-01"_s},
                          {u"taxes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"VAT"_s}, {u"period"_s, u"QUARTER"_s}}}}};
    QTest::newRow("taxes") << u"tax-determination/1"_s << u"determine"_s << tax << QString();
    QTest::newRow("tax twice") << u"tax-determination/1"_s << u"determine"_s
                               << changed(tax, u"/taxes/1"_s,
                                          QJsonObject{{u"kind"_s, u"VAT"_s}, {u"period"_s, u"MONTH"_s}})
                               << u"/taxes/1/kind DUPLICATE"_s;
}

void TestCompanyForm::approvalForms()
{
    QFETCH(QString, form);
    QFETCH(QString, step);
    QFETCH(QJsonObject, value);
    const FormDescription *description = m_forms.find(FormKey::fromText(form));
    QVERIFY(description);
    QTEST(listed(validate(*description, value, step)), "expected");
}

QTEST_GUILESS_MAIN(TestCompanyForm)
#include "tst_companyform.moc"
