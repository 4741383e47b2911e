// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "protocol/ratingmessages.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QGridLayout;
class QPushButton;

namespace yunchuang {

class KeyButton;
class OpinionEdit;
class TextLabel;

/// What the asker can do about a negative rating, and the fields that the chosen act wants. Alt+1…8 choose, Ctrl+Enter
/// submits; what ends the rating asks once more and says what follows.
class RatingActBox final : public QWidget
{
    Q_OBJECT
public:
    explicit RatingActBox(QWidget *parent = nullptr);

    /// The acts of that rating; what was typed for another one is dropped. `units`: for names and for sending it on.
    void show(const protocol::RatingDetail *detail, const OrgDirectory *units);
    void choose(RatingAct act);
    [[nodiscard]] std::optional<RatingAct> chosen() const;
    [[nodiscard]] RatingArguments arguments() const;
    /// Whether something was typed or chosen that would be lost.
    [[nodiscard]] bool isUnfinished() const;
    void submit();
    /// The act was done: nothing is chosen any more, and what was typed is on record.
    void finish();
    /// While the service is asked nothing can be submitted twice.
    void setBusy(bool busy);
    /// Why it was not done; the fields stay as they are.
    void setProblem(const QString &words);
    void addEvidence(const RatingEvidence &paper);

Q_SIGNALS:
    void submitted(yunchuang::RatingAct act, yunchuang::Post post, const yunchuang::RatingArguments &args);
    /// The clerk wants to choose a paper.
    void evidenceWanted();

private:
    QWidget *makeFields();
    void makeActs();
    void follow();
    void fillUnits();
    void forget();
    [[nodiscard]] const protocol::RatingChoice *choice() const;

    std::optional<protocol::RatingDetail> m_detail;
    const OrgDirectory *m_units = nullptr;
    QVector<RatingEvidence> m_evidence;
    int m_chosen = -1;
    bool m_busy = false;
    bool m_confirming = false;

    TextLabel *m_title;
    QWidget *m_acts;
    QGridLayout *m_grid;
    QButtonGroup *m_group;
    QWidget *m_fields;
    QFormLayout *m_form;
    QComboBox *m_verdict;
    QComboBox *m_callBack;
    QDateEdit *m_day;
    QComboBox *m_unit;
    OpinionEdit *m_text;
    OpinionEdit *m_reason;
    QWidget *m_evidenceRow;
    TextLabel *m_evidenceWords;
    KeyButton *m_addEvidence;
    TextLabel *m_problem;
    KeyButton *m_submit;
};

} // namespace yunchuang
