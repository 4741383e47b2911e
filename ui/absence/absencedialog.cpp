// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/absence/absencedialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Posts in which somebody works on cases: what a substitute must share.
constexpr Posts casePosts = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                            Post::Reviewer | Post::Decider | Post::Delivery | Post::Dispatcher;

} // namespace

AbsenceDialog::AbsenceDialog(const UserId &self, const QString &selfName, bool forOthers, QDate today, QWidget *parent)
    : ColleagueDialog({tr("Enter an absence"),
                       tr("Substitutes act on the cases of who is away, in that person's name. Their rights end with "
                          "the absence. No case changes hands by itself."),
                       tr("Who is away"), tr("Enter")},
                      self, selfName, forOthers, parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"absenceDialog"_s);
    m_ok->setObjectName(u"enterAbsence"_s);
    m_from = new QDateEdit(today);
    m_from->setObjectName(u"from"_s);
    m_until = new QDateEdit(today);
    m_until->setObjectName(u"until"_s);
    for (QDateEdit *edit : {m_from, m_until}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"yyyy-MM-dd"_s);
        edit->setMinimumDate(today);
    }
    m_form->addRow(tr("First day"), m_from);
    m_form->addRow(tr("Last day"), m_until);
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"note"_s);
    m_reason->setMaxLength(protocol::maxDeskReason);
    m_form->addRow(tr("Note"), m_reason);
    m_pool = new QCheckBox(tr("Everybody of the unit in the same post may stand in"));
    m_pool->setObjectName(u"pool"_s);
    m_fields->addWidget(m_pool);
    m_fields->addWidget(new TextLabel(tr("Who stands in"), FontRole::Body, true));
    m_substitutes = new QListWidget;
    m_substitutes->setObjectName(u"substitutes"_s);
    m_substitutes->setAccessibleName(tr("Substitutes"));
    m_substitutes->setMinimumHeight(theme.px(120));
    m_fields->addWidget(m_substitutes, 1);
    connect(m_person, &QComboBox::currentIndexChanged, this, &AbsenceDialog::fillSubstitutes);
    connect(m_from, &QDateEdit::dateChanged, this, [this](QDate day) { m_until->setMinimumDate(day); });
    connect(m_pool, &QCheckBox::toggled, this, [this](bool on) {
        m_substitutes->setEnabled(!on);
        check();
    });
    connect(m_substitutes, &QListWidget::itemChanged, this, [this] { check(); });
    resize(theme.px(440), theme.px(460));
    check();
}

void AbsenceDialog::setMembers(const QVector<protocol::Member> &members)
{
    m_members = members;
    ColleagueDialog::setMembers(members);
    // The list may come again while somebody chooses.
    QSet<QString> chosen;
    for (int row = 0; row < m_substitutes->count(); ++row) {
        const QListWidgetItem *item = m_substitutes->item(row);
        if (item->checkState() == Qt::Checked)
            chosen.insert(item->data(Qt::UserRole).toString());
    }
    fillSubstitutes();
    for (int row = 0; row < m_substitutes->count(); ++row) {
        QListWidgetItem *item = m_substitutes->item(row);
        if (chosen.contains(item->data(Qt::UserRole).toString()))
            item->setCheckState(Qt::Checked);
    }
}

void AbsenceDialog::fillSubstitutes()
{
    const UserId away = person();
    Posts needed;
    for (const protocol::Member &member : std::as_const(m_members)) {
        if (member.user == away)
            needed = member.posts & casePosts;
    }
    m_substitutes->clear();
    for (const protocol::Member &member : std::as_const(m_members)) {
        const Posts shared = member.posts & needed;
        if (member.user == away || !shared)
            continue;
        auto *item = new QListWidgetItem(tr("%1 — %2").arg(member.name, Wording::posts(shared)), m_substitutes);
        item->setData(Qt::UserRole, member.user.text());
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    if (m_substitutes->count() > 0)
        m_substitutes->setCurrentRow(0);
    check();
}

protocol::AbsenceRequest AbsenceDialog::request() const
{
    protocol::AbsenceRequest request;
    request.user = person();
    request.from = m_from->date();
    request.until = m_until->date();
    request.pool = m_pool->isChecked();
    request.reason = m_reason->text().trimmed();
    for (int row = 0; !request.pool && row < m_substitutes->count(); ++row) {
        const QListWidgetItem *item = m_substitutes->item(row);
        if (item->checkState() == Qt::Checked)
            request.substitutes.append(UserId(item->data(Qt::UserRole).toString()));
    }
    return request;
}

void AbsenceDialog::submit()
{
    Q_EMIT given(request());
}

void AbsenceDialog::check()
{
    const protocol::AbsenceRequest now = request();
    if (m_members.isEmpty())
        m_ok->setDisabledReason(tr("The members of the unit are asked for…"));
    else if (!now.pool && m_substitutes->count() == 0)
        m_ok->setDisabledReason(tr("Nobody else of the unit holds the same post: the head reassigns the cases."));
    else if (!now.pool && now.substitutes.isEmpty())
        m_ok->setDisabledReason(tr("Choose who stands in."));
    else
        m_ok->setDisabledReason({});
}

} // namespace yunchuang
