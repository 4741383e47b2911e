// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/rating.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace yunchuang::service {

/// What is wrong with a file of settings or texts. For operators, English.
struct TextsError
{
    QString where; ///< JSON pointer
    QString what;
};

/// Everything that applicants are told of their case, in one place: the state as the public reads it, a polite sentence
/// that says where the case stands, the names of the steps, and the remedies. Read from `progress.json`:
///
///     {"states": {"RECEIVED": {"label": "审批中", "sentence": "您好，…{day}…"}, …},
///      "steps": {"SUBMITTED": "提交申请", "ACCEPTED": "受理", …},
///      "remedies": {"REFUSED": "…", …}, "promised": "您好，…{day}…",
///      "invitation": "您好，…", "ratingReceived": "您好，…", "ratingExcluded":
///      "您好，…"}
///
/// Every state has an entry; every sentence begins with 您好; {item} and {day} are the only placeholders.
class ProgressTexts
{
public:
    ProgressTexts() = default;
    [[nodiscard]] static Expected<ProgressTexts, TextsError> fromJson(const QJsonObject &json);

    /// The state in a word or two; its own name where there are no texts.
    [[nodiscard]] QString label(CaseState state) const;
    /// `day`: of what is asked or promised; without one the part between [ and ] around {day} is left out.
    [[nodiscard]] QString sentence(CaseState state, const QString &item, QDate day) const;
    /// The name of the step that is done when a case comes into the state; empty for states that are no step.
    [[nodiscard]] QString step(CaseState state) const;
    /// Reconsideration and lawsuit, for ends that can be contested; empty for others.
    [[nodiscard]] QString remedies(CaseState state) const;
    /// What is said of a paper that was promised and is not in yet.
    [[nodiscard]] QString promised(const QString &paper, QDate day) const;
    /// What is added for those who are asked how it was.
    [[nodiscard]] const QString &invitation() const { return m_invitation; }
    /// What a negative rating is answered with until the office has answered it.
    [[nodiscard]] const QString &ratingReceived() const { return m_ratingReceived; }
    /// What is said of one that a review excluded.
    [[nodiscard]] const QString &ratingExcluded() const { return m_ratingExcluded; }
    /// What a clerk wrote, with 您好 in front where it does not stand there.
    [[nodiscard]] static QString greeted(const QString &text);

private:
    struct StateText
    {
        QString label;
        QString sentence;
    };
    QHash<CaseState, StateText> m_states;
    QHash<CaseState, QString> m_steps;
    QHash<CaseState, QString> m_remedies;
    QString m_promised;
    QString m_invitation;
    QString m_ratingReceived;
    QString m_ratingExcluded;
};

/// The periods of `ratings.json`, `{"workingDays": {"sign": 1, …}}`: whole numbers from 1 to 60, each of them optional.
[[nodiscard]] Expected<RatingPeriods, TextsError> ratingPeriodsFromJson(const QJsonObject &json);

} // namespace yunchuang::service
