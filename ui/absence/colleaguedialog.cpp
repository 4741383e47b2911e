// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/colleaguedialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

ColleagueDialog::ColleagueDialog(const Words &words, const UserId &self, const QString &selfName, bool forOthers,
                                 QWidget *parent)
    : QDialog(parent)
    , m_person(new QComboBox)
    , m_form(new QFormLayout)
    , m_fields(new QVBoxLayout)
    , m_ok(new KeyButton(words.submit))
    , m_refused(new TextLabel({}, FontRole::Small, false, Token::RedText))
{
    const Theme &theme = Theme::current();
    setWindowTitle(words.title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14));
    column->setSpacing(theme.px(10));
    auto *note = new TextLabel(words.note, FontRole::Small, false, Token::SubText);
    note->setWordWrap(true);
    column->addWidget(note);
    m_form->setSpacing(theme.px(8));
    m_person->setObjectName(u"person"_s);
    m_person->addItem(selfName, self.text());
    m_person->setEnabled(forOthers);
    m_form->addRow(words.person, m_person);
    column->addLayout(m_form);
    m_fields->setSpacing(theme.px(10));
    column->addLayout(m_fields, 1);
    m_refused->setObjectName(u"refused"_s);
    m_refused->setWordWrap(true);
    m_refused->hide();
    column->addWidget(m_refused);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"));
    cancel->setKeyHint(u"Esc"_s);
    m_ok->setVariant(KeyButton::Variant::Primary);
    m_ok->setKeyHint(u"Ctrl+Enter"_s);
    clickOnCtrlEnter(this, m_ok);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        m_refused->hide();
        submit();
    });
}

void ColleagueDialog::setMembers(const QVector<protocol::Member> &members)
{
    if (!m_person->isEnabled())
        return;
    const QSignalBlocker quiet(m_person);
    for (const protocol::Member &member : members) {
        if (m_person->findData(member.user.text()) < 0)
            m_person->addItem(member.name, member.user.text());
    }
}

UserId ColleagueDialog::person() const
{
    return UserId(m_person->currentData().toString());
}

void ColleagueDialog::refuse(const QString &why)
{
    m_refused->setText(why);
    m_refused->show();
}

} // namespace yunchuang
