// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ratings/ratingactbox.h"

#include "ui/common/keybutton.h"
#include "ui/common/opinionedit.h"
#include "ui/common/ratingwords.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::RatingChoice;
using protocol::RatingDetail;

namespace {

constexpr int actColumns = 2;
constexpr int mostKeys = 8;
constexpr int longestWords = 1000; // 环节处理意见, GB/T 39046

Icon iconOf(RatingAct act)
{
    switch (act) {
    case RatingAct::Dispatch:
    case RatingAct::Redispatch:
        return Icon::Transfer;
    case RatingAct::Sign:
        return Icon::Received;
    case RatingAct::CallBack:
        return Icon::User;
    case RatingAct::Establish:
        return Icon::Verify;
    case RatingAct::RequestTerm:
    case RatingAct::GrantTerm:
    case RatingAct::DeclineTerm:
        return Icon::Calendar;
    case RatingAct::ReportRectified:
        return Icon::Finished;
    case RatingAct::GiveFeedback:
        return Icon::Consult;
    case RatingAct::Close:
        return Icon::Grant;
    case RatingAct::Return:
        return Icon::SendBack;
    case RatingAct::Appeal:
        return Icon::Compare;
    case RatingAct::UpholdAppeal:
        return Icon::Deny;
    case RatingAct::DismissAppeal:
        return Icon::Accept;
    default:
        return Icon::None;
    }
}

bool fits(RatingAct act, RatingVerdict verdict)
{
    const bool disputed = verdict == RatingVerdict::Mistaken || verdict == RatingVerdict::Untrue;
    return act == RatingAct::Appeal ? disputed : !disputed;
}

/// What the words are for, by act.
QString textTitle(RatingAct act)
{
    switch (act) {
    case RatingAct::CallBack:
        return RatingActBox::tr("What was said");
    case RatingAct::Establish:
        return RatingActBox::tr("What was found");
    case RatingAct::ReportRectified:
        return RatingActBox::tr("What was done");
    case RatingAct::GiveFeedback:
        return RatingActBox::tr("To the rater: politely, 您好 is put in front");
    default:
        return RatingActBox::tr("Opinion");
    }
}

QString textPlaceholder(RatingAct act)
{
    return act == RatingAct::GiveFeedback ? RatingActBox::tr("The applicant reads this as it stands.") : QString();
}

} // namespace

RatingActBox::RatingActBox(QWidget *parent)
    : QWidget(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"ratingActs"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    column->setSpacing(theme.px(8));
    m_title = new TextLabel(tr("What is to be done"), FontRole::Body, true);
    column->addWidget(m_title);
    m_acts = new QWidget;
    m_grid = new QGridLayout(m_acts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme.px(8));
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        m_chosen = id;
        forget();
        follow();
    });
    column->addWidget(m_acts);
    column->addWidget(makeFields());
    m_problem = new TextLabel({}, FontRole::Body, false, Token::RedText);
    m_problem->setObjectName(u"ratingProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_submit = new KeyButton(Icon::Send, tr("Submit"));
    m_submit->setObjectName(u"ratingSubmit"_s);
    m_submit->setVariant(KeyButton::Variant::Primary);
    m_submit->setKeyHint(u"Ctrl+Enter"_s);
    connect(m_submit, &QPushButton::clicked, this, &RatingActBox::submit);
    clickOnCtrlEnter(this, m_submit);
    column->addWidget(m_submit);
    show(nullptr, nullptr);
}

QWidget *RatingActBox::makeFields()
{
    const Theme &theme = Theme::current();
    m_fields = new QWidget;
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    m_form = new QFormLayout;
    m_form->setSpacing(theme.px(8));
    const auto addRow = [this](const QString &words, QWidget *field) {
        auto *label = new QLabel(words);
        label->setBuddy(field);
        field->setAccessibleName(words);
        m_form->addRow(label, field);
    };
    m_verdict = new QComboBox;
    m_verdict->setObjectName(u"ratingVerdict"_s);
    addRow(tr("Finding"), m_verdict);
    m_callBack = new QComboBox;
    m_callBack->setObjectName(u"ratingCallBack"_s);
    for (const auto &[result, name] : enumNames<CallBackResult>)
        m_callBack->addItem(RatingWording::callBack(result), static_cast<int>(result));
    addRow(tr("Rater"), m_callBack);
    m_day = new QDateEdit;
    m_day->setObjectName(u"ratingDay"_s);
    m_day->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_day->setCalendarPopup(true);
    addRow(tr("Until"), m_day);
    m_unit = new QComboBox;
    m_unit->setObjectName(u"ratingUnit"_s);
    addRow(tr("To the unit"), m_unit);
    column->addLayout(m_form);

    m_text = new OpinionEdit(tr("Opinion"));
    m_text->setObjectName(u"ratingText"_s);
    m_reason = new OpinionEdit(tr("Reason, at least ten characters"));
    m_reason->setObjectName(u"ratingReason"_s);
    for (OpinionEdit *edit : {m_text, m_reason}) {
        edit->setLimit(longestWords);
        edit->editor()->setMinimumHeight(theme.px(72));
        edit->editor()->setMaximumHeight(theme.px(112));
        connect(edit, &OpinionEdit::textChanged, this, [this] {
            if (std::exchange(m_confirming, false))
                follow();
        });
        column->addWidget(edit);
    }
    m_evidenceRow = new QWidget;
    auto *evidence = new QHBoxLayout(m_evidenceRow);
    evidence->setContentsMargins(0, 0, 0, 0);
    m_evidenceWords = new TextLabel;
    m_evidenceWords->setObjectName(u"ratingEvidence"_s);
    m_evidenceWords->setWordWrap(true);
    m_addEvidence = new KeyButton(Icon::Attachment, tr("Add evidence"));
    m_addEvidence->setObjectName(u"ratingAddEvidence"_s);
    m_addEvidence->setKeys(QKeySequence(QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_A)));
    m_addEvidence->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_addEvidence, &QPushButton::clicked, this, &RatingActBox::evidenceWanted);
    evidence->addWidget(m_evidenceWords, 1);
    evidence->addWidget(m_addEvidence);
    column->addWidget(m_evidenceRow);
    return m_fields;
}

const RatingChoice *RatingActBox::choice() const
{
    return m_detail && m_chosen >= 0 && m_chosen < m_detail->choices.size() ? &m_detail->choices.at(m_chosen) : nullptr;
}

std::optional<RatingAct> RatingActBox::chosen() const
{
    const RatingChoice *current = choice();
    return current ? std::optional(current->act) : std::nullopt;
}

void RatingActBox::show(const RatingDetail *detail, const OrgDirectory *units)
{
    const bool same =
        detail && m_detail && detail->entry.id == m_detail->entry.id && detail->version == m_detail->version;
    m_units = units;
    if (same && detail->choices == m_detail->choices) {
        m_detail = *detail;
        return;
    }
    const std::optional<RatingAct> before = chosen();
    const bool otherRating = !detail || !m_detail || detail->entry.id != m_detail->entry.id;
    m_detail = detail ? std::optional(*detail) : std::nullopt;
    m_chosen = -1;
    makeActs();
    if (otherRating) {
        forget();
    } else if (before) {
        // The rating moved on meanwhile: what was typed stays while its act is still there.
        for (int i = 0; i < m_detail->choices.size(); ++i) {
            if (m_detail->choices.at(i).act == *before && !m_detail->choices.at(i).refusal) {
                m_chosen = i;
                m_group->button(i)->setChecked(true);
            }
        }
        if (m_chosen < 0)
            forget();
    }
    follow();
}

void RatingActBox::makeActs()
{
    const QList<QAbstractButton *> old = m_group->buttons();
    for (QAbstractButton *button : old) {
        m_group->removeButton(button);
        delete button;
    }
    const qsizetype count = m_detail ? m_detail->choices.size() : 0;
    const int rows = int(count + actColumns - 1) / actColumns;
    for (int i = 0; i < count; ++i) {
        const RatingChoice &offered = m_detail->choices.at(i);
        auto *button = new KeyButton(iconOf(offered.act), RatingWording::act(offered.act));
        button->setObjectName(u"ratingAct"_s + nameOf(offered.act));
        button->setCheckable(true);
        if (i < mostKeys)
            button->setKeys(QKeySequence(QKeyCombination(Qt::ALT, Qt::Key(Qt::Key_1 + i))));
        if (offered.refusal)
            button->setDisabledReason(Wording::refusal(*offered.refusal, {m_units, nullptr, {}, {}}).text());
        m_group->addButton(button, i);
        m_grid->addWidget(button, i % rows, i / rows); // column by column, as decisions stand
    }
    // Acts that are off for one reason say it once, in words one need not hover for.
    const bool allOff =
        count > 0 && std::all_of(m_detail->choices.cbegin(), m_detail->choices.cend(),
                                 [](const RatingChoice &offered) { return offered.refusal.has_value(); });
    m_title->setText(allOff
                         ? Wording::refusal(*m_detail->choices.constFirst().refusal, {m_units, nullptr, {}, {}}).text()
                         : tr("What is to be done"));
    m_title->setWordWrap(true);
    setVisible(count > 0);
}

void RatingActBox::choose(RatingAct act)
{
    for (int i = 0; m_detail && i < m_detail->choices.size(); ++i) {
        if (m_detail->choices.at(i).act == act && !m_detail->choices.at(i).refusal)
            m_group->button(i)->click();
    }
}

void RatingActBox::fillUnits()
{
    m_unit->clear();
    if (!m_units || !m_detail)
        return;
    const UnitId department = m_units->departmentOf(m_detail->entry.unit);
    for (const OrgUnit &unit : m_units->units()) {
        if (unit.kind == UnitKind::Section && m_units->departmentOf(unit.id) == department)
            m_unit->addItem(unit.shortName, unit.id.text());
    }
    if (m_unit->count() == 0) // a unit that is gone: any section
        for (const OrgUnit &unit : m_units->units()) {
            if (unit.kind == UnitKind::Section)
                m_unit->addItem(unit.name, unit.id.text());
        }
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(m_detail->entry.unit.text())));
}

void RatingActBox::follow()
{
    const RatingChoice *current = choice();
    const RatingRecords records = current ? transitionFor(current->act).records : RatingRecords();
    m_fields->setVisible(current != nullptr);
    m_submit->setVisible(current != nullptr);
    if (!current) {
        m_problem->hide();
        return;
    }
    m_form->setRowVisible(m_verdict, records.testFlag(RatingRecord::Verdict));
    m_form->setRowVisible(m_callBack, records.testFlag(RatingRecord::CallBack));
    m_form->setRowVisible(m_day, records.testFlag(RatingRecord::Day));
    m_form->setRowVisible(m_unit, records.testFlag(RatingRecord::Unit));
    m_text->setVisible(records.testFlag(RatingRecord::Text));
    m_reason->setVisible(records.testFlag(RatingRecord::Reason));
    m_evidenceRow->setVisible(records.testFlag(RatingRecord::Evidence));
    QStringList names;
    for (const RatingEvidence &paper : std::as_const(m_evidence))
        names.append(paper.fileName);
    m_evidenceWords->setText(names.isEmpty() ? tr("No evidence yet") : names.join(u'\n'));
    const QString effect = RatingWording::effect(current->act);
    if (m_confirming)
        setProblem(effect);
    m_problem->setInk(m_confirming ? Token::AmberText : Token::RedText);
    m_submit->setText(m_confirming ? tr("Confirm: %1").arg(RatingWording::act(current->act))
                                   : RatingWording::act(current->act));
    m_submit->setDisabledReason(m_busy ? tr("The service is being asked.") : QString());
}

void RatingActBox::forget()
{
    m_confirming = false;
    m_evidence.clear();
    m_text->setText({});
    m_reason->setText({});
    m_problem->hide();
    const RatingChoice *current = choice();
    if (!current)
        return;
    m_text->editor()->setAccessibleName(textTitle(current->act));
    m_text->setPlaceholder(textPlaceholder(current->act).isEmpty() ? textTitle(current->act)
                                                                   : textPlaceholder(current->act));
    m_reason->setPlaceholder(tr("Reason in your own words"));
    m_verdict->clear();
    for (const auto &[verdict, name] : enumNames<RatingVerdict>) {
        if (fits(current->act, verdict))
            m_verdict->addItem(RatingWording::verdict(verdict), static_cast<int>(verdict));
    }
    m_callBack->setCurrentIndex(0);
    if (m_detail->latestTerm.isValid()) {
        m_day->setDateRange(m_detail->entry.due.addDays(1), m_detail->latestTerm);
        m_day->setDate(m_detail->latestTerm);
    }
    fillUnits();
}

RatingArguments RatingActBox::arguments() const
{
    RatingArguments args;
    const RatingChoice *current = choice();
    if (!current)
        return args;
    const RatingRecords records = transitionFor(current->act).records;
    if (records & RatingRecord::Text)
        args.text = m_text->text().trimmed();
    if (records & RatingRecord::Reason)
        args.reason = m_reason->text().trimmed();
    if ((records & RatingRecord::Verdict) && m_verdict->currentIndex() >= 0)
        args.verdict = static_cast<RatingVerdict>(m_verdict->currentData().toInt());
    if (records & RatingRecord::CallBack)
        args.callBack = static_cast<CallBackResult>(m_callBack->currentData().toInt());
    if (records & RatingRecord::Day)
        args.day = m_day->date();
    if (records & RatingRecord::Unit)
        args.unit = UnitId(m_unit->currentData().toString());
    if (records & RatingRecord::Evidence)
        args.evidence = m_evidence;
    return args;
}

bool RatingActBox::isUnfinished() const
{
    return choice() &&
           (!m_text->text().trimmed().isEmpty() || !m_reason->text().trimmed().isEmpty() || !m_evidence.isEmpty());
}

void RatingActBox::submit()
{
    const RatingChoice *current = choice();
    if (!current || m_busy)
        return;
    if (transitionFor(current->act).final && !std::exchange(m_confirming, true)) {
        follow();
        return;
    }
    m_confirming = false;
    m_problem->hide();
    Q_EMIT submitted(current->act, current->post, arguments());
}

void RatingActBox::finish()
{
    m_group->setExclusive(false);
    if (QAbstractButton *button = m_group->button(m_chosen))
        button->setChecked(false);
    m_group->setExclusive(true);
    m_chosen = -1;
    forget();
    follow();
}

void RatingActBox::setBusy(bool busy)
{
    m_busy = busy;
    follow();
}

void RatingActBox::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void RatingActBox::addEvidence(const RatingEvidence &paper)
{
    m_evidence.append(paper);
    follow();
}

} // namespace yunchuang
