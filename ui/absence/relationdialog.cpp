// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/relationdialog.h"

#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "ui/absence/absencewords.h"
#include "ui/common/keybutton.h"

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
    : ColleagueDialog({tr("Declare a relation"),
                       tr("Cases that name this person or body are not given to the clerk. The number itself is not "
                          "kept: nobody can read it again."),
                       tr("Clerk"), tr("Declare")},
                      self, selfName, forOthers, parent)
{
    setObjectName(u"relationDialog"_s);
    m_ok->setObjectName(u"declare"_s);
    m_kind = new QComboBox;
    m_kind->setObjectName(u"kind"_s);
    for (const auto &[kind, name] : enumNames<protocol::RelationKind>)
        m_kind->addItem(AbsenceWords::relation(kind), QString(name));
    m_form->addRow(tr("Relation"), m_kind);
    m_number = new QLineEdit;
    m_number->setObjectName(u"number"_s);
    m_number->setMaxLength(longestNumber);
    m_number->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText);
    m_form->addRow(tr("Identity number or credit code"), m_number);
    m_fields->addStretch();
    connect(m_number, &QLineEdit::textChanged, this, &RelationDialog::check);
    resize(Theme::current().px(460), Theme::current().px(260));
    check();
}

protocol::RelationRequest RelationDialog::request() const
{
    protocol::RelationRequest request;
    request.user = person();
    request.kind =
        valueOf<protocol::RelationKind>(m_kind->currentData().toString()).value_or(protocol::RelationKind::Interest);
    request.number = m_number->text().trimmed();
    return request;
}

void RelationDialog::submit()
{
    Q_EMIT given(request());
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
