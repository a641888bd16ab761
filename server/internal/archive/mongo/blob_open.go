package mongo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// OpenBlob reads a blob chunk by chunk, and sees at its end whether it was the content that its name says.
func (a *Archive) OpenBlob(ctx context.Context, name string) (r io.ReadCloser, blob archive.Blob, err error) {
	err = a.call(ctx, "opening an attachment", func(ctx context.Context) error {
		file, err := a.findFile(ctx, name)
		if err == nil {
			r, blob = a.newBlobReader(ctx, file), file.blob()
		}
		return err
	})
	return r, blob, err
}

// findFile is the file of a blob; ErrNotFound when there is none.
func (a *Archive) findFile(ctx context.Context, name string) (*fileDocument, error) {
	if strings.Contains(name, "/") {
		return nil, archive.ErrNotFound
	}
	doc, err := a.findOne(ctx, a.files, bson.D{{Key: "filename", Value: name}})
	if err != nil {
		return nil, err
	}
	return decodeFile(doc)
}

func decodeFile(doc bson.Raw) (*fileDocument, error) {
	var d fileDocument
	if err := bson.Unmarshal(doc, &d); err != nil {
		return nil, fmt.Errorf("%w: the entry of an attachment cannot be read", archive.ErrCorrupt)
	}
	return &d, nil
}

// blobReader holds one chunk in memory. It keeps no cursor, which could be lost while the reader takes its time.
type blobReader struct {
	archive *Archive
	ctx     context.Context
	file    *fileDocument
	next    int32
	left    int64
	chunk   bytes.Reader
	sum     hash.Hash
	err     error
}

func (a *Archive) newBlobReader(ctx context.Context, file *fileDocument) *blobReader {
	return &blobReader{archive: a, ctx: ctx, file: file, left: file.Length, sum: sha256.New()}
}

func (r *blobReader) Read(p []byte) (int, error) {
	for r.err == nil && r.chunk.Len() == 0 {
		r.err = r.fetch()
	}
	if r.chunk.Len() == 0 {
		return 0, r.err
	}
	return r.chunk.Read(p)
}

// fetch reads the next chunk; at the end it tells whether all was as it should be.
func (r *blobReader) fetch() error {
	if r.left == 0 {
		if hex.EncodeToString(r.sum.Sum(nil)) != r.file.Filename {
			return r.corrupt()
		}
		return io.EOF
	}
	var chunk chunkDocument
	doc, err := r.archive.findOne(r.ctx, r.archive.chunks, chunkOf(r.file.ID, r.next))
	if err == nil && bson.Unmarshal(doc, &chunk) != nil {
		return r.corrupt()
	}
	switch {
	case errors.Is(err, archive.ErrNotFound), err == nil && (len(chunk.Data) == 0 || int64(len(chunk.Data)) > r.left):
		return r.corrupt()
	case err != nil:
		return r.archive.failure(r.ctx, "reading an attachment", err)
	}
	r.next++
	r.left -= int64(len(chunk.Data))
	r.sum.Write(chunk.Data)
	r.chunk.Reset(chunk.Data)
	return nil
}

func chunkOf(file bson.ObjectID, n int32) bson.D {
	return bson.D{{Key: "files_id", Value: file}, {Key: "n", Value: n}}
}

func (r *blobReader) corrupt() error {
	return fmt.Errorf("%w: attachment %s", archive.ErrCorrupt, r.file.Filename)
}

func (r *blobReader) Close() error {
	r.err = errClosed
	r.chunk.Reset(nil)
	return nil
}
