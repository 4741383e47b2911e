// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/reassigndialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortestReason = 10; ///< what the rules ask of a reason
constexpr int userRole = Qt::UserRole;

} // namespace

ReassignDialog::ReassignDialog(QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setWindowTitle(tr("Reassign"));
    setObjectName(u"reassignDialog"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14));
    column->setSpacing(theme.px(8));
    m_title = new TextLabel({}, FontRole::Title, true);
    column->addWidget(m_title);
    column->addWidget(new TextLabel(tr("The due dates stay. What was written so far stays with the case."),
                                    FontRole::Small, false, Token::SubText));
    auto *to = new TextLabel(tr("New officer"), FontRole::Small, false, Token::SubText);
    column->addWidget(to);
    m_list = new QListWidget;
    m_list->setObjectName(u"members"_s);
    m_list->setAccessibleName(tr("New officer"));
    m_list->setMinimumHeight(theme.px(150));
    column->addWidget(m_list, 1);
    m_wait = new TextLabel(tr("The members of the unit are asked for…"), FontRole::Small, false, Token::SubText);
    column->addWidget(m_wait);
    column->addWidget(new TextLabel(tr("Reason, at least %n character(s)", nullptr, shortestReason), FontRole::Small,
                                    false, Token::SubText));
    m_reason = new QPlainTextEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setMaximumHeight(theme.px(72));
    column->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"));
    cancel->setKeyHint(u"Esc"_s);
    m_ok = new KeyButton(tr("Reassign"));
    m_ok->setObjectName(u"reassign"_s);
    m_ok->setVariant(KeyButton::Variant::Primary);
    m_ok->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_ok->setKeyHint(u"Ctrl+Enter"_s);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { check(); });
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this] { check(); });
    resize(theme.px(420), theme.px(400));
    check();
}

void ReassignDialog::setCases(qsizetype count, const QString &first)
{
    m_title->setText(count == 1 ? tr("Reassign %1").arg(first)
                                : tr("Reassign %n case(s)", nullptr, static_cast<int>(count)));
}

void ReassignDialog::setMembers(const QVector<Member> &members)
{
    const UserId before = user();
    m_members = members;
    m_list->clear();
    for (const Member &member : members) {
        auto *item =
            new QListWidgetItem(member.note.isEmpty() ? member.name : tr("%1 — %2").arg(member.name, member.note));
        item->setData(userRole, member.user.text());
        if (!member.closed.isEmpty()) {
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
            item->setToolTip(member.closed);
        }
        m_list->addItem(item);
        if (member.user == before)
            m_list->setCurrentItem(item);
    }
    m_wait->setVisible(members.isEmpty());
    check();
}

UserId ReassignDialog::user() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? UserId(item->data(userRole).toString()) : UserId();
}

QString ReassignDialog::userName() const
{
    for (const Member &member : m_members) {
        if (member.user == user())
            return member.name;
    }
    return {};
}

QString ReassignDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

void ReassignDialog::check()
{
    if (user().isEmpty())
        m_ok->setDisabledReason(tr("Choose who shall have the case."));
    else if (reason().size() < shortestReason)
        m_ok->setDisabledReason(tr("Say why, in at least %n character(s).", nullptr, shortestReason));
    else
        m_ok->setDisabledReason({});
}

} // namespace yunchuang
