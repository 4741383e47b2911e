// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/certificatedialog.h"

#include "ui/common/keybutton.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

CertificateDialog::CertificateDialog(const CertificateView &certificate, bool mayTrust, QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    const bool changed = certificate.state == CertificateView::State::Changed;
    setObjectName(u"certificateDialog"_s);
    setWindowTitle(tr("Certificate of the service"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(12));
    const auto addWords = [&](const QString &words, TextLabel *label) {
        label->setText(words);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    addWords(changed ? tr("The certificate of %1 has changed: nothing is exchanged.").arg(certificate.host)
                     : tr("The certificate of %1 has not been confirmed: nothing is exchanged.").arg(certificate.host),
             new TextLabel({}, FontRole::Body, true, changed ? Token::RedText : Token::AmberText));
    addWords(mayTrust ? tr("Compare this fingerprint with the one your administrator gave you. Trust it only when all "
                           "digits agree.")
                      : tr("It is not signed by the authority that this program was installed with. Tell your "
                           "administrator."),
             new TextLabel);
    auto *fingerprint = new TextLabel(groupedFingerprint(certificate.fingerprint), FontRole::Small);
    fingerprint->setObjectName(u"certificateFingerprint"_s);
    fingerprint->setAccessibleName(tr("Fingerprint, SHA-256"));
    fingerprint->setSelectable(true);
    fingerprint->setMonospaced(true);
    column->addWidget(fingerprint);
    if (!certificate.validUntil.isEmpty())
        addWords(tr("Valid until %1.").arg(certificate.validUntil),
                 new TextLabel({}, FontRole::Small, false, Token::SubText));

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *trust = new KeyButton(tr("Trust this certificate"), this);
    trust->setObjectName(u"trustCertificate"_s);
    trust->setAutoDefault(false);
    trust->setVisible(mayTrust);
    auto *offline = new KeyButton(tr("Work offline"), this);
    offline->setObjectName(u"stayOffline"_s);
    offline->setVariant(KeyButton::Variant::Primary);
    offline->setKeyHint(u"Esc"_s);
    offline->setDefault(true);
    buttons->addWidget(trust);
    buttons->addWidget(offline);
    column->addLayout(buttons);
    connect(offline, &KeyButton::clicked, this, &CertificateDialog::reject);
    connect(trust, &KeyButton::clicked, this, [this] {
        Q_EMIT trusted();
        accept();
    });
    offline->setFocus();
}

} // namespace yunchuang
