// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/supervision.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostThreshold = 100'000;

/// Reads the members of one object; the first fault is kept, and later reads do nothing.
class RuleReader
{
public:
    RuleReader(const QJsonValue &value, QString where, std::optional<SupervisionFileError> &error)
        : m_object(value.toObject())
        , m_where(std::move(where))
        , m_error(error)
    {
        if (!value.isObject())
            fail({}, u"must be an object"_s);
    }

    void fail(const QString &key, const QString &what)
    {
        if (!m_error)
            m_error = SupervisionFileError{key.isEmpty() ? m_where : QString(m_where + u'/' + key), what};
    }

    [[nodiscard]] QJsonValue take(const QString &key, bool required)
    {
        m_known.insert(key);
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() && required)
            fail(key, u"missing"_s);
        return value;
    }

    void text(const QString &key, QString &out, bool required = true)
    {
        const QJsonValue value = take(key, required);
        if (value.isUndefined())
            return;
        out = value.toString();
        if (!value.isString() || out.trimmed().isEmpty())
            fail(key, u"must be a text that is not empty"_s);
    }

    /// Nothing when it is absent.
    [[nodiscard]] std::optional<int> number(const QString &key, int least, int most, bool required = false)
    {
        const QJsonValue value = take(key, required);
        if (value.isUndefined())
            return std::nullopt;
        const double read = value.toDouble(-1);
        if (!value.isDouble() || read != std::floor(read) || read < least || read > most) {
            fail(key, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
            return std::nullopt;
        }
        return int(read);
    }

    template<class E>
    void name(const QString &key, E &out)
    {
        const QJsonValue value = take(key, true);
        if (value.isUndefined())
            return;
        if (const std::optional<E> known = valueOf<E>(value.toString()))
            out = *known;
        else
            fail(key, u"unknown name '%1'"_s.arg(value.toString()));
    }

    [[nodiscard]] QJsonArray list(const QString &key)
    {
        const QJsonValue value = take(key, true);
        if (!value.isUndefined() && (!value.isArray() || value.toArray().isEmpty()))
            fail(key, u"must be a list that is not empty"_s);
        return value.toArray();
    }

    void finish()
    {
        for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
            if (!m_known.contains(it.key()))
                return fail(it.key(), u"unknown key"_s);
        }
    }

private:
    QJsonObject m_object;
    QString m_where;
    QSet<QString> m_known;
    std::optional<SupervisionFileError> &m_error;
};

SupervisionRule readRule(RuleReader &reader)
{
    SupervisionRule rule;
    reader.text(u"id"_s, rule.id);
    reader.name(u"test"_s, rule.test);
    reader.name(u"kind"_s, rule.kind);
    reader.name(u"card"_s, rule.card);
    rule.threshold.days = reader.number(u"days"_s, 0, mostThreshold).value_or(rule.threshold.days);
    rule.threshold.percent = reader.number(u"percent"_s, 1, 100).value_or(rule.threshold.percent);
    rule.threshold.shortestDays = reader.number(u"shortestDays"_s, 0, mostThreshold).value_or(0);
    rule.threshold.minutes = reader.number(u"minutes"_s, 0, mostThreshold).value_or(0);
    rule.threshold.characters = reader.number(u"characters"_s, 0, mostThreshold).value_or(0);
    rule.hintDays = reader.number(u"hintDays"_s, 0, 60);
    rule.replyDays = reader.number(u"replyDays"_s, 1, 60).value_or(rule.replyDays);
    rule.score = reader.number(u"score"_s, 0, 1000).value_or(0);
    reader.text(u"name"_s, rule.name);
    reader.text(u"text"_s, rule.text);
    reader.text(u"basis"_s, rule.basis, false);
    for (const QJsonValue &value : reader.list(u"addressees"_s)) {
        if (const auto addressee = valueOf<CardAddressee>(value.toString()))
            rule.addressees |= *addressee;
        else
            reader.fail(u"addressees"_s, u"unknown name '%1'"_s.arg(value.toString()));
    }
    return rule;
}

} // namespace

Expected<SupervisionRules, SupervisionFileError> SupervisionRules::fromJson(const QJsonObject &json)
{
    SupervisionRules out;
    std::optional<SupervisionFileError> error;
    RuleReader file(json, {}, error);
    out.m_points = file.number(u"points"_s, 1, mostThreshold, true).value_or(0);

    const QJsonArray grades = file.list(u"grades"_s);
    for (qsizetype i = 0; i < grades.size() && !error; ++i) {
        RuleReader reader(grades.at(i), u"/grades/%1"_s.arg(i), error);
        GradeFrom grade;
        reader.name(u"grade"_s, grade.grade);
        grade.from = reader.number(u"from"_s, 0, out.m_points, true).value_or(0);
        reader.finish();
        if (!out.m_grades.isEmpty() &&
            (grade.from >= out.m_grades.constLast().from || grade.grade <= out.m_grades.constLast().grade))
            reader.fail(u"from"_s, u"must be lower than that of the better grade before it"_s);
        out.m_grades.append(grade);
    }
    if (!error && out.m_grades.constLast().from != 0)
        file.fail(u"grades"_s, u"the last grade must begin at 0"_s);

    const QJsonArray rules = file.list(u"rules"_s);
    for (qsizetype i = 0; i < rules.size() && !error; ++i) {
        RuleReader reader(rules.at(i), u"/rules/%1"_s.arg(i), error);
        const SupervisionRule rule = readRule(reader);
        reader.finish();
        if (out.find(rule.id))
            reader.fail(u"id"_s, u"stands here twice"_s);
        if (out.find(rule.test))
            reader.fail(u"test"_s, u"stands here twice"_s);
        out.m_rules.append(rule);
    }
    file.finish();
    if (error)
        return unexpected(*error);
    return out;
}

const SupervisionRule *SupervisionRules::find(const QString &id) const
{
    const auto found =
        std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const SupervisionRule &rule) { return rule.id == id; });
    return found == m_rules.cend() ? nullptr : &*found;
}

const SupervisionRule *SupervisionRules::find(SupervisionTest test) const
{
    const auto found =
        std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const SupervisionRule &rule) { return rule.test == test; });
    return found == m_rules.cend() ? nullptr : &*found;
}

SupervisionGrade SupervisionRules::gradeOf(int points) const
{
    for (const GradeFrom &grade : m_grades) {
        if (points >= grade.from)
            return grade.grade;
    }
    return SupervisionGrade::Unqualified;
}

} // namespace yunchuang
