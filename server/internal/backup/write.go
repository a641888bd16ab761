package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"jiko/server/internal/archive"
)

// partSize is how many bytes of items one member of the file holds, so that a backup of any size needs little memory.
const partSize = 4 << 20

// Write writes the archive as it is now, in constant memory, while filings come in. watch is told now and then how far it has come;
// nil for nobody.
func Write(ctx context.Context, from archive.Archive, to io.Writer, program string, at time.Time, watch Watch) (Counts, error) {
	if err := Finished(ctx, from); err != nil {
		return Counts{}, err
	}
	compressed, err := gzip.NewWriterLevel(to, gzip.BestSpeed) // a backup should be over soon; half of it does not compress anyway
	if err != nil {
		return Counts{}, err
	}
	w := writer{
		tar: tar.NewWriter(compressed), watch: watch,
		manifest: manifest{Format: format, Program: program, At: at.UTC().Truncate(time.Second)},
	}
	if err := w.archive(ctx, from); err != nil {
		return Counts{}, err
	}
	if err := w.tar.Close(); err != nil {
		return Counts{}, err
	}
	return w.manifest.Counts, compressed.Close()
}

type writer struct {
	tar      *tar.Writer
	manifest manifest
	part     bytes.Buffer
	parts    int
	watch    Watch
}

// archive writes the items at one moment, then the attachments: they never change, and each was kept before a filing named it.
func (w *writer) archive(ctx context.Context, from archive.Archive) error {
	if err := from.Snapshot(ctx, w.item); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	if err := from.EachBlob(ctx, func(b archive.Blob) error { return w.attachment(ctx, from, b) }); err != nil {
		return err
	}
	return w.seal()
}

func (w *writer) item(item archive.Item) error {
	w.manifest.Counts.add(item)
	lines := json.NewEncoder(&w.part)
	lines.SetEscapeHTML(false) // what was filed keeps its bytes, and so its digest
	if err := lines.Encode(item); err != nil {
		return err
	}
	if w.part.Len() >= partSize {
		return w.flush()
	}
	return nil
}

func (c *Counts) add(item archive.Item) {
	switch {
	case item.Filing != nil:
		c.Filings++
		c.Revisions += int64(len(item.Filing.Revisions))
	case item.Record != nil:
		c.Records++
	case item.Entry != nil:
		c.Entries++
	}
}

// flush writes the items gathered so far as one member.
func (w *writer) flush() error {
	if w.part.Len() == 0 {
		return nil
	}
	w.parts++
	size := int64(w.part.Len())
	return w.member(fmt.Sprintf("%s%06d.ndjson", itemsPrefix, w.parts), size, &w.part)
}

func (w *writer) attachment(ctx context.Context, from archive.Archive, b archive.Blob) error {
	content, blob, err := from.OpenBlob(ctx, b.SHA256)
	if errors.Is(err, archive.ErrNotFound) {
		return nil // nobody claimed it, and it was removed just now
	}
	if err != nil {
		return err
	}
	defer content.Close()
	w.manifest.Counts.Attachments++
	return w.member(attachmentsName+blob.SHA256, blob.Size, content)
}

func (w *writer) member(name string, size int64, content io.Reader) error {
	if err := w.tar.WriteHeader(header(name, size, w.manifest.At)); err != nil {
		return err
	}
	member, err := seal(w.tar, content, name)
	w.manifest.Members = append(w.manifest.Members, member)
	w.watch.tell(w.manifest.Counts)
	return err
}

// seal writes the manifest.
func (w *writer) seal() error {
	body, err := json.MarshalIndent(w.manifest, "", " ")
	if err != nil {
		return err
	}
	if err := w.tar.WriteHeader(header(manifestName, int64(len(body)), w.manifest.At)); err != nil {
		return err
	}
	_, err = w.tar.Write(body)
	return err
}
