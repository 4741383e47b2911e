// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/context.h"

namespace yunchuang::service {

/// What applicants are told of a state, for programs: IN_PROGRESS, WAITING_FOR_YOU, DONE, NOT_ACCEPTED, ENDED.
[[nodiscard]] QString publicState(const Case &subject);

/// The case as its applicant reads it: where it stands in a polite sentence, the steps done with their moments and
/// those to come, what is asked and until when, why it ended, the remedies, what he can do, and what he said of the
/// service. Nothing about who works on it, and nothing that is between departments.
[[nodiscard]] Answer<protocol::ProgressReply> progressOf(Connection &db, const Reference &reference,
                                                         const Case &subject);

/// The papers that are the applicant's: none between departments, and not the archive's.
[[nodiscard]] QVector<CaseDocument> documentsForApplicant(const Case &subject);

} // namespace yunchuang::service
