// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff/handoffdialog.h"

#include "domain/fieldselection.h"
#include "domain/seams.h"
#include "ui/common/choicecard.h"
#include "ui/common/flowwidgets.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"
#include "ui/handoff/handofftrees.h"
#include "ui/handoff/pinyininitials.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QTreeView *makeTree(QStandardItemModel *model, const QString &objectName, const QString &accessible)
{
    auto *view = new QTreeView;
    view->setObjectName(objectName);
    view->setAccessibleName(accessible);
    view->setHeaderHidden(true);
    view->setModel(model);
    view->setItemDelegate(new HandoffDelegate(view));
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setAttribute(Qt::WA_InputMethodEnabled, false);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setTabKeyNavigation(false);
    view->setIndentation(Theme::current().px(18));
    view->setMinimumHeight(Theme::current().px(180));
    return view;
}

QWidget *titled(const QString &title, TextLabel *note, QWidget *content)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().px(4));
    auto *row = new QHBoxLayout;
    row->addWidget(new TextLabel(title, FontRole::Body, true));
    row->addStretch();
    row->addWidget(note);
    column->addLayout(row);
    column->addWidget(content, 1);
    return box;
}

} // namespace

HandoffDialog::HandoffDialog(CaseCommands &commands, const Case &subject, const UnitId &actingUnit,
                             const FormDescription *form, const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_subject(subject)
    , m_unit(actingUnit)
    , m_form(form ? std::optional(*form) : std::nullopt)
    , m_clock(clock)
{
    const Theme &theme = Theme::current();
    setObjectName(u"handoffDialog"_s);
    setWindowTitle(tr("Hand over ・ %1 ・ %2").arg(subject.itemName, subject.queryCode));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.px(14), 0, 0);
    column->setSpacing(theme.px(10));
    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
    upper->setSpacing(theme.px(10));
    upper->addWidget(makeCards());
    auto *trees = new QHBoxLayout;
    trees->setSpacing(theme.px(12));
    trees->addWidget(makeUnits(), 1);
    trees->addWidget(makeFields(), 1);
    trees->addWidget(makeMaterials(), 1);
    upper->addLayout(trees, 1);
    upper->addWidget(makeLower());
    m_error = new ErrorBox;
    m_error->setObjectName(u"handoffError"_s);
    m_error->setRetryVisible(false);
    m_error->hide();
    upper->addWidget(m_error);
    column->addLayout(upper, 1);
    column->addWidget(new Hairline);
    column->addWidget(makeFoot());
    resize(theme.px(960), theme.px(680));

    fillUnits();
    fillFields();
    fillMaterials();
    suggest();
    for (QStandardItemModel *model : {m_unitModel, m_fieldModel, m_materialModel}) {
        connect(model, &QStandardItemModel::itemChanged, this, [this, model](QStandardItem *item) {
            if (m_updating)
                return;
            m_updating = true;
            if (model == m_unitModel && m_action == Action::Transfer && item->checkState() == Qt::Checked) {
                // One unit answers for the case.
                forEachItem(*model, [item](QStandardItem *other) {
                    if (other != item && other->isCheckable())
                        other->setCheckState(Qt::Unchecked);
                });
            }
            if (model != m_unitModel)
                followChecks(item);
            m_updating = false;
            update();
        });
    }
    update();
}

HandoffDialog::~HandoffDialog() = default;

const ServiceItem *HandoffDialog::item() const
{
    return m_commands.rules() ? m_commands.rules()->catalogue.find(m_subject.item) : nullptr;
}

const OrgDirectory *HandoffDialog::units() const
{
    return m_commands.rules() ? &m_commands.rules()->units : nullptr;
}

// ---- parts ----

QWidget *HandoffDialog::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().px(12));
    m_consult = new ChoiceCard(Wording::handoff(HandoffKind::Consultation),
                               tr("We keep the case; they only give their opinion"));
    m_countersign =
        new ChoiceCard(Wording::handoff(HandoffKind::Countersign), tr("We can decide only after they have signed"));
    m_transfer =
        new ChoiceCard(Wording::handoff(HandoffKind::Transfer), tr("They answer for the case; the due date stays"));
    m_kinds = new QButtonGroup(this);
    const auto choices = m_commands.choices(m_subject, m_unit);
    NameSource names;
    names.units = units();
    names.item = item();
    const auto add = [&](ChoiceCard *card, const QString &name, Qt::Key key, Action action) {
        card->setObjectName(name);
        card->setKeys(QKeySequence(QKeyCombination(Qt::ALT, key)));
        m_kinds->addButton(card, static_cast<int>(action));
        row->addWidget(card, 1);
        const auto context = m_commands.contextFor(m_subject, m_unit);
        if (!context)
            return;
        if (const auto possible = isPossible(m_subject, action, *context); !possible)
            card->setDisabledReason(Wording::refusal(possible.error(), names).text());
    };
    add(m_consult, u"consult"_s, Qt::Key_Q, Action::Consult);
    add(m_countersign, u"countersign"_s, Qt::Key_S, Action::Countersign);
    add(m_transfer, u"transfer"_s, Qt::Key_Z, Action::Transfer);
    for (ChoiceCard *card : {m_consult, m_countersign, m_transfer}) {
        if (card->isEnabled()) {
            card->setChecked(true);
            m_action = static_cast<Action>(m_kinds->id(card));
            break;
        }
    }
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { choose(static_cast<Action>(id)); });
    return cards;
}

QWidget *HandoffDialog::makeUnits()
{
    m_unitModel = new QStandardItemModel(this);
    m_unitNote = new TextLabel({}, FontRole::Small, false, Token::SubText);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().px(4));
    m_search = new QLineEdit;
    m_search->setObjectName(u"unitSearch"_s);
    m_search->setPlaceholderText(tr("Name of a unit, or its pinyin initials"));
    m_search->setAccessibleName(tr("Search units"));
    m_search->setClearButtonEnabled(true);
    m_unitView = makeTree(m_unitModel, u"unitTree"_s, tr("Receiving units"));
    column->addWidget(m_search);
    column->addWidget(m_unitView, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HandoffDialog::filterUnits);
    return titled(tr("Receiving units"), m_unitNote, box);
}

QWidget *HandoffDialog::makeFields()
{
    m_fieldModel = new QStandardItemModel(this);
    m_fieldNote = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_fieldView = makeTree(m_fieldModel, u"fieldTree"_s, tr("Shared data"));
    return titled(tr("Shared data"), m_fieldNote, m_fieldView);
}

QWidget *HandoffDialog::makeMaterials()
{
    m_materialModel = new QStandardItemModel(this);
    m_materialNote = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_materialView = makeTree(m_materialModel, u"materialTree"_s, tr("Shared materials"));
    m_materialView->setRootIsDecorated(false);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_materialView, 1);
    m_watermarkNote = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_watermarkNote->setWordWrap(true);
    column->addWidget(m_watermarkNote);
    return titled(tr("Shared materials"), m_materialNote, box);
}

QWidget *HandoffDialog::makeLower()
{
    const Theme &theme = Theme::current();
    auto *lower = new QWidget;
    auto *row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(16));
    auto *left = new QVBoxLayout;
    auto *dueRow = new QHBoxLayout;
    auto *dueLabel = new TextLabel(tr("Answer until"), FontRole::Body, false, Token::SubText);
    m_due = new QDateTimeEdit;
    m_due->setObjectName(u"dueAt"_s);
    m_due->setAccessibleName(tr("Answer until"));
    m_due->setCalendarPopup(true);
    m_due->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    // The field holds the wall clock of the office, whatever this machine's zone.
    m_due->setTimeSpec(Qt::UTC);
    m_due->setMinimumWidth(theme.px(160));
    dueLabel->setBuddy(m_due);
    m_dueWords = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_dueWords->setObjectName(u"dueWords"_s);
    dueRow->addWidget(dueLabel);
    dueRow->addWidget(m_due);
    dueRow->addWidget(m_dueWords, 1);
    left->addLayout(dueRow);
    m_inTurn = new QCheckBox(tr("One after another, in the order chosen; each has an equal share of the time"));
    m_inTurn->setObjectName(u"inTurn"_s);
    left->addWidget(m_inTurn);
    m_question = new QPlainTextEdit;
    m_question->setObjectName(u"question"_s);
    m_question->setTabChangesFocus(true);
    m_question->setMinimumHeight(theme.px(84));
    m_question->setMaximumHeight(theme.px(120));
    left->addWidget(m_question);
    row->addLayout(left, 3);
    m_route = new RouteWidget;
    m_route->setObjectName(u"route"_s);
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setProperty("card", true);
    auto *frameColumn = new QVBoxLayout(frame);
    frameColumn->addWidget(new TextLabel(tr("What follows"), FontRole::Small, false, Token::SubText));
    frameColumn->addWidget(m_route, 1);
    row->addWidget(frame, 2);
    connect(m_due, &QDateTimeEdit::dateTimeChanged, this, [this] { update(); });
    connect(m_inTurn, &QCheckBox::toggled, this, [this] { update(); });
    connect(m_question, &QPlainTextEdit::textChanged, this, [this] { update(); });
    return lower;
}

QWidget *HandoffDialog::makeFoot()
{
    const Theme &theme = Theme::current();
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10));
    row->setSpacing(theme.px(8));
    m_summary = new TextLabel;
    m_summary->setObjectName(u"handoffSummary"_s);
    row->addWidget(m_summary, 1);
    m_cancel = new KeyButton(tr("Cancel"));
    m_cancel->setKeyHint(u"Esc"_s);
    m_cancel->setAutoDefault(false);
    m_send = new KeyButton(Icon::Send, tr("Send"));
    m_send->setObjectName(u"send"_s);
    m_send->setVariant(KeyButton::Variant::Primary);
    clickOnCtrlEnter(this, m_send);
    m_send->setKeyHint(u"Ctrl+Enter"_s);
    m_send->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &HandoffDialog::send);
    row->addWidget(m_cancel);
    row->addWidget(m_send);
    return foot;
}

// ---- what can be chosen ----

void HandoffDialog::fillUnits()
{
    m_updating = true;
    const QStringList before = chosenKeys(*m_unitModel);
    m_unitModel->clear();
    const OrgDirectory *directory = units();
    const ServiceItem *rules = item();
    if (!directory) {
        m_updating = false;
        return;
    }
    const QDate today = toLocalDate(m_clock.now());
    const bool transfer = m_action == Action::Transfer;
    const auto fits = [&](const UnitId &id) {
        return id != m_unit && id != m_subject.unit && directory->canReceive(id, today) &&
               (!transfer || (rules && rules->isCompetent(id)));
    };
    QSet<UnitId> listed;
    const auto makeUnit = [&](const UnitId &id, const QString &words) {
        listed.insert(id);
        auto *row = makeHandoffItem(words, id.text());
        const OrgUnit *unit = directory->find(id);
        row->setData(QString(words + u' ' + unit->name), HandoffNamesRole);
        row->setCheckState(before.contains(id.text()) ? Qt::Checked : Qt::Unchecked);
        return row;
    };
    const auto makeHead = [](const QString &words) {
        auto *head = makeHandoffItem(words, {});
        head->setCheckable(false);
        head->setData(QVariant(), Qt::CheckStateRole);
        return head;
    };
    const auto inFull = [directory](const UnitId &id) {
        const UnitId department = directory->departmentOf(id);
        const QString own = Wording::unit(directory, id);
        return department == id || department.isEmpty()
                   ? own
                   : QString(Wording::unit(directory, department) + u" ・ "_s + own);
    };
    // Those that the item's own points name come first.
    auto *usual = makeHead(transfer ? tr("Competent for this item") : tr("Usual for this item"));
    if (transfer && rules) {
        for (const UnitId &id : rules->competentUnits) {
            if (fits(id) && !listed.contains(id))
                usual->appendRow(makeUnit(id, inFull(id)));
        }
    } else if (rules) {
        for (const ReviewPoint &point : rules->reviewPoints) {
            for (const UnitId &id : point.consult) {
                if (fits(id) && !listed.contains(id))
                    usual->appendRow(makeUnit(id, inFull(id)));
            }
        }
    }
    if (usual->hasChildren())
        m_unitModel->appendRow(usual);
    else
        delete usual;
    for (const OrgUnit &department : transfer ? QVector<OrgUnit>() : directory->units()) {
        if (department.kind != UnitKind::Department)
            continue;
        auto *head = makeHead(department.shortName);
        for (const OrgUnit &section : directory->units()) {
            if (section.kind == UnitKind::Section && section.parent == department.id && fits(section.id) &&
                !listed.contains(section.id))
                head->appendRow(makeUnit(section.id, section.shortName));
        }
        if (fits(department.id) && head->rowCount() == 0)
            head->appendRow(makeUnit(department.id, department.shortName));
        if (head->hasChildren())
            m_unitModel->appendRow(head);
        else
            delete head;
    }
    m_updating = false;
    filterUnits(m_search->text());
}

void HandoffDialog::fillFields()
{
    m_updating = true;
    const QStringList before = chosenKeys(*m_fieldModel);
    m_fieldModel->clear();
    const bool all = m_action != Action::Consult;
    for (const ShareGroup &group : m_form ? m_form->shareGroups() : QVector<ShareGroup>()) {
        auto *head = makeHandoffItem(Wording::label(group.label), {});
        for (const ShareField &field : group.fields) {
            if (!hasField(m_subject.form, field.pointer) || (!all && field.sharing == Sharing::No))
                continue;
            ShareMark tag = ShareMark::None;
            if (!all && field.sharing == Sharing::Always)
                tag = ShareMark::Required;
            else if (field.sensitivity == Sensitivity::Sensitive)
                tag = ShareMark::Sensitive;
            else if (field.sensitivity == Sensitivity::Personal)
                tag = ShareMark::Personal;
            auto *row = makeHandoffItem(Wording::label(field.label), field.pointer, tag);
            if (all) {
                row->setCheckState(Qt::Checked);
                row->setEnabled(false);
            } else if (row->isEnabled() && before.contains(field.pointer)) {
                row->setCheckState(Qt::Checked);
            }
            head->appendRow(row);
        }
        if (!head->hasChildren()) {
            // A group that may not leave at all is named, so that nobody looks for it.
            const bool any = std::any_of(group.fields.cbegin(), group.fields.cend(), [this](const ShareField &field) {
                return hasField(m_subject.form, field.pointer);
            });
            delete head;
            if (any && !group.label.zh.isEmpty())
                m_fieldModel->appendRow(makeHandoffItem(Wording::label(group.label), {}, ShareMark::NotShareable));
            continue;
        }
        m_fieldModel->appendRow(head);
        followChecks(head->child(0));
        if (all)
            head->setEnabled(false);
    }
    m_updating = false;
    m_fieldView->expandAll();
}

void HandoffDialog::fillMaterials()
{
    m_updating = true;
    const QStringList before = chosenKeys(*m_materialModel);
    m_materialModel->clear();
    const bool all = m_action != Action::Consult;
    QSet<MaterialId> listed;
    for (const Material &material : m_subject.materials) {
        if (listed.contains(material.id))
            continue;
        listed.insert(material.id);
        const ItemMaterial *known = item() ? item()->material(material.id) : nullptr;
        const bool shareable = all || (known && known->shareable);
        auto *row = makeHandoffItem(known ? known->name : material.fileName, material.id.text(),
                                    shareable ? ShareMark::None : ShareMark::NotShareable);
        if (all || (shareable && before.contains(material.id.text())))
            row->setCheckState(Qt::Checked);
        if (all)
            row->setEnabled(false);
        m_materialModel->appendRow(row);
    }
    m_updating = false;
}

/// Recipients, question, fields and papers from the points that are not met and the differences.
void HandoffDialog::suggest()
{
    const ServiceItem *rules = item();
    if (!rules)
        return;
    QSet<QString> unitKeys;
    QSet<QString> fields;
    QStringList questions;
    for (const ReviewPoint &point : rules->reviewPoints) {
        const RegistryCheck *check = point.answeredBy.isEmpty() ? nullptr : m_subject.check(point.answeredBy);
        const bool differs = check && isUnansweredDifference(*check);
        if (point.consult.isEmpty() || (!differs && pointVerdict(m_subject, point) != PointVerdict::No))
            continue;
        for (const UnitId &unit : point.consult)
            unitKeys.insert(unit.text());
        for (const QString &field : point.fields)
            fields.insert(field);
        questions.append(
            differs ? tr("%1: the base registry has “%2”. Please verify.").arg(point.text, check->registryValue)
                    : tr("%1: please verify.").arg(point.text));
    }
    m_updating = true;
    forEachItem(*m_unitModel, [&](QStandardItem *row) {
        if (row->isCheckable() && unitKeys.contains(row->data(HandoffKeyRole).toString()))
            row->setCheckState(Qt::Checked);
    });
    forEachItem(*m_fieldModel, [&](QStandardItem *row) {
        const QString key = row->data(HandoffKeyRole).toString();
        const auto tag = static_cast<ShareMark>(row->data(ShareMarkRole).toInt());
        // Sensitive data is never chosen beforehand.
        if (!key.isEmpty() && row->isEnabled() && tag == ShareMark::None && fields.contains(key)) {
            row->setCheckState(Qt::Checked);
            followChecks(row);
        }
    });
    forEachItem(*m_materialModel, [&](QStandardItem *row) {
        const QString key = row->data(HandoffKeyRole).toString();
        if (row->isEnabled() && fields.contains(u'/' + key))
            row->setCheckState(Qt::Checked);
    });
    m_updating = false;
    m_question->setPlainText(questions.join(u'\n'));

    // The next working day's end, but not later than the rules allow.
    const QDate today = toLocalDate(m_clock.now());
    QDate day = today.addDays(1);
    if (m_commands.rules()) {
        const CalendarSet &calendars = m_commands.rules()->calendars;
        day = calendars.addWorkingDays(today, 1).date;
        const Deadlines &clocks = m_subject.deadlines;
        const QDate latest =
            clocks.promisedDue.isValid() && clocks.promisedDue >= today ? clocks.promisedDue : clocks.statutoryDue;
        if (latest.isValid() && latest >= today)
            day = qMin(day, latest);
        m_due->setDateTime(QDateTime(day, toLocalTime(calendars.endOfOffice(day)), Qt::UTC));
    } else {
        m_due->setDateTime(QDateTime(day, QTime(17, 0), Qt::UTC));
    }
}

void HandoffDialog::filterUnits(const QString &text)
{
    for (int row = 0; row < m_unitModel->rowCount(); ++row) {
        const QStandardItem *head = m_unitModel->item(row);
        const bool wholeGroup = matchesName(head->text(), text);
        bool any = false;
        for (int i = 0; i < head->rowCount(); ++i) {
            const QStandardItem *unit = head->child(i);
            const bool shown = wholeGroup || matchesName(unit->text(), text) ||
                               matchesName(unit->data(HandoffNamesRole).toString(), text);
            m_unitView->setRowHidden(i, head->index(), !shown);
            any = any || shown;
        }
        m_unitView->setRowHidden(row, {}, !any);
        bool chosen = false;
        for (int i = 0; i < head->rowCount(); ++i)
            chosen = chosen || head->child(i)->checkState() == Qt::Checked;
        m_unitView->setExpanded(head->index(), row == 0 || chosen || !text.trimmed().isEmpty());
    }
}

void HandoffDialog::choose(Action action)
{
    QAbstractButton *card = m_kinds->button(static_cast<int>(action));
    if (!card || !card->isEnabled())
        return;
    card->setChecked(true);
    if (m_action == action)
        return;
    m_action = action;
    fillUnits();
    fillFields();
    fillMaterials();
    update();
}

void HandoffDialog::setQuestion(const QString &question)
{
    m_question->setPlainText(question);
}

QVector<UnitId> HandoffDialog::chosenUnits() const
{
    QVector<UnitId> out;
    for (const QString &key : chosenKeys(*m_unitModel))
        out.append(UnitId(key));
    std::stable_sort(out.begin(), out.end(),
                     [this](const UnitId &a, const UnitId &b) { return m_order.indexOf(a) < m_order.indexOf(b); });
    return out;
}

/// Who was chosen first signs first.
void HandoffDialog::keepOrder()
{
    QVector<UnitId> chosen;
    for (const QString &key : chosenKeys(*m_unitModel))
        chosen.append(UnitId(key));
    m_order.removeIf([&](const UnitId &unit) { return !chosen.contains(unit); });
    for (const UnitId &unit : std::as_const(chosen)) {
        if (!m_order.contains(unit))
            m_order.append(unit);
    }
}

QVector<QString> HandoffDialog::chosenFields() const
{
    return chosenKeys(*m_fieldModel);
}

QVector<MaterialId> HandoffDialog::chosenMaterials() const
{
    QVector<MaterialId> out;
    for (const QString &key : chosenKeys(*m_materialModel))
        out.append(MaterialId(key));
    return out;
}

bool HandoffDialog::sharesSensitive() const
{
    bool sensitive = false;
    forEachItem(*m_fieldModel, [&sensitive](QStandardItem *row) {
        sensitive = sensitive || (row->checkState() == Qt::Checked &&
                                  static_cast<ShareMark>(row->data(ShareMarkRole).toInt()) == ShareMark::Sensitive);
    });
    return sensitive;
}

CommandDraft HandoffDialog::draft() const
{
    CommandDraft draft;
    draft.caseId = m_subject.id;
    draft.action = m_action;
    draft.actingUnit = m_unit;
    if (const auto context = m_commands.contextFor(m_subject, m_unit)) {
        if (const auto post = postFor(m_subject, m_action, *context))
            draft.post = *post;
    }
    HandoffRequest &request = draft.args.handoff;
    request.to = chosenUnits();
    const QString words = m_question->toPlainText().trimmed();
    if (m_action == Action::Transfer) {
        draft.args.reason = words;
        return draft;
    }
    request.question = words;
    request.dueAt = toUtc(m_due->date(), m_due->time());
    request.inTurn = m_action == Action::Countersign && m_inTurn->isChecked() && request.to.size() > 1;
    if (m_action == Action::Consult) {
        request.sharedFields = chosenFields();
        request.sharedMaterials = chosenMaterials();
    }
    return draft;
}

// ---- keeping it in line ----

void HandoffDialog::update()
{
    if (m_updating)
        return;
    const bool transfer = m_action == Action::Transfer;
    const bool consult = m_action == Action::Consult;
    keepOrder();
    const QVector<UnitId> to = chosenUnits();
    m_inTurn->setVisible(m_action == Action::Countersign);
    m_inTurn->setEnabled(to.size() > 1);
    m_unitNote->setText(tr("%n chosen", nullptr, static_cast<int>(to.size())));
    int fields = 0;
    forEachItem(*m_fieldModel,
                [&fields](QStandardItem *row) { fields += row->data(HandoffKeyRole).toString().isEmpty() ? 0 : 1; });
    const QString share = tr("%1 / %2", "chosen and all").arg(chosenFields().size()).arg(fields);
    m_fieldNote->setText(consult ? tr("as little as needed ・ %1").arg(share) : tr("everything"));
    m_materialNote->setText(
        consult ? tr("%1 / %2", "chosen and all").arg(chosenMaterials().size()).arg(m_materialModel->rowCount())
                : tr("everything"));
    m_watermarkNote->setText(consult    ? tr("They see it here only, with a watermark, until they have answered.")
                             : transfer ? tr("The whole file goes over with the case.")
                                        : tr("Who signs sees all that is signed."));
    m_due->setEnabled(!transfer);
    m_question->setPlaceholderText(transfer ? tr("Why the case goes over, at least 10 characters")
                                            : tr("What they are asked"));
    m_question->setAccessibleName(transfer ? tr("Reason") : tr("Question"));

    QString words;
    bool late = false;
    if (transfer) {
        words = tr("The due date of the applicant stays.");
    } else if (m_commands.rules()) {
        const CalendarSet &calendars = m_commands.rules()->calendars;
        const QDate today = toLocalDate(m_clock.now());
        const qint64 days = calendars.workingDaysBetween(today, m_due->date()).amount;
        words = days > 0 ? tr("%n working day(s)", nullptr, static_cast<int>(days)) : tr("today");
        const QDate promised = m_subject.deadlines.promisedDue;
        if (promised.isValid()) {
            const qint64 before = calendars.workingDaysBetween(m_due->date(), promised).amount;
            late = m_due->date() > promised;
            words = late          ? tr("%1, after the promised date").arg(words)
                    : before == 0 ? tr("%1, on the promised date").arg(words)
                                  : tr("%1, %2 before the promised date")
                                        .arg(words, tr("%n day(s)", nullptr, static_cast<int>(before)));
        }
    }
    m_dueWords->setInk(late ? Token::AmberText : Token::SubText);
    m_dueWords->setText(words);
    updateRoute(to);
    updateSummary(to);
    m_send->setText(transfer  ? tr("Transfer the case")
                    : consult ? tr("Send the consultation")
                              : tr("Ask for the signature"));
    QString reason;
    if (m_busy)
        reason = tr("Being sent…");
    else if (to.isEmpty())
        reason = tr("Choose a receiving unit first.");
    else if (m_question->toPlainText().trimmed().isEmpty())
        reason = transfer ? tr("Give a reason first.") : tr("Write what they are asked first.");
    m_send->setDisabledReason(reason);
}

void HandoffDialog::updateRoute(const QVector<UnitId> &to)
{
    const OrgDirectory *directory = units();
    const bool transfer = m_action == Action::Transfer;
    const RouteWidget::Node origin{Wording::unit(directory, m_unit), transfer ? tr("hands over") : tr("goes on")};
    QList<RouteWidget::Node> targets;
    QStringList names;
    const bool inTurn = m_action == Action::Countersign && m_inTurn->isChecked() && to.size() > 1;
    for (const UnitId &unit : to.mid(0, 3)) {
        const UnitId department = directory ? directory->departmentOf(unit) : unit;
        const QString name = Wording::unit(directory, unit);
        targets.append({inTurn ? tr("%1. %2", "a place in a row, and a unit").arg(targets.size() + 1).arg(name) : name,
                        department == unit ? QString() : Wording::unit(directory, department)});
        names.append(Wording::unit(directory, unit));
    }
    if (to.size() > 3)
        targets.append({tr("and %n more", nullptr, static_cast<int>(to.size()) - 3), {}});
    const RouteWidget::Node join =
        transfer ? RouteWidget::Node{}
                 : RouteWidget::Node{m_action == Action::Consult ? tr("Opinions") : tr("Signatures"),
                                     m_due->dateTime().toString(u"MM-dd HH:mm"_s)};
    m_route->setRoute(origin, targets, join, tr("the clock goes on"),
                      tr("From %1 to %2").arg(origin.title, names.join(tr(", "))));
}

void HandoffDialog::updateSummary(const QVector<UnitId> &to)
{
    QStringList parts{tr("to %n unit(s)", nullptr, static_cast<int>(to.size()))};
    if (m_action == Action::Consult) {
        parts.append(tr("%n field(s)", nullptr, static_cast<int>(chosenFields().size())));
        parts.append(tr("%n paper(s)", nullptr, static_cast<int>(chosenMaterials().size())));
        parts.append(sharesSensitive() ? tr("with sensitive data") : tr("no sensitive data"));
    } else {
        parts.append(m_action == Action::Transfer ? tr("the whole file") : tr("all that is to be signed"));
    }
    m_summary->setInk(sharesSensitive() && m_action == Action::Consult ? Token::AmberText : Token::Text);
    m_summary->setText(parts.join(u" ・ "_s));
}

void HandoffDialog::send()
{
    m_error->hide();
    const CommandDraft wanted = draft();
    if (const auto tried = m_commands.tryOut(m_subject, wanted); !tried) {
        NameSource names;
        names.units = units();
        names.item = item();
        showRefusal(Wording::refusal(tried.error(), names).text());
        return;
    }
    Q_EMIT sendRequested(wanted);
}

void HandoffDialog::showRefusal(const QString &what)
{
    m_error->setError(what, tr("Nothing was sent; all you chose and wrote is still here."), {});
    setBusy(false);
}

void HandoffDialog::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void HandoffDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter alone sends nothing.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace yunchuang
