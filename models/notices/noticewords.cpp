// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticewords.h"

#include "domain/calendar.h"

#include <QJsonArray>

namespace yunchuang {

using namespace Qt::StringLiterals;

NoticeWords::NoticeWords(const QJsonObject &words)
{
    for (auto group = words.begin(); group != words.end(); ++group) {
        const QJsonObject entries = group.value().toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (entry.value().isArray())
                m_licenceFields.insert(entry.key(), entry.value().toVariant().toStringList());
            else
                m_words[group.key()].insert(entry.key(), entry.value().toString());
        }
    }
}

QString NoticeWords::word(const QString &group, const QString &code) const
{
    const auto entries = m_words.constFind(group);
    return entries == m_words.cend() ? QString() : entries->value(code);
}

QString NoticeWords::absent(const QString &placeholder) const
{
    return word(u"absent"_s, placeholder);
}

QStringList NoticeWords::licenceFields(const QString &formId) const
{
    return m_licenceFields.value(formId);
}

QString noticeDay(QDate day)
{
    if (!day.isValid())
        return {};
    return u"%1年%2月%3日"_s.arg(day.year()).arg(day.month()).arg(day.day());
}

QString noticeMoment(const QDateTime &at)
{
    if (!at.isValid())
        return {};
    const QTime time = toLocalTime(at);
    return noticeDay(toLocalDate(at)) % u"%1时%2分"_s.arg(time.hour()).arg(time.minute(), 2, 10, QLatin1Char('0'));
}

QString noticeLimit(const Limit &limit)
{
    if (!limit.isSet())
        return {};
    switch (limit.unit) {
    case LimitUnit::WorkingDays:
        return u"%1个工作日"_s.arg(limit.amount);
    case LimitUnit::CalendarDays:
        return u"%1日"_s.arg(limit.amount);
    case LimitUnit::Hours:
        return u"%1小时"_s.arg(limit.amount);
    case LimitUnit::Months:
        return u"%1个月"_s.arg(limit.amount);
    case LimitUnit::Instant:
        return u"当场"_s;
    }
    return {};
}

} // namespace yunchuang
