// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connectionstate.h"
#include "ui/queue/caseacts.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/queuewords.h"
#include "ui/shell/page.h"

#include <QHash>
#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace yunchuang {

class Banner;
class EmptyView;
class ErrorBox;
class KeyButton;
class LoadingBar;
class PreviewPane;
class QueueTable;
class ReassignDialog;
class Scheduler;
class Tag;
class TextLabel;

/// A queue of the sidebar: its rows, what narrows them, the chosen case beside them, and the acts a list does by itself
/// (claim, put back, reassign). Keeps its place for every queue.
class QueuePage final : public Page
{
    Q_OBJECT
public:
    QueuePage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
              Scheduler &scheduler, QWidget *parent = nullptr);
    ~QueuePage() override;

    /// For whom and where the queues are shown.
    void setDesk(const UserId &user, const UnitId &unit, Posts posts);
    void showQueue(Queue queue);
    [[nodiscard]] Queue queue() const { return m_queue; }
    /// Counts of the sidebar, for the head.
    void setCounts(const std::optional<QueueCounts> &counts);
    /// Time has gone on: lights and the day.
    void setNow(const QDateTime &now);
    [[nodiscard]] const QueueScope &scope() const { return m_scope; }

    void claimNext();
    void showNews();
    /// Chooses that case if it is among the rows; the next one after it if `next`.
    bool selectCase(const CaseId &id, bool next = false);
    [[nodiscard]] std::optional<RowKey> currentKey() const;

    [[nodiscard]] QueueModel &model() { return m_model; }
    [[nodiscard]] PreviewPane &preview() { return *m_preview; }
    void setPreviewVisible(bool visible);
    [[nodiscard]] bool isPreviewVisible() const;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override { return m_said; }
    void enter() override;
    void refresh() override;

Q_SIGNALS:
    /// The case is to be opened; `action` is the act to be begun there, if one was chosen.
    void caseOpened(const yunchuang::RowKey &key, const std::optional<yunchuang::Action> &action);
    void queueChanged(yunchuang::Queue queue);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Place
    {
        QueueNarrowing narrowing;
        CaseOrder order;
        CaseId current;
        int scroll = 0;
    };

    QWidget *makeHead();
    QWidget *makeFoot();
    void makeTable();
    void makeShortcuts();
    void sizeColumns();
    void ask();
    void keepPlace();
    void restorePlace();
    void followSelection();
    void choose(int row);
    void sortBy(int column);
    void updateHead();
    void updateState();
    void updateFoot();
    void updateConnection();
    void open(const std::optional<Action> &action = {});
    void begin(Action action);
    void claimChosen();
    void releaseCurrent();
    void reassignChosen();
    void fillPeople(const protocol::MembersReply &members);
    void fillReassign(const protocol::MembersReply &members);
    void report(const ActsResult &result);
    void say(int kind, const QString &title, const QString &text);
    void showContextMenu(const QPoint &at);
    [[nodiscard]] QVector<RowKey> chosenKeys() const;
    [[nodiscard]] QString emptyWords() const;
    [[nodiscard]] bool mayClaim() const;
    [[nodiscard]] bool mayReassign() const;

    CaseStore &m_store;
    CaseCommands &m_commands;
    ConnectionState &m_connection;
    Scheduler &m_scheduler;
    QDateTime m_now;
    UserId m_user;
    UnitId m_unit;
    UnitId m_reassignUnit; ///< of the cases that the dialog is about
    Posts m_posts;
    QueueScope m_scope;
    Queue m_queue = Queue::Mine;
    std::optional<QueueCounts> m_counts;
    QHash<int, Place> m_places;
    CaseOrder m_order;
    QString m_said;
    CaseId m_wanted; ///< case to choose when the question is answered
    int m_wantedScroll = 0;
    bool m_previewWished = true;

    QueueModel m_model;
    QueueWords m_words;
    CaseActs m_acts;
    QPointer<ReassignDialog> m_reassign;

    QSplitter *m_splitter;
    PreviewPane *m_preview;
    TextLabel *m_title;
    TextLabel *m_total;
    Tag *m_late;
    Tag *m_today;
    Tag *m_soon;
    TextLabel *m_stale;
    KeyButton *m_claim;
    KeyButton *m_showPreview;
    FilterBar *m_filters;
    Banner *m_note;
    LoadingBar *m_loading;
    ErrorBox *m_error;
    QStackedWidget *m_stack;
    QueueTable *m_table;
    EmptyView *m_empty;
    TextLabel *m_first;
    TextLabel *m_chosen;
};

} // namespace yunchuang
