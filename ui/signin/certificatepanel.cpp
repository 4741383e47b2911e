// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/certificatepanel.h"

#include "ui/common/keybutton.h"

#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace yunchuang {

QString groupedFingerprint(const QString &hexadecimal)
{
    QString grouped;
    for (qsizetype i = 0; i < hexadecimal.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += i % 32 == 0 ? u'\n' : u' ';
        grouped += hexadecimal.at(i);
    }
    return grouped;
}

CertificatePanel::CertificatePanel(QWidget *parent)
    : QFrame(parent)
    , m_title(new TextLabel({}, FontRole::Body, true))
    , m_line(new TextLabel({}, FontRole::Small))
    , m_fingerprint(new TextLabel({}, FontRole::Small))
    , m_confirm(new KeyButton(tr("Confirm once")))
    , m_details(new KeyButton(tr("View")))
{
    const Theme &theme = Theme::current();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme.px(36), theme.px(4), theme.px(10), theme.px(5));
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(0);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_line, 1, 0);
    grid->addWidget(m_fingerprint, 2, 0);
    grid->addWidget(m_details, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_confirm, 2, 1, Qt::AlignBottom);
    grid->setColumnStretch(0, 1);
    m_line->setWordWrap(true);
    m_fingerprint->setObjectName(u"shownFingerprint"_s);
    m_fingerprint->setSelectable(true);
    m_fingerprint->setMonospaced(true);
    m_confirm->setObjectName(u"confirmCertificate"_s);
    m_details->setObjectName(u"certificateDetails"_s);
    m_details->setVariant(KeyButton::Variant::Link);
    m_details->setBaseHeight(24);
    connect(m_confirm, &QAbstractButton::clicked, this, [this] { Q_EMIT confirmed(m_certificate.fingerprint); });
    connect(m_details, &QAbstractButton::clicked, this,
            [this] { m_fingerprint->setVisible(!m_fingerprint->isVisible()); });
    setCertificate({});
}

Tone CertificatePanel::tone() const
{
    switch (m_certificate.state) {
    case CertificateView::State::Pinned:
        return Tone::Green;
    case CertificateView::State::FirstSeen:
        return Tone::Amber;
    case CertificateView::State::Changed:
        return Tone::Red;
    case CertificateView::State::Unknown:
    case CertificateView::State::Checking:
        break;
    }
    return Tone::Neutral;
}

void CertificatePanel::setCertificate(const CertificateView &certificate)
{
    m_certificate = certificate;
    using State = CertificateView::State;
    const State state = certificate.state;
    QString title;
    QString line;
    switch (state) {
    case State::Unknown:
        break;
    case State::Checking:
        title = tr("Asking for the service's certificate…");
        line = certificate.host;
        break;
    case State::Pinned:
        title = tr("Service certificate valid");
        line = certificate.validUntil.isEmpty()
                   ? certificate.host
                   : tr("%1 · until %2", "host name and date").arg(certificate.host, certificate.validUntil);
        break;
    case State::FirstSeen:
        title = tr("First connection to this service");
        line = tr("Compare this fingerprint with the one your administrator gave you.");
        break;
    case State::Changed:
        title = tr("The certificate has changed: sign-in is blocked");
        line =
            tr("%1 shows another certificate than the one confirmed. Tell your administrator.").arg(certificate.host);
        break;
    }
    const Token ink = tone() == Tone::Green   ? Token::GreenText
                      : tone() == Tone::Amber ? Token::AmberText
                      : tone() == Tone::Red   ? Token::RedText
                                              : Token::SubText;
    m_title->setInk(ink);
    m_line->setInk(ink);
    m_title->setText(title);
    m_line->setText(line);
    const bool compares = state == State::FirstSeen || state == State::Changed;
    m_fingerprint->setText(groupedFingerprint(certificate.fingerprint));
    m_fingerprint->setVisible(compares);
    m_confirm->setVisible(state == State::FirstSeen);
    m_details->setVisible(state == State::Pinned && !certificate.fingerprint.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(line);
    setVisible(state != State::Unknown);
    update();
}

void CertificatePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor ground = theme.toneTint(tone());
    paintBox(&painter, rect(), ground, tone() == Tone::Red ? theme.color(Token::RedGlyph) : QColor());
    const int side = theme.px(14);
    const int top = m_title->geometry().top() + (m_title->height() - side) / 2;
    const QRectF sign(theme.px(13),
                      m_certificate.state == CertificateView::State::Pinned ? (height() - side) / 2.0 : top, side,
                      side);
    const Glyph glyph = tone() == Tone::Green   ? Glyph::Shield
                        : tone() == Tone::Amber ? Glyph::Triangle
                        : tone() == Tone::Red   ? Glyph::CrossDiamond
                                                : Glyph::ClockFace;
    paintGlyph(&painter, sign, glyph, theme.toneGlyph(tone()), ground);
}

} // namespace yunchuang
