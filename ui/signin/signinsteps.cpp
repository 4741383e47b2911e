// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinsteps.h"

#include "ui/common/delegates.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/signin/secretedit.h"
#include "ui/signin/signinpage.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

constexpr int capacityPostRole = Qt::UserRole + 1;
constexpr int capacityDetailRole = Qt::UserRole + 2;
constexpr int stepFieldHeight = 36;

} // namespace

OfflineCard::OfflineCard(QWidget *parent)
    : QFrame(parent)
    , m_kept(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_until(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_unlock(new KeyButton(tr("Unlock offline")))
{
    const Theme &theme = Theme::current();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme.px(48), theme.px(13), theme.px(13), theme.px(13));
    grid->setHorizontalSpacing(theme.px(12));
    grid->setVerticalSpacing(0);
    grid->addWidget(new TextLabel(tr("Work without the network"), FontRole::Body, true), 0, 0);
    grid->addWidget(m_kept, 1, 0);
    grid->addWidget(m_until, 2, 0);
    grid->addWidget(m_unlock, 0, 1, 3, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    m_kept->setWordWrap(true);
    m_until->setWordWrap(true);
    m_unlock->setObjectName(u"offlineUnlock"_s);
    m_unlock->setBaseHeight(32);
    m_unlock->setKeys(QKeyCombination(Qt::ALT, Qt::Key_O));
    connect(m_unlock, &QAbstractButton::clicked, this, &OfflineCard::unlockRequested);
}

void OfflineCard::setOffer(const OfflineOffer &offer)
{
    m_kept->setText(offer.kept);
    m_until->setText(offer.until);
    m_kept->setVisible(!offer.kept.isEmpty());
    m_until->setVisible(!offer.until.isEmpty());
    m_unlock->setDisabledReason(offer.available ? QString()
                                                : tr("Nothing is kept on this device for working offline."));
}

void OfflineCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintBox(&painter, rect(), theme.color(Token::Base), theme.color(Token::Frame));
    paintIcon(&painter, QRect(theme.px(16), 0, theme.px(18), height()), Icon::Offline, theme.color(Token::Text),
              theme.px(18));
}

SignInProgress::SignInProgress(Scheduler &scheduler, QWidget *parent)
    : QWidget(parent)
    , m_what(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_cancel(new KeyButton(tr("Cancel")))
    , m_bar(new LoadingBar(scheduler))
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(6));
    auto *row = new QHBoxLayout;
    row->addWidget(m_what, 1);
    row->addWidget(m_cancel);
    layout->addLayout(row);
    layout->addWidget(m_bar);
    m_what->setWordWrap(true);
    m_cancel->setObjectName(u"cancelSignIn"_s);
    m_cancel->setKeyHint(u"Esc"_s);
    connect(m_cancel, &QAbstractButton::clicked, this, &SignInProgress::cancelRequested);
    hide();
}

void SignInProgress::start(const QString &what)
{
    m_what->setText(what);
    setAccessibleName(what);
    m_bar->start();
    show();
    m_cancel->setFocus();
}

void SignInProgress::stop()
{
    m_bar->stop();
    hide();
}

CapacityStep::CapacityStep(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
    , m_continue(new KeyButton(tr("Continue")))
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 0, 3, 3);
    layout->setSpacing(theme.px(12));
    auto *label = new TextLabel(tr("You act for"));
    label->setBuddy(m_list);
    layout->addWidget(label);
    layout->addWidget(m_list);
    layout->addWidget(m_continue);
    layout->addStretch();

    TwoLineDelegate::Roles roles;
    roles.second = capacityPostRole;
    roles.right = capacityDetailRole;
    m_list->setItemDelegate(new TwoLineDelegate(roles, m_list));
    m_list->setModel(m_model);
    m_list->setObjectName(u"capacities"_s);
    m_list->setAccessibleName(tr("Units and posts"));
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    fitList();
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_continue->setObjectName(u"continueCapacity"_s);
    m_continue->setVariant(KeyButton::Variant::Primary);
    m_continue->setBaseHeight(40);
    m_continue->setTextCentered(true);
    m_continue->setKeyHint(u"Enter"_s);
    connect(m_list, &QAbstractItemView::activated, this, &CapacityStep::choose);
    connect(m_continue, &QAbstractButton::clicked, this, &CapacityStep::choose);
}

void CapacityStep::setRows(const QList<CapacityRow> &rows, int chosenRow)
{
    m_model->clear();
    for (const CapacityRow &row : rows) {
        auto *item = new QStandardItem(row.unit);
        item->setData(row.post, capacityPostRole);
        item->setData(row.detail, capacityDetailRole);
        item->setData(QStringList({row.unit, row.post, row.detail}).join(u", "_s), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    fitList();
    m_list->setCurrentIndex(m_model->index(qBound(0, chosenRow, int(rows.size()) - 1), 0));
    m_continue->setDisabledReason(rows.isEmpty() ? tr("No unit has given you a post.") : QString());
}

void CapacityStep::fitList()
{
    const int rows = qBound(2, m_model->rowCount(), 6);
    m_list->setFixedHeight(rows * Theme::current().px(56) + 2);
}

void CapacityStep::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        fitList();
    QWidget::changeEvent(event);
}

void CapacityStep::begin()
{
    m_list->setFocus();
}

void CapacityStep::choose()
{
    if (const QModelIndex current = m_list->currentIndex(); current.isValid())
        Q_EMIT chosen(current.row());
}

CodesStep::CodesStep(QWidget *parent)
    : QWidget(parent)
    , m_fields(new CodeFields)
    , m_go(new KeyButton(tr("Sign in")))
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 0, 3, 3);
    layout->setSpacing(theme.px(6));
    auto *note = new TextLabel(tr("Your password is right."), FontRole::Body, false, Token::SubText);
    note->setWordWrap(true);
    layout->addWidget(note);
    layout->addSpacing(theme.px(8));
    layout->addWidget(m_fields);
    layout->addSpacing(theme.px(12));
    m_go->setVariant(KeyButton::Variant::Primary);
    m_go->setBaseHeight(40);
    m_go->setTextCentered(true);
    m_go->setKeyHint(u"Enter"_s);
    m_go->setObjectName(u"sendCodes"_s);
    layout->addWidget(m_go);
    auto *leave = new KeyButton(tr("Back to sign-in"));
    leave->setKeyHint(u"Esc"_s);
    leave->setObjectName(u"declineCodes"_s);
    layout->addSpacing(theme.px(4));
    layout->addWidget(leave, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_fields, &CodeFields::changed, this, [this] { m_go->setDisabledReason(m_fields->reason()); });
    connect(m_fields, &CodeFields::submitted, this, &CodesStep::submit);
    connect(m_go, &QAbstractButton::clicked, this, &CodesStep::submit);
    connect(leave, &QAbstractButton::clicked, this, &CodesStep::declined);
    m_go->setDisabledReason(m_fields->reason());
}

void CodesStep::submit()
{
    if (m_go->isEnabled())
        Q_EMIT given(m_fields->factorCode(), m_fields->deviceCode());
}

PassphraseStep::PassphraseStep(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_note(new TextLabel({}, FontRole::Body, false, Token::SubText))
    , m_first(new SecretEdit)
    , m_hint(new TextLabel({}, FontRole::Small, false, Token::SubText))
    , m_go(new KeyButton(kind == Kind::Unlock ? tr("Unlock") : tr("Set the passphrase")))
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 0, 3, 3);
    layout->setSpacing(theme.px(6));
    const auto addField = [&](const QString &words, SecretEdit *edit) {
        auto *label = new TextLabel(words);
        label->setBuddy(edit);
        edit->setAccessibleName(words);
        edit->setMinimumHeight(theme.px(stepFieldHeight));
        layout->addSpacing(theme.px(8));
        layout->addWidget(label);
        layout->addWidget(edit);
        connect(edit, &QLineEdit::textChanged, this, &PassphraseStep::refresh);
        connect(edit, &SecretEdit::capsLockChanged, this, &PassphraseStep::refresh);
        connect(edit, &QLineEdit::returnPressed, this, &PassphraseStep::submit);
    };
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    addField(tr("Offline passphrase"), m_first);
    m_first->setObjectName(kind == Kind::Unlock ? u"unlockPassphrase"_s : u"newPassphrase"_s);
    if (kind == Kind::Choose) {
        m_second = new SecretEdit;
        m_second->setObjectName(u"repeatPassphrase"_s);
        addField(tr("Once more"), m_second);
    }
    layout->addWidget(m_hint);
    m_hint->setWordWrap(true);
    layout->addSpacing(theme.px(12));
    m_go->setVariant(KeyButton::Variant::Primary);
    m_go->setBaseHeight(40);
    m_go->setTextCentered(true);
    m_go->setKeyHint(u"Enter"_s);
    m_go->setObjectName(kind == Kind::Unlock ? u"unlock"_s : u"setPassphrase"_s);
    layout->addWidget(m_go);
    auto *leave = new KeyButton(kind == Kind::Unlock ? tr("Back to sign-in") : tr("Later, and work online only"));
    leave->setKeyHint(u"Esc"_s);
    leave->setObjectName(kind == Kind::Unlock ? u"unlockBack"_s : u"declinePassphrase"_s);
    layout->addSpacing(theme.px(4));
    layout->addWidget(leave, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_go, &QAbstractButton::clicked, this, &PassphraseStep::submit);
    connect(leave, &QAbstractButton::clicked, this, &PassphraseStep::declined);
    if (kind == Kind::Choose)
        m_note->setText(tr("It opens what this device keeps when the network is away. It stays on this device and is "
                           "not your password."));
    refresh();
}

void PassphraseStep::setMinimum(int characters)
{
    m_minimum = characters;
    refresh();
}

void PassphraseStep::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void PassphraseStep::begin()
{
    m_first->setFocus();
}

void PassphraseStep::clearSecrets()
{
    m_first->clear();
    if (m_second)
        m_second->clear();
}

void PassphraseStep::refresh()
{
    const bool caps = m_first->capsLockSeen() || (m_second && m_second->capsLockSeen());
    QString hint;
    QString reason;
    if (m_first->text().isEmpty()) {
        reason = tr("Type the passphrase first.");
        if (m_kind == Kind::Choose)
            hint = tr("At least %n characters.", nullptr, m_minimum);
    } else if (m_kind == Kind::Choose && m_first->text().size() < m_minimum) {
        hint = reason = tr("%n more characters are needed.", nullptr, m_minimum - int(m_first->text().size()));
    } else if (m_kind == Kind::Choose && m_second->text() != m_first->text()) {
        hint = reason = m_second->text().isEmpty() ? tr("Type it once more.") : tr("The two are not the same.");
    }
    if (caps)
        hint = hint.isEmpty() ? tr("Caps Lock is on.") : tr("Caps Lock is on. %1").arg(hint);
    m_hint->setText(hint);
    m_hint->setInk(caps ? Token::AmberText : Token::SubText);
    m_go->setDisabledReason(reason);
}

void PassphraseStep::submit()
{
    if (m_go->isEnabled())
        Q_EMIT given(m_first->text());
    else if (m_second && focusWidget() == m_first)
        m_second->setFocus();
}

} // namespace yunchuang
