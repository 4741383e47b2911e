// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/migrations.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

// Moments are BIGINT milliseconds since 1970 UTC, days are TEXT yyyy-MM-dd, names of enumerations are those of the
// wire.

QList<Migration> coreMigrations()
{
    return {
        {100,
         "cases"_L1,
         {
             "CREATE TABLE store_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_L1,
             "CREATE TABLE cases (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, query_code TEXT NOT NULL UNIQUE, "
             "query_password TEXT NOT NULL, unit TEXT NOT NULL, department TEXT NOT NULL, state TEXT NOT NULL, "
             "step TEXT NOT NULL, assignee TEXT NOT NULL, item_code TEXT NOT NULL, item_version BIGINT NOT NULL, "
             "version BIGINT NOT NULL, revision BIGINT NOT NULL, received_at BIGINT, notice_due TEXT NOT NULL, "
             "parent TEXT NOT NULL, parent_part TEXT NOT NULL, body {BLOB} NOT NULL)"_L1,
             "CREATE INDEX cases_by_state ON cases (state, notice_due, id)"_L1,
             "CREATE TABLE case_viewers (case_id TEXT NOT NULL REFERENCES cases (id), unit TEXT NOT NULL, "
             "capacity TEXT NOT NULL, PRIMARY KEY (case_id, unit))"_L1,
             "CREATE TABLE history (case_id TEXT NOT NULL REFERENCES cases (id), sequence BIGINT NOT NULL, "
             "command TEXT NOT NULL, at BIGINT NOT NULL, content {BLOB} NOT NULL, salt {BLOB} NOT NULL, "
             "log_id TEXT NOT NULL, leaf {BLOB} NOT NULL, PRIMARY KEY (case_id, sequence))"_L1,
             "CREATE TABLE commands (id TEXT PRIMARY KEY, digest {BLOB} NOT NULL, body {BLOB} NOT NULL, "
             "signature {BLOB} NOT NULL, user_id TEXT NOT NULL, device TEXT NOT NULL, case_id TEXT NOT NULL, "
             "at BIGINT NOT NULL, receipt {BLOB} NOT NULL)"_L1,
             "CREATE TABLE counters (series TEXT PRIMARY KEY, value BIGINT NOT NULL)"_L1,
         }},
        {110,
         "feed"_L1,
         {
             "CREATE TABLE feed (unit TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES cases (id), "
             "sequence BIGINT NOT NULL, tombstone BIGINT NOT NULL, capacity TEXT NOT NULL, undelivered TEXT NOT NULL, "
             "written_at BIGINT NOT NULL, entry {BLOB} NOT NULL, PRIMARY KEY (unit, case_id))"_L1,
             "CREATE UNIQUE INDEX feed_in_order ON feed (unit, sequence)"_L1,
             "CREATE TABLE feed_counters (unit TEXT PRIMARY KEY, last_sequence BIGINT NOT NULL, "
             "pruned_to BIGINT NOT NULL)"_L1,
         }},
        {120,
         "ledger"_L1,
         {
             "CREATE TABLE ledger_heads (log_id TEXT PRIMARY KEY, size BIGINT NOT NULL, root {BLOB} NOT NULL, "
             "time_ms BIGINT NOT NULL, key_id TEXT NOT NULL, signature {BLOB} NOT NULL)"_L1,
             "CREATE TABLE ledger_leaves (log_id TEXT NOT NULL, leaf_index BIGINT NOT NULL, hash {BLOB} NOT NULL, "
             "entry {BLOB} NOT NULL, PRIMARY KEY (log_id, leaf_index))"_L1,
             "CREATE TABLE ledger_nodes (log_id TEXT NOT NULL, level BIGINT NOT NULL, node_index BIGINT NOT NULL, "
             "hash {BLOB} NOT NULL, PRIMARY KEY (log_id, level, node_index))"_L1,
             "CREATE TABLE ledger_origins (origin TEXT PRIMARY KEY, log_id TEXT NOT NULL, leaf {BLOB} NOT NULL)"_L1,
         }},
        {130,
         "materials, pushes, deliveries"_L1,
         {
             "CREATE TABLE materials (digest TEXT PRIMARY KEY, size BIGINT NOT NULL, media_type TEXT NOT NULL, "
             "stored_at BIGINT NOT NULL, source TEXT NOT NULL)"_L1,
             "CREATE TABLE pushes (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), "
             "receiver TEXT NOT NULL, code TEXT NOT NULL, event TEXT NOT NULL, version BIGINT NOT NULL, "
             "state TEXT NOT NULL, attempts BIGINT NOT NULL, next_at BIGINT NOT NULL, last_error TEXT NOT NULL, "
             "content {BLOB} NOT NULL, UNIQUE (receiver, code, event, version))"_L1,
             "CREATE INDEX pushes_due ON pushes (receiver, state, next_at)"_L1,
             "CREATE TABLE deliveries (source TEXT NOT NULL, delivery_id TEXT NOT NULL, digest {BLOB} NOT NULL, "
             "case_id TEXT NOT NULL, at BIGINT NOT NULL, reply {BLOB} NOT NULL, PRIMARY KEY (source, delivery_id))"_L1,
         }},
        {140,
         "looks and drafts"_L1,
         {
             "CREATE TABLE looks (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, case_id TEXT NOT NULL, unit TEXT NOT "
             "NULL, "
             "field TEXT NOT NULL, purpose TEXT NOT NULL, at BIGINT NOT NULL, recorded_at BIGINT NOT NULL)"_L1,
             "CREATE INDEX looks_of_case ON looks (case_id, at)"_L1,
             "CREATE TABLE drafts (user_id TEXT NOT NULL, case_id TEXT NOT NULL, saved_at BIGINT NOT NULL, "
             "content {BLOB} NOT NULL, PRIMARY KEY (user_id, case_id))"_L1,
         }},
        {150,
         "result numbers"_L1,
         {
             "CREATE TABLE result_numbers (item_code TEXT NOT NULL, number TEXT NOT NULL, "
             "case_id TEXT NOT NULL REFERENCES cases (id), PRIMARY KEY (item_code, number))"_L1,
             // Of cases closed before, the pushes know the number.
             "INSERT INTO result_numbers (item_code, number, case_id) "
             "SELECT cases.item_code, pushes.code, MIN(cases.id) FROM pushes "
             "JOIN cases ON cases.id = pushes.case_id GROUP BY cases.item_code, pushes.code"_L1,
         }},
        {160,
         "who uploaded a paper, and whether an act names it"_L1,
         {
             "ALTER TABLE materials ADD COLUMN uploaded_by TEXT NOT NULL DEFAULT ''"_L1,
             // Nobody knows of the papers from before: they stay.
             "ALTER TABLE materials ADD COLUMN named BIGINT NOT NULL DEFAULT 1"_L1,
             "CREATE INDEX materials_unnamed ON materials (named, stored_at)"_L1,
         }},
        {170,
         "papers to be made"_L1,
         {
             "CREATE TABLE waiting_papers (case_id TEXT NOT NULL REFERENCES cases (id), command TEXT NOT NULL, "
             "kind TEXT NOT NULL, attempts BIGINT NOT NULL, next_at BIGINT NOT NULL, "
             "PRIMARY KEY (case_id, command, kind))"_L1,
             "CREATE INDEX waiting_papers_due ON waiting_papers (next_at, case_id)"_L1,
         }},
        {310,
         "what supervision counts by, and when it looks at a case again"_L1,
         {
             // Cases from before are looked at once, which fills in what is not known of them yet.
             "ALTER TABLE cases ADD COLUMN standing TEXT NOT NULL DEFAULT 'UNCLOCKED'"_L1,
             "ALTER TABLE cases ADD COLUMN due TEXT NOT NULL DEFAULT ''"_L1,
             "ALTER TABLE cases ADD COLUMN step_due TEXT NOT NULL DEFAULT ''"_L1,
             "ALTER TABLE cases ADD COLUMN settled_at BIGINT"_L1,
             "ALTER TABLE cases ADD COLUMN spent_minutes BIGINT"_L1,
             "ALTER TABLE cases ADD COLUMN watch_at BIGINT NOT NULL DEFAULT 0"_L1,
             "CREATE INDEX cases_to_watch ON cases (watch_at, id)"_L1,
             "CREATE INDEX cases_running ON cases (department, unit, assignee, standing, due, step_due) "
             "WHERE standing <> 'SETTLED'"_L1,
             "CREATE INDEX cases_by_due ON cases (due, id) WHERE standing = 'RUNNING'"_L1,
             "CREATE INDEX cases_by_receipt ON cases (received_at, department, unit)"_L1,
             "CREATE INDEX cases_by_settling ON cases (settled_at, department, unit, assignee, spent_minutes)"_L1,
         }},
        {340,
         "licences by their number, for the cases that follow them"_L1,
         {
             "CREATE TABLE licences (case_id TEXT PRIMARY KEY REFERENCES cases (id), number TEXT NOT NULL, "
             "granted_at BIGINT NOT NULL)"_L1,
             "CREATE INDEX licences_by_number ON licences (number, granted_at)"_L1,
             // Of licences from before, the numbers that were given out once are known.
             "INSERT INTO licences (case_id, number, granted_at) SELECT case_id, MIN(number), 0 FROM result_numbers "
             "GROUP BY case_id"_L1,
         }},
        {450,
         "what is on record stays on record"_L1,
         {
             dialect::rowsStay,
             "{ROWS STAY IN}history"_L1,
             "{ROWS STAY IN}looks"_L1,
         }},
    };
}

} // namespace yunchuang::service
