// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/ratinglistmodel.h"
#include "sync/casecommands.h"
#include "ui/administration/administrationpage.h"

class QListView;
class QMenu;

namespace yunchuang {

class Chip;
class Clock;
class Random;
class RatingDetailPane;
class RatingFigures;
class RatingListWords;

/// 差评整改: the ratings that the acting unit sees, the figures of a month, and what can be done about a negative one.
/// For the rating supervisor those of all units, for the office that handled the cases its own. Nothing of it is kept
/// on this computer, so it works only while the service answers.
class RatingsPage final : public AdministrationPage
{
    Q_OBJECT
public:
    RatingsPage(ServiceDesk &desk, CaseCommands &commands, const Clock &time, Scheduler &scheduler, Random &random,
                QWidget *parent = nullptr);
    ~RatingsPage() override;

    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString reasonToStay() const override;
    void setSession(const SessionView &session) override;
    void refresh() override;

    /// Which ratings are listed.
    struct Narrowing
    {
        std::optional<RatingState> state;
        UnitId unit;
        bool negativeOnly = true;
        /// How far back, in days; 0: without end.
        int days = 0;
    };
    void narrow(const Narrowing &narrowing);
    [[nodiscard]] const Narrowing &narrowing() const { return m_narrowing; }
    void stepMonth(int by);
    /// Uploads a paper that the appeal will name.
    void attach(const QString &path);
    [[nodiscard]] RatingListModel &model() { return m_model; }
    [[nodiscard]] RatingDetailPane &detail() { return *m_detail; }

Q_SIGNALS:
    /// How many negative ratings wait for the one at this desk.
    void openCounted(int count);

protected:
    void load() override;

private:
    QWidget *makeFilters();
    QWidget *makeList();
    void fillState(QMenu *menu);
    void fillUnit(QMenu *menu);
    void fillPeriod(QMenu *menu);
    void showNarrowing();
    void readPage(const QString &after);
    void readMonth();
    void readDetail();
    void follow();
    void take(const protocol::RatingDetail &detail);
    void act(RatingAct act, Post post, const RatingArguments &args);
    void refuse(const ServiceFailure &failure);
    void choosePaper();
    void upload(const QString &name, const QByteArray &bytes);
    [[nodiscard]] const protocol::RatingEntry *current() const;
    [[nodiscard]] const OrgDirectory *units() const;
    [[nodiscard]] QDate today() const;

    CaseCommands &m_commands;
    const Clock &m_time;
    Random &m_random;
    DeskView m_session;
    RatingListModel m_model;
    RatingListWords *m_words;
    Narrowing m_narrowing;
    QDate m_month; ///< its first day
    quint64 m_reading = 0;
    quint64 m_monthReading = 0;
    std::optional<RatingCommand> m_sent; ///< not answered: the same content goes out under the same id

    RatingFigures *m_figures;
    Chip *m_state;
    Chip *m_unit;
    Chip *m_period;
    QListView *m_list;
    EmptyView *m_empty;
    RatingDetailPane *m_detail;
};

} // namespace yunchuang
