// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/actfields.h"

#include "domain/calendar.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int subjectRole = Qt::UserRole + 1;

QString isoDay(QDate day)
{
    return day.toString(Qt::ISODate);
}

} // namespace

ActFields::ActFields(CaseCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
{
    setObjectName(u"actFields"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    connect(&commands, &CaseCommands::membersReceived, this,
            [this](const UnitId &unit, const protocol::MembersReply &reply) {
                const Field assignee = m_fields.value(m_memberKey);
                auto *box = qobject_cast<QComboBox *>(assignee.widget);
                if (!box || unit != m_membersOf)
                    return;
                const QJsonValue chosen = assignee.read();
                m_filling = true;
                const QString nobody = box->itemText(0);
                box->clear();
                box->addItem(nobody);
                for (const protocol::Member &member : reply.members) {
                    m_names.insert(member.user.text(), member.name);
                    box->addItem(tr("%1 (%2)").arg(member.name, Wording::posts(member.posts)), member.user.text());
                }
                assignee.write(chosen);
                m_filling = false;
                Q_EMIT edited();
            });
}

void ActFields::keep()
{
    for (const QString &key : std::as_const(m_order))
        m_kept.insert(key, m_fields.value(key).read());
}

void ActFields::clear()
{
    m_fields.clear();
    m_order.clear();
    m_kept = {};
    m_layoutKey.clear();
    m_case = {};
    m_corrections.clear();
    delete m_body;
    m_body = nullptr;
}

void ActFields::show(Action action, const Case &subject, const UnitId &unit, const QVector<CorrectionItem> &corrections,
                     QDate today)
{
    const auto &rules = m_commands.rules();
    const ServiceItem *item = rules ? rules->catalogue.find(subject.item) : nullptr;
    if (m_case != subject.id)
        clear();
    // The same fields stay as they are: what is being written must not lose its cursor.
    QString layoutKey = u"%1/%2/%3/%4"_s.arg(nameOf(action), subject.id.text())
                            .arg(static_cast<int>(subject.state))
                            .arg(subject.handoffs.size());
    if (asksForHearing(subject))
        layoutKey += u"/hearing"_s;
    if ((transitionFor(action).records & Record::Corrections) && corrections != m_corrections)
        layoutKey += u'+';
    if (layoutKey == m_layoutKey)
        return;
    keep();
    m_fields.clear();
    m_order.clear();
    delete m_body;
    m_action = action;
    m_case = subject.id;
    m_layoutKey = layoutKey;
    const Theme &theme = Theme::current();
    m_body = new QWidget;
    m_form = new QFormLayout(m_body);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(theme.px(8));
    m_form->setVerticalSpacing(theme.px(6));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout()->addWidget(m_body);
    m_filling = true;

    const Records records = transitionFor(action).records;
    if (records & Record::Corrections) {
        m_corrections = corrections;
        addCorrections(corrections);
    }
    if (action == Action::RequestCorrection && subject.correction.count > 0)
        addText(u"supervisorReason"_s, tr("Why a second notice"));
    if (item)
        addByAct(action, subject, *item, unit, today);
    if (records & Record::Basis) {
        QVector<std::pair<QString, QString>> bases;
        for (const QString &basis : item ? item->legalBases : QVector<QString>())
            bases.append({basis, basis});
        addChoice(u"basis"_s, tr("Legal basis"), bases, true);
    }
    if (records & Record::CompetentOrgan) {
        QVector<std::pair<QString, QString>> organs;
        for (const OrgUnit &candidate : rules ? rules->units.units() : QVector<OrgUnit>()) {
            if (candidate.kind == UnitKind::Department && rules->units.canReceive(candidate.id, today))
                organs.append({candidate.name, candidate.name});
        }
        addChoice(u"competentOrgan"_s, tr("Competent organ"), organs, true);
    }
    if (records & Record::Remedies)
        addText(u"remedies"_s, tr("Remedies"),
                tr("You may apply for administrative reconsideration within sixty days of receiving this decision, or "
                   "bring an administrative lawsuit before the people's court within six months."));
    if (records & Record::Assignee)
        addMember(u"assignee"_s, tr("New holder"), tr("Choose who is to have it"), unit);
    if (records & Record::HandoffRef)
        addHandoffs(action, subject, unit);
    if (action == Action::Examine || action == Action::ReportUp)
        addChoice(u"favourable"_s, tr("Proposal"), {{tr("to grant"), u"yes"_s}, {tr("to deny"), u"no"_s}}, false);
    if (action == Action::Grant) {
        addLine(u"conditions"_s, tr("Conditions"));
        addDay(u"validUntil"_s, tr("Valid until"), today, tr("long-term"));
        bool refused = false;
        for (const Handoff &handoff : subject.handoffs)
            refused = refused || (handoff.kind == HandoffKind::Countersign && !handoff.isOpen() && !handoff.agreed &&
                                  handoff.state != HandoffState::Recalled);
        if (refused)
            addText(u"reason"_s, tr("Why without the signature"));
        else if (subject.legalReview && !subject.legalReview->agreed)
            addText(u"reason"_s, tr("Why against the legal review"));
    }
    if (records & Record::ResultNumber && subject.state != CaseState::DecidedDeny) {
        addLine(u"resultName"_s, tr("Certificate"), item ? item->resultName : QString());
        addLine(u"resultNumber"_s, tr("Number"));
        addDay(u"validUntil"_s, tr("Valid until"), today, tr("long-term"));
    }
    if (action == Action::CompleteWork)
        addLine(u"resultNumber"_s, tr("Result number"));
    if (records & Record::DeliveryWay) {
        QVector<std::pair<QString, QString>> ways;
        for (const QString &way : {u"ON_SITE"_s, u"POST"_s, u"ELECTRONIC"_s, u"ANNOUNCEMENT"_s})
            ways.append({Wording::deliveryWay(way), way});
        addChoice(u"deliveryWay"_s, tr("Way of service"), ways, false);
        addLine(u"receiver"_s, tr("Receiver"), subject.applicant.name);
        addLine(u"trackingNumber"_s, tr("Tracking number"));
    }
    if (action == Action::Urge)
        addDay(u"replyDue"_s, tr("Reply until"), today, {});
    if (action == Action::ReplyToUrge) {
        QVector<std::pair<QString, QString>> urgings;
        for (const Urging &urging : subject.urgings) {
            if (!urging.repliedAt.isValid())
                urgings.append({tr("%1: %2").arg(urging.byName, urging.text), urging.id});
        }
        addChoice(u"urgingId"_s, tr("Urging"), urgings, false);
    }
    m_filling = false;
    restore(QJsonObject());
    setVisible(!m_order.isEmpty());
}

void ActFields::add(const QString &key, const QString &label, const Field &field)
{
    field.widget->setObjectName(u"act-"_s + key);
    field.widget->setAccessibleName(label);
    auto *name = new TextLabel(label, FontRole::Small, false, Token::SubText);
    name->setBuddy(field.widget);
    m_form->addRow(name, field.widget);
    m_order.append(key);
    m_fields.insert(key, field);
}

void ActFields::changed()
{
    if (!m_filling)
        Q_EMIT edited();
}

void ActFields::addLine(const QString &key, const QString &label, const QString &preset)
{
    auto *edit = new QLineEdit(preset);
    connect(edit, &QLineEdit::textChanged, this, &ActFields::changed);
    add(key, label,
        {edit, [edit] { return QJsonValue(edit->text()); },
         [edit](const QJsonValue &value) { edit->setText(value.toString()); }});
}

void ActFields::addText(const QString &key, const QString &label, const QString &preset)
{
    auto *edit = new QPlainTextEdit(preset);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(Theme::current().px(52));
    connect(edit, &QPlainTextEdit::textChanged, this, &ActFields::changed);
    add(key, label,
        {edit, [edit] { return QJsonValue(edit->toPlainText()); },
         [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); }});
}

void ActFields::addChoice(const QString &key, const QString &label, const QVector<std::pair<QString, QString>> &choices,
                          bool editable)
{
    auto *box = new QComboBox;
    box->setEditable(editable);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    for (const auto &[words, value] : choices)
        box->addItem(words, value);
    if (editable) {
        box->setCurrentIndex(choices.size() == 1 ? 0 : -1);
        box->setInsertPolicy(QComboBox::NoInsert);
        connect(box, &QComboBox::editTextChanged, this, &ActFields::changed);
    } else {
        connect(box, &QComboBox::currentIndexChanged, this, &ActFields::changed);
    }
    add(key, label,
        {box, [box, editable] { return QJsonValue(editable ? box->currentText() : box->currentData().toString()); },
         [box, editable](const QJsonValue &value) {
             if (editable)
                 box->setEditText(value.toString());
             else if (const int at = box->findData(value.toString()); at >= 0)
                 box->setCurrentIndex(at);
         }});
}

void ActFields::addDay(const QString &key, const QString &label, QDate earliest, const QString &none)
{
    auto *edit = new QDateEdit;
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy-MM-dd"_s);
    // The lowest day stands for "none" where there may be none.
    const QDate lowest = none.isEmpty() ? earliest : earliest.addDays(-1);
    edit->setMinimumDate(lowest);
    edit->setSpecialValueText(none);
    edit->setDate(lowest);
    connect(edit, &QDateEdit::dateChanged, this, &ActFields::changed);
    add(key, label,
        {edit,
         [edit, none, lowest] {
             return QJsonValue(!none.isEmpty() && edit->date() == lowest ? QString() : isoDay(edit->date()));
         },
         [edit, lowest](const QJsonValue &value) {
             const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
             edit->setDate(day.isValid() ? day : lowest);
         }});
}

void ActFields::addCorrections(const QVector<CorrectionItem> &corrections)
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    auto *list = new QListWidget;
    list->setObjectName(u"correctionList"_s);
    list->setAccessibleName(tr("What to correct"));
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    const auto addItem = [list](const QString &subject, const QString &text, bool chosen) {
        auto *item = new QListWidgetItem(text, list);
        item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        item->setData(subjectRole, subject);
        return item;
    };
    for (const CorrectionItem &correction : corrections)
        addItem(correction.subject, correction.text, true);
    list->setFixedHeight(qBound(theme.px(34), theme.px(34) * int(corrections.size()), theme.px(72)));
    auto *more = new KeyButton(Icon::Add, tr("Add another point"));
    more->setObjectName(u"addCorrection"_s);
    more->setVariant(KeyButton::Variant::Link);
    connect(more, &QPushButton::clicked, list, [list, addItem] {
        QListWidgetItem *item = addItem({}, {}, true);
        list->setCurrentItem(item);
        list->editItem(item);
    });
    connect(list, &QListWidget::itemChanged, this, &ActFields::changed);
    column->addWidget(list);
    column->addWidget(more, 0, Qt::AlignLeft);
    box->setFocusProxy(list);
    const Field field{
        box,
        [list] {
            QJsonArray out;
            for (int row = 0; row < list->count(); ++row) {
                const QListWidgetItem *item = list->item(row);
                out.append(QJsonObject{{u"subject"_s, item->data(subjectRole).toString()},
                                       {u"text"_s, item->text()},
                                       {u"chosen"_s, item->checkState() == Qt::Checked}});
            }
            return QJsonValue(out);
        },
        [list, addItem, corrections](const QJsonValue &value) {
            // Points that came since are added to those that were worked on; points that went are left out.
            QVector<QJsonObject> kept;
            for (const QJsonValue entry : value.toArray())
                kept.append(entry.toObject());
            list->clear();
            for (const CorrectionItem &correction : corrections) {
                const auto known = std::find_if(kept.begin(), kept.end(), [&](const QJsonObject &entry) {
                    return entry.value("subject"_L1).toString() == correction.subject;
                });
                if (known == kept.end()) {
                    addItem(correction.subject, correction.text, true);
                } else {
                    addItem(correction.subject, known->value("text"_L1).toString(), known->value("chosen"_L1).toBool());
                    kept.erase(known);
                }
            }
            for (const QJsonObject &entry : std::as_const(kept)) {
                if (entry.value("subject"_L1).toString().isEmpty() && !entry.value("text"_L1).toString().isEmpty())
                    addItem({}, entry.value("text"_L1).toString(), entry.value("chosen"_L1).toBool());
            }
        }};
    add(u"corrections"_s, tr("To correct"), field);
}

void ActFields::addMember(const QString &key, const QString &label, const QString &nobody, const UnitId &unit)
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItem(nobody);
    connect(box, &QComboBox::currentIndexChanged, this, &ActFields::changed);
    m_membersOf = unit;
    m_memberKey = key;
    add(key, label,
        {box, [box] { return QJsonValue(box->currentData().toString()); },
         [box](const QJsonValue &value) { box->setCurrentIndex(qMax(0, box->findData(value.toString()))); }});
    m_commands.requestMembers(unit);
}

/// Whether a handoff is one that the act could be about.
static bool fitsAct(Action action, const Handoff &handoff)
{
    const bool owed = handoff.isUnsigned() || handoff.state == HandoffState::Accepted;
    switch (action) {
    case Action::AcceptHandoff:
        return handoff.isUnsigned();
    case Action::RecallHandoff:
        return handoff.isUnsigned() || handoff.state == HandoffState::Waiting || handoff.isBackWithAsker();
    case Action::AnswerHandoff:
        return owed && handoff.kind != HandoffKind::Transfer;
    case Action::ReturnHandoff:
        return owed && handoff.kind == HandoffKind::Countersign;
    case Action::AnswerReturn:
        return handoff.isBackWithAsker();
    default:
        return owed && handoff.isOpen();
    }
}

/// A countersign goes back to who asked, or to a signer before.
void ActFields::addReturnTo(const Case &subject, const UnitId &unit)
{
    const OrgDirectory *units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    QVector<std::pair<QString, QString>> choices{{tr("who asked"), QString()}};
    for (const Handoff &own : subject.handoffs) {
        if (own.to != unit || !fitsAct(Action::ReturnHandoff, own) || own.position == 0)
            continue;
        for (const Handoff &earlier : subject.handoffs) {
            if (earlier.route == own.route && earlier.position < own.position &&
                earlier.state == HandoffState::Answered)
                choices.append(
                    {tr("%1 ・ %2").arg(Wording::unit(units, earlier.to), earlier.answeredByName), earlier.id.text()});
        }
    }
    addChoice(u"returnTo"_s, tr("Goes back to"), choices, false);
}

void ActFields::addHandoffs(Action action, const Case &subject, const UnitId &unit)
{
    const OrgDirectory *units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    QVector<std::pair<QString, QString>> choices;
    bool countersign = false;
    for (const Handoff &handoff : subject.handoffs) {
        const bool senders = action == Action::RecallHandoff || action == Action::AnswerReturn;
        const bool ours = senders ? handoff.from == unit : handoff.to == unit;
        if (!ours || !fitsAct(action, handoff))
            continue;
        countersign = countersign || handoff.kind == HandoffKind::Countersign;
        choices.append({tr("%1 ・ %2")
                            .arg(Wording::handoff(handoff.kind),
                                 Wording::unit(units, handoff.to == unit ? handoff.from : handoff.to)),
                        handoff.id.text()});
    }
    addChoice(u"handoffId"_s, tr("Handoff"), choices, false);
    // One needs no choosing, but the act names it.
    if (choices.size() == 1)
        m_form->setRowVisible(m_fields.value(u"handoffId"_s).widget, false);
    if (action == Action::ReturnHandoff)
        addReturnTo(subject, unit);
    if (action == Action::AnswerHandoff && countersign)
        addChoice(u"agreed"_s, tr("Signature"), {{tr("signs"), u"yes"_s}, {tr("does not sign"), u"no"_s}}, false);
}

QJsonObject ActFields::content() const
{
    QJsonObject out = m_kept;
    for (const QString &key : m_order)
        out.insert(key, m_fields.value(key).read());
    return out;
}

void ActFields::restore(const QJsonObject &content)
{
    m_filling = true;
    for (auto it = content.constBegin(); it != content.constEnd(); ++it)
        m_kept.insert(it.key(), it.value());
    for (const QString &key : std::as_const(m_order)) {
        if (m_kept.contains(key))
            m_fields.value(key).write(m_kept.value(key));
    }
    m_filling = false;
}

void ActFields::take(const CommandArguments &args)
{
    QJsonObject content = contentByAct(args);
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            content.insert(key, value);
    };
    put(u"basis"_s, args.basis);
    put(u"competentOrgan"_s, args.competentOrgan);
    put(u"remedies"_s, args.remedies);
    put(u"conditions"_s, args.conditions);
    put(u"validUntil"_s, isoDay(args.validUntil));
    put(u"supervisorReason"_s, args.supervisorReason);
    put(u"resultName"_s, args.result.name);
    put(u"resultNumber"_s, args.result.number);
    put(u"deliveryWay"_s, args.result.deliveryWay);
    put(u"receiver"_s, args.result.receiver);
    put(u"trackingNumber"_s, args.result.trackingNumber);
    put(u"favourable"_s, args.favourable ? u"yes"_s : u"no"_s);
    QJsonArray corrections;
    for (const CorrectionItem &item : args.corrections)
        corrections.append(QJsonObject{{u"subject"_s, item.subject}, {u"text"_s, item.text}, {u"chosen"_s, true}});
    if (!corrections.isEmpty())
        content.insert(u"corrections"_s, corrections);
    restore(content);
}

QString ActFields::text(const QString &key) const
{
    return m_fields.contains(key) ? m_fields.value(key).read().toString().trimmed() : QString();
}

void ActFields::fill(CommandArguments &args) const
{
    const auto day = [this](const QString &key) { return QDate::fromString(text(key), Qt::ISODate); };
    args.basis = text(u"basis"_s);
    args.competentOrgan = text(u"competentOrgan"_s);
    args.remedies = text(u"remedies"_s);
    args.conditions = text(u"conditions"_s);
    args.supervisorReason = text(u"supervisorReason"_s);
    if (m_fields.contains(u"reason"_s))
        args.reason = text(u"reason"_s);
    if (m_action == Action::Grant)
        args.validUntil = day(u"validUntil"_s);
    if (m_fields.contains(u"assignee"_s)) {
        args.assignee = UserId(text(u"assignee"_s));
        args.assigneeName = m_names.value(args.assignee.text());
    }
    args.handoffId = HandoffId(text(u"handoffId"_s));
    args.returnTo = HandoffId(text(u"returnTo"_s));
    args.agreed = text(u"agreed"_s) == "yes"_L1;
    args.favourable = text(u"favourable"_s) != "no"_L1;
    args.result.name = text(u"resultName"_s);
    args.result.number = text(u"resultNumber"_s);
    if (m_action == Action::Close || m_action == Action::HandleAtOnce)
        args.result.validUntil = day(u"validUntil"_s);
    args.result.deliveryWay = text(u"deliveryWay"_s);
    args.result.receiver = text(u"receiver"_s);
    args.result.trackingNumber = text(u"trackingNumber"_s);
    args.replyDue = day(u"replyDue"_s);
    fillByAct(args);
    args.urgingId = text(u"urgingId"_s);
    if (m_fields.contains(u"corrections"_s)) {
        for (const QJsonValue entry : m_fields.value(u"corrections"_s).read().toArray()) {
            const QString words = entry["text"_L1].toString().trimmed();
            if (entry["chosen"_L1].toBool() && !words.isEmpty())
                args.corrections.append({entry["subject"_L1].toString(), words, false});
        }
    }
}

bool ActFields::focusFirstEmpty()
{
    static const QSet<QString> optional{u"conditions"_s, u"askedOn"_s, u"validUntil"_s, u"trackingNumber"_s};
    for (const QString &key : std::as_const(m_order)) {
        const Field &field = m_fields[key];
        const QJsonValue value = field.read();
        if (field.widget->isVisibleTo(this) && value.toString().isEmpty() && value.toArray().isEmpty() &&
            !optional.contains(key) && !key.startsWith(u"promise-")) {
            field.widget->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace yunchuang
