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

FieldCode defaultCode(RuleKind kind)
{
    switch (kind) {
    case RuleKind::SumEquals:
        return FieldCode::SumDiffers;
    case RuleKind::Different:
        return FieldCode::SamePerson;
    case RuleKind::MemberOf:
        return FieldCode::NotMember;
    case RuleKind::Equals:
    case RuleKind::Joined:
    case RuleKind::EndsWith:
        return FieldCode::NotEqual;
    case RuleKind::NotBefore:
        return FieldCode::TooEarly;
    case RuleKind::NotAfter:
        return FieldCode::TooLate;
    case RuleKind::RequiredIf:
        return FieldCode::Required;
    case RuleKind::ForbiddenIf:
        return FieldCode::NotApplicable;
    case RuleKind::FormatIf:
        return FieldCode::BadFormat;
    case RuleKind::Unique:
        return FieldCode::Duplicate;
    case RuleKind::Count:
        return FieldCode::WrongCount;
    }
    return FieldCode::NotEqual;
}

/// Identifiers are compared as they are written officially: without blanks around them, x as X.
QString comparable(const QJsonValue &value)
{
    return value.isString() ? value.toString().trimmed().toUpper() : QString();
}

/// What a selector means in this document, entries that lack the value included.
QVector<PointedValue> selectedBy(const Selector &selector, const QJsonValue &root)
{
    QVector<PointedValue> found = expandPattern(root, selector.pattern);
    if (!selector.where.isEmpty()) {
        found.removeIf([&](const PointedValue &place) {
            const QString entry = place.pointer.section(u'/', 0, -2);
            return !selector.among.contains(valueAt(root, pointerTo(entry, selector.where)));
        });
    }
    return found;
}

class RuleReader
{
public:
    RuleReader(const QJsonObject &json, const QString &where, const Field &root)
        : m_json(json)
        , m_where(where)
        , m_root(root)
    {
    }

    Expected<CrossRule, FormError> read();

private:
    tl::unexpected<FormError> wrong(const QString &key, const QString &what) const
    {
        return tl::unexpected<FormError>(FormError{m_where + u'/' + key, what});
    }
    Expected<QString, FormError> pattern(const QJsonValue &json, const QString &key) const;
    Expected<Selector, FormError> selector(const QJsonValue &json, const QString &key) const;
    Expected<void, FormError> readDetails(CrossRule &rule) const;
    Expected<void, FormError> refuseUnknown(RuleKind kind) const;

    const QJsonObject m_json;
    const QString m_where;
    const Field &m_root;
};

Expected<QString, FormError> RuleReader::pattern(const QJsonValue &json, const QString &key) const
{
    const QString text = json.toString();
    if (!text.startsWith(u'/') || !m_root.find(text))
        return wrong(key, u"no field '%1'"_s.arg(text));
    return text;
}

Expected<Selector, FormError> RuleReader::selector(const QJsonValue &json, const QString &key) const
{
    Selector selector;
    auto path = pattern(json.isObject() ? json[u"path"_s] : json, key);
    if (!path)
        return unexpected(path.error());
    selector.pattern = *path;
    if (json.isObject()) {
        selector.where = json[u"where"_s].toString();
        const QJsonArray among = json[u"in"_s].toArray();
        selector.among = QVector<QJsonValue>(among.begin(), among.end());
        const QString beside = path->section(u'/', 0, -2) + u'/' + selector.where;
        const Field *field = m_root.find(beside);
        if (!field || selector.among.isEmpty() || json.toObject().size() != 3)
            return wrong(key, u"a selection has path, where (a field beside it) and in"_s);
        for (const QJsonValue &value : std::as_const(selector.among)) {
            const bool known = std::any_of(field->choices.begin(), field->choices.end(),
                                           [&](const Choice &choice) { return choice.value == value; });
            if (!field->choices.isEmpty() && !known)
                return wrong(key, u"'%1' is not a value of '%2'"_s.arg(value.toString(), beside));
        }
    }
    return selector;
}

Expected<void, FormError> RuleReader::refuseUnknown(RuleKind kind) const
{
    QSet<QString> understood{u"id"_s, u"kind"_s, u"code"_s, u"fields"_s, u"when"_s, u"description"_s};
    switch (kind) {
    case RuleKind::SumEquals:
        understood.unite({u"total"_s, u"reference"_s, u"tolerance"_s});
        break;
    case RuleKind::Different:
    case RuleKind::MemberOf:
        understood.insert(u"among"_s);
        break;
    case RuleKind::Equals:
        understood.insert(u"reference"_s);
        break;
    case RuleKind::Joined:
        understood.insert(u"parts"_s);
        break;
    case RuleKind::EndsWith:
        understood.insert(u"values"_s);
        break;
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        understood.unite({u"reference"_s, u"months"_s, u"since"_s});
        break;
    case RuleKind::FormatIf:
        understood.insert(u"format"_s);
        break;
    case RuleKind::Count:
        understood.unite({u"minimum"_s, u"maximum"_s});
        break;
    case RuleKind::RequiredIf:
    case RuleKind::ForbiddenIf:
    case RuleKind::Unique:
        break;
    }
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        if (!understood.contains(it.key()))
            return wrong(it.key(), u"'%1' does not belong to this kind of rule"_s.arg(it.key()));
    }
    return {};
}

Expected<void, FormError> RuleReader::readDetails(CrossRule &rule) const
{
    if (m_json.contains(u"reference"_s)) {
        auto reference = pattern(m_json.value(u"reference"_s), u"reference"_s);
        if (!reference)
            return unexpected(reference.error());
        rule.reference = *reference;
    }
    if (m_json.contains(u"among"_s)) {
        auto among = selector(m_json.value(u"among"_s), u"among"_s);
        if (!among)
            return unexpected(among.error());
        rule.among = *among;
    }
    const QJsonArray parts = m_json.value(u"parts"_s).toArray();
    for (const QJsonValue &part : parts) {
        auto one = pattern(part, u"parts"_s);
        if (!one)
            return unexpected(one.error());
        rule.parts.append(*one);
    }
    const QJsonArray values = m_json.value(u"values"_s).toArray();
    for (const QJsonValue &value : values)
        rule.values.append(value.toString());
    if (m_json.value(u"total"_s).isDouble())
        rule.total = m_json.value(u"total"_s).toDouble();
    rule.tolerance = m_json.value(u"tolerance"_s).toDouble();
    rule.months = m_json.value(u"months"_s).toInt();
    rule.minimum = m_json.value(u"minimum"_s).toInt(0);
    rule.maximum = m_json.value(u"maximum"_s).toInt(100000);
    rule.format = m_json.value(u"format"_s).toString();
    if (m_json.contains(u"since"_s)) {
        rule.since = QDate::fromString(m_json.value(u"since"_s).toString(), Qt::ISODate);
        if (!rule.since.isValid())
            return wrong(u"since"_s, u"a day is wanted"_s);
    }
    if (m_json.contains(u"when"_s)) {
        auto when = parseCondition(m_json.value(u"when"_s).toObject(), m_where + u"/when");
        if (!when)
            return unexpected(when.error());
        const QVector<QString> looked = fieldsOf(*when);
        for (const QString &field : looked) {
            if (!m_root.find(field))
                return wrong(u"when"_s, u"no field '%1'"_s.arg(field));
        }
        rule.when = *when;
    }

    switch (rule.kind) {
    case RuleKind::SumEquals:
        if (rule.total.has_value() == !rule.reference.isEmpty())
            return wrong(u"total"_s, u"either a total or a reference"_s);
        break;
    case RuleKind::Different:
    case RuleKind::MemberOf:
        if (!rule.among)
            return wrong(u"among"_s, u"among is missing"_s);
        break;
    case RuleKind::Equals:
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        if (rule.reference.isEmpty())
            return wrong(u"reference"_s, u"reference is missing"_s);
        break;
    case RuleKind::Joined:
        if (rule.parts.isEmpty())
            return wrong(u"parts"_s, u"parts are missing"_s);
        break;
    case RuleKind::EndsWith:
        if (rule.values.isEmpty())
            return wrong(u"values"_s, u"values are missing"_s);
        break;
    case RuleKind::RequiredIf:
    case RuleKind::ForbiddenIf:
        if (!rule.when)
            return wrong(u"when"_s, u"when is missing"_s);
        break;
    case RuleKind::FormatIf:
        if (!rule.when || !isKnownFormat(rule.format))
            return wrong(u"format"_s, u"when and a named format are wanted"_s);
        break;
    case RuleKind::Count:
        if (rule.minimum > rule.maximum)
            return wrong(u"minimum"_s, u"more than the maximum"_s);
        break;
    case RuleKind::Unique:
        break;
    }
    return {};
}

Expected<CrossRule, FormError> RuleReader::read()
{
    CrossRule rule;
    rule.id = m_json.value(u"id"_s).toString();
    const QString kindName = m_json.value(u"kind"_s).toString();
    const auto kind = valueOf<RuleKind>(kindName);
    if (rule.id.isEmpty())
        return wrong(u"id"_s, u"a rule has an id"_s);
    if (!kind)
        return wrong(u"kind"_s, u"kind of rule '%1' is not supported"_s.arg(kindName));
    rule.kind = *kind;
    if (auto known = refuseUnknown(rule.kind); !known)
        return unexpected(known.error());

    rule.code = defaultCode(rule.kind);
    if (m_json.contains(u"code"_s)) {
        const QString name = m_json.value(u"code"_s).toString();
        const auto code = valueOf<FieldCode>(name);
        if (!code)
            return wrong(u"code"_s, u"unknown error code '%1'"_s.arg(name));
        rule.code = *code;
    }
    const QJsonArray fields = m_json.value(u"fields"_s).toArray();
    if (fields.isEmpty())
        return wrong(u"fields"_s, u"a rule names its fields"_s);
    for (const QJsonValue &field : fields) {
        auto one = selector(field, u"fields"_s);
        if (!one)
            return unexpected(one.error());
        rule.fields.append(*one);
    }
    if (auto done = readDetails(rule); !done)
        return unexpected(done.error());
    return rule;
}

/// Applies one rule to one document.
class RuleCheck
{
public:
    RuleCheck(const CrossRule &rule, const QJsonObject &root)
        : m_rule(rule)
        , m_root(root)
    {
    }

    QVector<FieldError> run();

private:
    void report(const QString &pointer, const QMap<QString, QString> &args = {})
    {
        m_errors.append({pointer, nameOf(m_rule.code), args});
    }
    void checkSum();
    void checkCount();
    void checkUnique();
    void checkMembership(const PointedValue &place);
    void checkDay(const PointedValue &place);
    void checkPlace(const PointedValue &place);

    const CrossRule &m_rule;
    const QJsonValue m_root;
    QVector<FieldError> m_errors;
};

void RuleCheck::checkSum()
{
    double sum = 0;
    qsizetype numbers = 0;
    for (const Selector &selector : m_rule.fields) {
        const QVector<PointedValue> places = selectedBy(selector, m_root);
        for (const PointedValue &place : places) {
            if (!place.value.isDouble())
                return;
            sum += place.value.toDouble();
            ++numbers;
        }
    }
    const QJsonValue expected = m_rule.total ? QJsonValue(*m_rule.total) : valueAt(m_root, m_rule.reference);
    if (!expected.isDouble() || numbers == 0 || std::abs(sum - expected.toDouble()) <= m_rule.tolerance)
        return;
    // The list as a whole is wrong, not one of its numbers.
    report(m_rule.fields.constFirst().pattern.section(u"/*"_s, 0, 0),
           {{u"sum"_s, QString::number(sum, 'f', 0)}, {u"expected"_s, QString::number(expected.toDouble(), 'f', 0)}});
}

void RuleCheck::checkCount()
{
    qsizetype count = 0;
    for (const Selector &selector : m_rule.fields)
        count += selectedBy(selector, m_root).size();
    if (count < m_rule.minimum || count > m_rule.maximum) {
        report(m_rule.fields.constFirst().pattern.section(u"/*"_s, 0, 0),
               {{u"count"_s, QString::number(count)},
                {u"minimum"_s, QString::number(m_rule.minimum)},
                {u"maximum"_s, QString::number(m_rule.maximum)}});
    }
}

void RuleCheck::checkUnique()
{
    QHash<QString, QString> seen;
    for (const Selector &selector : m_rule.fields) {
        const QVector<PointedValue> places = selectedBy(selector, m_root);
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

void RuleCheck::checkMembership(const PointedValue &place)
{
    const QString text = comparable(place.value);
    if (text.isEmpty())
        return;
    const QVector<PointedValue> among = selectedBy(*m_rule.among, m_root);
    const auto same = std::find_if(among.begin(), among.end(), [&](const PointedValue &other) {
        return other.pointer != place.pointer && comparable(other.value) == text;
    });
    if (m_rule.kind == RuleKind::MemberOf && same == among.end())
        report(place.pointer);
    if (m_rule.kind == RuleKind::Different && same != among.end())
        report(place.pointer, {{u"other"_s, same->pointer}});
}

void RuleCheck::checkDay(const PointedValue &place)
{
    const QDate day = QDate::fromString(place.value.toString(), Qt::ISODate);
    const QDate reference =
        QDate::fromString(valueAt(m_root, bindPattern(m_rule.reference, place.pointer)).toString(), Qt::ISODate);
    if (!day.isValid() || !reference.isValid() || (m_rule.since.isValid() && reference < m_rule.since))
        return;
    const QDate bound = reference.addMonths(m_rule.months);
    if (m_rule.kind == RuleKind::NotBefore && day < bound)
        report(place.pointer, {{u"earliest"_s, bound.toString(Qt::ISODate)}});
    if (m_rule.kind == RuleKind::NotAfter && day > bound)
        report(place.pointer, {{u"latest"_s, bound.toString(Qt::ISODate)}});
}

void RuleCheck::checkPlace(const PointedValue &place)
{
    switch (m_rule.kind) {
    case RuleKind::Different:
    case RuleKind::MemberOf:
        checkMembership(place);
        break;
    case RuleKind::Equals: {
        const QString other = bindPattern(m_rule.reference, place.pointer);
        const QJsonValue value = valueAt(m_root, other);
        if (isPresent(place.value) && isPresent(value) && place.value != value)
            report(place.pointer, {{u"other"_s, other}});
        break;
    }
    case RuleKind::Joined: {
        QString joined;
        for (const QString &part : m_rule.parts)
            joined += valueAt(m_root, bindPattern(part, place.pointer)).toString();
        if (isPresent(place.value) && !joined.isEmpty() && place.value.toString() != joined)
            report(place.pointer, {{u"expected"_s, joined}});
        break;
    }
    case RuleKind::EndsWith: {
        const QString text = place.value.toString();
        const bool fits = std::any_of(m_rule.values.begin(), m_rule.values.end(),
                                      [&](const QString &ending) { return text.endsWith(ending); });
        if (isPresent(place.value) && place.value.isString() && !fits)
            report(place.pointer);
        break;
    }
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        checkDay(place);
        break;
    case RuleKind::RequiredIf:
        if (!isPresent(place.value))
            report(place.pointer);
        break;
    case RuleKind::ForbiddenIf:
        if (isPresent(place.value))
            report(place.pointer);
        break;
    case RuleKind::FormatIf:
        if (isPresent(place.value) && place.value.isString()) {
            if (auto good = checkFormat(m_rule.format, place.value.toString()); !good)
                report(place.pointer, {{u"format"_s, m_rule.format}, {u"reason"_s, good.error()}});
        }
        break;
    case RuleKind::SumEquals:
    case RuleKind::Unique:
    case RuleKind::Count:
        break;
    }
}

QVector<FieldError> RuleCheck::run()
{
    const bool aboutWhole =
        m_rule.kind == RuleKind::SumEquals || m_rule.kind == RuleKind::Unique || m_rule.kind == RuleKind::Count;
    if (aboutWhole) {
        if (m_rule.when && !holds(*m_rule.when, m_root))
            return {};
        if (m_rule.kind == RuleKind::SumEquals)
            checkSum();
        else if (m_rule.kind == RuleKind::Unique)
            checkUnique();
        else
            checkCount();
        return m_errors;
    }
    for (const Selector &selector : m_rule.fields) {
        const QVector<PointedValue> places = selectedBy(selector, m_root);
        for (const PointedValue &place : places) {
            if (!m_rule.when || holds(*m_rule.when, m_root, place.pointer))
                checkPlace(place);
        }
    }
    return m_errors;
}

} // namespace

Expected<QVector<CrossRule>, FormError> parseRules(const QJsonArray &rules, const Field &root)
{
    QVector<CrossRule> read;
    QSet<QString> ids;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QString where = u"schema/x-rules/"_s + QString::number(i);
        auto rule = RuleReader(rules.at(i).toObject(), where, root).read();
        if (!rule)
            return unexpected(rule.error());
        if (ids.contains(rule->id))
            return unexpected(FormError{where + u"/id", u"'%1' occurs twice"_s.arg(rule->id)});
        ids.insert(rule->id);
        read.append(*rule);
    }
    return read;
}

QVector<FieldError> checkRule(const CrossRule &rule, const QJsonObject &value)
{
    return RuleCheck(rule, value).run();
}

} // namespace yunchuang
