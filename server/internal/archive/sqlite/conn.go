package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	engine "modernc.org/sqlite"
)

// Sizes of the connections, in KiB where they are memory.
const (
	writerCache  = 16 << 10
	readerCache  = 4 << 10
	quickReaders = 6
	idleReaders  = 2

	lockWait       = 10_000   // milliseconds that a change waits for another process to let go
	checkpointAt   = 8_000    // pages of the journal, 32 MiB: fewer, larger checkpoints
	journalAtLeast = 64 << 20 // bytes that the journal keeps after a checkpoint, so that it is seldom made to grow
)

func init() {
	// Where a system does not have fdatasync, fsync stays; see syncData.
	_, _ = engine.Fdatasync(true)
}

// dsn is how the driver is told to open the file.
func dsn(file string, options url.Values) string {
	u := url.URL{Scheme: "file", Path: file, OmitHost: true, RawQuery: options.Encode()}
	return u.String()
}

func openReaders(file string, most int) *sql.DB {
	db := mustOpen(dsn(file, url.Values{"mode": {"rw"}, "_pragma": {
		"busy_timeout(10000)", "query_only(1)", fmt.Sprintf("cache_size(-%d)", readerCache), "temp_store(MEMORY)",
	}}))
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(idleReaders)
	return db
}

// mustOpen never fails: no file is touched before a connection is used.
func mustOpen(dsn string) *sql.DB {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		panic(err)
	}
	return db
}

// conn is the one connection that writes, with its prepared statements. It belongs to one goroutine.
type conn struct {
	file  string
	trace func(query string)
	db    *sql.DB
	sql   *sql.Conn
	stmts map[string]*sql.Stmt
}

// open opens the connection. With synchronous=NORMAL a commit waits for no sync: that is what the journal of this package is for. A
// checkpoint syncs as with FULL, on macOS down to the platter, so the file is whole whenever the power goes.
func (c *conn) open(ctx context.Context) error {
	c.db = mustOpen(dsn(c.file, url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", lockWait), "journal_mode(WAL)", "synchronous(NORMAL)", "checkpoint_fullfsync(1)", "foreign_keys(1)",
		fmt.Sprintf("wal_autocheckpoint(%d)", checkpointAt), fmt.Sprintf("journal_size_limit(%d)", journalAtLeast),
		fmt.Sprintf("cache_size(-%d)", writerCache), "temp_store(MEMORY)",
	}}))
	c.db.SetMaxOpenConns(1)
	c.stmts = make(map[string]*sql.Stmt)
	var err error
	if c.sql, err = c.db.Conn(ctx); err != nil {
		return errors.Join(err, c.close())
	}
	return nil
}

func (c *conn) close() error {
	if c.db == nil {
		return nil
	}
	var errs []error
	for _, stmt := range c.stmts {
		errs = append(errs, stmt.Close())
	}
	if c.sql != nil {
		errs = append(errs, c.sql.Close())
	}
	errs = append(errs, c.db.Close())
	c.db, c.sql, c.stmts = nil, nil, nil
	return errors.Join(errs...)
}

// prepared is the statement for a query, prepared once.
func (c *conn) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := c.stmts[query]; stmt != nil {
		return stmt, nil
	}
	if c.sql == nil {
		if err := c.open(ctx); err != nil {
			return nil, err
		}
	}
	if c.trace != nil {
		c.trace(query)
	}
	stmt, err := c.sql.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	c.stmts[query] = stmt
	return stmt, nil
}

// exec runs a query that changes something; it returns how many rows it changed.
func (c *conn) exec(ctx context.Context, query string, args ...any) (int64, error) {
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// get reads one row; false when there is none.
func (c *conn) get(ctx context.Context, query string, args []any, dest ...any) (bool, error) {
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each reads all rows.
func (c *conn) each(ctx context.Context, query string, args []any, row func(*sql.Rows) error) error {
	stmt, err := c.prepared(ctx, query)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, row)
}

func eachRow(rows *sql.Rows, row func(*sql.Rows) error) error {
	defer rows.Close() // its error is that of Err
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// run runs a script of several statements.
func (c *conn) run(ctx context.Context, script string) error {
	_, err := c.sql.ExecContext(ctx, script)
	return err
}

func (c *conn) userVersion(ctx context.Context) (version int, err error) {
	err = c.sql.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	return version, err
}

// transaction does what do says, whole or not at all, while no other process writes.
func (c *conn) transaction(ctx context.Context, do func() error) error {
	if _, err := c.exec(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	err := do()
	if err == nil {
		_, err = c.exec(ctx, `COMMIT`)
	}
	if err != nil {
		return errors.Join(err, c.rollback())
	}
	return nil
}

// rollback takes everything back. After some errors SQLite has done so by itself and refuses; then the connection is let go, and the
// next change opens another.
func (c *conn) rollback() error {
	if c.sql == nil {
		return nil
	}
	if _, err := c.exec(context.Background(), `ROLLBACK`); err != nil {
		return c.close()
	}
	return nil
}
