package command

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/export"
)

// exporters write filings in one format each.
var exporters = map[string]func(context.Context, export.Filings, archive.Query, io.Writer) (int64, error){
	"csv":    export.CSV,
	"ndjson": export.NDJSON,
}

// runExport is jiko export.
func runExport(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	year := set.Int("fy", 0, "fiscal `year` of occurrence, such as 2020")
	format := set.String("format", "csv", "`csv` (UTF-8 with a byte order mark, for spreadsheets) or ndjson")
	if err := p.parsePlace(set, at); err != nil {
		return err
	}
	write, known := exporters[*format]
	switch {
	case !known:
		return p.wrong("--format must be csv or ndjson")
	case *year < 1000 || *year > 9999:
		return p.wrong("--fy must be a year of four digits")
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		err := a.Append(ctx, archive.Entry{
			At: time.Now(), Actor: account.CommandLine, Action: archive.Exported, Subject: fmt.Sprintf("fy %d", *year), Detail: *format,
		})
		if err != nil {
			return err
		}
		q := archive.Query{Match: archive.Terms{archive.FiscalYear: {strconv.Itoa(*year)}}}
		_, err = write(ctx, a, q, p.stdout)
		return err
	})
}
