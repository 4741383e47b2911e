// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of the review page, the handoff dialog and the outbox in the states they can be in. A tool for
// developers, not a test.
#include "tests/support/grabmain.h"
#include "tests/ui/review/reviewrig.h"

#include "ui/common/opinionedit.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/outbox/conflictpane.h"
#include "ui/outbox/outboxpage.h"
#include "ui/review/approvalform.h"
#include "ui/review/decisionpane.h"
#include "ui/review/documentview.h"
#include "ui/review/formpane.h"
#include "ui/review/materialspane.h"
#include "ui/review/pointslist.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"

#include <QJsonArray>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

const QString differing = u"52-261123-00317"_s;
const QString examined = u"52-261120-00033"_s;

SessionView sessionOf(const Desk &desk)
{
    SessionView session;
    session.user = desk.user;
    session.name = desk.name;
    session.desks = {{desk.unit, u"贵州省市场监督管理局"_s, u"企业注册处"_s, desk.posts}};
    session.sealed = true;
    session.usableUntil = moment(25, 18);
    session.version = QString::fromLatin1(YUNCHUANG_VERSION);
    return session;
}

struct Scene
{
    explicit Scene(const Desk &desk = clerk())
        : window({rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler})
    {
        rig.signIn(desk);
        window.setSession(sessionOf(desk));
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        review = new ReviewPage(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler);
    }
    void open(const RowKey &key, const std::optional<Action> &action = {})
    {
        window.openPage(review);
        review->open(key, action, {6, 47, {}});
        review->enter();
        settle();
    }
    void settle()
    {
        // Pages are drawn by another thread.
        QTest::qWait(120);
        rig.scheduler.advance(std::chrono::milliseconds(1000));
        QTest::qWait(60);
    }
    void save(const QString &file)
    {
        settle();
        window.grab().save(file);
    }
    ReviewRig rig;
    MainWindow window;
    ReviewPage *review;
};

void type(ReviewPage &page, const QString &words)
{
    page.decision().opinion().setText(words);
}

void grabReview(const std::function<QString(const QString &)> &file, bool full)
{
    {
        Scene scene;
        const RowKey key = scene.rig.openable(differing);
        scene.open(key);
        scene.review->materials().selectMaterial(MaterialId(u"premises"_s));
        QTest::keyClick(scene.review, Qt::Key_B, Qt::ControlModifier);
        scene.settle();
        PointsList &points = scene.review->decision().points();
        points.setFocus();
        points.select(6);
        QTest::keyClick(&points, Qt::Key_N);
        points.select(6);
        scene.review->decision().choose(Action::RequestCorrection);
        type(*scene.review, u"1. 申请书所填住所「1204 室」与标准地址、租赁合同「1402 室」不一致，请核对后更正；\n2. "
                            u"租赁合同缺少出租方签章，请补充签署完整的合同。"_s);
        scene.save(file(u"review-correction"_s));
    }
    {
        Scene scene(taxClerk());
        scene.open(scene.rig.openTaxWork());
        ApprovalForm &approval = scene.review->form().approval();
        approval.setValue({{u"taxpayerKind"_s, u"SMALL"_s},
                           {u"collection"_s, u"ACCOUNTS"_s},
                           {u"authority"_s, u"国家税务总局观山湖区税务局"_s},
                           {u"taxes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"VAT"_s}, {u"period"_s, u"QUARTER"_s}},
                                                   QJsonObject{{u"kind"_s, u"VAT"_s}}}}});
        scene.save(file(u"review-taxes"_s));
        scene.review->decision().choose(Action::CompleteWork);
        approval.showAllErrors();
        scene.save(file(u"review-taxes-faults"_s));
    }
    {
        Scene scene;
        scene.open(scene.rig.openable(differing));
        scene.review->materials().selectMaterial(MaterialId(u"premises"_s));
        scene.save(file(u"review"_s));
        if (!full)
            return;
        scene.review->form().findChild<QTabWidget *>(u"formTabs"_s)->setCurrentIndex(1);
        scene.save(file(u"review-holders"_s));
        scene.review->form().findChild<QTabWidget *>(u"formTabs"_s)->setCurrentIndex(3);
        scene.save(file(u"review-history"_s));
    }
    {
        Scene scene;
        scene.open(scene.rig.openable(examined));
        scene.review->decision().choose(Action::Examine);
        scene.save(file(u"review-examine"_s));
    }
    {
        Scene scene(decider());
        scene.open(scene.rig.openable(examined, [](protocol::CaseReply &reply) {
            reply.subject.step = StepId(u"decide"_s);
            reply.subject.assignee = decider().user;
            reply.subject.assigneeName = decider().name;
        }));
        scene.review->decision().choose(Action::Deny);
        scene.save(file(u"review-deny"_s));
    }
    {
        Scene scene(secondClerk());
        scene.open(scene.rig.openable(examined));
        scene.save(file(u"review-readonly"_s));
    }
    {
        Scene scene;
        const RowKey key = scene.rig.openable(differing);
        scene.rig.goOffline();
        scene.open(key);
        scene.save(file(u"review-offline"_s));
        scene.review->open({CaseId(u"0193b8c0-0000-7000-8000-000000000999"_s), clerk().unit});
        scene.save(file(u"review-missing"_s));
    }
    {
        Scene scene;
        scene.open(scene.rig.openable(examined, [](protocol::CaseReply &reply) {
            reply.subject.points = {{u"lease"_s, PointVerdict::No, {}, clerk().user},
                                    {u"premises"_s, PointVerdict::No, {}, clerk().user}};
        }));
        scene.review->decision().choose(Action::Consult);
        Q_EMIT scene.review->decision().handoffRequested(Action::Consult);
        scene.settle();
        if (auto *dialog = scene.review->findChild<HandoffDialog *>()) {
            dialog->grab().save(file(u"handoff"_s));
            dialog->choose(Action::Transfer);
            scene.settle();
            dialog->grab().save(file(u"handoff-transfer"_s));
            dialog->choose(Action::Countersign);
            scene.settle();
            dialog->grab().save(file(u"handoff-countersign"_s));
        }
    }
    {
        Scene scene(consulted());
        CaseSummary row;
        for (const CaseSummary &candidate : morning()) {
            if (candidate.queryCode == examined)
                row = candidate;
        }
        protocol::CaseReply reply = replyFor(row);
        Case &subject = reply.subject;
        subject.state = CaseState::Consulting;
        Handoff handoff;
        handoff.id = HandoffId(u"h1"_s);
        handoff.from = clerk().unit;
        handoff.to = consulted().unit;
        handoff.sentBy = clerk().user;
        handoff.sentByName = clerk().name;
        handoff.sentAt = moment(24, 9);
        handoff.dueAt = moment(25, 17);
        handoff.question = u"请核实示例路108号3栋登记的房号，1204 室与 1402 室哪一个可作为住所使用。"_s;
        handoff.sharedFields = {u"/name"_s, u"/addr"_s, u"/premises"_s};
        handoff.sharedMaterials = {MaterialId(u"premises"_s)};
        subject.handoffs = {handoff};
        const Case shared = *projectFor(subject, consulted().unit);
        scene.rig.cache.apply(QVector<CaseSummary>{*summarise(subject, consulted().unit)});
        scene.rig.putReply(consulted().unit, {shared, Capacity::Consulted, {}, {}});
        scene.rig.putPapers(shared);
        scene.open({row.id, consulted().unit});
        scene.review->decision().choose(Action::AnswerHandoff);
        scene.save(file(u"review-consulted"_s));
    }
}

void grabOutbox(const std::function<QString(const QString &)> &file, bool full)
{
    Scene scene;
    auto *page = new OutboxPage(scene.rig.cache.store, scene.rig.commands, scene.rig.connection, scene.rig.time,
                                scene.rig.scheduler);
    scene.window.setOutboxPage(page);
    scene.rig.goOffline();
    QVector<CommandId> ids;
    const auto act = [&](const QString &code, Action action, const CommandArguments &args) {
        const RowKey key = scene.rig.openable(code);
        CommandDraft draft;
        draft.caseId = key.caseId;
        draft.actingUnit = key.viewer;
        draft.action = action;
        draft.post =
            action == Action::Consult || action == Action::Examine ? Post::CaseOfficer : Post::AcceptanceOfficer;
        draft.args = args;
        scene.rig.commands.submit(draft, page, [&ids](const Expected<Submitted, SubmitError> &done) {
            if (done)
                ids.append(done->id);
        });
        scene.rig.scheduler.advance(std::chrono::minutes(2));
        return key;
    };
    CommandArguments correction;
    correction.opinion = u"1. 住所 1204 室与标准地址不一致；\n2. 租赁合同缺少出租方签章。"_s;
    correction.corrections = {{u"/addr"_s, u"请核对住所。"_s, false},
                              {u"material:premises"_s, u"请补充签章。"_s, false}};
    const RowKey conflicted = act(differing, Action::RequestCorrection, correction);
    CommandArguments none;
    act(u"52-261123-00322"_s, Action::Accept, none);
    act(u"52-261124-00012"_s, Action::Accept, none);
    act(u"52-261124-00041"_s, Action::RequestCorrection, correction);
    Case current = scene.rig.whole(conflicted)->service.subject;
    current.version += 2;
    current.revision += 2;
    QJsonObject addr = current.form.value("addr"_L1).toObject();
    addr.insert(u"detail"_s, u"3栋1402室"_s);
    current.form.insert(u"addr"_s, addr);
    for (Material &material : current.materials) {
        if (material.id.text() == u"premises") {
            material.version = 2;
            material.digest = Digest256(QString(64, u'e'));
            material.receivedAt = moment(24, 10, 40);
        }
    }
    for (RegistryCheck &check : current.checks) {
        check.verdict = CheckVerdict::Match;
        check.checkedAt = moment(24, 10, 41);
    }
    DeliveryOutcome conflict;
    conflict.status = DeliveryStatus::Conflicted;
    conflict.refusal = Refusal{RefusalCode::StaleRevision, {}, {}};
    conflict.currentCase = current;
    if (!ids.isEmpty())
        scene.rig.answer(ids.at(0), conflict);
    if (ids.size() > 1) {
        DeliveryOutcome delivered;
        delivered.status = DeliveryStatus::Acknowledged;
        protocol::CommandReceipt receipt;
        receipt.command = ids.at(1);
        receipt.at = scene.rig.time.now();
        receipt.version = 5;
        receipt.revision = 5;
        delivered.receipt = receipt;
        scene.rig.answer(ids.at(1), delivered);
    }
    scene.window.showEntry(NavEntry::Outbox);
    if (!ids.isEmpty())
        page->selectAct(ids.at(0));
    scene.save(file(u"outbox-conflict"_s));
    if (full && ids.size() > 1) {
        page->selectAct(ids.at(1));
        scene.save(file(u"outbox-delivered"_s));
    }
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(argc, argv,
                    {{u"light"_s, Theme(), true},
                     {u"dark"_s, Theme(Scheme::Dark)},
                     {u"light150"_s, Theme(Scheme::Light, false, 1.5)}},
                    [](const auto &file, bool full) {
                        grabReview(file, full);
                        grabOutbox(file, full);
                    });
}
