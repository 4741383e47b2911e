// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <semaphore>

namespace yunchuang::service {

/// What one password hash costs. Sign-in blocks a core for that long.
struct PasswordCost
{
    unsigned long long operations = 2; ///< Argon2id passes
    size_t memory = 64 * 1024 * 1024;  ///< bytes
};

/// Hashes passwords with Argon2id; at most two at a time, so that a flood of sign-ins cannot take all cores.
class PasswordHasher
{
public:
    explicit PasswordHasher(PasswordCost cost = {});

    /// libsodium's own text form, with salt and cost.
    [[nodiscard]] QByteArray hash(const QString &password);
    [[nodiscard]] bool matches(const QByteArray &hash, const QString &password);
    /// Takes as long as `matches`; for names that do not exist.
    void pretend(const QString &password);

private:
    PasswordCost m_cost;
    QByteArray m_decoy;
    std::counting_semaphore<2> m_turns{2};
};

/// The rule a new password breaks (GB/T 22239 level 3: length, classes), or nothing.
/// LENGTH: fewer than `least` (10) or more than 128 characters; CLASSES: fewer than three of lower case, upper case,
/// digits and others; NAME: contains the account's name.
[[nodiscard]] std::optional<QString> passwordFault(const QString &password, const QString &user, int least = 10);

} // namespace yunchuang::service
