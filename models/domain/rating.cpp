// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rating.h"

#include <QRegularExpression>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int lowestStars = 1;
constexpr int highestStars = 5;

bool isOnline(RatingChannel channel)
{
    return channel == RatingChannel::Pc || channel == RatingChannel::Mobile || channel == RatingChannel::Sms;
}

/// Characters that steer a terminal, or turn the direction of what is beside them.
bool isSteering(QChar character)
{
    if (character == u'\n')
        return false;
    const char16_t code = character.unicode();
    const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return turns || character.category() == QChar::Other_Control;
}

} // namespace

int ratingCode(RatingLevel level, RatingCodeList list)
{
    const int national = static_cast<int>(level) + 1;
    return list == RatingCodeList::National ? national : highestStars + lowestStars - national;
}

std::optional<RatingLevel> ratingLevel(int code, RatingCodeList list)
{
    for (const auto &[level, name] : enumNames<RatingLevel>) {
        if (ratingCode(level, list) == code)
            return level;
    }
    return std::nullopt;
}

bool asksFor(RatingChannel channel, RatingIndicator indicator)
{
    switch (indicator) {
    case RatingIndicator::Efficiency:
        return true;
    case RatingIndicator::GuideAccuracy:
    case RatingIndicator::Convenience:
    case RatingIndicator::PlatformUse:
        return isOnline(channel);
    case RatingIndicator::ServiceLevel:
    case RatingIndicator::Attitude:
        return !isOnline(channel);
    }
    return false;
}

bool isRatable(const Case &subject)
{
    if (subject.isPartWork())
        return false;
    switch (subject.state) {
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return true;
    default:
        return isEnded(subject.state);
    }
}

std::optional<QString> plainRatingText(const QString &text)
{
    QString words = text;
    words.replace(u"\r\n"_s, u"\n"_s);
    words = words.trimmed();
    static const QRegularExpression markup(u"<\\s*[/!]?\\s*[A-Za-z]"_s);
    if (words.size() > maxRatingText || !words.isValidUtf16() || words.contains(markup) ||
        std::any_of(words.cbegin(), words.cend(), isSteering))
        return std::nullopt;
    return words;
}

QString withoutRater(const QString &text, const Rater &rater)
{
    constexpr qsizetype shortestName = 2;
    const QString hidden = u"***"_s;
    QString words = text;
    for (const QString &known : {rater.name.trimmed(), rater.mobile.trimmed(), rater.idNumber.trimmed()}) {
        if (known.size() >= shortestName)
            words.replace(known, hidden, Qt::CaseInsensitive);
    }
    // Telephones and identity numbers however they are spaced, in digits of either width; a date is none.
    static const QRegularExpression numbers(u"(?<![0-9０-９])(?!(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9]))"
                                            u"[0-9０-９](?:[ \\-－　]?[0-9０-９]){6,}(?:[ \\-]?[XxＸｘ])?"_s);
    words.replace(numbers, hidden);
    return words;
}

bool isSupervised(const OrgDirectory &units, const UnitId &supervisor, const UnitId &unit)
{
    const OrgUnit *own = units.find(units.departmentOf(supervisor));
    return own && !own->parent.isEmpty() && unit != own->parent && units.isWithin(unit, own->parent);
}

DeadlineStatus ratingStatus(const RatingWork &work, const CalendarSet &calendars, const QDateTime &now)
{
    DeadlineStatus status;
    if (isEnded(work.state) || !work.due.isValid())
        return status;
    const Counted left = calendars.workingDaysBetween(toLocalDate(now), work.due);
    status.clock = RunningClock::Step;
    status.due = work.due;
    status.dueAt = calendars.endOfOffice(work.due);
    status.workingDaysLeft = int(left.amount);
    status.provisional = left.provisional || work.provisional;
    if (now > status.dueAt)
        status.light = DeadlineLight::Overdue;
    else
        status.light = left.amount <= 1 ? DeadlineLight::DueSoon : DeadlineLight::Enough;
    return status;
}

} // namespace yunchuang
