// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keys"));
    struct Line
    {
        QStringList keys;
        QString words;
    };
    struct Group
    {
        QString title;
        QVector<Line> lines;
    };
    const QVector<QVector<Group>> columns{
        {{tr("Everywhere"),
          {{{u"Ctrl+K"_s}, tr("search cases and commands")},
           {{u"Ctrl+1"_s, u"9"_s}, tr("queues of the sidebar")},
           {{u"F6"_s, u"Shift+F6"_s}, tr("next, previous pane")},
           {{u"F5"_s}, tr("refresh, try again")},
           {{u"F8"_s}, tr("take back an act that is held")},
           {{u"F10"_s}, tr("menu")},
           {{u"Ctrl+/"_s, u"F1"_s}, tr("these keys")},
           {{u"Alt+H"_s}, tr("high contrast")},
           {{u"Ctrl+Shift+L"_s}, tr("lock")},
           {{u"Esc"_s}, tr("back, cancel")}}},
         {tr("Outbox"),
          {{{u"Alt+R"_s, u"Alt+E"_s, u"Alt+D"_s}, tr("apply again, edit, give up")},
           {{u"Del"_s}, tr("take back")},
           {{u"Ctrl+O"_s}, tr("open the case")},
           {{u"Ctrl+U"_s}, tr("submit all now")}}},
         {tr("Oversight"),
          {{{u"Ctrl+Shift+U"_s}, tr("urge the chosen case")},
           {{u"Alt+1"_s, u"2"_s}, tr("reply to a card; uphold, revoke")},
           {{u"Alt+1"_s, u"8"_s}, tr("on a rating: what to do")},
           {{u"Ctrl+Shift+A"_s}, tr("add evidence to an appeal")},
           {{u"Alt+PgUp"_s, u"PgDn"_s}, tr("ratings: month before, after")}}},
         {tr("Handing over"),
          {{{u"Alt+Q"_s, u"S"_s, u"Z"_s}, tr("consult, have countersigned, transfer")},
           {{u"Ctrl+Enter"_s}, tr("send")}}}},
        {{tr("Queue"),
          {{{u"↑"_s, u"↓"_s}, tr("choose a case")},
           {{u"Enter"_s}, tr("open")},
           {{u"Space"_s}, tr("mark several")},
           {{u"/"_s}, tr("filter the list")},
           {{u"Ctrl+J"_s}, tr("claim the next case")},
           {{u"Ctrl+Shift+Backspace"_s}, tr("put back")},
           {{u"Ctrl+R"_s}, tr("reassign")}}},
         {tr("Review"),
          {{{u"Alt+1"_s, u"2"_s, u"3"_s}, tr("accept, ask for correction, refuse")},
           {{u"Alt+4"_s, u"5"_s}, tr("grant, deny")},
           {{u"Alt+6"_s, u"7"_s}, tr("transfer, consult")},
           {{u"Alt+8"_s, u"9"_s, u"0"_s}, tr("what else can be done")},
           {{u"Ctrl+Enter"_s}, tr("submit")},
           {{u"F4"_s, u"Shift+F4"_s}, tr("next, previous difference")},
           {{u"Ctrl+B"_s, u"Ctrl+M"_s}, tr("to the correction list, found correct")},
           {{u"Y"_s, u"N"_s}, tr("answer a review point")},
           {{u"Ctrl+T"_s}, tr("phrases")},
           {{u"Ctrl+PgUp"_s, u"PgDn"_s}, tr("previous, next material")},
           {{u"Ctrl+F"_s}, tr("search in the material")},
           {{u"Ctrl+I"_s}, tr("take in papers")},
           {{u"Insert"_s, u"Alt+Del"_s}, tr("add, remove a row of approval fields")},
           {{u"Alt+PgUp"_s, u"PgDn"_s}, tr("previous, next case")}}}}};

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(10));
    auto *sides = new QHBoxLayout;
    sides->setSpacing(theme.px(32));
    for (const QVector<Group> &groups : columns) {
        auto *side = new QVBoxLayout;
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(theme.px(12));
        grid->setVerticalSpacing(theme.px(4));
        grid->setColumnStretch(1, 1);
        side->addLayout(grid);
        for (const Group &group : groups) {
            grid->addWidget(new TextLabel(group.title, FontRole::Body, true), grid->rowCount(), 0, 1, 2);
            for (const Line &line : group.lines) {
                const int row = grid->rowCount();
                grid->addWidget(new KeyHint(line.keys), row, 0, Qt::AlignRight);
                grid->addWidget(new TextLabel(line.words), row, 1);
            }
            grid->setRowMinimumHeight(grid->rowCount(), theme.px(10));
        }
        side->addStretch();
        sides->addLayout(side);
    }
    column->addLayout(sides);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *close = new KeyButton(tr("Close"));
    close->setKeyHint(u"Esc"_s);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addWidget(close);
    column->addLayout(foot);
    close->setFocus();
}

} // namespace yunchuang
