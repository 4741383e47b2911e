// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// A command as it was posted: the signature covers exactly these bytes.
struct PostedCommand
{
    QByteArray method;
    QByteArray target;
    QByteArray body;
    DeviceId device;
    QByteArray signature; ///< base64 as in the header
};

/// Decides a signed command on the case as it stands and writes everything that follows, once per id. Returns once the
/// command is in line for the writer; `done` gets the receipt when it is durable, and is called exactly once: here, or
/// on the writer's answering thread.
/// Errors: MALFORMED, UNKNOWN_DEVICE, BAD_SIGNATURE, COMMAND_REUSED, NOT_FOUND, MATERIAL_UNKNOWN, REFUSED, CONFLICT,
/// UNAVAILABLE when too many wait (nothing was written).
void postCommand(Context context, const PostedCommand &posted, AnswerLater<protocol::CommandReceipt> done);

/// The receipt of an own command; NOT_FOUND when it took no effect or is somebody else's.
[[nodiscard]] Answer<protocol::CommandReceipt> commandReceipt(Context &context, const CommandId &id);

void addCommandRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
