// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "protocol/objectionmessages.h"
#include "protocol/paths.h"
#include "protocol/openapi.h"
#include "service/handlers/ratingacts.h"
#include "service/http/certificate.h"
#include "service/http/httpserver.h"
#include "service/store/auditstore.h"
#include "tests/service/http/tlsclient.h"
#include "tests/support/servicedoor.h"

#include <QJsonArray>
#include <QTest>

#include <set>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
namespace paths = protocol::paths;

namespace {

/// In which relation the asker's unit stands to the case that is asked about.
enum class Relation { Own, Consulted, Countersigner, Department, Reporter, Province, Other };
constexpr std::array relations{Relation::Own,      Relation::Consulted, Relation::Countersigner, Relation::Department,
                               Relation::Reporter, Relation::Province,  Relation::Other};

QString unitOf(Relation relation)
{
    switch (relation) {
    case Relation::Own:
        return u"SCJGJ-QYZC"_s;
    case Relation::Consulted:
        return u"ZRZYT-BDC"_s;
    case Relation::Countersigner:
        return u"GAT-YZ"_s;
    case Relation::Department:
        return u"SCJGJ"_s;
    case Relation::Reporter:
        return u"GY-GSH-SWS"_s;
    case Relation::Province:
        return u"GZ"_s;
    case Relation::Other:
        return u"RST-SB"_s;
    }
    return {};
}

constexpr Posts administrators = Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin;
constexpr Posts deskPosts = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                            Post::Reviewer | Post::Decider | Post::Delivery;
constexpr Posts headPosts = Posts(Post::Dispatcher) | Post::SupervisionOfficer;
constexpr Posts answeringPosts = Posts(Post::ConsultedOfficer) | Post::CaseOfficer | Post::Dispatcher;
constexpr Posts ratingPosts = Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reviewer | Post::Decider |
                              Post::Dispatcher | Post::RatingSupervisor | Post::SupervisionOfficer;
constexpr Posts everybody = deskPosts | headPosts | answeringPosts | Post::RatingSupervisor | administrators;

/// What becomes of a request with a good session: the door opens (whatever the rules then say of the content), the post
/// may not, or there is nothing.
enum class Outcome { Opens, Forbidden, Nothing };

/// Whether a post in that relation sees the case at all: who works on it, whose answer is asked for, who reported it
/// up, who oversees within the department.
bool seesCase(Post post, Relation relation)
{
    switch (relation) {
    case Relation::Own:
    case Relation::Reporter:
        return bool((deskPosts | headPosts) & post);
    case Relation::Consulted:
    case Relation::Countersigner:
        return bool(answeringPosts & post);
    case Relation::Department:
        return bool(headPosts & post);
    case Relation::Province:
    case Relation::Other:
        return false;
    }
    return false;
}

struct Asker
{
    Post post;
    Relation relation;
    QString user;
    QString unit;
    QByteArray token;
};

struct Ask
{
    QString target;
    QByteArray body = {};
    QList<HttpRequest::Header> headers = {};
    bool file = false; ///< sends a file that is no paper
};

/// Who comes through a door.
enum class Gate {
    Anyone,  ///< public, or known by something else than a session: a token makes no difference
    Source,  ///< signed by a platform: no session opens it
    Session, ///< a good session, and then what `outcome` says
};

struct Row
{
    QByteArray method;
    QLatin1String path;
    Gate gate;
    std::function<Ask(const Asker &, const Case &)> ask;
    std::function<Outcome(Post, Relation)> outcome = {};
};

const QString nothing = u"01900000-0000-7000-8000-00000000abcd"_s;
const QString noDigest(64, u'a');

QString filled(QLatin1String path, std::initializer_list<QString> values)
{
    return protocol::expandPath(path, values);
}

/// ---- the policy, one row for each door, written from the rules and not from the handlers ----

std::function<Outcome(Post, Relation)> always(Outcome outcome)
{
    return [outcome](Post, Relation) { return outcome; };
}
/// An administrator's own area: others are told that they may not.
std::function<Outcome(Post, Relation)> only(Posts posts)
{
    return [posts](Post post, Relation) { return posts & post ? Outcome::Opens : Outcome::Forbidden; };
}
/// What belongs to a unit: for other posts of it there is nothing.
std::function<Outcome(Post, Relation)> shownTo(Posts posts)
{
    return [posts](Post post, Relation) { return posts & post ? Outcome::Opens : Outcome::Nothing; };
}
/// Those who work on cases; administrators write no business data (GB/T 22239-2019 level 3).
Outcome works(Post post, Relation)
{
    return administrators & post ? Outcome::Forbidden : Outcome::Opens;
}
Outcome ofCase(Post post, Relation relation)
{
    return seesCase(post, relation) ? Outcome::Opens : Outcome::Nothing;
}
/// The province's supervision officer sees all and changes nothing.
Outcome ofReading(Post post, Relation relation)
{
    const bool oversees = relation == Relation::Province && post == Post::SupervisionOfficer;
    return oversees ? Outcome::Opens : ofCase(post, relation);
}
/// Who was only asked for an opinion does not see who did what before.
Outcome ofHistory(Post post, Relation relation)
{
    const bool asked = relation == Relation::Consulted || relation == Relation::Countersigner;
    return asked ? Outcome::Nothing : ofReading(post, relation);
}
/// Registries are asked by those who have the case in hand.
Outcome ofLookup(Post post, Relation relation)
{
    if (!seesCase(post, relation))
        return Outcome::Nothing;
    return relation == Relation::Own ? Outcome::Opens : Outcome::Forbidden;
}
/// Who oversees a case, or reported it up, looks at it and does not work on it.
Outcome ofLease(Post post, Relation relation)
{
    if (!seesCase(post, relation))
        return Outcome::Nothing;
    const bool onlyReads = relation == Relation::Department || relation == Relation::Reporter;
    return onlyReads ? Outcome::Forbidden : Outcome::Opens;
}
/// Figures and cards are a department's, a section's, or, for its supervision officer, the province's.
std::function<Outcome(Post, Relation)> oversight(Posts posts)
{
    return [posts](Post post, Relation relation) {
        const Posts here = relation == Relation::Province ? Posts(Post::SupervisionOfficer) : posts;
        return here & post ? Outcome::Opens : Outcome::Nothing;
    };
}
Outcome ofPhrases(Post post, Relation)
{
    if ((Posts(Post::SystemAdmin) | Post::Dispatcher) & post)
        return Outcome::Opens;
    return Outcome::Forbidden;
}

Ask plain(const QString &target, const QByteArray &body = {})
{
    return {target, body};
}

QVector<Row> policy()
{
    using A = const Asker &;
    using C = const Case &;
    const auto fixed = [](const QString &target, const QByteArray &body = {}) {
        return [target, body](A, C) { return plain(target, body); };
    };
    const auto ofUnit = [](QLatin1String path, const QByteArray &body = {}) {
        return [path, body](A asker, C) { return plain(filled(path, {asker.unit}), body); };
    };
    const auto withUnit = [](const QString &path, const QByteArray &body = {}) {
        return [path, body](A asker, C) { return plain(path + u"?unit="_s + asker.unit, body); };
    };
    const auto onCase = [](QLatin1String path, const QByteArray &body = {}) {
        return [path, body](A asker, C subject) {
            return plain(filled(path, {subject.id.text()}) + u"?unit="_s + asker.unit, body);
        };
    };
    const auto account = [](QLatin1String path) { return filled(path, {u"zhoumin"_s}); };
    const Posts keepers = Posts(Post::SystemAdmin) | Post::SecurityAdmin;
    const auto all = always(Outcome::Opens);
    const auto none = always(Outcome::Nothing);

    QVector<Row> rows;
    // One's own session.
    rows.append({"POST", paths::session, Gate::Anyone, fixed(paths::session, "{}")});
    rows.append({"POST", paths::sessionRefresh, Gate::Anyone, fixed(paths::sessionRefresh, "{}")});
    rows.append({"POST", paths::sessionPassword, Gate::Session,
                 fixed(paths::sessionPassword, R"({"current": "x", "next": "weak"})"), all});
    rows.append({"GET", paths::sessionFactor, Gate::Session, fixed(paths::sessionFactor), all});
    rows.append({"POST", paths::sessionFactor, Gate::Session, fixed(paths::sessionFactor, "{}"), all});
    rows.append({"PUT", paths::sessionFactor, Gate::Session, fixed(paths::sessionFactor, R"({"code": "1"})"), all});
    // What everybody who is signed in needs.
    rows.append({"GET", paths::bundle, Gate::Session, fixed(u"/v1/bundles/units"_s), all});
    rows.append({"GET", paths::members, Gate::Session, ofUnit(paths::members), all});
    rows.append({"GET", paths::feed, Gate::Session, fixed(u"/v1/feed?limit=5"_s), all});
    rows.append({"GET", paths::desk, Gate::Session, fixed(paths::desk), all});
    // Cases.
    rows.append({"GET", paths::caseById, Gate::Session, onCase(paths::caseById), ofReading});
    rows.append({"GET", paths::caseHistory, Gate::Session, onCase(paths::caseHistory), ofHistory});
    rows.append(
        {"GET", paths::caseMaterial, Gate::Session,
         [](A asker, C subject) {
             return plain(filled(paths::caseMaterial, {subject.id.text(), noDigest}) + u"?unit="_s + asker.unit);
         },
         none});
    rows.append(
        {"GET", paths::caseDocument, Gate::Session,
         [](A asker, C subject) {
             return plain(filled(paths::caseDocument, {subject.id.text(), noDigest}) + u"?unit="_s + asker.unit);
         },
         none});
    rows.append({"PUT", paths::material, Gate::Session,
                 [](A, C) {
                     return Ask{filled(paths::material, {noDigest}), {}, {}, true};
                 },
                 works});
    rows.append({"POST", paths::commands, Gate::Session, {}, ofCase}); // signed: see `commandOf`
    rows.append({"GET", paths::commandById, Gate::Session, fixed(filled(paths::commandById, {nothing})), none});
    rows.append(
        {"POST", paths::lookups, Gate::Session,
         [](A asker, C subject) {
             const protocol::LookupRequest request{subject.id, UnitId(asker.unit), u"91520000MA6DN0000X"_s, u"核对"_s};
             return plain(filled(paths::lookups, {u"legal-persons"_s}), protocol::encode(request));
         },
         ofLookup});
    rows.append({"POST", paths::looks, Gate::Session,
                 [](A asker, C subject) {
                     const protocol::Look look{u"look-"_s + asker.user,
                                               subject.id,
                                               UnitId(asker.unit),
                                               u"/addr"_s,
                                               u"核对"_s,
                                               QDateTime(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC)};
                     return plain(paths::looks, protocol::encode(protocol::LooksReport{{look}}));
                 },
                 works});
    const auto draft = [](A, C subject) {
        protocol::Draft kept;
        kept.caseId = subject.id;
        kept.content.insert(u"opinion"_s, u"同意。"_s);
        kept.savedAt = QDateTime(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC);
        return plain(filled(paths::draft, {subject.id.text()}), protocol::encode(kept));
    };
    rows.append({"PUT", paths::draft, Gate::Session, draft, ofCase});
    rows.append({"GET", paths::draft, Gate::Session, draft, ofCase});
    rows.append({"DELETE", paths::draft, Gate::Session, draft, all}); // one's own, and there is none
    rows.append({"PUT", paths::lease, Gate::Session, onCase(paths::lease), ofLease});
    rows.append({"GET", paths::lease, Gate::Session, onCase(paths::lease), ofCase});
    rows.append({"POST", paths::leaseRequest, Gate::Session, onCase(paths::leaseRequest), ofLease});
    rows.append(
        {"POST", paths::leaseTakeover, Gate::Session, onCase(paths::leaseTakeover, R"({"reason": "病假"})"), ofLease});
    rows.append({"DELETE", paths::lease, Gate::Session, onCase(paths::lease), all}); // one's own, if there is one
    // Absence and recusal: of the unit, and nothing for administrators.
    rows.append({"GET", paths::absences, Gate::Session, ofUnit(paths::absences), shownTo(everybody & ~administrators)});
    rows.append({"POST", paths::absences, Gate::Session,
                 [](A asker, C) {
                     const QByteArray body = R"({"id": ")" + nothing.toLatin1() + R"(", "user": ")" +
                                             asker.user.toLatin1() +
                                             R"(", "from": "2026-12-01", "until": "2026-12-02", "pool": true})";
                     return plain(filled(paths::absences, {asker.unit}), body);
                 },
                 shownTo(everybody & ~administrators)});
    rows.append({"POST", paths::absenceEnd, Gate::Session, fixed(filled(paths::absenceEnd, {nothing})), none});
    rows.append(
        {"GET", paths::relations, Gate::Session, ofUnit(paths::relations), shownTo(everybody & ~administrators)});
    rows.append({"POST", paths::relations, Gate::Session,
                 [](A asker, C) {
                     const QByteArray body =
                         R"({"id": "01900000-0000-7000-8000-)" +
                         QCryptographicHash::hash(asker.user.toUtf8(), QCryptographicHash::Md5).toHex().left(12) +
                         R"(", "user": ")" + asker.user.toLatin1() +
                         R"(", "number": "520102199001011234", "kind": "INTEREST"})";
                     return plain(filled(paths::relations, {asker.unit}), body);
                 },
                 shownTo(everybody & ~administrators)});
    rows.append({"DELETE", paths::relationById, Gate::Session, fixed(filled(paths::relationById, {nothing})), none});
    // Ratings and supervision.
    rows.append({"GET", paths::ratings, Gate::Session, withUnit(paths::ratings), shownTo(ratingPosts)});
    rows.append({"GET", paths::ratingMonth, Gate::Session, withUnit(filled(paths::ratingMonth, {u"2026-11"_s})),
                 shownTo(ratingPosts)});
    rows.append({"GET", paths::ratingById, Gate::Session, withUnit(filled(paths::ratingById, {nothing})), none});
    rows.append({"POST", paths::ratingActs, Gate::Session,
                 [](A asker, C) {
                     const QByteArray body = R"({"id": ")" + nothing.toLatin1() + R"(", "unit": ")" +
                                             asker.unit.toLatin1() + R"(", "act": "DISPATCH", "version": 1})";
                     return plain(filled(paths::ratingActs, {nothing}), body);
                 },
                 none});
    rows.append({"GET", paths::ratingEvidence, Gate::Session,
                 withUnit(filled(paths::ratingEvidence, {nothing, noDigest})), none});
    rows.append({"GET", paths::supervision, Gate::Session, withUnit(paths::supervision), oversight(headPosts)});
    rows.append({"GET", paths::cards, Gate::Session, withUnit(paths::cards),
                 oversight(deskPosts | headPosts | answeringPosts)});
    rows.append({"GET", paths::cardById, Gate::Session, withUnit(filled(paths::cardById, {nothing})), none});
    rows.append({"POST", paths::cardReply, Gate::Session, withUnit(filled(paths::cardReply, {nothing}), "{}"), none});
    rows.append(
        {"POST", paths::cardDecision, Gate::Session, withUnit(filled(paths::cardDecision, {nothing}), "{}"), none});
    rows.append(
        {"GET", paths::scores, Gate::Session, withUnit(filled(paths::scores, {u"2026-Q4"_s})), oversight(headPosts)});
    // The three administrators.
    rows.append({"GET", paths::adminAccounts, Gate::Session, fixed(paths::adminAccounts), only(keepers)});
    rows.append({"POST", paths::adminAccounts, Gate::Session,
                 fixed(paths::adminAccounts, R"({"user": "A", "name": ""})"), only(Post::SystemAdmin)});
    rows.append({"PUT", paths::adminAccount, Gate::Session,
                 fixed(account(paths::adminAccount), R"({"name": "", "enabled": true})"), only(Post::SystemAdmin)});
    rows.append({"PUT", paths::adminGrants, Gate::Session,
                 fixed(account(paths::adminGrants), R"({"grants": [{"unit": "NONE", "posts": ["DECIDER"]}]})"),
                 only(Post::SecurityAdmin)});
    rows.append(
        {"DELETE", paths::adminLock, Gate::Session, fixed(account(paths::adminLock)), only(Post::SecurityAdmin)});
    rows.append(
        {"POST", paths::adminPassword, Gate::Session, fixed(account(paths::adminPassword)), only(Post::SecurityAdmin)});
    rows.append({"DELETE", paths::adminSessions, Gate::Session, fixed(account(paths::adminSessions)),
                 only(Post::SecurityAdmin)});
    rows.append({"GET", paths::adminDevices, Gate::Session, fixed(account(paths::adminDevices)), only(keepers)});
    rows.append({"DELETE", paths::adminDevice, Gate::Session,
                 fixed(filled(paths::adminDevice, {u"zhoumin"_s, u"zhoumin-desk"_s})), only(Post::SecurityAdmin)});
    rows.append({"POST", paths::adminDeviceCode, Gate::Session, fixed(account(paths::adminDeviceCode)),
                 only(Post::SecurityAdmin)});
    rows.append(
        {"DELETE", paths::adminFactor, Gate::Session, fixed(account(paths::adminFactor)), only(Post::SecurityAdmin)});
    rows.append({"GET", paths::adminPolicy, Gate::Session, fixed(paths::adminPolicy), only(keepers)});
    rows.append({"PUT", paths::adminPolicy, Gate::Session,
                 fixed(paths::adminPolicy, protocol::encode(protocol::AccountPolicy())), only(Post::SecurityAdmin)});
    rows.append(
        {"POST", paths::adminCalendars, Gate::Session, fixed(paths::adminCalendars, "{}"), only(Post::SystemAdmin)});
    rows.append({"PUT", paths::adminUnit, Gate::Session,
                 fixed(filled(paths::adminUnit, {u"SCJGJ"_s}), R"({"id": "OTHER"})"), only(Post::SystemAdmin)});
    rows.append({"GET", paths::unitPhrases, Gate::Session, ofUnit(paths::unitPhrases), all});
    rows.append(
        {"PUT", paths::unitPhrases, Gate::Session, ofUnit(paths::unitPhrases, R"({"phrases": []})"), ofPhrases});
    rows.append({"GET", paths::adminAudit, Gate::Session, fixed(u"/v1/admin/audit?limit=1"_s), only(Post::AuditAdmin)});
    rows.append({"POST", paths::adminAuditVerification, Gate::Session, fixed(u"/v1/admin/audit/verification"_s),
                 only(Post::AuditAdmin)});
    rows.append({"POST", paths::adminAuditExport, Gate::Session, fixed(u"/v1/admin/audit/export?after=1000000"_s),
                 only(Post::AuditAdmin)});
    // Platforms and receivers.
    rows.append({"POST", paths::intakeApplications, Gate::Source, fixed(paths::intakeApplications, "{}")});
    rows.append({"PUT", paths::intakeMaterial, Gate::Source, [](A, C) {
                     return Ask{filled(paths::intakeMaterial, {noDigest}), {}, {}, true};
                 }});
    rows.append({"POST", paths::intakeRatings, Gate::Source, fixed(paths::intakeRatings, "{}")});
    rows.append({"GET", paths::objections, Gate::Source, fixed(paths::objections)});
    rows.append({"POST", paths::objectionAnswer, Gate::Source,
                 fixed(filled(paths::objectionAnswer, {nothing}), R"({"verdict": "RECEIVED"})")});
    rows.append({"GET", paths::pushes, Gate::Source, fixed(paths::pushes)});
    rows.append(
        {"POST", paths::pushAck, Gate::Source, fixed(filled(paths::pushAck, {nothing}), R"({"accepted": true})")});
    // Applicants.
    // Another number each time: five wrong passwords lock one, whether it exists or not.
    const auto ofNumber = [](QLatin1String path, const QByteArray &body = {}) {
        return [path, body, count = std::make_shared<int>(0)](A, C) {
            return plain(filled(path, {u"52-261124-%1"_s.arg(++*count, 5, 10, QChar(u'0'))}), body);
        };
    };
    rows.append({"GET", paths::progress, Gate::Anyone, ofNumber(paths::progress)});
    rows.append({"POST", paths::correction, Gate::Anyone, ofNumber(paths::correction, "{}")});
    rows.append({"POST", paths::supplement, Gate::Anyone, ofNumber(paths::supplement, "{}")});
    rows.append({"POST", paths::withdrawal, Gate::Anyone, ofNumber(paths::withdrawal, "{}")});
    rows.append({"POST", paths::progressRating, Gate::Anyone, ofNumber(paths::progressRating, "{}")});
    rows.append({"GET", paths::progressDocument, Gate::Anyone,
                 fixed(filled(paths::progressDocument, {u"52-261124-00001"_s, noDigest}))});
    // Public.
    rows.append({"GET", paths::ledgerHead, Gate::Anyone, fixed(u"/v1/ledger/SCJGJ/head"_s)});
    rows.append({"GET", paths::ledgerEntries, Gate::Anyone, fixed(u"/v1/ledger/SCJGJ/entries?from=0&to=1"_s)});
    rows.append({"GET", paths::ledgerInclusion, Gate::Anyone, fixed(u"/v1/ledger/SCJGJ/inclusion?index=0&size=1"_s)});
    rows.append({"GET", paths::ledgerConsistency, Gate::Anyone, fixed(u"/v1/ledger/SCJGJ/consistency?from=1&to=2"_s)});
    rows.append({"GET", paths::ledgerKeys, Gate::Anyone, fixed(paths::ledgerKeys)});
    rows.append({"GET", paths::publishedRatings, Gate::Anyone, fixed(filled(paths::publishedRatings, {u"2026-11"_s}))});
    rows.append({"GET", paths::health, Gate::Anyone, fixed(paths::health)});
    rows.append({"GET", paths::ready, Gate::Anyone, fixed(paths::ready)});
    rows.append({"GET", paths::metrics, Gate::Anyone, fixed(paths::metrics)});
    rows.append({"GET", paths::openapi, Gate::Anyone, fixed(paths::openapi)});
    // Last, since it ends the session.
    rows.append({"DELETE", paths::session, Gate::Session, fixed(paths::session), all});
    return rows;
}

/// ---- the house in which it is tried ----

QByteArray bytesOf(QLatin1String text)
{
    return QByteArray(text.data(), text.size());
}

QByteArray nameOfDoor(const QByteArray &method, const QByteArray &pattern)
{
    return method + ' ' + pattern;
}

/// Status, body and headers: what a guesser can tell answers apart by. The request's own number is left out.
QByteArray fingerprint(const DoorAnswer &answer)
{
    QByteArray out = QByteArray::number(answer.status) + '\n' + answer.body + '\n';
    QByteArrayList headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name.toLower() + ": " + value);
    std::sort(headers.begin(), headers.end());
    return out + headers.join('\n');
}

struct World
{
    World()
        : door()
        , officer(
              door.rig.clerk(u"officer"_s, unitOf(Relation::Own), Posts(Post::AcceptanceOfficer) | Post::CaseOfficer))
    {
        consulted = underExamination();
        Command consult = handoff(Action::Consult, consulted, unitOf(Relation::Consulted));
        consult.args.handoff.sharedFields = {u"/addr"_s};
        consulted = door.rig.mustPost(officer, consult);
        countersigned = underExamination();
        countersigned =
            door.rig.mustPost(officer, handoff(Action::Countersign, countersigned, unitOf(Relation::Countersigner)));
        reported = reportedUp();
        door.addAccount(u"zhoumin"_s, {{unitOf(Relation::Own), Post::CaseOfficer}});
        (void)door.token(u"zhoumin"_s); // whose computer is known
    }

    Case underExamination()
    {
        ServiceRig &rig = door.rig;
        Case subject = rig.openCompanyCase();
        subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
        return rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    }
    /// A case that the lowest unit examined and reported to the one above it.
    Case reportedUp()
    {
        ServiceRig &rig = door.rig;
        Case subject = rig.openItemCase(u"000126001000"_s, {{u"name"_s, reportedName}}, u"PT-GY"_s, reportedName);
        if (subject.unit.text() != unitOf(Relation::Reporter))
            throw std::runtime_error("the item begins elsewhere: " + subject.unit.text().toStdString());
        const RigClerk lower =
            rig.clerk(u"lower"_s, subject.unit.text(), Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
        subject = rig.mustPost(lower, rig.command(lower, subject, Action::Accept, Post::AcceptanceOfficer));
        subject = rig.mustPost(lower, rig.command(lower, subject, Action::Claim, Post::CaseOfficer));
        const QVector<PointAnswer> points = subject.points;
        for (const PointAnswer &point : points) {
            Command answer = rig.command(lower, subject, Action::RecordCheck, Post::CaseOfficer);
            answer.args.pointId = point.point;
            answer.args.pointVerdict = PointVerdict::Yes;
            subject = rig.mustPost(lower, answer);
        }
        Command up = rig.command(lower, subject, Action::ReportUp, Post::CaseOfficer);
        up.args.opinion = u"经初审符合条件，报请审定"_s;
        up.args.approval = {{u"conclusion"_s, u"REFUSE"_s}, {u"verified"_s, true}, {u"text"_s, u"初审意见"_s}};
        return rig.mustPost(lower, up);
    }
    Command handoff(Action action, const Case &subject, const QString &to)
    {
        Command command = door.rig.command(officer, subject, action, Post::CaseOfficer);
        command.args.handoff.to = {UnitId(to)};
        command.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
        command.args.handoff.dueAt = door.rig.clock.now().addDays(1);
        return command;
    }
    const Case &subjectFor(Relation relation) const
    {
        return relation == Relation::Countersigner ? countersigned
               : relation == Relation::Reporter    ? reported
                                                   : consulted;
    }

    /// A user for every post in every relation.
    QVector<Asker> askers()
    {
        QVector<Asker> all;
        for (const Relation relation : relations) {
            for (const auto &[post, name] : enumNames<Post>) {
                if (!(everybody & post))
                    continue;
                Asker asker{post,
                            relation,
                            QString(name).toLower().replace(u'_', u'-') + u"."_s + unitOf(relation).toLower(),
                            unitOf(relation),
                            {}};
                door.addAccount(asker.user, {{asker.unit, post}});
                all.append(asker);
            }
        }
        return all;
    }

    /// An act signed with that device's key; the rules refuse it for want of words.
    Ask commandOf(const Asker &asker, const QString &device, const QString &key)
    {
        Command command;
        command.id = CommandId(makeUuid7(door.rig.clock, door.rig.random()));
        const Case &subject = subjectFor(asker.relation);
        command.caseId = subject.id;
        command.action = Action::Deny;
        command.base.revision = subject.revision;
        command.actingUnit = UnitId(asker.unit);
        command.post = asker.post;
        command.device = DeviceId(device);
        command.actedAt = door.rig.clock.now();
        const QByteArray body = protocol::encode(command);
        const ledger::Signature signature = door.keyOf(key).sign(
            protocol::signedText("POST", bytesOf(paths::commands), device.toUtf8(), protocol::noTimestamp, body));
        return {paths::commands,
                body,
                {{bytesOf(protocol::headers::device), device.toUtf8()},
                 {bytesOf(protocol::headers::signature), signature.bytes().toBase64()}}};
    }

    DoorAnswer knock(const Row &row, const Ask &ask, const QByteArray &token)
    {
        std::shared_ptr<const SpooledFile> file;
        if (ask.file) {
            const QString name = door.rig.folder() + u"/spool/upload"_s;
            QFile spool(name);
            if (!spool.open(QIODevice::WriteOnly) || spool.write("no paper") < 0)
                throw std::runtime_error("the spool takes nothing");
            spool.close();
            file = std::make_shared<SpooledFile>(name, 8);
        }
        return door.ask(row.method, ask.target, token, ask.body, ask.headers, file);
    }
    Ask askOf(const Row &row, const Asker &asker)
    {
        return row.ask ? row.ask(asker, subjectFor(asker.relation))
                       : commandOf(asker, asker.user + u"-desk"_s, asker.user + u"-desk"_s);
    }

    ServiceDoor door;
    MetricsRegistry tlsMetrics; ///< of the same core behind real sockets
    RigClerk officer;
    Case consulted;
    Case countersigned;
    Case reported;
    inline static const QString reportedName = u"贵州示例化工有限公司"_s;
};

QString described(const Row &row, const Asker &asker, const DoorAnswer &answer)
{
    return QString::fromLatin1(row.method) + u' ' + row.path + u" as "_s + asker.user + u": "_s +
           QString::number(answer.status) + u' ' + QString::fromUtf8(answer.body.left(200));
}

/// What was otherwise, a line each: a failing comparison would cut it off.
void report(const QStringList &wrong)
{
    constexpr int shown = 80;
    for (const QString &line : wrong.mid(0, shown))
        qWarning("%s", qPrintable(line));
}

/// Texts of the application that name a person: numbers of papers and telephones, wherever they stand.
void collectPersonal(const QJsonValue &value, const QString &key, QSet<QString> &found)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectPersonal(it.value(), it.key(), found);
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            collectPersonal(element, key, found);
    } else if (value.isString() && value.toString().size() >= 7) {
        static const QRegularExpression personal(u"idNo|phone|mobile|email"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
        if (personal.match(key).hasMatch())
            found.insert(value.toString());
    }
}

} // namespace

/// Every door of the service × every post × own, consulted, countersigning, overseeing and foreign unit × every state
/// of a session, against a policy written down in this file. A new door without a row fails.
class tst_AccessMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDoorHasItsRow();
    void aGoodSessionOpensWhatThePolicySays();
    void noOtherTokenOpensAnything();
    void onlyTheDevicesOwnKeySigns();
    void whatIsGuessedAnswersAlike();
    void numbersOfApplicationsGuessedAnswerAlike();
    void nothingPersonalLeavesInLists();
    void nobodyButTheRatingSupervisorLearnsWhoRated();
    void whoReportedUpReadsNothingOfTheUpperUnitsWork();
    void theProvinceLooksAndUrgesOnly();
    void aConsultedUnitGetsNoFieldThatWasNotShared();
    void theSameOverTls();
};

void tst_AccessMatrix::everyDoorHasItsRow()
{
    ServiceDoor door;
    std::set<QByteArray> rows;
    for (const Row &row : policy()) {
        const QByteArray name = nameOfDoor(row.method, bytesOf(row.path));
        QVERIFY2(rows.insert(name).second, name.constData());
    }
    const auto without = [](const std::set<QByteArray> &doors, const std::set<QByteArray> &others) {
        QByteArrayList missing;
        std::set_difference(doors.begin(), doors.end(), others.begin(), others.end(), std::back_inserter(missing));
        return missing.join(", ");
    };
    std::set<QByteArray> doors;
    for (const Route *route : door.router().routes())
        doors.insert(nameOfDoor(route->method, route->pattern));
    std::set<QByteArray> described;
    for (const protocol::OperationInfo &operation : protocol::operations())
        described.insert(nameOfDoor(operation.method, operation.path.toUtf8()));
    QCOMPARE(without(doors, rows), QByteArray());
    // Each that is described is tried here, and each that is tried is a door.
    QCOMPARE(without(described, rows), QByteArray());
    QCOMPARE(without(rows, doors), QByteArray());
    // A door that somebody adds is told.
    std::set<QByteArray> more = doors;
    more.insert(nameOfDoor("GET", "/v1/cases/{id}/everything"));
    QCOMPARE(without(more, rows), QByteArray("GET /v1/cases/{id}/everything"));
}

void tst_AccessMatrix::aGoodSessionOpensWhatThePolicySays()
{
    World world;
    const QVector<Row> rows = policy();
    QVector<Asker> askers = world.askers();
    const std::set<QByteArray> routes = [&] {
        std::set<QByteArray> all;
        for (const Route *route : world.door.router().routes())
            all.insert(nameOfDoor(route->method, route->pattern));
        return all;
    }();
    QStringList wrong;
    int asked = 0;
    for (Asker &asker : askers) {
        asker.token = world.door.token(asker.user);
        for (const Row &row : rows) {
            if (!routes.contains(nameOfDoor(row.method, bytesOf(row.path))))
                continue;
            const DoorAnswer answer = world.knock(row, world.askOf(row, asker), asker.token);
            ++asked;
            bool fits = true;
            switch (row.gate) {
            case Gate::Anyone:
                fits = answer.status != 403 && answer.code() != u"NOT_SIGNED_IN";
                break;
            case Gate::Source:
                fits = answer.status == 401;
                break;
            case Gate::Session: {
                const Outcome outcome = row.outcome(asker.post, asker.relation);
                // What the content then lacks (400, 409, 422) is no question of access.
                const bool opened = answer.status != 401 && answer.status != 403 && answer.status != 404;
                fits = outcome == Outcome::Opens       ? opened
                       : outcome == Outcome::Forbidden ? answer.status == 403
                                                       : answer.status == 404 || answer.status == 400;
                // An act on a case that may not be seen is refused with its signature checked.
                break;
            }
            }
            if (!fits)
                wrong.append(described(row, asker, answer));
        }
    }
    QVERIFY(asked > 4000);
    report(wrong);
    QVERIFY2(wrong.isEmpty(), qPrintable(QString(QString::number(wrong.size()) + u" of "_s + QString::number(asked))));
}

void tst_AccessMatrix::noOtherTokenOpensAnything()
{
    World world;
    const QVector<Row> rows = policy();
    QVector<Asker> askers = world.askers();
    // A session that is none stands in no relation to anything: two of them speak for all.
    askers.removeIf(
        [](const Asker &asker) { return asker.relation != Relation::Own && asker.relation != Relation::Other; });
    const std::set<QByteArray> routes = [&] {
        std::set<QByteArray> all;
        for (const Route *route : world.door.router().routes())
            all.insert(nameOfDoor(route->method, route->pattern));
        return all;
    }();
    QHash<QString, QByteArray> expired;
    for (const Asker &asker : askers)
        expired.insert(asker.user, world.door.token(asker.user));
    world.door.pass(std::chrono::minutes(15));
    QHash<QString, QByteArray> revoked;
    for (const Asker &asker : askers) {
        revoked.insert(asker.user, world.door.token(asker.user));
        QCOMPARE(world.door.ask("DELETE", paths::session, revoked.value(asker.user)).status, 204);
    }
    QStringList wrong;
    QHash<QByteArray, QByteArray> withoutToken; // by door: what the public gets
    for (const Asker &asker : askers) {
        QByteArray forged = world.door.token(asker.user);
        forged[0] = forged[0] == 'A' ? 'B' : 'A';
        const QList<QByteArray> tokens{
            {}, expired.value(asker.user), revoked.value(asker.user), forged, QByteArray(200, 'x')};
        for (const Row &row : rows) {
            const QByteArray name = nameOfDoor(row.method, bytesOf(row.path));
            if (!routes.contains(name))
                continue;
            const Ask ask = world.askOf(row, asker);
            for (const QByteArray &token : tokens) {
                const DoorAnswer answer = world.knock(row, ask, token);
                if (row.gate == Gate::Session && answer.code() != u"NOT_SIGNED_IN")
                    wrong.append(described(row, asker, answer));
                if (row.gate == Gate::Source && answer.status != 401)
                    wrong.append(described(row, asker, answer));
                if (row.gate == Gate::Anyone && name != "GET /metrics") {
                    const QByteArray print = QByteArray::number(answer.status);
                    if (withoutToken.value(name, print) != print)
                        wrong.append(described(row, asker, answer));
                    withoutToken.insert(name, print);
                }
            }
        }
    }
    report(wrong);
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size())));
}

void tst_AccessMatrix::onlyTheDevicesOwnKeySigns()
{
    World world;
    const Row *row = nullptr;
    const QVector<Row> rows = policy();
    for (const Row &candidate : rows) {
        if (candidate.path == paths::commands)
            row = &candidate;
    }
    QVERIFY(row);
    QVector<Asker> askers = world.askers();
    QCOMPARE(world.door.signIn(world.door.signInRequest(u"zhoumin"_s)).status, 200);
    for (Asker &asker : askers) {
        asker.token = world.door.token(asker.user);
        const QString own = asker.user + u"-desk"_s;
        // Another key, another's device with his key, another's device with one's own key, a device that never was.
        for (const auto &[device, key] :
             {std::pair(own, u"zhoumin-desk"_s), std::pair(u"zhoumin-desk"_s, u"zhoumin-desk"_s),
              std::pair(u"zhoumin-desk"_s, own), std::pair(u"none"_s, u"none"_s)}) {
            const DoorAnswer answer = world.knock(*row, world.commandOf(asker, device, key), asker.token);
            QVERIFY2(answer.status == 401, qPrintable(described(*row, asker, answer)));
            QVERIFY(answer.code() == u"BAD_SIGNATURE" || answer.code() == u"UNKNOWN_DEVICE");
        }
        Ask changed = world.commandOf(asker, own, own);
        changed.body.replace("DENY", "SEND");
        QCOMPARE(world.knock(*row, changed, asker.token).status, 401);
    }
}

/// Whoever guesses learns nothing: not by the words, not by the status, not by a header; and it shows.
void tst_AccessMatrix::whatIsGuessedAnswersAlike()
{
    constexpr int guesses = 10'000;
    World world;
    const QByteArray token = world.door.token(u"zhoumin"_s);
    world.door.addAccount(u"stranger"_s, {{unitOf(Relation::Other), Post::CaseOfficer}});
    const QByteArray stranger = world.door.token(u"stranger"_s);
    const auto missed = [&] { return world.door.rig.core().refusals().misses(); };
    const quint64 before = missed();
    const QString unit = u"?unit=SCJGJ-QYZC"_s;
    const QString foreign = u"?unit=RST-SB"_s;
    SeededRandom random(99);
    const auto uuid = [&] { return makeUuid7(world.door.rig.clock, random); };
    const auto digest = [&] { return QString::fromLatin1(random.bytes(32).toHex()); };
    const auto alike = [&](const QString &what, const std::function<QString()> &target) {
        QByteArray first;
        for (int i = 0; i < guesses / 4; ++i) {
            const DoorAnswer answer = world.door.ask("GET", target(), token);
            if (i == 0)
                first = fingerprint(answer);
            if (answer.status != 404 || fingerprint(answer) != first)
                qFatal("%s: %s", qPrintable(what), fingerprint(answer).constData());
        }
        return first;
    };
    const QString real = world.consulted.id.text();
    const QByteArray noCase = alike(u"cases"_s, [&]() -> QString { return u"/v1/cases/"_s + uuid() + unit; });
    alike(u"materials"_s, [&]() -> QString { return u"/v1/cases/"_s + real + u"/materials/"_s + digest() + unit; });
    alike(u"materials of cases"_s,
          [&]() -> QString { return u"/v1/cases/"_s + uuid() + u"/materials/"_s + digest() + unit; });
    alike(u"commands"_s, [&]() -> QString { return u"/v1/commands/"_s + uuid(); });
    QCOMPARE(missed() - before, quint64(guesses));
    // A case that is there and may not be seen is none.
    QCOMPARE(fingerprint(world.door.ask("GET", u"/v1/cases/"_s + real + foreign, stranger)), noCase);
    QCOMPARE(fingerprint(world.door.ask("GET", u"/v1/cases/"_s + real + unit, stranger)), noCase);
    const QString paper = world.consulted.materials.constFirst().digest.text();
    QCOMPARE(world.door.ask("GET", u"/v1/cases/"_s + real + u"/materials/"_s + paper + unit, token).status, 200);
    QCOMPARE(fingerprint(world.door.ask("GET", u"/v1/cases/"_s + real + u"/materials/"_s + paper + foreign, stranger)),
             noCase);
    // And it stands in the audit log: at 10, 100, 1000 and 10 000.
    world.door.write([](WriteContext &) -> Answer<bool> { return true; });
    auditstore::Filter filter;
    filter.event = protocol::AuditEvent::ManyMisses;
    filter.actor = UserId(u"zhoumin"_s);
    const auto lines = auditstore::newest(**world.door.rig.core().reader(), filter);
    QCOMPARE(lines->size(), 4);
    QCOMPARE(lines->constFirst().changes.value(u"count"_s), u"10000"_s);
    QVERIFY(world.door.metrics.text().contains("\nyunchuang_missed_looks 1000"));
}

void tst_AccessMatrix::numbersOfApplicationsGuessedAnswerAlike()
{
    constexpr int threads = 8;
    constexpr int each = 1'250; // 10 000 in all
    World world;
    const quint64 before = world.door.rig.core().refusals().misses();
    std::mutex mutex;
    QSet<QByteArray> seen;
    std::vector<std::thread> guessers;
    for (int thread = 0; thread < threads; ++thread) {
        guessers.emplace_back([&, thread] {
            QSet<QByteArray> own;
            for (int i = 0; i < each; ++i) {
                const QString number = u"52-261124-%1"_s.arg(10'000 + thread * each + i, 5, 10, QChar(u'0'));
                own.insert(fingerprint(world.door.ask("GET", u"/v1/progress/"_s + number, {}, {},
                                                      {{bytesOf(protocol::headers::queryPassword), "ABCDEFGH23"}})));
            }
            const std::lock_guard lock(mutex);
            seen += own;
        });
    }
    for (std::thread &guesser : guessers)
        guesser.join();
    QCOMPARE(seen.size(), 1);
    QVERIFY(seen.constBegin()->startsWith("404"));
    QCOMPARE(world.door.rig.core().refusals().misses() - before, quint64(threads * each));
    // A number that is there, with a wrong password, is none.
    const DoorAnswer real = world.door.ask("GET", u"/v1/progress/"_s + world.consulted.queryCode, {}, {},
                                           {{bytesOf(protocol::headers::queryPassword), "ABCDEFGH23"}});
    QCOMPARE(fingerprint(real), *seen.constBegin());
}

void tst_AccessMatrix::nothingPersonalLeavesInLists()
{
    World world;
    QSet<QString> personal;
    collectPersonal(world.consulted.form, {}, personal);
    QVERIFY(personal.size() >= 3);
    QVector<Asker> askers = world.askers();
    int rows = 0;
    for (Asker &asker : askers) {
        asker.token = world.door.token(asker.user);
        for (const QString &target : QStringList{u"/v1/feed"_s, u"/v1/ratings?unit="_s + asker.unit,
                                                 u"/v1/supervision/cards?unit="_s + asker.unit, u"/v1/desk"_s}) {
            const DoorAnswer answer = world.door.ask("GET", target, asker.token);
            rows += int(answer.body.count("\"caseId\""));
            for (const QString &text : std::as_const(personal))
                QVERIFY2(!answer.body.contains(text.toUtf8()), qPrintable(asker.user + u' ' + target));
        }
        // Nor does the audit log, in the words of whoever reads it.
        if (asker.post == Post::AuditAdmin) {
            const DoorAnswer log = world.door.ask("POST", u"/v1/admin/audit/export"_s, asker.token);
            QCOMPARE(log.status, 200);
            for (const QString &text : std::as_const(personal))
                QVERIFY(!log.body.contains(text.toUtf8()));
        }
    }
    QVERIFY(rows > 10);
}

void tst_AccessMatrix::aConsultedUnitGetsNoFieldThatWasNotShared()
{
    World world;
    QSet<QString> personal;
    collectPersonal(world.consulted.form, {}, personal);
    world.door.addAccount(u"land"_s, {{unitOf(Relation::Consulted), Post::ConsultedOfficer}});
    world.door.addAccount(u"owner"_s, {{unitOf(Relation::Own), Post::CaseOfficer}});
    const QString path = u"/v1/cases/"_s + world.consulted.id.text() + u"?unit="_s;
    const DoorAnswer mine = world.door.ask("GET", path + unitOf(Relation::Own), world.door.token(u"owner"_s));
    const DoorAnswer theirs = world.door.ask("GET", path + unitOf(Relation::Consulted), world.door.token(u"land"_s));
    QCOMPARE(mine.status, 200);
    QCOMPARE(theirs.status, 200);
    for (const QString &text : std::as_const(personal)) {
        QVERIFY2(mine.body.contains(text.toUtf8()), qPrintable(text)); // the clerk of the case sees it in full
        QVERIFY2(!theirs.body.contains(text.toUtf8()), qPrintable(text));
    }
    const QJsonObject form = theirs.json().value(u"case"_s).toObject().value(u"form"_s).toObject();
    QVERIFY2(form.keys() == QStringList{u"addr"_s}, theirs.body.constData());
    QVERIFY(theirs.json().value(u"history"_s).toArray().isEmpty());
}

/// 评价人信息保密: of the person who rated, no door shows anything to anybody but the rating supervisor, and to him
/// only the masked name and numbers. Field by field: neither the value nor its masked form nor the member it would
/// stand in.
void tst_AccessMatrix::nobodyButTheRatingSupervisorLearnsWhoRated()
{
    World world;
    ServiceRig &rig = world.door.rig;
    Case rated = rig.openCompanyCase();
    rated = rig.mustPost(world.officer, rig.command(world.officer, rated, Action::Claim, Post::AcceptanceOfficer));
    Command refusal = rig.command(world.officer, rated, Action::RefuseAcceptance, Post::AcceptanceOfficer);
    refusal.args.reason = u"该事项不属于本机关职权范围。"_s;
    refusal.args.basis = u"《行政许可法》第三十二条第一款第二项"_s;
    refusal.args.competentOrgan = u"贵阳市市场监督管理局"_s;
    refusal.args.remedies = u"六十日内申请行政复议，六个月内提起行政诉讼"_s;
    rated = rig.mustPost(world.officer, refusal);
    RatingId id;
    world.door.write([&](WriteContext &write) -> Answer<bool> {
        protocol::RatingGiven said;
        said.level = RatingLevel::VeryDissatisfied;
        said.tags = {RatingTag::RudeOrSlow};
        said.text = u"我是杜一丁，电话13900001111，证件520199197001010099，等了很久。"_s;
        Answer<ratingacts::Accepted> accepted = ratingacts::accepted(said);
        if (!accepted)
            return tl::unexpected(accepted.error());
        accepted->rater = {u"杜一丁"_s, u"13900001111"_s, u"520199197001010099"_s};
        const Answer<Rating> given = ratingacts::give(write, *rig.core().reference(), rated, *accepted);
        if (!given)
            return tl::unexpected(given.error());
        id = given->id;
        return true;
    });
    const QByteArrayList inFull{u"杜一丁"_s.toUtf8(), "13900001111", "520199197001010099"};
    const QByteArrayList masked{u"杜**"_s.toUtf8(), "139****1111", "520199********0099"};
    const auto holds = [](const QByteArray &body, const QByteArrayList &words) {
        return std::any_of(words.cbegin(), words.cend(), [&](const QByteArray &word) { return body.contains(word); });
    };
    int details = 0;
    int supervised = 0;
    QVector<Asker> askers = world.askers();
    for (Asker &asker : askers) {
        asker.token = world.door.token(asker.user);
        const QString unit = u"?unit="_s + asker.unit;
        const QString path = filled(paths::ratingById, {id.text()}) + unit;
        const DoorAnswer detail = world.door.ask("GET", path, asker.token);
        const bool supervisor = asker.post == Post::RatingSupervisor;
        QVERIFY2(!holds(detail.body, inFull), qPrintable(asker.user));
        QVERIFY2(detail.status == 200 && supervisor
                     ? holds(detail.body, masked)
                     : !holds(detail.body, masked) && !detail.json().contains(u"rater"_s),
                 qPrintable(asker.user));
        details += detail.status == 200 ? 1 : 0;
        supervised += detail.status == 200 && supervisor ? 1 : 0;
        for (const QString &target :
             QStringList{filled(paths::ratings, {}) + unit, filled(paths::ratingMonth, {u"2026-11"_s}) + unit,
                         filled(paths::caseById, {rated.id.text()}) + unit,
                         filled(paths::caseHistory, {rated.id.text()}) + unit, QString(paths::feed),
                         QString(paths::desk), QString(paths::cards + unit), QString(paths::supervision + unit)}) {
            const DoorAnswer answer = world.door.ask("GET", target, asker.token);
            QVERIFY2(!holds(answer.body, inFull) && !holds(answer.body, masked),
                     qPrintable(QString(asker.user + u' ' + target)));
        }
    }
    QVERIFY(details > 5); // the rated unit reads what was said
    QVERIFY(supervised > 0);
}

/// 转报: the unit that examined goes on reading what it handed over, how far it is and what came of it.
void tst_AccessMatrix::whoReportedUpReadsNothingOfTheUpperUnitsWork()
{
    World world;
    ServiceRig &rig = world.door.rig;
    Case subject = world.reported;
    const RigClerk upper = rig.clerk(u"upper"_s, subject.unit.text(), Post::CaseOfficer);
    rig.clock.set(rig.clock.now().addSecs(600));
    subject = rig.mustPost(upper, rig.command(upper, subject, Action::Claim, Post::CaseOfficer));
    const QString internal = u"上级内部意见"_s;
    const QVector<PointAnswer> points = subject.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(upper, subject, Action::RecordCheck, Post::CaseOfficer);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        answer.args.reason = internal;
        subject = rig.mustPost(upper, answer);
    }
    Command on = rig.command(upper, subject, Action::ReportUp, Post::CaseOfficer);
    on.args.opinion = internal + u"，拟报省级审定"_s;
    on.args.approval = {{u"conclusion"_s, u"REFUSE"_s}, {u"verified"_s, true}, {u"text"_s, internal}};
    subject = rig.mustPost(upper, on);

    const QString lower = unitOf(Relation::Reporter);
    world.door.addAccount(u"reader"_s, {{lower, Post::CaseOfficer}});
    const QByteArray token = world.door.token(u"reader"_s);
    const QString target = filled(paths::caseById, {subject.id.text()}) + u"?unit="_s + lower;
    const DoorAnswer answer = world.door.ask("GET", target, token);
    QCOMPARE(answer.status, 200);
    const auto reply = answer.as<protocol::CaseReply>();
    QCOMPARE(reply.capacity, Capacity::Reporter);
    // Reported up once more, it is still its case to read: the state, the unit and the days are those of now.
    QCOMPARE(reply.subject.unit, subject.unit);
    QCOMPARE(reply.subject.state, subject.state);
    QCOMPARE(reply.subject.deadlines, subject.deadlines);
    QCOMPARE(reply.subject.form, subject.form);
    QVERIFY(!reply.subject.form.isEmpty());
    QCOMPARE(reply.subject.materials, subject.materials);
    QCOMPARE(reply.subject.opinions.size(), 1);
    QCOMPARE(reply.subject.opinions[0].unit, UnitId(lower));
    QVERIFY(reply.subject.assignee.isEmpty() && reply.subject.approval.isEmpty() && reply.subject.points.isEmpty());
    QVERIFY(!answer.body.contains(internal.toUtf8()));
    QVERIFY(!answer.body.contains("\"upper\""));
    // Of the steps above, only that they were taken.
    QCOMPARE(reply.history.constLast().action, Action::ReportUp);
    QVERIFY(reply.history.constLast().user.isEmpty() && reply.history.constLast().opinion.isEmpty());
    QVERIFY(reply.history.constLast().at.isValid());
    // The row of the feed says the same, and nobody acts.
    const DoorAnswer feed = world.door.ask("GET", u"/v1/feed?limit=100"_s, token);
    QVERIFY(feed.body.contains(subject.id.text().toUtf8()));
    QVERIFY(feed.body.contains("REPORTER") && !feed.body.contains("\"upper\""));
    const RigClerk reader = rig.clerk(u"lower"_s, lower, Posts(Post::CaseOfficer));
    const auto claimed = rig.post(reader, rig.command(reader, subject, Action::Claim, Post::CaseOfficer));
    QVERIFY(!claimed);
    QCOMPARE(claimed.error().refusal->code, RefusalCode::OtherUnit);
}

/// 监察员: sees all, urges, and changes nothing of a case.
void tst_AccessMatrix::theProvinceLooksAndUrgesOnly()
{
    World world;
    ServiceRig &rig = world.door.rig;
    const RigClerk officer = rig.clerk(u"jiangtao"_s, unitOf(Relation::Province), Post::SupervisionOfficer);
    const auto posted = [&](Action action, const std::function<void(CommandArguments &)> &fill) {
        const Case now = rig.stored(world.consulted.id);
        Command command = rig.command(officer, now, action, Post::SupervisionOfficer);
        fill(command.args);
        return rig.post(officer, command);
    };
    const auto given = posted(Action::Reassign, [](CommandArguments &args) {
        args.assignee = UserId(u"zhoumin"_s);
        args.reason = u"另行安排"_s;
    });
    QVERIFY(!given);
    QCOMPARE(given.error().code, protocol::ApiErrorCode::NotFound);
    const auto urged = posted(Action::Urge, [&](CommandArguments &args) {
        args.opinion = u"请说明办理进度。"_s;
        args.replyDue = toLocalDate(rig.clock.now()).addDays(2);
    });
    QVERIFY2(urged, urged ? "" : protocol::encode(urged.error()).constData());
    const Case now = rig.stored(world.consulted.id);
    QCOMPARE(now.urgings.size(), 1);
    QCOMPARE(now.urgings[0].by, UserId(u"jiangtao"_s));
    // Nothing comes to him by itself.
    world.door.addAccount(u"overseer"_s, {{unitOf(Relation::Province), Post::SupervisionOfficer}});
    const DoorAnswer feed = world.door.ask("GET", u"/v1/feed?limit=100"_s, world.door.token(u"overseer"_s));
    QCOMPARE(feed.status, 200);
    QVERIFY(!feed.body.contains(now.id.text().toUtf8()));
}

/// A sample over the wire, with the engine's own headers.
void tst_AccessMatrix::theSameOverTls()
{
    World world;
    SystemClock clock;
    SystemRandom random;
    const CertificateFiles files = CertificateFiles::in(world.door.rig.folder());
    QVERIFY(createAuthority(files, clock, random));
    QVERIFY(issueServerCertificate(files, {u"127.0.0.1"_s}, clock, random));
    HttpServerOptions options;
    options.address = u"127.0.0.1"_s;
    options.port = 0;
    options.certificateFile = files.server;
    options.keyFile = files.serverKey;
    options.spoolFolder = world.door.rig.folder() + u"/spool"_s;
    ServiceHandlers handlers(world.door.rig.core(), world.tlsMetrics, {},
                             QueryPasswords::inFolder(world.door.rig.folder(), world.door.rig.random()).value());
    HttpServer server(options, handlers.router(), clock, random, {});
    QVERIFY(server.start());

    const QByteArray token = world.door.token(u"zhoumin"_s);
    QByteArray forged = token;
    forged[1] = forged[1] == 'A' ? 'B' : 'A';
    const auto ask = [&](const QByteArray &target, const QByteArray &with) {
        TlsClient client(files.authority);
        if (!client.connectTo(server.port()))
            return RawReply();
        const QByteArray header = with.isEmpty() ? QByteArray() : "Authorization: Bearer " + with + "\r\n";
        return client.exchange(rawRequest("GET", target, header));
    };
    const QByteArray real = "/v1/cases/" + world.consulted.id.text().toLatin1() + "?unit=SCJGJ-QYZC";
    for (const QByteArray &target : QList<QByteArray>{"/v1/bundles/units", "/v1/admin/audit", "/v1/desk", real}) {
        QCOMPARE(ask(target, {}).status, 401);
        QCOMPARE(ask(target, forged).status, 401);
        const int good = ask(target, token).status;
        QCOMPARE(good, target == "/v1/admin/audit" ? 403 : 200);
    }
    // Header by header: a guess, and what is there but not for this unit.
    const auto shape = [](const RawReply &reply) -> QByteArray {
        QByteArrayList headers;
        for (auto it = reply.headers.begin(); it != reply.headers.end(); ++it) {
            if (it.key() != "date" && it.key() != "x-request-id")
                headers.append(it.key() + ": " + it.value());
        }
        std::sort(headers.begin(), headers.end());
        QJsonObject body = QJsonDocument::fromJson(reply.body).object();
        body.remove(u"requestId"_s);
        return QByteArray::number(reply.status) + headers.join('\n') + QJsonDocument(body).toJson();
    };
    const QByteArray guess = shape(ask("/v1/cases/" + nothing.toLatin1() + "?unit=SCJGJ-QYZC", token));
    QVERIFY(guess.startsWith("404"));
    QCOMPARE(shape(ask("/v1/cases/" + world.consulted.id.text().toLatin1() + "?unit=ZRZYT-BDC", token)), guess);
    server.stop(std::chrono::seconds(5));
}

QTEST_GUILESS_MAIN(tst_AccessMatrix)
#include "tst_accessmatrix.moc"
