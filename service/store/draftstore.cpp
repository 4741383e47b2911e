// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/draftstore.h"

#include "protocol/codec.h"

namespace yunchuang::service::draftstore {

using namespace Qt::StringLiterals;

DbResult<void> put(Connection &db, const UserId &user, const protocol::Draft &draft)
{
    Statement row = db.prepare("INSERT INTO drafts (user_id, case_id, saved_at, content) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (user_id, case_id) DO UPDATE SET saved_at = excluded.saved_at, "
                               "content = excluded.content"_L1);
    return row.bind(user.text()).bind(draft.caseId.text()).bind(draft.savedAt).bind(protocol::encode(draft)).run();
}

DbResult<std::optional<protocol::Draft>> find(Connection &db, const UserId &user, const CaseId &caseId)
{
    Statement select = db.prepare("SELECT content FROM drafts WHERE user_id = ? AND case_id = ?"_L1);
    YC_TRY(select.bind(user.text()).bind(caseId.text()).run());
    if (!select.next())
        return std::optional<protocol::Draft>();
    Expected<protocol::Draft, protocol::DecodeError> draft = protocol::decode<protocol::Draft>(select.bytes(0));
    if (!draft)
        return unexpected(DbError{dialect::Failure::Corrupt, u"a draft does not decode"_s});
    return std::optional<protocol::Draft>(std::move(*draft));
}

DbResult<void> remove(Connection &db, const UserId &user, const CaseId &caseId)
{
    Statement row = db.prepare("DELETE FROM drafts WHERE user_id = ? AND case_id = ?"_L1);
    return row.bind(user.text()).bind(caseId.text()).run();
}

} // namespace yunchuang::service::draftstore
