package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"jiko/server/internal/archive"
)

// watch is a connection that tells whether anything was committed, by this process or another. It is there as long as the archive is
// open, so no process removes the journal, and it has the journal open even when somebody removed its name.
type watch struct {
	db *sql.DB

	mu    sync.Mutex
	conn  *sql.Conn
	ask   *sql.Stmt
	above int64 // what an earlier connection told, since each counts from its own beginning
	last  int64
}

func newWatch(file string) *watch { return &watch{db: openReaders(file, 1)} }

// version is a number that is higher than before when something was committed since.
func (w *watch) version() (int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.open(); err != nil {
		return 0, err
	}
	var own int64
	if err := w.ask.QueryRow().Scan(&own); err != nil {
		return 0, errors.Join(err, w.letGo())
	}
	w.last = w.above + own
	return w.last, nil
}

// checkpoint brings everything from the journal into the file, and to the disk.
func (w *watch) checkpoint() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.open(); err != nil {
		return err
	}
	var busy, written, done int
	err := w.conn.QueryRowContext(context.Background(), `PRAGMA wal_checkpoint(FULL)`).Scan(&busy, &written, &done)
	if err == nil && busy != 0 {
		return errBusy
	}
	return err
}

// errBusy is that a checkpoint was kept from its end by those who read.
var errBusy = fmt.Errorf("%w: the journal is being read", archive.ErrUnavailable)

func (w *watch) open() (err error) {
	if w.conn != nil {
		return nil
	}
	if w.conn, err = w.db.Conn(context.Background()); err != nil {
		return err
	}
	w.above = w.last + 1
	if w.ask, err = w.conn.PrepareContext(context.Background(), `PRAGMA data_version`); err != nil {
		return errors.Join(err, w.letGo())
	}
	return nil
}

// letGo gives the connection back.
func (w *watch) letGo() (err error) {
	if w.ask != nil {
		err = w.ask.Close()
	}
	if w.conn != nil {
		err = errors.Join(err, w.conn.Close())
	}
	w.ask, w.conn = nil, nil
	return err
}

func (w *watch) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return errors.Join(w.letGo(), w.db.Close())
}
