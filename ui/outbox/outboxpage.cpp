// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxpage.h"

#include "domain/seams.h"
#include "ui/common/keybutton.h"
#include "ui/common/lists.h"
#include "ui/common/notices.h"
#include "ui/common/words.h"
#include "ui/outbox/conflictpane.h"
#include "ui/outbox/outboxwords.h"

#include <QListView>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

OutboxPage::OutboxPage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
                       Scheduler &, QWidget *parent)
    : Page(parent)
    , m_commands(commands)
    , m_connection(connection)
    , m_clock(clock)
{
    setObjectName(u"outboxPage"_s);
    m_words = new OutboxWords(m_model, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_detail = new ConflictPane(store, commands, clock);
    QSplitter *splitter = makeListAndDetail(makeList(), m_detail, 472, 776);
    splitter->setObjectName(u"outboxSplitter"_s);
    column->addWidget(splitter);

    connect(m_detail, &ConflictPane::openRequested, this, &OutboxPage::caseOpened);
    connect(m_detail, &ConflictPane::editRequested, this, &OutboxPage::editRequested);
    connect(m_detail, &ConflictPane::said, this, &OutboxPage::tell);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxPage::follow);
    connect(&commands, &CaseCommands::outboxChanged, this, [this](const QVector<OutboxEntry> &entries) {
        m_model.merge(entries);
        updateHead();
        follow();
    });
    connect(&commands, &CaseCommands::rulesChanged, this, &OutboxPage::updateHead);
    connect(&connection, &ConnectionState::changed, this, &OutboxPage::updateHead);
    makeShortcuts();
    read();
}

OutboxPage::~OutboxPage() = default;

QWidget *OutboxPage::makeList()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    box->setProperty("ground", u"base"_s);
    box->setMinimumWidth(theme.px(360));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8));
    head->setSpacing(theme.px(8));
    head->addWidget(new TextLabel(tr("Outbox"), FontRole::Title, true));
    m_count = new TextLabel({}, FontRole::Body, false, Token::SubText);
    m_count->setObjectName(u"outboxCount"_s);
    head->addWidget(m_count);
    head->addStretch();
    m_withdraw = new KeyButton(Icon::SendBack, tr("Withdraw"));
    m_withdraw->setObjectName(u"withdraw"_s);
    m_withdraw->setKeyHint(u"Del"_s);
    connect(m_withdraw, &QPushButton::clicked, this, &OutboxPage::withdraw);
    m_releaseAll = new KeyButton(Icon::Send, tr("Submit all"));
    m_releaseAll->setObjectName(u"submitAll"_s);
    m_releaseAll->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_U)));
    connect(m_releaseAll, &QPushButton::clicked, this, &OutboxPage::releaseAll);
    for (KeyButton *button : {m_withdraw, m_releaseAll}) {
        button->setMinimumWidth(button->sizeHint().width());
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    head->addWidget(m_withdraw);
    head->addWidget(m_releaseAll);
    column->addLayout(head);
    column->addWidget(new Hairline);
    m_error = new ErrorBox;
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &OutboxPage::read);
    column->addWidget(m_error);

    TwoLineDelegate::Roles roles;
    roles.title = OutboxWords::ActWordsRole;
    roles.titleDetail = OutboxWords::ItemWordsRole;
    roles.second = OutboxWords::SecondWordsRole;
    roles.warning = OutboxWords::WarningWordsRole;
    roles.right = OutboxWords::TimeWordsRole;
    roles.light = OutboxWords::StatusLightRole;
    roles.lightWords = OutboxWords::StatusWordsRole;
    roles.tagWidth = 108;
    m_list = makeTwoLineList(m_words, u"outboxList"_s, tr("Acts on their way"), roles);
    column->addWidget(m_list, 1);
    m_empty = new EmptyView;
    m_empty->setMessage(tr("Nothing is on its way. What you decide appears here until the service has it."));
    column->addWidget(m_empty, 1);

    column->addWidget(new Hairline);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    foot->setSpacing(theme.px(4));
    m_signed = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_signed->setObjectName(u"outboxSigned"_s);
    m_signed->setWordWrap(true);
    m_today = new TextLabel({}, FontRole::Small, false, Token::AmberText);
    m_today->setObjectName(u"outboxToday"_s);
    m_today->setWordWrap(true);
    foot->addWidget(m_signed);
    foot->addWidget(m_today);
    column->addLayout(foot);
    return box;
}

void OutboxPage::makeShortcuts()
{
    auto *withdrawKey = new QShortcut(Qt::Key_Delete, m_list);
    withdrawKey->setContext(Qt::WidgetShortcut);
    connect(withdrawKey, &QShortcut::activated, this, &OutboxPage::withdraw);
    auto *openKey = new QShortcut(Qt::Key_Return, m_list);
    openKey->setContext(Qt::WidgetShortcut);
    connect(openKey, &QShortcut::activated, this, [this] {
        if (const OutboxEntry *entry = current())
            Q_EMIT caseOpened({entry->command.caseId, entry->command.actingUnit});
    });
}

void OutboxPage::read()
{
    m_commands.outboxEntries(this, [this](const StoreResult<QVector<OutboxEntry>> &entries) {
        if (!entries) {
            m_error->setError(Wording::storeError(entries.error().code).text(), tr("Your acts are kept."), {});
            return;
        }
        m_error->hide();
        m_model.setEntries(*entries);
        updateHead();
        if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
            m_list->setCurrentIndex(m_words->index(0, 0)); // what wants the clerk
        follow();
    });
}

const OutboxEntry *OutboxPage::current() const
{
    return m_words->entryAt(m_list->currentIndex().row());
}

bool OutboxPage::selectAct(const CommandId &id)
{
    const int row = m_words->rowOf(id);
    if (row < 0)
        return false;
    m_list->setCurrentIndex(m_words->index(row, 0));
    m_list->scrollTo(m_list->currentIndex());
    return true;
}

void OutboxPage::follow()
{
    const OutboxEntry *entry = current();
    m_detail->show(entry);
    QString reason;
    if (!entry)
        reason = tr("Choose an act first.");
    else if (entry->status == DeliveryStatus::Sent)
        reason = tr("It may have reached the service already.");
    else if (entry->status == DeliveryStatus::Conflicted)
        reason = tr("Choose what to do with the conflict instead.");
    else if (entry->status != DeliveryStatus::Held && entry->status != DeliveryStatus::Queued &&
             entry->status != DeliveryStatus::Parked)
        reason = tr("Only an act that was not sent can be withdrawn.");
    m_withdraw->setDisabledReason(reason);
}

void OutboxPage::updateHead()
{
    m_words->setContext(m_commands.rules(), m_clock.now(), m_connection.isOffline());
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_count->setText(m_words->summary());
    const int waiting = m_words->waiting();
    const int attention = m_words->attention();
    if (waiting > 0)
        m_signed->setText(tr("%n act(s) wait, signed by you and kept sealed on this computer. Until they are sent they "
                             "can be withdrawn.",
                             nullptr, waiting));
    else if (attention > 0)
        m_signed->setText(
            tr("%n act(s) were not carried out: they are kept until you say what to do.", nullptr, attention));
    else
        m_signed->setText(tr("Everything was delivered."));
    const int today = m_words->dueToday();
    m_today->setVisible(today > 0);
    m_today->setText(
        tr("%n of them due today: without a connection before the offices close, go by paper.", nullptr, today));
    m_releaseAll->setDisabledReason(m_connection.isOffline() ? tr("There is no connection.")
                                    : waiting == 0           ? tr("Nothing waits.")
                                                             : QString());
}

void OutboxPage::withdraw()
{
    const OutboxEntry *entry = current();
    if (!entry || !m_withdraw->isEnabled())
        return;
    m_commands.withdraw(entry->command.id, this, [this](const StoreResult<OutboxEntry> &done) {
        if (done)
            tell(tr("Withdrawn: it was not sent."));
        else
            tell(Wording::storeError(done.error().code).text());
    });
}

void OutboxPage::releaseAll()
{
    m_commands.releaseAll(this, [this](const StoreResult<QVector<OutboxEntry>> &done) {
        if (done)
            tell(tr("Everything that waited goes out now."));
        else
            tell(Wording::storeError(done.error().code).text());
    });
    m_connection.retry();
}

void OutboxPage::tell(const QString &words)
{
    m_said = words;
    Q_EMIT statusChanged();
}

QString OutboxPage::name() const
{
    return tr("Outbox");
}

QVector<QWidget *> OutboxPage::panes() const
{
    return {m_list, m_detail};
}

void OutboxPage::enter()
{
    updateHead();
    m_list->setFocus();
}

void OutboxPage::refresh()
{
    read();
    m_connection.retry();
}

} // namespace yunchuang
