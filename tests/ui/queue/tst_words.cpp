// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identifiererror.h"
#include "translations/translations.h"
#include "ui/common/words.h"

#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace yunchuang;

/// No code without words, in English and in Chinese.
class TestWords : public QObject
{
    Q_OBJECT

private:
    QTranslator m_chinese;

    /// Every value has words of its own that are no code name; `same` values may share them.
    template<class E, class ToWords>
    static void checkAll(ToWords toWords, bool distinct = true)
    {
        QSet<QString> seen;
        for (const auto &[value, name] : enumNames<E>) {
            const QString words = toWords(value);
            QVERIFY2(!words.isEmpty(), name.data());
            QVERIFY2(words != name, name.data());
            QVERIFY2(!words.contains(u'_'), qPrintable(words));
            QVERIFY2(!distinct || !seen.contains(words), qPrintable(words));
            seen.insert(words);
        }
    }

private Q_SLOTS:
    void checksAreNamedAfterTheFieldOfTheForm_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("words");
        QTest::newRow("identity") << u"liaison.identity"_s << u"Liaison"_s << u"Liaison: identity"_s;
        QTest::newRow("address") << u"bizAddr.standard"_s << u"Place of business"_s
                                 << u"Place of business: standard address"_s;
        QTest::newRow("no form yet") << u"finance.identity"_s << QString() << u"identity"_s;
        QTest::newRow("unknown kind") << u"name.later"_s << u"Name"_s << u"Name"_s;
        QTest::newRow("nothing known") << u"name.later"_s << QString() << u"name.later"_s;
    }
    void checksAreNamedAfterTheFieldOfTheForm()
    {
        QFETCH(QString, id);
        QFETCH(QString, label);
        RegistryCheck check;
        check.id = id;
        QTEST(Wording::check(check, label), "words");
    }
    void aDepartmentIsSaidOnce_data()
    {
        QTest::addColumn<QString>("department");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("words");
        QTest::newRow("its own name") << u"省市场监督管理局"_s << u"企业注册处"_s
                                      << u"省市场监督管理局 ・ 企业注册处"_s;
        QTest::newRow("begins with it") << u"省市场监督管理局"_s << u"省市场监督管理局企业注册处"_s
                                        << u"省市场监督管理局 ・ 企业注册处"_s;
        QTest::newRow("holds it") << u"省市场监督管理局"_s << u"贵州省市场监督管理局企业注册处"_s
                                  << u"贵州省市场监督管理局企业注册处"_s;
        QTest::newRow("is it") << u"省税务局"_s << u"省税务局"_s << u"省税务局"_s;
        QTest::newRow("no department") << QString() << u"企业注册处"_s << u"企业注册处"_s;
    }
    void aDepartmentIsSaidOnce()
    {
        QFETCH(QString, department);
        QFETCH(QString, unit);
        QTEST(Wording::desk(department, unit), "words");
    }
    void initTestCase()
    {
        initYunchuangTranslations();
        QVERIFY(m_chinese.load(u":/i18n/yunchuang_zh_CN.qm"_s));
    }

    void everyCodeHasWords_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::newRow("English") << false;
        QTest::newRow("Chinese") << true;
    }
    void everyCodeHasWords()
    {
        QFETCH(bool, chinese);
        if (chinese)
            QCoreApplication::installTranslator(&m_chinese);
        const auto done = qScopeGuard([this] { QCoreApplication::removeTranslator(&m_chinese); });
        checkAll<CaseState>([](CaseState v) { return Wording::state(v); });
        checkAll<CaseState>([](CaseState v) { return Wording::stage(v, StepId(u"examine"_s), nullptr); }, false);
        checkAll<Capacity>([](Capacity v) { return Wording::capacity(v); });
        checkAll<ApplicantKind>([](ApplicantKind v) { return Wording::applicantKind(v); });
        checkAll<DocumentKind>([](DocumentKind v) { return Wording::document(v); });
        checkAll<SuspensionKind>([](SuspensionKind v) { return Wording::suspension(v); });
        checkAll<Post>([](Post v) { return Wording::post(v); });
        checkAll<Action>([](Action v) { return Wording::action(v); }, false);
        checkAll<Record>([](Record v) { return Wording::record(v); });
        checkAll<ConflictChoice>([](ConflictChoice v) { return Wording::conflictChoice(v); });
        checkAll<DeliveryStatus>([](DeliveryStatus v) { return Wording::delivery(v); });
        checkAll<ProofState>([](ProofState v) { return Wording::proof(v); });
        checkAll<CheckVerdict>([](CheckVerdict v) { return Wording::verdict(v); });
        checkAll<CheckAnswer>([](CheckAnswer v) { return Wording::answer(v); });
        checkAll<PointVerdict>([](PointVerdict v) { return Wording::pointVerdict(v); });
        checkAll<HandoffKind>([](HandoffKind v) { return Wording::handoff(v); });
        checkAll<HandoffState>([](HandoffState v) { return Wording::handoffState(v); });
        checkAll<PartState>([](PartState v) { return Wording::part(v); });
        for (int clock = 0; clock <= static_cast<int>(RunningClock::Delivery); ++clock)
            QVERIFY(!Wording::clock(static_cast<RunningClock>(clock)).isEmpty());
        checkAll<LimitUnit>([](LimitUnit v) { return Wording::limit({3, v}); });
        checkAll<OfflineReason>([](OfflineReason v) { return Wording::offline(v).what; }, false);
        checkAll<Reachability>([](Reachability v) { return Wording::reachability(v); });
        checkAll<protocol::ApiErrorCode>([](protocol::ApiErrorCode v) { return Wording::apiError(v).what; }, false);
        checkAll<RefusalCode>([](RefusalCode v) { return Wording::refusal({v, {}, {}}).what; }, false);
        checkAll<FieldCode>([](FieldCode v) { return Wording::fieldError({u"/x"_s, nameOf(v), {}}); }, false);
        checkAll<IdentifierErrorCode>(
            [](IdentifierErrorCode v) {
                return Wording::fieldError(
                    {u"/x"_s, nameOf(FieldCode::BadFormat), {{u"reason"_s, QString(nameOf(v))}}});
            },
            false);
        for (int code = 0; code <= static_cast<int>(StoreErrorCode::Failed); ++code)
            QVERIFY(!Wording::storeError(static_cast<StoreErrorCode>(code)).what.isEmpty());
        for (int bit = 0; bit <= 20; ++bit)
            QVERIFY(!Wording::flag(static_cast<SummaryFlag>(1U << static_cast<unsigned>(bit))).isEmpty());
        for (const QString &code : {u"ON_SITE"_s, u"POST"_s, u"ELECTRONIC"_s, u"ANNOUNCEMENT"_s})
            QVERIFY(Wording::deliveryWay(code) != code);
    }

    void everyActHasAnIcon()
    {
        for (const auto &[action, name] : enumNames<Action>)
            QVERIFY2(Wording::actionIcon(action) != Icon::None, name.data());
    }

    void argumentsAreNamed()
    {
        OrgUnit unit;
        unit.id = UnitId(u"X"_s);
        unit.shortName = u"不动产登记中心"_s;
        const OrgDirectory units({unit});
        ServiceItem item;
        item.materials = {{MaterialId(u"articles"_s), u"公司章程"_s, true, false, true, {}}};
        item.verbs.insert(Action::Grant, u"准予登记"_s);
        NameSource names;
        names.units = &units;
        names.item = &item;
        names.person = [](const QString &id) { return id == u"zhoumin" ? u"周敏"_s : QString(); };
        names.field = [](const QString &pointer) { return pointer == u"/addr" ? u"住所"_s : QString(); };
        const auto what = [&](RefusalCode code, const QMap<QString, QString> &args) {
            return Wording::refusal({code, args, {}}, names).what;
        };
        QCOMPARE(what(RefusalCode::OtherUnit, {{u"unit"_s, u"X"_s}}), u"The case is held by 不动产登记中心."_s);
        QCOMPARE(what(RefusalCode::NotAssignee, {{u"assignee"_s, u"zhoumin"_s}}), u"周敏 has the case."_s);
        QCOMPARE(what(RefusalCode::MaterialsMissing, {{u"materials"_s, u"articles"_s}}),
                 u"Required materials are missing: 公司章程."_s);
        QCOMPARE(what(RefusalCode::DifferencesUnanswered, {{u"fields"_s, u"/addr,/name"_s}}),
                 u"Differences without an answer: 住所, /name."_s);
        QCOMPARE(what(RefusalCode::WrongPost, {{u"posts"_s, u"DECIDER,REVIEWER"_s}}),
                 u"This belongs to another post: Chief representative, Reviewer."_s);
        QCOMPARE(Wording::action(Action::Grant, &item), u"准予登记"_s);
        QCOMPARE(Wording::action(Action::Deny, &item), u"Deny"_s);
    }

    void deadlinesReadAsOneSaysThem()
    {
        QCoreApplication::installTranslator(&m_chinese);
        const auto done = qScopeGuard([this] { QCoreApplication::removeTranslator(&m_chinese); });
        DeadlineStatus status;
        status.light = DeadlineLight::Overdue;
        status.workingDaysLeft = -2;
        QCOMPARE(Wording::deadline(status, CaseState::InReview), u"超 2 日"_s);
        QCOMPARE(Wording::deadlineInFull(status, CaseState::InReview), u"超期 2 个工作日"_s);
        status.light = DeadlineLight::DueSoon;
        status.workingDaysLeft = 0;
        QCOMPARE(Wording::deadline(status, CaseState::InReview), u"今日"_s);
        status.workingDaysLeft = 1;
        QCOMPARE(Wording::deadline(status, CaseState::InReview), u"剩 1 日"_s);
        status.provisional = true;
        QCOMPARE(Wording::deadlineInFull(status, CaseState::InReview), u"剩 1 个工作日（暂定）"_s);
        QCOMPARE(Wording::deadline({}, CaseState::Correcting), u"等申请人"_s);
        QCOMPARE(Wording::light({}, CaseState::Correcting), Light::Waiting);
        QCOMPARE(Wording::light({}, CaseState::Delivered), Light::Finished);
        QCOMPARE(Wording::dayOfWeek(QDate(2026, 11, 25), QDate(2026, 11, 24)), u"11-25（周三）"_s);
        QCOMPARE(Wording::day(QDate(2027, 1, 4), QDate(2026, 11, 24)), u"2027-01-04"_s);
        QCOMPARE(Wording::count(1286), QString(u"1" + QChar(0x2009) + u"286"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
