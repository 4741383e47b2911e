// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/approvalform.h"

#include "forms/validate.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QString wordsIn(const Words &words)
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    return chinese || words.en.isEmpty() ? words.zh : words.en;
}

} // namespace

ApprovalForm::ApprovalForm(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"approvalForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
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
    clear();
    m_form = form;
    m_step = step;
    m_editable = editable;
    const Theme &theme = Theme::current();
    m_body = new QWidget;
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
                if (!shown.field->isLeaf())
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
    layout()->addWidget(m_body);
    setValue(value);
}

void ApprovalForm::addEditor(const FormField &shown, QGridLayout *grid, int row, int column, int span)
{
    const Field &field = *shown.field;
    const QString pointer = field.pattern;
    const QString label = wordsIn(shown.label);
    Editor editor;
    editor.field = &field;
    const auto touched = [this, pointer] { touch(pointer); };
    if (!field.choices.isEmpty()) {
        auto *box = new QComboBox;
        box->addItem({});
        for (const Choice &choice : field.choices)
            box->addItem(wordsIn(choice.label), choice.value.toVariant());
        connect(box, &QComboBox::currentIndexChanged, this, touched);
        editor.read = [box] { return QJsonValue::fromVariant(box->currentData()); };
        editor.write = [box](const QJsonValue &value) {
            box->setCurrentIndex(qMax(0, box->findData(value.toVariant())));
        };
        editor.widget = box;
    } else if (field.type == ValueType::Boolean) {
        auto *box = new QCheckBox;
        connect(box, &QCheckBox::toggled, this, touched);
        editor.read = [box] { return QJsonValue(box->isChecked()); };
        editor.write = [box](const QJsonValue &value) { box->setChecked(value.toBool()); };
        editor.widget = box;
    } else if (field.type == ValueType::Integer && !field.money) {
        auto *box = new QSpinBox;
        box->setRange(std::isnan(field.minimum) ? -1000000 : static_cast<int>(field.minimum) - (field.required ? 0 : 1),
                      std::isnan(field.maximum) ? 1000000 : static_cast<int>(field.maximum));
        // The lowest place stands for "nothing said" where the field may be empty.
        const int none = field.required ? box->minimum() - 1 : box->minimum();
        if (!field.required)
            box->setSpecialValueText(u"—"_s);
        connect(box, &QSpinBox::valueChanged, this, touched);
        editor.read = [box, none] { return box->value() == none ? QJsonValue() : QJsonValue(box->value()); };
        editor.write = [box, none](const QJsonValue &value) {
            box->setValue(value.isDouble() ? value.toInt() : qMax(none, box->minimum()));
        };
        editor.widget = box;
    } else if (field.multiline) {
        auto *edit = new QPlainTextEdit;
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(Theme::current().px(46));
        connect(edit, &QPlainTextEdit::textChanged, this, touched);
        editor.read = [edit] { return QJsonValue(edit->toPlainText()); };
        editor.write = [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); };
        editor.widget = edit;
    } else {
        auto *edit = new QLineEdit;
        const bool number = field.type == ValueType::Number || field.type == ValueType::Integer;
        const double factor = field.money ? 100 : 1;
        connect(edit, &QLineEdit::textChanged, this, touched);
        editor.read = [edit, number, factor] {
            if (!number)
                return QJsonValue(edit->text());
            bool ok = false;
            const double value = QLocale::c().toDouble(edit->text(), &ok);
            return ok ? QJsonValue(std::round(value * factor * 1e6) / 1e6) : QJsonValue(edit->text());
        };
        editor.write = [edit, factor](const QJsonValue &value) {
            edit->setText(value.isDouble() ? QLocale::c().toString(value.toDouble() / factor, 'g', 12)
                                           : value.toString());
        };
        editor.widget = edit;
    }
    editor.widget->setObjectName(u"approval"_s + QString(pointer).replace(u'/', u'-'));
    editor.widget->setAccessibleName(label);
    editor.widget->setEnabled(m_editable && FormDescription::isEnabled(shown, {}, m_step));
    auto *name = new TextLabel(label, FontRole::Body, false, Token::SubText);
    name->setBuddy(editor.widget);
    editor.error = new TextLabel({}, FontRole::Small, false, Token::RedText);
    editor.error->setWordWrap(true);
    editor.error->hide();
    grid->addWidget(name, row, column, field.multiline ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(editor.widget, row, column + 1, 1, span);
    grid->addWidget(editor.error, row + 1, column + 1, 1, span);
    m_order.append(pointer);
    m_editors.insert(pointer, editor);
}

QJsonObject ApprovalForm::value() const
{
    QJsonObject out = m_others;
    for (const QString &pointer : m_order) {
        const Editor &editor = m_editors.value(pointer);
        const QJsonValue value = editor.read();
        const bool empty = value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty());
        if (!empty)
            out.insert(editor.field->key, value);
    }
    return out;
}

void ApprovalForm::setValue(const QJsonObject &value)
{
    m_filling = true;
    m_others = value;
    for (const QString &pointer : std::as_const(m_order)) {
        Editor &editor = m_editors[pointer];
        m_others.remove(editor.field->key);
        const QJsonValue given = value.value(editor.field->key);
        editor.write(given.isUndefined() ? editor.field->preset : given);
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
    for (auto it = m_editors.begin(); it != m_editors.end(); ++it) {
        QString words;
        for (const FieldError &error : std::as_const(m_errors)) {
            if (error.path == it.key()) {
                words = Wording::fieldError(error, names);
                break;
            }
        }
        it->error->setText(words);
        it->error->setVisible(it->touched && !words.isEmpty());
        it->widget->setAccessibleDescription(it->touched ? words : QString());
    }
}

void ApprovalForm::showAllErrors()
{
    for (Editor &editor : m_editors)
        editor.touched = true;
    check();
    for (const QString &pointer : std::as_const(m_order)) {
        if (m_editors.value(pointer).error->text().isEmpty())
            continue;
        m_editors.value(pointer).widget->setFocus();
        return;
    }
}

QString ApprovalForm::labelOf(const QString &pointer) const
{
    const Field *field = m_form ? m_form->field(pointer) : nullptr;
    return field ? wordsIn(field->label) : pointer;
}

} // namespace yunchuang
