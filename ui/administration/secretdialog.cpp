// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/secretdialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

SecretDialog::SecretDialog(const QString &title, const QString &words, const QString &secret, const QString &until,
                           QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"secretDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(theme.px(440));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(12));
    auto *what = new TextLabel(words);
    what->setWordWrap(true);
    column->addWidget(what);
    auto *shown = new TextLabel(secret, FontRole::Kpi, true);
    shown->setObjectName(u"shownSecret"_s);
    shown->setMonospaced(true);
    shown->setSelectable(true);
    shown->setAlignment(Qt::AlignCenter);
    column->addWidget(shown);
    auto *note =
        new TextLabel(until.isEmpty() ? tr("It is shown only now.") : tr("It is shown only now. %1").arg(until),
                      FontRole::Small, false, Token::SubText);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *copy = new KeyButton(Icon::Copy, tr("Copy"), this);
    copy->setObjectName(u"copySecret"_s);
    copy->setAutoDefault(false);
    auto *done = new KeyButton(tr("Handed over"), this);
    done->setObjectName(u"secretDone"_s);
    done->setVariant(KeyButton::Variant::Primary);
    done->setKeyHint(u"Enter"_s);
    done->setDefault(true);
    buttons->addWidget(copy);
    buttons->addWidget(done);
    column->addLayout(buttons);
    connect(copy, &KeyButton::clicked, this, [secret] { QGuiApplication::clipboard()->setText(secret); });
    connect(done, &KeyButton::clicked, this, &QDialog::accept);
    done->setFocus();
}

} // namespace yunchuang
