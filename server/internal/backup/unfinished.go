package backup

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// ErrUnfinished tells that a restore into the archive was begun and not ended: what is in it is a part.
var ErrUnfinished = errors.New("backup: a restore was not finished")

// mark is the key of the record that is there while a restore goes on. Its body names the file.
const mark = "restore"

// Finished gives ErrUnfinished when a restore into the archive was begun and not ended, so that nobody takes a part for the whole.
func Finished(ctx context.Context, a archive.Archive) error {
	_, err := a.Record(ctx, archive.Meta, mark)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return ErrUnfinished
}

// mayBegin tells whether the archive is one into which a restore can go: empty, or left by an earlier one.
func mayBegin(ctx context.Context, to archive.Archive) error {
	if err := Finished(ctx, to); err != nil {
		if errors.Is(err, ErrUnfinished) {
			return nil
		}
		return err
	}
	empty, err := to.Empty(ctx)
	if err == nil && !empty {
		err = archive.ErrNotEmpty
	}
	return err
}

// begin marks the archive; ErrUnfinished when a restore of another file had begun.
func begin(ctx context.Context, to archive.Archive, m *manifest) error {
	err := to.Insert(ctx, archive.Record{Bucket: archive.Meta, Key: mark, Body: []byte(m.id)}, nil)
	if !errors.Is(err, archive.ErrExists) {
		return err
	}
	begun, err := to.Record(ctx, archive.Meta, mark)
	if err == nil && string(begun.Body) != m.id {
		err = ErrUnfinished
	}
	return err
}

// end takes the mark away, in one commit with the entry that says what was done.
func end(ctx context.Context, to archive.Archive, entry archive.Entry) error {
	return to.Remove(ctx, archive.Meta, mark, &entry)
}
