package backup

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"jiko/server/internal/archive"
)

// loaders is how many items are on their way into the archive at once: those of one moment share a durable commit.
const loaders = 64

// Options are what a Restore need not have.
type Options struct {
	Watch Watch
	// Check looks at what is in the file before anything is kept; its error is that of the Restore.
	Check func(Contents) error
}

// Restore reads a backup into an empty archive. The whole file is checked first; only then is anything kept. An archive that is not
// empty is refused with archive.ErrNotEmpty, unless what is in it is the part of the same file that an earlier Restore had come to: then
// this one goes on. entry is kept in the ledger when all is done.
func Restore(ctx context.Context, to archive.Archive, from io.ReadSeeker, entry archive.Entry, o Options) (Counts, error) {
	if err := mayBegin(ctx, to); err != nil {
		return Counts{}, err
	}
	m, err := Verify(from)
	if err != nil {
		return Counts{}, err
	}
	if o.Check != nil {
		if err := o.Check(Contents{from}); err != nil {
			return Counts{}, err
		}
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return Counts{}, err
	}
	if err := begin(ctx, to, m); err != nil {
		return Counts{}, err
	}
	l := loader{to: to, watch: o.Watch}
	if err := l.load(ctx, from); err != nil {
		return l.counts, err
	}
	if l.counts != m.Counts {
		return l.counts, ErrDamaged
	}
	return l.counts, end(ctx, to, entry)
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
			var err error
			m, err = readManifest(content)
			return err
		}
		member, err := seal(io.Discard, content, name)
		if err == nil {
			err = fits(member, members)
		}
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

// fits tells whether a member is what its name says, and stands where it must: attachments come behind all items.
func fits(m sealed, before []sealed) error {
	items := strings.HasPrefix(m.Name, itemsPrefix)
	switch {
	case !items && m.Name != attachmentsName+m.SHA256:
		return fmt.Errorf("%s is not what its name says", m.Name)
	case items && len(before) > 0 && !strings.HasPrefix(before[len(before)-1].Name, itemsPrefix):
		return fmt.Errorf("%s stands behind an attachment", m.Name)
	}
	return nil
}

// maxManifest is the most bytes of a manifest: 100 of them for each of a million members.
const maxManifest = 100_000_000

func readManifest(content io.Reader) (*manifest, error) {
	body, err := io.ReadAll(io.LimitReader(content, maxManifest))
	if err != nil {
		return nil, err
	}
	var m manifest
	sum := sha256.Sum256(body)
	m.id = hex.EncodeToString(sum[:])
	return &m, json.Unmarshal(body, &m)
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

// loader keeps every member of a file that was verified.
type loader struct {
	to     archive.Archive
	counts Counts
	watch  Watch
}

func (l *loader) load(ctx context.Context, from io.Reader) error {
	return each(from, func(name string, content io.Reader) error {
		defer func() { l.watch.tell(l.counts) }()
		switch {
		case strings.HasPrefix(name, itemsPrefix):
			return l.items(ctx, content)
		case strings.HasPrefix(name, attachmentsName):
			return l.attachment(ctx, content, strings.TrimPrefix(name, attachmentsName))
		}
		return nil
	})
}

func (l *loader) attachment(ctx context.Context, content io.Reader, sha256 string) error {
	const unlimited = 1 << 62
	blob, err := l.to.PutBlob(ctx, content, unlimited)
	if err == nil && blob.SHA256 != sha256 {
		err = ErrDamaged
	}
	l.counts.Attachments++
	return err
}

// items keeps the items of one member, many at once.
func (l *loader) items(ctx context.Context, content io.Reader) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	items := make(chan archive.Item)
	var group sync.WaitGroup
	for range loaders {
		group.Go(func() {
			for item := range items {
				if err := l.to.Load(ctx, item); err != nil {
					cancel(err)
				}
			}
		})
	}
	err := l.decode(ctx, content, items)
	close(items)
	group.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// decode sends every item on, until the context ends.
func (l *loader) decode(ctx context.Context, content io.Reader, items chan<- archive.Item) error {
	return readItems(content, func(item archive.Item) error {
		l.counts.add(item)
		select {
		case items <- item:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
}
