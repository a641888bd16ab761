package archivetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"testing/iotest"
	"time"

	"jiko/server/internal/archive"
)

const mebibyte = 1 << 20

var blobTests = []test{
	{"a blob comes back as it was put, by its SHA-256", func(b *bench) {
		for _, size := range []int{0, 1, 4095, 4096, 255 << 10, 256 << 10, 261_120, 261_121, mebibyte + 7, 5 * mebibyte} {
			body := random(size)
			blob := b.put(body)
			b.equal(blob, archive.Blob{SHA256: digest(body), Size: int64(size)})
			b.equal(b.get(blob.SHA256), body)
		}
	}},
	{"a blob that comes in drops is whole", func(b *bench) {
		body := random(70_001)
		blob, err := b.PutBlob(b.ctx, iotest.OneByteReader(bytes.NewReader(body)), mebibyte)
		b.ok(err)
		b.equal(b.get(blob.SHA256), body)
	}},
	{"a blob that is not there is told so", func(b *bench) {
		b.put([]byte("x"))
		for _, name := range []string{digest(nil), "", "x", "../jiko.db", digest([]byte("x"))[:63], "%"} {
			_, _, err := b.OpenBlob(b.ctx, name)
			b.is(err, archive.ErrNotFound)
		}
	}},
	{"the same content is kept once", func(b *bench) {
		body := random(1000)
		for range 3 {
			b.put(body)
		}
		together(8, func(int) { b.put(body) })
		b.equal(b.blobs(), []archive.Blob{{SHA256: digest(body), Size: 1000}})
		b.equal(b.get(digest(body)), body)
	}},
	{"a blob as large as the limit is kept, a larger one is not", func(b *bench) {
		for _, limit := range []int{0, 1, 1000, 300_000} {
			body := random(limit)
			_, err := b.PutBlob(b.ctx, bytes.NewReader(body), int64(limit))
			b.ok(err)
			larger := random(limit + 1)
			_, err = b.PutBlob(b.ctx, bytes.NewReader(larger), int64(limit))
			b.is(err, archive.ErrTooLarge)
			_, _, err = b.OpenBlob(b.ctx, digest(larger))
			b.is(err, archive.ErrNotFound)
		}
	}},
	{"a blob without end is cut off at the limit", func(b *bench) {
		_, err := b.PutBlob(b.ctx, endless{}, 2*mebibyte)
		b.is(err, archive.ErrTooLarge)
		b.equal(len(b.blobs()), 0)
	}},
	{"a blob whose reader fails is not kept, and the error is the reader's", func(b *bench) {
		broken := errors.New("the connection broke")
		_, err := b.PutBlob(b.ctx, io.MultiReader(bytes.NewReader(random(600_000)), iotest.ErrReader(broken)), mebibyte)
		b.is(err, broken)
		b.equal(len(b.blobs()), 0)
	}},
	{"blobs are listed by name", func(b *bench) {
		var want []archive.Blob
		for i := range 20 {
			want = append(want, b.put(fmt.Append(nil, "blob ", i)))
		}
		slices.SortFunc(want, func(x, y archive.Blob) int { return compareText(x.SHA256, y.SHA256) })
		b.equal(b.blobs(), want)
		b.is(b.EachBlob(b.ctx, func(archive.Blob) error { return errFed }), errFed)
	}},
	{"a damaged blob ends in ErrCorrupt", func(b *bench) {
		if b.place.Damage == nil {
			b.Skip("nobody says how to damage a blob here")
		}
		for _, size := range []int{1, 600_000} {
			blob := b.put(random(size))
			b.place.Damage(b, blob.SHA256)
			r, _, err := b.OpenBlob(b.ctx, blob.SHA256)
			if err == nil {
				_, err = io.Copy(io.Discard, r)
				r.Close()
			}
			b.is(err, archive.ErrCorrupt)
		}
	}},
	{"a damaged blob is whole again when it is put again", func(b *bench) {
		if b.place.Damage == nil {
			b.Skip("nobody says how to damage a blob here")
		}
		body := random(50_000)
		b.place.Damage(b, b.put(body).SHA256)
		b.put(body)
		b.equal(b.get(digest(body)), body)
	}},
	{"a blob that is read half can be let go", func(b *bench) {
		blob := b.put(random(2 * mebibyte))
		r, _, err := b.OpenBlob(b.ctx, blob.SHA256)
		b.ok(err)
		_, err = io.ReadFull(r, make([]byte, 100))
		b.ok(err)
		b.ok(r.Close())
		b.put([]byte("another"))
	}},
	{"blobs are put and read by many at once", func(b *bench) {
		together(12, func(i int) {
			body := random(100_000 + i%4)
			blob, err := b.PutBlob(b.ctx, bytes.NewReader(body), mebibyte)
			if err != nil {
				b.Error(err)
				return
			}
			if got := b.get(blob.SHA256); !bytes.Equal(got, body) {
				b.Errorf("%d bytes came back of %d", len(got), len(body))
			}
		})
	}},
	{"another process reads a blob", func(b *bench) {
		body := random(400_000)
		blob := b.put(body)
		b.Archive = b.open()
		b.equal(b.get(blob.SHA256), body)
	}},
	{"a blob that no upload speaks of is removed a day after it was put", func(b *bench) {
		body := random(300_000)
		blob := b.put(body)
		b.clock.pass(archive.Unclaimed - time.Minute)
		b.rest()
		b.equal(b.get(blob.SHA256), body)
		b.clock.pass(2 * time.Minute)
		b.rest()
		b.equal(len(b.blobs()), 0)
		_, _, err := b.OpenBlob(b.ctx, blob.SHA256)
		b.is(err, archive.ErrNotFound)
		b.put(body)
		b.equal(b.get(blob.SHA256), body)
	}},
	{"a blob is kept as long as an upload of anyone speaks of it", func(b *bench) {
		body := random(1000)
		blob, other := b.put(body), b.put(random(999))
		b.claim(blob.SHA256, "甲", 7*24*time.Hour)
		b.claim(blob.SHA256, "乙", 14*24*time.Hour)
		b.claim(digest([]byte("neither of them")), "甲", 0)
		for range 13 {
			b.clock.pass(24 * time.Hour)
			b.rest()
			b.equal(b.get(blob.SHA256), body)
		}
		b.clock.pass(2 * 24 * time.Hour)
		b.rest()
		b.equal(len(b.blobs()), 0)
		_, _, err := b.OpenBlob(b.ctx, other.SHA256)
		b.is(err, archive.ErrNotFound)
	}},
	{"a blob is kept for good when an upload does not expire any more", func(b *bench) {
		blob := b.put(random(1000))
		upload := b.claim(blob.SHA256, "甲", 7*24*time.Hour)
		upload.Expires = time.Time{}
		b.ok(b.Replace(b.ctx, upload, nil))
		b.clock.pass(1000 * 24 * time.Hour)
		b.rest()
		b.equal(len(b.blobs()), 1)
	}},
	{"a blob that is put again while it is removed is not lost", func(b *bench) {
		for n := range 20 {
			body := random(5000 + n)
			b.put(body)
			b.clock.pass(2 * archive.Unclaimed)
			together(3, func(i int) {
				if i > 0 {
					b.rest()
					return
				}
				blob := b.put(body)
				b.claim(blob.SHA256, "甲", 7*24*time.Hour)
			})
			b.rest()
			b.equal(b.get(digest(body)), body)
		}
	}},
	{"putting a blob stops when its context ends", func(b *bench) {
		ctx, stop := context.WithCancel(b.ctx)
		stop()
		_, err := b.PutBlob(ctx, bytes.NewReader(random(mebibyte)), 2*mebibyte)
		b.is(err, context.Canceled)
		b.equal(len(b.blobs()), 0)
	}},
}

// random are bytes that do not repeat, the same ones for the same size.
func random(size int) []byte {
	body := make([]byte, size)
	rand.NewChaCha8([32]byte{byte(size)}).Read(body) // never fails
	return body
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func (b *bench) put(body []byte) archive.Blob {
	b.Helper()
	blob, err := b.PutBlob(b.ctx, bytes.NewReader(body), 16*mebibyte)
	if err != nil {
		b.Errorf("put: %v", err)
	}
	return blob
}

// claim keeps an upload that speaks of a blob, for that long or, with 0, for good.
func (b *bench) claim(sha256, carrier string, lasting time.Duration) archive.Record {
	b.Helper()
	r := archive.Record{Bucket: archive.Uploads, Key: archive.UploadKey(sha256, carrier), Owner: carrier, Version: 1}
	if lasting > 0 {
		r.Expires = b.clock.Now().Add(lasting)
	}
	if err := b.Insert(b.ctx, r, nil); err != nil {
		b.Errorf("claim: %v", err)
	}
	return r
}

// rest has the archive do what it does at leisure.
func (b *bench) rest() { b.place.Rest(b.T, b.Archive) }

func (b *bench) get(sha256 string) []byte {
	b.Helper()
	r, blob, err := b.OpenBlob(b.ctx, sha256)
	if err != nil {
		b.Errorf("open: %v", err)
		return nil
	}
	defer r.Close()
	body, err := io.ReadAll(r)
	if err != nil || blob.SHA256 != sha256 || blob.Size != int64(len(body)) {
		b.Errorf("read %d bytes of %+v: %v", len(body), blob, err)
	}
	return body
}

func (b *bench) blobs() (all []archive.Blob) {
	b.Helper()
	b.ok(b.EachBlob(b.ctx, func(blob archive.Blob) error {
		all = append(all, blob)
		return nil
	}))
	return all
}
