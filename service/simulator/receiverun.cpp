// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/receiverun.h"

#include "domain/bodycode.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "protocol/pushdata.h"

#include <QCryptographicHash>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

QString pushFault(const protocol::Push &push, const UnitId &receiver)
{
    if (push.receiver != receiver)
        return u"NOT_FOR_US"_s;
    if (!checkUscc(push.code))
        return u"BAD_CODE"_s;
    const bool known = push.event == protocol::pushevents::established ||
                       push.event == protocol::pushevents::changed || push.event == protocol::pushevents::cancelled ||
                       push.event == protocol::pushevents::withdrawn;
    if (!known)
        return u"UNKNOWN_EVENT"_s;
    const QJsonObject form = push.data[u"form"_s].toObject();
    for (const QString &member : {u"name"_s, u"addr"_s, u"legalRep"_s}) {
        if (!form.contains(member))
            return u"DATA_MISSING"_s;
    }
    // What every company has but no receiver may have.
    for (const QString &member : {u"declare"_s, u"delivery"_s, u"directors"_s}) {
        if (form.contains(member))
            return u"DATA_TOO_MUCH"_s;
    }
    return {};
}

bool failsFirst(const protocol::Push &push, int share)
{
    const QByteArray digest = QCryptographicHash::hash(push.id.toUtf8(), QCryptographicHash::Sha256);
    const int place = (quint8(digest[0]) * 256 + quint8(digest[1])) % 100;
    return push.attempt <= 1 && place < share;
}

ReceiveRun::ReceiveRun(ServiceLine &line, Options options)
    : Run(line)
    , m_options(std::move(options))
{
}

void ReceiveRun::start()
{
    m_until = line().clock().now().addSecs(m_options.seconds);
    for (const UnitId &unit : std::as_const(m_options.units))
        ask(unit);
}

bool ReceiveRun::isOver()
{
    return m_options.seconds > 0 && line().clock().now() >= m_until;
}

void ReceiveRun::ask(const UnitId &unit)
{
    if (isOver()) {
        unitEnded();
        return;
    }
    Ask question;
    question.path = QString(protocol::paths::pushes) % u"?limit=50"_s;
    question.signer = unit;
    line().send(question, [this, unit](const Heard &heard) { heardPage(unit, heard); });
}

void ReceiveRun::heardPage(const UnitId &unit, const Heard &heard)
{
    const auto page = protocol::decode<protocol::PushPage>(heard.body);
    if (!heard.isDone() || !page) {
        complain(unit.text() % u": "_s % heard.text());
        m_worst = codeFor(heard);
        unitEnded();
        return;
    }
    if (page->pushes.isEmpty())
        line().scheduler().after(m_options.pause, this, [this, unit] { ask(unit); });
    else
        takeNext(unit, page->pushes);
}

void ReceiveRun::takeNext(const UnitId &unit, QVector<protocol::Push> pushes)
{
    if (pushes.isEmpty()) {
        ask(unit);
        return;
    }
    const protocol::Push push = pushes.takeFirst();
    const QString key = QStringList{unit.text(), push.code, push.event, QString::number(push.version)}.join(u' ');
    protocol::PushAck ack;
    ack.reason = pushFault(push, unit);
    if (!ack.reason.isEmpty()) {
        complain(unit.text() % u' ' % push.id % u": "_s % ack.reason);
        m_worst = ExitCode::Wrong;
    } else if (failsFirst(push, m_options.flakyPercent)) {
        ack.reason = u"BUSY"_s;
        ++m_refused;
    } else {
        ack.stored = true;
        m_stored.contains(key) ? ++m_again : ++m_taken;
        m_stored.insert(key);
    }
    say(unit.text() % u' ' % push.code % u' ' % (ack.stored ? u"stored"_s : ack.reason));
    Ask answer;
    answer.method = "POST";
    answer.path = protocol::expandPath(protocol::paths::pushAck, {push.id});
    answer.body = protocol::encode(ack);
    answer.signer = unit;
    line().send(answer, [this, unit, pushes](const Heard &heard) {
        if (!heard.isDone()) {
            complain(unit.text() % u": "_s % heard.text());
            m_worst = codeFor(heard);
        }
        takeNext(unit, pushes);
    });
}

void ReceiveRun::unitEnded()
{
    if (++m_ended < m_options.units.size())
        return;
    complain(QString::number(m_taken) % u" stored, "_s % QString::number(m_again) % u" came again, "_s %
             QString::number(m_refused) % u" refused at first"_s);
    end(m_worst);
}

} // namespace yunchuang::simulator
