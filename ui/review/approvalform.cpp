// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/approvalform.h"

#include "forms/validate.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/review/approvalrows.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

ApprovalForm::ApprovalForm(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"approvalForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"approvalScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll);
    // Also where the focus is set by the form itself and not with Tab.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (!m_body || !now || !m_body->isAncestorOf(now))
            return;
        // A row just made has its place before it is scrolled to.
        if (const int wanted = fit(); wanted > 0)
            m_body->resize(m_scroll->viewport()->width(), qMax(wanted, m_scroll->viewport()->height()));
        m_scroll->ensureWidgetVisible(now, 0, Theme::current().px(8));
    });
}

void ApprovalForm::setRoom(int height)
{
    m_room = height;
    fit();
}

int ApprovalForm::fit()
{
    if (!m_body || m_room <= 0)
        return 0;
    QLayout *grid = m_body->layout();
    grid->activate();
    const int width = m_scroll->viewport()->width();
    const int wanted = grid->hasHeightForWidth() ? grid->totalHeightForWidth(width) : grid->totalSizeHint().height();
    m_scroll->setFixedHeight(qMin(wanted, m_room));
    return wanted;
}

bool ApprovalForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        fit();
    return QWidget::eventFilter(watched, event);
}

void ApprovalForm::clear()
{
    m_editors.clear();
    m_order.clear();
    m_errors.clear();
    m_others = {};
    delete m_body;
    m_body = nullptr;
    m_form.reset();
}

void ApprovalForm::show(const FormDescription &form, const QString &step, const QJsonObject &value, bool editable)
{
    // The same form again: what is being written, and where, stays.
    if (m_form && &m_form->root() == &form.root() && m_step == step && m_editable == editable) {
        if (value != this->value())
            setValue(value);
        return;
    }
    clear();
    m_form = form;
    m_step = step;
    m_editable = editable;
    const Theme &theme = Theme::current();
    m_body = new QWidget;
    m_body->installEventFilter(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const FormTab &tab : m_form->tabs()) {
        for (const FormGroup &group : tab.groups) {
            for (qsizetype i = 0; i < group.fields.size(); ++i) {
                const FormField &shown = group.fields.at(i);
                if (!shown.field->isLeaf() && !ApprovalRows::isFor(*shown.field))
                    continue;
                const bool pair = i + 1 < group.fields.size() && group.fields.at(i + 1).sameLine;
                if (shown.sameLine && row > 0) {
                    addEditor(shown, grid, row - 2, 2, 1);
                    continue;
                }
                addEditor(shown, grid, row, 0, pair ? 1 : 3);
                row += 2;
            }
        }
    }
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    setValue(value);
    fit();
}

void ApprovalForm::addEditor(const FormField &shown, QGridLayout *grid, int row, int column, int span)
{
    const Field &field = *shown.field;
    const QString pointer = field.pattern;
    const QString label = Wording::label(shown.label);
    const bool enabled = m_editable && FormDescription::isEnabled(shown, {}, m_step);
    Editor editor;
    editor.field = &field;
    if (ApprovalRows::isFor(field)) {
        auto *rows = new ApprovalRows(shown, enabled);
        connect(rows, &ApprovalRows::edited, this, [this, pointer] { touch(pointer); });
        editor.rows = rows;
        editor.made = {rows,
                       [rows] {
                           const QJsonArray entries = rows->value();
                           return entries.isEmpty() ? QJsonValue() : QJsonValue(entries);
                       },
                       [rows](const QJsonValue &value) { rows->setValue(value.toArray()); }};
    } else {
        editor.made = makeFieldEditor(field, [this, pointer] { touch(pointer); });
        editor.made.widget->setObjectName(u"approval"_s + QString(pointer).replace(u'/', u'-'));
        editor.made.widget->setEnabled(enabled);
    }
    editor.made.widget->setAccessibleName(label);
    auto *name = new TextLabel(label, FontRole::Body, false, Token::SubText);
    name->setBuddy(editor.made.widget);
    editor.error = new TextLabel({}, FontRole::Small, false, Token::RedText);
    editor.error->setWordWrap(true);
    editor.error->hide();
    grid->addWidget(name, row, column, field.multiline || editor.rows ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(editor.made.widget, row, column + 1, 1, span);
    grid->addWidget(editor.error, row + 1, column + 1, 1, span);
    m_order.append(pointer);
    m_editors.insert(pointer, editor);
}

QJsonObject ApprovalForm::value() const
{
    QJsonObject out = m_others;
    for (const QString &pointer : m_order) {
        const Editor &editor = m_editors.value(pointer);
        const QJsonValue value = editor.made.read();
        if (!isNothing(value))
            out.insert(editor.field->key, value);
    }
    return out;
}

void ApprovalForm::setValue(const QJsonObject &value)
{
    m_filling = true;
    m_showAll = false;
    m_others = value;
    for (const QString &pointer : std::as_const(m_order)) {
        Editor &editor = m_editors[pointer];
        m_others.remove(editor.field->key);
        const QJsonValue given = value.value(editor.field->key);
        editor.made.write(given.isUndefined() ? editor.field->preset : given);
        editor.touched = false;
    }
    m_filling = false;
    check();
}

void ApprovalForm::touch(const QString &pointer)
{
    if (m_filling)
        return;
    m_editors[pointer].touched = true;
    check();
    Q_EMIT edited();
}

void ApprovalForm::check()
{
    m_errors = m_form && m_editable ? validate(*m_form, value(), m_step) : QVector<FieldError>();
    NameSource names;
    names.field = [this](const QString &pointer) { return labelOf(pointer); };
    const auto words = [&names](const FieldError &error) { return Wording::fieldError(error, names); };
    for (auto it = m_editors.begin(); it != m_editors.end(); ++it) {
        const auto error = std::find_if(m_errors.cbegin(), m_errors.cend(),
                                        [&](const FieldError &candidate) { return candidate.path == it.key(); });
        const QString text = error == m_errors.cend() ? QString() : words(*error);
        it->error->setText(text);
        it->error->setVisible(it->touched && !text.isEmpty());
        it->made.widget->setAccessibleDescription(it->touched ? text : QString());
        if (it->rows)
            it->rows->showErrors(m_errors, words, m_showAll);
    }
}

void ApprovalForm::showAllErrors()
{
    for (Editor &editor : m_editors)
        editor.touched = true;
    m_showAll = true;
    check();
    for (const QString &pointer : std::as_const(m_order)) {
        const Editor &editor = m_editors[pointer];
        if (editor.rows && editor.rows->focusFirstError())
            return;
        if (editor.error->text().isEmpty())
            continue;
        editor.made.widget->setFocus();
        return;
    }
}

QString ApprovalForm::labelOf(const QString &pointer) const
{
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        if (it->rows && pointer.startsWith(it.key() + u'/'))
            return it->rows->labelOf(pointer);
    }
    const Field *field = m_form ? m_form->field(pointer) : nullptr;
    return field ? Wording::label(field->label) : pointer;
}

} // namespace yunchuang
