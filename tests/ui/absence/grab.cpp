// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of the pages about colleagues. A tool for developers, not a test.
#include "playedoffice.h"

#include "tests/support/grabmain.h"
#include "tests/support/windowrig.h"

#include "ui/absence/absencedialog.h"
#include "ui/absence/absencepage.h"
#include "ui/absence/relationdialog.h"
#include "ui/handoff/routeview.h"
#include "ui/review/leasebar.h"

#include <QListWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

void settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void save(QWidget &widget, const QString &file)
{
    settle();
    widget.grab().save(file);
}

protocol::Absence away(const Desk &who, int from, int until, bool pool = false)
{
    protocol::Absence absence;
    absence.id = who.user.text() + QString::number(from);
    absence.user = who.user;
    absence.userName = who.name;
    absence.from = toLocalDate(now()).addDays(from);
    absence.until = toLocalDate(now()).addDays(until);
    absence.pool = pool;
    absence.substitutes = {secondClerk().user};
    absence.substituteNames = {secondClerk().name};
    absence.reason = u"年休假，返岗后补办交接手续"_s;
    return absence;
}

Handoff signer(const QString &unit, int position, HandoffState state, const QString &name)
{
    Handoff handoff;
    handoff.id = HandoffId(unit);
    handoff.kind = HandoffKind::Countersign;
    handoff.to = UnitId(unit);
    handoff.from = clerk().unit;
    handoff.route = CommandId(u"route"_s);
    handoff.position = position;
    handoff.state = state;
    handoff.acceptedByName = name;
    handoff.sentAt = now().addDays(-2);
    handoff.deliveredAt = now().addDays(-2).addSecs(60);
    handoff.dueAt = now().addDays(position - 2);
    return handoff;
}

void grabAll(const std::function<QString(const QString &)> &file, bool)
{
    WindowRig rig;
    rig.signIn(decider());
    rig.cache.apply(morning());
    SeededRandom random(3);
    ServiceDesk line;
    PlayedOffice office(line);
    office.absences.absences = {away(clerk(), 0, 3), away(secondClerk(), 8, 12, true), away(decider(), -20, -15)};
    const QDate day = toLocalDate(now());
    office.desk.standsInFor = {{clerk().user, clerk().name, clerk().unit, day, day}};
    protocol::ActForMe act;
    act.queryCode = u"52-261120-00033"_s;
    act.itemName = u"企业设立登记（内资公司）"_s;
    act.byName = secondClerk().name;
    act.action = Action::Examine;
    act.at = now();
    office.desk.doneForMe = {act};
    protocol::Relation relation;
    relation.user = clerk().user;
    relation.userName = clerk().name;
    relation.kind = protocol::RelationKind::CollateralBlood;
    relation.declaredAt = now();
    office.relations.relations = {relation};

    AbsencePage page({rig.cache.store, rig.commands, line, rig.time, rig.scheduler, random});
    SessionView session;
    session.user = decider().user;
    session.name = decider().name;
    session.desks = {{decider().unit, u"贵州省市场监督管理局"_s, u"企业注册处"_s, decider().posts}};
    page.resize(1240, 760);
    page.show();
    page.setSession(session);
    save(page, file(u"absence"_s));
    page.findChild<QTabWidget *>()->setCurrentIndex(1);
    save(page, file(u"done"_s));
    page.findChild<QTabWidget *>()->setCurrentIndex(2);
    save(page, file(u"relations"_s));

    QVector<protocol::Member> members;
    for (const Desk &one : {clerk(), secondClerk(), decider()})
        members.append({one.user, one.name, one.posts});
    AbsenceDialog absence(clerk().user, clerk().name, true, toLocalDate(now()));
    absence.setMembers(members);
    absence.show();
    save(absence, file(u"absence-dialog"_s));
    RelationDialog declare(clerk().user, clerk().name, true);
    declare.show();
    save(declare, file(u"relation-dialog"_s));

    QWidget box;
    box.resize(1240, 300);
    auto *column = new QVBoxLayout(&box);
    office.lease.held = true;
    office.lease.holder = secondClerk().user;
    office.lease.holderName = secondClerk().name;
    office.lease.deviceName = u"GZ-REG-017"_s;
    office.lease.since = now().addSecs(-900);
    CaseLease others(line, rig.scheduler);
    LeaseBar bar(others, rig.time, clerk().user);
    column->addWidget(&bar);
    others.open({CaseId(u"a"_s), clerk().unit});
    settle();
    office.lease.lostTo = secondClerk().user;
    office.lease.lostToName = secondClerk().name;
    office.lease.lostReason = u"今日到期，先行办理。"_s;
    office.lease.lostAt = now();
    CaseLease lost(line, rig.scheduler);
    LeaseBar lostBar(lost, rig.time, clerk().user);
    column->addWidget(&lostBar);
    lost.open({CaseId(u"b"_s), clerk().unit});
    office.reachable = false;
    CaseLease alone(line, rig.scheduler);
    LeaseBar aloneBar(alone, rig.time, clerk().user);
    column->addWidget(&aloneBar);
    alone.open({CaseId(u"c"_s), clerk().unit});
    column->addStretch();
    box.show();
    save(box, file(u"lease"_s));

    Case subject;
    Handoff first = signer(u"ZRZYT-BDC"_s, 1, HandoffState::Answered, u"张薇"_s);
    first.agreed = true;
    first.answeredByName = u"张薇"_s;
    first.answer = u"该不动产权属清晰，未设立抵押，同意。"_s;
    first.closedAt = now().addSecs(-3600);
    Handoff second = signer(u"RST-SB"_s, 2, HandoffState::Returned, u"何平"_s);
    second.notes = {{false, {}, {}, u"何平"_s, now().addSecs(-1800), u"参保人数与申请表不一致，请说明。"_s}};
    subject.handoffs = {first, second, signer(u"SWJ-SZHD"_s, 3, HandoffState::Waiting, {})};
    subject.handoffs[2].deliveredAt = {};
    QWidget frame;
    frame.resize(376, 420);
    auto *rows = new QVBoxLayout(&frame);
    auto *route = new RouteView;
    rows->addWidget(route);
    rows->addStretch();
    const RuleBookPtr book = rules();
    route->showRoute(subject, &book->units, toLocalDate(now()), now());
    frame.show();
    save(frame, file(u"route"_s));
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(argc, argv,
                    {{u"light"_s, Theme(Scheme::Light), true},
                     {u"dark"_s, Theme(Scheme::Dark), false},
                     {u"150"_s, Theme(Scheme::Light, false, 1.5), false}},
                    grabAll);
}
