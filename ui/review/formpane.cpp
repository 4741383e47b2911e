// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/formpane.h"

#include "domain/seams.h"
#include "forms/formcatalogue.h"
#include "forms/jsonpointer.h"
#include "ui/common/delegates.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/words.h"
#include "ui/review/approvalform.h"
#include "ui/review/formtree.h"
#include "ui/review/historywords.h"
#include "ui/review/reasondialog.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QListView>
#include <QLocale>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long a value is shown in full (domain practice: half a minute).
constexpr auto revealTime = 30s;

} // namespace

FormPane::FormPane(CaseCommands &commands, Scheduler &scheduler, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_scheduler(scheduler)
{
    const Theme &theme = Theme::current();
    setObjectName(u"formPane"_s);
    setProperty("ground", u"base"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"formTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    auto *corner = new QWidget;
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, theme.px(8), 0);
    row->setSpacing(theme.px(6));
    m_differences = new Tag;
    m_differences->setObjectName(u"differences"_s);
    m_nextDifference = new KeyButton(tr("Next"));
    m_nextDifference->setObjectName(u"nextDifference"_s);
    m_nextDifference->setVariant(KeyButton::Variant::Flat);
    m_nextDifference->setKeyHint(u"F4"_s);
    connect(m_nextDifference, &QPushButton::clicked, this, [this] { nextDifference(); });
    row->addWidget(m_differences);
    row->addWidget(m_nextDifference);
    m_tabs->setCornerWidget(corner);
    column->addWidget(m_tabs, 1);

    m_noForm = new EmptyView;
    m_noForm->setObjectName(u"noForm"_s);
    m_noForm->hide();
    column->addWidget(m_noForm, 1);

    m_historyView = new QListView;
    m_historyView->setObjectName(u"historyView"_s);
    m_historyView->setAccessibleName(tr("History"));
    m_historyView->setFrameShape(QFrame::NoFrame);
    m_historyView->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_historyView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_historyWords = new HistoryWords(m_history, this);
    m_historyView->setModel(m_historyWords);
    TwoLineDelegate::Roles roles;
    roles.title = HistoryWords::ActRole;
    roles.titleDetail = HistoryWords::WhoRole;
    roles.second = HistoryWords::WordsRole;
    auto *delegate = new TwoLineDelegate(roles, m_historyView);
    delegate->setRowHeight(48);
    m_historyView->setItemDelegate(delegate);

    m_approvalBox = new QWidget;
    m_approvalBox->setObjectName(u"approvalBox"_s);
    auto *approvalColumn = new QVBoxLayout(m_approvalBox);
    approvalColumn->setContentsMargins(0, 0, 0, 0);
    approvalColumn->setSpacing(0);
    approvalColumn->addWidget(new Hairline);
    auto *headRow = new QHBoxLayout;
    headRow->setContentsMargins(theme.px(12), theme.px(6), theme.px(12), 0);
    m_approvalHead = new SectionHead(tr("Approval fields"));
    headRow->addWidget(m_approvalHead);
    approvalColumn->addLayout(headRow);
    m_approval = new ApprovalForm;
    approvalColumn->addWidget(m_approval);
    m_approvalBox->hide();
    column->addWidget(m_approvalBox);
    connect(m_approval, &ApprovalForm::edited, this, &FormPane::approvalEdited);
    setFocusProxy(m_tabs);
    updateCorner();
}

void FormPane::makeTabs(const FormDescription *form)
{
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    qDeleteAll(m_trees);
    m_trees.clear();
    for (int tab = 0; form && tab < form->tabs().size(); ++tab) {
        auto *tree = new FormTree;
        tree->setObjectName(u"formTree%1"_s.arg(tab));
        connect(tree, &FormTree::answered, this, &FormPane::answered);
        connect(tree, &FormTree::lookupRequested, this, &FormPane::lookupRequested);
        connect(tree, &FormTree::revealRequested, this,
                [this, tree](const QString &pointer, const QString &label) { askToReveal(tree, pointer, label); });
        m_trees.append(tree);
        m_tabs->addTab(tree, {});
    }
}

void FormPane::show(const Content &content)
{
    const Case &subject = content.whole->shown;
    const bool other = m_shown != subject.id || m_shownUnit != content.key.viewer;
    const QString formName = content.form ? FormKey{subject.formId, subject.formVersion}.text() : QString();
    m_key = content.key;
    m_shown = subject.id;
    m_shownUnit = content.key.viewer;
    m_noForm->setMessage(content.reasonNoForm);
    m_noForm->setVisible(!content.form);
    m_tabs->setVisible(content.form || !content.whole->service.history.isEmpty());
    if (formName != m_formName || m_trees.isEmpty()) {
        // Without a form nothing of the one before stays.
        makeTabs(content.form);
        m_formName = formName;
    }
    m_form = content.form ? std::optional(*content.form) : std::nullopt;
    for (int tab = 0; content.form && tab < m_trees.size(); ++tab) {
        FormTree *tree = m_trees.at(tab);
        const QString chosen = other ? QString() : tree->currentIndex().data(FormPointerRole).toString();
        if (other)
            tree->form().clear();
        tree->setAnswerable(content.reasonNoAnswer, content.noCorrection);
        tree->setLookup(content.lookup, content.today);
        tree->form().show(*content.form, tab, subject, content.viewer);
        tree->settle();
        if (!chosen.isEmpty())
            tree->select(tree->form().indexOf(chosen));
        // A tab that holds a list says how long it is.
        const FormTab &shown = content.form->tabs().at(tab);
        QString label = shown.label.in(content.viewer.language);
        if (label.isEmpty())
            label = tr("Application");
        label.replace(u'&', u"&&"_s);
        for (const FormGroup &group : shown.groups) {
            if (tab > 0 && group.fields.size() == 1 && group.fields.constFirst().field->type == ValueType::List) {
                const QJsonArray list =
                    valueAt(QJsonValue(subject.form), group.fields.constFirst().field->pattern).toArray();
                label += u' ' + QString::number(list.size());
                break;
            }
        }
        m_tabs->setTabText(tab, label);
        m_tabs->setTabVisible(tab, tree->form().rowCount() > 0 ||
                                       (!content.viewer.onlyWhatIsThere && isTabVisible(shown, subject.form)));
    }
    const bool hasHistory = !content.whole->service.history.isEmpty();
    m_history.show(content.whole->service.history);
    m_historyWords->setContext(m_commands.rules(), subject.item, content.today);
    if (hasHistory && m_tabs->indexOf(m_historyView) < 0)
        m_tabs->addTab(m_historyView, {});
    if (!hasHistory && m_tabs->indexOf(m_historyView) >= 0)
        m_tabs->removeTab(m_tabs->indexOf(m_historyView));
    if (hasHistory)
        m_tabs->setTabText(m_tabs->indexOf(m_historyView), tr("History %1").arg(m_history.rowCount()));
    if (other)
        m_tabs->setCurrentIndex(0);

    const bool approves = content.approval && !subject.step.isEmpty();
    if (!approves) {
        m_approval->clear();
    } else {
        // What is being written is not thrown away because the case was read again.
        const bool keep = !other && m_approval->isShown() && content.approvalEditable;
        if (!keep)
            m_approval->clear();
        const QJsonObject value = keep ? m_approval->value() : subject.approval.value(subject.step);
        m_approval->show(*content.approval, subject.step.text(), value, content.approvalEditable, content.today);
        m_approvalHead->setNote(content.approvalEditable ? tr("can be edited") : QString());
    }
    m_approvalBox->setVisible(approves);
    updateCorner();
}

void FormPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The application keeps the greater part.
    m_approval->setRoom(height() * 45 / 100);
}

void FormPane::clear()
{
    m_key.reset();
    m_shown = {};
    for (FormTree *tree : std::as_const(m_trees)) {
        tree->form().clear();
        tree->settle();
    }
    m_history.show({});
    m_approval->clear();
    m_approvalBox->hide();
    updateCorner();
}

void FormPane::setChanged(const QVector<QString> &pointers)
{
    for (FormTree *tree : std::as_const(m_trees))
        tree->form().setChanged(pointers);
}

int FormPane::differenceCount() const
{
    int count = 0;
    for (FormTree *tree : m_trees)
        count += static_cast<int>(tree->form().differences().size());
    return count;
}

void FormPane::updateCorner()
{
    const int count = differenceCount();
    m_differences->setTag({Tone::Red, Glyph::CrossDiamond, false, false, false, false},
                          tr("%n difference(s)", nullptr, count));
    m_differences->setVisible(count > 0);
    m_nextDifference->setVisible(count > 0);
}

bool FormPane::nextDifference(bool back)
{
    struct Place
    {
        int tab;
        QModelIndex index;
    };
    QVector<Place> places;
    int current = -1;
    for (int tab = 0; tab < m_trees.size(); ++tab) {
        for (const QModelIndex &index : m_trees.at(tab)->form().differences()) {
            if (m_tabs->currentIndex() == tab && m_trees.at(tab)->currentIndex().siblingAtColumn(0) == index)
                current = static_cast<int>(places.size());
            places.append({tab, index});
        }
    }
    if (places.isEmpty())
        return false;
    const int count = static_cast<int>(places.size());
    const int next = current < 0 ? (back ? count - 1 : 0) : (current + (back ? count - 1 : 1)) % count;
    const Place &place = places.at(next);
    m_tabs->setCurrentIndex(place.tab);
    m_trees.at(place.tab)->select(place.index);
    m_trees.at(place.tab)->setFocus();
    return true;
}

QString FormPane::currentDifference() const
{
    QString only;
    int count = 0;
    for (int tab = 0; tab < m_trees.size(); ++tab) {
        const FormTree *tree = m_trees.at(tab);
        const QModelIndex current = tree->currentIndex();
        if (m_tabs->currentIndex() == tab && current.data(FormDifferenceRole).toBool())
            return current.data(FormCheckRole).toString();
        for (const QModelIndex &index : const_cast<FormTree *>(tree)->form().differences()) {
            only = index.data(FormCheckRole).toString();
            ++count;
        }
    }
    return count == 1 ? only : QString();
}

QString FormPane::labelOf(const QString &pointer) const
{
    const Field *field = m_form ? m_form->field(pointer) : nullptr;
    return field ? Wording::label(field->label) : pointer;
}

QString FormPane::shownText(const QString &pointer) const
{
    for (FormTree *tree : m_trees) {
        const QModelIndex index = tree->form().indexOf(pointer);
        if (index.isValid() && index.data(FormPointerRole).toString() == pointer)
            return index.siblingAtColumn(FormValueColumn).data().toString();
    }
    return {};
}

const RegistryCheck *FormPane::checkAt(const QString &pointer) const
{
    for (FormTree *tree : m_trees) {
        const QModelIndex index = tree->form().indexOf(pointer);
        if (index.isValid() && index.data(FormPointerRole).toString() == pointer)
            return tree->form().checkAt(index);
    }
    return nullptr;
}

void FormPane::focusForm()
{
    if (QWidget *page = m_tabs->currentWidget())
        page->setFocus();
}

// ---- showing what is masked ----

void FormPane::askToReveal(FormTree *tree, const QString &pointer, const QString &label)
{
    const QModelIndex index = tree->form().indexOf(pointer);
    if (index.data(FormRevealedRole).toBool()) {
        tree->form().conceal(pointer);
        return;
    }
    ReasonDialog::Question question;
    question.title = tr("Show in full");
    question.explanation =
        tr("%1 is shown in full for 30 seconds. The look is recorded with your name and the reason.").arg(label);
    question.label = tr("Reason");
    question.button = tr("Show");
    question.minimum = 2;
    question.suggestions = {tr("Compare with the identity document"), tr("Reach the applicant"),
                            tr("Compare with a registry")};
    auto *dialog = new ReasonDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::given, this,
            [this, tree = QPointer<FormTree>(tree), pointer](const QString &reason) {
                if (tree)
                    reveal(tree, pointer, reason);
            });
    dialog->open();
}

void FormPane::reveal(FormTree *tree, const QString &pointer, const QString &reason)
{
    if (!m_key)
        return;
    m_commands.recordLook(m_key->caseId, m_key->viewer, pointer, reason);
    tree->form().reveal(pointer);
    m_scheduler.after(revealTime, tree, [tree, pointer] { tree->form().conceal(pointer); });
}

} // namespace yunchuang
