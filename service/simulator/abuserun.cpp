// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/abuserun.h"

#include "protocol/codec.h"
#include "protocol/paths.h"

#include <QCryptographicHash>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

constexpr int created = 201;

Ask posting(const protocol::IntakeApplication &intake, const UnitId &source)
{
    Ask ask;
    ask.method = "POST";
    ask.path = protocol::paths::intakeApplications;
    ask.body = protocol::encode(intake);
    ask.signer = source;
    ask.tries = 1;
    return ask;
}

Ask putting(const QByteArray &bytes, const QByteArray &named, const UnitId &source)
{
    Ask ask;
    ask.method = "PUT";
    const QByteArray digest = QCryptographicHash::hash(named, QCryptographicHash::Sha256).toHex();
    ask.path = protocol::expandPath(protocol::paths::intakeMaterial, {QString::fromLatin1(digest)});
    ask.body = bytes;
    ask.signer = source;
    ask.digestInPath = true;
    ask.tries = 1;
    return ask;
}

class AbuseList
{
public:
    void refused(const QString &name, const Ask &ask, ApiErrorCode code)
    {
        all.append({name, ask, protocol::httpStatus(code), nameOf(code)});
    }
    void taken(const QString &name, const Ask &ask) { all.append({name, ask, created, {}}); }

    QList<AbuseCase> all;
};

} // namespace

QList<AbuseCase> abuseCases(const SimulatedApplication &application)
{
    const UnitId source = application.source;
    const protocol::IntakeApplication &intake = application.intake;
    const Ask right = posting(intake, source);
    AbuseList list;

    Ask ask = right;
    ask.signer = {};
    list.refused(u"unsigned"_s, ask, ApiErrorCode::BadSignature);
    ask = right;
    ask.signature = QByteArray(64, 'x').toBase64();
    list.refused(u"forged signature"_s, ask, ApiErrorCode::BadSignature);
    ask = right;
    ask.signature = "not base64!";
    list.refused(u"garbled signature"_s, ask, ApiErrorCode::BadSignature);
    ask = right;
    ask.clockOff = -3600;
    list.refused(u"signed an hour ago"_s, ask, ApiErrorCode::StaleTimestamp);
    ask = right;
    ask.clockOff = 3600;
    list.refused(u"signed in an hour"_s, ask, ApiErrorCode::StaleTimestamp);
    list.refused(u"handed in by a receiver"_s, posting(intake, receivingUnits().constFirst().second),
                 ApiErrorCode::Forbidden);

    ask = right;
    ask.body.chop(ask.body.size() / 2);
    list.refused(u"cut"_s, ask, ApiErrorCode::Malformed);
    ask = right;
    ask.body = "{\"deliveryId\": \xff\xfe}";
    list.refused(u"not UTF-8"_s, ask, ApiErrorCode::Malformed);
    ask = right;
    ask.body = QByteArray(2000, '[');
    list.refused(u"nested without end"_s, ask, ApiErrorCode::Malformed);
    ask = right;
    ask.body = "[]";
    list.refused(u"another type"_s, ask, ApiErrorCode::Malformed);
    protocol::IntakeApplication changed = intake;
    changed.deliveryId = QString(1000, u'x');
    list.refused(u"delivery id too long"_s, posting(changed, source), ApiErrorCode::Malformed);
    ask = right;
    ask.body = QByteArray(protocol::maxApplicationBytes + 1, ' ');
    list.refused(u"too large"_s, ask, ApiErrorCode::TooLarge);
    list.all.last().mayCut = true; // the service need not read on, and what it says may be lost then
    changed = intake;
    changed.deliveryId += u"-item"_s;
    changed.item = ItemCode(u"999999999999"_s);
    list.refused(u"unknown item"_s, posting(changed, source), ApiErrorCode::NotFound);
    changed = intake;
    changed.deliveryId += u"-form"_s;
    changed.form.insert(u"capital"_s, -1);
    list.refused(u"form with a wrong amount"_s, posting(changed, source), ApiErrorCode::Refused);
    changed.form = intake.form;
    changed.form.insert(u"surprise"_s, 1);
    list.refused(u"form with an unknown field"_s, posting(changed, source), ApiErrorCode::Refused);

    changed = intake;
    changed.deliveryId += u"-order"_s;
    changed.materials[0].digest = Digest256(QString(64, u'0'));
    list.refused(u"application before its material"_s, posting(changed, source), ApiErrorCode::MaterialUnknown);
    list.refused(u"material under another digest"_s, putting("%PDF-1.4 a %%EOF", "another", source),
                 ApiErrorCode::MaterialRefused);
    const QByteArray program = "MZ\x90 this is a program";
    list.refused(u"program as material"_s, putting(program, program, source), ApiErrorCode::MaterialRefused);
    const QByteArray cutPdf = "%PDF-1.4 cut";
    list.refused(u"cut material"_s, putting(cutPdf, cutPdf, source), ApiErrorCode::MaterialRefused);
    ask = putting(cutPdf, cutPdf, {});
    list.refused(u"unsigned material"_s, ask, ApiErrorCode::BadSignature);

    list.taken(u"a right application"_s, right);
    list.taken(u"the same again"_s, right);
    changed = intake;
    changed.applicant.agentMobile = u"13800009999"_s;
    list.refused(u"the same delivery with other content"_s, posting(changed, source), ApiErrorCode::DeliveryReused);

    ask = {};
    ask.tries = 1;
    ask.path = protocol::expandPath(protocol::paths::progress, {u"11520000DEM000145H"_s});
    ask.queryPassword = u"000000"_s;
    list.refused(u"progress of nobody's case"_s, ask, ApiErrorCode::NotFound);
    ask = {};
    ask.tries = 1;
    ask.path = QString(protocol::paths::pushes) % u"?limit=0"_s;
    ask.signer = receivingUnits().constFirst().second;
    list.refused(u"pushes with a wrong limit"_s, ask, ApiErrorCode::Malformed);
    ask.path = protocol::expandPath(protocol::paths::pushAck, {u"nobody's"_s});
    ask.method = "POST";
    ask.body = protocol::encode(protocol::PushAck{true, {}});
    list.refused(u"acknowledgement of an unknown push"_s, ask, ApiErrorCode::NotFound);
    return list.all;
}

AbuseRun::AbuseRun(ServiceLine &line, const Registries &registries)
    : Run(line)
    , m_registries(registries)
{
}

void AbuseRun::start()
{
    // A delivery id of this moment, so that the run can be repeated.
    const QDateTime now = line().clock().now();
    SimulatedApplication application = makeFaultless({quint64(now.toMSecsSinceEpoch()), 0, now.date()}, m_registries);
    upload(line(), application.source, application.papers,
           [this, application](const Expected<QVector<Material>, Heard> &sent) mutable {
               if (!sent) {
                   complain(sent.error().text());
                   end(codeFor(sent.error()));
                   return;
               }
               application.intake.materials = *sent;
               m_cases = abuseCases(application);
               next();
           });
}

void AbuseRun::next()
{
    if (m_next == m_cases.size()) {
        complain(QString::number(m_cases.size() - m_wrong) % u" of "_s % QString::number(m_cases.size()) %
                 u" answered as they must be"_s);
        end(m_wrong > 0 ? ExitCode::Wrong : ExitCode::Done);
        return;
    }
    const AbuseCase abuse = m_cases[m_next++];
    line().send(abuse.ask, [this, abuse](const Heard &answer) { heard(abuse, answer); });
}

void AbuseRun::heard(const AbuseCase &abuse, const Heard &heard)
{
    const bool cut = abuse.mayCut && heard.status == 0;
    const bool right = cut || (heard.status == abuse.status && (abuse.code.isEmpty() || heard.code() == abuse.code));
    if (!right)
        ++m_wrong;
    say((right ? u"ok     "_s : u"WRONG  "_s) % abuse.name % u": "_s % heard.text());
    next();
}

} // namespace yunchuang::simulator
