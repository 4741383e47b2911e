// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/fieldsbody.h"

#include "forms/jsonpointer.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/review/approvalrows.h"

#include <QGridLayout>
#include <QJsonArray>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// The object with another value at a path of keys; an Undefined one takes it away, and what became empty with it.
QJsonObject withPath(QJsonObject object, const QStringList &keys, const QJsonValue &value)
{
    const QString key = keys.constFirst();
    if (keys.size() > 1) {
        const QJsonObject inner = withPath(object.value(key).toObject(), keys.mid(1), value);
        if (inner.isEmpty())
            object.remove(key);
        else
            object.insert(key, inner);
    } else if (value.isUndefined()) {
        object.remove(key);
    } else {
        object.insert(key, value);
    }
    return object;
}

QStringList keysOnPath(const QString &path)
{
    return path.mid(1).split(u'/');
}

} // namespace

FieldsBody::FieldsBody(const QVector<FormGroup> &groups, const QString &base, const QString &step, bool editable,
                       const QVector<const Field *> &without, QWidget *parent)
    : QWidget(parent)
    , m_base(base)
    , m_place(base)
    , m_step(step)
    , m_editable(editable)
{
    const Theme &theme = Theme::current();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(3, 2);
    const bool headings = groups.size() > 1;
    int row = 0;
    for (const FormGroup &group : groups) {
        TextLabel *heading = nullptr;
        if (headings && !group.label.zh.isEmpty()) {
            heading = new TextLabel(Wording::label(group.label), FontRole::Body, true);
            grid->addWidget(heading, row++, 0, 1, 4);
        }
        bool pairOpen = false;
        for (qsizetype i = 0; i < group.fields.size(); ++i) {
            const FormField &shown = group.fields.at(i);
            if (without.contains(shown.field))
                continue;
            const bool next = i + 1 < group.fields.size() && group.fields.at(i + 1).sameLine;
            if (shown.sameLine && pairOpen) {
                addLine(shown, grid, row - 2, 2, 1, heading);
                pairOpen = false;
                continue;
            }
            addLine(shown, grid, row, 0, next ? 1 : 3, heading);
            pairOpen = next;
            row += 2;
        }
    }
}

void FieldsBody::addLine(const FormField &shown, QGridLayout *grid, int row, int column, int span, TextLabel *heading)
{
    Line line;
    line.shown = shown;
    line.path = shown.field->pattern.mid(m_base.size());
    line.heading = heading;
    const Field &field = *shown.field;
    const qsizetype place = m_lines.size();
    const auto changed = [this, place] { touch(place); };
    const bool enabled = m_editable && FormDescription::isEnabled(shown, {}, m_step);
    if (ApprovalRows::isFor(field)) {
        auto *rows = new ApprovalRows(shown, m_step, enabled, this);
        connect(rows, &ApprovalRows::edited, this, changed);
        line.rows = rows;
        line.made = {rows,
                     [rows] {
                         const QJsonArray entries = rows->value();
                         return entries.isEmpty() ? QJsonValue() : QJsonValue(entries);
                     },
                     [rows](const QJsonValue &value) { rows->setValue(value.toArray()); }};
    } else {
        line.made = makeFieldEditor(field, shown.radio, changed);
        line.made.widget->setEnabled(enabled);
    }
    line.name = new TextLabel(Wording::label(shown.label), FontRole::Body, false, Token::SubText);
    line.name->setBuddy(line.made.widget);
    line.remark = new TextLabel({}, FontRole::Small, false, Token::RedText);
    line.remark->setWordWrap(true);
    line.remark->hide();
    const bool tall = field.multiline || line.rows || field.isSelection() || shown.radio;
    grid->addWidget(line.name, row, column, tall ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(line.made.widget, row, column + 1, 1, span);
    grid->addWidget(line.remark, row + 1, column + 1, 1, span);
    name(line);
    m_lines.append(line);
}

void FieldsBody::name(Line &line)
{
    const QString pointer = pointerOf(line);
    if (line.rows)
        line.rows->setPlace(pointer);
    else
        line.made.widget->setObjectName(u"approval"_s + QString(pointer).replace(u'/', u'-'));
    line.made.widget->setAccessibleName(Wording::label(line.shown.label));
}

void FieldsBody::setPlace(const QString &pointer)
{
    m_place = pointer;
    for (Line &line : m_lines)
        name(line);
}

QJsonObject FieldsBody::value() const
{
    QJsonObject out = m_others;
    for (const Line &line : m_lines) {
        const QJsonValue value = line.visible ? line.made.read() : QJsonValue();
        if (!isNothing(value))
            out = withPath(out, keysOnPath(line.path), value);
    }
    return out;
}

QJsonObject FieldsBody::withoutOwn(QJsonObject value) const
{
    for (const Line &line : m_lines) {
        if (!valueAt(QJsonValue(value), line.path).isUndefined())
            value = withPath(value, keysOnPath(line.path), QJsonValue(QJsonValue::Undefined));
    }
    return value;
}

bool FieldsBody::hasVisible() const
{
    return std::any_of(m_lines.cbegin(), m_lines.cend(), [](const Line &line) { return line.visible; });
}

void FieldsBody::setValue(const QJsonObject &value, const QJsonObject &others)
{
    m_filling = true;
    m_others = others;
    for (Line &line : m_lines) {
        const QJsonValue given = valueAt(QJsonValue(value), line.path);
        line.made.write(given.isUndefined() ? line.shown.field->preset : given);
        line.touched = false;
    }
    m_filling = false;
}

void FieldsBody::touch(qsizetype line)
{
    if (m_filling || line >= m_lines.size())
        return;
    m_lines[line].touched = true;
    Q_EMIT edited();
}

bool FieldsBody::applyRules(const QJsonObject &form)
{
    bool changed = false;
    for (Line &line : m_lines) {
        const QString pointer = pointerOf(line);
        const bool visible = FormDescription::isVisible(line.shown, form, pointer);
        const bool enabled = m_editable && FormDescription::isEnabled(line.shown, form, m_step, pointer);
        changed = changed || visible != line.visible;
        line.visible = visible;
        line.name->setVisible(visible);
        line.made.widget->setVisible(visible);
        if (!visible)
            line.remark->hide();
        if (line.rows)
            changed = line.rows->applyRules(form, enabled) || changed;
        else if (line.made.widget->isEnabled() != enabled)
            line.made.widget->setEnabled(enabled);
    }
    for (const Line &line : std::as_const(m_lines)) {
        if (!line.heading)
            continue;
        line.heading->setVisible(std::any_of(m_lines.cbegin(), m_lines.cend(), [&](const Line &other) {
            return other.heading == line.heading && other.visible;
        }));
    }
    return changed;
}

void FieldsBody::showRemarks(const FieldRemarks &remarks)
{
    for (Line &line : m_lines) {
        const QString pointer = pointerOf(line);
        line.touched = line.touched || remarks.all;
        // What is said of a missing group stands at its first field.
        const auto isHere = [&](const FieldError &error) {
            return error.path == pointer ||
                   (pointer.startsWith(error.path + u'/') && error.path.size() > m_place.size() &&
                    &line == &*std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &other) {
                        return pointerOf(other).startsWith(error.path + u'/');
                    }));
        };
        const auto error = std::find_if(remarks.errors.cbegin(), remarks.errors.cend(), isHere);
        const auto advice = std::find_if(remarks.advice.cbegin(), remarks.advice.cend(), isHere);
        const bool wrong = error != remarks.errors.cend();
        const bool warned = !wrong && advice != remarks.advice.cend();
        const QString text = wrong ? remarks.words(*error) : warned ? remarks.words(*advice) : QString();
        const bool said = line.visible && !text.isEmpty() && (line.touched || warned);
        line.wrong = wrong && line.visible;
        line.remark->setInk(wrong ? Token::RedText : Token::AmberText);
        line.remark->setText(text);
        line.remark->setVisible(said);
        line.made.widget->setAccessibleDescription(said ? text : QString());
        if (line.rows)
            line.rows->showRemarks(remarks);
    }
}

bool FieldsBody::shows(const QString &pointer) const
{
    return std::any_of(m_lines.cbegin(), m_lines.cend(), [&](const Line &line) {
        const QString own = pointerOf(line);
        return line.visible && (own == pointer || (line.rows && pointer.startsWith(own + u'/')) ||
                                (own.startsWith(pointer + u'/') && pointer.size() > m_place.size()));
    });
}

bool FieldsBody::focusFirstError()
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.rows && line.visible && line.rows->focusFirstError())
            return true;
        if (!line.wrong || !line.made.widget->isEnabled())
            continue;
        line.made.widget->setFocus();
        return true;
    }
    return false;
}

QString FieldsBody::labelOf(const QString &pointer) const
{
    for (const Line &line : m_lines) {
        const QString own = pointerOf(line);
        if (own == pointer)
            return Wording::label(line.shown.label);
        if (line.rows && pointer.startsWith(own + u'/'))
            return line.rows->labelOf(pointer);
    }
    return {};
}

} // namespace yunchuang
