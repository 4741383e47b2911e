// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/raterun.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/simulator/draws.h"

#include <QHash>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;
using protocol::ProgressAct;
using protocol::ProgressReply;

namespace {

constexpr int contentPercent = 85;

RatingLevel drawnLevel(Draws &draws)
{
    if (draws.chance(contentPercent))
        return draws.chance(70) ? RatingLevel::VerySatisfied : RatingLevel::Satisfied;
    return draws.pick(
        QList<RatingLevel>{RatingLevel::BasicallySatisfied, RatingLevel::Dissatisfied, RatingLevel::VeryDissatisfied});
}

} // namespace

protocol::RatingGiven ratingFor(const JournalLine &entry, quint64 seed, const std::optional<RatingLevel> &level)
{
    static const QStringList content = {u"办理很快，谢谢。"_s, u"说明清楚，一次就办好了。"_s, QString()};
    static const QStringList discontent = {u"跑了三趟才办好，希望一次说清楚。"_s, u"等候时间太长，没有人说明原因。"_s,
                                           u"电话一直打不通。"_s};
    static const QList<RatingTag> tags = {RatingTag::SentAround, RatingTag::NotToldAtOnce, RatingTag::RudeOrSlow,
                                          RatingTag::PromiseBroken};
    Draws draws(seed, qHash(entry.number, 0));
    protocol::RatingGiven rating;
    rating.deliveryId = entry.deliveryId % u"-r"_s;
    rating.channel = draws.pick(QList<RatingChannel>{RatingChannel::Pc, RatingChannel::Mobile, RatingChannel::Sms});
    rating.level = level ? *level : drawnLevel(draws);
    rating.indicators = {{RatingIndicator::Efficiency, *rating.level}};
    if (isNegative(*rating.level))
        rating.tags = {draws.pick(tags)};
    rating.text = draws.pick(isNegative(*rating.level) ? discontent : content);
    return rating;
}

RateRun::RateRun(ServiceLine &line, QList<JournalLine> lines, Options options)
    : Run(line)
    , m_lines(std::move(lines))
    , m_options(options)
{
}

void RateRun::start()
{
    askNext();
}

void RateRun::askNext()
{
    if (m_next == m_lines.size()) {
        const bool idle = m_acted == 0 && m_options.mustAct && m_worst == ExitCode::Done;
        end(idle ? ExitCode::Nothing : m_worst);
        return;
    }
    const JournalLine entry = m_lines[m_next++];
    Ask ask;
    ask.path = protocol::expandPath(protocol::paths::progress, {entry.number});
    ask.queryPassword = entry.queryPassword;
    line().send(ask, [this, entry](const Heard &heard) { heardProgress(entry, heard); });
}

void RateRun::heardProgress(const JournalLine &entry, const Heard &heard)
{
    const auto progress = protocol::decode<ProgressReply>(heard.body);
    if (!heard.isDone() || !progress) {
        complain(entry.queryCode % u": "_s % heard.text());
        m_worst = heard.isDone() ? ExitCode::Wrong : codeFor(heard);
        askNext();
        return;
    }
    if (m_options.withdraw) {
        if (!progress->acts.contains(ProgressAct::Withdraw))
            return askNext();
        protocol::WithdrawalRequest request;
        request.deliveryId = entry.deliveryId % u"-w"_s;
        request.reason = u"因经营安排有变，申请撤回本次申请。"_s;
        send(entry, protocol::paths::withdrawal, protocol::encode(request));
        return;
    }
    if (!progress->acts.contains(ProgressAct::Rate))
        return askNext();
    send(entry, protocol::paths::progressRating, protocol::encode(ratingFor(entry, m_options.seed, m_options.level)));
}

void RateRun::send(const JournalLine &entry, QLatin1String path, const QByteArray &body)
{
    Ask ask;
    ask.method = "POST";
    ask.path = protocol::expandPath(path, {entry.number});
    ask.queryPassword = entry.queryPassword;
    ask.body = body;
    line().send(ask, [this, entry](const Heard &heard) {
        if (heard.isDone()) {
            ++m_acted;
            say(entry.queryCode % (m_options.withdraw ? u" withdrawn"_s : u" rated"_s));
        } else {
            complain(entry.queryCode % u": "_s % heard.text() % u' ' % QString::fromUtf8(heard.body));
            m_worst = codeFor(heard);
        }
        askNext();
    });
}

} // namespace yunchuang::simulator
