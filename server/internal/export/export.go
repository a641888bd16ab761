// Package export writes filings as they are now for other programs and for spreadsheets, one after the other, however many there are.
package export

import (
	"bufio"
	"context"
	"io"

	"jiko/server/internal/archive"
	"jiko/server/internal/report"
)

// Filings is what an export needs of an archive.
type Filings interface {
	Each(ctx context.Context, q archive.Query, yield func(*archive.Filing) error) error
}

// NDJSON writes each filing that matches as one JSON object on a line of its own, such as the API shows it, and tells how many.
func NDJSON(ctx context.Context, from Filings, q archive.Query, to io.Writer) (count int64, err error) {
	lines := bufio.NewWriterSize(to, buffer)
	err = from.Each(ctx, q, func(f *archive.Filing) error {
		flat, err := report.Flat(f, f.Newest())
		if err != nil {
			return err
		}
		count++
		_, err = lines.Write(append(flat, '\n'))
		return err
	})
	if err != nil {
		return count, err
	}
	return count, lines.Flush()
}

// buffer is how many bytes are written at once.
const buffer = 64 << 10
