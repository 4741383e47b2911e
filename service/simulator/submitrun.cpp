// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/submitrun.h"

#include "protocol/codec.h"
#include "protocol/paths.h"

#include <algorithm>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String registrationForm("company-registration");

} // namespace

SubmitRun::SubmitRun(ServiceLine &line, const Registries &registries, const ShopWindow &window, Journal &journal,
                     Options options)
    : Run(line)
    , m_registries(registries)
    , m_window(window)
    , m_journal(journal)
    , m_options(std::move(options))
{
}

void SubmitRun::start()
{
    for (int i = 0; i < std::min(m_options.concurrency, m_options.count); ++i)
        next();
}

SimulatedApplication SubmitRun::made(const ApplicationKey &key) const
{
    const QVector<ServiceItem> &items = m_options.items;
    if (items.isEmpty() || items[key.index % items.size()].formId == registrationForm)
        return makeApplication(key, m_registries);
    return makeItemApplication(key, items[key.index % items.size()], m_window, m_registries);
}

void SubmitRun::next()
{
    if (m_stopped || m_begun == m_options.count) {
        if (m_running == 0) {
            complain(QString::number(m_done) % u" of "_s % QString::number(m_options.count) % u" handed in"_s);
            end(m_worst);
        }
        return;
    }
    ApplicationKey key = m_options.first;
    key.index = m_begun++;
    ++m_running;
    SimulatedApplication application = made(key);
    upload(line(), application.source, application.papers,
           [this, application, key](const Expected<QVector<Material>, Heard> &sent) mutable {
               if (!sent) {
                   finished(application, key, sent.error());
                   return;
               }
               application.intake.materials = *sent;
               handIn(std::move(application), key);
           });
}

void SubmitRun::handIn(SimulatedApplication application, const ApplicationKey &key)
{
    Ask ask;
    ask.method = "POST";
    ask.path = protocol::paths::intakeApplications;
    ask.body = protocol::encode(application.intake);
    ask.signer = application.source;
    line().send(ask, [this, application, key](const Heard &heard) { finished(application, key, heard); });
}

void SubmitRun::finished(const SimulatedApplication &application, const ApplicationKey &key, const Heard &heard)
{
    const auto reply = protocol::decode<protocol::IntakeReply>(heard.body);
    if (!heard.isDone() || !reply) {
        complain(application.intake.deliveryId % u": "_s % heard.text() % u' ' % QString::fromUtf8(heard.body));
        m_worst = codeFor(heard);
        // Nobody there: the rest would fail alike.
        if (heard.status == 0)
            m_stopped = true;
    } else {
        JournalLine entry;
        entry.key = key;
        entry.source = application.source;
        if (!m_options.items.isEmpty())
            entry.item = application.intake.item;
        entry.mistake = application.mistake;
        entry.deliveryId = application.intake.deliveryId;
        entry.caseId = reply->caseId;
        entry.number = reply->number;
        entry.queryCode = reply->queryCode;
        entry.queryPassword = reply->queryPassword;
        if (!m_journal.add(entry)) {
            complain(u"the journal cannot be written"_s);
            m_worst = ExitCode::Files;
            m_stopped = true;
        }
        ++m_done;
    }
    --m_running;
    next();
}

} // namespace yunchuang::simulator
