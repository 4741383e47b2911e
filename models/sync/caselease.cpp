// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/caselease.h"

#include "protocol/paths.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

CaseLease::CaseLease(ServiceDesk &desk, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_scheduler(scheduler)
{
}

CaseLease::~CaseLease()
{
    close();
}

ServiceRequest CaseLease::request(QByteArray method, QLatin1String path) const
{
    ServiceRequest request;
    request.method = std::move(method);
    request.path = protocol::expandPath(path, {m_key->caseId.text()});
    request.query = {{u"unit"_s, m_key->viewer.text()}};
    return request;
}

void CaseLease::open(const RowKey &key)
{
    if (m_key == key)
        return;
    close();
    m_key = key;
    set(State::Asking);
    send(Verb::Take);
}

void CaseLease::close()
{
    if (!m_key)
        return;
    if (m_timer)
        m_scheduler.cancel(std::exchange(m_timer, 0));
    ++m_round;
    // Who never had it has nothing to give back, but has read what was said of a take-over.
    if (m_state == State::Mine || m_state == State::Lost)
        m_desk.tell(request("DELETE", protocol::paths::lease), nullptr, [](const auto &) {});
    m_key.reset();
    m_word = {};
    set(State::None);
}

void CaseLease::set(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT changed();
}

void CaseLease::sendNext(std::chrono::seconds delay, Verb verb)
{
    if (m_timer)
        m_scheduler.cancel(m_timer);
    m_timer = m_scheduler.after(delay, this, [this, verb] {
        m_timer = 0;
        send(verb);
    });
}

void CaseLease::send(Verb verb)
{
    if (!m_key)
        return;
    const quint64 round = ++m_round;
    m_desk.ask<protocol::LeaseReply>(request(verb == Verb::Take ? "PUT" : "GET", protocol::paths::lease), this,
                                     [this, round](const Expected<protocol::LeaseReply, ServiceFailure> &word) {
                                         if (round != m_round)
                                             return;
                                         if (word)
                                             take(*word);
                                         else
                                             fail(word.error());
                                     });
}

void CaseLease::take(const protocol::LeaseReply &word)
{
    const protocol::LeaseReply before = std::exchange(m_word, word);
    const bool lost = !word.lostTo.isEmpty() && word.held && !word.mine;
    const State state = word.mine ? State::Mine : lost ? State::Lost : word.held ? State::Others : State::Asking;
    const bool news = before != word;
    if (m_state == state && news)
        Q_EMIT changed();
    set(state);
    switch (state) {
    case State::Mine:
        sendNext(renewal, Verb::Take);
        break;
    case State::Asking:
        // The colleague has left it.
        send(Verb::Take);
        break;
    default:
        sendNext(look, Verb::Look);
        break;
    }
}

void CaseLease::fail(const ServiceFailure &failure)
{
    const bool said = failure.kind == ServiceFailure::Kind::Api;
    if (said && (failure.api.code == protocol::ApiErrorCode::Forbidden ||
                 failure.api.code == protocol::ApiErrorCode::NotFound)) {
        // Who only watches, or no longer sees the case, holds nothing.
        m_word = {};
        set(State::None);
        return;
    }
    // The work goes on; what the last word was may not be true any more.
    if (m_state != State::Lost) {
        m_word = {};
        set(State::Unknown);
    }
    sendNext(renewal, Verb::Take);
}

void CaseLease::refresh()
{
    send(isReadOnly() ? Verb::Look : Verb::Take);
}

void CaseLease::ask()
{
    if (!m_key || m_state != State::Others)
        return;
    const quint64 round = ++m_round;
    m_desk.ask<protocol::LeaseReply>(request("POST", protocol::paths::leaseRequest), this,
                                     [this, round](const Expected<protocol::LeaseReply, ServiceFailure> &word) {
                                         if (round == m_round && word)
                                             take(*word);
                                         else if (round == m_round)
                                             fail(word.error());
                                     });
}

void CaseLease::takeOver(const QString &reason, Done done)
{
    if (!m_key)
        return;
    ServiceRequest posted = request("POST", protocol::paths::leaseTakeover);
    posted.body = protocol::encode(protocol::LeaseTakeover{reason});
    const quint64 round = ++m_round;
    m_desk.ask<protocol::LeaseReply>(
        posted, this,
        [this, round, done = std::move(done)](const Expected<protocol::LeaseReply, ServiceFailure> &word) {
            if (round == m_round) {
                if (word)
                    take(*word);
                else
                    sendNext(look, Verb::Look);
            }
            done(word);
        });
}

} // namespace yunchuang
