-- A file of version 1 of the schema, as SQL. It stays as it is.

-- A filing. Its id is fiscal year * 10^9 + number, so it is the receipt without the check digit, and in the same order.
CREATE TABLE filing (
	id        INTEGER PRIMARY KEY,
	carrier   TEXT NOT NULL,
	reference TEXT NOT NULL,
	revisions INTEGER NOT NULL, -- the number of the newest
	belongs   TEXT,             -- receipt of the wholesaler's filing
	facts     TEXT NOT NULL,    -- what it is found by, as JSON
	text      TEXT NOT NULL,    -- normalised, for full text search
	UNIQUE (carrier, reference)
) STRICT;
CREATE INDEX filing_belongs ON filing (belongs) WHERE belongs IS NOT NULL;

-- A revision. Its id is filing * 128 + number.
CREATE TABLE revision (
	id      INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL, -- milliseconds since 1970, as all times
	login   TEXT NOT NULL,
	program TEXT NOT NULL,
	digest  TEXT NOT NULL,
	content BLOB,
	verdict BLOB
) STRICT;

-- The last number that was given in a fiscal year.
CREATE TABLE counter (fiscal_year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;

-- A chain of the ledger; noted is the last of its entries that the first entry of another chain vouches for.
CREATE TABLE chain (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, noted INTEGER NOT NULL DEFAULT 0) STRICT;

-- An entry of the ledger. Its id is chain * 2^40 + number.
CREATE TABLE entry (
	id      INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL,
	actor   TEXT NOT NULL,
	action  TEXT NOT NULL,
	subject TEXT NOT NULL,
	prev    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	detail  TEXT NOT NULL
) STRICT;

CREATE TABLE record (
	id      INTEGER PRIMARY KEY,
	bucket  TEXT NOT NULL,
	key     TEXT NOT NULL,
	owner   TEXT NOT NULL,
	version INTEGER NOT NULL,
	expires INTEGER NOT NULL, -- 0 for never
	body    BLOB,
	UNIQUE (bucket, key)
) STRICT;
CREATE INDEX record_owner ON record (bucket, owner, key);
CREATE INDEX record_expires ON record (expires) WHERE expires > 0;

-- The sign of life.
CREATE TABLE sign (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
INSERT INTO sign VALUES (1, 0);
-- Two filings, one with two revisions, an account, and a chain of the ledger.
INSERT INTO filing VALUES (2020000000001, '甲電気通信株式会社', 'A-1', 2, NULL,
	'{"fiscalYear":2020,"occurred":1593432660,"stage":"final","nature":"incident","severe":"yes","periodic":"yes","forms":["severe-report","periodic-detailed"],"kinds":["emergency-voice"],"cause":"equipment/natural-failure","failedEquipment":"server/application","regions":["石川県","兵庫県"],"users":135000,"minutes":156}',
	'呼制御サーバの故障により緊急通報がつながりにくい');
INSERT INTO revision VALUES (2020000000001 << 7 | 1, 1593500000000, 'tanaka', 'jiko 0.1', 'a1', CAST('{"summary":"速報"}' AS BLOB), CAST('{"severe":"undetermined"}' AS BLOB));
INSERT INTO revision VALUES (2020000000001 << 7 | 2, 1596000000000, 'suzuki', 'jiko 0.1', 'a2', CAST('{"summary":"最終報"}' AS BLOB), CAST('{"severe":"yes"}' AS BLOB));
INSERT INTO filing VALUES (2021000000007, '乙通信', 'B-1', 1, '2020-000001-4',
	'{"fiscalYear":2021,"occurred":1620000000,"stage":"final","nature":"near-severe","severe":"no","periodic":"no","users":-1,"minutes":-1}', '停電');
INSERT INTO revision VALUES (2021000000007 << 7 | 1, 1620001234567, 'sato', 'jiko 0.1', 'b1', CAST('{}' AS BLOB), NULL);
INSERT INTO counter VALUES (2020, 1), (2021, 7);
INSERT INTO record VALUES (1, 'account', 'tanaka', '甲電気通信株式会社', 3, 0, CAST('{"role":"carrier"}' AS BLOB));
INSERT INTO chain VALUES (1, '20200701T000000Z-0123456789abcdef', 0);
INSERT INTO entry VALUES (1 << 40 | 1, 1593500000000, 'jiko', 'chain-begun', '', '', 'c19a24c07ee508c97d3d0d04f4be9a6823aaf8f6e7153caeda1e9c36986e5115', '');
INSERT INTO entry VALUES (1 << 40 | 2, 1593500000000, 'tanaka', 'filed', '2020-000001-4', 'c19a24c07ee508c97d3d0d04f4be9a6823aaf8f6e7153caeda1e9c36986e5115', '0a83c37322824779e5f20a9d0b74c5441a51256ed568e34ab20a555ed7c7a189', '192.0.2.1');

PRAGMA application_id = 0x4a696b6f;
PRAGMA user_version = 1;
