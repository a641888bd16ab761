package sqlite

import (
	"context"
	"database/sql"

	"jiko/server/internal/archive"
)

// selectFilings reads filings with revisions, one line for each revision, in the order of both; newFiling and addRevision read the line.
const (
	filingColumns = `SELECT f.id, f.carrier, f.reference, f.belongs, f.facts, f.text,
	r.id, r.at, r.login, r.program, r.digest, r.content, r.verdict `
	selectFilings = filingColumns + `FROM filing f `
	listedFilings = filingColumns + `FROM json_each(?) l CROSS JOIN filing f ON f.id = l.value ` // in the order of the list

	withRevisions = `CROSS JOIN revision r ON r.id > f.id << 7 AND r.id < (f.id + 1) << 7 `
	withNewest    = `CROSS JOIN revision r ON r.id = f.id << 7 | f.revisions `
)

// Filing is the filing with that receipt.
func (a *Archive) Filing(ctx context.Context, receipt string) (*archive.Filing, error) {
	const doing = "read a filing"
	id, ok := parseReceipt(receipt)
	if !ok {
		return nil, a.failure(ctx, doing, archive.ErrNotFound)
	}
	return a.oneFiling(ctx, doing, selectFilings+withRevisions+`WHERE f.id = ? ORDER BY r.id`, id)
}

// ByReference is the carrier's filing with that reference of its own.
func (a *Archive) ByReference(ctx context.Context, carrier, reference string) (*archive.Filing, error) {
	return a.oneFiling(ctx, "read a filing by its reference",
		selectFilings+withRevisions+`WHERE f.carrier = ? AND f.reference = ? ORDER BY r.id`, carrier, reference)
}

func (a *Archive) oneFiling(ctx context.Context, doing, query string, args ...any) (*archive.Filing, error) {
	var found *archive.Filing
	err := a.look(ctx, func(r *reader) error {
		return r.filings(query, args, func(f *archive.Filing) error {
			found = f
			return nil
		})
	})
	if err == nil && found == nil {
		err = archive.ErrNotFound
	}
	if err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	return found, nil
}

// BelongingTo lists the filings that name this one as the wholesaler's.
func (a *Archive) BelongingTo(ctx context.Context, receipt string) ([]string, error) {
	var receipts []string
	err := a.look(ctx, func(r *reader) error {
		return r.each(`SELECT id FROM filing WHERE belongs = ? ORDER BY id`, []any{receipt}, func(rows *sql.Rows) error {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			receipts = append(receipts, receiptOf(id))
			return nil
		})
	})
	return receipts, a.failure(ctx, "list what belongs to a filing", err)
}

// filings reads what selectFilings selects, one filing after the other.
func (r *reader) filings(query string, args []any, yield func(*archive.Filing) error) error {
	var f *archive.Filing
	err := r.each(query, args, func(rows *sql.Rows) error {
		id, next, err := scanFiling(rows)
		if err != nil {
			return err
		}
		if f != nil && f.Receipt == receiptOf(id) {
			f.Revisions = append(f.Revisions, next.Revisions...)
			return nil
		}
		done := f
		f = next
		if done == nil {
			return nil
		}
		return yield(done)
	})
	if err == nil && f != nil {
		err = yield(f)
	}
	return err
}

// scanFiling reads a line: a filing with one revision.
func scanFiling(rows *sql.Rows) (id int64, f *archive.Filing, err error) {
	var (
		revision         int64
		at               int64
		body             sql.RawBytes
		text             string
		belongs          sql.NullString
		content, verdict []byte
		r                archive.Revision
	)
	f = new(archive.Filing)
	if err := rows.Scan(&id, &f.Carrier, &f.CarrierRef, &belongs, &body, &text,
		&revision, &at, &r.By, &r.Program, &r.Digest, &content, &verdict); err != nil {
		return 0, nil, err
	}
	r.Number, r.At, r.Content, r.Verdict = int(revision&(1<<revisionShift-1)), fromMilli(at), orNil(content), orNil(verdict)
	f.Receipt, f.Revisions = receiptOf(id), []archive.Revision{r}
	f.Index, err = unmarshalFacts(body, belongs, text)
	return id, f, err
}

// orNil is nil for what is empty, however the driver puts it.
func orNil(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	return b
}
