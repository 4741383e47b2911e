// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/codelists.h"
#include "domain/jointcase.h"
#include "domain/serviceitem.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Reads the members of one JSON object. The first fault is kept; later reads then do nothing.
class CatalogueReader
{
public:
    CatalogueReader(const QJsonObject &object, QString where, UnknownKeys unknown, std::optional<CatalogueError> &error)
        : m_object(object)
        , m_where(std::move(where))
        , m_unknown(unknown)
        , m_error(error)
    {
    }

    void fail(const QString &key, const QString &what)
    {
        if (!m_error)
            m_error = CatalogueError{key.isEmpty() ? m_where : m_where % u'/' % key, what};
    }

    /// The value of a key; nothing if it is absent, which is a fault where `required`.
    std::optional<QJsonValue> take(const QString &key, bool required)
    {
        m_known.insert(key);
        const auto found = m_object.constFind(key);
        if (found == m_object.constEnd()) {
            if (required)
                fail(key, u"missing"_s);
            return std::nullopt;
        }
        return *found;
    }

    void text(const QString &key, QString &out, bool required = true)
    {
        const auto value = take(key, required);
        if (!value)
            return;
        if (!value->isString())
            return fail(key, u"must be a string"_s);
        out = value->toString();
        if (out != out.trimmed() || (required && out.isEmpty()))
            fail(key, u"must not be empty or begin or end with a space"_s);
    }

    template<class Tag>
    void id(const QString &key, Id<Tag> &out, bool required = true)
    {
        QString value;
        text(key, value, required);
        out = Id<Tag>(value);
    }

    void flag(const QString &key, bool &out)
    {
        const auto value = take(key, false);
        if (!value)
            return;
        if (!value->isBool())
            return fail(key, u"must be true or false"_s);
        out = value->toBool();
    }

    void number(const QString &key, int &out, int least, bool required)
    {
        const auto value = take(key, required);
        if (!value)
            return;
        const double read = value->toDouble(-1);
        if (!value->isDouble() || read != std::floor(read) || read < least || read > 1'000'000)
            return fail(key, u"must be a whole number from %1"_s.arg(least));
        out = int(read);
    }

    template<class E>
    void name(const QString &key, E &out, bool required = true)
    {
        QString value;
        text(key, value, required);
        if (m_error || (!required && value.isEmpty()))
            return;
        if (const auto known = valueOf<E>(value))
            out = *known;
        else
            fail(key, u"unknown name '%1'"_s.arg(value));
    }

    void date(const QString &key, QDate &out)
    {
        QString value;
        text(key, value);
        out = QDate::fromString(value, u"yyyy-MM-dd"_s);
        if (!out.isValid())
            fail(key, u"must be a date such as 2026-01-01"_s);
    }

    /// Calls `read` with a reader for the member object.
    template<class Read>
    void object(const QString &key, bool required, Read read)
    {
        const auto value = take(key, required);
        if (!value)
            return;
        if (!value->isObject())
            return fail(key, u"must be an object"_s);
        CatalogueReader reader(value->toObject(), m_where % u'/' % key, m_unknown, m_error);
        read(reader);
        reader.finish();
    }

    void limit(const QString &key, Limit &out)
    {
        object(key, true, [&](CatalogueReader &reader) {
            reader.name(u"unit"_s, out.unit);
            reader.number(u"amount"_s, out.amount, 0, out.unit != LimitUnit::Instant);
        });
    }

    /// Calls `read` with each element of the list and its path.
    template<class Read>
    void list(const QString &key, bool required, Read read)
    {
        const auto value = take(key, required);
        if (!value)
            return;
        if (!value->isArray())
            return fail(key, u"must be a list"_s);
        const QJsonArray array = value->toArray();
        for (qsizetype i = 0; i < array.size() && !m_error; ++i)
            read(array[i], key % u'/' % QString::number(i));
    }

    template<class Read>
    void objects(const QString &key, bool required, Read read)
    {
        list(key, required, [&](const QJsonValue &value, const QString &path) {
            if (!value.isObject())
                return fail(path, u"must be an object"_s);
            CatalogueReader reader(value.toObject(), m_where % u'/' % path, m_unknown, m_error);
            read(reader);
            reader.finish();
        });
    }

    /// A list of distinct strings.
    template<class Take>
    void texts(const QString &key, bool required, Take accept)
    {
        QSet<QString> seen;
        list(key, required, [&](const QJsonValue &value, const QString &path) {
            const QString text = value.toString();
            if (!value.isString() || text.trimmed().isEmpty())
                return fail(path, u"must be a string that is not empty"_s);
            if (seen.contains(text))
                return fail(path, u"stands here twice"_s);
            seen.insert(text);
            accept(text, path);
        });
    }

    void units(const QString &key, bool required, QVector<UnitId> &out)
    {
        texts(key, required, [&](const QString &text, const QString &) { out.append(UnitId(text)); });
    }

    void pointers(const QString &key, bool required, QVector<QString> &out)
    {
        texts(key, required, [&](const QString &text, const QString &path) {
            if (!text.startsWith(u'/'))
                return fail(path, u"must be a JSON pointer such as /addr/street"_s);
            out.append(text);
        });
    }

    /// A list of distinct numbers of a published code list.
    void codes(const QString &key, QVector<int> &out, const std::function<bool(int)> &known)
    {
        list(key, false, [&](const QJsonValue &value, const QString &path) {
            const double read = value.toDouble(-1);
            if (read != std::floor(read) || !known(int(read)))
                return fail(path, u"is no code of its list"_s);
            if (out.contains(int(read)))
                return fail(path, u"stands here twice"_s);
            out.append(int(read));
        });
    }

    void finish()
    {
        if (m_unknown == UnknownKeys::Ignore)
            return;
        for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
            if (!m_known.contains(it.key()))
                return fail(it.key(), u"unknown key"_s);
        }
    }

    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    [[nodiscard]] QStringList keys() const { return m_object.keys(); }

private:
    QJsonObject m_object;
    QString m_where;
    UnknownKeys m_unknown;
    std::optional<CatalogueError> &m_error;
    QSet<QString> m_known;
};

template<class List>
void requireDistinctIds(CatalogueReader &reader, const QString &key, const List &list)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (list[i].id == list[j].id)
                return reader.fail(key % u'/' % QString::number(i) % u"/id", u"stands here twice"_s);
        }
    }
}

void readParts(CatalogueReader &reader, ServiceItem &item)
{
    reader.objects(u"flow"_s, true, [&](CatalogueReader &entry) {
        FlowStep step;
        entry.id(u"id"_s, step.id);
        entry.text(u"name"_s, step.name);
        entry.name(u"post"_s, step.post);
        entry.number(u"limitDays"_s, step.limitDays, 0, false);
        item.flow.append(step);
    });
    reader.objects(u"materials"_s, false, [&](CatalogueReader &entry) {
        ItemMaterial material;
        entry.id(u"id"_s, material.id);
        entry.text(u"name"_s, material.name);
        entry.flag(u"required"_s, material.required);
        entry.flag(u"tolerable"_s, material.tolerable);
        entry.flag(u"shareable"_s, material.shareable);
        entry.text(u"fromRegistry"_s, material.fromRegistry, false);
        item.materials.append(material);
    });
    reader.objects(u"reviewPoints"_s, false, [&](CatalogueReader &entry) {
        ReviewPoint point;
        entry.text(u"id"_s, point.id);
        entry.text(u"text"_s, point.text);
        entry.text(u"answeredBy"_s, point.answeredBy, false);
        entry.text(u"correction"_s, point.correction, false);
        entry.units(u"consult"_s, false, point.consult);
        entry.pointers(u"fields"_s, false, point.fields);
        item.reviewPoints.append(point);
    });
    reader.objects(u"receivers"_s, false, [&](CatalogueReader &entry) {
        Receiver receiver;
        entry.id(u"id"_s, receiver.id);
        entry.id(u"unit"_s, receiver.unit);
        entry.text(u"name"_s, receiver.name);
        entry.id(u"work"_s, receiver.work, false);
        entry.pointers(u"fields"_s, true, receiver.fields);
        entry.name(u"starts"_s, receiver.starts, false);
        entry.texts(u"after"_s, false, [&](const QString &id, const QString &) { receiver.after.append(PartId(id)); });
        entry.name(u"relation"_s, receiver.relation, false);
        entry.texts(u"materials"_s, false,
                    [&](const QString &id, const QString &) { receiver.materials.append(MaterialId(id)); });
        item.receivers.append(receiver);
    });
    requireDistinctIds(reader, u"flow"_s, item.flow);
    requireDistinctIds(reader, u"materials"_s, item.materials);
    requireDistinctIds(reader, u"reviewPoints"_s, item.reviewPoints);
    requireDistinctIds(reader, u"receivers"_s, item.receivers);
}

/// The fields that say what sort of item it is and who takes part in it.
void readKind(CatalogueReader &reader, ServiceItem &item)
{
    reader.text(u"type"_s, item.type, false);
    reader.number(u"level"_s, item.level, 0, false);
    reader.name(u"status"_s, item.status, false);
    if (reader.has(u"validTo"_s))
        reader.date(u"validTo"_s, item.validTo);
    reader.texts(u"recipients"_s, false, [&](const QString &name, const QString &path) {
        if (const auto kind = valueOf<ApplicantKind>(name))
            item.recipients.append(*kind);
        else
            reader.fail(path, u"unknown name '%1'"_s.arg(name));
    });
    reader.flag(u"windowDecides"_s, item.windowDecides);
    reader.flag(u"hasFee"_s, item.hasFee);
    reader.number(u"retentionYears"_s, item.retentionYears, 0, false);
    reader.flag(u"supplementAllowed"_s, item.supplementAllowed);
    reader.flag(u"supplementStopsClock"_s, item.supplementStopsClock);
    reader.number(u"toleranceGraceDays"_s, item.toleranceGraceDays, 0, false);
    reader.flag(u"legalReview"_s, item.legalReview);
    reader.flag(u"hearingRight"_s, item.hearingRight);
    reader.texts(u"linkKinds"_s, false, [&](const QString &name, const QString &path) {
        if (const auto kind = valueOf<LinkKind>(name))
            item.linkKinds.append(*kind);
        else
            reader.fail(path, u"unknown name '%1'"_s.arg(name));
    });
    reader.texts(u"linkedItems"_s, false,
                 [&](const QString &code, const QString &) { item.linkedItems.append(ItemCode(code)); });
    reader.units(u"consultedUnits"_s, false, item.consultedUnits);
    reader.object(u"reportsTo"_s, false, [&](CatalogueReader &line) {
        const QStringList units = line.keys();
        for (const QString &unit : units)
            line.id(unit, item.reportsTo[UnitId(unit)]);
    });
}

void readGuide(CatalogueReader &entry, ItemGuide &guide)
{
    entry.number(u"powerSource"_s, guide.powerSource, 1, false);
    entry.number(u"bodyNature"_s, guide.bodyNature, 1, false);
    entry.codes(u"channels"_s, guide.channels, codelists::isChannel);
    entry.codes(u"onlineDepth"_s, guide.onlineDepth, codelists::isOnlineDepth);
    entry.number(u"visits"_s, guide.visits, 0, false);
    entry.text(u"visitReason"_s, guide.visitReason, false);
    entry.name(u"scope"_s, guide.scope, false);
    entry.text(u"legalLimitNote"_s, guide.legalLimitNote, false);
    entry.text(u"promisedLimitNote"_s, guide.promisedLimitNote, false);
    entry.texts(u"conditions"_s, false, [&](const QString &text, const QString &) { guide.conditions.append(text); });
    entry.objects(u"fees"_s, false, [&](CatalogueReader &fee) {
        FeeItem read;
        fee.text(u"name"_s, read.name);
        fee.text(u"standard"_s, read.standard);
        fee.text(u"basis"_s, read.basis);
        fee.text(u"reduction"_s, read.reduction, false);
        guide.fees.append(read);
    });
    entry.objects(u"procedures"_s, false, [&](CatalogueReader &procedure) {
        GuideProcedure read;
        procedure.name(u"kind"_s, read.kind);
        procedure.text(u"name"_s, read.name);
        procedure.number(u"days"_s, read.days, 1, true);
        procedure.text(u"basis"_s, read.basis, false);
        guide.procedures.append(read);
    });
    entry.texts(u"intermediaries"_s, false,
                [&](const QString &text, const QString &) { guide.intermediaries.append(text); });
    entry.text(u"quantityLimit"_s, guide.quantityLimit, false);
    entry.flag(u"onlinePayment"_s, guide.onlinePayment);
    entry.flag(u"postal"_s, guide.postal);
    entry.flag(u"booking"_s, guide.booking);
    entry.text(u"place"_s, guide.place, false);
    entry.text(u"hours"_s, guide.hours, false);
    entry.text(u"consultation"_s, guide.consultation, false);
    entry.text(u"complaint"_s, guide.complaint, false);
    entry.objects(u"questions"_s, false, [&](CatalogueReader &question) {
        GuideQuestion read;
        question.text(u"question"_s, read.question);
        question.text(u"answer"_s, read.answer);
        guide.questions.append(read);
    });
}

/// The fewest calendar days a limit can be in any calendar: a working day is at least one.
int leastDays(const Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDays:
    case LimitUnit::CalendarDays:
        return limit.amount;
    case LimitUnit::Hours:
        return limit.amount / 24;
    case LimitUnit::Months:
        return limit.amount * 28;
    case LimitUnit::Instant:
        return 0;
    }
    return 0;
}

bool isLonger(const Limit &promised, const Limit &legal)
{
    if (!legal.isSet() || !promised.isSet() || promised.unit == LimitUnit::Instant)
        return false;
    if (legal.unit == LimitUnit::Instant)
        return true;
    if (promised.unit == legal.unit)
        return promised.amount > legal.amount;
    // Between different units only what holds in every calendar is a fault.
    if (legal.unit == LimitUnit::CalendarDays)
        return leastDays(promised) > legal.amount;
    if (legal.unit == LimitUnit::Hours)
        return leastDays(promised) * 24 > legal.amount;
    if (legal.unit == LimitUnit::Months)
        return leastDays(promised) > legal.amount * 31;
    return false;
}

bool consistsOfDigits(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Whom a unit reports up to: competent units, and no circle.
void checkReportingLine(CatalogueReader &reader, const ServiceItem &item)
{
    QVector<UnitId> below = item.reportsTo.keys();
    std::sort(below.begin(), below.end(),
              [](const UnitId &one, const UnitId &other) { return one.text() < other.text(); });
    for (const UnitId &unit : below) {
        const QString path = u"reportsTo/"_s % unit.text();
        UnitId above = item.reportsTo.value(unit);
        if (!item.isCompetent(unit) || !item.isCompetent(above))
            return reader.fail(path, u"both units must be among competentUnits"_s);
        for (qsizetype steps = 0; item.reportsTo.contains(above); above = item.reportsTo.value(above), ++steps) {
            if (steps > item.reportsTo.size())
                return reader.fail(path, u"reports up to itself in the end"_s);
        }
    }
}

/// What the guide says must agree with what the rules do.
void checkGuide(CatalogueReader &reader, const ServiceItem &item)
{
    if (!item.type.isEmpty() && !codelists::isItemType(item.type))
        return reader.fail(u"type"_s, u"is no item type of GB/T 39046 A.1"_s);
    if (item.level != 0 && !codelists::isLevel(item.level))
        return reader.fail(u"level"_s, u"is no level of GB/T 39046 A.2"_s);
    if (item.validTo.isValid() && item.validTo < item.validFrom)
        return reader.fail(u"validTo"_s, u"must not be before validFrom"_s);
    if (item.windowDecides && item.kind != ItemKind::Instant)
        return reader.fail(u"windowDecides"_s, u"is for items of kind INSTANT"_s);
    const ItemGuide &guide = item.guide;
    if (guide.powerSource != 0 && !codelists::isPowerSource(guide.powerSource))
        return reader.fail(u"guide/powerSource"_s, u"is no code of its list"_s);
    if (guide.bodyNature != 0 && !codelists::isBodyNature(guide.bodyNature))
        return reader.fail(u"guide/bodyNature"_s, u"is no code of its list"_s);
    if (!item.hasFee && !guide.fees.isEmpty())
        return reader.fail(u"guide/fees"_s, u"hasFee says that there is none"_s);
    if (item.hasFee && guide.fees.isEmpty())
        return reader.fail(u"hasFee"_s, u"the guide must say what is charged, and by which rule"_s);
    for (qsizetype i = 0; i < guide.procedures.size(); ++i) {
        if (!item.specialProcedures.contains(QString(nameOf(guide.procedures[i].kind))))
            return reader.fail(u"guide/procedures/%1/kind"_s.arg(i), u"is not among specialProcedures"_s);
    }
}

/// What must hold between the fields.
void checkItem(CatalogueReader &reader, const ServiceItem &item)
{
    if (item.key.code.text().size() != 12 || !consistsOfDigits(item.key.code.text()))
        return reader.fail(u"key/code"_s, u"must have 12 digits"_s);
    if (!item.implementationCode.isEmpty() && item.implementationCode.size() != 31)
        return reader.fail(u"implementationCode"_s, u"must have 31 characters"_s);
    if (!item.isCompetent(item.acceptingUnit))
        return reader.fail(u"competentUnits"_s, u"must contain acceptingUnit"_s);
    if (isLonger(item.promisedLimit, item.legalLimit))
        return reader.fail(u"promisedLimit"_s, u"must not be longer than legalLimit"_s);
    if (item.flow.isEmpty())
        return reader.fail(u"flow"_s, u"must have a step"_s);
    constexpr Posts workers = Posts(Post::CaseOfficer) | Post::Reviewer | Post::Decider;
    for (qsizetype i = 0; i < item.flow.size(); ++i) {
        const QString path = u"flow/%1/post"_s.arg(i);
        const Post post = item.flow[i].post;
        if (!(workers & post))
            return reader.fail(path, u"must be CASE_OFFICER, REVIEWER or DECIDER"_s);
        const bool decides = i == item.flow.size() - 1 && item.kind != ItemKind::PartWork;
        if (decides != (post == Post::Decider))
            return reader.fail(path, decides ? u"the last step must be the decider's"_s
                                             : u"only the last step is the decider's"_s);
    }
    for (auto it = item.approvalForms.cbegin(); it != item.approvalForms.cend(); ++it) {
        if (item.stepIndex(it.key()) < 0)
            return reader.fail(u"approvalForms/"_s % it.key().text(), u"is no step of the flow"_s);
    }
    checkReportingLine(reader, item);
    checkGuide(reader, item);
    if (item.supplementStopsClock && !item.supplementAllowed)
        return reader.fail(u"supplementStopsClock"_s, u"is nothing without supplementAllowed"_s);
    for (const ItemCode &code : item.linkedItems) {
        if (item.linkKinds.isEmpty() || code.text().size() != 12 || !consistsOfDigits(code.text()))
            return reader.fail(u"linkedItems"_s, u"must have 12 digits each, and linkKinds beside them"_s);
    }
    for (const Receiver &receiver : item.receivers) {
        const QString work = receiver.work.text();
        if (!work.isEmpty() && (work.size() != 12 || !consistsOfDigits(work)))
            return reader.fail(u"receivers"_s, u"work must have 12 digits"_s);
        if (receiver.starts == PartStart::OnAcceptance && work.isEmpty())
            return reader.fail(u"receivers"_s, u"what begins with the acceptance is work of an item"_s);
        for (const MaterialId &material : receiver.materials) {
            if (!item.material(material))
                return reader.fail(u"receivers"_s, u"uses a material that the item does not have"_s);
        }
    }
    if (const std::optional<PartId> wrong = partOutOfOrder(item.receivers))
        return reader.fail(u"receivers"_s,
                           u"part '%1' comes after itself or after none of its kind"_s.arg(wrong->text()));
}

} // namespace

Expected<ServiceItem, CatalogueError> parseServiceItem(const QJsonObject &json, UnknownKeys unknown)
{
    ServiceItem item;
    std::optional<CatalogueError> error;
    CatalogueReader reader(json, QString(), unknown, error);

    reader.object(u"key"_s, true, [&](CatalogueReader &key) {
        key.id(u"code"_s, item.key.code);
        key.number(u"version"_s, item.key.version, 1, true);
    });
    reader.text(u"name"_s, item.name);
    reader.text(u"implementationCode"_s, item.implementationCode, false);
    reader.name(u"kind"_s, item.kind);
    reader.id(u"department"_s, item.department);
    reader.id(u"acceptingUnit"_s, item.acceptingUnit);
    reader.units(u"competentUnits"_s, true, item.competentUnits);
    reader.limit(u"legalLimit"_s, item.legalLimit);
    reader.limit(u"promisedLimit"_s, item.promisedLimit);
    reader.date(u"validFrom"_s, item.validFrom);
    reader.flag(u"examinerMayDecide"_s, item.examinerMayDecide);
    reader.number(u"extensionDays"_s, item.extensionDays, 0, false);
    reader.number(u"correctionDays"_s, item.correctionDays, 1, false);
    reader.texts(u"specialProcedures"_s, false, [&](const QString &name, const QString &path) {
        // A supplement stops the clock by a rule of its own, and is none of the procedures of art. 45.
        if (valueOf<SuspensionKind>(name).value_or(SuspensionKind::Supplement) == SuspensionKind::Supplement)
            return reader.fail(path, u"unknown name '%1'"_s.arg(name));
        item.specialProcedures.append(name);
    });
    reader.flag(u"silenceMeansConsent"_s, item.silenceMeansConsent);
    const bool hasForm = item.kind != ItemKind::PartWork;
    reader.text(u"formId"_s, item.formId, hasForm);
    reader.number(u"formVersion"_s, item.formVersion, hasForm ? 1 : 0, hasForm);
    reader.object(u"approvalForms"_s, false, [&](CatalogueReader &forms) {
        const QStringList steps = forms.keys();
        for (const QString &step : steps)
            forms.text(step, item.approvalForms[StepId(step)]);
    });
    readParts(reader, item);
    reader.object(u"verbs"_s, false, [&](CatalogueReader &verbs) {
        const QStringList actions = verbs.keys();
        for (const QString &name : actions) {
            if (const auto action = valueOf<Action>(name))
                verbs.text(name, item.verbs[*action]);
            else if (unknown == UnknownKeys::Refuse)
                verbs.fail(name, u"unknown action"_s);
        }
    });
    reader.texts(u"legalBases"_s, false, [&](const QString &basis, const QString &) { item.legalBases.append(basis); });
    reader.text(u"resultName"_s, item.resultName, false);
    reader.name(u"resultNumber"_s, item.resultNumber, false);
    readKind(reader, item);
    reader.object(u"guide"_s, false, [&](CatalogueReader &entry) { readGuide(entry, item.guide); });
    reader.finish();
    if (!error)
        checkItem(reader, item);
    if (error)
        return unexpected(*error);
    return item;
}

} // namespace yunchuang
