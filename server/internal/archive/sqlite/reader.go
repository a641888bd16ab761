package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// reader reads in one transaction: all that it reads was so at one moment.
type reader struct {
	ctx   context.Context
	query func(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	trace func(query string)
}

// look reads with a single query, which is a moment of its own: no transaction, and a query that is prepared once. What do reads goes to
// nobody before look returns.
func (a *Archive) look(ctx context.Context, do func(*reader) error) error {
	if err := do(&reader{ctx: ctx, query: a.askPrepared, trace: a.trace}); err != nil {
		return err
	}
	return a.writer.journal.await(ctx)
}

func (a *Archive) askPrepared(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, known := a.prepared.Load(query)
	if !known {
		fresh, err := a.quick.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		if stmt, known = a.prepared.LoadOrStore(query, fresh); known {
			if err := fresh.Close(); err != nil {
				return nil, err
			}
		}
	}
	return stmt.(*sql.Stmt).QueryContext(ctx, args...)
}

// read reads what is soon answered. do must not ask the archive for anything else: there are few connections.
func (a *Archive) read(ctx context.Context, do func(*reader) error) error {
	return a.readFrom(ctx, a.quick, do)
}

// walk reads what is handed to the caller piece by piece, who may ask the archive for more in the meantime.
func (a *Archive) walk(ctx context.Context, do func(*reader) error) error {
	return a.readFrom(ctx, a.stream, do)
}

func (a *Archive) readFrom(ctx context.Context, db *sql.DB, do func(*reader) error) (err error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() {
		if e := tx.Rollback(); err == nil && !errors.Is(e, sql.ErrTxDone) {
			err = e
		}
	}()
	r := &reader{ctx: ctx, query: tx.QueryContext, trace: a.trace}
	if _, err := r.get(`SELECT at FROM sign WHERE id = 1`, nil, new(int64)); err != nil { // from now on everything stays as it is
		return err
	}
	if err := a.writer.journal.await(ctx); err != nil {
		return err
	}
	return do(r)
}

// each reads all rows.
func (r *reader) each(query string, args []any, row func(*sql.Rows) error) error {
	if r.trace != nil {
		r.trace(query)
	}
	rows, err := r.query(r.ctx, query, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, row)
}

// get reads one row; false when there is none.
func (r *reader) get(query string, args []any, dest ...any) (found bool, err error) {
	err = r.each(query, args, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(dest...)
	})
	return found, err
}

// handing passes what is read to the caller, whose errors come back as they are.
func handing[E any](yield func(E) error) func(E) error {
	return func(e E) error {
		if err := yield(e); err != nil {
			return &stopped{err}
		}
		return nil
	}
}
