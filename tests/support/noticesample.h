// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "companyapplication.h"

#include "domain/calendar.h"
#include "domain/command.h"
#include "domain/transitions.h"
#include "forms/formcatalogue.h"
#include "notices/noticevalues.h"
#include "resources/resources.h"

#include <QTest>

namespace yunchuang {

/// A case to which everything happened that brings a paper, with the item, units and form of this edition, so that each
/// statutory paper can be written for it. Everybody in it is fictional.
class NoticeSample
{
public:
    NoticeSample()
    {
        initYunchuangResources();
        const auto book =
            NoticeBook::read(noticeResources(), resourceDocument(QStringLiteral("noticeplaceholders.json")).object());
        if (!book)
            qFatal("notices: %s", qPrintable(book.error().where));
        m_book = *book;
        const auto items = catalogueResources();
        for (const QJsonValue &json : items) {
            const auto read = parseServiceItem(json.toObject());
            if (read && read->key == ItemKey{ItemCode(QStringLiteral("000125001001")), 1})
                item = *read;
        }
        const auto parsed = parseOrgUnits(resourceDocument(QStringLiteral("units.json")).array());
        if (!parsed)
            qFatal("units: %s", qPrintable(parsed.error().where));
        units = OrgDirectory(*parsed);
        const auto forms = FormCatalogue::fromJson(formResources());
        if (!forms || !forms->find(QStringLiteral("company-registration"), 1))
            qFatal("no forms");
        form = *forms->find(QStringLiteral("company-registration"), 1);
        makeCase();
        makeRows();
    }

    [[nodiscard]] const NoticeBook &book() const { return m_book; }

    /// A moment of November or December 2026 in Guizhou.
    [[nodiscard]] static QDateTime moment(int month, int day, int hour, int minute = 0)
    {
        return toUtc(QDate(2026, month, day), QTime(hour, minute));
    }

    [[nodiscard]] static CommandId commandOf(DocumentKind kind)
    {
        return CommandId(QStringLiteral("command-") + nameOf(kind));
    }

    /// The numbered paper of that kind.
    [[nodiscard]] CaseDocument document(DocumentKind kind) const
    {
        for (const CaseDocument &candidate : subject.documents) {
            if (candidate.kind == kind)
                return candidate;
        }
        return {};
    }

    [[nodiscard]] Expected<NoticeText, NoticeError> write(DocumentKind kind, Holes holes = Holes::Refuse) const
    {
        return write(document(kind), holes);
    }
    [[nodiscard]] Expected<NoticeText, NoticeError> write(const CaseDocument &paper, Holes holes = Holes::Refuse) const
    {
        const HistoryRow *act = actOf(history, paper);
        if (!act)
            return tl::unexpected(NoticeError{NoticeError::Code::Template, QStringLiteral("no act")});
        const NoticeTemplate *notice = m_book.find(paper.kind);
        const NoticeFacts facts{subject, *act, history, paper, item, units, &*form};
        NoticeValues values = noticeValues(m_book, *notice, facts);
        if (paper.kind == DocumentKind::ArchivePackage)
            values.lists.insert(QStringLiteral("files"), files);
        return fillNotice(m_book, *notice, values, holes);
    }

    Case subject;
    QVector<HistoryRow> history;
    ServiceItem item;
    OrgDirectory units;
    std::optional<FormDescription> form;
    QVector<NoticeValues::Entry> files{{{QStringLiteral("n"), QStringLiteral("1")},
                                        {QStringLiteral("path"), QStringLiteral("materials/01-articles.pdf")},
                                        {QStringLiteral("name"), QStringLiteral("公司章程")},
                                        {QStringLiteral("size"), QStringLiteral("48213")}}};

private:
    void makeCase()
    {
        subject.id = CaseId(QStringLiteral("018f0000-0000-7000-8000-000000000317"));
        subject.number = QStringLiteral("1152000000DEM000145H2000125001001202611230001");
        subject.queryCode = QStringLiteral("52-261123-00317");
        subject.item = item.key;
        subject.itemName = item.name;
        subject.state = CaseState::Archived;
        subject.unit = UnitId(QStringLiteral("SCJGJ-QYZC"));
        subject.department = UnitId(QStringLiteral("SCJGJ"));
        subject.assigneeName = QStringLiteral("周敏");
        subject.applicant = {ApplicantKind::Person,    QStringLiteral("李示例"),
                             QStringLiteral("111"),    QStringLiteral("52999920000229002X"),
                             QStringLiteral("王样本"), QStringLiteral("13700002345")};
        subject.formId = QStringLiteral("company-registration");
        subject.formVersion = 1;
        subject.form = companyApplication();
        for (const ItemMaterial &wanted : std::as_const(item.materials)) {
            Material material;
            material.id = wanted.id;
            material.trust = QStringLiteral("B");
            material.copies = subject.materials.size() % 2 == 0 ? 1 : 0;
            subject.materials.append(material);
        }
        subject.promises = {{item.materials.constLast().id, QDate(2026, 12, 8)}};
        Deadlines &clocks = subject.deadlines;
        clocks.receivedAt = moment(11, 23, 10, 5);
        clocks.receivedOn = QDate(2026, 11, 23);
        clocks.noticeDue = QDate(2026, 11, 30);
        clocks.acceptedAt = moment(11, 24, 9);
        clocks.acceptedOn = QDate(2026, 11, 24);
        clocks.promisedDue = QDate(2026, 12, 10);
        clocks.statutoryDue = QDate(2026, 12, 22);
        subject.result.granted = true;
        subject.result.name = item.resultName;
        subject.result.number = QStringLiteral("91520115MA6TERT171");
        subject.result.deliveryWay = QStringLiteral("ON_SITE");
        subject.result.receiver = QStringLiteral("王样本");
        subject.result.deliveredAt = moment(12, 1, 15, 4);
        subject.follows = CaseLink{LinkKind::Change, CaseId(QStringLiteral("other")), QStringLiteral("1152…0007"),
                                   QStringLiteral("91520115MA6TERT17X")};
        subject.archive = ArchiveRecord{CaseState::Delivered, moment(12, 2, 9), {}, QStringLiteral("卢欣"), 10, {}};
        Handoff asked;
        asked.to = UnitId(QStringLiteral("ZRZYT-BDC"));
        asked.id = handoffIdFor(commandOf(DocumentKind::ConsultationLetter), asked.to);
        asked.question = QStringLiteral("请核对申请人填报的住所与不动产登记是否一致。");
        asked.dueAt = moment(11, 27, 17);
        asked.sharedFields = {QStringLiteral("/name"), QStringLiteral("/addr")};
        asked.sharedMaterials = {item.materials.constFirst().id};
        subject.handoffs.append(asked);
        Urging urging;
        urging.id = commandOf(DocumentKind::SupervisionOrder).text();
        urging.text = QStringLiteral("本件距承诺日期仅剩一日，请抓紧办理。");
        urging.replyDue = QDate(2026, 11, 26);
        subject.urgings.append(urging);
    }

    /// A row for each kind of paper, as the act that brings it writes it.
    void makeRows()
    {
        HistoryRow submitted = row(Action::Submit, QStringLiteral("ZY"), Post::Applicant);
        submitted.at = moment(11, 23, 10);
        history.append(submitted);
        int serial = 0;
        for (const auto &[kind, name] : enumNames<DocumentKind>) {
            HistoryRow act = rowFor(kind);
            act.command = commandOf(kind);
            act.sequence = history.size() + 1;
            history.append(act);
            CaseDocument paper;
            paper.kind = kind;
            paper.command = act.command;
            paper.issuedAt = act.at;
            const NoticeTemplate *notice = m_book.find(kind);
            if (notice && !notice->numberWord.isEmpty())
                paper.number = QStringLiteral("市监%1字〔2026〕第%2号")
                                   .arg(notice->numberWord)
                                   .arg(++serial, 4, 10, QLatin1Char('0'));
            if (kind == DocumentKind::Certificate)
                paper.number = subject.result.number;
            subject.documents.append(paper);
        }
        // What happened last moved the days; papers of earlier acts still say what they said.
        HistoryRow moved = row(Action::EndSpecial, QStringLiteral("SCJGJ-QYZC"), Post::CaseOfficer);
        moved.sequence = history.size() + 1;
        moved.dueChanges = {{Due::Promised, QDate(2026, 11, 26), QDate(2026, 12, 10)},
                            {Due::Statutory, QDate(2026, 12, 9), QDate(2026, 12, 22)}};
        history.append(moved);
    }

    [[nodiscard]] HistoryRow row(Action action, const QString &unit, Post post) const
    {
        HistoryRow made;
        made.action = action;
        made.unit = UnitId(unit);
        made.post = post;
        made.userName = post == Post::Applicant ? QString() : QStringLiteral("周敏");
        made.at = moment(11, 24, 9, 12);
        return made;
    }

    [[nodiscard]] HistoryRow rowFor(DocumentKind kind) const
    {
        const auto transition = std::find_if(transitions().begin(), transitions().end(),
                                             [&](const Transition &candidate) { return candidate.document == kind; });
        const Action action = transition != transitions().end()         ? transition->action
                              : kind == DocumentKind::ToleranceNotice   ? Action::Accept
                              : kind == DocumentKind::HearingNotice     ? Action::InformParties
                              : kind == DocumentKind::HearingInvitation ? Action::InformParties
                                                                        : Action::Grant;
        HistoryRow made = row(action, QStringLiteral("SCJGJ-QYZC"), Post::CaseOfficer);
        made.reason = QStringLiteral("申报住所与权属登记不一致，且未能说明。");
        made.opinion = QStringLiteral("材料齐全，符合法定形式。");
        made.basis = QStringLiteral("《中华人民共和国公司登记管理条例》第五十一条");
        made.competentOrgan = QStringLiteral("贵阳市市场监督管理局");
        made.remedies = QStringLiteral("行政复议机关：贵州省人民政府；管辖法院：贵阳市云岩区人民法院。");
        made.conditions = QStringLiteral("食品销售另行取得许可后方可经营。");
        made.validUntil = QDate(2031, 11, 23);
        made.corrections = {
            {QStringLiteral("/addr"), QStringLiteral("住所房号与权属证明不一致，请更正。"), false},
            {QStringLiteral("material:lease"), QStringLiteral("租赁合同缺出租人签字，请补签。"), false}};
        made.toUnit = UnitId(QStringLiteral("SCJGJ"));
        made.remarks = {QStringLiteral("PROPOSES_GRANT"), QStringLiteral("MATERIALS_RETURNED")};
        made.facts = {{QStringLiteral("PROCEDURE"), QStringLiteral("EXPERT_REVIEW")},
                      {QStringLiteral("DAYS"), QStringLiteral("10")},
                      {QStringLiteral("ANNOUNCED_END"), QStringLiteral("2026-12-08")},
                      {QStringLiteral("FOR_WHOM"), QStringLiteral("李示例")},
                      {QStringLiteral("GROUND"), QStringLiteral("FEE_UNPAID")},
                      {QStringLiteral("PARTIES"), QStringLiteral("贵阳示例物业管理有限公司")},
                      {QStringLiteral("REQUEST_BY"), QStringLiteral("2026-12-01")},
                      {QStringLiteral("ANSWER_BY"), QStringLiteral("2026-12-24")},
                      {QStringLiteral("HEARING_ON"), QStringLiteral("2026-12-08")},
                      {QStringLiteral("HEARING_PLACE"), QStringLiteral("省政务服务大厅二楼听证室")},
                      {QStringLiteral("PRESIDER"), QStringLiteral("郑华")}};
        made.dueChanges = {{Due::Promised, QDate(2026, 11, 26), QDate(2026, 12, 10)}};
        // Rows that must not mislead the days of earlier papers carry the day that was moved then.
        if (kind != DocumentKind::ExtensionNotice)
            made.dueChanges.clear();
        return made;
    }

    NoticeBook m_book;
};

} // namespace yunchuang
