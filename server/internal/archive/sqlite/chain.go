package sqlite

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"time"

	"jiko/server/internal/archive"
)

// chainShift is how far the chain stands above the number in the id of an entry.
const chainShift = 40

func entryID(chain, number int64) int64 { return chain<<chainShift | number }

// head is the last entry of this process's chain. There is no chain before there is a first entry: a process that only reads leaves
// no trace.
type head struct {
	chain int64
	name  string
	last  archive.Entry // its number and hash
	known bool          // false after a failure: the file knows better
}

// readHead asks the file what the last entry is, when a failure has left that open.
func (b *batch) readHead() {
	if b.head.known || b.head.chain == 0 {
		return
	}
	if !b.get(`SELECT id FROM chain WHERE name = ?`, []any{b.head.name}, &b.head.chain) {
		b.head = head{}
		return
	}
	b.head.last.Number, b.head.last.Hash = b.lastOf(b.head.chain)
	b.head.known = true
}

// lastOf is the number and hash of a chain's last entry.
func (b *batch) lastOf(chain int64) (number int64, hash string) {
	var id int64
	b.get(`SELECT id, hash FROM entry WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1`, []any{entryID(chain, 0), entryID(chain+1, 0)}, &id, &hash)
	return id & (1<<chainShift - 1), hash
}

// beginChain begins this process's chain with the heads of those that nobody vouches for yet.
func (b *batch) beginChain(at time.Time) {
	heads := b.openHeads()
	name := chainName(b.w.a.now())
	b.exec(`INSERT INTO chain (name) VALUES (?)`, name)
	b.head = head{name: name, known: true}
	b.get(`SELECT id FROM chain WHERE name = ?`, []any{name}, &b.head.chain)
	b.follow(archive.Entry{At: at, Actor: "jiko", Action: archive.ChainBegun, Detail: archive.FormatHeads(heads)})
	b.note(heads)
}

// chainName is a name that no other process will give.
func chainName(now time.Time) string {
	var random [8]byte
	rand.Read(random[:]) // never fails
	return now.UTC().Format("20060102T150405Z-") + hex.EncodeToString(random[:])
}

// openHeads are the heads that no other chain vouches for.
func (b *batch) openHeads() (heads []archive.Head) {
	type line struct {
		id, noted int64
		name      string
	}
	var chains []line
	b.each(`SELECT id, name, noted FROM chain ORDER BY id`, nil, func(rows *sql.Rows) error {
		var l line
		chains = append(chains, l)
		return rows.Scan(&chains[len(chains)-1].id, &chains[len(chains)-1].name, &chains[len(chains)-1].noted)
	})
	for _, c := range chains {
		if number, hash := b.lastOf(c.id); number > c.noted {
			heads = append(heads, archive.Head{Chain: c.name, Number: number, Hash: hash})
		}
	}
	return heads
}

// note remembers that a chain vouches for these heads.
func (b *batch) note(heads []archive.Head) {
	for _, h := range heads {
		b.exec(`INSERT INTO chain (name, noted) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET noted = max(noted, excluded.noted)`, h.Chain, h.Number)
	}
}

// follow keeps the entry after the head.
func (b *batch) follow(entry archive.Entry) {
	var prev *archive.Entry
	if b.head.last.Number > 0 {
		prev = &b.head.last
	}
	entry.Follow(b.head.name, prev)
	b.insertEntry(b.head.chain, &entry)
	b.head.last = archive.Entry{Number: entry.Number, Hash: entry.Hash}
}

// insertEntry keeps an entry as it is.
func (b *batch) insertEntry(chain int64, e *archive.Entry) {
	id := entryID(chain, e.Number)
	b.exec(`INSERT OR REPLACE INTO entry (id, at, actor, action, subject, prev, hash, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		id, e.At.UnixMilli(), e.Actor, string(e.Action), e.Subject, e.Prev, e.Hash, e.Detail)
	b.entries = append(b.entries, id)
}
