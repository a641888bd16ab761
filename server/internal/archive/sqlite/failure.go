package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	engine "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"jiko/server/internal/archive"
)

// sentinels are the errors that say it all.
var sentinels = []error{
	archive.ErrNotFound, archive.ErrExists, archive.ErrConflict, archive.ErrUnavailable, archive.ErrNewer, archive.ErrCorrupt,
	archive.ErrInUse, archive.ErrNotEmpty, archive.ErrTooLarge, archive.ErrCursor, context.Canceled, context.DeadlineExceeded,
}

// failure is what the caller is told when something went wrong, while the log gets the text of the driver.
func (a *Archive) failure(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	var stop *stopped
	if errors.As(err, &stop) {
		return stop.err
	}
	if ctx.Err() != nil {
		return fmt.Errorf("sqlite: %s: %w", doing, ctx.Err())
	}
	for _, sentinel := range sentinels {
		if errors.Is(err, sentinel) {
			return fmt.Errorf("sqlite: %s: %w", doing, err)
		}
	}
	reason, kind := classify(err)
	a.log.ErrorContext(ctx, "archive failed", "doing", doing, "reason", reason, "driver", err)
	return fmt.Errorf("sqlite: %s: %s: %w", doing, reason, kind)
}

// stopped is an error of the caller's own, which ends a walk and comes back to the caller as it is.
type stopped struct{ err error }

func (s *stopped) Error() string { return s.err.Error() }

// classify says in our words what the driver or the system means.
func classify(err error) (reason string, kind error) {
	var e *engine.Error
	switch {
	case errors.As(err, &e):
		return classifyCode(e.Code())
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone), errors.Is(err, driver.ErrBadConn), errors.Is(err, errClosed):
		return "it is closed", archive.ErrUnavailable
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return "the disk is full", archive.ErrUnavailable
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return "the folder cannot be written", archive.ErrUnavailable
	}
	return "it failed", archive.ErrUnavailable
}

func classifyCode(code int) (reason string, kind error) {
	switch code & 0xff { // the rest of the code says where
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT:
		return "the file is damaged", archive.ErrCorrupt
	case lib.SQLITE_FULL:
		return "the disk is full", archive.ErrUnavailable
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return "the folder cannot be written", archive.ErrUnavailable
	case lib.SQLITE_CANTOPEN:
		return "the file cannot be opened", archive.ErrUnavailable
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return "another process does not let go of it", archive.ErrUnavailable
	case lib.SQLITE_NOMEM:
		return "there is not enough memory", archive.ErrUnavailable
	case lib.SQLITE_IOERR:
		return "the disk failed", archive.ErrUnavailable
	}
	return "it failed", archive.ErrUnavailable
}

// lockFailed is failure for what happens before there is an archive.
func lockFailed(err error) error {
	reason, kind := classify(err)
	return fmt.Errorf("sqlite: lock the folder: %s: %w", reason, kind)
}
