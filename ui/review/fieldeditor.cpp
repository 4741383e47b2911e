// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/fieldeditor.h"

#include "forms/formvalues.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/review/choiceeditors.h"

#include <QAction>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QCoreApplication>
#include <QDate>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QWidgetAction>

#include <cmath>
#include <memory>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

struct EditorWords
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::FieldEditor)
};

Language shownLanguage()
{
    return QLocale().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

/// What is typed letter by letter needs no input method, which would swallow the digits.
void withoutInputMethod(QWidget *widget)
{
    widget->setAttribute(Qt::WA_InputMethodEnabled, false);
}

FieldEditor makeSpinEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QSpinBox;
    box->setRange(std::isnan(field.minimum) ? -1000000 : static_cast<int>(field.minimum) - (field.required ? 0 : 1),
                  std::isnan(field.maximum) ? 1000000 : static_cast<int>(field.maximum));
    // The lowest place stands for "nothing said" where the field may be empty.
    const int none = field.required ? box->minimum() - 1 : box->minimum();
    if (!field.required)
        box->setSpecialValueText(u"—"_s);
    if (const QString unit = unitText(field.unit, shownLanguage()); !unit.isEmpty())
        box->setSuffix(u' ' + unit);
    withoutInputMethod(box);
    new WheelPasses(box);
    QObject::connect(box, &QSpinBox::valueChanged, box, changed);
    return {box, [box, none] { return box->value() == none ? QJsonValue() : QJsonValue(box->value()); },
            [box, none](const QJsonValue &value) {
                box->setValue(value.isDouble() ? value.toInt() : qMax(none, box->minimum()));
            }};
}

/// "1,234.5", "1234.50" and "150万" as people write sums; anything else stays the text it is, for the schema to refuse.
QJsonValue numberFrom(QString text, double factor)
{
    text = text.trimmed();
    if (text.isEmpty())
        return QJsonValue();
    QString digits = text;
    digits.remove(u',').remove(u'，').remove(u'元').remove(u' ');
    double scale = factor;
    if (digits.endsWith(u'万')) {
        digits.chop(1);
        scale *= 10000;
    }
    bool ok = false;
    const double value = QLocale::c().toDouble(digits, &ok);
    return ok && std::isfinite(value) ? QJsonValue(std::round(value * scale * 1e6) / 1e6) : QJsonValue(text);
}

FieldEditor makeNumberEditor(const Field &field, const std::function<void()> &changed)
{
    auto *edit = new QLineEdit;
    withoutInputMethod(edit);
    const double factor = field.money ? 100 : 1;
    const int decimals = field.money ? 2 : 6;
    edit->setPlaceholderText(field.money ? EditorWords::tr("in yuan") : unitText(field.unit, shownLanguage()));
    QObject::connect(edit, &QLineEdit::textChanged, edit, changed);
    return {edit, [edit, factor] { return numberFrom(edit->text(), factor); },
            [edit, factor, decimals](const QJsonValue &value) {
                if (!value.isDouble()) {
                    edit->setText(value.toString());
                    return;
                }
                QString text = QLocale::c().toString(value.toDouble() / factor, 'f', decimals);
                text.remove(u',');
                while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
                    text.chop(1);
                edit->setText(text);
                edit->setCursorPosition(0);
            }};
}

/// A day is typed as 2026-11-24, 20261124 or 2026.11.24, or picked from a calendar (Alt+Down).
FieldEditor makeDayEditor(const std::function<void()> &changed)
{
    auto *edit = new QLineEdit;
    withoutInputMethod(edit);
    edit->setPlaceholderText(u"2026-01-31"_s);
    auto *pick = edit->addAction(themedIcon(Icon::Calendar), QLineEdit::TrailingPosition);
    pick->setToolTip(EditorWords::tr("Calendar (Alt+Down)"));
    pick->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    pick->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(pick, &QAction::triggered, edit, [edit] {
        auto *menu = new QMenu(edit);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        auto *calendar = new QCalendarWidget;
        calendar->setFirstDayOfWeek(Qt::Monday);
        if (const QDate day = QDate::fromString(edit->text(), Qt::ISODate); day.isValid())
            calendar->setSelectedDate(day);
        auto *action = new QWidgetAction(menu);
        action->setDefaultWidget(calendar);
        menu->addAction(action);
        QObject::connect(calendar, &QCalendarWidget::activated, edit, [edit, menu](QDate day) {
            edit->setText(day.toString(Qt::ISODate));
            menu->close();
        });
        menu->popup(edit->mapToGlobal(QPoint(0, edit->height())));
        calendar->setFocus();
    });
    QObject::connect(edit, &QLineEdit::textChanged, edit, changed);
    QObject::connect(edit, &QLineEdit::editingFinished, edit, [edit] {
        QString digits = edit->text();
        digits.remove(u'-').remove(u'.').remove(u'/').remove(u' ');
        const QDate day = QDate::fromString(digits, u"yyyyMMdd"_s);
        if (day.isValid() && edit->text() != day.toString(Qt::ISODate))
            edit->setText(day.toString(Qt::ISODate));
    });
    return {edit, [edit] { return QJsonValue(edit->text().trimmed()); },
            [edit](const QJsonValue &value) { edit->setText(value.toString()); }};
}

FieldEditor makeTextEditor(const Field &field, const std::function<void()> &changed)
{
    auto *edit = new QLineEdit;
    // Numbers and codes are typed as they are; words want the input method.
    if (!field.format.isEmpty() && field.format != "personName"_L1)
        withoutInputMethod(edit);
    QObject::connect(edit, &QLineEdit::textChanged, edit, changed);
    return {edit, [edit] { return QJsonValue(edit->text()); },
            [edit](const QJsonValue &value) {
                edit->setText(value.toString());
                edit->setCursorPosition(0); // the beginning is seen where not all fits
            }};
}

FieldEditor makeLinesEditor(const std::function<void()> &changed)
{
    auto *edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(Theme::current().px(46));
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, changed);
    return {edit, [edit] { return QJsonValue(edit->toPlainText()); },
            [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); }};
}

/// An empty tick says no where an answer is wanted, and nothing where nobody has said anything.
FieldEditor makeTickEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QCheckBox;
    const auto said = std::make_shared<bool>(field.required);
    QObject::connect(box, &QCheckBox::toggled, box, [said, changed] {
        *said = true;
        changed();
    });
    return {box, [box, said] { return *said ? QJsonValue(box->isChecked()) : QJsonValue(); },
            [box, said, required = field.required](const QJsonValue &value) {
                box->setChecked(value.toBool());
                *said = required || value.isBool();
            }};
}

/// Whether all values fit into a box with arrows.
bool isSmallNumber(const Field &field)
{
    const auto fits = [](double limit) { return std::isnan(limit) || std::abs(limit) <= 1000000; };
    return field.type == ValueType::Integer && !field.money && fits(field.minimum) && fits(field.maximum);
}

} // namespace

FieldEditor makeFieldEditor(const Field &field, bool radio, const std::function<void()> &changed)
{
    FieldEditor made;
    if (field.isSelection())
        made = makeSelectionEditor(field, changed);
    else if (!field.choices.isEmpty() && radio)
        made = makeRadioEditor(field, changed);
    else if (!field.choices.isEmpty())
        made = field.choices.size() > searchedChoices ? makeSearchEditor(field, changed)
                                                      : makeChoiceEditor(field, changed);
    else if (field.type == ValueType::Boolean)
        made = makeTickEditor(field, changed);
    else if (isSmallNumber(field))
        made = makeSpinEditor(field, changed);
    else if (field.type == ValueType::Integer || field.type == ValueType::Number)
        made = makeNumberEditor(field, changed);
    else if (field.multiline)
        made = makeLinesEditor(changed);
    else if (field.format == "date"_L1)
        made = makeDayEditor(changed);
    else
        made = makeTextEditor(field, changed);
    made.widget->setToolTip(field.description);
    return made;
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty());
}

} // namespace yunchuang
