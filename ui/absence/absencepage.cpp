// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/absencepage.h"

#include "domain/calendar.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "ui/absence/absencedialog.h"
#include "ui/absence/absencewords.h"
#include "ui/absence/relationdialog.h"
#include "ui/common/keybutton.h"
#include "ui/common/lists.h"
#include "ui/common/notices.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/queue/reassigndialog.h"

#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Most cases of the absent that are listed for reassignment.
constexpr int mostDue = 500;

} // namespace

AbsencePage::AbsencePage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_acts(parts.store, parts.commands)
    , m_absences(absenceColumns([this] { return today(); }))
    , m_due(dueColumns([this] { return today(); }))
    , m_done(doneColumns([this] { return today(); }))
    , m_relations(relationColumns([this] { return today(); }))
{
    const Theme &theme = Theme::current();
    setObjectName(u"absencePage"_s);
    setProperty("ground", u"base"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10));
    head->addWidget(new TextLabel(tr("Leave and substitutes"), FontRole::Title, true));
    head->addSpacing(theme.px(12));
    m_standsIn = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_standsIn->setObjectName(u"standsIn"_s);
    head->addWidget(m_standsIn);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(new Hairline);
    m_loading = new LoadingBar(parts.scheduler);
    column->addWidget(m_loading);
    m_error = new ErrorBox;
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &AbsencePage::refresh);
    column->addWidget(m_error);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"absenceTabs"_s);
    m_tabs->setAccessibleName(tr("Leave and substitutes"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeAbsences(), tr("Absences"));
    m_tabs->addTab(makeDone(), tr("Done in my name"));
    m_tabs->addTab(makeRelations(), tr("Recusal"));
    column->addWidget(m_tabs, 1);

    connect(&parts.commands, &CaseCommands::membersReceived, this,
            [this](const UnitId &unit, const protocol::MembersReply &members) {
                if (unit != m_session.current().unit)
                    return;
                m_members = members.members;
                if (m_absenceDialog)
                    m_absenceDialog->setMembers(m_members);
                if (m_relationDialog)
                    m_relationDialog->setMembers(m_members);
            });
    connect(&parts.store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (change.everything || !change.rows.isEmpty() || !change.gone.isEmpty())
            loadDue();
    });
    connect(&m_acts, &CaseActs::finished, this, [this](const ActsResult &result) {
        tell(tr("Reassigned %n case(s).", nullptr, int(result.done.size())));
        if (!result.failures.isEmpty())
            m_error->setError(tr("%n case(s) stayed as they were.", nullptr, int(result.failures.size())),
                              result.failures.constFirst().why.text(), {});
    });
    connect(&parts.commands, &CaseCommands::substitutionsChanged, this,
            [this] { showStandsIn(m_parts.commands.substitutions()); });
    makeShortcuts();
}

AbsencePage::~AbsencePage() = default;

QWidget *AbsencePage::makeAbsences()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    auto *buttons = new QHBoxLayout;
    m_enter = new KeyButton(Icon::Calendar, tr("Enter an absence…"));
    m_enter->setObjectName(u"newAbsence"_s);
    m_enter->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_N)));
    connect(m_enter, &QPushButton::clicked, this, &AbsencePage::enterAbsence);
    m_end = new KeyButton(Icon::SendBack, tr("End early"));
    m_end->setObjectName(u"endAbsence"_s);
    m_end->setKeyHint(u"Del"_s);
    connect(m_end, &QPushButton::clicked, this, &AbsencePage::endAbsence);
    buttons->addWidget(m_enter);
    buttons->addWidget(m_end);
    buttons->addStretch();
    column->addLayout(buttons);
    m_absenceTable = makeWordTable(&m_absences, u"absenceTable"_s, tr("Absences of the unit"));
    setColumnWidths(m_absenceTable, {110, 200, 220, 90});
    column->addWidget(m_absenceTable, 1);
    m_noAbsences = new EmptyView;
    m_noAbsences->setObjectName(u"noAbsences"_s);
    column->addWidget(m_noAbsences, 1);
    m_dueBox = new QWidget;
    auto *due = new QVBoxLayout(m_dueBox);
    due->setContentsMargins(0, 0, 0, 0);
    due->setSpacing(theme.px(8));
    due->addWidget(new Hairline);
    auto *dueHead = new QHBoxLayout;
    m_dueTitle = new TextLabel({}, FontRole::Unit, true);
    m_dueTitle->setObjectName(u"dueTitle"_s);
    dueHead->addWidget(m_dueTitle);
    dueHead->addStretch();
    m_reassign = new KeyButton(Icon::User, tr("Reassign…"));
    m_reassign->setObjectName(u"reassignDue"_s);
    m_reassign->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_R)));
    connect(m_reassign, &QPushButton::clicked, this, &AbsencePage::reassign);
    dueHead->addWidget(m_reassign);
    due->addLayout(dueHead);
    m_dueTable = makeWordTable(&m_due, u"dueTable"_s, tr("Cases that fall due during the absence"));
    m_dueTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setColumnWidths(m_dueTable, {110, 150, 260});
    due->addWidget(m_dueTable, 1);
    column->addWidget(m_dueBox, 0);
    connect(m_absenceTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        follow();
        loadDue();
    });
    connect(m_dueTable, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const ShownRow *row = m_due.at(index.row()))
            Q_EMIT caseOpened(row->summary.id);
    });
    return box;
}

QWidget *AbsencePage::makeDone()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    m_doneTable = makeWordTable(&m_done, u"doneTable"_s, tr("What substitutes did in my name"));
    setColumnWidths(m_doneTable, {150, 110, 150, 150});
    connect(m_doneTable, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const protocol::ActForMe *act = m_done.at(index.row()))
            Q_EMIT caseOpened(act->caseId);
    });
    column->addWidget(m_doneTable, 1);
    m_noneDone = new EmptyView;
    column->addWidget(m_noneDone, 1);
    return box;
}

QWidget *AbsencePage::makeRelations()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    auto *buttons = new QHBoxLayout;
    m_declare = new KeyButton(Icon::Edit, tr("Declare a relation…"));
    m_declare->setObjectName(u"newRelation"_s);
    connect(m_declare, &QPushButton::clicked, this, &AbsencePage::declare);
    m_withdraw = new KeyButton(Icon::SendBack, tr("Take back"));
    m_withdraw->setObjectName(u"withdrawRelation"_s);
    m_withdraw->setKeyHint(u"Del"_s);
    connect(m_withdraw, &QPushButton::clicked, this, &AbsencePage::withdraw);
    buttons->addWidget(m_declare);
    buttons->addWidget(m_withdraw);
    buttons->addStretch();
    column->addLayout(buttons);
    m_relationTable = makeWordTable(&m_relations, u"relationTable"_s, tr("Relations on record"));
    setColumnWidths(m_relationTable, {110, 300, 220});
    connect(m_relationTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AbsencePage::follow);
    column->addWidget(m_relationTable, 1);
    m_noRelations = new EmptyView;
    column->addWidget(m_noRelations, 1);
    return box;
}

void AbsencePage::makeShortcuts()
{
    const auto onDelete = [this](QTableView *table, void (AbsencePage::*run)()) {
        auto *key = new QShortcut(Qt::Key_Delete, table);
        key->setContext(Qt::WidgetShortcut);
        connect(key, &QShortcut::activated, this, run);
    };
    onDelete(m_absenceTable, &AbsencePage::endAbsence);
    onDelete(m_relationTable, &AbsencePage::withdraw);
    const auto onReturn = [this](QTableView *table) {
        auto *key = new QShortcut(Qt::Key_Return, table);
        key->setContext(Qt::WidgetShortcut);
        connect(key, &QShortcut::activated, this, [table] { Q_EMIT table->doubleClicked(table->currentIndex()); });
    };
    onReturn(m_dueTable);
    onReturn(m_doneTable);
}

// ---- what is shown ----

QString AbsencePage::name() const
{
    return tr("Leave and substitutes");
}

QVector<QWidget *> AbsencePage::panes() const
{
    switch (m_tabs->currentIndex()) {
    case 1:
        return {m_doneTable};
    case 2:
        return {m_relationTable};
    default:
        return {m_absenceTable, m_dueTable};
    }
}

void AbsencePage::enter()
{
    QWidget *first = panes().constFirst();
    m_focusWanted = !first->isVisible();
    (m_focusWanted ? m_tabs : first)->setFocus();
}

void AbsencePage::refresh()
{
    m_error->clear();
    m_error->hide();
    load();
}

void AbsencePage::setSession(const SessionView &session)
{
    m_session = session;
    m_acts.setUnit(session.current().unit);
    m_parts.commands.requestMembers(session.current().unit);
    load();
}

bool AbsencePage::isHead() const
{
    return m_session.current().posts.testFlag(Post::Dispatcher);
}

QDate AbsencePage::today() const
{
    return toLocalDate(m_parts.clock.now());
}

const protocol::Absence *AbsencePage::current() const
{
    return m_absences.at(m_absenceTable->currentIndex().row());
}

/// Known without the network too: the client keeps the service's last word.
void AbsencePage::showStandsIn(const QVector<protocol::Substitution> &substitutions)
{
    QStringList names;
    for (const protocol::Substitution &one : substitutions) {
        if (one.from <= today() && today() <= one.until)
            names.append(one.name);
    }
    m_standsIn->setText(names.isEmpty() ? QString() : tr("You stand in for %1.").arg(names.join(tr(", "))));
}

void AbsencePage::load()
{
    const UnitId unit = m_session.current().unit;
    if (unit.isEmpty())
        return;
    showStandsIn(m_parts.commands.substitutions());
    m_loading->start();
    m_waiting = 3;
    showEmpty();
    const auto answered = [this] {
        if (--m_waiting == 0)
            m_loading->stop();
        showEmpty();
        follow();
    };
    ServiceRequest absences;
    absences.path = protocol::expandPath(protocol::paths::absences, {unit.text()});
    m_parts.desk.ask<protocol::AbsencesReply>(absences, this, [this, answered](const auto &reply) {
        if (reply) {
            const protocol::Absence *kept = current();
            const QString id = kept ? kept->id : QString();
            m_absences.setRows(reply->absences);
            int row = 0;
            for (int i = 0; i < m_absences.rowCount(); ++i)
                row = m_absences.at(i)->id == id ? i : row;
            if (m_absences.rowCount() > 0)
                m_absenceTable->selectRow(row);
            loadDue();
        } else {
            fail(reply.error());
        }
        m_absencesAnswer = reply ? Answer::Came : Answer::Failed;
        answered();
    });
    ServiceRequest relations;
    relations.path = protocol::expandPath(protocol::paths::relations, {unit.text()});
    m_parts.desk.ask<protocol::RelationsReply>(relations, this, [this, answered](const auto &reply) {
        if (reply) {
            m_relations.setRows(reply->relations);
            if (m_relations.rowCount() > 0)
                m_relationTable->selectRow(0);
        }
        m_relationsAnswer = reply ? Answer::Came : Answer::Failed;
        answered();
    });
    ServiceRequest desk;
    desk.path = protocol::paths::desk;
    m_parts.desk.ask<protocol::DeskReply>(desk, this, [this, answered](const auto &reply) {
        if (reply) {
            m_done.setRows(reply->doneForMe);
            showStandsIn(reply->standsInFor);
        }
        m_doneAnswer = reply ? Answer::Came : Answer::Failed;
        answered();
    });
}

/// What falls due while the chosen person is away: the head decides what moves.
void AbsencePage::loadDue()
{
    const quint64 reading = ++m_dueReading;
    const protocol::Absence *absence = current();
    if (!absence || !AbsenceWords::isOpen(*absence, today())) {
        m_due.setRows({});
        follow();
        return;
    }
    CaseFilter filter;
    filter.queue = Queue::Unit;
    filter.scope.unit = m_session.current().unit;
    filter.scope.user = m_session.user;
    filter.scope.today = today();
    filter.assignees = {absence->user};
    filter.dueFrom = qMax(absence->from, today());
    filter.dueTo = absence->until;
    m_parts.store.window(filter, {}, {}, mostDue, this, [this, reading](const StoreResult<CaseWindow> &window) {
        if (reading != m_dueReading || !window)
            return;
        m_due.setRows(window->rows);
        follow();
    });
}

/// An empty list is said to be empty only once the service has said so.
void AbsencePage::showEmpty()
{
    const auto show = [](QTableView *table, EmptyView *none, Answer answer, const QString &words) {
        const bool any = table->model()->rowCount() > 0;
        table->setVisible(any);
        none->setVisible(!any);
        if (answer == Answer::Came)
            none->setMessage(words);
        else
            none->setMessage(answer == Answer::Awaited ? tr("Loading…") : tr("Not known without the service."));
    };
    show(m_absenceTable, m_noAbsences, m_absencesAnswer, tr("Nobody is away, or will be. Ctrl+N enters an absence."));
    show(m_doneTable, m_noneDone, m_doneAnswer, tr("Nothing was done in your name in the last three months."));
    show(m_relationTable, m_noRelations, m_relationsAnswer,
         tr("No relation is on record. Once one is declared, cases of that person or body go to somebody else."));
    // The page was entered before there was anything to stand on.
    QWidget *first = panes().constFirst();
    if (first->isVisible() && std::exchange(m_focusWanted, false))
        first->setFocus();
}

void AbsencePage::follow()
{
    const protocol::Absence *absence = current();
    const bool own = absence && absence->user == m_session.user;
    if (!absence)
        m_end->setDisabledReason(tr("Choose an absence."));
    else if (!AbsenceWords::isOpen(*absence, today()))
        m_end->setDisabledReason(tr("It is over."));
    else if (!own && !isHead())
        m_end->setDisabledReason(tr("Only who is away and the head of the unit can end it."));
    else
        m_end->setDisabledReason({});
    const int due = m_due.rowCount();
    m_dueTitle->setText(!absence   ? QString()
                        : due == 0 ? tr("Nothing of %1 falls due meanwhile.").arg(absence->userName)
                                   : tr("%n case(s) of %1 fall due meanwhile", nullptr, due).arg(absence->userName));
    m_dueBox->setVisible(absence);
    qobject_cast<QVBoxLayout *>(m_dueBox->parentWidget()->layout())->setStretchFactor(m_dueBox, due > 0 ? 1 : 0);
    m_dueTable->setVisible(due > 0);
    m_reassign->setVisible(due > 0 && isHead());
    const protocol::Relation *relation = m_relations.at(m_relationTable->currentIndex().row());
    const bool mayWithdraw =
        relation && (isHead() || (relation->user == m_session.user && relation->declaredBy == m_session.user));
    m_withdraw->setDisabledReason(!relation     ? tr("Choose a relation.")
                                  : mayWithdraw ? QString()
                                                : tr("What the head declared, only the head takes back."));
}

void AbsencePage::fail(const ServiceFailure &failure)
{
    m_error->setError(tr("The absences could not be fetched."),
                      tr("%1 What was shown stays.").arg(AbsenceWords::failure(failure)), failure.api.requestId);
}

void AbsencePage::tell(const QString &words)
{
    m_said = words;
    Q_EMIT statusChanged();
}

// ---- what is done ----

void AbsencePage::enterAbsence()
{
    if (m_absenceDialog)
        return;
    auto *dialog = new AbsenceDialog(m_session.user, m_session.name, isHead(), today(), window());
    m_absenceDialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMembers(m_members);
    if (m_members.isEmpty())
        m_parts.commands.requestMembers(m_session.current().unit);
    connect(dialog, &AbsenceDialog::given, this, &AbsencePage::sendAbsence);
    dialog->open();
}

void AbsencePage::sendAbsence(protocol::AbsenceRequest request)
{
    request.id = makeUuid7(m_parts.clock, m_parts.random);
    ServiceRequest posted;
    posted.method = "POST";
    posted.path = protocol::expandPath(protocol::paths::absences, {m_session.current().unit.text()});
    posted.body = protocol::encode(request);
    m_parts.desk.ask<protocol::Absence>(posted, this, [this](const auto &entered) {
        if (!entered) {
            if (m_absenceDialog)
                m_absenceDialog->refuse(AbsenceWords::failure(entered.error()));
            return;
        }
        if (m_absenceDialog)
            m_absenceDialog->accept();
        tell(tr("Entered: %1 is away %2.")
                 .arg(entered->userName, AbsenceWords::period(entered->from, entered->until, today())));
        Q_EMIT absencesChanged();
        load();
    });
}

void AbsencePage::endAbsence()
{
    const protocol::Absence *absence = current();
    if (!absence || !m_end->isEnabled())
        return;
    ServiceRequest posted;
    posted.method = "POST";
    posted.path = protocol::expandPath(protocol::paths::absenceEnd, {absence->id});
    posted.body = "{}";
    m_parts.desk.ask<protocol::Absence>(posted, this, [this](const auto &ended) {
        if (!ended) {
            m_error->setError(tr("The absence was not ended."), AbsenceWords::failure(ended.error()),
                              ended.error().api.requestId);
            return;
        }
        tell(tr("Ended: %1 is back. Substitutes have no more rights.").arg(ended->userName));
        Q_EMIT absencesChanged();
        load();
    });
}

void AbsencePage::reassign()
{
    const protocol::Absence *absence = current();
    if (m_reassignDialog || !absence || m_due.rowCount() == 0 || !isHead())
        return;
    QVector<RowKey> keys;
    const QModelIndexList chosen = m_dueTable->selectionModel()->selectedRows();
    for (int row = 0; row < m_due.rowCount(); ++row) {
        const bool wanted =
            chosen.isEmpty() ||
            std::any_of(chosen.cbegin(), chosen.cend(), [row](const QModelIndex &index) { return index.row() == row; });
        if (wanted)
            keys.append({m_due.at(row)->summary.id, m_due.at(row)->summary.viewer});
    }
    auto *dialog = new ReassignDialog(window());
    m_reassignDialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setCases(keys.size(), m_due.rows().constFirst().summary.queryCode);
    QVector<ReassignDialog::Member> members;
    for (const protocol::Member &member : std::as_const(m_members)) {
        if (member.user != absence->user)
            members.append({member.user, member.name, Wording::posts(member.posts), {}});
    }
    dialog->setMembers(members);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, keys] { m_acts.giveTo(keys, dialog->user(), dialog->userName(), dialog->reason()); });
    dialog->open();
}

void AbsencePage::declare()
{
    if (m_relationDialog)
        return;
    auto *dialog = new RelationDialog(m_session.user, m_session.name, isHead(), window());
    m_relationDialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMembers(m_members);
    connect(dialog, &RelationDialog::given, this, &AbsencePage::sendRelation);
    dialog->open();
}

void AbsencePage::sendRelation(protocol::RelationRequest request)
{
    request.id = makeUuid7(m_parts.clock, m_parts.random);
    ServiceRequest posted;
    posted.method = "POST";
    posted.path = protocol::expandPath(protocol::paths::relations, {m_session.current().unit.text()});
    posted.body = protocol::encode(request);
    m_parts.desk.ask<protocol::Relation>(posted, this, [this](const auto &declared) {
        if (!declared) {
            if (m_relationDialog)
                m_relationDialog->refuse(AbsenceWords::failure(declared.error()));
            return;
        }
        if (m_relationDialog)
            m_relationDialog->accept();
        tell(tr("Declared. The number was not kept."));
        load();
    });
}

void AbsencePage::withdraw()
{
    const protocol::Relation *relation = m_relations.at(m_relationTable->currentIndex().row());
    if (!relation || !m_withdraw->isEnabled())
        return;
    ServiceRequest gone;
    gone.method = "DELETE";
    gone.path = protocol::expandPath(protocol::paths::relationById, {relation->id});
    m_parts.desk.tell(gone, this, [this](const auto &answer) {
        if (!answer)
            m_error->setError(tr("The relation was not taken back."), AbsenceWords::failure(answer.error()),
                              answer.error().api.requestId);
        else
            tell(tr("Taken back."));
        load();
    });
}

} // namespace yunchuang
