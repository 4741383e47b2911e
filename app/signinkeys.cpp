// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signinattempt.h"
#include "app/signincontroller.h"
#include "store/vaultsecret.h"
#include "ui/signin/signinpage.h"

// The part of signing in that makes and opens keys.

namespace yunchuang {

using namespace Qt::StringLiterals;

void SignInController::haveDeviceSecret(Expected<SecretBytes, VaultError> secret)
{
    const QString folder = m_pending->profile.folder();
    if (!secret) {
        // Without a keychain there is no safe place: online only, nothing on the disk. A vault that cannot be opened
        // is another matter: it must not be passed over.
        const bool none =
            secret.error() == VaultError::KeychainUnavailable || secret.error() == VaultError::KeychainFailed;
        if (!none || Vault::existsIn(folder)) {
            refuse(secret.error());
            return;
        }
        m_pending->vault = std::make_shared<Vault>(Vault::temporary(m_random));
        post(m_pending->vault->deviceKey().publicKey().bytes(), [this](const protocol::Session &session) {
            m_pending->session = session;
            chooseCapacity();
        });
        return;
    }
    m_pending->deviceSecret = std::move(*secret);
    if (!Vault::existsIn(folder)) {
        // The service's half of the key comes with the session, so the signing key is there before its vault: a code
        // is good for one sign-in only.
        SecretBytes seed = SecretBytes::take(m_random.bytes(int(ledger::KeyPair::SeedSize)));
        ledger::Result<ledger::KeyPair> key = ledger::KeyPair::fromSeed(seed.view());
        if (!key) {
            refuse(VaultError::NoMemory);
            return;
        }
        m_pending->newKey = std::make_shared<ledger::KeyPair>(std::move(*key));
        post(m_pending->newKey->publicKey().bytes(),
             [this](const protocol::Session &session) { createVault(session); });
        return;
    }
    const Expected<VaultFile, VaultError> file = VaultFile::load(folder);
    if (!file) {
        refuse(file.error());
        return;
    }
    post(file->publicKey, [this](const protocol::Session &session) { openVault(session); });
}

void SignInController::createVault(const protocol::Session &session)
{
    m_pending->session = session;
    auto locks = std::make_shared<Vault::Locks>();
    locks->recoveryHalf = SecretBytes::copyOf(session.recoveryHalf);
    auto secret = std::make_shared<SecretBytes>(m_pending->deviceSecret.clone());
    const quint64 attempt = m_attempt;
    m_keys.request(
        this,
        [folder = m_pending->profile.folder(), secret, locks, key = m_pending->newKey, &random = m_random] {
            return Vault::create(folder, *secret, *locks, random, std::move(*key));
        },
        [this, attempt](Expected<Vault, VaultError> vault) {
            if (isCurrent(attempt))
                vaultReady(std::move(vault));
        });
}

void SignInController::openVault(const protocol::Session &session)
{
    m_pending->session = session;
    auto half = std::make_shared<SecretBytes>(SecretBytes::copyOf(session.recoveryHalf));
    auto secret = std::make_shared<SecretBytes>(m_pending->deviceSecret.clone());
    const quint64 attempt = m_attempt;
    m_keys.request(
        this,
        [folder = m_pending->profile.folder(), secret, half, &random = m_random] {
            return Vault::openWithRecovery(folder, *secret, *half, random);
        },
        [this, attempt](Expected<Vault, VaultError> vault) {
            if (isCurrent(attempt))
                vaultReady(std::move(vault));
        });
}

void SignInController::vaultReady(Expected<Vault, VaultError> vault)
{
    if (!vault) {
        refuse(vault.error());
        return;
    }
    m_pending->vault = std::make_shared<Vault>(std::move(*vault));
    chooseCapacity();
}

void SignInController::setPassphrase(const QString &passphrase)
{
    if (!m_pending || !m_pending->vault)
        return;
    m_page.setBusy(tr("Closing the keys with your passphrase…"));
    const quint64 attempt = m_attempt;
    m_keys.request(
        this, [vault = m_pending->vault, passphrase] { return vault->setPassphrase(passphrase); },
        [this, attempt](const Expected<void, VaultError> &done) {
            if (!isCurrent(attempt))
                return;
            m_page.setIdle();
            if (done)
                finish();
            else
                refuse(done.error());
        });
}

/// Typing errors cost nothing, guessing does: from the third wrong one on five seconds, and each time twice as long.
std::chrono::seconds SignInController::unlockWait() const
{
    constexpr int free = 2;
    constexpr std::chrono::seconds first(5);
    constexpr std::chrono::seconds longest(300);
    const ClientSettings::WrongUnlocks wrong = m_settings.wrongUnlocks();
    if (wrong.count <= free)
        return {};
    const std::chrono::seconds whole = std::min(first * (1 << std::min(wrong.count - free - 1, 8)), longest);
    const std::chrono::seconds passed(wrong.last.secsTo(m_clock.now()));
    // A clock that was set back makes nobody wait longer than that.
    return std::clamp(whole - passed, std::chrono::seconds(0), whole);
}

void SignInController::unlockOffline(const QString &passphrase)
{
    if (const std::chrono::seconds wait = unlockWait(); wait.count() > 0) {
        m_page.setError(tr("Too many passphrases were wrong. Try again in %n second(s).", nullptr, int(wait.count())),
                        {}, {});
        return;
    }
    ++m_attempt;
    m_page.clearError();
    m_page.setBusy(tr("Opening what is kept on this device…"));
    m_pending = std::make_unique<Pending>(profileOf(m_settings.user()));
    m_pending->user = m_settings.user();
    m_pending->offline = true;
    m_pending->device = m_pending->profile.device(m_clock, m_random);
    const quint64 attempt = m_attempt;
    obtainDeviceSecret(m_secrets, m_random, m_pending->profile.name(), true, this,
                       [this, attempt, passphrase](Expected<SecretBytes, VaultError> secret) {
                           if (!isCurrent(attempt))
                               return;
                           if (!secret) {
                               refuse(secret.error());
                               return;
                           }
                           auto kept = std::make_shared<SecretBytes>(std::move(*secret));
                           m_keys.request(
                               this,
                               [folder = m_pending->profile.folder(), kept, passphrase, &random = m_random] {
                                   return Vault::openWithPassphrase(folder, *kept, passphrase, random);
                               },
                               [this, attempt](Expected<Vault, VaultError> vault) {
                                   if (isCurrent(attempt))
                                       unlocked(std::move(vault));
                               });
                       });
}

void SignInController::unlocked(Expected<Vault, VaultError> vault)
{
    if (!vault) {
        if (vault.error() == VaultError::WrongPassphrase)
            m_settings.setWrongUnlocks({m_settings.wrongUnlocks().count + 1, m_clock.now()});
        refuse(vault.error());
        return;
    }
    m_settings.setWrongUnlocks({});
    m_pending->vault = std::make_shared<Vault>(std::move(*vault));
    const std::optional<protocol::Session> kept = m_pending->profile.keptSession(m_pending->vault->box("session"_L1));
    if (!kept) {
        refuse(VaultError::Damaged);
        return;
    }
    m_pending->session = *kept;
    chooseCapacity();
}

} // namespace yunchuang
