// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/serviceitem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *complete = R"({
  "key": {"code": "000125001001", "version": 3},
  "name": "企业设立登记",
  "implementationCode": "11520000DEM000145H2000125001001",
  "kind": "PROMISE",
  "department": "SCJGJ",
  "acceptingUnit": "SCJGJ-QYZC",
  "competentUnits": ["SCJGJ-QYZC", "SCJGJ-GSC"],
  "legalLimit": {"amount": 15, "unit": "CALENDAR_DAYS"},
  "promisedLimit": {"amount": 2, "unit": "WORKING_DAYS"},
  "validFrom": "2026-01-01",
  "flow": [
    {"id": "examine", "name": "审查", "post": "CASE_OFFICER", "limitDays": 1},
    {"id": "decide", "name": "决定", "post": "DECIDER"}
  ],
  "examinerMayDecide": true,
  "extensionDays": 5, "correctionDays": 15,
  "specialProcedures": ["EXPERT_REVIEW"],
  "silenceMeansConsent": true,
  "formId": "establishment",
  "formVersion": 2,
  "approvalForms": {"examine": "establishment-examine"},
  "materials": [
    {"id": "articles", "name": "公司章程"},
    {"id": "lease", "name": "租赁合同", "required": true, "tolerable": true, "shareable": false,
     "fromRegistry": "addresses"}
  ],
  "reviewPoints": [
    {"id": "address", "text": "住所一致", "answeredBy": "address.standard", "correction": "请核对住所",
     "consult": ["GAT"], "fields": ["/addr"]}
  ],
  "receivers": [
    {"id": "tax", "unit": "SWJ-ZS", "name": "税种核定", "work": "522026009000", "fields": ["/name", "/holders"]}
  ],
  "verbs": {"GRANT": "准予登记"},
  "legalBases": ["《公司法》第六条"],
  "resultName": "营业执照",
  "resultNumber": "USCC",
  "type": "01", "level": 2, "status": "IN_USE", "validTo": "2030-12-31",
  "recipients": ["ENTERPRISE", "OTHER_BODY"],
  "hasFee": true, "retentionYears": 30,
  "consultedUnits": ["GAT"],
  "reportsTo": {"SCJGJ-GSC": "SCJGJ-QYZC"},
  "guide": {
    "powerSource": 1, "bodyNature": 1, "channels": [1, 2], "onlineDepth": [1, 2, 5], "visits": 1,
    "visitReason": "须核对原件", "scope": "CITIES", "legalLimitNote": "自受理之日起", "promisedLimitNote": "材料齐全的",
    "conditions": ["有符合规定的名称", "有住所"],
    "fees": [{"name": "工本费", "standard": "10元/证", "basis": "收费文件", "reduction": "低保户免收"}],
    "procedures": [{"kind": "EXPERT_REVIEW", "name": "专家评审", "days": 15, "basis": "行政许可法第四十五条"}],
    "intermediaries": ["审计"], "quantityLimit": "无", "onlinePayment": true, "postal": true, "booking": true,
    "place": "政务大厅", "hours": "周一至周五", "consultation": "咨询台", "complaint": "12345",
    "questions": [{"question": "多久办好？", "answer": "两个工作日。"}]
  }
})";

QJsonObject base()
{
    return QJsonDocument::fromJson(complete).object();
}

/// `object` with the value at `path` replaced, or removed if it is undefined.
QJsonValue with(const QJsonValue &value, const QStringList &path, const QJsonValue &replacement)
{
    if (path.isEmpty())
        return replacement;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array[path.constFirst().toInt()] = with(array[path.constFirst().toInt()], path.mid(1), replacement);
        return array;
    }
    QJsonObject object = value.toObject();
    const QJsonValue member = with(object.value(path.constFirst()), path.mid(1), replacement);
    if (member.isUndefined())
        object.remove(path.constFirst());
    else
        object.insert(path.constFirst(), member);
    return object;
}

} // namespace

class ServiceItemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void theGuideIsRead();
    void nobodyAppliesForWhatIsPausedOrOver_data();
    void nobodyAppliesForWhatIsPausedOrOver();
    void absentMeansTheDefault();
    void requiredKeys_data();
    void requiredKeys();
    void faults_data();
    void faults();
    void unknownKeysOfANewerService();
    void partWork();
    void limits_data();
    void limits();
    void catalogueFindsVersions();
};

void ServiceItemTest::readsEverything()
{
    const auto item = parseServiceItem(base());
    QVERIFY2(item, item ? "" : qPrintable(item.error().where + item.error().what));
    QCOMPARE(item->key, (ItemKey{ItemCode(u"000125001001"_s), 3}));
    QCOMPARE(item->name, u"企业设立登记"_s);
    QCOMPARE(item->kind, ItemKind::Promise);
    QCOMPARE(item->department, UnitId(u"SCJGJ"_s));
    QCOMPARE(item->acceptingUnit, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(item->competentUnits.size(), 2);
    QCOMPARE(item->legalLimit, (Limit{15, LimitUnit::CalendarDays}));
    QCOMPARE(item->promisedLimit, (Limit{2, LimitUnit::WorkingDays}));
    QCOMPARE(item->validFrom, QDate(2026, 1, 1));
    QCOMPARE(item->flow.size(), 2);
    QCOMPARE(item->flow[0], (FlowStep{StepId(u"examine"_s), u"审查"_s, Post::CaseOfficer, 1}));
    QCOMPARE(item->flow[1].limitDays, 0);
    QVERIFY(item->examinerMayDecide);
    QCOMPARE(item->extensionDays, 5);
    QCOMPARE(item->correctionDays, 15);
    QCOMPARE(item->specialProcedures, QVector<QString>{u"EXPERT_REVIEW"_s});
    QVERIFY(item->silenceMeansConsent);
    QCOMPARE(item->formId, u"establishment"_s);
    QCOMPARE(item->formVersion, 2);
    QCOMPARE(item->approvalForms.value(StepId(u"examine"_s)), u"establishment-examine"_s);
    QCOMPARE(item->materials.size(), 2);
    QCOMPARE(*item->material(MaterialId(u"lease"_s)),
             (ItemMaterial{MaterialId(u"lease"_s), u"租赁合同"_s, true, true, false, u"addresses"_s}));
    QCOMPARE(item->reviewPoint(u"address"_s)->consult, QVector<UnitId>{UnitId(u"GAT"_s)});
    QCOMPARE(item->receiver(PartId(u"tax"_s))->work, ItemCode(u"522026009000"_s));
    QCOMPARE(item->verbs.value(Action::Grant), u"准予登记"_s);
    QCOMPARE(item->legalBases.size(), 1);
    QCOMPARE(item->resultName, u"营业执照"_s);
    QCOMPARE(item->resultNumber, ResultNumberKind::CreditCode);
    QCOMPARE(item->stepIndex(StepId(u"decide"_s)), 1);
    QVERIFY(item->isLastStep(StepId(u"decide"_s)));
    QVERIFY(!item->isLastStep(StepId(u"examine"_s)));
    QVERIFY(!item->step(StepId(u"other"_s)));
    QCOMPARE(item->limits().promised, item->promisedLimit);
    QCOMPARE(item->limits().statutory, item->legalLimit);
    QCOMPARE(item->limits().extension, 5);
}

void ServiceItemTest::theGuideIsRead()
{
    const ServiceItem item = *parseServiceItem(base());
    QCOMPARE(item.type, u"01"_s);
    QCOMPARE(item.level, 2);
    QCOMPARE(item.validTo, QDate(2030, 12, 31));
    QCOMPARE(item.recipients, (QVector<ApplicantKind>{ApplicantKind::Enterprise, ApplicantKind::OtherBody}));
    QVERIFY(item.hasFee);
    QCOMPARE(item.retentionYears, 30);
    QCOMPARE(item.consultedUnits, QVector<UnitId>{UnitId(u"GAT"_s)});
    QVERIFY(item.isReportedUpFrom(UnitId(u"SCJGJ-GSC"_s)));
    QVERIFY(!item.isReportedUpFrom(UnitId(u"SCJGJ-QYZC"_s)));
    const ItemGuide &guide = item.guide;
    QCOMPARE(guide.channels, (QVector<int>{1, 2}));
    QCOMPARE(guide.onlineDepth, (QVector<int>{1, 2, 5}));
    QCOMPARE(guide.scope, ServiceScope::Cities);
    QCOMPARE(guide.conditions.size(), 2);
    QCOMPARE(guide.fees, (QVector<FeeItem>{{u"工本费"_s, u"10元/证"_s, u"收费文件"_s, u"低保户免收"_s}}));
    QCOMPARE(guide.procedures[0].kind, SuspensionKind::ExpertReview);
    QCOMPARE(guide.procedures[0].days, 15);
    QVERIFY(guide.onlinePayment && guide.postal && guide.booking);
    QCOMPARE(guide.questions, (QVector<GuideQuestion>{{u"多久办好？"_s, u"两个工作日。"_s}}));
    QCOMPARE(guide.visits, 1);
    QCOMPARE(guide.complaint, u"12345"_s);
}

void ServiceItemTest::nobodyAppliesForWhatIsPausedOrOver_data()
{
    QTest::addColumn<ItemStatus>("status");
    QTest::addColumn<QDate>("validTo");
    QTest::addColumn<bool>("open");
    QTest::newRow("in use") << ItemStatus::InUse << QDate() << true;
    QTest::newRow("its last day") << ItemStatus::InUse << QDate(2026, 6, 1) << true;
    QTest::newRow("ended") << ItemStatus::InUse << QDate(2026, 5, 31) << false;
    QTest::newRow("paused") << ItemStatus::Paused << QDate() << false;
    QTest::newRow("cancelled") << ItemStatus::Cancelled << QDate() << false;
}

void ServiceItemTest::nobodyAppliesForWhatIsPausedOrOver()
{
    QFETCH(ItemStatus, status);
    QFETCH(QDate, validTo);
    QFETCH(bool, open);
    ServiceItem old = *parseServiceItem(base());
    old.key.version = 1;
    old.validFrom = QDate(2020, 1, 1);
    ServiceItem now = old;
    now.key.version = 2;
    now.validFrom = QDate(2026, 1, 1);
    now.status = status;
    now.validTo = validTo;
    const Catalogue catalogue({old, now});
    QCOMPARE(catalogue.inForce(now.key.code, QDate(2026, 6, 1)) != nullptr, open);
    QVERIFY(catalogue.inForce(now.key.code, QDate(2025, 6, 1))); // before, the first version was in force
    QVERIFY(catalogue.find(now.key));                            // and cases that run under it find it
}

void ServiceItemTest::absentMeansTheDefault()
{
    QJsonObject json = base();
    for (const char *key : {"implementationCode",
                            "examinerMayDecide",
                            "extensionDays",
                            "specialProcedures",
                            "silenceMeansConsent",
                            "approvalForms",
                            "materials",
                            "reviewPoints",
                            "receivers",
                            "verbs",
                            "legalBases",
                            "resultName",
                            "correctionDays",
                            "resultNumber",
                            "type",
                            "level",
                            "status",
                            "validTo",
                            "recipients",
                            "hasFee",
                            "retentionYears",
                            "consultedUnits",
                            "reportsTo",
                            "guide"})
        json.remove(QString::fromLatin1(key));
    const auto item = parseServiceItem(json);
    QVERIFY(item);
    QVERIFY(!item->examinerMayDecide);
    QCOMPARE(item->extensionDays, 10);
    QCOMPARE(item->correctionDays, defaultCorrectionDays);
    QCOMPARE(item->resultNumber, ResultNumberKind::Any);
    QCOMPARE(item->status, ItemStatus::InUse);
    QCOMPARE(item->retentionYears, 10);
    QVERIFY(!item->hasFee && !item->windowDecides && item->recipients.isEmpty() && !item->validTo.isValid());
    QCOMPARE(item->guide, ItemGuide());
    const ItemMaterial articles = *parseServiceItem(base())->material(MaterialId(u"articles"_s));
    QVERIFY(articles.required && !articles.tolerable && articles.shareable && articles.fromRegistry.isEmpty());
}

void ServiceItemTest::requiredKeys_data()
{
    QTest::addColumn<QStringList>("path");
    for (const char *path : {"key",
                             "key/code",
                             "key/version",
                             "name",
                             "kind",
                             "department",
                             "acceptingUnit",
                             "competentUnits",
                             "legalLimit",
                             "legalLimit/amount",
                             "legalLimit/unit",
                             "promisedLimit",
                             "validFrom",
                             "flow",
                             "flow/0/id",
                             "flow/0/name",
                             "flow/0/post",
                             "formId",
                             "formVersion",
                             "materials/0/id",
                             "materials/0/name",
                             "reviewPoints/0/id",
                             "reviewPoints/0/text",
                             "receivers/0/id",
                             "receivers/0/unit",
                             "receivers/0/name",
                             "receivers/0/fields"})
        QTest::newRow(path) << QString::fromLatin1(path).split(u'/');
}

void ServiceItemTest::requiredKeys()
{
    QFETCH(QStringList, path);
    const auto item = parseServiceItem(with(base(), path, QJsonValue(QJsonValue::Undefined)).toObject());
    QVERIFY(!item);
    QCOMPARE(item.error().where, u'/' + path.join(u'/'));
    QCOMPARE(item.error().what, u"missing"_s);
}

void ServiceItemTest::faults_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *path, const QJsonValue &value, const char *where = nullptr) {
        QTest::newRow(name) << QString::fromLatin1(path) << value << QString::fromLatin1(where ? where : path);
    };
    row("unknown key", "colour", u"red"_s);
    row("unknown key within", "materials/1/colour", u"red"_s);
    row("misspelt key", "flow/0/limitDay", 1);
    row("name no string", "name", 5);
    row("name empty", "name", QString());
    row("name with spaces around", "name", u" 企业设立登记"_s);
    row("short code", "key/code", u"00012500100"_s);
    row("letters in the code", "key/code", u"00012500100A"_s);
    row("full-width digits in the code", "key/code", u"００01250010０1"_s);
    row("version 0", "key/version", 0);
    row("version no whole number", "key/version", 1.5);
    row("version a string", "key/version", u"1"_s);
    row("implementation code", "implementationCode", u"short"_s);
    row("kind", "kind", u"promise"_s);
    row("accepting unit not competent", "acceptingUnit", u"SCJGJ-XX"_s, "competentUnits");
    row("units twice", "competentUnits/1", u"SCJGJ-QYZC"_s);
    row("unit empty", "competentUnits/1", u" "_s);
    row("limit no object", "legalLimit", 15);
    row("limit unit", "legalLimit/unit", u"WEEKS"_s);
    row("limit negative", "legalLimit/amount", -1);
    row("limit beyond measure", "legalLimit/amount", 1e9);
    row("promise longer than the law", "promisedLimit/amount", 16, "promisedLimit");
    row("date", "validFrom", u"2026-02-30"_s);
    row("date form", "validFrom", u"2026/01/01"_s);
    row("flow empty", "flow", QJsonArray(), "flow");
    row("flow no list", "flow", QJsonObject());
    row("step no object", "flow/0", u"examine"_s);
    row("steps with one id", "flow/1/id", u"examine"_s);
    row("post unknown", "flow/0/post", u"CLERK"_s);
    row("post of no examiner", "flow/0/post", u"AUDIT_ADMIN"_s);
    row("decider too early", "flow/0/post", u"DECIDER"_s);
    row("no decider", "flow/1/post", u"REVIEWER"_s);
    row("flag as a number", "examinerMayDecide", 1);
    row("special procedure", "specialProcedures/0", u"LUNCH"_s);
    row("form version", "formVersion", 0);
    row("approval form of no step", "approvalForms", QJsonObject{{u"review"_s, u"x"_s}}, "approvalForms/review");
    row("materials with one id", "materials/1/id", u"articles"_s);
    row("review point's field", "reviewPoints/0/fields/0", u"addr"_s);
    row("receiver's field", "receivers/0/fields/1", u"/name"_s);
    row("receiver's work", "receivers/0/work", u"52"_s, "receivers");
    row("verb of no act", "verbs", QJsonObject{{u"BLESS"_s, u"x"_s}}, "verbs/BLESS");
    row("type of no list", "type", u"1"_s);
    row("level of no list", "level", 8);
    row("status", "status", u"ASLEEP"_s);
    row("ends before it begins", "validTo", u"2025-12-31"_s);
    row("recipient", "recipients/0", u"DOG"_s);
    row("window decides a promise item", "windowDecides", true);
    row("reports to who is not competent", "reportsTo", QJsonObject{{u"SCJGJ-GSC"_s, u"GAT"_s}}, "reportsTo/SCJGJ-GSC");
    row("reports up to itself", "reportsTo",
        QJsonObject{{u"SCJGJ-GSC"_s, u"SCJGJ-QYZC"_s}, {u"SCJGJ-QYZC"_s, u"SCJGJ-GSC"_s}}, "reportsTo/SCJGJ-GSC");
    row("guide's source of power", "guide/powerSource", 7);
    row("guide's nature of the body", "guide/bodyNature", 4);
    row("guide's channel", "guide/channels/1", 5);
    row("guide's channel twice", "guide/channels/1", 1);
    row("guide's depth", "guide/onlineDepth/0", 9);
    row("guide's scope", "guide/scope", u"WORLD"_s);
    row("fee without a basis", "guide/fees/0/basis", QString());
    row("fees although there are none", "hasFee", false, "guide/fees");
    row("fees that are not named", "guide/fees", QJsonArray(), "hasFee");
    row("guide's procedure not allowed", "guide/procedures/0/kind", u"AUCTION"_s);
    row("guide's unknown key", "guide/colour", u"red"_s);
    row("verb empty", "verbs", QJsonObject{{u"GRANT"_s, QString()}}, "verbs/GRANT");
}

void ServiceItemTest::faults()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, where);
    const auto item = parseServiceItem(with(base(), path.split(u'/'), value).toObject());
    QVERIFY(!item);
    QCOMPARE(item.error().where, u'/' + where);
    QVERIFY(!item.error().what.isEmpty());
}

void ServiceItemTest::unknownKeysOfANewerService()
{
    QJsonObject json = base();
    json.insert(u"colour"_s, u"red"_s);
    json.insert(u"verbs"_s, QJsonObject{{u"BLESS"_s, u"x"_s}, {u"DENY"_s, u"不予登记"_s}});
    QVERIFY(!parseServiceItem(json));
    const auto item = parseServiceItem(json, UnknownKeys::Ignore);
    QVERIFY(item);
    QCOMPARE(item->verbs.size(), 1);
}

void ServiceItemTest::partWork()
{
    QJsonObject json = base();
    json.insert(u"kind"_s, u"PART_WORK"_s);
    QVERIFY(!parseServiceItem(json));
    json.insert(u"flow"_s, QJsonArray{QJsonObject{
                               {u"id"_s, u"settle"_s}, {u"name"_s, u"核定"_s}, {u"post"_s, u"CASE_OFFICER"_s}}});
    json.remove(u"approvalForms"_s);
    json.remove(u"formId"_s);
    json.remove(u"formVersion"_s);
    QVERIFY(parseServiceItem(json));
}

void ServiceItemTest::limits_data()
{
    QTest::addColumn<QString>("promised");
    QTest::addColumn<QString>("legal");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *promised, const char *legal, bool good) {
        QTest::addRow("%s within %s", promised, legal)
            << QString::fromLatin1(promised) << QString::fromLatin1(legal) << good;
    };
    row("20 WORKING_DAYS", "20 WORKING_DAYS", true);
    row("21 WORKING_DAYS", "20 WORKING_DAYS", false);
    row("15 WORKING_DAYS", "15 CALENDAR_DAYS", true);
    row("16 WORKING_DAYS", "15 CALENDAR_DAYS", false);
    row("60 CALENDAR_DAYS", "20 WORKING_DAYS", true);
    row("72 HOURS", "3 CALENDAR_DAYS", true);
    row("96 HOURS", "3 CALENDAR_DAYS", false);
    row("2 MONTHS", "1 MONTHS", false);
    row("32 CALENDAR_DAYS", "1 MONTHS", false);
    row("2 CALENDAR_DAYS", "24 HOURS", false);
    row("0 INSTANT", "1 WORKING_DAYS", true);
    row("1 WORKING_DAYS", "0 INSTANT", false);
    row("5 WORKING_DAYS", "0 WORKING_DAYS", true); // the law sets none
}

void ServiceItemTest::limits()
{
    QFETCH(QString, promised);
    QFETCH(QString, legal);
    QFETCH(bool, good);
    const auto limit = [](const QString &text) {
        const QStringList parts = text.split(u' ');
        return QJsonObject{{u"amount"_s, parts[0].toInt()}, {u"unit"_s, parts[1]}};
    };
    QJsonObject json = base();
    json.insert(u"promisedLimit"_s, limit(promised));
    json.insert(u"legalLimit"_s, limit(legal));
    QCOMPARE(parseServiceItem(json).has_value(), good);
}

void ServiceItemTest::catalogueFindsVersions()
{
    ServiceItem first = *parseServiceItem(base());
    first.key.version = 1;
    first.validFrom = QDate(2026, 1, 1);
    ServiceItem second = first;
    second.key.version = 2;
    second.validFrom = QDate(2026, 6, 1);
    ServiceItem corrected = second;
    corrected.key.version = 3;
    ServiceItem other = first;
    other.key.code = ItemCode(u"000125001002"_s);
    const Catalogue catalogue({second, first, other, corrected});
    const ItemCode code = first.key.code;
    QCOMPARE(catalogue.find(second.key)->key, second.key);
    QVERIFY(!catalogue.find(ItemKey{code, 9}));
    QVERIFY(!catalogue.inForce(code, QDate(2025, 12, 31)));
    QCOMPARE(catalogue.inForce(code, QDate(2026, 1, 1))->key.version, 1);
    QCOMPARE(catalogue.inForce(code, QDate(2026, 5, 31))->key.version, 1);
    QCOMPARE(catalogue.inForce(code, QDate(2026, 6, 1))->key.version, 3);
    QCOMPARE(catalogue.inForce(other.key.code, QDate(2026, 6, 1))->key, other.key);
    QVERIFY(!Catalogue().inForce(code, QDate(2026, 6, 1)));
}

QTEST_GUILESS_MAIN(ServiceItemTest)
#include "tst_serviceitem.moc"
