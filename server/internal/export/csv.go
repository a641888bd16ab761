package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"jiko/server/internal/archive"
	"jiko/server/internal/report"
	"jiko/shared/civil"
)

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

// columns are the columns of a table, with what stands in them. Lists stand in one cell.
var columns = []struct {
	name string
	cell func(r *row) string
}{
	{"receipt", func(r *row) string { return r.Receipt }},
	{"carrierRef", func(r *row) string { return r.CarrierRef }},
	{"carrier", func(r *row) string { return r.Carrier }},
	{"revision", func(r *row) string { return strconv.Itoa(r.newest.Number) }},
	{"stage", func(r *row) string { return r.Index.Stage }},
	{"nature", func(r *row) string { return r.Index.Nature }},
	{"fy", func(r *row) string { return strconv.Itoa(r.Index.FiscalYear) }},
	{"occurred", func(r *row) string { return string(civil.Instant(r.Index.Occurred).Append(nil)) }},
	{"severe", func(r *row) string { return r.Index.Severe }},
	{"periodic", func(r *row) string { return r.Index.Periodic }},
	{"forms", func(r *row) string { return join(r.Index.Forms) }},
	{"edition", func(r *row) string { return r.verdict.Edition }},
	{"kinds", func(r *row) string { return join(r.Index.Kinds) }},
	{"users", func(r *row) string { return known(r.Index.Users) }},
	{"minutes", func(r *row) string { return known(r.Index.Minutes) }},
	{"regions", func(r *row) string { return join(r.Index.Regions) }},
	{"cause", func(r *row) string { return r.Index.Cause }},
	{"failedEquipment", func(r *row) string { return r.Index.FailedEquipment }},
	{"summary", func(r *row) string { return r.content.Summary }},
	{"measures", func(r *row) string { return r.content.Measures }},
	{"belongsTo", func(r *row) string { return r.Index.BelongsTo }},
	{"attachments", func(r *row) string { return join(r.Index.Attachments) }},
	{"filedAt", func(r *row) string { return report.Moment(r.newest.At) }},
	{"filedBy", func(r *row) string { return r.newest.By }},
}

// row is a filing with what is read of its newest revision.
type row struct {
	*archive.Filing
	newest  *archive.Revision
	content struct{ Summary, Measures string }
	verdict struct{ Edition string }
}

// CSV writes the filings that match as a table (RFC 4180, UTF-8 with a byte order mark), and tells how many. No cell begins as a
// formula would: a spreadsheet must not run what a carrier wrote.
func CSV(ctx context.Context, from Filings, q archive.Query, to io.Writer) (count int64, err error) {
	buffered := bufio.NewWriterSize(to, buffer)
	if _, err := buffered.WriteString(byteOrderMark); err != nil {
		return 0, err
	}
	table := csv.NewWriter(buffered)
	table.UseCRLF = true
	if err := table.Write(header()); err != nil {
		return 0, err
	}
	err = from.Each(ctx, q, func(f *archive.Filing) error {
		r, err := newRow(f)
		if err != nil {
			return err
		}
		count++
		return table.Write(r.cells())
	})
	if err != nil {
		return count, err
	}
	if table.Flush(); table.Error() != nil {
		return count, table.Error()
	}
	return count, buffered.Flush()
}

func header() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

func newRow(f *archive.Filing) (*row, error) {
	r := row{Filing: f, newest: f.Newest()}
	if err := json.Unmarshal(r.newest.Content, &r.content); err != nil {
		return nil, fmt.Errorf("%w: content of %s", archive.ErrCorrupt, f.Receipt)
	}
	if len(r.newest.Verdict) == 0 {
		return &r, nil
	}
	if err := json.Unmarshal(r.newest.Verdict, &r.verdict); err != nil {
		return nil, fmt.Errorf("%w: verdict of %s", archive.ErrCorrupt, f.Receipt)
	}
	return &r, nil
}

func (r *row) cells() []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = neutral(c.cell(r))
	}
	return cells
}

// neutral makes a cell a text for every spreadsheet. Full width signs begin a formula in a Japanese Excel as well.
func neutral(cell string) string {
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, sign) {
			return "'" + cell
		}
	}
	return cell
}

func join(list []string) string { return strings.Join(list, ";") }

// known is a number, and nothing where it is not known.
func known(n int64) string {
	if n == report.Unknown {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
