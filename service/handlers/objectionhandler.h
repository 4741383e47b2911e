// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/objectionmessages.h"
#include "service/handlers/binding.h"
#include "service/store/objectionstore.h"

#include <chrono>

namespace yunchuang::service {

/// Most objections of one page.
inline constexpr int maxObjectionPage = 100;
/// One that nobody said to have received is handed out again after that long, doubled each time up to the longest.
inline constexpr std::chrono::minutes firstObjectionWait{5};
inline constexpr std::chrono::minutes longestObjectionWait{24 * 60};

/// An owner's word on the objection `id`.
struct PostedObjectionAnswer
{
    QString id;
    protocol::ObjectionAnswer answer;
};

/// What a clerk's answer to a check means for the registry: RegistryWrong is an objection to its owner, anything else
/// takes back one that was not received yet. `subject` is the case with the answer. In the command's own write.
[[nodiscard]] DbResult<void> noteObjection(WriteContext &write, const Command &command, const Case &subject);

/// The due objections to the registries of the asking department.
[[nodiscard]] Answer<protocol::ObjectionPage> takeObjections(Context &context, int limit);
/// 已提出 → 已送达 or 已答复; what was said first stays, repeating it is harmless. The case shows the answer with its
/// check. NOT_FOUND for another owner's objection, CONFLICT for another final answer or one that was taken back,
/// MALFORMED when it is upheld without a word.
[[nodiscard]] Answer<Done> answerObjection(Context &context, const PostedObjectionAnswer &posted);

void addObjectionRoutes(Binding &binding, const Authenticator &source);

} // namespace yunchuang::service
