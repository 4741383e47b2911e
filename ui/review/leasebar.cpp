// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/leasebar.h"

#include "domain/calendar.h"
#include "domain/seams.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/words.h"
#include "ui/review/reasondialog.h"

#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int ownWordsForTakeover = 10;

}

LeaseBar::LeaseBar(CaseLease &lease, const Clock &clock, UserId user, QWidget *parent)
    : QWidget(parent)
    , m_lease(lease)
    , m_clock(clock)
    , m_user(std::move(user))
{
    setObjectName(u"leaseBar"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_banner = new Banner(Banner::Kind::Info);
    m_banner->setObjectName(u"leaseBanner"_s);
    m_ask = new KeyButton(Icon::Received, tr("Ask for it"));
    m_ask->setObjectName(u"askForCase"_s);
    connect(m_ask, &QPushButton::clicked, this, &LeaseBar::ask);
    m_takeOver = new KeyButton(Icon::User, tr("Take over…"));
    m_takeOver->setObjectName(u"takeOverCase"_s);
    connect(m_takeOver, &QPushButton::clicked, this, &LeaseBar::takeOver);
    m_banner->addButton(m_ask);
    m_banner->addButton(m_takeOver);
    column->addWidget(m_banner);
    connect(&lease, &CaseLease::changed, this, &LeaseBar::tell);
    tell();
}

bool LeaseBar::isOwn() const
{
    return m_lease.word().holder == m_user;
}

QString LeaseBar::reasonReadOnly() const
{
    const protocol::LeaseReply &word = m_lease.word();
    switch (m_lease.state()) {
    case CaseLease::State::Others:
        return isOwn() ? tr("You have this case open on %1.").arg(word.deviceName)
                       : tr("%1 has this case open.").arg(word.holderName);
    case CaseLease::State::Lost:
        return tr("%1 has taken this case over.").arg(word.lostToName);
    default:
        return {};
    }
}

void LeaseBar::tell()
{
    const protocol::LeaseReply &word = m_lease.word();
    const QDate today = toLocalDate(m_clock.now());
    const CaseLease::State state = m_lease.state();
    if (state != CaseLease::State::Others) {
        m_asked = false;
        m_failed.clear();
    }
    m_ask->setVisible(state == CaseLease::State::Others && !isOwn());
    m_ask->setEnabled(!m_asked);
    m_takeOver->setVisible(m_lease.isReadOnly());
    QString note = m_failed;
    if (note.isEmpty() && m_asked)
        note = tr("%1 sees that you would like to have it.").arg(word.holderName);
    switch (state) {
    case CaseLease::State::Others:
        m_banner->setKind(Banner::Kind::Info);
        if (isOwn())
            m_banner->setMessage(tr("Open on another computer"),
                                 tr("You have this case open on %1, since %2. Here it can only be read.")
                                     .arg(word.deviceName, Wording::moment(word.since, today)),
                                 note);
        else
            m_banner->setMessage(tr("Open with %1").arg(word.holderName),
                                 tr("since %1. Here it can only be read.").arg(Wording::moment(word.since, today)),
                                 note);
        break;
    case CaseLease::State::Lost:
        m_banner->setKind(Banner::Kind::Error);
        m_banner->setMessage(
            tr("Taken over by %1").arg(word.lostToName),
            word.lostReason.isEmpty()
                ? tr("at %1. What you wrote is kept as a draft.").arg(Wording::moment(word.lostAt, today))
                : tr("at %1: “%2” What you wrote is kept as a draft.")
                      .arg(Wording::moment(word.lostAt, today), word.lostReason),
            note);
        break;
    case CaseLease::State::Mine:
        m_banner->setKind(Banner::Kind::Info);
        if (!word.lostTo.isEmpty())
            m_banner->setMessage(
                tr("%1 had this case meanwhile").arg(word.lostToName),
                tr("since %1. Look at what has changed before you go on.").arg(Wording::moment(word.lostAt, today)));
        else
            m_banner->setMessage(
                tr("%1 would like to have this case").arg(word.askedByName),
                tr("since %1. It is free when you leave it.").arg(Wording::moment(word.askedAt, today)));
        break;
    case CaseLease::State::Unknown:
        m_banner->setKind(Banner::Kind::Offline);
        m_banner->setMessage(tr("Without a connection"),
                             tr("whether a colleague has this case open too is not known. You can work on it."));
        break;
    case CaseLease::State::None:
    case CaseLease::State::Asking:
        break;
    }
    const bool wanted = state == CaseLease::State::Mine && !(word.askedBy.isEmpty() && word.lostTo.isEmpty());
    setVisible(wanted || m_lease.isReadOnly() || state == CaseLease::State::Unknown);
}

void LeaseBar::ask()
{
    m_asked = true;
    m_failed.clear();
    m_lease.ask();
    tell();
}

void LeaseBar::takeOver()
{
    if (isOwn() && m_lease.state() == CaseLease::State::Others) {
        // Nobody else is concerned.
        takeOverWith({});
        return;
    }
    if (m_dialog)
        return;
    ReasonDialog::Question question;
    question.title = tr("Take over the case");
    question.explanation =
        tr("%1 will be told, and your reason is kept. What %1 wrote stays with %1 as a draft.")
            .arg(m_lease.state() == CaseLease::State::Lost ? m_lease.word().lostToName : m_lease.word().holderName);
    question.label = tr("Reason");
    question.button = tr("Take over");
    question.minimum = ownWordsForTakeover;
    auto *dialog = new ReasonDialog(question, window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::given, this, &LeaseBar::takeOverWith);
    dialog->open();
}

void LeaseBar::takeOverWith(const QString &reason)
{
    QPointer<LeaseBar> bar(this);
    m_lease.takeOver(reason, [bar](const Expected<protocol::LeaseReply, ServiceFailure> &word) {
        if (!bar || word)
            return;
        bar->m_failed = tr("It could not be taken over. Try again when there is a connection.");
        bar->tell();
    });
}

} // namespace yunchuang
