// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/approvalrows.h"

#include "forms/jsonpointer.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <memory>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const QString removeKeys = u"Alt+Del"_s;
/// Lines of the grid for one row: its cells, what is wrong with them, its details.
constexpr int linesPerRow = 3;

/// The widgets that the Tab key goes to, in the order in which they were made.
QWidgetList tabStops(QWidget *parent)
{
    QWidgetList stops = parent->findChildren<QWidget *>();
    stops.removeIf([](const QWidget *widget) {
        const bool inside = qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) ||
                            qobject_cast<const QComboBox *>(widget->parentWidget());
        return inside || widget->focusProxy() || !(widget->focusPolicy() & Qt::TabFocus);
    });
    return stops;
}

} // namespace

ApprovalRows::ApprovalRows(const FormField &list, const QString &step, bool editable, QWidget *parent)
    : QWidget(parent)
    , m_list(*list.field)
    , m_step(step)
    , m_place(list.field->pattern)
    , m_plain(list.field->children.constFirst().type != ValueType::Object)
    , m_editable(editable)
{
    const Theme &theme = Theme::current();
    describeColumns(list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(theme.px(6));
    m_grid->setVerticalSpacing(theme.px(3));
    for (int i = 0; i < m_columns.size(); ++i) {
        // Ticks need no room, words need more than codes.
        const Field &field = *m_columns.at(i).field;
        const bool words = field.type == ValueType::Text && field.format.isEmpty() && field.choices.isEmpty() &&
                           field.maxLength >= 100;
        m_grid->setColumnStretch(i + 1, field.type == ValueType::Boolean ? 0 : words ? 2 : 1);
        m_grid->addWidget(new TextLabel(Wording::label(m_columns.at(i).label), FontRole::Small, false, Token::SubText),
                          0, i + 1);
    }
    column->addLayout(m_grid);
    m_add = new KeyButton(Icon::Add, tr("Add a row"));
    m_add->setKeyHint(QKeySequence(Qt::Key_Insert).toString(QKeySequence::NativeText));
    m_add->setVisible(m_editable);
    connect(m_add, &QPushButton::clicked, this, &ApprovalRows::addRow);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    setValue({});
}

/// What stands in the table, and what only in the details of a row.
void ApprovalRows::describeColumns(const FormField &list)
{
    if (m_plain) {
        FormField only;
        only.field = &m_list.children.constFirst();
        only.label = only.field->label == Words{u"*"_s, u"*"_s} ? list.label : only.field->label;
        m_columns.append(only);
        return;
    }
    m_entry = list.entry;
    for (const Field *column : list.columns) {
        FormField shown;
        shown.field = column;
        shown.label = column->label;
        for (const FormGroup &group : m_entry) {
            for (const FormField &candidate : group.fields) {
                if (candidate.field == column)
                    shown = candidate;
            }
        }
        m_columns.append(shown);
    }
    for (const FormGroup &group : m_entry) {
        m_hasDetails =
            m_hasDetails || std::any_of(group.fields.cbegin(), group.fields.cend(),
                                        [&](const FormField &one) { return !list.columns.contains(one.field); });
    }
}

bool ApprovalRows::isFor(const Field &field)
{
    return field.type == ValueType::List && !field.isSelection();
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
        fill(m_rows.last(), entry);
        m_rows.last().given = true;
    }
    if (m_rows.isEmpty())
        m_rows.append(makeRow());
    m_filling = false;
    arrange();
}

void ApprovalRows::setPlace(const QString &pointer)
{
    m_place = pointer;
    arrange();
}

ApprovalRows::Row ApprovalRows::makeRow()
{
    Row row;
    row.number = new TextLabel({}, FontRole::Small, false, Token::SubText, this);
    QVector<const Field *> inTable;
    for (const FormField &shown : std::as_const(m_columns)) {
        Cell cell;
        cell.shown = shown;
        inTable.append(shown.field);
        // The editor's place among the rows may change: it is known by itself.
        auto self = std::make_shared<const QWidget *>(nullptr);
        cell.editor = makeFieldEditor(*shown.field, false, [this, self] { touch(*self); });
        *self = cell.editor.widget;
        cell.editor.widget->setParent(this);
        cell.editor.widget->setEnabled(m_editable && !shown.readOnly);
        cell.error = new TextLabel({}, FontRole::Small, false, Token::RedText, this);
        cell.error->setWordWrap(true);
        cell.error->hide();
        row.cells.append(cell);
    }
    if (m_hasDetails) {
        row.open = new KeyButton(Icon::Down, {}, this);
        row.open->setVariant(KeyButton::Variant::Flat);
        row.open->setCompact(true);
        row.details = new FieldsBody(m_entry, m_list.children.constFirst().pattern, m_step, m_editable, inTable, this);
        row.details->hide();
        connect(row.details, &FieldsBody::edited, this, [this] {
            if (!m_filling)
                Q_EMIT edited();
        });
        connect(row.open, &QPushButton::clicked, this, [this, button = row.open] {
            for (Row &one : m_rows) {
                if (one.open == button)
                    showDetails(one, one.details->isHidden());
            }
        });
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
    if (row.details)
        widgets << row.open << row.details;
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

void ApprovalRows::fill(Row &row, const QJsonValue &entry)
{
    row.others = entry.toObject();
    for (Cell &cell : row.cells) {
        const QString key = cell.shown.field->key;
        row.others.remove(key);
        const QJsonValue given = m_plain ? entry : entry[key];
        cell.editor.write(given.isUndefined() ? cell.shown.field->preset : given);
        cell.touched = false;
    }
    if (row.details)
        row.details->setValue(row.others); // it keeps what it has no field for
}

QJsonValue ApprovalRows::entryOf(const Row &row) const
{
    if (m_plain) {
        const QJsonValue value = row.cells.constFirst().editor.read();
        return isNothing(value) ? QJsonValue() : value;
    }
    QJsonObject out = row.details ? row.details->value() : row.others;
    for (const Cell &cell : row.cells) {
        const QJsonValue value = cell.visible ? cell.editor.read() : QJsonValue();
        if (!isNothing(value))
            out.insert(cell.shown.field->key, value);
    }
    return out;
}

bool ApprovalRows::isBlank(const Row &row) const
{
    const QJsonValue entry = entryOf(row);
    const bool empty = m_plain ? entry.isNull() : entry.toObject().isEmpty();
    return empty || (!row.given && entry == m_blank);
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

int ApprovalRows::rowWithFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    const auto has = [focus](const QWidget *widget) {
        return widget && focus && (widget == focus || widget->isAncestorOf(focus));
    };
    for (int i = 0; i < rowCount(); ++i) {
        const Row &row = m_rows.at(i);
        if (has(row.remove) || has(row.open) || has(row.details) ||
            std::any_of(row.cells.cbegin(), row.cells.cend(), [&](const Cell &c) { return has(c.editor.widget); }))
            return i;
    }
    return -1;
}

/// A list inside an entry takes the key first: it is nearer to the focus.
void ApprovalRows::keyPressEvent(QKeyEvent *event)
{
    const bool remove = event->key() == Qt::Key_Delete && event->modifiers() == Qt::AltModifier;
    if (m_editable && event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        addRow();
    else if (m_editable && remove && rowWithFocus() >= 0)
        removeRow(rowWithFocus());
    else
        QWidget::keyPressEvent(event);
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

void ApprovalRows::showDetails(Row &row, bool shown)
{
    if (!row.details)
        return;
    row.details->setVisible(shown);
    row.open->setPurpose(shown ? Icon::Up : Icon::Down);
    row.open->setToolTip(shown ? tr("Hide the details") : tr("Show the details"));
    row.open->setAccessibleName(row.open->toolTip());
}

void ApprovalRows::arrange()
{
    const QString name = u"approval"_s + QString(m_place).replace(u'/', u'-');
    setObjectName(name);
    m_add->setObjectName(name + u"-add"_s);
    QWidget *before = nullptr;
    const auto next = [&before](QWidget *widget) {
        if (before)
            QWidget::setTabOrder(before, widget);
        before = widget;
    };
    for (int i = 0; i < rowCount(); ++i) {
        Row &row = m_rows[i];
        const QString rowName = name + u'-' + QString::number(i);
        const int line = 1 + linesPerRow * i;
        row.number->setText(QString::number(i + 1));
        m_grid->addWidget(row.number, line, 0);
        row.number->show();
        for (int c = 0; c < row.cells.size(); ++c) {
            const Cell &cell = row.cells.at(c);
            cell.editor.widget->setObjectName(m_plain ? rowName : QString(rowName + u'-' + cell.shown.field->key));
            cell.editor.widget->setAccessibleName(tr("%1 in row %2").arg(Wording::label(cell.shown.label)).arg(i + 1));
            m_grid->addWidget(cell.editor.widget, line, c + 1);
            m_grid->addWidget(cell.error, line + 1, c + 1);
            cell.editor.widget->setVisible(cell.visible);
            next(cell.editor.widget);
        }
        int column = static_cast<int>(row.cells.size()) + 1;
        if (row.details) {
            row.open->setObjectName(rowName + u"-open"_s);
            m_grid->addWidget(row.open, line, column++);
            row.open->show();
            next(row.open);
            m_grid->addWidget(row.details, line + 2, 1, 1, static_cast<int>(row.cells.size()));
            showDetails(row, !row.details->isHidden());
            const QWidgetList stops = tabStops(row.details);
            for (QWidget *stop : stops)
                next(stop);
        }
        row.remove->setObjectName(rowName + u"-remove"_s);
        row.remove->setAccessibleName(tr("Remove row %1").arg(i + 1));
        row.remove->setToolTip(
            tr("Remove row %1 (%2)")
                .arg(QString::number(i + 1), QKeySequence(removeKeys).toString(QKeySequence::NativeText)));
        m_grid->addWidget(row.remove, line, column);
        row.remove->setVisible(m_editable);
        next(row.remove);
    }
    next(m_add);
    m_add->setVisible(m_editable);
    m_add->setDisabledReason(rowCount() < m_list.maxItems
                                 ? QString()
                                 : tr("There can be no more than %n row(s).", nullptr, m_list.maxItems));
    layout()->activate();
    setFocusProxy(m_rows.constFirst().cells.constFirst().editor.widget);
}

bool ApprovalRows::applyRules(const QJsonObject &form, bool enabled)
{
    bool changed = false;
    if (enabled != m_editable) {
        m_editable = enabled;
        arrange();
    }
    int entry = 0;
    for (Row &row : m_rows) {
        // An empty row is no entry: no rule is about it, and no fault is its.
        const QString place = m_place + u'/' + (isBlank(row) ? u"-"_s : QString::number(entry++));
        for (Cell &cell : row.cells) {
            const QString pointer = m_plain ? place : QString(place + u'/' + cell.shown.field->key);
            const bool visible = FormDescription::isVisible(cell.shown, form, pointer);
            changed = changed || visible != cell.visible;
            cell.visible = visible;
            cell.editor.widget->setVisible(visible);
            cell.editor.widget->setEnabled(m_editable && FormDescription::isEnabled(cell.shown, form, m_step, pointer));
        }
        if (row.details) {
            row.details->setPlace(place);
            changed = row.details->applyRules(form) || changed;
        }
    }
    return changed;
}

void ApprovalRows::showRemarks(const FieldRemarks &remarks)
{
    for (Row &row : m_rows) {
        for (Cell &cell : row.cells) {
            cell.error->setText({});
            cell.error->setInk(Token::RedText);
        }
    }
    const auto write = [&](const FieldError &remark, bool wrong) {
        const QStringList parts =
            remark.path.startsWith(m_place + u'/') ? remark.path.mid(m_place.size() + 1).split(u'/') : QStringList();
        const int row = parts.isEmpty() ? -1 : rowOfEntry(parts.constFirst().toInt());
        if (row < 0)
            return;
        // What is said of the entry as a whole stands at its first field; what the details show, they say.
        Row &found = m_rows[row];
        Cell *cell = parts.size() > 1 ? nullptr : &found.cells.first();
        for (Cell &candidate : found.cells) {
            if (parts.size() > 1 && candidate.shown.field->key == parts.at(1))
                cell = &candidate;
        }
        if (cell && cell->error->text().isEmpty()) {
            cell->error->setText(remarks.words(remark));
            cell->error->setInk(wrong ? Token::RedText : Token::AmberText);
            cell->touched = cell->touched || !wrong;
        }
    };
    for (const FieldError &error : remarks.errors)
        write(error, true);
    for (const FieldError &advice : remarks.advice)
        write(advice, false);
    for (Row &row : m_rows) {
        for (Cell &cell : row.cells) {
            cell.touched = cell.touched || remarks.all;
            const QString text = cell.touched ? cell.error->text() : QString();
            cell.error->setVisible(!text.isEmpty());
            cell.editor.widget->setAccessibleDescription(text);
        }
        if (row.details)
            row.details->showRemarks(remarks);
    }
}

bool ApprovalRows::focusFirstError()
{
    for (Row &row : m_rows) {
        for (const Cell &cell : row.cells) {
            if (cell.error->text().isEmpty() || !cell.editor.widget->isEnabled())
                continue;
            cell.editor.widget->setFocus();
            return true;
        }
        if (!row.details)
            continue;
        const bool hidden = row.details->isHidden();
        showDetails(row, true);
        if (row.details->focusFirstError())
            return true;
        showDetails(row, !hidden);
    }
    return false;
}

QString ApprovalRows::labelOf(const QString &pointer) const
{
    const QStringList parts = pointer.mid(m_place.size() + 1).split(u'/');
    const int row = rowOfEntry(parts.constFirst().toInt());
    for (const FormField &column : m_columns) {
        if (m_plain || (parts.size() > 1 && column.field->key == parts.at(1)))
            return tr("%1 in row %2").arg(Wording::label(column.label)).arg(row + 1);
    }
    const QString inside = row >= 0 && m_rows.at(row).details ? m_rows.at(row).details->labelOf(pointer) : QString();
    return inside.isEmpty() ? QString() : tr("%1 in row %2").arg(inside).arg(row + 1);
}

} // namespace yunchuang
