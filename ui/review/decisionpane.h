// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"
#include "items/referencedata.h"
#include "sync/casecommands.h"
#include "ui/common/words.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QGridLayout;
class QScrollArea;

namespace yunchuang {

class ActFields;
class ClockBar;
class ErrorBox;
class Hairline;
class KeyButton;
class LanesWidget;
class RouteView;
class OpinionEdit;
class PointsList;
class SectionHead;
class TextLabel;

/// The right of a review: the clock, the other departments, the review points, and the decision with its words. Keys
/// choose an act; only Ctrl+Enter submits it.
class DecisionPane final : public QWidget
{
    Q_OBJECT
public:
    DecisionPane(CaseCommands &commands, ReferenceData &reference, const Clock &clock, QWidget *parent = nullptr);

    /// `readOnly`: why nothing can be done; empty = as the acts themselves say.
    void show(const RowKey &key, const Case &subject, const QString &readOnly, const NameSource &names);
    void clear();
    /// The lights and the times go on.
    void showClock();

    [[nodiscard]] std::optional<Action> action() const { return m_action; }
    /// Chooses an act, if it is possible; does nothing more.
    bool choose(Action action);
    [[nodiscard]] CommandDraft draft() const;
    /// What is written, for a draft.
    [[nodiscard]] QJsonObject content() const;
    void restore(const QJsonObject &content);
    void takeWords(const CommandArguments &args);
    [[nodiscard]] bool hasWords() const;
    void setBusy(bool busy);
    /// Red words while what is written cannot be kept; empty when it can.
    void setUnsaved(const QString &words);
    void showProblem(const QString &what, const QString &todo);
    void clearProblem();
    [[nodiscard]] bool goesOn() const;

    [[nodiscard]] PointsList &points() { return *m_points; }
    [[nodiscard]] OpinionEdit &opinion() { return *m_opinion; }
    [[nodiscard]] ActFields &fields() { return *m_fields; }
    void focusDecision();

Q_SIGNALS:
    void edited();
    void submitRequested();
    /// An act that has its own dialog was chosen.
    void handoffRequested(yunchuang::Action action);
    void pointAnswered(const QString &pointId, yunchuang::PointVerdict verdict);
    void caseRequested(const yunchuang::CaseId &id);

private:
    QWidget *makeFoot();
    void showLanes();
    void showStanding();
    void showPoints();
    void showButtons();
    void showAct();
    void press(Action action);
    [[nodiscard]] QVector<ActionChoice> shownChoices() const;
    [[nodiscard]] const ServiceItem *item() const;
    /// The open handoff to the viewer's unit; nullptr if there is none.
    [[nodiscard]] const Handoff *askedOfUs() const;
    /// Whether the words of the box are the act's reason, not its opinion.
    [[nodiscard]] static bool wantsReason(Action action);

    CaseCommands &m_commands;
    ReferenceData &m_reference;
    const Clock &m_clock;
    std::optional<RowKey> m_key;
    Case m_subject;
    QString m_readOnly;
    NameSource m_names;
    QVector<ActionChoice> m_choices;
    std::optional<Action> m_action;
    QVector<CaseId> m_laneCases;
    bool m_busy = false;
    bool m_filling = false;

    QScrollArea *m_scroll;
    ClockBar *m_bar;
    QWidget *m_lanesBox;
    SectionHead *m_lanesHead;
    LanesWidget *m_lanes;
    TextLabel *m_standing; ///< what stands beside the state: promises, procedures, proposals, licences
    QWidget *m_standingBox;
    QWidget *m_routeBox;
    RouteView *m_route;
    QWidget *m_questionBox;
    TextLabel *m_questionFrom;
    TextLabel *m_question;
    QWidget *m_pointsBox;
    SectionHead *m_pointsHead;
    PointsList *m_points;
    SectionHead *m_actsHead;
    QWidget *m_buttons;
    QGridLayout *m_grid;
    ActFields *m_fields;
    OpinionEdit *m_opinion;
    ErrorBox *m_error;
    QCheckBox *m_goOn;
    TextLabel *m_saved;
    KeyButton *m_submit;
};

} // namespace yunchuang
