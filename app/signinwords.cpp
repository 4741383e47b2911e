// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signinwords.h"

#include "ui/common/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Gives the translations of this file their context.
class SignIn
{
    Q_DECLARE_TR_FUNCTIONS(SignIn)
public:
    static QString transport(TransportErrorCode code)
    {
        switch (code) {
        case TransportErrorCode::Unreachable:
            return tr("The service cannot be reached. Check the address and the network, then try again.");
        case TransportErrorCode::TimedOut:
            return tr("The service did not answer in time. Try again.");
        case TransportErrorCode::Tls:
            return tr("No secure connection could be made. Tell your administrator.");
        case TransportErrorCode::CertificateUnknown:
            return tr(
                "The service's certificate has not been confirmed yet. Compare the fingerprint, then confirm it.");
        case TransportErrorCode::CertificateChanged:
            return tr("The service shows another certificate than before. Nothing was sent. Tell your administrator.");
        case TransportErrorCode::Redirected:
        case TransportErrorCode::TooLarge:
        case TransportErrorCode::Malformed:
            return tr("Something else than the service answered at this address. Check the address.");
        case TransportErrorCode::Cancelled:
            return tr("Signing in was cancelled.");
        }
        return {};
    }

    static QString vault(VaultError error)
    {
        switch (error) {
        case VaultError::KeychainLocked:
            return tr("The keychain of this desktop is locked. Unlock it, then try again.");
        case VaultError::KeychainUnavailable:
        case VaultError::KeychainFailed:
            return tr("The keychain of this desktop does not answer, so what is kept on this device cannot be opened.");
        case VaultError::NoDeviceSecret:
        case VaultError::WrongDeviceSecret:
            return tr("The keychain no longer holds the secret of this device, so what is kept on it cannot be opened. "
                      "Tell your administrator before anything is deleted.");
        case VaultError::WrongPassphrase:
            return tr("The offline passphrase is wrong.");
        case VaultError::WrongRecoveryHalf:
            return tr(
                "The service's half of the key does not fit what is kept on this device. Use the offline passphrase.");
        case VaultError::NoSuchSlot:
            return tr("No offline passphrase was set on this device. Sign in online.");
        case VaultError::WeakPassphrase:
            return tr("The passphrase is too short.");
        case VaultError::NoMemory:
            return tr("There is not enough memory to open the keys. Close other programs, then try again.");
        case VaultError::UnknownFormat:
        case VaultError::UnknownSuite:
            return tr("What is kept on this device was written by a newer version of the program.");
        case VaultError::NoVault:
        case VaultError::Exists:
        case VaultError::Damaged:
        case VaultError::Io:
            return tr("The keys on this device cannot be read or written. Tell your administrator.");
        }
        return {};
    }

    static QString nothingLost()
    {
        return tr("Nothing that you wrote before is lost: it stays on this device, sealed.");
    }
};

} // namespace

FailureWords wordsFor(const RemoteError &error)
{
    switch (error.kind) {
    case RemoteError::Kind::Api:
        return {Wording::apiError(error.api.code, error.api.args).text(), {}, error.api.requestId};
    case RemoteError::Kind::Malformed:
        return {SignIn::transport(TransportErrorCode::Malformed), {}, {}};
    case RemoteError::Kind::Transport:
        return {SignIn::transport(error.transport.code), {}, QString(nameOf(error.transport.code))};
    }
    return {};
}

FailureWords wordsFor(VaultError error)
{
    return {SignIn::vault(error), SignIn::nothingLost(), QString(vaultErrorName(error))};
}

std::optional<WantedCodes> wantedCodes(const RemoteError &error)
{
    if (!error.isApi(protocol::ApiErrorCode::CodeRequired))
        return std::nullopt;
    const QStringList wants = error.api.args.value(u"wants"_s).split(u',');
    return WantedCodes{wants.contains(u"FACTOR"_s), wants.contains(u"DEVICE"_s)};
}

bool isDeviceCode(const RemoteError &error)
{
    return error.api.args.value(u"code"_s) == u"DEVICE";
}

CertificateView certificateView(const QUrl &service, const std::optional<CertificateFacts> &shown,
                                CertificateView::State state)
{
    CertificateView view;
    view.host = service.host();
    view.state = state;
    if (shown) {
        view.fingerprint = QString::fromLatin1(shown->sha256.toHex());
        view.validUntil = QLocale().toString(shown->validTo.date(), QLocale::ShortFormat);
    }
    return view;
}

CertificateView certificateView(const QUrl &service, const TransportError &error)
{
    using State = CertificateView::State;
    if (!error.certificate)
        return certificateView(service, {}, State::Unknown);
    return certificateView(service, error.certificate,
                           error.code == TransportErrorCode::CertificateChanged ? State::Changed : State::FirstSeen);
}

} // namespace yunchuang
