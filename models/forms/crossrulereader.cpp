// SPDX-License-Identifier: GPL-3.0-or-later
// Reads cross-field rules; what they find is in crossrule.cpp.
#include "forms/crossrule.h"
#include "forms/formats.h"
#include "forms/jsonpointer.h"

#include <QSet>

#include <algorithm>

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
    case RuleKind::AtMost:
    case RuleKind::SumBelow:
        return FieldCode::MoreThanOther;
    case RuleKind::NotEqual:
        return FieldCode::Unchanged;
    case RuleKind::DaysBetween:
        return FieldCode::DurationDiffers;
    case RuleKind::ValueIn:
        return FieldCode::NotTheValue;
    case RuleKind::Parents:
        return FieldCode::ParentMissing;
    }
    return FieldCode::NotEqual;
}

class RuleReader
{
public:
    RuleReader(const QJsonObject &json, const QString &where, const QString &base, const Field &root)
        : m_json(json)
        , m_where(where)
        , m_base(base)
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
    Expected<void, FormError> selectors(QVector<Selector> &list, const QString &key) const;
    Expected<void, FormError> refuseUnknown(RuleKind kind) const;
    Expected<void, FormError> readReferences(CrossRule &rule) const;
    Expected<void, FormError> readDetails(CrossRule &rule) const;
    Expected<void, FormError> refuseIncomplete(const CrossRule &rule) const;

    const QJsonObject m_json;
    const QString m_where;
    const QString m_base;
    const Field &m_root;
};

Expected<QString, FormError> RuleReader::pattern(const QJsonValue &json, const QString &key) const
{
    const QString text = json.toString();
    if (!text.startsWith(u'/') || !m_root.find(m_base + text))
        return wrong(key, u"no field '%1'"_s.arg(text));
    return m_base + text;
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
        const QString looked =
            selector.where.isEmpty() ? *path : QString(path->section(u'/', 0, -2) + u'/' + selector.where);
        const Field *field = m_root.find(looked);
        const int keys = selector.where.isEmpty() ? 2 : 3;
        if (!field || selector.among.isEmpty() || json.toObject().size() != keys)
            return wrong(key, u"a selection has path, where (a field beside it) and in"_s);
        for (const QJsonValue &value : std::as_const(selector.among)) {
            const bool known = std::any_of(field->choices.begin(), field->choices.end(),
                                           [&](const Choice &choice) { return choice.value == value; });
            if (!field->choices.isEmpty() && !known)
                return wrong(key, u"'%1' is not a value of '%2'"_s.arg(value.toString(), looked));
        }
    }
    return selector;
}

Expected<void, FormError> RuleReader::selectors(QVector<Selector> &list, const QString &key) const
{
    const QJsonArray given = m_json.value(key).toArray();
    for (const QJsonValue &one : given) {
        auto read = selector(one, key);
        if (!read)
            return unexpected(read.error());
        list.append(*read);
    }
    return {};
}

Expected<void, FormError> RuleReader::refuseUnknown(RuleKind kind) const
{
    QSet<QString> understood{u"id"_s, u"kind"_s, u"code"_s, u"fields"_s, u"when"_s, u"severity"_s, u"description"_s};
    switch (kind) {
    case RuleKind::SumEquals:
        understood.unite({u"total"_s, u"reference"_s, u"tolerance"_s});
        break;
    case RuleKind::Different:
    case RuleKind::MemberOf:
        understood.insert(u"among"_s);
        break;
    case RuleKind::Equals:
    case RuleKind::NotEqual:
    case RuleKind::AtMost:
        understood.insert(u"reference"_s);
        break;
    case RuleKind::Joined:
        understood.insert(u"parts"_s);
        break;
    case RuleKind::EndsWith:
    case RuleKind::ValueIn:
        understood.insert(u"values"_s);
        break;
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        understood.unite({u"reference"_s, u"months"_s, u"days"_s, u"since"_s, u"until"_s});
        break;
    case RuleKind::DaysBetween:
        understood.unite({u"from"_s, u"reference"_s, u"days"_s});
        break;
    case RuleKind::FormatIf:
        understood.insert(u"format"_s);
        break;
    case RuleKind::Count:
        understood.unite({u"minimum"_s, u"maximum"_s});
        break;
    case RuleKind::SumBelow:
        understood.unite({u"minus"_s, u"below"_s});
        break;
    case RuleKind::Parents:
        understood.insert(u"parents"_s);
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

/// Everything in the rule that is a pointer.
Expected<void, FormError> RuleReader::readReferences(CrossRule &rule) const
{
    const bool isDay = rule.kind == RuleKind::NotBefore || rule.kind == RuleKind::NotAfter;
    if (isDay && m_json.value(u"reference"_s).toString() == todayReference) {
        rule.reference = todayReference;
    } else if (m_json.contains(u"reference"_s)) {
        auto reference = pattern(m_json.value(u"reference"_s), u"reference"_s);
        if (!reference)
            return unexpected(reference.error());
        rule.reference = *reference;
    }
    if (m_json.contains(u"from"_s)) {
        auto from = pattern(m_json.value(u"from"_s), u"from"_s);
        if (!from)
            return unexpected(from.error());
        rule.from = *from;
    }
    if (m_json.contains(u"among"_s)) {
        auto among = selector(m_json.value(u"among"_s), u"among"_s);
        if (!among)
            return unexpected(among.error());
        rule.among = *among;
    }
    if (auto minus = selectors(rule.minus, u"minus"_s); !minus)
        return minus;
    if (auto below = selectors(rule.below, u"below"_s); !below)
        return below;
    const QJsonArray parts = m_json.value(u"parts"_s).toArray();
    for (const QJsonValue &part : parts) {
        auto one = pattern(part, u"parts"_s);
        if (!one)
            return unexpected(one.error());
        rule.parts.append(*one);
    }
    return {};
}

Expected<void, FormError> RuleReader::readDetails(CrossRule &rule) const
{
    const QJsonArray values = m_json.value(u"values"_s).toArray();
    for (const QJsonValue &value : values)
        rule.values.append(value.toString());
    rule.accepted = QVector<QJsonValue>(values.begin(), values.end());
    const QJsonObject parents = m_json.value(u"parents"_s).toObject();
    for (auto it = parents.begin(); it != parents.end(); ++it)
        rule.parents.insert(it.key(), it.value().toString());
    if (m_json.value(u"total"_s).isDouble())
        rule.total = m_json.value(u"total"_s).toDouble();
    rule.tolerance = m_json.value(u"tolerance"_s).toDouble();
    rule.months = m_json.value(u"months"_s).toInt();
    rule.days = m_json.value(u"days"_s).toInt();
    rule.minimum = m_json.value(u"minimum"_s).toInt(0);
    rule.maximum = m_json.value(u"maximum"_s).toInt(100000);
    rule.format = m_json.value(u"format"_s).toString();
    const QString severity = m_json.value(u"severity"_s).toString(u"error"_s);
    if (severity != u"error" && severity != u"warning")
        return wrong(u"severity"_s, u"error or warning, not '%1'"_s.arg(severity));
    rule.warning = severity == u"warning";
    for (auto [key, day] : {std::pair(u"since"_s, &rule.since), std::pair(u"until"_s, &rule.until)}) {
        if (!m_json.contains(key))
            continue;
        *day = QDate::fromString(m_json.value(key).toString(), Qt::ISODate);
        if (!day->isValid())
            return wrong(key, u"a day is wanted"_s);
    }
    if (m_json.contains(u"when"_s)) {
        auto when = parseCondition(m_json.value(u"when"_s).toObject(), m_where + u"/when", m_base);
        if (!when)
            return unexpected(when.error());
        const QVector<QString> looked = fieldsOf(*when);
        for (const QString &field : looked) {
            if (!m_root.find(field))
                return wrong(u"when"_s, u"no field '%1'"_s.arg(field));
        }
        rule.when = *when;
    }
    return {};
}

Expected<void, FormError> RuleReader::refuseIncomplete(const CrossRule &rule) const
{
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
    case RuleKind::NotEqual:
    case RuleKind::AtMost:
    case RuleKind::NotBefore:
    case RuleKind::NotAfter:
        if (rule.reference.isEmpty())
            return wrong(u"reference"_s, u"reference is missing"_s);
        break;
    case RuleKind::DaysBetween:
        if (rule.reference.isEmpty() || rule.from.isEmpty())
            return wrong(u"from"_s, u"from and reference are wanted"_s);
        break;
    case RuleKind::Joined:
        if (rule.parts.isEmpty())
            return wrong(u"parts"_s, u"parts are missing"_s);
        break;
    case RuleKind::EndsWith:
    case RuleKind::ValueIn:
        if (rule.values.isEmpty())
            return wrong(u"values"_s, u"values are missing"_s);
        break;
    case RuleKind::RequiredIf:
    case RuleKind::ForbiddenIf:
        if (!rule.when)
            return wrong(u"when"_s, u"when is missing"_s);
        break;
    case RuleKind::FormatIf:
        if (!isKnownFormat(rule.format) || (!rule.when && !rule.warning))
            return wrong(u"format"_s, u"when and a named format are wanted"_s);
        break;
    case RuleKind::Count:
        if (rule.minimum > rule.maximum)
            return wrong(u"minimum"_s, u"more than the maximum"_s);
        break;
    case RuleKind::SumBelow:
        if (rule.below.isEmpty())
            return wrong(u"below"_s, u"below is missing"_s);
        break;
    case RuleKind::Parents:
        if (rule.parents.isEmpty())
            return wrong(u"parents"_s, u"parents are missing"_s);
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
    rule.base = m_base;
    const QString kindName = m_json.value(u"kind"_s).toString();
    const auto kind = valueOf<RuleKind>(kindName);
    if (rule.id.isEmpty())
        return wrong(u"id"_s, u"a rule has an id"_s);
    if (!kind)
        return wrong(u"kind"_s, u"kind of rule '%1' is not supported"_s.arg(kindName));
    if (!m_base.isEmpty())
        rule.id = m_base + u' ' + rule.id;
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
    if (m_json.value(u"fields"_s).toArray().isEmpty())
        return wrong(u"fields"_s, u"a rule names its fields"_s);
    if (auto fields = selectors(rule.fields, u"fields"_s); !fields)
        return unexpected(fields.error());
    if (auto read = readReferences(rule); !read)
        return unexpected(read.error());
    if (auto done = readDetails(rule); !done)
        return unexpected(done.error());
    if (auto whole = refuseIncomplete(rule); !whole)
        return unexpected(whole.error());
    return rule;
}

} // namespace

Expected<QVector<CrossRule>, FormError> parseRules(const QVector<RuleSource> &sources, const Field &root)
{
    QVector<CrossRule> read;
    QSet<QString> ids;
    for (const RuleSource &source : sources) {
        for (qsizetype i = 0; i < source.rules.size(); ++i) {
            const QString where = pointerTo(source.where, i);
            if (read.size() >= mostRules)
                return unexpected(FormError{where, u"a form has at most %1 rules"_s.arg(mostRules)});
            auto rule = RuleReader(source.rules.at(i).toObject(), where, source.base, root).read();
            if (!rule)
                return unexpected(rule.error());
            if (ids.contains(rule->id))
                return unexpected(FormError{where + u"/id", u"'%1' occurs twice"_s.arg(rule->id)});
            ids.insert(rule->id);
            read.append(*rule);
        }
    }
    return read;
}

} // namespace yunchuang
