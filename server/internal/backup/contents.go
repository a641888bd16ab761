package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"jiko/server/internal/archive"
)

// Contents are the items in a file that fits its manifest, so that its ledger can be verified before anything is kept: whoever changed
// the file could make its manifest anew.
type Contents struct{ file io.ReadSeeker }

// EachEntry calls yield for every entry of the ledger, in the order of each chain.
func (c Contents) EachEntry(ctx context.Context, yield func(archive.Entry) error) error {
	return c.Snapshot(ctx, func(item archive.Item) error {
		if item.Entry == nil {
			return nil
		}
		return yield(*item.Entry)
	})
}

// errAllRead ends a walk at the first attachment: Verify refuses items behind one.
var errAllRead = errors.New("all items are read")

// Snapshot calls yield for every item.
func (c Contents) Snapshot(ctx context.Context, yield func(archive.Item) error) error {
	if _, err := c.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	err := each(c.file, func(name string, content io.Reader) error {
		if !strings.HasPrefix(name, itemsPrefix) {
			return errAllRead
		}
		return readItems(content, func(item archive.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return yield(item)
		})
	})
	if errors.Is(err, errAllRead) {
		return nil
	}
	return err
}

// Empty tells whether there is no item.
func (c Contents) Empty(ctx context.Context) (bool, error) {
	empty := true
	err := c.Snapshot(ctx, func(archive.Item) error {
		empty = false
		return nil
	})
	return empty, err
}

// readItems calls yield for every item of one member.
func readItems(content io.Reader, yield func(archive.Item) error) error {
	decoder := json.NewDecoder(content)
	for {
		var item archive.Item
		if err := decoder.Decode(&item); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if item == (archive.Item{}) {
			return fmt.Errorf("%w: an item with nothing in it", ErrDamaged)
		}
		restoreAbsent(item.Filing)
		if err := yield(item); err != nil {
			return err
		}
	}
}

// restoreAbsent makes what JSON writes as null absent again.
func restoreAbsent(f *archive.Filing) {
	if f == nil {
		return
	}
	for i := range f.Revisions {
		r := &f.Revisions[i]
		for _, raw := range []*json.RawMessage{&r.Content, &r.Verdict} {
			if string(*raw) == "null" {
				*raw = nil
			}
		}
	}
}
