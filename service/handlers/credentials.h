// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/sessionhandler.h"

/// What signing in and proving oneself again share: counting failures and locking names.
namespace yunchuang::service {

/// The longest password that is looked at, characters.
inline constexpr int maxPasswordLength = 256;

/// LOCKED_OUT with the seconds that are left; nothing when the name is not locked.
[[nodiscard]] std::optional<protocol::ApiError> lockedError(const accountstore::Attempts &attempts,
                                                            const QDateTime &now);

/// Counts a failure by the name that was typed and says how many tries are left: WRONG_CREDENTIALS, or WRONG_CODE when
/// `code` names one. A name that does not exist (`known` is false) may be a password in the wrong field: the log does
/// not get it.
[[nodiscard]] Answer<protocol::ApiError> countFailure(WriteContext &write, const Context &context,
                                                      const SessionPolicy &policy, const UserId &user, bool known,
                                                      const QString &code = {});

} // namespace yunchuang::service
