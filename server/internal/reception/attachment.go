package reception

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
)

// MaxAttachment is the size of the largest attachment, in bytes.
const MaxAttachment = 20 << 20

// unnamed is how long an attachment is kept that no filing names and that nobody holds: longer than somebody is at one form.
const unnamed = 7 * 24 * time.Hour

// Sent is an attachment that is kept.
type Sent struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	Type   string `json:"type"` // media type, by the content
	Again  bool   `json:"-"`    // the carrier had sent it before
}

// Attach keeps an attachment, which the carrier's filings can name then: for a week, or as Hold says, or for good when one names it. What it is shows in its first bytes; the rest is not held in
// memory. The error is a *refusal.Refusal where it is nothing that is taken, and archive.ErrTooLarge beyond MaxAttachment.
func (c *Reception) Attach(ctx context.Context, from Sender, content io.Reader) (*Sent, error) {
	peeked := bufio.NewReader(content)
	head, err := peeked.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(head) == 0 {
		return nil, refusal.Because(refusal.Empty)
	}
	mediaType, ok := MediaType(head)
	if !ok {
		return nil, refusal.Because(refusal.UnknownContent)
	}
	blob, err := c.Archive.PutBlob(ctx, peeked, MaxAttachment)
	if err != nil {
		return nil, err
	}
	sent := Sent{SHA256: blob.SHA256, Size: blob.Size, Type: mediaType}
	return &sent, c.remember(ctx, from, &sent)
}

// remember keeps that the carrier sent it. What was sent again begins its time anew.
func (c *Reception) remember(ctx context.Context, from Sender, sent *Sent) error {
	body, err := json.Marshal(sent)
	if err != nil {
		return err
	}
	record := archive.Record{
		Bucket: archive.Uploads, Key: archive.UploadKey(sent.SHA256, from.Carrier), Owner: from.Carrier, Body: body, Expires: c.Now().Add(unnamed),
	}
	err = c.Archive.Insert(ctx, record, &archive.Entry{
		At: c.Now().UTC().Truncate(time.Millisecond), Actor: from.Login, Action: archive.AttachmentAdded, Subject: sent.SHA256,
		Detail: fmt.Sprintf("%s, %d bytes", sent.Type, sent.Size),
	})
	if errors.Is(err, archive.ErrExists) {
		sent.Again = true
		return c.Hold(ctx, from.Carrier, sent.SHA256, record.Expires)
	}
	return err
}

// Hold has an attachment that the carrier sent kept until then at least, for a draft that names it; the zero time is for good, when a
// filing names it. archive.ErrNotFound where the carrier sent none of that digest, or its time is over.
func (c *Reception) Hold(ctx context.Context, carrier, sha256 string, until time.Time) error {
	for {
		record, err := c.upload(ctx, carrier, sha256)
		if err != nil || record.Expires.IsZero() || (!until.IsZero() && !record.Expires.Before(until)) {
			return err
		}
		record.Expires = until
		if err := c.Archive.Replace(ctx, *record, nil); !errors.Is(err, archive.ErrConflict) {
			return err
		}
	}
}

// upload is the record that the carrier sent an attachment.
func (c *Reception) upload(ctx context.Context, carrier, sha256 string) (*archive.Record, error) {
	if len(sha256) != hexDigest {
		return nil, archive.ErrNotFound // a key is digest and carrier, and must not be read otherwise
	}
	return c.Archive.Record(ctx, archive.Uploads, archive.UploadKey(sha256, carrier))
}

// Sent is what is known of an attachment that the carrier sent; archive.ErrNotFound where it sent none of that digest. That another
// one sent it does not count: who knows the digest of a content must not get the content by it.
func (c *Reception) Sent(ctx context.Context, carrier, sha256 string) (*Sent, error) {
	record, err := c.upload(ctx, carrier, sha256)
	if err != nil {
		return nil, err
	}
	sent := new(Sent)
	if err := json.Unmarshal(record.Body, sent); err != nil {
		return nil, fmt.Errorf("%w: %w", archive.ErrCorrupt, err)
	}
	return sent, nil
}

// hexDigest is the length of a SHA-256 in hexadecimal.
const hexDigest = 64

// holdAttachments has every attachment that the report names kept for good. A filing that is refused later has done no harm by it. The
// error is a *refusal.Refusal where the carrier did not send one.
func (c *Reception) holdAttachments(ctx context.Context, from Sender, r *report.Report) error {
	var missing []refusal.Field
	for i, a := range r.Attachments {
		err := c.Hold(ctx, from.Carrier, a.SHA256, time.Time{})
		switch {
		case errors.Is(err, archive.ErrNotFound):
			missing = append(missing, refusal.Field{Path: fmt.Sprintf("attachments[%d].sha256", i), Code: refusal.NotSent})
		case err != nil:
			return err
		}
	}
	if len(missing) > 0 {
		return &refusal.Refusal{Reason: refusal.Invalid, Fields: missing}
	}
	return nil
}

// headSize is how many bytes tell what an attachment is.
const headSize = 8

// kinds are what is taken as an attachment, by its first bytes.
var kinds = []struct{ head, mediaType, extension string }{
	{"\x89PNG\r\n\x1a\n", "image/png", ".png"},
	{"\xff\xd8\xff", "image/jpeg", ".jpg"},
	{"%PDF-", "application/pdf", ".pdf"},
}

// MediaType is what a content is, by its first bytes; false when it is nothing that is taken.
func MediaType(head []byte) (string, bool) {
	for _, k := range kinds {
		if bytes.HasPrefix(head, []byte(k.head)) {
			return k.mediaType, true
		}
	}
	return "", false
}

// Extension is how the name of a file of that media type ends.
func Extension(mediaType string) string {
	for _, k := range kinds {
		if k.mediaType == mediaType {
			return k.extension
		}
	}
	return ".bin"
}
