package mongo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Blobs are files of GridFS, which MongoDB's own tools read. A file's name is the SHA-256 of its content, which is known only at the
// end: until then the name says that the file is partial. So it is complete by one change of one document, and its name is unique.
var (
	_ = index("fs.files", unique, "filename")
	_ = index("fs.chunks", unique, "files_id", "n")
)

// Names of files that are no blobs yet, or no longer. They sort behind all blobs.
const (
	partial = "partial/"
	damaged = "damaged/"
	doomed  = "removed/"
)

// chunkSize is that of GridFS.
const chunkSize = 255 << 10

type fileDocument struct {
	ID         bson.ObjectID `bson:"_id"`
	Length     int64         `bson:"length"`
	ChunkSize  int32         `bson:"chunkSize"`
	UploadDate time.Time     `bson:"uploadDate"`
	Filename   string        `bson:"filename"`
}

func (d *fileDocument) blob() archive.Blob { return archive.Blob{SHA256: d.Filename, Size: d.Length} }

type chunkDocument struct {
	ID   bson.ObjectID `bson:"_id"`
	File bson.ObjectID `bson:"files_id"`
	N    int32         `bson:"n"`
	Data []byte        `bson:"data"`
}

// PutBlob uploads the content as a partial file, then gives it its name; if the name is taken, the upload was for nothing.
func (a *Archive) PutBlob(ctx context.Context, r io.Reader, limit int64) (blob archive.Blob, err error) {
	err = a.call(ctx, "keeping an attachment", func(ctx context.Context) error {
		file := &fileDocument{ID: bson.NewObjectID(), ChunkSize: chunkSize, UploadDate: milliseconds(a.Now())}
		file.Filename = partial + file.ID.Hex()
		err := a.insertMarked(ctx, a.files, file, file.ID)
		if err == nil {
			err = a.upload(ctx, file, r, limit)
		}
		if err == nil {
			blob = archive.Blob{SHA256: file.Filename, Size: file.Length}
			err = a.nameFile(ctx, file)
		}
		if err != nil {
			a.discard(ctx, file.ID, err)
		}
		if errors.Is(err, archive.ErrExists) {
			err = nil
		}
		return err
	})
	if err != nil {
		return archive.Blob{}, err
	}
	return blob, nil
}

// insertMarked inserts a document whose key nobody else can have: one that is there came with an attempt whose answer was lost.
func (a *Archive) insertMarked(ctx context.Context, in *driver.Collection, doc any, key bson.ObjectID) error {
	tried := false
	return a.attempt(ctx, func(ctx context.Context) error {
		_, err := in.InsertOne(ctx, doc)
		if tried && driver.IsDuplicateKeyError(err) && in.FindOne(ctx, bson.D{{Key: "_id", Value: key}}).Err() == nil {
			return a.settle(ctx)
		}
		tried = true
		return err
	})
}

// upload sends the content chunk by chunk, and sets length and name in file.
func (a *Archive) upload(ctx context.Context, file *fileDocument, r io.Reader, limit int64) error {
	sum := sha256.New()
	buffer := make([]byte, chunkSize)
	for n := int32(0); ; n++ {
		size, err := io.ReadFull(r, buffer)
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return foreign{err}
		}
		file.Length += int64(size)
		if file.Length > limit {
			return fmt.Errorf("%w: an attachment", archive.ErrTooLarge)
		}
		sum.Write(buffer[:size])
		if size > 0 {
			chunk := chunkDocument{ID: bson.NewObjectID(), File: file.ID, N: n, Data: buffer[:size]}
			if err := a.insertMarked(ctx, a.chunks, chunk, chunk.ID); err != nil {
				return err
			}
		}
		if last {
			file.Filename = hex.EncodeToString(sum.Sum(nil))
			return nil
		}
	}
}

// nameFile makes the blob of an uploaded file. ErrExists when there is one already, and whole: a damaged one makes room.
func (a *Archive) nameFile(ctx context.Context, file *fileDocument) error {
	for {
		err := a.renameFile(ctx, file.ID, partial+file.ID.Hex(), file.Filename, file.Length)
		if !driver.IsDuplicateKeyError(err) {
			return err
		}
		there, err := a.findFile(ctx, file.Filename)
		if errors.Is(err, archive.ErrNotFound) {
			continue // it made room just now
		}
		if err != nil {
			return err
		}
		if there.ID == file.ID {
			return nil // an attempt whose answer was lost
		}
		if err = a.whole(ctx, there); err == nil {
			err = a.renew(ctx, there)
		}
		if errors.Is(err, archive.ErrNotFound) {
			continue // it was removed just now
		}
		if !errors.Is(err, archive.ErrCorrupt) {
			return err
		}
		if err := a.renameFile(ctx, there.ID, there.Filename, damaged+there.ID.Hex(), there.Length); err != nil && !errors.Is(err, archive.ErrNotFound) {
			return err
		}
	}
}

// renew makes a blob one that was put just now, which nobody removes: ErrExists, or ErrNotFound when it was removed just before.
func (a *Archive) renew(ctx context.Context, file *fileDocument) error {
	return a.attempt(ctx, func(ctx context.Context) error {
		result, err := a.files.UpdateOne(ctx,
			bson.D{{Key: "_id", Value: file.ID}, {Key: "filename", Value: file.Filename}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "uploadDate", Value: milliseconds(a.Now())}}}})
		switch {
		case err != nil:
			return err
		case result.MatchedCount == 0:
			return archive.ErrNotFound
		}
		return archive.ErrExists
	})
}

// renameFile changes the name of a file that has the name from; ErrNotFound when it has not.
func (a *Archive) renameFile(ctx context.Context, id bson.ObjectID, from, to string, length int64) error {
	return a.attempt(ctx, func(ctx context.Context) error {
		result, err := a.files.UpdateOne(ctx,
			bson.D{{Key: "_id", Value: id}, {Key: "filename", Value: bson.D{{Key: "$in", Value: bson.A{from, to}}}}},
			bson.D{{Key: "$set", Value: bson.D{{Key: "filename", Value: to}, {Key: "length", Value: length}}}})
		if err == nil && result.MatchedCount == 0 {
			return archive.ErrNotFound
		}
		return err
	})
}

// whole reads a blob to its end; ErrCorrupt when it is damaged.
func (a *Archive) whole(ctx context.Context, file *fileDocument) error {
	_, err := io.Copy(io.Discard, a.newBlobReader(ctx, file))
	return err
}

// discard removes what was uploaded. What cannot be removed now is swept later.
func (a *Archive) discard(ctx context.Context, id bson.ObjectID, why error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.AttemptTime)
	defer cancel()
	if err := a.removeFile(ctx, id, partial+id.Hex()); err != nil {
		a.Log.Warn("a partial attachment stays for now", "file", id.Hex(), "after", why, "error", err)
	}
}

// removeFile removes a file that has that name: the name first, so that nobody can complete it meanwhile.
func (a *Archive) removeFile(ctx context.Context, id bson.ObjectID, name string) error {
	err := a.renameFile(ctx, id, name, doomed+id.Hex(), 0)
	if errors.Is(err, archive.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := a.chunks.DeleteMany(ctx, bson.D{{Key: "files_id", Value: id}}); err != nil {
		return err
	}
	_, err = a.files.DeleteOne(ctx, bson.D{{Key: "_id", Value: id}})
	return err
}
