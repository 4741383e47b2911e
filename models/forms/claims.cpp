// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/claims.h"

#include "domain/casefacts.h"
#include "forms/jsonpointer.h"

#include <QJsonArray>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Nobody types it, so that values cannot be shifted from one field of a key to the next.
constexpr QChar keySeparator(u'\x1f');

class ClaimReader
{
public:
    ClaimReader(const QJsonObject &json, const QString &where, const Field &root)
        : m_json(json)
        , m_where(where)
        , m_root(root)
    {
    }

    Expected<Claim, FormError> claim() const;
    Expected<RegistryBar, FormError> bar() const;

private:
    [[nodiscard]] tl::unexpected<FormError> wrong(const QString &key, const QString &what) const
    {
        return tl::unexpected<FormError>(FormError{m_where + u'/' + key, what});
    }
    Expected<void, FormError> understands(const QSet<QString> &keys) const;
    Expected<QString, FormError> text(const QString &key) const;
    Expected<int, FormError> number(const QJsonObject &json, const QString &key, int preset, int most) const;
    Expected<QString, FormError> leaf(const QString &key, const QJsonValue &json) const;
    Expected<Selector, FormError> selector(const QJsonValue &json) const;
    Expected<std::optional<Condition>, FormError> when() const;
    Expected<void, FormError> readBooking(Claim &claim) const;

    const QJsonObject m_json;
    const QString m_where;
    const Field &m_root;
};

Expected<void, FormError> ClaimReader::understands(const QSet<QString> &keys) const
{
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        if (!keys.contains(it.key()))
            return wrong(it.key(), u"'%1' is not understood here"_s.arg(it.key()));
    }
    return {};
}

Expected<QString, FormError> ClaimReader::text(const QString &key) const
{
    const QString value = m_json.value(key).toString();
    if (value.trimmed().isEmpty())
        return wrong(key, u"a text is wanted"_s);
    return value;
}

Expected<int, FormError> ClaimReader::number(const QJsonObject &json, const QString &key, int preset, int most) const
{
    if (!json.contains(key))
        return preset;
    const int value = json.value(key).toInt(-1);
    if (value < 0 || value > most)
        return wrong(key, u"a number from 0 to %1 is wanted"_s.arg(most));
    return value;
}

Expected<QString, FormError> ClaimReader::leaf(const QString &key, const QJsonValue &json) const
{
    const QString pattern = json.toString();
    const Field *field = pattern.startsWith(u'/') ? m_root.find(pattern) : nullptr;
    if (!field || !field->isLeaf())
        return wrong(key, u"no field '%1'"_s.arg(pattern));
    return pattern;
}

Expected<Selector, FormError> ClaimReader::selector(const QJsonValue &json) const
{
    Selector selector;
    const auto pattern = leaf(u"key"_s, json.isObject() ? json[u"path"_s] : json);
    if (!pattern)
        return unexpected(pattern.error());
    selector.pattern = *pattern;
    if (!json.isObject())
        return selector;
    // Beside a value inside an entry stands what is in the entry: "role" beside "/units/*/projectLeader/idNo".
    selector.where = json[u"where"_s].toString();
    const QJsonArray among = json[u"in"_s].toArray();
    selector.among = QVector<QJsonValue>(among.begin(), among.end());
    const QString entry = pattern->section(u"/*"_s, 0, 0) + u"/*"_s;
    const Field *beside = m_root.find(entry + u'/' + selector.where);
    if (!pattern->contains(u"/*/"_s) || !beside || selector.among.isEmpty() || json.toObject().size() != 3)
        return wrong(u"key"_s, u"a selection has path (in a list), where (a field of its entries) and in"_s);
    for (const QJsonValue &value : std::as_const(selector.among)) {
        const bool known = std::any_of(beside->choices.begin(), beside->choices.end(),
                                       [&](const Choice &choice) { return choice.value == value; });
        if (!beside->choices.isEmpty() && !known)
            return wrong(u"key"_s, u"'%1' is not a value of '%2'"_s.arg(value.toString(), selector.where));
    }
    return selector;
}

Expected<std::optional<Condition>, FormError> ClaimReader::when() const
{
    if (!m_json.contains(u"when"_s))
        return std::optional<Condition>();
    auto condition = parseCondition(m_json.value(u"when"_s).toObject(), m_where + u"/when");
    if (!condition)
        return unexpected(condition.error());
    const QVector<QString> looked = fieldsOf(*condition);
    for (const QString &field : looked) {
        if (!m_root.find(field))
            return wrong(u"when"_s, u"no field '%1'"_s.arg(field));
    }
    return std::optional<Condition>(std::move(*condition));
}

Expected<void, FormError> ClaimReader::readBooking(Claim &claim) const
{
    const QJsonObject booking = m_json.value(u"booking"_s).toObject();
    if (m_json.contains(u"booking"_s)) {
        const auto days = number(booking, u"cancelDays"_s, 0, ClaimLimits::days);
        if (!days)
            return unexpected(days.error());
        if (claim.until.isEmpty() || claim.until.contains(u"/*"_s))
            return wrong(u"booking"_s, u"what is booked has a day, and one only"_s);
        claim.booking = Booking{claim.until, *days};
    }
    const QJsonObject missed = m_json.value(u"missed"_s).toObject();
    if (m_json.contains(u"missed"_s)) {
        const auto most = number(missed, u"most"_s, 0, ClaimLimits::days);
        const auto days = number(missed, u"blockDays"_s, 0, ClaimLimits::days);
        if (!most || !days)
            return unexpected(most ? days.error() : most.error());
        if (*most < 1 || *days < 1 || !claim.booking)
            return wrong(u"missed"_s, u"most and blockDays are wanted, of something that is booked"_s);
        claim.mostMissed = *most;
        claim.blockDays = *days;
    }
    return {};
}

Expected<Claim, FormError> ClaimReader::claim() const
{
    if (const auto known = understands({u"id"_s, u"key"_s, u"while"_s, u"capacity"_s, u"until"_s, u"when"_s,
                                        u"booking"_s, u"missed"_s, u"description"_s});
        !known)
        return unexpected(known.error());
    Claim claim;
    const auto id = text(u"id"_s);
    if (!id)
        return unexpected(id.error());
    claim.id = *id;
    const QJsonArray key = m_json.value(u"key"_s).toArray();
    if (key.isEmpty() || key.size() > ClaimLimits::fields)
        return wrong(u"key"_s, u"from 1 to %1 fields are wanted"_s.arg(ClaimLimits::fields));
    qsizetype lists = 0;
    for (const QJsonValue &one : key) {
        auto read = selector(one);
        if (!read)
            return unexpected(read.error());
        lists += read->pattern.contains(u"/*"_s) ? 1 : 0;
        claim.key.append(std::move(*read));
    }
    if (lists > 1)
        return wrong(u"key"_s, u"at most one field of a key stands in a list"_s);
    const QJsonArray phases = m_json.value(u"while"_s).toArray();
    for (const QJsonValue &phase : phases) {
        const auto known = valueOf<ClaimPhase>(phase.toString());
        if (!known)
            return wrong(u"while"_s, u"'%1' is no phase of a case"_s.arg(phase.toString()));
        claim.held.insert(*known);
    }
    if (claim.held.isEmpty())
        return wrong(u"while"_s, u"nobody would ever hold it"_s);
    const auto capacity = number(m_json, u"capacity"_s, 1, ClaimLimits::capacity);
    if (!capacity)
        return unexpected(capacity.error());
    if (*capacity < 1)
        return wrong(u"capacity"_s, u"at least 1"_s);
    claim.capacity = *capacity;
    if (m_json.contains(u"until"_s)) {
        const auto until = leaf(u"until"_s, m_json.value(u"until"_s));
        if (!until)
            return unexpected(until.error());
        claim.until = *until;
        if (m_root.find(*until)->format != u"date" || until->contains(u"/*"_s))
            return wrong(u"until"_s, u"a day is wanted, and one only"_s);
    }
    auto condition = when();
    if (!condition)
        return unexpected(condition.error());
    claim.when = std::move(*condition);
    if (const auto booked = readBooking(claim); !booked)
        return unexpected(booked.error());
    return claim;
}

Expected<RegistryBar, FormError> ClaimReader::bar() const
{
    if (const auto known =
            understands({u"id"_s, u"registry"_s, u"key"_s, u"column"_s, u"values"_s, u"when"_s, u"description"_s});
        !known)
        return unexpected(known.error());
    RegistryBar bar;
    for (const auto &[key, value] :
         {std::pair(u"id"_s, &bar.id), std::pair(u"registry"_s, &bar.registry), std::pair(u"column"_s, &bar.column)}) {
        auto read = text(key);
        if (!read)
            return unexpected(read.error());
        *value = std::move(*read);
    }
    const auto key = leaf(u"key"_s, m_json.value(u"key"_s));
    if (!key)
        return unexpected(key.error());
    bar.key = *key;
    if (bar.key.contains(u"/*"_s))
        return wrong(u"key"_s, u"one field is wanted, not a list"_s);
    const QJsonArray values = m_json.value(u"values"_s).toArray();
    for (const QJsonValue &value : values)
        bar.values.append(value.toString());
    if (bar.values.isEmpty() || bar.values.contains(QString()))
        return wrong(u"values"_s, u"texts are wanted"_s);
    auto condition = when();
    if (!condition)
        return unexpected(condition.error());
    bar.when = std::move(*condition);
    return bar;
}

/// Reads a list of one of the two annotations.
template<class Read, class Append>
Expected<void, FormError> readList(const QJsonObject &schema, const QString &name, const Field &root, Read read,
                                   Append append)
{
    if (!schema.contains(name))
        return {};
    const QString where = u"schema/"_s + name;
    const QJsonArray list = schema.value(name).toArray();
    if (list.isEmpty() || list.size() > ClaimLimits::claims)
        return unexpected(FormError{where, u"a list of 1 to %1 is wanted"_s.arg(ClaimLimits::claims)});
    QSet<QString> ids;
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto one = read(ClaimReader(list.at(i).toObject(), pointerTo(where, i), root));
        if (!one)
            return unexpected(one.error());
        if (ids.contains(one->id))
            return unexpected(FormError{pointerTo(where, i) + u"/id", u"'%1' occurs twice"_s.arg(one->id)});
        ids.insert(one->id);
        append(std::move(*one));
    }
    return {};
}

/// The entry of a list that a concrete pointer is in, "/units/2" of "/units/2/projectLeader/idNo".
QString entryOf(const QString &pattern, const QString &pointer)
{
    const qsizetype depth = pattern.section(u"/*"_s, 0, 0).count(u'/') + 1;
    return pointer.section(u'/', 0, depth);
}

QString comparableValue(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString().normalized(QString::NormalizationForm_KC).simplified().toUpper().remove(keySeparator);
}

} // namespace

std::optional<ClaimPhase> claimPhase(const Case &subject)
{
    switch (outcomeOf(subject)) {
    case CaseState::Draft:
    case CaseState::PreReturned:
    case CaseState::NotRequired:
    case CaseState::Refused:
    case CaseState::Withdrawn:
    case CaseState::Cancelled:
    case CaseState::Returned:
    case CaseState::Terminated:
        return std::nullopt;
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
        return ClaimPhase::Granted;
    case CaseState::DecidedDeny:
    case CaseState::ClosedDeny:
        return ClaimPhase::Denied;
    default:
        return ClaimPhase::Open;
    }
}

std::optional<Booking> FormClaims::booking() const
{
    const auto booked =
        std::find_if(claims.cbegin(), claims.cend(), [](const Claim &claim) { return claim.booking.has_value(); });
    return booked == claims.cend() ? std::nullopt : booked->booking;
}

Expected<FormClaims, FormError> parseClaims(const QJsonObject &schema, const Field &root)
{
    FormClaims read;
    const auto claims = readList(
        schema, u"x-claims"_s, root, [](const ClaimReader &reader) { return reader.claim(); },
        [&](Claim claim) { read.claims.append(std::move(claim)); });
    if (!claims)
        return unexpected(claims.error());
    const auto bars = readList(
        schema, u"x-bars"_s, root, [](const ClaimReader &reader) { return reader.bar(); },
        [&](RegistryBar bar) { read.bars.append(std::move(bar)); });
    if (!bars)
        return unexpected(bars.error());
    return read;
}

QVector<ClaimedKey> claimedBy(const Claim &claim, const QJsonObject &form)
{
    QVector<ClaimedKey> keys;
    if (claim.when && !holds(*claim.when, form))
        return keys;
    const QDate until = claim.until.isEmpty() ? QDate() : dayAt(form, claim.until);
    if (!claim.until.isEmpty() && !until.isValid())
        return keys;
    // The values of each field; of the one in a list one for every entry that is meant.
    QVector<QStringList> fields;
    qsizetype entries = 1;
    for (const Selector &selector : claim.key) {
        QStringList values;
        const QVector<PointedValue> places = expandPattern(form, selector.pattern);
        for (const PointedValue &place : places) {
            const QString entry = selector.where.isEmpty() ? QString() : entryOf(selector.pattern, place.pointer);
            const bool meant =
                selector.where.isEmpty() || selector.among.contains(valueAt(form, pointerTo(entry, selector.where)));
            if (const QString value = comparableValue(place.value); meant && !value.isEmpty())
                values.append(value);
        }
        if (values.isEmpty())
            return keys;
        if (selector.pattern.contains(u"/*"_s))
            entries = values.size();
        fields.append(values);
    }
    for (qsizetype i = 0; i < entries; ++i) {
        QStringList values;
        for (qsizetype field = 0; field < fields.size(); ++field) {
            const bool listed = claim.key.at(field).pattern.contains(u"/*"_s);
            values.append(fields.at(field).at(listed ? i : 0));
        }
        const ClaimedKey key{values.join(keySeparator), until};
        if (!keys.contains(key))
            keys.append(key);
    }
    return keys;
}

} // namespace yunchuang
