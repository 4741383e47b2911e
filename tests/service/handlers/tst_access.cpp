// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "service/handlers/access.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/drafthandler.h"
#include "service/handlers/feedhandler.h"
#include "service/store/lookstore.h"
#include "tests/support/servicerig.h"

#include "domain/fieldselection.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const QString owner = u"SCJGJ-QYZC"_s;
const QString consulted = u"ZRZYT-BDC"_s;
const QString department = u"SCJGJ"_s;
const QString stranger = u"RST-SB"_s;

/// A case under examination, and the officer who examines it.
struct Examination
{
    explicit Examination(ServiceRig &rig)
        : officer(rig.clerk(u"zhoumin"_s, owner, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer))
        , subject(rig.openCompanyCase())
    {
        subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
        subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    }

    /// A question to the consulted unit that shares those fields.
    [[nodiscard]] Command consult(ServiceRig &rig, const QVector<QString> &fields) const
    {
        Command command = rig.command(officer, subject, Action::Consult, Post::CaseOfficer);
        command.args.handoff.to = {UnitId(consulted)};
        command.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
        command.args.handoff.dueAt = rig.clock.now().addDays(1);
        command.args.handoff.sharedFields = fields;
        return command;
    }

    RigClerk officer;
    Case subject;
};

/// A case under examination with an open consultation.
Case consultedCase(ServiceRig &rig)
{
    const Examination examination(rig);
    Command consult = examination.consult(rig, {u"/addr"_s});
    consult.args.handoff.sharedMaterials = {MaterialId(u"premises"_s)};
    return rig.mustPost(examination.officer, consult);
}

} // namespace

/// Who sees what: every post in every relation to a case, and that the invisible looks like nothing.
class tst_Access : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPostInEveryUnit_data();
    void everyPostInEveryUnit();
    void theInvisibleAnswersLikeNothing();
    void aPostHeldElsewhereDoesNotCount();
    void aConsultedUnitGetsOnlyWhatWasShared();
    void nobodySharesWhatTheFormKeeps_data();
    void nobodySharesWhatTheFormKeeps();
    void materialsFollowTheProjection();
    void everyLookIsRecordedBeforeItIsShown();
    void anAnsweredUnitKeepsItsOwnAnswerOnly();
    void feedScopeFollowsPosts();
    void draftsAreTheirOwners();
    void cleanupTestCase() { m_rig.reset(); }

private:
    std::unique_ptr<ServiceRig> m_rig; ///< one for all rows of the table
    Case m_subject;
};

void tst_Access::everyPostInEveryUnit_data()
{
    QTest::addColumn<Post>("post");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("sees");

    const QSet<Post> atOwner{Post::Reception,   Post::PreReview,  Post::AcceptanceOfficer,
                             Post::CaseOfficer, Post::Reviewer,   Post::Decider,
                             Post::Delivery,    Post::Dispatcher, Post::SupervisionOfficer};
    const QSet<Post> atConsulted{Post::ConsultedOfficer, Post::CaseOfficer, Post::Dispatcher};
    const QSet<Post> atDepartment{Post::Dispatcher, Post::SupervisionOfficer};
    for (const auto &[post, name] : enumNames<Post>) {
        const auto row = [&](const QString &unit, bool sees) {
            QTest::addRow("%s at %s", name.data(), qPrintable(unit)) << post << unit << sees;
        };
        row(owner, atOwner.contains(post));
        row(consulted, atConsulted.contains(post));
        row(department, atDepartment.contains(post));
        row(stranger, false);
    }
}

void tst_Access::everyPostInEveryUnit()
{
    QFETCH(Post, post);
    QFETCH(QString, unit);
    QFETCH(bool, sees);
    if (!m_rig) {
        m_rig = std::make_unique<ServiceRig>();
        m_subject = consultedCase(*m_rig);
    }
    const Case &subject = m_subject;
    const RigClerk clerk = m_rig->clerk(u"u-"_s % nameOf(post) % unit, unit, post);
    Context context = m_rig->contextFor(clerk);
    const auto reply = caseById(context, {subject.id, UnitId(unit)});
    QCOMPARE(reply.has_value(), sees);
    // The feed says the same as the door.
    const auto slice = feedNow(context, {});
    QVERIFY(slice);
    QCOMPARE(!slice->entries.isEmpty(), sees);
}

void tst_Access::theInvisibleAnswersLikeNothing()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    const RigClerk clerk = rig.clerk(u"heping"_s, stranger, Post::CaseOfficer);
    Context context = rig.contextFor(clerk);
    const auto bytes = [&](const auto &answer) {
        return answer ? QByteArray("visible") : errorResponse(answer.error(), u"r"_s).body;
    };
    const CaseId none(u"01900000-0000-7000-8000-000000000000"_s);
    QCOMPARE(bytes(caseById(context, {subject.id, UnitId(stranger)})),
             bytes(caseById(context, {none, UnitId(stranger)})));
    QCOMPARE(bytes(caseHistory(context, {subject.id, UnitId(stranger)})),
             bytes(caseHistory(context, {none, UnitId(stranger)})));
    // Somebody else's unit in the question changes nothing.
    QCOMPARE(bytes(caseById(context, {subject.id, UnitId(owner)})), bytes(caseById(context, {none, UnitId(owner)})));
    const Digest256 digest = subject.materials[0].digest;
    QCOMPARE(bytes(caseMaterial(context, {{subject.id, UnitId(stranger)}, digest})),
             bytes(caseMaterial(context, {{none, UnitId(stranger)}, digest})));
    Command command = rig.command(clerk, subject, Action::Claim, Post::CaseOfficer);
    const auto there = rig.post(clerk, command);
    command = rig.command(clerk, subject, Action::Claim, Post::CaseOfficer);
    command.caseId = none;
    QCOMPARE(bytes(there), bytes(rig.post(clerk, command)));
    QCOMPARE(bytes(putDraft(context, {subject.id, {}, {}})), bytes(putDraft(context, {none, {}, {}})));
    QCOMPARE(bytes(getDraft(context, subject.id)), bytes(getDraft(context, none)));
    QVERIFY(lookstore::ofCase(**rig.core().reader(), subject.id)->isEmpty());
}

void tst_Access::aPostHeldElsewhereDoesNotCount()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    [[maybe_unused]] const RigClerk first = rig.clerk(u"yangfan"_s, stranger, Post::Decider);
    const RigClerk clerk = rig.clerk(u"yangfan"_s, owner, Post::SystemAdmin);
    QCOMPARE(clerk.principal().grants.size(), 2);
    Context context = rig.contextFor(clerk);
    QVERIFY(!caseById(context, {subject.id, UnitId(owner)}));
    Command command = rig.command(clerk, subject, Action::Grant, Post::Decider);
    command.actingUnit = UnitId(owner);
    QCOMPARE(rig.post(clerk, command).error().code, ApiErrorCode::NotFound);
}

void tst_Access::nobodySharesWhatTheFormKeeps_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("a list") << u"/holders"_s;
    QTest::newRow("one value in it") << u"/holders/0/idNo"_s;
    QTest::newRow("around kept values") << u"/legalRep"_s;
}

/// A command that no window makes: the service knows the form itself.
void tst_Access::nobodySharesWhatTheFormKeeps()
{
    QFETCH(QString, field);
    ServiceRig rig;
    const Examination examination(rig);
    QVERIFY(hasField(examination.subject.form, field));
    const auto answer = rig.post(examination.officer, examination.consult(rig, {u"/addr"_s, field}));
    QVERIFY(!answer);
    QVERIFY(answer.error().refusal);
    QCOMPARE(answer.error().refusal->code, RefusalCode::NotShareable);
    QCOMPARE(answer.error().refusal->args.value(u"field"_s), field);
}

void tst_Access::aConsultedUnitGetsOnlyWhatWasShared()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    const RigClerk land = rig.clerk(u"zhangwei"_s, consulted, Post::ConsultedOfficer);
    Context context = rig.contextFor(land);
    const auto reply = caseById(context, {subject.id, UnitId(consulted)});
    QVERIFY(reply);
    QCOMPARE(reply->capacity, Capacity::Consulted);
    QVERIFY(reply->history.isEmpty());
    QCOMPARE(reply->subject.form.keys(), QStringList{u"addr"_s});
    QVERIFY(!protocol::encode(*reply).contains("520199199001010017")); // nobody's identity number
    QCOMPARE(caseHistory(context, {subject.id, UnitId(consulted)}).error().code, ApiErrorCode::NotFound);
}

void tst_Access::materialsFollowTheProjection()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    const RigClerk land = rig.clerk(u"zhangwei"_s, consulted, Post::ConsultedOfficer);
    const RigClerk own = rig.clerk(u"wangqiang"_s, owner, Post::CaseOfficer);
    Context theirs = rig.contextFor(land);
    Context ours = rig.contextFor(own);
    for (const Material &material : subject.materials) {
        const bool shared = material.id == MaterialId(u"premises"_s);
        QCOMPARE(caseMaterial(theirs, {{subject.id, UnitId(consulted)}, material.digest}).has_value(), shared);
        const auto answer = caseMaterial(ours, {{subject.id, UnitId(owner)}, material.digest});
        QVERIFY(answer);
        QCOMPARE(answer->path, rig.core().materials().pathOf(material.digest));
        QCOMPARE(answer->mediaType, u"application/pdf"_s);
    }
    QVERIFY(!caseMaterial(ours, {{subject.id, UnitId(owner)}, Digest256(u"../../ledger.key"_s)}));
}

void tst_Access::everyLookIsRecordedBeforeItIsShown()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    const RigClerk own = rig.clerk(u"wangqiang"_s, owner, Post::CaseOfficer);
    Context context = rig.contextFor(own);
    QVERIFY(caseById(context, {subject.id, UnitId(owner)}));
    QVERIFY(caseMaterial(context, {{subject.id, UnitId(owner)}, subject.materials[0].digest}));
    const auto looks = *lookstore::ofCase(**rig.core().reader(), subject.id);
    QCOMPARE(looks.size(), 2);
    QCOMPARE(looks[0].user, UserId(u"wangqiang"_s));
    QCOMPARE(looks[0].look.purpose, u"review"_s);
    QVERIFY(looks[0].fetched && looks[1].fetched);
    QCOMPARE(looks[0].look.unit, UnitId(owner));
    QVERIFY(looks[0].look.field.isEmpty() != looks[1].look.field.isEmpty());
    // No record, no case.
    rig.core().writer().stop();
    QCOMPARE(caseById(context, {subject.id, UnitId(owner)}).error().code, ApiErrorCode::Unavailable);
}

void tst_Access::anAnsweredUnitKeepsItsOwnAnswerOnly()
{
    ServiceRig rig;
    Case subject = consultedCase(rig);
    const RigClerk land = rig.clerk(u"zhangwei"_s, consulted, Post::ConsultedOfficer);
    for (const Action action : {Action::AcceptHandoff, Action::AnswerHandoff}) {
        Command command = rig.command(land, subject, action, Post::ConsultedOfficer);
        command.args.handoffId = subject.handoffs[0].id;
        command.args.opinion = u"经核实，登记房号与申请一致。"_s;
        subject = rig.mustPost(land, command);
    }
    Context context = rig.contextFor(land);
    const auto reply = caseById(context, {subject.id, UnitId(consulted)});
    QVERIFY(reply);
    QVERIFY(reply->subject.form.isEmpty());
    QVERIFY(reply->subject.materials.isEmpty());
    QCOMPARE(reply->subject.handoffs.value(0).answer, u"经核实，登记房号与申请一致。"_s);
}

void tst_Access::feedScopeFollowsPosts()
{
    ServiceRig rig;
    [[maybe_unused]] const RigClerk a = rig.clerk(u"x"_s, owner, Posts(Post::CaseOfficer));
    [[maybe_unused]] const RigClerk b = rig.clerk(u"x"_s, consulted, Post::ConsultedOfficer);
    const RigClerk c = rig.clerk(u"x"_s, stranger, Post::AuditAdmin);
    const FeedScope scope = access::feedScope(c.principal());
    QCOMPARE(scope.units.keys(), (QList<UnitId>{UnitId(owner), UnitId(consulted)}));
    const auto has = [&](const QString &unit, Capacity capacity) {
        return (scope.units.value(UnitId(unit)) >> static_cast<unsigned>(capacity)) & 1U;
    };
    QVERIFY(has(owner, Capacity::Owner) && has(owner, Capacity::Consulted) && !has(owner, Capacity::Supervisor));
    QVERIFY(!has(consulted, Capacity::Owner) && has(consulted, Capacity::Countersigner));
}

void tst_Access::draftsAreTheirOwners()
{
    ServiceRig rig;
    const Case subject = consultedCase(rig);
    const RigClerk first = rig.clerk(u"wangqiang"_s, owner, Post::CaseOfficer);
    const RigClerk second = rig.clerk(u"luoqing"_s, owner, Post::Decider);
    Context mine = rig.contextFor(first);
    Context theirs = rig.contextFor(second);
    QVERIFY(putDraft(mine, {subject.id, {{u"opinion"_s, u"初稿"_s}}, {}}));
    QCOMPARE(getDraft(mine, subject.id)->content.value(u"opinion"_s).toString(), u"初稿"_s);
    QCOMPARE(getDraft(mine, subject.id)->savedAt, rig.clock.now());
    QCOMPARE(getDraft(theirs, subject.id).error().code, ApiErrorCode::NotFound);
    QVERIFY(deleteDraft(theirs, subject.id));
    QVERIFY(getDraft(mine, subject.id));
    QVERIFY(deleteDraft(mine, subject.id));
    QCOMPARE(getDraft(mine, subject.id).error().code, ApiErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_Access)
#include "tst_access.moc"
