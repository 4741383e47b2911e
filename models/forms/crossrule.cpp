// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/crossrule.h"

#include "forms/formats.h"
#include "forms/jsonpointer.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Rules that look at a list or at sums as a whole, not at one place after the other.
bool isAboutWhole(RuleKind kind)
{
    return kind == RuleKind::SumEquals || kind == RuleKind::Unique || kind == RuleKind::Count ||
           kind == RuleKind::SumBelow;
}

/// Identifiers are compared as they are written officially: without blanks around them, x as X.
QString comparable(const QJsonValue &value)
{
    return value.isString() ? value.toString().trimmed().toUpper() : QString();
}

/// The list as a whole is wrong, not one of its entries.
QString listOf(const QString &pattern)
{
    return pattern.section(u"/*"_s, 0, 0);
}

/// Applies one rule to one document.
class RuleCheck
{
public:
    RuleCheck(const CrossRule &rule, const QJsonObject &root, QDate today)
        : m_rule(rule)
        , m_root(root)
        , m_today(today)
    {
    }

    QVector<FieldError> run();

private:
    void report(const QString &pointer, const QMap<QString, QString> &args = {})
    {
        m_errors.append({pointer, nameOf(m_rule.code), args});
    }
    [[nodiscard]] QVector<PointedValue> selected(const Selector &selector) const;
    [[nodiscard]] std::optional<double> sumOf(const QVector<Selector> &selectors, qsizetype *count = nullptr) const;
    [[nodiscard]] QDate dayAt(const QString &pattern, const QString &beside) const;
    void runWhole();
    void checkSum();
    void checkSumBelow();
    void checkCount();
    void checkUnique();
    void runPlaces();
    void gatherMembers();
    void checkMembership(const PointedValue &place);
    void checkDay(const PointedValue &place);
    void checkDaysBetween(const PointedValue &place);
    void checkReference(const PointedValue &place);
    void checkText(const PointedValue &place);
    void checkPlace(const PointedValue &place);
    [[nodiscard]] bool asksBesidePlace(const Condition &condition) const;

    const CrossRule &m_rule;
    const QJsonValue m_root;
    const QDate m_today;
    QString m_scope; ///< the object the rule is applied to at the moment
    QVector<FieldError> m_errors;
    QHash<QString, QStringList> m_members; ///< of `among`: where each text stands, two places at most
    QSet<QString> m_values;                ///< Parents: what is there
};

/// What a selector means in this document, entries that lack the value included.
QVector<PointedValue> RuleCheck::selected(const Selector &selector) const
{
    QVector<PointedValue> found = expandPattern(m_root, bindPattern(selector.pattern, m_scope));
    if (!selector.among.isEmpty()) {
        found.removeIf([&](const PointedValue &place) {
            if (selector.where.isEmpty())
                return !selector.among.contains(place.value);
            const QString entry = place.pointer.section(u'/', 0, -2);
            return !selector.among.contains(valueAt(m_root, pointerTo(entry, selector.where)));
        });
    }
    return found;
}

/// Nothing if one of them is no number.
std::optional<double> RuleCheck::sumOf(const QVector<Selector> &selectors, qsizetype *count) const
{
    double sum = 0;
    for (const Selector &selector : selectors) {
        const QVector<PointedValue> places = selected(selector);
        for (const PointedValue &place : places) {
            if (!place.value.isDouble())
                return std::nullopt;
            sum += place.value.toDouble();
            if (count)
                ++*count;
        }
    }
    return sum;
}

void RuleCheck::checkSum()
{
    qsizetype numbers = 0;
    const std::optional<double> sum = sumOf(m_rule.fields, &numbers);
    const QJsonValue expected =
        m_rule.total ? QJsonValue(*m_rule.total) : valueAt(m_root, bindPattern(m_rule.reference, m_scope));
    if (!sum || !expected.isDouble() || numbers == 0 || std::abs(*sum - expected.toDouble()) <= m_rule.tolerance)
        return;
    report(listOf(bindPattern(m_rule.fields.constFirst().pattern, m_scope)),
           {{u"sum"_s, QString::number(*sum, 'f', 0)}, {u"expected"_s, QString::number(expected.toDouble(), 'f', 0)}});
}

void RuleCheck::checkSumBelow()
{
    const std::optional<double> plus = sumOf(m_rule.fields);
    const std::optional<double> minus = sumOf(m_rule.minus);
    const std::optional<double> below = sumOf(m_rule.below);
    if (!plus || !minus || !below || *plus - *minus < *below)
        return;
    report(listOf(bindPattern(m_rule.fields.constFirst().pattern, m_scope)),
           {{u"sum"_s, QString::number(*plus - *minus, 'f', 0)}, {u"expected"_s, QString::number(*below, 'f', 0)}});
}

void RuleCheck::checkCount()
{
    qsizetype count = 0;
    for (const Selector &selector : m_rule.fields)
        count += selected(selector).size();
    if (count < m_rule.minimum || count > m_rule.maximum) {
        report(listOf(bindPattern(m_rule.fields.constFirst().pattern, m_scope)),
               {{u"count"_s, QString::number(count)},
                {u"minimum"_s, QString::number(m_rule.minimum)},
                {u"maximum"_s, QString::number(m_rule.maximum)}});
    }
}

void RuleCheck::checkUnique()
{
    QHash<QString, QString> seen;
    for (const Selector &selector : m_rule.fields) {
        const QVector<PointedValue> places = selected(selector);
        for (const PointedValue &place : places) {
            const QString text = comparable(place.value);
            if (text.isEmpty())
                continue;
            if (const auto first = seen.constFind(text); first != seen.constEnd())
                report(place.pointer, {{u"other"_s, *first}});
            else
                seen.insert(text, place.pointer);
        }
    }
}

/// Looked up once for all places, so that two long lists cost their lengths and not the product of them.
void RuleCheck::gatherMembers()
{
    if (m_rule.among) {
        const QVector<PointedValue> among = selected(*m_rule.among);
        for (const PointedValue &place : among) {
            const QString text = comparable(place.value);
            if (QStringList &places = m_members[text]; !text.isEmpty() && places.size() < 2)
                places.append(place.pointer);
        }
    }
    if (m_rule.kind == RuleKind::Parents) {
        for (const Selector &selector : m_rule.fields) {
            const QVector<PointedValue> places = selected(selector);
            for (const PointedValue &place : places)
                m_values.insert(place.value.toString());
        }
    }
}

void RuleCheck::checkMembership(const PointedValue &place)
{
    const QString text = comparable(place.value);
    if (text.isEmpty())
        return;
    const QStringList same = m_members.value(text);
    const auto other =
        std::find_if(same.begin(), same.end(), [&](const QString &pointer) { return pointer != place.pointer; });
    if (m_rule.kind == RuleKind::MemberOf && other == same.end())
        report(place.pointer);
    if (m_rule.kind == RuleKind::Different && other != same.end())
        report(place.pointer, {{u"other"_s, *other}});
}

QDate RuleCheck::dayAt(const QString &pattern, const QString &beside) const
{
    if (pattern == todayReference)
        return m_today;
    return QDate::fromString(valueAt(m_root, bindPattern(pattern, beside)).toString(), Qt::ISODate);
}

void RuleCheck::checkDay(const PointedValue &place)
{
    const QDate day = QDate::fromString(place.value.toString(), Qt::ISODate);
    const QDate reference = dayAt(m_rule.reference, place.pointer);
    if (!day.isValid() || !reference.isValid() || (m_rule.since.isValid() && reference < m_rule.since) ||
        (m_rule.until.isValid() && reference > m_rule.until))
        return;
    const QDate bound = reference.addMonths(m_rule.months).addDays(m_rule.days);
    if (m_rule.kind == RuleKind::NotBefore && day < bound)
        report(place.pointer, {{u"earliest"_s, bound.toString(Qt::ISODate)}});
    if (m_rule.kind == RuleKind::NotAfter && day > bound)
        report(place.pointer, {{u"latest"_s, bound.toString(Qt::ISODate)}});
}

void RuleCheck::checkDaysBetween(const PointedValue &place)
{
    const QDate from = dayAt(m_rule.from, place.pointer);
    const QDate to = dayAt(m_rule.reference, place.pointer);
    if (!from.isValid() || !to.isValid() || !place.value.isDouble())
        return;
    const qint64 expected = from.daysTo(to) + m_rule.days;
    if (place.value.toDouble() != double(expected))
        report(place.pointer, {{u"expected"_s, QString::number(expected)}});
}

/// Rules that compare a place with another one.
void RuleCheck::checkReference(const PointedValue &place)
{
    const QString other = bindPattern(m_rule.reference, place.pointer);
    const QJsonValue value = valueAt(m_root, other);
    const bool both = isPresent(place.value) && isPresent(value);
    const bool bad = m_rule.kind == RuleKind::Equals ? both && place.value != value
                     : m_rule.kind == RuleKind::NotEqual
                         ? both && place.value == value
                         : place.value.isDouble() && value.isDouble() && place.value.toDouble() > value.toDouble();
    if (bad)
        report(place.pointer, {{u"other"_s, other}});
}

/// Rules about what a text looks like.
void RuleCheck::checkText(const PointedValue &place)
{
    if (!isPresent(place.value) || !place.value.isString())
        return;
    const QString text = place.value.toString();
    if (m_rule.kind == RuleKind::Joined) {
        QString joined;
        for (const QString &part : m_rule.parts)
            joined += valueAt(m_root, bindPattern(part, place.pointer)).toString();
        if (!joined.isEmpty() && text != joined)
            report(place.pointer, {{u"expected"_s, joined}});
    } else if (m_rule.kind == RuleKind::EndsWith) {
        const bool fits = std::any_of(m_rule.values.begin(), m_rule.values.end(),
                                      [&](const QString &ending) { return text.endsWith(ending); });
        if (!fits)
            report(place.pointer);
    } else if (auto good = checkFormat(m_rule.format, text); !good) {
        report(place.pointer, {{u"format"_s, m_rule.format}, {u"reason"_s, good.error()}});
    }
}

void RuleCheck::checkPlace(const PointedValue &place)
{
    switch (m_rule.kind) {
    case RuleKind::Different:
    case RuleKind::MemberOf:
        checkMembership(place);
        break;
    case RuleKind::Equals:
    case RuleKind::NotEqual:
    case RuleKind::AtMost:
        checkReference(place);
        break;
    case RuleKind::Joined:
    case RuleKind::EndsWith:
    case RuleKind::FormatIf:
        checkText(place);
        break;
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        checkDay(place);
        break;
    case RuleKind::DaysBetween:
        checkDaysBetween(place);
        break;
    case RuleKind::RequiredIf:
        if (!isPresent(place.value))
            report(place.pointer);
        break;
    case RuleKind::ForbiddenIf:
        if (isPresent(place.value))
            report(place.pointer);
        break;
    case RuleKind::ValueIn:
        if (!place.value.isUndefined() && !m_rule.accepted.contains(place.value))
            report(place.pointer, {{u"value"_s, place.value.toVariant().toString()}});
        break;
    case RuleKind::Parents: {
        const QString parent = m_rule.parents.value(place.value.toString());
        if (!parent.isEmpty() && !m_values.contains(parent))
            report(place.pointer, {{u"parent"_s, parent}});
        break;
    }
    case RuleKind::SumEquals:
    case RuleKind::SumBelow:
    case RuleKind::Unique:
    case RuleKind::Count:
        break;
    }
}

void RuleCheck::runWhole()
{
    if (m_rule.when && !holds(*m_rule.when, m_root, m_scope))
        return;
    switch (m_rule.kind) {
    case RuleKind::SumEquals:
        checkSum();
        break;
    case RuleKind::SumBelow:
        checkSumBelow();
        break;
    case RuleKind::Unique:
        checkUnique();
        break;
    default:
        checkCount();
        break;
    }
}

/// Whether the answer may differ from place to place. What looks at other lists is asked once, not once for each entry.
bool RuleCheck::asksBesidePlace(const Condition &condition) const
{
    const QVector<QString> looked = fieldsOf(condition);
    return std::any_of(looked.begin(), looked.end(), [&](const QString &field) {
        const QString list = listOf(field);
        return field.contains(u'*') &&
               std::any_of(m_rule.fields.begin(), m_rule.fields.end(),
                           [&](const Selector &one) { return one.pattern.startsWith(list + u"/*"); });
    });
}

void RuleCheck::runPlaces()
{
    const bool each = m_rule.when && asksBesidePlace(*m_rule.when);
    if (m_rule.when && !each && !holds(*m_rule.when, m_root, m_scope))
        return;
    gatherMembers();
    for (const Selector &selector : m_rule.fields) {
        const QVector<PointedValue> places = selected(selector);
        for (const PointedValue &place : places) {
            if (!each || holds(*m_rule.when, m_root, place.pointer))
                checkPlace(place);
        }
    }
}

QVector<FieldError> RuleCheck::run()
{
    if (m_rule.reference == todayReference && !m_today.isValid())
        return {};
    if (!isAboutWhole(m_rule.kind)) {
        runPlaces();
        // What is required of an object that was not given at all is required with the object.
        if (m_rule.kind == RuleKind::RequiredIf && !m_rule.base.isEmpty()) {
            m_errors.removeIf([&](const FieldError &error) {
                const qsizetype depth = m_rule.base.count(u'/');
                return valueAt(m_root, error.path.section(u'/', 0, depth)).isUndefined();
            });
        }
        return m_errors;
    }
    const QVector<PointedValue> objects = expandPattern(m_root, m_rule.base);
    for (const PointedValue &object : objects) {
        if (object.value.isUndefined())
            continue;
        m_scope = object.pointer;
        runWhole();
    }
    return m_errors;
}

} // namespace

QVector<FieldError> checkRule(const CrossRule &rule, const QJsonObject &value, QDate today)
{
    return RuleCheck(rule, value, today).run();
}

} // namespace yunchuang
