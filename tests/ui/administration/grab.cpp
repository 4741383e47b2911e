// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/grabmain.h"
#include "tests/ui/administration/administrationdesk.h"

#include "ui/administration/accountspage.h"
#include "ui/administration/auditpage.h"
#include "ui/administration/calendarspage.h"
#include "ui/administration/grantdialog.h"
#include "ui/administration/grantspage.h"
#include "ui/administration/phrasespage.h"
#include "ui/administration/secretdialog.h"
#include "ui/signin/factordialog.h"

// Saves pictures of the pages of administration, to be looked at.

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

void settle()
{
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents();
}

void save(Page &page, const SessionView &session, const QString &file)
{
    page.setSession(session);
    page.resize(1240, 820);
    page.show();
    page.enter();
    settle();
    page.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(
        argc, argv,
        {{u"light"_s, Theme(Scheme::Light), true},
         {u"dark"_s, Theme(Scheme::Dark), false},
         {u"150"_s, Theme(Scheme::Light, false, 1.5), false}},
        [](const std::function<QString(const QString &)> &file, bool) {
            AdministrationDesk desk;
            VirtualScheduler scheduler(desk.service.rig.clock);
            desk.signIn(u"sysadmin"_s);
            AccountsPage accounts(desk.desk, scheduler);
            save(accounts, desk.session, file(u"accounts"_s));
            CalendarsPage calendars(desk.desk, desk.service.rig.clock, scheduler);
            save(calendars, desk.session, file(u"calendars"_s));
            desk.signIn(u"secadmin"_s);
            GrantsPage grants(desk.desk, scheduler);
            save(grants, desk.session, file(u"grants"_s));
            const OrgDirectory &units = desk.service.rig.core().reference()->units();
            GrantDialog grant(units, {UnitId(AdministrationDesk::unit), Post::CaseOfficer});
            grant.show();
            settle();
            grant.grab().save(file(u"grant"_s));
            auto *secret =
                new SecretDialog(u"一次性口令"_s, u"周敏凭此登录一次，随后自设口令。"_s, u"7KQP-M2XA-9DHT"_s, {});
            secret->show();
            settle();
            secret->grab().save(file(u"secret"_s));
            secret->close();
            FactorDialog factor(u"周敏"_s);
            factor.show();
            factor.offer(u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s,
                         u"otpauth://totp/Yunchuang:zhoumin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Yunchuang"
                         "&algorithm=SHA1&digits=6&period=30"_s);
            settle();
            factor.grab().save(file(u"factor"_s));
            desk.signIn(u"head"_s);
            (void)desk.service.ask(
                "PUT", u"/v1/units/SCJGJ-QYZC/phrases"_s, desk.service.token(u"head"_s),
                protocol::encode(protocol::UnitPhrases{
                    {{{}, Action::Accept, u"申请材料经核对与原件一致，符合法定形式，予以受理。"_s, false},
                     {{}, Action::RequestCorrection, u"住所信息与标准地址不一致，请核对后更正。"_s, false},
                     {{}, Action::Grant, u"经审查，符合法定条件，准予登记。"_s, true}}}));
            PhrasesPage phrases(desk.desk, scheduler);
            save(phrases, desk.session, file(u"phrases"_s));
            desk.signIn(u"auditadmin"_s);
            AuditPage audit(desk.desk, desk.service.rig.clock, scheduler);
            save(audit, desk.session, file(u"audit"_s));
            audit.verify();
            settle();
            audit.grab().save(file(u"audit-verified"_s));
        });
}
