// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticesample.h"

#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// Statutory papers: nothing missing, nothing left open, nothing told that should be masked.
class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsWritten_data();
    void everyKindIsWritten();
    void aHoleIsAnError();
    void aPreviewMarksItsHoles();
    void anEmptyListIsAnError();
    void personsAreMasked();
    void laterEventsDoNotRewriteAPaper();
    void acceptanceBySilenceSaysSo();
    void placeholdersMustBeKnown();
    void daysMomentsAndLimits();

private:
    NoticeSample m_sample;
};

void NoticesTest::everyKindIsWritten_data()
{
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<QStringList>("content");
    const QString reconsider = u"六十日内申请行政复议"_s;
    const QString lawsuit = u"六个月内向人民法院提起行政诉讼"_s;
    const auto row = [](const char *name, DocumentKind kind, const QStringList &content) {
        QTest::newRow(name) << kind << content;
    };
    row("art. 29, application", DocumentKind::ApplicationForm,
        {u"申请书"_s, u"李示例"_s, u"贵州青岚示例茶业有限公司"_s, u"股东（发起人）出资1·认缴出资额\t60 万元"_s,
         u"真实"_s});
    row("art. 32, receipt", DocumentKind::ReceptionReceipt,
        {u"2026年11月24日9时12分收到"_s, u"2026年11月30日前"_s, u"逾期不告知的，自收到申请材料之日起即为受理"_s,
         u"52-261123-00317"_s, m_sample.item.materials.constFirst().name});
    row("T2, pre-review", DocumentKind::PreReviewOpinion, {u"预审意见"_s, u"1. 住所房号与权属证明不一致，请更正。"_s});
    row("art. 32(1)", DocumentKind::NotRequiredNotice, {u"不需要取得行政许可"_s, u"依据："_s, reconsider, lawsuit});
    row("art. 32(2)", DocumentKind::RefusalDecision,
        {u"请向贵阳市市场监督管理局提出申请"_s, u"理由："_s, u"依据："_s, reconsider, lawsuit});
    row("art. 32(4)", DocumentKind::CorrectionNotice,
        {u"2. 租赁合同缺出租人签字，请补签。"_s, u"2026年12月24日前"_s, u"五个工作日内一次性"_s});
    row("art. 32, correction received", DocumentKind::CorrectionReceipt,
        {u"补正的材料已于2026年11月24日9时12分收到"_s});
    row("art. 32(5)", DocumentKind::AcceptanceNotice,
        {u"受理"_s, u"第三十二条第一款第五项"_s, u"本机关承诺于2026年11月26日前作出决定"_s, u"经办人\t王样本"_s,
         u"专用章"_s, u"签收时间："_s});
    row("T13", DocumentKind::ConsultationLetter,
        {u"不动产"_s, u"请核对申请人填报的住所"_s, u"企业名称\t贵州青岚示例茶业有限公司"_s,
         u"2026年11月27日17时00分前"_s});
    row("art. 38, 39, 40", DocumentKind::GrantDecision,
        {u"决定准予行政许可"_s, u"证件号码\t529999********002X"_s, u"许可内容和范围\t茶叶种植"_s,
         u"附加条件\t食品销售另行取得许可后方可经营。"_s, u"至2031年11月23日"_s, u"予以公开"_s});
    row("art. 38(2)", DocumentKind::DenialDecision,
        {u"事实和理由：申报住所与权属登记不一致"_s, u"依据："_s, reconsider, lawsuit, u"贵州省人民政府"_s});
    row("art. 39", DocumentKind::Certificate, {u"营业执照"_s, u"91520115MA6TERT171"_s, u"法定代表人"_s});
    row("art. 44", DocumentKind::ProofOfService,
        {u"当场领取"_s, u"王样本"_s, u"经办人（代理人）"_s, u"2026年12月1日15时04分"_s, u"准予行政许可决定书"_s});
    row("T27", DocumentKind::SupervisionOrder, {u"抓紧办理"_s, u"2026年11月26日前书面答复"_s});
    row("T9", DocumentKind::ReturnNotice, {u"2026年12月24日前"_s, u"理由："_s, u"已退还"_s, u"重新提出申请"_s});
    row("tolerance", DocumentKind::ToleranceNotice,
        {m_sample.item.materials.constLast().name, u"2026年12月8日前"_s, u"方可颁发证照"_s, u"容缺受理承诺书"_s,
         u"后果由申请人承担"_s});
    row("art. 45", DocumentKind::SpecialProcedureNotice,
        {u"专家评审"_s, u"10个工作日"_s, u"不计算在办理期限内"_s, u"2026年12月8日"_s});
    row("art. 42", DocumentKind::ExtensionNotice, {u"延长理由："_s, u"10日"_s, u"2026年12月10日"_s, u"负责人批准"_s});
    row("T16", DocumentKind::SupplementNotice, {u"要求补充的理由："_s, u"1. 住所房号"_s, u"2026年12月24日前"_s});
    row("art. 43", DocumentKind::PreliminaryOpinion, {u"初审结论：拟准予"_s, u"全部申请材料"_s, u"第四十三条"_s});
    row("art. 46-48", DocumentKind::HearingNotice,
        {u"要求听证的权利"_s, u"五日内（2026年12月1日前）"_s, u"二十日内组织听证"_s, u"七日前"_s,
         u"审查该申请的工作人员以外的人员主持"_s, u"不承担组织听证的费用"_s});
    row("art. 48", DocumentKind::HearingInvitation,
        {u"2026年12月8日"_s, u"二楼听证室"_s, u"由郑华主持"_s, u"不是审查该申请的工作人员"_s, u"有权申请回避"_s, u"听证笔录"_s});
    row("art. 36", DocumentKind::StatementNotice,
        {u"陈述和申辩"_s, u"贵阳示例物业管理有限公司"_s, u"2026年12月1日前"_s});
    row("art. 49, 50", DocumentKind::ChangeDecision,
        {u"准予变更"_s, u"第四十九条"_s, u"三十日前提出申请"_s, u"视为准予延续"_s, u"91520115MA6TERT17X"_s});
    row("art. 8, 69, 70", DocumentKind::RevocationDecision, {u"事实和理由："_s, u"依据："_s, reconsider, lawsuit});
    row("T24", DocumentKind::WithdrawalNotice, {u"准予撤回"_s, u"终止办理"_s, u"已退还"_s});
    row("T25", DocumentKind::TerminationNotice, {u"费用未缴纳"_s, u"理由："_s, u"已退还"_s});
    row("GB/T 42727", DocumentKind::ArchivePackage, {u"公司章程"_s, u"10年"_s, u"已送达"_s});
}

void NoticesTest::everyKindIsWritten()
{
    QFETCH(DocumentKind, kind);
    QFETCH(QStringList, content);
    const auto paper = m_sample.write(kind);
    QVERIFY2(paper, paper ? "" : qPrintable(paper.error().where));
    const QString text = paper->plainText();
    QVERIFY2(!text.contains(u'{') && !text.contains(u"〔〕"_s), qPrintable(text));
    QVERIFY(paper->missing.isEmpty());
    for (const QString &phrase : content)
        QVERIFY2(text.contains(phrase), qPrintable(phrase + u" is not in\n"_s + text));
    QVERIFY2(text.contains(u"贵州省"_s) && text.contains(paper->organ), qPrintable(text));
    const NoticeTemplate &notice = *m_sample.book().find(kind);
    if (!notice.numberWord.isEmpty())
        QVERIFY2(text.contains(notice.numberWord + u"字\u30142026\u3015第"_s), qPrintable(text));
}

void NoticesTest::aHoleIsAnError()
{
    NoticeSample sample;
    for (HistoryRow &row : sample.history)
        row.competentOrgan.clear();
    const auto paper = sample.write(DocumentKind::RefusalDecision);
    QVERIFY(!paper);
    QCOMPARE(paper.error(), (NoticeError{NoticeError::Code::MissingValue, u"competentOrgan"_s}));
}

void NoticesTest::aPreviewMarksItsHoles()
{
    NoticeSample sample;
    for (HistoryRow &row : sample.history)
        row.competentOrgan.clear();
    CaseDocument unnumbered = sample.document(DocumentKind::RefusalDecision);
    unnumbered.number.clear();
    const auto paper = sample.write(unnumbered, Holes::Mark);
    QVERIFY(paper);
    QCOMPARE(paper->missing, QStringList(u"competentOrgan"_s));
    QVERIFY(paper->plainText().contains(u"请向〔有权机关〕提出申请"_s));
    QVERIFY(paper->plainText().contains(u"待编号"_s));
}

void NoticesTest::anEmptyListIsAnError()
{
    NoticeSample sample;
    for (HistoryRow &row : sample.history)
        row.corrections.clear();
    const auto notice = sample.write(DocumentKind::CorrectionNotice);
    QVERIFY(!notice);
    QCOMPARE(notice.error(), (NoticeError{NoticeError::Code::EmptyList, u"corrections"_s}));
    // A pre-review opinion may do without.
    QVERIFY(sample.write(DocumentKind::PreReviewOpinion));
}

void NoticesTest::personsAreMasked()
{
    for (const auto &[kind, name] : enumNames<DocumentKind>) {
        const auto paper = m_sample.write(kind);
        QVERIFY2(paper, name.data());
        const QString text = paper->plainText();
        for (const QString &number :
             {u"52999920000229002X"_s, u"520199199001010017"_s, u"13700002345"_s, u"13800005521"_s})
            QVERIFY2(!text.contains(number), qPrintable(QString(name) + u' ' + number));
    }
    NoticeSample enterprise;
    enterprise.subject.applicant.kind = ApplicantKind::Enterprise;
    enterprise.subject.applicant.idNumber = u"91520115MA6TERT171"_s;
    QVERIFY(enterprise.write(DocumentKind::GrantDecision)->plainText().contains(u"证件号码\t91520115MA6TERT171"_s));
}

void NoticesTest::laterEventsDoNotRewriteAPaper()
{
    // The special procedure moved the promise to 10 December; the acceptance promised 26 November.
    QCOMPARE(m_sample.subject.deadlines.promisedDue, QDate(2026, 12, 10));
    const QString text = m_sample.write(DocumentKind::AcceptanceNotice)->plainText();
    QVERIFY(text.contains(u"2026年11月26日"_s));
    QVERIFY(text.contains(u"（2026年12月9日前）"_s));
    QVERIFY(!text.contains(u"12月10日"_s));
}

void NoticesTest::acceptanceBySilenceSaysSo()
{
    NoticeSample sample;
    sample.subject.promises.clear();
    QVERIFY(sample.write(DocumentKind::AcceptanceNotice)->plainText().contains(u"申请材料齐全、符合法定形式"_s));
    for (HistoryRow &row : sample.history) {
        if (row.command == NoticeSample::commandOf(DocumentKind::AcceptanceNotice))
            row.action = Action::DeemAccepted;
    }
    const QString text = sample.write(DocumentKind::AcceptanceNotice)->plainText();
    QVERIFY(!text.contains(u"申请材料齐全"_s));
    QVERIFY(text.contains(u"第三十二条第一款第四项，自2026年11月24日起予以受理"_s));
}

void NoticesTest::placeholdersMustBeKnown()
{
    const QJsonObject known{{u"placeholders"_s, QJsonObject{{u"itemName"_s, u"事项"_s}}}};
    const auto notice = [](const QString &text) {
        return QJsonArray{
            QJsonObject{{u"kind"_s, u"REFUSAL_DECISION"_s},
                        {u"version"_s, 1},
                        {u"copies"_s, 2},
                        {u"title"_s, u"书"_s},
                        {u"blocks"_s, QJsonArray{QJsonObject{{u"type"_s, u"paragraph"_s}, {u"text"_s, text}}}}}};
    };
    QVERIFY(NoticeBook::read(notice(u"{itemName}"_s), known));
    const auto wrong = NoticeBook::read(notice(u"{itemNmae}"_s), known);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error(), (NoticeError{NoticeError::Code::UnknownName, u"itemNmae"_s}));
    QJsonArray twice = notice(u"{itemName}"_s);
    twice.append(twice.at(0));
    QVERIFY(!NoticeBook::read(twice, known));
}

void NoticesTest::daysMomentsAndLimits()
{
    QCOMPARE(noticeDay(QDate(2017, 9, 1)), u"2017年9月1日"_s);
    QCOMPARE(noticeDay({}), QString());
    QCOMPARE(noticeMoment(toUtc(QDate(2017, 9, 1), QTime(9, 5))), u"2017年9月1日9时05分"_s);
    QCOMPARE(noticeLimit({15, LimitUnit::WorkingDays}), u"15个工作日"_s);
    QCOMPARE(noticeLimit({15, LimitUnit::CalendarDays}), u"15日"_s);
    QCOMPARE(noticeLimit({24, LimitUnit::Hours}), u"24小时"_s);
    QCOMPARE(noticeLimit({3, LimitUnit::Months}), u"3个月"_s);
    QCOMPARE(noticeLimit({0, LimitUnit::Instant}), u"当场"_s);
    QCOMPARE(noticeLimit({0, LimitUnit::WorkingDays}), QString());
}

QTEST_GUILESS_MAIN(NoticesTest)
#include "tst_notices.moc"
