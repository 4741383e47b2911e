// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cacheschema.h"

#include <array>

namespace yunchuang {

// Enumerations are kept by their names, so that files outlive a change of order. A missing due date is stored as
// the largest one, so that one index orders all rows.
static constexpr const char *cacheVersion1[] = {
    "CREATE TABLE shown("
    " row INTEGER PRIMARY KEY, case_id TEXT NOT NULL, viewer TEXT NOT NULL, capacity TEXT NOT NULL, unit TEXT NOT NULL,"
    " state TEXT NOT NULL, step TEXT NOT NULL, assignee TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL,"
    " received INTEGER NOT NULL, due INTEGER NOT NULL, flags INTEGER NOT NULL, handoff_state TEXT NOT NULL,"
    " open INTEGER NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, pending TEXT NOT NULL,"
    " generation INTEGER NOT NULL, summary BLOB NOT NULL, UNIQUE(case_id, viewer))",
    "CREATE INDEX shown_due ON shown(viewer, open, due, case_id)",
    "CREATE INDEX shown_received ON shown(viewer, open, received, case_id)",
    "CREATE INDEX shown_mine ON shown(viewer, assignee, open, due, case_id)",
    "CREATE INDEX shown_all ON shown(viewer, due, case_id)",
    "CREATE INDEX shown_counts ON shown(viewer, open, capacity, state, assignee, due, flags)",
    "CREATE TABLE service_rows("
    " case_id TEXT NOT NULL, viewer TEXT NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL,"
    " summary BLOB NOT NULL, PRIMARY KEY(case_id, viewer))",
    "CREATE TABLE bodies("
    " case_id TEXT NOT NULL, viewer TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL,"
    " fetched INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(case_id, viewer))",
    "CREATE TABLE seen(case_id TEXT NOT NULL, viewer TEXT NOT NULL, version INTEGER NOT NULL,"
    " PRIMARY KEY(case_id, viewer)) WITHOUT ROWID",
    "CREATE TABLE materials(digest TEXT PRIMARY KEY, size INTEGER NOT NULL, fetched INTEGER NOT NULL, content BLOB NOT "
    "NULL)",
    "CREATE TABLE material_uses(case_id TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,"
    " PRIMARY KEY(case_id, digest)) WITHOUT ROWID",
    "CREATE INDEX material_uses_digest ON material_uses(digest)",
    "CREATE TABLE bundles(name TEXT PRIMARY KEY, etag TEXT NOT NULL, fetched INTEGER NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
};

static constexpr const char *outboxVersion1[] = {
    "CREATE TABLE acts("
    " sequence INTEGER PRIMARY KEY, command TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, status TEXT NOT NULL,"
    " held_until INTEGER NOT NULL, changed INTEGER NOT NULL, settled INTEGER NOT NULL,"
    " act BLOB NOT NULL, base BLOB NOT NULL, outcome BLOB NOT NULL, current_case BLOB)",
    "CREATE INDEX acts_case ON acts(case_id, sequence)",
    "CREATE TABLE attachments(command TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL,"
    " PRIMARY KEY(command, digest))",
    "CREATE TABLE drafts(case_id TEXT NOT NULL, unit TEXT NOT NULL, page TEXT NOT NULL, revision INTEGER NOT NULL,"
    " saved INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(case_id, unit, page))",
    "CREATE TABLE looks(id TEXT PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE heads(log TEXT PRIMARY KEY, content BLOB NOT NULL)",
};

std::span<const Migration> cacheMigrations()
{
    static constexpr std::array<Migration, 1> steps{Migration(cacheVersion1)};
    return steps;
}

std::span<const Migration> outboxMigrations()
{
    static constexpr std::array<Migration, 1> steps{Migration(outboxVersion1)};
    return steps;
}

} // namespace yunchuang
