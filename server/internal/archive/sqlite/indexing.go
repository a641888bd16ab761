package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"jiko/server/internal/archive"
)

// portion is how many filings and entries are indexed with one commit: large ones are cheaper for each, small ones keep a change
// that comes in the meantime waiting for less.
const portion = 1024

// index indexes a portion of what is pending. It returns the first line that is left, 0 when there is none.
func (w *writer) index() (rest int64, err error) {
	ctx := context.Background()
	const any = `SELECT id FROM pending LIMIT 1`
	if found, err := w.conn.get(ctx, any, nil, &rest); err != nil || !found {
		w.behind = 0
		return 0, err
	}
	x := &indexing{batch: batch{w: w, ctx: ctx}}
	err = w.conn.transaction(ctx, func() error {
		last := x.take()
		if last == 0 {
			return x.failed
		}
		x.indexFilings()
		x.indexEntries()
		x.exec(`DELETE FROM pending WHERE id <= ?`, last)
		x.get(`SELECT coalesce(min(id), 0) FROM pending`, nil, &rest)
		return x.failed
	})
	if err != nil {
		w.forget()
		return 0, err
	}
	w.behind = max(0, w.behind-len(x.filings)-len(x.entries))
	if rest == 0 {
		w.behind = 0
	}
	return rest, nil
}

// indexing is the transaction in which a portion is indexed.
type indexing struct {
	batch
	added   []posting
	removed []posting
	texts   []indexedText
}

// posting is that a filing has a value.
type posting struct{ code, filing int64 }

func (p posting) compare(q posting) int {
	return cmp.Or(cmp.Compare(p.code, q.code), cmp.Compare(p.filing, q.filing))
}

// indexedText is the text of a filing; there was another one in the index when it is not new.
type indexedText struct {
	filing int64
	text   string
	isNew  bool
}

// take reads the next portion; it returns the last of its lines.
func (x *indexing) take() (last int64) {
	const query = `SELECT id, filings, entries FROM pending ORDER BY id LIMIT 512`
	x.each(query, nil, func(rows *sql.Rows) error {
		var (
			id               int64
			filings, entries sql.RawBytes
			moreF, moreE     []int64
		)
		if err := rows.Scan(&id, &filings, &entries); err != nil {
			return err
		}
		if len(x.filings)+len(x.entries) >= portion {
			return nil
		}
		if err := unlist(filings, &moreF); err != nil {
			return err
		}
		if err := unlist(entries, &moreE); err != nil {
			return err
		}
		x.filings, x.entries, last = append(x.filings, moreF...), append(x.entries, moreE...), id
		return nil
	})
	slices.Sort(x.filings)
	x.filings = slices.Compact(x.filings)
	return last
}

// unlist reads what list wrote.
func unlist(body []byte, ids *[]int64) error {
	if len(body) == 0 {
		return nil
	}
	return json.Unmarshal(body, ids)
}

func (x *indexing) indexFilings() {
	for _, id := range x.filings {
		x.indexFiling(id)
	}
	x.writePostings()
	x.writeCounts()
	x.writeWords()
}

// indexFiling notes what is to be written for a filing.
func (x *indexing) indexFiling(id int64) {
	var (
		carrier, text string
		body          []byte
		old           []byte
	)
	if !x.get(`SELECT carrier, facts, text FROM filing WHERE id = ?`, []any{id}, &carrier, &body, &text) {
		return
	}
	index, err := unmarshalFacts(body, sql.NullString{}, text)
	if err != nil {
		x.failed = err
		return
	}
	known := x.get(`SELECT codes FROM search WHERE filing = ?`, []any{id}, &old)
	codes := x.codesOf(carrier, &index)
	x.exec(`INSERT OR REPLACE INTO search (filing, carrier, occurred, users, minutes, codes) VALUES (?, ?, ?, ?, ?, ?)`,
		id, x.code(value{archive.Carrier, carrier}), index.Occurred, index.Users, index.Minutes, packCodes(codes))
	before := unpackCodes(old)
	x.added = appendPostings(x.added, id, codes, before)
	x.removed = appendPostings(x.removed, id, before, codes)
	x.texts = append(x.texts, indexedText{id, text, !known})
}

// appendPostings adds those of codes that are not in others.
func appendPostings(list []posting, filing int64, codes, others []int64) []posting {
	for _, code := range codes {
		if !slices.Contains(others, code) {
			list = append(list, posting{code, filing})
		}
	}
	return list
}

// writePostings goes through the tree in its order.
func (x *indexing) writePostings() {
	slices.SortFunc(x.removed, posting.compare)
	for _, p := range x.removed {
		x.exec(`DELETE FROM posting WHERE code = ? AND filing = ?`, p.code, p.filing)
	}
	slices.SortFunc(x.added, posting.compare)
	for _, p := range x.added {
		x.exec(`INSERT OR IGNORE INTO posting (code, filing) VALUES (?, ?)`, p.code, p.filing)
	}
}

func (x *indexing) writeCounts() {
	more := make(map[int64]int64)
	for _, p := range x.added {
		more[p.code]++
	}
	for _, p := range x.removed {
		more[p.code]--
	}
	for code, n := range more {
		x.exec(`UPDATE value SET count = count + ? WHERE code = ?`, n, code)
	}
}

func (x *indexing) writeWords() {
	var grams []byte
	for _, t := range x.texts {
		grams = appendGrams(grams[:0], archive.Grams(t.text))
		verb := `INSERT OR REPLACE INTO words (rowid, grams) VALUES (?, ?)`
		if t.isNew {
			verb = `INSERT INTO words (rowid, grams) VALUES (?, ?)`
		}
		x.exec(verb, t.filing, string(grams))
	}
}

// appendGrams writes grams as tokens that the tokenizer takes for words: four letters or digits for each character.
func appendGrams(dst []byte, grams []string) []byte {
	for _, gram := range grams {
		dst = append(appendGram(dst, gram), ' ')
	}
	return dst
}

func appendGram(dst []byte, gram string) []byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	for _, r := range gram {
		dst = append(dst, digits[r/(36*36*36)], digits[r/(36*36)%36], digits[r/36%36], digits[r%36])
	}
	return dst
}

// wordsQuery is the full text query for texts that have all these grams.
func wordsQuery(grams []string) string {
	return strings.TrimSpace(string(appendGrams(nil, grams)))
}

func (x *indexing) indexEntries() {
	var keys []entryAt
	for _, id := range x.entries {
		var (
			at                     int64
			actor, action, subject string
		)
		if x.get(`SELECT at, actor, action, subject FROM entry WHERE id = ?`, []any{id}, &at, &actor, &action, &subject) {
			keys = append(keys, entryAt{everyKey, at, id}, entryAt{entryKey(actorKey, actor), at, id},
				entryAt{entryKey(actionKey, action), at, id}, entryAt{entryKey(subjectKey, subject), at, id})
		}
	}
	slices.SortFunc(keys, func(a, b entryAt) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at), cmp.Compare(a.entry, b.entry))
	})
	for _, k := range keys {
		x.exec(`INSERT OR IGNORE INTO entry_key (key, at, entry) VALUES (?, ?, ?)`, k.key, k.at, k.entry)
	}
}

// entryAt is where an entry stands under a key.
type entryAt struct{ key, at, entry int64 }
