package backup

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"jiko/server/internal/archive"
)

// loaders is how many items are on their way into the archive at once: those of one moment share a durable commit.
const loaders = 64

// Restore reads a backup into an empty archive. The whole file is checked first; only then is anything kept. An archive that is not
// empty is refused with archive.ErrNotEmpty.
func Restore(ctx context.Context, to archive.Archive, from io.ReadSeeker) (Counts, error) {
	empty, err := to.Empty(ctx)
	if err != nil {
		return Counts{}, err
	}
	if !empty {
		return Counts{}, archive.ErrNotEmpty
	}
	m, err := Verify(from)
	if err != nil {
		return Counts{}, err
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return Counts{}, err
	}
	return m.Counts, load(ctx, to, from)
}

// Verify checks a backup against its manifest without keeping anything.
func Verify(from io.Reader) (*manifest, error) {
	var members []sealed
	var m *manifest
	err := each(from, func(name string, content io.Reader) error {
		if m != nil {
			return ErrDamaged // nothing stands behind the manifest
		}
		if name == manifestName {
			m = new(manifest)
			return json.NewDecoder(content).Decode(m)
		}
		member, err := seal(io.Discard, content, name)
		members = append(members, member)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if m == nil || m.Format != format || len(members) != len(m.Members) {
		return nil, ErrDamaged
	}
	for i, member := range members {
		if member != m.Members[i] {
			return nil, fmt.Errorf("%w: %s", ErrDamaged, member.Name)
		}
	}
	return m, nil
}

// each calls read for every member of the file.
func each(from io.Reader, read func(name string, content io.Reader) error) error {
	compressed, err := gzip.NewReader(from)
	if err != nil {
		return err
	}
	members := tar.NewReader(compressed)
	for {
		h, err := members.Next()
		if err == io.EOF {
			_, err = io.Copy(io.Discard, compressed) // up to the checksum of the compression
			return err
		}
		if err != nil {
			return err
		}
		if err := read(h.Name, members); err != nil {
			return err
		}
	}
}

// load keeps every member of a file that was verified.
func load(ctx context.Context, to archive.Archive, from io.Reader) error {
	return each(from, func(name string, content io.Reader) error {
		switch {
		case strings.HasPrefix(name, itemsPrefix):
			return loadItems(ctx, to, content)
		case strings.HasPrefix(name, attachmentsName):
			return loadAttachment(ctx, to, content, strings.TrimPrefix(name, attachmentsName))
		}
		return nil
	})
}

func loadAttachment(ctx context.Context, to archive.Archive, content io.Reader, sha256 string) error {
	const unlimited = 1 << 62
	blob, err := to.PutBlob(ctx, content, unlimited)
	if err == nil && blob.SHA256 != sha256 {
		err = ErrDamaged
	}
	return err
}

// loadItems keeps the items of one member, many at once.
func loadItems(ctx context.Context, to archive.Archive, content io.Reader) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	items := make(chan archive.Item)
	var group sync.WaitGroup
	for range loaders {
		group.Go(func() {
			for item := range items {
				if err := to.Load(ctx, item); err != nil {
					cancel(err)
				}
			}
		})
	}
	err := decode(ctx, content, items)
	close(items)
	group.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// decode sends every item on, until the context ends.
func decode(ctx context.Context, content io.Reader, items chan<- archive.Item) error {
	decoder := json.NewDecoder(content)
	for {
		var item archive.Item
		if err := decoder.Decode(&item); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		select {
		case items <- item:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
