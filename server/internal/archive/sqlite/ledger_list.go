package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"strings"

	"jiko/server/internal/archive"
)

const selectEntries = `SELECT c.name, e.id, e.at, e.actor, e.action, e.subject, e.detail, e.prev, e.hash `

// EachEntry calls yield for every entry, chain by chain.
func (a *Archive) EachEntry(ctx context.Context, yield func(archive.Entry) error) error {
	return a.failure(ctx, "read the ledger", a.walk(ctx, func(r *reader) error {
		return r.entries(everyEntry, nil, handing(yield))
	}))
}

const everyEntry = selectEntries + `FROM entry e CROSS JOIN chain c ON c.id = e.id >> 40 ORDER BY e.id`

// Entries lists entries, newest first.
func (a *Archive) Entries(ctx context.Context, q archive.EntryQuery) ([]archive.Entry, error) {
	const doing = "search the ledger"
	query, args, err := entriesQuery(q)
	if err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	if err := a.settle(ctx); err != nil {
		return nil, a.failure(ctx, doing, err)
	}
	var list []archive.Entry
	err = a.read(ctx, func(r *reader) error {
		return r.entries(query, args, func(e archive.Entry) error {
			list = append(list, e)
			return nil
		})
	})
	return list, a.failure(ctx, doing, err)
}

// entriesQuery follows the key of what is asked for that has the fewest entries, and looks at each for the rest.
func entriesQuery(q archive.EntryQuery) (query string, args []any, err error) {
	var s strings.Builder
	s.WriteString(selectEntries + `FROM entry_key k CROSS JOIN entry e ON e.id = k.entry CROSS JOIN chain c ON c.id = e.id >> 40 WHERE k.key = ?`)
	args = []any{bestKey(q)}
	add := func(condition string, values ...any) {
		s.WriteString(" AND " + condition)
		args = append(args, values...)
	}
	for _, c := range []struct{ column, text string }{{"e.actor", q.Actor}, {"e.action", string(q.Action)}, {"e.subject", q.Subject}} {
		if c.text != "" {
			add(c.column+" = ?", c.text)
		}
	}
	if !q.From.IsZero() {
		add("k.at >= ?", q.From.UnixMilli())
	}
	if !q.To.IsZero() {
		add("k.at < ?", q.To.UnixMilli())
	}
	if q.Before != "" {
		at, chain, number, err := archive.ParsePlace(q.Before)
		if err != nil {
			return "", nil, err
		}
		add("k.at <= ?", at.UnixMilli())
		add("(k.at, c.name, e.id & ?) < (?, ?, ?)", int64(1)<<chainShift-1, at.UnixMilli(), chain, number)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	s.WriteString(` ORDER BY k.at DESC, c.name DESC, e.id DESC LIMIT ?`)
	return s.String(), append(args, limit), nil
}

// The kinds of keys.
const (
	everyKey   = 0 // of all entries
	actorKey   = 'a'
	actionKey  = 'd'
	subjectKey = 's'
)

func bestKey(q archive.EntryQuery) int64 {
	switch {
	case q.Subject != "":
		return entryKey(subjectKey, q.Subject)
	case q.Actor != "":
		return entryKey(actorKey, q.Actor)
	case q.Action != "":
		return entryKey(actionKey, string(q.Action))
	}
	return everyKey
}

// entryKey is a number for a text, short in the file. Texts that share one are told apart at the entry.
func entryKey(kind byte, text string) int64 {
	sum := sha256.Sum256(append([]byte{kind}, text...))
	return int64(binary.BigEndian.Uint64(sum[:])>>17 | 1) // 47 bits, six bytes in the file; never everyKey
}

// entries reads what selectEntries selects.
func (r *reader) entries(query string, args []any, yield func(archive.Entry) error) error {
	return r.each(query, args, func(rows *sql.Rows) error {
		var (
			e      archive.Entry
			id, at int64
			action string
		)
		if err := rows.Scan(&e.Chain, &id, &at, &e.Actor, &action, &e.Subject, &e.Detail, &e.Prev, &e.Hash); err != nil {
			return err
		}
		e.Number, e.At, e.Action = id&(1<<chainShift-1), fromMilli(at), archive.Action(action)
		return yield(e)
	})
}
