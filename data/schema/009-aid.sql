-- Condolence visits and hardship aid: funds, limits, batches, visits, calls, hardship files with what belongs to them,
-- aid, public notices, and attachments of any row. The first four columns are those of 002-roster.sql. Money is fen.

-- Whose limits this union follows, so that a new year's rows are found.
ALTER TABLE "union" ADD COLUMN "benefit_region" TEXT;

CREATE TABLE "funds" (
  id           INTEGER PRIMARY KEY,
  rev          INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0,
  batch        INTEGER NOT NULL,
  "name"       TEXT,
  "year"       INTEGER,
  "source"     TEXT,
  "subject"    TEXT,
  "budget"     INTEGER,
  "org_id"     INTEGER REFERENCES "orgs" (id),
  "reserved"   INTEGER,
  "spent"      INTEGER,
  "remaining"  INTEGER,
  "basis"      TEXT,
  "memo"       TEXT
) STRICT;

CREATE INDEX funds_year ON "funds" (year, name) WHERE deleted = 0;

CREATE TABLE "benefit_rules" (
  id                   INTEGER PRIMARY KEY,
  rev                  INTEGER NOT NULL,
  deleted              INTEGER NOT NULL DEFAULT 0,
  batch                INTEGER NOT NULL,
  "item"               TEXT,
  "title"              TEXT,
  "region"             TEXT,
  "in_force"           INTEGER,
  "each_limit"         INTEGER,
  "year_limit"         INTEGER,
  "months_limit"       INTEGER,
  "times_year"         INTEGER,
  "times_ever"         INTEGER,
  "same_cause_months"  INTEGER,
  "window_months"      INTEGER,
  "forms"              TEXT,
  "papers"             TEXT,
  "basis"              TEXT,
  "confidence"         TEXT,
  "from_date"          TEXT,
  "to_date"            TEXT,
  "shipped_key"        TEXT,
  "memo"               TEXT
) STRICT;

CREATE INDEX benefit_rules_item ON "benefit_rules" (item, in_force, from_date, to_date) WHERE deleted = 0;
CREATE INDEX benefit_rules_shipped ON "benefit_rules" (shipped_key) WHERE shipped_key IS NOT NULL;

CREATE TABLE "visit_batches" (
  id                INTEGER PRIMARY KEY,
  rev               INTEGER NOT NULL,
  deleted           INTEGER NOT NULL DEFAULT 0,
  batch             INTEGER NOT NULL,
  "name"            TEXT,
  "batch_no"        TEXT,
  "status"          TEXT,
  "kind"            TEXT,
  "festival"        TEXT,
  "date"            TEXT,
  "org_id"          INTEGER REFERENCES "orgs" (id),
  "people"          TEXT,
  "form"            TEXT,
  "cash_each"       INTEGER,
  "goods"           TEXT,
  "goods_each"      INTEGER,
  "fund_id"         INTEGER REFERENCES "funds" (id),
  "subject"         TEXT,
  "reason"          TEXT,
  "basis"           TEXT,
  "supplier"        TEXT,
  "purchase_way"    TEXT,
  "meeting_date"    TEXT,
  "meeting_people"  TEXT,
  "meeting_note"    TEXT,
  "handler_id"      INTEGER REFERENCES "officers" (id),
  "visitors"        TEXT,
  "applied_date"    TEXT,
  "approver_id"     INTEGER REFERENCES "officers" (id),
  "approved_date"   TEXT,
  "paid_date"       TEXT,
  "back_reason"     TEXT,
  "void_reason"     TEXT,
  "people_count"    INTEGER,
  "cash_total"      INTEGER,
  "goods_total"     INTEGER,
  "signed_count"    INTEGER,
  "memo"            TEXT
) STRICT;

CREATE UNIQUE INDEX visit_batches_batch_no ON "visit_batches" (batch_no) WHERE deleted = 0 AND batch_no IS NOT NULL;
CREATE INDEX visit_batches_date ON "visit_batches" (date) WHERE deleted = 0;

CREATE TABLE "batch_goods" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "batch_id"     INTEGER REFERENCES "visit_batches" (id),
  "name"         TEXT,
  "spec"         TEXT,
  "unit"         TEXT,
  "each"         INTEGER,
  "price"        INTEGER,
  "each_amount"  INTEGER,
  "total"        INTEGER,
  "amount"       INTEGER,
  "memo"         TEXT
) STRICT;

CREATE INDEX batch_goods_parent ON "batch_goods" (batch_id) WHERE deleted = 0;

CREATE TABLE "visits" (
  id                    INTEGER PRIMARY KEY,
  rev                   INTEGER NOT NULL,
  deleted               INTEGER NOT NULL DEFAULT 0,
  batch                 INTEGER NOT NULL,
  "visit_no"            TEXT,
  "status"              TEXT,
  "batch_id"            INTEGER REFERENCES "visit_batches" (id),
  "kind"                TEXT,
  "festival"            TEXT,
  "date"                TEXT,
  "place"               TEXT,
  "member_id"           INTEGER REFERENCES "members" (id),
  "hardship_id"         INTEGER REFERENCES "hardship_files" (id),
  "name"                TEXT,
  "gender"              TEXT,
  "id_type"             TEXT,
  "id_no"               TEXT,
  "id_key"              TEXT,
  "mobile"              TEXT,
  "unit"                TEXT,
  "relation"            TEXT,
  "event_date"          TEXT,
  "illness"             TEXT,
  "reason"              TEXT,
  "form"                TEXT,
  "cash"                INTEGER,
  "goods"               TEXT,
  "goods_value"         INTEGER,
  "amount"              INTEGER,
  "fund_id"             INTEGER REFERENCES "funds" (id),
  "subject"             TEXT,
  "rule_id"             INTEGER REFERENCES "benefit_rules" (id),
  "limit_amount"        INTEGER,
  "given_before"        INTEGER,
  "left_amount"         INTEGER,
  "limit_text"          TEXT,
  "over_reason"         TEXT,
  "second_approver_id"  INTEGER REFERENCES "officers" (id),
  "applicant"           TEXT,
  "applied_date"        TEXT,
  "handler_id"          INTEGER REFERENCES "officers" (id),
  "group_opinion"       TEXT,
  "approver_id"         INTEGER REFERENCES "officers" (id),
  "approved_date"       TEXT,
  "visitors"            TEXT,
  "paid_date"           TEXT,
  "back_reason"         TEXT,
  "void_reason"         TEXT,
  "signer"              TEXT,
  "signed_date"         TEXT,
  "agent"               TEXT,
  "agent_relation"      TEXT,
  "agent_id_no"         TEXT,
  "account_name"        TEXT,
  "account_no"          TEXT,
  "bank"                TEXT,
  "demands"             TEXT,
  "measures"            TEXT,
  "follow_up"           TEXT,
  "late"                INTEGER,
  "memo"                TEXT
) STRICT;

CREATE UNIQUE INDEX visits_visit_no ON "visits" (visit_no) WHERE deleted = 0 AND visit_no IS NOT NULL;
CREATE INDEX visits_bin ON "visits" (visit_no) WHERE deleted <> 0;
CREATE INDEX visits_key ON "visits" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;
CREATE INDEX visits_person ON "visits" (id_key, kind, date, status, cash, goods_value) WHERE deleted = 0;
CREATE INDEX visits_member ON "visits" (member_id, kind, date, status, cash, goods_value) WHERE deleted = 0;
CREATE INDEX visits_batch ON "visits" (batch_id, status) WHERE deleted = 0 AND batch_id IS NOT NULL;
CREATE INDEX visits_fund ON "visits" (fund_id, status, cash, goods_value) WHERE deleted = 0;
CREATE INDEX visits_figures ON "visits" (date, status, kind, fund_id, member_id, id_key, cash, goods_value, batch_id, hardship_id)
  WHERE deleted = 0;
CREATE INDEX visits_name ON "visits" (name) WHERE deleted = 0;

CREATE TABLE "visit_goods" (
  id          INTEGER PRIMARY KEY,
  rev         INTEGER NOT NULL,
  deleted     INTEGER NOT NULL DEFAULT 0,
  batch       INTEGER NOT NULL,
  "visit_id"  INTEGER REFERENCES "visits" (id),
  "name"      TEXT,
  "spec"      TEXT,
  "unit"      TEXT,
  "quantity"  INTEGER,
  "price"     INTEGER,
  "amount"    INTEGER,
  "memo"      TEXT
) STRICT;

CREATE INDEX visit_goods_parent ON "visit_goods" (visit_id) WHERE deleted = 0;

CREATE TABLE "home_visits" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "visit_no"      TEXT,
  "date"          TEXT,
  "from_at"       TEXT,
  "to_at"         TEXT,
  "way"           TEXT,
  "object_type"   TEXT,
  "name"          TEXT,
  "member_id"     INTEGER REFERENCES "members" (id),
  "hardship_id"   INTEGER REFERENCES "hardship_files" (id),
  "unit_id"       INTEGER REFERENCES "units" (id),
  "phone"         TEXT,
  "address"       TEXT,
  "leader"        TEXT,
  "companions"    TEXT,
  "situation"     TEXT,
  "life"          TEXT,
  "difficulties"  TEXT,
  "demands"       TEXT,
  "policies"      TEXT,
  "answers"       TEXT,
  "taken"         TEXT,
  "taken_due"     TEXT,
  "taken_done"    TEXT,
  "taken_result"  TEXT,
  "signer"        TEXT,
  "visit_id"      INTEGER REFERENCES "visits" (id),
  "photo"         TEXT,  -- name in files
  "memo"          TEXT
) STRICT;

CREATE UNIQUE INDEX home_visits_visit_no ON "home_visits" (visit_no) WHERE deleted = 0 AND visit_no IS NOT NULL;
CREATE INDEX home_visits_date ON "home_visits" (date) WHERE deleted = 0;
CREATE INDEX home_visits_hardship ON "home_visits" (hardship_id, date) WHERE deleted = 0;
CREATE INDEX home_visits_member ON "home_visits" (member_id, date) WHERE deleted = 0;

CREATE TABLE "hardship_files" (
  id                  INTEGER PRIMARY KEY,
  rev                 INTEGER NOT NULL,
  deleted             INTEGER NOT NULL DEFAULT 0,
  batch               INTEGER NOT NULL,
  "file_no"           TEXT,
  "status"            TEXT,
  "level"             TEXT,
  "standard"          TEXT,
  "member_id"         INTEGER REFERENCES "members" (id),
  "name"              TEXT,
  "gender"            TEXT,
  "birth_date"        TEXT,
  "id_type"           TEXT,
  "id_no"             TEXT,
  "id_key"            TEXT,
  "ethnic"            TEXT,
  "political"         TEXT,
  "health"            TEXT,
  "disability"        TEXT,
  "work_state"        TEXT,
  "model_worker"      TEXT,
  "mobile"            TEXT,
  "other_phone"       TEXT,
  "marriage"          TEXT,
  "household_type"    TEXT,
  "unit"              TEXT,
  "unit_nature"       TEXT,
  "unit_state"        TEXT,
  "industry"          TEXT,
  "job"               TEXT,
  "work_since"        TEXT,
  "contract_from"     TEXT,
  "contract_to"       TEXT,
  "contract_term"     TEXT,
  "housing"           TEXT,
  "housing_area"      TEXT,
  "address"           TEXT,
  "postcode"          TEXT,
  "household_region"  TEXT,
  "in_town"           INTEGER,
  "people"            INTEGER,
  "month_income"      INTEGER,
  "other_income"      INTEGER,
  "year_income"       INTEGER,
  "per_capita"        INTEGER,
  "expenses"          INTEGER,
  "sudden"            TEXT,
  "sudden_cost"       INTEGER,
  "single_parent"     INTEGER,
  "zero_employment"   INTEGER,
  "on_subsistence"    INTEGER,
  "self_help"         INTEGER,
  "medical_cover"     TEXT,
  "exclusions"        TEXT,
  "cause_main"        TEXT,
  "cause_second"      TEXT,
  "cause_text"        TEXT,
  "figure_date"       TEXT,
  "subsistence"       INTEGER,
  "monthly_left"      INTEGER,
  "figure_level"      TEXT,
  "figure_text"       TEXT,
  "reckoned_people"   INTEGER,  -- what the rows told last: typed over, it stays
  "reckoned_income"   INTEGER,
  "applied_date"      TEXT,
  "unit_opinion"      TEXT,
  "superior_opinion"  TEXT,
  "notice_from"       TEXT,
  "notice_to"         TEXT,
  "filed_date"        TEXT,
  "handler_id"        INTEGER REFERENCES "officers" (id),
  "approver_id"       INTEGER REFERENCES "officers" (id),
  "reviewed_date"     TEXT,
  "review_due"        TEXT,
  "visited_date"      TEXT,
  "closed_date"       TEXT,
  "closed_reason"     TEXT,
  "keep_until"        TEXT,
  "aid_times"         INTEGER,
  "aid_total"         INTEGER,
  "card_no"           TEXT,
  "memo"              TEXT
) STRICT;

CREATE UNIQUE INDEX hardship_files_file_no ON "hardship_files" (file_no) WHERE deleted = 0 AND file_no IS NOT NULL;
CREATE INDEX hardship_files_key ON "hardship_files" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;
CREATE INDEX hardship_files_member ON "hardship_files" (member_id) WHERE deleted = 0;
CREATE INDEX hardship_files_status ON "hardship_files" (status, level, review_due) WHERE deleted = 0;
CREATE INDEX hardship_files_name ON "hardship_files" (name) WHERE deleted = 0;

CREATE TABLE "hardship_family" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "file_id"        INTEGER REFERENCES "hardship_files" (id),
  "name"           TEXT,
  "relation"       TEXT,
  "gender"         TEXT,
  "birth_date"     TEXT,
  "id_type"        TEXT,
  "id_no"          TEXT,
  "id_key"         TEXT,
  "political"      TEXT,
  "education"      TEXT,
  "medical_cover"  TEXT,
  "health"         TEXT,
  "month_income"   INTEGER,
  "work_state"     TEXT,
  "unit_text"      TEXT,
  "apart"          INTEGER,
  "memo"           TEXT
) STRICT;

CREATE INDEX hardship_family_parent ON "hardship_family" (file_id) WHERE deleted = 0;
CREATE INDEX hardship_family_key ON "hardship_family" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;

CREATE TABLE "hardship_incomes" (
  id         INTEGER PRIMARY KEY,
  rev        INTEGER NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0,
  batch      INTEGER NOT NULL,
  "file_id"  INTEGER REFERENCES "hardship_files" (id),
  "person"   TEXT,
  "kind"     TEXT,
  "year"     INTEGER,
  "amount"   INTEGER,
  "proof"    TEXT,
  "memo"     TEXT
) STRICT;

CREATE INDEX hardship_incomes_parent ON "hardship_incomes" (file_id) WHERE deleted = 0;

CREATE TABLE "hardship_expenses" (
  id         INTEGER PRIMARY KEY,
  rev        INTEGER NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0,
  batch      INTEGER NOT NULL,
  "file_id"  INTEGER REFERENCES "hardship_files" (id),
  "person"   TEXT,
  "kind"     TEXT,
  "year"     INTEGER,
  "amount"   INTEGER,
  "proof"    TEXT,
  "memo"     TEXT
) STRICT;

CREATE INDEX hardship_expenses_parent ON "hardship_expenses" (file_id) WHERE deleted = 0;

CREATE TABLE "hardship_surveys" (
  id                 INTEGER PRIMARY KEY,
  rev                INTEGER NOT NULL,
  deleted            INTEGER NOT NULL DEFAULT 0,
  batch              INTEGER NOT NULL,
  "file_id"          INTEGER REFERENCES "hardship_files" (id),
  "date"             TEXT,
  "surveyors"        TEXT,
  "housing"          TEXT,
  "income_proof"     TEXT,
  "spending"         TEXT,
  "has_house"        INTEGER,
  "has_car"          INTEGER,
  "has_business"     INTEGER,
  "assets"           TEXT,
  "neighbours"       TEXT,
  "conclusion"       TEXT,
  "conclusion_text"  TEXT,
  "signer"           TEXT,
  "photo"            TEXT,  -- name in files
  "memo"             TEXT
) STRICT;

CREATE INDEX hardship_surveys_parent ON "hardship_surveys" (file_id) WHERE deleted = 0;

CREATE TABLE "hardship_reviews" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "file_id"        INTEGER REFERENCES "hardship_files" (id),
  "year"           INTEGER,
  "date"           TEXT,
  "people"         INTEGER,
  "income_before"  INTEGER,
  "income_now"     INTEGER,
  "expenses_now"   INTEGER,
  "monthly_left"   INTEGER,
  "figure_text"    TEXT,
  "level_before"   TEXT,
  "result"         TEXT,
  "level_after"    TEXT,
  "reason"         TEXT,
  "surveyors"      TEXT,
  "spot_check"     INTEGER,
  "notice_from"    TEXT,
  "notice_to"      TEXT,
  "approver_id"    INTEGER REFERENCES "officers" (id),
  "memo"           TEXT
) STRICT;

CREATE INDEX hardship_reviews_parent ON "hardship_reviews" (file_id) WHERE deleted = 0;

CREATE TABLE "aids" (
  id                    INTEGER PRIMARY KEY,
  rev                   INTEGER NOT NULL,
  deleted               INTEGER NOT NULL DEFAULT 0,
  batch                 INTEGER NOT NULL,
  "file_id"             INTEGER REFERENCES "hardship_files" (id),
  "aid_no"              TEXT,
  "status"              TEXT,
  "kind"                TEXT,
  "date"                TEXT,
  "amount"              INTEGER,
  "fund_id"             INTEGER REFERENCES "funds" (id),
  "reason"              TEXT,
  "patient"             TEXT,
  "patient_relation"    TEXT,
  "patient_gender"      TEXT,
  "patient_age"         INTEGER,
  "patient_unit"        TEXT,
  "patient_id_no"       TEXT,
  "illness"             TEXT,
  "own_cost"            INTEGER,
  "hospital_times"      INTEGER,
  "centre_cost"         INTEGER,
  "unit_aid"            INTEGER,
  "social_aid"          INTEGER,
  "treatment"           TEXT,
  "student"             TEXT,
  "student_gender"      TEXT,
  "student_ethnic"      TEXT,
  "student_age"         INTEGER,
  "student_fresh"       INTEGER,
  "student_id_no"       TEXT,
  "student_mobile"      TEXT,
  "student_political"   TEXT,
  "score"               TEXT,
  "school_level"        TEXT,
  "school"              TEXT,
  "major"               TEXT,
  "school_years"        INTEGER,
  "admission_batch"     TEXT,
  "enrolled"            TEXT,
  "graduates"           TEXT,
  "tuition"             INTEGER,
  "loan"                INTEGER,
  "loan_amount"         INTEGER,
  "home_address"        TEXT,
  "school_year"         TEXT,
  "rule_id"             INTEGER REFERENCES "benefit_rules" (id),
  "limit_amount"        INTEGER,
  "given_before"        INTEGER,
  "limit_text"          TEXT,
  "over_reason"         TEXT,
  "second_approver_id"  INTEGER REFERENCES "officers" (id),
  "handler_id"          INTEGER REFERENCES "officers" (id),
  "approver_id"         INTEGER REFERENCES "officers" (id),
  "approved_date"       TEXT,
  "paid_date"           TEXT,
  "signer"              TEXT,
  "signed_date"         TEXT,
  "account_name"        TEXT,
  "account_no"          TEXT,
  "bank"                TEXT,
  "back_reason"         TEXT,
  "void_reason"         TEXT,
  "late"                INTEGER,
  "memo"                TEXT
) STRICT;

CREATE INDEX aids_parent ON "aids" (file_id) WHERE deleted = 0;
CREATE UNIQUE INDEX aids_aid_no ON "aids" (aid_no) WHERE deleted = 0 AND aid_no IS NOT NULL;
CREATE INDEX aids_fund ON "aids" (fund_id, status, amount) WHERE deleted = 0;
CREATE INDEX aids_figures ON "aids" (date, status, kind, file_id, amount) WHERE deleted = 0;

CREATE TABLE "notices" (
  id            INTEGER PRIMARY KEY,
  rev           INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0,
  batch         INTEGER NOT NULL,
  "title"       TEXT,
  "notice_no"   TEXT,
  "kind"        TEXT,
  "status"      TEXT,
  "from_date"   TEXT,
  "to_date"     TEXT,
  "place"       TEXT,
  "phone"       TEXT,
  "text"        TEXT,
  "batch_id"    INTEGER REFERENCES "visit_batches" (id),
  "handler_id"  INTEGER REFERENCES "officers" (id),
  "objections"  TEXT,
  "settled"     TEXT,
  "memo"        TEXT
) STRICT;

CREATE UNIQUE INDEX notices_notice_no ON "notices" (notice_no) WHERE deleted = 0 AND notice_no IS NOT NULL;
CREATE INDEX notices_from ON "notices" (from_date) WHERE deleted = 0;

CREATE TABLE "notice_lines" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "notice_id"    INTEGER REFERENCES "notices" (id),
  "name"         TEXT,
  "unit"         TEXT,
  "content"      TEXT,
  "amount"       INTEGER,
  "hardship_id"  INTEGER REFERENCES "hardship_files" (id),
  "visit_id"     INTEGER REFERENCES "visits" (id),
  "member_id"    INTEGER REFERENCES "members" (id),
  "objection"    TEXT
) STRICT;

CREATE INDEX notice_lines_parent ON "notice_lines" (notice_id) WHERE deleted = 0;

CREATE TABLE "attachments" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "subject_reg"  TEXT,
  "subject_id"   INTEGER,
  "subject"      TEXT,
  "kind"         TEXT,
  "title"        TEXT,
  "file"         TEXT,  -- name in files
  "pages"        INTEGER,
  "date"         TEXT,
  "memo"         TEXT
) STRICT;

CREATE INDEX attachments_subject ON "attachments" (subject_reg, subject_id) WHERE deleted = 0;
