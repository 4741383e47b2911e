// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/progresshandler.h"
#include "service/handlers/progressview.h"
#include "service/store/casestore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::IntakeReply;
using protocol::ProgressReply;

namespace {

const PasswordCost cheap{1, size_t(8) * 1024};

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

/// A service in which one application came in, and its applicant.
struct ApplicantRig
{
    ApplicantRig()
        : office(rig)
        , intake(QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))), cheap)
        , handlers({}, cheap)
    {
        const RigSource platform(UnitId(u"PT-GY"_s), QByteArray(32, 'p'));
        loadAgreeingRegistries(rig.core());
        Context context = platform.contextFor(rig.core());
        const protocol::IntakeApplication application = companyDelivery(u"d-1"_s, rig.clock.now());
        const Answer<IntakeAnswer> answer = intake.handIn(context, {application, protocol::encode(application)});
        if (!answer)
            throw std::runtime_error("the application was refused");
        receipt = *protocol::decode<IntakeReply>(answer->json);
    }

    Context context() { return Context{rig.core(), Anybody(), u"test"_s, u"127.0.0.1"_s}; }

    Answer<ProgressReply> ask(const QString &number, const QString &password)
    {
        Context asked = context();
        return handlers.progress(asked, {number, password});
    }
    Answer<ProgressReply> ask() { return ask(receipt.queryCode, receipt.queryPassword); }

    Answer<ProgressReply> correct(const protocol::CorrectionAnswer &correction)
    {
        Context asked = context();
        return handlers.correct(asked,
                                {{receipt.number, receipt.queryPassword}, correction, protocol::encode(correction)});
    }

    /// The officer asks for the telephone number and the articles.
    Case askForCorrection(const QVector<CorrectionItem> &items)
    {
        Case subject = rig.mustPost(office.officer, rig.command(office.officer, rig.stored(receipt.caseId),
                                                                Action::Claim, Post::AcceptanceOfficer));
        Command ask = rig.command(office.officer, subject, Action::RequestCorrection, Post::AcceptanceOfficer);
        ask.args.corrections = items;
        return rig.mustPost(office.officer, ask);
    }

    void keepPaper(const QByteArray &bytes)
    {
        const auto kept = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
            YC_TRY_DB(MaterialStore::insert(write.db(), {Digest256(QString::fromLatin1(sha256Hex(bytes))), bytes.size(),
                                                         u"application/pdf"_s, write.now(), UnitId(u"PT-GY"_s)}));
            return true;
        });
        if (!kept)
            throw std::runtime_error("no paper");
    }

    ServiceRig rig;
    CompanyOffice office;
    IntakeHandlers intake;
    ProgressHandlers handlers;
    IntakeReply receipt;
};

const CorrectionItem phone{u"/phone"_s, u"请填写可以接通的固定电话。"_s, false};
const CorrectionItem articles{u"material:articles"_s, u"请补齐章程必备条款并由全体股东签署。"_s, false};

} // namespace

/// What an applicant sees with the query password, and how a correction comes in.
class tst_Progress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothNumbersShowTheProgress();
    void wrongPasswordsAndUnknownNumbersAnswerAlike();
    void guessingIsStopped();
    void workOfAPartIsNobodysBusiness();
    void statesAreToldInFewWords();
    void papersBetweenDepartmentsAreNotShown();
    void aCorrectionBringsTheCaseBack();
    void aRepeatedCorrectionIsOne();
    void anIncompleteCorrectionIsRefused();
    void aCorrectionMustBeValidAsAWhole();
    void unaskedCorrectionsAreRefused();
    void registriesAreAskedAgain();
    void theWayIsToldInSteps();
    void whatIsSaidIsPoliteAndNamesTheDay();
    void aRefusalIsToldWithItsReasonAndRemedies();
    void anApplicationIsTakenBackInWriting();
    void aServedDecisionIsNotTakenBack();
    void promisedPapersAreAskedFor();
};

void tst_Progress::bothNumbersShowTheProgress()
{
    ApplicantRig rig;
    for (const QString &number : {rig.receipt.number, rig.receipt.queryCode}) {
        const Answer<ProgressReply> reply = rig.ask(number, rig.receipt.queryPassword);
        QVERIFY(reply);
        QCOMPARE(reply->number, rig.receipt.number);
        QCOMPARE(reply->publicState, u"IN_PROGRESS"_s);
        QCOMPARE(reply->receivedAt, rig.receipt.receivedAt);
        QCOMPARE(reply->documents.size(), 1);
        QVERIFY(reply->corrections.isEmpty());
    }
}

void tst_Progress::wrongPasswordsAndUnknownNumbersAnswerAlike()
{
    ApplicantRig rig;
    const Answer<ProgressReply> wrong = rig.ask(rig.receipt.queryCode, u"AAAAAAAAAA"_s);
    const Answer<ProgressReply> unknown = rig.ask(u"52-261124-99999"_s, rig.receipt.queryPassword);
    QVERIFY(!wrong);
    QVERIFY(!unknown);
    QCOMPARE(wrong.error().code, ApiErrorCode::NotFound);
    QCOMPARE(unknown.error(), wrong.error());
    QCOMPARE(codeOf(rig.ask(rig.receipt.queryCode, QString())), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(rig.ask(rig.receipt.queryCode, QString(100000, u'A'))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(rig.ask(QString(100000, u'5'), u"A"_s)), ApiErrorCode::NotFound);
}

void tst_Progress::guessingIsStopped()
{
    ApplicantRig rig;
    for (const QString &number : {rig.receipt.queryCode, u"52-261124-99999"_s}) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(codeOf(rig.ask(number, u"AAAAAAAAAA"_s)), ApiErrorCode::NotFound);
        const Answer<ProgressReply> locked = rig.ask(number, rig.receipt.queryPassword);
        QCOMPARE(codeOf(locked), ApiErrorCode::TooManyRequests);
        QCOMPARE(locked.error().args.value(u"seconds"_s), u"900"_s);
    }
    rig.rig.restart();
    QCOMPARE(codeOf(rig.ask()), ApiErrorCode::TooManyRequests);
    rig.rig.clock.set(rig.rig.clock.now().addSecs(900));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(codeOf(rig.ask(rig.receipt.queryCode, u"AAAAAAAAAA"_s)), ApiErrorCode::NotFound);
    QVERIFY(rig.ask());
    for (int i = 0; i < 4; ++i)
        QCOMPARE(codeOf(rig.ask(rig.receipt.queryCode, u"AAAAAAAAAA"_s)), ApiErrorCode::NotFound);
    QVERIFY(rig.ask());
}

void tst_Progress::workOfAPartIsNobodysBusiness()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case closed = closedCompany(rig, office, u"91520115MA6DEM014M"_s);
    ProgressHandlers handlers({}, cheap);
    for (const Part &part : closed.parts) {
        if (part.workCase.isEmpty())
            continue;
        Context context{rig.core(), Anybody(), u"test"_s, {}};
        QCOMPARE(codeOf(handlers.progress(context, {rig.stored(part.workCase).number, QString()})),
                 ApiErrorCode::NotFound);
        return;
    }
    QFAIL("closing opened no work");
}

void tst_Progress::statesAreToldInFewWords()
{
    Case subject;
    const QHash<CaseState, QString> others = {
        {CaseState::NotRequired, u"NOT_ACCEPTED"_s},
        {CaseState::Refused, u"NOT_ACCEPTED"_s},
        {CaseState::PreReturned, u"NOT_ACCEPTED"_s},
        {CaseState::Correcting, u"WAITING_FOR_YOU"_s},
        {CaseState::Supplement, u"WAITING_FOR_YOU"_s},
        {CaseState::Withdrawn, u"ENDED"_s},
        {CaseState::Cancelled, u"ENDED"_s},
        {CaseState::Returned, u"ENDED"_s},
        {CaseState::Terminated, u"ENDED"_s},
        {CaseState::ClosedGrant, u"DONE"_s},
        {CaseState::ClosedTolerant, u"DONE"_s},
        {CaseState::ClosedDeny, u"DONE"_s},
        {CaseState::Delivered, u"DONE"_s},
        {CaseState::Archived, u"DONE"_s},
    };
    for (const auto &[state, name] : enumNames<CaseState>) {
        subject.state = state;
        QCOMPARE(publicState(subject), others.value(state, u"IN_PROGRESS"_s));
    }
}

void tst_Progress::papersBetweenDepartmentsAreNotShown()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    Command consult = rig.command(office.officer, subject, Action::Consult, Post::CaseOfficer);
    consult.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    consult.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
    consult.args.handoff.dueAt = rig.clock.now().addDays(1);
    consult.args.handoff.sharedFields = {u"/addr"_s};
    subject = rig.mustPost(office.officer, consult);
    QCOMPARE(subject.documents.size(), 3);

    const PasswordCost cost = cheap;
    PasswordHasher hasher(cost);
    const QString hash = QString::fromLatin1(hasher.hash(u"QUERYPASSW"_s));
    const auto set = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        Statement update = write.db().prepare("UPDATE cases SET query_password = ?"_L1);
        YC_TRY_DB(update.bind(hash).run());
        return true;
    });
    QVERIFY(set);
    ProgressHandlers handlers({}, cheap);
    Context context{rig.core(), Anybody(), u"test"_s, {}};
    const Answer<ProgressReply> reply = handlers.progress(context, {subject.number, u"QUERYPASSW"_s});
    QVERIFY(reply);
    QCOMPARE(reply->documents.size(), 2);
    for (const CaseDocument &document : reply->documents)
        QVERIFY(document.kind != DocumentKind::ConsultationLetter);
}

void tst_Progress::aCorrectionBringsTheCaseBack()
{
    ApplicantRig rig;
    rig.askForCorrection({phone, articles});
    const Answer<ProgressReply> waiting = rig.ask();
    QCOMPARE(waiting->publicState, u"WAITING_FOR_YOU"_s);
    QCOMPARE(waiting->corrections.size(), 2);
    QVERIFY(waiting->answerBy.isValid());

    rig.keepPaper(tinyPdf("new articles"));
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    correction.form.insert(u"phone"_s, u"0851-85550199"_s);
    correction.form.remove(u"postcode"_s);
    correction.materials = {namedMaterial(u"articles"_s, tinyPdf("new articles"))};
    const Answer<ProgressReply> reply = rig.correct(correction);
    QVERIFY2(reply, reply ? "" : protocol::encode(reply.error()).constData());
    QCOMPARE(reply->publicState, u"IN_PROGRESS"_s);
    const Case subject = rig.rig.stored(rig.receipt.caseId);
    QCOMPARE(subject.state, CaseState::Received);
    QCOMPARE(subject.form, correction.form);
    QCOMPARE(subject.materials.size(), 1);
    const QVector<HistoryRow> rows = *casestore::history(**rig.rig.core().reader(), subject.id);
    QCOMPARE(rows.constLast().action, Action::CompleteCorrection);
    QCOMPARE(rows.constLast().post, Post::Applicant);
    QCOMPARE(rows.constLast().unit, UnitId(u"PT-GY"_s));
}

void tst_Progress::aRepeatedCorrectionIsOne()
{
    ApplicantRig rig;
    rig.askForCorrection({phone});
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    const Answer<ProgressReply> first = rig.correct(correction);
    QVERIFY2(first, first ? "" : protocol::encode(first.error()).constData());
    const qint64 version = rig.rig.stored(rig.receipt.caseId).version;
    QCOMPARE(*rig.correct(correction), *first);
    QCOMPARE(rig.rig.stored(rig.receipt.caseId).version, version);
    correction.form.insert(u"staff"_s, 40);
    QCOMPARE(codeOf(rig.correct(correction)), ApiErrorCode::DeliveryReused);
}

void tst_Progress::anIncompleteCorrectionIsRefused()
{
    ApplicantRig rig;
    rig.askForCorrection({phone, articles});
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    const Answer<ProgressReply> reply = rig.correct(correction);
    QCOMPARE(codeOf(reply), ApiErrorCode::Refused);
    QCOMPARE(reply.error().refusal->code, RefusalCode::CorrectionIncomplete);
    correction.materials = {namedMaterial(u"articles"_s, tinyPdf("nowhere"))};
    QCOMPARE(codeOf(rig.correct(correction)), ApiErrorCode::MaterialUnknown);
    QCOMPARE(rig.rig.stored(rig.receipt.caseId).state, CaseState::Correcting);
}

void tst_Progress::aCorrectionMustBeValidAsAWhole()
{
    ApplicantRig rig;
    rig.askForCorrection({phone});
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    correction.form.remove(u"legalRep"_s);
    const Answer<ProgressReply> reply = rig.correct(correction);
    QCOMPARE(codeOf(reply), ApiErrorCode::Refused);
    QCOMPARE(reply.error().refusal->code, RefusalCode::FormInvalid);
    QVERIFY(!reply.error().refusal->fields.isEmpty());
}

void tst_Progress::unaskedCorrectionsAreRefused()
{
    ApplicantRig rig;
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    const Answer<ProgressReply> reply = rig.correct(correction);
    QCOMPARE(codeOf(reply), ApiErrorCode::Refused);
    QCOMPARE(reply.error().refusal->code, RefusalCode::WrongState);
    Context context = rig.context();
    QCOMPARE(codeOf(rig.handlers.correct(context, {{rig.receipt.number, u"AAAAAAAAAA"_s}, correction, "{}"})),
             ApiErrorCode::NotFound);
}

void tst_Progress::registriesAreAskedAgain()
{
    ApplicantRig rig;
    const auto verdict = [&] { return rig.rig.stored(rig.receipt.caseId).check(u"address.standard"_s)->verdict; };
    QCOMPARE(verdict(), CheckVerdict::Match);
    rig.askForCorrection({{u"/addr"_s, u"请核对住所。"_s, false}});
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    QJsonObject address = correction.form.value(u"addr"_s).toObject();
    address.insert(u"detail"_s, u"9栋9号"_s);
    correction.form.insert(u"addr"_s, address);
    QVERIFY(rig.correct(correction));
    QCOMPARE(verdict(), CheckVerdict::Mismatch);
}

void tst_Progress::theWayIsToldInSteps()
{
    ApplicantRig rig;
    const auto names = [&](bool done) {
        QStringList list;
        const ProgressReply reply = *rig.ask();
        for (const protocol::ProgressStep &step : reply.steps) {
            if (step.at.isValid() == done)
                list.append(step.name);
        }
        return list;
    };
    QCOMPARE(names(true), QStringList({u"提交申请"_s, u"收件"_s}));
    QCOMPARE(names(false), QStringList({u"受理"_s, u"审查"_s, u"作出决定"_s, u"办结"_s, u"送达"_s}));
    rig.askForCorrection({phone});
    QCOMPARE(names(true), QStringList({u"提交申请"_s, u"收件"_s, u"告知补正"_s}));
    protocol::CorrectionAnswer correction;
    correction.deliveryId = u"c-1"_s;
    correction.form = companyApplication();
    QVERIFY(rig.correct(correction));
    QCOMPARE(names(true), QStringList({u"提交申请"_s, u"收件"_s, u"告知补正"_s, u"收件"_s}));
    ServiceRig office;
    const Case examined = acceptedCompany(office, CompanyOffice(office));
    const ProgressReply further = *progressOf(**office.core().reader(), *office.core().reference(), examined);
    QStringList toCome;
    for (const protocol::ProgressStep &step : further.steps) {
        if (!step.at.isValid())
            toCome.append(step.name);
    }
    QCOMPARE(toCome, QStringList({u"作出决定"_s, u"办结"_s, u"送达"_s}));
}

void tst_Progress::whatIsSaidIsPoliteAndNamesTheDay()
{
    ApplicantRig rig;
    const Answer<ProgressReply> received = rig.ask();
    QCOMPARE(received->stateText, u"审批中"_s);
    QVERIFY(received->statement.startsWith(u"您好"));
    QVERIFY(received->statement.contains(u"2026年12月1日"_s)); // the five days of art. 32
    QVERIFY(received->acts.contains(protocol::ProgressAct::Withdraw));
    rig.askForCorrection({phone});
    const Answer<ProgressReply> waiting = rig.ask();
    QCOMPARE(waiting->stateText, u"待补正"_s);
    QVERIFY(waiting->acts.contains(protocol::ProgressAct::Correct));
    const QDate day = waiting->answerBy;
    QVERIFY(waiting->statement.contains(QString::number(day.month()) + u'月' + QString::number(day.day()) + u'日'));
    // Nobody who works on it is named.
    QVERIFY(!protocol::encode(*waiting).contains("zhoumin"));
}

void tst_Progress::aRefusalIsToldWithItsReasonAndRemedies()
{
    ApplicantRig rig;
    Case subject =
        rig.rig.mustPost(rig.office.officer, rig.rig.command(rig.office.officer, rig.rig.stored(rig.receipt.caseId),
                                                             Action::Claim, Post::AcceptanceOfficer));
    Command refuse = rig.rig.command(rig.office.officer, subject, Action::RefuseAcceptance, Post::AcceptanceOfficer);
    refuse.args.reason = u"该事项由住所地的市场监管部门办理。"_s;
    refuse.args.basis = u"《行政许可法》第三十二条"_s;
    refuse.args.competentOrgan = u"贵阳市市场监督管理局"_s;
    refuse.args.remedies = u"六十日内可以申请行政复议。"_s;
    rig.rig.mustPost(rig.office.officer, refuse);
    const Answer<ProgressReply> reply = rig.ask();
    QCOMPARE(reply->publicState, u"NOT_ACCEPTED"_s);
    QCOMPARE(reply->stateText, u"不予受理"_s);
    QCOMPARE(reply->reason, refuse.args.reason);
    QCOMPARE(reply->remedies, refuse.args.remedies);
    QVERIFY(!reply->acts.contains(protocol::ProgressAct::Withdraw));
    for (const protocol::ProgressStep &step : reply->steps)
        QVERIFY(step.at.isValid()); // nothing more is to come
}

void tst_Progress::anApplicationIsTakenBackInWriting()
{
    ApplicantRig rig;
    const auto withdraw = [&](const protocol::WithdrawalRequest &request, const QString &password) {
        Context context = rig.context();
        return rig.handlers.withdraw(context, {{rig.receipt.number, password}, request, protocol::encode(request)});
    };
    protocol::WithdrawalRequest request;
    request.deliveryId = u"w-1"_s;
    QCOMPARE(codeOf(withdraw(request, u"AAAAAAAAAA"_s)), ApiErrorCode::NotFound);
    const Answer<ProgressReply> silent = withdraw(request, rig.receipt.queryPassword);
    QCOMPARE(codeOf(silent), ApiErrorCode::Refused);
    QCOMPARE(silent.error().refusal->code, RefusalCode::MissingRecord);
    request.reason = u"<b>不办了</b>"_s;
    QCOMPARE(codeOf(withdraw(request, rig.receipt.queryPassword)), ApiErrorCode::Malformed);
    request.reason = u"公司名称需要重新商定，申请撤回本次登记。"_s;
    const Answer<ProgressReply> reply = withdraw(request, rig.receipt.queryPassword);
    QVERIFY2(reply, reply ? "" : protocol::encode(reply.error()).constData());
    QCOMPARE(reply->publicState, u"ENDED"_s);
    QCOMPARE(reply->stateText, u"已撤回"_s);
    QVERIFY(reply->acts.contains(protocol::ProgressAct::Rate));
    const Case subject = rig.rig.stored(rig.receipt.caseId);
    QCOMPARE(subject.state, CaseState::Withdrawn);
    const QVector<HistoryRow> rows = *casestore::history(**rig.rig.core().reader(), subject.id);
    QCOMPARE(rows.constLast().post, Post::Applicant);
    QCOMPARE(rows.constLast().reason, request.reason);
    // The same once more is the same answer; another one finds nothing to withdraw.
    QCOMPARE(*withdraw(request, rig.receipt.queryPassword), *reply);
    request.deliveryId = u"w-2"_s;
    QCOMPARE(codeOf(withdraw(request, rig.receipt.queryPassword)), ApiErrorCode::Refused);
}

void tst_Progress::aServedDecisionIsNotTakenBack()
{
    const StateMask open = transitionFor(Action::Withdraw).from;
    for (const CaseState state :
         {CaseState::Delivered, CaseState::Archived, CaseState::Refused, CaseState::Withdrawn})
        QVERIFY(!contains(open, state));
    for (const CaseState state : {CaseState::Received, CaseState::Correcting, CaseState::InReview,
                                  CaseState::DecidedGrant, CaseState::ClosedGrant, CaseState::ClosedDeny})
        QVERIFY(contains(open, state));
}

void tst_Progress::promisedPapersAreAskedFor()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    const auto told = [&] { return *progressOf(**rig.core().reader(), *rig.core().reference(), subject); };
    QVERIFY(!told().acts.contains(protocol::ProgressAct::Supplement));
    subject.promises = {{MaterialId(u"nameNotice"_s), QDate(2026, 12, 4)}};
    subject.materials.removeIf([](const Material &material) { return material.id.text() == u"nameNotice"; });
    const ProgressReply reply = told();
    QVERIFY(reply.acts.contains(protocol::ProgressAct::Supplement));
    QCOMPARE(reply.answerBy, QDate(2026, 12, 4));
    QCOMPARE(reply.corrections.size(), 1);
    QCOMPARE(reply.corrections[0].subject, u"material:nameNotice"_s);
    QVERIFY(reply.corrections[0].text.startsWith(u"您好"));
    QVERIFY(reply.corrections[0].text.contains(u"2026年12月4日"_s));
}

QTEST_GUILESS_MAIN(tst_Progress)
#include "tst_progress.moc"
