// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/fieldeditor.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// A wheel that turns over a field on its way through the form does not change the field.
class WheelPasses final : public QObject
{
public:
    explicit WheelPasses(QWidget *widget)
        : QObject(widget)
    {
        widget->setFocusPolicy(Qt::StrongFocus);
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

FieldEditor makeChoiceEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QComboBox;
    box->addItem({});
    for (const Choice &choice : field.choices)
        box->addItem(Wording::label(choice.label), choice.value.toVariant());
    // Long words of a list do not push other fields out of the pane.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
    new WheelPasses(box);
    QObject::connect(box, &QComboBox::currentIndexChanged, box, changed);
    return {box, [box] { return QJsonValue::fromVariant(box->currentData()); },
            [box](const QJsonValue &value) { box->setCurrentIndex(qMax(0, box->findData(value.toVariant()))); }};
}

FieldEditor makeNumberEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QSpinBox;
    box->setRange(std::isnan(field.minimum) ? -1000000 : static_cast<int>(field.minimum) - (field.required ? 0 : 1),
                  std::isnan(field.maximum) ? 1000000 : static_cast<int>(field.maximum));
    // The lowest place stands for "nothing said" where the field may be empty.
    const int none = field.required ? box->minimum() - 1 : box->minimum();
    if (!field.required)
        box->setSpecialValueText(u"—"_s);
    new WheelPasses(box);
    QObject::connect(box, &QSpinBox::valueChanged, box, changed);
    return {box, [box, none] { return box->value() == none ? QJsonValue() : QJsonValue(box->value()); },
            [box, none](const QJsonValue &value) {
                box->setValue(value.isDouble() ? value.toInt() : qMax(none, box->minimum()));
            }};
}

FieldEditor makeTextEditor(const Field &field, const std::function<void()> &changed)
{
    auto *edit = new QLineEdit;
    const bool number = field.type == ValueType::Number || field.type == ValueType::Integer;
    const double factor = field.money ? 100 : 1;
    QObject::connect(edit, &QLineEdit::textChanged, edit, changed);
    return {edit,
            [edit, number, factor] {
                if (!number)
                    return QJsonValue(edit->text());
                bool ok = false;
                const double value = QLocale::c().toDouble(edit->text(), &ok);
                return ok ? QJsonValue(std::round(value * factor * 1e6) / 1e6) : QJsonValue(edit->text());
            },
            [edit, factor](const QJsonValue &value) {
                edit->setText(value.isDouble() ? QLocale::c().toString(value.toDouble() / factor, 'g', 12)
                                               : value.toString());
            }};
}

} // namespace

FieldEditor makeFieldEditor(const Field &field, const std::function<void()> &changed)
{
    if (!field.choices.isEmpty())
        return makeChoiceEditor(field, changed);
    if (field.type == ValueType::Boolean) {
        auto *box = new QCheckBox;
        QObject::connect(box, &QCheckBox::toggled, box, changed);
        return {box, [box] { return QJsonValue(box->isChecked()); },
                [box](const QJsonValue &value) { box->setChecked(value.toBool()); }};
    }
    if (field.type == ValueType::Integer && !field.money)
        return makeNumberEditor(field, changed);
    if (field.multiline) {
        auto *edit = new QPlainTextEdit;
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(Theme::current().px(46));
        QObject::connect(edit, &QPlainTextEdit::textChanged, edit, changed);
        return {edit, [edit] { return QJsonValue(edit->toPlainText()); },
                [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); }};
    }
    return makeTextEditor(field, changed);
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty());
}

} // namespace yunchuang
