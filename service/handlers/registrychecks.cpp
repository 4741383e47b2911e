// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/registrychecks.h"

#include "domain/casefacts.h"
#include "domain/identifiererror.h"
#include "domain/masking.h"
#include "forms/jsonpointer.h"
#include "service/store/registrystore.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String bodiesRegistry("legal-persons");
constexpr QLatin1String peopleRegistry("population");
constexpr QLatin1String addressRegistry("addresses");
constexpr QLatin1String identityCard("111");
/// 登记状态 and 户籍状态 in which nothing is wrong.
const QString activeBody = u"存续"_s;
const QString activePerson = u"正常"_s;

/// One comparison to be made: "<group>.<kind>" about one group of the form.
struct PlannedCheck
{
    QString id;
    QString group; ///< JSON pointer
    QLatin1String registry;
    const Field *field = nullptr; ///< for `record`
};

/// How the entry of a registry is found that an application speaks of: pointers into the form, "./" into the group or
/// entry that is compared. One is the registry's key, several are its other way.
struct RecordKey
{
    QLatin1String registry;
    QStringList pointers;
};

const QList<RecordKey> &recordKeys()
{
    static const QList<RecordKey> keys = {
        {"vehicles"_L1, {u"/plate/kind"_s, u"/plate/no"_s}},
        {"taxpayers"_L1, {u"/taxpayer/uscc"_s, u"./taxKind"_s}},
        {"education"_L1, {u"./certNo"_s}},
        {"police"_L1, {u"/person/idNo"_s}},
        {"planning"_L1, {u"/projectCode"_s}},
    };
    return keys;
}

const RecordKey *recordKeyOf(const QString &registry)
{
    for (const RecordKey &key : recordKeys()) {
        if (key.registry == registry)
            return &key;
    }
    return nullptr;
}

/// The values of a record key as this application has them; empty when one is missing.
QStringList recordKeyValues(const RecordKey &key, const QJsonObject &form, const QJsonValue &entry)
{
    QStringList values;
    for (const QString &pointer : key.pointers) {
        const QString value = pointer.startsWith(u'.') ? entry.toObject().value(pointer.mid(2)).toString()
                                                       : valueAt(form, pointer).toString();
        if (value.isEmpty())
            return {};
        values.append(value);
    }
    return values;
}

/// What the registration says of a company's particular, as the form of changes words it; empty: it says nothing.
QString registeredParticular(const QJsonObject &row, const QString &item)
{
    if (item == u"NAME")
        return row.value("name"_L1).toString();
    if (item == u"LEGAL_REP")
        return row.value("legalRep"_L1).toString();
    if (item == u"ADDRESS")
        return row.value("street"_L1).toString() % row.value("detail"_L1).toString();
    if (item == u"CAPITAL") {
        constexpr double fenOfTenThousand = 1'000'000;
        const double fen = row.value("capital"_L1).toVariant().toDouble();
        return fen > 0 ? QString::number(fen / fenOfTenThousand, 'g', 15) % u"万元"_s : QString();
    }
    return {};
}

/// Texts of a form against those of a registry: an address may have its place in front, an industry be named less
/// finely.
bool agrees(const QString &key, const QString &applied, const QString &known)
{
    const QString left = registrystore::comparable(applied);
    const QString right = registrystore::comparable(known);
    if (key == u"address")
        return left.endsWith(right);
    if (key == u"industry")
        return right.startsWith(left);
    bool isNumber = false;
    bool isOther = false;
    const double a = left.toDouble(&isNumber);
    const double b = right.toDouble(&isOther);
    // Numbers of certificates are texts, however long; only what is written differently is worth counting.
    return left == right || (isNumber && isOther && left.size() < 15 && right.size() < 15 && a == b);
}

QString plainText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString();
}

/// A registry's value as it may be shown beside a field: in words, and nothing of a person but a masked name.
QString shownOf(const Field &field, const QString &known)
{
    if (field.sensitivity != Sensitivity::Public)
        return field.key == u"name" || field.key == u"legalRep" ? masked(MaskKind::PersonName, known) : QString();
    for (const Choice &choice : field.choices) {
        if (choice.value.toString() == known)
            return choice.label.in(Language::Chinese);
    }
    if (field.type == ValueType::Boolean)
        return known == u"true" ? u"是"_s : u"否"_s;
    return known;
}

bool namesRegistry(const Field &field, const QString &registry)
{
    return field.source == registry || std::any_of(field.children.cbegin(), field.children.cend(),
                                                   [&](const Field &child) { return namesRegistry(child, registry); });
}

QString groupOf(const QString &pointer)
{
    return u'/' + pointer.section(u'/', 1, 1);
}

QLatin1String registryOf(const QString &kind)
{
    return kind == u"unique" ? bodiesRegistry : kind == u"standard" ? addressRegistry : peopleRegistry;
}

QList<PlannedCheck> plannedChecks(const ServiceItem &item, const FormDescription &form)
{
    static const QSet<QString> kinds = {u"identity"_s, u"unique"_s, u"standard"_s};
    QList<PlannedCheck> plan;
    QSet<QString> covered;
    for (const ReviewPoint &point : item.reviewPoints) {
        const QString kind = point.answeredBy.section(u'.', -1);
        if (!kinds.contains(kind) || point.fields.isEmpty())
            continue;
        plan.append({point.answeredBy, groupOf(point.fields.constFirst()), registryOf(kind)});
        covered.insert(plan.constLast().group);
    }
    for (const Field &group : form.root().children) {
        for (const RecordKey &key : recordKeys()) {
            if (namesRegistry(group, key.registry))
                plan.append({group.key % u".record"_s, group.pattern, key.registry, &group});
        }
        if (form.root().child(u"changes") && (group.key == u"changes" || group.key == u"capital") &&
            namesRegistry(group, bodiesRegistry))
            plan.append({group.key % u".record"_s, group.pattern, bodiesRegistry, &group});
        if (covered.contains(group.pattern) || group.isLeaf())
            continue;
        if (namesRegistry(group, addressRegistry))
            plan.append({group.key % u".standard"_s, group.pattern, addressRegistry});
        else if (namesRegistry(group, peopleRegistry) || namesRegistry(group, bodiesRegistry))
            plan.append({group.key % u".identity"_s, group.pattern, peopleRegistry});
    }
    return plan;
}

int gravity(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Mismatch:
        return 4;
    case CheckVerdict::NotFound:
        return 3;
    case CheckVerdict::Unavailable:
        return 2;
    case CheckVerdict::Pending:
        return 1;
    case CheckVerdict::Match:
        break;
    }
    return 0;
}

/// What one comparison found.
struct Finding
{
    CheckVerdict verdict = CheckVerdict::Match;
    QString field;
    QLatin1String registry;
    QString shown;
};

/// Asks the registries on behalf of one case and records what was asked.
class RegistryAsker
{
public:
    RegistryAsker(WriteContext &write, const Case &subject, const QString &purpose)
        : m_write(write)
        , m_subject(subject)
        , m_purpose(purpose)
    {
    }

    /// Nothing when the applicant filled in nothing that could be compared.
    DbResult<std::optional<Finding>> compare(const PlannedCheck &planned)
    {
        const QJsonValue value = valueAt(m_subject.form, planned.group);
        const QString kind = planned.id.section(u'.', -1);
        if (kind == u"record" && planned.registry == bodiesRegistry)
            return registeredBefore(value, planned);
        if (kind == u"record")
            return record(value, planned);
        if (kind == u"unique")
            return nameIsFree(value.toString(), planned.group);
        if (kind == u"standard")
            return addressIsStandard(value.toObject(), planned.group);
        if (!value.isArray())
            return oneIdentity(value.toObject(), planned.group);
        return allIdentities(value.toArray(), planned.group);
    }

    /// Whether a registry could not be asked.
    [[nodiscard]] bool missedOne() const { return m_missedOne; }

private:
    using Row = std::optional<QJsonObject>;
    using Outcome = DbResult<std::optional<Finding>>;

    static Outcome found(CheckVerdict verdict, const QString &field, QLatin1String registry, const QString &shown = {})
    {
        return std::optional<Finding>(Finding{verdict, field, registry, shown});
    }

    DbResult<bool> isLoaded(QLatin1String registry)
    {
        const DbResult<QDateTime> at = registrystore::loadedAt(m_write.db(), registry);
        if (!at)
            return tl::unexpected(at.error());
        m_missedOne = m_missedOne || !at->isValid();
        return at->isValid();
    }

    DbResult<void> note(QLatin1String registry, const QString &key, bool foundIt)
    {
        return registrystore::record(
            m_write.db(),
            {m_write.makeId(), {}, m_subject.unit, m_subject.id, registry, key, m_purpose, foundIt, m_write.now()});
    }

    Outcome nameIsFree(const QString &name, const QString &field)
    {
        if (name.isEmpty())
            return std::optional<Finding>();
        const DbResult<bool> loaded = isLoaded(bodiesRegistry);
        YC_TRY(loaded);
        if (!*loaded)
            return found(CheckVerdict::Unavailable, field, bodiesRegistry);
        const DbResult<Row> row =
            registrystore::findExact(m_write.db(), bodiesRegistry, registrystore::joinedKey({name}));
        YC_TRY(row);
        YC_TRY(note(bodiesRegistry, name, row->has_value()));
        if (!*row)
            return found(CheckVerdict::Match, field, bodiesRegistry);
        return found(CheckVerdict::Mismatch, field, bodiesRegistry,
                     (*row)->value("name"_L1).toString() % u' ' % (*row)->value("uscc"_L1).toString());
    }

    Outcome addressIsStandard(const QJsonObject &address, const QString &field)
    {
        if (address.isEmpty())
            return std::optional<Finding>();
        const DbResult<bool> loaded = isLoaded(addressRegistry);
        YC_TRY(loaded);
        if (!*loaded)
            return found(CheckVerdict::Unavailable, field, addressRegistry);
        const QStringList street = {address.value("area"_L1).toString(), address.value("street"_L1).toString()};
        const QStringList whole = street + QStringList{address.value("detail"_L1).toString()};
        const auto text = [](const QJsonObject &row) {
            return QString(row.value("place"_L1).toString() % row.value("street"_L1).toString() %
                           row.value("detail"_L1).toString());
        };
        const DbResult<Row> same =
            registrystore::findExact(m_write.db(), addressRegistry, registrystore::joinedKey(whole));
        YC_TRY(same);
        YC_TRY(note(addressRegistry, whole.join(u' '), same->has_value()));
        if (*same)
            return found(CheckVerdict::Match, field, addressRegistry, text(**same));
        const DbResult<Row> near =
            registrystore::findSimilar(m_write.db(), addressRegistry, registrystore::joinedKey(street));
        YC_TRY(near);
        if (*near)
            return found(CheckVerdict::Mismatch, field, addressRegistry, text(**near));
        return found(CheckVerdict::NotFound, field, addressRegistry);
    }

    Outcome allIdentities(const QJsonArray &list, const QString &group)
    {
        std::optional<Finding> worst;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Outcome one = oneIdentity(list[i].toObject(), pointerTo(group, i));
            if (!one)
                return one;
            if (*one && (!worst || gravity((*one)->verdict) > gravity(worst->verdict)))
                worst = *one;
        }
        if (worst && worst->verdict == CheckVerdict::Match)
            *worst = Finding{CheckVerdict::Match, group, worst->registry, {}};
        return worst;
    }

    /// A person or a body as forms describe them.
    Outcome oneIdentity(const QJsonObject &who, const QString &pointer)
    {
        const QString name = who.value("name"_L1).toString();
        // A company's licence bears its credit code.
        const bool licence = !who.contains("name"_L1) && who.contains("kind"_L1) && who.contains("no"_L1);
        const QString keyField = licence ? u"/no"_s : u"/uscc"_s;
        const QString code = who.value(licence ? "no"_L1 : "uscc"_L1).toString();
        const QString number = who.value("idNo"_L1).toString();
        if (!code.isEmpty()) {
            return identity(bodiesRegistry, code, name, who, pointer, keyField, activeBody,
                            [](const QString &text) { return text; });
        }
        if (number.isEmpty())
            return std::optional<Finding>();
        // Only holders of identity cards are in the population registry.
        if (who.value("idType"_L1).toString(identityCard) != identityCard)
            return found(CheckVerdict::Unavailable, pointer % u"/idNo"_s, peopleRegistry);
        return identity(peopleRegistry, number, name, who, pointer, u"/idNo"_s, activePerson,
                        [](const QString &text) { return masked(MaskKind::PersonName, text); });
    }

    template<class Show>
    Outcome identity(QLatin1String registry, const QString &key, const QString &name, const QJsonObject &who,
                     const QString &pointer, const QString &keyField, const QString &standing, Show show)
    {
        const DbResult<bool> loaded = isLoaded(registry);
        YC_TRY(loaded);
        if (!*loaded)
            return found(CheckVerdict::Unavailable, pointer % keyField, registry);
        const DbResult<Row> row = registrystore::find(m_write.db(), registry, normaliseIdentifier(key));
        YC_TRY(row);
        YC_TRY(note(registry, key, row->has_value()));
        if (!*row)
            return found(CheckVerdict::NotFound, pointer % keyField, registry);
        const QString known = (*row)->value("name"_L1).toString();
        if (!name.isEmpty() && registrystore::comparable(known) != registrystore::comparable(name))
            return found(CheckVerdict::Mismatch, pointer % u"/name"_s, registry, show(known));
        const QString state = (*row)->value("state"_L1).toString();
        if (state != standing)
            return found(CheckVerdict::Mismatch, pointer % keyField, registry, state);
        for (const QString &detail : {u"legalRep"_s, u"industry"_s, u"address"_s, u"sex"_s, u"birth"_s}) {
            const QString applied = who.value(detail).toString();
            QString said = (*row)->value(detail == u"address" ? u"street"_s : detail).toString();
            if (detail == u"address" && !said.isEmpty())
                said += (*row)->value("detail"_L1).toString();
            if (detail == u"sex" && !said.isEmpty())
                said = said == u"男" ? u"1"_s : u"2"_s;
            if (applied.isEmpty() || said.isEmpty() || agrees(detail, applied, said))
                continue;
            // Of a person the registry's word stays with the registry.
            const bool personal = detail == u"sex" || detail == u"birth";
            return found(CheckVerdict::Mismatch, pointer % u'/' % detail, registry,
                         personal                ? QString()
                         : detail == u"legalRep" ? masked(MaskKind::PersonName, said)
                                                 : said);
        }
        return found(CheckVerdict::Match, pointer % keyField, registry);
    }

    /// What a department keeps, field by field; the gravest finding of a list's entries.
    Outcome record(const QJsonValue &value, const PlannedCheck &planned)
    {
        const Field &group = *planned.field;
        if (value.isUndefined() || value.isNull())
            return std::optional<Finding>();
        if (!value.isArray())
            return oneRecord(value, group, planned.group, planned.registry);
        const QJsonArray list = value.toArray();
        std::optional<Finding> worst;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Outcome one =
                oneRecord(list[i], group.children.constFirst(), pointerTo(planned.group, i), planned.registry);
            if (!one)
                return one;
            if (*one && (!worst || gravity((*one)->verdict) > gravity(worst->verdict)))
                worst = *one;
        }
        return worst;
    }

    Outcome oneRecord(const QJsonValue &value, const Field &group, const QString &pointer, QLatin1String registry)
    {
        const QStringList key = recordKeyValues(*recordKeyOf(registry), m_subject.form, value);
        const QString place = group.isLeaf() || group.children.isEmpty()
                                  ? pointer
                                  : QString(pointer % u'/' % firstCompared(group, registry));
        const DbResult<bool> loaded = isLoaded(registry);
        YC_TRY(loaded);
        if (!*loaded)
            return found(CheckVerdict::Unavailable, place, registry);
        if (key.isEmpty())
            return found(CheckVerdict::NotFound, place, registry);
        const DbResult<Row> row =
            key.size() == 1 ? registrystore::find(m_write.db(), registry, normaliseIdentifier(key.constFirst()))
                            : registrystore::findExact(m_write.db(), registry, registrystore::joinedKey(key));
        YC_TRY(row);
        YC_TRY(note(registry, key.join(u' '), row->has_value()));
        if (!*row)
            return found(CheckVerdict::NotFound, place, registry);
        // A certificate speaks for the one whose name it bears.
        const QString holder = registry == "education"_L1 ? (*row)->value("name"_L1).toString() : QString();
        const QString applicant = valueAt(m_subject.form, u"/person/name"_s).toString();
        if (!holder.isEmpty() && registrystore::comparable(holder) != registrystore::comparable(applicant))
            return found(CheckVerdict::Mismatch, pointer % u"/certNo"_s, registry,
                         masked(MaskKind::PersonName, holder));
        QString at = place;
        if (const Field *different = differing(value, group, pointer, registry, **row, at)) {
            return found(CheckVerdict::Mismatch, at, registry,
                         shownOf(*different, cell(**row, different->pattern, different->key).value_or(QString())));
        }
        return found(CheckVerdict::Match, place, registry);
    }

    static QString firstCompared(const Field &group, QLatin1String registry)
    {
        for (const Field &child : group.children) {
            if (child.isLeaf() && child.source == registry)
                return child.key;
        }
        return group.children.constFirst().key;
    }

    /// The column that bears the name of a field, in full or within its group.
    static std::optional<QString> cell(const QJsonObject &row, const QString &pattern, const QString &key)
    {
        const QString whole = pattern.mid(1).replace(u'/', u'.');
        const QJsonValue value = row.contains(whole) ? row.value(whole) : row.value(key);
        const QString text = plainText(value);
        return text.isEmpty() ? std::nullopt : std::optional(text);
    }

    /// The first field of which the registry says something else; `at` becomes its pointer.
    static const Field *differing(const QJsonValue &value, const Field &field, const QString &pointer,
                                  QLatin1String registry, const QJsonObject &row, QString &at)
    {
        if (field.isLeaf()) {
            // Numbers of people name the registry of people in the common definitions, but the owner is the vehicle's.
            const std::optional<QString> known = cell(row, field.pattern, field.key);
            const QString applied = plainText(value);
            if (!known || applied.isEmpty() || agrees(field.key, applied, *known))
                return nullptr;
            at = pointer;
            return &field;
        }
        for (const Field &child : field.children) {
            if (!child.isLeaf())
                continue;
            const QJsonValue inner = value.toObject().value(child.key);
            if (const Field *different = differing(inner, child, pointer % u'/' % child.key, registry, row, at))
                return different;
        }
        return nullptr;
    }

    /// 原登记内容 of a change against the registration of the company.
    Outcome registeredBefore(const QJsonValue &value, const PlannedCheck &planned)
    {
        const QString code = valueAt(m_subject.form, u"/enterprise/uscc"_s).toString();
        if (code.isEmpty() || value.isUndefined())
            return std::optional<Finding>();
        const DbResult<bool> loaded = isLoaded(bodiesRegistry);
        YC_TRY(loaded);
        if (!*loaded)
            return found(CheckVerdict::Unavailable, planned.group, bodiesRegistry);
        const DbResult<Row> row = registrystore::find(m_write.db(), bodiesRegistry, normaliseIdentifier(code));
        YC_TRY(row);
        YC_TRY(note(bodiesRegistry, code, row->has_value()));
        if (!*row)
            return found(CheckVerdict::NotFound, planned.group, bodiesRegistry);
        if (value.isObject()) {
            const QString known = plainText((*row)->value("capital"_L1));
            const QString applied = plainText(value.toObject().value("before"_L1));
            const QString place = planned.group % u"/before"_s;
            if (known.isEmpty() || applied.isEmpty() || agrees({}, applied, known))
                return found(CheckVerdict::Match, place, bodiesRegistry);
            return found(CheckVerdict::Mismatch, place, bodiesRegistry, registeredParticular(**row, u"CAPITAL"_s));
        }
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonObject change = list[i].toObject();
            const QString item = change.value("item"_L1).toString();
            const QString known = registeredParticular(**row, item);
            const QString applied = change.value("before"_L1).toString();
            if (known.isEmpty() || agrees(item == u"ADDRESS" ? u"address"_s : QString(), applied, known))
                continue;
            return found(CheckVerdict::Mismatch, pointerTo(planned.group, i) % u"/before"_s, bodiesRegistry,
                         item == u"LEGAL_REP" ? masked(MaskKind::PersonName, known) : known);
        }
        return list.isEmpty() ? Outcome(std::optional<Finding>())
                              : found(CheckVerdict::Match, planned.group, bodiesRegistry);
    }

    WriteContext &m_write;
    const Case &m_subject;
    const QString m_purpose;
    bool m_missedOne = false;
};

} // namespace

DbResult<Case> withRegistryChecks(WriteContext &write, const Reference &reference, Case subject, const QString &purpose)
{
    const ServiceItem *item = reference.catalogue().find(subject.item);
    const FormDescription *form = reference.forms().find(subject.formId, subject.formVersion);
    if (!item || !form)
        return subject;
    const qint64 version = subject.version;
    const Case asked = subject;
    RegistryAsker asker(write, asked, purpose);
    for (const PlannedCheck &planned : plannedChecks(*item, *form)) {
        const DbResult<std::optional<Finding>> finding = asker.compare(planned);
        if (!finding)
            return tl::unexpected(finding.error());
        if (!*finding) {
            subject.checks.removeIf([&](const RegistryCheck &check) { return check.id == planned.id; });
            continue;
        }
        RegistryCheck check;
        check.id = planned.id;
        check.field = (*finding)->field;
        check.registry = (*finding)->registry;
        check.verdict = (*finding)->verdict;
        check.registryValue = (*finding)->shown;
        check.checkedAt = write.now();
        subject = withCheck(std::move(subject), check);
    }
    subject.version = version;
    if (asker.missedOne())
        YC_TRY(registrystore::askAgain(write.db(), subject.id, write.now()));
    else
        YC_TRY(registrystore::askNoMore(write.db(), subject.id));
    return subject;
}

QString registryKey(const Case &subject, const RegistryCheck &check)
{
    const QString group = check.field.section(u'/', 0, -2);
    const QJsonValue entry = valueAt(subject.form, group.isEmpty() ? check.field : group);
    if (const RecordKey *key = recordKeyOf(check.registry))
        return recordKeyValues(*key, subject.form, entry).join(u' ');
    if (check.registry == addressRegistry) {
        const QJsonObject address = valueAt(subject.form, check.field).toObject();
        return QStringList({address.value("area"_L1).toString(), address.value("street"_L1).toString(),
                            address.value("detail"_L1).toString()})
            .join(u' ')
            .trimmed();
    }
    if (check.id.endsWith(u".unique"))
        return valueAt(subject.form, check.field).toString();
    if (check.id.endsWith(u".record"))
        return valueAt(subject.form, u"/enterprise/uscc"_s).toString();
    const QJsonObject who = entry.toObject();
    for (const QLatin1String member : {"uscc"_L1, "idNo"_L1, "no"_L1}) {
        if (const QString number = who.value(member).toString(); !number.isEmpty())
            return number;
    }
    return {};
}

} // namespace yunchuang::service
