// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/choiceeditors.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QRadioButton>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

struct ChoiceWords
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::FieldEditor)
};

constexpr int selectionColumns = 2;
constexpr qsizetype lettersSideBySide = 30;

/// Long words of a list do not push other fields out of the pane.
void keepNarrow(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
}

int placeOf(const Field &field, const QJsonValue &value)
{
    for (int i = 0; i < field.choices.size(); ++i) {
        if (field.choices.at(i).value == value)
            return i;
    }
    return -1;
}

} // namespace

WheelPasses::WheelPasses(QWidget *widget)
    : QObject(widget)
{
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

bool WheelPasses::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return false;
    event->ignore();
    return true;
}

FieldEditor makeChoiceEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QComboBox;
    box->addItem({});
    for (const Choice &choice : field.choices)
        box->addItem(Wording::label(choice.label), choice.value.toVariant());
    keepNarrow(box);
    new WheelPasses(box);
    QObject::connect(box, &QComboBox::currentIndexChanged, box, changed);
    return {box,
            [box, &field] {
                const int place = box->currentIndex() - 1;
                return place < 0 ? QJsonValue() : field.choices.at(place).value;
            },
            [box, &field](const QJsonValue &value) { box->setCurrentIndex(placeOf(field, value) + 1); }};
}

FieldEditor makeSearchEditor(const Field &field, const std::function<void()> &changed)
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem({});
    for (const Choice &choice : field.choices) {
        const QString code = choice.value.toVariant().toString();
        const QString label = Wording::label(choice.label);
        box->addItem(label == code ? label : QString(code + u' ' + label), choice.value.toVariant());
    }
    keepNarrow(box);
    new WheelPasses(box);
    box->lineEdit()->setPlaceholderText(ChoiceWords::tr("Search among %1").arg(field.choices.size()));
    QCompleter *completer = box->completer();
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    QObject::connect(box, &QComboBox::currentIndexChanged, box, changed);
    QObject::connect(box->lineEdit(), &QLineEdit::textEdited, box, changed);
    // Who typed enough to mean one of them has chosen it.
    QObject::connect(box->lineEdit(), &QLineEdit::editingFinished, box, [box, changed] {
        const QString typed = box->lineEdit()->text().trimmed();
        if (typed == box->itemText(box->currentIndex()))
            return;
        int only = -1;
        int found = 0;
        for (int i = 1; i < box->count() && !typed.isEmpty(); ++i) {
            const QString text = box->itemText(i);
            if (text == typed || box->itemData(i).toString() == typed) {
                only = i;
                found = 1;
                break;
            }
            if (text.contains(typed, Qt::CaseInsensitive)) {
                only = i;
                ++found;
            }
        }
        if (typed.isEmpty())
            box->setCurrentIndex(0);
        else if (found == 1)
            box->setCurrentIndex(only);
        changed();
    });
    return {box,
            [box, &field] {
                const QString typed = box->lineEdit()->text().trimmed();
                const int place = box->currentIndex() - 1;
                if (typed.isEmpty())
                    return QJsonValue();
                // What is half typed is not yet the choice that stood there before.
                return place >= 0 && typed == box->itemText(box->currentIndex()) ? field.choices.at(place).value
                                                                                 : QJsonValue(typed);
            },
            [box, &field](const QJsonValue &value) {
                const int place = placeOf(field, value) + 1;
                box->setCurrentIndex(place);
                box->lineEdit()->setText(place > 0 ? box->itemText(place) : value.toString());
            }};
}

FieldEditor makeRadioEditor(const Field &field, const std::function<void()> &changed)
{
    auto *widget = new QWidget;
    qsizetype letters = 0;
    for (const Choice &choice : field.choices)
        letters += Wording::label(choice.label).size();
    const bool below = letters > lettersSideBySide;
    auto *row = new QBoxLayout(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().px(below ? 2 : 12));
    auto *group = new QButtonGroup(widget);
    for (int i = 0; i < field.choices.size(); ++i) {
        auto *button = new QRadioButton(Wording::label(field.choices.at(i).label));
        button->setObjectName(field.choices.at(i).value.toVariant().toString());
        group->addButton(button, i);
        row->addWidget(button);
        if (i == 0)
            widget->setFocusProxy(button);
    }
    if (!below)
        row->addStretch(1);
    QObject::connect(group, &QButtonGroup::idToggled, widget, [changed](int, bool checked) {
        if (checked)
            changed();
    });
    return {
        widget,
        [group, &field] { return group->checkedId() < 0 ? QJsonValue() : field.choices.at(group->checkedId()).value; },
        [group, &field, changed](const QJsonValue &value) {
            if (QAbstractButton *button = group->button(placeOf(field, value))) {
                button->setChecked(true);
                return;
            }
            group->setExclusive(false);
            for (QAbstractButton *button : group->buttons())
                button->setChecked(false);
            group->setExclusive(true);
            changed();
        }};
}

FieldEditor makeSelectionEditor(const Field &field, const std::function<void()> &changed)
{
    const Field &entry = field.children.constFirst();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(Theme::current().px(2));
    QList<QCheckBox *> boxes;
    for (int i = 0; i < entry.choices.size(); ++i) {
        auto *box = new QCheckBox(Wording::label(entry.choices.at(i).label));
        box->setObjectName(entry.choices.at(i).value.toVariant().toString());
        grid->addWidget(box, i / selectionColumns, i % selectionColumns);
        QObject::connect(box, &QCheckBox::toggled, widget, changed);
        if (i == 0)
            widget->setFocusProxy(box);
        boxes.append(box);
    }
    return {widget,
            [boxes, &entry] {
                QJsonArray chosen;
                for (int i = 0; i < boxes.size(); ++i) {
                    if (boxes.at(i)->isChecked())
                        chosen.append(entry.choices.at(i).value);
                }
                return chosen.isEmpty() ? QJsonValue() : QJsonValue(chosen);
            },
            [boxes, &entry](const QJsonValue &value) {
                const QJsonArray chosen = value.toArray();
                for (int i = 0; i < boxes.size(); ++i)
                    boxes.at(i)->setChecked(chosen.contains(entry.choices.at(i).value));
            }};
}

} // namespace yunchuang
