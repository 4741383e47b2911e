// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "sync/connectionstate.h"
#include "sync/servicedesk.h"
#include "ui/shell/page.h"

class QListView;
class QTableView;

namespace yunchuang {

class Chip;
class DueChart;
class EmptyView;
class ErrorBox;
class FigurePanel;
class FigureTile;
class KeyButton;
class LoadingBar;
class PeopleModel;
class Scheduler;
class ScorePanel;
class TextLabel;
class TrendChart;
class UrgentModel;
struct ServiceRequest;

/// 总览: how the work of the overseen units stands, who has how much of it, and which cases are late or will be. The
/// figures come from the service and are asked for again every minute while the page is in front.
class OverviewPage final : public Page
{
    Q_OBJECT
public:
    OverviewPage(ServiceDesk &desk, ConnectionState &connection, Scheduler &scheduler, QWidget *parent = nullptr);
    ~OverviewPage() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override;
    void enter() override;
    void refresh() override;
    void setSession(const SessionView &session) override;

Q_SIGNALS:
    /// A case is to be opened to look at, or to be urged.
    void caseRequested(const yunchuang::CaseId &id, bool urge);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTiles();
    QWidget *makeCharts();
    QWidget *makeLists();
    void ask();
    void askScores();
    void take(const protocol::SupervisionOverview &overview);
    void showTiles();
    void showState();
    void fillScopes();
    void follow();
    void openChosen(bool urge);
    void plan();
    [[nodiscard]] bool isWhole() const;

    ServiceDesk &m_desk;
    ConnectionState &m_connection;
    Scheduler &m_scheduler;
    SessionView m_session;
    UnitId m_of; ///< a unit among the overseen ones; empty = all
    std::optional<protocol::SupervisionOverview> m_overview;
    QVector<protocol::UnitFigures> m_scopes; ///< what can be chosen
    QString m_failed;
    bool m_asking = false;
    quint64 m_question = 0;
    quint64 m_timer = 0;

    Chip *m_scope;
    Chip *m_days;
    TextLabel *m_fresh;
    KeyButton *m_refresh;
    LoadingBar *m_loading;
    ErrorBox *m_error;
    EmptyView *m_empty;
    QWidget *m_body;
    FigureTile *m_running;
    FigureTile *m_received;
    FigureTile *m_closed;
    FigureTile *m_average;
    FigureTile *m_soon;
    FigureTile *m_late;
    FigureTile *m_cards;
    DueChart *m_due;
    TrendChart *m_trend;
    ScorePanel *m_scores;
    FigurePanel *m_loadPanel;
    FigurePanel *m_urgentPanel;
    PeopleModel *m_people;
    UrgentModel *m_urgent;
    QTableView *m_table;
    QListView *m_list;
    EmptyView *m_nothingUrgent;
    KeyButton *m_open;
    KeyButton *m_urge;
    int m_trendDays = 10;
    bool m_focusWanted = false;
};

} // namespace yunchuang
