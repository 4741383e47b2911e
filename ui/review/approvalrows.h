// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/refusal.h"
#include "forms/formdescription.h"
#include "ui/review/fieldeditor.h"

#include <QJsonArray>
#include <QWidget>

class QGridLayout;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// A list of the approval fields: one row for each entry, with an editor for each column. Insert adds a row, Alt+Delete
/// takes the one with the focus away. A row in which nothing is said is no entry; one is always offered.
class ApprovalRows final : public QWidget
{
    Q_OBJECT
public:
    /// `list` is a list of objects and outlives the widget.
    ApprovalRows(const FormField &list, bool editable, QWidget *parent = nullptr);

    [[nodiscard]] static bool isFor(const Field &field);

    [[nodiscard]] QJsonArray value() const;
    void setValue(const QJsonArray &entries);
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }

    /// Writes what is wrong beside the fields that `errors` name, `words` says it. Only where something was written
    /// before, or everywhere if `all`.
    void showErrors(const QVector<FieldError> &errors, const std::function<QString(const FieldError &)> &words,
                    bool all);
    /// To the first field with a mark; false if there is none.
    bool focusFirstError();
    /// What a pointer to a field of an entry is called: "Tax in row 2".
    [[nodiscard]] QString labelOf(const QString &pointer) const;

public Q_SLOTS:
    void addRow();
    void removeRow(int row);

Q_SIGNALS:
    void edited();

private:
    struct Cell
    {
        const Field *field = nullptr;
        FieldEditor editor;
        TextLabel *error = nullptr;
        bool touched = false;
    };
    struct Row
    {
        TextLabel *number = nullptr;
        QVector<Cell> cells;
        KeyButton *remove = nullptr;
        QJsonObject others; ///< values there is no column for
    };
    [[nodiscard]] Row makeRow();
    void dropRow(const Row &row);
    void fill(Row &row, const QJsonObject &entry);
    [[nodiscard]] QJsonObject entryOf(const Row &row) const;
    [[nodiscard]] bool isBlank(const Row &row) const;
    /// The row that entry `index` of value() stands in, -1 if there is none.
    [[nodiscard]] int rowOfEntry(int index) const;
    void touch(const QWidget *editor);
    void removeFocusedRow();
    /// Puts rows, names and the order of the Tab key in place after a change of their number.
    void arrange();

    const Field &m_list;
    QVector<const Field *> m_columns;
    bool m_editable;
    bool m_filling = false;
    QVector<Row> m_rows;
    QJsonObject m_blank; ///< what a new row says of itself
    QGridLayout *m_grid;
    KeyButton *m_add;
};

} // namespace yunchuang
