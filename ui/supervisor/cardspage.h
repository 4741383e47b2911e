// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "sync/connectionstate.h"
#include "sync/servicedesk.h"
#include "ui/shell/page.h"

#include <QHash>

class QButtonGroup;
class QHBoxLayout;
class QListView;
class QPlainTextEdit;
class QVBoxLayout;

namespace yunchuang {

class CardsModel;
class Chip;
class Clock;
class EmptyView;
class ErrorBox;
class KeyButton;
class LoadingBar;
class Random;
class Scheduler;
class Tag;
class TextLabel;

/// 督查单: the yellow and red cards that the acting unit sees, what the chosen one is about, and the reply or the
/// decision on it. What one writes is kept for each card until it is sent.
class CardsPage final : public Page
{
    Q_OBJECT
public:
    CardsPage(ServiceDesk &desk, ConnectionState &connection, const Clock &clock, Random &random, Scheduler &scheduler,
              QWidget *parent = nullptr);
    ~CardsPage() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override { return m_said; }
    [[nodiscard]] QString reasonToStay() const override;
    void enter() override;
    void refresh() override;
    void setSession(const SessionView &session) override;

Q_SIGNALS:
    void caseRequested(const yunchuang::CaseId &id);
    /// Cards that wait for what the clerk may do.
    void openCounted(int count);

private:
    QWidget *makeList();
    QWidget *makeDetail();
    void makeFilters(QHBoxLayout *row);
    void ask(bool further);
    void takePage(const protocol::CardPage &page, bool further);
    void follow();
    void askDetail(const CardId &id);
    void showDetail();
    void showChoices();
    void chooseAct();
    void submit();
    void keepDraft();
    void showState();
    void say(const QString &words);
    void addFact(const QString &label, const QString &value, bool wrap = false);
    [[nodiscard]] const protocol::CardChoice *chosenAct() const;

    ServiceDesk &m_desk;
    ConnectionState &m_connection;
    const Clock &m_clock;
    Random &m_random;
    SessionView m_session;
    std::optional<CardColour> m_colour;
    std::optional<CardState> m_state;
    std::optional<protocol::CardPage> m_page;
    std::optional<protocol::CardDetail> m_card;
    CardId m_wanted; ///< whose detail is asked for
    QHash<CardId, QString> m_drafts;
    CommandId m_command; ///< of the act that is being sent: repeated as long as nobody knows what became of it
    QString m_commandText;
    QString m_failed;
    QString m_said;
    quint64 m_question = 0;
    bool m_asking = false;
    bool m_sending = false;
    bool m_focusWanted = false;

    CardsModel *m_model;
    TextLabel *m_count;
    Chip *m_colourChip;
    Chip *m_stateChip;
    LoadingBar *m_loading;
    ErrorBox *m_error;
    QListView *m_list;
    EmptyView *m_empty;
    QWidget *m_detail;
    EmptyView *m_nothing;
    Tag *m_tag;
    TextLabel *m_title;
    Tag *m_stateTag;
    QVBoxLayout *m_facts;
    QWidget *m_factsBox;
    KeyButton *m_open;
    QWidget *m_actBox;
    QHBoxLayout *m_actRow;
    QButtonGroup *m_acts;
    QPlainTextEdit *m_text;
    TextLabel *m_effect;
    KeyButton *m_submit;
};

} // namespace yunchuang
