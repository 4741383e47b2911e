// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/progresstexts.h"

#include <QRegularExpression>

#include <array>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

const QString greeting = u"您好"_s;

/// What is wrong with a sentence for the public, or nothing.
QString sentenceFault(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{([^}]*)\\}"_s);
    if (!text.startsWith(greeting))
        return u"does not begin with 您好"_s;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (name != u"item" && name != u"day")
            return u"has an unknown placeholder: "_s % name;
    }
    if (text.count(u'[') != text.count(u']'))
        return u"has a bracket too many"_s;
    return {};
}

Expected<QHash<CaseState, QString>, TextsError> textsByState(const QJsonObject &json, const QString &where)
{
    QHash<CaseState, QString> texts;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const std::optional<CaseState> state = valueOf<CaseState>(it.key());
        const QString text = it.value().toString();
        if (!state)
            return unexpected(TextsError{where % u'/' % it.key(), u"is no state"_s});
        if (text.isEmpty())
            return unexpected(TextsError{where % u'/' % it.key(), u"is empty"_s});
        texts.insert(*state, text);
    }
    return texts;
}

QString dayInWords(QDate day)
{
    return QString::number(day.year()) % u'年' % QString::number(day.month()) % u'月' % QString::number(day.day()) %
           u'日';
}

/// What stands around a day that there is not is left out. The name comes last: what it holds is no placeholder.
QString filled(QString text, const QString &name, QDate day)
{
    static const QRegularExpression withDay(u"\\[[^\\]]*\\]"_s);
    if (day.isValid())
        text.remove(u'[').remove(u']');
    else
        text.remove(withDay);
    return text.replace(u"{day}"_s, day.isValid() ? dayInWords(day) : QString()).replace(u"{item}"_s, name);
}

struct PeriodSetting
{
    QLatin1String name;
    int RatingPeriods::*member;
};
constexpr auto periodSettings = std::to_array<PeriodSetting>({
    {QLatin1String("dispatch"), &RatingPeriods::dispatch},
    {QLatin1String("sign"), &RatingPeriods::sign},
    {QLatin1String("contact"), &RatingPeriods::contact},
    {QLatin1String("verify"), &RatingPeriods::verify},
    {QLatin1String("rectify"), &RatingPeriods::rectify},
    {QLatin1String("registered"), &RatingPeriods::registered},
    {QLatin1String("feedback"), &RatingPeriods::feedback},
    {QLatin1String("review"), &RatingPeriods::review},
    {QLatin1String("appeal"), &RatingPeriods::appeal},
    {QLatin1String("appealReview"), &RatingPeriods::appealReview},
    {QLatin1String("red"), &RatingPeriods::red},
});

} // namespace

Expected<ProgressTexts, TextsError> ProgressTexts::fromJson(const QJsonObject &json)
{
    ProgressTexts texts;
    const QJsonObject states = json.value("states"_L1).toObject();
    for (const auto &[state, name] : enumNames<CaseState>) {
        const QJsonObject entry = states.value(name).toObject();
        StateText text{entry.value("label"_L1).toString(), entry.value("sentence"_L1).toString()};
        const QString where = u"/states/"_s % name;
        if (text.label.isEmpty())
            return unexpected(TextsError{where % u"/label"_s, u"is missing"_s});
        if (const QString fault = sentenceFault(text.sentence); !fault.isEmpty())
            return unexpected(TextsError{where % u"/sentence"_s, fault});
        texts.m_states.insert(state, std::move(text));
    }
    Expected<QHash<CaseState, QString>, TextsError> steps =
        textsByState(json.value("steps"_L1).toObject(), u"/steps"_s);
    if (!steps)
        return unexpected(steps.error());
    texts.m_steps = std::move(*steps);
    Expected<QHash<CaseState, QString>, TextsError> remedies =
        textsByState(json.value("remedies"_L1).toObject(), u"/remedies"_s);
    if (!remedies)
        return unexpected(remedies.error());
    texts.m_remedies = std::move(*remedies);
    texts.m_promised = json.value("promised"_L1).toString();
    texts.m_invitation = json.value("invitation"_L1).toString();
    texts.m_ratingReceived = json.value("ratingReceived"_L1).toString();
    texts.m_ratingExcluded = json.value("ratingExcluded"_L1).toString();
    for (const auto &[where, text] :
         {std::pair(u"/promised"_s, texts.m_promised), std::pair(u"/invitation"_s, texts.m_invitation),
          std::pair(u"/ratingReceived"_s, texts.m_ratingReceived),
          std::pair(u"/ratingExcluded"_s, texts.m_ratingExcluded)}) {
        if (const QString fault = sentenceFault(text); !fault.isEmpty())
            return unexpected(TextsError{where, fault});
    }
    return texts;
}

QString ProgressTexts::label(CaseState state) const
{
    const auto found = m_states.constFind(state);
    return found == m_states.constEnd() ? QString(nameOf(state)) : found->label;
}

QString ProgressTexts::sentence(CaseState state, const QString &item, QDate day) const
{
    return filled(m_states.value(state).sentence, item, day);
}

QString ProgressTexts::promised(const QString &paper, QDate day) const
{
    return filled(m_promised, paper, day);
}

QString ProgressTexts::greeted(const QString &text)
{
    return text.startsWith(greeting) ? text : QString(greeting % u'，' % text);
}

QString ProgressTexts::step(CaseState state) const
{
    return m_steps.value(state);
}

QString ProgressTexts::remedies(CaseState state) const
{
    return m_remedies.value(state);
}

Expected<RatingPeriods, TextsError> ratingPeriodsFromJson(const QJsonObject &json)
{
    constexpr int longest = 60;
    RatingPeriods periods;
    const QJsonObject days = json.value("workingDays"_L1).toObject();
    for (auto it = days.begin(); it != days.end(); ++it) {
        const auto setting = std::find_if(periodSettings.begin(), periodSettings.end(),
                                          [&](const PeriodSetting &known) { return known.name == it.key(); });
        const QString where = u"/workingDays/"_s % it.key();
        if (setting == periodSettings.end())
            return unexpected(TextsError{where, u"is no period"_s});
        const int amount = it.value().toInt();
        if (amount < 1 || amount > longest || it.value().toDouble() != amount)
            return unexpected(TextsError{where, u"is no whole number from 1 to 60"_s});
        periods.*(setting->member) = amount;
    }
    if (periods.registered < periods.rectify)
        return unexpected(TextsError{u"/workingDays/registered"_s, u"is shorter than rectify"_s});
    return periods;
}

} // namespace yunchuang::service
