// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/reference.h"

#include "protocol/bundles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxReferenceFile = 8 * 1024 * 1024;

Expected<QJsonDocument, ReferenceError> readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ReferenceError{path, {}, file.errorString()});
    if (file.size() > maxReferenceFile)
        return unexpected(ReferenceError{path, {}, u"is too large"_s});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(
            ReferenceError{path, {}, error.errorString() % u" at byte "_s % QString::number(error.offset)});
    return document;
}

Bundle bundleOf(const QByteArray &json)
{
    return Bundle{json, '"' + QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(32) + '"'};
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

ReferenceError faultIn(const QString &file, const protocol::BundleError &error)
{
    return ReferenceError{file, error.where, error.what};
}

QStringList namesIn(const QString &folder, const QString &pattern)
{
    return QDir(folder).entryList({pattern}, QDir::Files, QDir::Name);
}

Expected<QByteArray, ReferenceError> readCatalogue(const QString &folder)
{
    QJsonArray items;
    for (const QString &name : namesIn(folder, u"*.json"_s)) {
        const Expected<QJsonDocument, ReferenceError> item = readJson(folder % u'/' % name);
        if (!item)
            return unexpected(item.error());
        // One by one first, so that a fault names its file.
        if (const auto parsed = parseServiceItem(item->object()); !parsed)
            return unexpected(ReferenceError{folder % u'/' % name, parsed.error().where, parsed.error().what});
        items.append(item->object());
    }
    if (items.isEmpty())
        return unexpected(ReferenceError{folder, {}, u"holds no service item"_s});
    return compact(items);
}

Expected<QByteArray, ReferenceError> readCalendars(const QString &folder)
{
    QJsonArray years;
    for (const QString &name : namesIn(folder, u"[0-9][0-9][0-9][0-9].json"_s)) {
        const Expected<QJsonDocument, ReferenceError> year = readJson(folder % u'/' % name);
        if (!year)
            return unexpected(year.error());
        years.append(year->object());
    }
    QJsonObject centre;
    if (const QStringList centres = namesIn(folder, u"centre-*.json"_s); !centres.isEmpty()) {
        const Expected<QJsonDocument, ReferenceError> own = readJson(folder % u'/' % centres.constFirst());
        if (!own)
            return unexpected(own.error());
        centre = own->object();
    }
    return protocol::calendarsBundle(years, centre);
}

Expected<QByteArray, ReferenceError> readForms(const QString &folder)
{
    QJsonArray forms;
    for (const QString &id : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString versions = folder % u'/' % id;
        for (const QString &version : QDir(versions).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString place = versions % u'/' % version;
            if (QFile::exists(place % u"/definitions.json"_s)) {
                const Expected<QJsonDocument, ReferenceError> parts = readJson(place % u"/definitions.json"_s);
                if (!parts)
                    return unexpected(parts.error());
                forms.append(QJsonObject{
                    {u"id"_s, id}, {u"version"_s, version.toInt()}, {u"definitions"_s, parts->object()}});
                continue;
            }
            const Expected<QJsonDocument, ReferenceError> schema = readJson(place % u"/schema.json"_s);
            if (!schema)
                return unexpected(schema.error());
            const Expected<QJsonDocument, ReferenceError> layout = readJson(place % u"/uischema.json"_s);
            if (!layout)
                return unexpected(layout.error());
            forms.append(QJsonObject{{u"id"_s, id},
                                     {u"version"_s, version.toInt()},
                                     {u"schema"_s, schema->object()},
                                     {u"uischema"_s, layout->object()}});
        }
    }
    return compact(forms);
}

/// A file of texts or settings, read by the function that knows them.
template<class T>
Expected<T, ReferenceError> readTexts(const QString &file, Expected<T, TextsError> (*read)(const QJsonObject &))
{
    const Expected<QJsonDocument, ReferenceError> document = readJson(file);
    if (!document)
        return unexpected(document.error());
    Expected<T, TextsError> value = read(document->object());
    if (!value)
        return unexpected(ReferenceError{file, value.error().where, value.error().what});
    return std::move(*value);
}

/// What the items name must exist, or a decision would stumble over it much later.
std::optional<ReferenceError> danglingReference(const Catalogue &catalogue, const OrgDirectory &units,
                                                const FormCatalogue &forms, const QString &folder)
{
    for (const ServiceItem &item : catalogue.items()) {
        const auto fault = [&](const QString &what) {
            return ReferenceError{folder, item.key.code.text() % u'/' % QString::number(item.key.version), what};
        };
        QVector<UnitId> named = item.competentUnits;
        named << item.department << item.acceptingUnit << item.consultedUnits << item.reportsTo.values();
        for (const Receiver &receiver : item.receivers) {
            named << receiver.unit;
            const bool known = receiver.work.isEmpty() ||
                               std::any_of(catalogue.items().cbegin(), catalogue.items().cend(),
                                           [&](const ServiceItem &other) { return other.key.code == receiver.work; });
            if (!known)
                return fault(u"starts work of an item that is not in the catalogue: "_s % receiver.work.text());
        }
        for (const UnitId &unit : named) {
            if (!units.find(unit))
                return fault(u"names a unit that does not exist: "_s % unit.text());
        }
        if (!item.formId.isEmpty() && !forms.find(item.formId, item.formVersion))
            return fault(u"names a form that does not exist: "_s % item.formId);
        for (const QString &approval : item.approvalForms) {
            if (!forms.find(FormKey::fromText(approval)))
                return fault(u"names a form that does not exist: "_s % approval);
        }
    }
    return std::nullopt;
}

} // namespace

Expected<std::shared_ptr<const Reference>, ReferenceError> Reference::load(const QString &folder)
{
    std::shared_ptr<Reference> reference(new Reference);
    const auto keep = [&](QLatin1String name, const QByteArray &json) {
        reference->m_bundles.insert(name, bundleOf(json));
    };

    const QString unitsFile = folder % u"/units.json"_s;
    const Expected<QJsonDocument, ReferenceError> units = readJson(unitsFile);
    if (!units)
        return unexpected(units.error());
    const QByteArray unitsJson = units->toJson(QJsonDocument::Compact);
    Expected<OrgDirectory, protocol::BundleError> directory = protocol::unitsFromBundle(unitsJson);
    if (!directory)
        return unexpected(faultIn(unitsFile, directory.error()));
    reference->m_units = std::move(*directory);
    keep(protocol::bundles::units, unitsJson);

    const QString catalogueFolder = folder % u"/catalogue"_s;
    const Expected<QByteArray, ReferenceError> catalogueJson = readCatalogue(catalogueFolder);
    if (!catalogueJson)
        return unexpected(catalogueJson.error());
    Expected<Catalogue, protocol::BundleError> catalogue =
        protocol::catalogueFromBundle(*catalogueJson, UnknownKeys::Refuse);
    if (!catalogue)
        return unexpected(faultIn(catalogueFolder, catalogue.error()));
    reference->m_catalogue = std::move(*catalogue);
    keep(protocol::bundles::catalogue, *catalogueJson);

    const QString calendarsFolder = folder % u"/calendars"_s;
    const Expected<QByteArray, ReferenceError> calendarsJson = readCalendars(calendarsFolder);
    if (!calendarsJson)
        return unexpected(calendarsJson.error());
    Expected<CalendarSet, protocol::BundleError> calendars = protocol::calendarsFromBundle(*calendarsJson);
    if (!calendars)
        return unexpected(faultIn(calendarsFolder, calendars.error()));
    reference->m_calendars = std::move(*calendars);
    keep(protocol::bundles::calendars, *calendarsJson);

    const QString formsFolder = folder % u"/forms"_s;
    const Expected<QByteArray, ReferenceError> formsJson = readForms(formsFolder);
    if (!formsJson)
        return unexpected(formsJson.error());
    Expected<FormCatalogue, protocol::BundleError> forms = protocol::formsFromBundle(*formsJson);
    if (!forms)
        return unexpected(faultIn(formsFolder, forms.error()));
    reference->m_forms = std::move(*forms);
    reference->m_catalogue = withShareableFields(reference->m_catalogue, reference->m_forms);
    keep(protocol::bundles::forms, *formsJson);

    if (const QString file = folder % u"/phrases.json"_s; QFile::exists(file)) {
        const Expected<QJsonDocument, ReferenceError> phrases = readJson(file);
        if (!phrases)
            return unexpected(phrases.error());
        keep(protocol::bundles::phrases, phrases->toJson(QJsonDocument::Compact));
    }
    if (const QString file = folder % u"/progress.json"_s; QFile::exists(file)) {
        Expected<ProgressTexts, ReferenceError> texts = readTexts(file, &ProgressTexts::fromJson);
        if (!texts)
            return unexpected(texts.error());
        reference->m_progressTexts = std::move(*texts);
    }
    if (const QString file = folder % u"/supervision-rules.json"_s; QFile::exists(file)) {
        const Expected<QJsonDocument, ReferenceError> document = readJson(file);
        if (!document)
            return unexpected(document.error());
        Expected<SupervisionRules, SupervisionFileError> rules = SupervisionRules::fromJson(document->object());
        if (!rules)
            return unexpected(ReferenceError{file, rules.error().where, rules.error().what});
        reference->m_supervisionRules = std::move(*rules);
    }
    if (const QString file = folder % u"/ratings.json"_s; QFile::exists(file)) {
        const Expected<RatingPeriods, ReferenceError> periods = readTexts(file, &ratingPeriodsFromJson);
        if (!periods)
            return unexpected(periods.error());
        reference->m_ratingPeriods = *periods;
    }
    if (const auto fault =
            danglingReference(reference->m_catalogue, reference->m_units, reference->m_forms, catalogueFolder))
        return unexpected(*fault);
    return std::shared_ptr<const Reference>(std::move(reference));
}

const Bundle *Reference::bundle(const QString &name) const
{
    const auto found = m_bundles.constFind(name);
    return found == m_bundles.constEnd() ? nullptr : &*found;
}

} // namespace yunchuang::service
