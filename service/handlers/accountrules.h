// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/seams.h"
#include "protocol/accountmessages.h"

/// What accounts may be called and what the service makes up for them.
namespace yunchuang::service {

/// 2 to 40 small letters, digits, dots, dashes and underscores, a letter first.
[[nodiscard]] bool isAccountName(const UserId &user);
/// Not empty, at most 60 characters, none of them a control character.
[[nodiscard]] bool isPersonName(const QString &name);

/// A one-time password of 16 characters that no rule of `passwordFault` refuses; without letters that look alike.
[[nodiscard]] QString makePassword(Random &random);
/// A one-time code for a new device: 12 characters of 32 in groups of four, 60 bits.
[[nodiscard]] QString makeDeviceCode(Random &random);

/// The first member of the rules that is looser than the standard and the product fix, or nothing.
[[nodiscard]] QString policyFault(const protocol::AccountPolicy &policy);

} // namespace yunchuang::service
