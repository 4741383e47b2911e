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
};

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
        if (kind == u"unique")
            return nameIsFree(value.toString(), planned.group);
        if (kind == u"standard")
            return addressIsStandard(value.toObject(), planned.group);
        if (!value.isArray())
            return oneIdentity(value.toObject(), planned.group);
        return allIdentities(value.toArray(), planned.group);
    }

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
        const QString code = who.value("uscc"_L1).toString();
        const QString number = who.value("idNo"_L1).toString();
        if (!code.isEmpty()) {
            return identity(bodiesRegistry, code, name, pointer, u"/uscc"_s, activeBody,
                            [](const QString &text) { return text; });
        }
        if (number.isEmpty())
            return std::optional<Finding>();
        // Only holders of identity cards are in the population registry.
        if (who.value("idType"_L1).toString(identityCard) != identityCard)
            return found(CheckVerdict::Unavailable, pointer % u"/idNo"_s, peopleRegistry);
        return identity(peopleRegistry, number, name, pointer, u"/idNo"_s, activePerson,
                        [](const QString &text) { return masked(MaskKind::PersonName, text); });
    }

    template<class Show>
    Outcome identity(QLatin1String registry, const QString &key, const QString &name, const QString &pointer,
                     const QString &keyField, const QString &standing, Show show)
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
        if (registrystore::comparable(known) != registrystore::comparable(name))
            return found(CheckVerdict::Mismatch, pointer % u"/name"_s, registry, show(known));
        const QString state = (*row)->value("state"_L1).toString();
        if (state != standing)
            return found(CheckVerdict::Mismatch, pointer % keyField, registry, state);
        return found(CheckVerdict::Match, pointer % keyField, registry);
    }

    WriteContext &m_write;
    const Case &m_subject;
    const QString m_purpose;
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
    return subject;
}

} // namespace yunchuang::service
