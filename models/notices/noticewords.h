// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadline.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace yunchuang {

/// The Chinese of codes as papers say it (送达方式, 特别程序 …), and what stands where a value is empty by its nature
/// (附加条件：无). Data of the edition, not of the program.
class NoticeWords
{
public:
    NoticeWords() = default;
    /// `{"deliveryWay": {"POST": "邮寄送达"}, …, "absent": {"conditions": "无"}}`
    explicit NoticeWords(const QJsonObject &words);

    /// The word for a code in a group; empty if there is none.
    [[nodiscard]] QString word(const QString &group, const QString &code) const;
    /// What a paper says where that placeholder has no value; empty if it must have one.
    [[nodiscard]] QString absent(const QString &placeholder) const;
    /// Fields of a form that its licence shows, as JSON pointers in order.
    [[nodiscard]] QStringList licenceFields(const QString &formId) const;

private:
    QHash<QString, QHash<QString, QString>> m_words;
    QHash<QString, QStringList> m_licenceFields;
};

/// 2017年9月1日 (GB/T 9704-2012: Arabic figures, no leading zeros); empty for no day.
[[nodiscard]] QString noticeDay(QDate day);
/// 2017年9月1日9时05分, in the time of the province.
[[nodiscard]] QString noticeMoment(const QDateTime &at);
/// 15个工作日, 15日, 24小时, 3个月, 当场; empty for no limit.
[[nodiscard]] QString noticeLimit(const Limit &limit);

} // namespace yunchuang
