// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/relationdialog.h"

#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "ui/absence/absencewords.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNumber = 24;

}

RelationDialog::RelationDialog(const UserId &self, const QString &selfName, bool forOthers, QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"relationDialog"_s);
    setWindowTitle(tr("Declare a relation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14));
    column->setSpacing(theme.px(10));
    auto *note =
        new TextLabel(tr("Cases that name this person or body are not given to the clerk. The number itself is "
                         "not kept: nobody can read it again."),
                      FontRole::Small, false, Token::SubText);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *form = new QFormLayout;
    form->setSpacing(theme.px(8));
    m_person = new QComboBox;
    m_person->setObjectName(u"person"_s);
    m_person->addItem(selfName, self.text());
    m_person->setEnabled(forOthers);
    form->addRow(tr("Clerk"), m_person);
    m_kind = new QComboBox;
    m_kind->setObjectName(u"kind"_s);
    for (const auto &[kind, name] : enumNames<protocol::RelationKind>)
        m_kind->addItem(AbsenceWords::relation(kind), QString(name));
    form->addRow(tr("Relation"), m_kind);
    m_number = new QLineEdit;
    m_number->setObjectName(u"number"_s);
    m_number->setMaxLength(longestNumber);
    m_number->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText);
    form->addRow(tr("Identity number or credit code"), m_number);
    column->addLayout(form);
    m_refused = new TextLabel({}, FontRole::Small, false, Token::RedText);
    m_refused->setWordWrap(true);
    m_refused->hide();
    column->addWidget(m_refused);
    column->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"));
    cancel->setKeyHint(u"Esc"_s);
    m_ok = new KeyButton(tr("Declare"));
    m_ok->setObjectName(u"declare"_s);
    m_ok->setVariant(KeyButton::Variant::Primary);
    clickOnCtrlEnter(this, m_ok);
    m_ok->setKeyHint(u"Ctrl+Enter"_s);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] { Q_EMIT given(request()); });
    connect(m_number, &QLineEdit::textChanged, this, &RelationDialog::check);
    resize(theme.px(460), theme.px(260));
    check();
}

void RelationDialog::setMembers(const QVector<protocol::Member> &members)
{
    for (const protocol::Member &member : members) {
        if (m_person->isEnabled() && m_person->findData(member.user.text()) < 0)
            m_person->addItem(member.name, member.user.text());
    }
}

protocol::RelationRequest RelationDialog::request() const
{
    protocol::RelationRequest request;
    request.user = UserId(m_person->currentData().toString());
    request.kind =
        valueOf<protocol::RelationKind>(m_kind->currentData().toString()).value_or(protocol::RelationKind::Interest);
    request.number = m_number->text().trimmed();
    return request;
}

void RelationDialog::refuse(const QString &why)
{
    m_refused->setText(why);
    m_refused->show();
}

void RelationDialog::check()
{
    const QString number = m_number->text().trimmed();
    if (number.isEmpty())
        m_ok->setDisabledReason(tr("Enter the number."));
    else if (!checkCitizenId(number) && !checkUscc(number))
        m_ok->setDisabledReason(tr("This is neither an identity number nor a credit code."));
    else
        m_ok->setDisabledReason({});
}

} // namespace yunchuang
