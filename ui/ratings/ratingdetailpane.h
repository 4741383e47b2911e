// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "protocol/ratingmessages.h"

#include <QWidget>

class QFormLayout;
class QScrollArea;
class QVBoxLayout;

namespace yunchuang {

class EmptyView;
class RatingActBox;
class Tag;
class TextLabel;

/// One rating: what was said, how far what is done about it has come, every step with who and when, and what can be
/// done now. Of who rated it shows what the service tells: nothing, or a masked name for the rating supervisor.
class RatingDetailPane final : public QWidget
{
    Q_OBJECT
public:
    explicit RatingDetailPane(QWidget *parent = nullptr);

    /// `units`: for the names of units; today for the moments. nullptr: none is chosen.
    void show(const protocol::RatingDetail *detail, const OrgDirectory *units, QDate today);
    [[nodiscard]] RatingActBox &acts() { return *m_acts; }
    [[nodiscard]] const std::optional<protocol::RatingDetail> &detail() const { return m_detail; }
    /// The steps as lines of text, newest last.
    [[nodiscard]] QStringList timeline() const { return m_lines; }

private:
    void showFacts();
    void showTimeline();
    void addFact(const QString &title, const QString &words);
    [[nodiscard]] QString unitName(const UnitId &unit) const;

    std::optional<protocol::RatingDetail> m_detail;
    const OrgDirectory *m_units = nullptr;
    QDate m_today;
    QStringList m_lines;

    EmptyView *m_empty;
    QScrollArea *m_scroll;
    TextLabel *m_stars;
    TextLabel *m_level;
    Tag *m_state;
    Tag *m_clock;
    TextLabel *m_text;
    QFormLayout *m_facts;
    QWidget *m_stepsHead;
    QVBoxLayout *m_steps;
    RatingActBox *m_acts;
};

} // namespace yunchuang
