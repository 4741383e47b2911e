// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of the main window with its queue in the states it can be in. A tool for developers, not a test.
#include "tests/support/grabmain.h"
#include "tests/support/windowrig.h"

#include "resources/resources.h"
#include "ui/queue/queuepage.h"
#include "ui/queue/queuetable.h"
#include "ui/queue/reassigndialog.h"
#include "ui/shell/mainwindow.h"

#include <QJsonDocument>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

SessionView sessionOf(const Desk &desk)
{
    SessionView session;
    session.user = desk.user;
    session.name = desk.name;
    session.desks = {{desk.unit, u"贵州省市场监督管理局"_s, u"企业注册处"_s, desk.posts},
                     {UnitId(u"CK-SCJGJ"_s), u"贵州省市场监督管理局"_s, u"市场监管专窗"_s, Post::Reception}};
    session.sealed = true;
    session.usableUntil = moment(25, 18);
    session.version = QString::fromLatin1(YUNCHUANG_VERSION);
    return session;
}

struct Scene
{
    explicit Scene(const Desk &desk, const QVector<CaseSummary> &rows, bool bodies = true)
        : window({rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler})
    {
        rig.signIn(desk);
        initYunchuangResources();
        rig.cache.store.putBundle(u"forms"_s, {"1", QJsonDocument(formResources()).toJson(QJsonDocument::Compact)},
                                  &window, [](const StoreResult<bool> &) {});
        rig.cache.apply(rows);
        if (bodies) {
            for (const CaseSummary &row : rows.mid(0, 9)) {
                rig.cache.putCase(row);
                rig.cache.store.markSeen({row.id, row.viewer});
            }
            for (const CaseSummary &row : rows.mid(9, 16)) {
                if (row.version > 1)
                    rig.cache.store.markSeen({row.id, row.viewer});
            }
            // What came since: the correction that was waited for.
            QVector<CaseSummary> news{rows.at(4), rows.at(3)};
            for (CaseSummary &row : news)
                ++row.version;
            rig.cache.apply(news);
            rig.cache.putCase(news.at(0));
        }
        window.setSession(sessionOf(desk));
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        settle();
    }
    void settle()
    {
        rig.scheduler.advance(std::chrono::milliseconds(400));
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }
    void choose(const QString &code)
    {
        QueueModel &model = window.queuePage().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(CodeRole).toString() == code)
                window.queuePage().selectCase(CaseId(model.index(row, 0).data(CaseIdRole).toString()));
        }
        settle();
    }
    void save(const QString &file)
    {
        settle();
        window.grab().save(file);
    }
    WindowRig rig;
    MainWindow window;
};

void grabAll(const std::function<QString(const QString &)> &file, bool full)
{
    {
        Scene scene(clerk(), morning());
        scene.choose(u"52-261123-00317"_s);
        scene.save(file(u"queue"_s));
        if (!full)
            return;
        scene.choose(u"52-261120-00033"_s);
        scene.save(file(u"queue-examine"_s));
        scene.rig.goOffline();
        scene.save(file(u"queue-offline"_s));
        scene.rig.goOnline(Reachability::Slow);
        scene.save(file(u"queue-slow"_s));
        scene.rig.goOnline();
        auto *field = scene.window.findChild<QLineEdit *>(u"filterField"_s);
        field->setFocus();
        QTest::keyClicks(field, u"nothing like it"_s);
        scene.save(file(u"queue-filtered-empty"_s));
        QTest::keyClick(field, Qt::Key_Escape);
        auto *search = scene.window.findChild<QLineEdit *>(u"search"_s);
        search->setFocus();
        search->insert(u"茶"_s);
        Q_EMIT search->textEdited(search->text());
        scene.settle();
        scene.save(file(u"search"_s));
        for (QWidget *popup : QApplication::topLevelWidgets()) {
            if (popup->objectName() == u"searchResults"_s && popup->isVisible())
                popup->grab().save(file(u"search-results"_s));
        }
    }
    {
        Scene scene(decider(), morning(), false);
        scene.window.showEntry(NavEntry::Unit);
        auto *table = scene.window.findChild<QueueTable *>(u"queueTable"_s);
        scene.settle();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Space);
        scene.save(file(u"unit"_s));
        QTest::keyClick(table, Qt::Key_R, Qt::ControlModifier);
        protocol::MembersReply members;
        for (const Desk &desk : {clerk(), secondClerk(), decider()})
            members.members.append({desk.user, desk.name, desk.posts});
        Q_EMIT scene.rig.commands.membersReceived(clerk().unit, members);
        scene.settle();
        if (auto *dialog = scene.window.findChild<QDialog *>(u"reassignDialog"_s))
            dialog->grab().save(file(u"reassign"_s));
    }
    {
        Scene scene(clerk(), {}, false);
        scene.save(file(u"queue-empty"_s));
        QTest::keyClick(&scene.window, Qt::Key_Slash, Qt::ControlModifier);
        scene.settle();
        if (auto *dialog = scene.window.findChild<QDialog *>(u"shortcutsDialog"_s))
            dialog->grab().save(file(u"keys"_s));
    }
    {
        // A cache that is not open yet never answers: the first load.
        WindowRig rig(SerialQueue::Mode::OwnThread);
        MainWindow window({rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler});
        window.resize(1440, 900);
        window.setSession(sessionOf(clerk()));
        window.show();
        rig.scheduler.advance(std::chrono::milliseconds(700));
        window.grab().save(file(u"queue-loading"_s));
    }
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(argc, argv,
                    {{u"light"_s, Theme(), true},
                     {u"dark"_s, Theme(Scheme::Dark)},
                     {u"light150"_s, Theme(Scheme::Light, false, 1.5)},
                     {u"contrast"_s, Theme(Scheme::Light, true)}},
                    grabAll);
}
