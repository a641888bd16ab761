// Package sqlite keeps the archive in one SQLite file, jiko.db, and the content of attachments beside it: the engine that needs
// nothing but a folder.
//
// Changes of all clients go through one goroutine and one connection, which keeps many of them with one commit (writer.go); commits are
// synced beside it, so that the disk and the processor work at once (journal.go). What a promise needs is written there and then: the
// filing, its revision, its place in the ledger. What only finds it again — the columns that are searched and counted, the words, the
// keys of the ledger — is written a little later, in larger portions (indexing.go); a search waits until everything kept before it is
// indexed, so nobody sees the difference. Readers have connections of their own and wait for a change only until it is on the disk.
//
// Several processes may have the file open at once: each has its own chain in the ledger, and SQLite's lock lets one of them write
// at a time. Lock is for those that want to be the only server.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	"jiko/server/internal/archive"
)

// Options are what an archive needs from outside.
type Options struct {
	Now func() time.Time // the clock; records expire by it, and chains of the ledger are named by it
	Log *slog.Logger     // told what the driver says, which no error does; nil for nobody

	trace func(query string)   // told every query, by tests
	sync  func(*os.File) error // instead of syncData, by tests
}

// Archive is an archive in one folder.
type Archive struct {
	dir      string
	now      func() time.Time
	log      *slog.Logger
	trace    func(query string)
	journal  *journalFile
	watch    *watch
	blobs    blobs
	writer   *writer
	quick    *sql.DB  // for answers that are soon given: few connections
	prepared sync.Map // of quick: *sql.Stmt by query
	stream   *sql.DB  // for walks through everything, in which the caller may ask for more: as many as there are walks
	house    sync.WaitGroup
	rest     context.CancelFunc // ends the housekeeping
}

var _ archive.Archive = (*Archive)(nil)

// Open opens the archive in a folder, which it makes when there is none, and brings its file to the schema of today. A file that a
// newer program has written is ErrNewer, one that is damaged or something else is ErrCorrupt; both are left as they are.
func Open(ctx context.Context, dir string, options Options) (*Archive, error) {
	a := &Archive{dir: dir, now: options.Now, log: options.Log, trace: options.trace, blobs: blobs{dir: dir}}
	a.journal = &journalFile{path: a.file() + "-wal", data: options.sync}
	if options.sync == nil {
		a.journal.data = syncData
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.closeConnections())
	}
	return a, nil
}

func (a *Archive) open(ctx context.Context) error {
	if err := makeFolder(a.dir); err != nil {
		return a.failure(ctx, "open the folder", err)
	}
	if err := inspect(ctx, a.file()); err != nil {
		return a.failure(ctx, "look at the file", err)
	}
	if err := makeFile(a.file()); err != nil {
		return a.failure(ctx, "make the file", err)
	}
	a.watch = newWatch(a.file())
	a.writer = newWriter(a)
	if err := a.writer.conn.open(ctx); err != nil {
		return a.failure(ctx, "open the file", err)
	}
	if err := migrate(ctx, a.writer.conn); err != nil {
		return a.failure(ctx, "bring the file to the schema of today", err)
	}
	if err := syncFolder(a.dir); err != nil { // a new file's name is to outlive a loss of power too
		return a.failure(ctx, "sync the folder", err)
	}
	if _, err := a.watch.version(); err != nil {
		return a.failure(ctx, "watch the file", err)
	}
	a.quick = openReaders(a.file(), quickReaders)
	a.stream = openReaders(a.file(), 0)
	a.blobs.tidy(a.now())
	go a.writer.journal.run()
	go a.writer.run()
	ctx, a.rest = context.WithCancel(context.WithoutCancel(ctx))
	a.house.Go(func() { a.keepHouse(ctx) })
	return nil
}

// Ready keeps a sign of life: nothing less tells whether the next filing can be kept.
func (a *Archive) Ready(ctx context.Context) error {
	return a.change(ctx, "keep a sign of life", func(b *batch) error {
		b.exec(`UPDATE sign SET at = ? WHERE id = 1`, a.now().UnixMilli())
		return nil
	})
}

// Close finishes what was begun.
func (a *Archive) Close() error {
	a.rest()
	a.house.Wait()
	a.writer.close()
	return a.closeConnections()
}

func (a *Archive) closeConnections() error {
	var errs []error
	for _, db := range []*sql.DB{a.quick, a.stream} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if a.writer != nil {
		errs = append(errs, a.writer.conn.close(), a.watch.close(), a.journal.close())
	}
	if err := errors.Join(errs...); err != nil {
		return a.failure(context.Background(), "close the file", err)
	}
	return nil
}
