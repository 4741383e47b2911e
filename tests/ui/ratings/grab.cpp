// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of the page of ratings in the states it can be in. A tool for developers, not a test.
#include "tests/support/grabmain.h"
#include "tests/ui/ratings/ratingdesk.h"

#include "ui/ratings/ratingactbox.h"
#include "ui/ratings/ratingdetailpane.h"

#include <QListView>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

struct Scene : RatingDesk
{
    void open(const RigClerk &clerk)
    {
        sitDown(clerk);
        page.resize(1248, 852);
        page.show();
        page.enter();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 3; ++i)
            QTest::qWait(10);
    }
    void save(const QString &file)
    {
        settle();
        page.grab().save(file);
    }
    void fill()
    {
        RatingArguments args;
        args.text = u"已电话联系评价人，窗口中午无人值守，等候约两小时，情况属实。"_s;
        args.reason = u"同类问题涉及窗口排班，需要重新安排人员。"_s;
        args.verdict = RatingVerdict::Justified;
        args.callBack = CallBackResult::Reached;
        args.day = QDate(2026, 12, 10);
        rated(RatingLevel::VerySatisfied, u"办理很快，谢谢。"_s);
        rated(RatingLevel::Satisfied);
        rated(RatingLevel::BasicallySatisfied);
        const RatingId closed = rated(RatingLevel::Dissatisfied, u"电话一直打不通。"_s);
        for (const RatingAct act : {RatingAct::Sign, RatingAct::CallBack, RatingAct::Establish,
                                    RatingAct::ReportRectified, RatingAct::GiveFeedback})
            this->act(colleague, closed, act, Post::CaseOfficer, args);
        this->act(supervisor, closed, RatingAct::Close, Post::RatingSupervisor, args);
        const RatingId review =
            rated(RatingLevel::VeryDissatisfied,
                  u"跑了三趟才办好，每次都说缺材料，希望能一次说清楚，也希望窗口中午有人值守，不要让"
                  u"从县里赶来的人白等一个中午。"_s,
                  RatingTag::NotToldAtOnce);
        for (const RatingAct act : {RatingAct::Sign, RatingAct::CallBack, RatingAct::Establish,
                                    RatingAct::ReportRectified, RatingAct::GiveFeedback})
            this->act(colleague, review, act, Post::CaseOfficer, args);
        this->act(supervisor, review, RatingAct::Return, Post::RatingSupervisor, args);
        this->act(colleague, review, RatingAct::RequestTerm, Post::CaseOfficer, args);
        rated(RatingLevel::Dissatisfied, u"等候时间太长，没有人说明原因。"_s);
        service.clock.set(toUtc(QDate(2026, 11, 26), QTime(9, 30)));
        static_cast<void>(service::jobs::watchRatings(service.core()));
        rated(RatingLevel::Dissatisfied, u"办事指南与窗口说的不一样。"_s, RatingTag::PapersAdded);
    }
};

void grabRatings(const std::function<QString(const QString &)> &file, bool full)
{
    {
        Scene scene;
        scene.fill();
        scene.open(scene.supervisor);
        auto *list = scene.page.findChild<QListView *>(u"ratingList"_s);
        list->setCurrentIndex(list->model()->index(2, 0));
        scene.settle();
        scene.save(file(u"ratings-supervisor"_s));
        scene.page.detail().acts().choose(RatingAct::DeclineTerm);
        scene.save(file(u"ratings-decline"_s));
    }
    {
        Scene scene;
        scene.fill();
        scene.open(scene.colleague);
        scene.save(file(u"ratings-office"_s));
        auto *list = scene.page.findChild<QListView *>(u"ratingList"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        scene.settle();
        scene.page.detail().acts().choose(RatingAct::Sign);
        scene.save(file(u"ratings-sign"_s));
    }
    if (!full)
        return;
    {
        Scene scene;
        scene.fill();
        scene.open(scene.people.officer);
        scene.save(file(u"ratings-rated"_s));
    }
    {
        Scene scene;
        const RatingId id = scene.rated(RatingLevel::Dissatisfied);
        RatingArguments args;
        args.text = u"已电话联系。"_s;
        args.callBack = CallBackResult::Reached;
        scene.act(scene.colleague, id, RatingAct::Sign, Post::CaseOfficer);
        scene.act(scene.colleague, id, RatingAct::CallBack, Post::CaseOfficer, args);
        scene.open(scene.colleague);
        scene.page.detail().acts().choose(RatingAct::Appeal);
        scene.save(file(u"ratings-appeal"_s));
    }
    {
        Scene scene;
        scene.open(scene.supervisor);
        scene.save(file(u"ratings-empty"_s));
    }
    {
        Scene scene;
        scene.fill();
        scene.open(scene.supervisor);
        scene.online = false;
        scene.page.refresh();
        scene.save(file(u"ratings-offline"_s));
    }
    {
        Scene scene;
        scene.sitDown(scene.supervisor);
        scene.desk.setLine([](const ServiceRequest &, const ServiceDesk::DoneBytes &) {});
        scene.page.resize(1248, 852);
        scene.page.show();
        scene.page.enter();
        scene.window.scheduler.advance(std::chrono::milliseconds(900));
        scene.save(file(u"ratings-loading"_s));
    }
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(argc, argv,
                    {{u"light"_s, Theme(), true},
                     {u"dark"_s, Theme(Scheme::Dark), false},
                     {u"150"_s, Theme(Scheme::Light, false, 1.5), false}},
                    grabRatings);
}
