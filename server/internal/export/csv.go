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
	"jiko/server/internal/intake"
	"jiko/server/internal/report"
	"jiko/server/internal/scale"
	"jiko/shared/civil"
	"jiko/views/filing"
	"jiko/views/words"
)

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

// column is a column of a table: what stands in it as it is, the groups of users that stand in it, or codes and what their words are. A
// list stands in one cell.
type column struct {
	name   string
	text   func(r *row) string
	groups func(r *row) []filing.Group
	codes  func(r *row) []string
	say    func(w *words.Catalog, code string) string
}

var columns = []column{
	{name: "receipt", text: func(r *row) string { return r.Receipt }},
	{name: "carrierRef", text: func(r *row) string { return r.CarrierRef }},
	{name: "carrier", text: func(r *row) string { return r.Carrier }},
	{name: "revision", text: func(r *row) string { return strconv.Itoa(r.newest.Number) }},
	{name: "stage", codes: func(r *row) []string { return []string{r.Index.Stage} }, say: stage},
	{name: "nature", codes: func(r *row) []string { return []string{r.Index.Nature} }, say: nature},
	{name: "fy", text: func(r *row) string { return strconv.Itoa(r.Index.FiscalYear) }},
	{name: "occurred", text: func(r *row) string { return string(civil.Instant(r.Index.Occurred).Append(nil)) }},
	{name: "severe", codes: func(r *row) []string { return []string{r.Index.Severe} }, say: met},
	{name: "periodic", codes: func(r *row) []string { return []string{r.Index.Periodic} }, say: met},
	{name: "forms", codes: func(r *row) []string { return r.Index.Forms }, say: form},
	{name: "edition", codes: func(r *row) []string { return []string{r.verdict.Edition} }, say: edition},
	{name: "kinds", codes: func(r *row) []string { return r.Index.Kinds }, say: kind},
	{name: "users", text: func(r *row) string { return known(r.Index.Users) }},
	{name: "minutes", text: func(r *row) string { return known(r.Index.Minutes) }},
	{name: "groups", groups: func(r *row) []filing.Group { return scale.Of(r.report, r.newest.At) }},
	{name: "regions", codes: func(r *row) []string { return r.Index.Regions }, say: region},
	{name: "cause", codes: func(r *row) []string { return []string{r.Index.Cause} }, say: term},
	{name: "failedEquipment", codes: func(r *row) []string { return []string{r.Index.FailedEquipment} }, say: term},
	{name: "summary", text: func(r *row) string { return r.report.Summary }},
	{name: "measures", text: func(r *row) string { return r.report.Measures }},
	{name: "belongsTo", text: func(r *row) string { return r.Index.BelongsTo }},
	{name: "attachments", text: func(r *row) string { return strings.Join(r.Index.Attachments, ";") }},
	{name: "filedAt", text: func(r *row) string { return report.Moment(r.newest.At) }},
	{name: "filedBy", text: func(r *row) string { return r.newest.By }},
}

// row is a filing with what is read of its newest revision.
type row struct {
	*archive.Filing
	newest  *archive.Revision
	report  *report.Report
	verdict struct{ Edition string }
}

// CSV is Table with the names and codes of the interface.
func CSV(ctx context.Context, from Filings, q archive.Query, to io.Writer) (count int64, err error) {
	return Table(ctx, from, q, nil, to)
}

// Table writes the filings that match as a table (RFC 4180, UTF-8 with a byte order mark), and tells how many. No cell begins as a
// formula would: a spreadsheet must not run what a carrier wrote. Names and codes are said in the language, where there is one.
func Table(ctx context.Context, from Filings, q archive.Query, w *words.Catalog, to io.Writer) (count int64, err error) {
	buffered := bufio.NewWriterSize(to, buffer)
	if _, err := buffered.WriteString(byteOrderMark); err != nil {
		return 0, err
	}
	rows := csv.NewWriter(buffered)
	rows.UseCRLF = true
	if err := rows.Write(header(w)); err != nil {
		return 0, err
	}
	err = from.Each(ctx, q, func(f *archive.Filing) error {
		r, err := newRow(f)
		if err != nil {
			return err
		}
		count++
		return rows.Write(r.cells(w))
	})
	if err != nil {
		return count, err
	}
	if rows.Flush(); rows.Error() != nil {
		return count, rows.Error()
	}
	return count, buffered.Flush()
}

func header(w *words.Catalog) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.heading(w)
	}
	return names
}

func newRow(f *archive.Filing) (*row, error) {
	r := row{Filing: f, newest: f.Newest()}
	var err error
	if r.report, err = intake.ReadKept(r.newest.Content); err != nil {
		return nil, fmt.Errorf("content of %s: %w", f.Receipt, err)
	}
	if len(r.newest.Verdict) == 0 {
		return &r, nil
	}
	if err := json.Unmarshal(r.newest.Verdict, &r.verdict); err != nil {
		return nil, fmt.Errorf("%w: verdict of %s", archive.ErrCorrupt, f.Receipt)
	}
	return &r, nil
}

func (r *row) cells(w *words.Catalog) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = neutral(c.cell(r, w))
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

// known is a number, and nothing where it is not known.
func known(n int64) string {
	if n == report.Unknown {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
