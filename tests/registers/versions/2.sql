-- A ledger written by schema version 2, frozen: it must open in every later version.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('last_id','911835202786402951');
CREATE TABLE batches (
  id     INTEGER PRIMARY KEY,
  at     TEXT    NOT NULL, -- local time, YYYY-MM-DD HH:MM:SS
  clerk  TEXT    NOT NULL,
  kind   TEXT    NOT NULL, -- edit import undo remove restore …
  title  TEXT    NOT NULL, -- in words, for the history and 撤销
  undoes INTEGER REFERENCES batches (id)
) STRICT;
INSERT INTO batches VALUES(1,'2026-11-21 04:27:33','旧经办','edit','建立台账',NULL);
INSERT INTO batches VALUES(2,'2026-11-21 04:27:33','旧经办','edit','新增单位：旧版机械有限公司',NULL);
INSERT INTO batches VALUES(3,'2026-11-21 04:27:33','旧经办','edit','新增会员：欧阳志强',NULL);
INSERT INTO batches VALUES(4,'2026-11-21 04:27:33','旧经办','edit','新增家庭成员：欧阳建国',NULL);
INSERT INTO batches VALUES(5,'2026-11-21 04:27:33','旧经办','edit','修改会员：欧阳志强',NULL);
INSERT INTO batches VALUES(6,'2026-11-21 04:27:33','旧经办','edit','新增会员：王𠮷',NULL);
INSERT INTO batches VALUES(7,'2026-11-21 04:27:33','旧经办','remove','删除会员：王𠮷',NULL);
CREATE TABLE history (
  id       INTEGER PRIMARY KEY,
  batch    INTEGER NOT NULL REFERENCES batches (id),
  action   INTEGER NOT NULL, -- 0 created, 1 changed, 2 binned, 3 taken out of the bin
  register TEXT    NOT NULL,
  row      INTEGER NOT NULL,
  parent   INTEGER,          -- the row a child row belongs to
  field    TEXT,             -- changed field
  why      TEXT,
  digest   BLOB    NOT NULL,
  chain    BLOB    NOT NULL
) STRICT;
INSERT INTO history VALUES(1,1,0,'union',911835201764518739,NULL,NULL,NULL,X'bfaf27df260362c545307152e2e1125f3deff8780678fdc95c1ea7a0826b2bcb',X'24a19ce1f12a287c5473052dfee35f5cfded01d5aff547347fd449916efbb0c4');
INSERT INTO history VALUES(2,1,0,'orgs',911835201764518740,NULL,NULL,NULL,X'63a4eebfa9f5eafdbfd375ad9d131d069abbd8f3e45152fc7cdd50acfe98b7e8',X'24c63362c01a88b2dcd4ecc9861aa7639b1586fa00d99bf63db84b5b621871a4');
INSERT INTO history VALUES(3,2,0,'units',911835201946227626,NULL,NULL,'仍要保存：测试',X'a3901474f2a4ac36ae5561bafe9bee5c58457e1e3949e0e71e46efbb1d78886b',X'189674e9a27e2e34f2f1f0e6be5d0dfeb49d289031d943e8f27687dcef94dca9');
INSERT INTO history VALUES(4,3,0,'members',911835202170110532,NULL,NULL,'仍要保存：测试',X'35de0ff25fcc3e2d18d9827047741a2661546cf4159e2ac0bfca004e0b0d21e1',X'0672b2287b99d1d5b5b1365985cde4d91814c141e482c38588ac5298aeec6611');
INSERT INTO history VALUES(5,4,0,'family',911835202336516865,911835202170110532,NULL,NULL,X'3d5065642071469066909b6c994bc3fcc2fcca40b86370a4dacf2a21b12d5faa',X'aa363c3d20a92c64cc7940c6d1895f333e137bac2161bb1c0b6eab59085f6437');
INSERT INTO history VALUES(6,5,1,'members',911835202170110532,NULL,'education','仍要保存：测试',X'96a16a6a9d51389eee6af408d5eddd2f885c0cb525b2669c2c0e4feaa7c1cd3f',X'9c909106a9e5a2d9a71b9cb55e85ec968852e65c9181b26da6a093327f1e4332');
INSERT INTO history VALUES(7,6,0,'members',911835202786402951,NULL,NULL,'仍要保存：旧证',X'4786fd1bf14b4da274a6b806023b8766625cf8a7d6730360b54ae67f71537637',X'2dbd89b83a64f115c279a74c79a539a75ae7137e3ec00432836a9bd46ccf73ce');
INSERT INTO history VALUES(8,7,2,'members',911835202786402951,NULL,NULL,'录错',X'10e9983959994cd91e76fd73bf8f710a342ce76bc7cf54072fe3eb6ad929e50b',X'12e291bbd4d4a14833ba5c534f14b5c148539a41bd39baf98b5b11fe73d291cd');
CREATE TABLE history_values (
  id        INTEGER PRIMARY KEY REFERENCES history (id),
  salt      BLOB NOT NULL,
  old_value TEXT,
  new_value TEXT
) STRICT;
INSERT INTO history_values VALUES(1,X'8fe41efbade625f5979ac4672d04bae4',NULL,NULL);
INSERT INTO history_values VALUES(2,X'e85b8c3ecead8fe393dbe50b14d3ea22',NULL,NULL);
INSERT INTO history_values VALUES(3,X'bd7adcedd4d971e421db266793c84940',NULL,NULL);
INSERT INTO history_values VALUES(4,X'5771ae84b438c225f1c135557852c369',NULL,NULL);
INSERT INTO history_values VALUES(5,X'08e8e1a8c37afb7458ea61aa6af46183',NULL,NULL);
INSERT INTO history_values VALUES(6,X'a5b12f5a4eceab238b2a1289573f770b',NULL,'21');
INSERT INTO history_values VALUES(7,X'9abb78ddfcefdab333cd19e4c76c552e',NULL,NULL);
INSERT INTO history_values VALUES(8,X'4da89ca085b0c8d3bc4f4b2a7aab0a32',NULL,NULL);
CREATE TABLE drafts (
  register TEXT    NOT NULL,
  row      INTEGER NOT NULL,
  at       TEXT    NOT NULL,
  content  TEXT    NOT NULL,
  PRIMARY KEY (register, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE files (
  name       TEXT PRIMARY KEY,
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL,
  data       BLOB    NOT NULL
) STRICT;
CREATE TABLE learned (
  register TEXT NOT NULL,
  kind     TEXT NOT NULL, -- heading, or the name of a choice field
  word     TEXT NOT NULL,
  meaning  TEXT NOT NULL,
  PRIMARY KEY (register, kind, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "union" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "name"          TEXT,
  "short_name"    TEXT,
  "seal_name"     TEXT,
  "uscc"          TEXT,
  "superior"      TEXT,
  "founded"       TEXT,
  "chair"         TEXT,
  "clerk"         TEXT,
  "phone"         TEXT,
  "region"        TEXT,
  "address"       TEXT,
  "postcode"      TEXT,
  "email"         TEXT,
  "number_prefix" TEXT,
  "member_prefix" TEXT,
  "memo"          TEXT
) STRICT;
INSERT INTO "union" VALUES(911835201764518739,1,0,1,'旧版工会委员会',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "orgs" (
  id                 INTEGER PRIMARY KEY,
  rev                INTEGER NOT NULL,
  deleted            INTEGER NOT NULL DEFAULT 0,
  batch              INTEGER NOT NULL,
  "name"             TEXT,
  "short_name"       TEXT,
  "parent_id"        INTEGER REFERENCES "orgs" (id),
  "level"            TEXT,
  "org_type"         TEXT,
  "area"             TEXT,
  "uscc"             TEXT,
  "founded"          TEXT,
  "chair"            TEXT,
  "chair_mobile"     TEXT,
  "phone"            TEXT,
  "address"          TEXT,
  "postcode"         TEXT,
  "email"            TEXT,
  "full_time"        INTEGER,
  "elected"          TEXT,
  "term_years"       INTEGER,
  "term_number"      INTEGER,
  "legal_no"         TEXT,
  "legal_until"      TEXT,
  "reported_members" INTEGER,
  "closed"           TEXT,
  "memo"             TEXT
) STRICT;
INSERT INTO orgs VALUES(911835201764518740,1,0,1,'旧版工会委员会',NULL,NULL,'4',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "units" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "name"         TEXT,
  "short_name"   TEXT,
  "uscc"         TEXT,
  "org_id"       INTEGER REFERENCES "orgs" (id),
  "nature"       TEXT,
  "economy"      TEXT,
  "industry"     TEXT,
  "scale"        TEXT,
  "employees"    INTEGER,
  "women"        INTEGER,
  "migrants"     INTEGER,
  "region"       TEXT,
  "address"      TEXT,
  "postcode"     TEXT,
  "legal_person" TEXT,
  "contact"      TEXT,
  "phone"        TEXT,
  "email"        TEXT,
  "closed"       TEXT,
  "memo"         TEXT
) STRICT;
INSERT INTO units VALUES(911835201946227626,1,0,2,'旧版机械有限公司',NULL,'91370612748976548C',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "members" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "name"           TEXT,
  "gender"         TEXT,
  "birth_date"     TEXT,
  "photo"          TEXT,  -- name in files
  "ethnic"         TEXT,
  "education"      TEXT,
  "degree"         TEXT,
  "native_place"   TEXT,
  "political"      TEXT,
  "id_type"        TEXT,
  "id_no"          TEXT,
  "id_key"         TEXT,
  "marital"        TEXT,
  "former_name"    TEXT,
  "mobile"         TEXT,
  "email"          TEXT,
  "wechat"         TEXT,
  "address"        TEXT,
  "emg_name"       TEXT,
  "emg_tel"        TEXT,
  "unit_id"        INTEGER REFERENCES "units" (id),
  "org_id"         INTEGER REFERENCES "orgs" (id),
  "dept"           TEXT,
  "job"            TEXT,
  "position"       TEXT,
  "title"          TEXT,
  "staff_no"       TEXT,
  "wage"           INTEGER,  -- fen
  "work_start"     TEXT,
  "employ_form"    TEXT,
  "work_status"    TEXT,
  "skill_level"    TEXT,
  "is_migrant"     INTEGER,
  "is_new_form"    INTEGER,
  "new_form_cat"   TEXT,
  "platform"       TEXT,
  "retire_age"     TEXT,
  "model_type"     TEXT,
  "hardship_level" TEXT,
  "member_no"      TEXT,
  "join_date"      TEXT,
  "join_way"       TEXT,
  "first_unit"     TEXT,
  "status"         TEXT,
  "change_type"    TEXT,
  "change_date"    TEXT,
  "change_reason"  TEXT,
  "union_post"     TEXT,
  "dues"           INTEGER,  -- fen
  "dues_until"     TEXT,
  "card_no"        TEXT,
  "hukou_type"     TEXT,
  "hukou_region"   TEXT,
  "hukou_code"     TEXT,
  "resume"         TEXT,
  "memo"           TEXT
) STRICT;
INSERT INTO members VALUES(911835202170110532,2,0,3,'欧阳志强','1','1990-03-07',NULL,NULL,'21',NULL,NULL,NULL,'111','370602199003071235','370602199003071235',NULL,NULL,'13900001234',NULL,NULL,NULL,NULL,NULL,911835201946227626,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'60',NULL,NULL,NULL,'2012-03-01',NULL,NULL,'A',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO members VALUES(911835202786402951,2,7,6,'王𠮷','2','1949-12-31',NULL,NULL,NULL,NULL,NULL,NULL,'111','110105194912310021','110105194912310021',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'A',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "family" (
  id           INTEGER PRIMARY KEY,
  rev          INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0,
  batch        INTEGER NOT NULL,
  "member_id"  INTEGER REFERENCES "members" (id),
  "relation"   TEXT,
  "name"       TEXT,
  "gender"     TEXT,
  "birth_date" TEXT,
  "id_type"    TEXT,
  "id_no"      TEXT,
  "id_key"     TEXT,
  "political"  TEXT,
  "unit_text"  TEXT,
  "position"   TEXT,
  "mobile"     TEXT,
  "memo"       TEXT
) STRICT;
INSERT INTO family VALUES(911835202336516865,1,0,4,911835202170110532,'51','欧阳建国','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE INDEX batches_undoes ON batches (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX history_row ON history (row);
CREATE INDEX history_parent ON history (parent) WHERE parent IS NOT NULL;
CREATE INDEX history_batch ON history (batch);
CREATE TRIGGER batches_no_update BEFORE UPDATE ON batches
BEGIN SELECT RAISE (ABORT, 'batches are append-only'); END;
CREATE TRIGGER batches_no_delete BEFORE DELETE ON batches
BEGIN SELECT RAISE (ABORT, 'batches are append-only'); END;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_values_no_update BEFORE UPDATE ON history_values
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_values_no_delete BEFORE DELETE ON history_values
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE INDEX orgs_parent ON "orgs" (parent_id) WHERE deleted = 0;
CREATE INDEX orgs_name ON "orgs" (name) WHERE deleted = 0;
CREATE UNIQUE INDEX orgs_uscc ON "orgs" (uscc) WHERE deleted = 0 AND uscc IS NOT NULL;
CREATE INDEX units_org ON "units" (org_id) WHERE deleted = 0;
CREATE INDEX units_name ON "units" (name) WHERE deleted = 0;
CREATE UNIQUE INDEX units_uscc ON "units" (uscc) WHERE deleted = 0 AND uscc IS NOT NULL;
CREATE INDEX members_key ON "members" (id_key) WHERE deleted = 0;
CREATE INDEX members_name ON "members" (name) WHERE deleted = 0;
CREATE INDEX members_mobile ON "members" (mobile) WHERE deleted = 0;
CREATE UNIQUE INDEX members_no ON "members" (member_no) WHERE deleted = 0 AND member_no IS NOT NULL;
CREATE INDEX members_unit ON "members" (unit_id) WHERE deleted = 0;
CREATE INDEX members_org ON "members" (org_id, status) WHERE deleted = 0;
CREATE INDEX family_member ON "family" (member_id) WHERE deleted = 0;
CREATE INDEX family_key ON "family" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;
COMMIT;
PRAGMA application_id = 1195922522;
PRAGMA user_version = 2;
