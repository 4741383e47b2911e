// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"
#include "service/store/pushstore.h"

#include <chrono>

namespace yunchuang::service {

/// Most pushes of one page.
inline constexpr int maxPushPage = 100;
/// For an acknowledgement; then the push counts as failed and is handed out again.
inline constexpr std::chrono::minutes pushAcknowledgeTime{5};
/// A failed push waits that long, doubled with each attempt, up to the longest wait.
inline constexpr std::chrono::minutes firstPushBackOff{1};
inline constexpr std::chrono::minutes longestPushBackOff{60};

/// A receiver's word on the push `id`.
struct PostedAcknowledgement
{
    QString id;
    protocol::PushAck ack;
};

/// How long a push waits after that many attempts.
[[nodiscard]] std::chrono::minutes pushBackOff(int attempts);

/// Gives a push another state and shows it in the lane of its case, once. For failures `reason` is a code.
[[nodiscard]] Answer<void> movePush(WriteContext &write, pushstore::StoredPush push, PushState state,
                                    const QString &reason);

/// The due pushes of the asking receiver: 待推送 or 失败 → 已推送.
[[nodiscard]] Answer<protocol::PushPage> takePushes(Context &context, int limit);
/// 已推送 → 已入库 or 失败. Repeating it is harmless. NOT_FOUND for another receiver's push.
[[nodiscard]] Answer<Done> acknowledgePush(Context &context, const PostedAcknowledgement &posted);

void addPushRoutes(Binding &binding, const Authenticator &source);

} // namespace yunchuang::service
