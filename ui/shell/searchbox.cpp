// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/searchbox.h"

#include "domain/seams.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/shell/resultdelegate.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QTreeView>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int caseLimit = 8;

} // namespace

SearchBox::SearchBox(CaseStore &store, Scheduler &scheduler, QWidget *parent)
    : QLineEdit(parent)
    , m_store(store)
    , m_scheduler(scheduler)
    , m_model(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    setObjectName(u"search"_s);
    setPlaceholderText(tr("Case number, enterprise, applicant, command"));
    setAccessibleName(tr("Search cases and commands"));
    setMaxLength(100);
    setClearButtonEnabled(false);
    addAction(tintedIcon(Icon::Search, Theme::current().color(Token::TopBarSub)), QLineEdit::LeadingPosition);
    auto *popup = new QTreeView;
    popup->setObjectName(u"searchResults"_s);
    popup->setRootIsDecorated(false);
    popup->setHeaderHidden(true);
    popup->setUniformRowHeights(true);
    popup->setMouseTracking(true);
    m_completer->setPopup(popup);
    popup->setItemDelegate(new ResultDelegate(popup));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(16);
    m_completer->setWidget(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &SearchBox::choose);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_scheduler.cancel(m_typing);
        if (text.trimmed().isEmpty()) {
            ++m_question;
            m_completer->popup()->hide();
            return;
        }
        m_typing = m_scheduler.after(typingPause, this, [this] { look(); });
    });
}

QAbstractItemModel *SearchBox::results() const
{
    return m_model;
}

void SearchBox::look()
{
    CaseFilter filter;
    filter.queue = Queue::All;
    filter.scope = m_scope;
    filter.text = text().trimmed();
    if (filter.text.isEmpty() || m_scope.unit.isEmpty())
        return;
    m_store.window(filter, {SortColumn::Received, true}, {}, caseLimit, this,
                   [this, question = ++m_question](const StoreResult<CaseWindow> &window) {
                       if (question == m_question)
                           fill(window ? window->rows : QVector<ShownRow>());
                   });
}

void SearchBox::fill(const QVector<ShownRow> &rows)
{
    m_model->clear();
    m_found.clear();
    const auto add = [this](const QString &words, ResultDelegate::Kind kind, int number, const QString &detail = {},
                            const QString &right = {}) {
        auto *entry = new QStandardItem(words);
        entry->setData(static_cast<int>(kind), ResultDelegate::KindRole);
        entry->setData(number, ResultDelegate::NumberRole);
        entry->setData(detail, ResultDelegate::DetailRole);
        entry->setData(right, ResultDelegate::RightRole);
        entry->setFlags(kind == ResultDelegate::TitleKind ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_model->appendRow(entry);
    };
    if (!rows.isEmpty())
        add(tr("Cases"), ResultDelegate::TitleKind, 0);
    for (const ShownRow &row : rows) {
        add(row.summary.applicantName, ResultDelegate::CaseKind, static_cast<int>(m_found.size()),
            row.summary.queryCode + u"　"_s + row.summary.itemName, Wording::state(row.summary.state));
        m_found.append({row.summary.id, row.summary.viewer});
    }
    bool titled = false;
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands.at(i);
        if (!command.words.contains(text().trimmed(), Qt::CaseInsensitive))
            continue;
        if (!titled)
            add(tr("Commands"), ResultDelegate::TitleKind, 0);
        titled = true;
        add(command.words, ResultDelegate::CommandKind, i, {}, command.keys);
    }
    if (m_model->rowCount() == 0)
        add(tr("Nothing found on this computer"), ResultDelegate::TitleKind, 0);
    if (!hasFocus())
        return;
    m_completer->setCompletionPrefix(QString());
    QRect rect = this->rect();
    m_completer->complete(rect);
    // The first result can be opened with Enter at once.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->isEnabled()) {
            m_completer->popup()->setCurrentIndex(m_completer->popup()->model()->index(row, 0));
            break;
        }
    }
}

void SearchBox::choose(const QModelIndex &index)
{
    const int kind = index.data(ResultDelegate::KindRole).toInt();
    const int number = index.data(ResultDelegate::NumberRole).toInt();
    clear();
    ++m_question;
    if (kind == ResultDelegate::CaseKind && number < m_found.size())
        Q_EMIT caseChosen(m_found.at(number));
    else if (kind == ResultDelegate::CommandKind && number < m_commands.size())
        m_commands.at(number).run();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_completer->popup()->isVisible()) {
        clear();
        clearFocus();
        if (nextInFocusChain())
            focusNextChild();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || width() < Theme::current().px(280))
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setFont(theme.font(FontRole::Hint));
    painter.setPen(theme.color(Token::TopBarSub));
    painter.drawText(rect().adjusted(0, 0, -theme.px(10), 0), int(Qt::AlignRight | Qt::AlignVCenter), u"Ctrl+K"_s);
}

} // namespace yunchuang
