// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/windowrig.h"

#include "resources/resources.h"

#include <QBuffer>
#include <QFont>
#include <QJsonArray>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace yunchuang::samples {

/// A paper of some pages, as an applicant would hand it in. Fictional.
[[nodiscard]] inline QByteArray leasePdf(int pages = 3)
{
    using namespace Qt::StringLiterals;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(96);
    QPainter painter(&writer);
    const int width = writer.width();
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        QFont font(u"Noto Serif CJK SC"_s);
        font.setPixelSize(26);
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(QRect(0, 60, width, 40), Qt::AlignHCenter, u"房 屋 租 赁 合 同"_s);
        font.setPixelSize(17);
        font.setBold(false);
        painter.setFont(font);
        painter.drawText(
            QRect(20, 150, width - 40, 800), Qt::TextWordWrap,
            u"出租方（甲方）：贵阳示例物业管理有限公司\n承租方（乙方）：张*（拟设公司筹备人）\n\n第一条　租赁房屋\n甲方"
            u"将位于贵阳市观山湖区示例路 108 号 3 栋 1402 室的房屋出租给乙方使用，建筑面积 86.5 "
            u"平方米，用途为办公。\n\n"
            u"第二条　租赁期限\n自 2026 年 11 月 15 日起至 2029 年 11 月 14 "
            u"日止，共计三年。\n\n第三条　租金与支付\n月租金"
            u"为人民币 4 200 元整，按季支付。\n\n第 %1 页"_s.arg(page + 1));
    }
    painter.end();
    return bytes;
}

/// 李娟 of the tax office's 税种核定 desk.
[[nodiscard]] inline const Desk &taxClerk()
{
    using namespace Qt::StringLiterals;
    static const Desk desk{UserId(u"lijuan"_s), u"李娟"_s, UnitId(u"SWJ-SZHD"_s), Posts(Post::CaseOfficer)};
    return desk;
}

/// The window rig with what a review needs besides: forms, phrases and papers in the cache.
class ReviewRig : public WindowRig
{
public:
    explicit ReviewRig(SerialQueue::Mode mode = SerialQueue::Mode::Inline)
        : WindowRig(mode)
    {
        using namespace Qt::StringLiterals;
        initYunchuangResources();
        putBundle(u"forms"_s, QJsonDocument(formResources()).toJson(QJsonDocument::Compact));
        putBundle(u"phrases"_s, resourceBytes(u"phrases.json"_s));
    }
    void putBundle(const QString &name, const QByteArray &content)
    {
        cache.store.putBundle(name, {"1", content}, &m_context, [](const StoreResult<bool> &) {});
    }
    /// All papers of a case with the same few pages.
    void putPapers(const Case &subject, int but = -1)
    {
        static const QByteArray pdf = leasePdf();
        for (int i = 0; i < subject.materials.size(); ++i) {
            if (i != but)
                cache.store.putMaterial(subject.id, subject.materials.at(i).digest, pdf, &m_context,
                                        [](const StoreResult<bool> &) {});
        }
    }
    bool putReply(const UnitId &viewer, const protocol::CaseReply &reply)
    {
        std::optional<bool> done;
        cache.store.putCase(viewer, reply, &m_context,
                            [&done](const StoreResult<bool> &put) { done = put.has_value(); });
        return QTest::qWaitFor([&done] { return done.has_value(); }) && *done;
    }
    /// The row of the morning with that code, its whole case changed by `change`, row and case in the cache.
    RowKey openable(const QString &code, const std::function<void(protocol::CaseReply &)> &change = {},
                    bool papers = true)
    {
        const QVector<CaseSummary> rows = morning();
        const auto row = std::find_if(rows.cbegin(), rows.cend(),
                                      [&](const CaseSummary &candidate) { return candidate.queryCode == code; });
        cache.apply(rows);
        protocol::CaseReply reply = replyFor(*row);
        if (change)
            change(reply);
        putReply(row->viewer, reply);
        if (papers)
            putPapers(reply.subject);
        return {row->id, row->viewer};
    }
    /// The determination of taxes that follows a grant, claimed by the tax clerk.
    RowKey openTaxWork()
    {
        using namespace Qt::StringLiterals;
        const QVector<CaseSummary> rows = morning();
        const auto row = std::find_if(rows.cbegin(), rows.cend(), [](const CaseSummary &candidate) {
            return candidate.queryCode == u"52-261120-00033"_s;
        });
        protocol::CaseReply reply = replyFor(*row);
        Case &subject = reply.subject;
        subject.parent = subject.id;
        subject.id = CaseId(u"0193b8c0-0000-7000-8000-000000000701"_s);
        subject.item = ItemKey{ItemCode(u"522026901000"_s), 1};
        subject.itemName = u"税种核定"_s;
        subject.unit = taxClerk().unit;
        subject.department = UnitId(u"SWJ"_s);
        subject.step = StepId(u"determine"_s);
        subject.assignee = taxClerk().user;
        subject.assigneeName = taxClerk().name;
        subject.materials = {};
        subject.points = {};
        subject.parts = {};
        subject.checks = {};
        cache.apply(QVector<CaseSummary>{*summarise(subject, subject.unit)});
        putReply(subject.unit, reply);
        return {subject.id, subject.unit};
    }
    [[nodiscard]] std::optional<ShownCase> whole(const RowKey &key)
    {
        std::optional<ShownCase> out;
        bool answered = false;
        cache.store.wholeCase(key, &m_context, [&](const StoreResult<ShownCase> &read) {
            answered = true;
            if (read)
                out = *read;
        });
        return QTest::qWaitFor([&] { return answered; }) ? out : std::nullopt;
    }
    /// The act was sent and the service answered.
    void answer(const CommandId &id, const DeliveryOutcome &outcome)
    {
        outbox.markSent(id, &m_context, [](const StoreResult<OutboxEntry> &) {});
        outbox.finish(id, outcome, &m_context, [](const StoreResult<OutboxEntry> &) {});
    }
    [[nodiscard]] std::optional<LocalDraft> keptDraft(const RowKey &key, const QString &page)
    {
        std::optional<LocalDraft> out;
        outbox.draft(key.caseId, key.viewer, page, &m_context, [&out](const StoreResult<LocalDraft> &draft) {
            if (draft)
                out = *draft;
        });
        return out;
    }

private:
    QObject m_context;
};

} // namespace yunchuang::samples
