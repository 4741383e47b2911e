// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/fieldsbody.h"

#include <QJsonArray>
#include <QWidget>

class QGridLayout;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// A list of the approval fields: one row for each entry, with an editor for each column, and below it what an entry
/// has beside its columns. Insert adds a row, Alt+Delete takes the one with the focus away. A row in which nothing is
/// said is no entry; one is always offered.
class ApprovalRows final : public QWidget
{
    Q_OBJECT
public:
    /// The field of `list` outlives the widget.
    ApprovalRows(const FormField &list, const QString &step, bool editable, QWidget *parent = nullptr);

    /// Any list but one of choices.
    [[nodiscard]] static bool isFor(const Field &field);

    [[nodiscard]] QJsonArray value() const;
    void setValue(const QJsonArray &entries);
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    /// The pointer of the list, which may be inside an entry of another one.
    void setPlace(const QString &pointer);

    /// By the form's rules; whether a field came or went.
    bool applyRules(const QJsonObject &form, bool enabled);
    /// Writes what is wrong beside the fields that it names: where something was written before, or everywhere.
    void showRemarks(const FieldRemarks &remarks);
    /// To the first field with a mark; false if there is none.
    bool focusFirstError();
    /// What a pointer to a field of an entry is called: "Tax in row 2".
    [[nodiscard]] QString labelOf(const QString &pointer) const;

public Q_SLOTS:
    void addRow();
    void removeRow(int row);

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Cell
    {
        FormField shown;
        FieldEditor editor;
        TextLabel *error = nullptr;
        bool touched = false;
        bool visible = true;
    };
    struct Row
    {
        TextLabel *number = nullptr;
        QVector<Cell> cells;
        KeyButton *open = nullptr; ///< null where the columns are all there is
        FieldsBody *details = nullptr;
        KeyButton *remove = nullptr;
        QJsonObject others; ///< values there is no editor for
        bool given = false; ///< came with the value, and so is an entry even if it says no more than a new row
    };
    void describeColumns(const FormField &list);
    [[nodiscard]] Row makeRow();
    void dropRow(const Row &row);
    void fill(Row &row, const QJsonValue &entry);
    [[nodiscard]] QJsonValue entryOf(const Row &row) const;
    [[nodiscard]] bool isBlank(const Row &row) const;
    /// The row that entry `index` of value() stands in, -1 if there is none.
    [[nodiscard]] int rowOfEntry(int index) const;
    void touch(const QWidget *editor);
    void showDetails(Row &row, bool shown);
    [[nodiscard]] int rowWithFocus() const;
    /// Puts rows, names and the order of the Tab key in place after a change of their number.
    void arrange();

    const Field &m_list;
    QVector<FormField> m_columns;
    QVector<FormGroup> m_entry;
    QString m_step;
    QString m_place;
    bool m_plain; ///< the entries are values, not objects
    bool m_hasDetails = false;
    bool m_editable;
    bool m_filling = false;
    QVector<Row> m_rows;
    QJsonValue m_blank; ///< what a new row says of itself
    QGridLayout *m_grid;
    KeyButton *m_add;
};

} // namespace yunchuang
