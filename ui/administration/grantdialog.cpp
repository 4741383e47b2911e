// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/grantdialog.h"

#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include <bit>

namespace yunchuang {

using namespace Qt::StringLiterals;

GrantDialog::GrantDialog(const OrgDirectory &units, const protocol::UnitPosts &grant, QWidget *parent)
    : QDialog(parent)
    , m_units(units)
    , m_fixed(grant.unit)
    , m_posts(new QListWidget)
    , m_hint(new TextLabel({}, FontRole::Small, false, Token::AmberText))
    , m_give(new KeyButton(tr("Take over"), this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"grantDialog"_s);
    setWindowTitle(tr("Posts in a unit"));
    setMinimumWidth(theme.px(460));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(8));
    if (m_fixed.isEmpty()) {
        m_unit = new QComboBox;
        m_unit->setObjectName(u"grantUnit"_s);
        m_unit->setAccessibleName(tr("Unit"));
        m_unit->setEditable(true);
        m_unit->setInsertPolicy(QComboBox::NoInsert);
        for (const OrgUnit &unit : units.units())
            m_unit->addItem(unit.name, unit.id.text());
        m_unit->setCurrentIndex(-1);
        m_unit->completer()->setFilterMode(Qt::MatchContains);
        m_unit->completer()->setCompletionMode(QCompleter::PopupCompletion);
        auto *label = new TextLabel(tr("Unit"));
        label->setBuddy(m_unit);
        column->addWidget(label);
        column->addWidget(m_unit);
        connect(m_unit, &QComboBox::editTextChanged, this, &GrantDialog::refresh);
        connect(m_unit, &QComboBox::currentIndexChanged, this, &GrantDialog::refresh);
    } else {
        auto *label = new TextLabel(Wording::unitInFull(&units, m_fixed), FontRole::Body, true);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto *label = new TextLabel(tr("Posts"));
    label->setBuddy(m_posts);
    column->addWidget(label);
    m_posts->setObjectName(u"grantPosts"_s);
    m_posts->setAccessibleName(tr("Posts"));
    m_posts->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_posts->setMinimumHeight(theme.px(300));
    for (const auto &[post, name] : enumNames<Post>) {
        if (post == Post::Applicant || post == Post::System)
            continue;
        auto *item = new QListWidgetItem(Wording::post(post), m_posts);
        item->setData(Qt::UserRole, static_cast<quint32>(post));
        item->setSizeHint({0, theme.px(24)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(grant.posts & post ? Qt::Checked : Qt::Unchecked);
    }
    m_posts->setCurrentRow(0);
    connect(m_posts, &QListWidget::itemChanged, this, &GrantDialog::refresh);
    column->addWidget(m_posts, 1);
    m_hint->setObjectName(u"grantHint"_s);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"), this);
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_give->setObjectName(u"grantGive"_s);
    m_give->setVariant(KeyButton::Variant::Primary);
    m_give->setKeyHint(u"Ctrl+Enter"_s);
    m_give->setAutoDefault(false);
    buttons->addWidget(cancel);
    buttons->addWidget(m_give);
    column->addLayout(buttons);
    clickOnCtrlEnter(this, m_give);
    connect(cancel, &KeyButton::clicked, this, &QDialog::reject);
    connect(m_give, &KeyButton::clicked, this, [this] {
        Q_EMIT given({chosenUnit(), chosenPosts()});
        accept();
    });
    refresh();
    // Last, when everything has its place: the first field, not the button.
    (m_unit ? static_cast<QWidget *>(m_unit) : m_posts)->setFocus();
}

UnitId GrantDialog::chosenUnit() const
{
    if (!m_unit)
        return m_fixed;
    // What was typed counts only when it is the name of a unit.
    const int row = m_unit->findText(m_unit->currentText());
    return row < 0 ? UnitId() : UnitId(m_unit->itemData(row).toString());
}

Posts GrantDialog::chosenPosts() const
{
    Posts posts;
    for (int row = 0; row < m_posts->count(); ++row) {
        if (m_posts->item(row)->checkState() == Qt::Checked)
            posts |= Post(m_posts->item(row)->data(Qt::UserRole).toUInt());
    }
    return posts;
}

void GrantDialog::refresh()
{
    constexpr Posts administrators = Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin;
    const Posts posts = chosenPosts();
    const Posts held = posts & administrators;
    QString reason;
    if (chosenUnit().isEmpty())
        reason = tr("Choose the unit first.");
    else if (!posts)
        reason = tr("Tick at least one post.");
    else if (held && (posts != held || std::popcount(quint32(held.toInt())) > 1))
        reason = tr("An administrator may hold no other post.");
    m_give->setDisabledReason(reason);
    m_hint->setText(reason);
}

} // namespace yunchuang
