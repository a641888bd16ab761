package sqlite

import (
	"context"
	"fmt"
)

// migrations bring a file from one version of the schema to the next; a new file goes through all of them. What has been released
// is never changed: a change of the schema is one more step.
var migrations = []string{coreSchema, searchSchema}

var schemaVersion = len(migrations)

// coreSchema is what answers promise: written in the commit that an acknowledgment waits for, so as few trees as can be.
const coreSchema = `
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
`

// searchSchema is what filings and entries are found by. All of it can be made again from the tables above; whatever is in pending
// is not in it yet.
const searchSchema = `
-- What is not indexed yet: one line for each commit, with the ids of its filings and entries.
CREATE TABLE pending (id INTEGER PRIMARY KEY, filings BLOB, entries BLOB) STRICT;

-- A value of a field, and how many filings have it.
CREATE TABLE value (
	code  INTEGER PRIMARY KEY,
	field TEXT NOT NULL,
	text  TEXT NOT NULL,
	count INTEGER NOT NULL DEFAULT 0,
	UNIQUE (field, text)
) STRICT;

-- The narrow line of a filing: what is ordered by, and the codes of all its values as varints.
CREATE TABLE search (
	filing   INTEGER PRIMARY KEY,
	carrier  INTEGER NOT NULL,
	occurred INTEGER NOT NULL,
	users    INTEGER NOT NULL,
	minutes  INTEGER NOT NULL,
	codes    BLOB NOT NULL
) STRICT;
CREATE INDEX search_occurred ON search (occurred);
CREATE INDEX search_users ON search (users);
CREATE INDEX search_minutes ON search (minutes);

-- Which filings have a value.
CREATE TABLE posting (code INTEGER NOT NULL, filing INTEGER NOT NULL, PRIMARY KEY (code, filing)) STRICT, WITHOUT ROWID;

-- Which filings have a gram in their text.
CREATE VIRTUAL TABLE words USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- Where entries stand in time: all of them, and those of an actor, an action, a subject (as a hash, see entryKey).
CREATE TABLE entry_key (
	key   INTEGER NOT NULL,
	at    INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	PRIMARY KEY (key, at, entry)
) STRICT, WITHOUT ROWID;

-- Files of version 1 had no index: all that is in them is to be indexed.
INSERT INTO pending (filings, entries)
	SELECT CAST(json_group_array(id) AS BLOB), NULL FROM filing GROUP BY id / 256;
INSERT INTO pending (filings, entries)
	SELECT NULL, CAST(json_group_array(id) AS BLOB) FROM entry GROUP BY id / 256;
`

// migrate brings the file to the schema of today, whole or not at all.
func migrate(ctx context.Context, c *conn) error {
	version, err := c.userVersion(ctx)
	if err != nil || version == schemaVersion {
		return err
	}
	return c.transaction(ctx, func() error {
		version, err := c.userVersion(ctx) // another process may have been faster
		if err != nil {
			return err
		}
		if version > schemaVersion {
			return newer(version)
		}
		for ; version < schemaVersion; version++ {
			if err := c.run(ctx, migrations[version]); err != nil {
				return fmt.Errorf("to version %d: %w", version+1, err)
			}
		}
		return c.run(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, schemaVersion))
	})
}
