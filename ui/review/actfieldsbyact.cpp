// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/calendar.h"
#include "ui/common/words.h"
#include "ui/review/actfields.h"

#include <QSpinBox>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const QString promisePrefix = u"promise-"_s;
const QString yesValue = u"yes"_s;
const QString noValue = u"no"_s;
constexpr int longestProcedure = 250; ///< working days of a year

/// Papers the applicant still owes and may bring later.
QVector<const ItemMaterial *> toFollow(const Case &subject, const ServiceItem &item)
{
    QVector<const ItemMaterial *> papers;
    for (const ItemMaterial &material : item.materials) {
        if (material.required && material.tolerable && material.fromRegistry.isEmpty() &&
            !subject.hasMaterial(material.id))
            papers.append(&material);
    }
    return papers;
}

} // namespace

QString ActFields::groundWords(TerminationGround ground)
{
    switch (ground) {
    case TerminationGround::ApplicantGone:
        return tr("the applicant died or was dissolved");
    case TerminationGround::LawChanged:
        return tr("the law was changed");
    case TerminationGround::ToleranceBroken:
        return tr("a promised paper did not come");
    case TerminationGround::FeeUnpaid:
        return tr("the fee was not paid");
    }
    return {};
}

QString ActFields::partyWords(PartyAnswer answer)
{
    switch (answer) {
    case PartyAnswer::Waived:
        return tr("they waive it");
    case PartyAnswer::Stated:
        return tr("they stated and defended");
    case PartyAnswer::HearingAsked:
        return tr("they ask for a hearing");
    case PartyAnswer::HearingHeld:
        return tr("the hearing was held");
    }
    return {};
}

void ActFields::addYesNo(const QString &key, const QString &label, bool unanswered)
{
    QVector<std::pair<QString, QString>> choices;
    if (unanswered)
        choices.append({tr("not said yet"), QString()});
    choices.append({tr("no"), noValue});
    choices.append({tr("yes"), yesValue});
    addChoice(key, label, choices, false);
}

void ActFields::addDays(const QString &key, const QString &label, int preset, int most)
{
    auto *box = new QSpinBox;
    box->setRange(1, most);
    box->setSuffix(tr(" working days"));
    box->setValue(preset);
    connect(box, &QSpinBox::valueChanged, this, &ActFields::changed);
    add(key, label,
        {box, [box] { return QJsonValue(QString::number(box->value())); },
         [box](const QJsonValue &value) { box->setValue(value.toString().toInt()); }});
}

void ActFields::addPromises(const Case &subject, const ServiceItem &item, QDate today)
{
    for (const ItemMaterial *paper : toFollow(subject, item)) {
        const QString key = promisePrefix + paper->id.text();
        addDay(key, tr("“%1” follows by").arg(paper->name), today, tr("not promised"));
        for (const MaterialPromise &promise : subject.promises) {
            if (promise.material == paper->id)
                m_fields.value(key).write(QJsonValue(promise.by.toString(Qt::ISODate)));
        }
    }
}

void ActFields::addEarlierSteps(const Case &subject, const ServiceItem &item)
{
    QVector<std::pair<QString, QString>> steps;
    const qsizetype now = item.stepIndex(subject.step);
    for (qsizetype i = now - 1; i >= 0; --i)
        steps.append({item.flow[i].name, item.flow[i].id.text()});
    if (steps.size() > 1)
        addChoice(u"toStep"_s, tr("Back to step"), steps, false);
}

bool ActFields::asksForHearing(const Case &subject)
{
    return std::any_of(subject.partyNotices.cbegin(), subject.partyNotices.cend(),
                       [](const PartyNotice &notice) { return notice.answer == PartyAnswer::HearingAsked; });
}

void ActFields::addParties(const Case &subject, const UnitId &unit, QDate today)
{
    addLine(u"parties"_s, tr("Told"));
    if (!asksForHearing(subject)) {
        addYesNo(u"hearing"_s, tr("Of a hearing too"));
        return;
    }
    addDay(u"hearingOn"_s, tr("Hearing on"), today.addDays(1), tr("choose a day"));
    addLine(u"hearingPlace"_s, tr("Place"));
    addMember(u"presider"_s, tr("Presides"), tr("Choose somebody who does not examine the case"), unit);
    for (const PartyNotice &notice : subject.partyNotices) {
        if (notice.answer == PartyAnswer::HearingAsked)
            m_fields.value(u"parties"_s).write(QJsonValue(notice.parties));
    }
}

void ActFields::addByAct(Action action, const Case &subject, const ServiceItem &item, const UnitId &unit, QDate today)
{
    const Records records = transitionFor(action).records;
    if (action == Action::Accept || action == Action::HandleAtOnce)
        addPromises(subject, item, today);
    if (records & Record::Procedure) {
        QVector<std::pair<QString, QString>> kinds;
        for (const QString &name : item.specialProcedures) {
            if (const auto kind = valueOf<SuspensionKind>(name))
                kinds.append({Wording::suspension(*kind), name});
        }
        addChoice(u"procedure"_s, tr("Procedure"), kinds, false);
    }
    if (records & Record::Days)
        addDays(u"days"_s, action == Action::ProposeExtension ? tr("Extended by") : tr("Time it needs"),
                action == Action::ProposeExtension ? qMax(1, item.extensionDays) : 5,
                action == Action::ProposeExtension ? qMax(1, item.extensionDays) : longestProcedure);
    if ((action == Action::StartSpecial || action == Action::Extend) && (subject.proposal || item.extensionDays > 0))
        addDays(u"days"_s, action == Action::Extend ? tr("Extended by") : tr("Time it needs"),
                subject.proposal ? subject.proposal->days : qMax(1, item.extensionDays),
                action == Action::Extend ? qMax(1, item.extensionDays) : longestProcedure);
    if (action == Action::Extend && !subject.proposal)
        addText(u"reason"_s, tr("Why"));
    if (records & Record::ForWhom)
        addLine(u"forWhom"_s, tr("For applicant"), subject.applicant.name);
    if (records & Record::Outcome)
        addLine(u"outcome"_s, tr("Outcome"));
    if (action == Action::SendBack)
        addEarlierSteps(subject, item);
    if (action == Action::ReviewLegally)
        addChoice(u"agreed"_s, tr("Legal review"), {{tr("no objection"), yesValue}, {tr("objection"), noValue}}, false);
    if (records & Record::Parties)
        addParties(subject, unit, today);
    if (records & Record::PartyAnswer) {
        QVector<std::pair<QString, QString>> answers;
        for (const auto &[answer, name] : enumNames<PartyAnswer>)
            answers.append({partyWords(answer), name});
        addChoice(u"partyAnswer"_s, tr("Answer"), answers, false);
        if (!asksForHearing(subject) && !subject.partyNotices.isEmpty())
            addDay(u"askedOn"_s, tr("Their answer came on"), toLocalDate(subject.partyNotices.constLast().toldAt),
                   tr("today"));
    }
    if (records & Record::Ground) {
        QVector<std::pair<QString, QString>> grounds;
        for (const auto &[ground, name] : enumNames<TerminationGround>)
            grounds.append({groundWords(ground), name});
        addChoice(u"ground"_s, tr("Ground"), grounds, false);
    }
    if (action == Action::Terminate || action == Action::Withdraw || action == Action::ReturnOverdue)
        addYesNo(u"materialsReturned"_s, tr("Papers given back"));
    if ((records & Record::Fee) && item.hasFee && subject.state != CaseState::DecidedDeny)
        addYesNo(u"fee"_s, tr("Fee charged"), true);
    if (action == Action::Close && subject.state != CaseState::DecidedDeny)
        addYesNo(u"posted"_s, tr("Goes by post"));
}

void ActFields::fillByAct(CommandArguments &args) const
{
    args.procedure = valueOf<SuspensionKind>(text(u"procedure"_s));
    args.days = text(u"days"_s).toInt();
    args.forWhom = text(u"forWhom"_s);
    args.outcome = text(u"outcome"_s);
    args.toStep = StepId(text(u"toStep"_s));
    args.ground = valueOf<TerminationGround>(text(u"ground"_s));
    args.materialsReturned = text(u"materialsReturned"_s) == yesValue;
    args.parties = text(u"parties"_s);
    args.hearing = text(u"hearing"_s) == yesValue;
    args.partyAnswer = valueOf<PartyAnswer>(text(u"partyAnswer"_s));
    args.askedOn = QDate::fromString(text(u"askedOn"_s), Qt::ISODate);
    args.hearingOn = QDate::fromString(text(u"hearingOn"_s), Qt::ISODate);
    args.hearingPlace = text(u"hearingPlace"_s);
    args.presider = UserId(text(u"presider"_s));
    args.presiderName = m_names.value(args.presider.text());
    if (const QString fee = text(u"fee"_s); !fee.isEmpty())
        args.result.feeCharged = fee == yesValue;
    if (const QString posted = text(u"posted"_s); !posted.isEmpty())
        args.result.posted = posted == yesValue;
    for (const QString &key : m_order) {
        const QDate by = key.startsWith(promisePrefix) ? QDate::fromString(text(key), Qt::ISODate) : QDate();
        if (by.isValid())
            args.promises.append({MaterialId(key.mid(promisePrefix.size())), by});
    }
}

QJsonObject ActFields::contentByAct(const CommandArguments &args)
{
    QJsonObject content;
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            content.insert(key, value);
    };
    const auto answer = [](bool yes) { return yes ? yesValue : noValue; };
    if (args.procedure)
        put(u"procedure"_s, nameOf(*args.procedure));
    if (args.days > 0)
        put(u"days"_s, QString::number(args.days));
    put(u"forWhom"_s, args.forWhom);
    put(u"outcome"_s, args.outcome);
    put(u"toStep"_s, args.toStep.text());
    if (args.ground)
        put(u"ground"_s, nameOf(*args.ground));
    put(u"materialsReturned"_s, answer(args.materialsReturned));
    put(u"parties"_s, args.parties);
    put(u"hearing"_s, answer(args.hearing));
    if (args.partyAnswer)
        put(u"partyAnswer"_s, nameOf(*args.partyAnswer));
    put(u"askedOn"_s, args.askedOn.toString(Qt::ISODate));
    put(u"hearingOn"_s, args.hearingOn.toString(Qt::ISODate));
    put(u"hearingPlace"_s, args.hearingPlace);
    put(u"presider"_s, args.presider.text());
    if (args.result.feeCharged)
        put(u"fee"_s, answer(*args.result.feeCharged));
    if (args.result.posted)
        put(u"posted"_s, answer(*args.result.posted));
    for (const MaterialPromise &promise : args.promises)
        put(promisePrefix + promise.material.text(), promise.by.toString(Qt::ISODate));
    return content;
}

} // namespace yunchuang
