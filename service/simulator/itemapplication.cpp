// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/itemapplication.h"

#include "service/simulator/draws.h"
#include "service/simulator/formsamples.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String generalForm("general-application");
constexpr QLatin1String identityCard("111");

Expected<QJsonObject, QString> readObject(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QString(fileName % u": "_s % file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return tl::unexpected(QString(fileName % u": is no JSON object"_s));
    return document.object();
}

QString day(QDate date)
{
    return date.toString(Qt::ISODate);
}

/// Where the forms keep who applies.
QJsonObject applicantIn(const QJsonObject &form)
{
    for (const QString &group :
         {u"applicant"_s, u"enterprise"_s, u"taxpayer"_s, u"builder"_s, u"unit"_s, u"person"_s, u"owner"_s}) {
        if (form.contains(group))
            return form[group].toObject();
    }
    return form;
}

Applicant applicantOf(const QJsonObject &form)
{
    const QJsonObject who = applicantIn(form);
    Applicant applicant;
    applicant.name = who[u"name"_s].toString();
    const QString code = who[u"uscc"_s].toString();
    const QString number = who[u"idNo"_s].toString();
    applicant.kind = code.isEmpty() ? ApplicantKind::Person : ApplicantKind::Enterprise;
    applicant.idType = code.isEmpty() ? who[u"idType"_s].toString(identityCard) : u"USCC"_s;
    applicant.idNumber = code.isEmpty() ? number : code;
    const QJsonObject contact =
        form[u"agent"_s].toObject().isEmpty() ? form[u"contact"_s].toObject() : form[u"agent"_s].toObject();
    applicant.agentName = contact[u"name"_s].toString();
    applicant.agentMobile = contact[u"mobile"_s].toString();
    return applicant;
}

/// The general form, filled in by somebody else each time.
QJsonObject generalFor(QJsonObject form, const ServiceItem &item, const RegisteredAddress &address, Draws &draws,
                       const Registries &registries)
{
    const bool bodiesMay =
        item.recipients.isEmpty() || std::any_of(item.recipients.cbegin(), item.recipients.cend(),
                                                 [](ApplicantKind kind) { return kind != ApplicantKind::Person; });
    const bool personsMay = item.recipients.isEmpty() || item.recipients.contains(ApplicantKind::Person);
    const bool person = personsMay && (!bodiesMay || draws.chance(40));
    QString signer;
    if (person) {
        const RegisteredPerson &one = draws.pick(registries.people);
        form.insert(u"applicant"_s, QJsonObject{{u"kind"_s, u"1"_s},
                                                {u"name"_s, one.name},
                                                {u"idType"_s, identityCard},
                                                {u"idNo"_s, one.idNo}});
        signer = one.name;
    } else {
        const RegisteredBody &body = draws.pick(registries.bodies);
        form.insert(u"applicant"_s, QJsonObject{{u"kind"_s, u"2"_s},
                                                {u"name"_s, body.name},
                                                {u"uscc"_s, body.uscc},
                                                {u"legalRep"_s, body.legalRep}});
        signer = body.legalRep;
    }
    QJsonObject request = form[u"request"_s].toObject();
    request.insert(u"subject"_s, item.name);
    request.insert(u"place"_s, QString(address.place % address.street));
    form.insert(u"request"_s, request);
    QJsonObject declare = form[u"declare"_s].toObject();
    declare.insert(u"signedBy"_s, signer);
    form.insert(u"declare"_s, declare);
    return form;
}

QJsonObject withMember(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

/// The booking for a vehicle as the registry has it, by its owner.
QJsonObject ofVehicle(QJsonObject form, const RegisteredVehicle &vehicle)
{
    form.insert(u"plate"_s, QJsonObject{{u"kind"_s, vehicle.plateKind}, {u"no"_s, vehicle.plateNo}});
    form.insert(u"vin"_s, vehicle.vin);
    form.insert(u"vinLast6"_s, vehicle.vin.right(6));
    const QJsonObject owner = withMember(form.value(u"owner"_s).toObject(), u"name"_s, vehicle.ownerName);
    form.insert(u"owner"_s, withMember(owner, u"idNo"_s, vehicle.ownerIdNo));
    QJsonObject facts = withMember(form.value(u"vehicle"_s).toObject(), u"type"_s, vehicle.type);
    facts.insert(u"useNature"_s, vehicle.useNature);
    if (!vehicle.firstRegDate.isEmpty())
        facts.insert(u"firstRegDate"_s, vehicle.firstRegDate);
    form.insert(u"vehicle"_s, facts);
    form.insert(u"declare"_s, withMember(form.value(u"declare"_s).toObject(), u"signedBy"_s, vehicle.ownerName));
    return form;
}

/// Of some things only so many applications may have a share (x-claims of the forms): each one books another vehicle
/// and place, applies in a window of its own, and has another leader for its building.
QJsonObject withOwnClaims(QJsonObject form, const ApplicationKey &key, Draws &draws, const Registries &registries)
{
    if (form.contains(u"plate"_s)) {
        const qsizetype place = key.index + qsizetype(key.seed % 1000) * 61;
        if (registries.vehicles.isEmpty()) {
            const QString number = u"贵A"_s % QString::number(10000 + place % 90000);
            form.insert(u"plate"_s, withMember(form.value(u"plate"_s).toObject(), u"no"_s, number));
        } else {
            form = ofVehicle(form, registries.vehicles[place % registries.vehicles.size()]);
        }
        const QString station = u"GY%1"_s.arg(1 + draws.below(9999), 4, 10, QLatin1Char('0'));
        form.insert(u"station"_s, withMember(form.value(u"station"_s).toObject(), u"code"_s, station));
    }
    if (form.contains(u"window"_s)) {
        const QJsonObject window = form.value(u"window"_s).toObject();
        const QString batch =
            window[u"batch"_s].toString() % u'-' % QString::number(key.seed % 1000) % u'-' % QString::number(key.index);
        form.insert(u"window"_s, withMember(window, u"batch"_s, batch));
    }
    QJsonArray units = form.value(u"units"_s).toArray();
    QSet<QString> leaders;
    for (const QJsonValue &unit : std::as_const(units))
        leaders.insert(unit[u"projectLeader"_s][u"idNo"_s].toString());
    for (qsizetype i = 0; i < units.size(); ++i) {
        const QJsonObject unit = units.at(i).toObject();
        const QString role = unit[u"role"_s].toString();
        if (role != u"CONSTRUCTION" && role != u"EPC")
            continue;
        qsizetype place = (key.index + qsizetype(key.seed % 1000) * 61) % registries.people.size();
        while (leaders.contains(registries.people[place].idNo))
            place = (place + 1) % registries.people.size();
        leaders.insert(registries.people[place].idNo);
        QJsonObject leader = unit[u"projectLeader"_s].toObject();
        leader.insert(u"name"_s, registries.people[place].name);
        leader.insert(u"idNo"_s, registries.people[place].idNo);
        units.replace(i, withMember(unit, u"projectLeader"_s, leader));
        form.insert(u"units"_s, units);
    }
    return form;
}

/// The papers that the item asks its applicant for; what a registry supplies nobody brings.
QList<Paper> papersFor(const ServiceItem &item, const Applicant &applicant, QDate signedOn)
{
    QList<Paper> papers;
    for (const ItemMaterial &material : item.materials) {
        if (!material.required || !material.fromRegistry.isEmpty())
            continue;
        papers.append({material.id,
                       material.name % u".pdf"_s,
                       material.name,
                       {u"事项："_s % item.name, u"申请人："_s % applicant.name,
                        u"本件由申请人为办理上述事项提交，内容真实、完整。"_s, u"日期："_s % day(signedOn)}});
    }
    return papers;
}

SimulatedApplication makeFor(const ApplicationKey &key, const ServiceItem &item, const ShopWindow &window,
                             const Registries &registries, bool mayFollow)
{
    Draws draws(key.seed ^ item.key.code.text().toULongLong(), quint64(key.index));
    const bool follows = draws.chance(10);
    const RegisteredAddress address = draws.pick(registries.addresses);
    const QDate signedOn = key.day;

    SimulatedApplication application;
    application.source = draws.pick(handingInUnits());
    protocol::IntakeApplication &intake = application.intake;
    intake.form = window.sample(item.formId, signedOn);
    if (item.formId == generalForm)
        intake.form = generalFor(intake.form, item, address, draws, registries);
    else
        intake.form = withOwnClaims(intake.form, key, draws, registries);
    intake.deliveryId = u"sim-"_s % item.key.code.text() % u'-' % QString::number(key.seed) % u'-' %
                        key.day.toString(u"yyyyMMdd"_s) % u'-' % QString::number(key.index);
    intake.item = item.key.code;
    intake.applicant = applicantOf(intake.form);
    intake.identityChecked = true;
    intake.submittedAt = QDateTime(key.day, QTime(1, 0), Qt::UTC).addSecs(key.index % 3600);
    application.papers = papersFor(item, intake.applicant, signedOn);

    const auto late = std::find_if(application.papers.begin(), application.papers.end(), [&](const Paper &paper) {
        const ItemMaterial *material = item.material(paper.id);
        return material && material->tolerable;
    });
    const bool isLate = mayFollow && follows && late != application.papers.end();
    QJsonArray missing;
    if (isLate) {
        const QDate by = key.day.addDays(5);
        application.mistake = Mistake::PaperToFollow;
        intake.promises = {{late->id, by}};
        missing.append(QJsonObject{{u"name"_s, late->title}, {u"by"_s, day(by)}});
        application.papers.erase(late);
    }
    if (item.formId == generalForm) {
        QJsonObject list{{u"complete"_s, !isLate}};
        if (isLate)
            list.insert(u"missing"_s, missing);
        intake.form.insert(u"materials"_s, list);
    }
    return application;
}

} // namespace

Expected<ShopWindow, QString> ShopWindow::read(const QString &folder)
{
    ShopWindow window;
    QVector<ServiceItem> items;
    const QDir catalogue(folder % u"/catalogue"_s);
    for (const QString &name : catalogue.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const Expected<QJsonObject, QString> json = readObject(catalogue.filePath(name));
        if (!json)
            return tl::unexpected(json.error());
        const auto item = parseServiceItem(*json, UnknownKeys::Ignore);
        if (!item)
            return tl::unexpected(QString(name % u": "_s % item.error().where % u' ' % item.error().what));
        items.append(*item);
    }
    if (items.isEmpty())
        return tl::unexpected(QString(catalogue.path() % u": holds no item"_s));
    window.m_catalogue = Catalogue(items);
    const QDir samples(folder % u"/form-samples"_s);
    for (const QString &name : samples.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const Expected<QJsonObject, QString> json = readObject(samples.filePath(name));
        if (!json)
            return tl::unexpected(json.error());
        window.m_samples.insert(name.chopped(5), *json);
    }
    return window;
}

QVector<ServiceItem> ShopWindow::offered(QDate day) const
{
    QVector<ServiceItem> open;
    for (const ServiceItem &item : m_catalogue.items()) {
        const ServiceItem *inForce = find(item.key.code, day);
        if (inForce && inForce->key == item.key)
            open.append(item);
    }
    std::sort(open.begin(), open.end(), [](const ServiceItem &one, const ServiceItem &other) {
        return one.key.code.text() < other.key.code.text();
    });
    return open;
}

const ServiceItem *ShopWindow::find(const ItemCode &code, QDate day) const
{
    const ServiceItem *item = m_catalogue.inForce(code, day);
    return item && item->kind != ItemKind::PartWork && m_samples.contains(item->formId) ? item : nullptr;
}

QJsonObject ShopWindow::sample(const QString &form, QDate day) const
{
    return datedSample(m_samples.value(form), day).toObject();
}

SimulatedApplication makeItemApplication(const ApplicationKey &key, const ServiceItem &item, const ShopWindow &window,
                                         const Registries &registries)
{
    return makeFor(key, item, window, registries, true);
}

SimulatedApplication makeFaultlessItem(const ApplicationKey &key, const ServiceItem &item, const ShopWindow &window,
                                       const Registries &registries)
{
    return makeFor(key, item, window, registries, false);
}

} // namespace yunchuang::simulator
