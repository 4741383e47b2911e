// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdescription.h"
#include "forms/formvalues.h"
#include "store/outboxentry.h"

#include <QAbstractTableModel>

namespace yunchuang {

/// What a row of the comparison is about.
enum class ConflictTopic : quint8 { State, Field, Material, Checks, Assignee, Decision, Opinion, Due };
/// Who changed it since the clerk looked.
enum class ConflictSide : quint8 { Same, Service, Mine };

/// One line of the comparison: what the act rested on or says, and what the service has.
struct ConflictRow
{
    ConflictTopic topic = ConflictTopic::State;
    QString key;   ///< pointer of a field, id of a material
    QString label; ///< of a field
    QString mine;  ///< text of a field, opinion; otherwise empty: made of the cases by the window
    QString theirs;
    ConflictSide side = ConflictSide::Same;

    friend bool operator==(const ConflictRow &, const ConflictRow &) = default;
};

/// Columns of ConflictModel.
enum ConflictColumn : int {
    ConflictTopicColumn,
    ConflictMineColumn,
    ConflictTheirsColumn,
    ConflictSideColumn,
    ConflictColumnCount
};

/// What ConflictModel tells beside its texts: ConflictTopic, ConflictSide and `ConflictRow::key`.
enum ConflictRole : int { ConflictTopicRole = Qt::UserRole + 2301, ConflictSideRole, ConflictKeyRole };

/// Both sides of a conflict in rows: what the act rested on and says, and the case as the service has it.
[[nodiscard]] QVector<ConflictRow> conflictRows(const Command &command, const OutboxEvidence &evidence,
                                                const FormDescription *form, Language language, bool seesNames);
/// Whether what a decision rests on (values, papers, checks, step) is other than when it was made.
[[nodiscard]] bool factsChanged(const QVector<ConflictRow> &rows);

/// The rows of one comparison. State, checks and due days are always among them, marked Same where nothing differs.
class ConflictModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ConflictModel(QObject *parent = nullptr);
    ~ConflictModel() override;

    void show(const QVector<ConflictRow> &rows);
    [[nodiscard]] const QVector<ConflictRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<ConflictRow> m_rows;
};

} // namespace yunchuang
