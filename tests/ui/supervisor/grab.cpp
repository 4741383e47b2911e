// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of the supervisors' pages in the states they can be in. A tool for developers, not a test.
#include "tests/support/grabmain.h"
#include "tests/ui/supervisor/supervisiondesk.h"

#include "protocol/paths.h"

#include <QListView>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

/// A busy morning of a section, invented.
protocol::SupervisionOverview busyMorning()
{
    using namespace protocol;
    SupervisionOverview overview;
    const UnitId unit(u"SCJGJ-QYZC"_s);
    overview.today = QDate(2026, 11, 24);
    overview.at = toUtc(overview.today, QTime(10, 42));
    overview.scopeName = u"企业注册处"_s;
    overview.casesVisible = true;
    overview.dailyMinutes = 420;
    overview.averageMinutes = 294;
    overview.receivedYesterday = 41;
    overview.closedYesterday = 29;
    struct Load
    {
        QString user;
        QString name;
        ClockCounts running;
        int closed;
        qint64 minutes;
    };
    const QVector<Load> loads{
        {u"zhoumin"_s, u"周敏"_s, {22, 8, 7, 3, 7, 0}, 6, 336},
        {u"yangfan"_s, u"杨帆"_s, {32, 6, 1, 0, 5, 0}, 7, 252},
        {u"chenli"_s, u"陈立"_s, {28, 5, 2, 0, 6, 0}, 5, 294},
        {u"wangmiao"_s, u"王淼"_s, {24, 8, 1, 0, 5, 0}, 4, 294},
        {u"wuyue"_s, u"吴越"_s, {26, 5, 1, 0, 4, 0}, 5, 378},
        {u"sunyue"_s, u"孙悦"_s, {20, 4, 1, 0, 4, 0}, 1, 294},
        {u"luoqing"_s, u"罗青"_s, {14, 4, 1, 0, 3, 0}, 0, -1},
        {u"hejing"_s, u"何静"_s, {12, 4, 0, 0, 5, 0}, 3, 210},
        {{}, {}, {34, 0, 0, 0, 0, 0}, 0, -1},
    };
    UnitFigures figures{unit, u"企业注册处"_s, u"省市场监管局"_s, {}, 34, 4, 38, 31, 5};
    for (const Load &load : loads) {
        overview.people.append({UserId(load.user), load.name, unit, load.running, load.closed, load.minutes});
        figures.running.onTime += load.running.onTime;
        figures.running.hint += load.running.hint;
        figures.running.yellow += load.running.yellow;
        figures.running.red += load.running.red;
        figures.running.paused += load.running.paused;
    }
    overview.units = {figures};
    overview.dueIn = {{u"OVERDUE"_s, 3}, {u"0"_s, 6},  {u"1"_s, 8},     {u"2"_s, 96},     {u"3"_s, 71},
                      {u"4"_s, 30},      {u"5"_s, 24}, {u"MORE"_s, 38}, {u"PAUSED"_s, 39}};
    const QVector<std::pair<int, int>> days{{92, 85}, {88, 90}, {101, 96}, {97, 99}, {84, 91},
                                            {79, 82}, {95, 88}, {103, 97}, {90, 94}, {38, 31}};
    QDate day(2026, 11, 11);
    for (const auto &[received, closed] : days) {
        while (day.dayOfWeek() > Qt::Friday)
            day = day.addDays(1);
        overview.days.append({day, received, closed});
        day = day.addDays(1);
    }
    const auto urgent = [&](const QString &code, const QString &item, const QString &who, int left, bool late,
                            CaseState state) {
        overview.urgent.append({CaseId(code), code, item, unit, u"企业注册处"_s, UserId(who), who, state,
                                overview.today.addDays(left), late ? DeadlineLight::Overdue : DeadlineLight::DueSoon,
                                left});
    };
    urgent(u"52-261118-00291"_s, u"变更登记・住所"_s, u"周敏"_s, -2, true, CaseState::InReview);
    urgent(u"52-261119-00084"_s, u"注销登记・普通"_s, u"罗青"_s, -1, true, CaseState::InReview);
    urgent(u"52-261119-00126"_s, u"股权出质设立登记"_s, u"周敏"_s, -1, true, CaseState::Consulting);
    urgent(u"52-261117-00077"_s, u"外商投资公司设立"_s, u"周敏"_s, 0, false, CaseState::InReview);
    urgent(u"52-261120-00033"_s, u"企业设立登记"_s, u"周敏"_s, 0, false, CaseState::InReview);
    urgent(u"52-261120-00158"_s, u"变更登记・法定代表人、住所、经营范围与注册资本"_s, u"罗青"_s, 0, false,
           CaseState::Accepted);
    urgent(u"52-261120-00171"_s, u"企业设立登记"_s, u"陈立"_s, 0, false, CaseState::InReview);
    urgent(u"52-261120-00176"_s, u"备案・章程"_s, {}, 1, false, CaseState::Accepted);
    overview.urgentTotal = 17;
    return overview;
}

protocol::QuarterScores quarter()
{
    protocol::QuarterScores scores;
    scores.quarter = u"2026-Q4"_s;
    const auto unit = [&](const QString &id, const QString &name, int points, SupervisionGrade grade, int open) {
        scores.units.append({UnitId(id), name, u"省市场监管局"_s, {points, grade, 1, 1, 0, open, 0}});
    };
    unit(u"SCJGJ-QYZC"_s, u"企业注册处"_s, 88, SupervisionGrade::Good, 5);
    unit(u"SCJGJ-ZL"_s, u"质量发展处"_s, 100, SupervisionGrade::Excellent, 0);
    unit(u"SCJGJ-XY"_s, u"信用监督管理处"_s, 97, SupervisionGrade::Excellent, 0);
    unit(u"SCJGJ-SP"_s, u"食品经营安全监督管理处"_s, 62, SupervisionGrade::Unqualified, 2);
    return scores;
}

/// A window with both pages, as the composition makes it.
struct Scene
{
    explicit Scene(bool played)
    {
        if (played) {
            desk.desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) {
                if (silent)
                    return;
                done(request.path == protocol::paths::supervision ? protocol::encode(busyMorning())
                                                                  : protocol::encode(quarter()));
            });
        }
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i)
            QTest::qWait(10);
    }
    void save(Page &page, const QString &file)
    {
        page.resize(1248, 828);
        page.show();
        page.enter();
        settle();
        page.grab().save(file);
    }

    bool silent = false;
    SupervisionDesk desk;
};

void grabSupervisor(const std::function<QString(const QString &)> &file, bool full)
{
    {
        Scene scene(true);
        scene.save(scene.desk.overview, file(u"overview"_s));
    }
    {
        Scene scene(false);
        (void)scene.desk.overdue();
        scene.desk.service.clock.set(scene.desk.service.clock.now().addDays(5));
        scene.save(scene.desk.cards, file(u"cards-officer"_s));
    }
    {
        Scene scene(false);
        (void)scene.desk.overdue();
        scene.desk.sitDown(scene.desk.people.decider);
        scene.save(scene.desk.cards, file(u"cards-head"_s));
        scene.desk.cards.findChild<QPlainTextEdit *>(u"cardText"_s)
            ->setPlainText(u"当日登记系统停机维护，已于次日上午补办，并已向申请人说明情况、表示歉意。"_s);
        scene.save(scene.desk.cards, file(u"cards-reply"_s));
    }
    if (!full)
        return;
    {
        Scene scene(false);
        scene.save(scene.desk.overview, file(u"overview-empty"_s));
        scene.save(scene.desk.cards, file(u"cards-empty"_s));
    }
    {
        Scene scene(true);
        scene.silent = true;
        scene.desk.overview.resize(1248, 828);
        scene.desk.overview.show();
        scene.desk.overview.enter();
        scene.desk.window.scheduler.advance(std::chrono::milliseconds(900));
        scene.settle();
        scene.desk.overview.grab().save(file(u"overview-loading"_s));
    }
    {
        Scene scene(false);
        (void)scene.desk.overdue();
        scene.save(scene.desk.overview, file(u"overview-small"_s));
        scene.desk.online = false;
        scene.desk.window.goOffline();
        scene.desk.overview.refresh();
        scene.save(scene.desk.overview, file(u"overview-offline"_s));
        scene.save(scene.desk.cards, file(u"cards-offline"_s));
    }
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(argc, argv,
                    {{u"light"_s, Theme(), true},
                     {u"dark"_s, Theme(Scheme::Dark), false},
                     {u"150"_s, Theme(Scheme::Light, false, 1.5), false}},
                    grabSupervisor);
}
