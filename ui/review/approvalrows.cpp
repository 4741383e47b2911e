// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/approvalrows.h"

#include "forms/jsonpointer.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QGridLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const QString removeKeys = u"Alt+Del"_s;

} // namespace

ApprovalRows::ApprovalRows(const FormField &list, bool editable, QWidget *parent)
    : QWidget(parent)
    , m_list(*list.field)
    , m_columns(list.columns)
    , m_editable(editable)
{
    const Theme &theme = Theme::current();
    if (m_columns.isEmpty()) {
        for (const Field &child : m_list.children.constFirst().children) {
            if (child.isLeaf())
                m_columns.append(&child);
        }
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(theme.px(6));
    m_grid->setVerticalSpacing(theme.px(3));
    for (int i = 0; i < m_columns.size(); ++i) {
        m_grid->setColumnStretch(i + 1, 1);
        m_grid->addWidget(new TextLabel(Wording::label(m_columns.at(i)->label), FontRole::Small, false, Token::SubText),
                          0, i + 1);
    }
    column->addLayout(m_grid);
    m_add = new KeyButton(Icon::Add, tr("Add a row"));
    m_add->setKeyHint(QKeySequence(Qt::Key_Insert).toString(QKeySequence::NativeText));
    m_add->setVisible(m_editable);
    connect(m_add, &QPushButton::clicked, this, &ApprovalRows::addRow);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    if (m_editable) {
        auto *add = new QShortcut(Qt::Key_Insert, this);
        add->setContext(Qt::WidgetWithChildrenShortcut);
        connect(add, &QShortcut::activated, this, &ApprovalRows::addRow);
        auto *remove = new QShortcut(QKeySequence(removeKeys), this);
        remove->setContext(Qt::WidgetWithChildrenShortcut);
        connect(remove, &QShortcut::activated, this, &ApprovalRows::removeFocusedRow);
    }
    setValue({});
}

bool ApprovalRows::isFor(const Field &field)
{
    return field.type == ValueType::List && field.children.constFirst().type == ValueType::Object;
}

QJsonArray ApprovalRows::value() const
{
    QJsonArray out;
    for (const Row &row : m_rows) {
        if (!isBlank(row))
            out.append(entryOf(row));
    }
    return out;
}

void ApprovalRows::setValue(const QJsonArray &entries)
{
    m_filling = true;
    for (const Row &row : std::as_const(m_rows))
        dropRow(row);
    m_rows.clear();
    for (const QJsonValue entry : entries) {
        m_rows.append(makeRow());
        fill(m_rows.last(), entry.toObject());
    }
    if (m_rows.isEmpty())
        m_rows.append(makeRow());
    m_filling = false;
    arrange();
}

ApprovalRows::Row ApprovalRows::makeRow()
{
    Row row;
    row.number = new TextLabel({}, FontRole::Small, false, Token::SubText, this);
    for (const Field *field : std::as_const(m_columns)) {
        Cell cell;
        cell.field = field;
        // The editor's place among the rows may change: it is known by itself.
        auto self = std::make_shared<const QWidget *>(nullptr);
        cell.editor = makeFieldEditor(*field, [this, self] { touch(*self); });
        *self = cell.editor.widget;
        cell.editor.widget->setParent(this);
        cell.editor.widget->setEnabled(m_editable);
        cell.error = new TextLabel({}, FontRole::Small, false, Token::RedText, this);
        cell.error->setWordWrap(true);
        cell.error->hide();
        row.cells.append(cell);
    }
    row.remove = new KeyButton(Icon::Delete, {}, this);
    row.remove->setVariant(KeyButton::Variant::Flat);
    row.remove->setCompact(true);
    connect(row.remove, &QPushButton::clicked, this, [this, button = row.remove] {
        for (int i = 0; i < rowCount(); ++i) {
            if (m_rows.at(i).remove == button) {
                removeRow(i);
                return;
            }
        }
    });
    const bool filling = std::exchange(m_filling, true);
    fill(row, {});
    m_filling = filling;
    m_blank = entryOf(row);
    return row;
}

void ApprovalRows::dropRow(const Row &row)
{
    QVector<QWidget *> widgets{row.number, row.remove};
    for (const Cell &cell : row.cells)
        widgets << cell.editor.widget << cell.error;
    for (QWidget *widget : std::as_const(widgets)) {
        m_grid->removeWidget(widget);
        // Its own signal may be on the way up.
        widget->setObjectName({});
        widget->hide();
        widget->deleteLater();
    }
}

void ApprovalRows::fill(Row &row, const QJsonObject &entry)
{
    row.others = entry;
    for (Cell &cell : row.cells) {
        row.others.remove(cell.field->key);
        const QJsonValue given = entry.value(cell.field->key);
        cell.editor.write(given.isUndefined() ? cell.field->preset : given);
        cell.touched = false;
    }
}

QJsonObject ApprovalRows::entryOf(const Row &row) const
{
    QJsonObject out = row.others;
    for (const Cell &cell : row.cells) {
        const QJsonValue value = cell.editor.read();
        if (!isNothing(value))
            out.insert(cell.field->key, value);
    }
    return out;
}

bool ApprovalRows::isBlank(const Row &row) const
{
    return entryOf(row) == m_blank;
}

int ApprovalRows::rowOfEntry(int index) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (!isBlank(m_rows.at(i)) && index-- == 0)
            return i;
    }
    return -1;
}

void ApprovalRows::addRow()
{
    if (!m_editable || rowCount() >= m_list.maxItems)
        return;
    m_rows.append(makeRow());
    arrange();
    m_rows.constLast().cells.constFirst().editor.widget->setFocus(Qt::TabFocusReason);
}

void ApprovalRows::removeRow(int row)
{
    if (!m_editable || row < 0 || row >= rowCount())
        return;
    int column = 0;
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_rows.at(row).cells.at(i).editor.widget->hasFocus())
            column = i;
    }
    dropRow(m_rows.takeAt(row));
    if (m_rows.isEmpty())
        m_rows.append(makeRow());
    arrange();
    m_rows.at(qMin(row, rowCount() - 1)).cells.at(column).editor.widget->setFocus(Qt::TabFocusReason);
    Q_EMIT edited();
}

void ApprovalRows::removeFocusedRow()
{
    const QWidget *focus = QApplication::focusWidget();
    for (int i = 0; i < rowCount(); ++i) {
        const Row &row = m_rows.at(i);
        const bool here = row.remove == focus || std::any_of(row.cells.cbegin(), row.cells.cend(), [&](const Cell &c) {
                              return c.editor.widget == focus || c.editor.widget->isAncestorOf(focus);
                          });
        if (here) {
            removeRow(i);
            return;
        }
    }
}

void ApprovalRows::touch(const QWidget *editor)
{
    if (m_filling)
        return;
    for (Row &row : m_rows) {
        for (Cell &cell : row.cells)
            cell.touched = cell.touched || cell.editor.widget == editor;
    }
    Q_EMIT edited();
}

void ApprovalRows::arrange()
{
    const QString name = u"approval"_s + QString(m_list.pattern).replace(u'/', u'-');
    setObjectName(name);
    m_add->setObjectName(name + u"-add"_s);
    QWidget *before = nullptr;
    const auto next = [&before](QWidget *widget) {
        if (before)
            QWidget::setTabOrder(before, widget);
        before = widget;
    };
    for (int i = 0; i < rowCount(); ++i) {
        const Row &row = m_rows.at(i);
        const QString rowName = name + u'-' + QString::number(i);
        const int line = 1 + 2 * i;
        row.number->setText(QString::number(i + 1));
        m_grid->addWidget(row.number, line, 0);
        row.number->show();
        for (int c = 0; c < row.cells.size(); ++c) {
            const Cell &cell = row.cells.at(c);
            cell.editor.widget->setObjectName(rowName + u'-' + cell.field->key);
            cell.editor.widget->setAccessibleName(tr("%1 in row %2").arg(Wording::label(cell.field->label)).arg(i + 1));
            m_grid->addWidget(cell.editor.widget, line, c + 1);
            m_grid->addWidget(cell.error, line + 1, c + 1);
            cell.editor.widget->show();
            next(cell.editor.widget);
        }
        row.remove->setObjectName(rowName + u"-remove"_s);
        row.remove->setAccessibleName(tr("Remove row %1").arg(i + 1));
        row.remove->setToolTip(
            tr("Remove row %1 (%2)")
                .arg(QString::number(i + 1), QKeySequence(removeKeys).toString(QKeySequence::NativeText)));
        m_grid->addWidget(row.remove, line, row.cells.size() + 1);
        row.remove->setVisible(m_editable);
        next(row.remove);
    }
    next(m_add);
    m_add->setDisabledReason(rowCount() < m_list.maxItems
                                 ? QString()
                                 : tr("There can be no more than %n row(s).", nullptr, m_list.maxItems));
    layout()->activate();
    setFocusProxy(m_rows.constFirst().cells.constFirst().editor.widget);
}

void ApprovalRows::showErrors(const QVector<FieldError> &errors,
                              const std::function<QString(const FieldError &)> &words, bool all)
{
    for (Row &row : m_rows) {
        for (Cell &cell : row.cells)
            cell.error->setText({});
    }
    for (const FieldError &error : errors) {
        const QStringList parts = error.path.startsWith(m_list.pattern + u'/')
                                      ? error.path.mid(m_list.pattern.size() + 1).split(u'/')
                                      : QStringList();
        const int row = parts.isEmpty() ? -1 : rowOfEntry(parts.constFirst().toInt());
        if (row < 0)
            continue;
        // What is said of the entry as a whole stands at its first field.
        Row &wrong = m_rows[row];
        Cell *cell = &wrong.cells.first();
        for (Cell &candidate : wrong.cells) {
            if (parts.size() > 1 && candidate.field->key == parts.at(1))
                cell = &candidate;
        }
        if (cell->error->text().isEmpty())
            cell->error->setText(words(error));
    }
    for (Row &row : m_rows) {
        for (Cell &cell : row.cells) {
            cell.touched = cell.touched || all;
            const QString text = cell.touched ? cell.error->text() : QString();
            cell.error->setVisible(!text.isEmpty());
            cell.editor.widget->setAccessibleDescription(text);
        }
    }
}

bool ApprovalRows::focusFirstError()
{
    for (const Row &row : std::as_const(m_rows)) {
        for (const Cell &cell : row.cells) {
            if (cell.error->text().isEmpty())
                continue;
            cell.editor.widget->setFocus();
            return true;
        }
    }
    return false;
}

QString ApprovalRows::labelOf(const QString &pointer) const
{
    const QStringList parts = pointer.mid(m_list.pattern.size() + 1).split(u'/');
    const int row = rowOfEntry(parts.constFirst().toInt());
    for (const Field *field : m_columns) {
        if (parts.size() > 1 && field->key == parts.at(1))
            return tr("%1 in row %2").arg(Wording::label(field->label)).arg(row + 1);
    }
    return {};
}

} // namespace yunchuang
